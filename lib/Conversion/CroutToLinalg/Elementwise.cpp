// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise operations: one linalg.generic each, operands broadcast by their indexing maps; and the loop nests that
// all categories build on.
#include "Conversion/CroutToLinalg/Patterns.h"

using namespace mlir;

namespace crout::ir {

AffineMap broadcastMap(MLIRContext *context, ArrayRef<int64_t> from, ArrayRef<int64_t> to) {
  SmallVector<AffineExpr> reads;
  size_t missing = to.size() - from.size();
  for (auto [i, size] : llvm::enumerate(from)) {
    bool stretched = size == 1 && to[missing + i] != 1;
    reads.push_back(stretched ? getAffineConstantExpr(0, context) : getAffineDimExpr(missing + i, context));
  }
  return AffineMap::get(to.size(), 0, reads, context);
}

Value parallelGeneric(OpBuilder &b, Location loc, ValueRange inputs, ArrayRef<AffineMap> maps, Value init, BodyFn body) {
  auto type = cast<RankedTensorType>(init.getType());
  SmallVector<AffineMap> allMaps(maps);
  allMaps.push_back(b.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(b, loc, type, inputs, init, allMaps, iterators, [&](OpBuilder &inner, Location innerLoc, ValueRange args) {
    ScalarBuilder scalar(innerLoc, inner);
    linalg::YieldOp::create(inner, innerLoc, body(scalar, args.drop_back()));
  });
  return generic.getResult(0);
}

Value readThrough(OpBuilder &b, Location loc, Value input, AffineMap map, Value init) {
  return parallelGeneric(b, loc, input, map, init, [](ScalarBuilder &, ValueRange args) { return args[0]; });
}

FailureOr<Value> roundTensor(OpBuilder &b, Operation *op, Value value, RankedTensorType type) {
  FailureOr<Value> init = emptyForResult(b, op, 0, type);
  if (failed(init))
    return failure();
  return parallelGeneric(b, op->getLoc(), value, b.getMultiDimIdentityMap(type.getRank()), *init,
                         [&](ScalarBuilder &scalar, ValueRange args) { return storeScalar(scalar, args[0], type.getElementType()); });
}

namespace {

/// r[i...] = op(a[i...], b[i...], ...)
class ElementwiseLowering : public ConversionPattern {
public:
  ElementwiseLowering(const TypeConverter &converter, StringRef name, MLIRContext *context) : ConversionPattern(converter, name, 1, context) {}

  LogicalResult matchAndRewrite(Operation *op, ArrayRef<Value> operands, ConversionPatternRewriter &rewriter) const override {
    auto resultType = cast<RankedTensorType>(op->getResult(0).getType());
    SmallVector<AffineMap> maps;
    SmallVector<Type> elements;
    for (Value operand : op->getOperands()) {
      maps.push_back(broadcastMap(getContext(), shapeOf(operand), resultType.getShape()));
      elements.push_back(elementOf(operand));
    }
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, storedType(resultType));
    if (failed(init))
      return failure();

    bool defined = true;
    Value result = parallelGeneric(rewriter, op->getLoc(), operands, maps, *init, [&](ScalarBuilder &b, ValueRange stored) {
      SmallVector<Value> args;
      for (auto [value, element] : llvm::zip_equal(stored, elements))
        args.push_back(loadScalar(b, value, element));
      Value computed = emitScalarBody(b, op, args, elements);
      defined = static_cast<bool>(computed);
      return defined ? storeScalar(b, computed, resultType.getElementType()) : zeroOf(b, storedElementType(resultType.getElementType()));
    });
    if (!defined)
      return op->emitOpError("has no meaning for elements of type ") << elements[0];
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// r[i...] = the bits of x[i...]: on stored elements, which loading and storing halves would round.
class BitcastLowering : public OpConversionPattern<BitcastOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(BitcastOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getType());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    AffineMap identity = rewriter.getMultiDimIdentityMap(type.getRank());
    bool toBool = isBool(op.getType().getElementType());
    rewriter.replaceOp(op, parallelGeneric(rewriter, op.getLoc(), adaptor.getX(), identity, *init, [&](ScalarBuilder &b, ValueRange stored) {
      Value result = emitBitcast(b, stored[0], type.getElementType());
      if (!toBool)
        return result;
      Value truth = arith::CmpIOp::create(b, arith::CmpIPredicate::ne, result, integerConstant(b, result.getType(), 0));
      return arith::ExtUIOp::create(b, result.getType(), truth).getResult();
    }));
    return success();
  }
};

template <typename... Ops> void addElementwise(const TypeConverter &converter, RewritePatternSet &patterns) {
  (patterns.add<ElementwiseLowering>(converter, Ops::getOperationName(), patterns.getContext()), ...);
}

} // namespace

void populateElementwisePatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  addElementwise<NegOp, ExpOp, Exp2Op, Expm1Op, LogOp, Log2Op, Log10Op, Log1pOp, SqrtOp, RsqrtOp, ReciprocalOp, SinOp, CosOp, TanOp, AsinOp,
                 AcosOp, AtanOp, SinhOp, CoshOp, TanhOp, AsinhOp, AcoshOp, AtanhOp, ErfOp, ErfcOp, FloorOp, CeilOp, RoundOp, TruncOp, SignOp,
                 BitwiseNotOp, ConjOp, AbsOp, RealOp, ImagOp, LogicalNotOp, IsnanOp, IsinfOp, IsfiniteOp>(converter, patterns);
  addElementwise<AddOp, SubOp, MulOp, DivOp, FloorDivOp, RemainderOp, FmodOp, PowOp, Atan2Op, MaximumOp, MinimumOp, FmaxOp, FminOp, CopysignOp,
                 HypotOp, BitwiseAndOp, BitwiseOrOp, BitwiseXorOp, GcdOp, ShiftLeftOp, ShiftRightOp, LogicalAndOp, LogicalOrOp, LogicalXorOp, CompareOp,
                 ComplexOp, SelectOp, CastOp>(converter, patterns);
  patterns.add<BitcastLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
