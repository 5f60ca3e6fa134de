# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The residual ratios of LAPACK's testers (TESTING/LIN, TESTING/EIG), one for each matrix of a batch.

Residuals are computed with twice the precision of the matrices: in double for single precision, and for double precision
by products of slices whose sums are exact, so that the tester adds no error of its own. Norms are 1-norms. A result that
is not finite has the ratio infinity.
"""

import numpy as np

from kinds import adjoint, precision, roundoff


def is_single(x):
    return np.finfo(x.dtype).eps > 1e-10


def wide(x):
    """The same numbers in a type with more precision and more range."""
    x = np.asarray(x)
    if is_single(x):
        return x.astype(np.complex128 if x.dtype.kind == "c" else np.float64)
    return x.astype(np.clongdouble if x.dtype.kind == "c" else np.longdouble)


def norm(a):
    """1-norm of each matrix, (count, m, n) -> (count,)."""
    return np.abs(a).sum(-2).max(-1, initial=0.0)


def _slices(x, axis):
    """Three doubles that sum to x, the first two with 21 bits below the largest element along the axis."""
    parts, rest = [], x
    for _ in range(2):
        largest = np.abs(rest).max(axis, keepdims=True, initial=0.0)
        _, exponent = np.frexp(largest)
        step = np.ldexp(1.5, exponent + 52 - 21)
        part = (rest + step) - step
        parts.append(part)
        rest = rest - part
    return (*parts, rest)


def _real_product(a, b):
    a1, a2, a3 = _slices(a, -1)
    b1, b2, b3 = _slices(b, -2)
    small = a1 @ b3 + a3 @ b1 + a2 @ b3 + a3 @ b2
    return (a1 @ b1).astype(np.longdouble) + ((a1 @ b2).astype(np.longdouble) + a2 @ b1) + (a2 @ b2 + small)


def _power_of_two(x):
    """Exponents, (count, 1, 1), that bring each matrix close to 1."""
    largest = np.maximum(np.abs(x.real), np.abs(x.imag)) if x.dtype.kind == "c" else np.abs(x)
    largest = largest.max((-2, -1), keepdims=True, initial=0.0)
    return np.frexp(np.where((largest > 0) & np.isfinite(largest), largest, 1))[1]


def _scaled(x, exponent):
    if x.dtype.kind == "c":
        return np.ldexp(x.real, exponent) + 1j * np.ldexp(x.imag, exponent)
    return np.ldexp(x, exponent)


def product(a, b):
    """a @ b in the wide type."""
    if is_single(a) or a.shape[-1] <= 12 or a.dtype in (np.longdouble, np.clongdouble):
        return wide(a) @ wide(b)
    ea, eb = _power_of_two(a), _power_of_two(b)
    x, y = _scaled(a, -ea), _scaled(b, -eb)
    if x.dtype.kind != "c" and y.dtype.kind != "c":
        return np.ldexp(_real_product(x, y), ea + eb)
    re = _real_product(x.real, y.real) - _real_product(x.imag, y.imag)
    im = _real_product(x.real, y.imag) + _real_product(x.imag, y.real)
    return _scaled((re + 1j * im).astype(np.clongdouble), ea + eb)


def ratio(numerator, *denominators):
    """numerator / product(denominators), with 0 / anything = 0 and what is not finite infinity."""
    numerator = np.asarray(numerator, np.longdouble)
    result = numerator.copy()
    for d in denominators:
        d = np.asarray(d, np.longdouble)
        result = result / np.where(d == 0, np.finfo(np.longdouble).tiny, d)
    result = np.where(numerator == 0, 0, result)
    return np.where(np.isfinite(result), result, np.inf).astype(float)


def finite(*arrays):
    """(count,): whether all numbers of a matrix's results are finite."""
    ok = True
    for x in arrays:
        ok = ok & np.isfinite(x).reshape(x.shape[0], -1).all(-1)
    return ok


def residual(expected, a, *results):
    """1-norm of expected - a @ results[0] @ ..., infinity where a result is not finite."""
    ok = finite(*results)
    with np.errstate(invalid="ignore", over="ignore"):
        p = product(a, results[0])
        for x in results[1:]:
            p = wide_product(p, x)
        r = norm(wide(expected) - p)
    return np.where(ok, r, np.inf)


def wide_product(a, b):
    return a @ wide(b)


def get01(a, product_of_factors):
    """|A - L U| / (max(m, n) |A| eps); `product_of_factors` in the wide type, rows exchanged back."""
    m, n = a.shape[-2:]
    r = np.where(finite(product_of_factors), norm(wide(a) - product_of_factors), np.inf)
    return ratio(r, n, norm(wide(a)), roundoff(a.dtype))


pot01 = get01


def get02(a, x, b):
    """max over right-hand sides of |b - A x| / (|A| |x| eps)."""
    if x.shape[-1] == 0 or x.shape[-2] == 0:
        return np.zeros(len(x))
    ok = finite(x)
    with np.errstate(invalid="ignore"):
        r = np.abs(wide(b) - product(a, x)).sum(-2)
        size = np.abs(wide(x)).sum(-2)
    each = ratio(np.where(ok[:, None], r, np.inf), norm(wide(a))[:, None], size, roundoff(a.dtype))
    return each.max(-1)


def get03(a, x):
    """|I - X A| / (n |A| |X| eps), and the same of A X."""
    ok = finite(x)
    x = np.where(ok[:, None, None], x, 0)
    eye = np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape)
    scale = (a.shape[-1], norm(wide(a)), norm(wide(x)), roundoff(a.dtype))
    return tuple(np.where(ok, ratio(residual(eye, *factors), *scale), np.inf) for factors in ((x, a), (a, x)))


def get04(x, exact, condition):
    """|x - x_exact| / (|x_exact| condition eps), the largest over right-hand sides, in the infinity norm."""
    if x.size == 0:
        return np.zeros(len(x))
    ok = finite(x)
    with np.errstate(invalid="ignore"):
        difference = np.abs(wide(x) - wide(exact)).max(-2)
    return ratio(np.where(ok[:, None], difference, np.inf), np.abs(wide(exact)).max(-2), condition[:, None], roundoff(x.dtype)).max(-1)


def unt01(q):
    """|I - Q^H Q| / (n eps), for orthonormal columns."""
    m, n = q.shape[-2:]
    if m == 0 or n == 0:
        return np.zeros(len(q))
    eye = np.broadcast_to(np.eye(n, dtype=q.dtype), (len(q), n, n))
    return ratio(np.where(finite(q), residual(eye, np.ascontiguousarray(adjoint(q)), q), np.inf), max(m, n), roundoff(q.dtype))


def qrt01(a, q, r):
    """|A - Q R| / (m |A| eps); |R - Q^H A| of the tester up to a factor that is 1 to rounding."""
    return ratio(residual(a, q, r), max(a.shape[-2], 1), norm(wide(a)), roundoff(a.dtype))


def syt21(a, w, v):
    """|A - V diag(w) V^H| / (n |A| ulp)."""
    n = a.shape[-1]
    ok = finite(w, v)
    with np.errstate(invalid="ignore", over="ignore"):
        av = product(a, v) - wide(v) * wide(w)[:, None, :]  # (A V - V W) V^H, whose norm is that of A - V W V^H for orthogonal V
        r = np.where(ok, norm(wide_product_of(av, adjoint(v))), np.inf)
    return ratio(r, max(n, 1), norm(wide(a)), precision(a.dtype))


def wide_product_of(residuals, v):
    """A product with a residual, which needs no more digits than the type of v has; scaled, since it may be tiny or huge."""
    size = np.abs(residuals).max((-2, -1), keepdims=True, initial=0.0)
    size = np.where((size > 0) & np.isfinite(size), size, 1)
    kind = np.complex128 if v.dtype.kind == "c" else np.float64
    return ((residuals / size).astype(kind) @ v.astype(kind)) * size


def bdt01(a, u, s, vh):
    """|A - U diag(s) Vh| / (max(m, n) |A| ulp)."""
    m, n = a.shape[-2:]
    ok = finite(u, s, vh)
    with np.errstate(invalid="ignore", over="ignore"):
        if is_single(a) or min(m, n) <= 12:
            r = wide(a) - (wide(u) * wide(s)[:, None, :]) @ wide(vh)
        else:  # with the slices of both factors: U S as two doubles
            us = wide(u) * wide(s)[:, None, :]
            high = us.astype(u.dtype)
            r = wide(a) - product(high, vh) - wide_product_of(us - wide(high), vh)
        r = np.where(ok, norm(r), np.inf)
    return ratio(r, max(m, n, 1), norm(wide(a)), precision(a.dtype))


def same_values(x, y):
    """max |x - y| / (max |x| ulp): values with and without vectors."""
    if x.shape[-1] == 0:
        return np.zeros(len(x))
    with np.errstate(invalid="ignore"):
        difference = np.where(finite(x, y), np.abs(wide(x) - wide(y)).max(-1), np.inf)
    return ratio(difference, np.maximum(np.abs(wide(x)).max(-1), np.abs(wide(y)).max(-1)), precision(x.dtype))


def ascending(x):
    """0, or infinity where the values along the last dimension are not in order."""
    return np.where((np.diff(x, axis=-1) >= 0).all(-1), 0.0, np.inf)


def qrt17(a, x, b):
    """|A^H (b - A x)| / (max(m, n, k) |A| |b| eps): a least-squares residual is orthogonal to the columns."""
    m, n, k = *a.shape[-2:], b.shape[-1]
    ok = finite(x)
    with np.errstate(invalid="ignore", over="ignore"):
        r = wide(b) - product(a, x)
        high = wide_product_of(r, np.broadcast_to(np.eye(k, dtype=a.dtype), (len(a), k, k)))
        gradient = np.swapaxes(wide_product_of(np.swapaxes(high, -1, -2), a.conj()), -1, -2)
        top = np.where(ok, norm(gradient), np.inf)
    return ratio(top, max(m, n, k), norm(wide(a)), norm(wide(b)), roundoff(a.dtype))


def qrt16(a, x, b):
    """|b - A x| / (max(m, n) |A| |x| eps), of a system that has solutions."""
    return get02(a, x, b) / max(*a.shape[-2:], 1)


def determinants(a):
    """(phase, log |det|, condition) of each matrix, by elimination in the wide type; phase 0 of singular ones."""
    n, count = a.shape[-1], len(a)
    exponent = _power_of_two(a)
    m = wide(a)
    m = _scaled(m, -exponent).copy()
    phase, log = np.ones(count, m.dtype), np.zeros(count, np.longdouble) + exponent[:, 0, 0] * n * np.log(np.longdouble(2))
    rows = np.arange(count)
    for k in range(n):
        p = k + np.abs(m[:, k:, k]).argmax(-1)
        moved = p != k
        swapped = m[rows, p].copy()
        m[rows, p] = m[:, k]
        m[:, k] = swapped
        pivot = m[:, k, k]
        size = np.abs(pivot)
        zero = size == 0
        safe = np.where(zero, 1, pivot)
        phase = np.where(zero, 0, phase * np.where(moved, -1, 1) * safe / np.abs(safe))
        log = np.where(zero, -np.inf, log + np.log(np.where(zero, 1, size)))
        m[:, k + 1:, k:] -= (m[:, k + 1:, k] / safe[:, None])[:, :, None] * m[:, k, None, k:]
    return phase, log


def det_ratio(a, det, condition):
    """|det - exact| / (n condition |exact| eps): det is the determinant of a matrix that differs from A by n eps |A|. What the type cannot
    hold must be infinite or zero."""
    n = max(a.shape[-1], 1)
    phase, log = determinants(a)
    info = np.finfo(a.dtype)
    largest, smallest = np.log(np.longdouble(info.max)), np.log(np.longdouble(info.tiny))
    exact = phase * np.exp(np.clip(log, -10000, 10000))
    d = wide(det)
    with np.errstate(invalid="ignore", over="ignore"):
        relative = ratio(np.abs(d - exact), np.where(phase == 0, 1, np.abs(exact)), n * np.asarray(condition), roundoff(a.dtype))
    slack = n * condition * precision(a.dtype) + 1e-3
    relative = np.where(log > largest + slack, np.where(np.isfinite(d.real) & np.isfinite(d.imag), np.inf, 0), relative)
    relative = np.where(np.abs(log - largest) <= slack, 0, relative)  # may be infinite or not
    # Below the smallest normal number the error is absolute.
    small = np.abs(d) <= np.maximum(2 * np.longdouble(info.tiny), np.exp(np.clip(log + 2 * slack, -10000, 10000)))
    return np.where(log < smallest + slack, np.where(small, 0, np.inf), relative)
