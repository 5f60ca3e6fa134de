// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What may no longer exist after phases buffers, loops and llvm.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_VERIFYBUFFERSCONTRACT
#define GEN_PASS_DEF_VERIFYLOOPSCONTRACT
#define GEN_PASS_DEF_VERIFYLLVMCONTRACT
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {
struct VerifyBuffersContract : impl::VerifyBuffersContractBase<VerifyBuffersContract> {
  void runOnOperation() override {
    WalkResult result = getOperation().walk<WalkOrder::PreOrder>([](Operation *op) -> WalkResult {
      auto isTensor = [](Type type) { return isa<TensorType>(type); };
      if (llvm::any_of(op->getOperandTypes(), isTensor) || llvm::any_of(op->getResultTypes(), isTensor)) {
        // A constant that nothing uses any more holds no memory.
        if (op->hasTrait<OpTrait::ConstantLike>() && op->use_empty()) return WalkResult::advance();
        return op->emitOpError("works on tensors; after phase buffers every tensor must be memory");
      }
      if (isa<bufferization::BufferizationDialect>(op->getDialect()))
        return op->emitOpError("is undecided memory; after phase buffers it must be allocated, copied or freed");
      return WalkResult::advance();
    });
    if (result.wasInterrupted()) signalPassFailure();
  }
};

struct VerifyLoopsContract : impl::VerifyLoopsContractBase<VerifyLoopsContract> {
  void runOnOperation() override {
    WalkResult result = getOperation().walk<WalkOrder::PreOrder>([](Operation *op) -> WalkResult {
      if (isa<linalg::LinalgDialect>(op->getDialect()))
        return op->emitOpError("is a whole-tensor operation; after phase loops it must be a loop");
      if (isa<scf::ParallelOp, scf::ForallOp, scf::ReduceOp>(op))
        return op->emitOpError("is a parallel loop; after phase loops it must be a function over a range");
      return WalkResult::advance();
    });
    if (result.wasInterrupted()) signalPassFailure();
  }
};

struct VerifyLLVMContract : impl::VerifyLLVMContractBase<VerifyLLVMContract> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    WalkResult result = module.walk([&](Operation *op) -> WalkResult {
      if (op == module.getOperation() || isa<LLVM::LLVMDialect>(op->getDialect())) return WalkResult::advance();
      return op->emitOpError("has no machine code; after phase llvm only the llvm dialect may be left");
    });
    if (result.wasInterrupted()) return signalPassFailure();
    for (auto function : module.getOps<LLVM::LLVMFuncOp>()) {
      StringRef name = function.getSymName();
      if (!name.consume_back("__body")) continue;
      if (module.lookupSymbol<LLVM::GlobalOp>((name + "__signature").str())) return;
    }
    module.emitError("after phase llvm a program must have its body and its signature");
    signalPassFailure();
  }
};
} // namespace
} // namespace crout::codegen
