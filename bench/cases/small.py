# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Batches of small matrices, alone and with their neighbours, and one small matrix called alone."""

from .case import Case, fresh, library, nonsingular, positive_definite, random

DTYPES = {"": "float32", "_f64": "float64", "_c64": "complex64", "_c128": "complex128"}
BATCH = 100000


def batch_of(n, dtype):
    """As many matrices as the figures ask for in f32; beside them, ten times less of the large ones, which would not fit into memory four times."""
    return BATCH if dtype == "float32" or n <= 8 else BATCH // 10


def inverse(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None  # falls back to the eager call, here and below
    values = nonsingular(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.inv(x))
    return fresh(values, f, array(values))


def solve(peer, batch, n, dtype="float32"):
    """One right-hand side for each matrix."""
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values, b = nonsingular(batch, n, n, dtype=dtype), array(random(batch, n, 1, dtype=dtype, seed=1))
    f = compile(lambda x, y: m.linalg.solve(x, y))
    return fresh(values, f, array(values), b)


def cholesky(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = positive_definite(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.cholesky(x))
    return fresh(values, f, array(values))


def determinant(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = nonsingular(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.det(x))
    return fresh(values, f, array(values))


def slogdet(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = nonsingular(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.slogdet(x))
    return fresh(values, f, array(values))


def product(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    values, b = random(batch, n, n, dtype=dtype), array(random(batch, n, n, dtype=dtype, seed=1))
    f = compile(lambda x, y: x @ y)
    return fresh(values, f, array(values), b)


def eigh(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = positive_definite(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.eigh(x))
    return fresh(values, f, array(values))


def eigvalsh(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = positive_definite(batch, n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.eigvalsh(x))
    return fresh(values, f, array(values))


def qr(peer, batch, n, dtype="float32"):
    """Of (2n, n) matrices."""
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = random(batch, 2 * n, n, dtype=dtype)
    f = compile(lambda x: m.linalg.qr(x))
    return fresh(values, f, array(values))


def least_squares(peer, batch, n, dtype="float32"):
    """Of (2n, n) matrices with one right-hand side, by QR where the peer lets one choose. JAX takes one matrix at a time, hence vmap."""
    m, array, compile = library(peer)
    if peer in ("torch.compile", "numpy"):
        return None  # NumPy would be a loop of a hundred thousand calls
    values, b = random(batch, 2 * n, n, dtype=dtype), array(random(batch, 2 * n, 1, dtype=dtype, seed=1))
    if peer == "jax":
        import jax

        f = compile(jax.vmap(lambda x, y: m.linalg.lstsq(x, y)[0]))
    else:
        f = compile(lambda x, y: m.linalg.lstsq(x, y, driver="gels")[0])
    return fresh(values, f, array(values), b)


def matrix_exp(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer in ("torch.compile", "numpy"):
        return None
    values = random(batch, n, n, dtype=dtype)
    if peer == "jax":
        from jax.scipy.linalg import expm as function
    else:
        function = m.linalg.matrix_exp
    f = compile(lambda x: function(x))
    return fresh(values, f, array(values))


def inverse_times_vector(peer, batch, n, plus, dtype="float32"):
    """inv(A) @ b, or inv(A) @ b + c: what a user writes, fused where the peer can."""
    m, array, compile = library(peer)
    values = nonsingular(batch, n, n, dtype=dtype)
    b, c = (array(random(batch, n, 1, dtype=dtype, seed=seed)) for seed in (1, 2))
    f = compile((lambda a, b, c: m.linalg.inv(a) @ b + c) if plus else (lambda a, b, c: m.linalg.inv(a) @ b))
    return fresh(values, f, array(values), b, c)


def one_solve(peer, n, dtype="float32"):
    """One n x n solve called alone: the whole call, from Python."""
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    a, b = array(nonsingular(n, n, dtype=dtype)), array(random(n, 1, dtype=dtype, seed=1))
    f = compile(lambda x, y: m.linalg.solve(x, y))
    return lambda: f(a, b)


def inverse_against_copy(peer, batch, n):
    """The bytes of a batch of inverses, inverted or copied by NumPy into memory that is there."""
    if peer == "numpy: copy":
        import numpy as np

        a = nonsingular(batch, n, n)
        b = np.empty_like(a)
        return lambda: np.copyto(b, a)
    return inverse(peer, batch, n)


def scaling(peer, batch, n, function):
    return {"inv": inverse, "solve": solve, "cholesky": cholesky, "det": determinant}[function]("crout", batch, n)


def matrices(batch, **_):
    return 1e-6 * batch, "million matrices/s"


def fewer(n, dtype):
    """For what takes the peers seconds."""
    return BATCH if n <= 8 else BATCH // 10


def table(build, name, title, sizes, targets, batch=batch_of):
    """The case in f32 with its targets, and the tables in the other dtypes beside it."""
    return {name + suffix: Case(build, [{"batch": batch(n, dtype), "n": n, "dtype": dtype} for n in sizes], f"batched {title}", matrices, targets if not suffix else {})
            for suffix, dtype in DTYPES.items()}


CASES = {
    **table(inverse, "batched_inverse", "inverse", (3, 4, 8, 16, 32),
            lambda n, **_: {"torch": {3: 8, 4: 8, 8: 6, 16: 4, 32: 2.5}[n]} | ({"jax": 30} if n <= 4 else {})),
    **table(solve, "batched_solve", "solve, one right-hand side", (3, 8, 16), lambda n, **_: {"torch": {3: 6, 8: 4, 16: 2}[n]}),
    **table(cholesky, "batched_cholesky", "Cholesky", (6,), {"torch": 4}),
    **table(determinant, "batched_det", "determinant", (3,), {"jax": 1}),
    **table(slogdet, "batched_slogdet", "slogdet", (3, 8), {}),
    **table(product, "batched_product", "product", (3, 4), {}),
    **table(eigh, "batched_eigh", "eigh", (3, 4, 8, 16, 32), {}, fewer),
    **table(eigvalsh, "batched_eigvalsh", "eigvalsh", (3, 8, 32), {}, fewer),
    **table(qr, "batched_qr", "QR, 2n x n", (3, 4, 8, 16), {}, fewer),
    **table(least_squares, "batched_lstsq", "lstsq, 2n x n", (3, 4, 8, 16), {}, fewer),
    **table(matrix_exp, "batched_matrix_exp", "matrix_exp", (3, 4, 8, 16, 32), {}, fewer),
    "inverse_times_vector": Case(inverse_times_vector, [{"batch": BATCH, "n": 3, "plus": plus} for plus in (False, True)], "inv(A) @ b (+ c), f32", matrices,
                                 {"torch.compile": 10, "jax": 40}),
    "small_solve": Case(one_solve, [{"n": 3}], "one small solve, whole call from Python, f32", targets={"torch": 2}),
    "solves_of_two": Case(solve, [{"batch": 1024, "n": 2}], "batched solve, f32", matrices, limit=10e-6),
    "inverse_against_copy": Case(inverse_against_copy, [{"batch": 10000, "n": 3}], "10,000 inverses on one core: three copies of their bytes, or 60 us, f32", matrices,
                                 {"numpy: copy": 1 / 3}, limit=60e-6, peers=("crout", "numpy: copy"), threads={"all": 1}),
    "scaling": Case(scaling, [{"batch": BATCH, "n": n, "function": function} for function, n in
                              (("inv", 3), ("inv", 4), ("inv", 8), ("inv", 16), ("inv", 32), ("solve", 3), ("solve", 8), ("solve", 16), ("cholesky", 6), ("det", 3))],
                    "two cores against one, f32", matrices, {"crout: one core": 1.6}, peers=("crout", "crout: one core"), threads={"crout: one core": 1}),
}
