// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which accesses are streams: vectors that move on by a constant with each iteration, through memory that an outer loop does not come back
// to.
#include "Target/PrefetchStreams.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace crout {

static constexpr int64_t lineBytes = 64;
static constexpr int64_t distance = 2048; // bytes: some 30 lines, as many as can be on their way to a core at once

namespace {
struct Stream {
  Instruction *access;
  Value *pointer;
  const SCEVAddRecExpr *address;
  int64_t step;
  bool written;
};
} // namespace

/// The pointer of a vector that `access` reads or writes.
static Value *vectorPointer(Instruction &access, bool &written) {
  written = false;
  if (auto *load = dyn_cast<LoadInst>(&access))
    return load->isSimple() && load->getType()->isVectorTy() ? load->getPointerOperand() : nullptr;
  if (auto *store = dyn_cast<StoreInst>(&access)) {
    written = true;
    return store->isSimple() && store->getValueOperand()->getType()->isVectorTy() ? store->getPointerOperand() : nullptr;
  }
  if (auto *intrinsic = dyn_cast<IntrinsicInst>(&access)) {
    if (intrinsic->getIntrinsicID() == Intrinsic::masked_load) return intrinsic->getArgOperand(0);
    written = true;
    if (intrinsic->getIntrinsicID() == Intrinsic::masked_store) return intrinsic->getArgOperand(1);
  }
  return nullptr;
}

static SmallVector<Stream> findStreams(Loop &loop, ScalarEvolution &evolution) {
  SmallVector<Stream> streams;
  Loop *outer = loop.getParentLoop();
  for (BasicBlock *block : loop.blocks())
    for (Instruction &access : *block) {
      bool written = false;
      Value *pointer = vectorPointer(access, written);
      if (!pointer || !evolution.isSCEVable(pointer->getType())) continue;
      auto *address = dyn_cast<SCEVAddRecExpr>(evolution.getSCEV(pointer));
      if (!address || address->getLoop() != &loop || !address->isAffine()) continue;
      auto *constant = dyn_cast<SCEVConstant>(address->getStepRecurrence(evolution));
      if (!constant || constant->getAPInt().getSignificantBits() > 32) continue;
      int64_t step = constant->getAPInt().getSExtValue();
      if (std::abs(step) * 2 < lineBytes) continue;                                 // the hardware keeps up with so little
      if (outer && evolution.isLoopInvariant(address->getStart(), outer)) continue; // read again, from the cache
      bool covered = llvm::any_of(streams, [&](Stream &other) {
        if (other.step != step) return false;
        auto *difference = dyn_cast<SCEVConstant>(evolution.getMinusSCEV(address, other.address));
        if (!difference || difference->getAPInt().abs().uge(lineBytes)) return false;
        other.written |= written;
        return true;
      });
      if (!covered) streams.push_back({&access, pointer, address, step, written});
    }
  return streams;
}

PreservedAnalyses PrefetchStreams::run(Function &function, FunctionAnalysisManager &analyses) {
  auto &loops = analyses.getResult<LoopAnalysis>(function);
  auto &evolution = analyses.getResult<ScalarEvolutionAnalysis>(function);
  bool changed = false;
  for (Loop *loop : loops.getLoopsInPreorder()) {
    if (!loop->isInnermost()) continue;
    for (Stream &stream : findStreams(*loop, evolution)) {
      int64_t ahead = std::max(distance, 2 * std::abs(stream.step));
      IRBuilder<> b(stream.access);
      Value *address = b.CreatePtrAdd(stream.pointer, b.getInt64(stream.step < 0 ? -ahead : ahead));
      // Into all caches, as data.
      b.CreateIntrinsic(Intrinsic::prefetch, {address->getType()}, {address, b.getInt32(stream.written), b.getInt32(3), b.getInt32(1)});
      changed = true;
    }
  }
  if (!changed) return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace crout
