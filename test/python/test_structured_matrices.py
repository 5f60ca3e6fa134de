# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Kronecker products, block-diagonal and banded matrices, quadratic forms: their rewrites against NumPy, for random sizes, batches and dtypes."""

import numpy as np
import pytest

import crout

DTYPES = (np.float32, np.float64, np.complex64, np.complex128)
la = crout.linalg


def normal(rng, shape, dtype):
    x = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * rng.standard_normal(shape)
    return x.astype(dtype)


def well(rng, n, dtype):
    """A matrix that is far from singular, so that elements can be compared."""
    return (normal(rng, (n, n), dtype) + 3 * np.sqrt(n + 1) * np.eye(n)).astype(dtype)


def run(f, *arrays):
    return [r.numpy() for r in crout.jit(f)(*[crout.from_numpy(np.ascontiguousarray(a)) for a in arrays])]


def close(ours, reference, dtype, scale=1.0):
    tolerance = 200 * np.finfo(dtype).eps * scale
    size = max(float(np.abs(reference).max(initial=0)), 1e-30)
    np.testing.assert_allclose(ours, reference, rtol=tolerance, atol=tolerance * size)


def algebra(f, *arrays):
    return crout.export.export(f, tuple(crout.from_numpy(np.ascontiguousarray(a)) for a in arrays), name="f").mlir("algebra")


@pytest.mark.parametrize("dtype", DTYPES)
def test_kronecker_products(dtype):
    def f(A, B, C, R):
        K = crout.kron(A, B)
        return (la.solve(K, C), la.inv(K) @ C, la.solve(K.mT, C), la.solve(K, R, left=False), la.inv(K), la.det(K), *la.slogdet(K), K @ C, R @ K, R @ K.mT,
                la.solve(K, C[:, 0]), K)

    rng = np.random.default_rng(1)
    for m, p, k in ((4, 4, 2), (9, 20, 1), (11, 10, 3), (0, 9, 2)):
        A, B = well(rng, m, dtype), well(rng, p, dtype)
        A, B = A / 4, B / 4
        K = np.kron(A, B)
        C, R = normal(rng, (m * p, k), dtype), normal(rng, (k, m * p), dtype)
        wide = np.complex128 if np.dtype(dtype).kind == "c" else np.float64
        K64, C64, R64 = K.astype(wide), C.astype(wide), R.astype(wide)
        column = np.linalg.solve(K64, C64[:, 0])
        x, y, z, r, inverse, det, sign, log, product, right, transposed, vector, whole = run(f, A, B, C, R)
        for ours, reference in ((x, np.linalg.solve(K64, C64)), (y, np.linalg.solve(K64, C64)), (z, np.linalg.solve(K64.T, C64)),
                                (r, np.linalg.solve(K64.T, R64.T).T), (inverse, np.linalg.inv(K64)), (sign, np.linalg.slogdet(K64)[0]),
                                (log, np.linalg.slogdet(K64)[1]), (product, K64 @ C64), (right, R64 @ K64), (transposed, R64 @ K64.T), (vector, column), (whole, K64)):
            close(ours, reference, dtype, 10)
        reference = np.linalg.det(K64)
        if np.finfo(dtype).tiny < abs(reference) < np.finfo(dtype).max and m * p < 30:
            close(det, reference, dtype, 100)
    A, B = np.eye(8) * 2, np.eye(9)
    text = algebra(lambda A, B, c: la.solve(crout.kron(A, B), c), A, B, np.ones(72))
    assert "tensor<72x72" not in text


def test_a_singular_factor_fails_the_call():
    A, B, c = np.zeros((3, 3)), np.eye(4), np.ones(12)
    for f in (lambda A, B, c: la.solve(crout.kron(A, B), c), lambda A, B, c: la.inv(crout.kron(B, A)), lambda A, B, c: la.solve(crout.block_diag(B, B, B, B[:1, :1] * 0), crout.cat([c, c[:1]]))):
        with pytest.raises(la.LinAlgError):
            run(lambda A, B, c: (f(A, B, c),), A, B, c)


@pytest.mark.parametrize("dtype", DTYPES)
def test_block_diagonal_matrices(dtype):
    def f(A, B, C, R):
        D = crout.block_diag(A, B, A)
        return (la.solve(D, C), la.inv(D) @ C, la.solve(D.mT, C), la.solve(D, R, left=False), la.inv(D), la.det(D), *la.slogdet(D), D @ C, R @ D, R @ D.mT, D)

    rng = np.random.default_rng(2)
    for m, p, k, batch in ((2, 3, 1, (4,)), (10, 16, 2, (2, 3)), (0, 9, 2, ())):
        if m == 2 and dtype in (np.float32, np.complex128):
            continue  # code that is written out for small sizes takes seconds to compile
        A, B = well(rng, m, dtype), well(rng, p, dtype)
        n = 2 * m + p
        D = np.zeros((n, n), dtype)
        D[:m, :m], D[m : m + p, m : m + p], D[m + p :, m + p :] = A, B, A
        C, R = normal(rng, (*batch, n, k), dtype), normal(rng, (*batch, k, n), dtype)
        wide = np.complex128 if np.dtype(dtype).kind == "c" else np.float64
        D64, C64, R64 = D.astype(wide), C.astype(wide), R.astype(wide)
        x, y, z, r, inverse, det, sign, log, product, right, transposed, whole = run(f, A, B, C, R)
        for ours, reference in ((x, np.linalg.inv(D64) @ C64), (y, np.linalg.inv(D64) @ C64), (z, np.linalg.inv(D64.T) @ C64), (r, R64 @ np.linalg.inv(D64)),
                                (inverse, np.linalg.inv(D64)), (sign, np.linalg.slogdet(D64)[0]), (log, np.linalg.slogdet(D64)[1]), (product, D64 @ C64),
                                (right, R64 @ D64), (transposed, R64 @ D64.T), (whole, D64)):
            close(ours, reference, dtype, 10)
        if n < 30:
            close(det, np.linalg.det(D64), dtype, 100)


def banded(A, below, above):
    return crout.tril(crout.triu(A, -below), above)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("below,above", [(1, 1), (2, 1), (1, 4), (3, 3)])
def test_banded_matrices(below, above, dtype):
    def f(A, C, R):
        T = banded(A, below, above)
        return la.solve(T, C), la.inv(T) @ C, la.solve(T, R, left=False), la.solve(T.mT, C), la.inv(T), la.det(T), *la.slogdet(T)

    rng = np.random.default_rng(3)
    wide = np.complex128 if np.dtype(dtype).kind == "c" else np.float64
    for n, k, batch, batchC in ((40, 1, (), ()), (64, 3, (5,), (5,)), (101, 2, (), (3,)), (40, 300, (), ()), (50, 2, (2, 1), (3,)), (33, 0, (), ())):
        # Small diagonals make row exchanges.
        A = normal(rng, (*batch, n, n), dtype)
        C, R = normal(rng, (*batchC, n, k), dtype), normal(rng, (*batchC, k, n), dtype)
        T = np.tril(np.triu(A, -below), above).astype(wide)
        assert k == 0 or algebra(lambda A, C: la.solve(banded(A, below, above), C), A, C).count("crout.banded_solve") == 1
        x, y, r, z, inverse, det, sign, log = run(f, A, C, R)
        eps = np.finfo(dtype).eps
        norm = np.linalg.norm(T, axis=(-2, -1), keepdims=True)

        def residual(M, X, B):
            X = X.astype(wide)
            scale = norm * np.linalg.norm(X, axis=(-2, -1), keepdims=True) * n * eps
            return (np.abs(M @ X - B) / scale).max(initial=0)

        transposed = T.swapaxes(-1, -2)
        assert residual(T, x, C.astype(wide)) < 10 and residual(T, y, C.astype(wide)) < 10 and residual(transposed, z, C.astype(wide)) < 10
        assert residual(transposed, r.swapaxes(-1, -2), R.astype(wide).swapaxes(-1, -2)) < 10
        assert residual(T, inverse, np.eye(n)) < 10
        cond = np.linalg.cond(T).max()
        tolerance = 20 * eps * n * min(cond, 0.01 / eps)
        np.testing.assert_allclose(log, np.linalg.slogdet(T)[1], rtol=tolerance, atol=tolerance)
        np.testing.assert_allclose(sign, np.linalg.slogdet(T)[0], rtol=tolerance, atol=tolerance)
        inRange = np.abs(np.linalg.slogdet(T)[1]) < 80
        np.testing.assert_allclose(det[inRange] if det.ndim else det, np.linalg.det(T)[inRange] if det.ndim else np.linalg.det(T), rtol=10 * tolerance)


def test_banded_batches():
    """Results do not depend on the batch; a singular matrix spoils its own only, and fails a checked call."""
    rng = np.random.default_rng(4)
    A, C = rng.standard_normal((9, 40, 40)), rng.standard_normal((9, 40, 2))

    def f(A, C):
        T = banded(A, 1, 1)
        return la.solve(T, C), la.det(T), la.slogdet(T)[1]

    whole = run(f, A, C)
    for first, count in ((0, 1), (4, 1), (3, 5)):
        for ours, reference in zip(run(f, A[first : first + count], C[first : first + count]), whole):
            np.testing.assert_array_equal(ours, reference[first : first + count])
    A[5, :, 7] = 0
    assert run(lambda A: (la.det(banded(A, 1, 1)), la.slogdet(banded(A, 1, 1))[1]), A)[0][5] == 0
    with pytest.raises(la.LinAlgError, match="matrix 5 of the batch"):
        run(f, A, C)
    A[5, 7, 7] = np.nan
    assert np.isnan(run(f, A, C)[0][5]).any()
    x = run(lambda A: (la.solve(banded(A, 1, 1), A[:, :, :2]),), np.zeros((0, 40, 40)))[0]
    assert x.shape == (0, 40, 2)


@pytest.mark.parametrize("dtype", DTYPES)
def test_tridiagonal_from_its_diagonals(dtype):
    rng = np.random.default_rng(5)
    for n in (3, 17, 50, 200):
        d, e, g, b = (normal(rng, size, dtype) for size in (n, n - 1, n - 1, n))
        f = lambda d, e, g, b: (la.solve(crout.diag(d) + crout.diag(e, 1) + crout.diag(g, -1), b),)
        T = np.diag(d) + np.diag(e, 1) + np.diag(g, -1)
        x = run(f, d, e, g, b)[0]
        residual = np.abs(T @ x - b).max() / (np.linalg.norm(T, np.inf) * np.abs(x).max() * np.finfo(dtype).eps)
        assert residual < 50
        assert ("crout.banded_solve" in algebra(lambda *a: f(*a)[0], d, e, g, b)) == (n >= 12)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [5, 40])
def test_quadratic_forms_are_symmetric_and_not_negative(n, dtype):
    def f(X, B, b):
        A = X @ X.mH + 0.5 * crout.eye(X.shape[-1], dtype=X.dtype)
        inverse = la.inv(A)
        return B.mH @ inverse @ B, b.conj() @ inverse @ b, la.det(A), la.slogdet(A)[1]

    rng = np.random.default_rng(6)
    for batch, k in (((), 1), ((2, 2), 70), ((), 0)) if n > 8 else (((3,), 4),):
        X, B, b = normal(rng, (n, n), dtype), normal(rng, (*batch, n, k), dtype), normal(rng, n, dtype)
        q, s, _, _ = run(f, X, B, b)
        wide = np.complex128 if np.dtype(dtype).kind == "c" else np.float64
        A = X.astype(wide) @ X.astype(wide).conj().T + 0.5 * np.eye(n)
        close(q, B.astype(wide).conj().swapaxes(-1, -2) @ np.linalg.solve(A, B.astype(wide)) if k else q, dtype, 200 if n < 10 else 1000)
        close(s, b.astype(wide).conj() @ np.linalg.solve(A, b.astype(wide)), dtype, 1000)
        if n > 32:
            np.testing.assert_array_equal(q, q.conj().swapaxes(-1, -2))
            assert (np.diagonal(q, axis1=-2, axis2=-1).real >= 0).all()
    if n > 32:
        text = algebra(f, X, B[..., :1] if k else normal(rng, (n, 1), dtype), b)
        assert text.count("crout.factor_quadratic") == 2 and "crout.factor_solve" not in text


def test_a_quadratic_form_of_an_indefinite_matrix_is_that_of_lu():
    rng = np.random.default_rng(7)
    X, b, shift = rng.standard_normal((40, 40)), rng.standard_normal((40, 2)), np.asarray(-30.0)

    def f(X, b, shift):
        K = X @ X.mT + shift * crout.eye(40, dtype=X.dtype)
        return (b.mT @ la.inv(K) @ b,)

    K = X @ X.T - 30 * np.eye(40)
    np.testing.assert_allclose(run(f, X, b, shift)[0], b.T @ np.linalg.solve(K, b), rtol=1e-9)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [9, 50])
def test_lu_factors_are_shared(n, dtype):
    def f(A, b):
        LU, pivots = la.lu_factor(A)
        return LU, pivots, la.solve(A, b), la.det(A), la.inv(A), la.solve(A.mT, b), la.solve(A.mH, b)

    rng = np.random.default_rng(n)
    for batch in ((), (3,)):
        A, b = well(rng, n, dtype) + normal(rng, (*batch, n, n), dtype), normal(rng, (*batch, n, 2), dtype)
        text = algebra(f, A, b)
        assert text.count("= crout.factor ") == 1 and "crout.lu_factor" not in text and "crout.solve" not in text
        LU, pivots, x, det, inverse, xt, xh = run(f, A, b)
        alone = [r.numpy() for r in la.lu_factor(crout.from_numpy(A))]
        np.testing.assert_array_equal(pivots, alone[1])
        close(LU, alone[0], dtype, 10)
        close(A @ x, b, dtype, 100)
        close(A @ inverse, np.broadcast_to(np.eye(n), A.shape), dtype, 100)
        close(A.swapaxes(-1, -2) @ xt, b, dtype, 100)
        close(A.conj().swapaxes(-1, -2) @ xh, b, dtype, 100)
    with pytest.raises(la.LinAlgError):
        run(f, np.zeros((n, n), dtype), np.ones((n, 2), dtype))
    # Unchecked factors of a singular matrix keep their pivots.
    pivots = run(lambda A: (la.lu_factor_ex(A)[1], la.det(A)), np.zeros((n, n), dtype))[0]
    np.testing.assert_array_equal(pivots, np.arange(1, n + 1))


def test_a_constant_matrix_is_factored_once_and_its_writes_are_seen():
    rng = np.random.default_rng(8)
    A, b = rng.standard_normal((100, 100)), rng.standard_normal(100)
    matrix = crout.from_numpy(A.copy())
    f = crout.jit(lambda b: la.solve(matrix, b))
    for _ in range(4):
        np.testing.assert_allclose(f(crout.from_numpy(b)).numpy(), np.linalg.solve(A, b), rtol=1e-9)
    first = f(crout.from_numpy(b)).numpy()
    matrix[3, 5] = 7.0
    A[3, 5] = 7.0
    for _ in range(3):
        np.testing.assert_allclose(f(crout.from_numpy(b)).numpy(), np.linalg.solve(A, b), rtol=1e-9)
    # Also through memory that Crout does not see being written.
    outside = rng.standard_normal((100, 100))
    shared = crout.from_numpy(outside)
    g = crout.jit(lambda b: la.solve(shared, b))
    for i in range(6):
        outside[i, i] += 1
        for _ in range(2):
            np.testing.assert_allclose(g(crout.from_numpy(b)).numpy(), np.linalg.solve(outside, b), rtol=1e-9)
    matrix[3, 5] = 0.0
    assert not np.array_equal(f(crout.from_numpy(b)).numpy(), first)
