# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products of arrays, which the namespace and its linalg share."""

from .. import _crout as _c

__all__ = ["matmul", "matrix_transpose", "tensordot", "vecdot"]


def _promoted(x1, x2):
    dtype = _c.promote_types(x1.dtype, x2.dtype)
    return x1.to(dtype), x2.to(dtype)


def matmul(x1, x2, /):
    return _c.matmul(*_promoted(x1, x2))


def matrix_transpose(x, /):
    if x.ndim < 2:
        raise ValueError(f"matrix_transpose: an array of at least two dimensions is required, got {x.ndim}")
    return x.mT


def tensordot(x1, x2, /, *, axes=2):
    x1, x2 = _promoted(x1, x2)
    if isinstance(axes, int):
        if axes < 0:
            raise ValueError(f"tensordot: argument 'axes' must not be negative, got {axes}")
        return _c.tensordot(x1, x2, axes)
    return _c.tensordot(x1, x2, list(axes[0]), list(axes[1]))


def vecdot(x1, x2, /, *, axis=-1):
    """Sum of conj(x1) * x2 along an axis, of both arrays, counted from the end."""
    if not -min(x1.ndim, x2.ndim) <= axis < 0:
        raise ValueError(f"vecdot: argument 'axis' must be in [{-min(x1.ndim, x2.ndim)}, -1], got {axis}")
    if x1.shape[axis] != x2.shape[axis]:
        raise ValueError(f"vecdot: the arrays must have the same size along axis {axis}, got {x1.shape[axis]} and {x2.shape[axis]}")
    first = _c.conj(x1) if x1.dtype.is_complex else x1
    product = first * x2
    return _c.sum(product, axis, dtype=product.dtype)
