// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Scalar expressions as C++ expressions: `Real` and `Complex` values that emit arith and math operations, so that a
// formula inside a loop body reads as it does on paper.
#ifndef CROUT_CONVERSION_SCALAREXPR_H
#define CROUT_CONVERSION_SCALAREXPR_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace crout::ir {

using ScalarBuilder = mlir::ImplicitLocOpBuilder;

/// Constant `value` of a float or integer type.
mlir::Value scalarConstant(ScalarBuilder &b, mlir::Type type, double value);
mlir::Value integerConstant(ScalarBuilder &b, mlir::Type type, int64_t value);
/// Zero and one of any type that a body computes with, complex included.
mlir::Value zeroOf(ScalarBuilder &b, mlir::Type type);
mlir::Value oneOf(ScalarBuilder &b, mlir::Type type);

/// A truth value inside a body.
class Cond {
public:
  Cond(ScalarBuilder &b, mlir::Value v) : b(&b), v(v) {}
  mlir::Value value() const { return v; }
  friend Cond operator&(Cond x, Cond y) { return {*x.b, mlir::arith::AndIOp::create(*x.b, x.v, y.v)}; }
  friend Cond operator|(Cond x, Cond y) { return {*x.b, mlir::arith::OrIOp::create(*x.b, x.v, y.v)}; }
  friend Cond operator^(Cond x, Cond y) { return {*x.b, mlir::arith::XOrIOp::create(*x.b, x.v, y.v)}; }
  friend Cond operator!(Cond x) { return {*x.b, mlir::arith::XOrIOp::create(*x.b, x.v, integerConstant(*x.b, x.v.getType(), 1))}; }

private:
  ScalarBuilder *b;
  mlir::Value v;
};

/// An f32 or f64 value inside a body.
class Real {
public:
  Real() = default;
  Real(ScalarBuilder &b, mlir::Value v) : b(&b), v(v) {}
  mlir::Value value() const { return v; }
  mlir::Type type() const { return v.getType(); }
  ScalarBuilder &builder() const { return *b; }
  bool isDouble() const { return type().isF64(); }
  /// `c` in this value's type.
  Real like(double c) const { return {*b, scalarConstant(*b, type(), c)}; }

  template <typename OpT> Real unary() const { return {*b, OpT::create(*b, v)}; }
  template <typename OpT> Real binary(Real y) const { return {*b, OpT::create(*b, v, y.v)}; }
  Cond compare(mlir::arith::CmpFPredicate p, Real y) const { return {*b, mlir::arith::CmpFOp::create(*b, p, v, y.v)}; }

private:
  ScalarBuilder *b = nullptr;
  mlir::Value v;
};

inline Real operator+(Real x, Real y) { return x.binary<mlir::arith::AddFOp>(y); }
inline Real operator-(Real x, Real y) { return x.binary<mlir::arith::SubFOp>(y); }
inline Real operator*(Real x, Real y) { return x.binary<mlir::arith::MulFOp>(y); }
inline Real operator/(Real x, Real y) { return x.binary<mlir::arith::DivFOp>(y); }
inline Real operator+(Real x, double y) { return x + x.like(y); }
inline Real operator-(Real x, double y) { return x - x.like(y); }
inline Real operator*(Real x, double y) { return x * x.like(y); }
inline Real operator+(double x, Real y) { return y.like(x) + y; }
inline Real operator-(double x, Real y) { return y.like(x) - y; }
inline Real operator*(double x, Real y) { return y.like(x) * y; }
inline Real operator/(double x, Real y) { return y.like(x) / y; }
inline Real operator-(Real x) { return x.unary<mlir::arith::NegFOp>(); }
inline Cond operator<(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::OLT, y); }
inline Cond operator<=(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::OLE, y); }
inline Cond operator>(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::OGT, y); }
inline Cond operator>=(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::OGE, y); }
inline Cond operator==(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::OEQ, y); }
inline Cond operator!=(Real x, Real y) { return x.compare(mlir::arith::CmpFPredicate::UNE, y); }
inline Cond operator<(Real x, double y) { return x < x.like(y); }
inline Cond operator<=(Real x, double y) { return x <= x.like(y); }
inline Cond operator>(Real x, double y) { return x > x.like(y); }
inline Cond operator>=(Real x, double y) { return x >= x.like(y); }
inline Cond operator==(Real x, double y) { return x == x.like(y); }
inline Cond operator!=(Real x, double y) { return x != x.like(y); }

inline Cond isNaN(Real x) { return x.compare(mlir::arith::CmpFPredicate::UNO, x); }
inline Real abs(Real x) { return x.unary<mlir::math::AbsFOp>(); }
inline Real sqrt(Real x) { return x.unary<mlir::math::SqrtOp>(); }
inline Real exp(Real x) { return x.unary<mlir::math::ExpOp>(); }
inline Real expm1(Real x) { return x.unary<mlir::math::ExpM1Op>(); }
inline Real log(Real x) { return x.unary<mlir::math::LogOp>(); }
inline Real log1p(Real x) { return x.unary<mlir::math::Log1pOp>(); }
inline Real sin(Real x) { return x.unary<mlir::math::SinOp>(); }
inline Real cos(Real x) { return x.unary<mlir::math::CosOp>(); }
inline Real tan(Real x) { return x.unary<mlir::math::TanOp>(); }
inline Real sinh(Real x) { return x.unary<mlir::math::SinhOp>(); }
inline Real cosh(Real x) { return x.unary<mlir::math::CoshOp>(); }
inline Real asinh(Real x) { return x.unary<mlir::math::AsinhOp>(); }
inline Real floor(Real x) { return x.unary<mlir::math::FloorOp>(); }
inline Real atan2(Real y, Real x) { return y.binary<mlir::math::Atan2Op>(x); }
inline Real copysign(Real magnitude, Real sign) { return magnitude.binary<mlir::math::CopySignOp>(sign); }
/// The larger or smaller of two numbers, neither of them NaN.
inline Real larger(Real x, Real y) { return x.binary<mlir::arith::MaximumFOp>(y); }
inline Real smaller(Real x, Real y) { return x.binary<mlir::arith::MinimumFOp>(y); }
inline Real fma(Real x, Real y, Real z) { return {x.builder(), mlir::math::FmaOp::create(x.builder(), x.value(), y.value(), z.value())}; }
Cond isInf(Real x);
Cond isFinite(Real x);
Real infinityLike(Real x);
/// `condition ? x : y`
Real select(Cond condition, Real x, Real y);
/// f32 -> f64 and back; the identity where the type is right already.
Real widen(Real x);
Real convertTo(Real x, mlir::Type type);

/// A complex value inside a body, by its parts.
struct Complex {
  Real re, im;
  static Complex of(ScalarBuilder &b, mlir::Value v);
  mlir::Value value() const;
};

Complex select(Cond condition, Complex x, Complex y);
inline Complex operator+(Complex x, Complex y) { return {x.re + y.re, x.im + y.im}; }
inline Complex operator-(Complex x, Complex y) { return {x.re - y.re, x.im - y.im}; }
inline Complex operator*(Complex x, Complex y) { return {x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re}; }
inline Complex operator-(Complex x) { return {-x.re, -x.im}; }
inline Complex conj(Complex x) { return {x.re, -x.im}; }
inline Complex operator*(Complex x, Real y) { return {x.re * y, x.im * y}; }

} // namespace crout::ir
#endif // CROUT_CONVERSION_SCALAREXPR_H
