// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which passes make up each phase.
#include "Codegen/CPU/Passes.h"
#include "Conversion/Passes.h"
#include "Pipeline/Pipeline.h"
#include "Target/Target.h"
#include "Transforms/Passes.h"
#include "mlir/Conversion/AffineToStandard/AffineToStandard.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

namespace crout {

static void addLinalg(OpPassManager &pm) {
  pm.addPass(codegen::createRecordSignature());
  pm.addPass(ir::createCroutToMatrixGenericPass());
  pm.addPass(ir::createCroutToRuntimePass());
  pm.addPass(ir::createCroutToLinalgPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(ir::createCroutVerifyLinalgContractPass());
}

static void addBuffers(OpPassManager &pm) {
  pm.addNestedPass<func::FuncOp>(codegen::createFuseElementwise());
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(codegen::createFuseMatrixGeneric());
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(codegen::createOwnResults());
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion = bufferization::LayoutMapOption::IdentityLayoutMap;
  bufferize.bufferAlignment = 0; // the runtime aligns everything it allocates
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  pm.addNestedPass<func::FuncOp>(codegen::createFreeBuffers());
  pm.addPass(codegen::createVerifyBuffersContract());
}

static void addLoops(OpPassManager &pm, const CompileOptions &options) {
  TargetDescription target = describeTarget(options);
  // Before loops exist, so that bodies are arithmetic alone, which has the same form for numbers and for vectors of them.
  codegen::ExpandMathOptions math;
  math.fma = target.hasFma;
  pm.addNestedPass<func::FuncOp>(codegen::createExpandMath(math));
  codegen::MatrixGenericToLoopsOptions lanes;
  lanes.vectorBytes = target.vectorBytes;
  lanes.fma = target.hasFma;
  pm.addNestedPass<func::FuncOp>(codegen::createMatrixGenericToLoops(lanes));
  pm.addNestedPass<func::FuncOp>(codegen::createSplitReductions());
  pm.addNestedPass<func::FuncOp>(codegen::createLinalgToLoops());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(codegen::createSplitRarePaths());
  codegen::ParalleliseOuterLoopOptions parallel;
  parallel.threads = options.threads;
  pm.addPass(codegen::createParalleliseOuterLoop(parallel));
  pm.addPass(codegen::createVerifyLoopsContract());
}

static void addLLVM(OpPassManager &pm, const CompileOptions &options) {
  if (int64_t vectorBytes = describeTarget(options).vectorBytes; vectorBytes >= 32) { // what a machine of 16 gains is not worth the code
    codegen::SplitRemaindersOptions remainders;
    remainders.vectorBytes = vectorBytes;
    pm.addNestedPass<func::FuncOp>(codegen::createSplitRemainders(remainders));
  }
  pm.addPass(codegen::createLowerReshapes());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(codegen::createLowerToLLVM());
  pm.addPass(createReconcileUnrealizedCastsPass());
  codegen::EmitEntryOptions entry;
  entry.exportC = options.exportC;
  pm.addPass(codegen::createEmitEntry(entry));
  pm.addPass(codegen::createVerifyLLVMContract());
}

void buildPipeline(OpPassManager &pm, Phase after, Phase upTo, const CompileOptions &options) {
  auto includes = [&](Phase phase) { return after < phase && phase <= upTo; };
  if (includes(Phase::Algebra)) ir::buildAlgebraPhase(pm, options.disabledRewrites, options.enabledRewrites);
  if (includes(Phase::Linalg)) addLinalg(pm);
  // Hand-written text may start at phase linalg; a traced program has its signature by then and keeps it.
  if (after == Phase::Linalg && includes(Phase::Buffers)) pm.addPass(codegen::createRecordSignature());
  if (includes(Phase::Buffers)) addBuffers(pm);
  if (includes(Phase::Loops)) addLoops(pm, options);
  if (includes(Phase::LLVM)) addLLVM(pm, options);
}

} // namespace crout
