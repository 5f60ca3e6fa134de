# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Comparison."""

import numpy as np

from case import ALL, FLOAT, REAL, A, Case, R, S, binary, unary


def predicate(names, oracle, dtypes=REAL):
    return [Case(name, oracle, binary(low=-2, high=2, numbers=(1, 0.5)), dtypes, result="bool") for name in names]


def test(name, oracle):
    return Case(name, oracle, unary(), ALL, result="bool")


def real_part(function):
    return lambda x: function(x) if x.dtype.kind == "f" else np.zeros(x.shape, bool)


CLOSE = [S(A(37, low=0, high=1), A(37, low=0, high=1), rtol=0.5), S(A(3, 5), A(5)), S(A(33, special=True), A(33, special=True), equal_nan=True), S(A(4), A(4), 0.1, 0.5)]

CASES = [
    *predicate(("eq",), np.equal, ALL),
    *predicate(("ne", "not_equal"), np.not_equal, ALL),
    *predicate(("lt", "less"), np.less),
    *predicate(("le", "less_equal"), np.less_equal),
    *predicate(("gt", "greater"), np.greater),
    *predicate(("ge", "greater_equal"), np.greater_equal),
    test("isnan", np.isnan),
    test("isinf", np.isinf),
    test("isfinite", np.isfinite),
    Case("isposinf", real_part(np.isposinf), unary(), REAL, result="bool"),
    Case("isneginf", real_part(np.isneginf), unary(), REAL, result="bool"),
    test("isreal", np.isreal),
    Case("maximum", np.maximum, binary(), REAL, ulps=0, signed_zero=False),
    Case("minimum", np.minimum, binary(), REAL, ulps=0, signed_zero=False),
    Case("fmax", np.fmax, binary(), REAL, ulps=0, signed_zero=False),
    Case("fmin", np.fmin, binary(), REAL, ulps=0, signed_zero=False),
    Case("isclose", lambda x, y, *args, **kwargs: np.isclose(x, y, *args, **kwargs), CLOSE, ALL, result="bool", errors=[R(ValueError, A(3), A(3), rtol=-1.0)]),
    Case("allclose", lambda *args, **kwargs: bool(np.allclose(*args, **kwargs)), CLOSE, ALL, jit=False, aot=False),
    Case("equal", lambda x, y: bool(np.array_equal(x, y)), [S(A(5), A(5)), S(A(3, low=1, high=1), A(3, low=1, high=1)), S(A(3), A(4)), S(A(0), A(0))], ALL, jit=False, aot=False),
]
