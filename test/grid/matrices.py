# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Test matrices and LAPACK's residual ratios (normwise, over n * eps)."""

import numpy as np

KINDS = ("random", "graded", "near singular", "badly scaled")


def gaussian(rng, shape, dtype):
    x = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * rng.standard_normal(shape)
    return x


def orthogonal(rng, shape, dtype):
    return np.linalg.qr(gaussian(rng, shape, dtype))[0] if shape[-1] else gaussian(rng, shape, dtype)


def is_single(dtype):
    return np.finfo(dtype).eps > 1e-10


def condition(kind, dtype):
    return {"near singular": 1e6 if is_single(dtype) else 1e14}.get(kind, 1e2)


def general(rng, batch, n, dtype, kind):
    """Square matrices `(*batch, n, n)` of a kind."""
    shape = (*batch, n, n)
    if kind == "near singular":  # geometric spectrum from 1 to 1 / condition
        s = np.geomspace(1.0, 1.0 / condition(kind, dtype), n) if n > 1 else np.ones(n)
        a = orthogonal(rng, shape, dtype) * s @ orthogonal(rng, shape, dtype)
    else:
        a = gaussian(rng, shape, dtype)
        if kind == "graded":  # rows fall off by a factor of two
            a = a * (0.5 ** np.arange(n))[:, None]
        elif kind == "badly scaled":
            a = a * (10.0 ** rng.permutation(np.linspace(-6, 6, n)))[:, None]
    return np.ascontiguousarray(a.astype(dtype))


def positive_definite(rng, batch, n, dtype, kind):
    shape = (*batch, n, n)
    q = orthogonal(rng, shape, dtype)
    top = 1.0 if kind != "badly scaled" else 1e8
    bottom = top / (condition(kind, dtype) if kind != "graded" else 2.0 ** min(n, 16))
    s = np.geomspace(top, bottom, n) if n > 1 else np.full(n, top)
    # The smallest eigenvalue must survive rounding to dtype, or the matrix is not positive definite at all.
    s = np.maximum(s, 8 * n * top * np.finfo(dtype).eps)
    a = q * s @ np.swapaxes(q.conj(), -1, -2)
    return np.ascontiguousarray(((a + np.swapaxes(a.conj(), -1, -2)) / 2).astype(dtype))


def triangular(rng, batch, n, dtype, kind):
    """Lower triangular, with the spectrum of the kind on the diagonal."""
    a = np.tril(general(rng, batch, n, dtype, kind if kind != "near singular" else "random"))
    if kind == "near singular" and n > 1:
        d = np.geomspace(1.0, 1.0 / condition(kind, dtype), n)
        a = a * 0.1
        a[..., range(n), range(n)] = d
    return np.ascontiguousarray(a.astype(dtype))


def norm(a):
    """1-norm of each matrix, in double precision."""
    return np.abs(a).sum(-2).max(-1, initial=0.0)


def worst(numerator, denominator):
    """max numerator / denominator, with 0 / 0 = 0; NaN where anything is NaN."""
    numerator, denominator = np.broadcast_arrays(np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float))
    if numerator.size == 0:
        return 0.0
    ratio = np.where(numerator == 0, 0.0, numerator / np.where(denominator == 0, 1e-300, denominator))
    return float("nan") if np.isnan(ratio).any() else float(ratio.max())


def wide(a):
    """The same numbers with twice the precision where there is one."""
    return np.asarray(a).astype(np.clongdouble if np.asarray(a).dtype.kind == "c" else np.longdouble)


def inverse_ratio(a, x):
    a, x, eps, n = wide(a), wide(x), np.finfo(a.dtype).eps, a.shape[-1]
    return worst(norm(a @ x - np.eye(n)), n * eps * norm(a) * norm(x))


def solve_ratio(a, x, b):
    a, x, b, eps, n = wide(a), wide(x), wide(b), np.finfo(a.dtype).eps, a.shape[-1]
    return worst(norm(a @ x - b), n * eps * norm(a) * norm(x))


def product_ratio(a, product):
    """Of a factorisation: |A - product| / (n eps |A|)."""
    a, product, eps, n = wide(a), wide(product), np.finfo(a.dtype).eps, a.shape[-1]
    return worst(norm(a - product), n * eps * norm(a))


def exact_slogdet(a):
    """(sign, log|det|) by elimination in extended precision."""
    a = wide(a).copy()
    n, batch = a.shape[-1], a.shape[:-2]
    sign, logabs = np.ones(batch, a.dtype), np.zeros(batch, np.longdouble)
    for index in np.ndindex(*batch):
        m = a[index]
        for k in range(n):
            p = k + int(np.abs(m[k:, k]).argmax())
            if p != k:
                m[[k, p]] = m[[p, k]]
                sign[index] = -sign[index]
            sign[index] *= m[k, k] / abs(m[k, k])
            logabs[index] += np.log(abs(m[k, k]))
            m[k + 1:, k:] -= np.outer(m[k + 1:, k] / m[k, k], m[k, k:])
    return sign, logabs


def determinant_ratio(a, sign, logabs):
    """Relative error of the determinant over n * eps * condition number."""
    eps, n = np.finfo(a.dtype).eps, a.shape[-1]
    true_sign, true_log = exact_slogdet(a)
    error = np.abs(wide(sign) * np.exp(wide(logabs).real - true_log) - true_sign)
    if n == 0:
        return worst(error, eps)
    a64 = np.asarray(a).astype(np.complex128 if a.dtype.kind == "c" else np.float64)
    return worst(error, n * eps * np.linalg.cond(a64, 1))
