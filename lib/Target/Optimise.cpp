// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pass list for loops over arrays: what LLVM's default list does besides costs compile time and changes nothing here.
#include "Target/Optimise.h"
#include "Target/MoveBits.h"
#include "Target/PrefetchStreams.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/Transforms/IPO/AlwaysInliner.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopDeletion.h"
#include "llvm/Transforms/Scalar/LoopIdiomRecognize.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/LoopRotation.h"
#include "llvm/Transforms/Scalar/LoopUnrollPass.h"
#include "llvm/Transforms/Scalar/SROA.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Vectorize/LoopVectorize.h"
#include "llvm/Transforms/Vectorize/SLPVectorizer.h"

namespace crout {

static bool hasFeature(const llvm::TargetMachine &machine, llvm::StringRef feature) {
  return machine.getMCSubtargetInfo()->checkFeatures(("+" + feature).str());
}

/// LLVM prefers 256-bit vectors on CPUs whose clock once fell under wide ones; the streaming loops here are faster with 512.
static void preferWideVectors(llvm::Module &module) {
  for (llvm::Function &function : module)
    if (!function.isDeclaration()) function.addFnAttr("prefer-vector-width", "512");
}

namespace {
/// How the vectoriser is to treat an innermost loop. Where its length is known to be a whole number of blocks (crout-split-remainders sees
/// to that), four vectors run side by side: a scheduler's window holds not much more than one body, whose chain of operations is long.
/// Otherwise masks, where the machine has some, take the place of a scalar remainder: one copy of the body instead of three, and a row of
/// three elements costs one vector. (AVX2's masked stores take longer than they spare in rows of 9 to 32 elements.) Reductions of
/// floating-point values keep LLVM's way, which adds up in several registers.
struct ChooseVectorForm : llvm::PassInfoMixin<ChooseVectorForm> {
  static constexpr unsigned sideBySide = 4;
  static constexpr size_t largeBody = 160; // instructions, of which four copies are too much code

  explicit ChooseVectorForm(bool hasMasks) : hasMasks(hasMasks) {}

  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses) {
    auto &evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
    for (llvm::Loop *loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder()) {
      if (!loop->isInnermost() || !loop->getLoopLatch()) continue;
      if (llvm::any_of(loop->getHeader()->phis(), [](llvm::PHINode &phi) { return phi.getType()->isFloatingPointTy(); })) continue;
      unsigned length = evolution.getSmallConstantTripCount(loop);
      bool isWhole = length ? length % 256 == 0 : evolution.getSmallConstantTripMultiple(loop) % (hasMasks ? 32 : 16) == 0;
      size_t size = 0;
      for (llvm::BasicBlock *block : loop->blocks())
        size += block->sizeWithoutDebug();
      if (isWhole && size <= largeBody)
        llvm::addStringMetadataToLoop(loop, "llvm.loop.interleave.count", sideBySide);
      else if (hasMasks)
        llvm::addStringMetadataToLoop(loop, "llvm.loop.vectorize.predicate.enable", 1);
    }
    return llvm::PreservedAnalyses::all();
  }

private:
  bool hasMasks;
};
} // namespace

static llvm::FunctionPassManager simplifyLoops() {
  llvm::FunctionPassManager passes;
  passes.addPass(llvm::SROAPass(llvm::SROAOptions::ModifyCFG));
  passes.addPass(llvm::EarlyCSEPass(/*UseMemorySSA=*/true));
  passes.addPass(llvm::SimplifyCFGPass());
  passes.addPass(llvm::InstCombinePass());
  passes.addPass(MoveBits());

  llvm::LoopPassManager loops;
  loops.addPass(llvm::LoopRotatePass());
  loops.addPass(llvm::LICMPass(llvm::LICMOptions()));
  passes.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(loops), /*UseMemorySSA=*/true));
  llvm::LoopPassManager induction;
  induction.addPass(llvm::LoopIdiomRecognizePass());
  induction.addPass(llvm::IndVarSimplifyPass());
  induction.addPass(llvm::LoopDeletionPass());
  induction.addPass(llvm::LoopFullUnrollPass(2));
  passes.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(induction)));
  passes.addPass(llvm::EarlyCSEPass(/*UseMemorySSA=*/true));
  passes.addPass(llvm::SimplifyCFGPass());
  return passes;
}

static llvm::FunctionPassManager vectorise(int optLevel, bool avx512) {
  llvm::FunctionPassManager passes;
  passes.addPass(ChooseVectorForm(/*hasMasks=*/avx512));
  passes.addPass(llvm::LoopVectorizePass());
  passes.addPass(llvm::InstCombinePass());
  if (optLevel >= 3) passes.addPass(llvm::SLPVectorizerPass());
  llvm::LoopPassManager loops;
  loops.addPass(llvm::LICMPass(llvm::LICMOptions()));
  passes.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(loops), /*UseMemorySSA=*/true));
  passes.addPass(llvm::EarlyCSEPass());
  passes.addPass(llvm::SimplifyCFGPass());
  return passes;
}

void optimise(llvm::Module &module, llvm::TargetMachine &machine, const TargetDescription &target, int optLevel) {
  llvm::PassBuilder builder(&machine);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::TargetLibraryInfoImpl library(module.getTargetTriple());
  functions.registerPass([&] { return llvm::TargetLibraryAnalysis(library); });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);

  if (optLevel <= 0) {
    builder.buildO0DefaultPipeline(llvm::OptimizationLevel::O0).run(module, modules);
    return;
  }
  bool avx512 = llvm::Triple(target.triple).isX86() && hasFeature(machine, "avx512vl");
  if (avx512) preferWideVectors(module);
  // Every function of a program has one caller.
  for (llvm::Function &function : module)
    if (!function.isDeclaration() && function.hasLocalLinkage() && !function.hasAddressTaken())
      function.addFnAttr(llvm::Attribute::AlwaysInline);
  llvm::ModulePassManager passes;
  // Takes pointers out of memref descriptors: inlining turns `noalias` into scopes on the accesses whose pointer it recognises.
  passes.addPass(llvm::createModuleToFunctionPassAdaptor(llvm::EarlyCSEPass()));
  passes.addPass(llvm::AlwaysInlinerPass());
  llvm::FunctionPassManager first = simplifyLoops();
  first.addPass(vectorise(optLevel, avx512));
  if (avx512) first.addPass(PrefetchStreams());
  passes.addPass(llvm::createModuleToFunctionPassAdaptor(std::move(first)));
  passes.addPass(llvm::GlobalDCEPass());
  passes.run(module, modules);
}

} // namespace crout
