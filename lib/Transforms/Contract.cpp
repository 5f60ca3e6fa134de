// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rules that a program keeps from its capture to the end of phase algebra.
#include "Transforms/Contract.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace crout::ir;

static LogicalResult checkVersion(ModuleOp module) {
  Attribute version = module->getAttr("crout.version");
  if (!version)
    return success();
  auto number = dyn_cast<IntegerAttr>(version);
  if (!number)
    return module.emitError("attribute 'crout.version' must be an integer, found ") << version;
  if (number.getInt() != 1)
    return module.emitError("this program is of version ") << number.getInt() << "; this compiler reads version 1";
  return success();
}

/// True where the tensor's bytes can be counted at all: addresses have 47 bits.
static bool fitsInMemory(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return !tensor || numElements(tensor.getShape()) < (int64_t(1) << 43);
}

/// Names and sizes that a caller sees: `attributes` belong to the argument or result `what`.
static LogicalResult checkParameter(func::FuncOp function, const Twine &what, Type type, DictionaryAttr attributes) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !kindOf(tensor.getElementType()))
    return function.emitError("requires ") << what << " to be a ranked tensor of " << describe(kinds::Any) << ", found " << type;
  if (!fitsInMemory(type))
    return function.emitError("requires ") << what << " to fit in memory, found " << type;
  if (tensor.getEncoding())
    return function.emitError("requires ") << what << " to have no encoding, found " << type;
  if (!attributes)
    return success();
  if (Attribute name = attributes.get("crout.name"); name && !isa<StringAttr>(name))
    return function.emitError("requires 'crout.name' of ") << what << " to be a string, found " << name;
  Attribute dims = attributes.get("crout.dims");
  if (!dims)
    return success();
  auto names = dyn_cast<ArrayAttr>(dims);
  if (!names || static_cast<int64_t>(names.size()) != tensor.getRank() || !llvm::all_of(names, llvm::IsaPred<StringAttr>))
    return function.emitError("requires 'crout.dims' of ") << what << " to be one string for each dimension of " << type << ", found " << dims;
  for (auto [size, name] : llvm::zip_equal(tensor.getShape(), names.getAsRange<StringAttr>())) {
    int64_t number;
    bool numeric = !name.getValue().getAsInteger(10, number);
    if (numeric && size != number && !ShapedType::isDynamic(size))
      return function.emitError("requires 'crout.dims' of ") << what << " to agree with its type " << type << ", found size " << name;
  }
  return success();
}

static LogicalResult checkFunction(func::FuncOp function) {
  if (function.isExternal())
    return function.emitError("function '") << function.getName() << "' has no body";
  if (!function.getBody().hasOneBlock())
    return function.emitError("function '") << function.getName() << "' has more than one block: a program has no branches";
  LogicalResult result = success();
  for (auto [i, type] : llvm::enumerate(function.getArgumentTypes()))
    if (failed(checkParameter(function, "argument " + Twine(i), type, function.getArgAttrDict(i))))
      result = failure();
  for (auto [i, type] : llvm::enumerate(function.getResultTypes()))
    if (failed(checkParameter(function, "result " + Twine(i), type, function.getResultAttrDict(i))))
      result = failure();
  return result;
}

/// Sizes are computed by scalar operations outside the dialect.
static bool computesSizes(Operation *op) {
  if (isa<tensor::DimOp, tensor::FromElementsOp>(op))
    return true;
  // A size that is known only when the program ran comes out of a tensor.
  if (auto extract = dyn_cast<tensor::ExtractOp>(op))
    return extract.getTensor().getType().getRank() == 0 && extract.getType().isSignlessInteger(64);
  auto scalar = [](Type type) { return type.isIntOrIndexOrFloat(); };
  return isa<arith::ArithDialect>(op->getDialect()) && llvm::all_of(op->getOperandTypes(), scalar) && llvm::all_of(op->getResultTypes(), scalar);
}

LogicalResult crout::ir::checkProgram(ModuleOp module, StringRef phase) {
  LogicalResult result = checkVersion(module);
  func::FuncOp program;
  for (Operation &op : *module.getBody()) {
    auto function = dyn_cast<func::FuncOp>(op);
    if (!function) {
      result = op.emitError("a program consists of functions; found '") << op.getName() << "' beside them";
      continue;
    }
    if (failed(checkFunction(function)))
      result = failure();
    if (!function.isPublic())
      continue;
    if (program)
      result = function.emitError("a program has one public function; '")
               << program.getName() << "' is one already, make '" << function.getName() << "' private or a program of its own";
    else
      program = function;
  }
  if (!program)
    result = module.emitError("a program has one public function, found none");

  module.walk([&](Operation *op) {
    if (isa<ModuleOp, func::FuncOp, func::ReturnOp>(op) || op->getParentOp() == module)
      return;
    for (Type type : op->getResultTypes())
      if (!fitsInMemory(type))
        result = op->emitError("requires results that fit in memory, found ") << type;
    Dialect *dialect = op->getDialect();
    if (isa_and_nonnull<CroutDialect>(dialect) && !isa<RuntimeCallOp>(op))
      return;
    if (dialect && computesSizes(op))
      return;
    if (isa<RuntimeCallOp>(op))
      result = op->emitError("operation 'runtime_call' may not exist in phase '") << phase << "': only the conversion to phase 'linalg' makes it";
    else
      result = op->emitError("operation '") << op->getName() << "' may not exist in phase '" << phase
                                            << "': a program has crout operations, and tensor.dim and arith on sizes";
  });
  return result;
}
