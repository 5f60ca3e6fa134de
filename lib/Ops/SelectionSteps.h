// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Steps of functions on orders, indices and masks: the dialect operations of CroutSelection.td on lifted tensors.
#ifndef CROUT_OPS_SELECTIONSTEPS_H
#define CROUT_OPS_SELECTIONSTEPS_H

#include "Ops/Build.h"
#include "Ops/Views.h"

namespace crout::ops {

struct Sorted {
  Tensor values, indices;
};
/// `x` has at least one dimension.
Sorted sortAlong(const Tensor &x, int64_t dim, bool descending = false);
/// What sortAlong has at `places` along `dim`, whose sizes are those of `x` but along it.
Sorted sortedAt(const Tensor &x, int64_t dim, const Tensor &places, bool descending = false);
Sorted argScanAlong(ir::ArgReduceKind kind, const Tensor &x, int64_t dim);
Tensor scanAlong(ir::ScanKind kind, const Tensor &x, int64_t dim);
/// Elements of `x` at `index` along `dim`; indices must be in range, and sizes equal but along `dim`.
Tensor pickAlong(const Tensor &x, int64_t dim, const Tensor &index);
/// A copy of `x` with the elements of `source` combined in at `index`, whose sizes are those of `source` or 1.
Tensor scatterAlong(ir::ScatterKind kind, const Tensor &x, int64_t dim, const Tensor &index, const Tensor &source);
/// For each of `values` how many of `sorted` are smaller (`right`: not larger).
Tensor searchSorted(const Tensor &sorted, const Tensor &values, bool right);
/// The number of true elements, a size that is known when the program runs.
SymInt countTrue(const Tensor &mask);
/// Elements where `mask`, of the same shape, is true: a vector.
Tensor compress(const Tensor &x, const Tensor &mask);
/// Indices of the true elements: (count, rank).
Tensor nonzeroOf(const Tensor &mask);
/// 0, 1, ... as i64.
Tensor counted(const SymInt &count);
/// The same with one dimension of this size among `rank`.
Tensor countedAlong(const SymInt &count, int64_t dim, int64_t rank);
/// An i64 scalar as a size, which depends on data.
SymInt sizeFromData(const Tensor &scalar);
/// All elements in one dimension.
Tensor flat(const Tensor &x);

Tensor zero(DType dtype);
inline Tensor integer(int64_t value) { return constant(value, DType::Int64); }
inline SymInt sizeAt(const Tensor &x, int64_t dim) { return dimsOf(x)[static_cast<size_t>(dim)]; }
/// TypeError for complex numbers, which have no order.
void requireOrder(const Tensor &x, const char *role = "input");

} // namespace crout::ops
#endif // CROUT_OPS_SELECTIONSTEPS_H
