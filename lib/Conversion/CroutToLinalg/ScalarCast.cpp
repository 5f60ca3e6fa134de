// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Conversions between dtypes, each defined for every value, and the steps of reductions.
#include "Conversion/CroutToLinalg/ScalarBodies.h"

#include <limits>

using namespace mlir;

namespace crout::ir {
namespace {

bool isUnsignedElement(Type type) { return type.isUnsignedInteger() || isBool(type); }

/// Truncation towards 0; NaN and what does not fit give the smallest number, as x86's instructions do. Narrow types
/// are converted to i32 and cut, so 300.0 becomes 44 as i8.
Value floatToInteger(ScalarBuilder &b, Real x, Type type) {
  Type wide = type.getIntOrFloatBitWidth() == 64 ? type : b.getI32Type();
  double limit = wide.isInteger(64) ? 0x1p63 : 0x1p31;
  Cond fits = (x >= -limit) & (x < limit);
  Value whole = arith::FPToSIOp::create(b, wide, select(fits, x, x.like(0.0)).value());
  Value smallest = integerConstant(b, wide, wide.isInteger(64) ? std::numeric_limits<int64_t>::min() : std::numeric_limits<int32_t>::min());
  Value result = arith::SelectOp::create(b, fits.value(), whole, smallest);
  return wide == type ? result : arith::TruncIOp::create(b, type, result).getResult();
}

/// Any computed form that is not complex -> f32 or f64.
Real toReal(ScalarBuilder &b, Value value, Type from, Type type) {
  if (isa<FloatType>(from))
    return convertTo(Real(b, value), type);
  if (isUnsignedElement(from))
    return {b, arith::UIToFPOp::create(b, type, value)};
  return {b, arith::SIToFPOp::create(b, type, value)};
}

} // namespace

Value emitCast(ScalarBuilder &b, Value value, Type from, Type to) {
  if (from == to)
    return value;
  if (isBool(to))
    return emitCompare(b, ComparePredicate::ne, value, zeroOf(b, value.getType()), from);
  if (auto complexFrom = dyn_cast<ComplexType>(from)) {
    Complex z = Complex::of(b, value);
    if (auto complexTo = dyn_cast<ComplexType>(to))
      return Complex{convertTo(z.re, complexTo.getElementType()), convertTo(z.im, complexTo.getElementType())}.value();
    return emitCast(b, z.re.value(), complexFrom.getElementType(), to);
  }
  if (auto complexTo = dyn_cast<ComplexType>(to)) {
    Real re = toReal(b, value, from, complexTo.getElementType());
    return Complex{re, re.like(0.0)}.value();
  }
  if (isHalf(to)) // f64 stays f64 until storeScalar rounds it once
    return isa<FloatType>(from) ? value : toReal(b, value, from, b.getF32Type()).value();
  if (isa<FloatType>(to))
    return toReal(b, value, from, to).value();
  if (isa<FloatType>(from))
    return floatToInteger(b, Real(b, value), computedElementType(to));
  Type target = computedElementType(to);
  unsigned fromWidth = value.getType().getIntOrFloatBitWidth(), toWidth = target.getIntOrFloatBitWidth();
  if (fromWidth == toWidth)
    return value;
  if (fromWidth > toWidth)
    return arith::TruncIOp::create(b, target, value);
  if (isUnsignedElement(from))
    return arith::ExtUIOp::create(b, target, value);
  return arith::ExtSIOp::create(b, target, value);
}

/// A complex number as an integer of both parts' bits, the real one in the lower half; any other number as it is.
static Value bitsOf(ScalarBuilder &b, Value value) {
  auto complexType = dyn_cast<ComplexType>(value.getType());
  if (!complexType)
    return value;
  unsigned width = complexType.getElementType().getIntOrFloatBitWidth();
  Type part = b.getIntegerType(width), whole = b.getIntegerType(2 * width);
  Complex z = Complex::of(b, value);
  Value re = arith::ExtUIOp::create(b, whole, arith::BitcastOp::create(b, part, z.re.value()));
  Value im = arith::ExtUIOp::create(b, whole, arith::BitcastOp::create(b, part, z.im.value()));
  return arith::OrIOp::create(b, re, arith::ShLIOp::create(b, im, integerConstant(b, whole, width)));
}

Value emitBitcast(ScalarBuilder &b, Value stored, Type to) {
  if (stored.getType() == to)
    return stored;
  Value bits = bitsOf(b, stored);
  auto complexType = dyn_cast<ComplexType>(to);
  if (!complexType)
    return bits.getType() == to ? bits : arith::BitcastOp::create(b, to, bits).getResult();
  unsigned width = complexType.getElementType().getIntOrFloatBitWidth();
  Type part = b.getIntegerType(width), whole = b.getIntegerType(2 * width);
  if (bits.getType() != whole)
    bits = arith::BitcastOp::create(b, whole, bits);
  auto half = [&](Value shifted) {
    return Real(b, arith::BitcastOp::create(b, complexType.getElementType(), arith::TruncIOp::create(b, part, shifted)));
  };
  return Complex{half(bits), half(arith::ShRUIOp::create(b, bits, integerConstant(b, whole, width)))}.value();
}

/// The upper half of an f32's bits, rounded to nearest even. Integer arithmetic, since few processors have an instruction
/// and LLVM would call a function on the others.
static Value roundToBFloat(ScalarBuilder &b, Real x) {
  Type i32 = b.getI32Type(), i16 = b.getI16Type();
  auto constant = [&](int64_t c) { return integerConstant(b, i32, c); };
  Value bits = arith::BitcastOp::create(b, i32, x.value());
  Value upper = arith::ShRUIOp::create(b, bits, constant(16));
  Value even = arith::AndIOp::create(b, upper, constant(1));
  Value rounded = arith::ShRUIOp::create(b, arith::AddIOp::create(b, arith::AddIOp::create(b, bits, constant(0x7FFF)), even), constant(16));
  Value quiet = arith::OrIOp::create(b, upper, constant(0x40));
  Value chosen = arith::SelectOp::create(b, isNaN(x).value(), quiet, rounded);
  return arith::BitcastOp::create(b, b.getBF16Type(), arith::TruncIOp::create(b, i16, chosen));
}

Value roundToHalf(ScalarBuilder &b, Value value, Type half) {
  if (value.getType() == half)
    return value;
  if (value.getType().isF64()) {
    // Round to odd first: f64 -> f32 with the last bit set where digits were lost, so that the second rounding sees them.
    Real x(b, value), single = convertTo(x, b.getF32Type());
    Real magnitude = abs(x), back = abs(widen(single));
    Type i32 = b.getI32Type();
    Value bits = arith::BitcastOp::create(b, i32, single.value());
    Value one = integerConstant(b, i32, 1);
    Value down = arith::SubIOp::create(b, bits, arith::ExtUIOp::create(b, i32, (back > magnitude).value()));
    Value odd = arith::OrIOp::create(b, down, one);
    Cond inexact = (back < magnitude) | (back > magnitude);
    Value chosen = arith::SelectOp::create(b, (inexact & isFinite(x)).value(), odd, bits);
    value = arith::BitcastOp::create(b, b.getF32Type(), chosen);
  }
  return half.isBF16() ? roundToBFloat(b, Real(b, value)) : arith::TruncFOp::create(b, half, value).getResult();
}

Value reductionIdentity(ScalarBuilder &b, ReduceKind kind, Type element) {
  Type type = isHalf(element) ? b.getF32Type() : storedElementType(element);
  switch (kind) {
  case ReduceKind::sum:
  case ReduceKind::any:
    return zeroOf(b, type);
  case ReduceKind::prod:
  case ReduceKind::all:
    return oneOf(b, type);
  case ReduceKind::max:
  case ReduceKind::min:
    break;
  }
  bool isMax = kind == ReduceKind::max;
  double infinity = std::numeric_limits<double>::infinity();
  if (isa<FloatType>(type))
    return scalarConstant(b, type, isMax ? -infinity : infinity);
  if (isBool(element))
    return integerConstant(b, type, isMax ? 0 : 1);
  if (element.isUnsignedInteger())
    return integerConstant(b, type, isMax ? 0 : -1);
  unsigned width = type.getIntOrFloatBitWidth();
  APInt limit = isMax ? APInt::getSignedMinValue(width) : APInt::getSignedMaxValue(width);
  return integerConstant(b, type, limit.getSExtValue());
}

Value emitReductionStep(ScalarBuilder &b, ReduceKind kind, Value acc, Value value, Type element) {
  // The order of a reduction's steps is not part of its meaning, so that the inner loop may run in vector lanes.
  auto reassociate = arith::FastMathFlagsAttr::get(b.getContext(), arith::FastMathFlags::reassoc);
  bool isComplex = isa<ComplexType>(element), isFloat = isa<FloatType>(element);
  bool isUnsigned = isUnsignedElement(element);
  switch (kind) {
  case ReduceKind::sum:
    if (isComplex)
      return (Complex::of(b, acc) + Complex::of(b, value)).value();
    if (isBool(element))
      return arith::OrIOp::create(b, acc, value);
    return isFloat ? arith::AddFOp::create(b, acc, value, reassociate).getResult() : arith::AddIOp::create(b, acc, value).getResult();
  case ReduceKind::prod:
    if (isComplex)
      return (Complex::of(b, acc) * Complex::of(b, value)).value();
    return isFloat ? arith::MulFOp::create(b, acc, value, reassociate).getResult() : arith::MulIOp::create(b, acc, value).getResult();
  case ReduceKind::max:
    if (isFloat)
      return arith::MaximumFOp::create(b, acc, value);
    return isUnsigned ? arith::MaxUIOp::create(b, acc, value).getResult() : arith::MaxSIOp::create(b, acc, value).getResult();
  case ReduceKind::min:
    if (isFloat)
      return arith::MinimumFOp::create(b, acc, value);
    return isUnsigned ? arith::MinUIOp::create(b, acc, value).getResult() : arith::MinSIOp::create(b, acc, value).getResult();
  case ReduceKind::any:
    return arith::OrIOp::create(b, acc, value);
  case ReduceKind::all:
    return arith::AndIOp::create(b, acc, value);
  }
  return Value();
}

} // namespace crout::ir
