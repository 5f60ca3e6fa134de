// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The order in which products of several matrices, and solves among them, cost least.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// A size that the program fixes, or what an unknown one is taken for: vectors then go first, and squares of unknown sizes stay as written.
double sizeFor(Value a, int64_t fromEnd) {
  int64_t size = tensorType(a).getDimSize(tensorType(a).getRank() - fromEnd);
  return ShapedType::isDynamic(size) ? 1024 : static_cast<double>(size);
}
double rows(Value a) { return sizeFor(a, 2); }
double columns(Value a) { return sizeFor(a, 1); }

/// Another order must save half of the operations, so that what the user wrote stands where little is won.
constexpr double worthIt = 0.5;

/// The batch of the three factors together, at each product, is the same in both orders only where all have the same.
bool haveOneBatch(Value a, Value b, Value c) { return haveSameBatch(a, b) && haveSameBatch(b, c); }

/// (A B) C -> A (B C), A (B C) -> (A B) C, whichever takes at most half of the operations
/// Condition: the bound on the rounding error has the same form, n eps |A| |B| |C|; the product that is made first must not overflow.
struct OrderOfProducts : Rewrite<MatmulOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(MatmulOp op, PatternRewriter &rewriter) const override {
    if (auto left = op.getA().getDefiningOp<MatmulOp>(); left && left->hasOneUse()) {
      Value a = left.getA(), b = left.getB(), c = op.getB();
      double now = rows(a) * columns(a) * columns(b) + rows(a) * columns(b) * columns(c);
      double then = rows(b) * columns(b) * columns(c) + rows(a) * columns(a) * columns(c);
      if (then <= worthIt * now && haveOneBatch(a, b, c) && a != b) {
        Value inner = MatmulOp::create(rewriter, op.getLoc(), b, c);
        rewriter.replaceOpWithNewOp<MatmulOp>(op, op.getType(), a, inner);
        return success();
      }
    }
    if (auto right = op.getB().getDefiningOp<MatmulOp>(); right && right->hasOneUse()) {
      Value a = op.getA(), b = right.getA(), c = right.getB();
      double now = rows(b) * columns(b) * columns(c) + rows(a) * columns(a) * columns(c);
      double then = rows(a) * columns(a) * columns(b) + rows(a) * columns(b) * columns(c);
      if (then <= worthIt * now && haveOneBatch(a, b, c) && b != c) {
        Value inner = MatmulOp::create(rewriter, op.getLoc(), a, b);
        rewriter.replaceOpWithNewOp<MatmulOp>(op, op.getType(), inner, c);
        return success();
      }
    }
    return rewriter.notifyMatchFailure(op, "no other order of the factors takes half of the operations");
  }
};

/// solve(A, B) C -> solve(A, B C), C solve(A, B, left=false) -> solve(A, C B, left=false), where that has fewer right-hand sides
/// Condition: none for accuracy beyond that of the order of products; both are backward stable solves.
struct ProductWithSolution : Rewrite<MatmulOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(MatmulOp op, PatternRewriter &rewriter) const override {
    for (bool left : {true, false}) {
      auto solve = (left ? op.getA() : op.getB()).getDefiningOp<SolveOp>();
      if (!solve || solve.getLeft() != left || !solve.getX().hasOneUse() || solve->getBlock() != op->getBlock())
        continue;
      Value other = left ? op.getB() : op.getA();
      double now = left ? columns(solve.getB()) : rows(solve.getB()), then = left ? columns(other) : rows(other);
      if (then > worthIt * now || !haveOneBatch(solve.getA(), solve.getB(), other))
        continue;
      // The new solve stands where the old one stood, and so does its info; the other factor may be made later.
      if (Operation *made = other.getDefiningOp(); made && !(made->getBlock() == solve->getBlock() && made->isBeforeInBlock(solve)))
        continue;
      rewriter.setInsertionPoint(solve);
      Value product = left ? MatmulOp::create(rewriter, op.getLoc(), solve.getB(), other) : MatmulOp::create(rewriter, op.getLoc(), other, solve.getB());
      auto inner = SolveOp::create(rewriter, solve.getLoc(), TypeRange{op.getType(), solve.getInfo().getType()}, solve.getA(), product, left);
      rewriter.replaceAllUsesWith(solve.getInfo(), inner.getInfo());
      rewriter.replaceOp(op, inner.getX());
      rewriter.eraseOp(solve);
      return success();
    }
    return rewriter.notifyMatchFailure(op, "no factor is a solution that has at least twice the right-hand sides of the product");
  }
};

} // namespace

void populateChainRewrites(RewriteSet &set) {
  set.add<OrderOfProducts>("order-of-products");
  set.add<ProductWithSolution>("product-with-solution");
}

} // namespace crout::ir
