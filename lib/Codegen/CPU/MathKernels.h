// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Straight-line arithmetic for transcendental functions of one f32 or f64.
#ifndef CROUT_CODEGEN_CPU_MATHKERNELS_H
#define CROUT_CODEGEN_CPU_MATHKERNELS_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace crout::codegen {

/// Emits the functions at the builder's place. All are free of branches and calls, so a loop around them vectorises. Polynomials are
/// minimax fits by Remez's exchange; errors in the last place are in test/unit/jit/math_accuracy.cpp.
class MathKernels {
public:
  /// `fma`: the target multiplies and adds with one rounding in one instruction.
  MathKernels(mlir::OpBuilder &builder, mlir::Location loc, mlir::FloatType type, bool fma);

  mlir::Value exp(mlir::Value x);
  mlir::Value exp2(mlir::Value x);
  mlir::Value expm1(mlir::Value x);
  mlir::Value log(mlir::Value x);   // f64 only
  mlir::Value log1p(mlir::Value x); // f64 only
  /// The logarithm to base e or 2 of an f32 that may be subnormal, by `normal`, which must not be asked for those.
  mlir::Value logOfAny(mlir::Value x, double ofTwo, llvm::function_ref<mlir::Value(mlir::Value)> normal);
  mlir::Value sin(mlir::Value x);
  mlir::Value cos(mlir::Value x);
  mlir::Value tan(mlir::Value x);
  mlir::Value tanh(mlir::Value x);
  mlir::Value asin(mlir::Value x);
  mlir::Value acos(mlir::Value x);
  mlir::Value atan(mlir::Value x);
  mlir::Value atan2(mlir::Value y, mlir::Value x);
  mlir::Value erf(mlir::Value x);

private:
  using Value = mlir::Value;

  Value constant(double value);
  Value integer(int64_t value);
  Value add(Value a, Value b);
  Value sub(Value a, Value b);
  Value mul(Value a, Value b);
  Value div(Value a, Value b);
  Value negate(Value a);
  Value absolute(Value a);
  Value copySign(Value magnitude, Value sign);
  /// a * b + c; with two roundings where the target has no such instruction.
  Value multiplyAdd(Value a, Value b, Value c);
  Value less(Value a, Value b);    // false for NaN
  Value greater(Value a, Value b); // false for NaN
  Value select(Value condition, Value a, Value b);
  /// select whose first value is rarely needed, see crout-split-rare-paths.
  Value rarely(Value condition, Value x, Value y);
  /// x kept in [low, high]; NaN stays.
  Value clamp(Value x, double low, double high);
  Value asInteger(Value x);
  Value asFloat(Value bits);
  /// Horner's scheme, the constant coefficient first.
  Value polynomial(Value x, llvm::ArrayRef<double> coefficients);

  /// Nearest integer to `factor` x while that is below 2^22 (f32) or 2^51 (f64), as a float; it plus `offset` is in the low bits of `bits`.
  Value roundToInteger(Value x, double factor, Value &bits, int64_t offset = 0);
  int64_t bias() const { return isDouble ? 1023 : 127; } // of an exponent
  /// 2^n for n in the exponent's normal range; `bits` as from roundToInteger with the bias as its offset.
  Value powerOfTwo(Value bits);
  /// exp(r) - 1 and exp(r) on [-ln2/2, ln2/2].
  Value expReducedMinusOne(Value r);
  Value expReduced(Value r);
  /// x = n ln2 + r.
  Value reduceByLn2(Value x, Value &bits, int64_t offset);
  /// p * 2^n for any n that exp can meet, also where 2^n alone overflows or is denormal; `bits` with twice the bias as its offset.
  Value scale(Value p, Value bits);

  struct Reduced {
    Value r;    // in [-pi/4, pi/4], or a little outside for large x
    Value bits; // quadrant in the low two bits; of halves of a turn, whether it is odd in the lowest
  };
  /// `quarters` are added to the quadrant, as for the cosine, which is the sine a quarter further on.
  Reduced reduceByHalfPi(Value x, int64_t quarters);
  /// The same in f32 by multiples of `unit` pi/2; `offset` is added to the multiple.
  Reduced reduceSingle(Value x, double unit, int64_t offset);
  Value keepZero(Value x, Value value);
  Value sinReduced(Value r);
  Value cosReduced(Value r);
  /// The sine of a reduced angle, negated where `sign`, if there is one, is negative.
  Value sineOfQuadrant(Reduced reduced, Value sign);
  /// The sine in f32.
  Value sineByHalfTurns(Value x);
  /// asin(a) - a on [0, 1/2].
  Value asinTail(Value a, Value square);
  Value atanOfRatio(Value smaller, Value larger);
  Value halfPi();
  Value minusHalfPiRest();
  Value pi();
  Value piRest();
  Value minusPiRest();

  mlir::OpBuilder &b;
  mlir::Location loc;
  mlir::FloatType type;
  mlir::IntegerType bitsType;
  bool fma, isDouble;
};

} // namespace crout::codegen
#endif // CROUT_CODEGEN_CPU_MATHKERNELS_H
