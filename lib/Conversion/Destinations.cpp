// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Destinations for results, from the sizes that operations derive themselves.
#include "Conversion/Destinations.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {

/// Sizes of all results of an operation whose results are not all static.
static LogicalResult reify(OpBuilder &b, Operation *op, ReifiedRankedShapedTypeDims &shapes) {
  auto shaped = dyn_cast<ReifyRankedShapedTypeOpInterface>(op);
  if (!shaped || failed(shaped.reifyResultShapes(b, shapes)) || shapes.size() != op->getNumResults())
    return op->emitOpError("has a result of unknown size, and no rule that derives it");
  return success();
}

static Value emptyOf(OpBuilder &b, Location loc, RankedTensorType type, ArrayRef<OpFoldResult> sizes) {
  SmallVector<Value> dynamic;
  for (auto [i, extent] : llvm::enumerate(type.getShape()))
    if (ShapedType::isDynamic(extent))
      dynamic.push_back(getValueOrCreateConstantIndexOp(b, loc, sizes[i]));
  return tensor::EmptyOp::create(b, loc, type, dynamic);
}

FailureOr<Sizes> resultSizes(OpBuilder &b, Operation *op, unsigned index) {
  auto type = cast<RankedTensorType>(op->getResult(index).getType());
  if (type.hasStaticShape())
    return getAsIndexOpFoldResult(b.getContext(), type.getShape());
  ReifiedRankedShapedTypeDims shapes;
  if (failed(reify(b, op, shapes)))
    return failure();
  return shapes[index];
}

FailureOr<Value> emptyForResult(OpBuilder &b, Operation *op, unsigned index, RankedTensorType type) {
  if (type.hasStaticShape())
    return emptyOf(b, op->getLoc(), type, {});
  FailureOr<Sizes> sizes = resultSizes(b, op, index);
  if (failed(sizes))
    return failure();
  return emptyOf(b, op->getLoc(), type, *sizes);
}

FailureOr<SmallVector<Value>> emptyForResults(OpBuilder &b, Operation *op, llvm::function_ref<Type(Type)> element) {
  ReifiedRankedShapedTypeDims shapes(op->getNumResults());
  bool isStatic = llvm::all_of(op->getResultTypes(), [](Type type) { return cast<RankedTensorType>(type).hasStaticShape(); });
  if (!isStatic) {
    shapes.clear();
    if (failed(reify(b, op, shapes)))
      return failure();
  }
  SmallVector<Value> empties;
  for (auto [result, sizes] : llvm::zip_equal(op->getResults(), shapes)) {
    auto type = cast<RankedTensorType>(result.getType());
    empties.push_back(emptyOf(b, op->getLoc(), element ? type.clone(element(type.getElementType())) : type, sizes));
  }
  return empties;
}

} // namespace crout::ir
