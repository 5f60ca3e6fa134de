// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the operations share whose result type's unknown sizes are operands (reshape, expand, iota, eye).
#ifndef CROUT_DIALECTS_SIZEDRESULT_H
#define CROUT_DIALECTS_SIZEDRESULT_H

#include "dialects/crout/Inference.h"
#include "mlir/IR/Builders.h"

namespace crout::ir {

template <typename Op>
mlir::LogicalResult checkSizes(Op op) {
  int64_t unknown = op.getType().getNumDynamicDims();
  if (static_cast<int64_t>(op.getSizes().size()) == unknown)
    return mlir::success();
  return op.emitOpError("requires one operand in \"sizes\" for each ? of the result, found ") << op.getSizes().size() << " for " << op.getType();
}

template <typename Op>
mlir::LogicalResult reifySizes(Op op, mlir::OpBuilder &builder, mlir::ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes;
  auto next = op.getSizes().begin();
  for (int64_t size : op.getType().getShape()) {
    if (mlir::ShapedType::isDynamic(size))
      sizes.push_back(*next++);
    else
      sizes.push_back(builder.getIndexAttr(size));
  }
  shapes.push_back(std::move(sizes));
  return mlir::success();
}

} // namespace crout::ir

#endif // CROUT_DIALECTS_SIZEDRESULT_H
