// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that pick, join or mask parts of tensors.
#include "Conversion/CroutToLinalg/Patterns.h"

#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;

namespace crout::ir {
namespace {

Value indexValue(OpBuilder &b, Location loc, OpFoldResult size) { return getValueOrCreateConstantIndexOp(b, loc, size); }

/// Certainly no elements. Slices of and into such tensors are not made: MLIR rejects an offset at the end of a dimension.
bool isEmpty(ShapedType type) { return llvm::is_contained(type.getShape(), 0); }

/// y[i] = x[offset + i * stride]
class SliceLowering : public OpConversionPattern<SliceOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(SliceOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    ArrayRef<int64_t> from = shapeOf(op.getX());
    bool nothing = isEmpty(cast<ShapedType>(op.getType())) || isEmpty(tensorType(op.getX()));
    for (auto [offset, size] : llvm::zip_equal(op.getMixedOffsets(), from))
      nothing |= !ShapedType::isDynamic(size) && getConstantIntValue(offset).value_or(0) >= size;
    if (nothing) {
      FailureOr<Value> empty = emptyForResult(rewriter, op, 0, storedType(op.getResult()));
      if (failed(empty))
        return failure();
      rewriter.replaceOp(op, *empty);
      return success();
    }
    rewriter.replaceOpWithNewOp<tensor::ExtractSliceOp>(op, storedType(op.getResult()), adaptor.getX(), adaptor.getOffsets(), adaptor.getSizes(),
                                                        adaptor.getStrides(), op.getStaticOffsets(), op.getStaticSizes(), op.getStaticStrides());
    return success();
  }
};

/// y = x, but y[offset + i * stride] = source[i]
class InsertSliceLowering : public OpConversionPattern<InsertSliceOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(InsertSliceOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    bool nothing = isEmpty(tensorType(op.getX())) || isEmpty(tensorType(op.getSource()));
    for (auto [offset, size] : llvm::zip_equal(op.getMixedOffsets(), shapeOf(op.getX())))
      nothing |= !ShapedType::isDynamic(size) && getConstantIntValue(offset).value_or(0) >= size;
    if (nothing)
      rewriter.replaceOp(op, adaptor.getX());
    else
      rewriter.replaceOpWithNewOp<tensor::InsertSliceOp>(op, adaptor.getSource(), adaptor.getX(), adaptor.getOffsets(), adaptor.getSizes(),
                                                         adaptor.getStrides(), op.getStaticOffsets(), op.getStaticSizes(), op.getStaticStrides());
    return success();
  }
};

/// y = [x_0, x_1, ...]: each input is inserted behind the one before.
class ConcatenateLowering : public OpConversionPattern<ConcatenateOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ConcatenateOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    ScalarBuilder b(op.getLoc(), rewriter);
    int64_t dim = op.getDim();
    SmallVector<OpFoldResult> offsets(type.getRank(), b.getIndexAttr(0)), strides(type.getRank(), b.getIndexAttr(1));
    Value result = *init;
    for (Value input : adaptor.getInputs()) {
      if (isEmpty(type) || isEmpty(tensorType(input)))
        continue;
      Sizes sizes = sizesOf(b, op.getLoc(), input);
      result = tensor::InsertSliceOp::create(b, input, result, offsets, sizes, strides);
      auto known = getConstantIntValue(offsets[dim]), size = getConstantIntValue(sizes[dim]);
      if (known && size)
        offsets[dim] = b.getIndexAttr(*known + *size);
      else
        offsets[dim] = arith::AddIOp::create(b, indexValue(b, op.getLoc(), offsets[dim]), indexValue(b, op.getLoc(), sizes[dim])).getResult();
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// y = value everywhere, then x inserted at low
class PadLowering : public OpConversionPattern<PadOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(PadOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    FailureOr<Value> empty = emptyForResult(rewriter, op, 0, storedType(op.getResult()));
    if (failed(empty))
      return failure();
    ScalarBuilder b(op.getLoc(), rewriter);
    Value value = tensor::ExtractOp::create(b, adaptor.getValue(), ValueRange{});
    Value filled = linalg::FillOp::create(b, value, *empty).getResult(0);
    if (isEmpty(tensorType(adaptor.getX()))) {
      rewriter.replaceOp(op, filled);
      return success();
    }
    SmallVector<OpFoldResult> offsets, strides(op.getLow().size(), b.getIndexAttr(1));
    for (int64_t low : op.getLow())
      offsets.push_back(b.getIndexAttr(low));
    Sizes sizes = sizesOf(b, op.getLoc(), adaptor.getX());
    rewriter.replaceOpWithNewOp<tensor::InsertSliceOp>(op, adaptor.getX(), filled, offsets, sizes, strides);
    return success();
  }
};

/// y[i, j] = x[index[i, j], j] for dim = 0. An index out of range is clamped and one that has nothing to read gives 0, so
/// that no program reads foreign memory.
class GatherLowering : public OpConversionPattern<GatherOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(GatherOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    Location loc = op.getLoc();
    ScalarBuilder b(loc, rewriter);
    Value x = adaptor.getX();
    int64_t dim = op.getDim();
    Value zero = integerConstant(b, b.getIndexType(), 0), one = integerConstant(b, b.getIndexType(), 1);
    Value count = tensor::DimOp::create(b, x, dim);
    Value last = arith::MaxSIOp::create(b, arith::SubIOp::create(b, count, one), zero);
    // Sizes of x that the loop indices, which run over "index", are not known to stay within.
    ArrayRef<int64_t> available = shapeOf(op.getX()), wanted = shapeOf(op.getIndex());
    SmallVector<Value> bounds(type.getRank());
    for (int64_t d = 0; d < type.getRank(); ++d) {
      bool sure = d == dim ? available[d] > 0 : !ShapedType::isDynamic(available[d]) && !ShapedType::isDynamic(wanted[d]) && wanted[d] <= available[d];
      if (!sure)
        bounds[d] = tensor::DimOp::create(b, x, d);
    }
    AffineMap identity = b.getMultiDimIdentityMap(type.getRank());
    Value result = parallelGeneric(rewriter, loc, adaptor.getIndex(), identity, *init, [&](ScalarBuilder &body, ValueRange args) -> Value {
      SmallVector<Value> indices;
      Value inside;
      for (int64_t d = 0; d < type.getRank(); ++d) {
        Value index = d == dim ? arith::IndexCastOp::create(body, body.getIndexType(), args[0]).getResult() : linalg::IndexOp::create(body, d).getResult();
        if (d == dim)
          index = arith::MinSIOp::create(body, arith::MaxSIOp::create(body, index, zero), last);
        indices.push_back(index);
        if (!bounds[d])
          continue;
        Value within = arith::CmpIOp::create(body, arith::CmpIPredicate::ult, index, bounds[d]);
        inside = inside ? arith::AndIOp::create(body, inside, within).getResult() : within;
      }
      if (!inside)
        return tensor::ExtractOp::create(body, x, indices);
      auto choice = scf::IfOp::create(
          body, inside,
          [&](OpBuilder &then, Location l) { scf::YieldOp::create(then, l, tensor::ExtractOp::create(then, l, x, indices).getResult()); },
          [&](OpBuilder &otherwise, Location l) {
            ScalarBuilder none(l, otherwise);
            scf::YieldOp::create(otherwise, l, zeroOf(none, type.getElementType()));
          });
      return choice.getResult(0);
    });
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// y[i, j] = x[i, j] where j - i >= diagonal (upper) or j - i <= diagonal, otherwise 0
class TriangleLowering : public OpConversionPattern<TriangleOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(TriangleOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
    Value result = parallelGeneric(rewriter, op.getLoc(), adaptor.getX(), identity, *init, [&](ScalarBuilder &b, ValueRange args) -> Value {
      Value row = linalg::IndexOp::create(b, type.getRank() - 2), column = linalg::IndexOp::create(b, type.getRank() - 1);
      Value offset = arith::SubIOp::create(b, column, row);
      auto predicate = op.getUpper() ? arith::CmpIPredicate::sge : arith::CmpIPredicate::sle;
      Value kept = arith::CmpIOp::create(b, predicate, offset, integerConstant(b, b.getIndexType(), op.getDiagonal()));
      return arith::SelectOp::create(b, kept, args[0], zeroOf(b, type.getElementType()));
    });
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void populateIndexingPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<SliceLowering, InsertSliceLowering, ConcatenateLowering, PadLowering, GatherLowering, TriangleLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
