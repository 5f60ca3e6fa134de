# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the sections BLAS and LAPACK and linalg: factorisations, whose factors are checked by what they multiply to."""

import numpy as np

import crout
from case import A, F, R, S
from matrix_samples import adjoint, batches, definite, hermitian, identity, indefinite, is_what, matrix_case, of_rank, one, regular, second_indefinite, second_singular, symmetric

LinAlgError = crout.linalg.LinAlgError
NOT_SQUARE = R(RuntimeError, A(2, 3))
NO_MATRIX = R(RuntimeError, A(3))
SINGULAR = A(2, 2, low=0, high=0)
NOT_FINITE = A(30, 30, special=True)
RECTANGLES, SQUARES = batches(square=False), batches()
REGULAR, DEFINITE, HERMITIAN = batches(regular), batches(definite), batches(hermitian)


def real_of(dtype):
    return {"complex64": "float32", "complex128": "float64"}.get(dtype, dtype)


def complex_of(dtype):
    return {"float32": "complex64", "float64": "complex128"}.get(dtype, dtype)


# ---- Cholesky ----


def cholesky(a, upper=False):
    factor = np.linalg.cholesky(a)
    return adjoint(factor) if upper else factor


def cholesky_ex(got, a, upper=False):
    factor, info = got
    failed = info > 0
    yield info, np.where(np.linalg.eigvalsh(a).min(-1, initial=1) < 0, 1, 0)
    yield np.where(failed[..., None, None], 0, factor), np.where(failed[..., None, None], 0, cholesky(np.where(failed[..., None, None], identity(a.shape), a), upper))


def cholesky_solve(got, b, factor, upper=False):
    a = adjoint(factor) @ factor if upper else factor @ adjoint(factor)
    return [(a @ got, np.broadcast_to(b, got.shape))]


def cholesky_inverse(got, factor, upper=False):
    a = adjoint(factor) @ factor if upper else factor @ adjoint(factor)
    return [(a @ got, identity(a.shape))]


CHOLESKY = [*one(DEFINITE), *one([(A(2, 4, 4, make=definite), False)], upper=True)]
CHOLESKY_ERRORS = [NOT_SQUARE, NO_MATRIX, R(LinAlgError, A(2, 2, low=-1, high=-1), match="positive")]


def factor_of(*shape, **options):
    return F(crout.linalg.cholesky, A(*shape, make=definite), **options)


cholesky_cases = [
    *[matrix_case(name, CHOLESKY, is_what(cholesky), CHOLESKY_ERRORS) for name in ("linalg.cholesky", "cholesky")],
    matrix_case("linalg.cholesky_ex", [*CHOLESKY, S(A(3, 4, 4, make=second_indefinite))], cholesky_ex, CHOLESKY_ERRORS[:2], result=("same", "int32")),
    matrix_case("cholesky_solve", [S(A(3, 2), factor_of(3, 3)), S(A(3, 2), factor_of(3, 3, upper=True), upper=True), S(A(0, 3, 2), factor_of(0, 3, 3)), S(A(2, 0, 2), factor_of(2, 0, 0)),
                                   S(A(4, 3, 2), factor_of(2, 1, 3, 3)), S(A(5, 1, layout="sliced"), factor_of(3, 5, 5)).more(), S(A(2, 36, 3), factor_of(2, 36, 36))], cholesky_solve,
                [R(RuntimeError, A(2, 1), A(3, 3)), R(RuntimeError, A(3, 1), A(3, 2))], refuse=()),
    matrix_case("cholesky_inverse", [S(factor_of(3, 3)), S(factor_of(3, 3, upper=True), upper=True), S(factor_of(0, 3, 3)), S(factor_of(2, 0, 0)), S(factor_of(2, 5, 5)).more(), S(factor_of(2, 36, 36))],
                cholesky_inverse, [NOT_SQUARE], refuse=()),
]


# ---- LU ----


def permutation(pivots, m):
    """P with A = P L U, from LAPACK's pivots."""
    order = np.broadcast_to(np.arange(m), (*pivots.shape[:-1], m)).copy()
    for k in range(pivots.shape[-1]):
        p = pivots[..., k, None] - 1
        there = np.take_along_axis(order, p, -1)
        np.put_along_axis(order, p, order[..., k, None], -1)
        order[..., k] = there[..., 0]
    return np.eye(m)[order].swapaxes(-1, -2)


def unpacked(factors, pivots):
    m, n = factors.shape[-2:]
    k = min(m, n)
    return permutation(pivots, m), np.tril(factors[..., :k], -1) + np.eye(m, k), np.triu(factors[..., :k, :])


def lu_factor(got, a):
    p, lower, upper = unpacked(*got[:2])
    yield p @ lower @ upper, a
    bound = 2**0.5 if np.iscomplexobj(a) else 1.0  # LAPACK compares |re| + |im|
    yield np.maximum(np.abs(lower), bound), np.full(lower.shape, bound)
    if len(got) > 2:
        yield got[2], np.array([next((i + 1 for i, d in enumerate(np.diagonal(u)) if d == 0), 0) for u in upper.reshape(int(np.prod(a.shape[:-2])), *upper.shape[-2:])]).reshape(a.shape[:-2])


def lu(got, a):
    p, lower, upper = got
    yield p @ lower @ upper, a
    yield np.tril(lower, -1) + identity(lower.shape), lower
    yield np.triu(upper), upper
    yield p.sum(-1), np.ones(p.shape[:-1])
    yield p * p, p


def lu_unpack(got, factors, pivots, unpack_data=True, unpack_pivots=True):
    want = unpacked(factors, pivots)
    for found, expected, asked in zip(got, want, (unpack_pivots, unpack_data, unpack_data)):
        yield found, expected if asked else np.zeros(0)


def lu_solve(got, factors, pivots, b, left=True, adjoint=False):
    p, lower, upper = unpacked(factors, pivots)
    a = p @ lower @ upper
    a = np.conj(a).swapaxes(-1, -2) if adjoint else a
    return [(a @ got if left else got @ a, np.broadcast_to(b, got.shape))]


def lu_of(*shape):
    return F(crout.linalg.lu_factor, A(*shape, make=regular))


LU_SOLVE = [S(lu_of(3, 3), A(3, 2)), S(lu_of(3, 3), A(3, 2), adjoint=True), S(lu_of(3, 3), A(2, 3), left=False), S(lu_of(3, 3), A(2, 3), left=False, adjoint=True).more(), S(lu_of(0, 3, 3), A(0, 3, 2)),
            S(lu_of(2, 0, 0), A(2, 0, 2)), S(lu_of(2, 1, 3, 3), A(4, 3, 2)), S(lu_of(3, 5, 5), A(5, 1, layout="sliced")).more(), S(lu_of(2, 36, 36), A(2, 36, 3))]
PIVOTS = A(2, dtype="int32", low=1, high=1)

lu_cases = [
    matrix_case("linalg.lu_factor", one(REGULAR), lu_factor, [NO_MATRIX, R(LinAlgError, SINGULAR, match="singular")], result=("same", "int32")),
    matrix_case("linalg.lu_factor_ex", [*one(RECTANGLES), S(A(3, 4, 4, make=second_singular)), S(A(2, 36, 36))], lu_factor, [NO_MATRIX], result=("same", "int32", "int32")),
    matrix_case("lu", one(RECTANGLES), lu_factor, [NO_MATRIX], result=("same", "int32")),
    matrix_case("linalg.lu", [*one(RECTANGLES), S(A(2, 36, 36))], lu, [NO_MATRIX]),
    matrix_case("lu_unpack", [S(F(crout.lu, a)) if quick else S(F(crout.lu, a)).more() for a, quick in RECTANGLES if a.layout == "contiguous"] +
                [S(F(crout.lu, A(3, 4)), unpack_data=False), S(F(crout.lu, A(3, 4)), unpack_pivots=False)], lu_unpack,
                [R(TypeError, A(2, 2), A(2))], refuse=()),
    matrix_case("linalg.lu_solve", LU_SOLVE, lu_solve, [R(RuntimeError, A(2, 2), PIVOTS, A(3, 1))], refuse=()),
    matrix_case("lu_solve", [S(s.args[1], s.args[0]) if not s.exhaustive else S(s.args[1], s.args[0]).more() for s in LU_SOLVE if not s.kwargs], lambda got, b, *lu: lu_solve(got, *lu, b),
                [R(RuntimeError, A(3, 1), A(2, 2), PIVOTS)], refuse=()),
]


# ---- LDL ----


def ldl_unpacked(factors, pivots, hermitian):
    """A from LAPACK's compact factors of one lower triangle (xSYTF2): A = (P1 L1 P2 L2 ...) D (...)^T."""
    n = factors.shape[-1]
    d, k, steps = np.zeros_like(factors), 0, []
    while k < n:
        two = pivots[k] < 0
        block = slice(k, k + 2 if two else k + 1)
        d[block, block] = factors[block, block]
        if two:
            d[k, k + 1] = np.conj(factors[k + 1, k]) if hermitian else factors[k + 1, k]
        step = np.eye(n, dtype=factors.dtype)
        rows, p = (k + 1 if two else k), abs(pivots[k + 1 if two else k]) - 1
        step[[rows, p]] = step[[p, rows]]
        lower = np.eye(n, dtype=factors.dtype)
        lower[block.stop:, block] = factors[block.stop:, block]
        steps.append(step @ lower)
        k = block.stop
    product = np.eye(n, dtype=factors.dtype)
    for step in steps:
        product = product @ step
    return product @ d @ (adjoint(product) if hermitian else product.T)


def ldl(factors, pivots, hermitian):
    count = int(np.prod(factors.shape[:-2]))
    flat = [ldl_unpacked(f, p, hermitian) for f, p in zip(factors.reshape(count, *factors.shape[-2:]), pivots.reshape(count, pivots.shape[-1]))]
    return np.array(flat, factors.dtype).reshape(factors.shape)


def ldl_factor(got, a, hermitian=False):
    yield ldl(got[0], got[1], hermitian), a
    yield np.tril(got[0]), got[0]
    if len(got) > 2:
        yield got[2], np.zeros(a.shape[:-2])


def ldl_solve(got, factors, pivots, b, hermitian=False):
    return [(ldl(factors, pivots, hermitian) @ got, np.broadcast_to(b, got.shape))]


def ldl_of(*shape, **options):
    return F(crout.linalg.ldl_factor, A(*shape, make=indefinite(hermitian if options else symmetric)), **options)


LDL = [*one(batches(indefinite(symmetric))), *one(batches(indefinite(hermitian))[:2] + batches(indefinite(hermitian))[-1:], hermitian=True)]

ldl_cases = [
    matrix_case("linalg.ldl_factor", LDL, ldl_factor, [NOT_SQUARE, R(LinAlgError, SINGULAR)], result=("same", "int32")),
    matrix_case("linalg.ldl_factor_ex", LDL, ldl_factor, [NOT_SQUARE], result=("same", "int32", "int32")),
    matrix_case("linalg.ldl_solve", [S(ldl_of(3, 3), A(3, 2)), S(ldl_of(5, 5, hermitian=True), A(5, 2), hermitian=True), S(ldl_of(0, 3, 3), A(0, 3, 2)), S(ldl_of(2, 0, 0), A(2, 0, 2)),
                                     S(ldl_of(2, 1, 4, 4), A(4, 4, 2)), S(ldl_of(2, 36, 36), A(2, 36, 3))], ldl_solve,
                [R(ValueError, A(2, 2), A(2, dtype="int32", low=9, high=9), A(2, 1)), R(RuntimeError, A(2, 2), PIVOTS, A(3, 1))], refuse=()),
]


# ---- QR ----


def qr(got, a, mode="reduced", some=True):
    q, r = got
    if mode == "r":
        q, r = np.linalg.qr(a), r
        yield adjoint(r) @ r, adjoint(a) @ a
        return
    yield q @ r, a
    yield adjoint(q) @ q, identity((*q.shape[:-2], q.shape[-1], q.shape[-1]))
    yield np.triu(r), r
    if mode == "complete" or not some:
        yield np.array(q.shape[-2:]), np.array([a.shape[-2]] * 2)


def reflectors(factors, tau):
    """The whole Q of LAPACK's Householder reflectors."""
    m = factors.shape[-2]
    q = identity((*factors.shape[:-2], m, m)).astype(factors.dtype)
    for k in range(tau.shape[-1]):
        v = np.where(np.arange(m) > k, factors[..., :, k], np.arange(m) == k)[..., :, None]
        q = q @ (identity(q.shape) - tau[..., k, None, None] * (v @ adjoint(v)))
    return q


def geqrf(got, a):
    k = min(a.shape[-2:])
    q = reflectors(*got)
    yield q[..., :k] @ np.triu(got[0])[..., :k, :], a


def householder_product(got, factors, tau):
    return [(got, reflectors(factors, tau)[..., :factors.shape[-1]])]


def ormqr(got, factors, tau, c, left=True, transpose=False):
    q = reflectors(factors, tau)
    q = adjoint(q) if transpose else q
    return [(got, q @ c if left else c @ q)]


def reflectors_of(*shape):
    return F(crout.geqrf, A(*shape))


REFLECTORS = [S(reflectors_of(5, 3)), S(reflectors_of(3, 3)), S(reflectors_of(0, 4, 3)), S(reflectors_of(2, 3, 0)), S(reflectors_of(2, 3, 4, 2)).more(), S(reflectors_of(2, 36, 20))]
TALL_ERRORS = [R(RuntimeError, A(3, 4), A(3)), R(RuntimeError, A(4, 3), A(4))]

qr_cases = [
    matrix_case("linalg.qr", [*one(RECTANGLES), S(A(2, 5, 3), mode="complete"), S(A(2, 5, 3), mode="r"), S(A(3, 5), mode="complete").more(), S(A(3, 5), mode="r").more(), S(A(2, 36, 36))], qr,
                [NO_MATRIX, R(ValueError, A(2, 2), "half")]),
    matrix_case("qr", [*one(RECTANGLES), S(A(2, 5, 3), some=False)], qr, [NO_MATRIX]),
    matrix_case("geqrf", one(RECTANGLES), geqrf, [NO_MATRIX]),
    *[matrix_case(name, REFLECTORS, householder_product, TALL_ERRORS, refuse=()) for name in ("linalg.householder_product", "orgqr")],
    matrix_case("ormqr", [S(reflectors_of(5, 3), A(5, 2)), S(reflectors_of(5, 3), A(5, 2), transpose=True), S(reflectors_of(5, 3), A(2, 5), left=False), S(reflectors_of(5, 3), A(2, 5), left=False, transpose=True),
                          S(reflectors_of(0, 4, 3), A(0, 4, 2)), S(reflectors_of(2, 36, 20), A(2, 36, 3))], ormqr, [R(RuntimeError, A(4, 3), A(3), A(3, 2))], refuse=()),
]


# ---- Eigenvalues and singular values ----


def near_singular(a, w):
    """The smallest singular value of A - w I for each eigenvalue w."""
    return np.linalg.svd(a[..., None, :, :] - w[..., :, None, None] * identity(a.shape)[..., None, :, :], compute_uv=False)[..., -1]


def eig(got, a):
    w, v = got
    yield a @ v, v * w[..., None, :]
    yield np.linalg.norm(v, axis=-2), np.ones(w.shape)


def eigvals(got, a):
    if a.shape[-1]:
        yield near_singular(a, got), np.zeros(got.shape)
    yield got.sum(-1), np.trace(a, axis1=-2, axis2=-1) + 0j


def eigh(got, a, UPLO="L"):
    w, v = got
    yield (v * w[..., None, :]) @ adjoint(v), a
    yield adjoint(v) @ v, identity(a.shape)
    yield np.sort(w, -1), w


def svd(got, a, full_matrices=True):
    u, s, vh = got
    k = s.shape[-1]
    yield (u[..., :k] * s[..., None, :]) @ vh[..., :k, :], a
    yield adjoint(u) @ u, identity((*a.shape[:-2], u.shape[-1], u.shape[-1]))
    yield vh @ adjoint(vh), identity((*a.shape[:-2], vh.shape[-2], vh.shape[-2]))
    yield -np.sort(-s, -1), s
    yield np.array([u.shape[-1], vh.shape[-2]]), np.array([a.shape[-2], a.shape[-1]] if full_matrices else [k, k])


def old_svd(got, a, some=True, compute_uv=True):
    u, s, v = got
    if compute_uv:
        yield from svd((u, s, adjoint(v)), a, not some)
    else:
        yield s, np.linalg.svd(a, compute_uv=False)
        yield u, np.zeros((*a.shape[:-1], a.shape[-2]))
        yield v, np.zeros((*a.shape[:-2], a.shape[-1], a.shape[-1]))


EIGH = [*one(HERMITIAN), *one([(A(2, 5, 5, make=hermitian), True)], UPLO="U")]
SVD_RESULT = ("same", real_of, "same")

spectral_cases = [
    matrix_case("linalg.eig", one(SQUARES), eig, [NOT_SQUARE, R(LinAlgError, NOT_FINITE)], result=complex_of),
    matrix_case("linalg.eigvals", one(SQUARES), eigvals, [NOT_SQUARE, R(LinAlgError, NOT_FINITE)], result=complex_of),
    matrix_case("linalg.eigh", EIGH, eigh, [NOT_SQUARE, R(ValueError, A(2, 2), "X")], result=(real_of, "same")),
    matrix_case("linalg.eigvalsh", EIGH, is_what(lambda a, UPLO="L": np.linalg.eigvalsh(a)), [NOT_SQUARE, R(ValueError, A(2, 2), "X")], result=real_of),
    matrix_case("linalg.svd", [*one(RECTANGLES), *one(RECTANGLES, full_matrices=False), S(A(2, 36, 36))], svd, [NO_MATRIX], result=SVD_RESULT),
    matrix_case("linalg.svdvals", [*one(RECTANGLES), S(A(2, 36, 36))], is_what(lambda a: np.linalg.svd(a, compute_uv=False)), [NO_MATRIX], result=real_of),
    matrix_case("svd", [*one(RECTANGLES), S(A(2, 5, 3), some=False), S(A(2, 5, 3), compute_uv=False)], old_svd, [NO_MATRIX], result=SVD_RESULT),
]


# ---- Few singular values or eigenvalues ----


def seeded(function):
    """With the generator seeded in the program, so that it draws the same numbers eager, compiled and ahead of time."""

    def call(*args, **kwargs):
        crout.manual_seed(5)
        return function(*args, **kwargs)

    return call


def low_rank(got, a, q=6, niter=2, m=None):
    u, s, v = got
    yield (u * s[..., None, :]) @ adjoint(v), a if m is None else a - m
    yield np.array([u.shape[-1], s.shape[-1], v.shape[-1]]), np.array([q] * 3)
    yield adjoint(u) @ u, identity((*a.shape[:-2], q, q))


def principal(got, a, q=None, center=True, **options):
    return low_rank(got, a - a.mean(-2, keepdims=True) if center else a, q=q or min(6, *a.shape[-2:]))


def lobpcg(got, a, k=1, b=None, largest=None, **options):
    values, vectors = got
    metric = identity(a.shape) if b is None else b
    factor = adjoint(np.linalg.inv(np.linalg.cholesky(metric)))
    every = np.linalg.eigvalsh(adjoint(factor) @ a @ factor)
    yield values, every[..., :k] if largest is False else every[..., ::-1][..., :k]
    yield a @ vectors, metric @ vectors * values[..., None, :]


RANK_4 = of_rank(4)

few_cases = [
    matrix_case("svd_lowrank", [S(A(30, 12, make=RANK_4)), S(A(3, 9, 20, make=RANK_4)), S(A(0, 9, 20, make=RANK_4)).more(), S(A(9, 20, make=RANK_4), q=5, niter=3),
                                S(A(30, 12, make=RANK_4), 6, 2, A(30, 12, make=of_rank(1)))], low_rank,
                [R(ValueError, A(3, 4), 4), NO_MATRIX], call=seeded(crout.svd_lowrank), result=SVD_RESULT, ulps=4000),
    matrix_case("pca_lowrank", [S(A(30, 12, make=RANK_4)), S(A(3, 9, 20, make=RANK_4)), S(A(9, 20, make=RANK_4), q=6, center=False)], principal,
                [R(ValueError, A(3, 4), niter=-1), NO_MATRIX], call=seeded(crout.pca_lowrank), result=SVD_RESULT, ulps=4000),
    matrix_case("lobpcg", [S(A(5, 5, make=hermitian), 3), S(A(2, 4, 4, make=hermitian), 2, largest=False), S(A(4, 4, make=hermitian), 2, A(4, 4, make=definite)),
                           S(A(2, 36, 36, make=hermitian), 3)], lobpcg, [R(ValueError, A(3, 3), 4), NOT_SQUARE], result=(real_of, "same")),
]

CASES = [*cholesky_cases, *lu_cases, *ldl_cases, *qr_cases, *spectral_cases, *few_cases]
