// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrix products that no library does: halves, integers. The others are calls of the runtime (crout-to-runtime).
#include "Conversion/CroutToLinalg/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// c[..., i, j] += a[..., i, k] * b[..., k, j]; the loop over j is innermost, so that rows of b and c are read in order.
class MatmulLowering : public OpConversionPattern<MatmulOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(MatmulOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    Type element = elementOf(op.getA());
    // Halves accumulate in f32, integers in their own type.
    RankedTensorType sumType = type.clone(isHalf(element) ? rewriter.getF32Type() : type.getElementType());
    FailureOr<Value> empty = emptyForResult(rewriter, op, 0, sumType);
    if (failed(empty))
      return failure();
    ScalarBuilder b(op.getLoc(), rewriter);
    Value init = linalg::FillOp::create(b, zeroOf(b, sumType.getElementType()), *empty).getResult(0);

    int64_t rank = type.getRank(), batch = rank - 2, loops = rank + 1;
    AffineExpr i = b.getAffineDimExpr(batch), k = b.getAffineDimExpr(batch + 1), j = b.getAffineDimExpr(batch + 2);
    auto mapOf = [&](ArrayRef<int64_t> shape, AffineExpr row, AffineExpr column) {
      AffineMap batchMap = broadcastMap(getContext(), shape.drop_back(2), type.getShape().drop_back(2));
      SmallVector<AffineExpr> reads(batchMap.getResults());
      reads.append({row, column});
      return AffineMap::get(loops, 0, reads, getContext());
    };
    AffineMap maps[] = {mapOf(shapeOf(op.getA()), i, k), mapOf(shapeOf(op.getB()), k, j), mapOf(type.getShape(), i, j)};
    SmallVector<utils::IteratorType> iterators(loops, utils::IteratorType::parallel);
    iterators[batch + 1] = utils::IteratorType::reduction;
    auto generic = linalg::GenericOp::create(
        b, sumType, ValueRange{adaptor.getA(), adaptor.getB()}, init, maps, iterators, [&](OpBuilder &inner, Location loc, ValueRange args) {
          ScalarBuilder body(loc, inner);
          Value x = loadScalar(body, args[0], element), y = loadScalar(body, args[1], element);
          Value product = emitReductionStep(body, ReduceKind::prod, x, y, element);
          if (isBool(element))
            product = storeScalar(body, arith::AndIOp::create(body, x, y), element);
          linalg::YieldOp::create(inner, loc, emitReductionStep(body, ReduceKind::sum, args[2], product, element));
        });
    Value result = generic.getResult(0);
    if (isHalf(element)) {
      FailureOr<Value> rounded = roundTensor(rewriter, op, result, type);
      if (failed(rounded))
        return failure();
      result = *rounded;
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void populateContractionPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<MatmulLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
