# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of orders and running reductions (sections Comparison, Reduction, Other)."""

import numpy as np
from case import FLOAT, NUMERIC, REAL, A, Case, R, S

NO_COMPLEX = ("complex64", "complex128")
LINES = [S(A(37), dim=0), S(A(4, 9), dim=1), S(A(5, 6, 3), dim=-2), S(A(8, 7, layout="transposed"), dim=0), S(A(0, 3), dim=1), S(A(3, 0), dim=1), S(A(1), dim=0)]
DIM = [R(IndexError, A(3, 4), dim=2), R(TypeError, "text", dim=0), R(TypeError)]


def line(function):
    """Oracles along a dimension see a 0-d array as a vector."""

    def oracle(x, *args, dim=-1, **kwargs):
        x = np.asarray(x)
        results = function(np.atleast_1d(x), *args, dim=dim, **kwargs)
        return results if x.ndim else tuple(np.asarray(r).reshape(()) for r in results) if isinstance(results, tuple) else np.asarray(results).reshape(())

    return oracle


def order(x, dim, descending=False):
    """The stable order with NaN last (first where descending)."""
    if not descending:
        return np.argsort(x, axis=dim, kind="stable")
    n = x.shape[dim]
    return np.flip(n - 1 - np.argsort(np.flip(x, dim), axis=dim, kind="stable"), dim)


def picked(x, places, dim):
    return np.take_along_axis(x, places, dim), places


def sort(x, dim=-1, descending=False, stable=False):
    return picked(x, order(x, dim, descending), dim)


def topk(x, k, dim=-1, largest=True, sorted=True):
    return picked(x, order(x, dim, largest).take(range(k), dim), dim)


def shrink(results, dim, keepdim):
    return results if keepdim else tuple(np.squeeze(r, dim) for r in results)


def kthvalue(x, k, dim=-1, keepdim=False):
    return shrink(picked(x, order(x, dim).take([k - 1], dim), dim), dim, keepdim)


def median(ignores_nan):
    def oracle(x, dim=None, keepdim=False):
        whole = dim is None
        y, dim = (x.reshape(-1), 0) if whole else (np.atleast_1d(x), dim)
        n = y.shape[dim]
        if n == 0:
            return np.asarray(np.nan)
        nans = np.isnan(y).sum(dim, keepdims=True) if y.dtype.kind == "f" else np.zeros_like(y.sum(dim, keepdims=True), dtype=int)
        place = np.maximum(n - nans - 1, 0) // 2 if ignores_nan else np.where(nans > 0, n - nans, (n - 1) // 2)
        found = picked(y, np.take_along_axis(order(y, dim), place.astype(int), dim), dim)
        if whole:
            return found[0].reshape(())
        return tuple(np.asarray(f).reshape(()) for f in found) if x.ndim == 0 else shrink(found, dim, keepdim)

    return oracle


def mode(x, dim=-1, keepdim=False):
    lines = np.moveaxis(x, dim, -1)
    places = np.zeros((*lines.shape[:-1], 1), int)
    for at in np.ndindex(*lines.shape[:-1]):
        values, counts = np.unique(lines[at], return_counts=True)
        places[at] = np.flatnonzero(lines[at] == values[np.argmax(counts)])[-1]
    return shrink(picked(x, np.moveaxis(places, -1, dim), dim), dim, keepdim)


def running(ufunc, better):
    def oracle(x, dim):
        places = np.zeros(x.shape, int)
        lines, out = np.moveaxis(x, dim, -1), np.moveaxis(places, dim, -1)
        for at in np.ndindex(*lines.shape[:-1]):
            best = 0
            for i, element in enumerate(lines[at]):
                if element != element or (lines[at][best] == lines[at][best] and better(element, lines[at][best])):
                    best = i
                out[(*at, i)] = best
        return (ufunc.accumulate(x, axis=dim) if x.size else x), places

    return oracle


def added(function):
    return line(lambda x, dim: function(x.astype(np.int64) if x.dtype.kind in "iub" else x, axis=dim))


SORTED = [*LINES, S(A()), S(A(5)), S(A(60, special=True), dim=0), S(A(4, 60), dim=1, descending=True), S(A(80, special=True), dim=0, descending=True), S(A(900, 3), dim=0).more(),
          S(A(3000), dim=0).more()]
CASES = [
    Case("sort", line(sort), SORTED, REAL, result=("same", "int64"), ulps=0, errors=DIM),
    Case("argsort", line(lambda x, **options: sort(x, **options)[1]), SORTED, REAL, result="int64", errors=DIM),
    Case("msort", lambda x: np.sort(x, axis=0) if x.ndim else x, [S(A(9)), S(A(4, 5)), S(A()), S(A(5, 4, layout="transposed")), S(A(0, 2))], REAL, ulps=0),
    Case("topk", line(topk), [S(A(20), 3), S(A(4, 9), 2, dim=0), S(A(4, 9), 9, largest=False), S(A(4, 9), 0), S(A(30, special=True), 5), S(A(), 1)], REAL,
         result=("same", "int64"), ulps=0, errors=[R(RuntimeError, A(3), 4), R(RuntimeError, A(3), -1), R(IndexError, A(3), 1, dim=1)]),
    Case("kthvalue", line(kthvalue), [S(A(20), 3), S(A(4, 9), 2, dim=0), S(A(4, 9), 9, keepdim=True), S(A(30, special=True), 29)], REAL, result=("same", "int64"), ulps=0,
         errors=[R(RuntimeError, A(3), 4), R(RuntimeError, A(3), 0)]),
    *[Case(name, median(name == "nanmedian"), [S(A(7)), S(A(4, 6)), S(A(30, special=True)), S(A())], NUMERIC, ulps=0, refuse=NO_COMPLEX) for name in ("median", "nanmedian")],
    *[Case(name, median(name == "nanmedian"), [S(A(7), dim=0), S(A(4, 6), dim=1), S(A(3, 4, 5), dim=-2, keepdim=True), S(A(4, 30, special=True), dim=1)], NUMERIC,
           result=("same", "int64"), ulps=0, refuse=NO_COMPLEX, errors=[R(IndexError, A(3, 0), dim=1)]) for name in ("median", "nanmedian")],
    Case("mode", line(mode), [S(A(30, low=-2, high=2), dim=0), S(A(4, 20, low=-2, high=2)), S(A(12, 3, low=0, high=2), dim=0, keepdim=True)], REAL, result=("same", "int64"), ulps=0,
         errors=[R(IndexError, A(3, 0), dim=1)]),
    Case("cumsum", added(np.cumsum), [*LINES, S(A(2100), dim=0), S(A(2, 900, 3), dim=1).more()], result="sum", ulps=8, atol=64, errors=DIM),
    Case("cumprod", added(np.cumprod), [S(A(*s.args[0].shape, low=-2, high=2), **s.kwargs) for s in LINES], result="sum", ulps=64, atol=64, errors=DIM),
    Case("cummax", line(running(np.maximum, np.greater_equal)), [*LINES, S(A(40, special=True), dim=0)], REAL, result=("same", "int64"), ulps=0, errors=DIM, signed_zero=False),
    Case("cummin", line(running(np.minimum, np.less_equal)), [*LINES, S(A(40, special=True), dim=0)], REAL, result=("same", "int64"), ulps=0, errors=DIM, signed_zero=False),
    Case("logcumsumexp", line(lambda x, dim: np.logaddexp.accumulate(x, axis=dim) if x.size else x), [*LINES, S(A(9, low=300, high=800), dim=0)], FLOAT, ulps=4, atol=4, errors=DIM),
]

# Each sample is a program to compile for every dtype: the first one of each case runs always, the others in the exhaustive grid.
for case in CASES:
    case.samples = [sample if place == 0 else sample.more() for place, sample in enumerate(case.samples)]
