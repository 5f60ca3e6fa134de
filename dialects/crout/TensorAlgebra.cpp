// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and reification of tensordot, tensorinv and tensorsolve.
#include "dialects/crout/Crout.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

static RankedTensorType infoType(MLIRContext *context) { return RankedTensorType::get({}, IntegerType::get(context, 32)); }

//===----------------------------------------------------------------------===//
// tensordot
//===----------------------------------------------------------------------===//

LogicalResult TensordotOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  ArrayRef<int64_t> lhs = adaptor.getLhsDims(), rhs = adaptor.getRhsDims();
  if (failed(checkKind(inference, "A", a, kinds::Number)) || failed(checkKind(inference, "B", b, kinds::Number)) ||
      failed(checkSameElement(inference, "A", a, "B", b))) // tensordot_c1
    return failure();
  if (lhs.size() != rhs.size()) // tensordot_c2
    return inference.fail("requires lhs_dims and rhs_dims to have the same length, found ", printList(lhs), " and ", printList(rhs));
  if (failed(checkDims(inference, "lhs_dims", lhs, tensorType(a).getRank())) ||
      failed(checkDims(inference, "rhs_dims", rhs, tensorType(b).getRank()))) // tensordot_c2
    return failure();
  for (auto [i, j] : llvm::zip_equal(lhs, rhs))
    if (!mayEqual(shapeOf(a)[i], shapeOf(b)[j])) // tensordot_c3
      return inference.fail("requires dimension ", i, " of \"A\" and dimension ", j, " of \"B\" to have the same size, found ", a.getType(), " and ",
                            b.getType());
  SmallVector<int64_t> shape;
  for (auto [i, size] : llvm::enumerate(shapeOf(a)))
    if (!llvm::is_contained(lhs, static_cast<int64_t>(i)))
      shape.push_back(size);
  for (auto [j, size] : llvm::enumerate(shapeOf(b)))
    if (!llvm::is_contained(rhs, static_cast<int64_t>(j)))
      shape.push_back(size);
  types.push_back(RankedTensorType::get(shape, elementOf(a)));
  return success();
}

LogicalResult TensordotOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes;
  for (int64_t i = 0; i < getA().getType().getRank(); ++i)
    if (!llvm::is_contained(getLhsDims(), i))
      sizes.push_back(sizeOf(builder, getLoc(), getA(), i));
  for (int64_t j = 0; j < getB().getType().getRank(); ++j)
    if (!llvm::is_contained(getRhsDims(), j))
      sizes.push_back(sizeOf(builder, getLoc(), getB(), j));
  return deliver(builder, *this, sizes, shapes);
}

//===----------------------------------------------------------------------===//
// tensorinv
//===----------------------------------------------------------------------===//

LogicalResult TensorinvOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkKind(inference, "A", a, kinds::Matrix))) // tensorinv_c1
    return failure();
  int64_t ind = adaptor.getInd();
  ArrayRef<int64_t> shape = shapeOf(a);
  if (ind < 1 || ind > static_cast<int64_t>(shape.size())) // tensorinv_c2
    return inference.fail("requires ind to be in [1, ", shape.size(), "], found ", ind, " for ", a.getType());
  int64_t rows = numElements(shape.take_front(ind)), cols = numElements(shape.drop_front(ind));
  if (!mayEqual(rows, cols)) // tensorinv_c3
    return inference.fail("requires the sizes of \"A\" before and from ind = ", ind, " on to have the same product, found ", rows, " and ", cols,
                          " in ", printShape(shape));
  SmallVector<int64_t> swapped(shape.drop_front(ind));
  swapped.append(shape.begin(), shape.begin() + ind);
  types.push_back(RankedTensorType::get(swapped, elementOf(a)));
  types.push_back(infoType(inference.context));
  return success();
}

LogicalResult TensorinvOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getA());
  std::rotate(sizes.begin(), sizes.begin() + getInd(), sizes.end());
  return deliver(builder, *this, {sizes, Sizes()}, shapes);
}

//===----------------------------------------------------------------------===//
// tensorsolve
//===----------------------------------------------------------------------===//

/// The order in which tensorsolve reads the dimensions of "A": `dims` moved to the end.
SmallVector<int64_t> TensorsolveOp::movedDims(int64_t rank, std::optional<ArrayRef<int64_t>> dims) {
  SmallVector<int64_t> order;
  for (int64_t i = 0; i < rank; ++i)
    if (!dims || !llvm::is_contained(*dims, i))
      order.push_back(i);
  if (dims)
    order.append(dims->begin(), dims->end());
  return order;
}

LogicalResult TensorsolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkKind(inference, "A", a, kinds::Matrix)) || // tensorsolve_c1
      failed(checkKind(inference, "B", b, kinds::Any)) || failed(checkSameElement(inference, "A", a, "B", b))) // tensorsolve_c2
    return failure();
  int64_t rank = tensorType(a).getRank(), rankB = tensorType(b).getRank();
  std::optional<ArrayRef<int64_t>> dims = adaptor.getDims();
  if (dims && failed(checkDims(inference, "dims", *dims, rank))) // tensorsolve_c3
    return failure();
  SmallVector<int64_t> moved;
  for (int64_t dim : movedDims(rank, dims))
    moved.push_back(shapeOf(a)[dim]);
  if (rankB > rank || !llvm::all_of(llvm::zip(moved, shapeOf(b)), [](auto pair) { return mayEqual(std::get<0>(pair), std::get<1>(pair)); })) // tensorsolve_c4
    return inference.fail("requires the first dimensions of \"A\" to be the shape of \"B\", found ", printShape(moved), " and ",
                          printShape(shapeOf(b)));
  ArrayRef<int64_t> x = ArrayRef<int64_t>(moved).drop_front(rankB);
  int64_t rows = numElements(shapeOf(b)), cols = numElements(x);
  if (!mayEqual(rows, cols)) // tensorsolve_c5
    return inference.fail("requires as many equations as unknowns, found ", rows, " in \"B\" of shape ", printShape(shapeOf(b)), " and ", cols,
                          " in \"A\" of shape ", printShape(moved));
  types.push_back(RankedTensorType::get(x, elementOf(a)));
  types.push_back(infoType(inference.context));
  return success();
}

LogicalResult TensorsolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes;
  for (int64_t dim : ArrayRef<int64_t>(movedDims(getA().getType().getRank(), getDims())).drop_front(getB().getType().getRank()))
    sizes.push_back(sizeOf(builder, getLoc(), getA(), dim));
  return deliver(builder, *this, {sizes, Sizes()}, shapes);
}
