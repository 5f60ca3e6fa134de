// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sizes that would overflow stay too large for any memory.
#include "dialects/crout/SizeArithmetic.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/Support/MathExtras.h"
#include <limits>

using namespace mlir;

static int64_t unlessOverflow(bool overflows, int64_t result) { return overflows ? std::numeric_limits<int64_t>::max() : result; }

int64_t crout::ir::addSizes(int64_t a, int64_t b) {
  if (ShapedType::isDynamic(a) || ShapedType::isDynamic(b))
    return ShapedType::kDynamic;
  int64_t sum;
  bool overflows = llvm::AddOverflow(a, b, sum);
  return unlessOverflow(overflows, sum);
}

int64_t crout::ir::multiplySizes(int64_t a, int64_t b) {
  if (ShapedType::isDynamic(a) || ShapedType::isDynamic(b))
    return ShapedType::kDynamic;
  int64_t product;
  bool overflows = llvm::MulOverflow(a, b, product);
  return unlessOverflow(overflows, product);
}

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
