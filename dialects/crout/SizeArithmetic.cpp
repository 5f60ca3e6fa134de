// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sizes that would overflow stay too large for any memory.
#include "dialects/crout/SizeArithmetic.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/Support/MathExtras.h"
#include <limits>

using namespace mlir;

/// What `overflows` makes of two sizes, where both are known and it fits.
static int64_t combined(int64_t a, int64_t b, int64_t (*overflows)(int64_t, int64_t, int64_t &)) {
  if (ShapedType::isDynamic(a) || ShapedType::isDynamic(b))
    return ShapedType::kDynamic;
  int64_t result;
  return overflows(a, b, result) ? std::numeric_limits<int64_t>::max() : result;
}

int64_t crout::ir::addSizes(int64_t a, int64_t b) { return combined(a, b, llvm::AddOverflow<int64_t>); }
int64_t crout::ir::multiplySizes(int64_t a, int64_t b) { return combined(a, b, llvm::MulOverflow<int64_t>); }

OpFoldResult crout::ir::multiplySizes(OpBuilder &builder, Location location, OpFoldResult a, OpFoldResult b) {
  auto x = getConstantIntValue(a), y = getConstantIntValue(b);
  if (x && y)
    return builder.getIndexAttr(multiplySizes(*x, *y));
  return arith::MulIOp::create(builder, location, getValueOrCreateConstantIndexOp(builder, location, a), getValueOrCreateConstantIndexOp(builder, location, b))
      .getResult();
}

OpFoldResult crout::ir::addSizes(OpBuilder &builder, Location location, OpFoldResult a, OpFoldResult b) {
  auto x = getConstantIntValue(a), y = getConstantIntValue(b);
  if (x && y)
    return builder.getIndexAttr(addSizes(*x, *y));
  if (x == 0)
    return b;
  if (y == 0)
    return a;
  return arith::AddIOp::create(builder, location, getValueOrCreateConstantIndexOp(builder, location, a),
                               getValueOrCreateConstantIndexOp(builder, location, b))
      .getResult();
}
