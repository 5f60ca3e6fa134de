// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a program takes and gives, as its caller sees it: names, element types and sizes, before any lowering.
#ifndef CROUT_SUPPORT_SIGNATURE_H
#define CROUT_SUPPORT_SIGNATURE_H

#include "crout/dtype.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace mlir {
class Attribute;
class MLIRContext;
class Type;
namespace func {
class FuncOp;
}
} // namespace mlir

namespace crout {

/// A size of an argument or a result: a number, or a name. "?" is the name of a size nobody knows before the call; two
/// of those need not be equal, all other equal names are equal sizes.
struct SignatureDim {
  int64_t size = -1; // -1: symbolic
  std::string symbol;
  bool isSymbolic() const { return size < 0; }
  bool operator==(const SignatureDim &) const = default;
};

struct SignatureParam {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<SignatureDim> dims;
  int writes = -1; // of a result: the argument whose elements it replaces, which is no result for a caller
  bool operator==(const SignatureParam &) const = default;
};

struct Signature {
  static constexpr llvm::StringLiteral attributeName = "crout.signature";

  std::string function;
  std::vector<SignatureParam> args;
  std::vector<SignatureParam> results;
  bool operator==(const Signature &) const = default;

  /// From the tensor types and the attributes crout.name and crout.dims; from crout.signature where it was recorded.
  /// Throws crout::ValueError where a type is not a tensor of a known element type or an attribute contradicts it.
  static Signature fromFunction(mlir::func::FuncOp function);
  static std::optional<Signature> fromAttribute(mlir::Attribute attribute);
  mlir::Attribute toAttribute(mlir::MLIRContext *context) const;

  /// Names of sizes in order of first use in the arguments; results may use more.
  std::vector<std::string> symbols() const;
};

/// The dtype of an element type of the crout dialect (signless integers are signed, i1 is bool); none for another type.
std::optional<DType> dtypeOfElement(mlir::Type elementType);

} // namespace crout
#endif // CROUT_SUPPORT_SIGNATURE_H
