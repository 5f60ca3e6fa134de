// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations on orders, indices and masks, made in the current trace.
#include "Ops/SelectionSteps.h"

namespace crout::ops {

Sorted sortAlong(const Tensor &x, int64_t dim, bool descending) {
  auto op = session().emit<ir::SortOp>(valueOf(x), dim, descending);
  return {session().wrap(op.getValues(), dimsOf(x)), session().wrap(op.getIndices(), dimsOf(x))};
}

Sorted sortedAt(const Tensor &x, int64_t dim, const Tensor &places, bool descending) {
  auto op = session().emit<ir::OrderStatisticOp>(valueOf(x), valueOf(places), dim, descending);
  return {session().wrap(op.getValues(), dimsOf(places)), session().wrap(op.getIndices(), dimsOf(places))};
}

Sorted argScanAlong(ir::ArgReduceKind kind, const Tensor &x, int64_t dim) {
  auto op = session().emit<ir::ArgScanOp>(valueOf(x), kind, dim);
  return {session().wrap(op.getValues(), dimsOf(x)), session().wrap(op.getIndices(), dimsOf(x))};
}

Tensor scanAlong(ir::ScanKind kind, const Tensor &x, int64_t dim) {
  return session().wrap(session().emit<ir::ScanOp>(valueOf(x), kind, dim), dimsOf(x));
}

Tensor pickAlong(const Tensor &x, int64_t dim, const Tensor &index) {
  return session().wrap(session().emit<ir::GatherOp>(valueOf(x), valueOf(index), dim), dimsOf(index));
}

Tensor scatterAlong(ir::ScatterKind kind, const Tensor &x, int64_t dim, const Tensor &index, const Tensor &source) {
  return session().wrap(session().emit<ir::ScatterOp>(valueOf(x), valueOf(index), valueOf(source), kind, dim), dimsOf(x));
}

Tensor searchSorted(const Tensor &sorted, const Tensor &values, bool right) {
  return session().wrap(session().emit<ir::SearchSortedOp>(valueOf(sorted), valueOf(values), right), dimsOf(values));
}

Tensor flat(const Tensor &x) {
  SymInt count = 1;
  for (const SymInt &size : dimsOf(x))
    count = count * size;
  return reshapeTo(x, {count});
}

SymInt sizeFromData(const Tensor &scalar) {
  return session().dataSize(scalar, [&] { return scalar; });
}

SymInt countTrue(const Tensor &mask) {
  return session().dataSize(mask, [&] {
    Tensor line = flat(mask);
    return reduce(ir::ReduceKind::sum, toDType(line, DType::Int64), {0}, false);
  });
}

Tensor compress(const Tensor &x, const Tensor &mask) {
  SymInt count = countTrue(mask);
  return session().wrap(session().emit<ir::CompressOp>(valueOf(x), valueOf(mask), session().index(count)), {count});
}

Tensor nonzeroOf(const Tensor &mask) {
  SymInt count = countTrue(mask);
  return session().wrap(session().emit<ir::NonzeroOp>(valueOf(mask), session().index(count)), {count, SymInt(mask.dim())});
}

Tensor counted(const SymInt &count) { return countedAlong(count, 0, 1); }

Tensor countedAlong(const SymInt &count, int64_t dim, int64_t rank) {
  SymSizes dims(static_cast<size_t>(rank), SymInt(1));
  dims[static_cast<size_t>(dim)] = count;
  return session().wrap(session().emit<ir::IotaOp>(session().tensorType(DType::Int64, dims), session().dynamicSizes(dims), dim), dims);
}

Tensor zero(DType dtype) { return isComplex(dtype) || isFloatingPoint(dtype) ? constant(0.0, dtype) : constant(int64_t{0}, dtype); }

void requireOrder(const Tensor &x, const char *role) {
  if (isComplex(x.dtype())) failType(std::string("complex numbers have no order; '") + role + "' must be real, got " + describe(x.dtype()));
}

} // namespace crout::ops
