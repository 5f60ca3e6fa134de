# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Matrices of a kind, made of drawn values, and the samples that every function of matrices is called with."""

import functools

import numpy as np

from case import WIDEC, A, Case, S


def adjoint(a):
    return np.conj(a).swapaxes(-1, -2)


def identity(shape):
    """(*, m, n), ones on the diagonal."""
    return np.broadcast_to(np.eye(*shape[-2:]), shape)


# ---- Kinds ----


def regular(x):
    """With a condition number below 6, of elements that are at most 4."""
    return x / (4 * max(x.shape[-1], 1)) + 2 * identity(x.shape)


def definite(x):
    return x @ adjoint(x) / (16 * max(x.shape[-1], 1)) + identity(x.shape)


def hermitian(x):
    return (x + adjoint(x)) / 2


def symmetric(x):
    return (x + x.swapaxes(-1, -2)) / 2


def indefinite(of):
    """Regular, with small diagonal elements, so that pivots of 2 x 2 are taken."""

    def make(x):
        return of(x) / (8 * max(x.shape[-1], 1)) + identity(x.shape)[..., ::-1]

    make.__name__ = f"indefinite({of.__name__})"
    return make


def second_singular(x):
    """Regular but for the second matrix of the batch, which is zero."""
    result = regular(x)
    result[1] = 0
    return result


def second_indefinite(x):
    result = definite(x)
    result[1] = -result[1]
    return result


def of_rank(k):
    def make(x):
        return x[..., :, :k] @ x[..., :k, :]

    make.__name__ = f"of_rank({k})"
    return make


# ---- Samples ----


def batches(make=None, low=-4, high=4, large=36, square=True):
    """Arrays that hold one matrix, transposed, none, matrices of no elements, one element, batches, and a batch of an order beyond the
    kernels of small matrices; others for the exhaustive grid. Pairs (array, whether it is of the quick grid)."""
    a = functools.partial(A, make=make, low=low, high=high)
    if square:
        return [(a(3, 3), True), (a(4, 4, layout="transposed"), True), (a(0, 3, 3), True), (a(2, 0, 0), True), (a(1, 1), True), (a(0, 0), False),
                (a(2, 3, 2, 2), False), (a(3, 6, 6, layout="sliced"), False), (a(2, 5, 5, layout="negative"), False), (a(3, 4, 4, layout="expanded"), False),
                (a(17, 17), False), (a(2, large, large), True)]
    return [(a(5, 3), True), (a(4, 6, layout="transposed"), True), (a(0, 3, 4), True), (a(2, 0, 3), True), (a(3, 0), False), (a(3, 3), True), (a(1, 1), False),
            (a(2, 3, 4, 2), False), (a(2, 4, 5, layout="sliced"), False), (a(2, 6, 4, layout="negative"), False), (a(3, 4, 2, layout="expanded"), False), (a(2, large, 20), True)]


def one(arrays, **options):
    """A sample of each array, with options."""
    samples = []
    for array, quick in arrays:
        sample = S(array, **options)
        samples.append(sample if quick else sample.more())
    return samples


def systems(make=regular):
    """(A, B) in the shapes that a system and its right-hand sides may have: a matrix, a vector, batches that are broadcast, no systems, no unknowns."""
    a = functools.partial(A, make=make)
    return [S(a(3, 3), A(3, 2)), S(a(4, 4, layout="transposed"), A(4, 3, layout="transposed")), S(a(0, 3, 3), A(0, 3, 2)), S(a(2, 0, 0), A(2, 0, 2)), S(a(3, 3), A(3, 0)),
            S(a(1, 1), A(1, 1)).more(), S(a(2, 1, 3, 3), A(4, 3, 2)), S(a(2, 3, 3), A(3, 2)).more(), S(a(5, 5), A(2, 5, 1)).more(), S(a(3, 6, 6, layout="sliced"), A(3, 6, 2, layout="negative")).more(),
            S(a(17, 17), A(17, 5)).more(), S(a(2, 36, 36), A(2, 36, 3))]


def matrix_case(name, samples, relations, errors=(), result="same", ulps=1000, **options):
    """A case that checks relations between results and arguments, ahead of time too for every sample."""
    options = dict(dict(dtypes=WIDEC, aot="all"), **options)
    return Case(name, None, samples, relations=relations, errors=errors, result=result, ulps=ulps, **options)


def is_what(oracle):
    """The relation that a function's results are NumPy's."""

    def relations(got, *args, **kwargs):
        want = oracle(*args, **kwargs)
        return list(zip(got, want)) if isinstance(want, tuple) else [(got, want)]

    return relations
