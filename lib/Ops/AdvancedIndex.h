// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Index tensors and masks over several dimensions, as NumPy's advanced indexing has them.
#ifndef CROUT_OPS_ADVANCEDINDEX_H
#define CROUT_OPS_ADVANCEDINDEX_H

#include "Ops/SelectionSteps.h"

namespace crout::ops {

/// An index tensor for one dimension, or a mask over as many dimensions as it has, from `dim` on.
struct DimIndex {
  int64_t dim;
  Tensor index;
  bool isMask() const { return index.dtype() == DType::Bool; }
};

/// Elements of `x` where the indices, broadcast against each other, point. Their dimensions stand where the indexed ones were if those are
/// neighbours, in front otherwise. IndexError for indices out of range and for masks of another shape.
Tensor takeAt(const Tensor &x, llvm::ArrayRef<DimIndex> indices);
/// A copy of `x` with the elements that takeAt gives replaced by `value`, broadcast to their shape; of several for one place the last one
/// counts, or all are added where `accumulate`.
Tensor putAt(const Tensor &x, llvm::ArrayRef<DimIndex> indices, const Operand &value, bool accumulate);

} // namespace crout::ops
#endif // CROUT_OPS_ADVANCEDINDEX_H
