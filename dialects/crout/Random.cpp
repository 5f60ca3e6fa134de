// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Verification and inference of the operations that draw random numbers.
#include "dialects/crout/Crout.h"
#include "dialects/crout/SizedResult.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

/// Fails unless the state of the generator is two 0-d tensors of i64.
static LogicalResult checkState(const Inference &inference, Value seed, Value offset) {
  for (auto [role, value] : {std::pair("seed", seed), std::pair("offset", offset)}) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type || type.getRank() != 0 || !type.getElementType().isSignlessInteger(64)) // random_bits_c1, poisson_c2
      return inference.fail("requires \"", role, "\" to be tensor<i64>, found ", value.getType());
  }
  return success();
}

LogicalResult RandomBitsOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(checkState(inference, getSeed(), getOffset()))) // random_bits_c1
    return failure();
  Type element = getType().getElementType();
  if (!element.isSignlessInteger(32) && !element.isSignlessInteger(64)) // random_bits_c2
    return emitOpError("requires the result to hold i32 or i64, found ") << getType();
  int64_t words = 128 / element.getIntOrFloatBitWidth();
  if (getWord() < 0 || getWord() >= words) // random_bits_c3
    return emitOpError("requires word to be in [0, ") << words << ") for " << element << ", found " << getWord();
  return checkSizes(*this); // random_bits_c4
}

LogicalResult RandomBitsOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifySizes(*this, builder, shapes);
}

LogicalResult PoissonOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  auto type = dyn_cast<RankedTensorType>(adaptor.getRate().getType());
  if (!type || !type.getElementType().isF64()) // poisson_c1
    return inference.fail("requires \"rate\" to hold f64, found ", adaptor.getRate().getType());
  if (failed(checkState(inference, adaptor.getSeed(), adaptor.getOffset()))) // poisson_c2
    return failure();
  types.push_back(type);
  return success();
}

LogicalResult PoissonOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getRate()), shapes);
}
