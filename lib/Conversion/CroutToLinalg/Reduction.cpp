// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions: linalg.generic loop nests with a filled accumulator.
#include "Conversion/CroutToLinalg/Patterns.h"

#include <limits>

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

/// A stored bool as a stored bool of the other value.
Value inverted(ScalarBuilder &b, Value stored, Type original) {
  Value zero = integerConstant(b, stored.getType(), 0);
  return storeScalar(b, arith::CmpIOp::create(b, arith::CmpIPredicate::eq, stored, zero), original);
}

/// sum(x) = sum(re x) + i sum(im x), as one loop with two sums: real accumulators stay in vector registers.
FailureOr<Value> sumOfComplex(ScalarBuilder &b, ConversionPatternRewriter &rewriter, ReduceOp op, Value x, RankedTensorType resultType) {
  Type element = elementOf(op.getX()), part = cast<ComplexType>(element).getElementType();
  FailureOr<Value> emptyRe = emptyForResult(rewriter, op, 0, resultType.clone(part)), emptyIm = emptyForResult(rewriter, op, 0, resultType.clone(part));
  FailureOr<Value> empty = emptyForResult(rewriter, op, 0, resultType);
  if (failed(emptyRe) || failed(emptyIm) || failed(empty)) return failure();
  Value zero = zeroOf(b, part);
  Value inits[] = {linalg::FillOp::create(b, zero, *emptyRe).getResult(0), linalg::FillOp::create(b, zero, *emptyIm).getResult(0)};
  int64_t rank = tensorType(op.getX()).getRank();
  AffineMap place = reducedMap(b.getContext(), rank, op.getDims(), op.getKeepdim());
  AffineMap maps[] = {b.getMultiDimIdentityMap(rank), place, place};
  auto sums = linalg::GenericOp::create(b, TypeRange{inits[0].getType(), inits[1].getType()}, x, inits, maps,
                                        reductionIterators(rank, op.getDims()), [&](OpBuilder &inner, Location loc, ValueRange args) {
                                          ScalarBuilder body(loc, inner);
                                          Complex value = Complex::of(body, loadForReduction(body, args[0], element));
                                          Value re = emitReductionStep(body, ReduceKind::sum, args[1], value.re.value(), part);
                                          Value im = emitReductionStep(body, ReduceKind::sum, args[2], value.im.value(), part);
                                          linalg::YieldOp::create(inner, loc, ValueRange{re, im});
                                        });
  AffineMap all = b.getMultiDimIdentityMap(resultType.getRank());
  return parallelGeneric(b, op.getLoc(), sums.getResults(), ArrayRef<AffineMap>{all, all}, *empty, [&](ScalarBuilder &, ValueRange args) {
    return complex::CreateOp::create(b, element, args[0], args[1]).getResult();
  });
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
    if (isa<ComplexType>(element) && op.getKind() == ReduceKind::sum) {
      FailureOr<Value> sum = sumOfComplex(b, rewriter, op, adaptor.getX(), resultType);
      if (failed(sum))
        return failure();
      rewriter.replaceOp(op, *sum);
      return success();
    }
    // Halves accumulate in f32 and are rounded once, at the end.
    RankedTensorType accumulatorType = isHalf(element) ? resultType.clone(b.getF32Type()) : resultType;
    FailureOr<Value> empty = emptyForResult(rewriter, op, 0, accumulatorType);
    if (failed(empty))
      return failure();
    // all(x) = not any(not x): LLVM vectorises an `or` of comparisons, but makes a chain of selects of an `and`.
    bool isAll = op.getKind() == ReduceKind::all;
    ReduceKind kind = isAll ? ReduceKind::any : op.getKind();
    Value identity = reductionIdentity(b, kind, element);
    Value init = linalg::FillOp::create(b, identity, *empty).getResult(0);

    int64_t rank = tensorType(op.getX()).getRank();
    AffineMap maps[] = {b.getMultiDimIdentityMap(rank), reducedMap(getContext(), rank, op.getDims(), op.getKeepdim())};
    auto generic = linalg::GenericOp::create(b, accumulatorType, adaptor.getX(), init, maps, reductionIterators(rank, op.getDims()),
                                             [&](OpBuilder &inner, Location loc, ValueRange args) {
                                               ScalarBuilder body(loc, inner);
                                               Value value = isAll ? inverted(body, args[0], element) : loadForReduction(body, args[0], element);
                                               linalg::YieldOp::create(inner, loc, emitReductionStep(body, kind, args[1], value, element));
                                             });
    Value result = generic.getResult(0);
    if (isAll) {
      FailureOr<Value> init = emptyForResult(rewriter, op, 0, resultType);
      if (failed(init))
        return failure();
      result = parallelGeneric(b, op.getLoc(), result, b.getMultiDimIdentityMap(resultType.getRank()), *init,
                               [&](ScalarBuilder &body, ValueRange args) { return inverted(body, args[0], element); });
    }
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

/// r = first index along dim whose element is the extremum: the extremum m, then the least index with x = m (or both NaN).
/// Two reductions that vectorise take less time than one over pairs, which does not.
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
    Value none = integerConstant(b, b.getI64Type(), std::numeric_limits<int64_t>::max());
    Value indices = linalg::FillOp::create(b, none, *emptyIndices).getResult(0);

    AffineMap place = reducedMap(getContext(), rank, dim, op.getKeepdim()), identityMap = b.getMultiDimIdentityMap(rank);
    SmallVector<utils::IteratorType> iterators = reductionIterators(rank, dim);
    auto extremum = linalg::GenericOp::create(b, values.getType(), adaptor.getX(), values, ArrayRef<AffineMap>{identityMap, place}, iterators,
                                              [&](OpBuilder &inner, Location loc, ValueRange args) {
                                                ScalarBuilder body(loc, inner);
                                                Value value = loadForReduction(body, args[0], element);
                                                linalg::YieldOp::create(inner, loc, emitReductionStep(body, kind, args[1], value, element));
                                              });
    auto first = linalg::GenericOp::create(
        b, indexType, ValueRange{adaptor.getX(), extremum.getResult(0)}, indices, ArrayRef<AffineMap>{identityMap, place, place}, iterators,
        [&](OpBuilder &inner, Location loc, ValueRange args) {
          ScalarBuilder body(loc, inner);
          Value value = loadForReduction(body, args[0], element), best = args[1];
          Cond hit(body, emitCompare(body, ComparePredicate::eq, value, best, element));
          if (isa<FloatType>(element))
            hit = hit | (isNaN(Real(body, value)) & isNaN(Real(body, best)));
          Value index = arith::IndexCastOp::create(body, body.getI64Type(), linalg::IndexOp::create(body, dim));
          Value candidate = arith::SelectOp::create(body, hit.value(), index, none);
          linalg::YieldOp::create(inner, loc, arith::MinSIOp::create(body, candidate, args[2]).getResult());
        });
    rewriter.replaceOp(op, first.getResult(0));
    return success();
  }
};

} // namespace

void populateReductionPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ReduceLowering, ArgReduceLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
