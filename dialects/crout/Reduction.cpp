// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference of the reductions.
#include "dialects/crout/Crout.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace crout::ir;

template <typename Size>
static SmallVector<Size> reduced(ArrayRef<Size> sizes, ArrayRef<int64_t> dims, bool keepdim, Size one) {
  SmallVector<Size> result;
  for (auto [dim, size] : llvm::enumerate(sizes)) {
    if (!llvm::is_contained(dims, static_cast<int64_t>(dim)))
      result.push_back(size);
    else if (keepdim)
      result.push_back(one);
  }
  return result;
}

LogicalResult ReduceOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  ReduceKind kind = adaptor.getKind();
  unsigned allowed = kind == ReduceKind::sum || kind == ReduceKind::prod  ? kinds::Number
                     : kind == ReduceKind::max || kind == ReduceKind::min ? kinds::Scalar
                                                                          : kinds::Bool;
  if (failed(checkKind(inference, "x", x, allowed)) ||                                            // reduce_c1
      failed(checkDims(inference, "dims", adaptor.getDims(), tensorType(x).getRank()))) // reduce_c2
    return failure();
  if (kind == ReduceKind::max || kind == ReduceKind::min)
    for (int64_t dim : adaptor.getDims())
      if (shapeOf(x)[dim] == 0) // reduce_c3
        return inference.fail("requires dimension ", dim, " of \"x\" not to be empty for ", stringifyReduceKind(kind), ", found ", x.getType());
  types.push_back(RankedTensorType::get(reduced<int64_t>(shapeOf(x), adaptor.getDims(), adaptor.getKeepdim(), 1), elementOf(x)));
  return success();
}

LogicalResult ReduceOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getX());
  return deliver(builder, *this, reduced<OpFoldResult>(sizes, getDims(), getKeepdim(), builder.getIndexAttr(1)), shapes);
}

LogicalResult ArgReduceOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  int64_t dim = adaptor.getDim();
  if (failed(checkKind(inference, "x", x, kinds::Scalar)) ||                         // arg_reduce_c1
      failed(checkDims(inference, "dim", dim, tensorType(x).getRank()))) // arg_reduce_c2
    return failure();
  if (shapeOf(x)[dim] == 0) // arg_reduce_c3
    return inference.fail("requires dimension ", dim, " of \"x\" not to be empty, found ", x.getType());
  types.push_back(RankedTensorType::get(reduced<int64_t>(shapeOf(x), dim, adaptor.getKeepdim(), 1), IntegerType::get(inference.context, 64)));
  return success();
}

LogicalResult ArgReduceOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getX());
  int64_t dim = getDim();
  return deliver(builder, *this, reduced<OpFoldResult>(sizes, dim, getKeepdim(), builder.getIndexAttr(1)), shapes);
}
