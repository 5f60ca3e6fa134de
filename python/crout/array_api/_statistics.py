# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reductions, running sums and products, differences."""

from .. import _crout as _c
from ._manipulation import _axes, _axis

__all__ = ["all", "any", "cumulative_prod", "cumulative_sum", "diff", "max", "mean", "min", "prod", "std", "sum", "var"]


def _over(x, axis):
    """Axes as a list; all of them for None."""
    return list(range(x.ndim)) if axis is None else [_axis(a, x.ndim, "axis") for a in _axes(axis)]


def _check_nothing_reduced(x, axes, what):
    for a in axes:
        if x.shape[a] == 0:
            raise ValueError(f"{what}: an axis of size 0 has no {what}imum")


def all(x, /, *, axis=None, keepdims=False):
    return _c.all(x != 0, _over(x, axis), keepdims) if axis != () else x != 0


def any(x, /, *, axis=None, keepdims=False):
    return _c.any(x != 0, _over(x, axis), keepdims) if axis != () else x != 0


def max(x, /, *, axis=None, keepdims=False):
    axes = _over(x, axis)
    _check_nothing_reduced(x, axes, "max")
    return _c.amax(x, axes, keepdims) if axes else x.clone()


def min(x, /, *, axis=None, keepdims=False):
    axes = _over(x, axis)
    _check_nothing_reduced(x, axes, "min")
    return _c.amin(x, axes, keepdims) if axes else x.clone()


def mean(x, /, *, axis=None, keepdims=False):
    axes = _over(x, axis)
    return _c.mean(x, axes, keepdims) if axes else x.clone()


def _sum_dtype(x, dtype):
    """Integers are added up in int64; other numbers in their own dtype."""
    if dtype is not None:
        return dtype
    return x.dtype if x.dtype.is_floating_point or x.dtype.is_complex else _c.int64


def sum(x, /, *, axis=None, dtype=None, keepdims=False):
    axes, dtype = _over(x, axis), _sum_dtype(x, dtype)
    return _c.sum(x, axes, keepdims, dtype=dtype) if axes else x.to(dtype, copy=True)


def prod(x, /, *, axis=None, dtype=None, keepdims=False):
    result = x.to(_sum_dtype(x, dtype), copy=True)
    for a in sorted(_over(x, axis), reverse=True):
        result = _c.prod(result, a, keepdims, dtype=result.dtype)
    return result


def _moment(function, x, axis, correction, keepdims):
    axes = _over(x, axis)
    if axes:
        return function(x, axes, correction=correction, keepdim=keepdims)
    return function(x.unsqueeze(0), [0], correction=correction)


def std(x, /, *, axis=None, correction=0.0, keepdims=False):
    return _moment(_c.std, x, axis, correction, keepdims)


def var(x, /, *, axis=None, correction=0.0, keepdims=False):
    return _moment(_c.var, x, axis, correction, keepdims)


def _cumulative(function, start, x, axis, dtype, include_initial, what):
    if x.ndim == 0:
        raise ValueError(f"{what}: an array of at least one dimension is required")
    if axis is None:
        if x.ndim != 1:
            raise ValueError(f"{what}: argument 'axis' is required for an array of {x.ndim} dimensions")
        axis = 0
    axis = _axis(axis, x.ndim, what)
    result = function(x, axis, dtype=_sum_dtype(x, dtype))
    if not include_initial:
        return result
    edge = [1 if i == axis else size for i, size in enumerate(x.shape)]
    return _c.cat([_c.full(edge, start, dtype=result.dtype), result], axis)


def cumulative_sum(x, /, *, axis=None, dtype=None, include_initial=False):
    return _cumulative(_c.cumsum, 0, x, axis, dtype, include_initial, "cumulative_sum")


def cumulative_prod(x, /, *, axis=None, dtype=None, include_initial=False):
    return _cumulative(_c.cumprod, 1, x, axis, dtype, include_initial, "cumulative_prod")


def diff(x, /, *, axis=-1, n=1, prepend=None, append=None):
    axis = _axis(axis, x.ndim, "diff")
    parts = [part for part in (prepend, x, append) if part is not None]
    result = _c.cat(parts, axis) if len(parts) > 1 else x
    for _ in range(n):
        count = result.shape[axis]
        after, before = _c.narrow(result, axis, _smaller(1, count), count - _smaller(1, count)), _c.narrow(result, axis, 0, count - _smaller(1, count))
        result = _c.ne(after, before) if result.dtype is _c.bool else after - before
    return result.clone() if result is x else result


def _smaller(a, b):
    return a if a < b else b
