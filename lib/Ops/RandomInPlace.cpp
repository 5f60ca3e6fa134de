// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors filled with random numbers in place.
#include "Ops/RandomRange.h"
#include "Ops/Write.h"
#include <cmath>

namespace crout {
using namespace ops;
using OptionalGenerator = std::optional<Generator>;

static const Tensor &target(const Operand &self) {
  if (self.isScalar()) failType("'self' must be a tensor, got a number");
  return self.getTensor();
}

static std::string text(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", value);
  return buffer;
}

/// Fills `self` with what `body(bits, parameters, dtype)` makes in `dtype`, float32 for a half, and casts it; `parameters` are numbers of
/// that dtype.
template <typename Body>
static Tensor fill(const char *name, const Operand &self, DType work, std::initializer_list<double> numbers,
                   const OptionalGenerator &generator, Body body) {
  const Tensor &tensor = target(self);
  DType dtype = tensor.dtype();
  const double *number = numbers.begin();
  Operand first(numbers.size() > 0 ? number[0] : 0.0, self.getWhere()), second(numbers.size() > 1 ? number[1] : 0.0, self.getWhere());
  Tensor value = sample(name, tensor.shape(), dtype, generator, {first, second}, Attributes(dtype), self.getWhere(),
                        [body, work, dtype](const Bits &bits, Operands in) {
                          return toDType(body(bits, ops::tensor(in[0], "parameter", work), ops::tensor(in[1], "parameter", work)), dtype);
                        });
  return writeInto(self, value);
}

static DType floating(const Operand &self, bool mayBeComplex = false) {
  DType dtype = target(self).dtype();
  if (!isFloatingPoint(dtype) && !(mayBeComplex && isComplex(dtype)))
    fail(std::string("'self' must be floating point") + (mayBeComplex ? " or complex" : "") + ", got " + describe(dtype));
  return workType(dtype);
}

static Tensor add(const Tensor &a, const Tensor &b) { return binary<ir::AddOp>(a, b); }
static Tensor times(const Tensor &a, const Tensor &b) { return binary<ir::MulOp>(a, b); }
static Tensor number(double value, const Tensor &like) { return constant(value, like.dtype()); }
/// -log(1 - u): exponentially distributed with mean 1.
static Tensor exponential(const Bits &bits, DType dtype) {
  return unary<ir::NegOp>(unary<ir::Log1pOp>(unary<ir::NegOp>(bits.uniform(dtype))));
}

Tensor uniform_(const Operand &self, double from, double to, const OptionalGenerator &generator) {
  OpScope scope("uniform_", self.getWhere());
  DType work = floating(self, true);
  if (!(from <= to) || !std::isfinite(to - from))
    fail("'from' must be at most 'to', and their distance finite, got " + text(from) + " and " + text(to));
  return fill("uniform_", self, work, {from, to}, generator, [work](const Bits &bits, const Tensor &low, const Tensor &high) {
    Tensor value = add(times(bits.uniform(work), binary<ir::SubOp>(high, low)), low);
    if (isComplex(work)) return value;
    // Rounding may reach `to`, which is no value.
    return select(compare(ir::ComparePredicate::lt, value, high), value, low);
  });
}

Tensor normal_(const Operand &self, double mean, double std, const OptionalGenerator &generator) {
  OpScope scope("normal_", self.getWhere());
  DType work = floating(self, true), dtype = target(self).dtype();
  if (!(std >= 0)) fail("'std' must not be negative, got " + text(std));
  return fill("normal_", self, work, {mean, std}, generator, [dtype](const Bits &bits, const Tensor &center, const Tensor &deviation) {
    return add(times(bits.normal(dtype), deviation), center);
  });
}

Tensor log_normal_(const Operand &self, double mean, double std, const OptionalGenerator &generator) {
  OpScope scope("log_normal_", self.getWhere());
  DType work = floating(self), dtype = target(self).dtype();
  if (!(std > 0)) fail("'std' must be positive, got " + text(std));
  return fill("log_normal_", self, work, {mean, std}, generator, [dtype](const Bits &bits, const Tensor &center, const Tensor &deviation) {
    return unary<ir::ExpOp>(add(times(bits.normal(dtype), deviation), center));
  });
}

Tensor exponential_(const Operand &self, double lambd, const OptionalGenerator &generator) {
  OpScope scope("exponential_", self.getWhere());
  DType work = floating(self);
  if (!(lambd > 0)) fail("'lambd' must be positive, got " + text(lambd));
  return fill("exponential_", self, work, {lambd}, generator,
              [work](const Bits &bits, const Tensor &rate, const Tensor &) { return binary<ir::DivOp>(exponential(bits, work), rate); });
}

Tensor cauchy_(const Operand &self, double median, double sigma, const OptionalGenerator &generator) {
  OpScope scope("cauchy_", self.getWhere());
  DType work = floating(self);
  if (!(sigma > 0)) fail("'sigma' must be positive, got " + text(sigma));
  return fill("cauchy_", self, work, {median, sigma}, generator, [work](const Bits &bits, const Tensor &center, const Tensor &width) {
    Tensor u = bits.uniform(work);
    Tensor angle = times(add(u, number(-0.5, u)), number(M_PI, u));
    return add(times(unary<ir::TanOp>(angle), width), center);
  });
}

Tensor geometric_(const Operand &self, double p, const OptionalGenerator &generator) {
  OpScope scope("geometric_", self.getWhere());
  DType dtype = target(self).dtype();
  if (dtype == DType::Bool || isComplex(dtype)) fail("'self' must be integer or floating point, got " + describe(dtype));
  if (!(p > 0 && p < 1)) fail("'p' must be a probability between 0 and 1, got " + text(p));
  return fill("geometric_", self, DType::Float64, {p}, generator, [](const Bits &bits, const Tensor &probability, const Tensor &) {
    Tensor failures =
        binary<ir::DivOp>(exponential(bits, DType::Float64), unary<ir::NegOp>(unary<ir::Log1pOp>(unary<ir::NegOp>(probability))));
    return add(unary<ir::FloorOp>(failures), number(1.0, failures));
  });
}

static Tensor fillIntegers(const Operand &self, int64_t from, std::optional<int64_t> to, const OptionalGenerator &generator) {
  DType dtype = target(self).dtype();
  if (isComplex(dtype)) fail("'self' must be real, got " + describe(dtype));
  auto [smallest, largest] = wholeRange(dtype);
  if (to && from >= *to) fail("'from' must be less than 'to', got " + std::to_string(from) + " and " + std::to_string(*to));
  if (from < smallest || from > largest || (to && *to - 1 > largest))
    fail("the numbers from " + std::to_string(from) + (to ? " to " + std::to_string(*to - 1) : std::string()) + " do not all fit into " +
         describe(dtype));
  std::optional<SymInt> end;
  if (to)
    end = SymInt(*to);
  else if (isFloatingPoint(dtype))
    end = SymInt((int64_t{1} << significand(dtype)) + 1); // whole numbers up to here are all numbers of the dtype
  else if (largest != wholeRange(DType::Int64).second)
    end = SymInt(largest + 1);
  if (end && from >= end->hint())
    fail("'from' must be less than " + std::to_string(end->hint()) + " for " + describe(dtype) + ", got " + std::to_string(from));
  return writeInto(self, sampleIntegers("random_", from, end, target(self).shape(), dtype, generator, self.getWhere()));
}

Tensor random_(const Operand &self, const OptionalGenerator &generator) {
  OpScope scope("random_", self.getWhere());
  return fillIntegers(self, 0, std::nullopt, generator);
}
Tensor random_(const Operand &self, int64_t to, const OptionalGenerator &generator) {
  OpScope scope("random_", self.getWhere());
  return fillIntegers(self, 0, to, generator);
}
Tensor random_(const Operand &self, int64_t from, std::optional<int64_t> to, const OptionalGenerator &generator) {
  OpScope scope("random_", self.getWhere());
  return fillIntegers(self, from, to, generator);
}

Tensor bernoulli_(const Operand &self, const Operand &p, const OptionalGenerator &generator) {
  OpScope scope("bernoulli_", self.getWhere());
  const Tensor &tensor = target(self);
  if (!p.isScalar()) {
    std::vector<SymInt> shape = tensor.shape(), given = p.getTensor().shape();
    SymSizes broadcast(shape.begin(), shape.end());
    broadcastInto(broadcast, given);
    bool fits = broadcast.size() == shape.size();
    for (size_t i = 0; fits && i < shape.size(); ++i)
      fits = broadcast[i] == shape[i];
    if (!fits) fail("'p' of shape " + shapeString(p.getTensor()) + " does not broadcast to 'self' of shape " + shapeString(tensor));
  }
  return writeInto(self, sampleTruths("bernoulli_", tensor.shape(), tensor.dtype(), p, generator, self.getWhere()));
}

} // namespace crout
