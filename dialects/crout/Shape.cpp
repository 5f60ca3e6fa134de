// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and verification of the operations that move elements.
#include "dialects/crout/Crout.h"
#include "dialects/crout/SizeArithmetic.h"
#include "dialects/crout/SizedResult.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

//===----------------------------------------------------------------------===//
// reshape, expand
//===----------------------------------------------------------------------===//

LogicalResult ReshapeOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(checkKind(inference, "x", getX(), kinds::Any)) ||
      failed(checkSameElement(inference, "x", getX(), "result", getResult()))) // reshape_c1
    return failure();
  RankedTensorType from = getX().getType(), to = getType();
  if (from.hasStaticShape() && to.hasStaticShape() && numElements(from.getShape()) != numElements(to.getShape())) // reshape_c2
    return emitOpError("requires \"x\" and the result to have the same number of elements, found ")
           << numElements(from.getShape()) << " in " << from << " and " << numElements(to.getShape()) << " in " << to;
  return checkSizes(*this); // reshape_c3
}

LogicalResult ReshapeOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifySizes(*this, builder, shapes);
}

LogicalResult ExpandOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(checkKind(inference, "x", getX(), kinds::Any)) ||
      failed(checkSameElement(inference, "x", getX(), "result", getResult()))) // expand_c1
    return failure();
  ArrayRef<int64_t> from = getX().getType().getShape(), to = getType().getShape();
  bool fits = from.size() <= to.size() && llvm::all_of(llvm::zip_equal(from, to.take_back(from.size())), [](auto pair) {
                auto [a, b] = pair;
                return a == 1 || mayEqual(a, b);
              });
  if (!fits) // expand_c2
    return emitOpError("requires the shape of \"x\" to broadcast to the result's, found ") << printShape(from) << " and " << printShape(to);
  return checkSizes(*this); // expand_c3
}

LogicalResult ExpandOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifySizes(*this, builder, shapes);
}

//===----------------------------------------------------------------------===//
// permute, flip, triangle
//===----------------------------------------------------------------------===//

LogicalResult PermuteOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkKind(inference, "x", x, kinds::Any)))
    return failure();
  ArrayRef<int64_t> permutation = adaptor.getPermutation();
  int64_t rank = tensorType(x).getRank();
  if (static_cast<int64_t>(permutation.size()) != rank) // permute_c1
    return inference.fail("requires permutation to have every dimension of \"x\" once, found ", printList(permutation), " for ", x.getType());
  if (failed(checkDims(inference, "permutation", permutation, rank))) // permute_c1
    return failure();
  SmallVector<int64_t> shape;
  for (int64_t dim : permutation)
    shape.push_back(shapeOf(x)[dim]);
  types.push_back(RankedTensorType::get(shape, elementOf(x)));
  return success();
}

LogicalResult PermuteOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes;
  for (int64_t dim : getPermutation())
    sizes.push_back(sizeOf(builder, getLoc(), getX(), dim));
  return deliver(builder, *this, sizes, shapes);
}

LogicalResult FlipOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkKind(inference, "x", x, kinds::Any)) ||
      failed(checkDims(inference, "dims", adaptor.getDims(), tensorType(x).getRank()))) // flip_c1
    return failure();
  types.push_back(x.getType());
  return success();
}

LogicalResult FlipOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

LogicalResult TriangleOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  if (failed(checkKind(inference, "x", x, kinds::Any)) || failed(checkRankAtLeast(inference, "x", x, 2))) // triangle_c1
    return failure();
  types.push_back(x.getType());
  return success();
}

LogicalResult TriangleOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// slice
//===----------------------------------------------------------------------===//

void SliceOp::build(OpBuilder &builder, OperationState &state, Value x, ArrayRef<OpFoldResult> offsets, ArrayRef<OpFoldResult> sizes,
                    ArrayRef<OpFoldResult> strides) {
  SmallVector<Value> dynamicOffsets, dynamicSizes, dynamicStrides;
  SmallVector<int64_t> staticOffsets, staticSizes, staticStrides;
  dispatchIndexOpFoldResults(offsets, dynamicOffsets, staticOffsets);
  dispatchIndexOpFoldResults(sizes, dynamicSizes, staticSizes);
  dispatchIndexOpFoldResults(strides, dynamicStrides, staticStrides);
  build(builder, state, x, dynamicOffsets, dynamicSizes, dynamicStrides, staticOffsets, staticSizes, staticStrides);
}

/// Offsets, sizes and strides of a box in "x" by the constraints that slice and insert_slice share.
static LogicalResult checkBox(const Inference &inference, Value x, ArrayRef<int64_t> offsets, ArrayRef<int64_t> sizes, ArrayRef<int64_t> strides) {
  size_t rank = tensorType(x).getRank();
  if (offsets.size() != rank || sizes.size() != rank || strides.size() != rank) // slice_c1, insert_slice_c1
    return inference.fail("requires an offset, a size and a stride for each dimension of \"x\", found ", offsets.size(), ", ", sizes.size(), " and ",
                          strides.size(), " for ", x.getType());
  for (auto [dim, box] : llvm::enumerate(llvm::zip_equal(offsets, sizes, strides, shapeOf(x)))) {
    auto [offset, size, stride, extent] = box;
    bool knownOffset = !ShapedType::isDynamic(offset), knownSize = !ShapedType::isDynamic(size), knownStride = !ShapedType::isDynamic(stride);
    if ((knownOffset && offset < 0) || (knownSize && size < 0) || (knownStride && stride < 1)) // slice_c2, insert_slice_c2
      return inference.fail("requires offsets and sizes that are not negative and positive strides, found offset ", printShape(offset), ", size ",
                            printShape(size), ", stride ", printShape(stride), " in dimension ", dim);
    // Divided rather than multiplied, so that absurd sizes do not overflow.
    bool within = size == 0 || (offset < extent && (extent - offset - 1) / std::max<int64_t>(stride, 1) >= size - 1);
    if (knownOffset && knownSize && knownStride && !ShapedType::isDynamic(extent) && !within) // slice_c3, insert_slice_c3
      return inference.fail("requires the slice to lie within \"x\", found offset ", offset, ", size ", size, ", stride ", stride, " in dimension ",
                            dim, " of ", x.getType());
  }
  return success();
}

LogicalResult SliceOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX();
  ArrayRef<int64_t> sizes = adaptor.getStaticSizes();
  if (failed(checkKind(inference, "x", x, kinds::Any)) ||
      failed(checkBox(inference, x, adaptor.getStaticOffsets(), sizes, adaptor.getStaticStrides())))
    return failure();
  types.push_back(RankedTensorType::get(sizes, elementOf(x)));
  return success();
}

LogicalResult SliceOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, getMixedSizes(), shapes);
}

void InsertSliceOp::build(OpBuilder &builder, OperationState &state, Value x, Value source, ArrayRef<OpFoldResult> offsets,
                          ArrayRef<OpFoldResult> sizes, ArrayRef<OpFoldResult> strides) {
  SmallVector<Value> dynamicOffsets, dynamicSizes, dynamicStrides;
  SmallVector<int64_t> staticOffsets, staticSizes, staticStrides;
  dispatchIndexOpFoldResults(offsets, dynamicOffsets, staticOffsets);
  dispatchIndexOpFoldResults(sizes, dynamicSizes, staticSizes);
  dispatchIndexOpFoldResults(strides, dynamicStrides, staticStrides);
  build(builder, state, x, source, dynamicOffsets, dynamicSizes, dynamicStrides, staticOffsets, staticSizes, staticStrides);
}

LogicalResult InsertSliceOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), source = adaptor.getSource();
  ArrayRef<int64_t> sizes = adaptor.getStaticSizes();
  if (failed(checkKind(inference, "x", x, kinds::Any)) ||
      failed(checkBox(inference, x, adaptor.getStaticOffsets(), sizes, adaptor.getStaticStrides())) ||
      failed(checkSameElement(inference, "x", x, "source", source))) // insert_slice_c4
    return failure();
  bool fits = tensorType(source).getRank() == static_cast<int64_t>(sizes.size());
  for (size_t i = 0; fits && i < sizes.size(); ++i)
    fits = ShapedType::isDynamic(sizes[i]) || ShapedType::isDynamic(shapeOf(source)[i]) || sizes[i] == shapeOf(source)[i];
  if (!fits) // insert_slice_c4
    return inference.fail("requires \"source\" to have the sizes of the box, ", printShape(sizes), ", found ", source.getType());
  types.push_back(x.getType());
  return success();
}

LogicalResult InsertSliceOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, tensor::getMixedSizes(builder, getLoc(), getX()), shapes);
}

//===----------------------------------------------------------------------===//
// concatenate, pad, gather
//===----------------------------------------------------------------------===//

LogicalResult ConcatenateOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  ValueRange inputs = adaptor.getInputs();
  if (inputs.empty()) // concatenate_c1
    return inference.fail("requires at least one input");
  Value first = inputs.front();
  int64_t dim = adaptor.getDim();
  if (failed(checkKind(inference, "inputs", first, kinds::Any)) ||
      failed(checkDims(inference, "dim", dim, tensorType(first).getRank()))) // concatenate_c3
    return failure();
  SmallVector<int64_t> shape(shapeOf(first));
  for (Value input : inputs.drop_front()) {
    auto type = dyn_cast<RankedTensorType>(input.getType());
    if (!type || type.getElementType() != elementOf(first) || type.getRank() != tensorType(first).getRank()) // concatenate_c2
      return inference.fail("requires all \"inputs\" to have the same element type and rank, found ", first.getType(), " and ", input.getType());
    for (auto [i, size] : llvm::enumerate(type.getShape())) {
      if (static_cast<int64_t>(i) == dim) {
        shape[i] = addSizes(shape[i], size);
      } else if (mayEqual(shape[i], size)) {
        shape[i] = mergeSize(shape[i], size);
      } else { // concatenate_c4
        return inference.fail("requires all \"inputs\" to have the same size in every dimension but ", dim, ", found ", first.getType(), " and ",
                              input.getType());
      }
    }
  }
  types.push_back(RankedTensorType::get(shape, elementOf(first)));
  return success();
}

LogicalResult ConcatenateOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getInputs().front());
  int64_t dim = getDim();
  for (Value input : getInputs().drop_front())
    sizes[dim] = addSizes(builder, getLoc(), sizes[dim], sizeOf(builder, getLoc(), input, dim));
  return deliver(builder, *this, sizes, shapes);
}

LogicalResult PadOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), value = adaptor.getValue();
  if (failed(checkKind(inference, "x", x, kinds::Any)) || failed(checkKind(inference, "value", value, kinds::Any)) ||
      failed(checkSameElement(inference, "x", x, "value", value))) // pad_c1
    return failure();
  if (tensorType(value).getRank() != 0) // pad_c2
    return inference.fail("requires \"value\" to have rank 0, found ", value.getType());
  ArrayRef<int64_t> low = adaptor.getLow(), high = adaptor.getHigh();
  size_t rank = tensorType(x).getRank();
  auto negative = [](int64_t amount) { return amount < 0; };
  if (low.size() != rank || high.size() != rank || llvm::any_of(low, negative) || llvm::any_of(high, negative)) // pad_c3
    return inference.fail("requires low and high to have one entry, not negative, for each dimension of \"x\", found ", printList(low), " and ",
                          printList(high), " for ", x.getType());
  SmallVector<int64_t> shape(shapeOf(x));
  for (size_t i = 0; i < rank; ++i)
    shape[i] = addSizes(addSizes(shape[i], low[i]), high[i]);
  types.push_back(RankedTensorType::get(shape, elementOf(x)));
  return success();
}

LogicalResult PadOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getX());
  for (size_t i = 0; i < sizes.size(); ++i)
    sizes[i] = addSizes(builder, getLoc(), sizes[i], builder.getIndexAttr(addSizes(getLow()[i], getHigh()[i])));
  return deliver(builder, *this, sizes, shapes);
}

LogicalResult GatherOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value x = adaptor.getX(), index = adaptor.getIndex();
  if (failed(checkKind(inference, "x", x, kinds::Any)) || failed(checkKind(inference, "index", index, kinds::Any)))
    return failure();
  if (!elementOf(index).isSignlessInteger(64)) // gather_c1
    return inference.fail("requires \"index\" to hold i64, found ", index.getType());
  if (tensorType(x).getRank() != tensorType(index).getRank()) // gather_c2
    return inference.fail("requires \"x\" and \"index\" to have the same rank, found ", x.getType(), " and ", index.getType());
  int64_t dim = adaptor.getDim();
  if (failed(checkDims(inference, "dim", dim, tensorType(x).getRank()))) // gather_c3
    return failure();
  for (auto [i, sizes] : llvm::enumerate(llvm::zip_equal(shapeOf(x), shapeOf(index)))) {
    auto [size, picked] = sizes;
    if (static_cast<int64_t>(i) != dim && !ShapedType::isDynamic(size) && !ShapedType::isDynamic(picked) && picked > size) // gather_c4
      return inference.fail("requires \"index\" not to be larger than \"x\" in any dimension but ", dim, ", found ", x.getType(), " and ",
                            index.getType());
  }
  types.push_back(tensorType(index).clone(elementOf(x)));
  return success();
}

LogicalResult GatherOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getIndex()), shapes);
}
