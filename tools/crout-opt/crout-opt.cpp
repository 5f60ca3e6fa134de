// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs passes, phases and pipelines on textual IR.
#include "Pipeline/Pipeline.h"
#include "Support/Bytecode.h"
#include "Support/Parse.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"

static llvm::cl::opt<bool> readBytecode("read-bytecode", llvm::cl::desc("The input is MLIR bytecode; read it in a child process with limits"));

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  crout::registerPassesAndPipelines();
  auto [inputName, outputName] = mlir::registerAndParseCLIOptions(argc, argv, "crout-opt: runs Crout's passes, phases and pipelines on textual IR\n", registry);
  const mlir::MlirOptMainConfig asked = mlir::MlirOptMainConfig::createFromCLOptions();
  mlir::MlirOptMainConfig config = asked;
  config.setPassPipelineSetupFn([&](mlir::PassManager &pm) {
    crout::addInstrumentation(pm);
    return asked.setupPassPipeline(pm);
  });
  std::string error;
  auto fail = [&] {
    llvm::errs() << "crout-opt: " << error << "\n";
    return 1;
  };
  std::unique_ptr<llvm::MemoryBuffer> input = crout::readFile(inputName, error);
  if (input && readBytecode)
    input = crout::bytecodeToText(*input, registry, error);
  if (!input || !(error = crout::checkText(input->getBuffer(), inputName, config.inputSplitMarker())).empty())
    return fail();
  std::unique_ptr<llvm::ToolOutputFile> output = mlir::openOutputFile(outputName, &error);
  if (!output)
    return fail();
  if (mlir::failed(mlir::MlirOptMain(output->os(), std::move(input), registry, config)))
    return 1;
  output->keep();
  return 0;
}
