# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the sections BLAS and LAPACK and linalg: factorisations, whose factors are checked by what they multiply to."""

import functools

import numpy as np
import scipy.linalg

import crout
from case import WIDEC, row

BATCHES = ((2,),)
SIZES = ((6, 3), (3, 6), (36, 36))


def tolerance(dtype):
    return 2e-4 if dtype in ("float32", "complex64") else 1e-11


def draw(shape, dtype, seed=0):
    rng = np.random.default_rng([seed, *shape])
    values = rng.standard_normal(shape)
    return (values + 1j * rng.standard_normal(shape) if dtype.startswith("complex") else values).astype(dtype)


def each(sizes=SIZES, batches=BATCHES, dtypes=WIDEC):
    for dtype in dtypes:
        for m, n in sizes:
            for batch in batches:
                yield dtype, draw((*batch, m, n), dtype), dict(rtol=tolerance(dtype), atol=tolerance(dtype) * max(m, n))


def both(function, *arrays, **kwargs):
    """Eager and jitted results, which must be the same bits."""
    tensors = [crout.from_numpy(a) for a in arrays]
    eager = function(*tensors, **kwargs)
    if arrays[0].dtype != "float64":
        return eager.numpy() if isinstance(eager, crout.Tensor) else [r.numpy() for r in eager]
    jitted = crout.jit(lambda *ts: function(*ts, **kwargs))(*tensors)
    for e, j in zip(*([r] if isinstance(r, crout.Tensor) else r for r in (eager, jitted))):
        assert e.dtype == j.dtype and np.array_equal(e.numpy(), j.numpy(), equal_nan=True)
    return eager.numpy() if isinstance(eager, crout.Tensor) else [r.numpy() for r in eager]


def adjoint(a):
    return a.conj().swapaxes(-1, -2)


def refused(error, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except error:
        return
    raise AssertionError(f"{function.__name__} accepted bad arguments")


SQUARE = [(n, n) for n in (4, 36)]
TALL = [(4, 4), (36, 20)]


@row("linalg.eig", "linalg.eigvals", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SQUARE):
        w, v = both(crout.linalg.eig, a)
        complex_type = "complex64" if dtype in ("float32", "complex64") else "complex128"
        assert w.dtype == v.dtype == complex_type
        np.testing.assert_allclose(a @ v, v * w[..., None, :], **close)
        np.testing.assert_allclose(np.linalg.norm(v, axis=-2), 1, rtol=1e-5)
        np.testing.assert_allclose(np.sort(abs(both(crout.linalg.eigvals, a))), np.sort(abs(w)), **close)
    assert crout.linalg.eig(crout.zeros(0, 0)).eigenvalues.shape == (0,)
    refused(RuntimeError, crout.linalg.eig, crout.zeros(2, 3))
    refused(TypeError, crout.linalg.eig, crout.zeros(2, 2, dtype=crout.int64))
    refused(crout.linalg.LinAlgError, crout.linalg.eig, crout.tensor([[float("nan"), 0.0], [0.0, 1.0]]))


@row("linalg.matrix_exp", "matrix_exp", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SQUARE):
        for scale in (1e-3, 0.3, 1.0):
            scaled = (a * scale / max(1, a.shape[-1] ** 0.5)).astype(dtype)
            expected = np.stack([scipy.linalg.expm(m.astype("complex128")) for m in scaled.reshape(-1, *a.shape[-2:])]).reshape(a.shape)
            for function in (crout.linalg.matrix_exp, crout.matrix_exp):
                np.testing.assert_allclose(both(function, scaled), expected if np.iscomplexobj(scaled) else expected.real, **close)
    large = np.diag([-800.0, 3.0])
    np.testing.assert_allclose(crout.linalg.matrix_exp(crout.from_numpy(large)).numpy(), np.diag([0, np.exp(3.0)]), atol=1e-12)
    assert crout.matrix_exp(crout.zeros(2, 2, dtype=crout.float16)).dtype == crout.float16
    refused(RuntimeError, crout.linalg.matrix_exp, crout.zeros(2, 3))


@row("linalg.ldl_factor", "linalg.ldl_factor_ex", "linalg.ldl_solve", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SQUARE):
        for hermitian in (False, True):
            symmetric = a + (adjoint(a) if hermitian else a.swapaxes(-1, -2))
            factors, pivots, info = both(crout.linalg.ldl_factor_ex, symmetric, hermitian=hermitian)
            assert pivots.dtype == info.dtype == np.int32 and not info.any() and np.array_equal(np.tril(factors), factors)
            first = both(crout.linalg.ldl_factor, symmetric, hermitian=hermitian)
            assert np.array_equal(first[0], factors) and np.array_equal(first[1], pivots)
            b = draw((*a.shape[:-1], 2), dtype, 1)
            x = both(crout.linalg.ldl_solve, factors, pivots, b, hermitian=hermitian)
            np.testing.assert_allclose(symmetric @ x, b, rtol=close["rtol"] * 100, atol=close["atol"] * 100)
    refused(crout.linalg.LinAlgError, crout.linalg.ldl_factor, crout.zeros(2, 2))
    assert crout.linalg.ldl_factor_ex(crout.zeros(2, 2)).info.item() == 1
    refused(ValueError, crout.linalg.ldl_solve, crout.eye(3), crout.tensor([1, 2, 9], dtype=crout.int32), crout.ones(3, 1))
    refused(RuntimeError, crout.linalg.ldl_factor, crout.zeros(2, 3))


@row("geqrf", "orgqr", "linalg.householder_product", "ormqr", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(TALL):
        factors, tau = both(crout.geqrf, a)
        n = a.shape[-1]
        q = both(crout.linalg.householder_product, factors, tau)
        np.testing.assert_allclose(q @ np.triu(factors[..., :n, :]), a, **close)
        np.testing.assert_allclose(adjoint(q) @ q, np.broadcast_to(np.eye(n), (*a.shape[:-2], n, n)), **close)
        assert np.array_equal(both(crout.orgqr, factors, tau), q)
        # The whole Q, from the identity.
        m = a.shape[-2]
        identity = np.broadcast_to(np.eye(m, dtype=dtype), (*a.shape[:-2], m, m)).copy()
        whole = both(crout.ormqr, factors, tau, identity)
        np.testing.assert_allclose(whole[..., :n], q, **close)
        c = draw((*a.shape[:-2], m, 2), dtype, 2)
        np.testing.assert_allclose(both(crout.ormqr, factors, tau, c), whole @ c, **close)
        np.testing.assert_allclose(both(crout.ormqr, factors, tau, c, transpose=True), adjoint(whole) @ c, **close)
        r = np.ascontiguousarray(c.swapaxes(-1, -2))
        np.testing.assert_allclose(both(crout.ormqr, factors, tau, r, left=False), r @ whole, **close)
        np.testing.assert_allclose(both(crout.ormqr, factors, tau, r, left=False, transpose=True), r @ adjoint(whole), **close)
        fewer = both(crout.orgqr, factors, tau[..., : n - 1].copy())
        np.testing.assert_allclose(adjoint(fewer) @ fewer, np.broadcast_to(np.eye(n), (*a.shape[:-2], n, n)), **close)
    refused(RuntimeError, crout.orgqr, crout.zeros(3, 4), crout.zeros(3))
    refused(RuntimeError, crout.orgqr, crout.zeros(4, 3), crout.zeros(4))
    refused(RuntimeError, crout.ormqr, crout.zeros(4, 3), crout.zeros(3), crout.zeros(3, 2))


@row("qr", "svd", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each():
        for some in (True, False):
            q, r = both(crout.qr, a, some=some)
            np.testing.assert_allclose(q @ r, a, **close)
            u, s, v = both(crout.svd, a, some=some)
            k = s.shape[-1]
            np.testing.assert_allclose((u[..., :k] * s[..., None, :]) @ adjoint(v[..., :k]), a, **close)
        u, s, v = both(crout.svd, a, compute_uv=False)
        assert not u.any() and not v.any() and u.shape[-2:] == (a.shape[-2],) * 2 and v.shape[-2:] == (a.shape[-1],) * 2
        np.testing.assert_allclose(s, np.linalg.svd(a, compute_uv=False), **close)


@row("lu", "lu_unpack", "triangular_solve", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each():
        factors, pivots = both(crout.lu, a)
        p, lower, upper = both(crout.lu_unpack, factors, pivots)
        np.testing.assert_allclose(p @ lower @ upper, a, **close)
        p, lower, upper = crout.lu_unpack(crout.from_numpy(factors), crout.from_numpy(pivots), unpack_data=False)
        assert lower.shape == upper.shape == (0,) and p.shape[-1] == a.shape[-2]
    for dtype, a, close in each(SQUARE[:1]):
        a = a + 3 * np.eye(a.shape[-1], dtype=dtype)
        b = draw((*a.shape[:-1], 2), dtype, 3)
        for upper in (True, False):
            for transpose in (True, False):
                for unit in (True, False):
                    triangle = np.triu(a) if upper else np.tril(a)
                    if unit:
                        triangle = triangle - triangle * np.eye(a.shape[-1]) + np.eye(a.shape[-1])
                    x, copied = both(crout.triangular_solve, b, a, upper=upper, transpose=transpose, unitriangular=unit)
                    np.testing.assert_allclose((triangle.swapaxes(-1, -2) if transpose else triangle) @ x, b, rtol=close["rtol"] * 100, atol=close["atol"] * 100)
                    assert np.array_equal(copied, a)
    refused(RuntimeError, crout.triangular_solve, crout.zeros(2, 1), crout.zeros(3, 3))
    refused(TypeError, crout.lu_unpack, crout.zeros(2, 2), crout.zeros(2))


@row("svd_lowrank", "pca_lowrank", dtypes=WIDEC)
@functools.cache
def _():
    for dtype in WIDEC:
        for batch, m, n in (((), 30, 12), ((3,), 9, 20)):
            a = draw((*batch, m, 4), dtype, 5) @ draw((*batch, 4, n), dtype, 6)
            close = dict(rtol=tolerance(dtype) * 10, atol=tolerance(dtype) * 100)
            u, s, v = (t.numpy() for t in crout.svd_lowrank(crout.from_numpy(a), q=6))
            assert u.shape == (*batch, m, 6) and s.shape == (*batch, 6) and v.shape == (*batch, n, 6)
            np.testing.assert_allclose((u * s[..., None, :]) @ adjoint(v), a, **close)
            np.testing.assert_allclose(s[..., :4], np.linalg.svd(a, compute_uv=False)[..., :4], **close)
            shift = np.ones((*batch, m, n), dtype)
            u, s, v = (t.numpy() for t in crout.svd_lowrank(crout.from_numpy(a + shift), 6, 2, crout.from_numpy(shift)))
            np.testing.assert_allclose((u * s[..., None, :]) @ adjoint(v), a, **close)
            u, s, v = (t.numpy() for t in crout.pca_lowrank(crout.from_numpy(a)))
            np.testing.assert_allclose((u * s[..., None, :]) @ adjoint(v), a - a.mean(-2, keepdims=True), **close)
    refused(ValueError, crout.svd_lowrank, crout.zeros(3, 4), 4)
    refused(RuntimeError, crout.svd_lowrank, crout.zeros(3))
    refused(ValueError, crout.pca_lowrank, crout.zeros(3, 4), niter=-1)


@row("lobpcg", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SQUARE):
        n = a.shape[-1]
        a, b = a + adjoint(a), a @ adjoint(a) + np.eye(n, dtype=dtype)
        for largest in (None, False):
            values, vectors = (t.numpy() for t in crout.lobpcg(crout.from_numpy(a), 3, largest=largest))
            assert values.shape == (*a.shape[:-2], 3)
            np.testing.assert_allclose(values, np.linalg.eigvalsh(a)[..., ::-1][..., :3] if largest is None else np.linalg.eigvalsh(a)[..., :3], **close)
            np.testing.assert_allclose(a @ vectors, vectors * values[..., None, :], rtol=close["rtol"] * 10, atol=close["atol"] * 10)
            values, vectors = (t.numpy() for t in crout.lobpcg(crout.from_numpy(a), 2, crout.from_numpy(b), largest=largest))
            np.testing.assert_allclose(a @ vectors, b @ vectors * values[..., None, :], rtol=close["rtol"] * 100, atol=close["atol"] * 100)
    refused(ValueError, crout.lobpcg, crout.eye(3), 4)
    refused(RuntimeError, crout.lobpcg, crout.zeros(3, 4))


def definite(a):
    return a @ adjoint(a) + np.eye(a.shape[-1], dtype=a.dtype) * a.shape[-1]


def dominant(a):
    return a + np.eye(a.shape[-1], dtype=a.dtype) * (2 + a.shape[-1])


def loose(close, factor=10):
    return dict(rtol=close["rtol"] * factor, atol=close["atol"] * factor)


SOLVED = [(4, 4), (36, 36)]
LinAlgError = crout.linalg.LinAlgError


@row("linalg.inv", "linalg.inv_ex", "inverse", "linalg.solve", "linalg.solve_ex", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SOLVED):
        a, b = dominant(a), draw((*a.shape[:-1], 2), dtype, 7)
        for function in (crout.linalg.inv, crout.inverse):
            np.testing.assert_allclose(both(function, a), np.linalg.inv(a), **close)
        inverse, info = both(crout.linalg.inv_ex, a)
        assert not info.any() and info.dtype == np.int32
        np.testing.assert_allclose(a @ both(crout.linalg.solve, a, b), b, **loose(close))
        x, info = both(crout.linalg.solve_ex, a, b)
        np.testing.assert_allclose(a @ x, b, **loose(close))
        c = np.ascontiguousarray(b.swapaxes(-1, -2))
        np.testing.assert_allclose(both(crout.linalg.solve, a, c, left=False) @ a, c, **loose(close))
    refused(LinAlgError, crout.linalg.inv, crout.zeros(2, 2))
    refused(LinAlgError, crout.linalg.solve, crout.zeros(2, 2), crout.ones(2))
    refused(RuntimeError, crout.linalg.inv, crout.zeros(2, 3))
    refused(TypeError, crout.linalg.solve, crout.ones(2, 2, dtype=crout.int64), crout.ones(2, dtype=crout.int64))
    assert crout.linalg.inv_ex(crout.zeros(2, 2)).info.item() == 1


@row("linalg.tensorinv", "linalg.tensorsolve", dtypes=WIDEC)
@functools.cache
def _():
    for dtype in WIDEC:
        a = dominant(draw((6, 6), dtype, 8)).reshape(2, 3, 6)
        close = dict(rtol=tolerance(dtype), atol=tolerance(dtype))
        np.testing.assert_allclose(both(crout.linalg.tensorinv, a, ind=2), np.linalg.tensorinv(a, 2), **close)
        b = draw((2, 3), dtype, 9)
        np.testing.assert_allclose(both(crout.linalg.tensorsolve, a, b), np.linalg.tensorsolve(a, b), **close)
    refused(RuntimeError, crout.linalg.tensorinv, crout.ones(2, 3, 4))


@row("linalg.cholesky", "linalg.cholesky_ex", "cholesky", "cholesky_solve", "cholesky_inverse", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SOLVED):
        a, b = definite(a), draw((*a.shape[:-1], 2), dtype, 10)
        close = loose(close)
        for function in (crout.linalg.cholesky, crout.cholesky):
            np.testing.assert_allclose(both(function, a), np.linalg.cholesky(a), **close)
            np.testing.assert_allclose(both(function, a, upper=True), adjoint(np.linalg.cholesky(a)), **close)
        factor, info = both(crout.linalg.cholesky_ex, a)
        assert not info.any()
        np.testing.assert_allclose(a @ both(crout.cholesky_solve, b, factor), b, **close)
        np.testing.assert_allclose(a @ both(crout.cholesky_inverse, factor), np.broadcast_to(np.eye(a.shape[-1]), a.shape), **close)
    refused(LinAlgError, crout.linalg.cholesky, -crout.eye(2))
    assert crout.linalg.cholesky_ex(-crout.eye(2)).info.item() == 1


@row("linalg.lu", "linalg.lu_factor", "linalg.lu_factor_ex", "linalg.lu_solve", "lu_solve", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each():
        p, lower, upper = both(crout.linalg.lu, a)
        np.testing.assert_allclose(p @ lower @ upper, a, **close)
        factors, pivots, info = both(crout.linalg.lu_factor_ex, a)
        if a.shape[-1] == a.shape[-2]:
            b = draw((*a.shape[:-1], 2), dtype, 11)
            a = dominant(a)
            factors, pivots = both(crout.linalg.lu_factor, a)
            np.testing.assert_allclose(a @ both(crout.linalg.lu_solve, factors, pivots, b), b, **loose(close))
            np.testing.assert_allclose(adjoint(a) @ both(crout.linalg.lu_solve, factors, pivots, b, adjoint=True), b, **loose(close))
            np.testing.assert_allclose(a @ both(lambda f, p, b: crout.lu_solve(b, f, p), factors, pivots, b), b, **loose(close))
    refused(LinAlgError, crout.linalg.lu_factor, crout.zeros(2, 2))


@row("linalg.qr", "linalg.svd", "linalg.svdvals", "linalg.lstsq", "linalg.pinv", "pinverse", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each():
        for mode in ("reduced", "complete"):
            q, r = both(crout.linalg.qr, a, mode=mode)
            np.testing.assert_allclose(q @ r, a, **close)
        np.testing.assert_allclose(abs(both(crout.linalg.qr, a, mode="r")[1]), abs(np.linalg.qr(a, "r") if a.ndim == 2 else both(crout.linalg.qr, a)[1]), **close)
        for full in (True, False):
            u, s, vh = both(crout.linalg.svd, a, full_matrices=full)
            k = s.shape[-1]
            np.testing.assert_allclose((u[..., :k] * s[..., None, :]) @ vh[..., :k, :], a, **close)
        np.testing.assert_allclose(both(crout.linalg.svdvals, a), s, **close)
        for function in (crout.linalg.pinv, crout.pinverse):
            np.testing.assert_allclose(both(function, a), np.linalg.pinv(a), **loose(close, 100))
        if a.shape[-2] >= a.shape[-1]:
            b = draw((*a.shape[:-1], 2), dtype, 12)
            x = both(crout.linalg.lstsq, a, b)[0]
            np.testing.assert_allclose(adjoint(a) @ (a @ x - b), np.zeros_like(x), **loose(close, 100))
    refused(ValueError, crout.linalg.qr, crout.eye(2), "half")
    refused(ValueError, crout.linalg.lstsq, crout.eye(2), crout.ones(2, 1), driver="fast")


@row("linalg.eigh", "linalg.eigvalsh", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SQUARE):
        a = a + adjoint(a)
        for uplo in ("L", "U"):
            w, v = both(crout.linalg.eigh, a, UPLO=uplo)
            np.testing.assert_allclose(a @ v, v * w[..., None, :], **close)
            np.testing.assert_allclose(both(crout.linalg.eigvalsh, a, UPLO=uplo), w, **close)
    refused(ValueError, crout.linalg.eigh, crout.eye(2), "X")


@row("linalg.solve_triangular", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each(SOLVED):
        a, b = dominant(a), draw((*a.shape[:-1], 2), dtype, 13)
        for upper in (True, False):
            triangle = np.triu(a) if upper else np.tril(a)
            np.testing.assert_allclose(triangle @ both(crout.linalg.solve_triangular, a, b, upper=upper), b, **loose(close))
            c = np.ascontiguousarray(b.swapaxes(-1, -2))
            np.testing.assert_allclose(both(crout.linalg.solve_triangular, a, c, upper=upper, left=False) @ triangle, c, **loose(close))
    refused(RuntimeError, crout.linalg.solve_triangular, crout.eye(3), crout.ones(2, 1), upper=True)


@row("det", "linalg.det", "slogdet", "linalg.slogdet", "logdet", "matrix_power", "linalg.matrix_power", dtypes=WIDEC)
@functools.cache
def _():
    for dtype, a, close in each([(3, 3)]):
        for function in (crout.det, crout.linalg.det):
            np.testing.assert_allclose(both(function, a), np.linalg.det(a), **loose(close))
        for function in (crout.slogdet, crout.linalg.slogdet):
            sign, log = both(function, a)
            np.testing.assert_allclose(sign * np.exp(log), np.linalg.det(a), **loose(close))
        d = definite(a)
        np.testing.assert_allclose(both(crout.logdet, d).real, np.linalg.slogdet(d)[1], **loose(close))
        for function in (crout.matrix_power, crout.linalg.matrix_power):
            for n in (0, 1, 3):
                np.testing.assert_allclose(both(function, a, n=n), np.linalg.matrix_power(a, n), **loose(close, 100))
            np.testing.assert_allclose(both(function, dominant(a), n=-2), np.linalg.matrix_power(dominant(a), -2), **close)
    assert crout.logdet(-crout.eye(1)).isnan().item()
    refused(RuntimeError, crout.det, crout.ones(2, 3))


@row("linalg.norm", "linalg.vector_norm", "linalg.matrix_norm", "linalg.cond", "linalg.matrix_rank", "linalg.diagonal", dtypes=WIDEC)
@functools.cache
def _():
    inf = float("inf")
    for dtype, a, close in each([(4, 4), (3, 6)], BATCHES):
        for p in (2, 1, 0, inf, -inf, 3.5):
            np.testing.assert_allclose(both(crout.linalg.vector_norm, a, ord=p, dim=-1), np.linalg.norm(a, p, axis=-1), **close)
        for p in ("fro", "nuc", 1, -1, 2, -2, inf, -inf):
            expected = np.linalg.norm(a, p, axis=(-2, -1))
            np.testing.assert_allclose(both(crout.linalg.matrix_norm, a, ord=p), expected, **close)
            np.testing.assert_allclose(both(crout.linalg.norm, a, ord=p, dim=(-2, -1)), expected, **close)
        np.testing.assert_allclose(both(crout.linalg.norm, a), np.linalg.norm(a.ravel()), **close)
        np.testing.assert_allclose(both(crout.linalg.cond, a), np.linalg.cond(a), **loose(close, 100))
        assert np.array_equal(both(crout.linalg.matrix_rank, a), np.linalg.matrix_rank(a))
        low = a[..., :, :1] @ a[..., :1, :]
        assert np.array_equal(both(crout.linalg.matrix_rank, low), np.linalg.matrix_rank(low))
        assert np.array_equal(both(crout.linalg.diagonal, a, offset=1), np.diagonal(a, 1, -2, -1))
    refused((RuntimeError, ValueError), crout.linalg.matrix_norm, crout.ones(2, 2), "abs")
