# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Running reductions against NumPy."""
import crout
import numpy as np
import pytest

ALL = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"]
SHAPES = [(0,), (1,), (7,), (3, 0), (0, 3), (5, 4), (2, 3, 300), (2, 1500, 3)]


def sample(shape, dtype, seed=0):
    r = np.random.default_rng(seed)
    kind = np.dtype(dtype).kind
    if kind == "b":
        return r.integers(0, 2, shape).astype(bool)
    if kind in "iu":
        return r.integers(0 if kind == "u" else -9, 9, shape).astype(dtype)
    x = r.normal(size=shape)
    return (x + 1j * r.normal(size=shape)).astype(dtype) if kind == "c" else x.astype(dtype)


TOLERANCE = {"float16": 2e-3, "float32": 1e-5, "complex64": 1e-5, "float64": 1e-12, "complex128": 1e-12}


@pytest.mark.parametrize("dtype", ALL)
def test_cumsum_and_cumprod(dtype):
    for shape in SHAPES if dtype == "float64" else [(0,), (2, 300)]:
        x = sample(shape, dtype)
        wide = {"f": np.float64, "c": np.complex128}.get(x.dtype.kind, np.int64)
        for axis in range(len(shape)):
            for ours, theirs, x in ((crout.cumsum, np.cumsum, x), (crout.cumprod, np.cumprod, x if x.dtype.kind in "iub" else (x / np.maximum(abs(x), 1e-3)).astype(dtype))):
                result, expected = ours(crout.from_numpy(x), axis).numpy(), theirs(x, axis=axis, dtype=wide)
                assert result.dtype == (np.int64 if wide is np.int64 else x.dtype)
                if wide is np.int64:
                    np.testing.assert_array_equal(result, expected)
                else:
                    np.testing.assert_allclose(result, expected, rtol=TOLERANCE[dtype], atol=TOLERANCE[dtype] * 40)


def test_cumsum_dtype_scalar_inplace_and_out():
    x = crout.tensor([100, 100, 100])
    assert crout.cumsum(x, 0, dtype=crout.int8).tolist() == [100, -56, 44]
    assert crout.cumsum(x, 0, dtype=crout.bool).tolist() == [True, True, True]
    assert crout.cumsum(x, 0, dtype=crout.float32).dtype == crout.float32
    assert crout.cumsum(crout.tensor(3), 0).item() == 3
    y = crout.tensor([[1, 2], [3, 4]], dtype=crout.int32)
    y.cumsum_(1)
    assert y.tolist() == [[1, 3], [3, 7]] and y.dtype == crout.int32
    out = crout.empty(3, dtype=crout.int64)
    crout.cumprod(crout.tensor([2, 3, 4]), 0, out=out)
    assert out.tolist() == [2, 6, 24]
    z = crout.from_numpy(np.arange(12.0).reshape(3, 4))
    np.testing.assert_array_equal(crout.cumsum(z[:, ::2].T, 0).numpy(), np.cumsum(np.arange(12.0).reshape(3, 4)[:, ::2].T, 0))


@pytest.mark.parametrize("dtype", ["int64", "float32", "float64"])
def test_long_cumsum_does_not_depend_on_threads(dtype):
    x = np.random.default_rng(6).normal(size=400_001) * 10
    x = x.astype(dtype)
    before = crout.get_num_threads()
    outcomes = []
    try:
        for threads in (1, 2, 5):
            crout.set_num_threads(threads)
            outcomes.append(crout.cumsum(crout.from_numpy(x), 0).numpy())
    finally:
        crout.set_num_threads(before)
    assert len({o.tobytes() for o in outcomes}) == 1
    np.testing.assert_allclose(outcomes[0], np.cumsum(x, dtype=np.float64), rtol=1e-6, atol=1e-6 * 1e3)


def test_cumsum_keeps_nan_and_infinity():
    x = np.ones(5000, np.float32)
    x[1000], x[3000] = np.inf, -np.inf
    result = crout.cumsum(crout.from_numpy(x), 0).numpy()
    assert np.isfinite(result[:1000]).all() and np.isposinf(result[1000:3000]).all() and np.isnan(result[3000:]).all()


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int16", "int64", "float16", "float32", "float64"])
def test_cummax_and_cummin(dtype):
    for shape in SHAPES[:-1] if dtype == "float64" else [(0,), (2, 30)]:
        x = sample(shape, dtype)
        if x.dtype.kind == "f" and x.size > 20:
            x.flat[x.size // 2] = np.nan
        t = crout.from_numpy(x)
        for axis in range(len(shape)):
            for ours, ufunc, better in ((crout.cummax, np.maximum, np.greater_equal), (crout.cummin, np.minimum, np.less_equal)):
                values, indices = ours(t, axis)
                assert values.numpy().dtype == x.dtype
                np.testing.assert_array_equal(values.numpy(), ufunc.accumulate(x, axis=axis))
                lines, places = np.moveaxis(x, axis, -1).reshape(-1, shape[axis]) if x.size else [], np.moveaxis(indices.numpy(), axis, -1)
                expected = []
                for line in lines:
                    best = 0
                    for i, element in enumerate(line):
                        if element != element or (line[best] == line[best] and better(element, line[best])):
                            best = i
                        expected.append(best)
                assert places.reshape(-1).tolist() == expected


def test_logcumsumexp():
    x = np.random.default_rng(7).normal(size=(4, 50)) * 300
    x[1, 3], x[2, 5], x[3, :3] = np.inf, np.nan, -np.inf
    for dtype, tolerance in (("float32", 1e-5), ("float64", 1e-12)):
        result = crout.logcumsumexp(crout.from_numpy(x.astype(dtype)), 1).numpy()
        with np.errstate(invalid="ignore"):
            expected = np.logaddexp.accumulate(x.astype(dtype).astype(np.float64), axis=1)
        np.testing.assert_allclose(result, expected, rtol=tolerance)
    with pytest.raises(TypeError, match="'input' must be floating point"):
        crout.logcumsumexp(crout.tensor([1]), 0)


def test_scans_inside_jit():
    f = crout.jit(lambda x: (crout.cumsum(x, 0) + 1, crout.cummax(x, 1).indices))
    for n in (3, 8, 40):
        x = np.random.default_rng(n).normal(size=(n, n + 1))
        total, places = f(crout.from_numpy(x))
        np.testing.assert_allclose(total.numpy(), np.cumsum(x, 0) + 1, rtol=1e-12, atol=1e-12)
        assert places.numpy().shape == x.shape
