// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that combine elements along dimensions.
#include "Ops/Build.h"
#include "Ops/Reductions.h"
#include "Ops/Views.h"
#include "Trace/Warning.h"
#include <limits>

namespace crout {
using namespace ops;

namespace ops {
// Sums of half-precision numbers are kept in float32.
static DType accumulatorType(DType dtype) { return dtype == DType::Float16 || dtype == DType::BFloat16 ? DType::Float32 : dtype; }

Tensor accumulate(ir::ReduceKind kind, const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim) {
  return toDType(reduce(kind, toDType(x, accumulatorType(x.dtype())), dims, keepdim), x.dtype());
}

SymInt countOf(const Tensor &x, llvm::ArrayRef<int64_t> dims) {
  SymInt count = 1;
  for (int64_t dim : dims)
    count = count * dimsOf(x)[static_cast<size_t>(dim)];
  return count;
}

Tensor meanOf(const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim) {
  DType accumulator = accumulatorType(x.dtype());
  Tensor sum = reduce(ir::ReduceKind::sum, toDType(x, accumulator), dims, keepdim);
  return toDType(binary<ir::DivOp>(sum, sizeTensor(countOf(x, dims), accumulator)), x.dtype());
}

void requireNotEmpty(const Tensor &x, llvm::ArrayRef<int64_t> dims) {
  for (int64_t dim : dims)
    if (dimsOf(x)[static_cast<size_t>(dim)] == SymInt(0))
      failIndex("dimension " + std::to_string(dim) + " of 'input' has size 0 and no extremum, got shape " + shapeString(x));
}

// log(sum(exp(x))) = m + log(sum(exp(x - m))), with m the maximum where that is finite.
Tensor logSumExp(const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim) {
  // Of complex numbers the largest real part keeps the exponentials finite.
  Tensor maximum = reduce(ir::ReduceKind::max, isComplex(x.dtype()) ? unary<ir::RealOp>(x) : x, dims, true);
  maximum = toDType(select(unary<ir::IsfiniteOp>(maximum), maximum, constant(0.0, maximum.dtype())), x.dtype());
  Tensor sum = accumulate(ir::ReduceKind::sum, unary<ir::ExpOp>(binary<ir::SubOp>(x, maximum)), dims, keepdim);
  SymSizes shape(dimsOf(sum));
  return binary<ir::AddOp>(unary<ir::LogOp>(sum), reshapeTo(maximum, shape));
}
} // namespace ops

using Dims = const IntList &;

static DType sumType(DType dtype, std::optional<DType> requested) {
  if (requested) return *requested;
  return dtype == DType::Bool || isIntegral(dtype) ? DType::Int64 : dtype;
}

static void requireFractions(DType dtype, bool hasDType) {
  if (floatType(dtype) != dtype)
    failType("'input' must be floating point or complex, got " + describe(dtype) + (hasDType ? "; give dtype=" : "; convert it first"));
}
static void requireReal(DType dtype) {
  if (isComplex(dtype)) failType("complex numbers have no order; 'input' must be real, got " + describe(dtype));
}

Tensor sum(const Operand &input, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("sum", CallKind::General, {input}, Attributes(dim, keepdim, dtype), [&](Operands in) {
    Tensor x = tensor(in[0], "input", sumType(dtypeOf(in[0]), dtype));
    if (x.dtype() == DType::Bool) return reduce(ir::ReduceKind::any, x, wrapDims(dim, x.dim()), keepdim);
    return accumulate(ir::ReduceKind::sum, x, wrapDims(dim, x.dim()), keepdim);
  });
}

static Tensor productOver(const Operand &input, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("prod", CallKind::General, {input}, Attributes(dim, keepdim, dtype), [&](Operands in) {
    Tensor x = tensor(in[0], "input", sumType(dtypeOf(in[0]), dtype));
    if (x.dtype() == DType::Bool) return reduce(ir::ReduceKind::all, x, wrapDims(dim, x.dim()), keepdim);
    return accumulate(ir::ReduceKind::prod, x, wrapDims(dim, x.dim()), keepdim);
  });
}
Tensor prod(const Operand &input, std::optional<DType> dtype) { return productOver(input, std::nullopt, false, dtype); }
Tensor prod(const Operand &input, int64_t dim, bool keepdim, std::optional<DType> dtype) {
  return productOver(input, std::vector<int64_t>{dim}, keepdim, dtype);
}

Tensor mean(const Operand &input, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("mean", CallKind::General, {input}, Attributes(dim, keepdim, dtype), [&](Operands in) {
    DType type = dtype.value_or(dtypeOf(in[0]));
    requireFractions(type, true);
    Tensor x = tensor(in[0], "input", type);
    return meanOf(x, wrapDims(dim, x.dim()), keepdim);
  });
}

// Two passes: the mean first, then the squares of the distances to it.
static std::tuple<Tensor, Tensor> varianceAndMean(Operands in, Dims dim, double correction, bool keepdim, bool root) {
  requireFractions(dtypeOf(in[0]), false);
  Tensor given = tensor(in[0], "input");
  Tensor x = toDType(given, accumulatorType(given.dtype()));
  Sizes dims = wrapDims(dim, x.dim());
  Tensor mean = meanOf(x, dims, true), distance = binary<ir::SubOp>(x, mean);
  Tensor squares = isComplex(x.dtype()) ? unary<ir::RealOp>(binary<ir::MulOp>(distance, unary<ir::ConjOp>(distance)))
                                        : binary<ir::MulOp>(distance, distance);
  Tensor sum = reduce(ir::ReduceKind::sum, squares, dims, keepdim);
  SymInt count = countOf(x, dims);
  DType real = sum.dtype();
  Tensor divisor = count.isSymbolic()
                       ? binary<ir::MaximumOp>(binary<ir::SubOp>(sizeTensor(count, real), constant(correction, real)), constant(0.0, real))
                       : constant(std::max(0.0, static_cast<double>(count.hint()) - correction), real);
  Tensor variance = binary<ir::DivOp>(sum, divisor);
  if (root) variance = unary<ir::SqrtOp>(variance);
  SymSizes shape(dimsOf(variance));
  return {toDType(variance, toReal(given.dtype())), toDType(reshapeTo(mean, shape), given.dtype())};
}
static double correctionOf(const std::optional<Scalar> &correction) { return correction ? toDouble(*correction) : 1.0; }

// What is divided by is the number of elements less the correction: nothing is left of one element, say.
static void warnOfNoFreedom(const char *name, const Operand &input, Dims dim, const std::optional<Scalar> &correction) {
  if (input.isScalar()) return;
  OpScope scope(name, input.getWhere());
  const Tensor &x = input.getTensor();
  SymSizes sizes = shapeOf(viewed(input));
  SymInt count = 1;
  for (int64_t reduced : wrapDims(dim, x.dim()))
    count = count * sizes[static_cast<size_t>(reduced)];
  bool known = !count.isSymbolic() || count.getNode()->env->hasHints();
  if (known && x.numel().hint() != 0 && static_cast<double>(count.hint()) <= correctionOf(correction))
    warn("there are no degrees of freedom: " + sizeString(count) + " elements, less the correction, is not positive");
}

static Tensor variance(const char *name, bool root, const Operand &input, Dims dim, const std::optional<Scalar> &correction,
                       bool keepdim) {
  warnOfNoFreedom(name, input, dim, correction);
  return call(name, CallKind::General, {input}, Attributes(root, dim, correction, keepdim),
              [&](Operands in) { return std::get<0>(varianceAndMean(in, dim, correctionOf(correction), keepdim, root)); });
}
Tensor var(const Operand &input, Dims dim, const std::optional<Scalar> &correction, bool keepdim) {
  return variance("var", false, input, dim, correction, keepdim);
}
Tensor std(const Operand &input, Dims dim, const std::optional<Scalar> &correction, bool keepdim) {
  return variance("std", true, input, dim, correction, keepdim);
}

static std::tuple<Tensor, Tensor> both(const char *name, bool root, const Operand &input, Dims dim,
                                       const std::optional<Scalar> &correction, bool keepdim) {
  warnOfNoFreedom(name, input, dim, correction);
  return call(name, CallKind::General, {input}, Attributes(root, dim, correction, keepdim),
              [&](Operands in) { return varianceAndMean(in, dim, correctionOf(correction), keepdim, root); });
}
std::tuple<Tensor, Tensor> var_mean(const Operand &input, Dims dim, const std::optional<Scalar> &correction, bool keepdim) {
  return both("var_mean", false, input, dim, correction, keepdim);
}
std::tuple<Tensor, Tensor> std_mean(const Operand &input, Dims dim, const std::optional<Scalar> &correction, bool keepdim) {
  return both("std_mean", true, input, dim, correction, keepdim);
}

static Tensor extremum(const char *name, ir::ReduceKind kind, const Operand &input, std::span<const int64_t> dim, bool keepdim) {
  return call(name, CallKind::General, {input}, Attributes(static_cast<int64_t>(kind), dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    requireReal(x.dtype());
    Sizes wrapped = wrapDims(IntList(dim), x.dim());
    requireNotEmpty(x, wrapped);
    return reduce(kind, x, wrapped, keepdim);
  });
}
Tensor amax(const Operand &input, const IntList &dim, bool keepdim) {
  return extremum("amax", ir::ReduceKind::max, input, dim, keepdim);
}
Tensor amin(const Operand &input, const IntList &dim, bool keepdim) {
  return extremum("amin", ir::ReduceKind::min, input, dim, keepdim);
}
Tensor max(const Operand &input) { return extremum("max", ir::ReduceKind::max, input, {}, false); }
Tensor min(const Operand &input) { return extremum("min", ir::ReduceKind::min, input, {}, false); }

static Tensor argReduce(ir::ArgReduceKind kind, const Tensor &x, int64_t dim, bool keepdim) {
  SymSizes dims(dimsOf(x));
  if (keepdim)
    dims[static_cast<size_t>(dim)] = 1;
  else
    dims.erase(dims.begin() + dim);
  return session().wrap(session().emit<ir::ArgReduceOp>(valueOf(x), kind, dim, keepdim), dims);
}

static Tensor argExtremum(const char *name, ir::ArgReduceKind kind, const Operand &input, std::optional<int64_t> dim, bool keepdim) {
  return call(name, CallKind::General, {input}, Attributes(static_cast<int64_t>(kind), dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    requireReal(x.dtype());
    if (x.dim() == 0) return filled({}, int64_t{0}, DType::Int64);
    if (dim) {
      int64_t wrapped = wrapDim(*dim, x.dim());
      requireNotEmpty(x, {wrapped});
      return argReduce(kind, x, wrapped, keepdim);
    }
    SymSizes flat{x.numel()}, kept(static_cast<size_t>(x.dim()), SymInt(1));
    requireNotEmpty(x, wrapDims(IntList(), x.dim()));
    Tensor index = argReduce(kind, reshapeTo(x, flat), 0, false);
    return keepdim ? reshapeTo(index, kept) : index;
  });
}
Tensor argmax(const Operand &input, std::optional<int64_t> dim, bool keepdim) {
  return argExtremum("argmax", ir::ArgReduceKind::max, input, dim, keepdim);
}
Tensor argmin(const Operand &input, std::optional<int64_t> dim, bool keepdim) {
  return argExtremum("argmin", ir::ArgReduceKind::min, input, dim, keepdim);
}

static std::tuple<Tensor, Tensor> valueAndIndex(const char *name, bool largest, const Operand &input, int64_t dim, bool keepdim) {
  return call(name, CallKind::General, {input}, Attributes(largest, dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    requireReal(x.dtype());
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return std::make_tuple(x, filled({}, int64_t{0}, DType::Int64));
    requireNotEmpty(x, {wrapped});
    return std::make_tuple(reduce(largest ? ir::ReduceKind::max : ir::ReduceKind::min, x, {wrapped}, keepdim),
                           argReduce(largest ? ir::ArgReduceKind::max : ir::ArgReduceKind::min, x, wrapped, keepdim));
  });
}
std::tuple<Tensor, Tensor> max(const Operand &input, int64_t dim, bool keepdim) { return valueAndIndex("max", true, input, dim, keepdim); }
std::tuple<Tensor, Tensor> min(const Operand &input, int64_t dim, bool keepdim) { return valueAndIndex("min", false, input, dim, keepdim); }

std::tuple<Tensor, Tensor> aminmax(const Operand &input, std::optional<int64_t> dim, bool keepdim) {
  return call("aminmax", CallKind::General, {input}, Attributes(dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input");
    requireReal(x.dtype());
    Sizes dims = wrapDims(dim ? IntList(*dim) : IntList(), x.dim());
    requireNotEmpty(x, dims);
    return std::make_tuple(reduce(ir::ReduceKind::min, x, dims, keepdim), reduce(ir::ReduceKind::max, x, dims, keepdim));
  });
}

static Tensor truthOver(const char *name, ir::ReduceKind kind, const Operand &input, Dims dim, bool keepdim) {
  return call(name, CallKind::General, {input}, Attributes(static_cast<int64_t>(kind), dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input", DType::Bool);
    Tensor truth = reduce(kind, x, wrapDims(dim, x.dim()), keepdim);
    return dtypeOf(in[0]) == DType::UInt8 ? toDType(truth, DType::UInt8) : truth; // as in the reference
  });
}
Tensor any(const Operand &input, Dims dim, bool keepdim) { return truthOver("any", ir::ReduceKind::any, input, dim, keepdim); }
Tensor all(const Operand &input, Dims dim, bool keepdim) { return truthOver("all", ir::ReduceKind::all, input, dim, keepdim); }

Tensor logsumexp(const Operand &input, const IntList &dim, bool keepdim) {
  return call("logsumexp", CallKind::General, {input}, Attributes(dim, keepdim), [&](Operands in) {
    Tensor x = tensor(in[0], "input", floatType(dtypeOf(in[0])));
    Sizes dims = wrapDims(dim, x.dim());
    return dims.empty() ? x : logSumExp(x, dims, keepdim);
  });
}

static Tensor softmaxInput(Operands in, std::optional<DType> dtype) {
  DType type = dtype.value_or(dtypeOf(in[0]));
  if (!isFloatingPoint(type)) failType("'input' must be floating point, got " + describe(type) + "; give dtype=");
  return tensor(in[0], "input", type);
}

// exp(x - max) / sum(exp(x - max))
Tensor softmax(const Operand &input, int64_t dim, std::optional<DType> dtype) {
  return call("softmax", CallKind::General, {input}, Attributes(dim, dtype), [&](Operands in) {
    Tensor x = softmaxInput(in, dtype);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return filled({}, 1.0, x.dtype());
    Tensor shifted = unary<ir::ExpOp>(binary<ir::SubOp>(x, reduce(ir::ReduceKind::max, x, {wrapped}, true)));
    return binary<ir::DivOp>(shifted, accumulate(ir::ReduceKind::sum, shifted, {wrapped}, true));
  });
}

Tensor log_softmax(const Operand &input, int64_t dim, std::optional<DType> dtype) {
  return call("log_softmax", CallKind::General, {input}, Attributes(dim, dtype), [&](Operands in) {
    Tensor x = softmaxInput(in, dtype);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return filled({}, 0.0, x.dtype());
    Tensor shifted = binary<ir::SubOp>(x, reduce(ir::ReduceKind::max, x, {wrapped}, true));
    return binary<ir::SubOp>(shifted, unary<ir::LogOp>(accumulate(ir::ReduceKind::sum, unary<ir::ExpOp>(shifted), {wrapped}, true)));
  });
}

Tensor norm(const Operand &input, const Scalar &p, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return linalg::vector_norm(input, p, std::move(dim), keepdim, dtype);
}

Tensor count_nonzero(const Operand &input, Dims dim) {
  return call("count_nonzero", CallKind::General, {input}, Attributes(dim), [&](Operands in) {
    Tensor x = toDType(tensor(in[0], "input", DType::Bool), DType::Int64);
    return reduce(ir::ReduceKind::sum, x, wrapDims(dim, x.dim()), false);
  });
}

static Tensor withoutNaN(const Tensor &x) {
  return floatType(x.dtype()) == x.dtype() ? select(unary<ir::IsnanOp>(x), constant(0.0, x.dtype()), x) : x;
}

Tensor nansum(const Operand &input, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("nansum", CallKind::General, {input}, Attributes(dim, keepdim, dtype), [&](Operands in) {
    Tensor x = withoutNaN(tensor(in[0], "input", sumType(dtypeOf(in[0]), dtype)));
    return accumulate(ir::ReduceKind::sum, x, wrapDims(dim, x.dim()), keepdim);
  });
}

Tensor nanmean(const Operand &input, Dims dim, bool keepdim, std::optional<DType> dtype) {
  return call("nanmean", CallKind::General, {input}, Attributes(dim, keepdim, dtype), [&](Operands in) {
    DType type = dtype.value_or(dtypeOf(in[0]));
    requireFractions(type, true);
    Tensor x = tensor(in[0], "input", type);
    Sizes dims = wrapDims(dim, x.dim());
    Tensor present = toDType(unary<ir::LogicalNotOp>(unary<ir::IsnanOp>(x)), type);
    return binary<ir::DivOp>(accumulate(ir::ReduceKind::sum, withoutNaN(x), dims, keepdim),
                             accumulate(ir::ReduceKind::sum, present, dims, keepdim));
  });
}

} // namespace crout
