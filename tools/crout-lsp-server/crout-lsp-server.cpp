// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Serves editors: diagnostics, hover and go-to-definition for files that hold Crout's IR.
#include "Pipeline/Pipeline.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "llvm/Support/LogicalResult.h"
#include "llvm/Support/thread.h"
#include <optional>

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  crout::registerDialects(registry);
  int code = 1;
  // Upstream's server parses by itself and its parser recurses: a stack for some 200,000 levels, of which what is not
  // used costs nothing.
  llvm::thread server(std::optional<unsigned>(1u << 30), [&] { code = llvm::failed(mlir::MlirLspServerMain(argc, argv, registry)); });
  server.join();
  return code;
}
