// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes a module that shows a fault smaller while it still shows it.
#include "Pipeline/Pipeline.h"
#include "Support/Parse.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  // The file is opened and parsed by upstream's main; what it will open is looked over here.
  for (llvm::StringRef argument : llvm::ArrayRef(argv + 1, argc - 1)) {
    std::string error;
    if (argument.starts_with("-") || !llvm::sys::fs::exists(argument))
      continue;
    std::unique_ptr<llvm::MemoryBuffer> text = crout::readFile(argument, error);
    if (!text || !(error = crout::checkText(text->getBuffer(), argument)).empty()) {
      llvm::errs() << "crout-reduce: " << error << "\n";
      return 1;
    }
  }
  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  crout::registerPassesAndPipelines();
  mlir::MLIRContext context(registry);
  return mlir::failed(mlir::mlirReduceMain(argc, argv, context));
}
