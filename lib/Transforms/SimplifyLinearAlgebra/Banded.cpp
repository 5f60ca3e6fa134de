// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of solves, inverses and determinants of matrices with a narrow band.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {
namespace {

struct Band {
  int64_t below, above;
};

/// Bands that are a quarter of the matrix at most, or where the size is not known have at most so many diagonals; the kernel itself takes the general
/// algorithm where that is faster.
constexpr int64_t mostDiagonals = 64;

/// The band of square matrices that are no triangles, which have cheaper solves, where it is narrow.
FailureOr<Band> narrowBand(Value a) {
  Structure s = structureOf(a);
  if (s.below() <= 0 || s.above() <= 0 || s.below() >= Structure::unbounded || s.above() >= Structure::unbounded || !isSquare(a))
    return failure();
  RankedTensorType type = tensorType(a);
  int64_t diagonals = s.below() + s.above() + 1;
  for (int64_t size : type.getShape().take_back(2))
    if (!ShapedType::isDynamic(size) && 4 * diagonals > size)
      return failure();
  if (diagonals > mostDiagonals && type.isDynamicDim(type.getRank() - 1) && type.isDynamicDim(type.getRank() - 2))
    return failure();
  return Band{s.below(), s.above()};
}

/// solve(A, B) -> banded_solve(A, B), X A = B -> A^T X^T = B^T
/// Condition: none; the same elimination with partial pivoting, which leaves out what is 0, in 2 n below (below + above) operations.
struct SolveOfBanded : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    FailureOr<Band> band = narrowBand(op.getA());
    if (failed(band))
      return rewriter.notifyMatchFailure(op, "the matrix is not known to have a narrow band");
    if (!isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    Location location = op.getLoc();
    if (op.getLeft()) {
      rewriter.replaceOpWithNewOp<BandedSolveOp>(op, op->getResultTypes(), op.getA(), op.getB(), band->below, band->above);
      return success();
    }
    auto solve = BandedSolveOp::create(rewriter, location, transpose(rewriter, location, op.getA()), transpose(rewriter, location, op.getB()), band->above,
                                       band->below);
    Value x = transpose(rewriter, location, solve.getX());
    if (x.getType() != op.getX().getType() || solve.getInfo().getType() != op.getInfo().getType())
      return rewriter.notifyMatchFailure(op, "the types differ in what is known about sizes");
    rewriter.replaceOp(op, {x, solve.getInfo()});
    return success();
  }
};

/// inv(A) -> banded_solve(A, I)
/// Condition: none, as for solve; an inverse has n^2 elements, and takes as many operations for each diagonal of the band.
struct InverseOfBanded : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    FailureOr<Band> band = narrowBand(op.getA());
    if (failed(band))
      return rewriter.notifyMatchFailure(op, "the operand is not known to have a narrow band");
    if (op.getInverse().use_empty() || !isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    rewriter.replaceOpWithNewOp<BandedSolveOp>(op, op->getResultTypes(), op.getA(), identityLike(rewriter, op.getLoc(), op.getA()), band->below, band->above);
    return success();
  }
};

/// det(A) -> banded_det(A), slogdet(A) -> banded_slogdet(A)
/// Condition: none, as for solve.
template <typename Op, typename BandedOp>
struct DeterminantOfBanded : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    FailureOr<Band> band = narrowBand(op.getA());
    if (failed(band))
      return rewriter.notifyMatchFailure(op, "the operand is not known to have a narrow band");
    rewriter.replaceOpWithNewOp<BandedOp>(op, op->getResultTypes(), op.getA(), band->below, band->above);
    return success();
  }
};

} // namespace

void populateBandedRewrites(RewriteSet &set) {
  set.add<SolveOfBanded>("solve-of-banded", 2);
  // A product with the inverse is a solve first.
  set.add<InverseOfBanded>("inverse-of-banded", 1);
  set.add<DeterminantOfBanded<DetOp, BandedDetOp>>("det-of-banded");
  set.add<DeterminantOfBanded<SlogdetOp, BandedSlogdetOp>>("det-of-banded");
}

} // namespace crout::ir
