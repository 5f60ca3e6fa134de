# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One factorisation for all solves, inverses and determinants of a matrix: how many are compiled, and that results stay as good."""

import pathlib
import re

import numpy as np
import pytest

import crout
from crout import config
from crout.structure import cholesky_fallbacks

DTYPES = (np.float32, np.float64, np.complex64, np.complex128)
# Matrices of this order and below are factored in code that is written out for them (mostWrittenOut in ShareFactorisations.cpp).
WRITTEN_OUT = 8
OFF = "share-factorisation,cholesky-of-positive-definite"


def tensors(*arrays):
    return [crout.from_numpy(np.ascontiguousarray(a)) for a in arrays]


def normal(rng, shape, dtype):
    x = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        x = x + 1j * rng.standard_normal(shape)
    return x.astype(dtype)


def counts(f, *arrays):
    """How often each linear-algebra operation stands in the compiled program."""
    text = crout.export.export(f, tuple(tensors(*arrays)), name="f").mlir("algebra")
    return {name: len(re.findall(rf"= crout\.{name} ", text)) for name in ("factor", "solve", "inv", "det", "slogdet", "cholesky", "lu_factor")}, text


def everything(A, b, c):
    return (crout.linalg.solve(A, b), crout.linalg.solve(A, c), crout.linalg.inv(A) @ c, crout.linalg.inv(A), crout.linalg.det(A), crout.linalg.slogdet(A)[1],
            crout.linalg.solve(A.mT, b), crout.linalg.solve(A.mH, b), crout.linalg.solve(A, b.mT, left=False))


def ridge(X, b, c):
    return everything(X @ X.mH + 0.5 * crout.eye(X.shape[-2], dtype=X.dtype), b, c)


@pytest.mark.parametrize("n", [9, 33])
def test_the_uses_of_one_matrix_have_one_factorisation(n):
    A, b = np.eye(n), np.ones((n, 1))
    found, text = counts(lambda A, b, c: (crout.linalg.solve(A, b), crout.linalg.solve(A, c), crout.linalg.inv(A) @ c, crout.linalg.det(A)), A, b, np.ones((n, 2)))
    assert found == {"factor": 1, "solve": 0, "inv": 0, "det": 0, "slogdet": 0, "cholesky": 0, "lu_factor": 0}
    assert "cholesky = true" not in text
    found, text = counts(everything, A, b, b)
    assert found["factor"] == 1 and sum(found.values()) == 1


def gaussian_process(X, y, length, noise):
    """Written as in a textbook: with the inverse and the determinant."""
    d = X.unsqueeze(1) - X.unsqueeze(0)
    K = crout.exp(-0.5 * (d * d).sum(-1) / (length * length)) + noise * crout.eye(X.shape[0], dtype=X.dtype)
    inverse = crout.linalg.inv(K)
    return inverse @ y, -0.5 * (y @ inverse @ y) - 0.5 * crout.log(crout.linalg.det(K)), crout.linalg.slogdet(K)[1]


def test_the_gaussian_process_with_inv_and_det_compiles_to_one_cholesky():
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((60, 4)), rng.standard_normal(60)
    found, text = counts(gaussian_process, X, y, np.asarray(1.5), np.asarray(0.3))
    assert found["factor"] == 1 and sum(found.values()) == 1
    assert text.count("cholesky = true") == 1
    weights, likelihood, logdet = crout.jit(gaussian_process)(*tensors(X, y, np.asarray(1.5), np.asarray(0.3)))
    K = np.exp(-0.5 * ((X[:, None] - X[None]) ** 2).sum(-1) / 1.5**2) + 0.3 * np.eye(60)
    np.testing.assert_allclose(weights.numpy(), np.linalg.solve(K, y), rtol=1e-10)
    np.testing.assert_allclose(logdet.numpy(), np.linalg.slogdet(K)[1], rtol=1e-12)
    np.testing.assert_allclose(likelihood.numpy(), -0.5 * y @ np.linalg.solve(K, y) - 0.5 * np.linalg.slogdet(K)[1], rtol=1e-10)


def test_the_example_from_the_textbook_compiles_to_one_cholesky(monkeypatch):
    monkeypatch.syspath_prepend(str(pathlib.Path(__file__).resolve().parents[2] / "examples" / "gaussian_process"))
    from gaussian_process import textbook

    rng = np.random.default_rng(9)
    found, text = counts(textbook, rng.standard_normal((60, 4)), rng.standard_normal(60), rng.standard_normal((50, 4)), np.asarray(1.5), np.asarray(0.3))
    assert found["factor"] == 1 and sum(found.values()) == 1
    assert text.count("cholesky = true") == 1
    # y K^-1 y is a form; the mean needs cross K^-1 anyway, and the variance multiplies it.
    assert text.count("crout.factor_quadratic") == 1


def test_a_negative_shift_falls_back_to_lu_and_is_counted():
    rng = np.random.default_rng(2)
    X, y = rng.standard_normal((60, 4)), rng.standard_normal(60)
    before = cholesky_fallbacks()
    weights, _, logdet = crout.jit(gaussian_process)(*tensors(X, y, np.asarray(1.5), np.asarray(-0.7)))
    assert cholesky_fallbacks() == before + 1
    K = np.exp(-0.5 * ((X[:, None] - X[None]) ** 2).sum(-1) / 1.5**2) - 0.7 * np.eye(60)
    np.testing.assert_allclose(weights.numpy(), np.linalg.solve(K, y), rtol=1e-8)
    np.testing.assert_allclose(logdet.numpy(), np.linalg.slogdet(K)[1], rtol=1e-10)


def test_tensor_equations_of_one_tensor_have_one_factorisation():
    rng = np.random.default_rng(3)
    A, b, c = rng.standard_normal((4, 5, 20)), rng.standard_normal((4, 5)), rng.standard_normal((4, 5, 3))

    def f(A, b, c):
        inverse = crout.linalg.tensorinv(A, ind=2)
        return crout.linalg.tensorsolve(A, b), crout.tensordot(inverse, b, 2), crout.tensordot(inverse, c, 2), crout.linalg.det(A.reshape(20, 20))

    found, _ = counts(f, A, b, c)
    assert found["factor"] == 1 and sum(found.values()) == 1
    x, y, z, d = (r.numpy() for r in crout.jit(f)(*tensors(A, b, c)))
    np.testing.assert_allclose(x, np.linalg.tensorsolve(A, b), rtol=1e-9)
    np.testing.assert_allclose(y, x, rtol=1e-9)
    np.testing.assert_allclose(z, np.tensordot(np.linalg.tensorinv(A), c, 2), rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(d, np.linalg.det(A.reshape(20, 20)), rtol=1e-10)


def spectra(rng, n, dtype):
    """LAPACK's kinds of matrices, of one order: random, graded, nearly singular, badly scaled."""
    eps = np.finfo(dtype).eps

    def orthogonal():
        return np.linalg.qr(normal(rng, (n, n), np.complex128 if np.dtype(dtype).kind == "c" else np.float64))[0]

    def with_values(s):
        return (orthogonal() * s) @ orthogonal()

    scale = 1e15 if eps > 1e-10 else 1e120
    yield "random", normal(rng, (n, n), dtype)
    yield "graded", with_values(np.geomspace(1, 1e-4, n)).astype(dtype)
    yield "nearly singular", with_values(np.geomspace(1, 10 * eps, n)).astype(dtype)
    yield "large", (with_values(np.linspace(1, 2, n)) * scale).astype(dtype)
    yield "small", (with_values(np.linspace(1, 2, n)) / scale).astype(dtype)


def ratio(A, x, b):
    """LAPACK's ratio |b - A x| / (|A| |x| n eps) of a solution, in one norm."""
    eps, n = np.finfo(A.dtype).eps, A.shape[-1]
    wide = np.complex128 if A.dtype.kind == "c" else np.float64
    A, x, b = A.astype(wide), x.astype(wide), b.astype(wide)
    scale = np.linalg.norm(A, 1)
    residual = np.abs(b / scale - (A / scale) @ x).sum(0).max()
    return residual / (np.abs(x).sum(0).max() * eps * n)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 5, 32, 100])
def test_residual_ratios_are_those_of_separate_factorisations(n, dtype):
    rng = np.random.default_rng(n)
    shared = crout.jit(everything)
    for kind, A in spectra(rng, n, dtype):
        b, c = normal(rng, (n, 1), dtype), normal(rng, (n, 11), dtype)
        x, y, z, inverse, _, _, xt, xh, xr = (r.numpy() for r in shared(*tensors(A, b, c)))
        for name, value in (("solve", ratio(A, x, b)), ("many", ratio(A, y, c)), ("inverse times", ratio(A, z, c)), ("transposed", ratio(np.ascontiguousarray(A.T), xt, b)),
                            ("adjoint", ratio(np.ascontiguousarray(A.conj().T), xh, b)), ("right", ratio(np.ascontiguousarray(A.T), xr.T, b)),
                            ("inv", ratio(np.ascontiguousarray(A.T), inverse.T, np.eye(n, dtype=dtype)))):
            assert value < 30, (kind, name, value)
        if dtype not in (np.float32, np.complex128):
            continue
        with config.options(disable_rewrites=OFF):
            alone = [r.numpy() for r in crout.jit(everything)(*tensors(A, b, c))]
        assert ratio(A, x, b) <= max(4, 4 * ratio(A, alone[0], b)), kind
        assert ratio(A, y, c) <= max(4, 4 * ratio(A, alone[1], c)), kind


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", [1, 3, 32, 40])
def test_positive_definite_matrices_by_cholesky(n, dtype):
    rng = np.random.default_rng(n)
    X, b, c = normal(rng, (n, n + 2), dtype), normal(rng, (n, 1), dtype), normal(rng, (n, 9), dtype)
    found, text = counts(ridge, X, b, c)
    if n > WRITTEN_OUT:
        assert found["factor"] == 1 and text.count("cholesky = true") == 1
    A = (X @ X.conj().T + 0.5 * np.eye(n)).astype(dtype)
    x, y, z, inverse, det, log, xt, xh, xr = (r.numpy() for r in crout.jit(ridge)(*tensors(X, b, c)))
    # The matrix itself was rounded by another product.
    for value in (ratio(A, x, b), ratio(A, y, c), ratio(A, z, c), ratio(np.ascontiguousarray(A.T), xt, b), ratio(A, xh, b), ratio(np.ascontiguousarray(A.T), xr.T, b)):
        assert value < 30
    tolerance = 2e-3 if np.finfo(dtype).eps > 1e-10 else 1e-10
    reference = np.linalg.slogdet(A.astype(np.complex128))[1]
    np.testing.assert_allclose(log, reference, rtol=tolerance, atol=tolerance)
    if np.isfinite(det):
        np.testing.assert_allclose(det, np.exp(reference), rtol=20 * tolerance)
    if n > WRITTEN_OUT:
        np.testing.assert_array_equal(inverse, inverse.conj().T)


@pytest.mark.parametrize("n", [4, 20, 40])
@pytest.mark.parametrize("positive", [False, True])
def test_a_singular_matrix_spoils_its_own_results_only(n, positive):
    rng = np.random.default_rng(n)
    A = rng.standard_normal((5, n, n))
    A = A @ A.swapaxes(-1, -2) + np.eye(n)
    clean = A.copy()
    A[3, :, 1] = 0
    A[3, 1, :] = 0
    b = rng.standard_normal((5, n, 2))

    def f(A, b):
        if positive:
            A = crout.assume(A, "spd")
        x, info = crout.linalg.solve_ex(A, b)
        inverse, other = crout.linalg.inv_ex(A)
        return x, info, inverse, other, crout.linalg.det(A), crout.linalg.slogdet(A)[1]

    def checked(A, b):
        if positive:
            A = crout.assume(A, "spd")
        return crout.linalg.solve(A, b), crout.linalg.det(A), crout.linalg.inv(A)

    assert counts(f, A, b)[0]["factor"] == (1 if n > WRITTEN_OUT else 0)
    x, info, inverse, other, det, log = (r.numpy() for r in crout.jit(f)(*tensors(A, b)))
    without = [r.numpy() for r in crout.jit(f)(*tensors(clean, b))]
    np.testing.assert_array_equal(info != 0, [False, False, False, True, False])
    np.testing.assert_array_equal(info, other)
    assert np.isnan(x[3]).all() and np.isnan(inverse[3]).all() and det[3] == 0 and log[3] == -np.inf
    good = [0, 1, 2, 4]
    for ours, reference in zip((x, inverse, det, log), (without[0], without[2], without[4], without[5])):
        np.testing.assert_array_equal(ours[good], reference[good])
    with pytest.raises(crout.linalg.LinAlgError, match=r"matrix 3 of the batch"):
        crout.jit(checked)(*tensors(A, b))


@pytest.mark.parametrize("dtype", (np.float32, np.complex128))
@pytest.mark.parametrize("n", [3, 9, 35])
@pytest.mark.parametrize("f", [everything, ridge])
def test_results_do_not_depend_on_the_batch(f, n, dtype):
    rng = np.random.default_rng(n)
    A, b, c = normal(rng, (13, n, n), dtype), normal(rng, (13, n, 1), dtype), normal(rng, (13, n, 3), dtype)
    if f is ridge:
        A[4] *= 1e-3
    whole = [r.numpy() for r in crout.jit(f)(*tensors(A, b, c))]
    for first, count in ((0, 1), (12, 1), (4, 1), (3, 7)):
        part = [r.numpy() for r in crout.jit(f)(*tensors(A[first : first + count], b[first : first + count], c[first : first + count]))]
        for ours, reference in zip(part, whole):
            np.testing.assert_array_equal(ours, reference[first : first + count])


def test_empty_and_broadcast():
    rng = np.random.default_rng(5)
    for shape in ((0, 0), (0, 4, 4), (3, 0, 0)):
        A, b = np.zeros(shape), np.zeros((*shape[:-1], 2))

        def f(A, b):
            return crout.linalg.solve(A, b), crout.linalg.inv(A), crout.linalg.det(A), crout.linalg.slogdet(A)[1]

        x, inverse, det, log = (r.numpy() for r in crout.jit(f)(*tensors(A, b)))
        assert x.shape == b.shape and inverse.shape == A.shape and (det == 1).all() and (log == 0).all()
    A, b, c = rng.standard_normal((2, 1, 20, 20)), rng.standard_normal((3, 20, 2)), rng.standard_normal((20, 1))
    x, y, d = (r.numpy() for r in crout.jit(lambda A, b, c: (crout.linalg.solve(A, b), crout.linalg.solve(A, c), crout.linalg.det(A)))(*tensors(A, b, c)))
    np.testing.assert_allclose(x, np.linalg.solve(A, b), rtol=1e-9)
    np.testing.assert_allclose(y, np.linalg.solve(A, np.broadcast_to(c, (2, 1, 20, 1))), rtol=1e-9)
    np.testing.assert_allclose(d, np.linalg.det(A), rtol=1e-10)
