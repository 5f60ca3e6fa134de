# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""LU and Cholesky factorisations of orders around the widths of their panels and pieces, against SciPy."""

import numpy as np
import pytest
import scipy.linalg

import crout

SHAPES = [(n, n) for n in (33, 47, 48, 63, 64, 65, 127, 128, 129, 191, 192, 193, 255, 383, 384, 385, 511, 512, 513, 640, 1100)]
SHAPES += [(33, 200), (200, 33), (385, 900), (900, 385), (700, 513), (40, 3), (3, 40)]


@pytest.mark.parametrize("dtype", ("float32", "float64", "complex64"))
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: "x".join(map(str, shape)))
def test_factors(shape, dtype):
    rng = np.random.default_rng(sum(shape))
    a = rng.standard_normal(shape)
    a = (a + 1j * rng.standard_normal(shape) if dtype == "complex64" else a).astype(dtype)
    P, L, U = (np.asarray(x) for x in crout.linalg.lu(crout.from_numpy(a)))
    assert np.abs(P @ L @ U - a).max() <= np.finfo(dtype).eps * max(shape) * np.abs(a).max()
    if dtype == "complex64":
        return
    assert np.abs(L).max() <= 1
    pivots = np.asarray(crout.linalg.lu_factor(crout.from_numpy(a))[1]) - 1
    np.testing.assert_array_equal(pivots, scipy.linalg.lu_factor(a)[1] if dtype == "float64" else pivots)
    batch = crout.from_numpy(np.stack([a, 2 * a, a]))
    lu, _ = crout.linalg.lu_factor(batch)
    np.testing.assert_array_equal(lu[0].numpy(), np.asarray(crout.linalg.lu_factor(batch[0])[0]))
    np.testing.assert_array_equal(lu[0].numpy(), lu[2].numpy())


def test_the_widest_panels():
    a = np.random.default_rng(0).standard_normal((2700, 2750), dtype="float32")
    P, L, U = (np.asarray(x) for x in crout.linalg.lu(crout.from_numpy(a)))
    assert np.abs(P @ L @ U - a).max() <= 4e-4
    assert np.abs(L).max() <= 1


@pytest.mark.parametrize("dtype", ("float32", "float64", "complex64"))
@pytest.mark.parametrize("n", (33, 47, 48, 49, 95, 96, 97, 100, 145, 193, 288, 513, 700))
def test_inverses(n, dtype):
    """Of general and of positive definite matrices, alone and in a batch, on any number of threads."""
    rng = np.random.default_rng(n)
    x = rng.standard_normal((n, n)) + (1j * rng.standard_normal((n, n)) if dtype == "complex64" else 0)
    positive = crout.jit(lambda a: crout.linalg.inv(crout.assume(a, "spd")))
    threads = crout.get_num_threads()
    for inverse, a in ((crout.linalg.inv, x.astype(dtype)), (positive, (x @ x.conj().T + n * np.eye(n)).astype(dtype))):
        y = inverse(crout.from_numpy(a)).numpy()
        scale = np.linalg.norm(a, 1) * np.linalg.norm(y, 1) * n * np.finfo(dtype).eps
        assert np.linalg.norm(a.astype("complex128") @ y - np.eye(n), 1) < scale
        try:
            for count in (1, 2, 3):
                crout.set_num_threads(count)
                np.testing.assert_array_equal(inverse(crout.from_numpy(a)).numpy(), y)
        finally:
            crout.set_num_threads(threads)
        np.testing.assert_array_equal(inverse(crout.from_numpy(np.stack([a, 2 * a, a])))[2].numpy(), y)
        if inverse is positive:
            np.testing.assert_array_equal(y, y.conj().T)


@pytest.mark.parametrize("dtype", ("float32", "float64"))
@pytest.mark.parametrize("n", (40, 64, 100, 300, 400, 600))
def test_singular_and_not_finite(n, dtype):
    def info(a):
        return crout.linalg.inv_ex(crout.from_numpy(a.astype(dtype)))[1].item()

    a = np.random.default_rng(n).standard_normal((n, n))
    for column in (0, 7, n - 1):
        singular = a.copy()
        singular[:, column] = 0
        assert crout.linalg.lu_factor_ex(crout.from_numpy(singular.astype(dtype)))[2].item() == column + 1
        assert info(singular) != 0
    assert info(np.zeros((n, n))) == 1
    assert info(np.full((n, n), np.nan)) == 0  # not known to be singular
    for place in ((0, 0), (5, 5), (n - 1, 3), (3, n - 1)):
        spoilt = np.eye(n)
        spoilt[place] = np.nan
        assert info(spoilt) == 0
        inverse = crout.linalg.inv(crout.from_numpy(spoilt.astype(dtype)))
        assert crout.isnan(inverse).any().item()
    for size in (1e-30, 1e30) if dtype == "float32" else (1e-290, 1e290):
        x = crout.linalg.solve(crout.from_numpy((size * a).astype(dtype)), crout.from_numpy((size * a).astype(dtype)))
        np.testing.assert_allclose(x.numpy(), np.eye(n), atol=2e-2 if dtype == "float32" else 1e-9)


@pytest.mark.parametrize("dtype", ("float32", "float64", "complex64"))
@pytest.mark.parametrize("n", (33, 40, 63, 64, 65, 95, 96, 127, 128, 129, 160, 161, 255, 256, 257, 342, 511, 513, 700))
def test_cholesky(n, dtype):
    rng = np.random.default_rng(n)
    x = rng.standard_normal((n, n + 5)) + (1j * rng.standard_normal((n, n + 5)) if dtype == "complex64" else 0)
    a = (x @ x.conj().T).astype(dtype)
    stored = np.tril(a) + np.triu(np.full((n, n), np.nan), 1).astype(dtype)  # the other triangle is not read
    L = crout.linalg.cholesky(crout.from_numpy(stored)).numpy()
    assert np.abs(L @ L.conj().T - a).max() <= np.finfo(dtype).eps * n * np.abs(a).max() / 4
    assert not np.triu(L, 1).any()
    np.testing.assert_allclose(L, np.linalg.cholesky(a.astype("complex128" if dtype == "complex64" else "float64")), atol=1e-2 if dtype != "float64" else 1e-8)
    U = crout.linalg.cholesky(crout.from_numpy(stored.conj().T.copy()), upper=True).numpy()
    np.testing.assert_allclose(U, L.conj().T, rtol=1e-3 if dtype != "float64" else 1e-10, atol=1e-3 if dtype != "float64" else 1e-10)
    both = crout.linalg.cholesky(crout.from_numpy(np.stack([stored, stored])))
    np.testing.assert_array_equal(both[0].numpy(), L)
    np.testing.assert_array_equal(both[1].numpy(), L)
    for order in {1, n // 2, n}:
        wrong = stored.copy()
        wrong[order - 1, order - 1] = -1
        assert crout.linalg.cholesky_ex(crout.from_numpy(wrong))[1].item() == order
        wrong[order - 1, order - 1] = np.nan
        assert crout.linalg.cholesky_ex(crout.from_numpy(wrong))[1].item() == order


@pytest.mark.parametrize("dtype", ("float32", "float64", "complex64", "complex128"))
@pytest.mark.parametrize("n", (33, 100, 260))
def test_eigenvalues_are_the_same_with_vectors_and_without_on_any_number_of_threads(n, dtype):
    rng = np.random.default_rng(n)
    x = rng.standard_normal((3, n, n))
    x = x + 1j * rng.standard_normal(x.shape) if dtype.startswith("complex") else x
    a = crout.from_numpy((x + x.conj().swapaxes(-1, -2)).astype(dtype))
    threads = crout.get_num_threads()
    try:
        results = []
        for count in (1, 2, 3):
            crout.set_num_threads(count)
            results += [(*crout.linalg.eigh(a), crout.linalg.eigvalsh(a))]
    finally:
        crout.set_num_threads(threads)
    for values, vectors, alone in results:
        np.testing.assert_array_equal(values.numpy(), alone.numpy())
        np.testing.assert_array_equal(values.numpy(), results[0][0].numpy())
        np.testing.assert_array_equal(vectors.numpy(), results[0][1].numpy())
    for i in range(3):
        np.testing.assert_array_equal(crout.linalg.eigh(a[i])[1].numpy(), results[0][1][i].numpy())
