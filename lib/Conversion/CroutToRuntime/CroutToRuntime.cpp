// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-to-runtime: legality, and the pattern sets of its categories.
#include "Conversion/CroutToRuntime/Patterns.h"
#include "Conversion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTTORUNTIMEPASS
#include "lib/Conversion/Passes.h.inc"

namespace {

class CroutToRuntimePass : public impl::CroutToRuntimePassBase<CroutToRuntimePass> {
public:
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    ConversionTarget target(getContext());
    populateLinearAlgebraPatterns(patterns, target);
    populateSelectionPatterns(patterns, target);
    populateRandomPatterns(patterns, target);
    populateCheckPatterns(patterns, target);
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    if (failed(applyPartialConversion(getOperation(), target, std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
} // namespace crout::ir
