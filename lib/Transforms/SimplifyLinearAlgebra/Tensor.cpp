// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of tensor equations, before they are decomposed into matrix equations.
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// tensordot(tensorinv(A), B) -> tensorsolve(A, B)
/// Condition: B has the shape of A's first dimensions, so that it is one right-hand side; several become a matrix solve after
/// decomposition. None for accuracy, as for a product with an inverse.
struct TensordotWithTensorinv : Rewrite<TensordotOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(TensordotOp op, PatternRewriter &rewriter) const override {
    auto inverse = op.getA().getDefiningOp<TensorinvOp>();
    if (!inverse)
      return rewriter.notifyMatchFailure(op, "the left operand is no tensorinv");
    if (!inverse.getInverse().hasOneUse())
      return rewriter.notifyMatchFailure(op, "the inverse is needed anyway");
    int64_t rank = inverse.getA().getType().getRank(), ind = inverse.getInd();
    if (op.getB().getType().getRank() != ind || static_cast<int64_t>(op.getLhsDims().size()) != ind)
      return rewriter.notifyMatchFailure(op, "the right operand is not one right-hand side");
    for (auto [i, j] : llvm::zip_equal(op.getLhsDims(), op.getRhsDims()))
      if (i != rank - ind + j)
        return rewriter.notifyMatchFailure(op, "the paired dimensions are not those of the equation, in order");
    if (inverse->getBlock() != op->getBlock() || !canMoveInfo(inverse.getInfo(), op))
      return rewriter.notifyMatchFailure(op, "the info is used before the product");
    auto solve = TensorsolveOp::create(rewriter, op.getLoc(), TypeRange{op.getType(), inverse.getInfo().getType()}, inverse.getA(), op.getB(),
                                       DenseI64ArrayAttr());
    moveInfo(rewriter, inverse.getInfo(), solve.getInfo());
    rewriter.replaceOp(op, solve.getX());
    return success();
  }
};

} // namespace

void populateTensorRewrites(RewriteSet &set) { set.add<TensordotWithTensorinv>("tensordot-with-tensorinv"); }

} // namespace crout::ir
