// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise arithmetic, logic and transcendental functions.
#ifndef CROUT_FUNCTIONS_POINTWISE
#define CROUT_FUNCTIONS_POINTWISE
include "Function.td"

class Unary<string name_, string summary_> : CroutFunction<!strconcat(name_, "(Tensor input) -> Tensor"), "Pointwise", summary_> {
  let variants = ["function", "method", "out", "inplace"];
}
// Integers and bools become the default floating-point dtype.
class FloatUnary<string name_, string summary_> : Unary<name_, summary_> {
  let dtypes = "floating point, complex; integers and bool are promoted to the default dtype";
}
class Binary<string name_, string summary_> : CroutFunction<!strconcat(name_, "(Tensor input, Tensor other) -> Tensor"), "Pointwise", summary_> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = "The operands are broadcast to a common shape and promoted to a common dtype.";
}

def exp_ : FloatUnary<"exp", "e raised to each element."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.exp(crout.tensor([0.0, 1.0]))
tensor([1.0000, 2.7183])}];
}
def exp2_ : FloatUnary<"exp2", "2 raised to each element."> {
  let example = [{>>> crout.exp2(crout.tensor([0.0, 3.0], dtype=crout.float64)).tolist()
[1.0, 8.0]}];
}
def expm1_ : FloatUnary<"expm1", "exp(x) - 1, accurate near zero."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.expm1(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def log_ : FloatUnary<"log", "Natural logarithm."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.log(crout.tensor([1.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def log2_ : FloatUnary<"log2", "Logarithm to base 2."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.log2(crout.tensor([1.0, 8.0], dtype=crout.float64)).tolist()
[0.0, 3.0]}];
}
def log10_ : FloatUnary<"log10", "Logarithm to base 10."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.log10(crout.tensor([1.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def log1p_ : FloatUnary<"log1p", "log(1 + x), accurate near zero."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.log1p(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def sqrt_ : FloatUnary<"sqrt", "Square root."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.sqrt(crout.tensor([4.0, 9.0], dtype=crout.float64)).tolist()
[2.0, 3.0]}];
}
def rsqrt_ : FloatUnary<"rsqrt", "1 / sqrt(x)."> {
  let example = [{>>> crout.rsqrt(crout.tensor([4.0], dtype=crout.float64)).tolist()
[0.5]}];
}
def reciprocal_ : FloatUnary<"reciprocal", "1 / x."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.reciprocal(crout.tensor([4.0, -2.0], dtype=crout.float64)).tolist()
[0.25, -0.5]}];
}
def sin_ : FloatUnary<"sin", "Sine, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.sin(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def cos_ : FloatUnary<"cos", "Cosine, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.cos(crout.tensor([0.0], dtype=crout.float64)).tolist()
[1.0]}];
}
def tan_ : FloatUnary<"tan", "Tangent, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.tan(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def asin_ : FloatUnary<"asin", "Inverse sine, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.asin(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def acos_ : FloatUnary<"acos", "Inverse cosine, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.acos(crout.tensor([1.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def atan_ : FloatUnary<"atan", "Inverse tangent, in radians."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.atan(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def sinh_ : FloatUnary<"sinh", "Hyperbolic sine."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.sinh(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def cosh_ : FloatUnary<"cosh", "Hyperbolic cosine."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.cosh(crout.tensor([0.0], dtype=crout.float64)).tolist()
[1.0]}];
}
def tanh_ : FloatUnary<"tanh", "Hyperbolic tangent."> {
  let example = [{>>> crout.tanh(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def asinh_ : FloatUnary<"asinh", "Inverse hyperbolic sine."> {
  let example = [{>>> crout.asinh(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def acosh_ : FloatUnary<"acosh", "Inverse hyperbolic cosine."> {
  let example = [{>>> crout.acosh(crout.tensor([1.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def atanh_ : FloatUnary<"atanh", "Inverse hyperbolic tangent."> {
  let example = [{>>> crout.atanh(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def sigmoid_ : FloatUnary<"sigmoid", "1 / (1 + exp(-x))."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let example = [{>>> crout.sigmoid(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.5]}];
}
def logsigmoid_ : FloatUnary<"logsigmoid", "log(1 / (1 + exp(-x))), accurate where the exponential overflows or is lost."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "floating point; integers and bool are promoted to the default dtype";
  let example = [{>>> crout.logsigmoid(crout.tensor([0.0, -4.0]))
tensor([-0.6931, -4.0181])}];
}
def erf_ : FloatUnary<"erf", "Error function."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "floating point; integers and bool are promoted to the default dtype";
  let example = [{>>> crout.erf(crout.tensor([0.0], dtype=crout.float64)).tolist()
[0.0]}];
}
def erfc_ : FloatUnary<"erfc", "1 - erf(x)."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "floating point; integers and bool are promoted to the default dtype";
  let example = [{>>> crout.erfc(crout.tensor([0.0], dtype=crout.float64)).tolist()
[1.0]}];
}
def arcsin_ : FloatUnary<"arcsin", "Alias of asin.">;
def arccos_ : FloatUnary<"arccos", "Alias of acos.">;
def arctan_ : FloatUnary<"arctan", "Alias of atan.">;
def arcsinh_ : FloatUnary<"arcsinh", "Alias of asinh.">;
def arccosh_ : FloatUnary<"arccosh", "Alias of acosh.">;
def arctanh_ : FloatUnary<"arctanh", "Alias of atanh.">;
def neg_ : Unary<"neg", "-x."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "all but bool";
  let example = [{>>> crout.neg(crout.tensor([1.0, -2.0], dtype=crout.float64)).tolist()
[-1.0, 2.0]}];
}
def positive_ : Unary<"positive", "x itself."> {
  let variants = ["function", "method", "out"];
  let dtypes = "all but bool";
}
def abs_ : Unary<"abs", "Absolute value; of a complex number its modulus, in the real dtype."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "all but bool";
  let example = [{>>> crout.abs(crout.tensor([-1.0, 2.0], dtype=crout.float64)).tolist()
[1.0, 2.0]}];
}
def square_ : Unary<"square", "x * x."> {
  let dtypes = "all";
  let example = [{>>> crout.square(crout.tensor([3.0], dtype=crout.float64)).tolist()
[9.0]}];
}
def floor_ : Unary<"floor", "Largest integer not above x."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "real";
  let example = [{>>> crout.floor(crout.tensor([1.5, -1.5], dtype=crout.float64)).tolist()
[1.0, -2.0]}];
}
def ceil_ : Unary<"ceil", "Smallest integer not below x."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "real";
  let example = [{>>> crout.ceil(crout.tensor([1.5, -1.5], dtype=crout.float64)).tolist()
[2.0, -1.0]}];
}
def round_ : CroutFunction<"round(Tensor input, *, int decimals=0) -> Tensor", "Pointwise", "Nearest integer, ties to even; or nearest multiple of a power of 10."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "real";
  let example = [{>>> crout.round(crout.tensor([0.5, 1.5], dtype=crout.float64)).tolist()
[0.0, 2.0]}];
}
def trunc_ : Unary<"trunc", "Integer part."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "real";
  let example = [{>>> crout.trunc(crout.tensor([1.5, -1.5], dtype=crout.float64)).tolist()
[1.0, -1.0]}];
}
def frac_ : Unary<"frac", "x - trunc(x)."> {
  let variants = ["function", "method", "out", "inplace", "foreach"];
  let dtypes = "floating point";
  let example = [{>>> crout.frac(crout.tensor([1.5], dtype=crout.float64)).tolist()
[0.5]}];
}
def sign_ : Unary<"sign", "-1, 0 or 1."> {
  let dtypes = "real, bool";
  let example = [{>>> crout.sign(crout.tensor([-2.0, 0.0, 3.0], dtype=crout.float64)).tolist()
[-1.0, 0.0, 1.0]}];
}
def sgn_ : Unary<"sgn", "sign(x); of a complex number x / abs(x), 0 at 0."> {
  let dtypes = "all";
}
def bitwise_not_ : Unary<"bitwise_not", "Complement of the bits; logical not of a bool."> {
  let dtypes = "integers, bool";
}
def conj_ : Unary<"conj", "Complex conjugate, as a view."> {
  let variants = ["function", "method", "out"];
  let dtypes = "all";
  let doc = [{The result shares the memory of `input`, of which nothing is read: its elements are conjugated where they are read, and what is written to it is
written conjugated to the memory. is_conj tells such a view, resolve_conj and conj_physical compute the elements. A real `input` is returned itself.}];
  let example = [{>>> x = crout.tensor([1 + 2j])
>>> y = x.conj()
>>> y.is_conj(), y.data_ptr() == x.data_ptr()
(True, True)
>>> y[0] = 5j
>>> x
tensor([0.-5.j])}];
}
def real_ : Unary<"real", "Real part, a view."> {
  let variants = ["function", "method", "out"];
  let dtypes = "all";
}
def imag_ : Unary<"imag", "Imaginary part, a view; of a conjugated view a negated one."> {
  let variants = ["function", "method", "out"];
  let dtypes = "complex";
}
def angle_ : Unary<"angle", "Argument of a complex number; of a real one 0, or pi where it is negative."> {
  let variants = ["function", "method", "out"];
  let dtypes = "all";
}
def relu_ : Unary<"relu", "max(x, 0)."> {
  let dtypes = "real";
  let example = [{>>> crout.relu(crout.tensor([-1.0, 2.0], dtype=crout.float64)).tolist()
[0.0, 2.0]}];
}
def deg2rad_ : Unary<"deg2rad", "x * pi / 180."> {
  let dtypes = "floating point; integers are promoted";
}
def rad2deg_ : Unary<"rad2deg", "x * 180 / pi."> {
  let dtypes = "floating point; integers are promoted";
}
def negative_ : Unary<"negative", "Alias of neg.">;
def absolute_ : Unary<"absolute", "Alias of abs.">;
def fix_ : Unary<"fix", "Alias of trunc.">;
def conj_physical_ : Unary<"conj_physical", "Complex conjugate, computed into memory of its own.">;
def add_ : CroutFunction<"add(Tensor input, Tensor other, *, Scalar alpha=1) -> Tensor", "Pointwise", "input + alpha * other."> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = [{The operands are broadcast to a common shape and promoted to a common dtype; bools are or-ed.}];
  let example = [{>>> crout.add(crout.tensor([1.0, 2.0]), 10).tolist()
[11.0, 12.0]}];
}
def sub_ : CroutFunction<"sub(Tensor input, Tensor other, *, Scalar alpha=1) -> Tensor", "Pointwise", "input - alpha * other."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "all but bool";
  let example = [{>>> crout.sub(crout.tensor([1.0, 2.0]), 10).tolist()
[-9.0, -8.0]}];
}
def subtract_ : CroutFunction<"subtract(Tensor input, Tensor other, *, Scalar alpha=1) -> Tensor", "Pointwise", "Alias of sub."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "all but bool";
}
def mul_ : Binary<"mul", "Product of the elements."> {
  let example = [{>>> crout.mul(crout.tensor([1.0, 2.0]), 3).tolist()
[3.0, 6.0]}];
}
def multiply_ : Binary<"multiply", "Alias of mul.">;
def div_ : CroutFunction<"div(Tensor input, Tensor other, *, str? rounding_mode=None) -> Tensor", "Pointwise", "Quotient of the elements."> {
  let variants = ["function", "method", "out", "inplace"];
  let doc = [{Without `rounding_mode` integers are promoted to the default dtype. "trunc" rounds towards zero, "floor" downwards, both keep integers.}];
  let example = [{>>> crout.div(crout.tensor([7, -7]), 2, rounding_mode="floor").tolist()
[3, -4]}];
}
def divide_ : CroutFunction<"divide(Tensor input, Tensor other, *, str? rounding_mode=None) -> Tensor", "Pointwise", "Alias of div."> {
  let variants = ["function", "method", "out", "inplace"];
}
def true_divide_ : Binary<"true_divide", "div without rounding.">;
def floor_divide_ : Binary<"floor_divide", "Quotient rounded downwards."> {
  let dtypes = "real";
  let example = [{>>> crout.floor_divide(crout.tensor([7, -7]), 2).tolist()
[3, -4]}];
}
def remainder_ : Binary<"remainder", "Remainder with the sign of the divisor, as % in Python."> {
  let dtypes = "real";
  let example = [{>>> crout.remainder(crout.tensor([7, -7]), 3).tolist()
[1, 2]}];
}
def fmod_ : Binary<"fmod", "Remainder with the sign of the dividend, as in C."> {
  let dtypes = "real";
  let example = [{>>> crout.fmod(crout.tensor([7, -7]), 3).tolist()
[1, -1]}];
}
def pow_ : Binary<"pow", "input raised to other."> {
  let dtypes = "all but bool";
  let example = [{>>> crout.pow(crout.tensor([2.0, 3.0]), 2).tolist()
[4.0, 9.0]}];
}
def atan2_ : Binary<"atan2", "Angle of the point (other, input) in radians."> {
  let dtypes = "floating point; integers are promoted";
}
def arctan2_ : Binary<"arctan2", "Alias of atan2."> {
  let dtypes = "floating point; integers are promoted";
}
def maximum_ : Binary<"maximum", "Larger element; NaN where either is NaN."> {
  let variants = ["function", "method", "out"];
  let dtypes = "real, bool";
  let example = [{>>> crout.maximum(crout.tensor([1.0, 5.0]), crout.tensor([2.0, 3.0])).tolist()
[2.0, 5.0]}];
}
def minimum_ : Binary<"minimum", "Smaller element; NaN where either is NaN."> {
  let variants = ["function", "method", "out"];
  let dtypes = "real, bool";
  let example = [{>>> crout.minimum(crout.tensor([1.0, 5.0]), crout.tensor([2.0, 3.0])).tolist()
[1.0, 3.0]}];
}
def fmax_ : Binary<"fmax", "Larger element; a NaN loses against a number."> {
  let variants = ["function", "method", "out"];
  let dtypes = "real, bool";
}
def fmin_ : Binary<"fmin", "Smaller element; a NaN loses against a number."> {
  let variants = ["function", "method", "out"];
  let dtypes = "real, bool";
}
def copysign_ : Binary<"copysign", "Magnitude of input with the sign of other."> {
  let dtypes = "floating point; integers are promoted";
  let example = [{>>> crout.copysign(crout.tensor([1.0, 2.0]), -1.0).tolist()
[-1.0, -2.0]}];
}
def hypot_ : Binary<"hypot", "sqrt(input^2 + other^2) without overflow in between."> {
  let dtypes = "floating point";
}
def bitwise_and_ : Binary<"bitwise_and", "And of the bits."> {
  let dtypes = "integers, bool";
  let example = [{>>> crout.bitwise_and(crout.tensor([6]), 3).tolist()
[2]}];
}
def bitwise_or_ : Binary<"bitwise_or", "Or of the bits."> {
  let dtypes = "integers, bool";
  let example = [{>>> crout.bitwise_or(crout.tensor([6]), 3).tolist()
[7]}];
}
def bitwise_xor_ : Binary<"bitwise_xor", "Exclusive or of the bits."> {
  let dtypes = "integers, bool";
  let example = [{>>> crout.bitwise_xor(crout.tensor([6]), 3).tolist()
[5]}];
}
def bitwise_left_shift_ : Binary<"bitwise_left_shift", "input * 2^other."> {
  let dtypes = "integers";
  let example = [{>>> crout.bitwise_left_shift(crout.tensor([1]), 3).tolist()
[8]}];
}
def bitwise_right_shift_ : Binary<"bitwise_right_shift", "input / 2^other rounded downwards."> {
  let dtypes = "integers";
  let example = [{>>> crout.bitwise_right_shift(crout.tensor([8]), 3).tolist()
[1]}];
}
def logical_and_ : Binary<"logical_and", "True where both are nonzero."> {
  let dtypes = "all; the result is bool";
}
def logical_or_ : Binary<"logical_or", "True where one is nonzero."> {
  let dtypes = "all; the result is bool";
}
def logical_xor_ : Binary<"logical_xor", "True where exactly one is nonzero."> {
  let dtypes = "all; the result is bool";
}
def logaddexp_ : Binary<"logaddexp", "log(exp(input) + exp(other)), accurate and without overflow."> {
  let variants = ["function", "method", "out"];
  let dtypes = "floating point";
}
def xlogy_ : Binary<"xlogy", "input * log(other), 0 where input is 0."> {
  let dtypes = "floating point; integers are promoted";
}
def rsub_ : CroutFunction<"rsub(Tensor input, Tensor other, *, Scalar alpha=1) -> Tensor", "Pointwise", "other - alpha * input."> {
  let dtypes = "all but bool";
}
def logical_not_ : Unary<"logical_not", "True where the element is zero."> {
  let dtypes = "all; the result is bool";
}
def complex_ : CroutFunction<"complex(Tensor real, Tensor imag) -> Tensor", "Pointwise", "Complex numbers from their real and imaginary parts."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64";
}
def polar_ : CroutFunction<"polar(Tensor abs, Tensor angle) -> Tensor", "Pointwise", "Complex numbers from modulus and angle."> {
  let variants = ["function", "out"];
  let dtypes = "float32, float64";
}
def where_ : CroutFunction<"where(Tensor condition, Tensor input, Tensor other) -> Tensor", "Pointwise", "input where the condition holds, other elsewhere."> {
  let variants = ["function", "out"];
  let doc = [{All three are broadcast to a common shape; input and other are promoted to a common dtype. As a method, `x.where(condition, other)`.}];
  let example = [{>>> x = crout.tensor([-1.0, 2.0])
>>> crout.where(x > 0, x, 0.0).tolist()
[0.0, 2.0]}];
}
def clamp_ : CroutFunction<"clamp(Tensor input, Scalar? min=None, Scalar? max=None) -> Tensor", "Pointwise", "Elements limited to [min, max]."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
  let doc = [{At least one limit is required. NaN stays NaN; where min > max the result is max.}];
  let example = [{>>> crout.clamp(crout.tensor([-2.0, 0.5, 2.0]), -1, 1).tolist()
[-1.0, 0.5, 1.0]}];
}
def clamp_tensor : CroutFunction<"clamp(Tensor input, Tensor? min=None, Tensor? max=None) -> Tensor", "Pointwise", "Elements limited to [min, max], elementwise."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
}
def clip_ : CroutFunction<"clip(Tensor input, Scalar? min=None, Scalar? max=None) -> Tensor", "Pointwise", "Alias of clamp."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
}
def clip_tensor : CroutFunction<"clip(Tensor input, Tensor? min=None, Tensor? max=None) -> Tensor", "Pointwise", "Alias of clamp."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
}
def clamp_min_ : CroutFunction<"clamp_min(Tensor input, Tensor min) -> Tensor", "Pointwise", "Elements that are at least `min`."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
}
def clamp_max_ : CroutFunction<"clamp_max(Tensor input, Tensor max) -> Tensor", "Pointwise", "Elements that are at most `max`."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "real";
}
def addcmul_ : CroutFunction<"addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", "Pointwise", "input + value * tensor1 * tensor2."> {
  let variants = ["function", "method", "out", "inplace"];
}
def addcdiv_ : CroutFunction<"addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", "Pointwise", "input + value * tensor1 / tensor2."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "floating point, complex";
}
def lerp_ : CroutFunction<"lerp(Tensor input, Tensor end, Tensor weight) -> Tensor", "Pointwise", "input + weight * (end - input)."> {
  let variants = ["function", "method", "out", "inplace"];
  let dtypes = "floating point, complex";
  let example = [{>>> crout.lerp(crout.tensor([0.0, 10.0]), crout.tensor([10.0, 20.0]), 0.5).tolist()
[5.0, 15.0]}];
}
def float_power_ : CroutFunction<"float_power(Tensor input, Tensor exponent) -> Tensor", "Pointwise", "input raised to exponent, in float64 or complex128."> {
  let variants = ["function", "method", "out", "inplace"];
  let example = [{>>> crout.float_power(crout.tensor([2, 3]), 2).tolist()
[4.0, 9.0]}];
}
def logaddexp2_ : Binary<"logaddexp2", "log2(2^input + 2^other), accurate and without overflow."> {
  let variants = ["function", "method", "out"];
  let dtypes = "floating point; integers are promoted";
  let example = [{>>> crout.logaddexp2(crout.tensor([3.0]), crout.tensor([3.0])).tolist()
[4.0]}];
}
def signbit_ : CroutFunction<"signbit(Tensor input) -> Tensor", "Pointwise", "True where the sign is set, of -0.0 and of NaN too."> {
  let dtypes = "real, bool";
  let example = [{>>> crout.signbit(crout.tensor([1.0, -0.0])).tolist()
[False, True]}];
}
def nextafter_ : Binary<"nextafter", "The next number of the dtype after input in the direction of other."> {
  let dtypes = "floating point; integers are promoted";
  let example = [{>>> crout.nextafter(crout.tensor([1.0], dtype=crout.float64), 2.0).tolist()
[1.0000000000000002]}];
}
def frexp_ : CroutFunction<"frexp(Tensor input) -> (Tensor mantissa, Tensor exponent)", "Pointwise", "mantissa in [1/2, 1) and exponent with input = mantissa * 2^exponent."> {
  let dtypes = "floating point";
  let doc = [{The exponent is int32. 0, infinities and NaN are their own mantissa, with exponent 0.}];
  let example = [{>>> mantissa, exponent = crout.frexp(crout.tensor([5.0]))
>>> mantissa.item(), exponent.item()
(0.625, 3)}];
}
def ldexp_ : Binary<"ldexp", "input * 2^other, also where 2^other alone overflows."> {
  let dtypes = "floating point; integers are promoted";
  let example = [{>>> crout.ldexp(crout.tensor([1.5]), crout.tensor([4])).tolist()
[24.0]}];
}
def gcd_ : Binary<"gcd", "Greatest common divisor of the magnitudes; that of 0 and 0 is 0."> {
  let dtypes = "integers";
  let example = [{>>> crout.gcd(crout.tensor([12, -18]), 8).tolist()
[4, 2]}];
}
def lcm_ : Binary<"lcm", "Least common multiple of the magnitudes; 0 where one of both is 0."> {
  let dtypes = "integers";
  let example = [{>>> crout.lcm(crout.tensor([4, -6]), 10).tolist()
[20, 30]}];
}
def gradient_ : CroutFunction<"gradient(Tensor input, *, Scalar? spacing=None, int[]? dim=None, int edge_order=1) -> Tensor[]", "Pointwise", "Derivatives along dimensions, by differences of second order."> {
  let variants = ["function"];
  let dtypes = "floating point, complex; integers are promoted";
  let doc = [{In the interior by central differences, at the edges by one-sided ones of order `edge_order`, 1 or 2. `spacing` is the distance of the elements, 1 by default.}];
  let example = [{>>> crout.gradient(crout.tensor([1.0, 4.0, 9.0, 16.0]))[0].tolist()
[3.0, 4.0, 6.0, 7.0]}];
}
def gradient_distances : CroutFunction<"gradient(Tensor input, *, float[] spacing, int[]? dim=None, int edge_order=1) -> Tensor[]", "Pointwise", "Derivatives along dimensions, by differences of second order; of each dimension the distance of its elements."> {
  let variants = ["function"];
  let dtypes = "floating point, complex; integers are promoted";
}
def gradient_spacings : CroutFunction<"gradient(Tensor input, *, Tensor[] spacing, int[]? dim=None, int edge_order=1) -> Tensor[]", "Pointwise", "Derivatives along dimensions, by differences of second order; of each dimension the distance of its elements, or their coordinates."> {
  let variants = ["function"];
  let dtypes = "floating point, complex; integers are promoted";
}
def softmax_ : CroutFunction<"softmax(Tensor input, int dim, *, DType? dtype=None) -> Tensor", "Pointwise", "exp(x) / sum(exp(x)) along a dimension, without overflow."> {
  let dtypes = "floating point";
}
def log_softmax_ : CroutFunction<"log_softmax(Tensor input, int dim, *, DType? dtype=None) -> Tensor", "Pointwise", "log(softmax(x)) along a dimension."> {
  let dtypes = "floating point";
}
def nan_to_num_ : CroutFunction<"nan_to_num(Tensor input, float nan=0.0, float? posinf=None, float? neginf=None) -> Tensor", "Pointwise", "NaN and infinities replaced by numbers."> {
  let variants = ["function", "method", "out", "inplace"];
}
def cast_ : CroutFunction<"to(Tensor input, DType dtype) -> Tensor", "Pointwise", "The elements in another dtype."> {
  let variants = ["method"];
  let doc = [{A conversion to bool is `x != 0`, of a complex number to a real one drops the imaginary part.}];
}
def clone_ : CroutFunction<"clone(Tensor input) -> Tensor", "Pointwise", "A copy with storage of its own."> {
  let variants = ["function", "method"];
}
def contiguous_ : CroutFunction<"contiguous(Tensor input) -> Tensor", "Pointwise", "The tensor itself where it is contiguous in row-major order, else a contiguous copy."> {
  let variants = ["method"];
}

#endif // CROUT_FUNCTIONS_POINTWISE
