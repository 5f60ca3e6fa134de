// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of decompositions whose vectors nobody looks at.
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "dialects/crout/Crout.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// w of eigh(A) -> eigvalsh(A)
/// Condition: none; the values come from another algorithm, with the same error bound, in about a third of the time.
struct EigenvaluesOnly : Rewrite<EighOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(EighOp op, PatternRewriter &rewriter) const override {
    if (!op.getV().use_empty() || op.use_empty())
      return rewriter.notifyMatchFailure(op, "not only the eigenvalues are used");
    auto values = EigvalshOp::create(rewriter, op.getLoc(), TypeRange{op.getW().getType(), op.getInfo().getType()}, op.getA(), op.getUpper());
    rewriter.replaceAllUsesWith(op.getW(), values.getW());
    rewriter.replaceAllUsesWith(op.getInfo(), values.getInfo());
    rewriter.eraseOp(op);
    return success();
  }
};

/// S of svd(A) -> svdvals(A)
/// Condition: none, as for eigenvalues.
struct SingularValuesOnly : Rewrite<SvdOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SvdOp op, PatternRewriter &rewriter) const override {
    if (!op.getU().use_empty() || !op.getVh().use_empty() || op.use_empty())
      return rewriter.notifyMatchFailure(op, "not only the singular values are used");
    auto values = SvdvalsOp::create(rewriter, op.getLoc(), TypeRange{op.getS().getType(), op.getInfo().getType()}, op.getA());
    rewriter.replaceAllUsesWith(op.getS(), values.getS());
    rewriter.replaceAllUsesWith(op.getInfo(), values.getInfo());
    rewriter.eraseOp(op);
    return success();
  }
};

/// R of qr(A) -> qr_r(A)
/// Condition: none; R comes from the same reflections, Q is not put together.
struct TriangularFactorOnly : Rewrite<QrOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(QrOp op, PatternRewriter &rewriter) const override {
    if (!op.getQ().use_empty() || op.getR().use_empty())
      return rewriter.notifyMatchFailure(op, "not only the triangular factor is used");
    if (op.getMode() != QrMode::reduced)
      return rewriter.notifyMatchFailure(op, "the triangular factor has rows of zeros");
    Value r = QrROp::create(rewriter, op.getLoc(), op.getR().getType(), op.getA());
    rewriter.replaceAllUsesWith(op.getR(), r);
    rewriter.eraseOp(op);
    return success();
  }
};

} // namespace

void populateDecompositionRewrites(RewriteSet &set) {
  set.add<EigenvaluesOnly>("eigenvalues-only");
  set.add<SingularValuesOnly>("singular-values-only");
  set.add<TriangularFactorOnly>("triangular-factor-only");
}

} // namespace crout::ir
