// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Verification of the operations that make tensors from attributes and sizes.
#include "dialects/crout/Crout.h"
#include "dialects/crout/SizedResult.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

LogicalResult ConstantOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  auto type = dyn_cast<RankedTensorType>(adaptor.getValue().getShapedType());
  bool dense = isa<DenseElementsAttr, DenseResourceElementsAttr>(adaptor.getValue());
  if (!type || !dense || !type.hasStaticShape() || !kindOf(type.getElementType())) // constant_c1
    return inference.fail("requires \"value\" to be a dense static ranked tensor of ", describe(kinds::Any), ", found ", adaptor.getValue().getType());
  types.push_back(type);
  return success();
}

LogicalResult ConstantOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(sizesOf(builder, getLoc(), getResult()));
  return success();
}

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }

LogicalResult IotaOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(checkKind(inference, "result", getResult(), kinds::Ordered)) ||        // iota_c1
      failed(checkDims(inference, "dim", getDim(), getType().getRank()))) // iota_c2
    return failure();
  return checkSizes(*this); // iota_c3
}

LogicalResult IotaOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) { return reifySizes(*this, builder, shapes); }

LogicalResult EyeOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(checkKind(inference, "result", getResult(), kinds::Any)) || // eye_c1
      failed(checkRankAtLeast(inference, "result", getResult(), 2)))     // eye_c2
    return failure();
  return checkSizes(*this); // eye_c3
}

LogicalResult EyeOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) { return reifySizes(*this, builder, shapes); }
