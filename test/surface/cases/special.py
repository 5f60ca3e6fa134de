# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Pointwise: special functions, and functions of the parts of numbers."""

import numpy as np
from scipy import special

from case import ALL, BOOL, COMPLEX, FLOAT, FLOATC, INT, NUMERIC, REAL, A, Case, N, R, S, binary, unary

INF = np.inf
FLOATS = dict(result="float", refuse=COMPLEX)


def lgamma(x):
    with np.errstate(all="ignore"):
        return np.where(np.isinf(x), INF, special.gammaln(x))


def logaddexp(x, y):
    """Of complex numbers the branch that goes with the larger real part."""
    x, y = np.broadcast_arrays(x, y)
    large, small = np.where(x.real >= y.real, x, y), np.where(x.real >= y.real, y, x)
    return large + np.log1p(np.exp(small - large))


def logit(x, eps=None):
    x = x if eps is None else np.clip(x, eps, 1 - eps)
    with np.errstate(all="ignore"):
        return special.logit(x)


def gradient(x, spacing=1, dim=None, edge_order=1):
    dims = tuple(range(x.ndim)) if dim is None else (dim if isinstance(dim, (list, tuple)) else (dim,))
    spacing = list(spacing) if isinstance(spacing, (list, tuple)) else [spacing]
    results = np.gradient(x, *(spacing if len(spacing) > 1 else spacing * len(dims)), axis=dims, edge_order=edge_order)
    return tuple(results) if isinstance(results, (list, tuple)) else (results,)


def frexp(x):
    mantissa, exponent = np.frexp(x)
    return mantissa, np.where(np.isfinite(x), exponent, 0)


def toward(x, y):
    return np.nextafter(x, y)


def float_power(x, y):
    return np.power(x.astype(np.complex128 if np.iscomplexobj(x) else np.float64), y)


def multigamma(x, p):
    return np.asarray(special.multigammaln(x, p)).reshape(x.shape) if x.size else x


POSITIVE = dict(low=0.1, high=9)
CASES = [
    # Relative accuracy is lost next to the zeros on the negative axis, as SciPy's is.
    Case("lgamma", lgamma, unary(low=0.1, high=40), REAL, ulps=8, atol=64, **FLOATS),
    Case("lgamma", lgamma, unary(low=-4.5, high=3), ("float64",), ulps=8, atol=64, **FLOATS, forms=False),
    Case("digamma", special.digamma, unary(low=0.1, high=40), REAL, ulps=8, atol=8, **FLOATS),
    Case("digamma", special.digamma, unary(low=-4.6, high=3, special=False), ("float64",), ulps=64, atol=64, **FLOATS, forms=False),
    *[Case("polygamma", lambda n, x, order=n: special.polygamma(order, x), [S(n, A(37, **POSITIVE)), S(n, A(3, 5, **POSITIVE)), S(n, A(0, **POSITIVE)),
                                                                          S(n, A(6, 5, layout="transposed", **POSITIVE))], REAL if n == 1 else ("float64",), ulps=32, **FLOATS, forms=False)
      for n in (0, 1, 2, 5)],
    Case("mvlgamma", multigamma, [S(A(37, low=3, high=30), 2), S(A(0, 3, low=3), 1), S(A(6, 5, low=3, high=9, layout="transposed"), p=3)], NUMERIC,
         ulps=16, atol=16, result="float", refuse=COMPLEX, errors=[R(RuntimeError, A(3, low=3), 0), R(TypeError, A(3))]),
    Case("erfinv", special.erfinv, unary(low=-0.999, high=0.999), REAL, ulps=4, **FLOATS),
    Case("i0", lambda x: np.where(np.isinf(x), INF, special.i0(np.where(np.isinf(x), 0, x))), unary(low=-30, high=30), REAL, ulps=4, **FLOATS),
    Case("igamma", special.gammainc, binary(low=0.1, high=30, low2=0, high2=30, special=False), REAL, ulps=64, atol=4, **FLOATS),
    Case("igammac", special.gammaincc, binary(low=0.1, high=30, low2=0, high2=30, special=False), REAL, ulps=64, atol=4, **FLOATS),
    Case("logit", logit, [S(A(37, low=0, high=1)), S(A(3, 5, low=-2, high=3), 0.125)], (*BOOL, *INT), result="float", ulps=8, atol=4, refuse=()),
    Case("logit", logit, unary(low=0.001, high=0.999) + [S(A(37, low=-1, high=2), 0.01), S(A(5), eps=0.1)], FLOAT, ulps=8, atol=4, **FLOATS),
    Case("sinc", np.sinc, unary(special="floats"), FLOATC, result="float", ulps=8, atol=4, refuse=()),
    Case("sinc", np.sinc, unary(special=False), (*BOOL, *INT), result="float", ulps=8, atol=8, refuse=()),
    Case("float_power", float_power, binary(low=0.1, high=3, low2=0, high2=3, special=False), ALL, result=lambda d: "complex128" if d in COMPLEX else "float64", ulps=16, refuse=()),
    Case("logaddexp2", np.logaddexp2, binary(), REAL, ulps=8, atol=8, **FLOATS),
    Case("logaddexp", logaddexp, binary(numbers=(), special=False), COMPLEX, ulps=32, atol=64, refuse=()),
    Case("logsumexp", lambda x, dim: np.log(np.exp(x).sum(dim)), [S(A(5), 0), S(A(3, 4), 1)], COMPLEX, ulps=32, atol=64, refuse=()),
    Case("signbit", lambda x: np.signbit(x) if x.dtype.kind == "f" else x < 0 if x.dtype.kind == "i" else np.zeros(x.shape, bool), unary(), REAL, result="bool"),
    Case("nextafter", toward, [S(A(49, special=True), A(49, special=True)), S(A(3, 5), A(5)), S(A(), A()), S(A(0, 3), A(3)), S(A(6, 5, layout="transposed"), A(6, 5))],
         ("float32", "float64"), widen=False, ulps=0, refuse=COMPLEX),
    Case("frexp", frexp, unary(), FLOAT, result=("same", "int32"), ulps=0),
    Case("ldexp", lambda x, y: x * np.exp2(np.asarray(y, np.float64)), [S(A(37), A(37, dtype="int32", low=-9, high=9)), S(A(5), N(3))], COMPLEX, ulps=2, forms=False, refuse=()),
    Case("ldexp", lambda x, y: np.ldexp(x, np.asarray(y).astype(np.int64)), [S(A(37), A(37, dtype="int32", low=-9, high=9)), S(A(3, 5), A(5, dtype="int64", low=-9, high=9)), S(A(5), N(3)),
                                                                                        S(A(0, 3), A(3, dtype="int32")), S(A(6, 5, layout="transposed"), A(6, 5, dtype="int32"))],
         REAL, ulps=1, result="float", refuse=(), forms=False),
    Case("gcd", np.gcd, binary(low=-90, high=90, numbers=(6,)), INT, ulps=0),
    Case("lcm", np.lcm, binary(low=-10, high=11, numbers=(6,), special=False), INT, ulps=0),
    Case("heaviside", lambda x, y: np.heaviside(x, y).astype(x.dtype), [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(), A()), S(A(0, 3), A(3)), S(A(6, 5, layout="transposed"), A(6, 5)),
                                                                         S(A(49, special=True), A(49, special="floats"))], REAL, ulps=0, errors=[R(RuntimeError, A(3), A(4)), R(TypeError, A(3))]),
    Case("gradient", gradient, [S(A(7)), S(A(4, 5)), S(A(4, 5), dim=1), S(A(4, 5), spacing=2.0, dim=(0, 1)), S(A(6, 5, layout="transposed"), edge_order=2), S(A(3, 4, 5), dim=(-1, 0), spacing=0.5)],
         FLOATC, result=lambda d: d, ulps=16, atol=32, refuse=(), errors=[R(RuntimeError, A(1)), R(RuntimeError, A(3), edge_order=3), R(IndexError, A(3), dim=1)], forms=False),
    Case("gradient", gradient, [S(A(4, 5), spacing=[3.0, 2]), S(A(3, 4, 5), spacing=(0.5, 2.0), dim=(-1, 0))], ("float32", "float64"), ulps=16, atol=32, refuse=(),
         errors=[R(RuntimeError, A(4, 5), spacing=[1.0, 2.0, 3.0]), R(RuntimeError, A(4, 5), spacing=[])], forms=False),
    Case("gradient", gradient, [S(A(5), spacing=[np.array([0.0, 1.0, 3.0, 3.5, 5.0])]), S(A(4, 3), spacing=[np.array([0.0, 1.0, 3.0, 3.5]), np.array([0.0, 2.0, 3.0])], edge_order=2)],
         ("float64",), ulps=32, atol=64, refuse=(), forms=False),
    Case("round", lambda x, decimals=0: np.round(x, decimals), [S(A(37), decimals=2), S(A(3, 5, high=900), decimals=-1), S(A(0), decimals=1)], ("float32", "float64"), ulps=1, refuse=(), forms=False),
]
