// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory that a loop walks through is asked for ahead of its use.
#ifndef CROUT_TARGET_PREFETCHSTREAMS_H
#define CROUT_TARGET_PREFETCHSTREAMS_H

#include "llvm/IR/PassManager.h"

namespace crout {

/// Prefetches what vectorised innermost loops read and write, a fixed distance ahead. Hardware prefetchers end at every page and know
/// nothing of what will be written; a loop with much arithmetic hides what is left of the latency only in part.
struct PrefetchStreams : llvm::PassInfoMixin<PrefetchStreams> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace crout
#endif // CROUT_TARGET_PREFETCHSTREAMS_H
