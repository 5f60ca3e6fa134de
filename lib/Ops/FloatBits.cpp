// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions of the parts of a floating-point number: sign, exponent, significand, and the number next to it.
#include "Ops/FloatBits.h"
#include "Ops/Formula.h"
#include <limits>

namespace crout {
using namespace ops;

namespace ops {
DType bitsType(DType dtype) {
  switch (dtype) {
  case DType::Float16:
  case DType::BFloat16:
    return DType::Int16;
  case DType::Float32:
    return DType::Int32;
  default:
    return DType::Int64;
  }
}

Tensor bitcastTo(const Tensor &x, DType dtype) {
  if (x.dtype() == dtype) return x;
  return session().wrap(session().emit<ir::BitcastOp>(valueOf(x), session().elementType(dtype)), dimsOf(x));
}
} // namespace ops

Tensor signbit(const Operand &input) {
  return call("signbit", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (isComplex(x.dtype())) failType("'input' must be real, got " + describe(x.dtype()));
    if (x.dtype() == DType::Bool) return filled(dimsOf(x), false, DType::Bool);
    if (isFloatingPoint(x.dtype())) x = bitcastTo(x, bitsType(x.dtype())); // -0 and NaN have signs too
    return lt(x, int64_t{0});
  });
}

// As integers the positive numbers are in order, and the negative ones in the opposite order.
Tensor nextafter(const Operand &input, const Operand &other) {
  return call("nextafter", CallKind::Elementwise, {input, other}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtype)) failType("the operands must be real, got " + describe(dtype));
    Tensor from = tensor(in[0], "input", dtype), to = tensor(in[1], "other", dtype);
    DType bits = bitsType(dtype);
    Tensor zero = constant(0.0, dtype), one = constant(int64_t{1}, bits);
    Tensor away = eq(lt(from, to), gt(from, zero)); // from 0 in magnitude
    Tensor pattern = bitcastTo(from, bits);
    Tensor moved = bitcastTo(select(away, binary<ir::AddOp>(pattern, one), binary<ir::SubOp>(pattern, one)), dtype);
    Tensor smallest = copysign(bitcastTo(expandTo(one, dimsOf(pattern)), dtype), to);
    Tensor result = select(eq(from, zero), smallest, moved);
    result = select(eq(from, to), to, result);
    return select(logical_or(isnan(from), isnan(to)), constant(std::numeric_limits<double>::quiet_NaN(), dtype), result);
  });
}

// input = mantissa * 2^exponent with 1/2 <= |mantissa| < 1. In float64, where every smaller type's numbers are normal.
std::tuple<Tensor, Tensor> frexp(const Operand &input) {
  return call("frexp", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = resultType(in);
    if (!isFloatingPoint(dtype)) fail("'input' must be floating point, got " + describe(dtype));
    Tensor x = tensor(in[0], "input", DType::Float64);
    Tensor subnormal = lt(abs(x), std::numeric_limits<double>::min());
    Tensor bits = bitcastTo(select(subnormal, x * 0x1p54, x), DType::Int64);
    Tensor biased = bitwise_and(bitwise_right_shift(bits, int64_t{52}), int64_t{0x7ff});
    Tensor exponent = biased - select(subnormal, constant(int64_t{1022 + 54}, DType::Int64), constant(int64_t{1022}, DType::Int64));
    constexpr int64_t fraction = static_cast<int64_t>(0x800fffffffffffffu), half = 0x3fe0000000000000;
    Tensor mantissa = bitcastTo(bitwise_or(bitwise_and(bits, fraction), half), DType::Float64);
    Tensor plain = logical_or(eq(x, 0.0), logical_not(isfinite(x)));
    return std::make_tuple(toDType(select(plain, x, mantissa), dtype),
                           toDType(select(plain, constant(int64_t{0}, DType::Int64), exponent), DType::Int32));
  });
}

// x * 2^exponent in three exact steps, the last of which alone can round: 2^exponent itself may overflow.
static Tensor scaled(const Tensor &x, const Tensor &given) {
  auto limit = [](const Tensor &n, double bound) { return minimum(maximum(n, -bound), bound); };
  Tensor exponent = limit(given, 2200);
  Tensor last = limit(exponent, 960), rest = exponent - last, middle = limit(rest, 960), first = rest - middle;
  return x * exp2(first) * exp2(middle) * exp2(last);
}

Tensor ldexp(const Operand &input, const Operand &other) {
  return call("ldexp", CallKind::Elementwise, {input, other}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtypeOf(in[1]))) failType("'other' must be real, got " + describe(dtypeOf(in[1])));
    Tensor exponent = tensor(in[1], "other", DType::Float64);
    if (!isComplex(dtype)) return toDType(scaled(tensor(in[0], "input", DType::Float64), exponent), dtype);
    Tensor x = tensor(in[0], "input", DType::Complex128);
    return toDType(binary<ir::ComplexOp>(scaled(unary<ir::RealOp>(x), exponent), scaled(unary<ir::ImagOp>(x), exponent)), dtype);
  });
}

} // namespace crout
