# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Places among boundaries, membership, histograms and quantiles against NumPy."""
import warnings

import crout
import numpy as np
import pytest

REAL = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64"]


@pytest.mark.parametrize("dtype", REAL)
def test_searchsorted_and_bucketize(dtype):
    r = np.random.default_rng(0)
    edges = np.sort(r.integers(0, 2 if dtype == "bool" else 20, 9)).astype(dtype)
    values = r.integers(0, 2 if dtype == "bool" else 22, (4, 5)).astype(dtype)
    e, v = crout.from_numpy(edges), crout.from_numpy(values)
    for right in (False, True):
        expected = np.searchsorted(edges, values, "right" if right else "left")
        np.testing.assert_array_equal(crout.searchsorted(e, v, right=right).numpy(), expected)
        np.testing.assert_array_equal(crout.searchsorted(e, v, side="right" if right else "left").numpy(), expected)
        np.testing.assert_array_equal(crout.bucketize(v, e, right=right).numpy(), expected)
    assert crout.bucketize(v, e, out_int32=True).dtype == crout.int32
    assert crout.searchsorted(e, v[:0]).shape == (0, 5) and crout.searchsorted(e[:0], v).numpy().max() == 0


def test_searchsorted_of_rows_numbers_nan_and_sorters():
    edges = np.sort(np.random.default_rng(1).normal(size=(3, 6)))
    values = np.random.default_rng(2).normal(size=(3, 4))
    expected = np.stack([np.searchsorted(a, b) for a, b in zip(edges, values)])
    np.testing.assert_array_equal(crout.searchsorted(crout.from_numpy(edges), crout.from_numpy(values)).numpy(), expected)
    shuffled = edges[:, ::-1].copy()
    order = crout.argsort(crout.from_numpy(shuffled))
    np.testing.assert_array_equal(crout.searchsorted(crout.from_numpy(shuffled), crout.from_numpy(values), sorter=order).numpy(), expected)
    assert crout.searchsorted(crout.tensor([1, 3, 5]), 3).item() == 1 and crout.bucketize(3, crout.tensor([1, 3, 5]), right=True).item() == 2
    assert crout.searchsorted(crout.tensor([1.0, 2.0]), crout.tensor(float("nan"))).item() == 2
    with pytest.raises(ValueError, match="'side' must be 'left' or 'right'"):
        crout.searchsorted(crout.tensor([1]), 1, side="middle")
    with pytest.raises(crout.Error, match="'boundaries' must be a vector"):
        crout.bucketize(crout.tensor([1]), crout.tensor([[1]]))
    with pytest.raises(crout.Error, match="the boundaries must be a vector, or have the sizes"):
        crout.searchsorted(crout.zeros(2, 3), crout.zeros(3, 3))


@pytest.mark.parametrize("dtype", REAL)
def test_isin(dtype):
    r = np.random.default_rng(3)
    x, tests = r.integers(0, 2 if dtype == "bool" else 9, (4, 6)).astype(dtype), r.integers(0, 2 if dtype == "bool" else 9, 4).astype(dtype)
    np.testing.assert_array_equal(crout.isin(crout.from_numpy(x), crout.from_numpy(tests)).numpy(), np.isin(x, tests))
    np.testing.assert_array_equal(crout.isin(crout.from_numpy(x), crout.from_numpy(tests), invert=True).numpy(), ~np.isin(x, tests))
    assert not crout.isin(crout.from_numpy(x), crout.from_numpy(tests[:0])).numpy().any()
    assert crout.isin(crout.tensor([1.0, float("nan")]), crout.tensor([float("nan"), 1.0])).tolist() == [True, False]
    assert crout.isin(crout.tensor([1, 2]), 2).tolist() == [False, True]


def test_histc():
    x = np.random.default_rng(4).normal(size=500).astype(np.float32)
    for dtype in ("float32", "float64"):
        t = crout.from_numpy(x.astype(dtype))
        for bins, low, high in ((10, -2, 2), (100, 0, 0), (3, -1, 0.5)):
            expected = np.histogram(x, bins, (low, high) if low != high else None)[0]
            result = crout.histc(t, bins, low, high)
            np.testing.assert_array_equal(result.numpy(), expected)
            assert result.dtype == t.dtype
    assert crout.histc(crout.tensor([1.0, 2.0, 1.0]), 4, 0, 3).tolist() == [0, 2, 1, 0]
    assert crout.histc(crout.tensor([5.0]), 3).tolist() == [0, 1, 0]
    assert crout.histc(crout.tensor([1.0, float("nan")]), 2, 0, 2).tolist() == [0, 1]
    with pytest.raises(TypeError, match="'input' must be floating point"):
        crout.histc(crout.tensor([1]))
    with pytest.raises(crout.Error, match="the range of 'input' is not finite"):
        crout.histc(crout.tensor([1.0, float("nan")]))
    with pytest.raises(crout.Error, match="'max' must not be smaller than 'min'"):
        crout.histc(crout.tensor([1.0]), 3, 2, 1)


def test_histogram():
    r = np.random.default_rng(5)
    x, weight = r.normal(size=(30, 10)), r.uniform(size=(30, 10))
    t, w = crout.from_numpy(x), crout.from_numpy(weight)
    for options, theirs in (({}, {}), ({"range": (-1.0, 2.0)}, {"range": (-1.0, 2.0)}), ({"weight": w}, {"weights": weight}), ({"density": True}, {"density": True}),
                            ({"weight": w, "density": True, "range": [0, 1]}, {"weights": weight, "density": True, "range": (0, 1)})):
        hist, edges = crout.histogram(t, 12, **options)
        h, e = np.histogram(x, 12, **theirs)
        np.testing.assert_allclose(hist.numpy(), h, rtol=1e-10)
        np.testing.assert_allclose(edges.numpy(), e, rtol=1e-12, atol=1e-14)
    bounds = np.array([-1.0, -0.5, 0.7, 3.0])
    hist, edges = t.histogram(crout.from_numpy(bounds), weight=w)
    np.testing.assert_allclose(hist.numpy(), np.histogram(x, bounds, weights=weight)[0])
    np.testing.assert_array_equal(edges.numpy(), bounds)
    with pytest.raises(crout.Error, match="'bins' must be positive"):
        crout.histogram(t, 0)
    with pytest.raises(crout.Error, match="'weight' must have the dtype"):
        crout.histogram(t, 3, weight=w.to(crout.float32))


def test_histogramdd():
    x, weight = np.random.default_rng(8).normal(size=(60, 2)), np.random.default_rng(9).uniform(size=60)
    t, w = crout.from_numpy(x), crout.from_numpy(weight)
    for bins, options, theirs in (([3, 4], {}, {}), (5, {"density": True}, {"density": True}), ([2, 2], {"range": [-1, 1, 0, 2], "weight": w}, {"range": [(-1, 1), (0, 2)], "weights": weight})):
        hist, edges = crout.histogramdd(t, bins, **options)
        h, e = np.histogramdd(x, bins, **theirs)
        np.testing.assert_allclose(hist.numpy(), h)
        assert isinstance(edges, tuple) and all(np.allclose(a.numpy(), b) for a, b in zip(edges, e))
    bounds = [np.array([-1.0, 0.0, 2.0]), np.array([-2.0, 0.5, 1.0, 3.0])]
    hist, edges = crout.histogramdd(t, [crout.from_numpy(b) for b in bounds], weight=w)
    np.testing.assert_allclose(hist.numpy(), np.histogramdd(x, bounds, weights=weight)[0])
    with pytest.raises(crout.Error, match="'bins' must have one entry for each of the 2 coordinates"):
        crout.histogramdd(t, [1, 2, 3])
    with pytest.raises(crout.Error, match="'input' must have at least two dimensions"):
        crout.histogramdd(t[0], 3)


METHODS = ["linear", "lower", "higher", "midpoint", "nearest"]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("method", METHODS)
def test_quantiles(dtype, method):
    x = np.random.default_rng(6).normal(size=(4, 7, 3)).astype(dtype)
    t, tolerance = crout.from_numpy(x), 1e-6 if dtype == "float32" else 1e-13
    q = np.array([0.0, 0.25, 0.4, 1.0], dtype)
    for dim in (None, 0, 1) if method == "linear" else (1,):
        for keepdim in (False, True):
            result = crout.quantile(t, crout.from_numpy(q), dim, keepdim, interpolation=method)
            np.testing.assert_allclose(result.numpy(), np.quantile(x, q.astype(float), axis=dim, keepdims=keepdim, method=method), rtol=tolerance, atol=tolerance)
            assert result.dtype == t.dtype
        np.testing.assert_allclose(t.quantile(0.3, dim, interpolation=method).numpy(), np.quantile(x, 0.3, axis=dim, method=method), rtol=tolerance, atol=tolerance)
    x[1, 2, 0], x[0, :, 1] = np.nan, np.nan
    t = crout.from_numpy(x)
    np.testing.assert_allclose(crout.quantile(t, 0.5, 1, interpolation=method).numpy(), np.quantile(x, 0.5, axis=1, method=method), rtol=tolerance)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = np.nanquantile(x, q.astype(float), axis=1, method=method)
    np.testing.assert_allclose(crout.nanquantile(t, crout.from_numpy(q), 1, interpolation=method).numpy(), expected, rtol=tolerance, atol=tolerance)


def test_quantile_errors_and_jit():
    with pytest.raises(ValueError, match=r"'q' must be in \[0, 1\]"):
        crout.quantile(crout.tensor([1.0]), 1.5)
    with pytest.raises(TypeError, match="'input' must be float32 or float64"):
        crout.quantile(crout.tensor([1]), 0.5)
    with pytest.raises(ValueError, match="'interpolation' must be"):
        crout.quantile(crout.tensor([1.0]), 0.5, interpolation="cubic")
    with pytest.raises(crout.Error, match="'input' must not be empty"):
        crout.quantile(crout.zeros(0), 0.5)
    f = crout.jit(lambda x: crout.quantile(x, 0.5, 0) + crout.histogram(x, 4).hist.sum())
    for n in (3, 10):
        x = np.random.default_rng(n).normal(size=(n, 2))
        np.testing.assert_allclose(f(crout.from_numpy(x)).numpy(), np.median(x, 0) + 2 * n)


def test_renorm():
    x = np.random.default_rng(7).normal(size=(3, 4, 5))
    for dtype, tolerance in (("float64", 1e-6), ("complex128", 1e-6), ("float16", 2e-3)):
        y = x.astype(dtype)
        for p in (1, 2, 3.5, float("inf")):
            for dim in (0, 2):
                axes = tuple(d for d in range(3) if d != dim)
                size = np.abs(y.astype(complex))
                norm = size.max(axes, keepdims=True) if p == float("inf") else (size**p).sum(axes, keepdims=True) ** (1 / p)
                expected = y * np.where(norm > 2, 2 / norm, 1)
                np.testing.assert_allclose(crout.renorm(crout.from_numpy(y), p, dim, 2).numpy(), expected, rtol=tolerance, atol=tolerance)
    with pytest.raises(crout.Error, match="'input' must have at least two dimensions"):
        crout.renorm(crout.zeros(3), 2, 0, 1)


def test_many_bins():
    """A long constant is memory that is filled, not data of the program: 2^22 bins took seconds to compile."""
    counts = crout.histc(crout.tensor(1.5), 2**22)
    assert counts.shape == (2**22,) and counts.sum().item() == 1
