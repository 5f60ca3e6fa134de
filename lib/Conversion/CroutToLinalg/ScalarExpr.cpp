// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Emission of the scalar expressions that need more than one operation.
#include "Conversion/CroutToLinalg/ScalarExpr.h"

#include <limits>

using namespace mlir;

namespace crout::ir {

Value scalarConstant(ScalarBuilder &b, Type type, double value) {
  if (isa<FloatType>(type))
    return arith::ConstantOp::create(b, b.getFloatAttr(type, value));
  return integerConstant(b, type, static_cast<int64_t>(value));
}

Value integerConstant(ScalarBuilder &b, Type type, int64_t value) {
  if (isa<IndexType>(type))
    return arith::ConstantOp::create(b, b.getIndexAttr(value));
  unsigned width = type.getIntOrFloatBitWidth();
  return arith::ConstantOp::create(b, b.getIntegerAttr(type, APInt(width, static_cast<uint64_t>(value), /*isSigned=*/false, /*implicitTrunc=*/true)));
}

/// A real number in any type, complex included.
static Value numberOf(ScalarBuilder &b, Type type, double value) {
  if (auto complexType = dyn_cast<ComplexType>(type)) {
    Type part = complexType.getElementType();
    return complex::ConstantOp::create(b, type, b.getArrayAttr({b.getFloatAttr(part, value), b.getFloatAttr(part, 0.0)}));
  }
  return scalarConstant(b, type, value);
}

Value zeroOf(ScalarBuilder &b, Type type) { return numberOf(b, type, 0.0); }
Value oneOf(ScalarBuilder &b, Type type) { return numberOf(b, type, 1.0); }

Real infinityLike(Real x) { return x.like(std::numeric_limits<double>::infinity()); }
Cond isInf(Real x) { return abs(x) == infinityLike(x); }
Cond isFinite(Real x) { return abs(x) < infinityLike(x); }

Real select(Cond condition, Real x, Real y) {
  ScalarBuilder &b = x.builder();
  return {b, arith::SelectOp::create(b, condition.value(), x.value(), y.value())};
}

Real convertTo(Real x, Type type) {
  ScalarBuilder &b = x.builder();
  unsigned from = x.type().getIntOrFloatBitWidth(), to = type.getIntOrFloatBitWidth();
  if (from < to)
    return {b, arith::ExtFOp::create(b, type, x.value())};
  if (from > to)
    return {b, arith::TruncFOp::create(b, type, x.value())};
  return x;
}

Real widen(Real x) { return convertTo(x, x.builder().getF64Type()); }

Complex Complex::of(ScalarBuilder &b, Value v) { return {Real(b, complex::ReOp::create(b, v)), Real(b, complex::ImOp::create(b, v))}; }

Value Complex::value() const {
  ScalarBuilder &b = re.builder();
  return complex::CreateOp::create(b, ComplexType::get(re.type()), re.value(), im.value());
}

Complex select(Cond condition, Complex x, Complex y) { return {select(condition, x.re, y.re), select(condition, x.im, y.im)}; }

} // namespace crout::ir
