// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The views that shape functions are made of: of eager tensors they cost nothing and share memory, in a trace they are
// operations.
#ifndef CROUT_OPS_VIEWS_H
#define CROUT_OPS_VIEWS_H

#include "Ops/Build.h"

namespace crout::ops {

/// The tensor of an operand, lifted where a trace is under way; TypeError for a number.
Tensor viewed(const Operand &operand, const char *role = "input");
Tensor viewed(const Tensor &tensor);
SymSizes shapeOf(const Tensor &x);
/// A size as messages show it: the number, also where it is a symbol that has one in this trace.
inline std::string sizeString(const SymInt &size) { return isGeneric(size) ? toString(size) : std::to_string(size.hint()); }

Tensor permuteView(const Tensor &x, llvm::ArrayRef<int64_t> permutation);
/// Sizes must match in number of elements. `copies` says whether a copy may be made where no view exists.
Tensor reshapeView(const Tensor &x, llvm::ArrayRef<SymInt> dims, bool copies = true);
Tensor expandView(const Tensor &x, llvm::ArrayRef<SymInt> dims);
/// Elements start, start + step, ... of a dimension, `length` of them.
Tensor sliceView(const Tensor &x, int64_t dim, const SymInt &start, const SymInt &length, const SymInt &step = 1);
/// A slice as Python writes it: bounds count from the end where negative, and are limited to the dimension.
Tensor rangeView(const Tensor &x, int64_t dim, const std::optional<SymInt> &start, const std::optional<SymInt> &end, const SymInt &step);
/// One slice of a dimension, which goes. `index` may count from the end.
Tensor selectView(const Tensor &x, int64_t dim, const SymInt &index);
Tensor diagonalView(const Tensor &x, int64_t offset, int64_t dim1, int64_t dim2);
/// Elements of a contiguous traced tensor at `offset` + sum of index * stride, counted in its order.
Tensor stridedView(const Tensor &memory, llvm::ArrayRef<SymInt> sizes, llvm::ArrayRef<SymInt> strides, const SymInt &offset);
/// Conjugated or negated elements in the same memory, as `pending` (of Tensor::Impl) says.
Tensor pendingLook(const Tensor &x, uint8_t pending);
Tensor squeezeView(const Tensor &x, llvm::ArrayRef<int64_t> dims);
Tensor unsqueezeView(const Tensor &x, int64_t dim);

/// Sizes with one -1 replaced by what the number of elements leaves.
SymSizes inferReshape(const Tensor &x, std::span<const SymInt> shape);

} // namespace crout::ops
#endif // CROUT_OPS_VIEWS_H
