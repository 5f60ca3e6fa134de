// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders and canonicalisation of shape operations, reductions and checks.
#include "dialects/crout/ConstantFolding.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crout::ir;

/// True where `size` is known to be dimension `dim` of `x`.
static bool isSizeOf(OpFoldResult size, Value x, int64_t dim) {
  RankedTensorType type = tensorType(x);
  if (std::optional<int64_t> constant = getConstantIntValue(size))
    return *constant == type.getDimSize(dim);
  auto dimOp = cast<Value>(size).getDefiningOp<tensor::DimOp>();
  return dimOp && dimOp.getSource() == x && dimOp.getConstantIndex() == dim;
}

//===----------------------------------------------------------------------===//
// reshape, expand
//===----------------------------------------------------------------------===//

/// reshape(x) -> x to the same shape; one unknown size follows from the number of elements
OpFoldResult ReshapeOp::fold(FoldAdaptor adaptor) {
  RankedTensorType type = getType();
  if (auto constant = dyn_cast_or_null<DenseElementsAttr>(adaptor.getX()); constant && type.hasStaticShape())
    return constant.reshape(type);
  if (getX().getType() != type)
    return {};
  bool product = type.getNumDynamicDims() <= 1 && !llvm::is_contained(type.getShape(), 0);
  auto sizes = getSizes().begin();
  for (int64_t dim = 0; dim < type.getRank() && !product; ++dim)
    if (type.isDynamicDim(dim) && !isSizeOf(OpFoldResult(*sizes++), getX(), dim))
      return {};
  return getX();
}

/// reshape(reshape(x)) -> reshape(x)
LogicalResult ReshapeOp::canonicalize(ReshapeOp op, PatternRewriter &rewriter) {
  auto inner = op.getX().getDefiningOp<ReshapeOp>();
  if (!inner)
    return rewriter.notifyMatchFailure(op, "the operand is no reshape");
  rewriter.modifyOpInPlace(op, [&] { op.getXMutable().assign(inner.getX()); });
  return success();
}

/// expand(x) -> x to the same type: an unknown size that meets another one is equal to it
OpFoldResult ExpandOp::fold(FoldAdaptor) { return getX().getType() == getType() ? OpFoldResult(getX()) : OpFoldResult(); }

/// expand(expand(x)) -> expand(x)
LogicalResult ExpandOp::canonicalize(ExpandOp op, PatternRewriter &rewriter) {
  auto inner = op.getX().getDefiningOp<ExpandOp>();
  if (!inner)
    return rewriter.notifyMatchFailure(op, "the operand is no expand");
  rewriter.modifyOpInPlace(op, [&] { op.getXMutable().assign(inner.getX()); });
  return success();
}

//===----------------------------------------------------------------------===//
// permute, flip, triangle
//===----------------------------------------------------------------------===//

/// permute(x) -> x for the identity
OpFoldResult PermuteOp::fold(FoldAdaptor) {
  return isIdentityPermutation(getPermutation()) && getX().getType() == getType() ? OpFoldResult(getX()) : OpFoldResult();
}

/// permute(permute(x, p), q) -> permute(x, p[q])
LogicalResult PermuteOp::canonicalize(PermuteOp op, PatternRewriter &rewriter) {
  auto inner = op.getX().getDefiningOp<PermuteOp>();
  if (!inner)
    return rewriter.notifyMatchFailure(op, "the operand is no permute");
  SmallVector<int64_t> composed = applyPermutation(inner.getPermutation(), op.getPermutation());
  if (isIdentityPermutation(composed) && inner.getX().getType() == op.getType())
    rewriter.replaceOp(op, inner.getX());
  else
    rewriter.replaceOpWithNewOp<PermuteOp>(op, op.getType(), inner.getX(), composed);
  return success();
}

static SmallVector<int64_t> sorted(ArrayRef<int64_t> dims) {
  SmallVector<int64_t> result(dims);
  llvm::sort(result);
  return result;
}

/// flip(x, []) -> x, flip(flip(x)) -> x along the same dimensions
OpFoldResult FlipOp::fold(FoldAdaptor) {
  Value result;
  if (getDims().empty())
    result = getX();
  else if (auto inner = getX().getDefiningOp<FlipOp>(); inner && sorted(inner.getDims()) == sorted(getDims()))
    result = inner.getX();
  return result && result.getType() == getType() ? OpFoldResult(result) : OpFoldResult();
}

/// triangle(triangle(x)) -> triangle(x) of the same kind
OpFoldResult TriangleOp::fold(FoldAdaptor) {
  auto inner = getX().getDefiningOp<TriangleOp>();
  bool same = inner && inner.getUpper() == getUpper() && inner.getDiagonal() == getDiagonal() && inner.getType() == getType();
  return same ? OpFoldResult(getX()) : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// slice
//===----------------------------------------------------------------------===//

/// slice(x) -> x where it is all of x
OpFoldResult SliceOp::fold(FoldAdaptor) {
  if (getX().getType() != getType())
    return {};
  for (auto [dim, box] : llvm::enumerate(llvm::zip_equal(getMixedOffsets(), getMixedSizes(), getMixedStrides()))) {
    auto [offset, size, stride] = box;
    if (getConstantIntValue(offset) != 0 || getConstantIntValue(stride) != 1 || !isSizeOf(size, getX(), dim))
      return {};
  }
  return getX();
}

/// insert_slice(x, y) -> y where y covers all of x, and x where nothing is inserted
OpFoldResult InsertSliceOp::fold(FoldAdaptor) {
  if (llvm::is_contained(getSource().getType().getShape(), 0) && getX().getType() == getType())
    return getX();
  if (getSource().getType() != getType())
    return {};
  for (auto [dim, box] : llvm::enumerate(llvm::zip_equal(getMixedOffsets(), getMixedSizes(), getMixedStrides()))) {
    auto [offset, size, stride] = box;
    if (getConstantIntValue(offset) != 0 || getConstantIntValue(stride) != 1 || !isSizeOf(size, getX(), dim))
      return {};
  }
  return getSource();
}

/// slice(slice(x, o, s), p, t) -> slice(x, o + p s, s t) where all are static
LogicalResult SliceOp::canonicalize(SliceOp op, PatternRewriter &rewriter) {
  // Known operands become attributes first; sizes stay, since they are part of the type.
  SmallVector<OpFoldResult> offsets = op.getMixedOffsets(), strides = op.getMixedStrides();
  bool knownOffset = succeeded(foldDynamicIndexList(offsets, /*onlyNonNegative=*/true));
  bool knownStride = succeeded(foldDynamicIndexList(strides, /*onlyNonNegative=*/true));
  if (knownOffset || knownStride) {
    rewriter.replaceOpWithNewOp<SliceOp>(op, op.getX(), offsets, op.getMixedSizes(), strides);
    return success();
  }
  auto inner = op.getX().getDefiningOp<SliceOp>();
  if (!inner)
    return rewriter.notifyMatchFailure(op, "the operand is no slice");
  auto isDynamic = [](int64_t value) { return ShapedType::isDynamic(value); };
  for (ArrayRef<int64_t> values : {op.getStaticOffsets(), op.getStaticStrides(), inner.getStaticOffsets(), inner.getStaticStrides()})
    if (llvm::any_of(values, isDynamic))
      return rewriter.notifyMatchFailure(op, "an offset or a stride is not static");
  for (size_t i = 0; i < offsets.size(); ++i) {
    int64_t start = inner.getStaticOffsets()[i], step = inner.getStaticStrides()[i];
    offsets[i] = rewriter.getIndexAttr(start + op.getStaticOffsets()[i] * step);
    strides[i] = rewriter.getIndexAttr(op.getStaticStrides()[i] * step);
  }
  rewriter.replaceOpWithNewOp<SliceOp>(op, inner.getX(), offsets, op.getMixedSizes(), strides);
  return success();
}

//===----------------------------------------------------------------------===//
// concatenate, pad
//===----------------------------------------------------------------------===//

/// concatenate(x) -> x
OpFoldResult ConcatenateOp::fold(FoldAdaptor) {
  if (getInputs().size() != 1 || getInputs().front().getType() != getType())
    return {};
  return getInputs().front();
}

/// concatenate(concatenate(a, b), c) -> concatenate(a, b, c) along one dimension; empty inputs go
LogicalResult ConcatenateOp::canonicalize(ConcatenateOp op, PatternRewriter &rewriter) {
  SmallVector<Value> inputs;
  int64_t dim = op.getDim();
  bool changed = false;
  for (Value input : op.getInputs()) {
    auto inner = input.getDefiningOp<ConcatenateOp>();
    if (shapeOf(input)[dim] == 0 && op.getInputs().size() > 1 && (!inputs.empty() || input != op.getInputs().back())) {
      changed = true;
    } else if (inner && static_cast<int64_t>(inner.getDim()) == dim && inner->hasOneUse()) {
      llvm::append_range(inputs, inner.getInputs());
      changed = true;
    } else {
      inputs.push_back(input);
    }
  }
  if (!changed || inputs.empty())
    return rewriter.notifyMatchFailure(op, "no input is empty or a concatenation along the same dimension");
  rewriter.replaceOpWithNewOp<ConcatenateOp>(op, op.getType(), inputs, dim);
  return success();
}

/// pad(x, 0, 0) -> x
OpFoldResult PadOp::fold(FoldAdaptor) {
  auto isZero = [](int64_t amount) { return amount == 0; };
  return llvm::all_of(getLow(), isZero) && llvm::all_of(getHigh(), isZero) && getX().getType() == getType() ? OpFoldResult(getX()) : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// reduce
//===----------------------------------------------------------------------===//

/// reduce(x, []) -> x
OpFoldResult ReduceOp::fold(FoldAdaptor) { return getDims().empty() && getX().getType() == getType() ? OpFoldResult(getX()) : OpFoldResult(); }

/// reduce(x) -> reshape(x) over dimensions of size 1; a sum of -0.0 alone stays -0.0
LogicalResult ReduceOp::canonicalize(ReduceOp op, PatternRewriter &rewriter) {
  RankedTensorType type = op.getX().getType();
  if (op.getDims().empty() || !llvm::all_of(op.getDims(), [&](int64_t dim) { return type.getDimSize(dim) == 1; }))
    return rewriter.notifyMatchFailure(op, "a reduced dimension does not have size 1");
  ReifiedRankedShapedTypeDims shapes;
  if (failed(op.reifyResultShapes(rewriter, shapes)))
    return rewriter.notifyMatchFailure(op, "the result's sizes are unknown");
  SmallVector<Value> sizes;
  for (OpFoldResult size : shapes.front())
    if (auto value = dyn_cast<Value>(size))
      sizes.push_back(value);
  rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), op.getX(), sizes);
  return success();
}

//===----------------------------------------------------------------------===//
// check_info
//===----------------------------------------------------------------------===//

/// check_info(0) -> nothing, check_info(x); check_info(x) -> check_info(x), since the first error of a call is the one that counts
LogicalResult CheckInfoOp::canonicalize(CheckInfoOp op, PatternRewriter &rewriter) {
  bool checkedBefore = llvm::any_of(op.getInfo().getUsers(), [&](Operation *user) {
    return isa<CheckInfoOp>(user) && user != op && user->getBlock() == op->getBlock() && user->isBeforeInBlock(op);
  });
  if (!checkedBefore && !isSplat(op.getInfo(), 0.0))
    return rewriter.notifyMatchFailure(op, "the info is not known to be 0, and was not checked before");
  rewriter.eraseOp(op);
  return success();
}
