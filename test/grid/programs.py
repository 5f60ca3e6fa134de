# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The rows of the grid: each a program, its inputs for a batch form, and the residual ratio of its results."""

import dataclasses
from typing import Callable

import numpy as np

import crout
import matrices

FORMS = ("single", "batched", "broadcast batch", "empty batch", "n=0", "n=1")
RIGHT_HAND_SIDES = 3


def batches(form):
    """(batch of A, batch of B) of a form."""
    return {"batched": ((4,), (4,)), "broadcast batch": ((2, 1), (1, 3)), "empty batch": ((0,), (0,))}.get(form, ((), ()))


def size(form, n):
    return {"n=0": 0, "n=1": 1}.get(form, n)


@dataclasses.dataclass
class Row:
    program: Callable  # on crout tensors
    inputs: Callable  # (rng, form, n, dtype, kind) -> arrays
    ratio: Callable  # (inputs, outputs) -> float


def square(make):
    return lambda rng, form, n, dtype, kind: [make(rng, batches(form)[0], size(form, n), dtype, kind)]


def with_right_hand_side(make):
    def inputs(rng, form, n, dtype, kind):
        a, b = batches(form)
        n = size(form, n)
        return [make(rng, a, n, dtype, kind), matrices.gaussian(rng, (*b, n, RIGHT_HAND_SIDES), dtype).astype(dtype)]
    return inputs


# Tensor forms: A (p, q, p*q) or (p, q, q, p) seen as an n x n matrix with n = p * q; they have no batch, so the
# batch forms of the grid are other ways to split the dimensions.
def splits(form, n):
    n = size(form, n)
    return {"single": ((n,), (n,)), "batched": ((2, n), (2 * n,)), "broadcast batch": ((2, n), (n, 2)), "empty batch": ((0, n), (n, 0))}.get(form, ((n,), (n,)))


def tensor_inputs(right_hand_side):
    def inputs(rng, form, n, dtype, kind):
        left, right = splits(form, n)
        m = int(np.prod(left))
        a = matrices.general(rng, (), m, dtype, kind).reshape(left + right)
        return [a, matrices.gaussian(rng, left, dtype).astype(dtype)] if right_hand_side else [a]
    return inputs


def tensor_matrix(a, ndim_left):
    m = int(np.prod(a.shape[:ndim_left]))
    return a.reshape(m, m)


def tensorinv_ratio(inputs, outputs):
    a, = inputs
    ind = 1 if a.ndim == 2 else 2
    m = tensor_matrix(a, ind)
    return matrices.inverse_ratio(m, outputs[0].reshape(m.shape))


def tensorsolve_ratio(inputs, outputs):
    a, b = inputs
    m = tensor_matrix(a, b.ndim)
    return matrices.solve_ratio(m, outputs[0].reshape(-1, 1), b.reshape(-1, 1))


def tensorinv(a):
    return crout.linalg.tensorinv(a, ind=1 if a.ndim == 2 else 2)


def lu_factor_and_solve(a, b):
    lu, pivots = crout.linalg.lu_factor(a)
    return lu, pivots, crout.linalg.lu_solve(lu, pivots, b)


def lu_ratio(inputs, outputs):
    (a, b), (lu, pivots, x) = inputs, outputs
    n = a.shape[-1]
    product = np.tril(lu, -1) + np.eye(n) @ np.eye(n)
    product = product.astype(lu.dtype) @ np.triu(lu)
    for index in np.ndindex(*a.shape[:-2]):
        for k in range(n - 1, -1, -1):
            p = int(pivots[index][k]) - 1
            product[index][[k, p]] = product[index][[p, k]]
    return max(matrices.product_ratio(a, product), matrices.solve_ratio(a, x, b))


def cholesky_and_solve(a, b):
    factor = crout.linalg.cholesky(a)
    return factor, crout.cholesky_solve(b, factor)


def cholesky_ratio(inputs, outputs):
    (a, b), (factor, x) = inputs, outputs
    product = matrices.wide(factor) @ np.swapaxes(matrices.wide(factor).conj(), -1, -2)
    return max(matrices.product_ratio(a, product), matrices.solve_ratio(a, x, b))


def det_ratio(inputs, outputs):
    d = matrices.wide(outputs[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        return matrices.determinant_ratio(inputs[0], np.where(d == 0, 0, d / np.abs(d)), np.log(np.abs(d)))


ROWS = {
    "inv": Row(lambda a: crout.linalg.inv(a), square(matrices.general), lambda i, o: matrices.inverse_ratio(i[0], o[0])),
    "inv_ex": Row(lambda a: tuple(crout.linalg.inv_ex(a)), square(matrices.general), lambda i, o: matrices.inverse_ratio(i[0], o[0]) + abs(o[1]).sum()),
    "solve": Row(lambda a, b: crout.linalg.solve(a, b), with_right_hand_side(matrices.general), lambda i, o: matrices.solve_ratio(i[0], o[0], i[1])),
    "solve_ex": Row(lambda a, b: tuple(crout.linalg.solve_ex(a, b)), with_right_hand_side(matrices.general),
                    lambda i, o: matrices.solve_ratio(i[0], o[0], i[1]) + abs(o[1]).sum()),
    "tensorinv": Row(tensorinv, tensor_inputs(False), tensorinv_ratio),
    "tensorsolve": Row(lambda a, b: crout.linalg.tensorsolve(a, b), tensor_inputs(True), tensorsolve_ratio),
    "lu_factor+lu_solve": Row(lu_factor_and_solve, with_right_hand_side(matrices.general), lu_ratio),
    "cholesky+cholesky_solve": Row(cholesky_and_solve, with_right_hand_side(matrices.positive_definite), cholesky_ratio),
    "solve_triangular": Row(lambda a, b: crout.linalg.solve_triangular(a, b, upper=False), with_right_hand_side(matrices.triangular),
                            lambda i, o: matrices.solve_ratio(i[0], o[0], i[1])),
    "det": Row(lambda a: crout.linalg.det(a), square(matrices.general), det_ratio),
    "slogdet": Row(lambda a: tuple(crout.linalg.slogdet(a)), square(matrices.general), lambda i, o: matrices.determinant_ratio(i[0], o[0], o[1])),
}
