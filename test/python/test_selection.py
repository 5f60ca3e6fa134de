# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Results whose size depends on the elements: eager, and as sizes of a trace."""
import crout
import numpy as np
import pytest

ALL = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"]
SHAPES = [(), (0,), (5,), (3, 0), (4, 5), (2, 3, 4), (3000,), (50, 70), (2, 3, 1100)]


def sample(shape, dtype, seed=0):
    x = np.asarray(np.random.default_rng(seed).integers(0, 3, shape)).astype(dtype)
    return np.asarray(x)


@pytest.mark.parametrize("dtype", ALL)
def test_nonzero_argwhere_where_and_masked_select(dtype):
    for shape in SHAPES if dtype == "float32" else [(), (0,), (50, 70)]:
        x = sample(shape, dtype)
        t = crout.from_numpy(x)
        np.testing.assert_array_equal(crout.argwhere(t).numpy(), np.argwhere(x))
        np.testing.assert_array_equal(t.nonzero().numpy(), np.argwhere(x))
        expected = np.nonzero(np.atleast_1d(x))
        for found in (crout.nonzero(t, as_tuple=True), crout.where(t)):
            assert len(found) == len(expected)
            for ours, theirs in zip(found, expected):
                np.testing.assert_array_equal(ours.numpy(), theirs)
        mask = np.asarray(x == 1)
        np.testing.assert_array_equal(crout.masked_select(t, crout.from_numpy(mask)).numpy(), x[mask].reshape(-1))


def test_nonzero_of_nan_negative_zero_and_views():
    x = np.array([0.0, -0.0, np.nan, 1.0])
    assert crout.nonzero(crout.from_numpy(x)).tolist() == [[2], [3]]
    y = np.random.default_rng(1).integers(0, 2, (6, 8))
    t = crout.from_numpy(y)
    np.testing.assert_array_equal(crout.argwhere(t.T[::2]).numpy(), np.argwhere(y.T[::2]))
    np.testing.assert_array_equal(crout.masked_select(t.T, t.T > 0).numpy(), y.T[y.T > 0])
    row = crout.tensor([True, False, True, False, True, False, True, False])
    np.testing.assert_array_equal(crout.masked_select(t, row).numpy(), y[:, ::2].reshape(-1))
    with pytest.raises(TypeError, match="'mask' must be a bool tensor"):
        crout.masked_select(t, t)


def test_selection_does_not_depend_on_threads():
    x = crout.from_numpy(np.random.default_rng(2).integers(0, 2, 100_000))
    before, outcomes = crout.get_num_threads(), set()
    try:
        for threads in (1, 2, 5):
            crout.set_num_threads(threads)
            outcomes.add((crout.argwhere(x).numpy().tobytes(), crout.masked_select(x, x > 0).numpy().tobytes()))
    finally:
        crout.set_num_threads(before)
    assert len(outcomes) == 1


@pytest.mark.parametrize("dtype", ALL[:-2])
def test_unique(dtype):
    for shape in [(0,), (1,), (40,), (5, 8)] if dtype == "float32" else [(40,)]:
        x = sample(shape, dtype, 3)
        values, inverse, counts = crout.unique(crout.from_numpy(x), return_inverse=True, return_counts=True)
        v, i, c = np.unique(x, return_inverse=True, return_counts=True)
        np.testing.assert_array_equal(values.numpy(), v)
        np.testing.assert_array_equal(inverse.numpy(), i.reshape(shape))
        np.testing.assert_array_equal(counts.numpy(), c)
        assert isinstance(crout.from_numpy(x).unique(), crout.Tensor)
    x = sample((7, 2, 2), dtype, 4)
    for dim in range(3) if dtype == "float32" else [1]:
        values, inverse, counts = crout.unique(crout.from_numpy(x), return_inverse=True, return_counts=True, dim=dim)
        v, i, c = np.unique(x, axis=dim, return_inverse=True, return_counts=True)
        np.testing.assert_array_equal(values.numpy(), v)
        np.testing.assert_array_equal(inverse.numpy(), i.reshape(-1))
        np.testing.assert_array_equal(counts.numpy(), c)


def test_unique_keeps_every_nan_and_consecutive_runs():
    values = crout.unique(crout.tensor([1.0, float("nan"), float("nan"), 0.0])).numpy()
    assert values[:2].tolist() == [0, 1] and np.isnan(values[2:]).all() and len(values) == 4
    values, inverse, counts = crout.unique_consecutive(crout.tensor([1, 1, 2, 1]), return_inverse=True, return_counts=True)
    assert (values.tolist(), inverse.tolist(), counts.tolist()) == ([1, 2, 1], [0, 0, 1, 2], [2, 1, 1])
    rows = crout.unique_consecutive(crout.tensor([[1, 2], [1, 2], [0, 3], [1, 2]]), dim=0)
    assert rows.tolist() == [[1, 2], [0, 3], [1, 2]]
    with pytest.raises(TypeError, match="complex numbers have no order"):
        crout.unique(crout.tensor([1j]))


def test_repeat_interleave():
    x = np.arange(6).reshape(2, 3)
    t = crout.from_numpy(x)
    np.testing.assert_array_equal(crout.repeat_interleave(t, 2).numpy(), np.repeat(x, 2))
    np.testing.assert_array_equal(t.repeat_interleave(3, 1).numpy(), np.repeat(x, 3, 1))
    np.testing.assert_array_equal(t.repeat_interleave(0, 1).numpy(), np.repeat(x, 0, 1))
    for repeats in ([2, 0, 1], [0, 0, 0], [1, 1, 1]):
        np.testing.assert_array_equal(crout.repeat_interleave(t, crout.tensor(repeats), 1).numpy(), np.repeat(x, repeats, 1))
        np.testing.assert_array_equal(crout.repeat_interleave(crout.tensor(repeats)).numpy(), np.repeat(np.arange(3), repeats))
    np.testing.assert_array_equal(crout.repeat_interleave(t, crout.tensor([2]), 0, output_size=4).numpy(), np.repeat(x, 2, 0))
    with pytest.raises(crout.Error, match="'repeats' must not be negative"):
        crout.repeat_interleave(t, crout.tensor([1, -1, 1]), 1)
    with pytest.raises(crout.Error, match="'repeats' must have as many elements"):
        crout.repeat_interleave(t, crout.tensor([1, 1]), 1)


def test_bincount():
    x = np.array([3, 1, 1, 7, 0])
    weights = np.array([0.5, 1.0, 2.0, 4.0, 8.0])
    for dtype in ("uint8", "int16", "int32", "int64"):
        t = crout.from_numpy(x.astype(dtype))
        np.testing.assert_array_equal(crout.bincount(t).numpy(), np.bincount(x))
        np.testing.assert_array_equal(t.bincount(minlength=12).numpy(), np.bincount(x, minlength=12))
        np.testing.assert_array_equal(crout.bincount(t, crout.from_numpy(weights)).numpy(), np.bincount(x, weights))
    assert crout.bincount(crout.from_numpy(x), crout.tensor(weights.tolist(), dtype=crout.float32)).dtype == crout.float32
    assert crout.bincount(crout.from_numpy(x), crout.from_numpy(x)).dtype == crout.float64
    assert crout.bincount(crout.tensor([], dtype=crout.int64)).shape == (0,)
    assert crout.bincount(crout.tensor([], dtype=crout.int64), minlength=2).tolist() == [0, 0]
    with pytest.raises(crout.Error, match="must not have negative elements"):
        crout.bincount(crout.tensor([1, -1]))
    with pytest.raises(crout.Error, match="'input' must be a vector"):
        crout.bincount(crout.tensor([[1]]))


def test_sizes_of_data_inside_jit():
    @crout.jit
    def selected(x, y):
        mask = x > 0
        chosen = crout.masked_select(x, mask) * crout.masked_select(y, mask)  # the same mask: the same size
        return chosen, chosen.sum(), crout.cumsum(chosen, 0), crout.sort(chosen).values, chosen.reshape(-1, 1) @ crout.ones(1, 2, dtype=crout.float64)

    for n in (5, 9, 100):
        x, y = np.random.default_rng(n).normal(size=(2, n))
        chosen, total, running, ordered, product = selected(crout.from_numpy(x), crout.from_numpy(y.astype(np.float64)))
        expected = (x * y)[x > 0]
        np.testing.assert_array_equal(chosen.numpy(), expected)
        np.testing.assert_allclose(total.item(), expected.sum(), rtol=1e-12)
        np.testing.assert_allclose(running.numpy(), expected.cumsum(), rtol=1e-12)
        np.testing.assert_array_equal(ordered.numpy(), np.sort(expected))
        assert product.shape == (len(expected), 2)
    assert selected(crout.from_numpy(np.array([-1.0, -2.0])), crout.from_numpy(np.array([1.0, 2.0])))[0].shape == (0,)


def test_decisions_on_sizes_of_data_are_errors():
    def decide(question):
        return crout.jit(lambda x: x if question(crout.nonzero(x).shape[0]) else -x)

    for question in (lambda n: n == 3, lambda n: n == 0, lambda n: n > 2, bool, int, lambda n: n != 1, range):
        with pytest.raises(crout.Error, match="depends on data and is not known while tracing"):
            decide(question)(crout.tensor([1.0, 0.0, 2.0]))
    assert decide(lambda n: n >= 0 and n == n)(crout.tensor([1.0, 0.0])).tolist() == [1, 0]
    with pytest.raises(crout.Error, match="depends on data|must be equal here"):
        crout.jit(lambda x: crout.masked_select(x, x > 0) + x)(crout.tensor([1.0, -1.0]))
    assert crout.jit(lambda x: crout.masked_select(x, x > 0) + 1)(crout.tensor([1.0, -1.0])).tolist() == [2]
    assert crout.jit(lambda x: crout.unique(x))(crout.tensor([2, 1, 2])).tolist() == [1, 2]
    assert crout.jit(lambda x: crout.bincount(x))(crout.tensor([2, 1, 2])).tolist() == [0, 1, 2]
    assert crout.jit(lambda x, r: crout.repeat_interleave(x, r))(crout.tensor([5, 6]), crout.tensor([2, 1])).tolist() == [5, 5, 6]
