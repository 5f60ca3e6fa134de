# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is checked of each function: matrices of a kind go in, LAPACK's ratios of each matrix come out, by name."""

import dataclasses
from typing import Callable

import numpy as np

import crout
import kinds
import ratios
from kinds import adjoint

GATE, INVERSE_GATE = 30.0, 4.0
RIGHT_HAND_SIDES = 3
TAKING_TURNS = 50  # the order from which variants of a function take turns
ELEMENTS_OF_A_BATCH = 1 << 16  # so that what is computed of a batch stays in the processor's caches


def run(function, *arrays, **options):
    """The results of a function of crout, as NumPy arrays."""
    results = function(*(crout.from_numpy(np.ascontiguousarray(a)) for a in arrays), **options)
    return [r.numpy() for r in results] if isinstance(results, (tuple, list)) else results.numpy()


def info_is(info, failed):
    """0, or infinity where `info` does not say what it should: an index, or any failure for True."""
    return np.where(info > 0 if failed is True else info == (failed or 0), 0.0, np.inf)


def right_hand_sides(a, rng, left=True):
    """(exact, b) with b = A exact rounded, or exact A; three of them."""
    n, k = a.shape[-1], RIGHT_HAND_SIDES
    exact = kinds.uniform(rng, (len(a), n, k) if left else (len(a), k, n), a.dtype)
    b = ratios.product(a, exact) if left else ratios.product(exact, a)
    return exact, b.astype(a.dtype)


def transpose(x):
    return np.ascontiguousarray(np.swapaxes(x, -1, -2))


def exchanged(a, pivots):
    """The rows of A in the order that LAPACK's pivots bring them to."""
    order, rows = np.tile(np.arange(a.shape[-2]), (len(a), 1)), np.arange(len(a))
    for k in range(pivots.shape[-1]):
        p = pivots[:, k] - 1
        order[rows, p], order[:, k] = order[:, k].copy(), order[rows, p].copy()
    return np.take_along_axis(a, order[:, :, None], 1)


def unit_lower(lu, m, k):
    return np.tril(lu[..., :k], -1) + np.eye(m, k, dtype=lu.dtype)


def check_inv(a, kind, rng, pick):
    x, info = run(crout.linalg.inv_ex, a)
    if kinds.is_singular(kind, a.shape[-1]):
        return {"info": info_is(info, True)}
    left, right = ratios.get03(a, x)
    return {"GET03": left, "GET03 of A X": right, "info": info_is(info, 0)}


def check_solve(a, kind, rng, pick):
    exact, b = right_hand_sides(a, rng)
    x, info = run(crout.linalg.solve_ex, a, b)
    if kinds.is_singular(kind, a.shape[-1]):
        return {"info": info_is(info, True)}
    _, from_right = right_hand_sides(a, rng, left=False)
    y = run(crout.linalg.solve, a, from_right, left=False)
    one = run(crout.linalg.solve, a, b[..., 0])[..., None] if a.shape[-1] else x[..., :1]
    condition = ratios.condition_of(a, run(crout.linalg.inv, a))
    return {"GET02": ratios.get02(a, x, b), "GET02 of a vector": ratios.get02(a, one, b[..., :1]),
            "GET02 of X A = B": ratios.get02(transpose(a), transpose(y), transpose(from_right)), "GET04": ratios.get04(x, exact, condition),
            "info": info_is(info, 0)}


def check_lu_factor(a, kind, rng, pick):
    lu, pivots, info = run(crout.linalg.lu_factor_ex, a)
    m, n = a.shape[-2:]
    k = min(m, n)
    result = {"GET01": ratios.get01(exchanged(a, pivots), unit_lower(lu, m, k), np.triu(lu[..., :k, :]))} if k else {}
    if kinds.is_singular(kind, n) and "row" not in kind:
        result["info"] = info_is(info, kinds.zero_index(kind, n) + 1)
    else:
        result["info"] = info_is(info, kinds.is_singular(kind, n) and True)
    return result


def check_lu(a, kind, rng, pick):
    p, l, u = run(crout.linalg.lu, a)
    if not a.size:
        return {}
    is_permutation = ((p == 0) | (p == 1)).all((-2, -1)) & (p.sum(-1) == 1).all(-1) & (p.sum(-2) == 1).all(-1)
    rows = (p != 0).argmax(-2)  # row i of P^T A is row rows[i] of A
    return {"GET01": ratios.get01(np.take_along_axis(a, rows[:, :, None], 1), l, u), "P is a permutation": np.where(is_permutation, 0.0, np.inf)}


def check_lu_solve(a, kind, rng, pick):
    lu, pivots, _ = run(crout.linalg.lu_factor_ex, a)
    if kinds.is_singular(kind, a.shape[-1]):
        return {}
    _, b = right_hand_sides(a, rng)
    c = transpose(b)
    result = {}
    for name, matrix, adjoined in pick(("GET02", a, False), ("GET02 of the adjoint", np.ascontiguousarray(adjoint(a)), True)):
        result[name] = ratios.get02(matrix, run(crout.linalg.lu_solve, lu, pivots, b, adjoint=adjoined), b)
        y = run(crout.linalg.lu_solve, lu, pivots, c, left=False, adjoint=adjoined)
        result[name + ", X A = B"] = ratios.get02(transpose(matrix), transpose(y), transpose(c))
    return result


def check_cholesky(a, kind, rng, pick):
    n, result = a.shape[-1], {}
    for upper in pick(False, True):
        factor, info = run(crout.linalg.cholesky_ex, a, upper=upper)
        name = "POT01, upper" if upper else "POT01"
        if kinds.is_singular(kind, n):
            result[f"info of {name}"] = info_is(info, kinds.zero_index(kind.split(" and")[0], n) + 1)
            continue
        result[f"info of {name}"] = info_is(info, 0)
        result[name] = ratios.get01(a, *((adjoint(factor), factor) if upper else (factor, adjoint(factor))))
    return result


def check_cholesky_solve(a, kind, rng, pick):
    if kinds.is_singular(kind, a.shape[-1]):
        return {}
    exact, b = right_hand_sides(a, rng)
    result = {}
    for upper in pick(False, True):
        factor = run(crout.linalg.cholesky, a, upper=upper)
        x, inverse = run(crout.cholesky_solve, b, factor, upper=upper), run(crout.cholesky_inverse, factor, upper=upper)
        suffix = ", upper" if upper else ""
        result["POT02" + suffix] = ratios.get02(a, x, b)
        left, right = ratios.get03(a, inverse)
        result["POT03" + suffix] = np.maximum(left, right)
        result["POT04" + suffix] = ratios.get04(x, exact, ratios.condition_of(a, inverse))
    return result


def check_qr(a, kind, rng, pick):
    result = {}
    for mode in pick("reduced", "complete"):
        q, r = run(crout.linalg.qr, a, mode=mode)
        result[f"QRT01, {mode}"] = ratios.qrt01(a, q, r)
        result[f"orthogonality of Q, {mode}"] = ratios.unt01(q)
        result[f"R is upper triangular, {mode}"] = np.where((np.tril(r, -1) == 0).all((-2, -1)), 0.0, np.inf)
        if mode == "reduced":
            only = run(crout.linalg.qr, a, mode="r")[1]
            result["R alone"] = ratios.same_values(only.reshape(len(a), -1), r.reshape(len(a), -1))
    return result


def check_eigh(a, kind, rng, pick):
    result = {}
    for uplo in pick("L", "U"):
        w, v = run(crout.linalg.eigh, a, UPLO=uplo)
        alone = run(crout.linalg.eigvalsh, a, UPLO=uplo)
        result.update({f"SYT21, {uplo}": ratios.syt21(a, w, v), f"orthogonality, {uplo}": ratios.unt01(v),
                       f"values alone, {uplo}": ratios.same_values(w, alone), f"order, {uplo}": ratios.ascending(w)})
    return result


def check_svd(a, kind, rng, pick):
    result, square = {}, a.shape[-2] == a.shape[-1]
    for full in [True] if square else pick(False, True):
        u, s, vh = run(crout.linalg.svd, a, full_matrices=full)
        k, suffix = s.shape[-1], ", full" if full else ""
        result.update({"BDT01" + suffix: ratios.bdt01(a, u[..., :k], s, vh[..., :k, :]), "orthogonality of U" + suffix: ratios.unt01(u),
                       "orthogonality of V" + suffix: ratios.unt01(np.ascontiguousarray(adjoint(vh)))})
    result["values alone"] = ratios.same_values(s, run(crout.linalg.svdvals, a)) / max(min(a.shape[-2:]), 1)  # as xDRVBD has it
    result["order"] = ratios.ascending(np.concatenate([s[..., ::-1]], -1)) + np.where((s >= 0).all(-1), 0.0, np.inf)
    return result


def check_lstsq(a, kind, rng, pick):
    """Drivers that reveal the rank take every kind, "gels" those of full rank. QRT17 holds where |A| |x| is not large against |b|, so that it is
    asked of matrices that are not ill-conditioned, as LAPACK's xDRVLS does."""
    m, n = a.shape[-2:]
    _, consistent = right_hand_sides_of(a, rng)
    noisy = consistent + (kinds.uniform(rng, consistent.shape, a.dtype) * ratios.norm(a.astype(kinds.wide_type(a.dtype)))[:, None, None]).astype(a.dtype)
    result = {}
    # By default singular values below max(m, n) eps count as zero, and the kinds of condition 0.1 / eps have such.
    limit = {"rcond": kinds.roundoff(a.dtype)} if kind in kinds.ILL_KINDS else {}
    deficient = kinds.is_singular(kind, n) or kind in kinds.ILL_KINDS
    for driver in pick(*["gels"] * (not deficient), "gelsy", "gelsd", "gelss"):
        x = run(crout.linalg.lstsq, a, consistent, driver=driver, **limit)[0]
        result[f"QRT16, {driver}"] = ratios.qrt16(a, x, consistent)
        if m > n and kind not in kinds.ILL_KINDS:
            result[f"QRT17, {driver}"] = ratios.qrt17(a, run(crout.linalg.lstsq, a, noisy, driver=driver)[0], noisy)
    return result


def right_hand_sides_of(a, rng):
    exact = kinds.uniform(rng, (len(a), a.shape[-1], RIGHT_HAND_SIDES), a.dtype)
    return exact, ratios.product(a, exact).astype(a.dtype)


def check_det(a, kind, rng, pick):
    det = run(crout.linalg.det, a)
    sign, log = run(crout.linalg.slogdet, a)
    n = a.shape[-1]
    if kinds.is_singular(kind, n):
        return {"det of singular": np.where(det == 0, 0.0, np.inf), "slogdet of singular": np.where((sign == 0) & (log == -np.inf), 0.0, np.inf)}
    condition = ratios.condition_of(a, run(crout.linalg.inv, a)) if n else np.ones(len(a))
    phase, exact = ratios.determinants(a)
    eps = kinds.roundoff(a.dtype)
    return {"det": ratios.det_ratio(a, det, condition),
            "log": ratios.ratio(np.abs(log - exact), np.maximum(n * condition, np.abs(exact)), eps),
            "sign": ratios.ratio(np.abs(ratios.wide(sign) - phase), n * condition, eps) if n else np.where(sign == 1, 0.0, np.inf)}


@dataclasses.dataclass
class Check:
    function: Callable  # (a, kind, rng, pick) -> {ratio name: (count,)}; pick(*variants) gives those to be looked at
    kinds: tuple
    make: Callable  # (kind, count, n, dtype, rng) -> a
    gate: float = GATE


def square(kind, count, n, dtype, rng):
    return kinds.general(kind, count, n, n, dtype, rng)


def tall(kind, count, n, dtype, rng):
    return kinds.general(kind, count, n + n // 2 + 1, n, dtype, rng)


def wide(kind, count, n, dtype, rng):
    return kinds.general(kind, count, n, n + n // 2 + 1, dtype, rng)


def definite(kind, count, n, dtype, rng):
    return kinds.hermitian(kind, count, n, dtype, rng, definite=True)


def indefinite(kind, count, n, dtype, rng):
    return kinds.hermitian(kind, count, n, dtype, rng, definite=False)


CHECKS = {
    "inv": Check(check_inv, kinds.GENERAL, square, INVERSE_GATE),
    "solve": Check(check_solve, kinds.GENERAL, square, INVERSE_GATE),
    "lu_factor": Check(check_lu_factor, kinds.GENERAL, square),
    "lu": Check(check_lu, kinds.GENERAL, square),
    "lu_solve": Check(check_lu_solve, kinds.GENERAL, square),
    "cholesky": Check(check_cholesky, kinds.HERMITIAN, definite),
    "cholesky_solve": Check(check_cholesky_solve, kinds.HERMITIAN, definite),
    "qr, square": Check(check_qr, kinds.GENERAL, square),
    "qr, tall": Check(check_qr, kinds.GENERAL, tall),
    "qr, wide": Check(check_qr, kinds.GENERAL, wide),
    "eigh": Check(check_eigh, kinds.HERMITIAN, indefinite),
    "svd, square": Check(check_svd, kinds.GENERAL, square),
    "svd, tall": Check(check_svd, kinds.GENERAL, tall),
    "svd, wide": Check(check_svd, kinds.GENERAL, wide),
    "lstsq, tall": Check(check_lstsq, kinds.GENERAL, tall),
    "lstsq, wide": Check(check_lstsq, kinds.GENERAL, wide),
    "det": Check(check_det, kinds.GENERAL, square),
}


def gate(name, ratio):
    """An inverse has a small residual on one side only: LAPACK's testers look at X A, and so does the gate; A X is shown beside it."""
    if ratio == "GET03 of A X":
        return float("inf")
    return CHECKS[name].gate


def measure(name, kind, n, dtype, count, every_variant=False):
    """{ratio name: the largest of `count` matrices}. Where these are many, variants of a function (drivers, triangles, whole or reduced factors) of
    the large orders take turns from batch to batch, unless all are asked for."""
    check, result = CHECKS[name], {}
    rng = kinds.generator(name, kind, n, dtype)
    batch = max(1, ELEMENTS_OF_A_BATCH // max(1, n * n))
    turns = n >= TAKING_TURNS and count > 4 * batch and not every_variant
    for turn, start in enumerate(range(0, count, batch)):
        a = check.make(kind, min(batch, count - start), n, dtype, rng)
        for ratio, values in check.function(a, kind, rng, lambda *variants: variants[turn % len(variants):][:1] if turns else variants).items():
            result[ratio] = max(result.get(ratio, 0.0), float(np.max(values, initial=0.0)))
    return result
