// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-verify-input-contract: says in a user's words why a module is not a program.
#include "Transforms/Contract.h"
#include "Transforms/Passes.h"
#include "dialects/crout/Crout.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTVERIFYINPUTCONTRACTPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

class CroutVerifyInputContractPass : public impl::CroutVerifyInputContractPassBase<CroutVerifyInputContractPass> {
public:
  void runOnOperation() override {
    if (failed(checkProgram(getOperation(), "input")))
      signalPassFailure();
    markAllAnalysesPreserved();
  }
};

} // namespace
} // namespace crout::ir
