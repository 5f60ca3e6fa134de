// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-print-structure: what is known about each matrix, and why, on standard output.
#include "Transforms/Passes.h"
#include "Transforms/Structure.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTPRINTSTRUCTUREPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

class CroutPrintStructurePass : public impl::CroutPrintStructurePassBase<CroutPrintStructurePass> {
public:
  void runOnOperation() override {
    printStructure(getOperation(), llvm::outs());
    markAllAnalysesPreserved();
  }
};

} // namespace
} // namespace crout::ir
