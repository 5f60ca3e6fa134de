// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computes elementwise operations on constants, bit for bit as compiled code does.
#ifndef CROUT_DIALECTS_CONSTANTFOLDING_H
#define CROUT_DIALECTS_CONSTANTFOLDING_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace crout::ir {

/// The elements of a constant, seen through `crout.expand`; null for what is not constant.
mlir::DenseElementsAttr constantOf(mlir::Value value);
/// The one number (real or integer) that all elements of a constant are.
std::optional<llvm::APFloat> splatFloat(mlir::Value value);
std::optional<llvm::APInt> splatInt(mlir::Value value);
/// True where all elements are this number, zero with positive sign.
bool isSplat(mlir::Value value, double number);

using FloatFunction = llvm::function_ref<std::optional<llvm::APFloat>(const llvm::APFloat &, const llvm::APFloat &)>;
using IntFunction = llvm::function_ref<std::optional<llvm::APInt>(const llvm::APInt &, const llvm::APInt &)>;
/// Computes f on two constants where each is one number, or both have the result's shape and few elements. Complex numbers are not folded.
mlir::Attribute foldBinary(mlir::Attribute a, mlir::Attribute b, mlir::RankedTensorType type, FloatFunction onFloats, IntFunction onInts);
mlir::Attribute foldUnary(mlir::Attribute x, mlir::RankedTensorType type, FloatFunction onFloats, IntFunction onInts);
/// Converts a constant to the type's elements; null where the result would not be defined by the value alone.
mlir::Attribute foldCast(mlir::Attribute x, mlir::RankedTensorType type);
/// True where every value of `from` has an equal value in `to`.
bool isExactCast(mlir::Type from, mlir::Type to);

} // namespace crout::ir
#endif // CROUT_DIALECTS_CONSTANTFOLDING_H
