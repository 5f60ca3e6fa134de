// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lifetimes of buffers in structured code.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_FREEBUFFERS
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {
struct FreeBuffers : impl::FreeBuffersBase<FreeBuffers> {
  using FreeBuffersBase::FreeBuffersBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    SmallVector<memref::AllocOp> allocations;
    function.walk([&](memref::AllocOp op) { allocations.push_back(op); });
    if (allocations.empty()) return;
    BufferViewFlowAnalysis aliases(function);

    struct Lifetime {
      memref::AllocOp allocation;
      Operation *lastUse; // null: the caller's
    };
    SmallVector<Lifetime> lifetimes;
    for (memref::AllocOp allocation : allocations) {
      Block *home = allocation->getBlock();
      Operation *last = allocation;
      bool returned = false, yielded = false;
      for (Value alias : aliases.resolve(allocation.getResult())) {
        for (Operation *user : alias.getUsers()) {
          Operation *ancestor = home->findAncestorOpInBlock(*user);
          if (isa<memref::DeallocOp>(user) || !ancestor)
            yielded = true; // an alias lives outside the block
          else if (isa<func::ReturnOp>(user))
            returned = true;
          else if (ancestor->hasTrait<OpTrait::IsTerminator>())
            yielded = true;
          else if (last->isBeforeInBlock(ancestor))
            last = ancestor;
        }
      }
      if (yielded) return freeByOwnership();
      lifetimes.push_back({allocation, returned ? nullptr : last});
    }
    for (const Lifetime &lifetime : lifetimes)
      if (lifetime.lastUse) end(lifetime.allocation, lifetime.lastUse);
  }

private:
  /// Frees after `last`, or moves the buffer to the stack of the function.
  void end(memref::AllocOp allocation, Operation *last) {
    MemRefType type = allocation.getType();
    OpBuilder b(allocation);
    bool inFunctionBody = isa<func::FuncOp>(allocation->getParentOp());
    if (inFunctionBody && type.hasStaticShape() && type.getElementType().isIntOrFloat() &&
        type.getNumElements() * llvm::divideCeil(type.getElementTypeBitWidth(), 8) <= stackBytes) {
      auto onStack = memref::AllocaOp::create(b, allocation.getLoc(), type, ValueRange(), b.getI64IntegerAttr(64));
      allocation.replaceAllUsesWith(onStack.getResult());
      allocation.erase();
      return;
    }
    b.setInsertionPointAfter(last);
    memref::DeallocOp::create(b, allocation.getLoc(), allocation);
  }

  /// Conditional ownership: MLIR's general and more expensive way.
  void freeByOwnership() {
    OpPassManager pipeline(func::FuncOp::getOperationName());
    pipeline.addPass(bufferization::createOwnershipBasedBufferDeallocationPass());
    pipeline.addPass(bufferization::createBufferDeallocationSimplificationPass());
    pipeline.addPass(bufferization::createLowerDeallocationsPass());
    if (failed(runPipeline(pipeline, getOperation()))) signalPassFailure();
  }
};
} // namespace
} // namespace crout::codegen
