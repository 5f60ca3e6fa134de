// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Integer elements: Python's rules for division and remainder, wrap-around elsewhere, and no operand for which the
// machine traps or LLVM sees undefined behaviour.
#include "Conversion/CroutToLinalg/ScalarBodies.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// An i8..i64 value inside a body, signed or unsigned.
struct Int {
  ScalarBuilder *b;
  Value v;
  bool isUnsigned;

  Int with(Value other) const { return {b, other, isUnsigned}; }
  Int like(int64_t c) const { return with(integerConstant(*b, v.getType(), c)); }
  int64_t width() const { return v.getType().getIntOrFloatBitWidth(); }
  template <typename OpT> Int binary(Int y) const { return with(OpT::create(*b, v, y.v)); }
  Cond compare(arith::CmpIPredicate p, Int y) const { return {*b, arith::CmpIOp::create(*b, p, v, y.v)}; }
};

Int operator+(Int x, Int y) { return x.binary<arith::AddIOp>(y); }
Int operator-(Int x, Int y) { return x.binary<arith::SubIOp>(y); }
Int operator*(Int x, Int y) { return x.binary<arith::MulIOp>(y); }
Int operator&(Int x, Int y) { return x.binary<arith::AndIOp>(y); }
Int operator|(Int x, Int y) { return x.binary<arith::OrIOp>(y); }
Int operator^(Int x, Int y) { return x.binary<arith::XOrIOp>(y); }
Cond operator==(Int x, int64_t y) { return x.compare(arith::CmpIPredicate::eq, x.like(y)); }
Cond operator!=(Int x, int64_t y) { return x.compare(arith::CmpIPredicate::ne, x.like(y)); }
Cond operator<(Int x, Int y) { return x.compare(x.isUnsigned ? arith::CmpIPredicate::ult : arith::CmpIPredicate::slt, y); }
Int select(Cond c, Int x, Int y) { return x.with(arith::SelectOp::create(*x.b, c.value(), x.v, y.v)); }
Int larger(Int x, Int y) { return x.isUnsigned ? x.binary<arith::MaxUIOp>(y) : x.binary<arith::MaxSIOp>(y); }
Int smaller(Int x, Int y) { return x.isUnsigned ? x.binary<arith::MinUIOp>(y) : x.binary<arith::MinSIOp>(y); }

/// Quotient towards 0 and remainder with the dividend's sign. Division by 0 gives 0 and 0; the smallest number divided
/// by -1 wraps to itself, remainder 0. Both divisors are replaced by 1 before dividing.
struct Division {
  Int quotient, remainder;
};
Division divide(Int x, Int y) {
  Cond byZero = y == 0;
  Int one = x.like(1), zero = x.like(0);
  if (x.isUnsigned) {
    Int divisor = select(byZero, one, y);
    return {select(byZero, zero, x.binary<arith::DivUIOp>(divisor)), x.binary<arith::RemUIOp>(divisor)};
  }
  int64_t smallest = static_cast<int64_t>(uint64_t(1) << (x.width() - 1));
  Cond wraps = (y == -1) & (x == smallest);
  Int divisor = select(byZero | wraps, one, y);
  return {select(byZero, zero, x.binary<arith::DivSIOp>(divisor)), x.binary<arith::RemSIOp>(divisor)};
}

/// floor(x / y) and the remainder with the divisor's sign, as Python's // and %.
Division pythonDivide(Int x, Int y) {
  Division d = divide(x, y);
  if (x.isUnsigned)
    return d;
  Int zero = x.like(0);
  Cond shifted = (d.remainder != 0) & ((d.remainder < zero) ^ (y < zero));
  return {select(shifted, d.quotient - x.like(1), d.quotient), select(shifted, d.remainder + y, d.remainder)};
}

/// x**y by repeated squaring, wrapping; for a negative y what the rational power rounds to: 1 for 1, +-1 for -1, otherwise 0.
Int power(Int x, Int y) {
  ScalarBuilder &b = *x.b;
  Int one = x.like(1), zero = x.like(0);
  Cond negative = x.isUnsigned ? Cond(b, integerConstant(b, b.getI1Type(), 0)) : y < zero;
  Int exponent = select(negative, zero, y);
  Type type = x.v.getType();
  auto loop = scf::WhileOp::create(
      b, TypeRange{type, type, type}, ValueRange{exponent.v, x.v, one.v},
      [&](OpBuilder &inner, Location loc, ValueRange args) {
        ScalarBuilder body(loc, inner);
        scf::ConditionOp::create(inner, loc, (Int{&body, args[0], true} != 0).value(), args);
      },
      [&](OpBuilder &inner, Location loc, ValueRange args) {
        ScalarBuilder body(loc, inner);
        Int e{&body, args[0], true}, base{&body, args[1], true}, result{&body, args[2], true};
        Cond odd = (e & e.like(1)) != 0;
        Int next = select(odd, result * base, result);
        scf::YieldOp::create(inner, loc, ValueRange{e.binary<arith::ShRUIOp>(e.like(1)).v, (base * base).v, next.v});
      });
  Int result = x.with(loop.getResult(2));
  if (x.isUnsigned)
    return result;
  Int parity = select((y & one) != 0, x.like(-1), one);
  Int inverse = select(x == 1, one, select(x == -1, parity, zero));
  return select(negative, inverse, result);
}

/// Euclid's algorithm on the magnitudes, as unsigned numbers: the smallest one has a magnitude too.
Int gcd(Int x, Int y) {
  ScalarBuilder &b = *x.b;
  auto magnitude = [](Int z) { return z.isUnsigned ? z : select(z < z.like(0), z.like(0) - z, z); };
  Type type = x.v.getType();
  auto loop = scf::WhileOp::create(
      b, TypeRange{type, type}, ValueRange{magnitude(x).v, magnitude(y).v},
      [&](OpBuilder &inner, Location loc, ValueRange args) {
        ScalarBuilder body(loc, inner);
        scf::ConditionOp::create(inner, loc, (Int{&body, args[1], true} != 0).value(), args);
      },
      [&](OpBuilder &inner, Location loc, ValueRange args) {
        scf::YieldOp::create(inner, loc, ValueRange{args[1], arith::RemUIOp::create(inner, loc, args[0], args[1]).getResult()});
      });
  return x.with(loop.getResult(0));
}

/// Shifts by a width or more, or by a negative number, shift everything out.
Int shiftLeft(Int x, Int y) {
  Int bits{y.b, y.v, true};
  Cond out = !(bits < bits.like(x.width()));
  return select(out, x.like(0), x.binary<arith::ShLIOp>(select(out, y.like(0), y)));
}
Int shiftRight(Int x, Int y) {
  Int bits{y.b, y.v, true};
  Cond out = !(bits < bits.like(x.width()));
  if (x.isUnsigned)
    return select(out, x.like(0), x.binary<arith::ShRUIOp>(select(out, y.like(0), y)));
  return x.binary<arith::ShRSIOp>(select(out, y.like(x.width() - 1), y));
}

Int signOf(Int x) {
  Int zero = x.like(0), one = x.like(1);
  Int positive = select(zero < x, one, zero);
  return x.isUnsigned ? positive : select(x < zero, x.like(-1), positive);
}

} // namespace

Value emitIntegerBody(ScalarBuilder &b, Operation *op, ValueRange args, bool isUnsigned) {
  Int x{&b, args[0], isUnsigned}, y{&b, args.back(), isUnsigned};
  Int zero = x.like(0);
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<NegOp>([&](auto) { return (zero - x).v; })
      .Case<AbsOp>([&](auto) { return isUnsigned ? x.v : select(x < zero, zero - x, x).v; })
      .Case<SignOp>([&](auto) { return signOf(x).v; })
      .Case<ConjOp, RealOp, FloorOp, CeilOp, RoundOp, TruncOp>([&](auto) { return x.v; })
      .Case<ImagOp>([&](auto) { return zero.v; })
      .Case<BitwiseNotOp>([&](auto) { return (x ^ x.like(-1)).v; })
      .Case<IsnanOp, IsinfOp>([&](auto) { return integerConstant(b, b.getI1Type(), 0); })
      .Case<IsfiniteOp>([&](auto) { return integerConstant(b, b.getI1Type(), 1); })
      .Case<AddOp>([&](auto) { return (x + y).v; })
      .Case<SubOp>([&](auto) { return (x - y).v; })
      .Case<MulOp>([&](auto) { return (x * y).v; })
      .Case<DivOp>([&](auto) { return divide(x, y).quotient.v; })
      .Case<FmodOp>([&](auto) { return divide(x, y).remainder.v; })
      .Case<FloorDivOp>([&](auto) { return pythonDivide(x, y).quotient.v; })
      .Case<RemainderOp>([&](auto) { return pythonDivide(x, y).remainder.v; })
      .Case<PowOp>([&](auto) { return power(x, y).v; })
      .Case<GcdOp>([&](auto) { return gcd(x, y).v; })
      .Case<MaximumOp, FmaxOp>([&](auto) { return larger(x, y).v; })
      .Case<MinimumOp, FminOp>([&](auto) { return smaller(x, y).v; })
      .Case<BitwiseAndOp>([&](auto) { return (x & y).v; })
      .Case<BitwiseOrOp>([&](auto) { return (x | y).v; })
      .Case<BitwiseXorOp>([&](auto) { return (x ^ y).v; })
      .Case<ShiftLeftOp>([&](auto) { return shiftLeft(x, y).v; })
      .Case<ShiftRightOp>([&](auto) { return shiftRight(x, y).v; })
      .Default([](Operation *) { return Value(); });
}

} // namespace crout::ir
