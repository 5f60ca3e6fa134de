// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites that use that a matrix is the identity, a triangle, diagonal or orthogonal.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"
#include "Transforms/TensorBuilders.h"

using namespace mlir;

namespace crout::ir {
namespace {

Sizes batchSizes(OpBuilder &builder, Location location, Value a) {
  Sizes sizes = sizesOf(builder, location, a);
  sizes.pop_back_n(2);
  return sizes;
}

/// The info of a factorisation that cannot fail.
Value successInfo(OpBuilder &builder, Location location, Value a, Value info) {
  return splat(builder, location, tensorType(info), batchSizes(builder, location, a), 0.0);
}

/// The info of a triangular system: the 1-based index of the first zero on the diagonal, 0 where there is none.
Value triangleInfo(OpBuilder &builder, Location location, Value a, Value info) {
  Value diagonal = diagonalOf(builder, location, a);
  Value zero = splat(builder, location, RankedTensorType::get({}, elementOf(a)), {}, 0.0);
  Value isZero = CompareOp::create(builder, location, ComparePredicate::eq, diagonal, zero);
  int64_t last = tensorType(diagonal).getRank() - 1;
  Value any = ReduceOp::create(builder, location, isZero, ReduceKind::any, ArrayRef<int64_t>{last}, /*keepdim=*/false);
  Value first = ArgReduceOp::create(builder, location, isZero, ArgReduceKind::max, last, /*keepdim=*/false);
  Value index = CastOp::create(builder, location, first, builder.getI32Type());
  auto scalar = RankedTensorType::get({}, builder.getI32Type());
  Value one = splat(builder, location, scalar, {}, 1.0), none = splat(builder, location, scalar, {}, 0.0);
  Value found = AddOp::create(builder, location, index, one);
  return SelectOp::create(builder, location, info.getType(), any, found, none);
}

bool isNotEmpty(Value a) { return tensorType(a).getDimSize(tensorType(a).getRank() - 1) != 0; }

/// Fails unless the matrix of a solve or an inverse is `what`, square and not empty, and the program does no more with the info than to check it.
template <typename Op>
LogicalResult requireMatrix(Op op, PatternRewriter &rewriter, bool holds, StringRef what) {
  if (!holds || !isSquare(op.getA()) || !isNotEmpty(op.getA()))
    return rewriter.notifyMatchFailure(op, "the matrix is not known to be " + what + ", square and not empty");
  if (!isOnlyChecked(op.getInfo()))
    return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
  return success();
}

/// inv(I) -> I
/// Condition: none, exact.
struct InverseOfIdentity : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    if (!isIdentity(op.getA()) || op.getA().getType() != op.getInverse().getType())
      return rewriter.notifyMatchFailure(op, "the operand is not known to be the identity");
    Value info = successInfo(rewriter, op.getLoc(), op.getA(), op.getInfo());
    rewriter.replaceOp(op, {op.getA(), info});
    return success();
  }
};

/// inv(T) -> solve_triangular(T, I)
/// Condition: none, an LU factorisation of a triangle adds nothing but rounding and row exchanges.
struct InverseOfTriangle : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    Value a = op.getA();
    Triangle triangle = triangularity(a);
    if (failed(requireMatrix(op, rewriter, triangle != Triangle::None, "a triangle")))
      return failure();
    if (op.getInverse().use_empty())
      return rewriter.notifyMatchFailure(op, "only the info is used");
    Value identity = identityLike(rewriter, op.getLoc(), a);
    Value inverse = SolveTriangularOp::create(rewriter, op.getLoc(), op.getInverse().getType(), a, identity, triangle == Triangle::Upper,
                                              /*left=*/true, /*unitriangular=*/false);
    Value info = triangleInfo(rewriter, op.getLoc(), a, op.getInfo());
    rewriter.replaceOp(op, {inverse, info});
    return success();
  }
};

/// A I -> A, I A -> A
/// Condition: A is finite; sums of products with 0 and 1 are then exact.
struct ProductWithIdentity : Rewrite<MatmulOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(MatmulOp op, PatternRewriter &rewriter) const override {
    if (isIdentity(op.getB()) && op.getA().getType() == op.getType()) {
      rewriter.replaceOp(op, op.getA());
      return success();
    }
    if (isIdentity(op.getA()) && op.getB().getType() == op.getType()) {
      rewriter.replaceOp(op, op.getB());
      return success();
    }
    return rewriter.notifyMatchFailure(op, "no factor is known to be an identity that the other one keeps its type with");
  }
};

/// solve(A, I) -> inv(A)
/// Condition: none, the same factorisation and the same right-hand sides.
struct SolveForIdentity : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    if (!isIdentity(op.getB()) || op.getX().getType() != op.getA().getType())
      return rewriter.notifyMatchFailure(op, "the right-hand side is not known to be the identity");
    rewriter.replaceOpWithNewOp<InvOp>(op, op->getResultTypes(), op.getA());
    return success();
  }
};

/// solve(I, B) -> B
/// Condition: none, exact.
struct SolveOfIdentity : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    if (!isIdentity(op.getA()))
      return rewriter.notifyMatchFailure(op, "the matrix is not known to be the identity");
    if (op.getB().getType() != op.getX().getType())
      return rewriter.notifyMatchFailure(op, "the right-hand side is broadcast");
    Value info = successInfo(rewriter, op.getLoc(), op.getA(), op.getInfo());
    rewriter.replaceOp(op, {op.getB(), info});
    return success();
  }
};

/// solve(T, B) -> solve_triangular(T, B)
/// Condition: none, an LU factorisation of a triangle adds nothing but rounding and row exchanges.
struct SolveOfTriangle : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    Value a = op.getA();
    Triangle triangle = triangularity(a);
    if (failed(requireMatrix(op, rewriter, triangle != Triangle::None, "a triangle")))
      return failure();
    bool unit = structureOf(a).has(Fact::UnitDiagonal);
    Value x = SolveTriangularOp::create(rewriter, op.getLoc(), op.getX().getType(), a, op.getB(), triangle == Triangle::Upper, op.getLeft(), unit);
    Value info = unit ? successInfo(rewriter, op.getLoc(), a, op.getInfo()) : triangleInfo(rewriter, op.getLoc(), a, op.getInfo());
    rewriter.replaceOp(op, {x, info});
    return success();
  }
};

/// d as a column (*, n, 1), or a row (*, 1, n), of a diagonal matrix.
Value diagonalAs(OpBuilder &builder, Location location, Value a, bool column) {
  Value d = diagonalOf(builder, location, a);
  Sizes sizes = sizesOf(builder, location, d);
  sizes.insert(column ? sizes.end() : sizes.end() - 1, builder.getIndexAttr(1));
  return reshape(builder, location, d, sizes);
}

/// solve(diag(d), B) -> B / d, by rows; by columns where the matrix is on the right
/// Condition: none, one rounding for each element; the LU factorisation does the same divisions.
struct SolveOfDiagonal : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    Value a = op.getA();
    if (failed(requireMatrix(op, rewriter, structureOf(a).isDiagonal(), "diagonal")))
      return failure();
    Value d = diagonalAs(rewriter, op.getLoc(), a, op.getLeft());
    Value x = DivOp::create(rewriter, op.getLoc(), op.getX().getType(), op.getB(), d);
    Value info = triangleInfo(rewriter, op.getLoc(), a, op.getInfo());
    rewriter.replaceOp(op, {x, info});
    return success();
  }
};

/// inv(diag(d)) -> diag(1 / d)
/// Condition: none, one rounding for each element.
struct InverseOfDiagonal : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    Value a = op.getA();
    if (failed(requireMatrix(op, rewriter, structureOf(a).isDiagonal() && !isIdentity(a), "diagonal and another one than the identity")))
      return failure();
    Value mask = identityLike(rewriter, op.getLoc(), a, rewriter.getI1Type());
    Value zero = splat(rewriter, op.getLoc(), RankedTensorType::get({}, elementOf(a)), {}, 0.0);
    Value reciprocal = ReciprocalOp::create(rewriter, op.getLoc(), diagonalAs(rewriter, op.getLoc(), a, /*column=*/true));
    Value inverse = SelectOp::create(rewriter, op.getLoc(), op.getInverse().getType(), mask, reciprocal, zero);
    Value info = triangleInfo(rewriter, op.getLoc(), a, op.getInfo());
    rewriter.replaceOp(op, {inverse, info});
    return success();
  }
};

Value adjoint(OpBuilder &builder, Location location, Value a) {
  Value t = transpose(builder, location, a);
  return isa<ComplexType>(elementOf(a)) ? ConjOp::create(builder, location, t).getResult() : t;
}

/// solve(Q, B) -> Q^H B, X Q = B -> X = B Q^H
/// Condition: Q is orthogonal to working precision, as factors of qr, eigh and svd are: the residual is then of the order of rounding.
struct SolveOfOrthogonal : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    if (!structureOf(op.getA()).has(Fact::Orthogonal) || isIdentity(op.getA()))
      return rewriter.notifyMatchFailure(op, "the matrix is not known to be orthogonal");
    Value q = adjoint(rewriter, op.getLoc(), op.getA());
    Value x = op.getLeft() ? MatmulOp::create(rewriter, op.getLoc(), op.getX().getType(), q, op.getB())
                           : MatmulOp::create(rewriter, op.getLoc(), op.getX().getType(), op.getB(), q);
    Value info = successInfo(rewriter, op.getLoc(), op.getA(), op.getInfo());
    rewriter.replaceOp(op, {x, info});
    return success();
  }
};

/// inv(Q) -> Q^H
/// Condition: as for solve(Q, B).
struct InverseOfOrthogonal : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    if (!structureOf(op.getA()).has(Fact::Orthogonal) || isIdentity(op.getA()))
      return rewriter.notifyMatchFailure(op, "the operand is not known to be orthogonal");
    Value inverse = adjoint(rewriter, op.getLoc(), op.getA());
    if (inverse.getType() != op.getInverse().getType())
      return rewriter.notifyMatchFailure(op, "the types differ in what is known about sizes");
    Value info = successInfo(rewriter, op.getLoc(), op.getA(), op.getInfo());
    rewriter.replaceOp(op, {inverse, info});
    return success();
  }
};

} // namespace

void populateStructureRewrites(RewriteSet &set) {
  set.add<InverseOfIdentity>("inverse-of-identity", 4);
  // A product with the inverse of a triangle is a solve first, then a triangular one.
  set.add<InverseOfTriangle>("inverse-of-triangle", 1);
  set.add<ProductWithIdentity>("product-with-identity", 4);
  set.add<SolveForIdentity>("solve-for-identity", 2);
  set.add<SolveOfIdentity>("solve-of-identity", 4);
  set.add<SolveOfTriangle>("solve-of-triangle", 3);
  // A diagonal matrix is a triangle too, and an orthogonal triangle is diagonal: the cheapest comes first.
  set.add<SolveOfDiagonal>("solve-of-diagonal", 4);
  set.add<InverseOfDiagonal>("inverse-of-diagonal", 3);
  set.add<SolveOfOrthogonal>("solve-of-orthogonal", 3);
  set.add<InverseOfOrthogonal>("inverse-of-orthogonal", 1);
}

} // namespace crout::ir
