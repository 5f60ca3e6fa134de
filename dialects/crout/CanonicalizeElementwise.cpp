// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Canonicalisation of the elementwise operations.
#include "dialects/crout/ConstantFolding.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace crout::ir;

/// |-x| -> |x|
LogicalResult AbsOp::canonicalize(AbsOp op, PatternRewriter &rewriter) {
  auto neg = op.getX().getDefiningOp<NegOp>();
  if (!neg)
    return rewriter.notifyMatchFailure(op, "the operand is no negation");
  rewriter.replaceOpWithNewOp<AbsOp>(op, op.getType(), neg.getX());
  return success();
}

/// real(conj(z)) -> real(z)
LogicalResult RealOp::canonicalize(RealOp op, PatternRewriter &rewriter) {
  auto conj = op.getX().getDefiningOp<ConjOp>();
  if (!conj)
    return rewriter.notifyMatchFailure(op, "the operand is no conjugate");
  rewriter.replaceOpWithNewOp<RealOp>(op, op.getType(), conj.getX());
  return success();
}

/// imag(conj(z)) -> -imag(z)
LogicalResult ImagOp::canonicalize(ImagOp op, PatternRewriter &rewriter) {
  auto conj = op.getX().getDefiningOp<ConjOp>();
  if (!conj)
    return rewriter.notifyMatchFailure(op, "the operand is no conjugate");
  Value imag = ImagOp::create(rewriter, op.getLoc(), op.getType(), conj.getX());
  rewriter.replaceOpWithNewOp<NegOp>(op, op.getType(), imag);
  return success();
}

/// conj(complex(a, b)) -> complex(a, -b)
LogicalResult ConjOp::canonicalize(ConjOp op, PatternRewriter &rewriter) {
  auto complex = op.getX().getDefiningOp<ComplexOp>();
  if (!complex || !complex->hasOneUse())
    return rewriter.notifyMatchFailure(op, "the operand was not just put together");
  Value im = NegOp::create(rewriter, op.getLoc(), complex.getIm());
  rewriter.replaceOpWithNewOp<ComplexOp>(op, op.getType(), complex.getRe(), im);
  return success();
}

/// not(a == b) -> a != b; the order predicates only for integers, since NaN makes both false
LogicalResult LogicalNotOp::canonicalize(LogicalNotOp op, PatternRewriter &rewriter) {
  auto compare = op.getX().getDefiningOp<CompareOp>();
  if (!compare || !compare->hasOneUse())
    return rewriter.notifyMatchFailure(op, "the operand is no comparison of its own");
  static constexpr ComparePredicate opposite[] = {ComparePredicate::ne, ComparePredicate::eq, ComparePredicate::ge,
                                                  ComparePredicate::gt, ComparePredicate::le, ComparePredicate::lt};
  ComparePredicate predicate = compare.getPredicate();
  if (predicate != ComparePredicate::eq && predicate != ComparePredicate::ne && !isa<IntegerType>(elementOf(compare.getA())))
    return rewriter.notifyMatchFailure(op, "NaN makes the comparison and its opposite false");
  rewriter.replaceOpWithNewOp<CompareOp>(op, op.getType(), opposite[static_cast<unsigned>(predicate)], compare.getA(), compare.getB());
  return success();
}

/// x ** 2 -> x * x; may differ from the library's pow in the last bit, and is then the correctly rounded one
LogicalResult PowOp::canonicalize(PowOp op, PatternRewriter &rewriter) {
  if (isa<ComplexType>(elementOf(op.getA())) || !isSplat(op.getB(), 2.0) || op.getA().getType() != op.getType())
    return rewriter.notifyMatchFailure(op, "the exponent is not 2");
  rewriter.replaceOpWithNewOp<MulOp>(op, op.getType(), op.getA(), op.getA());
  return success();
}

/// select(not c, a, b) -> select(c, b, a)
LogicalResult SelectOp::canonicalize(SelectOp op, PatternRewriter &rewriter) {
  auto negation = op.getCond().getDefiningOp<LogicalNotOp>();
  if (!negation || !elementOf(negation.getX()).isInteger(1))
    return rewriter.notifyMatchFailure(op, "the condition is no negation");
  rewriter.replaceOpWithNewOp<SelectOp>(op, op.getType(), negation.getX(), op.getB(), op.getA());
  return success();
}

/// cast(cast(x)) -> cast(x) where the inner cast loses nothing
LogicalResult CastOp::canonicalize(CastOp op, PatternRewriter &rewriter) {
  auto inner = op.getX().getDefiningOp<CastOp>();
  if (!inner || !isExactCast(elementOf(inner.getX()), elementOf(inner.getResult())))
    return rewriter.notifyMatchFailure(op, "the operand is no exact cast");
  rewriter.replaceOpWithNewOp<CastOp>(op, op.getType(), inner.getX());
  return success();
}

namespace {

/// f(expand(x), y) -> f(x, y) where y alone gives the result its shape
struct DropImpliedExpand : OpTraitRewritePattern<trait::Elementwise> {
  using OpTraitRewritePattern::OpTraitRewritePattern;
  LogicalResult matchAndRewrite(Operation *op, PatternRewriter &rewriter) const override {
    if (op->getNumOperands() < 2)
      return rewriter.notifyMatchFailure(op, "a unary operation takes its shape from its operand");
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    for (OpOperand &operand : op->getOpOperands()) {
      auto expand = operand.get().getDefiningOp<ExpandOp>();
      if (!expand)
        continue;
      SmallVector<RoleShape> shapes;
      for (OpOperand &other : op->getOpOperands())
        shapes.push_back({"", other.getOperandNumber() == operand.getOperandNumber() ? shapeOf(expand.getX()) : shapeOf(other.get())});
      auto shape = broadcast({rewriter.getContext(), std::nullopt, op->getName().getStringRef()}, shapes);
      if (failed(shape) || ArrayRef<int64_t>(*shape) != type.getShape())
        continue;
      rewriter.modifyOpInPlace(op, [&] { operand.set(expand.getX()); });
      return success();
    }
    return rewriter.notifyMatchFailure(op, "no operand is expanded to the shape that the others have");
  }
};

/// tensor.dim(f(x), i) -> the size of f's result, computed from the sizes of x
struct DimOfResult : OpRewritePattern<tensor::DimOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(tensor::DimOp op, PatternRewriter &rewriter) const override {
    auto result = dyn_cast<OpResult>(op.getSource());
    std::optional<int64_t> dim = op.getConstantIndex();
    if (!result || !dim || !isa<CroutDialect>(result.getOwner()->getDialect()))
      return rewriter.notifyMatchFailure(op, "not a known dimension of a crout operation's result");
    auto reifiable = dyn_cast<ReifyRankedShapedTypeOpInterface>(result.getOwner());
    auto type = cast<RankedTensorType>(result.getType());
    if (!reifiable || *dim < 0 || *dim >= type.getRank() || !type.isDynamicDim(*dim))
      return rewriter.notifyMatchFailure(op, "the dimension is not one that an operation computes");
    // Sizes are computed where the operation stands, so that they are computed once for all who ask.
    rewriter.setInsertionPoint(result.getOwner());
    ReifiedRankedShapedTypeDims shapes;
    if (failed(reifiable.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the operation cannot say its result's sizes");
    auto size = dyn_cast_if_present<Value>(shapes[result.getResultNumber()][*dim]);
    if (!size)
      return rewriter.notifyMatchFailure(op, "the operation cannot say this size");
    rewriter.replaceOp(op, size);
    return success();
  }
};

} // namespace

void CroutDialect::getCanonicalizationPatterns(RewritePatternSet &patterns) const {
  patterns.add<DropImpliedExpand, DimOfResult>(patterns.getContext());
}
