// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The passes of phase `linalg`, in the order in which they run: crout-to-matrix-generic, crout-to-runtime,
// crout-to-linalg, crout-verify-linalg-contract. Each works on a module.
#ifndef CROUT_CONVERSION_PASSES_H
#define CROUT_CONVERSION_PASSES_H

#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassRegistry.h"
#include <memory>

namespace crout::ir {

#define GEN_PASS_DECL
#include "lib/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "lib/Conversion/Passes.h.inc"

/// Registers every pass of this room by its flag.
inline void registerConversionPasses() { registerCroutConversionPasses(); }

} // namespace crout::ir
#endif // CROUT_CONVERSION_PASSES_H
