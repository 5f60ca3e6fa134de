// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Element types of what stays: functions, their calls and returns, calls of the runtime, size queries.
#include "Conversion/CroutToLinalg/Patterns.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"

using namespace mlir;

namespace crout::ir {

StoredTypeConverter::StoredTypeConverter() {
  addConversion([](Type type) { return type; });
  addConversion([](RankedTensorType type) -> Type { return storedType(type); });
}

namespace {

/// The same operation on tensors of stored elements.
class StoredOperands : public ConversionPattern {
public:
  StoredOperands(const TypeConverter &converter, StringRef name, MLIRContext *context) : ConversionPattern(converter, name, 1, context) {}

  LogicalResult matchAndRewrite(Operation *op, ArrayRef<Value> operands, ConversionPatternRewriter &rewriter) const override {
    SmallVector<Type> types;
    if (failed(getTypeConverter()->convertTypes(op->getResultTypes(), types)))
      return rewriter.notifyMatchFailure(op, "result type has no stored form");
    OperationState state(op->getLoc(), op->getName(), operands, types, op->getAttrs());
    rewriter.replaceOp(op, rewriter.create(state));
    return success();
  }
};

} // namespace

void populateTypePatterns(const TypeConverter &converter, RewritePatternSet &patterns, ConversionTarget &target) {
  MLIRContext *context = patterns.getContext();
  populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns, converter);
  populateReturnOpTypeConversionPattern(patterns, converter);
  populateCallOpTypeConversionPattern(patterns, converter);
  for (StringRef name : {RuntimeCallOp::getOperationName(), tensor::DimOp::getOperationName(), tensor::CastOp::getOperationName(),
                         tensor::EmptyOp::getOperationName()})
    patterns.add<StoredOperands>(converter, name, context);

  target.addDynamicallyLegalOp<func::FuncOp>([&](func::FuncOp op) { return converter.isSignatureLegal(op.getFunctionType()) && converter.isLegal(&op.getBody()); });
  target.markUnknownOpDynamicallyLegal([&](Operation *op) { return converter.isLegal(op); });
}

} // namespace crout::ir
