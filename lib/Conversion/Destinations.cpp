// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Destinations for results, from the sizes that operations derive themselves.
#include "Conversion/Destinations.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {

FailureOr<Sizes> resultSizes(OpBuilder &b, Operation *op, unsigned index) {
  auto type = cast<RankedTensorType>(op->getResult(index).getType());
  if (type.hasStaticShape()) {
    Sizes sizes;
    for (int64_t size : type.getShape())
      sizes.push_back(b.getIndexAttr(size));
    return sizes;
  }
  ReifiedRankedShapedTypeDims shapes;
  auto shaped = dyn_cast<ReifyRankedShapedTypeOpInterface>(op);
  if (!shaped || failed(shaped.reifyResultShapes(b, shapes)) || shapes.size() <= index)
    return op->emitOpError("has a result of unknown size, and no rule that derives it");
  return shapes[index];
}

FailureOr<Value> emptyForResult(OpBuilder &b, Operation *op, unsigned index, RankedTensorType type) {
  FailureOr<Sizes> sizes = resultSizes(b, op, index);
  if (failed(sizes))
    return failure();
  SmallVector<Value> dynamic;
  for (auto [size, extent] : llvm::zip_equal(*sizes, type.getShape()))
    if (ShapedType::isDynamic(extent))
      dynamic.push_back(getValueOrCreateConstantIndexOp(b, op->getLoc(), size));
  return tensor::EmptyOp::create(b, op->getLoc(), type, dynamic).getResult();
}

} // namespace crout::ir
