// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors of random numbers.
#include "Ops/RandomRange.h"
#include "Ops/RandomSteps.h"
#include "Ops/SelectionSteps.h"

namespace crout {
using namespace ops;
using OptionalDType = std::optional<DType>;
using OptionalDevice = std::optional<Device>;
using OptionalGenerator = std::optional<Generator>;

static void checkFactory(const OptionalDevice &device, bool requiresGrad) {
  if (device && device->type != kDLCPU) fail("device " + name(*device) + " is not on this machine: this build has cpu only");
  if (requiresGrad)
    throw NotImplementedError(currentFunctionPrefix() + "requires_grad=True: there are no gradients", currentLocationString());
}

static DType fractional(DType dtype) {
  if (!isFloatingPoint(dtype) && !isComplex(dtype)) fail("'dtype' must be floating point or complex, got " + describe(dtype));
  return dtype;
}

static llvm::ArrayRef<SymInt> sizesOf(const SizeList &size) {
  llvm::ArrayRef<SymInt> dims((*size).data(), size.size());
  for (const SymInt &dim : dims)
    if (!dim.isSymbolic() && dim.hint() < 0) fail("sizes must not be negative, got shape " + shapeString(dims));
  return dims;
}

static const Tensor &like(const Operand &input) {
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  return input.getTensor();
}

//===----------------------------------------------------------------------===//
// Uniform and normal numbers
//===----------------------------------------------------------------------===//

static Tensor uniform(const char *name, llvm::ArrayRef<SymInt> size, DType dtype, const OptionalGenerator &generator,
                      const std::source_location &where) {
  return sample(name, size, dtype, generator, {}, Attributes(fractional(dtype)), where,
                [dtype](const Bits &bits, Operands) { return bits.uniform(dtype); });
}

Tensor rand(const SizeList &size, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device, bool requires_grad,
            std::source_location where) {
  OpScope scope("rand", where);
  checkFactory(device, requires_grad);
  return uniform("rand", sizesOf(size), dtype.value_or(defaultDType()), generator, where);
}

Tensor rand_like(const Operand &input, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device, bool requires_grad) {
  OpScope scope("rand_like", input.getWhere());
  checkFactory(device, requires_grad);
  return uniform("rand_like", like(input).shape(), dtype.value_or(input.getTensor().dtype()), generator, input.getWhere());
}

static Tensor standardNormal(const char *name, llvm::ArrayRef<SymInt> size, DType dtype, const OptionalGenerator &generator,
                             const std::source_location &where) {
  return sample(name, size, dtype, generator, {}, Attributes(fractional(dtype)), where,
                [dtype](const Bits &bits, Operands) { return toDType(bits.normal(dtype), dtype); });
}

Tensor randn(const SizeList &size, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device, bool requires_grad,
             std::source_location where) {
  OpScope scope("randn", where);
  checkFactory(device, requires_grad);
  return standardNormal("randn", sizesOf(size), dtype.value_or(defaultDType()), generator, where);
}

Tensor randn_like(const Operand &input, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device,
                  bool requires_grad) {
  OpScope scope("randn_like", input.getWhere());
  checkFactory(device, requires_grad);
  return standardNormal("randn_like", like(input).shape(), dtype.value_or(input.getTensor().dtype()), generator, input.getWhere());
}

/// mean + std * z, each of them a number or a tensor of the broadcast shape's.
static Tensor shiftedNormal(llvm::ArrayRef<SymInt> size, DType dtype, const Operand &mean, const Operand &std,
                            const OptionalGenerator &generator, const std::source_location &where) {
  bool checks = !std.isScalar();
  if (!checks && !(toDouble(std.getScalar()) >= 0)) fail("'std' must not be negative, got " + std::to_string(toDouble(std.getScalar())));
  if (checks && isComplex(std.getTensor().dtype())) fail("'std' must be real, got " + describe(std.getTensor().dtype()));
  return sample("normal", size, dtype, generator, {mean, std}, Attributes(fractional(dtype), checks), where,
                [dtype, checks](const Bits &bits, Operands in) {
                  DType work = workType(dtype);
                  Tensor deviation =
                      tensor(in[1], "std", isComplex(work) ? (work == DType::Complex64 ? DType::Float32 : DType::Float64) : work);
                  if (checks)
                    require(unary<ir::LogicalNotOp>(compare(ir::ComparePredicate::ge, deviation, constant(0.0, deviation.dtype()))),
                            "'std' must not be negative, found an element that is");
                  Tensor scaled = binary<ir::MulOp>(bits.normal(dtype), toDType(deviation, work));
                  return toDType(binary<ir::AddOp>(scaled, tensor(in[0], "mean", work)), dtype);
                });
}

Tensor normal(const Operand &mean, const Operand &std, const OptionalGenerator &generator) {
  OpScope scope("normal", mean.getWhere());
  if (mean.isScalar() && std.isScalar()) failType("'size' is needed where 'mean' and 'std' are numbers");
  for (auto [role, operand] : {std::pair("mean", &mean), std::pair("std", &std)})
    if (!operand->isScalar() && !isFloatingPoint(operand->getTensor().dtype()) && !isComplex(operand->getTensor().dtype()))
      fail("'" + std::string(role) + "' must be floating point, got " + describe(operand->getTensor().dtype()));
  SymSizes size;
  for (const Operand *operand : {&mean, &std})
    if (!operand->isScalar()) {
      std::vector<SymInt> shape = operand->getTensor().shape();
      broadcastInto(size, shape);
    }
  return shiftedNormal(size, (mean.isScalar() ? std : mean).getTensor().dtype(), mean, std, generator, mean.getWhere());
}

Tensor normal(double mean, double std, const SizeList &size, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device,
              bool requires_grad, std::source_location where) {
  OpScope scope("normal", where);
  checkFactory(device, requires_grad);
  return shiftedNormal(sizesOf(size), dtype.value_or(defaultDType()), Operand(mean, where), Operand(std, where), generator, where);
}

//===----------------------------------------------------------------------===//
// Whole numbers
//===----------------------------------------------------------------------===//

static Tensor integersBelow(const char *name, const SymInt &low, const SymInt &high, llvm::ArrayRef<SymInt> size, DType dtype,
                            const OptionalGenerator &generator, const std::source_location &where) {
  if (isComplex(dtype)) fail("'dtype' must be real, got " + describe(dtype));
  if (!(low < high)) fail("'low' must be less than 'high', got " + toString(low) + " and " + toString(high));
  if (!low.isSymbolic() && !high.isSymbolic()) {
    auto [smallest, largest] = wholeRange(dtype);
    if (low.hint() < smallest || high.hint() - 1 > largest)
      fail("the numbers from " + toString(low) + " to " + toString(high - 1) + " do not all fit into " + describe(dtype));
  }
  return sampleIntegers(name, low, high, size, dtype, generator, where);
}

Tensor randint(SymInt low, SymInt high, const SizeList &size, const OptionalGenerator &generator, OptionalDType dtype,
               OptionalDevice device, bool requires_grad, std::source_location where) {
  OpScope scope("randint", where);
  checkFactory(device, requires_grad);
  return integersBelow("randint", low, high, sizesOf(size), dtype.value_or(DType::Int64), generator, where);
}
Tensor randint(SymInt high, const SizeList &size, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device,
               bool requires_grad, std::source_location where) {
  return randint(0, high, size, generator, dtype, device, requires_grad, where);
}

Tensor randint_like(const Operand &input, SymInt low, SymInt high, const OptionalGenerator &generator, OptionalDType dtype,
                    OptionalDevice device, bool requires_grad) {
  OpScope scope("randint_like", input.getWhere());
  checkFactory(device, requires_grad);
  return integersBelow("randint_like", low, high, like(input).shape(), dtype.value_or(input.getTensor().dtype()), generator,
                       input.getWhere());
}
Tensor randint_like(const Operand &input, SymInt high, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device,
                    bool requires_grad) {
  return randint_like(input, 0, high, generator, dtype, device, requires_grad);
}

/// Where the numbers 0 to n - 1 go when random keys are sorted.
Tensor randperm(SymInt n, const OptionalGenerator &generator, OptionalDType dtype, OptionalDevice device, bool requires_grad,
                std::source_location where) {
  OpScope scope("randperm", where);
  checkFactory(device, requires_grad);
  DType type = dtype.value_or(DType::Int64);
  if (type == DType::Bool || isComplex(type)) fail("'dtype' must be integer or floating point, got " + describe(type));
  if (!n.isSymbolic()) {
    if (n.hint() < 0) fail("'n' must not be negative, got " + toString(n));
    if (n.hint() > 0 && n.hint() - 1 > wholeRange(type).second) fail("'n' is " + toString(n) + ", too large for " + describe(type));
  }
  SymInt size[] = {n};
  return sample("randperm", size, DType::Int64, generator, {}, Attributes(type), where,
                [type](const Bits &bits, Operands) { return toDType(sortAlong(bits.lane(0), 0).indices, type); });
}

//===----------------------------------------------------------------------===//
// Distributions with tensors of parameters
//===----------------------------------------------------------------------===//

Tensor bernoulli(const Operand &input, const OptionalGenerator &generator) {
  OpScope scope("bernoulli", input.getWhere());
  DType dtype = like(input).dtype();
  if (!isFloatingPoint(dtype)) fail("'input' must be floating point, got " + describe(dtype));
  return sampleTruths("bernoulli", input.getTensor().shape(), dtype, input, generator, input.getWhere());
}
Tensor bernoulli(const Operand &input, double p, const OptionalGenerator &generator) {
  OpScope scope("bernoulli", input.getWhere());
  return sampleTruths("bernoulli", like(input).shape(), input.getTensor().dtype(), Operand(p, input.getWhere()), generator,
                      input.getWhere());
}

Tensor poisson(const Operand &input, const OptionalGenerator &generator) {
  OpScope scope("poisson", input.getWhere());
  DType dtype = like(input).dtype();
  if (!isFloatingPoint(dtype)) fail("'input' must be floating point, got " + describe(dtype));
  return sample("poisson", input.getTensor().shape(), dtype, generator, {input}, Attributes(dtype), input.getWhere(),
                [dtype](const Bits &bits, Operands in) {
                  Tensor rate = tensor(in[0], "input", DType::Float64);
                  require(unary<ir::LogicalNotOp>(compare(ir::ComparePredicate::ge, rate, constant(0.0, DType::Float64))),
                          "'input' must hold rates that are not negative, found one that is, or NaN");
                  auto op = session().emit<ir::PoissonOp>(valueOf(rate), valueOf(bits.getSeed()), valueOf(bits.getOffset()));
                  return toDType(session().wrap(op.getResult(), dimsOf(rate)), dtype);
                });
}

/// Indices by their probabilities: along a running sum with replacement; else the first ones of a race in which index i arrives after a
/// time that is exponentially distributed with rate p[i].
static Tensor pick(const Tensor &weights, const Tensor &seed, const Tensor &offset, const SymInt &count, bool replacement) {
  Tensor p = toDType(weights, DType::Float64);
  int64_t last = p.dim() - 1;
  Tensor zero = constant(0.0, DType::Float64), infinity = constant(std::numeric_limits<double>::infinity(), DType::Float64);
  Tensor good = binary<ir::LogicalAndOp>(compare(ir::ComparePredicate::ge, p, zero), compare(ir::ComparePredicate::lt, p, infinity));
  require(unary<ir::LogicalNotOp>(good), "'input' must hold numbers that are finite and not negative");
  Tensor positive = compare(ir::ComparePredicate::gt, p, zero);
  Tensor choices = reduce(ir::ReduceKind::sum, toDType(positive, DType::Int64), {last}, false);
  SymSizes dims(dimsOf(p));
  if (replacement) {
    require(compare(ir::ComparePredicate::lt, choices, integer(1)), "'input' must have a positive number in each row");
    Tensor sums = scanAlong(ir::ScanKind::sum, p, last);
    Tensor total = reduce(ir::ReduceKind::max, sums, {last}, true); // the last sum, and no read where there is none
    dims.back() = count;
    Tensor point = binary<ir::MulOp>(Bits(seed, offset, dims).uniform(DType::Float64), total);
    return searchSorted(sums, point, true);
  }
  require(compare(ir::ComparePredicate::lt, choices, sizeTensor(count, DType::Int64)),
          "'input' must have as many positive numbers in each row as 'num_samples' says, where 'replacement' is false");
  Tensor u = Bits(seed, offset, dims).uniform(DType::Float64);
  Tensor wait = unary<ir::NegOp>(unary<ir::Log1pOp>(unary<ir::NegOp>(u)));
  Tensor arrival = select(positive, binary<ir::DivOp>(wait, p), infinity);
  SymSizes begin(dims.size(), SymInt(0)), step(dims.size(), SymInt(1)), end = dims;
  end.back() = isGeneric(dims.back()) ? symMin(count, dims.back()) : count; // the check above fails where the second is less
  return sliceBox(sortAlong(arrival, last).indices, begin, end, step);
}

Tensor multinomial(const Operand &input, int64_t num_samples, bool replacement, const OptionalGenerator &generator) {
  OpScope scope("multinomial", input.getWhere());
  const Tensor &weights = like(input);
  if (!isFloatingPoint(weights.dtype())) fail("'input' must be floating point, got " + describe(weights.dtype()));
  if (weights.dim() != 1 && weights.dim() != 2) fail("'input' must have one or two dimensions, got shape " + shapeString(weights));
  if (num_samples < 1) fail("'num_samples' must be positive, got " + std::to_string(num_samples));
  std::vector<SymInt> shape = weights.shape();
  bool isKnown = !isGeneric(shape.back());
  if (isKnown && shape.back() < SymInt(1)) fail("'input' must have a number in its last dimension, got shape " + shapeString(weights));
  if (isKnown && !replacement && shape.back() < SymInt(num_samples))
    fail("'num_samples' must be at most the size of the last dimension of 'input' where 'replacement' is false, got " +
         std::to_string(num_samples) + " for shape " + shapeString(weights));
  SymInt rows = shape.size() == 2 ? shape[0] : SymInt(1);
  SymInt count = rows * (replacement ? SymInt(num_samples) : shape.back());
  if (TraceSession::current()) {
    auto [seed, offset] = session().draw(orDefault(generator), count);
    return pick(session().lift(weights), seed, offset, num_samples, replacement);
  }
  SymInt samples[] = {num_samples};
  Tensor sizes = shapeOnly(samples, DType::Int64);
  Generator::State state = orDefault(generator).advance(static_cast<uint64_t>(count.hint()));
  return call("multinomial", CallKind::General,
              {input, Operand(sizes, input.getWhere()), Operand(static_cast<int64_t>(state.seed), input.getWhere()),
               Operand(static_cast<int64_t>(state.offset), input.getWhere())},
              Attributes(replacement), [replacement](Operands in) {
                return pick(tensor(in[0], "input"), tensor(in[2], "seed"), tensor(in[3], "offset"), dimsOf(tensor(in[1], "num_samples"))[0],
                            replacement);
              });
}

} // namespace crout
