// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Passes and pipelines by name, for the tools.
#include "Codegen/CPU/Passes.h"
#include "Conversion/Passes.h"
#include "Pipeline/Pipeline.h"
#include "Transforms/Passes.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include <mutex>

using namespace mlir;

namespace crout {

namespace {
struct PipelineOptions : PassPipelineOptions<PipelineOptions> {
  Option<std::string> after{*this, "after", llvm::cl::desc("Phase that the module is in"), llvm::cl::init("input")};
  Option<std::string> upTo{*this, "up-to", llvm::cl::desc("Phase to stop after"), llvm::cl::init("llvm")};
  Option<bool> threads{*this, "threads", llvm::cl::desc("Parallel outer loops"), llvm::cl::init(true)};
  Option<bool> exportC{*this, "export-c", llvm::cl::desc("Also the exported C function"), llvm::cl::init(false)};
  ListOption<std::string> disabledRewrites{*this, "disabled-rewrites", llvm::cl::desc("Algebra rewrites to leave out")};
  ListOption<std::string> enabledRewrites{*this, "enabled-rewrites", llvm::cl::desc("Algebra rewrites that are used on request only")};

  CompileOptions compileOptions() const {
    CompileOptions options;
    options.threads = threads;
    options.exportC = exportC;
    options.disabledRewrites.assign(disabledRewrites.begin(), disabledRewrites.end());
    options.enabledRewrites.assign(enabledRewrites.begin(), enabledRewrites.end());
    return options;
  }
};
} // namespace

static void addPhases(OpPassManager &pm, const PipelineOptions &options, StringRef upToName) {
  std::optional<Phase> after = parsePhase(std::string_view(options.after)), upTo = parsePhase(std::string_view(upToName));
  if (!after || !upTo)
    llvm::report_fatal_error(Twine("unknown phase '") + (after ? upToName : StringRef(options.after)) +
                                 "'; phases are input, algebra, linalg, buffers, loops, llvm",
                             /*gen_crash_diag=*/false);
  buildPipeline(pm, *after, *upTo, options.compileOptions());
}

void registerPassesAndPipelines() {
  static std::once_flag once;
  std::call_once(once, [] {
    codegen::registerCroutCodegenPasses();
    ir::registerTransformsPasses();
    ir::registerConversionPasses();
    mlir::registerTransformsPasses();
    bufferization::registerBufferizationPasses();
    bufferization::registerBufferizationPipelines();
    registerLinalgPasses();
    memref::registerMemRefPasses();
    registerSCFToControlFlowPass();
    registerLowerAffinePass();
    registerReconcileUnrealizedCastsPass();

    for (Phase phase : {Phase::Algebra, Phase::Linalg, Phase::Buffers, Phase::Loops, Phase::LLVM}) {
      std::string flag = "crout-up-to-" + std::string(name(phase));
      std::string description = "From phase input (or after=) to phase " + std::string(name(phase));
      // The registry keeps the strings only as references.
      static std::vector<std::unique_ptr<std::string>> storage;
      storage.push_back(std::make_unique<std::string>(flag));
      StringRef flagRef = *storage.back();
      storage.push_back(std::make_unique<std::string>(description));
      new PassPipelineRegistration<PipelineOptions>(
          flagRef, *storage.back(), [phase](OpPassManager &pm, const PipelineOptions &options) { addPhases(pm, options, name(phase)); });
    }
    static PassPipelineRegistration<PipelineOptions> pipeline(
        "crout-pipeline", "The passes from phase after= to phase up-to=", [](OpPassManager &pm, const PipelineOptions &options) {
          addPhases(pm, options, options.upTo);
        });
  });
}

} // namespace crout
