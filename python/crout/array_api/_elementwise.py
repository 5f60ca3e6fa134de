# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of the elements, by the standard's names."""

import math as _math

from .. import _crout as _c

# The standard's name, and Crout's where it is another one.
_UNARY = {
    "abs": "abs", "acos": "acos", "acosh": "acosh", "asin": "asin", "asinh": "asinh", "atan": "atan", "atanh": "atanh", "bitwise_invert": "bitwise_not",
    "cos": "cos", "cosh": "cosh", "exp": "exp", "expm1": "expm1", "imag": "imag", "isfinite": "isfinite", "isinf": "isinf", "isnan": "isnan", "log": "log",
    "log1p": "log1p", "log2": "log2", "log10": "log10", "logical_not": "logical_not", "negative": "neg", "reciprocal": "reciprocal", "sign": "sgn",
    "signbit": "signbit", "sin": "sin", "sinh": "sinh", "sqrt": "sqrt", "square": "square", "tan": "tan", "tanh": "tanh",
}
_BINARY = {
    "add": "add", "atan2": "atan2", "bitwise_and": "bitwise_and", "bitwise_left_shift": "bitwise_left_shift", "bitwise_or": "bitwise_or",
    "bitwise_right_shift": "bitwise_right_shift", "bitwise_xor": "bitwise_xor", "copysign": "copysign", "divide": "div", "equal": "eq",
    "greater": "gt", "greater_equal": "ge", "hypot": "hypot", "less": "lt", "less_equal": "le", "logaddexp": "logaddexp",
    "logical_and": "logical_and", "logical_or": "logical_or", "logical_xor": "logical_xor", "maximum": "maximum", "minimum": "minimum", "multiply": "mul",
    "nextafter": "nextafter", "not_equal": "ne", "pow": "pow", "remainder": "remainder", "subtract": "sub",
}
__all__ = [*_UNARY, *_BINARY, "ceil", "clip", "conj", "floor", "floor_divide", "positive", "real", "round", "trunc"]


def _unary(name, function):
    def f(x, /):
        return function(x)

    f.__name__ = f.__qualname__ = name
    f.__doc__ = function.__doc__
    return f


def _promoted(x1, x2):
    """Arrays of no dimensions promote as all others do."""
    if isinstance(x1, _c.Tensor) and isinstance(x2, _c.Tensor) and x1.dtype is not x2.dtype and (x1.ndim == 0) != (x2.ndim == 0):
        dtype = _c.promote_types(x1.dtype, x2.dtype)
        return x1.to(dtype), x2.to(dtype)
    return x1, x2


def _binary(name, function):
    def f(x1, x2, /):
        # A number takes the dtype of the array, of its kind or below; two numbers are no arrays.
        if not isinstance(x1, _c.Tensor) and not isinstance(x2, _c.Tensor):
            raise TypeError(f"{name}: at least one argument must be an array")
        return function(*_promoted(x1, x2))

    f.__name__ = f.__qualname__ = name
    f.__doc__ = function.__doc__
    return f


for _name, _own in _UNARY.items():
    globals()[_name] = _unary(_name, getattr(_c, _own))
for _name, _own in _BINARY.items():
    globals()[_name] = _binary(_name, getattr(_c, _own))


def _floor_divide(x1, x2):
    """The quotient rounded down; of infinities, which the reference API makes NaN, the quotient's."""
    result = _c.floor_divide(x1, x2)
    if _is_whole(result):
        return result
    quotient = _c.div(x1, x2)
    infinite = _is_infinite(x1) | _is_infinite(x2)
    return _c.where(infinite, _c.floor(quotient), result)


def _is_infinite(x):
    return _c.isinf(x) if isinstance(x, _c.Tensor) else _c.tensor(x in (_math.inf, -_math.inf))


floor_divide = _binary("floor_divide", _floor_divide)


def _is_whole(x):
    return not (x.dtype.is_floating_point or x.dtype.is_complex)


def ceil(x, /):
    return x.clone() if _is_whole(x) else _c.ceil(x)


def floor(x, /):
    return x.clone() if _is_whole(x) else _c.floor(x)


def trunc(x, /):
    return x.clone() if _is_whole(x) else _c.trunc(x)


def round(x, /):
    """To the nearest whole number, the even one of two; of complex numbers both parts."""
    if _is_whole(x):
        return x.clone()
    return _c.complex(_c.round(_c.real(x)), _c.round(_c.imag(x))) if x.dtype.is_complex else _c.round(x)


def clip(x, /, min=None, max=None):
    """Elements limited to [min, max], numbers or arrays, in the dtype of x. NaN in any of them gives NaN."""
    result = x
    if min is not None:
        result = _c.maximum(result, _bound(min, x))
    if max is not None:
        result = _c.minimum(result, _bound(max, x))
    return x.clone() if result is x else result


# A bound beyond the range of an integer dtype limits nothing, or all.
def _bound(value, x):
    if isinstance(value, _c.Tensor):
        return value.to(x.dtype)
    if _is_whole(x) and x.dtype is not _c.bool:
        from ._dtypes import iinfo

        limits = iinfo(x.dtype)
        value = limits.max if value > limits.max else limits.min if value < limits.min else int(value)
    return _c.tensor(value, dtype=x.dtype)


def conj(x, /):
    """A copy, whose elements lie in memory as other libraries expect them."""
    return _c.conj_physical(x) if x.dtype.is_complex else x.clone()


def positive(x, /):
    return x.clone()


def real(x, /):
    return _c.real(x) if x.dtype.is_complex else x.clone()
