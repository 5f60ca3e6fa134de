# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Dtypes, constants, and questions about dtypes."""

import math as _math
from collections import namedtuple as _namedtuple

from .. import _crout as _c

__all__ = [
    "astype", "bool", "can_cast", "complex128", "complex64", "e", "finfo", "float32", "float64", "iinfo", "inf", "int16", "int32", "int64", "int8", "isdtype",
    "nan", "newaxis", "pi", "result_type", "uint8",
]

e, inf, nan, newaxis, pi = _math.e, _math.inf, _math.nan, None, _math.pi
bool, int8, int16, int32, int64, uint8 = _c.bool, _c.int8, _c.int16, _c.int32, _c.int64, _c.uint8
float32, float64, complex64, complex128 = _c.float32, _c.float64, _c.complex64, _c.complex128

_SIGNED, _UNSIGNED = (int8, int16, int32, int64), (uint8,)
_FLOATING = (_c.float16, _c.bfloat16, float32, float64)
_COMPLEX = (complex64, complex128)
_KINDS = {
    "bool": (bool,),
    "signed integer": _SIGNED,
    "unsigned integer": _UNSIGNED,
    "integral": _SIGNED + _UNSIGNED,
    "real floating": _FLOATING,
    "complex floating": _COMPLEX,
    "numeric": _SIGNED + _UNSIGNED + _FLOATING + _COMPLEX,
}


class _Finfo(_namedtuple("finfo", ("bits", "eps", "max", "min", "smallest_normal", "dtype"))):
    __slots__ = ()
    tiny = property(lambda self: self.smallest_normal)


_Iinfo = _namedtuple("iinfo", ("bits", "max", "min", "dtype"))
# Bits of the fraction and largest exponent.
_FORMATS = {_c.float16: (10, 15), _c.bfloat16: (7, 127), float32: (23, 127), float64: (52, 1023)}


def _dtype_of(x):
    return x.dtype if isinstance(x, _c.Tensor) else x


def finfo(type, /):
    """bits, eps, max, min, smallest_normal and dtype of a floating-point dtype or array; of a complex one those of its parts."""
    dtype = _dtype_of(type)
    if dtype not in _FLOATING + _COMPLEX:
        raise ValueError(f"finfo: a floating-point dtype is required, got {dtype!r}")
    dtype = dtype.to_real()
    fraction, exponent = _FORMATS[dtype]
    largest = (2.0 - 2.0**-fraction) * 2.0**exponent
    return _Finfo(dtype.itemsize * 8, 2.0**-fraction, largest, -largest, 2.0 ** (1 - exponent), dtype)


def iinfo(type, /):
    """bits, max, min and dtype of an integer dtype or array."""
    dtype = _dtype_of(type)
    if dtype not in _SIGNED + _UNSIGNED:
        raise ValueError(f"iinfo: an integer dtype is required, got {dtype!r}")
    bits = dtype.itemsize * 8
    signed = dtype in _SIGNED
    return _Iinfo(bits, 2 ** (bits - signed) - 1, -(2 ** (bits - 1)) if signed else 0, dtype)


def isdtype(dtype, kind):
    """True where the dtype is of a kind ("bool", "signed integer", "unsigned integer", "integral", "real floating", "complex floating",
    "numeric"), is the dtype given, or is one of a tuple of these."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, one) for one in kind)
    if isinstance(kind, str):
        if kind not in _KINDS:
            raise ValueError(f"isdtype: argument 'kind' must be one of {', '.join(_KINDS)}, got {kind!r}")
        return dtype in _KINDS[kind]
    return dtype is kind


def result_type(*arrays_and_dtypes):
    """The dtype to which all promote; a Python number counts by its kind only."""
    numbers = [x for x in arrays_and_dtypes if isinstance(x, (int, float, complex))]
    dtypes = [_dtype_of(x) for x in arrays_and_dtypes if not isinstance(x, (int, float, complex))]
    if not dtypes:
        raise ValueError("result_type: at least one array or dtype is required")
    result = dtypes[0]
    for dtype in dtypes[1:]:
        result = _c.promote_types(result, dtype)
    for number in numbers:
        result = _c.result_type(_c.empty(1, dtype=result), number)
    return result


def can_cast(from_, to, /):
    """True where promotion takes one dtype to the other: int32 to int64, not int64 to int32."""
    return _c.promote_types(_dtype_of(from_), to) is to


def astype(x, dtype, /, *, copy=True, device=None):
    """The elements in another dtype; with copy=False the array itself where it has that dtype. Complex numbers can't become real ones."""
    _c._check_device(device)
    if x.dtype.is_complex and not dtype.is_complex:
        raise TypeError(f"astype: complex numbers can't become {dtype!r}; take real(x) or imag(x)")
    if x.dtype is dtype:
        return x.clone() if copy else x
    return x.to(dtype)
