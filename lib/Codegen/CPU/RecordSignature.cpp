// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Keeps the caller's view of the program before the lowering changes its types.
#include "Codegen/CPU/Passes.h"
#include "Support/Signature.h"
#include "crout/error.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace crout::codegen {
#define GEN_PASS_DEF_RECORDSIGNATURE
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {
struct RecordSignature : impl::RecordSignatureBase<RecordSignature> {
  void runOnOperation() override {
    mlir::func::FuncOp program;
    for (auto function : getOperation().getOps<mlir::func::FuncOp>()) {
      if (function.isPrivate() || function.isExternal()) continue;
      if (program) {
        function.emitError("a program must have one public function, found @")
            << program.getSymName() << " and @" << function.getSymName() << "; make helpers private";
        return signalPassFailure();
      }
      program = function;
    }
    if (!program) {
      getOperation().emitError("a program must have a public function with a body");
      return signalPassFailure();
    }
    // Errors of the signature are exceptions for its other users; they must not cross the pass manager.
    try {
      Signature signature = Signature::fromFunction(program);
      program->setAttr(Signature::attributeName, signature.toAttribute(&getContext()));
    } catch (const Error &error) {
      program.emitError(error.what());
      signalPassFailure();
    }
  }
};
} // namespace
} // namespace crout::codegen
