# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of writes by index, selections by value, parts, histograms and quantiles (sections Indexing, Reduction, Comparison, Other)."""

import numpy as np
from case import FLOATC, INT, NUMERIC, REAL, A, Case, N, R, S

NO_COMPLEX = ("complex64", "complex128")


def index(*shape, high):
    return A(*shape, dtype="int64", low=0, high=high)


def signed(*shape, size):
    return A(*shape, dtype="int64", low=-size, high=size - 1)


def mask(*shape):
    return A(*shape, dtype="bool")


# ---- Writes by index ----


def combined(a, b, how):
    if isinstance(a, np.bool_):
        return bool(b if how == "set" else a | b if how in ("add", "amax") else a & b)
    return b if how == "set" else a + b if how == "add" else a * b if how == "prod" else max(a, b) if how == "amax" else min(a, b)


def written(x, dim, places, src, how="set", include_self=True):
    x = np.asarray(x)
    out, touched, scalar = np.atleast_1d(x.copy()), np.zeros(np.atleast_1d(x).shape, bool), x.ndim == 0
    places, src = np.atleast_1d(places), np.asarray(src)
    src = np.broadcast_to(src, places.shape) if src.ndim == 0 else src
    with np.errstate(all="ignore"):
        for at in np.ndindex(*places.shape):
            to = list(at)
            to[dim] = places[at]
            to = tuple(to)
            out[to] = src[at] if not include_self and not touched[to] else combined(out[to], src[at].astype(out.dtype), how)
            touched[to] = True
    return out.reshape(()) if scalar else out


def scatter(x, dim, places, src=None, value=None, reduce=None):
    return written(x, dim, places, src if value is None else value, {None: "set", "add": "add", "multiply": "prod"}[reduce])


def scatter_mean(x, dim, places, src, include_self):
    total = written(np.array(x), dim, places, src, "add", include_self)
    count = written(np.ones(x.shape, int), dim, places, np.ones(src.shape, int), "add", include_self)
    return np.floor_divide(total, count.astype(total.dtype)) if x.dtype.kind in "iu" else total / count


def scatter_reduce(x, dim, places, src, reduce, include_self=True):
    if reduce == "mean":
        return scatter_mean(x, dim, places, src, include_self)
    return written(x, dim, places, src, {"sum": "add"}.get(reduce, reduce), include_self)


def slices(how):
    def oracle(x, dim, places, src, reduce=None, alpha=1, include_self=True):
        shape = [1] * x.ndim
        shape[dim] = -1
        grid = np.broadcast_to(np.reshape(places, shape), [places.size if d == dim % x.ndim else n for d, n in enumerate(x.shape)])
        src = np.broadcast_to(np.asarray(src), grid.shape)
        if reduce is not None:
            return scatter_reduce(x, dim, grid, src, reduce, include_self)
        return written(x, dim, np.where(grid < 0, grid + x.shape[dim], grid), src * np.asarray(alpha, x.dtype) if alpha != 1 else src, how)

    return oracle


def changed(x, write):
    out = np.array(x)
    write(out)
    return out


def put(x, places, src, accumulate=False):
    line = x.reshape(-1).copy()
    for place, value in zip(places.reshape(-1), src.reshape(-1)):
        line[place] = combined(line[place], value, "add") if accumulate else value
    return line.reshape(x.shape)


def index_put(x, indices, values, accumulate=False):
    out = np.array(x)
    with np.errstate(all="ignore"):
        if not accumulate:
            out[tuple(indices)] = values
        elif out.dtype == bool:
            np.logical_or.at(out, tuple(indices), values)
        else:
            np.add.at(out, tuple(indices), values)
    return out


def masked_scatter(x, chosen, src):
    x, chosen = np.broadcast_arrays(x, chosen)
    return changed(x, lambda out: out.__setitem__(chosen, src.reshape(-1)[: chosen.sum()]))


def diagonal_scatter(x, src, offset=0, dim1=0, dim2=1):
    out = np.array(x)
    view = np.diagonal(out, offset, dim1, dim2)
    view.flags.writeable = True
    view[...] = src
    return out


SCATTERED = [S(A(6), 0, index(4, high=5), A(4)), S(A(3, 5), 1, index(3, 5, high=4), A(3, 5)), S(A(4, 5), 0, index(2, 3, high=3), A(3, 4)), S(A(2, 3, 4), -1, index(1, 3, 2, high=3), A(2, 3, 4)),
             S(A(5, 4, layout="transposed"), 0, index(5, 4, high=4), A(5, 4, layout="sliced"))]
WRONG_INDEX = [R(IndexError, A(3), 0, A(1, dtype="int64", low=3, high=3), A(1)), R(TypeError, A(3), 0, A(1, dtype="float32"), A(1)), R(IndexError, A(3), 1, index(1, high=0), A(1))]
SLICED = [S(A(4, 5), 0, index(3, high=3), A(3, 5)), S(A(4, 5), -1, index(2, high=4), A(4, 2)), S(A(3, 4, 2), 1, index(6, high=3), A(3, 6, 2)), S(A(5), 0, index(0, high=3), A(0))]


def with_(samples, *more, **options):
    return [S(*s.args, *more, **options) for s in samples]


WRITES = [
    Case("scatter", scatter, [*SCATTERED, S(A(3, 4), 0, index(2, 4, high=2), N(2)), S(A(3, 4), 0, index(2, 4, high=2), A(2, 4), reduce="add"), S(A(3, 4), 1, index(3, 2, high=3), A(3, 2), reduce="multiply")],
         ulps=8, atol=8, errors=WRONG_INDEX),
    Case("scatter_add", lambda *a: written(*a, "add"), SCATTERED, ulps=8, atol=8, errors=WRONG_INDEX),
    *[Case("scatter_reduce", scatter_reduce, [*with_(SCATTERED, how), *with_(SCATTERED[:2], how, include_self=False)], REAL if how[0] == "a" else NUMERIC, ulps=16, atol=16, refuse=NO_COMPLEX if how[0] == "a" else ())
      for how in ("sum", "prod", "mean", "amax", "amin")],
    Case("index_add", slices("add"), [*SLICED, S(A(4, 5), 0, index(3, high=3), A(3, 5), alpha=2)], ulps=8, atol=8, errors=WRONG_INDEX),
    Case("index_copy", slices("set"), SLICED, ulps=0, errors=WRONG_INDEX),
    *[Case("index_reduce", slices("reduce"), [*with_(SLICED[:3], how), *with_(SLICED[:1], how, include_self=False)], REAL if how[0] == "a" else NUMERIC, ulps=16, atol=16, refuse=())
      for how in ("prod", "mean", "amax", "amin")],
    Case("Tensor.index_put_", index_put, [S(A(4, 5), [index(3, high=3)], A(3, 5)), S(A(4, 5), [signed(3, size=4), signed(2, 1, size=5)], A(2, 3)), S(A(4, 5), [index(6, high=3), index(6, high=4)], A(6), accumulate=True),
                                         S(A(3, 4), [mask(3, 4)], A())], ulps=8, atol=8),
    Case("Tensor.masked_fill_", lambda x, m, value: np.where(m, np.asarray(value).astype(x.dtype), x), [S(A(3, 4), mask(3, 4), 1), S(A(3, 4), mask(4), 1), S(A(5, 4, layout="transposed"), mask(5, 1), 0), S(A(), mask(), 1)],
         ulps=0, errors=[R(TypeError, A(3), A(3, dtype="int64"), 1)]),
    Case("select_scatter", lambda x, src, dim, at: changed(x, lambda out: np.moveaxis(out, dim, 0).__setitem__(at, src)), [S(A(3, 4), A(3), 1, 2), S(A(3, 4, 2), A(3, 2), -2, -1)], ulps=0,
         errors=[R(RuntimeError, A(3, 4), A(4), 1, 2)]),
    Case("slice_scatter", lambda x, src, dim=0, start=None, end=None, step=1: changed(x, lambda out: np.moveaxis(out, dim, 0).__setitem__(slice(start, end, step), np.moveaxis(src, dim, 0))),
         [S(A(6, 3), A(2, 3), 0, 1, 5, 2), S(A(6, 3), A(6, 2), dim=1, start=-2), S(A(6, 3), A(6, 3))], ulps=0, errors=[R(RuntimeError, A(6, 3), A(3, 3), 0, 1, 5, 2)]),
    Case("diagonal_scatter", diagonal_scatter, [S(A(3, 4), A(3)), S(A(3, 4), A(2), offset=2), S(A(3, 4), A(2), offset=-1), S(A(3, 2, 3), A(2, 3), 0, 0, 2)], ulps=0),
    Case("take", lambda x, places: x.reshape(-1)[places], [S(A(4, 5), signed(7, size=20)), S(A(5, 4, layout="transposed"), signed(2, 3, size=20)), S(A(4), index(0, high=1))], ulps=0,
         errors=[R(IndexError, A(3), A(1, dtype="int64", low=3, high=3))]),
]

# ---- Selections by value ----


def unique(x, sorted=True, return_inverse=False, return_counts=False, dim=None):
    values, inverse, counts = np.unique(x, return_inverse=True, return_counts=True, axis=dim)
    return (values, inverse.reshape(x.shape if dim is None else -1), counts) if return_counts else values


def runs(x, return_inverse=False, return_counts=False, dim=None):
    rows = x.reshape(-1, 1) if dim is None else np.moveaxis(x, dim, 0).reshape(x.shape[dim], -1)
    starts = np.concatenate([[True], (rows[1:] != rows[:-1]).any(1)])[: len(rows)]
    values = x.reshape(-1)[starts] if dim is None else np.moveaxis(np.moveaxis(x, dim, 0)[starts], 0, dim)
    run = np.cumsum(starts) - 1
    return (values, run.reshape(x.shape) if dim is None else run, np.bincount(run)) if return_counts else values


def repeat(x, repeats, dim=None, output_size=None):
    return np.repeat(x, repeats, axis=0 if dim is not None and x.ndim == 0 else dim)


FEW = dict(low=-1, high=1)
SELECTED = [S(A(40, **FEW)), S(A(6, 7, **FEW)), S(A(3, 4, 5, layout="transposed", **FEW)), S(A(0, 3)), S(A(**FEW)), S(A(30, special=True))]
ALL_OF = dict(return_inverse=True, return_counts=True)
SELECTIONS = [
    Case("argwhere", np.argwhere, SELECTED, result="int64"),
    Case("nonzero", np.argwhere, SELECTED, result="int64"),
    Case("masked_select", lambda x, m: np.broadcast_arrays(x, m)[0][np.broadcast_arrays(x, m)[1]], [S(A(40), mask(40)), S(A(6, 7), mask(7)), S(A(7), mask(6, 1)), S(A(7, 6, layout="transposed"), mask(7, 6)), S(A(), mask())],
         ulps=0, errors=[R(TypeError, A(3), A(3, dtype="int64")), R(RuntimeError, A(3), mask(4))]),
    Case("unique", unique, [S(A(30, **FEW)), S(A(5, 6, low=-3, high=3)), S(A(0))], REAL, ulps=0, signed_zero=False),
    Case("unique", unique, [S(A(30, **FEW), **ALL_OF), S(A(5, 6, **FEW), **ALL_OF), S(A(7, 2, **FEW), dim=0, **ALL_OF), S(A(2, 9, 2, **FEW), dim=1, **ALL_OF)], REAL, result=("same", "int64", "int64"), ulps=0, signed_zero=False),
    Case("unique_consecutive", runs, [S(A(30, **FEW)), S(A(5, 6, **FEW)), S(A(9, 1, **FEW), dim=0)], REAL, ulps=0),
    Case("unique_consecutive", runs, [S(A(30, **FEW), **ALL_OF), S(A(9, 1, **FEW), dim=0, **ALL_OF)], REAL, result=("same", "int64", "int64"), ulps=0),
    Case("repeat_interleave", repeat, [S(A(5), 2), S(A(3, 4), 3, dim=1), S(A(3, 4), 2), S(A(4), index(4, high=3)), S(A(3, 4), index(4, high=3), dim=-1), S(A(3, 4), index(1, high=3), dim=0)], ulps=0,
         errors=[R(RuntimeError, A(3), -1), R(RuntimeError, A(3), index(2, high=3)), R(TypeError, A(3), A(3, dtype="float32"))]),
    Case("bincount", lambda x, weights=None, minlength=0: np.bincount(x.astype(np.int64), weights, minlength), [S(A(30, low=0, high=9)), S(A(5, low=0, high=3), minlength=20), S(A(0))], INT, result="int64",
         errors=[R(RuntimeError, A(2, 2, low=0))]),
    Case("bincount", lambda x, weights=None, minlength=0: np.bincount(x.astype(np.int64), weights, minlength), [S(A(30, low=0, high=9), weights=A(30, dtype="float64"))], INT, result="float64", ulps=8, atol=8),
]

# ---- Parts ----


def split(function):
    return lambda x, places, *dim: tuple(function(x, list(places) if isinstance(places, tuple) else places, *dim))


def parts(n):
    return tuple(["same"] * n)


PARTS = [
    Case("tensor_split", split(np.array_split), [S(A(7), 3), S(A(4, 7), 3, 1), S(A(7, 2), (2, 5)), S(A(2, 3, layout="transposed"), (1, 2), 1)], result=parts(3), ulps=0,
         errors=[R(RuntimeError, A(3), 0), R(IndexError, A(3), 2, 1), R(RuntimeError, A(), 2)]),
    Case("hsplit", split(np.hsplit), [S(A(6), 2), S(A(4, 6), 2), S(A(4, 6), (2,))], result=parts(2), ulps=0, errors=[R(RuntimeError, A(5), 2), R(RuntimeError, A(), 1)]),
    Case("vsplit", split(np.vsplit), [S(A(4, 6), 2), S(A(4, 6, 2), (1,))], result=parts(2), ulps=0, errors=[R(RuntimeError, A(5, 2), 2), R(RuntimeError, A(4), 2)]),
    Case("dsplit", split(np.dsplit), [S(A(2, 3, 4), 2), S(A(2, 3, 4), (3,))], result=parts(2), ulps=0, errors=[R(RuntimeError, A(2, 3, 5), 2), R(RuntimeError, A(4, 4), 2)]),
    Case("column_stack", np.column_stack, [S([A(3), A(3, 2)]), S([A(4), A(4)])], ulps=0, errors=[R(RuntimeError, [A(3), A(4)])]),
    Case("row_stack", np.vstack, [S([A(3), A(2, 3)]), S([A(4), A(4)])], ulps=0),
    Case("narrow_copy", lambda x, dim, start, length: np.moveaxis(np.moveaxis(x, dim, 0)[start : start + length], 0, dim), [S(A(6, 3), 0, 1, 4), S(A(3, 6), -1, 2, 0)], ulps=0, errors=[R(IndexError, A(3), 0, 2, 2)]),
    Case("unravel_index", lambda places, shape: tuple(np.unravel_index(places, shape)), [S(A(9, low=0, high=59), (3, 4, 5)), S(A(2, 3, low=0, high=59), (5, 4, 3))], INT, result=("int64",) * 3),
]

# ---- Places, histograms, quantiles ----


def searched(edges, values, out_int32=False, right=False, side=None):
    side = side or ("right" if right else "left")
    edges = np.sort(edges)
    return np.searchsorted(edges, values, side) if edges.ndim == 1 else np.stack([np.searchsorted(e, v, side) for e, v in zip(edges, values)])


def histogram(x, bins, range=None, weight=None, density=False):
    return np.histogram(x, bins, range, density, weight)


def quantile(function):
    def oracle(x, q, dim=None, keepdim=False, interpolation="linear"):
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.asarray(function(x, q, axis=dim, keepdims=keepdim, method=interpolation))

    return oracle


def renorm(x, p, dim, maxnorm):
    axes = tuple(d for d in range(x.ndim) if d != dim % x.ndim)
    norm = (np.abs(x) ** p).sum(axes, keepdims=True) ** (1 / p)
    return x * np.where(norm > maxnorm, maxnorm / (norm + 1e-7), 1)


def in_order(crout_function):
    """Crout is asked about the sorted edges that the oracle sorts for itself."""

    def call(edges, values, **options):
        import crout

        edges = crout.sort(edges).values
        return crout.searchsorted(edges, values, **options) if crout_function == "searchsorted" else crout.bucketize(values, edges, **options)

    return call


EDGES = [S(A(9), A(4, 5)), S(A(9), A(7), right=True), S(A(9), A(3), out_int32=False), S(A(0), A(3)), S(A(5), A(0, 2))]
QUANTILES = [S(A(9), N(0.3)), S(A(4, 7), N(0.5), dim=1), S(A(4, 7), N(1.0), dim=0, keepdim=True), S(A(4, 7), N(0.4), dim=1, interpolation="lower"), S(A(4, 7), N(0.4), dim=1, interpolation="higher"),
             S(A(4, 7), N(0.4), dim=-1, interpolation="nearest"), S(A(4, 7), N(0.4), interpolation="midpoint"), S(A(30, special=True, low=0), N(0.2), interpolation="lower")]
NUMBERS = [
    Case("searchsorted", searched, [*EDGES, S(A(3, 6), A(3, 4), side="right")], NUMERIC, result="int64", call=in_order("searchsorted"), refuse=NO_COMPLEX, forms=False),
    Case("bucketize", searched, EDGES, NUMERIC, result="int64", call=in_order("bucketize"), refuse=NO_COMPLEX, forms=False),
    Case("isin", lambda x, tests, invert=False: np.isin(x, tests, invert=invert), [S(A(4, 6), A(5)), S(A(20), A(4, 4), invert=True), S(A(3), A(0)), S(A(30, special=True), A(30, special=True))], REAL, result="bool",
         refuse=NO_COMPLEX),
    Case("histc", lambda x, bins=100, low=0, high=0: np.histogram(x, bins, (low, high) if low != high else None)[0], [S(A(200), 7, -3, 2), S(A(50), 8)], ("float32", "float64"), refuse=(*INT, *NO_COMPLEX),
         errors=[R(RuntimeError, A(3), 0), R(RuntimeError, A(3), 3, 2, 1)]),
    Case("histogram", histogram, [S(A(200), 8), S(A(20, 10), 5, range=(-1.0, 3.0)), S(A(50), 4, weight=A(50, low=0)), S(A(50), 4, density=True)], ("float64",), result=("same", "same"), ulps=64, atol=64,
         refuse=(*INT, *NO_COMPLEX), errors=[R(RuntimeError, A(3), 0)]),
    Case("histogramdd", lambda x, bins, **options: (np.histogramdd(x, bins, **options)[0],), [S(A(60, 2), [3, 4]), S(A(60, 3), 2)], ("float64",), result=("same",), ulps=64, atol=64,
         refuse=(*INT, *NO_COMPLEX), call=lambda x, bins: __import__("crout").histogramdd(x, bins)[:1], forms=False, errors=[R(RuntimeError, A(3, 2), [1, 2, 3]), R(RuntimeError, A(3), 2)]),
    Case("quantile", quantile(np.quantile), QUANTILES, ("float32", "float64"), ulps=4, atol=4, errors=[R(ValueError, A(3), 2.0), R(ValueError, A(3), 0.5, interpolation="cubic"), R(RuntimeError, A(0), 0.5)],
         result=lambda d: d if d != "bool" else "float32"),
    Case("nanquantile", quantile(np.nanquantile), QUANTILES, ("float32", "float64"), ulps=4, atol=4),
    Case("renorm", renorm, [S(A(3, 4), 2, 0, 3.0), S(A(3, 4, 5), 1, -1, 4.0), S(A(3, 4), 3, 1, 100.0)], FLOATC, ulps=16, atol=16, errors=[R(RuntimeError, A(3), 2, 0, 1.0)]),
]

CASES = [*WRITES, *SELECTIONS, *PARTS, *NUMBERS]

# Each sample is a program to compile for every dtype: the first one of each case runs always, the others in the exhaustive grid.
for case in CASES:
    case.samples = [sample if place == 0 else sample.more() for place, sample in enumerate(case.samples)]
