# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small matrices, for which the compiler writes the code: values, and the same bits in every batch, place, and width of vectors."""

import numpy as np
import pytest

import crout

DTYPES = ["float32", "float64", "complex64", "complex128"]
ORDERS = [1, 3, 8]


def random(rng, shape, dtype):
    x = rng.standard_normal(shape)
    if dtype.startswith("complex"):
        x = x + 1j * rng.standard_normal(shape)
    return x.astype(dtype)


def tolerance(dtype):
    return 2e-3 if dtype in ("float32", "complex64") else 1e-9


def close(got, want, dtype):
    got, want = np.asarray(got), np.asarray(want)
    assert got.shape == want.shape and got.dtype == want.dtype
    scale = np.abs(want).max(initial=1)
    np.testing.assert_allclose(got / scale, want / scale, atol=tolerance(dtype))


OPERATIONS = {
    # name: (Crout, NumPy) of A, B and a positive definite S
    "inv": (lambda a, b, s: crout.linalg.inv(a), lambda a, b, s: np.linalg.inv(a)),
    "solve": (lambda a, b, s: crout.linalg.solve(a, b), lambda a, b, s: np.linalg.solve(a, b)),
    "solve from the right": (
        lambda a, b, s: crout.linalg.solve(a, b.mT, left=False),
        lambda a, b, s: np.linalg.solve(a.swapaxes(-1, -2), b).swapaxes(-1, -2),
    ),
    "det": (lambda a, b, s: crout.linalg.det(a), lambda a, b, s: np.linalg.det(a)),
    "cholesky": (lambda a, b, s: crout.linalg.cholesky(s), lambda a, b, s: np.linalg.cholesky(s)),
    "upper cholesky": (
        lambda a, b, s: crout.linalg.cholesky(s, upper=True),
        lambda a, b, s: np.linalg.cholesky(s).conj().swapaxes(-1, -2),
    ),
    "cholesky_solve": (
        lambda a, b, s: crout.cholesky_solve(b, crout.linalg.cholesky(s)),
        lambda a, b, s: np.linalg.solve(s, b),
    ),
    "upper triangle": (
        lambda a, b, s: crout.linalg.solve_triangular(s, b, upper=True),
        lambda a, b, s: np.linalg.solve(np.triu(s), b),
    ),
    "lower triangle": (
        lambda a, b, s: crout.linalg.solve_triangular(s, b, upper=False),
        lambda a, b, s: np.linalg.solve(np.tril(s), b),
    ),
    "matmul": (lambda a, b, s: a @ b, lambda a, b, s: a @ b),
}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", OPERATIONS)
def test_values_in_batches(name, dtype):
    rng = np.random.default_rng(0)
    ours, numpys = OPERATIONS[name]
    for n in ORDERS:
        for batch, k in (((), 1), ((37,), 3), ((3, 0), 3)):
            a, b = random(rng, (*batch, n, n), dtype), random(rng, (*batch, n, k), dtype)
            a += 2 * n**0.5 * np.eye(n, dtype=dtype)
            s = (a @ a.conj().swapaxes(-1, -2) / n + np.eye(n, dtype=dtype)).astype(dtype)
            got = ours(*(crout.from_numpy(x) for x in (a, b, s))).numpy()
            want = numpys(a, b, s).astype(dtype) if 0 not in batch else np.zeros(got.shape, dtype)
            close(got, want, dtype)


@pytest.mark.parametrize("dtype", DTYPES)
def test_slogdet(dtype):
    a = random(np.random.default_rng(1), (50, 4, 4), dtype)
    sign, log = crout.linalg.slogdet(crout.from_numpy(a))
    want = np.linalg.slogdet(a)
    np.testing.assert_allclose(sign.numpy(), want[0].astype(dtype), atol=tolerance(dtype))
    np.testing.assert_allclose(log.numpy(), want[1], rtol=1e-3 if dtype in ("float32", "complex64") else 1e-9, atol=1e-4)
    sign, log = crout.linalg.slogdet(crout.zeros(3, 2, 2, dtype=getattr(crout, dtype)))
    assert (sign.numpy() == 0).all() and np.isneginf(log.numpy()).all()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["inv", "solve", "det", "cholesky", "matmul"])
def test_a_matrix_has_the_same_bits_in_any_company(name, dtype):
    rng = np.random.default_rng(2)
    ours, _ = OPERATIONS[name]
    for n in (2, 5):
        a, b = random(rng, (41, n, n), dtype), random(rng, (41, n, 2), dtype)
        s = (a @ a.conj().swapaxes(-1, -2) + np.eye(n, dtype=dtype)).astype(dtype)
        together = ours(*(crout.from_numpy(x) for x in (a, b, s))).numpy()
        for i in (0, 15, 16, 40):
            alone = ours(*(crout.from_numpy(x[i].copy()) for x in (a, b, s))).numpy()
            assert alone.tobytes() == together[i].tobytes()
            few = ours(*(crout.from_numpy(x[i : i + 1].copy()) for x in (a, b, s))).numpy()
            assert few.tobytes() == together[i].tobytes()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ["inv", "det", "slogdet", "matmul"])
def test_programs_with_free_orders_give_the_same_bits(name, dtype):
    """What the compiler writes for a known order, and the runtime's kernels, which a program calls that does not know it."""
    rng = np.random.default_rng(7)
    ours = {
        "inv": lambda a: (crout.linalg.inv_ex(a)[0],),
        "det": lambda a: (crout.linalg.det(a),),
        "slogdet": lambda a: tuple(crout.linalg.slogdet(a)),
        "matmul": lambda a: (a @ a,),
    }[name]
    program = crout.export.export(ours, (crout.from_numpy(random(rng, (5, 3, 3), dtype)),), dynamic_shapes=({0: "b", 1: "n", 2: "n"},))
    for count, n in ((37, 2), (1, 3), (37, 3), (19, 4), (5, 7)):
        a = random(rng, (count, n, n), dtype)
        a[count // 2] *= np.dtype(dtype).type(1e-30)
        if count > 30:
            a[3] = 0
            a[7, 1, 0] = np.nan
            a[8, 0, 1] = np.inf
        finite = np.isfinite(a).all((1, 2))  # a NaN has many bit patterns
        for g, w in zip(program(a), ours(crout.from_numpy(a))):
            g, w = g.numpy(), w.numpy()
            assert g[finite].tobytes() == w[finite].tobytes(), n
            np.testing.assert_array_equal(g, w)


@pytest.mark.parametrize("dtype", DTYPES)
def test_one_singular_matrix_spoils_its_own_result_only(dtype):
    rng = np.random.default_rng(3)
    a = random(rng, (100, 3, 3), dtype)
    right, info = crout.linalg.inv_ex(crout.from_numpy(a))
    assert not info.numpy().any()
    a[37, 2] = a[37, 0] + 0
    a[37, 0] = a[37, 1] = 0
    spoilt, info = crout.linalg.inv_ex(crout.from_numpy(a))
    assert np.flatnonzero(info.numpy()).tolist() == [37]
    keep = np.arange(100) != 37
    assert spoilt.numpy()[keep].tobytes() == right.numpy()[keep].tobytes()
    with pytest.raises(crout.linalg.LinAlgError, match="37"):
        crout.linalg.inv(crout.from_numpy(a))


def test_broadcast_operands():
    rng = np.random.default_rng(4)
    for a_batch, b_batch in (((), (5,)), ((5,), ()), ((4, 1), (1, 6)), ((1, 6), (4, 1)), ((6,), (4, 6)), ((20,), (3, 1))):
        a, b = random(rng, (*a_batch, 3, 3), "float64"), random(rng, (*b_batch, 3, 2), "float64")
        want_solve = np.linalg.solve(np.broadcast_to(a, np.broadcast_shapes(a_batch, b_batch) + (3, 3)), b)
        np.testing.assert_allclose(crout.linalg.solve(crout.from_numpy(a), crout.from_numpy(b)).numpy(), want_solve, rtol=1e-9)
        np.testing.assert_allclose((crout.from_numpy(a) @ crout.from_numpy(b)).numpy(), a @ b, rtol=1e-9, atol=1e-12)
        x, info = crout.linalg.solve_ex(crout.from_numpy(a), crout.from_numpy(b))
        assert info.numpy().shape == a_batch and not info.numpy().any()


def test_pivots_at_the_ends_of_the_range():
    for dtype, tiny, huge in (("float32", 1e-42, 3e38), ("float64", 1e-320, 1.7e308)):
        for scale in (tiny, huge):
            a = np.array([[0.5, 0.25], [0.25, -0.5]], dtype) * np.dtype(dtype).type(scale)
            b = a @ np.array([[1.0], [1.0]], dtype)
            x = crout.linalg.solve(crout.from_numpy(a), crout.from_numpy(b)).numpy()
            np.testing.assert_allclose(x, 1, rtol=1e-5 if scale == huge else 2e-2)


@pytest.mark.parametrize("dtype", DTYPES)
def test_determinants_do_not_overflow_on_the_way(dtype):
    big = 1e30 if dtype in ("float32", "complex64") else 1e200
    a = np.diag(np.array([big, big, 1 / big, 1 / big, 3, -1], dtype))
    np.testing.assert_allclose(crout.linalg.det(crout.from_numpy(a)).numpy(), -3, rtol=1e-5)
    assert crout.linalg.det(crout.from_numpy(np.full((2, 2), np.nan, dtype))).isnan().item()
    for exponent in (-140, -60, 120):
        a = np.diag(np.array([2.0**exponent, 1, 1], "float32"))
        assert crout.linalg.det(crout.from_numpy(a)).item() == 2.0**exponent


def filter_step(A, b, c, d):
    S = A @ A.mT + 0.5 * crout.eye(3, dtype=A.dtype)
    x = crout.linalg.solve(S, b.unsqueeze(-1)).squeeze(-1) + c
    return x * d.unsqueeze(-1), crout.linalg.inv(S)[:, :2, 1:], crout.log(crout.linalg.det(S))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("count", [0, 1, 16, 23, 1000])
def test_neighbours_join_without_a_change_of_meaning(dtype, count):
    rng = np.random.default_rng(5)
    A, b, c, d = (random(rng, shape, dtype) for shape in ((count, 3, 3), (count, 3), (3,), (count,)))
    got = crout.jit(filter_step)(*(crout.from_numpy(x) for x in (A, b, c, d)))
    S = A @ A.swapaxes(-1, -2) + 0.5 * np.eye(3, dtype=dtype)
    want = (np.linalg.solve(S, b[..., None])[..., 0] + c) * d[:, None], np.linalg.inv(S)[:, :2, 1:], np.log(np.linalg.det(S))
    for g, w in zip(got, want):
        close(g.numpy(), w.astype(dtype), dtype)
    again = filter_step(*(crout.from_numpy(x) for x in (A, b, c, d)))
    assert again[1].contiguous().numpy().tobytes() == got[1].contiguous().numpy().tobytes()


def test_strided_operands():
    rng = np.random.default_rng(6)
    a = random(rng, (30, 3, 3), "float64") + 3 * np.eye(3)
    t = crout.from_numpy(a)
    np.testing.assert_allclose(crout.linalg.inv(t.mT).numpy(), np.linalg.inv(a.swapaxes(-1, -2)), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(crout.linalg.inv(t[::3]).numpy(), np.linalg.inv(a[::3]), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(crout.linalg.det(t[:, :2, 1:]).numpy(), np.linalg.det(a[:, :2, 1:]), rtol=1e-9, atol=1e-12)
