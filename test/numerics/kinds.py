# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Test matrices of the kinds that LAPACK's own testers make: xLATB4's types, by xLATMS's modes of spectra, in batches."""

import functools
import zlib

import numpy as np

SIZES = (0, 1, 2, 3, 5, 10, 16, 17, 31, 32, 33, 50, 100)
POOL = 64  # orthogonal matrices of each shape that the kinds draw from
DTYPES = ("float32", "float64", "complex64", "complex128")


def precision(dtype):
    """LAPACK's xLAMCH('Precision'): the distance of 1 to the next larger number."""
    return float(np.finfo(dtype).eps)


def roundoff(dtype):
    """LAPACK's xLAMCH('Epsilon'): half of that."""
    return precision(dtype) / 2


def generator(*seed):
    return np.random.default_rng(zlib.crc32(" ".join(map(str, seed)).encode()))


def wide_type(dtype):
    return np.complex128 if np.dtype(dtype).kind == "c" else np.float64


def gaussian(rng, shape, dtype):
    x = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * rng.standard_normal(shape)
    return x


def uniform(rng, shape, dtype):
    """Uniform in (-1, 1), or in the square of the complex plane with these sides; xLARHS's solutions."""
    x = rng.uniform(-1, 1, shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * rng.uniform(-1, 1, shape)
    return x.astype(dtype)


@functools.lru_cache(maxsize=64)
def _pool(m, n, dtype):
    q, r = np.linalg.qr(gaussian(generator("orthogonal", m, n, dtype), (POOL, m, n), dtype))
    d = np.diagonal(r, axis1=-2, axis2=-1)
    return q * (d / np.abs(d))[:, None, :]


def orthogonal(rng, count, m, n, dtype):
    """(count, m, n) with orthonormal columns, of Haar's measure: one of a pool, with its rows permuted and the signs of its columns changed."""
    pool = _pool(m, n, wide_type(dtype).__name__)
    rows = rng.permuted(np.broadcast_to(np.arange(m), (count, m)), axis=1)
    return pool[rng.integers(0, POOL, count)[:, None], rows] * rng.choice((-1.0, 1.0), (count, 1, n))


def adjoint(a):
    return np.swapaxes(np.conj(a), -1, -2)


def spectrum(rng, mode, count, n, condition):
    """(count, n) from 1 down to 1 / condition."""
    d = np.ones((count, n))
    if n < 2:
        return d
    if mode == "one large":
        d[:, 1:] = 1 / condition
    elif mode == "one small":
        d[:, -1] = 1 / condition
    elif mode == "geometric":
        d[:] = condition ** (-np.arange(n) / (n - 1))
    elif mode == "arithmetic":
        d[:] = 1 - np.arange(n) / (n - 1) * (1 - 1 / condition)
    else:  # logarithms uniform, both ends among them
        d = np.exp(-np.log(condition) * rng.uniform(0, 1, (count, n)))
        d[:, 0], d[:, -1] = 1, 1 / condition
    return d


MODES = ("geometric", "arithmetic", "one large", "one small", "log-uniform")
ILL = {"cond sqrt(0.1/eps)": 0.5, "cond 0.1/eps": 1.0}


def conditions(dtype):
    return {"cond 2": 2.0, **{name: (0.1 / precision(dtype)) ** power for name, power in ILL.items()}}


def scales(dtype):
    """The norms of xLATB4's last two types."""
    small = 0.25 * float(np.finfo(dtype).tiny) / precision(dtype)
    return {"near underflow": small, "near overflow": 1 / small}


ILL_KINDS = {f"{name}, {mode}": (name, mode) for name in ILL for mode in MODES}
GENERAL = ("diagonal", "upper triangular", "lower triangular", "zero first column", "zero last column", "zero middle column", "zero first row", "zero last row",
           "zero middle row", "zero last n/2 columns", "cond 2", *ILL_KINDS, "near underflow", "near overflow", "gaussian")
HERMITIAN = ("diagonal", "zero first row and column", "zero last row and column", "zero middle row and column", "cond 2", *ILL_KINDS, "near underflow",
             "near overflow", "gaussian")


def kind_class(kind):
    """The column of the table that a kind belongs to."""
    if kind.startswith("zero"):
        return "zero rows/columns"
    if kind in ("diagonal", "upper triangular", "lower triangular"):
        return "diagonal, triangular"
    if kind in ("cond 2", "gaussian"):
        return "well conditioned"
    return kind.split(",")[0] if kind in ILL_KINDS else "near under-/overflow"


def is_singular(kind, n):
    return kind.startswith("zero") and n > 0


def zero_index(kind, n):
    """The first row or column that is zero."""
    return 0 if "first" in kind else n - 1 if "last row" in kind or "last column" in kind else n // 2


def _recipe(kind, dtype):
    """(condition, mode, norm) of a kind."""
    if kind in ILL_KINDS:
        name, mode = ILL_KINDS[kind]
        return conditions(dtype)[name], mode, 1.0
    return 2.0, "geometric", scales(dtype).get(kind, 1.0)


def general(kind, count, m, n, dtype, rng):
    """(count, m, n)."""
    condition, mode, scale = _recipe(kind, dtype)
    k = min(m, n)
    if m == 0 or n == 0:
        return np.zeros((count, m, n), dtype)
    if kind == "gaussian":
        return gaussian(rng, (count, m, n), dtype).astype(dtype)
    d = spectrum(rng, mode, count, k, condition)
    if kind == "diagonal":
        a = np.zeros((count, m, n), wide_type(dtype))
        signs = rng.choice((-1.0, 1.0), (count, k)) if np.dtype(dtype).kind != "c" else np.exp(2j * np.pi * rng.uniform(size=(count, k)))
        a[:, range(k), range(k)] = rng.permuted(d, axis=1) * signs
        return a.astype(dtype)
    a = orthogonal(rng, count, m, k, dtype) * (scale * d)[:, None, :] @ adjoint(orthogonal(rng, count, n, k, dtype))
    if kind == "upper triangular":
        a = np.linalg.qr(a, mode="complete")[1]
    elif kind == "lower triangular":
        a = adjoint(np.linalg.qr(adjoint(a), mode="complete")[1])
    elif kind.startswith("zero") and kind.endswith("row"):
        a[:, zero_index(kind, m), :] = 0
    elif kind == "zero last n/2 columns":
        a[:, :, n // 2:] = 0
    elif kind.startswith("zero"):
        a[:, :, zero_index(kind, n)] = 0
    return np.ascontiguousarray(a.astype(dtype))


def hermitian(kind, count, n, dtype, rng, definite):
    """(count, n, n); without `definite` the signs of the eigenvalues are random."""
    condition, mode, scale = _recipe(kind, dtype)
    if n == 0:
        return np.zeros((count, n, n), dtype)
    if kind == "gaussian":
        a = gaussian(rng, (count, n, n), dtype)
        a = a @ adjoint(a) + np.eye(n) if definite else (a + adjoint(a)) / 2
    else:
        # Rounding moves an eigenvalue by n * precision at most: what is to be definite must stay above.
        least = 4 * n * precision(dtype) if definite else 0.0
        d = np.maximum(spectrum(rng, mode, count, n, condition), least)
        if not definite:
            d = d * rng.choice((-1.0, 1.0), d.shape)
        if kind == "diagonal":
            a = np.zeros((count, n, n), wide_type(dtype))
            a[:, range(n), range(n)] = rng.permuted(d, axis=1)
        else:
            q = orthogonal(rng, count, n, n, dtype)
            a = q * (scale * d)[:, None, :] @ adjoint(q)
            a = a / 2 + adjoint(a) / 2
    if kind.startswith("zero"):
        i = zero_index(kind.split(" and")[0], n)
        a[:, i, :] = 0
        a[:, :, i] = 0
    return np.ascontiguousarray(a.astype(dtype))
