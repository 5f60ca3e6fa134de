// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How operations in destination-passing style work on buffers: inputs are read, outputs are written.
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace crout::ir;

namespace {

RuntimeCallOp onBuffers(RewriterBase &rewriter, RuntimeCallOp call, ValueRange inputs, ValueRange outputs) {
  return RuntimeCallOp::create(rewriter, call.getLoc(), TypeRange(), call.getCalleeAttr(), inputs, outputs, call.getAttrsAttr(), call.getF64sAttr(),
                               call.getStringsAttr(), call.getDtypesAttr(), call.getPermutationsAttr());
}

MatrixGenericOp onBuffers(RewriterBase &rewriter, MatrixGenericOp op, ValueRange inputs, ValueRange outputs) {
  auto made = MatrixGenericOp::create(rewriter, op.getLoc(), TypeRange(), inputs, outputs, op.getIndexingMapsAttr());
  made.getBody().takeBody(op.getBody());
  return made;
}

template <typename Op>
struct DestinationBufferization : DstBufferizableOpInterfaceExternalModel<DestinationBufferization<Op>, Op> {
  // Outputs are overwritten without being looked at.
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand, const AnalysisState &) const { return cast<Op>(op).isDpsInput(&operand); }

  bool bufferizesToMemoryWrite(Operation *op, OpOperand &operand, const AnalysisState &) const { return cast<Op>(op).isDpsInit(&operand); }

  // Outputs never alias inputs: that is the kernels' contract.
  bool bufferizesToElementwiseAccess(Operation *, const AnalysisState &, ArrayRef<OpOperand *>) const { return false; }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options, BufferizationState &state) const {
    auto call = cast<Op>(op);
    if (call.hasPureBufferSemantics())
      return success();
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPoint(op);
    SmallVector<Value> inputs, outputs;
    for (auto [operands, buffers] : {std::pair(call.getInputs(), &inputs), std::pair(call.getOutputs(), &outputs)}) {
      for (Value operand : operands) {
        FailureOr<Value> buffer = getBuffer(rewriter, operand, options, state);
        if (failed(buffer))
          return op->emitOpError("has an operand without a buffer: ") << operand;
        buffers->push_back(*buffer);
      }
    }
    onBuffers(rewriter, call, inputs, outputs);
    replaceOpWithBufferizedValues(rewriter, op, outputs);
    return success();
  }
};

} // namespace

void crout::ir::registerBufferizableOpInterfaceModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, CroutDialect *) {
    RuntimeCallOp::attachInterface<DestinationBufferization<RuntimeCallOp>>(*context);
    MatrixGenericOp::attachInterface<DestinationBufferization<MatrixGenericOp>>(*context);
    context->loadDialect<bufferization::BufferizationDialect, memref::MemRefDialect>();
  });
}
