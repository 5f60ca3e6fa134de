// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The formulas: argument reduction after Cody and Waite, minimax polynomials, reconstruction by exponent bits.
#include "Codegen/CPU/MathKernels.h"
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace crout::codegen {

MathKernels::MathKernels(OpBuilder &builder, Location loc, FloatType type, bool fma)
    : b(builder), loc(loc), type(type), bitsType(builder.getIntegerType(type.getWidth())), fma(fma), isDouble(type.getWidth() == 64) {}

Value MathKernels::constant(double value) { return arith::ConstantOp::create(b, loc, b.getFloatAttr(type, value)); }
Value MathKernels::integer(int64_t value) { return arith::ConstantOp::create(b, loc, b.getIntegerAttr(bitsType, value)); }
Value MathKernels::add(Value x, Value y) { return arith::AddFOp::create(b, loc, x, y); }
Value MathKernels::sub(Value x, Value y) { return arith::SubFOp::create(b, loc, x, y); }
Value MathKernels::mul(Value x, Value y) { return arith::MulFOp::create(b, loc, x, y); }
Value MathKernels::div(Value x, Value y) { return arith::DivFOp::create(b, loc, x, y); }
Value MathKernels::negate(Value x) { return arith::NegFOp::create(b, loc, x); }
Value MathKernels::absolute(Value x) { return math::AbsFOp::create(b, loc, x); }
Value MathKernels::copySign(Value magnitude, Value sign) { return math::CopySignOp::create(b, loc, magnitude, sign); }
Value MathKernels::less(Value x, Value y) { return arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT, x, y); }
Value MathKernels::greater(Value x, Value y) { return arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OGT, x, y); }
Value MathKernels::select(Value condition, Value x, Value y) { return arith::SelectOp::create(b, loc, condition, x, y); }
Value MathKernels::rarely(Value condition, Value x, Value y) {
  auto select = arith::SelectOp::create(b, loc, condition, x, y);
  select->setAttr(rarePathAttribute, b.getUnitAttr());
  return select;
}
Value MathKernels::asInteger(Value x) { return arith::BitcastOp::create(b, loc, bitsType, x); }
Value MathKernels::asFloat(Value bits) { return arith::BitcastOp::create(b, loc, type, bits); }

Value MathKernels::multiplyAdd(Value x, Value y, Value z) {
  if (fma) return math::FmaOp::create(b, loc, x, y, z);
  return add(mul(x, y), z);
}

Value MathKernels::clamp(Value x, double low, double high) {
  Value l = constant(low), h = constant(high);
  x = select(less(x, l), l, x);
  return select(greater(x, h), h, x);
}

Value MathKernels::polynomial(Value x, llvm::ArrayRef<double> coefficients) {
  Value result = constant(coefficients.back());
  for (double coefficient : llvm::reverse(coefficients.drop_back()))
    result = multiplyAdd(result, x, constant(coefficient));
  return result;
}

Value MathKernels::roundToInteger(Value x, double factor, Value &bits, int64_t offset) {
  // Adding 1.5 * 2^(mantissa bits) leaves the nearest integer in the low bits of the sum.
  Value magic = constant((isDouble ? 6755399441055744.0 : 12582912.0) + static_cast<double>(offset));
  Value shifted = factor == 1 ? add(x, magic) : multiplyAdd(x, constant(factor), magic);
  bits = asInteger(shifted);
  return sub(shifted, magic);
}

Value MathKernels::powerOfTwo(Value bits) { return asFloat(arith::ShLIOp::create(b, loc, bits, integer(isDouble ? 52 : 23))); }

// ---- exp ----

Value MathKernels::reduceByLn2(Value x, Value &bits, int64_t offset) {
  Value n = roundToInteger(x, 1.44269504088896340736, bits, offset);
  Value minusN = negate(n);
  // The leading part of ln 2 has so few bits that its products are exact without fma as well.
  if (isDouble)
    return multiplyAdd(minusN, constant(1.90821492927058770002e-10), multiplyAdd(minusN, constant(6.93147180369123816490e-01), x));
  return multiplyAdd(minusN, constant(-2.12194440e-4), multiplyAdd(minusN, constant(0.693359375), x));
}

// exp(r) - 1 = r + r^2 q(r)
static const double expTail32[] = {0.50000000993158260495, 0.16666513633340084712, 0.041666190655218517675, 0.0083695307385009577013,
                                   0.0013951553094302854053};
static const double expTail64[] = {
    0.50000000000000130288,    0.16666666666666701016,     0.041666666666509849852,  0.0083333333333057888016, 0.001388888894905491767,
    0.00019841269920698556199, 0.000024801487372305714497, 2.7557213178719290401e-6, 2.7632329214385314057e-7, 2.511888798219670888e-8};
static llvm::ArrayRef<double> expTail(bool isDouble) { return isDouble ? llvm::ArrayRef(expTail64) : llvm::ArrayRef(expTail32); }

Value MathKernels::expReducedMinusOne(Value r) { return multiplyAdd(mul(r, r), polynomial(r, expTail(isDouble)), r); }

Value MathKernels::expReduced(Value r) {
  Value one = constant(1);
  return multiplyAdd(multiplyAdd(polynomial(r, expTail(isDouble)), r, one), r, one);
}

Value MathKernels::scale(Value p, Value bits) {
  // 2^n = 2^(n/2) 2^(n - n/2): both are normal where exp itself is finite and not zero. A half of twice the bias is the bias.
  Value half = arith::ShRUIOp::create(b, loc, bits, integer(1));
  Value rest = arith::SubIOp::create(b, loc, bits, half);
  return mul(mul(p, powerOfTwo(half)), powerOfTwo(rest));
}

Value MathKernels::exp(Value x) {
  Value bits;
  Value r = reduceByLn2(isDouble ? clamp(x, -746, 710) : clamp(x, -104.5, 89), bits, 2 * bias());
  return scale(expReduced(r), bits);
}

Value MathKernels::exp2(Value x) {
  x = isDouble ? clamp(x, -1076, 1025) : clamp(x, -151, 129);
  Value bits;
  Value r = sub(x, roundToInteger(x, 1, bits, 2 * bias()));
  return scale(expReduced(mul(r, constant(0.69314718055994530942))), bits);
}

Value MathKernels::expm1(Value given) {
  // exp(x) - 1 = 2^n (exp(r) - 1) + (2^n - 1), as 2 (2^(n-1) s + (2^(n-1) - 1/2)) so that n may be one above the largest exponent.
  Value x = isDouble ? clamp(given, -40, 710) : clamp(given, -20, 89);
  Value bits;
  Value s = expReducedMinusOne(reduceByLn2(x, bits, bias() - 1));
  Value power = powerOfTwo(bits);
  Value half = multiplyAdd(s, power, sub(power, constant(0.5)));
  return keepZero(given, add(half, half));
}

Value MathKernels::tanh(Value x) {
  // tanh |x| = u / (u + 2), u = exp(2 |x|) - 1; 1 in this precision from the clamp on.
  Value magnitude = absolute(x);
  magnitude = select(greater(magnitude, constant(isDouble ? 20 : 9.1)), constant(isDouble ? 20 : 9.1), magnitude);
  Value bits;
  Value s = expReducedMinusOne(reduceByLn2(add(magnitude, magnitude), bits, bias()));
  Value power = powerOfTwo(bits);
  Value u = multiplyAdd(s, power, sub(power, constant(1)));
  return copySign(div(u, add(u, constant(2))), x);
}

// ---- log ----

Value MathKernels::log(Value x) {
  // x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2); log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))), s = f / (2 + f) [fdlibm].
  Value tiny = less(x, constant(2.2250738585072014e-308));
  Value scaled = select(tiny, mul(x, constant(18014398509481984.0)), x); // 2^54: denormals become normal
  Value bits = asInteger(scaled);
  Value shifted = arith::SubIOp::create(b, loc, bits, integer(0x3fe6a09e00000000));
  Value exponent = arith::ShRSIOp::create(b, loc, shifted, integer(52));
  Value mantissa = arith::SubIOp::create(b, loc, bits, arith::ShLIOp::create(b, loc, exponent, integer(52)));
  Value f = sub(asFloat(mantissa), constant(1));
  // The exponent as a float by its bits: converting 64-bit integers takes AVX-512.
  Value k = sub(asFloat(arith::AddIOp::create(b, loc, exponent, integer(0x4338000000000000))), constant(6755399441055744.0));
  k = select(tiny, sub(k, constant(54)), k);

  static const double odd[] = {6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01};
  static const double even[] = {3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01};
  Value s = div(f, add(f, constant(2)));
  Value z = mul(s, s), w = mul(z, z);
  Value r = multiplyAdd(z, polynomial(w, odd), mul(w, polynomial(w, even)));
  Value halfSquare = mul(constant(0.5), mul(f, f));
  Value tail = multiplyAdd(s, add(halfSquare, r), mul(k, constant(1.90821492927058770002e-10)));
  Value result = sub(mul(k, constant(6.93147180369123816490e-01)), sub(sub(halfSquare, tail), f));

  Value infinity = constant(std::numeric_limits<double>::infinity());
  Value zero = constant(0);
  result = select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, x, zero), negate(infinity), result);
  result = select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, x, infinity), infinity, result);
  // Below 0, and NaN.
  return select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::UGE, x, zero),
                select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::UNO, x, x), x, result),
                constant(std::numeric_limits<double>::quiet_NaN()));
}

Value MathKernels::log1p(Value x) {
  // log(1 + x) = log(u) x / (u - 1) with u = 1 + x rounded: what the rounding did to log(u) it does to u - 1 (Kahan).
  Value one = constant(1), u = add(one, x), lost = sub(u, one);
  Value result = mul(log(u), div(x, lost));
  Value same = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, u, one);
  Value infinite = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, u, constant(std::numeric_limits<double>::infinity()));
  return select(same, x, select(infinite, u, result));
}

Value MathKernels::logOfAny(Value x, double ofTwo, llvm::function_ref<Value(Value)> normal) {
  Value tiny = less(x, constant(1.17549435e-38));
  Value result = normal(select(tiny, mul(x, constant(33554432.0)), x)); // 2^25
  return select(tiny, sub(result, constant(25 * ofTwo)), result);
}

// ---- sin, cos, tan ----

MathKernels::Reduced MathKernels::reduceByHalfPi(Value x, int64_t quarters) {
  if (!isDouble) return reduceSingle(x, 1, quarters);
  Reduced reduced;
  Value n = roundToInteger(x, 0.63661977236758134308, reduced.bits, quarters);
  Value minusN = negate(n);
  // With fma the first difference is exact and the next are rounded once, so r is right to its last bits even next to a zero. Without it
  // the leading parts have trailing zeros enough that n times them is exact up to |x| of about 1e5.
  static const double whole[] = {1.57079632679489655800e+00, 6.12323399573676603587e-17, -1.49738490485916983e-33};
  static const double parts[] = {1.57079632673412561417e+00, 6.07710050630396597660e-11, 2.02226624871116645580e-21,
                                 8.47842766036889956997e-32};
  reduced.r = x;
  for (double part : fma ? llvm::ArrayRef(whole) : llvm::ArrayRef(parts))
    reduced.r = multiplyAdd(minusN, constant(part), reduced.r);
  // Beyond the range of the reduction the result has no digits, but it must stay in [-1, 1].
  reduced.r = clamp(reduced.r, -1, 1);
  return reduced;
}

MathKernels::Reduced MathKernels::reduceSingle(Value x, double unit, int64_t offset) {
  Reduced reduced;
  double bound = unit * 0.7865, perUnit = 0.63661977236758134308 / unit;
  // In f64, where two parts of pi/2 leave an error far below f32's last bit as long as n is an integer there, up to |x| of about 3e15. In
  // f32 nothing would be right from 6.6e6 on.
  // Where n is large it may be off by some hundredths, so what is left is reduced again.
  MathKernels wide(b, loc, b.getF64Type(), fma);
  Value r = arith::ExtFOp::create(b, loc, b.getF64Type(), x), bits, again;
  for (Value *multiple : {&bits, &again}) {
    Value minusN = wide.negate(wide.roundToInteger(r, perUnit, *multiple, multiple == &bits ? offset : 0));
    r = wide.multiplyAdd(minusN, wide.constant(unit * 1.57079632679489655800e+00), r);
    r = wide.multiplyAdd(minusN, wide.constant(unit * 6.12323399573676603587e-17), r);
  }
  bits = arith::AddIOp::create(b, loc, bits, again);
  reduced.r = clamp(arith::TruncFOp::create(b, loc, type, r), -bound, bound);
  reduced.bits = arith::TruncIOp::create(b, loc, bitsType, bits);
  if (!fma) return reduced;
  // Nearly always x is small enough for f32 and three parts: with fma the first difference is exact, and r is off by less than a unit in
  // its last place up to 65536.
  Value isLarge = greater(absolute(x), constant(32768)), narrowBits;
  Value minusM = negate(roundToInteger(x, perUnit, narrowBits, offset)), narrow = x;
  for (double part : {1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15})
    narrow = multiplyAdd(minusM, constant(unit * part), narrow);
  reduced.r = rarely(isLarge, reduced.r, narrow);
  reduced.bits = rarely(isLarge, reduced.bits, narrowBits);
  return reduced;
}

Value MathKernels::sinReduced(Value r) {
  static const double s32[] = {-0.16666654571600364531, 0.0083321583410140456871, -0.00019514949657868396435};
  static const double s64[] = {-0.16666666666666666613,   0.0083333333333333133004,  -0.00019841269841244585315, 2.7557319208921644245e-6,
                               -2.5052103584901878624e-8, 1.6058203457833816486e-10, -7.5708953541080929863e-13};
  Value square = mul(r, r);
  return multiplyAdd(mul(r, square), isDouble ? polynomial(square, s64) : polynomial(square, s32), r);
}

Value MathKernels::cosReduced(Value r) {
  static const double c32[] = {0.04166663940223025454, -0.0013887003772890306897, 0.000024397286207333162832};
  static const double c64[] = {0.041666666666666550471,   -0.0013888888888865099685, 0.000024801587283671228523,
                               -2.7557312651556451776e-7, 2.0875491641574324002e-9,  -1.1347721661032859665e-11};
  // 1 - r^2/2 + r^4 c(r^2)
  Value square = mul(r, r);
  Value tail = isDouble ? polynomial(square, c64) : polynomial(square, c32);
  Value inner = multiplyAdd(square, tail, constant(-0.5));
  return multiplyAdd(square, inner, constant(1));
}

Value MathKernels::sineOfQuadrant(Reduced reduced, Value sign) {
  Value odd = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ne, arith::AndIOp::create(b, loc, reduced.bits, integer(1)), integer(0));
  Value value = select(odd, cosReduced(reduced.r), sinReduced(reduced.r));
  // Bit 1 of the quadrant is the sign.
  Value negative = arith::ShLIOp::create(b, loc, reduced.bits, integer(isDouble ? 62 : 30));
  if (sign) negative = arith::XOrIOp::create(b, loc, negative, asInteger(sign));
  negative = arith::AndIOp::create(b, loc, negative, asInteger(constant(-0.0)));
  return asFloat(arith::XOrIOp::create(b, loc, asInteger(value), negative));
}

/// `value`, but x itself where that is 0, which keeps its sign.
Value MathKernels::keepZero(Value x, Value value) {
  return select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, x, constant(0)), x, value);
}

Value MathKernels::sineByHalfTurns(Value x) {
  // One polynomial up to pi/2, whose coefficients were chosen among their neighbours in f32 so that no float within 1.5735 gives more than
  // 1, with fma and without: that was tried for every one. The largest error is 1.75 units in the last place.
  static const double coefficients[] = {-0.166666597, 0.00833308604, -0.000198102367, 2.60501179e-6};
  Reduced reduced = reduceSingle(absolute(x), 2, 0);
  Value square = mul(reduced.r, reduced.r);
  Value value = multiplyAdd(mul(reduced.r, square), polynomial(square, coefficients), reduced.r);
  // Odd multiples of pi change the sign.
  Value negative = arith::ShLIOp::create(b, loc, reduced.bits, integer(31));
  Value signOfX = arith::AndIOp::create(b, loc, asInteger(x), asInteger(constant(-0.0)));
  return asFloat(arith::XOrIOp::create(b, loc, arith::XOrIOp::create(b, loc, asInteger(value), negative), signOfX));
}

// Of the magnitude, whose 0 is positive: a sine takes the sign of x, and so does its 0.
Value MathKernels::sin(Value x) { return isDouble ? sineOfQuadrant(reduceByHalfPi(absolute(x), 0), x) : sineByHalfTurns(x); }
// Multiples of pi/2 here in f32 as well: around 0, where the cosine is used most, there is nothing to reduce, and no error from it.
Value MathKernels::cos(Value x) { return sineOfQuadrant(reduceByHalfPi(absolute(x), 1), {}); }

Value MathKernels::tan(Value x) {
  // sin / cos, or -cos / sin in odd quadrants.
  Reduced reduced = reduceByHalfPi(x, 0);
  Value odd = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::ne, arith::AndIOp::create(b, loc, reduced.bits, integer(1)), integer(0));
  Value s = sinReduced(reduced.r), c = cosReduced(reduced.r);
  return keepZero(x, div(select(odd, negate(c), s), select(odd, s, c)));
}

// ---- inverse trigonometric functions ----

// pi = pi() + piRest(), pi / 2 = halfPi() - minusHalfPiRest(): the nearest number and what it lacks.
Value MathKernels::halfPi() { return constant(isDouble ? 1.57079632679489655800 : 1.57079637050628662109375); }
Value MathKernels::minusHalfPiRest() { return constant(isDouble ? -6.12323399573676603587e-17 : 4.371138828673792887e-8); }
Value MathKernels::pi() { return constant(isDouble ? 3.14159265358979311600 : 3.1415927410125732421875); }
Value MathKernels::piRest() { return constant(isDouble ? 1.22464679914735320717e-16 : -8.742277657347585773e-8); }
Value MathKernels::minusPiRest() { return constant(isDouble ? -1.22464679914735320717e-16 : 8.742277657347585773e-8); }

Value MathKernels::asinTail(Value a, Value square) {
  static const double q32[] = {0.16666750731473901162, 0.07495343882737710959, 0.045466230701981373788, 0.024194921495361121331,
                               0.042145916095321478897};
  static const double q64[] = {0.166666666666666678,  0.0749999999999843293, 0.0446428571463554298, 0.0303819441385312473,
                               0.0223721729421498879, 0.0173523927208699729, 0.0139712129735529333, 0.0114791774151849059,
                               0.0103228143501857793, 0.0054575067186403583, 0.0174008794426940224, -0.0148518870712472032,
                               0.0287578513674215647};
  return mul(mul(a, square), isDouble ? polynomial(square, q64) : polynomial(square, q32));
}

Value MathKernels::asin(Value x) {
  // |x| > 1/2: asin |x| = pi/2 - 2 asin sqrt((1 - |x|) / 2)
  Value magnitude = absolute(x);
  Value large = greater(magnitude, constant(0.5));
  Value square = select(large, mul(constant(0.5), sub(constant(1), magnitude)), mul(magnitude, magnitude));
  Value a = select(large, math::SqrtOp::create(b, loc, square), magnitude);
  Value tail = asinTail(a, square);
  Value direct = add(a, tail);
  Value reflected = sub(halfPi(), multiplyAdd(constant(2), direct, minusHalfPiRest()));
  return copySign(select(large, reflected, direct), x);
}

Value MathKernels::acos(Value x) {
  // x > 1/2: 2 asin sqrt((1 - x) / 2); x < -1/2: pi minus that of -x; else pi/2 - asin x.
  Value magnitude = absolute(x);
  Value large = greater(magnitude, constant(0.5));
  Value square = select(large, mul(constant(0.5), sub(constant(1), magnitude)), mul(magnitude, magnitude));
  Value a = select(large, math::SqrtOp::create(b, loc, square), magnitude);
  Value arc = add(a, asinTail(a, square));
  Value twice = add(arc, arc);
  Value negative = less(x, constant(0));
  Value ofLarge = select(negative, add(sub(pi(), twice), piRest()), twice);
  Value ofSmall = sub(halfPi(), add(copySign(arc, x), minusHalfPiRest()));
  return select(large, ofLarge, ofSmall);
}

Value MathKernels::atanOfRatio(Value smaller, Value larger) {
  static const double q32[] = {-0.33333302828296108994,  0.1999866364813835962,    -0.14265485207821383104,
                               0.10958733948657842709,   -0.084226302114922542294, 0.058286023024855796701,
                               -0.031504742766655289894, 0.011089780120842482158,  -0.0018326928034600640634};
  Value ratio = div(smaller, larger);
  Value square = mul(ratio, ratio);
  static const double q64[] = {-0.333333333333333333,     0.199999999999999193,   -0.142857142857012333,  0.111111111102682973,
                               -0.0909090906193527995,    0.0769230707882702926,  -0.0666665793457376784, 0.0588226441677644883,
                               -0.0526249222902567531,    0.0475808008363782062,  -0.0433065384306706625, 0.0393868754079863213,
                               -0.0352713310668712941,    0.0303307192657905066,  -0.0241913458101407186, 0.0171839817221133481,
                               -0.0104121532603592415,    0.00514091285674693872, -0.0019612554271685326, 0.000537683929739624472,
                               -0.0000937118634505262543, 7.76762433028991855e-6};
  return multiplyAdd(mul(ratio, square), isDouble ? polynomial(square, q64) : polynomial(square, q32), ratio);
}

Value MathKernels::atan(Value x) {
  Value magnitude = absolute(x), one = constant(1);
  Value large = greater(magnitude, one);
  Value arc = atanOfRatio(select(large, one, magnitude), select(large, magnitude, one));
  Value reflected = sub(halfPi(), add(arc, minusHalfPiRest()));
  return copySign(select(large, reflected, arc), x);
}

Value MathKernels::atan2(Value y, Value x) {
  Value absX = absolute(x), absY = absolute(y), zero = constant(0), one = constant(1);
  Value steep = greater(absY, absX);
  Value smaller = select(steep, absX, absY), larger = select(steep, absY, absX);
  // 0/0 is 0 and inf/inf is 1 here: the quadrant gives the rest.
  Value bothZero = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, larger, zero);
  Value equal = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OEQ, smaller, larger);
  Value safeSmaller = select(equal, one, smaller), safeLarger = select(equal, one, larger);
  Value arc = atanOfRatio(select(bothZero, zero, safeSmaller), select(bothZero, one, safeLarger));
  arc = select(steep, sub(halfPi(), add(arc, minusHalfPiRest())), arc);
  // The sign of x by its bit, for -0.
  Value negative = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt, asInteger(x), integer(0));
  arc = select(negative, sub(pi(), add(arc, minusPiRest())), arc);
  arc = copySign(arc, y);
  return select(arith::CmpFOp::create(b, loc, arith::CmpFPredicate::UNO, x, y), add(x, y), arc);
}

// ---- erf ----

Value MathKernels::erf(Value x) {
  // |x| < 0.92: x + x q(x^2); above: 1 - exp(p(|x|)), p fitted to log erfc.
  static const double q32[] = {0.12837916664235325161,  -0.37612633697248628111,    0.11283693943123848717,   -0.026859270803632716824,
                               0.005200634304591492906, -0.00081374372230989019455, 0.00008345222645305820196};
  static const double p32[] = {0.00016039866098819169672, -1.129434080635742791,       -0.6335435458807715054,
                               -0.10801184871724382851,   0.024895121625596315011,     -0.0040534034273404084642,
                               0.00039667680753163550991, -0.000014306005697952628999, -5.2228567907158904648e-7};
  static const double q64[] = {0.128379167095512573,   -0.376126389031837163,    0.112837916709530875,    -0.0268661706446808899,
                               0.00522397762029600727, -0.000854832667605778261, 0.000120553180895965692, -0.0000149252290244052039,
                               1.64541297011217475e-6, -1.6265184959851919e-7,   1.39909951084238315e-8,  -8.35498142995946445e-10};
  static const double p64[] = {3.16689110851020385e-8,   -1.12837955079362558,     -0.636617569909969124,    -0.10278057459624049,
                               0.0191488673036238046,    0.000169805497426084165,  -0.00163681496339249125,  0.000518450616390738234,
                               0.0000443503796319560974, -0.000120721495488589902, 0.0000664282858681630977, -0.0000226352998357447068,
                               4.89074044920197332e-6,   -3.10105329401586595e-7,  -2.65670675717464286e-7,  1.45549088908426137e-7,
                               -4.63608847190939219e-8,  1.10209229911237108e-8,   -2.08403223703541789e-9,  3.20347939127236364e-10,
                               -4.02250799368800791e-11, 4.10562779278835743e-12,  -3.36140677180190107e-13, 2.15791261728406592e-14,
                               -1.04712944096779813e-15, 3.61284328231683303e-17,  -7.90022630002950968e-19, 8.23128920522224959e-21};
  Value magnitude = absolute(x);
  Value small = multiplyAdd(x, isDouble ? polynomial(mul(x, x), q64) : polynomial(mul(x, x), q32), x);
  double last = isDouble ? 5.95 : 4; // 1 in this precision from here on
  Value t = select(greater(magnitude, constant(last)), constant(last), magnitude);
  Value bits;
  Value s = expReducedMinusOne(reduceByLn2(isDouble ? polynomial(t, p64) : polynomial(t, p32), bits, bias()));
  Value power = powerOfTwo(bits);
  Value complement = multiplyAdd(s, power, power);
  Value large = copySign(sub(constant(1), complement), x);
  return select(greater(magnitude, constant(0.92)), large, small);
}

} // namespace crout::codegen
