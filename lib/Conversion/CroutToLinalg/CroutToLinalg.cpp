// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-to-linalg: legality, and the pattern sets of its categories.
#include "Conversion/CroutToLinalg/Patterns.h"
#include "Conversion/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTTOLINALGPASS
#include "lib/Conversion/Passes.h.inc"

namespace {

class CroutToLinalgPass : public impl::CroutToLinalgPassBase<CroutToLinalgPass> {
public:
  void runOnOperation() override {
    StoredTypeConverter converter;
    RewritePatternSet patterns(&getContext());
    ConversionTarget target(getContext());
    target.addIllegalDialect<CroutDialect>();
    target.addLegalOp<MatrixGenericOp, YieldOp>(); // whose numbers are floating-point ones and i32
    target.addDynamicallyLegalOp<RuntimeCallOp>([&](Operation *op) { return converter.isLegal(op); });
    populateElementwisePatterns(converter, patterns);
    populateReductionPatterns(converter, patterns);
    populateShapePatterns(converter, patterns);
    populateIndexingPatterns(converter, patterns);
    populateCreationPatterns(converter, patterns);
    populateRandomPatterns(converter, patterns);
    populateContractionPatterns(converter, patterns);
    populateTypePatterns(converter, patterns, target);
    if (failed(applyFullConversion(getOperation(), target, std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
} // namespace crout::ir
