// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Distributions whose samples need an unknown number of draws: calls of the runtime.
#include "Conversion/CroutToRuntime/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// y = poisson(rate, seed, offset) -> y = runtime_call @crout_rt_poisson ins(rate, seed, offset) outs(empty)
class PoissonCall : public OpConversionPattern<PoissonOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(PoissonOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    return replaceWithKernelCall(rewriter, op, adaptor.getOperands(), "crout_rt_poisson", {});
  }
};

} // namespace

void populateRandomPatterns(RewritePatternSet &patterns, ConversionTarget &target) {
  patterns.add<PoissonCall>(patterns.getContext());
  target.addIllegalOp<PoissonOp>();
}

} // namespace crout::ir
