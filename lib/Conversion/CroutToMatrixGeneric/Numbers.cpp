// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arithmetic of a body as operations of arith and math.
#include "Conversion/CroutToMatrixGeneric/Numbers.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace crout::ir {

Arithmetic::Arithmetic(OpBuilder &b, Location loc, Type element) : b(b), loc(loc), complex(isa<ComplexType>(element)) {
  auto type = dyn_cast<ComplexType>(element);
  real = cast<FloatType>(type ? type.getElementType() : element);
}

IntegerType Arithmetic::integerType() const { return b.getIntegerType(realType().getWidth()); }

Value Arithmetic::constantOf(TypedAttr value) const {
  Value &known = constants[value];
  if (!known) known = arith::ConstantOp::create(b, loc, value);
  return known;
}

Value Arithmetic::realConstant(double value) const { return constantOf(b.getFloatAttr(real, value)); }
Value Arithmetic::integerConstant(int64_t value) const { return constantOf(b.getIntegerAttr(integerType(), value)); }
Number Arithmetic::constant(double value) const { return {realConstant(value), complex ? realConstant(0) : Value()}; }

Value Arithmetic::mulReal(Value x, Value y) const { return b.createOrFold<arith::MulFOp>(loc, x, y); }
Value Arithmetic::addReal(Value x, Value y) const { return b.createOrFold<arith::AddFOp>(loc, x, y); }
Value Arithmetic::subReal(Value x, Value y) const { return b.createOrFold<arith::SubFOp>(loc, x, y); }
Value Arithmetic::negateReal(Value x) const { return b.createOrFold<arith::NegFOp>(loc, x); }
Value Arithmetic::divReal(Value x, Value y) const { return b.createOrFold<arith::DivFOp>(loc, x, y); }
Value Arithmetic::fma(Value x, Value y, Value sum) const { return b.createOrFold<math::FmaOp>(loc, x, y, sum); }
Value Arithmetic::absReal(Value x) const { return b.createOrFold<math::AbsFOp>(loc, x); }
Value Arithmetic::sqrtReal(Value x) const { return b.createOrFold<math::SqrtOp>(loc, x); }
Value Arithmetic::compare(arith::CmpFPredicate predicate, Value x, Value y) const {
  return b.createOrFold<arith::CmpFOp>(loc, predicate, x, y);
}
Value Arithmetic::equal(Value x, int64_t y) const {
  return b.createOrFold<arith::CmpIOp>(loc, arith::CmpIPredicate::eq, x, integerConstant(y));
}
Value Arithmetic::select(Value condition, Value x, Value y) const { return b.createOrFold<arith::SelectOp>(loc, condition, x, y); }
Value Arithmetic::both(Value x, Value y) const { return b.createOrFold<arith::AndIOp>(loc, x, y); }

Number Arithmetic::negate(Number x) const { return {negateReal(x.re), complex ? negateReal(x.im) : Value()}; }
Number Arithmetic::conjugate(Number x) const { return {x.re, complex ? negateReal(x.im) : Value()}; }
Number Arithmetic::scale(Number x, Value factor) const { return {mulReal(x.re, factor), complex ? mulReal(x.im, factor) : Value()}; }

Number Arithmetic::multiply(Number x, Number y) const {
  if (!complex) return {mulReal(x.re, y.re), {}};
  return {fma(x.re, y.re, negateReal(mulReal(x.im, y.im))), fma(x.re, y.im, mulReal(x.im, y.re))};
}

Number Arithmetic::multiplyAdd(Number sum, Number x, Number y) const {
  if (!complex) return {fma(x.re, y.re, sum.re), {}};
  return {fma(negateReal(x.im), y.im, fma(x.re, y.re, sum.re)), fma(x.im, y.re, fma(x.re, y.im, sum.im))};
}

Number Arithmetic::multiplySub(Number sum, Number x, Number y) const { return multiplyAdd(sum, negate(x), y); }
Number Arithmetic::multiplySubConjugate(Number sum, Number x, Number y) const { return multiplyAdd(sum, negate(x), conjugate(y)); }

Number Arithmetic::reciprocal(Number x) const {
  Value one = realConstant(1);
  if (!complex) return {divReal(one, x.re), {}};
  // Smith's method: with q = small / large and s = large + small q, 1 / x is (1, -q) / s or (q, -1) / s.
  Value wide = compare(arith::CmpFPredicate::OGE, absReal(x.re), absReal(x.im));
  Value large = select(wide, x.re, x.im), small = select(wide, x.im, x.re);
  Value ratio = divReal(small, large), inverse = divReal(one, fma(small, ratio, large));
  Value other = mulReal(ratio, inverse);
  return {select(wide, inverse, other), negateReal(select(wide, other, inverse))};
}

Number Arithmetic::select(Value condition, Number x, Number y) const {
  return {select(condition, x.re, y.re), complex ? select(condition, x.im, y.im) : Value()};
}

Value Arithmetic::size(Number x) const { return complex ? addReal(absReal(x.re), absReal(x.im)) : absReal(x.re); }

NumberMatrix NumberMatrix::transposed() const {
  NumberMatrix result(columns, rows);
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j)
      result(j, i) = (*this)(i, j);
  return result;
}

} // namespace crout::ir
