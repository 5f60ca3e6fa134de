# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One matrix of order 64 to 2048: LAPACK's work, what structure saves, and what several uses of one matrix cost."""

from .case import Case, fresh, library, nonsingular, positive_definite, random

SIZES = [{"n": n, "dtype": dtype} for dtype in ("float32", "float64") for n in (64, 128, 256, 512, 1024, 2048)]
NOT_BEHIND = {"numpy": 0.95, "torch": 0.95, "jax": 0.95}  # the best peer may be faster by 5 %


def matmul(peer, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None  # falls back to the eager call, here and below
    a, b = array(random(n, n, dtype=dtype)), array(random(n, n, dtype=dtype, seed=1))
    f = compile(lambda x, y: x @ y)
    return lambda: f(a, b)


def factorisation(function):
    """The case of a function of one matrix that all peers call by one name."""

    def build(peer, n, dtype="float32"):
        m, array, compile = library(peer)
        if peer == "torch.compile":
            return None
        values = (positive_definite if function in ("cholesky", "eigh") else random)(n, n, dtype=dtype)
        f = compile(lambda x: getattr(m.linalg, function)(x))
        return fresh(values, f, array(values))

    return build


def lu(peer, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values = random(n, n, dtype=dtype)
    if peer == "numpy":  # NumPy has no LU: its users take SciPy's
        import scipy.linalg as linalg
    elif peer == "jax":
        import jax.scipy.linalg as linalg
    else:
        linalg = m.linalg
    f = compile(lambda x: linalg.lu_factor(x))
    return fresh(values, f, array(values))


def solve(peer, n, k=1, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    values, b = random(n, n, dtype=dtype), array(random(n, k, dtype=dtype, seed=1))
    f = compile(lambda x, y: m.linalg.solve(x, y))
    return fresh(values, f, array(values), b)


def solve_positive_definite(peer, n, dtype="float32"):
    """A matrix said to be positive definite; in the other libraries by a Cholesky factorisation written out."""
    m, array, compile = library(peer)
    values, b = positive_definite(n, n, dtype=dtype), array(random(n, 1, dtype=dtype, seed=1))
    if peer == "crout":
        f = compile(lambda x, y: m.linalg.solve(m.assume(x, "spd"), y))
    elif peer == "torch":
        f = lambda x, y: m.cholesky_solve(y, m.linalg.cholesky(x))
    elif peer == "jax":
        import jax.scipy.linalg as linalg

        f = compile(lambda x, y: linalg.cho_solve(linalg.cho_factor(x), y))
    elif peer == "numpy":
        import scipy.linalg as linalg

        f = lambda x, y: linalg.cho_solve(linalg.cho_factor(x), y)
    elif peer == "crout: general":
        f = compile(lambda x, y: m.linalg.solve(x, y))
    else:
        return None
    return fresh(values, f, array(values), b)


def shared(peer, n, uses, dtype="float32"):
    """Several uses of one matrix, against one solve."""
    m, array, compile = library(peer)
    values = nonsingular(n, n, dtype=dtype)
    b, c, d = (array(random(n, 1, dtype=dtype, seed=seed)) for seed in (1, 2, 3))
    programs = {
        "one solve": lambda a, b, c, d: m.linalg.solve(a, b),
        "two solves": lambda a, b, c, d: (m.linalg.solve(a, b), m.linalg.solve(a, c)),
        "solve, inv, det, A.mT": lambda a, b, c, d: (m.linalg.solve(a, b), m.linalg.solve(a.mT, c), m.linalg.inv(a) @ d, m.linalg.slogdet(a)),
    }
    f = compile(programs["one solve" if peer.endswith(": one solve") else uses])
    return fresh(values, f, array(values), b, c, d)


def flops(factor):
    return lambda n, dtype="float32": (factor * 1e-9 * n**3, "GFLOP/s")


CASES = {
    "dense_inverse": Case(factorisation("inv"), [{"n": 1024}, {"n": 2048}], "dense inverse, f32", flops(2), {"torch": 2.5, "jax": 1.3}),
    "matmul": Case(matmul, [{"n": 2048}], "matrix product, f32", flops(2), {"torch": 1.9}),
    "dense_solve": Case(solve, [{"n": 1024}], "dense solve, f32", targets=NOT_BEHIND),
    "large_solve": Case(solve, SIZES, "solve, one right-hand side", flops(2 / 3), NOT_BEHIND),
    "large_inv": Case(factorisation("inv"), SIZES, "inv", flops(2), NOT_BEHIND),
    "large_cholesky": Case(factorisation("cholesky"), SIZES, "cholesky", flops(1 / 3), NOT_BEHIND),
    "large_lu": Case(lu, SIZES, "lu_factor", flops(2 / 3), NOT_BEHIND),
    "large_qr": Case(factorisation("qr"), SIZES, "qr", flops(8 / 3), NOT_BEHIND),
    "large_eigh": Case(factorisation("eigh"), SIZES, "eigh", targets=NOT_BEHIND),
    "large_svd": Case(factorisation("svd"), SIZES, "svd", targets=NOT_BEHIND),
    "large_spd_solve": Case(solve_positive_definite, SIZES, "positive definite solve", flops(1 / 3),
                            lambda n, dtype: NOT_BEHIND | ({"crout: general": 1.6} if n >= 1024 else {}), peers=("crout", "crout: general", "numpy", "torch", "jax")),
    "shared_factorisation": Case(shared, [{"n": n, "uses": uses} for uses in ("two solves", "solve, inv, det, A.mT") for n in (512, 1024, 2048)],
                                 "several uses of one matrix against one solve, f32", targets={"crout: one solve": 1 / 1.1},
                                 peers=("crout", "crout: one solve", "torch", "torch: one solve", "jax", "jax: one solve")),
}
