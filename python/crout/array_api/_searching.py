# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Searching, sorting and sets."""

from collections import namedtuple as _namedtuple

from .. import _crout as _c
from ._elementwise import _promoted

__all__ = [
    "argmax", "argmin", "argsort", "count_nonzero", "nonzero", "searchsorted", "sort", "unique_all", "unique_counts", "unique_inverse", "unique_values", "where",
]

UniqueAll = _namedtuple("UniqueAll", ("values", "indices", "inverse_indices", "counts"))
UniqueCounts = _namedtuple("UniqueCounts", ("values", "counts"))
UniqueInverse = _namedtuple("UniqueInverse", ("values", "inverse_indices"))


def _whole(x, result, keepdims):
    """The result over all axes, with those kept as 1 where asked for."""
    return result.reshape([1] * x.ndim) if keepdims else result


def argmax(x, /, *, axis=None, keepdims=False):
    return _whole(x, _c.argmax(x), keepdims) if axis is None else _c.argmax(x, axis, keepdims)


def argmin(x, /, *, axis=None, keepdims=False):
    return _whole(x, _c.argmin(x), keepdims) if axis is None else _c.argmin(x, axis, keepdims)


def argsort(x, /, *, axis=-1, descending=False, stable=True):
    return _c.argsort(x, axis, descending, stable=True)


def sort(x, /, *, axis=-1, descending=False, stable=True):
    return _c.sort(x, axis, descending, stable=True)[0]


def count_nonzero(x, /, *, axis=None, keepdims=False):
    return _c.sum(x != 0, axis, keepdims)


def nonzero(x, /):
    if x.ndim == 0:
        raise ValueError("nonzero: an array of at least one dimension is required")
    return tuple(_c.unbind(_c.nonzero(x), 1))


def searchsorted(x1, x2, /, *, side="left", sorter=None):
    if sorter is not None:
        x1 = _c.index_select(x1, 0, sorter)
    return _c.searchsorted(x1, x2, right=side == "right")


def where(condition, x1, x2, /):
    return _c.where(condition, *_promoted(x1, x2))


def _unique(x):
    """Sorted values, the place of each one's first element, each element's value, and how often it comes. NaNs all differ."""
    flat = x.reshape(-1)
    count = flat.shape[0]
    if count == 0:
        none = _c.zeros(0, dtype=_c.int64)
        return flat, none, none.reshape(x.shape), none
    ordered, order = _c.sort(flat, 0, stable=True)
    first = _c.cat([_c.ones(1, dtype=_c.bool), ordered[1:] != ordered[:-1]])
    starts = _c.nonzero(first).reshape(-1)
    group = _c.cumsum(first.to(_c.int64), 0) - 1
    inverse = _c.index_select(group, 0, _c.argsort(order))
    ends = _c.cat([starts[1:], _c.full((1,), count, dtype=_c.int64)])
    return _c.index_select(ordered, 0, starts), _c.index_select(order, 0, starts), inverse.reshape(x.shape), ends - starts


def unique_all(x, /):
    return UniqueAll(*_unique(x))


def unique_counts(x, /):
    values, _, _, counts = _unique(x)
    return UniqueCounts(values, counts)


def unique_inverse(x, /):
    values, _, inverse, _ = _unique(x)
    return UniqueInverse(values, inverse)


def unique_values(x, /):
    return _unique(x)[0]
