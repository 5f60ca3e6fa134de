// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Chooses the scalar code of an elementwise operation by dtype, and holds the code for real, complex and bool elements.
#include "Conversion/CroutToLinalg/ScalarBodies.h"
#include "Conversion/CroutToLinalg/ComplexMath.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::ir {

Type storedElementType(Type original) {
  if (original.isInteger(1) || original.isUnsignedInteger(8))
    return IntegerType::get(original.getContext(), 8);
  return original;
}

Type computedElementType(Type original) {
  if (isHalf(original))
    return Float32Type::get(original.getContext());
  return isBool(original) ? original : storedElementType(original);
}

Value loadScalar(ScalarBuilder &b, Value stored, Type original) {
  if (original.isBF16()) {
    // The upper half of an f32's bits.
    Value bits = arith::ExtUIOp::create(b, b.getI32Type(), arith::BitcastOp::create(b, b.getI16Type(), stored));
    return arith::BitcastOp::create(b, b.getF32Type(), arith::ShLIOp::create(b, bits, integerConstant(b, b.getI32Type(), 16)));
  }
  if (original.isF16())
    return arith::ExtFOp::create(b, b.getF32Type(), stored);
  if (isBool(original))
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ne, stored, integerConstant(b, stored.getType(), 0));
  return stored;
}

Value storeScalar(ScalarBuilder &b, Value computed, Type original) {
  if (isHalf(original))
    return roundToHalf(b, computed, original);
  if (isBool(original))
    return arith::ExtUIOp::create(b, b.getI8Type(), computed);
  return computed;
}

Value emitScalarBody(ScalarBuilder &b, Operation *op, ValueRange args, ArrayRef<Type> elements) {
  if (isa<SelectOp>(op))
    return arith::SelectOp::create(b, args[0], args[1], args[2]);
  if (isa<ComplexOp>(op))
    return Complex{Real(b, args[0]), Real(b, args[1])}.value();
  if (auto cast = dyn_cast<CastOp>(op))
    return emitCast(b, args[0], elements[0], getElementTypeOrSelf(cast.getType()));
  if (auto compare = dyn_cast<CompareOp>(op))
    return emitCompare(b, compare.getPredicate(), args[0], args[1], elements[0]);
  if (isa<LogicalNotOp>(op))
    return emitCompare(b, ComparePredicate::eq, args[0], zeroOf(b, args[0].getType()), elements[0]);
  Type element = elements[0];
  if (isa<ComplexType>(element))
    return emitComplexBody(b, op, args);
  if (isa<FloatType>(element))
    return emitRealBody(b, op, args);
  if (isBool(element))
    return emitBoolBody(b, op, args);
  return emitIntegerBody(b, op, args, element.isUnsignedInteger());
}

namespace {

/// Remainder with the divisor's sign (Python's %): fmod, shifted by the divisor where the signs differ.
Real pythonRemainder(Real x, Real y) {
  Real r = x.binary<arith::RemFOp>(y);
  Real zero = r.like(0.0);
  Cond shifted = (r != zero) & !isNaN(r) & ((r < zero) ^ (y < zero));
  return select(shifted, r + y, select(r == zero, copysign(zero, y), r));
}

/// floor(x / y) with the rounding of Python's divmod: (x - x % y) / y is a whole number up to rounding.
Real pythonFloorDiv(Real x, Real y) {
  Real r = x.binary<arith::RemFOp>(y);
  Real quotient = (x - r) / y;
  Cond shifted = (r != 0.0) & ((r < 0.0) ^ (y < 0.0));
  quotient = select(shifted, quotient - 1.0, quotient);
  Real down = floor(quotient);
  Real whole = select(quotient - down > 0.5, down + 1.0, down);
  Real plain = x / y;
  whole = select(quotient == 0.0, copysign(whole.like(0.0), plain), whole);
  return select(y == 0.0, plain, whole);
}

Real signOf(Real x) {
  Real zero = x.like(0.0), one = x.like(1.0);
  return select(x > zero, one, select(x < zero, -one, select(x == zero, zero, x)));
}

} // namespace

Value emitRealBody(ScalarBuilder &b, Operation *op, ValueRange args) {
  Real x(b, args[0]), y(b, args.back());
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<NegOp>([&](auto) { return (-x).value(); })
      .Case<AbsOp>([&](auto) { return abs(x).value(); })
      .Case<SignOp>([&](auto) { return signOf(x).value(); })
      .Case<ConjOp, RealOp>([&](auto) { return args[0]; })
      .Case<ImagOp>([&](auto) { return x.like(0.0).value(); })
      .Case<ExpOp>([&](auto) { return exp(x).value(); })
      .Case<Exp2Op>([&](auto) { return x.unary<math::Exp2Op>().value(); })
      .Case<Expm1Op>([&](auto) { return expm1(x).value(); })
      .Case<LogOp>([&](auto) { return log(x).value(); })
      .Case<Log2Op>([&](auto) { return x.unary<math::Log2Op>().value(); })
      .Case<Log10Op>([&](auto) { return x.unary<math::Log10Op>().value(); })
      .Case<Log1pOp>([&](auto) { return log1p(x).value(); })
      .Case<SqrtOp>([&](auto) { return sqrt(x).value(); })
      .Case<RsqrtOp>([&](auto) { return (1.0 / sqrt(x)).value(); })
      .Case<ReciprocalOp>([&](auto) { return (1.0 / x).value(); })
      .Case<SinOp>([&](auto) { return sin(x).value(); })
      .Case<CosOp>([&](auto) { return cos(x).value(); })
      .Case<TanOp>([&](auto) { return tan(x).value(); })
      .Case<AsinOp>([&](auto) { return x.unary<math::AsinOp>().value(); })
      .Case<AcosOp>([&](auto) { return x.unary<math::AcosOp>().value(); })
      .Case<AtanOp>([&](auto) { return x.unary<math::AtanOp>().value(); })
      .Case<SinhOp>([&](auto) { return sinh(x).value(); })
      .Case<CoshOp>([&](auto) { return cosh(x).value(); })
      .Case<TanhOp>([&](auto) { return x.unary<math::TanhOp>().value(); })
      .Case<AsinhOp>([&](auto) { return asinh(x).value(); })
      .Case<AcoshOp>([&](auto) { return x.unary<math::AcoshOp>().value(); })
      .Case<AtanhOp>([&](auto) { return x.unary<math::AtanhOp>().value(); })
      .Case<ErfOp>([&](auto) { return x.unary<math::ErfOp>().value(); })
      .Case<ErfcOp>([&](auto) { return x.unary<math::ErfcOp>().value(); })
      .Case<FloorOp>([&](auto) { return floor(x).value(); })
      .Case<CeilOp>([&](auto) { return x.unary<math::CeilOp>().value(); })
      .Case<RoundOp>([&](auto) { return x.unary<math::RoundEvenOp>().value(); })
      .Case<TruncOp>([&](auto) { return x.unary<math::TruncOp>().value(); })
      .Case<IsnanOp>([&](auto) { return isNaN(x).value(); })
      .Case<IsinfOp>([&](auto) { return isInf(x).value(); })
      .Case<IsfiniteOp>([&](auto) { return isFinite(x).value(); })
      .Case<AddOp>([&](auto) { return (x + y).value(); })
      .Case<SubOp>([&](auto) { return (x - y).value(); })
      .Case<MulOp>([&](auto) { return (x * y).value(); })
      .Case<DivOp>([&](auto) { return (x / y).value(); })
      .Case<FloorDivOp>([&](auto) { return pythonFloorDiv(x, y).value(); })
      .Case<RemainderOp>([&](auto) { return pythonRemainder(x, y).value(); })
      .Case<FmodOp>([&](auto) { return x.binary<arith::RemFOp>(y).value(); })
      .Case<PowOp>([&](auto) { return x.binary<math::PowFOp>(y).value(); })
      .Case<Atan2Op>([&](auto) { return atan2(x, y).value(); })
      .Case<MaximumOp>([&](auto) { return larger(x, y).value(); })
      .Case<MinimumOp>([&](auto) { return smaller(x, y).value(); })
      .Case<FmaxOp>([&](auto) { return select(isNaN(x), y, select(isNaN(y), x, larger(x, y))).value(); })
      .Case<FminOp>([&](auto) { return select(isNaN(x), y, select(isNaN(y), x, smaller(x, y))).value(); })
      .Case<CopysignOp>([&](auto) { return copysign(x, y).value(); })
      .Case<HypotOp>([&](auto) { return hypot(x, y).value(); })
      .Default([](Operation *) { return Value(); });
}

Value emitComplexBody(ScalarBuilder &b, Operation *op, ValueRange args) {
  Complex x = Complex::of(b, args[0]), y = args.size() > 1 ? Complex::of(b, args[1]) : x;
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<NegOp>([&](auto) { return (-x).value(); })
      .Case<ConjOp>([&](auto) { return conj(x).value(); })
      .Case<AbsOp>([&](auto) { return abs(x).value(); })
      .Case<RealOp>([&](auto) { return x.re.value(); })
      .Case<ImagOp>([&](auto) { return x.im.value(); })
      .Case<SignOp>([&](auto) { return sign(x).value(); })
      .Case<ExpOp>([&](auto) { return exp(x).value(); })
      .Case<Exp2Op>([&](auto) { return exp2(x).value(); })
      .Case<Expm1Op>([&](auto) { return expm1(x).value(); })
      .Case<LogOp>([&](auto) { return log(x).value(); })
      .Case<Log2Op>([&](auto) { return log2(x).value(); })
      .Case<Log10Op>([&](auto) { return log10(x).value(); })
      .Case<Log1pOp>([&](auto) { return log1p(x).value(); })
      .Case<SqrtOp>([&](auto) { return sqrt(x).value(); })
      .Case<RsqrtOp>([&](auto) { return reciprocal(sqrt(x)).value(); })
      .Case<ReciprocalOp>([&](auto) { return reciprocal(x).value(); })
      .Case<SinOp>([&](auto) { return sin(x).value(); })
      .Case<CosOp>([&](auto) { return cos(x).value(); })
      .Case<TanOp>([&](auto) { return tan(x).value(); })
      .Case<AsinOp>([&](auto) { return asin(x).value(); })
      .Case<AcosOp>([&](auto) { return acos(x).value(); })
      .Case<AtanOp>([&](auto) { return atan(x).value(); })
      .Case<SinhOp>([&](auto) { return sinh(x).value(); })
      .Case<CoshOp>([&](auto) { return cosh(x).value(); })
      .Case<TanhOp>([&](auto) { return tanh(x).value(); })
      .Case<AsinhOp>([&](auto) { return asinh(x).value(); })
      .Case<AcoshOp>([&](auto) { return acosh(x).value(); })
      .Case<AtanhOp>([&](auto) { return atanh(x).value(); })
      .Case<IsnanOp>([&](auto) { return (isNaN(x.re) | isNaN(x.im)).value(); })
      .Case<IsinfOp>([&](auto) { return (isInf(x.re) | isInf(x.im)).value(); })
      .Case<IsfiniteOp>([&](auto) { return (isFinite(x.re) & isFinite(x.im)).value(); })
      .Case<AddOp>([&](auto) { return (x + y).value(); })
      .Case<SubOp>([&](auto) { return (x - y).value(); })
      .Case<MulOp>([&](auto) { return (x * y).value(); })
      .Case<DivOp>([&](auto) { return divide(x, y).value(); })
      .Case<PowOp>([&](auto) { return pow(x, y).value(); })
      .Default([](Operation *) { return Value(); });
}

Value emitBoolBody(ScalarBuilder &b, Operation *op, ValueRange args) {
  Cond x(b, args[0]), y(b, args.back());
  Cond no(b, integerConstant(b, b.getI1Type(), 0));
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<AddOp, MaximumOp, FmaxOp, BitwiseOrOp, LogicalOrOp>([&](auto) { return (x | y).value(); })
      .Case<MulOp, MinimumOp, FminOp, BitwiseAndOp, LogicalAndOp>([&](auto) { return (x & y).value(); })
      .Case<SubOp, BitwiseXorOp, LogicalXorOp>([&](auto) { return (x ^ y).value(); })
      .Case<PowOp>([&](auto) { return (x | !y).value(); })
      .Case<BitwiseNotOp>([&](auto) { return (!x).value(); })
      .Case<NegOp, AbsOp, SignOp, ConjOp, RealOp, FloorOp, CeilOp, RoundOp, TruncOp>([&](auto) { return x.value(); })
      .Case<IsnanOp, IsinfOp, ImagOp>([&](auto) { return no.value(); })
      .Case<IsfiniteOp>([&](auto) { return (!no).value(); })
      .Default([](Operation *) { return Value(); });
}

Value emitCompare(ScalarBuilder &b, ComparePredicate predicate, Value lhs, Value rhs, Type element) {
  if (isa<ComplexType>(element)) {
    Complex x = Complex::of(b, lhs), y = Complex::of(b, rhs);
    Cond equal = (x.re == y.re) & (x.im == y.im);
    if (predicate == ComparePredicate::eq)
      return equal.value();
    return predicate == ComparePredicate::ne ? (!equal).value() : Value();
  }
  // In the order of the predicates: eq, ne, lt, le, gt, ge.
  using F = arith::CmpFPredicate;
  using I = arith::CmpIPredicate;
  static constexpr F floats[] = {F::OEQ, F::UNE, F::OLT, F::OLE, F::OGT, F::OGE};
  static constexpr I signedIntegers[] = {I::eq, I::ne, I::slt, I::sle, I::sgt, I::sge};
  static constexpr I unsignedIntegers[] = {I::eq, I::ne, I::ult, I::ule, I::ugt, I::uge};
  auto index = static_cast<size_t>(predicate);
  if (isa<FloatType>(element))
    return arith::CmpFOp::create(b, floats[index], lhs, rhs);
  bool isUnsigned = isBool(element) || element.isUnsignedInteger();
  return arith::CmpIOp::create(b, isUnsigned ? unsignedIntegers[index] : signedIntegers[index], lhs, rhs);
}

} // namespace crout::ir
