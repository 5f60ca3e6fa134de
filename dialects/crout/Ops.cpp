// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The generated part of the operations, and the parts of their syntax that TableGen cannot express.
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"

using namespace mlir;

// One type where operands and result agree, a function type otherwise.
static ParseResult parseBinaryTypes(OpAsmParser &parser, Type &a, Type &b, Type &result) {
  SMLoc at = parser.getCurrentLocation();
  Type type;
  if (parser.parseType(type))
    return failure();
  auto function = dyn_cast<FunctionType>(type);
  if (!function) {
    a = b = result = type;
    return success();
  }
  if (function.getNumInputs() != 2 || function.getNumResults() != 1)
    return parser.emitError(at, "expected a type, or a function type with two inputs and one result");
  a = function.getInput(0);
  b = function.getInput(1);
  result = function.getResult(0);
  return success();
}

static void printBinaryTypes(OpAsmPrinter &printer, Operation *op, Type a, Type b, Type result) {
  if (a == b && b == result)
    printer << a;
  else
    printer.printFunctionalType(op);
}

// One type where operand and result agree, two with an arrow otherwise.
static ParseResult parseUnaryTypes(OpAsmParser &parser, Type &x, Type &result) {
  if (parser.parseType(x))
    return failure();
  result = x;
  if (succeeded(parser.parseOptionalArrow()))
    return parser.parseType(result);
  return success();
}

static void printUnaryTypes(OpAsmPrinter &printer, Operation *, Type x, Type result) {
  printer << x;
  if (x != result)
    printer << " -> " << result;
}

#define GET_OP_CLASSES
#include "dialects/crout/CroutOps.cpp.inc"
