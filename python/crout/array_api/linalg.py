# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The standard's extension linalg: matrices are the last two axes."""

import math as _math
from collections import namedtuple as _namedtuple

from .. import _crout as _c
from .. import linalg as _linalg
from ._manipulation import _axes, _axis
from ._products import _promoted, matmul, matrix_transpose, tensordot, vecdot  # noqa: F401

__all__ = [
    "cholesky", "cross", "det", "diagonal", "eigh", "eigvalsh", "inv", "matmul", "matrix_norm", "matrix_power", "matrix_rank", "matrix_transpose", "outer",
    "pinv", "qr", "slogdet", "solve", "svd", "svdvals", "tensordot", "trace", "vecdot", "vector_norm",
]

EighResult = _namedtuple("EighResult", ("eigenvalues", "eigenvectors"))
QRResult = _namedtuple("QRResult", ("Q", "R"))
SlogdetResult = _namedtuple("SlogdetResult", ("sign", "logabsdet"))
SVDResult = _namedtuple("SVDResult", ("U", "S", "Vh"))


def cholesky(x, /, *, upper=False):
    return _linalg.cholesky(x, upper=upper)


def cross(x1, x2, /, *, axis=-1):
    if not -min(x1.ndim, x2.ndim) <= axis < 0:
        raise ValueError(f"cross: argument 'axis' must be in [{-min(x1.ndim, x2.ndim)}, -1], got {axis}")
    if x1.shape[axis] != 3 or x2.shape[axis] != 3:
        raise ValueError(f"cross: the arrays must have size 3 along axis {axis}, got {x1.shape[axis]} and {x2.shape[axis]}")
    (a0, a1, a2), (b0, b1, b2) = _c.unbind(x1, axis), _c.unbind(x2, axis)
    return _c.stack([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0], axis)


def det(x, /):
    return _linalg.det(x)


def diagonal(x, /, *, offset=0):
    return _c.diagonal(x, offset, -2, -1)


def eigh(x, /):
    return EighResult(*_linalg.eigh(x))


def eigvalsh(x, /):
    return _linalg.eigvalsh(x)


def inv(x, /):
    return _linalg.inv(x)


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    return _linalg.matrix_norm(x, ord, keepdim=keepdims)


def matrix_power(x, n, /):
    return _linalg.matrix_power(x, n)


def _tolerance(x, rtol):
    """A relative tolerance per matrix, as a column beside its singular values."""
    if rtol is None:
        from ._dtypes import finfo

        return max(x.shape[-2], x.shape[-1]) * finfo(x.dtype).eps
    return rtol.unsqueeze(-1) if isinstance(rtol, _c.Tensor) else rtol


def matrix_rank(x, /, *, rtol=None):
    values = _linalg.svdvals(x)
    if values.shape[-1] == 0:
        return _c.zeros(values.shape[:-1], dtype=_c.int64)
    return _c.sum(values > _c.amax(values, -1, True) * _tolerance(x, rtol), -1)


def outer(x1, x2, /):
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(f"outer: two vectors are required, got arrays of {x1.ndim} and {x2.ndim} dimensions")
    return _c.outer(*_promoted(x1, x2))


def pinv(x, /, *, rtol=None):
    u, s, vh = _linalg.svd(x, full_matrices=False)
    if s.shape[-1] == 0:
        return x.mT.clone()
    used = s > _c.amax(s, -1, True) * _tolerance(x, rtol)
    inverse = _c.where(used, 1 / _c.where(used, s, 1), 0).to(s.dtype)
    return (vh.mH * inverse.unsqueeze(-2)) @ u.mH


def qr(x, /, *, mode="reduced"):
    if mode not in ("reduced", "complete"):
        raise ValueError(f"qr: argument 'mode' must be 'reduced' or 'complete', got {mode!r}")
    return QRResult(*_linalg.qr(x, mode))


def slogdet(x, /):
    return SlogdetResult(*_linalg.slogdet(x))


def solve(x1, x2, /):
    """The solution of x1 @ x = x2; x2 is a vector only where it has one dimension."""
    x1, x2 = _promoted(x1, x2)
    if x2.ndim == 1:
        return _linalg.solve(x1, x2.unsqueeze(-1)).squeeze(-1)
    batch = _c.broadcast_tensors([_c.empty([*x1.shape[:-2], 1, 1]), _c.empty([*x2.shape[:-2], 1, 1])])[0].shape[:-2]
    return _linalg.solve(x1.expand([*batch, *x1.shape[-2:]]), x2.expand([*batch, *x2.shape[-2:]]))


def svd(x, /, *, full_matrices=True):
    return SVDResult(*_linalg.svd(x, full_matrices))


def svdvals(x, /):
    return _linalg.svdvals(x)


def trace(x, /, *, offset=0, dtype=None):
    from ._statistics import sum as add_up

    return add_up(diagonal(x, offset=offset), axis=-1, dtype=dtype)


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    axes = list(range(x.ndim)) if axis is None else [_axis(a, x.ndim, "vector_norm") for a in _axes(axis)]
    size = _math.prod([x.shape[a] for a in axes])
    if not axes:
        return abs(x) if ord != 0 else (x != 0).to(x.dtype.to_real())
    if size == 0 and ord in (_math.inf, -_math.inf):
        raise ValueError("vector_norm: no element has no largest or smallest one")
    return _linalg.vector_norm(x, ord, axes, keepdims)
