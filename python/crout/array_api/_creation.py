# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Arrays from nothing, from data and from arrays of others."""

from .. import _crout as _c

__all__ = [
    "arange", "asarray", "empty", "empty_like", "eye", "from_dlpack", "full", "full_like", "linspace", "meshgrid", "ones", "ones_like", "tril", "triu", "zeros",
    "zeros_like",
]


def _size(shape):
    return (shape,) if isinstance(shape, (int, _c.SymInt)) else tuple(shape)


def arange(start, /, stop=None, step=1, *, dtype=None, device=None):
    if stop is None:
        start, stop = 0, start
    if step != 0 and (stop - start) / step < 0:  # no element; the reference API takes it for an error
        stop = start
    return _c.arange(start, stop, step, dtype=dtype, device=device)


def asarray(obj, /, *, dtype=None, device=None, copy=None):
    return _c.asarray(obj, dtype=dtype, device=device, copy=copy)


def from_dlpack(x, /, *, device=None, copy=None):
    return _c.from_dlpack(x, device=device, copy=copy)


def empty(shape, *, dtype=None, device=None):
    return _c.empty(_size(shape), dtype=dtype, device=device)


def empty_like(x, /, *, dtype=None, device=None):
    return _c.empty_like(x, dtype=dtype, device=device)


def eye(n_rows, n_cols=None, /, *, k=0, dtype=None, device=None):
    n_cols = n_rows if n_cols is None else n_cols
    if k == 0:
        return _c.eye(n_rows, n_cols, dtype=dtype, device=device)
    if not -n_rows < k < n_cols:
        return _c.zeros((n_rows, n_cols), dtype=dtype, device=device)
    rows, columns = _c.arange(n_rows, device=device).unsqueeze(1), _c.arange(n_cols, device=device)
    return (columns - rows == k).to(dtype or _c.get_default_dtype())


def full(shape, fill_value, *, dtype=None, device=None):
    return _c.full(_size(shape), fill_value, dtype=dtype, device=device)


def full_like(x, /, fill_value, *, dtype=None, device=None):
    return _c.full_like(x, fill_value, dtype=dtype, device=device)


def linspace(start, stop, /, num, *, dtype=None, device=None, endpoint=True):
    if dtype is None and (isinstance(start, complex) or isinstance(stop, complex)):
        dtype = _c.get_default_dtype().to_complex()
    if endpoint:
        return _c.linspace(start, stop, num, dtype=dtype, device=device)
    return _c.linspace(start, stop, num + 1, dtype=dtype, device=device)[:num]


def meshgrid(*arrays, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError(f"meshgrid: argument 'indexing' must be 'xy' or 'ij', got {indexing!r}")
    if len({x.dtype for x in arrays}) > 1:
        raise ValueError("meshgrid: the arrays must have one dtype")
    count = len(arrays)
    order = list(range(count))
    if indexing == "xy" and count > 1:
        order[0], order[1] = 1, 0
    axes = [x.reshape([-1 if place == order[i] else 1 for place in range(count)]) for i, x in enumerate(arrays)]
    return [axis.clone() for axis in _c.broadcast_tensors(axes)] if axes else []


def ones(shape, *, dtype=None, device=None):
    return _c.ones(_size(shape), dtype=dtype, device=device)


def ones_like(x, /, *, dtype=None, device=None):
    return _c.ones_like(x, dtype=dtype, device=device)


def tril(x, /, *, k=0):
    return _c.tril(x, k)


def triu(x, /, *, k=0):
    return _c.triu(x, k)


def zeros(shape, *, dtype=None, device=None):
    return _c.zeros(_size(shape), dtype=dtype, device=device)


def zeros_like(x, /, *, dtype=None, device=None):
    return _c.zeros_like(x, dtype=dtype, device=device)
