// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Half-width numbers that are only moved become integers.
#ifndef CROUT_TARGET_MOVEBITS_H
#define CROUT_TARGET_MOVEBITS_H

#include "llvm/IR/PassManager.h"

namespace crout {

/// Loads, stores, selections and phis of bf16 and f16 that no arithmetic looks at, as those of i16. On machines without such numbers LLVM
/// goes through f32 to put them into vectors, by calls of functions (`__truncsfbf2`) that neither libc nor libm has; a signalling NaN would
/// not survive that.
struct MoveBits : llvm::PassInfoMixin<MoveBits> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace crout
#endif // CROUT_TARGET_MOVEBITS_H
