// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Builds shape operations from sizes that may be static or not.
#include "Transforms/TensorBuilders.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

OpFoldResult crout::ir::productOf(OpBuilder &builder, Location location, ArrayRef<OpFoldResult> sizes) {
  int64_t known = 1;
  Value unknown;
  for (OpFoldResult size : sizes) {
    if (auto constant = getConstantIntValue(size))
      known *= *constant;
    else if (unknown)
      unknown = arith::MulIOp::create(builder, location, unknown, cast<Value>(size));
    else
      unknown = cast<Value>(size);
  }
  if (!unknown || known == 0)
    return builder.getIndexAttr(known);
  if (known != 1)
    unknown = arith::MulIOp::create(builder, location, unknown, arith::ConstantIndexOp::create(builder, location, known));
  return unknown;
}

Value crout::ir::reshape(OpBuilder &builder, Location location, Value x, RankedTensorType type, ArrayRef<OpFoldResult> sizes) {
  if (x.getType() == type && type.getNumDynamicDims() <= 1)
    return x;
  SmallVector<Value> unknown;
  for (auto [fixed, size] : llvm::zip_equal(type.getShape(), sizes))
    if (ShapedType::isDynamic(fixed))
      unknown.push_back(getValueOrCreateConstantIndexOp(builder, location, size));
  return ReshapeOp::create(builder, location, type, x, unknown);
}

Value crout::ir::reshape(OpBuilder &builder, Location location, Value x, ArrayRef<OpFoldResult> sizes) {
  SmallVector<int64_t> shape;
  for (OpFoldResult size : sizes)
    shape.push_back(getConstantIntValue(size).value_or(ShapedType::kDynamic));
  return reshape(builder, location, x, RankedTensorType::get(shape, elementOf(x)), sizes);
}

Value crout::ir::permute(OpBuilder &builder, Location location, Value x, ArrayRef<int64_t> permutation) {
  if (isIdentityPermutation(permutation))
    return x;
  return PermuteOp::create(builder, location, x, permutation);
}
