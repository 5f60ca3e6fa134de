# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The residual ratios of LAPACK's testers (TESTING/LIN, TESTING/EIG), one for each matrix of a batch.

Residuals are computed with more than the precision of the matrices, at the speed of products in double precision: for single
precision in double, and for double precision from parts of the factors whose products are exact (`difference`), so that the
tester adds no error of its own. Matrices are scaled by powers of two first, so that nothing overflows or underflows on the way.
Norms are 1-norms. A result that is not finite has the ratio infinity.
"""

import numpy as np

from kinds import adjoint, precision, roundoff

LEADING_BITS = 21  # products of two such parts, and sums of 2^11 of them, are exact in double precision


def is_single(x):
    return np.finfo(x.dtype).eps > 1e-10


def wide(x):
    """The same numbers in a type with more precision and more range."""
    x = np.asarray(x)
    if is_single(x):
        return x.astype(np.complex128 if x.dtype.kind == "c" else np.float64)
    return x.astype(np.clongdouble if x.dtype.kind == "c" else np.longdouble)


def scaled(x, exponent):
    """x * 2^exponent. In two steps, since a power of two may be beyond the range where its product with x is not."""
    half = np.asarray(exponent) // 2
    return x * np.ldexp(1.0, half) * np.ldexp(1.0, exponent - half)


def largest(x, axis):
    """The largest real or imaginary part along the axis, which stays."""
    x = np.maximum(np.abs(x.real), np.abs(x.imag)) if x.dtype.kind == "c" else np.abs(x)
    return x.max(axis, keepdims=True, initial=0.0)


def exponent_of(x):
    """(count, 1, 1): the exponents of the largest elements."""
    top = largest(x, (-2, -1))
    return np.frexp(np.where((top > 0) & np.isfinite(top), top, 1))[1]


def doubled(x, exponent=0):
    """x * 2^-exponent in double precision."""
    return scaled(x.astype(np.complex128 if x.dtype.kind == "c" else np.float64), -np.asarray(exponent))


def near_one(*arrays):
    """Each array in double precision, scaled to elements of about 1, and its exponents."""
    exponents = [exponent_of(x) for x in arrays]
    return [doubled(x, e) for x, e in zip(arrays, exponents)], exponents


def norm(a):
    """1-norm of each matrix, (count, m, n) -> (count,)."""
    return np.abs(a).sum(-2).max(-1, initial=0.0)


def leading(x, axis):
    """x with the bits that are LEADING_BITS below the largest element along the axis rounded away."""
    step = np.ldexp(1.5, np.frexp(largest(x, axis))[1] + 52 - LEADING_BITS)
    if x.dtype.kind == "c":
        step = step * (1 + 1j)
    return (x + step) - step


def difference_parts(expected, a, b, single):
    """Two doubles whose sum is expected - a @ b to 2^-20 of the rounding of a product: the first is the difference without
    the lower parts of the factors, exactly but for what the second holds. Products of single precision need no parts."""
    if single:
        high = expected - a @ b
        return high, np.zeros_like(high)
    a1, b1 = leading(a, -1), leading(b, -2)
    p = a1 @ b1
    high = expected - p
    back = high - expected
    low = (expected - (high - back)) - (p + back)
    return high, low - a1 @ (b - b1) - (a - a1) @ b


def difference(expected, a, b, single):
    high, low = difference_parts(expected, a, b, single)
    return high + low


def exact_product(x, y):
    """(x * y rounded, its error), elementwise, of a real y (T. J. Dekker, 1971)."""
    if x.dtype.kind == "c":
        parts = [exact_product(part, y) for part in (x.real, x.imag)]
        return tuple(re + 1j * im for re, im in zip(*parts))
    split = 2.0**27 + 1
    xh, yh = split * x, split * y
    xh, yh = xh - (xh - x), yh - (yh - y)
    xl, yl, p = x - xh, y - yh, x * y
    return p, ((xh * yh - p) + xh * yl + xl * yh) + xl * yl


def product(a, b):
    """a @ b, rounded once, in double precision."""
    (x, y), (ea, eb) = near_one(a, b)
    return scaled(-difference(np.zeros((len(x), x.shape[-2], y.shape[-1]), x.dtype), x, y, is_single(a)), ea + eb)


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


def cleared(ok, x):
    """x, with zeros for the matrices that are not ok: they must not warn on the way to infinity."""
    return x if ok.all() else np.where(ok.reshape(-1, *[1] * (x.ndim - 1)), x, 0)


def factored(expected, a, b, *more):
    """|expected - a @ b| / (|expected| `more` eps) where a or b came out of a factorisation."""
    ok = finite(a, b)
    (x, y), (ea, eb) = near_one(cleared(ok, a), cleared(ok, b))
    target = doubled(expected, ea + eb)
    return ratio(np.where(ok, norm(difference(target, x, y, is_single(expected))), np.inf), norm(target), *more)


def get01(a, lower, upper):
    """|A - L U| / (n |A| eps), of A with its rows exchanged."""
    return factored(a, lower, upper, max(a.shape[-1], 1), roundoff(a.dtype))


def qrt01(a, q, r):
    """|A - Q R| / (m |A| eps); |R - Q^H A| of the tester up to a factor that is 1 to rounding."""
    return factored(a, q, r, max(a.shape[-2], 1), roundoff(a.dtype))


def get02(a, x, b):
    """max over right-hand sides of |b - A x| / (|A| |x| eps)."""
    if x.shape[-1] == 0 or x.shape[-2] == 0:
        return np.zeros(len(x))
    ok = finite(x)
    (y, z), (ea, ex) = near_one(a, cleared(ok, x))
    r = np.abs(difference(doubled(b, ea + ex), y, z, is_single(a))).sum(-2)
    each = ratio(np.where(ok[:, None], r, np.inf), norm(y)[:, None], np.abs(z).sum(-2), roundoff(a.dtype))
    return each.max(-1)


def get03(a, x):
    """|I - X A| / (n |A| |X| eps), and the same of A X."""
    n, ok = a.shape[-1], finite(x)
    (y, z), (ea, ex) = near_one(a, cleared(ok, x))
    eye = doubled(np.eye(n, dtype=y.dtype), ea + ex)
    return tuple(ratio(np.where(ok, norm(difference(eye, *factors, is_single(a))), np.inf), max(n, 1), norm(y), norm(z), roundoff(a.dtype))
                 for factors in ((z, y), (y, z)))


def get04(x, exact, condition):
    """|x - x_exact| / (|x_exact| condition eps), the largest over right-hand sides, in the infinity norm."""
    if x.size == 0:
        return np.zeros(len(x))
    ok = finite(x)
    far = np.abs(wide(cleared(ok, x)) - wide(exact)).max(-2)
    return ratio(np.where(ok[:, None], far, np.inf), np.abs(wide(exact)).max(-2), condition[:, None], roundoff(x.dtype)).max(-1)


def condition_of(a, inverse):
    """In the 1-norm, at least 1."""
    ok = finite(inverse)
    (x, y), (ea, ei) = near_one(a, cleared(ok, inverse))
    return np.maximum(np.ldexp((norm(x) * norm(y)).astype(np.longdouble), (ea + ei)[:, 0, 0]), 1)


def unt01(q):
    """|I - Q^H Q| / (n eps), for orthonormal columns."""
    m, n = q.shape[-2:]
    if m == 0 or n == 0:
        return np.zeros(len(q))
    ok = finite(q)
    x = doubled(cleared(ok, q))
    r = difference(np.eye(n, dtype=x.dtype), adjoint(x), x, is_single(q))
    return ratio(np.where(ok, norm(r), np.inf), max(m, n), roundoff(q.dtype))


def syt21(a, w, v):
    """|A - V diag(w) V^H| / (n |A| ulp)."""
    ok = finite(w, v)
    exponent = exponent_of(a)
    x, y, z = doubled(a, exponent), doubled(cleared(ok, v)), doubled(cleared(ok, w)[:, None, :], exponent)
    high, low = exact_product(y, z)
    r = (difference(high, x, y, is_single(a)) + low) @ adjoint(y)  # (V W - A V) V^H, whose norm is that of A - V W V^H for orthogonal V
    return ratio(np.where(ok, norm(r), np.inf), max(a.shape[-1], 1), norm(x), precision(a.dtype))


def bdt01(a, u, s, vh):
    """|A - U diag(s) Vh| / (max(m, n) |A| ulp)."""
    ok = finite(u, s, vh)
    exponent = exponent_of(a)
    x, y, z = doubled(a, exponent), doubled(cleared(ok, u)), doubled(cleared(ok, vh))
    high, low = exact_product(y, doubled(cleared(ok, s)[:, None, :], exponent))
    r = difference(x, high, z, is_single(a)) - low @ z
    return ratio(np.where(ok, norm(r), np.inf), max(*a.shape[-2:], 1), norm(x), precision(a.dtype))


def same_values(x, y):
    """max |x - y| / (max |x| ulp): values with and without vectors."""
    if x.shape[-1] == 0:
        return np.zeros(len(x))
    with np.errstate(invalid="ignore"):
        far = np.where(finite(x, y), np.abs(wide(x) - wide(y)).max(-1), np.inf)
    return ratio(far, np.maximum(np.abs(wide(x)).max(-1), np.abs(wide(y)).max(-1)), precision(x.dtype))


def ascending(x):
    """0, or infinity where the values along the last dimension are not in order."""
    return np.where((np.diff(x, axis=-1) >= 0).all(-1), 0.0, np.inf)


def qrt17(a, x, b):
    """|A^H (b - A x)| / (max(m, n, k) |A| |b| eps): a least-squares residual is orthogonal to the columns."""
    ok = finite(x)
    (y, z), (ea, ex) = near_one(a, cleared(ok, x))
    exponent = exponent_of(b)
    target = doubled(b, exponent)
    # A x is as large as b at most, so that it may be scaled as b is.
    high, low = difference_parts(target, y, scaled(z, ea + ex - exponent), is_single(a))
    ah = adjoint(y)
    gradient = difference(ah @ -low, ah, high, is_single(a))
    return ratio(np.where(ok, norm(gradient), np.inf), max(*a.shape[-2:], b.shape[-1]), norm(y), norm(target), roundoff(a.dtype))


def qrt16(a, x, b):
    """|b - A x| / (max(m, n) |A| |x| eps), of a system that has solutions."""
    return get02(a, x, b) / max(*a.shape[-2:], 1)


def determinants(a):
    """(phase, log |det|) of each matrix, with twice its precision; phase 0 of singular ones."""
    n, count = a.shape[-1], len(a)
    exponent = exponent_of(a)
    m, scale = doubled(a, exponent), exponent[:, 0, 0] * n * np.log(np.longdouble(2))
    if is_single(a):
        phase, log = np.linalg.slogdet(m)
        return phase.astype(m.dtype), log + scale
    m, phase, log = wide(m), np.ones(count, wide(m).dtype), np.zeros(count, np.longdouble) + scale
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
        m[:, k + 1:, k + 1:] -= (m[:, k + 1:, k] / safe[:, None])[:, :, None] * m[:, k, None, k + 1:]
    return phase, log


def det_ratio(a, det, condition):
    """|det - exact| / (n condition |exact| eps): det is the determinant of a matrix that differs from A by n eps |A|. What the type cannot
    hold must be infinite or zero."""
    n = max(a.shape[-1], 1)
    phase, log = determinants(a)
    info = np.finfo(a.dtype)
    top, bottom = np.log(np.longdouble(info.max)), np.log(np.longdouble(info.tiny))
    exact = phase * np.exp(np.clip(log, -10000, 10000))
    d = wide(det)
    with np.errstate(invalid="ignore", over="ignore"):
        relative = ratio(np.abs(d - exact), np.where(phase == 0, 1, np.abs(exact)), n * np.asarray(condition), roundoff(a.dtype))
    slack = n * condition * precision(a.dtype) + 1e-3
    with np.errstate(divide="ignore"):
        larger = log + np.log(np.maximum(np.abs(phase.real), np.abs(phase.imag)))  # of the two parts of a complex number
    relative = np.where(larger > top + slack, np.where(np.isfinite(d.real) & np.isfinite(d.imag), np.inf, 0), relative)
    relative = np.where(np.abs(larger - top) <= slack, 0, relative)  # may be infinite or not
    # Below the smallest normal number the error is absolute.
    small = np.abs(d) <= np.maximum(2 * np.longdouble(info.tiny), np.exp(np.clip(log + 2 * slack, -10000, 10000)))
    return np.where(log < bottom + slack, np.where(small, 0, np.inf), relative)
