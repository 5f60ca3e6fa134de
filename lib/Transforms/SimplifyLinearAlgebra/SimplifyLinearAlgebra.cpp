// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-simplify-linear-algebra: gathers the rewrites that were not disabled and runs them.
#include "Transforms/Passes.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "dialects/crout/Crout.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTSIMPLIFYLINEARALGEBRAPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

class CroutSimplifyLinearAlgebraPass : public impl::CroutSimplifyLinearAlgebraPassBase<CroutSimplifyLinearAlgebraPass> {
public:
  using CroutSimplifyLinearAlgebraPassBase::CroutSimplifyLinearAlgebraPassBase;

  void runOnOperation() override {
    SmallVector<std::string> disabled(disable.begin(), disable.end()), enabled(enable.begin(), enable.end());
    if (failed(checkRewriteNames(getOperation(), disabled)) || failed(checkRewriteNames(getOperation(), enabled, /*onRequest=*/true)))
      return signalPassFailure();
    RewritePatternSet patterns(&getContext());
    RewriteSet set{patterns, disabled, enabled, rewrites};
    populateInverseRewrites(set);
    populateDeterminantRewrites(set);
    populateStructureRewrites(set);
    populateDecompositionRewrites(set);
    populateTensorRewrites(set);
    populateChainRewrites(set);
    populateLowRankRewrites(set);
    populateKroneckerRewrites(set);
    populateBlockDiagonalRewrites(set);
    populateBandedRewrites(set);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns)))) {
      getOperation()->emitError("the simplification of linear algebra did not come to an end");
      signalPassFailure();
    }
  }
};

} // namespace
} // namespace crout::ir
