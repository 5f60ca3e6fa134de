# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Reduction."""

import numpy as np
from scipy import special

from case import ALL, FLOAT, FLOATC, INT, NUMERICC, REAL, A, Case, R, S, numpy_dims, reduction


def extremum(function, index):
    """max and min: one number, or values and indices along a dimension."""

    def oracle(x, dim=None, keepdim=False):
        if dim is None:
            return function(x)
        values, indices = function(x, axis=dim, keepdims=keepdim), index(x, axis=dim, keepdims=keepdim)
        return values, indices

    return oracle


def moments(function):
    def oracle(x, dim=None, keepdim=False, correction=1):
        axis = tuple(dim) if isinstance(dim, (list, tuple)) else dim
        if x.ndim == 0:
            axis = None
        count = x.size if axis is None else np.prod([x.shape[a] for a in np.atleast_1d(axis)])
        mean = np.mean(x, axis=axis, keepdims=keepdim)
        squares = np.sum(np.abs(x - np.mean(x, axis=axis, keepdims=True)) ** 2, axis=axis, keepdims=keepdim)
        var = squares / max(0, count - correction)
        return {"var": var, "std": np.sqrt(var), "var_mean": (var, mean), "std_mean": (np.sqrt(var), mean)}[function]

    return oracle


def norm(x, p=2, dim=None, keepdim=False):
    axis = tuple(range(x.ndim)) if dim is None else tuple(np.atleast_1d(dim))
    a = np.abs(x)
    if p == np.inf:
        return a.max(axis=axis, keepdims=keepdim)
    if p == 0:
        return (a != 0).sum(axis=axis, keepdims=keepdim).astype(float)
    return (a**p).sum(axis=axis, keepdims=keepdim) ** (1 / p)


LARGE = dict(ulps=16, atol=64)
FLAT = reduction(several=False, empty=False)
CASES = [
    Case("sum", numpy_dims(np.sum), reduction() + [S(A(1031)), S(A(700, 3), dim=0), S(A(64, 65, layout="transposed"))], result="sum", **LARGE),
    Case("prod", numpy_dims(np.prod), reduction(several=False, low=-2, high=2), result="sum", **LARGE),
    Case("mean", numpy_dims(np.mean), reduction(), FLOATC, **LARGE),
    Case("nansum", numpy_dims(np.nansum), reduction(special=False), REAL, result="sum", refuse=(), **LARGE),
    Case("nanmean", numpy_dims(np.nanmean), reduction(), FLOAT, refuse=(), **LARGE),
    Case("amax", numpy_dims(np.max), reduction(empty=False, special=True), REAL, ulps=0, errors=[R(IndexError, A(0, 3), dim=0)]),
    Case("amin", numpy_dims(np.min), reduction(empty=False, special=True), REAL, ulps=0, errors=[R(IndexError, A(0, 3), dim=0)]),
    Case("max", extremum(np.max, np.argmax), FLAT, REAL, result=("same", "int64"), ulps=0),
    Case("min", extremum(np.min, np.argmin), FLAT, REAL, result=("same", "int64"), ulps=0),
    Case("argmax", numpy_dims(np.argmax), FLAT, REAL, result="int64", refuse=("complex64", "complex128"), errors=[R(IndexError, A(0, 3), dim=0)]),
    Case("argmin", numpy_dims(np.argmin), FLAT, REAL, result="int64", refuse=("complex64", "complex128"), errors=[R(IndexError, A(0, 3), dim=0)]),
    Case("any", numpy_dims(np.any), reduction(), result=lambda d: "uint8" if d == "uint8" else "bool"),
    Case("all", numpy_dims(np.all), reduction(), result=lambda d: "uint8" if d == "uint8" else "bool"),
    Case("count_nonzero", numpy_dims(np.count_nonzero), reduction(keepdim=False), result="int64"),
    Case("logsumexp", numpy_dims(special.logsumexp), reduction(none=False, empty=False), (*INT, *FLOAT), refuse=(), result="float", **LARGE),
    Case("norm", norm, reduction(empty=False) + [S(A(4, 5), 1, dim=1), S(A(4, 5), np.inf, dim=0), S(A(7), 3.0), S(A(7), 0)], FLOATC, result="real", **LARGE),
    Case("var", moments("var"), reduction(empty=False) + [S(A(4, 5), dim=1, correction=0), S(A(4, 5), correction=2)], FLOATC, result="real", **LARGE),
    Case("std", moments("std"), reduction(empty=False) + [S(A(4, 5), dim=1, correction=0)], FLOATC, result="real", **LARGE),
    Case("var_mean", moments("var_mean"), reduction(empty=False), FLOATC, result=("real", "same"), **LARGE),
    Case("std_mean", moments("std_mean"), reduction(empty=False), FLOATC, result=("real", "same"), **LARGE),
    Case("aminmax", lambda x, dim=None, keepdim=False: (np.min(x, axis=dim, keepdims=keepdim), np.max(x, axis=dim, keepdims=keepdim)), FLAT, REAL, ulps=0),
]
