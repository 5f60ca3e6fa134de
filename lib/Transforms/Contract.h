// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the contracts of phases input and algebra share.
#ifndef CROUT_TRANSFORMS_CONTRACT_H
#define CROUT_TRANSFORMS_CONTRACT_H

#include "mlir/IR/BuiltinOps.h"

namespace crout::ir {

/// Fails, with an error for each thing that is wrong, unless the module is one program of crout operations. `phase` names the contract.
mlir::LogicalResult checkProgram(mlir::ModuleOp module, llvm::StringRef phase);

} // namespace crout::ir
#endif // CROUT_TRANSFORMS_CONTRACT_H
