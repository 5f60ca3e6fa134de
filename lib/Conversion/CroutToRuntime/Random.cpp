// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Distributions whose samples need an unknown number of draws: calls of the runtime.
#include "Conversion/CroutToRuntime/Patterns.h"
#include "Conversion/Destinations.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// y = poisson(rate, seed, offset) -> y = runtime_call @crout_rt_poisson ins(rate, seed, offset) outs(empty)
class PoissonCall : public OpConversionPattern<PoissonOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(PoissonOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    FailureOr<SmallVector<Value>> outputs = emptyForResults(rewriter, op);
    if (failed(outputs)) return failure();
    SmallVector<Value> tensors(adaptor.getOperands());
    tensors.append(*outputs);
    FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, tensors);
    if (failed(dtypes)) return failure();
    rewriter.replaceOpWithNewOp<RuntimeCallOp>(op, "crout_rt_poisson", adaptor.getOperands(), *outputs, ArrayRef<int64_t>(),
                                               ArrayRef<double>(), ArrayRef<StringRef>(), *dtypes);
    return success();
  }
};

} // namespace

void populateRandomPatterns(RewritePatternSet &patterns, ConversionTarget &target) {
  patterns.add<PoissonCall>(patterns.getContext());
  target.addIllegalOp<PoissonOp>();
}

} // namespace crout::ir
