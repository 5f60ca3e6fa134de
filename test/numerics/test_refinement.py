# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""solve(refine=True) and solve_refined: solutions right to their last digits, and bounds that hold, against exact arithmetic and LAPACK's xGESVX."""

import fractions
import warnings

import numpy as np
import pytest

import crout
import kinds
import ratios

lapack = pytest.importorskip("scipy.linalg.lapack")
DTYPES = kinds.DTYPES
REAL = ("float32", "float64")
KINDS = ("diagonal", "upper triangular", "cond 2", *kinds.ILL_KINDS, "near underflow", "near overflow", "gaussian")


def exact_solution(a, b):
    """By elimination with fractions, as an array of them; complex systems as real ones of twice the order."""
    n = len(a)
    rows = [[fractions.Fraction(float(x)) for x in row] + [fractions.Fraction(float(b[i]))] for i, row in enumerate(a)]
    for k in range(n):
        p = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[p] = rows[p], rows[k]
        for i in range(k + 1, n):
            f = rows[i][k] / rows[k][k]
            if f:
                rows[i] = [x - f * y for x, y in zip(rows[i], rows[k])]
    x = [fractions.Fraction(0)] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][j] * x[j] for j in range(i + 1, n))) / rows[i][i]
    return x


def as_real(a, b):
    if a.dtype.kind != "c":
        return a, b
    return np.block([[a.real, -a.imag], [a.imag, a.real]]), np.concatenate([b.real, b.imag])


def true_error(a, b, x):
    """max |x - x_true| / max |x_true|, up to a factor between 1 / sqrt(2) and sqrt(2) for complex numbers."""
    n, (a, b) = len(x), as_real(a, b)
    exact = exact_solution(a, b)
    parts = np.concatenate([x.real, x.imag]) if x.dtype.kind == "c" else x
    differences = [fractions.Fraction(float(p)) - e for p, e in zip(parts, exact)]
    if x.dtype.kind != "c":
        return float(max(map(abs, differences)) / max(map(abs, exact)))
    def size(v):
        return max(v[i] ** 2 + v[i + n] ** 2 for i in range(n))
    return float(size(differences) / size(exact)) ** 0.5


def refined(a, b, **options):
    return [r.numpy() for r in crout.linalg.solve_refined(crout.from_numpy(a), crout.from_numpy(b), **options)]


def system(kind, n, dtype, count=2, k=2):
    rng = kinds.generator("refinement", kind, n, dtype)
    a = kinds.general(kind, count, n, n, dtype, rng)
    exact = kinds.uniform(rng, (count, n, k), dtype)
    return a, ratios.product(a, exact).astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_solutions_are_right_to_the_last_digits_and_bounds_hold(kind, dtype):
    for n in (1, 2, 4, 7):
        a, b = system(kind, n, dtype)
        x, forward, backward, rcond = refined(a, b)
        for i in range(len(a)):
            for c in range(b.shape[-1]):
                error = true_error(a[i], b[i, :, c], x[i, :, c])
                assert error <= 1.001 * forward[i, c], (n, error, forward[i, c])
                assert forward[i, c] < 64 * n * kinds.precision(dtype) and error < 2 * kinds.precision(dtype), (n, error, forward[i, c])
                assert backward[i, c] <= 2 * kinds.roundoff(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_bounds_are_not_above_those_of_lapack(kind, dtype):
    driver = getattr(lapack, {"float32": "s", "float64": "d", "complex64": "c", "complex128": "z"}[dtype] + "gesvx")
    for n in (3, 17, 40):
        a, b = system(kind, n, dtype)
        x, forward, backward, rcond = refined(a, b)
        for i in range(len(a)):
            *_, theirs, their_rcond, their_forward, their_backward, info = driver(a[i], b[i], fact="E")
            assert (forward[i] <= 1.1 * their_forward).all(), (n, forward[i], their_forward)
            assert (backward[i] <= np.maximum(their_backward, 2 * kinds.roundoff(dtype))).all(), (n, backward[i], their_backward)
            assert their_rcond / 30 < rcond[i] < their_rcond * 30, (n, rcond[i], their_rcond)  # of matrices that are scaled in different ways
            difference = np.abs(x[i] - theirs).max(0) / np.abs(x[i]).max(0)
            assert (difference <= 1.01 * (their_forward + forward[i])).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_condition_is_that_of_the_matrix_where_nothing_is_scaled(dtype):
    for n in (1, 2, 5, 30):
        a = np.ones((n, n)) + np.diag(0.5 + np.arange(n) / n)  # every row and column has its largest element in [1, 4)
        a = np.tril(a, 1).astype(dtype) / 4
        b = np.ones((n, 1), dtype)
        scaled = np.ldexp(1.0, -np.frexp(np.abs(a).max(1))[1])[:, None] * a
        scaled = scaled * np.ldexp(1.0, -np.frexp(np.abs(scaled).max(0))[1])
        expected = 1 / np.linalg.cond(scaled.astype(kinds.wide_type(dtype)), 1)
        np.testing.assert_allclose(refined(a, b)[3], expected, rtol=1e-4)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", (2, 6, 20, 45))
def test_scales_of_rows_and_columns_do_not_matter(n, dtype):
    """Rows and columns over most of the range of the type, where a plain solve has few correct digits or none."""
    rng = kinds.generator("scales", n, dtype)
    a = kinds.gaussian(rng, (n, n), dtype).astype(dtype)
    b = kinds.gaussian(rng, (n, 2), dtype).astype(dtype)
    span = int(np.log2(float(np.finfo(dtype).max))) // 3
    rows, columns = (np.ldexp(1.0, rng.integers(-span, span, n)).astype(np.finfo(dtype).dtype) for _ in range(2))
    x, forward, backward, rcond = refined(a, b)
    y, scaled_forward, scaled_backward, scaled_rcond = refined(rows[:, None] * a * columns, rows[:, None] * b)
    relative = np.abs(y * columns[:, None] - x) / np.abs(x)
    assert np.where(np.isfinite(relative), relative, 0).max() < 64 * kinds.precision(dtype)
    assert (scaled_backward < 4 * kinds.precision(dtype)).all() and (scaled_forward < 100 * n * kinds.precision(dtype)).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_forms_agree(dtype):
    """refine=True, vectors, X A = B, broadcast batches, jit, out= and the rows of a batch alone."""
    a, b = system("cond sqrt(0.1/eps), geometric", 6, dtype, count=5, k=3)
    x, forward, backward, rcond = refined(a, b)
    A, B = crout.from_numpy(a), crout.from_numpy(b)
    assert forward.shape == backward.shape == (5, 3) and rcond.shape == (5,) and forward.dtype == np.finfo(dtype).dtype
    np.testing.assert_array_equal(crout.linalg.solve(A, B, refine=True).numpy(), x)
    np.testing.assert_array_equal(crout.jit(lambda p, q: crout.linalg.solve(p, q, refine=True))(A, B).numpy(), x)
    for ours, theirs in zip(crout.jit(lambda p, q: tuple(crout.linalg.solve_refined(p, q)))(A, B), (x, forward, backward, rcond), strict=True):
        np.testing.assert_array_equal(ours.numpy(), theirs)
    np.testing.assert_array_equal(crout.linalg.solve(A.mT, B.mT, left=False, refine=True).numpy(), np.swapaxes(x, -1, -2))
    for i in range(5):
        for ours, theirs in zip(refined(a[i], b[i]), (x, forward, backward, rcond)):
            np.testing.assert_array_equal(ours, theirs[i])
        vector = refined(a[i], np.ascontiguousarray(b[i, :, 1]))
        assert vector[0].shape == (6,) and vector[1].shape == vector[2].shape == vector[3].shape == ()
        np.testing.assert_array_equal(vector[0], x[i, :, 1])
        np.testing.assert_array_equal(vector[1], forward[i, 1])
    wide = refined(a[:, None], b[None])
    assert wide[0].shape == (5, 5, 6, 3) and wide[1].shape == (5, 5, 3) and wide[3].shape == (5, 5)
    for i in range(5):
        np.testing.assert_array_equal(wide[0][i, i], x[i])
    out = [crout.empty(0, dtype=A.dtype), *(crout.empty(0, dtype=crout.from_numpy(forward).dtype) for _ in range(3))]
    crout.linalg.solve_refined(A, B, out=tuple(out))
    np.testing.assert_array_equal(out[0].numpy(), x)
    before = crout.get_num_threads()
    try:
        for threads in (1, 3):
            crout.set_num_threads(threads)
            np.testing.assert_array_equal(refined(np.concatenate([a] * 40), np.concatenate([b] * 40))[1], np.concatenate([forward] * 40))
    finally:
        crout.set_num_threads(before)


@pytest.mark.parametrize("dtype", DTYPES)
def test_exported_programs_give_the_same(dtype, tmp_path):
    a, b = system("cond 2", 6, dtype, count=5, k=3)
    A, B = crout.from_numpy(a), crout.from_numpy(b)
    program = crout.export.export(lambda p, q: tuple(crout.linalg.solve_refined(p, q)), (A, B), name="refined")
    program.compile(str(tmp_path / "librefined.so"))
    assert (tmp_path / "librefined.so").exists()
    for ours, theirs in zip(program(A, B), refined(a, b), strict=True):
        np.testing.assert_array_equal(ours.numpy(), theirs)


@pytest.mark.parametrize("dtype", DTYPES)
def test_edges(dtype):
    T = crout.from_numpy(np.zeros(0, dtype)).dtype
    for shape in ((0, 0), (3, 0, 0), (0, 4, 4)):
        for k in (0, 2):
            b = crout.zeros(*shape[:-1], k, dtype=T)
            x, forward, backward, rcond = crout.linalg.solve_refined(crout.zeros(*shape, dtype=T), b)
            assert tuple(x.shape) == tuple(b.shape) and tuple(forward.shape) == tuple(backward.shape) == (*shape[:-2], k)
    a = np.stack([np.eye(3), np.zeros((3, 3)), np.diag([1.0, np.nan, 1.0]), np.diag([2.0, 4.0, 8.0])]).astype(dtype)
    with pytest.raises(crout.linalg.LinAlgError, match="matrix 1 of the batch"):
        refined(a, np.ones((4, 3, 1), dtype))
    a[1] = np.eye(3)
    b = np.ones((4, 3, 2), dtype)
    b[0, 1, 1] = np.inf
    b[3, :, 0] = 0
    x, forward, backward, rcond = refined(a, b)
    assert np.isnan(x[2]).all() and np.isnan(rcond[2]) and np.isnan(x[0, :, 1]).all() and np.isnan(forward[0, 1])
    np.testing.assert_array_equal(x[0, :, 0], 1)
    np.testing.assert_array_equal(x[3, :, 0], 0)
    np.testing.assert_array_equal(x[3, :, 1], [0.5, 0.25, 0.125])
    assert forward[3, 0] == backward[3, 0] == 0 and rcond[3] == 1
    with pytest.raises(RuntimeError, match="must have as many rows as 'A', got shapes"):
        refined(a, np.ones((4, 2, 1), dtype))


def test_a_matrix_that_is_singular_to_working_precision_gets_no_false_bound():
    n = 12
    hilbert = 1.0 / (np.arange(n)[:, None] + np.arange(n) + 1)
    a = hilbert.astype(np.float32)
    x, forward, backward, rcond = refined(a, a.sum(1, keepdims=True))
    assert rcond < np.finfo(np.float32).eps
    exact = np.array([float(v) for v in exact_solution(a, a.sum(1))])
    assert np.abs(x[:, 0] - exact).max() / np.abs(exact).max() <= forward[0]


@pytest.mark.parametrize("n", (3, 20, 40))
@pytest.mark.parametrize("dtype", DTYPES)
def test_warnings_of_ill_conditioned_solves(n, dtype):
    good, bad = (kinds.general(kind, 3, n, n, dtype, kinds.generator("warning", n, dtype)) for kind in ("cond 2", "diagonal"))
    bad[1] = np.diag(np.where(np.arange(n) == 1, kinds.precision(dtype) / 8, 1))
    b = crout.ones(3, n, 1, dtype=crout.from_numpy(good).dtype)
    functions = {"solve": lambda a: crout.linalg.solve(a, b), "refined solve": lambda a: crout.linalg.solve(a, b, refine=True), "inv": crout.linalg.inv,
                 "jit": lambda a: crout.jit(lambda x: crout.linalg.solve(x, b))(a)}  # what is compiled keeps the switches it was compiled with
    for name, function in functions.items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            plain = function(crout.from_numpy(bad))  # off by default
        with crout.config.options(warn_ill_conditioned=True):
            with pytest.warns(RuntimeWarning, match=r"matrix 1 of the batch \(batch shape \(3,?\)\) is singular to working precision"):
                warned = function(crout.from_numpy(bad))
            # A complex solution above order 20 is refined where it does not share the factorisation with the inverse.
            np.testing.assert_allclose(warned.numpy(), plain.numpy(), rtol=8 * kinds.precision(dtype) if dtype.startswith("c") else 0)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                function(crout.from_numpy(good))
                with pytest.raises(crout.linalg.LinAlgError, match="singular to working precision"):
                    function(crout.from_numpy(bad))
            with pytest.raises(crout.linalg.LinAlgError, match="exactly zero"):
                function(crout.zeros(3, n, n, dtype=b.dtype))
