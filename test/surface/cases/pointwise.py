# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Pointwise."""

import numpy as np
from scipy import special

from case import ALL, BOOL, COMPLEX, FLOAT, FLOATC, INT, INTB, NUMERIC, NUMERICC, REAL, WIDE, A, Case, N, R, S, binary, unary

NAN, INF = np.nan, np.inf


def math(name, oracle, dtypes=ALL, ulps=4, low=-4, high=4, atol=0, aliases=(), special=True, **options):
    """An elementary function: integers and bools become the default dtype."""
    return [Case(n, oracle, unary(low=low, high=high, special=special), dtypes, result="float", ulps=ulps, atol=atol, **options) for n in (name, *aliases)]


def each(names, oracle, *args, **options):
    return [Case(name, oracle, *args, **options) for name in names]


def divide(x, y, rounding_mode=None):
    if rounding_mode == "floor":
        return np.floor_divide(x, y)
    if rounding_mode == "trunc":
        quotient = np.trunc(np.true_divide(x, y))
        return quotient.astype(np.result_type(x, y)) if np.result_type(x, y).kind in "iu" else quotient
    return np.true_divide(x, y)


def with_alpha(function):
    return lambda x, y, alpha=1: function(x, alpha * y if alpha != 1 else y)


def sgn(x):
    if np.iscomplexobj(x):
        size = np.abs(x)
        return np.where(size == 0, 0, x / np.where(size == 0, 1, size))
    return np.sign(x) if x.dtype != bool else x


def angle(x):
    return np.angle(x) if np.iscomplexobj(x) else np.where(np.isnan(x), x, np.where(x < 0, np.pi, 0.0))


def clamp(x, min=None, max=None):
    return np.clip(x, min, max)


def softmax(x, dim, dtype=None):
    return special.softmax(x, axis=dim)


def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
    return np.nan_to_num(x, nan=nan, posinf=posinf, neginf=neginf)


def shift(function):
    return lambda x, y: function(x, np.asarray(y).astype(x.dtype))


ROUND = dict(dtypes=NUMERIC, ulps=0)
FLAT = unary(special=False)
BITS = binary(special=True)
LOGICAL = dict(result="bool")
REALS = dict(dtypes=REAL, ulps=0, refuse=COMPLEX)

CASES = [
    *math("exp", np.exp),
    *math("exp2", np.exp2, atol=4),
    *math("expm1", np.expm1),
    *math("log", np.log, low=0.01, atol=2),
    *math("log2", np.log2, low=0.01, atol=4),
    *math("log10", np.log10, low=0.01, atol=4),
    *math("log1p", np.log1p, low=-0.9, atol=2),
    *math("sqrt", np.sqrt, low=0),
    *math("rsqrt", lambda x: 1 / np.sqrt(x), low=0.05),
    *math("reciprocal", lambda x: 1 / x, low=0.05),
    *math("sin", np.sin, atol=2, special="floats"),
    *math("cos", np.cos, atol=2, special="floats"),
    *math("tan", np.tan, ulps=8, atol=4, special="floats"),
    *math("asin", np.arcsin, low=-0.95, high=0.95, aliases=("arcsin",), atol=2),
    *math("acos", np.arccos, low=-0.95, high=0.95, aliases=("arccos",), atol=2),
    *math("atan", np.arctan, aliases=("arctan",), atol=2),
    *math("sinh", np.sinh, ulps=8),
    *math("cosh", np.cosh, ulps=8),
    *math("tanh", np.tanh, ulps=8),
    *math("asinh", np.arcsinh, aliases=("arcsinh",), ulps=8),
    *math("acosh", np.arccosh, low=1.01, aliases=("arccosh",), ulps=8, atol=4),
    *math("atanh", np.arctanh, low=-0.95, high=0.95, aliases=("arctanh",), ulps=8),
    *math("sigmoid", lambda x: 1 / (1 + np.exp(-x)), ulps=8),
    *math("erf", special.erf, dtypes=REAL),
    *math("erfc", special.erfc, dtypes=REAL, ulps=16),
    *math("deg2rad", np.deg2rad, dtypes=REAL, ulps=2, refuse=()),
    *math("rad2deg", np.rad2deg, dtypes=REAL, ulps=2, refuse=()),
    *each(("neg", "negative"), np.negative, unary(), NUMERICC, ulps=0),
    Case("positive", np.positive, unary(), NUMERICC, ulps=0),
    *each(("abs", "absolute"), np.abs, unary(), ALL, result="real", ulps=2),
    Case("square", np.square, unary(), NUMERICC, ulps=2, refuse=()),
    Case("square", lambda x: x.astype(np.int64), unary(), BOOL, result="int64", ulps=0, refuse=()),
    Case("floor", np.floor, unary(), **ROUND),
    Case("ceil", np.ceil, unary(), **ROUND),
    Case("round", np.round, unary(), **ROUND),
    *each(("trunc", "fix"), np.trunc, unary(), **ROUND),
    Case("frac", lambda x: x - np.trunc(x), FLAT, FLOAT, ulps=0, refuse=(*BOOL, *COMPLEX)),
    Case("sign", lambda x: x if x.dtype == bool else np.sign(x), FLAT, REAL, refuse=COMPLEX),
    Case("sgn", sgn, FLAT, ALL),
    Case("bitwise_not", np.invert, unary(), INTB),
    *each(("conj_physical",), np.conj, unary(), ALL, ulps=0),
    Case("real", np.real, unary(special=False), ALL, result="real", ulps=0),
    Case("imag", np.imag, unary(special=False), COMPLEX, result="real", ulps=0),
    Case("angle", angle, unary(special=False), ALL, result=lambda d: {"complex64": "float32", "complex128": "float64"}.get(d, d if d in FLOAT else "float32")),
    *each(("add",), with_alpha(np.add), binary(numbers=(2, 2.5)) + [S(A(4), A(4), alpha=2)], ALL, ulps=0),
    *each(("sub", "subtract"), with_alpha(np.subtract), binary(numbers=(2, 2.5)) + [S(A(4), A(4), alpha=2)], NUMERICC, ulps=0),
    *each(("mul", "multiply"), np.multiply, binary(numbers=(2, 2.5)), ALL, ulps=2, atol=32),
    *each(("div", "divide", "true_divide"), divide, binary(low2=1, numbers=(2, 2.5)), ALL, result="float", ulps=4),
    Case("div", divide, [S(A(37, high=40), A(37, low=1), rounding_mode="floor"), S(A(37, high=40), A(37, low=1), rounding_mode="trunc"),
                         S(A(5), N(2), rounding_mode="floor")], NUMERIC, refuse=(), ulps=0, forms=False),
    Case("floor_divide", np.floor_divide, binary(low2=1), NUMERIC, ulps=0),
    Case("remainder", np.remainder, binary(low2=1, special=False), NUMERIC, ulps=0),
    Case("fmod", np.fmod, binary(low2=1, special=False), NUMERIC, ulps=0),
    Case("pow", np.power, binary(low=0.1, high=3, low2=0, high2=3), NUMERIC, ulps=8, refuse=BOOL),
    Case("pow", np.power, binary(low=0.1, high=3, low2=0, high2=3, special=False), COMPLEX, ulps=16, refuse=()),
    *each(("atan2", "arctan2"), np.arctan2, binary(), REAL, result="float", ulps=4),
    Case("copysign", lambda x, y: np.copysign(x, y), binary(), REAL, result="float", ulps=0),
    Case("hypot", np.hypot, binary(), REAL, result="float"),
    Case("bitwise_and", np.bitwise_and, BITS, INTB),
    Case("bitwise_or", np.bitwise_or, BITS, INTB),
    Case("bitwise_xor", np.bitwise_xor, BITS, INTB),
    Case("bitwise_left_shift", shift(np.left_shift), binary(low2=0, special=False), INT),
    Case("bitwise_right_shift", shift(np.right_shift), binary(low=-100, high=100, low2=0, high2=4, special=False), INT),
    Case("logical_and", np.logical_and, binary(), ALL, **LOGICAL),
    Case("logical_or", np.logical_or, binary(), ALL, **LOGICAL),
    Case("logical_xor", np.logical_xor, binary(), ALL, **LOGICAL),
    Case("logical_not", np.logical_not, unary(), ALL, **LOGICAL),
    Case("logaddexp", np.logaddexp, binary(), REAL, result="float", ulps=8, atol=8, refuse=()),
    Case("xlogy", special.xlogy, binary(low2=0.01), REAL, result="float", ulps=8, atol=8),
    *each(("clamp", "clip"), clamp, [S(A(37), -1, 2), S(A(5, 6, layout="transposed"), min=0), S(A(33, special=True), max=1), S(A(), 0, 1), S(A(0, 3), 0, 1)],
          NUMERIC, ulps=0, refuse=COMPLEX, errors=[R((RuntimeError, ValueError), A(3)), R(TypeError, A(3), "text")]),
    Case("clamp", lambda x, min, max: np.clip(x, min, max), [S(A(37), A(37, high=-1), A(37, low=1)), S(A(3, 5), A(5, high=0), A(3, 1, low=0))], NUMERIC, ulps=0, refuse=COMPLEX),
    Case("addcmul", lambda x, a, b, value=1: x + value * a * b, [S(A(37), A(37), A(37)), S(A(3, 4), A(4), A(3, 1)), S(A(4, 5, layout="transposed"), A(4, 5), A(5), value=2)],
         NUMERICC, ulps=8, atol=64, refuse=()),
    Case("addcdiv", lambda x, a, b, value=1: x + value * a / b, [S(A(37), A(37), A(37, low=1)), S(A(3, 4), A(4), A(3, 1, low=1)), S(A(5), A(5), A(5, low=1), value=2)],
         FLOATC, ulps=8, atol=64),
    Case("lerp", lambda x, y, w: x + w * (y - x), [S(A(37), A(37), A(37, low=0, high=1)), S(A(3, 4), A(4), A(3, 1, low=0, high=1)), S(A(4, 5, layout="transposed"), A(4, 5), 0.25)],
         FLOATC, ulps=8, atol=32),
    Case("softmax", softmax, [S(A(3, 7), 1), S(A(3, 7), dim=0), S(A(2, 3, 4), -2), S(A(9), 0), S(A(6, 5, layout="transposed"), 1), S(A(0, 3), 1), S(A(), 0).more()],
         FLOAT, ulps=16, errors=[R(IndexError, A(3), 1), R(TypeError, A(3))]),
    Case("nan_to_num", nan_to_num, unary() + [S(A(33, special=True), nan=1.5), S(A(33, special=True), 0.5, 2.0, -3.0)], REAL, ulps=0, refuse=()),
    Case("nan_to_num", nan_to_num, unary() + [S(A(33, special=True), nan=1.5)], COMPLEX, ulps=0, refuse=()),
]
