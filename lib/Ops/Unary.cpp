// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise functions of one operand.
#include "Ops/Formula.h"
#include "Trace/Warning.h"
#include <cmath>
#include <limits>
#include <numbers>

namespace crout {
using namespace ops;

namespace {
// Integers and bools become the default dtype.
template <typename Op> Tensor floatUnary(const char *name, const Operand &input) {
  return call(name, CallKind::Elementwise, {input}, Attributes(),
              [](Operands in) { return unary<Op>(tensor(in[0], "input", floatResultType(in))); });
}

template <typename Op> Tensor realFloatUnary(const char *name, const Operand &input) {
  return call(name, CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtype)) failType("'input' must be real, got " + describe(dtype));
    return unary<Op>(tensor(in[0], "input", dtype));
  });
}

// Integers stay as they are.
template <typename Op> Tensor rounding(const char *name, const Operand &input) {
  return call(name, CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (isComplex(x.dtype()) || x.dtype() == DType::Bool) failType("'input' must be integer or floating point, got " + describe(x.dtype()));
    return isFloatingPoint(x.dtype()) ? unary<Op>(x) : x;
  });
}

Tensor test(const char *name, const Operand &input, Tensor (*floating)(const Tensor &), bool otherwise) {
  return call(name, CallKind::Elementwise, {input}, Attributes(reinterpret_cast<int64_t>(floating)), [&](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    return floatType(x.dtype()) == x.dtype() ? floating(x) : filled(dimsOf(x), otherwise, DType::Bool);
  });
}

Tensor scaled(const char *name, const Operand &input, double factor) {
  return call(name, CallKind::Elementwise, {input}, Attributes(factor), [&](Operands in) {
    DType dtype = floatResultType(in), compute = computeType(dtype);
    return toDType(binary<ir::MulOp>(tensor(in[0], "input", compute), constant(factor, compute)), dtype);
  });
}
} // namespace

#define CROUT_FLOAT_UNARY(function, Op)                                                                                                    \
  Tensor function(const Operand &input) { return floatUnary<ir::Op>(#function, input); }
CROUT_FLOAT_UNARY(exp, ExpOp)
CROUT_FLOAT_UNARY(exp2, Exp2Op)
CROUT_FLOAT_UNARY(expm1, Expm1Op)
CROUT_FLOAT_UNARY(log, LogOp)
CROUT_FLOAT_UNARY(log2, Log2Op)
CROUT_FLOAT_UNARY(log10, Log10Op)
CROUT_FLOAT_UNARY(log1p, Log1pOp)
CROUT_FLOAT_UNARY(sqrt, SqrtOp)
CROUT_FLOAT_UNARY(rsqrt, RsqrtOp)
CROUT_FLOAT_UNARY(reciprocal, ReciprocalOp)
CROUT_FLOAT_UNARY(sin, SinOp)
CROUT_FLOAT_UNARY(cos, CosOp)
CROUT_FLOAT_UNARY(tan, TanOp)
CROUT_FLOAT_UNARY(asin, AsinOp)
CROUT_FLOAT_UNARY(acos, AcosOp)
CROUT_FLOAT_UNARY(atan, AtanOp)
CROUT_FLOAT_UNARY(sinh, SinhOp)
CROUT_FLOAT_UNARY(cosh, CoshOp)
CROUT_FLOAT_UNARY(tanh, TanhOp)
CROUT_FLOAT_UNARY(asinh, AsinhOp)
CROUT_FLOAT_UNARY(acosh, AcoshOp)
CROUT_FLOAT_UNARY(atanh, AtanhOp)
#undef CROUT_FLOAT_UNARY
Tensor erf(const Operand &input) { return realFloatUnary<ir::ErfOp>("erf", input); }
Tensor erfc(const Operand &input) { return realFloatUnary<ir::ErfcOp>("erfc", input); }
Tensor floor(const Operand &input) { return rounding<ir::FloorOp>("floor", input); }
Tensor ceil(const Operand &input) { return rounding<ir::CeilOp>("ceil", input); }
Tensor round(const Operand &input, int64_t decimals) {
  if (decimals == 0) return rounding<ir::RoundOp>("round", input);
  return call("round", CallKind::Elementwise, {input}, Attributes(decimals), [decimals](Operands in) {
    DType dtype = resultType(in);
    if (!isFloatingPoint(dtype)) fail("'input' must be floating point where 'decimals' is not 0, got " + describe(dtype));
    Tensor x = tensor(in[0], "input", computeType(dtype));
    Tensor scale = constant(std::pow(10.0, std::abs(static_cast<double>(decimals))), x.dtype());
    Tensor scaled = decimals > 0 ? binary<ir::MulOp>(x, scale) : binary<ir::DivOp>(x, scale), whole = unary<ir::RoundOp>(scaled);
    return toDType(decimals > 0 ? binary<ir::DivOp>(whole, scale) : binary<ir::MulOp>(whole, scale), dtype);
  });
}
Tensor trunc(const Operand &input) { return rounding<ir::TruncOp>("trunc", input); }

Tensor arcsin(const Operand &input) { return asin(input); }
Tensor arccos(const Operand &input) { return acos(input); }
Tensor arctan(const Operand &input) { return atan(input); }
Tensor arcsinh(const Operand &input) { return asinh(input); }
Tensor arccosh(const Operand &input) { return acosh(input); }
Tensor arctanh(const Operand &input) { return atanh(input); }
Tensor negative(const Operand &input) { return neg(input); }
Tensor absolute(const Operand &input) { return abs(input); }
Tensor fix(const Operand &input) { return trunc(input); }
Tensor operator-(const Operand &input) { return neg(input); }

Tensor sigmoid(const Operand &input) {
  return call("sigmoid", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    Tensor x = tensor(in[0], "input", computeType(dtype)), one = constant(1.0, x.dtype());
    return toDType(binary<ir::DivOp>(one, binary<ir::AddOp>(one, unary<ir::ExpOp>(unary<ir::NegOp>(x)))), dtype);
  });
}

// log(1 / (1 + exp(-x))) = min(x, 0) - log1p(exp(-|x|)), where no exponential overflows.
Tensor logsigmoid(const Operand &input) {
  return call("logsigmoid", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtype)) failType("'input' must be real, got " + describe(dtype));
    Tensor x = tensor(in[0], "input", computeType(dtype));
    Tensor rest = unary<ir::Log1pOp>(unary<ir::ExpOp>(unary<ir::NegOp>(unary<ir::AbsOp>(x))));
    return toDType(binary<ir::SubOp>(binary<ir::MinimumOp>(x, constant(0.0, x.dtype())), rest), dtype);
  });
}

Tensor neg(const Operand &input) {
  return call("neg", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (x.dtype() == DType::Bool) failType("'input' must not be bool; use logical_not, or ~ in Python");
    return unary<ir::NegOp>(x);
  });
}

Tensor positive(const Operand &input) {
  return call("positive", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (x.dtype() == DType::Bool) failType("'input' must not be bool");
    return x;
  });
}

Tensor abs(const Operand &input) {
  return call("abs", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    return x.dtype() == DType::Bool || x.dtype() == DType::UInt8 ? x : unary<ir::AbsOp>(x);
  });
}

// As x ** 2: bools count as numbers.
Tensor square(const Operand &input) {
  return call("square", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = resultType(in);
    Tensor x = tensor(in[0], "input", dtype == DType::Bool ? DType::Int64 : dtype);
    return binary<ir::MulOp>(x, x);
  });
}

Tensor frac(const Operand &input) {
  return call("frac", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (!isFloatingPoint(x.dtype())) failType("'input' must be floating point, got " + describe(x.dtype()));
    return binary<ir::SubOp>(x, unary<ir::TruncOp>(x));
  });
}

Tensor sign(const Operand &input) {
  return call("sign", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (isComplex(x.dtype())) failType("'input' must be real, got " + describe(x.dtype()) + "; use sgn");
    return x.dtype() == DType::Bool ? x : unary<ir::SignOp>(x);
  });
}

Tensor sgn(const Operand &input) {
  return call("sgn", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    return x.dtype() == DType::Bool ? x : unary<ir::SignOp>(x);
  });
}

Tensor bitwise_not(const Operand &input) {
  return call("bitwise_not", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (floatType(x.dtype()) == x.dtype()) failType("'input' must be integer or bool, got " + describe(x.dtype()));
    return unary<ir::BitwiseNotOp>(x);
  });
}

Tensor logical_not(const Operand &input) {
  return call("logical_not", CallKind::Elementwise, {input}, Attributes(),
              [](Operands in) { return unary<ir::LogicalNotOp>(tensor(in[0], "input", resultType(in))); });
}

Tensor conj_physical(const Operand &input) {
  return call("conj_physical", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    return isComplex(x.dtype()) ? unary<ir::ConjOp>(x) : x;
  });
}

Tensor angle(const Operand &input) {
  return call("angle", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", floatResultType(in));
    if (isComplex(x.dtype())) return binary<ir::Atan2Op>(unary<ir::ImagOp>(x), unary<ir::RealOp>(x));
    Tensor zero = constant(0.0, x.dtype());
    Tensor result = select(compare(ir::ComparePredicate::lt, x, zero), constant(std::numbers::pi, x.dtype()), zero);
    return select(unary<ir::IsnanOp>(x), x, result);
  });
}

Tensor relu(const Operand &input) {
  return call("relu", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (isComplex(x.dtype()) || x.dtype() == DType::Bool) failType("'input' must be integer or floating point, got " + describe(x.dtype()));
    return binary<ir::MaximumOp>(x, constant(int64_t{0}, x.dtype()));
  });
}

Tensor deg2rad(const Operand &input) { return scaled("deg2rad", input, std::numbers::pi / 180); }
Tensor rad2deg(const Operand &input) { return scaled("rad2deg", input, 180 / std::numbers::pi); }

Tensor isnan(const Operand &input) {
  return test("isnan", input, [](const Tensor &x) { return unary<ir::IsnanOp>(x); }, false);
}
Tensor isinf(const Operand &input) {
  return test("isinf", input, [](const Tensor &x) { return unary<ir::IsinfOp>(x); }, false);
}
Tensor isfinite(const Operand &input) {
  return test("isfinite", input, [](const Tensor &x) { return unary<ir::IsfiniteOp>(x); }, true);
}

static Tensor isInfinityOf(const Tensor &x, double infinity) {
  if (isComplex(x.dtype())) failType("'input' must be real, got " + describe(x.dtype()));
  return compare(ir::ComparePredicate::eq, x, constant(infinity, x.dtype()));
}
Tensor isposinf(const Operand &input) {
  return test("isposinf", input, [](const Tensor &x) { return isInfinityOf(x, std::numeric_limits<double>::infinity()); }, false);
}
Tensor isneginf(const Operand &input) {
  return test("isneginf", input, [](const Tensor &x) { return isInfinityOf(x, -std::numeric_limits<double>::infinity()); }, false);
}

Tensor isreal(const Operand &input) {
  return call("isreal", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    if (!isComplex(x.dtype())) return filled(dimsOf(x), true, DType::Bool);
    Tensor imaginary = unary<ir::ImagOp>(x);
    return compare(ir::ComparePredicate::eq, imaginary, constant(0.0, imaginary.dtype()));
  });
}

// Largest finite number of a dtype.
static double largest(DType dtype) {
  switch (toReal(dtype)) {
  case DType::Float16:
    return 65504.0;
  case DType::BFloat16:
    return 3.3895313892515355e38;
  case DType::Float64:
    return std::numeric_limits<double>::max();
  default:
    return std::numeric_limits<float>::max();
  }
}

Tensor nan_to_num(const Operand &input, double nan, std::optional<double> posinf, std::optional<double> neginf) {
  return call("nan_to_num", CallKind::Elementwise, {input}, Attributes(nan, posinf, neginf), [&](Operands in) {
    Tensor x = tensor(in[0], "input", resultType(in));
    auto replace = [&](const Tensor &part) {
      double infinity = std::numeric_limits<double>::infinity();
      DType dtype = part.dtype();
      Tensor result = select(unary<ir::IsnanOp>(part), constant(nan, dtype), part);
      result = select(compare(ir::ComparePredicate::eq, part, constant(infinity, dtype)), constant(posinf.value_or(largest(dtype)), dtype),
                      result);
      return select(compare(ir::ComparePredicate::eq, part, constant(-infinity, dtype)), constant(neginf.value_or(-largest(dtype)), dtype),
                    result);
    };
    if (isComplex(x.dtype())) return binary<ir::ComplexOp>(replace(unary<ir::RealOp>(x)), replace(unary<ir::ImagOp>(x)));
    return isFloatingPoint(x.dtype()) ? replace(x) : x;
  });
}

Tensor to(const Operand &input, DType dtype) {
  OpScope scope("to", input.getWhere());
  if (!input.isScalar() && input.getTensor().dtype() == dtype)
    return isTracing({&input, 1}) ? session().lift(input.getTensor()) : input.getTensor();
  if (!input.isScalar() && isComplex(input.getTensor().dtype()) && !isComplex(dtype) && dtype != DType::Bool)
    warnOnce("complex to real", "the imaginary parts of complex numbers are dropped by a conversion to " + describe(dtype) + "; use .real where that is meant");
  return call("to", CallKind::Elementwise, {input}, Attributes(dtype), [&](Operands in) { return toDType(tensor(in[0], "input"), dtype); });
}

Tensor clone(const Operand &input) {
  OpScope scope("clone", input.getWhere());
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  if (isTracing({&input, 1})) return session().wrap(valueOf(input.getTensor()), dimsOf(session().lift(input.getTensor())));
  if (input.getTensor().getImpl()->pending) return input.getTensor().resolved();
  Tensor copy = makeEager(input.getTensor().getImpl()->sizes, input.getTensor().dtype());
  copyElements(*input.getTensor().getImpl(), *copy.getImpl());
  return copy;
}

Tensor contiguous(const Operand &input) {
  OpScope scope("contiguous", input.getWhere());
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  if (!isTracing({&input, 1})) return contiguousEager(input.getTensor());
  Tensor lifted = session().lift(input.getTensor());
  if (!lifted.isContiguous()) return clone(input); // which also notes that the program is one for this layout
  return lifted;
}

} // namespace crout
