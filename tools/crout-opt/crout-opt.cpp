// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Runs passes, phases and pipelines on textual IR.
#include "Pipeline/Pipeline.h"
#include "Support/Bytecode.h"
#include "Support/Parse.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"

static llvm::cl::opt<bool> readBytecode("read-bytecode", llvm::cl::desc("The input is MLIR bytecode; read it in a child process with limits"));

namespace crout {
[[gnu::weak]] void registerDialects(mlir::DialectRegistry &registry);
[[gnu::weak]] void registerPassesAndPipelines();
} // namespace crout

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  mlir::DialectRegistry registry;
  if (crout::registerDialects && crout::registerPassesAndPipelines) {
    crout::registerDialects(registry);
    crout::registerPassesAndPipelines();
  } else { // until lib/Pipeline has them
    registry.insert<crout::ir::CroutDialect, mlir::func::FuncDialect, mlir::arith::ArithDialect, mlir::tensor::TensorDialect>();
    mlir::registerTransformsPasses();
  }
  auto [inputName, outputName] = mlir::registerAndParseCLIOptions(argc, argv, "crout-opt: runs Crout's passes, phases and pipelines on textual IR\n", registry);
  mlir::MlirOptMainConfig config = mlir::MlirOptMainConfig::createFromCLOptions();
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
