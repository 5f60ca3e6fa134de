// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An operation that is one call of a library kernel.
#include "Conversion/CroutToRuntime/Patterns.h"
#include "Conversion/Destinations.h"

using namespace mlir;

namespace crout::ir {

static Value castTo(OpBuilder &b, Location loc, Value tensor, Type element) {
  return elementOf(tensor) == element ? tensor : Value(CastOp::create(b, loc, tensor, element));
}

LogicalResult replaceWithKernelCall(ConversionPatternRewriter &rewriter, Operation *op, ValueRange operands, StringRef kernel,
                                    ArrayRef<int64_t> attributes, Type element) {
  Location loc = op->getLoc();
  Type given = elementOf(op->getOperand(0));
  auto used = [&](Type type) { return element && type == given ? element : type; };
  SmallVector<Value> inputs, results;
  for (Value operand : operands)
    if (isa<RankedTensorType>(operand.getType()))
      inputs.push_back(castTo(rewriter, loc, operand, used(elementOf(operand))));
  FailureOr<SmallVector<Value>> outputs = emptyForResults(rewriter, op, used);
  if (failed(outputs))
    return failure();
  SmallVector<Value> tensors(inputs);
  tensors.append(*outputs);
  FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, tensors);
  if (failed(dtypes))
    return failure();
  auto call = RuntimeCallOp::create(rewriter, loc, kernel, inputs, *outputs, attributes, ArrayRef<double>(), ArrayRef<StringRef>(), *dtypes);
  for (auto [made, wanted] : llvm::zip_equal(call.getResults(), op->getResults()))
    results.push_back(castTo(rewriter, loc, made, elementOf(wanted)));
  rewriter.replaceOp(op, results);
  return success();
}

} // namespace crout::ir
