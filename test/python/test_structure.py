# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Structure inference: what is inferred holds for numbers, what is not true is not inferred; stated facts, their checks, and explanations."""

import numpy as np
import pytest

import crout
from crout import config
from crout.structure import cholesky_fallbacks, explain, explain_structure


def tensors(*arrays):
    return [crout.from_numpy(np.ascontiguousarray(a)) for a in arrays]


def inferred(f, *arrays):
    """What is known about the result of f, which is made by its last operation."""
    lines = explain_structure(f, *tensors(*arrays)).splitlines()
    result = lines[-1].removeprefix("returns ")
    for line in lines:
        if line.startswith(result + " = "):
            return set(line.split(" is ", 1)[1].split(" (")[0].split(", "))
    return set()


def eye(x):
    return crout.eye(x.shape[-1], dtype=x.dtype)


PROGRAMS = {
    "gram": (lambda X: X @ X.mT, {"symmetric", "positive semidefinite"}),
    "gram of columns": (lambda X: X.mT @ X, {"symmetric", "positive semidefinite"}),
    "ridge": (lambda X: X @ X.mT + 0.1 * eye(X), {"symmetric", "positive definite"}),
    "scaled ridge": (lambda X: 2.0 * (X @ X.mT) + eye(X), {"symmetric", "positive definite"}),
    "negative shift": (lambda X: X @ X.mT - 3.0 * eye(X), {"symmetric"}),
    "sum with transpose": (lambda X: X + X.mT, {"symmetric"}),
    "difference with transpose": (lambda X: X - X.mT, set()),
    "sandwich": (lambda X: X @ (X.mT @ X) @ X.mT, {"symmetric", "positive semidefinite"}),
    "product of two": (lambda X: (X @ X.mT) @ (X.mT @ X), set()),
    "tril": (lambda X: crout.tril(X), {"lower triangular"}),
    "triu over": (lambda X: crout.triu(X, -1), set()),
    "tridiagonal": (lambda X: crout.triu(crout.tril(X, 1), -1), {"lower bandwidth 1", "upper bandwidth 1"}),
    "product of triangles": (lambda X: crout.tril(X) @ crout.tril(X.mT), {"lower triangular"}),
    "unit triangle": (lambda X: crout.tril(X, -1) + eye(X), {"lower triangular", "unit diagonal", "nonsingular"}),
    "inverse of triangle": (lambda X: crout.linalg.inv(crout.tril(X, -1) + eye(X)), {"lower triangular", "unit diagonal", "nonsingular"}),
    "inverse of ridge": (lambda X: crout.linalg.inv(X @ X.mT + eye(X)), {"symmetric", "positive definite"}),
    "q": (lambda X: crout.linalg.qr(X)[0], {"orthogonal"}),
    "r": (lambda X: crout.linalg.qr(X)[1], {"upper triangular"}),
    "product of q": (lambda X: crout.linalg.qr(X)[0] @ crout.linalg.qr(X @ X)[0].mT, {"orthogonal"}),
    "eigenvectors": (lambda X: crout.linalg.eigh(X)[1], {"orthogonal"}),
    "diag": (lambda X: crout.diag(crout.exp(X[0])), {"diagonal", "positive definite"}),
    "diag of any sign": (lambda X: crout.diag(X[0]), {"diagonal"}),
    "kernel": (lambda X: crout.exp(-0.5 * ((X.unsqueeze(1) - X.unsqueeze(0)) ** 2).sum(-1)), {"symmetric", "positive semidefinite"}),
    "laplace kernel": (lambda X: crout.exp(-crout.abs(X.unsqueeze(1) - X.unsqueeze(0)).sum(-1)), {"symmetric", "positive semidefinite"}),
    "wrong sign": (lambda X: crout.exp(0.5 * ((X.unsqueeze(1) - X.unsqueeze(0)) ** 2).sum(-1)), {"symmetric"}),
    "product of kernels": (lambda X: crout.exp(-((X.unsqueeze(1) - X.unsqueeze(0)) ** 2).sum(-1)) * (X @ X.mT), {"symmetric", "positive semidefinite"}),
    "principal block": (lambda X: (X @ X.mT + eye(X))[1:3, 1:3], {"symmetric", "positive definite"}),
    "other block": (lambda X: (X @ X.mT + eye(X))[0:2, 1:3], set()),
    "cholesky factor": (lambda X: crout.linalg.cholesky(X @ X.mT + eye(X)), {"lower triangular", "nonsingular"}),
    "outer sum": (lambda X: X[0].unsqueeze(1) + X[0].unsqueeze(0), {"symmetric"}),
    "outer sum of two": (lambda X: X[0].unsqueeze(1) + X[1].unsqueeze(0), set()),
}

HOLDS = {
    "symmetric": lambda A: np.abs(A - A.T).max() <= 1e-12 * np.abs(A).max(),
    "positive semidefinite": lambda A: np.linalg.eigvalsh(A).min() >= -1e-11 * np.abs(A).max() * len(A),
    "positive definite": lambda A: np.linalg.eigvalsh(A).min() > 0,
    "lower triangular": lambda A: not np.triu(A, 1).any(),
    "upper triangular": lambda A: not np.tril(A, -1).any(),
    "unit diagonal": lambda A: np.allclose(np.diag(A), 1, rtol=1e-14),
    "diagonal": lambda A: not (A - np.diag(np.diag(A))).any(),
    "orthogonal": lambda A: np.abs(A.T @ A - np.eye(len(A))).max() <= 1e-13,
    "nonsingular": lambda A: np.linalg.matrix_rank(A) == len(A),
    "identity": lambda A: np.array_equal(A, np.eye(len(A))),
    "lower bandwidth 1": lambda A: not np.tril(A, -2).any(),
    "upper bandwidth 1": lambda A: not np.triu(A, 2).any(),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_inferred_is_found_and_true(name):
    f, expected = PROGRAMS[name]
    X = np.random.default_rng(0).standard_normal((5, 5))
    found = inferred(f, X)
    assert expected <= found, found
    if not expected:
        assert not found & {"symmetric", "positive semidefinite", "positive definite", "lower triangular", "upper triangular", "orthogonal"}
    for seed in range(3):
        X = np.random.default_rng(seed).standard_normal((5, 5))
        value = crout.jit(f)(*tensors(X)).numpy()
        for fact in found:
            assert HOLDS[fact](value), fact


def test_random_programs_have_the_structure_that_is_inferred():
    """Chains of operations on matrices: whatever the analysis says about the last one holds for numbers."""
    unary = [lambda A: A.mT, lambda A: crout.tril(A), lambda A: crout.triu(A), lambda A: A @ A.mT, lambda A: A + A.mT, lambda A: -A, lambda A: crout.tril(A, -1),
             lambda A: A + 0.5 * eye(A), lambda A: crout.exp(0.1 * A), lambda A: crout.abs(A), lambda A: crout.linalg.qr(A + 3.0 * eye(A))[0], lambda A: A * A, lambda A: 0.5 * A]
    binary = [lambda A, B: A + B, lambda A, B: A - B, lambda A, B: A * B, lambda A, B: A @ B]
    rng = np.random.default_rng(11)
    X = rng.standard_normal((4, 4))
    said = 0
    for _ in range(60):
        steps = [(rng.integers(len(unary)), rng.integers(len(binary)), rng.integers(4), rng.integers(4), rng.random() < 0.6) for _ in range(4)]

        def f(X):
            values = [X]
            for u, b, i, j, one in steps:
                x, y = values[i % len(values)], values[j % len(values)]
                values.append(unary[u](x) if one else binary[b](x, y))
            return values[-1] * 1.0

        found = inferred(f, X)
        value = crout.jit(f)(*tensors(X)).numpy()
        for fact in found & set(HOLDS):
            if fact == "positive definite":
                fact = "positive semidefinite"  # of a matrix that rounding may have made singular
            if fact == "nonsingular" and np.linalg.cond(value) > 1e10:
                continue
            said += 1
            if fact in ("positive semidefinite", "symmetric", "orthogonal") and not np.isfinite(value).all():
                continue
            assert HOLDS[fact](value), (fact, steps)
    assert said > 10


def test_assumed_facts_choose_the_algorithm():
    rng = np.random.default_rng(1)
    A = rng.standard_normal((40, 40))
    b = rng.standard_normal((40, 2))
    spd = A @ A.T + np.eye(40)

    def program(facts):
        def f(A, b):
            return crout.linalg.solve(crout.assume(A, facts), b)

        return f

    def algebra(facts):
        return crout.export.export(program(facts), tuple(tensors(A, b)), name="f").mlir("algebra")

    assert "cholesky = true" in algebra("spd") and "crout.assume" not in algebra("spd")
    assert "solve_triangular" in algebra("lower") and "upper = true" in algebra("upper")
    assert "unitriangular = true" in algebra("lower, unit_diagonal")
    assert "crout.div" in algebra("diagonal") and "crout.matmul" in algebra("orthogonal")
    for facts, matrix in (("spd", spd), ("lower", np.tril(A) + 9 * np.eye(40)), ("upper", np.triu(A) + 9 * np.eye(40)), ("diagonal", np.diag(A[0])),
                          ("orthogonal", np.linalg.qr(A)[0]), ("permutation", np.eye(40)[rng.permutation(40)]), ("symmetric", A + A.T), ("nonsingular", A)):
        for check in (False, True):
            x = crout.jit(lambda A, b: crout.linalg.solve(crout.assume(A, facts, check=check), b))(*tensors(matrix, b)).numpy()
            np.testing.assert_allclose(matrix @ x, b, atol=1e-9, err_msg=facts)


def test_a_symmetric_matrix_that_is_not_positive_definite_is_still_solved():
    rng = np.random.default_rng(2)
    A = rng.standard_normal((3, 40, 40))
    A = A + A.swapaxes(-1, -2)
    A[1] = A[1] @ A[1].T + np.eye(40)
    b = rng.standard_normal((3, 40, 1))
    before = cholesky_fallbacks()
    x = crout.jit(lambda A, b: crout.linalg.solve(crout.assume(A, "spd"), b))(*tensors(A, b)).numpy()
    np.testing.assert_allclose(A @ x, b, atol=1e-9)
    assert cholesky_fallbacks() == before + 2


@pytest.mark.parametrize("facts", ["symmetric", "spd", "psd", "lower", "upper", "diagonal", "unit_diagonal", "orthogonal", "permutation", "nonsingular"])
@pytest.mark.parametrize("traced", [False, True])
def test_checks_name_the_matrix_for_which_a_fact_does_not_hold(facts, traced):
    good = np.broadcast_to(np.eye(4), (3, 4, 4)).copy()
    bad = good.copy()
    bad[1] = np.arange(16.0).reshape(4, 4) - 5
    if facts == "nonsingular":
        bad[1] = 0

    def f(A):
        return crout.assume(A, facts, check=True)

    if traced:
        f = crout.jit(f)
    np.testing.assert_array_equal(f(*tensors(good)).numpy(), good)
    with pytest.raises(crout.linalg.LinAlgError, match="matrix 1 of the batch"):
        f(*tensors(bad))
    bad[1] = np.nan
    if facts != "nonsingular":
        with pytest.raises(crout.linalg.LinAlgError, match="matrix 1 of the batch"):
            f(*tensors(bad))


def test_wrong_facts_are_refused():
    with pytest.raises(ValueError, match="'facts' must be names among spd.*got \"pretty\""):
        crout.assume(crout.eye(3), "pretty")
    with pytest.raises(crout.Error, match="'A' must have at least two dimensions"):
        crout.assume(crout.ones(3), "spd")
    with pytest.raises(TypeError, match="float32"):
        crout.assume(crout.ones(3, 3, dtype=crout.int64), "spd")
    with pytest.raises(crout.Error, match="square"):
        crout.assume(crout.ones(3, 2), "spd", check=True)


def test_explain_says_what_and_why_and_where():
    def fit(X, y):
        A = X.mT @ X + 0.1 * crout.eye(50, dtype=X.dtype)
        return crout.linalg.solve(A, X.mT @ y), crout.linalg.det(A)

    X, y = np.ones((60, 50)), np.ones(60)
    text = explain(fit, *tensors(X, y))
    assert "positive definite (" in text and "because X X^H" in text and __file__.rsplit("/", 1)[-1] in text
    assert "compiled: Cholesky factorisation, LU where it fails, for 1 solve, 1 determinant" in text
    assert "compiled: " not in explain_structure(crout.jit(fit), *tensors(X, y))
    with config.options(disable_rewrites="cholesky-of-positive-definite"):
        assert "compiled: LU factorisation for 1 solve, 1 determinant" in crout.explain(fit, *tensors(X, y))


def test_structured_solves_have_the_residuals_of_general_ones():
    rng = np.random.default_rng(4)
    for dtype in (np.float32, np.float64, np.complex64, np.complex128):
        A = rng.standard_normal((30, 30)) + (1j * rng.standard_normal((30, 30)) if np.dtype(dtype).kind == "c" else 0)
        A, b = A.astype(dtype), rng.standard_normal((30, 3)).astype(dtype)
        names = {"diagonal": lambda A: crout.diag(A[0]), "orthogonal": lambda A: crout.linalg.qr(A)[0], "unit": lambda A: crout.tril(0.1 * A, -1) + eye(A),
                 "triangle": lambda A: crout.triu(0.1 * A) + 3.0 * eye(A)}
        for name, make in names.items():
            def f(A, b):
                T = make(A)
                return T, crout.linalg.solve(T, b), crout.linalg.inv(T), crout.linalg.solve(T, b.mT, left=False), crout.linalg.slogdet(T)[1]

            T, x, inverse, right, log = (r.numpy().astype(np.complex128) for r in crout.jit(f)(*tensors(A, b)))
            scale = np.finfo(dtype).eps * 30 * np.linalg.norm(T)
            assert np.linalg.norm(T @ x - b) <= 30 * scale * np.linalg.norm(x), name
            assert np.linalg.norm(right @ T - b.T) <= 30 * scale * np.linalg.norm(right), name
            assert np.linalg.norm(T @ inverse - np.eye(30)) <= 30 * scale * np.linalg.norm(inverse), name
            np.testing.assert_allclose(log, np.linalg.slogdet(T)[1], rtol=1e-3 if np.finfo(dtype).eps > 1e-10 else 1e-10, atol=1e-4 if np.finfo(dtype).eps > 1e-10 else 1e-12)


def test_low_rank_updates_on_request():
    rng = np.random.default_rng(6)
    d, U, V, b = 1 + rng.random((3, 50)), rng.standard_normal((3, 50, 4)), rng.standard_normal((3, 4, 50)), rng.standard_normal((3, 50, 2))

    def f(d, U, V, b):
        A = crout.diag_embed(d) + U @ V
        return crout.linalg.solve(A, b), crout.linalg.det(A), crout.linalg.slogdet(A)[1]

    A = d[:, :, None] * np.eye(50) + U @ V
    with config.options(enable_rewrites="woodbury,determinant-lemma"):
        x, det, log = (r.numpy() for r in crout.jit(f)(*tensors(d, U, V, b)))
    general = crout.jit(f)(*tensors(d, U, V, b))[0].numpy()
    assert not np.array_equal(x, general)  # another algorithm ran
    np.testing.assert_allclose(x, general, rtol=1e-9)
    np.testing.assert_allclose(A @ x, b, atol=1e-9)
    np.testing.assert_allclose(det, np.linalg.det(A), rtol=1e-9)
    np.testing.assert_allclose(log, np.linalg.slogdet(A)[1], rtol=1e-9)


def test_the_order_of_products_changes_no_digit_that_matters():
    rng = np.random.default_rng(7)
    A, B, v, w = rng.standard_normal((60, 60)), rng.standard_normal((60, 60)), rng.standard_normal((60, 1)), rng.standard_normal((1, 60))

    def f(A, B, v, w):
        return A @ B @ v, w @ (A @ B), crout.linalg.solve(A, B) @ v, w @ crout.linalg.solve(A, B, left=False), (A.mT @ A + crout.eye(60, dtype=A.dtype)) @ B @ v

    expected = (A @ B @ v, w @ A @ B, np.linalg.solve(A, B @ v), np.linalg.solve(A.T, (w @ B).T).T, (A.T @ A + np.eye(60)) @ B @ v)
    for rewrites in ("", "all"):
        with config.options(disable_rewrites=rewrites):
            for ours, reference in zip(crout.jit(f)(*tensors(A, B, v, w)), expected):
                np.testing.assert_allclose(ours.numpy(), reference, rtol=1e-8, atol=1e-8 * np.abs(reference).max())
