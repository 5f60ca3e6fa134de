# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Orders: sort, argsort, topk, kthvalue, medians, mode, against NumPy and SciPy."""
import crout
import numpy as np
import pytest
import scipy.stats

REAL = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64"]
SHAPES = [(0,), (1,), (7,), (3, 0), (0, 3), (5, 4), (2, 30, 3), (700,), (3, 900)]


def sample(shape, dtype, seed=0):
    r = np.random.default_rng(seed)
    if dtype == "bool":
        return r.integers(0, 2, shape).astype(bool)
    if np.dtype(dtype).kind in "iu":
        return r.integers(0 if dtype == "uint8" else -60, 60, shape).astype(dtype)
    x = r.normal(size=shape).astype(dtype).round(1)
    if x.size:
        x.flat[:: max(1, x.size // 5)] = np.nan
        x.flat[1 :: max(1, x.size // 4)] = -0.0
        x.flat[2 :: max(1, x.size // 4)] = 0.0
        x.flat[-1] = np.inf
    return x


def stable_order(x, axis, descending):
    if not descending:
        return np.argsort(x, axis=axis, kind="stable")
    # NaN first, equal elements in their order: the order of the reversed line, read backwards.
    n = x.shape[axis]
    return np.flip(n - 1 - np.argsort(np.flip(x, axis), axis=axis, kind="stable"), axis)


@pytest.mark.parametrize("dtype", REAL)
@pytest.mark.parametrize("descending", [False, True])
def test_sort_is_stable_and_puts_nan_last(dtype, descending):
    for shape in SHAPES if dtype == "float32" else [(0,), (2, 30), (700,)]:
        x = sample(shape, dtype)
        for axis in range(-1, 0 if len(shape) == 1 or dtype != "float32" else len(shape)):
            values, indices = crout.sort(crout.from_numpy(x), axis, descending)
            order = stable_order(x, axis, descending)
            np.testing.assert_array_equal(indices.numpy(), order)
            expected = np.take_along_axis(x, order, axis)
            assert values.numpy().tobytes() == np.ascontiguousarray(expected).tobytes()


def test_sort_of_bfloat16_and_scalars():
    x = crout.tensor([2.0, float("nan"), -1.0, 2.0, -0.0, 0.0]).to(crout.bfloat16)
    values, indices = crout.sort(x)
    assert indices.tolist() == [2, 4, 5, 0, 3, 1] and values.dtype == crout.bfloat16
    values, indices = crout.sort(crout.tensor(3))
    assert values.item() == 3 and indices.item() == 0
    assert crout.argsort(crout.tensor([3, 1, 2]), descending=True).tolist() == [0, 2, 1]
    assert crout.msort(crout.tensor([[3, 1], [1, 2]])).tolist() == [[1, 1], [3, 2]]


@pytest.mark.parametrize("dtype", ["int32", "int64", "float32", "float64"])
def test_sort_of_a_long_line_is_that_of_short_ones(dtype):
    x = np.random.default_rng(1).normal(size=200_000) * 1e6
    x = x.astype(dtype)
    x[::1000] = x[0]
    y = np.asfortranarray(np.stack([x, x[::-1]]))
    for axis, z in ((0, x), (1, y), (0, y.T)):
        values, indices = crout.sort(crout.from_numpy(z), axis)
        order = np.argsort(z, axis=axis, kind="stable")
        np.testing.assert_array_equal(indices.numpy(), order)
        np.testing.assert_array_equal(values.numpy(), np.take_along_axis(z, order, axis))


def test_sort_does_not_depend_on_threads():
    x = crout.from_numpy(np.random.default_rng(2).integers(0, 1000, 300_000))
    before = crout.get_num_threads()
    outcomes = []
    try:
        for threads in (1, 2, 3, 7):
            crout.set_num_threads(threads)
            outcomes.append(crout.sort(x).indices.numpy().tobytes())
    finally:
        crout.set_num_threads(before)
    assert len(set(outcomes)) == 1


def test_sort_inside_jit_with_other_sizes():
    f = crout.jit(lambda x: crout.sort(x * 2, 0))
    for n in (4, 9, 300):
        x = np.random.default_rng(n).normal(size=(n, 2))
        values, indices = f(crout.from_numpy(x))
        np.testing.assert_array_equal(indices.numpy(), np.argsort(x, axis=0, kind="stable"))
        np.testing.assert_array_equal(values.numpy(), np.sort(x * 2, axis=0))


def test_errors_of_orders():
    with pytest.raises(TypeError, match="complex numbers have no order"):
        crout.sort(crout.tensor([1j]))
    with pytest.raises(IndexError, match="dimension out of range"):
        crout.sort(crout.tensor([1.0]), 1)
    with pytest.raises(crout.Error, match=r"'k' must be in \[0, 3\]"):
        crout.topk(crout.tensor([1.0, 2.0, 3.0]), 4)
    with pytest.raises(crout.Error, match=r"'k' must be in \[1, 3\]"):
        crout.kthvalue(crout.tensor([1.0, 2.0, 3.0]), 0)
    with pytest.raises(IndexError, match="has size 0 and no median"):
        crout.median(crout.zeros(3, 0), 1)
    with pytest.raises(IndexError, match="has size 0 and no mode"):
        crout.mode(crout.zeros(3, 0), 1)


@pytest.mark.parametrize("dtype", ["uint8", "float32"])
def test_topk_and_kthvalue(dtype):
    x = np.random.default_rng(3).permutation(60).reshape(3, 20).astype(dtype)
    t = crout.from_numpy(x)
    for dim in (0, 1, -1):
        for k in (0, 1, 3):
            values, indices = crout.topk(t, k, dim)
            expected = np.flip(np.sort(x, axis=dim), dim).take(range(k), dim)
            np.testing.assert_array_equal(values.numpy(), expected)
            np.testing.assert_array_equal(np.take_along_axis(x, indices.numpy(), dim), expected)
            np.testing.assert_array_equal(t.topk(k, dim, largest=False).values.numpy(), np.sort(x, axis=dim).take(range(k), dim))
        values, indices = t.kthvalue(2, dim, True)
        np.testing.assert_array_equal(values.numpy(), np.sort(x, axis=dim).take([1], dim))
        assert t.kthvalue(2, dim).values.shape == tuple(np.delete(x.shape, dim))
    assert crout.topk(crout.tensor(5.0), 1).values.shape == () and crout.kthvalue(crout.tensor(5.0), 1).values.item() == 5


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int16", "int64", "float16", "float32", "float64"])
def test_what_is_picked_from_an_order_is_what_a_sort_has_there(dtype):
    random = np.random.default_rng(7)
    for shape, dim in (((3000,), 0), ((3, 2500), 1), ((2500, 3), 0), ((70000,), 0)):
        x = (random.standard_normal(shape) * 50).astype(dtype)
        if x.dtype.kind == "f":
            x[random.random(shape) < 0.1] = np.nan
            x[random.random(shape) < 0.1] = -0.0
            x[random.random(shape) < 0.1] = 0.0
        t = crout.from_numpy(x)
        for largest in (True, False):
            order = crout.sort(t, dim, descending=largest)
            for k in (1, 10, shape[dim] - 1):
                for values, indices in (crout.topk(t, k, dim, largest), crout.jit(lambda t: crout.topk(t, k, dim, largest))(t)):
                    assert values.numpy().tobytes() == order.values.narrow(dim, 0, k).contiguous().numpy().tobytes()
                    np.testing.assert_array_equal(indices.numpy(), order.indices.narrow(dim, 0, k).numpy())
        for k in (1, shape[dim] // 3, shape[dim]):
            values, indices = crout.kthvalue(t, k, dim, keepdim=True)
            assert values.numpy().tobytes() == order.values.narrow(dim, k - 1, 1).contiguous().numpy().tobytes()
            np.testing.assert_array_equal(indices.numpy(), order.indices.narrow(dim, k - 1, 1).numpy())


@pytest.mark.parametrize("dtype", ["uint8", "int64", "float16", "float64"])
def test_medians(dtype):
    for shape in [(1,), (4,), (5, 6)]:
        x = np.random.default_rng(4).integers(0, 30, shape).astype(dtype)
        t = crout.from_numpy(x)
        assert crout.median(t).item() == np.sort(x, axis=None)[(x.size - 1) // 2]
        for axis in range(len(shape)):
            values, indices = crout.median(t, axis, True)
            expected = np.sort(x, axis=axis).take([(shape[axis] - 1) // 2], axis)
            np.testing.assert_array_equal(values.numpy(), expected)
            np.testing.assert_array_equal(np.take_along_axis(x, indices.numpy(), axis), expected)
            assert t.median(axis).values.shape == tuple(np.delete(shape, axis))


def test_medians_of_nan():
    nan = float("nan")
    x = crout.tensor([[1.0, nan, 3.0, nan], [4.0, 2.0, 3.0, 1.0], [nan, nan, nan, nan]])
    values, indices = crout.median(x, 1)
    assert indices.tolist() == [1, 1, 0] and np.isnan(values.numpy()[[0, 2]]).all() and values[1].item() == 2
    values, indices = crout.nanmedian(x, 1)
    assert values.tolist()[:2] == [1, 2] and np.isnan(values[2].item()) and indices.tolist() == [0, 1, 0]
    assert np.isnan(crout.median(x).item()) and crout.nanmedian(x).item() == 2
    assert np.isnan(crout.median(crout.zeros(0)).item())


@pytest.mark.parametrize("dtype", ["bool", "int32", "float64"])
def test_mode_is_the_smallest_of_the_most_frequent(dtype):
    x = np.random.default_rng(5).integers(0, 2 if dtype == "bool" else 6, (4, 25)).astype(dtype)
    for axis in (0, 1):
        values, indices = crout.mode(crout.from_numpy(x), axis)
        expected = scipy.stats.mode(x.astype(float), axis=axis).mode.astype(dtype)
        np.testing.assert_array_equal(values.numpy(), expected)
        last = x.shape[axis] - 1 - np.argmax(np.flip(x == np.expand_dims(expected, axis), axis), axis=axis)
        np.testing.assert_array_equal(indices.numpy(), last)
