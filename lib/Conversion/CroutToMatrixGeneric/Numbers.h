// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Real and complex numbers of a body under construction, and small matrices of them.
#ifndef CROUT_CONVERSION_NUMBERS_H
#define CROUT_CONVERSION_NUMBERS_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"

namespace crout::ir {

/// A number of a body; a real one has no imaginary part.
struct Number {
  mlir::Value re, im;
};

/// Builds arithmetic on numbers of one element type (f32, f64 or complex of them). Each product that is added or subtracted rounds once, so
/// that a result does not depend on how wide the code is made.
class Arithmetic {
public:
  Arithmetic(mlir::OpBuilder &b, mlir::Location loc, mlir::Type element);

  bool isComplex() const { return complex; }
  /// The type of parts and sizes.
  mlir::FloatType realType() const { return real; }
  /// Integers as wide as the parts, which take the same lanes.
  mlir::IntegerType integerType() const;
  mlir::OpBuilder &builder() const { return b; }

  Number constant(double value) const;
  mlir::Value realConstant(double value) const;
  mlir::Value integerConstant(int64_t value) const;

  Number negate(Number x) const;
  Number conjugate(Number x) const;
  Number multiply(Number x, Number y) const;
  /// sum + x y
  Number multiplyAdd(Number sum, Number x, Number y) const;
  /// sum - x y
  Number multiplySub(Number sum, Number x, Number y) const;
  /// sum - x conj(y)
  Number multiplySubConjugate(Number sum, Number x, Number y) const;
  Number scale(Number x, mlir::Value factor) const;
  /// 1 / x
  Number reciprocal(Number x) const;
  Number select(mlir::Value condition, Number x, Number y) const;
  /// |x|, or |re x| + |im x|: what pivots are compared by.
  mlir::Value size(Number x) const;

  mlir::Value compare(mlir::arith::CmpFPredicate predicate, mlir::Value x, mlir::Value y) const;
  mlir::Value equal(mlir::Value x, int64_t y) const;
  mlir::Value select(mlir::Value condition, mlir::Value x, mlir::Value y) const;
  mlir::Value both(mlir::Value x, mlir::Value y) const;
  mlir::Value mulReal(mlir::Value x, mlir::Value y) const;
  mlir::Value addReal(mlir::Value x, mlir::Value y) const;
  mlir::Value subReal(mlir::Value x, mlir::Value y) const;
  mlir::Value negateReal(mlir::Value x) const;
  mlir::Value fma(mlir::Value x, mlir::Value y, mlir::Value sum) const;
  mlir::Value divReal(mlir::Value x, mlir::Value y) const;
  mlir::Value absReal(mlir::Value x) const;
  mlir::Value sqrtReal(mlir::Value x) const;

private:
  mlir::Value constantOf(mlir::TypedAttr value) const;

  mlir::OpBuilder &b;
  mlir::Location loc;
  mlir::FloatType real;
  bool complex;
  mutable llvm::DenseMap<mlir::Attribute, mlir::Value> constants; // bodies have no branches: the first one serves all
};

/// A matrix of numbers, by rows.
class NumberMatrix {
public:
  NumberMatrix(int64_t rows, int64_t columns, Number value = {}) : rows(rows), columns(columns), numbers(rows * columns, value) {}

  Number &operator()(int64_t i, int64_t j) { return numbers[i * columns + j]; }
  const Number &operator()(int64_t i, int64_t j) const { return numbers[i * columns + j]; }
  NumberMatrix transposed() const;
  llvm::ArrayRef<Number> values() const { return numbers; }

  int64_t rows, columns;

private:
  llvm::SmallVector<Number> numbers;
};

} // namespace crout::ir
#endif // CROUT_CONVERSION_NUMBERS_H
