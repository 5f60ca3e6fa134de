// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The passes of phases input and algebra: crout-verify-input-contract; canonicalize, cse,
// crout-simplify-linear-algebra, crout-decompose-tensor-algebra, canonicalize, cse, crout-verify-algebra-contract.
#ifndef CROUT_TRANSFORMS_PASSES_H
#define CROUT_TRANSFORMS_PASSES_H

#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassRegistry.h"
#include <memory>
#include <string>

namespace crout::ir {

#define GEN_PASS_DECL
#include "lib/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "lib/Transforms/Passes.h.inc"

/// Registers every pass of this room by its flag.
inline void registerTransformsPasses() { registerCroutTransformsPasses(); }

/// Appends the passes that take a program from phase input to phase algebra.
void buildAlgebraPhase(mlir::OpPassManager &pm, llvm::ArrayRef<std::string> disabledRewrites = {}, llvm::ArrayRef<std::string> enabledRewrites = {});

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_PASSES_H
