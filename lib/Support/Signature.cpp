// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reads and writes signatures on functions; as an attribute they survive the change of types in the lowering.
#include "Support/Signature.h"
#include "crout/error.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace crout {

std::optional<DType> dtypeOfElement(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    if (complex.getElementType().isF32()) return DType::Complex64;
    return complex.getElementType().isF64() ? std::optional(DType::Complex128) : std::nullopt;
  }
  if (type.isF16()) return DType::Float16;
  if (type.isBF16()) return DType::BFloat16;
  if (type.isF32()) return DType::Float32;
  if (type.isF64()) return DType::Float64;
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer) return std::nullopt;
  if (integer.isUnsigned()) return integer.getWidth() == 8 ? std::optional(DType::UInt8) : std::nullopt;
  switch (integer.getWidth()) {
  case 1:
    return DType::Bool;
  case 8:
    return DType::Int8;
  case 16:
    return DType::Int16;
  case 32:
    return DType::Int32;
  case 64:
    return DType::Int64;
  default:
    return std::nullopt;
  }
}

static Type elementOfDType(DType dtype, MLIRContext *context) {
  Builder b(context);
  switch (dtype) {
  case DType::Bool:
    return b.getI1Type();
  case DType::UInt8:
    return b.getIntegerType(8, /*isSigned=*/false);
  case DType::Int8:
    return b.getI8Type();
  case DType::Int16:
    return b.getI16Type();
  case DType::Int32:
    return b.getI32Type();
  case DType::Int64:
    return b.getI64Type();
  case DType::Float16:
    return b.getF16Type();
  case DType::BFloat16:
    return b.getBF16Type();
  case DType::Float32:
    return b.getF32Type();
  case DType::Float64:
    return b.getF64Type();
  case DType::Complex64:
    return ComplexType::get(b.getF32Type());
  case DType::Complex128:
    return ComplexType::get(b.getF64Type());
  }
  llvm_unreachable("every dtype is listed");
}

static std::string locationText(Location location) {
  std::string text;
  if (auto file = location->findInstanceOf<FileLineColLoc>()) text = (file.getFilename().getValue() + ":" + Twine(file.getLine())).str();
  return text;
}

[[noreturn]] static void refuse(func::FuncOp function, const Twine &role, const Twine &what) {
  throw ValueError(("\"" + role + "\" of program @" + function.getSymName() + ": " + what).str(), locationText(function.getLoc()));
}

/// One argument or result. `unnamed` counts the sizes that got a symbol because the program gives them none.
static SignatureParam readParam(func::FuncOp function, Type type, DictionaryAttr attributes, const std::string &defaultName, bool isResult,
                                unsigned &unnamed) {
  SignatureParam param;
  param.name = defaultName;
  if (attributes)
    if (auto given = attributes.getAs<StringAttr>("crout.name")) param.name = given.str();
  if (attributes && isResult)
    if (auto argument = attributes.getAs<IntegerAttr>("crout.writes")) {
      if (argument.getInt() < 0 || argument.getInt() >= function.getNumArguments())
        refuse(function, param.name, "crout.writes must be the number of an argument, found " + Twine(argument.getInt()));
      param.writes = static_cast<int>(argument.getInt());
    }
  auto tensor = dyn_cast<RankedTensorType>(type);
  std::string found;
  llvm::raw_string_ostream(found) << type;
  if (!tensor) refuse(function, param.name, "a ranked tensor is required, found " + Twine(found));
  std::optional<DType> dtype = dtypeOfElement(tensor.getElementType());
  if (!dtype) refuse(function, param.name, "an element type of the crout dialect is required, found " + Twine(found));
  param.dtype = *dtype;

  ArrayAttr names = attributes ? attributes.getAs<ArrayAttr>("crout.dims") : ArrayAttr();
  if (names && static_cast<int64_t>(names.size()) != tensor.getRank())
    refuse(function, param.name, "crout.dims must have one entry per dimension, found " + Twine(names.size()) + " for " + found);
  for (auto [i, size] : llvm::enumerate(tensor.getShape())) {
    StringAttr dimName = names ? dyn_cast<StringAttr>(names[i]) : StringAttr();
    if (names && !dimName) refuse(function, param.name, "crout.dims must hold strings");
    if (!ShapedType::isDynamic(size)) {
      int64_t given;
      if (dimName && !dimName.getValue().getAsInteger(10, given) && given != size)
        refuse(function, param.name, "crout.dims gives size " + Twine(given) + " at dimension " + Twine(i) + " of " + found);
      param.dims.push_back({size, {}});
    } else if (dimName && !dimName.getValue().empty()) {
      param.dims.push_back({-1, dimName.str()});
    } else {
      param.dims.push_back({-1, isResult ? "?" : "s" + std::to_string(unnamed++)});
    }
  }
  return param;
}

Signature Signature::fromFunction(func::FuncOp function) {
  if (Attribute recorded = function->getAttr(attributeName)) {
    if (std::optional<Signature> signature = fromAttribute(recorded)) return *signature;
    throw ValueError(("program @" + function.getSymName() + ": malformed attribute crout.signature").str(),
                     locationText(function.getLoc()));
  }
  Signature signature;
  signature.function = function.getSymName().str();
  unsigned unnamed = 0;
  for (auto [i, type] : llvm::enumerate(function.getArgumentTypes()))
    signature.args.push_back(readParam(function, type, function.getArgAttrDict(i), "arg" + std::to_string(i), false, unnamed));
  for (auto [i, type] : llvm::enumerate(function.getResultTypes()))
    signature.results.push_back(readParam(function, type, function.getResultAttrDict(i), "out" + std::to_string(i), true, unnamed));
  return signature;
}

static Attribute paramsToAttribute(const std::vector<SignatureParam> &params, Builder &b) {
  SmallVector<Attribute> list;
  for (const SignatureParam &param : params) {
    SmallVector<Attribute> dims;
    for (const SignatureDim &dim : param.dims)
      dims.push_back(dim.isSymbolic() ? Attribute(b.getStringAttr(dim.symbol)) : Attribute(b.getI64IntegerAttr(dim.size)));
    SmallVector<NamedAttribute> entries{b.getNamedAttr("dims", b.getArrayAttr(dims)),
                                        b.getNamedAttr("dtype", TypeAttr::get(elementOfDType(param.dtype, b.getContext()))),
                                        b.getNamedAttr("name", b.getStringAttr(param.name))};
    if (param.writes >= 0) entries.push_back(b.getNamedAttr("writes", b.getI64IntegerAttr(param.writes)));
    list.push_back(b.getDictionaryAttr(entries));
  }
  return b.getArrayAttr(list);
}

Attribute Signature::toAttribute(MLIRContext *context) const {
  Builder b(context);
  return b.getDictionaryAttr({b.getNamedAttr("args", paramsToAttribute(args, b)), b.getNamedAttr("function", b.getStringAttr(function)),
                              b.getNamedAttr("results", paramsToAttribute(results, b))});
}

static bool paramsFromAttribute(Attribute attribute, std::vector<SignatureParam> &params) {
  auto list = dyn_cast_or_null<ArrayAttr>(attribute);
  if (!list) return false;
  for (Attribute entry : list) {
    auto dictionary = dyn_cast<DictionaryAttr>(entry);
    if (!dictionary) return false;
    auto name = dictionary.getAs<StringAttr>("name");
    auto type = dictionary.getAs<TypeAttr>("dtype");
    auto dims = dictionary.getAs<ArrayAttr>("dims");
    if (!name || !type || !dims) return false;
    std::optional<DType> dtype = dtypeOfElement(type.getValue());
    if (!dtype) return false;
    SignatureParam param{name.str(), *dtype, {}};
    if (auto writes = dictionary.getAs<IntegerAttr>("writes")) param.writes = static_cast<int>(writes.getInt());
    for (Attribute dim : dims) {
      if (auto symbol = dyn_cast<StringAttr>(dim))
        param.dims.push_back({-1, symbol.str()});
      else if (auto size = dyn_cast<IntegerAttr>(dim); size && size.getValue().isSignedIntN(64) && size.getInt() >= 0)
        param.dims.push_back({size.getInt(), {}});
      else
        return false;
    }
    params.push_back(std::move(param));
  }
  return true;
}

std::optional<Signature> Signature::fromAttribute(Attribute attribute) {
  auto dictionary = dyn_cast_or_null<DictionaryAttr>(attribute);
  if (!dictionary) return std::nullopt;
  auto function = dictionary.getAs<StringAttr>("function");
  Signature signature;
  if (!function || !paramsFromAttribute(dictionary.get("args"), signature.args) ||
      !paramsFromAttribute(dictionary.get("results"), signature.results))
    return std::nullopt;
  signature.function = function.str();
  return signature;
}

std::vector<std::string> Signature::symbols() const {
  std::vector<std::string> names;
  for (const SignatureParam &param : args)
    for (const SignatureDim &dim : param.dims)
      if (dim.isSymbolic() && dim.symbol != "?" && !llvm::is_contained(names, dim.symbol)) names.push_back(dim.symbol);
  return names;
}

} // namespace crout
