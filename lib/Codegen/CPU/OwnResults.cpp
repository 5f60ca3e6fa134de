// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes every result memory of its own, and long constants of one value memory that is filled.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_OWNRESULTS
#include "lib/Codegen/CodegenPasses.h.inc"

/// The value whose memory `value` will have, seen through reshapes; null where that cannot be told.
static Value memoryOf(Value value) {
  for (;;) {
    Operation *op = value.getDefiningOp();
    if (auto expand = dyn_cast_or_null<tensor::ExpandShapeOp>(op))
      value = expand.getSrc();
    else if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(op))
      value = collapse.getSrc();
    else if (auto retyped = dyn_cast_or_null<tensor::CastOp>(op))
      value = retyped.getSource();
    else if (auto reshape = dyn_cast_or_null<tensor::ReshapeOp>(op))
      value = reshape.getSource();
    else if (auto dps = dyn_cast_or_null<DestinationStyleOpInterface>(op))
      value = dps.getTiedOpOperand(cast<OpResult>(value))->get();
    else if (isa_and_nonnull<tensor::EmptyOp, bufferization::AllocTensorOp>(op))
      return value;
    else
      return {};
  }
}

/// Gives each operation that writes into an uninitialised or filled tensor one of its own: common subexpression elimination
/// merges them, and a shared destination costs a copy.
static void separateDestinations(func::FuncOp function) {
  SmallVector<Operation *> fills, empties;
  function.walk([&](linalg::FillOp op) {
    if (op->getNumResults() == 1) fills.push_back(op);
  });
  auto separate = [](Operation *op) {
    if (op->use_empty()) return;
    for (OpOperand &use : llvm::make_early_inc_range(llvm::drop_begin(op->getResult(0).getUses()))) {
      auto user = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
      if (!user || !user.isDpsInit(&use)) continue;
      OpBuilder b(op);
      use.set(b.clone(*op)->getResult(0));
    }
  };
  llvm::for_each(fills, separate);
  function.walk([&](tensor::EmptyOp op) { empties.push_back(op); });
  llvm::for_each(empties, separate);
}

/// Larger constants of one value are filled in when the program runs: as data they would be as long in the object file.
static constexpr int64_t kLargestSplatBytes = 256;

static void fillSplats(func::FuncOp function) {
  SmallVector<arith::ConstantOp> splats;
  function.walk([&](arith::ConstantOp op) {
    auto value = dyn_cast<SplatElementsAttr>(op.getValue());
    if (!value || !isa<RankedTensorType>(op.getType())) return;
    int64_t bits = DataLayout::closest(op).getTypeSizeInBits(value.getElementType());
    if (value.getNumElements() > kLargestSplatBytes * 8 / bits) splats.push_back(op);
  });
  for (arith::ConstantOp op : splats) {
    OpBuilder b(op);
    auto type = cast<RankedTensorType>(op.getType());
    auto element = cast<SplatElementsAttr>(op.getValue()).getSplatValue<Attribute>();
    Value number = isa<ComplexType>(type.getElementType())
                       ? complex::ConstantOp::create(b, op.getLoc(), type.getElementType(), cast<ArrayAttr>(element)).getResult()
                       : arith::ConstantOp::create(b, op.getLoc(), cast<TypedAttr>(element)).getResult();
    Value memory = tensor::EmptyOp::create(b, op.getLoc(), type.getShape(), type.getElementType());
    op.replaceAllUsesWith(linalg::FillOp::create(b, op.getLoc(), number, memory).getResult(0));
    op.erase();
  }
}

namespace {
struct OwnResults : impl::OwnResultsBase<OwnResults> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal()) return;
    // Arguments belong to the caller: bufferisation must not write into them.
    OpBuilder attributes(&getContext());
    for (BlockArgument argument : function.getArguments())
      if (isa<TensorType>(argument.getType()))
        function.setArgAttr(argument.getArgNumber(), bufferization::BufferizationDialect::kWritableAttrName, attributes.getBoolAttr(false));
    fillSplats(function);
    separateDestinations(function);
    for (Block &block : function.getBody()) {
      auto result = dyn_cast<func::ReturnOp>(block.getTerminator());
      if (!result) continue;
      llvm::SmallPtrSet<Value, 4> given;
      OpBuilder b(result);
      for (OpOperand &operand : result->getOpOperands()) {
        auto type = dyn_cast<RankedTensorType>(operand.get().getType());
        if (!type) continue;
        Value memory = memoryOf(operand.get());
        // Two results from one tensor.empty: whether they share is bufferisation's to decide, so the second is copied.
        if (memory && given.insert(memory).second) continue;
        operand.set(bufferization::AllocTensorOp::create(b, result.getLoc(), type, ValueRange(), operand.get()).getResult());
      }
    }
  }
};
} // namespace
} // namespace crout::codegen
