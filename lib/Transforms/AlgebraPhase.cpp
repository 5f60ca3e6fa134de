// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The passes of phase algebra, in order.
#include "Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void crout::ir::buildAlgebraPhase(OpPassManager &pm, ArrayRef<std::string> disabledRewrites, ArrayRef<std::string> enabledRewrites) {
  CroutSimplifyLinearAlgebraPassOptions simplify;
  simplify.disable.assign(disabledRewrites.begin(), disabledRewrites.end());
  simplify.enable.assign(enabledRewrites.begin(), enabledRewrites.end());
  pm.addPass(createCroutVerifyInputContractPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createCroutSimplifyLinearAlgebraPass(simplify));
  pm.addPass(createCroutDecomposeTensorAlgebraPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  // Tensor equations with several right-hand sides are products with an inverse only now.
  pm.addPass(createCroutSimplifyLinearAlgebraPass(simplify));
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  CroutShareFactorisationsPassOptions sharing;
  sharing.disable = simplify.disable;
  pm.addPass(createCroutShareFactorisationsPass(sharing));
  pm.addPass(createCroutDecomposeStructuredMatricesPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createCroutVerifyAlgebraContractPass());
}
