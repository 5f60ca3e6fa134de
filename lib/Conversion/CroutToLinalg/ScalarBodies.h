// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one element of a crout operation is computed by, for every operation and dtype.
//
// An element type of the dialect has three forms here:
//   original  what the program says: f16, bf16, f32, f64, complex, i1, i8..i64 (signed), ui8;
//   stored    what tensors hold from this phase on: i1 and ui8 become i8, all else is unchanged;
//   computed  what bodies work on: f16 and bf16 become f32, i1 stays i1 (an i8 that is not 0), ui8 is i8.
// The original type decides the meaning; the other two only the bits.
#ifndef CROUT_CONVERSION_SCALARBODIES_H
#define CROUT_CONVERSION_SCALARBODIES_H

#include "Conversion/CroutToLinalg/ScalarExpr.h"
#include "dialects/crout/Crout.h"

namespace crout::ir {

mlir::Type storedElementType(mlir::Type original);
mlir::Type computedElementType(mlir::Type original);
inline bool isHalf(mlir::Type type) { return type.isF16() || type.isBF16(); }
inline bool isBool(mlir::Type type) { return type.isInteger(1); }

/// Stored -> computed form, at the top of a body.
mlir::Value loadScalar(ScalarBuilder &b, mlir::Value stored, mlir::Type original);
/// Computed -> stored form, at the end of a body.
mlir::Value storeScalar(ScalarBuilder &b, mlir::Value computed, mlir::Type original);

/// The element of elementwise operation `op` from its operands' elements, all in computed form. `elements` are the
/// operands' original element types. Null where the operation has no meaning for the dtype.
mlir::Value emitScalarBody(ScalarBuilder &b, mlir::Operation *op, mlir::ValueRange args, llvm::ArrayRef<mlir::Type> elements);

/// The parts of emitScalarBody by kind of dtype.
mlir::Value emitRealBody(ScalarBuilder &b, mlir::Operation *op, mlir::ValueRange args);
mlir::Value emitComplexBody(ScalarBuilder &b, mlir::Operation *op, mlir::ValueRange args);
mlir::Value emitIntegerBody(ScalarBuilder &b, mlir::Operation *op, mlir::ValueRange args, bool isUnsigned);
mlir::Value emitBoolBody(ScalarBuilder &b, mlir::Operation *op, mlir::ValueRange args);
mlir::Value emitCompare(ScalarBuilder &b, ComparePredicate predicate, mlir::Value lhs, mlir::Value rhs, mlir::Type element);

/// Conversion between computed forms; a half result is not rounded yet (storeScalar does that).
mlir::Value emitCast(ScalarBuilder &b, mlir::Value value, mlir::Type from, mlir::Type to);
/// The bits of a stored element as a stored element of type `to`, of the same width.
mlir::Value emitBitcast(ScalarBuilder &b, mlir::Value stored, mlir::Type to);
/// f64 or f32 -> f16 or bf16 rounded once, to nearest even.
mlir::Value roundToHalf(ScalarBuilder &b, mlir::Value value, mlir::Type half);

/// The value that a reduction starts from, and one step of it, in computed form (no i1: bool reductions are or/and on i1).
mlir::Value reductionIdentity(ScalarBuilder &b, ReduceKind kind, mlir::Type element);
mlir::Value emitReductionStep(ScalarBuilder &b, ReduceKind kind, mlir::Value accumulator, mlir::Value value, mlir::Type element);

} // namespace crout::ir
#endif // CROUT_CONVERSION_SCALARBODIES_H
