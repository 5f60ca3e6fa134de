// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-verify-algebra-contract: says in a user's words what may not exist after phase algebra.
#include "Transforms/Contract.h"
#include "Transforms/Passes.h"
#include "dialects/crout/Crout.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTVERIFYALGEBRACONTRACTPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

class CroutVerifyAlgebraContractPass : public impl::CroutVerifyAlgebraContractPassBase<CroutVerifyAlgebraContractPass> {
public:
  void runOnOperation() override {
    LogicalResult result = checkProgram(getOperation(), "algebra");
    getOperation()->walk([&](Operation *op) {
      if (isa<TensordotOp, TensorinvOp, TensorsolveOp>(op))
        result = op->emitError("operation '") << op->getName().stripDialect()
                                              << "' may not exist after phase 'algebra': crout-decompose-tensor-algebra rewrites it";
      if (isa<KronOp, BlockDiagOp>(op))
        result = op->emitError("operation '") << op->getName().stripDialect()
                                              << "' may not exist after phase 'algebra': crout-decompose-structured-matrices rewrites it";
      if (isa<AssumeOp>(op))
        result = op->emitError("operation 'assume' may not exist after phase 'algebra': crout-share-factorisations uses what it states");
    });
    if (failed(result))
      signalPassFailure();
    markAllAnalysesPreserved();
  }
};

} // namespace
} // namespace crout::ir
