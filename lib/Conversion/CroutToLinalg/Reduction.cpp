// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions: linalg.generic loop nests with a filled accumulator.
#include "Conversion/CroutToLinalg/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// The place in the result of the element that loop indices (d0, ..., d_rank-1) reduce into.
AffineMap reducedMap(MLIRContext *context, int64_t rank, ArrayRef<int64_t> dims, bool keepdim) {
  SmallVector<AffineExpr> places;
  for (int64_t d = 0; d < rank; ++d) {
    if (!llvm::is_contained(dims, d))
      places.push_back(getAffineDimExpr(d, context));
    else if (keepdim)
      places.push_back(getAffineConstantExpr(0, context));
  }
  return AffineMap::get(rank, 0, places, context);
}

SmallVector<utils::IteratorType> reductionIterators(int64_t rank, ArrayRef<int64_t> dims) {
  SmallVector<utils::IteratorType> iterators(rank, utils::IteratorType::parallel);
  for (int64_t d : dims)
    iterators[d] = utils::IteratorType::reduction;
  return iterators;
}

/// An element as accumulators hold it: bool as an i8 of 0 or 1, halves as f32, all else as stored.
Value loadForReduction(ScalarBuilder &b, Value stored, Type original) {
  Value loaded = loadScalar(b, stored, original);
  return isBool(original) ? storeScalar(b, loaded, original) : loaded;
}

/// r = kind over dims of x
class ReduceLowering : public OpConversionPattern<ReduceOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ReduceOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    if (op.getDims().empty()) {
      rewriter.replaceOp(op, adaptor.getX());
      return success();
    }
    RankedTensorType resultType = storedType(op.getResult());
    Type element = elementOf(op.getX());
    ScalarBuilder b(op.getLoc(), rewriter);
    // Halves accumulate in f32 and are rounded once, at the end.
    RankedTensorType accumulatorType = isHalf(element) ? resultType.clone(b.getF32Type()) : resultType;
    FailureOr<Value> empty = emptyForResult(rewriter, op, 0, accumulatorType);
    if (failed(empty))
      return failure();
    Value identity = reductionIdentity(b, op.getKind(), element);
    Value init = linalg::FillOp::create(b, identity, *empty).getResult(0);

    int64_t rank = tensorType(op.getX()).getRank();
    AffineMap maps[] = {b.getMultiDimIdentityMap(rank), reducedMap(getContext(), rank, op.getDims(), op.getKeepdim())};
    auto generic = linalg::GenericOp::create(b, accumulatorType, adaptor.getX(), init, maps, reductionIterators(rank, op.getDims()),
                                             [&](OpBuilder &inner, Location loc, ValueRange args) {
                                               ScalarBuilder body(loc, inner);
                                               Value value = loadForReduction(body, args[0], element);
                                               linalg::YieldOp::create(inner, loc, emitReductionStep(body, op.getKind(), args[1], value, element));
                                             });
    Value result = generic.getResult(0);
    if (isHalf(element)) {
      FailureOr<Value> rounded = roundTensor(rewriter, op, result, resultType);
      if (failed(rounded))
        return failure();
      result = *rounded;
    }
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// r = index of the first extremum of x along dim: a reduction of (value, index) pairs, whose values are dropped.
class ArgReduceLowering : public OpConversionPattern<ArgReduceOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ArgReduceOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    auto indexType = cast<RankedTensorType>(op.getResult().getType());
    Type element = elementOf(op.getX());
    ScalarBuilder b(op.getLoc(), rewriter);
    int64_t rank = tensorType(op.getX()).getRank(), dim = op.getDim();
    ReduceKind kind = op.getKind() == ArgReduceKind::max ? ReduceKind::max : ReduceKind::min;
    Value identity = reductionIdentity(b, kind, element);
    FailureOr<Value> emptyValues = emptyForResult(rewriter, op, 0, indexType.clone(identity.getType()));
    FailureOr<Value> emptyIndices = emptyForResult(rewriter, op, 0, indexType);
    if (failed(emptyValues) || failed(emptyIndices))
      return failure();
    Value values = linalg::FillOp::create(b, identity, *emptyValues).getResult(0);
    Value indices = linalg::FillOp::create(b, integerConstant(b, b.getI64Type(), 0), *emptyIndices).getResult(0);

    AffineMap place = reducedMap(getContext(), rank, dim, op.getKeepdim());
    AffineMap maps[] = {b.getMultiDimIdentityMap(rank), place, place};
    auto generic = linalg::GenericOp::create(
        b, TypeRange{values.getType(), indexType}, adaptor.getX(), ValueRange{values, indices}, maps, reductionIterators(rank, dim),
        [&](OpBuilder &inner, Location loc, ValueRange args) {
          ScalarBuilder body(loc, inner);
          Value value = loadForReduction(body, args[0], element), best = args[1];
          Value index = arith::IndexCastOp::create(body, body.getI64Type(), linalg::IndexOp::create(body, dim));
          // Strictly better, or the first NaN: earlier elements win.
          Cond better(body, emitCompare(body, kind == ReduceKind::max ? ComparePredicate::gt : ComparePredicate::lt, value, best, element));
          if (isa<FloatType>(element))
            better = better | (isNaN(Real(body, value)) & !isNaN(Real(body, best)));
          Value nextValue = arith::SelectOp::create(body, better.value(), value, best);
          Value nextIndex = arith::SelectOp::create(body, better.value(), index, args[2]);
          linalg::YieldOp::create(inner, loc, ValueRange{nextValue, nextIndex});
        });
    rewriter.replaceOp(op, generic.getResult(1));
    return success();
  }
};

} // namespace

void populateReductionPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ReduceLowering, ArgReduceLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
