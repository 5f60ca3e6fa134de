// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of determinants and their logarithms.
#include "Transforms/SimplifyLinearAlgebra/Determinants.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// The factors of a product that nothing else needs, where they are square and of one batch.
template <typename Op>
FailureOr<std::pair<Value, Value>> squareFactors(Op op, PatternRewriter &rewriter) {
  auto product = op.getA().template getDefiningOp<MatmulOp>();
  if (!product)
    return rewriter.notifyMatchFailure(op, "the operand is no product");
  if (!product->hasOneUse())
    return rewriter.notifyMatchFailure(op, "the product is needed anyway");
  if (!isSquare(product.getA()) || !isSquare(product.getB()) || !haveSameBatch(product.getA(), product.getB()))
    return rewriter.notifyMatchFailure(op, "the factors are not known to be square and of one batch");
  return std::pair<Value, Value>(product.getA(), product.getB());
}

/// det(A B) -> det(A) det(B), slogdet(A B) -> (sA sB, lA + lB)
/// Condition: det(A) and det(B) are finite and not 0 in floating point where det(A B) is; logarithms do not leave the range. The product's rounding,
/// which grows with |A| |B|, goes, and 2 n^3 operations become 2/3 n^3.
template <typename Op>
struct OfProduct : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    auto factors = squareFactors(op, rewriter);
    if (failed(factors))
      return failure();
    auto a = determinantOf<Op>(rewriter, op.getLoc(), factors->first), b = determinantOf<Op>(rewriter, op.getLoc(), factors->second);
    rewriter.replaceOp(op, multiplied(rewriter, op.getLoc(), op->getResultTypes(), a, b));
    return success();
  }
};

template <typename Op>
FailureOr<Value> invertedOperand(Op op, PatternRewriter &rewriter) {
  auto inv = op.getA().template getDefiningOp<InvOp>();
  if (!inv)
    return rewriter.notifyMatchFailure(op, "the operand is no inverse");
  if (!inv.getInverse().hasOneUse())
    return rewriter.notifyMatchFailure(op, "the inverse is needed anyway");
  return Value(inv.getA());
}

/// det(inv(A)) -> 1 / det(A)
/// Condition: det(A) is finite and not 0 in floating point where det(inv(A)) is. The inverse's rounding, which grows with the condition
/// number, goes.
struct DetOfInverse : Rewrite<DetOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(DetOp op, PatternRewriter &rewriter) const override {
    auto a = invertedOperand(op, rewriter);
    if (failed(a))
      return failure();
    Value det = DetOp::create(rewriter, op.getLoc(), op.getType(), *a);
    rewriter.replaceOpWithNewOp<ReciprocalOp>(op, op.getType(), det);
    return success();
  }
};

/// slogdet(inv(A)) -> (conj(s), -l)
/// Condition: none; the sign has modulus 1, so its conjugate is its inverse.
struct SlogdetOfInverse : Rewrite<SlogdetOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SlogdetOp op, PatternRewriter &rewriter) const override {
    auto a = invertedOperand(op, rewriter);
    if (failed(a))
      return failure();
    auto inner = SlogdetOp::create(rewriter, op.getLoc(), op.getResultTypes(), *a);
    Value sign = inner.getSign();
    if (isa<ComplexType>(elementOf(sign)))
      sign = ConjOp::create(rewriter, op.getLoc(), sign);
    Value logabsdet = NegOp::create(rewriter, op.getLoc(), inner.getLogabsdet());
    rewriter.replaceOp(op, {sign, logabsdet});
    return success();
  }
};

/// det(A^T) -> det(A), slogdet(A^T) -> slogdet(A)
/// Condition: none; pivots are searched along the other dimension, with the same bounds.
template <typename Op>
struct OfTranspose : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    Value a = transposeOperand(op.getA());
    if (!a)
      return rewriter.notifyMatchFailure(op, "the operand is no transpose");
    rewriter.replaceOpWithNewOp<Op>(op, op->getResultTypes(), a);
    return success();
  }
};

/// det(T) -> product of the diagonal of T
/// Condition: none; an LU factorisation of an upper triangle multiplies the same numbers, of a lower one it divides and multiplies more.
struct DetOfTriangle : Rewrite<DetOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(DetOp op, PatternRewriter &rewriter) const override {
    if (triangularity(op.getA()) == Triangle::None || !isSquare(op.getA()))
      return rewriter.notifyMatchFailure(op, "the operand is not known to be a square triangle");
    Value diagonal = diagonalOf(rewriter, op.getLoc(), op.getA());
    int64_t last = tensorType(diagonal).getRank() - 1;
    rewriter.replaceOpWithNewOp<ReduceOp>(op, op.getType(), diagonal, ReduceKind::prod, ArrayRef<int64_t>{last}, /*keepdim=*/false);
    return success();
  }
};

/// slogdet(T) -> (product of the signs, sum of the logarithms of the moduli) of the diagonal of T
/// Condition: none, as for det.
struct SlogdetOfTriangle : Rewrite<SlogdetOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SlogdetOp op, PatternRewriter &rewriter) const override {
    if (triangularity(op.getA()) == Triangle::None || !isSquare(op.getA()))
      return rewriter.notifyMatchFailure(op, "the operand is not known to be a square triangle");
    Value diagonal = diagonalOf(rewriter, op.getLoc(), op.getA());
    int64_t last = tensorType(diagonal).getRank() - 1;
    auto combined = [&](Value x, ReduceKind kind, Type type) -> Value {
      return ReduceOp::create(rewriter, op.getLoc(), type, x, kind, ArrayRef<int64_t>{last}, /*keepdim=*/false);
    };
    Value sign = combined(SignOp::create(rewriter, op.getLoc(), diagonal), ReduceKind::prod, op.getSign().getType());
    Value modulus = AbsOp::create(rewriter, op.getLoc(), diagonal);
    Value logabsdet = combined(LogOp::create(rewriter, op.getLoc(), modulus), ReduceKind::sum, op.getLogabsdet().getType());
    rewriter.replaceOp(op, {sign, logabsdet});
    return success();
  }
};

} // namespace

void populateDeterminantRewrites(RewriteSet &set) {
  set.add<OfProduct<DetOp>>("det-of-product");
  set.add<DetOfInverse>("det-of-inverse", 5);
  set.add<OfTranspose<DetOp>>("det-of-transpose");
  set.add<DetOfTriangle>("det-of-triangle");
  set.add<SlogdetOfTriangle>("slogdet-of-triangle");
  set.add<OfProduct<SlogdetOp>>("slogdet-of-product");
  set.add<SlogdetOfInverse>("slogdet-of-inverse", 5);
  set.add<OfTranspose<SlogdetOp>>("slogdet-of-transpose");
}

} // namespace crout::ir
