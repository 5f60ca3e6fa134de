// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that move every element of one tensor: views where the order of elements stays, otherwise loop nests whose
// indexing maps fuse with their neighbours.
#include "Conversion/CroutToLinalg/Patterns.h"

#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// All users compute element by element, so that an indexing map in place of a view disappears into them.
bool onlyElementwiseUsers(Operation *op) {
  return !op->use_empty() && llvm::all_of(op->getUsers(), [](Operation *user) { return user->hasTrait<trait::Elementwise>(); });
}

ReassociationIndices allDims(int64_t rank) { return llvm::to_vector<2>(llvm::seq<int64_t>(0, rank)); }

/// x[] -> x[1, 1, ...] and back have no groups of dimensions.
SmallVector<ReassociationIndices> oneGroup(int64_t rank) {
  return rank == 0 ? SmallVector<ReassociationIndices>{} : SmallVector<ReassociationIndices>{allDims(rank)};
}

/// True where two sizes of the program are certainly equal: the same constant, or the result's size is read from that
/// dimension of the operand.
bool sameSize(ReshapeOp op, ArrayRef<Value> resultSizes, int64_t from, int64_t to) {
  int64_t size = shapeOf(op.getX())[from];
  if (size != tensorType(op.getResult()).getDimSize(to))
    return false;
  if (!ShapedType::isDynamic(size))
    return true;
  auto dim = resultSizes[to].getDefiningOp<tensor::DimOp>();
  return dim && dim.getSource() == op.getX() && dim.getConstantIndex() == from;
}

/// For a reshape that only adds or drops dimensions of size 1: for each dimension of "x" the dimension of the result that
/// it becomes, -1 for a dropped one. Nothing where it does more, or cannot be seen not to.
std::optional<SmallVector<int64_t>> unitReshape(ReshapeOp op) {
  ArrayRef<int64_t> from = shapeOf(op.getX()), to = tensorType(op.getResult()).getShape();
  SmallVector<Value> sizes(to.size());
  unsigned next = 0;
  for (auto [i, size] : llvm::enumerate(to))
    if (ShapedType::isDynamic(size))
      sizes[i] = op.getSizes()[next++];
  SmallVector<int64_t> places(from.size(), -1);
  SmallVector<std::pair<int64_t, int64_t>> pairs;
  size_t j = 0;
  for (size_t i = 0; i < from.size(); ++i) {
    if (from[i] == 1)
      continue;
    while (j < to.size() && to[j] == 1)
      ++j;
    if (j == to.size())
      return std::nullopt;
    pairs.push_back({static_cast<int64_t>(i), static_cast<int64_t>(j)});
    places[i] = j++;
  }
  while (j < to.size() && to[j] == 1)
    ++j;
  if (j != to.size())
    return std::nullopt;
  // The number of elements is kept, so one pair of unknown sizes among equal ones, none of them 0, is equal too.
  unsigned unknown = 0;
  for (auto [i, k] : pairs) {
    if (sameSize(op, sizes, i, k))
      continue;
    if (!ShapedType::isDynamic(from[i]) || !ShapedType::isDynamic(to[k]) || ++unknown > 1)
      return std::nullopt;
  }
  if (unknown && llvm::is_contained(from, 0))
    return std::nullopt;
  return places;
}

/// y = x in row-major order under another shape
class ReshapeLowering : public OpConversionPattern<ReshapeOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ReshapeOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Value x = adaptor.getX();
    RankedTensorType from = tensorType(x), to = storedType(op.getResult());
    Location loc = op.getLoc();
    if (from == to && from.hasStaticShape()) {
      rewriter.replaceOp(op, x);
      return success();
    }
    if (onlyElementwiseUsers(op))
      if (std::optional<SmallVector<int64_t>> places = unitReshape(op)) {
        FailureOr<Value> init = emptyForResult(rewriter, op, 0, to);
        if (failed(init))
          return failure();
        SmallVector<AffineExpr> reads;
        for (int64_t place : *places)
          reads.push_back(place < 0 ? rewriter.getAffineConstantExpr(0) : rewriter.getAffineDimExpr(place));
        rewriter.replaceOp(op, readThrough(rewriter, loc, x, AffineMap::get(to.getRank(), 0, reads, getContext()), *init));
        return success();
      }
    if (from.hasStaticShape() && to.hasStaticShape() && from.getRank() != to.getRank())
      if (auto groups = getReassociationIndicesForReshape(from, to)) {
        if (from.getRank() > to.getRank())
          rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(op, to, x, *groups);
        else
          rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(op, to, x, *groups);
        return success();
      }
    FailureOr<Sizes> sizes = resultSizes(rewriter, op, 0);
    if (failed(sizes))
      return failure();
    // Through one dimension: both steps are views of contiguous memory.
    if (from.getRank() != 1) {
      int64_t count = from.hasStaticShape() ? from.getNumElements() : ShapedType::kDynamic;
      auto flat = RankedTensorType::get({count}, from.getElementType());
      x = from.getRank() == 0 ? tensor::ExpandShapeOp::create(rewriter, loc, flat, x, ArrayRef<ReassociationIndices>{}).getResult()
                              : tensor::CollapseShapeOp::create(rewriter, loc, flat, x, oneGroup(from.getRank())).getResult();
    }
    // A flat size is known exactly where the result's sizes are.
    int64_t count = to.hasStaticShape() ? to.getNumElements() : ShapedType::kDynamic;
    if (tensorType(x).getDimSize(0) != count)
      x = tensor::CastOp::create(rewriter, loc, RankedTensorType::get({count}, from.getElementType()), x);
    if (to.getRank() == 0)
      x = tensor::CollapseShapeOp::create(rewriter, loc, to, x, ArrayRef<ReassociationIndices>{});
    else if (to.getRank() > 1)
      x = tensor::ExpandShapeOp::create(rewriter, loc, to, x, oneGroup(to.getRank()), *sizes);
    rewriter.replaceOp(op, x);
    return success();
  }
};

/// y[..., i, j] = x[i, 0]
class ExpandLowering : public OpConversionPattern<ExpandOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ExpandOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType to = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, to);
    if (failed(init))
      return failure();
    AffineMap map = broadcastMap(getContext(), shapeOf(op.getX()), to.getShape());
    rewriter.replaceOp(op, readThrough(rewriter, op.getLoc(), adaptor.getX(), map, *init));
    return success();
  }
};

/// y[i_0, i_1, ...] = x[...] with i_k at place permutation[k]
class PermuteLowering : public OpConversionPattern<PermuteOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(PermuteOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType to = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, to);
    if (failed(init))
      return failure();
    SmallVector<AffineExpr> reads(to.getRank());
    for (auto [i, source] : llvm::enumerate(op.getPermutation()))
      reads[source] = rewriter.getAffineDimExpr(i);
    rewriter.replaceOp(op, readThrough(rewriter, op.getLoc(), adaptor.getX(), AffineMap::get(to.getRank(), 0, reads, getContext()), *init));
    return success();
  }
};

/// y[i] = x[n - 1 - i]
class FlipLowering : public OpConversionPattern<FlipOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(FlipOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    Location loc = op.getLoc();
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    ScalarBuilder b(loc, rewriter);
    if (llvm::all_of(op.getDims(), [&](int64_t d) { return !type.isDynamicDim(d); })) {
      SmallVector<AffineExpr> reads;
      for (int64_t d = 0; d < type.getRank(); ++d) {
        AffineExpr index = b.getAffineDimExpr(d);
        reads.push_back(llvm::is_contained(op.getDims(), d) ? type.getDimSize(d) - 1 - index : index);
      }
      rewriter.replaceOp(op, readThrough(rewriter, loc, adaptor.getX(), AffineMap::get(type.getRank(), 0, reads, getContext()), *init));
      return success();
    }
    // A map cannot hold a size that is known at run time only. Such sizes are read once, before the loops.
    Value one = integerConstant(b, b.getIndexType(), 1);
    SmallVector<Value> last(type.getRank());
    for (int64_t d : op.getDims())
      last[d] = arith::SubIOp::create(b, tensor::DimOp::create(b, adaptor.getX(), d), one);
    Value result = parallelGeneric(rewriter, loc, ValueRange{}, {}, *init, [&](ScalarBuilder &body, ValueRange) -> Value {
      SmallVector<Value> indices;
      for (int64_t d = 0; d < type.getRank(); ++d) {
        Value index = linalg::IndexOp::create(body, d);
        indices.push_back(last[d] ? arith::SubIOp::create(body, last[d], index).getResult() : index);
      }
      return tensor::ExtractOp::create(body, adaptor.getX(), indices);
    });
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void populateShapePatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ReshapeLowering, ExpandLowering, PermuteLowering, FlipLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
