// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Registers the operations and makes their constants.
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"

using namespace mlir;

#include "dialects/crout/CroutDialect.cpp.inc"
#include "dialects/crout/CroutEnums.cpp.inc"

void crout::ir::CroutDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "dialects/crout/CroutOps.cpp.inc"
      >();
}

Operation *crout::ir::CroutDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type, Location location) {
  if (auto elements = dyn_cast<ElementsAttr>(value); elements && elements.getType() == type)
    return ConstantOp::create(builder, location, type, elements);
  return arith::ConstantOp::materialize(builder, value, type, location);
}
