// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise functions of two and three operands.
#include "Ops/Formula.h"
#include <numbers>

namespace crout {
using namespace ops;

namespace {
struct Pair {
  Tensor a, b;
  DType dtype;
};

// Both operands in their common dtype.
Pair promoted(Operands in) {
  DType dtype = resultType(in.first(2));
  return {tensor(in[0], "input", dtype), tensor(in[1], "other", dtype), dtype};
}
Pair promotedFloat(Operands in, bool allowComplex) {
  DType dtype = floatResultType(in.first(2));
  if (!allowComplex && isComplex(dtype)) failType("the operands must be real, got " + describe(dtype));
  return {tensor(in[0], "input", dtype), tensor(in[1], "other", dtype), dtype};
}
void requireOrdered(DType dtype) {
  if (isComplex(dtype)) failType("complex numbers have no order; the operands must be real, got " + describe(dtype));
}
void requireNotBool(DType dtype) {
  if (dtype == DType::Bool) failType("the operands must not be bool");
}

template <typename Body> Tensor elementwise(const char *name, const Operand &a, const Operand &b, Body body) {
  return call(name, CallKind::Elementwise, {a, b}, Attributes(), body);
}

bool isOne(const Scalar &value) {
  return !std::holds_alternative<SymInt>(value) && std::visit([](const auto &x) { return x == std::decay_t<decltype(x)>(1); }, value);
}

// An integer result takes an integer factor only.
void checkFactor(const Scalar &factor, const char *role, DType dtype) {
  DType type = dtypeOfNumber(factor);
  if (!canCast(type, dtype))
    failType("'" + std::string(role) + "' must not be a " + std::string(isComplex(type) ? "complex" : "floating-point") +
             " number where the result is " + describe(dtype));
}

// input +- alpha * other; alpha is a run-time argument unless it is 1.
template <typename Op> Tensor addScaled(const char *name, const Operand &input, const Operand &other, const Scalar &alpha) {
  auto body = [&](Operands in) {
    auto [a, b, dtype] = promoted(in);
    if (dtype == DType::Bool) {
      if (std::is_same_v<Op, ir::SubOp>) failType("bools have no difference; use logical_xor, or ^ in Python");
      return binary<ir::LogicalOrOp>(a, b);
    }
    if (in.size() == 2) return binary<Op>(a, b);
    checkFactor(alpha, "alpha", dtype);
    DType compute = computeType(dtype);
    return toDType(binary<Op>(toDType(a, compute), binary<ir::MulOp>(toDType(b, compute), tensor(in[2], "alpha", compute))), dtype);
  };
  if (isOne(alpha)) return call(name, CallKind::Elementwise, {input, other}, Attributes(), body);
  return call(name, CallKind::Elementwise, {input, other, Operand(alpha)}, Attributes(), body);
}
} // namespace

Tensor add(const Operand &input, const Operand &other, const Scalar &alpha) { return addScaled<ir::AddOp>("add", input, other, alpha); }
Tensor sub(const Operand &input, const Operand &other, const Scalar &alpha) { return addScaled<ir::SubOp>("sub", input, other, alpha); }
Tensor subtract(const Operand &input, const Operand &other, const Scalar &alpha) { return sub(input, other, alpha); }
Tensor rsub(const Operand &input, const Operand &other, const Scalar &alpha) { return sub(other, input, alpha); }

Tensor mul(const Operand &input, const Operand &other) {
  return elementwise("mul", input, other, [](Operands in) {
    auto [a, b, dtype] = promoted(in);
    return dtype == DType::Bool ? binary<ir::LogicalAndOp>(a, b) : binary<ir::MulOp>(a, b);
  });
}
Tensor multiply(const Operand &input, const Operand &other) { return mul(input, other); }

Tensor true_divide(const Operand &input, const Operand &other) {
  return elementwise("div", input, other, [](Operands in) {
    auto [a, b, dtype] = promotedFloat(in, true);
    return binary<ir::DivOp>(a, b);
  });
}

Tensor floor_divide(const Operand &input, const Operand &other) {
  return elementwise("floor_divide", input, other, [](Operands in) {
    auto [a, b, dtype] = promoted(in);
    requireOrdered(dtype);
    requireNotBool(dtype);
    return binary<ir::FloorDivOp>(a, b);
  });
}

Tensor div(const Operand &input, const Operand &other, std::optional<std::string> rounding_mode) {
  if (!rounding_mode) return true_divide(input, other);
  if (*rounding_mode == "floor") return floor_divide(input, other);
  OpScope scope("div", input.getWhere());
  if (*rounding_mode != "trunc") failValue("'rounding_mode' must be None, \"trunc\" or \"floor\", got \"" + *rounding_mode + "\"");
  return elementwise("div", input, other, [](Operands in) {
    auto [a, b, dtype] = promoted(in);
    requireOrdered(dtype);
    requireNotBool(dtype);
    Tensor quotient = binary<ir::DivOp>(a, b);
    return isFloatingPoint(dtype) ? unary<ir::TruncOp>(quotient) : quotient;
  });
}
Tensor divide(const Operand &input, const Operand &other, std::optional<std::string> rounding_mode) {
  return div(input, other, std::move(rounding_mode));
}

Tensor operator+(const Operand &a, const Operand &b) { return add(a, b); }
Tensor operator-(const Operand &a, const Operand &b) { return sub(a, b); }
Tensor operator*(const Operand &a, const Operand &b) { return mul(a, b); }
Tensor operator/(const Operand &a, const Operand &b) { return true_divide(a, b); }

template <typename Op> static Tensor numeric(const char *name, const Operand &input, const Operand &other) {
  return elementwise(name, input, other, [](Operands in) {
    auto [a, b, dtype] = promoted(in);
    requireOrdered(dtype);
    requireNotBool(dtype);
    return binary<Op>(a, b);
  });
}
Tensor remainder(const Operand &input, const Operand &other) { return numeric<ir::RemainderOp>("remainder", input, other); }
Tensor fmod(const Operand &input, const Operand &other) { return numeric<ir::FmodOp>("fmod", input, other); }

template <typename Op, typename BoolOp> static Tensor extremum(const char *name, const Operand &input, const Operand &other) {
  return elementwise(name, input, other, [](Operands in) {
    auto [a, b, dtype] = promoted(in);
    requireOrdered(dtype);
    return dtype == DType::Bool ? binary<BoolOp>(a, b) : binary<Op>(a, b);
  });
}
Tensor maximum(const Operand &input, const Operand &other) { return extremum<ir::MaximumOp, ir::LogicalOrOp>("maximum", input, other); }
Tensor minimum(const Operand &input, const Operand &other) { return extremum<ir::MinimumOp, ir::LogicalAndOp>("minimum", input, other); }
Tensor fmax(const Operand &input, const Operand &other) { return extremum<ir::FmaxOp, ir::LogicalOrOp>("fmax", input, other); }
Tensor fmin(const Operand &input, const Operand &other) { return extremum<ir::FminOp, ir::LogicalAndOp>("fmin", input, other); }
Tensor max(const Operand &input, const Operand &other) { return maximum(input, other); }
Tensor min(const Operand &input, const Operand &other) { return minimum(input, other); }

template <typename Op> static Tensor realBinary(const char *name, const Operand &input, const Operand &other) {
  return elementwise(name, input, other, [](Operands in) {
    auto [a, b, dtype] = promotedFloat(in, false);
    return binary<Op>(a, b);
  });
}
Tensor atan2(const Operand &input, const Operand &other) { return realBinary<ir::Atan2Op>("atan2", input, other); }
Tensor arctan2(const Operand &input, const Operand &other) { return atan2(input, other); }
Tensor copysign(const Operand &input, const Operand &other) { return realBinary<ir::CopysignOp>("copysign", input, other); }
Tensor hypot(const Operand &input, const Operand &other) { return realBinary<ir::HypotOp>("hypot", input, other); }

template <typename Op> static Tensor bitwise(const char *name, const Operand &input, const Operand &other, bool allowBool = true) {
  return call(name, CallKind::Elementwise, {input, other}, Attributes(), [allowBool](Operands in) {
    auto [a, b, dtype] = promoted(in);
    if (floatType(dtype) == dtype || (dtype == DType::Bool && !allowBool))
      failType(std::string("the operands must be integer") + (allowBool ? " or bool" : "") + ", got " + describe(dtypeOf(in[0])) + " and " +
               describe(dtypeOf(in[1])));
    return binary<Op>(a, b);
  });
}
Tensor bitwise_and(const Operand &input, const Operand &other) { return bitwise<ir::BitwiseAndOp>("bitwise_and", input, other); }
Tensor bitwise_or(const Operand &input, const Operand &other) { return bitwise<ir::BitwiseOrOp>("bitwise_or", input, other); }
Tensor bitwise_xor(const Operand &input, const Operand &other) { return bitwise<ir::BitwiseXorOp>("bitwise_xor", input, other); }
Tensor bitwise_left_shift(const Operand &input, const Operand &other) {
  return bitwise<ir::ShiftLeftOp>("bitwise_left_shift", input, other, false);
}
Tensor bitwise_right_shift(const Operand &input, const Operand &other) {
  return bitwise<ir::ShiftRightOp>("bitwise_right_shift", input, other, false);
}

template <typename Op> static Tensor logical(const char *name, const Operand &input, const Operand &other) {
  return elementwise(name, input, other,
                     [](Operands in) { return binary<Op>(tensor(in[0], "input", DType::Bool), tensor(in[1], "other", DType::Bool)); });
}
Tensor logical_and(const Operand &input, const Operand &other) { return logical<ir::LogicalAndOp>("logical_and", input, other); }
Tensor logical_or(const Operand &input, const Operand &other) { return logical<ir::LogicalOrOp>("logical_or", input, other); }
Tensor logical_xor(const Operand &input, const Operand &other) { return logical<ir::LogicalXorOp>("logical_xor", input, other); }

// Exponents that have a cheaper form are numbers of the program.
static double cheapExponent(const Operand &other) {
  if (!other.isScalar() || std::holds_alternative<std::complex<double>>(other.getScalar()) ||
      std::holds_alternative<SymInt>(other.getScalar()))
    return 0;
  double value = toDouble(other.getScalar());
  return value == 2 || value == 3 || value == 0.5 || value == -1 ? value : 0;
}

Tensor pow(const Operand &input, const Operand &other) {
  double cheap = cheapExponent(other);
  bool negativeInteger = other.isScalar() && std::holds_alternative<int64_t>(other.getScalar()) && std::get<int64_t>(other.getScalar()) < 0;
  return call("pow", CallKind::Elementwise, {input, other}, Attributes(cheap, negativeInteger), [&](Operands in) {
    DType dtype = resultType(in);
    requireNotBool(dtype);
    Tensor a = tensor(in[0], "input", dtype);
    if (negativeInteger && isIntegral(dtype))
      fail("integers have no negative integer powers: 'input' is " + describe(dtype) + "; convert it to floating point");
    if (cheap == 2) return binary<ir::MulOp>(a, a);
    if (cheap == 3) return binary<ir::MulOp>(binary<ir::MulOp>(a, a), a);
    if (cheap == 0.5 && floatType(dtype) == dtype) return unary<ir::SqrtOp>(a);
    if (cheap == -1 && floatType(dtype) == dtype) return unary<ir::ReciprocalOp>(a);
    return binary<ir::PowOp>(a, tensor(in[1], "other", dtype));
  });
}

// log(e^a + e^b) = max + log1p(e^-|a - b|); where both are equal, infinite or not, a + log 2. The same to another base.
template <typename Exp> static Tensor logSum(const char *name, const Operand &input, const Operand &other, double logOfBase) {
  return call(name, CallKind::Elementwise, {input, other}, Attributes(logOfBase), [logOfBase](Operands in) {
    DType dtype = floatResultType(in), compute = computeType(dtype);
    Tensor a = tensor(in[0], "input", compute), b = tensor(in[1], "other", compute);
    if (isComplex(dtype)) { // the one with the larger real part in front
      if (logOfBase != 1) failType("the operands must be real, got " + describe(dtype));
      Tensor first = compare(ir::ComparePredicate::ge, unary<ir::RealOp>(a), unary<ir::RealOp>(b));
      Tensor large = select(first, a, b), small = select(first, b, a);
      return binary<ir::AddOp>(large, unary<ir::Log1pOp>(unary<ir::ExpOp>(binary<ir::SubOp>(small, large))));
    }
    Tensor distance = unary<ir::AbsOp>(binary<ir::SubOp>(a, b));
    Tensor rest = unary<ir::Log1pOp>(unary<Exp>(unary<ir::NegOp>(distance)));
    if (logOfBase != 1) rest = binary<ir::MulOp>(rest, constant(1 / logOfBase, compute));
    Tensor twice = binary<ir::AddOp>(a, constant(std::numbers::ln2 / logOfBase, compute));
    return toDType(select(compare(ir::ComparePredicate::eq, a, b), twice, binary<ir::AddOp>(binary<ir::MaximumOp>(a, b), rest)), dtype);
  });
}
Tensor logaddexp(const Operand &input, const Operand &other) { return logSum<ir::ExpOp>("logaddexp", input, other, 1); }
Tensor logaddexp2(const Operand &input, const Operand &other) { return logSum<ir::Exp2Op>("logaddexp2", input, other, std::numbers::ln2); }

Tensor xlogy(const Operand &input, const Operand &other) {
  return elementwise("xlogy", input, other, [](Operands in) {
    DType dtype = floatResultType(in), compute = computeType(dtype);
    if (isComplex(dtype)) failType("the operands must be real, got " + describe(dtype));
    Tensor a = tensor(in[0], "input", compute), b = tensor(in[1], "other", compute), zero = constant(0.0, compute);
    Tensor result = select(compare(ir::ComparePredicate::eq, a, zero), zero, binary<ir::MulOp>(a, unary<ir::LogOp>(b)));
    return toDType(select(unary<ir::IsnanOp>(b), b, result), dtype);
  });
}

// In double precision whatever the operands are.
Tensor float_power(const Operand &input, const Operand &exponent) {
  return elementwise("float_power", input, exponent, [](Operands in) {
    DType dtype = isComplex(resultType(in)) ? DType::Complex128 : DType::Float64;
    return binary<ir::PowOp>(tensor(in[0], "input", dtype), tensor(in[1], "exponent", dtype));
  });
}

// 0 below 0, 1 above, the second operand at 0; NaN stays.
Tensor heaviside(const Operand &input, const Operand &values) {
  return elementwise("heaviside", input, values, [](Operands in) {
    DType dtype = resultType(in);
    requireOrdered(dtype);
    if (!in[0].isScalar() && !in[1].isScalar() && dtypeOf(in[0]) != dtypeOf(in[1]))
      fail("'input' and 'values' must have one dtype, got " + describe(dtypeOf(in[0])) + " and " + describe(dtypeOf(in[1])));
    Tensor x = tensor(in[0], "input", dtype), atZero = tensor(in[1], "values", dtype);
    Tensor zero = constant(int64_t{0}, dtype), one = constant(int64_t{1}, dtype);
    Tensor result =
        select(compare(ir::ComparePredicate::lt, x, zero), zero, select(compare(ir::ComparePredicate::eq, x, zero), atZero, one));
    return isFloatingPoint(dtype) ? select(unary<ir::IsnanOp>(x), x, result) : result;
  });
}

static DType integerType(Operands in) {
  DType dtype = resultType(in);
  if (!isIntegral(dtype)) failType("the operands must be integer, got " + describe(dtypeOf(in[0])) + " and " + describe(dtypeOf(in[1])));
  return dtype;
}
Tensor gcd(const Operand &input, const Operand &other) {
  return elementwise("gcd", input, other, [](Operands in) {
    DType dtype = integerType(in);
    return binary<ir::GcdOp>(tensor(in[0], "input", dtype), tensor(in[1], "other", dtype));
  });
}
// |a / gcd * b|
Tensor lcm(const Operand &input, const Operand &other) {
  return elementwise("lcm", input, other, [](Operands in) {
    DType dtype = integerType(in);
    Tensor a = tensor(in[0], "input", dtype), b = tensor(in[1], "other", dtype), divisor = binary<ir::GcdOp>(a, b);
    Tensor zero = constant(int64_t{0}, dtype), one = constant(int64_t{1}, dtype);
    Tensor none = compare(ir::ComparePredicate::eq, divisor, zero);
    Tensor multiple = binary<ir::MulOp>(binary<ir::DivOp>(a, select(none, one, divisor)), b);
    return dtype == DType::UInt8 ? multiple : unary<ir::AbsOp>(multiple);
  });
}

Tensor complex(const Operand &real, const Operand &imag) {
  return elementwise("complex", real, imag, [](Operands in) {
    DType dtype = resultType(in);
    if (dtype != DType::Float32 && dtype != DType::Float64)
      failType("'real' and 'imag' must be float32 or float64, got " + describe(dtypeOf(in[0])) + " and " + describe(dtypeOf(in[1])));
    return binary<ir::ComplexOp>(tensor(in[0], "real", dtype), tensor(in[1], "imag", dtype));
  });
}

Tensor polar(const Operand &abs, const Operand &angle) {
  return elementwise("polar", abs, angle, [](Operands in) {
    DType dtype = resultType(in);
    if (dtype != DType::Float32 && dtype != DType::Float64)
      failType("'abs' and 'angle' must be float32 or float64, got " + describe(dtypeOf(in[0])) + " and " + describe(dtypeOf(in[1])));
    Tensor r = tensor(in[0], "abs", dtype), phi = tensor(in[1], "angle", dtype);
    return binary<ir::ComplexOp>(binary<ir::MulOp>(r, unary<ir::CosOp>(phi)), binary<ir::MulOp>(r, unary<ir::SinOp>(phi)));
  });
}

Tensor where(const Operand &condition, const Operand &input, const Operand &other) {
  return call("where", CallKind::Elementwise, {condition, input, other}, Attributes(), [](Operands in) {
    DType dtype = resultType(in.subspan(1)), mask = dtypeOf(in[0]);
    if (mask != DType::Bool && mask != DType::UInt8) failType("'condition' must be bool, got " + describe(mask));
    return select(tensor(in[0], "condition", DType::Bool), tensor(in[1], "input", dtype), tensor(in[2], "other", dtype));
  });
}

template <typename Limit>
static Tensor clampBetween(const Operand &input, const std::optional<Limit> &min, const std::optional<Limit> &max) {
  OpScope scope("clamp", input.getWhere());
  if (!min && !max) failValue("at least one of 'min' and 'max' is required");
  llvm::SmallVector<Operand, 3> operands{input};
  if (min) operands.emplace_back(*min);
  if (max) operands.emplace_back(*max);
  bool hasMin = min.has_value(), hasMax = max.has_value();
  return call("clamp", CallKind::Elementwise, Operands(operands.data(), operands.size()), Attributes(hasMin, hasMax), input.getWhere(),
              [&](Operands in) {
                DType dtype = resultType(in);
                requireOrdered(dtype);
                Tensor x = tensor(in[0], "input", dtype);
                if (hasMin) x = binary<ir::MaximumOp>(x, tensor(in[1], "min", dtype));
                if (hasMax) x = binary<ir::MinimumOp>(x, tensor(in.back(), "max", dtype));
                return x;
              });
}
// An integer limit beyond what the elements can hold limits nothing on that side; converted it would wrap.
static std::optional<Scalar> within(const std::optional<Scalar> &limit, const Operand &input) {
  if (!limit || input.isScalar() || !isIntegral(input.getTensor().dtype()) || !std::holds_alternative<int64_t>(*limit)) return limit;
  DType dtype = input.getTensor().dtype();
  int64_t bits = 8 * itemSize(dtype), value = std::get<int64_t>(*limit);
  if (bits == 64) return limit;
  int64_t low = dtype == DType::UInt8 ? 0 : -(int64_t{1} << (bits - 1)),
          high = (int64_t{1} << (dtype == DType::UInt8 ? bits : bits - 1)) - 1;
  return Scalar(std::clamp(value, low, high));
}
Tensor clamp(const Operand &input, const std::optional<Scalar> &min, const std::optional<Scalar> &max) {
  return clampBetween(input, within(min, input), within(max, input));
}
Tensor clamp(const Operand &input, const std::optional<Tensor> &min, const std::optional<Tensor> &max) {
  return clampBetween(input, min, max);
}
Tensor clip(const Operand &input, const std::optional<Scalar> &min, const std::optional<Scalar> &max) { return clamp(input, min, max); }
Tensor clip(const Operand &input, const std::optional<Tensor> &min, const std::optional<Tensor> &max) {
  return clampBetween(input, min, max);
}

Tensor clamp_min(const Operand &input, const Operand &min) {
  return min.isScalar() ? clamp(input, min.getScalar(), std::nullopt) : clamp(input, min.getTensor(), std::nullopt);
}
Tensor clamp_max(const Operand &input, const Operand &max) {
  return max.isScalar() ? clamp(input, std::nullopt, max.getScalar()) : clamp(input, std::nullopt, max.getTensor());
}

// input + value * (tensor1 op tensor2)
template <typename Op>
static Tensor addCombined(const char *name, const Operand &input, const Operand &tensor1, const Operand &tensor2, const Scalar &value,
                          bool divides) {
  auto body = [&, divides](Operands in) {
    DType dtype = resultType(in.first(3));
    requireNotBool(dtype);
    if (divides && isIntegral(dtype))
      fail("integer operands have no exact quotient, got " + describe(dtype) + "; convert them to floating point");
    DType compute = computeType(dtype);
    Tensor term = binary<Op>(tensor(in[1], "tensor1", compute), tensor(in[2], "tensor2", compute));
    if (in.size() > 3) {
      checkFactor(value, "value", dtype);
      term = binary<ir::MulOp>(tensor(in[3], "value", compute), term);
    }
    return toDType(binary<ir::AddOp>(tensor(in[0], "input", compute), term), dtype);
  };
  if (isOne(value)) return call(name, CallKind::Elementwise, {input, tensor1, tensor2}, Attributes(), body);
  return call(name, CallKind::Elementwise, {input, tensor1, tensor2, Operand(value)}, Attributes(), body);
}
Tensor addcmul(const Operand &input, const Operand &tensor1, const Operand &tensor2, const Scalar &value) {
  return addCombined<ir::MulOp>("addcmul", input, tensor1, tensor2, value, false);
}
Tensor addcdiv(const Operand &input, const Operand &tensor1, const Operand &tensor2, const Scalar &value) {
  return addCombined<ir::DivOp>("addcdiv", input, tensor1, tensor2, value, true);
}

// From the nearer end, so that weight 0 and 1 give the ends exactly.
Tensor lerp(const Operand &input, const Operand &end, const Operand &weight) {
  return call("lerp", CallKind::Elementwise, {input, end, weight}, Attributes(), [](Operands in) {
    DType dtype = resultType(in.first(2));
    if (floatType(dtype) != dtype) failType("'input' must be floating point or complex, got " + describe(dtype));
    DType compute = computeType(dtype);
    Tensor a = tensor(in[0], "input", compute), b = tensor(in[1], "end", compute), w = tensor(in[2], "weight", compute);
    Tensor difference = binary<ir::SubOp>(b, a), one = constant(1.0, compute);
    Tensor fromStart = binary<ir::AddOp>(a, binary<ir::MulOp>(w, difference));
    Tensor fromEnd = binary<ir::SubOp>(b, binary<ir::MulOp>(difference, binary<ir::SubOp>(one, w)));
    Tensor magnitude = unary<ir::AbsOp>(w);
    return toDType(select(compare(ir::ComparePredicate::lt, magnitude, constant(0.5, magnitude.dtype())), fromStart, fromEnd), dtype);
  });
}

} // namespace crout
