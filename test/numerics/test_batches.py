# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A batch can be trusted: each result is that of its matrix alone, bit for bit, whatever the others are, wherever it lies and however many threads
there are, and `info` names the matrices that failed.

The large batches of many seconds: python3 -m pytest test/numerics/test_batches.py -m large
"""

import numpy as np
import pytest

import crout
import kinds
from kinds import DTYPES

SIZES = (1, 2, 3, 4, 8, 9, 16, 17, 32, 33)
COUNT = 37  # whole vectors of lanes of every type, and a rest
linalg = crout.linalg


def flat(results):
    if isinstance(results, crout.Tensor):
        return [results.numpy()]
    return [r for result in results for r in flat(result)]


def all_of_one_matrix(a, b):
    """Solutions, inverse and determinant that one factorisation serves."""
    x, info = linalg.solve_ex(a, b)
    inverse, _ = linalg.inv_ex(a)
    return x, inverse, linalg.det(a), info


def solve_adjoint(a, b):
    lu, pivots, info = linalg.lu_factor_ex(a)
    return linalg.lu_solve(lu, pivots, b), linalg.lu_solve(lu, pivots, b, adjoint=True), info


def general(n, dtype, rng):
    return kinds.gaussian(rng, (COUNT, n, n), dtype).astype(dtype)


def definite(n, dtype, rng):
    return kinds.hermitian("gaussian", COUNT, n, dtype, rng, definite=True)


def indefinite(n, dtype, rng):
    return kinds.hermitian("gaussian", COUNT, n, dtype, rng, definite=False)


def lower(n, dtype, rng):
    return np.tril(definite(n, dtype, rng))


def tall(n, dtype, rng):
    return kinds.gaussian(rng, (COUNT, n + 3, n), dtype).astype(dtype)


# name: (function of a batch of matrices and one of right-hand sides, matrices, whether the last result is an info)
FUNCTIONS = {
    "inv_ex": (lambda a, b: linalg.inv_ex(a), general, True),
    "solve_ex": (lambda a, b: linalg.solve_ex(a, b), general, True),
    "solve_ex, X A = B": (lambda a, b: linalg.solve_ex(a, b.mT, left=False), general, True),
    "solve_ex of vectors": (lambda a, b: linalg.solve_ex(a, b[..., 0].contiguous()), general, True),
    "lu_factor_ex": (lambda a, b: linalg.lu_factor_ex(a), general, True),
    "lu_solve": (solve_adjoint, general, True),
    "det": (lambda a, b: linalg.det(a), general, False),
    "slogdet": (lambda a, b: linalg.slogdet(a), general, False),
    "one factorisation": (crout.jit(all_of_one_matrix), general, True),
    "cholesky_ex": (lambda a, b: linalg.cholesky_ex(a), definite, True),
    "cholesky_ex, upper": (lambda a, b: linalg.cholesky_ex(a, upper=True), definite, True),
    "cholesky_solve": (lambda a, b: crout.cholesky_solve(b, a), lower, False),
    "solve_triangular": (lambda a, b: linalg.solve_triangular(a, b, upper=False), lower, False),
    "solve_triangular, upper": (lambda a, b: linalg.solve_triangular(a.mH, b, upper=True), lower, False),
    "ldl_factor_ex": (lambda a, b: linalg.ldl_factor_ex(a), indefinite, True),
    "eigh": (lambda a, b: linalg.eigh(a), indefinite, False),
    "svd": (lambda a, b: linalg.svd(a), general, False),
    "qr": (lambda a, b: linalg.qr(a), tall, False),
    "lstsq by QR": (lambda a, b: linalg.lstsq(a, crout.ones(a.shape[0], a.shape[-2], 2, dtype=a.dtype), driver="gels")[0], tall, False),
    "lstsq by QR, wide": (lambda a, b: linalg.lstsq(a.mH, b, driver="gels")[0], tall, False),
    "eigvalsh": (lambda a, b: linalg.eigvalsh(a, UPLO="U"), indefinite, False),
    "qr, complete": (lambda a, b: linalg.qr(a, mode="complete"), tall, False),
    "geqrf": (lambda a, b: crout.geqrf(a), tall, False),
    "lstsq by singular values": (lambda a, b: linalg.lstsq(a, crout.ones(a.shape[0], a.shape[-2], 2, dtype=a.dtype), driver="gelsd")[0], tall, False),
    "lstsq": (lambda a, b: linalg.lstsq(a, crout.ones(a.shape[0], a.shape[-2], 2, dtype=a.dtype))[0], tall, False),
    "matrix_exp": (lambda a, b: linalg.matrix_exp(a), general, False),
}
SLOW = ("svd", "lstsq by singular values")  # cubic with a large constant: fewer orders
LANES = ("eigh", "eigvalsh", "qr", "qr, complete", "geqrf", "lstsq", "lstsq by QR", "lstsq by QR, wide", "matrix_exp")  # kernels of the runtime up to order 32


def cases():
    return [(name, dtype) for name in FUNCTIONS for dtype in DTYPES]


def orders(name, dtype):
    if name in SLOW:
        return 2, 3, 33
    if name in LANES:
        return 1, 2, 3, 8, 17, 29, 33
    # Kernels that are written out for a complex matrix of order 8 take a second to compile.
    return tuple(n for n in SIZES if n not in (2, 8)) if dtype.startswith("complex") else SIZES


def data(name, n, dtype):
    rng = kinds.generator(name, n, dtype)
    return FUNCTIONS[name][1](n, dtype, rng), kinds.gaussian(rng, (COUNT, n, 3), dtype).astype(dtype)


def call(name, a, b):
    return flat(FUNCTIONS[name][0](crout.from_numpy(np.ascontiguousarray(a)), crout.from_numpy(np.ascontiguousarray(b))))


def assert_same_bits(ours, theirs, message):
    for i, (x, y) in enumerate(zip(ours, theirs, strict=True)):
        assert x.dtype == y.dtype and x.shape == y.shape, message
        if x.tobytes() != y.tobytes():
            differing = np.flatnonzero([p.tobytes() != q.tobytes() for p, q in zip(x, y)])
            raise AssertionError(f"{message}: result {i} differs for matrices {differing.tolist()[:10]}")


@pytest.mark.parametrize("name,dtype", cases())
def test_results_depend_neither_on_the_batch_nor_on_the_place_in_it(name, dtype):
    for n in orders(name, dtype):
        a, b = data(name, n, dtype)
        whole = call(name, a, b)
        order = np.random.default_rng(n).permutation(COUNT)
        permuted = call(name, a[order], b[order])
        assert_same_bits([r[order] for r in whole], permuted, f"n = {n}, permuted")
        for first, last in ((0, 1), (3, 12), (7, 27), (35, 37)):
            assert_same_bits([r[first:last] for r in whole], call(name, a[first:last], b[first:last]), f"n = {n}, matrices {first} to {last} alone")


@pytest.mark.parametrize("name,dtype", cases())
def test_results_do_not_depend_on_the_number_of_threads(name, dtype):
    before = crout.get_num_threads()
    try:
        for n in orders(name, dtype)[2::3]:
            a, b = (np.concatenate([x] * 8) for x in data(name, n, dtype))
            results = []
            for threads in (1, 2, 3):
                crout.set_num_threads(threads)
                results.append(call(name, a, b))
            for threads, result in zip((2, 3), results[1:]):
                assert_same_bits(results[0], result, f"n = {n}, {threads} threads")
    finally:
        crout.set_num_threads(before)


def ruined(a, how, n):
    """A matrix whose factorisation fails, or which is not a number."""
    bad = a.copy()
    if how == "zero":
        bad[...] = 0
    elif how == "not a number":
        bad[n // 2, n // 3] = np.nan
    elif how == "infinite":
        bad[n // 2, n // 2] = np.inf
    else:
        bad[n // 2, :] = 0
        bad[:, n // 2] = 0
    return bad


@pytest.mark.parametrize("name,dtype", cases())
def test_a_bad_matrix_affects_its_own_result_only(name, dtype):
    _, _, has_info = FUNCTIONS[name]
    for n in orders(name, dtype)[1::3]:
        a, b = data(name, n, dtype)
        good = call(name, a, b)
        for how in ("zero", "zero row and column", "not a number", "infinite"):
            if name.startswith("lstsq by QR"):
                continue  # so is a matrix without full rank
            if (name in ("eigh", "eigvalsh", "svd") or name.startswith("lstsq")) and not how.startswith("zero"):
                continue  # an error of the whole call
            for place in (0, 21):
                bad = a.copy()
                bad[place] = ruined(a[place], how, n)
                results = call(name, bad, b)
                others = np.arange(COUNT) != place
                assert_same_bits([r[others] for r in good], [r[others] for r in results], f"n = {n}, matrix {place} {how}")
                if has_info and how.startswith("zero"):
                    assert np.flatnonzero(results[-1]).tolist() == [place], f"n = {n}"


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", (3, 8, 16, 33))
def test_errors_name_the_first_singular_matrix(n, dtype):
    a, b = data("solve_ex", n, dtype)
    a[[11, 30]] = 0
    for function in (linalg.inv, lambda x: linalg.solve(x, crout.from_numpy(b)), linalg.lu_factor, crout.jit(linalg.inv)):
        with pytest.raises(linalg.LinAlgError, match="11"):
            function(crout.from_numpy(a))


@pytest.mark.parametrize("dtype", ("float32", "float64"))
@pytest.mark.parametrize("count", (65535, 65536, 65537))
def test_batches_around_two_to_the_sixteenth(count, dtype):
    rng = kinds.generator("batch", count, dtype)
    for n in (2, 3):
        a, b = kinds.gaussian(rng, (count, n, n), dtype).astype(dtype), kinds.gaussian(rng, (count, n, 1), dtype).astype(dtype)
        a[count - 2] = 0
        for function in (lambda x, y: linalg.inv_ex(x), lambda x, y: linalg.solve_ex(x, y), lambda x, y: (linalg.det(x),), lambda x, y: linalg.lu_factor_ex(x)):
            whole = flat(function(crout.from_numpy(a), crout.from_numpy(b)))
            half = count // 2 + 1
            parts = [flat(function(crout.from_numpy(x), crout.from_numpy(y))) for x, y in ((a[:half], b[:half]), (a[half:], b[half:]))]
            assert_same_bits(whole, [np.concatenate(pair) for pair in zip(*parts)], f"{count} of order {n}")
            if len(whole) > 1:
                assert np.flatnonzero(whole[-1]).tolist() == [count - 2]


def test_a_million_matrices_with_one_singular():
    count, bad = 1_000_000, 765_432
    rng = np.random.default_rng(1)
    a = rng.standard_normal((count, 3, 3), np.float32)
    b = rng.standard_normal((count, 3, 1), np.float32)
    good_inverse, good_x = linalg.inv(crout.from_numpy(a)).numpy(), linalg.solve(crout.from_numpy(a), crout.from_numpy(b)).numpy()
    a[bad, 1] = 2 * a[bad, 0]
    a[bad, 2] = 0
    inverse, info = flat(linalg.inv_ex(crout.from_numpy(a)))
    x, solve_info = flat(linalg.solve_ex(crout.from_numpy(a), crout.from_numpy(b)))
    others = np.arange(count) != bad
    assert np.flatnonzero(info).tolist() == np.flatnonzero(solve_info).tolist() == [bad]
    assert_same_bits([good_inverse[others], good_x[others]], [inverse[others], x[others]], "the others")
    assert np.isnan(inverse[bad]).all() and np.isnan(x[bad]).all()
    with pytest.raises(linalg.LinAlgError, match=str(bad)):
        linalg.inv(crout.from_numpy(a))
    residual = np.abs(np.einsum("nij,nj->ni", a[others].astype(float), x[others, :, 0].astype(float)) - b[others, :, 0]).sum(-1)
    scale = np.abs(a[others]).sum(1).max(-1) * np.abs(x[others, :, 0]).sum(-1) * 2.0**-24
    assert (residual / scale).max() < 30


@pytest.mark.parametrize("dtype", DTYPES)
def test_600_000_right_hand_sides(dtype):
    """In one matrix: right, and each the same with a few others as with all."""
    k, n = 600_000, 3
    rng = kinds.generator("right-hand sides", dtype)
    a, b = kinds.gaussian(rng, (n, n), dtype).astype(dtype), kinds.gaussian(rng, (n, k), dtype).astype(dtype)
    x = linalg.solve(crout.from_numpy(a), crout.from_numpy(b)).numpy()
    residual = np.abs(a.astype(kinds.wide_type(dtype)) @ x - b).sum(0) / (np.abs(a).sum(0).max() * np.abs(x).sum(0) * kinds.roundoff(dtype))
    assert residual.max() < 30
    some = np.ascontiguousarray(b[:, 300_000:300_040])
    np.testing.assert_array_equal(linalg.solve(crout.from_numpy(a), crout.from_numpy(some)).numpy(), x[:, 300_000:300_040])


@pytest.mark.large
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("n", (3, 16, 33))
def test_600_000_right_hand_sides_of_a_batch(n, dtype):
    """As 600,000 systems with one matrix, on 1, 2 and 3 threads."""
    k = 600_000 if n == 3 else 60_000 if n == 16 else 20_000
    rng = kinds.generator("broadcast", n, dtype)
    a, b = kinds.gaussian(rng, (1, n, n), dtype).astype(dtype), kinds.gaussian(rng, (k, n, 1), dtype).astype(dtype)
    before, results = crout.get_num_threads(), []
    try:
        for threads in (1, 2, 3):
            crout.set_num_threads(threads)
            results.append(linalg.solve(crout.from_numpy(a), crout.from_numpy(b)).numpy())
    finally:
        crout.set_num_threads(before)
    assert_same_bits([results[0]] * 2, results[1:], "threads")
    residual = np.abs(a.astype(kinds.wide_type(dtype)) @ results[0] - b).sum((1, 2))
    assert (residual / (np.abs(a).sum(1).max() * np.abs(results[0]).sum((1, 2)) * kinds.roundoff(dtype))).max() < 30


@pytest.mark.large
@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name not in SLOW + LANES])
@pytest.mark.parametrize("count", (65535, 65536, 65537, 1_000_000))
def test_large_batches_of_every_factorisation(name, count):
    """Threads 1, 2, 3 and two halves: the same bits; one singular matrix is named."""
    n, dtype = 3, "float32"
    a, b = (np.concatenate([x] * (count // COUNT + 1))[:count] for x in data(name, n, dtype))
    bad = count * 2 // 3
    a[bad] = 0
    before, results = crout.get_num_threads(), []
    try:
        for threads in (1, 2, 3):
            crout.set_num_threads(threads)
            results.append(call(name, a, b))
    finally:
        crout.set_num_threads(before)
    assert_same_bits(results[0], results[1], "2 threads")
    assert_same_bits(results[0], results[2], "3 threads")
    half = count // 2 - 1
    parts = [call(name, a[:half], b[:half]), call(name, a[half:], b[half:])]
    assert_same_bits(results[0], [np.concatenate(pair) for pair in zip(*parts)], "halves")
    small = call(name, *data(name, n, dtype))
    for result, alone in zip(results[0], small):
        repeated = np.concatenate([alone] * (count // COUNT + 1))[:count]
        others = np.arange(count) != bad
        assert result[others].tobytes() == repeated[others].tobytes(), "each as in a small batch"
    if FUNCTIONS[name][2]:
        assert np.flatnonzero(results[0][-1]).tolist() == [bad]
