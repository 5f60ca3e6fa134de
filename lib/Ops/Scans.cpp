// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Running sums, products and extrema along a dimension.
#include "Ops/SelectionSteps.h"

namespace crout {
using namespace ops;

// Integers and truths add up as int64 unless a dtype is asked for.
static Tensor running(const char *name, ir::ScanKind kind, const Operand &input, int64_t dim, std::optional<DType> dtype) {
  return call(name, CallKind::General, {input}, Attributes(static_cast<int64_t>(kind), dim, dtype), [=](Operands in) {
    DType given = dtypeOf(in[0]), type = dtype.value_or(given == DType::Bool || isIntegral(given) ? DType::Int64 : given);
    Tensor x = tensor(in[0], "input", type);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return x;
    if (type != DType::Bool) return scanAlong(kind, x, wrapped);
    return toDType(scanAlong(kind, toDType(x, DType::Int64), wrapped), type);
  });
}
Tensor cumsum(const Operand &input, int64_t dim, std::optional<DType> dtype) {
  return running("cumsum", ir::ScanKind::sum, input, dim, dtype);
}
Tensor cumprod(const Operand &input, int64_t dim, std::optional<DType> dtype) {
  return running("cumprod", ir::ScanKind::prod, input, dim, dtype);
}

Tensor logcumsumexp(const Operand &input, int64_t dim) {
  return call("logcumsumexp", CallKind::General, {input}, Attributes(dim), [=](Operands in) {
    Tensor x = tensor(in[0], "input");
    if (!isFloatingPoint(x.dtype())) failType("'input' must be floating point, got " + describe(x.dtype()));
    int64_t wrapped = wrapDim(dim, x.dim());
    return x.dim() == 0 ? x : scanAlong(ir::ScanKind::logsumexp, x, wrapped);
  });
}

static std::tuple<Tensor, Tensor> runningExtremum(const char *name, ir::ArgReduceKind kind, const Operand &input, int64_t dim) {
  return call(name, CallKind::General, {input}, Attributes(static_cast<int64_t>(kind), dim), [=](Operands in) {
    Tensor x = tensor(in[0], "input");
    requireOrder(x);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return std::make_tuple(x, integer(0));
    Sorted result = argScanAlong(kind, x, wrapped);
    return std::make_tuple(result.values, result.indices);
  });
}
std::tuple<Tensor, Tensor> cummax(const Operand &input, int64_t dim) {
  return runningExtremum("cummax", ir::ArgReduceKind::max, input, dim);
}
std::tuple<Tensor, Tensor> cummin(const Operand &input, int64_t dim) {
  return runningExtremum("cummin", ir::ArgReduceKind::min, input, dim);
}

} // namespace crout
