// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Constructors and registration of the CPU code generation passes.
#ifndef CROUT_CODEGEN_CPU_PASSES_H
#define CROUT_CODEGEN_CPU_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir {
class ModuleOp;
namespace func {
class FuncOp;
}
} // namespace mlir

namespace crout::codegen {

#define GEN_PASS_DECL
#include "lib/Codegen/CodegenPasses.h.inc"
#define GEN_PASS_REGISTRATION
#include "lib/Codegen/CodegenPasses.h.inc"

/// Name of the mark on calls that are parallel loops.
inline constexpr llvm::StringLiteral parallelForMark = "crout.parallel_for";

/// On such a call: which captured values are memory that no other captured value overlaps.
inline constexpr llvm::StringLiteral unsharedAttribute = "crout.unshared";

/// On a parallel loop: the work of one iteration, where its author knows better than the loops inside tell.
inline constexpr llvm::StringLiteral iterationCostAttribute = "crout.iteration_cost";

/// On a select: the value chosen where the condition holds is expensive and rarely needed. On an scf.if: it is rarely entered.
inline constexpr llvm::StringLiteral rarePathAttribute = "crout.rare";

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_PASSES_H
