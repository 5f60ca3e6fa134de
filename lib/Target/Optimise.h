// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What LLVM's optimiser is asked to do with a program.
#ifndef CROUT_TARGET_OPTIMISE_H
#define CROUT_TARGET_OPTIMISE_H

#include "Target/Target.h"

namespace llvm {
class Module;
}

namespace crout {

/// Runs LLVM's passes on a translated program; `optLevel` 0 to 3.
void optimise(llvm::Module &module, llvm::TargetMachine &machine, const TargetDescription &target, int optLevel);

} // namespace crout
#endif // CROUT_TARGET_OPTIMISE_H
