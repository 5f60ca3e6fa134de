# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shapes, and elements by index."""

import operator as _operator

from .. import _crout as _c

__all__ = [
    "broadcast_arrays", "broadcast_to", "concat", "expand_dims", "flip", "moveaxis", "permute_dims", "repeat", "reshape", "roll", "squeeze", "stack", "take",
    "take_along_axis", "tile", "unstack",
]


def _axes(axis):
    return tuple(axis) if isinstance(axis, (tuple, list)) else (axis,)


def _axis(axis, count, what):
    axis = _operator.index(axis)
    if not -count <= axis < count:
        raise IndexError(f"{what}: axis {axis} is out of range for {count} dimensions")
    return axis % count if count else 0


def broadcast_arrays(*arrays):
    return list(_c.broadcast_tensors(arrays)) if arrays else []


def broadcast_to(x, /, shape):
    return _c.broadcast_to(x, shape)


def concat(arrays, /, *, axis=0):
    arrays = tuple(arrays)
    if not arrays:
        raise ValueError("concat: at least one array is required")
    if axis is None:
        return _c.cat([x.reshape(-1) for x in arrays])
    # The reference API leaves out empty vectors of any shape; here all must have the same rank.
    if any(x.ndim != arrays[0].ndim or x.ndim == 0 for x in arrays):
        raise ValueError("concat: the arrays must have the same number of dimensions, at least 1, got " + ", ".join(str(x.ndim) for x in arrays))
    return _c.cat(arrays, _axis(axis, arrays[0].ndim, "concat"))


def expand_dims(x, /, axis=0):
    return _c.unsqueeze(x, _axis(axis, x.ndim + 1, "expand_dims"))


def flip(x, /, *, axis=None):
    return _c.flip(x, list(range(x.ndim)) if axis is None else [_axis(a, x.ndim, "flip") for a in _axes(axis)])


def moveaxis(x, source, destination, /):
    return _c.movedim(x, _axes(source), _axes(destination))


def permute_dims(x, /, axes):
    return _c.permute(x, axes)


def repeat(x, repeats, /, *, axis=None):
    if axis is None:
        x, axis = x.reshape(-1), 0
    axis = _axis(axis, x.ndim, "repeat")
    count = x.shape[axis]
    if isinstance(repeats, _c.Tensor) and repeats.numel() != 1:
        return _c.index_select(x, axis, _c.tensor([i for i, n in enumerate(repeats.tolist()) for _ in range(n)], dtype=_c.int64))
    repeats = int(repeats)
    grown = _c.unsqueeze(x, axis + 1)
    grown = _c.broadcast_to(grown, [*x.shape[: axis + 1], repeats, *x.shape[axis + 1 :]])
    return grown.reshape([*x.shape[:axis], count * repeats, *x.shape[axis + 1 :]])


def reshape(x, /, shape, *, copy=None):
    if copy is False:
        try:
            return x.view(shape)
        except _c.Error as error:
            raise ValueError(f"reshape: the elements can't be seen in this shape without a copy, which 'copy' = False forbids ({error})") from None
    result = _c.reshape(x, shape)
    return result.clone() if copy else result


def roll(x, /, shift, *, axis=None):
    if axis is None:
        return _c.roll(x, _axes(shift))
    shifts, axes = _axes(shift), _axes(axis)
    return _c.roll(x, shifts * len(axes) if len(shifts) == 1 else shifts, axes)


def squeeze(x, /, axis):
    axes = [_axis(a, x.ndim, "squeeze") for a in _axes(axis)]
    for a in axes:
        if x.shape[a] != 1:
            raise ValueError(f"squeeze: axis {a} has size {x.shape[a]}, only those of size 1 can be left out")
    return _c.squeeze(x, axes) if axes else x


def stack(arrays, /, *, axis=0):
    return _c.stack(tuple(arrays), axis)


def tile(x, repetitions, /):
    return _c.tile(x, _axes(repetitions))


def unstack(x, /, *, axis=0):
    return tuple(_c.unbind(x, axis))


def _from_end(indices, count):
    return _c.where(indices < 0, indices + count, indices)


def take(x, indices, /, *, axis=None):
    """Elements of an axis by a vector of indices; negative ones count from the end."""
    if axis is None:
        if x.ndim != 1:
            raise ValueError(f"take: argument 'axis' is required for an array of {x.ndim} dimensions")
        axis = 0
    axis = _axis(axis, x.ndim, "take")
    return _c.index_select(x, axis, _from_end(indices, x.shape[axis]))


def take_along_axis(x, indices, /, *, axis=-1):
    """Elements of an axis by an array of indices of matching shape; negative ones count from the end."""
    axis = _axis(axis, x.ndim, "take_along_axis")
    return _c.take_along_dim(x, _from_end(indices, x.shape[axis]).to(_c.int64), axis)
