# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes by index against plain loops in NumPy."""
import crout
import numpy as np
import pytest

ALL = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"]
ORDERED = ALL[:-2]


def sample(shape, dtype, seed=0):
    r = np.random.default_rng(seed)
    kind = np.dtype(dtype).kind
    x = r.integers(0 if kind in "bu" else -4, 2 if kind == "b" else 5, shape).astype(dtype)
    return x + (1j * r.integers(-4, 5, shape)).astype(dtype) if kind == "c" else x


def combine(a, b, how):
    if a.dtype == bool:
        return {"set": b, "add": a | b, "prod": a & b, "amax": a | b, "amin": a & b}[how]
    return {"set": lambda: b, "add": lambda: a + b, "prod": lambda: a * b, "amax": lambda: max(a, b), "amin": lambda: min(a, b)}[how]()


def scatter(x, dim, index, src, how, include_self=True):
    out, touched = x.copy(), np.zeros(x.shape, bool)
    with np.errstate(all="ignore"):
        for at in np.ndindex(*index.shape):
            to = list(at)
            to[dim] = index[at]
            to = tuple(to)
            out[to] = src[at] if not include_self and not touched[to] else combine(out[to], src[at], how)
            touched[to] = True
    return out


@pytest.mark.parametrize("dtype", ALL)
def test_scatter_and_its_reductions(dtype):
    r = np.random.default_rng(1)
    shapes = [((4, 5), (2, 3)), ((6,), (4,)), ((3, 5), (3, 5)), ((2, 3, 4), (2, 3, 4)), ((2, 3, 4), (1, 2, 3)), ((5, 0), (5, 0))]
    for shape, part in shapes if dtype == "float64" else shapes[:1]:
        x, src = sample(shape, dtype), sample(part, dtype, 2)
        for dim in range(len(shape)) if dtype == "float64" else [0]:
            index = r.integers(0, max(shape[dim], 1), part)
            if index.size == 0:
                index = index.astype(np.int64)
            t, i, s = crout.from_numpy(x), crout.from_numpy(index), crout.from_numpy(src)
            np.testing.assert_array_equal(crout.scatter(t, dim, i, s).numpy(), scatter(x, dim, index, src, "set"))
            np.testing.assert_array_equal(t.scatter_add(dim - len(shape), i, s).numpy(), scatter(x, dim, index, src, "add"))
            np.testing.assert_array_equal(t.scatter(dim, i, s, reduce="multiply").numpy(), scatter(x, dim, index, src, "prod"))
            for include in (True, False):
                for how in ("sum", "prod", "amax", "amin"):
                    if how[0] == "a" and dtype not in ORDERED:
                        continue
                    expected = scatter(x, dim, index, src, "add" if how == "sum" else how, include)
                    np.testing.assert_array_equal(t.scatter_reduce(dim, i, s, how, include_self=include).numpy(), expected)


def test_scatter_of_numbers_scalars_in_place_and_errors():
    x = crout.zeros(3, 5)
    index = crout.tensor([[0, 1, 2, 0]])
    assert crout.scatter(x, 0, index, 2).sum().item() == 8
    assert x.scatter(0, index, value=1.5)[2, 2].item() == 1.5
    assert x.scatter_(0, index, 3.0) is x and x[2, 2].item() == 3
    x.scatter_add_(0, index, crout.ones(1, 4))
    assert x[0].tolist() == [4, 0, 0, 4, 0]
    x.scatter_(0, index, 2.0, reduce="multiply")
    assert x[0].tolist() == [8, 0, 0, 8, 0]
    assert crout.scatter(crout.tensor(1.0), 0, crout.tensor(0), crout.tensor(5.0)).item() == 5
    with pytest.raises(IndexError, match="index 5 is out of range for a dimension of size 3"):
        crout.scatter(x, 0, crout.tensor([[5]]), 1.0)
    with pytest.raises(crout.Error, match="'index' must not be larger than 'input'"):
        crout.scatter(crout.zeros(3, 2), 0, crout.zeros(1, 3, dtype=crout.int64), 1.0)
    with pytest.raises(crout.Error, match="'src' must have the dtype of 'input', float32, got int64"):
        crout.scatter_add(x, 0, index, crout.ones(1, 4, dtype=crout.int64))
    with pytest.raises(ValueError, match="'reduce' must be one of"):
        crout.scatter_reduce(x, 0, index, crout.ones(1, 4), "median")
    with pytest.raises(TypeError, match="'index' must be an integer tensor"):
        crout.scatter_add(x, 0, x, x)


def test_scatter_mean():
    x, src = crout.tensor([10.0, 20.0, 30.0]), crout.tensor([1.0, 2.0, 6.0])
    index = crout.tensor([0, 0, 2])
    np.testing.assert_allclose(x.scatter_reduce(0, index, src, "mean").numpy(), [13 / 3, 20, 18], rtol=1e-6)
    np.testing.assert_allclose(x.scatter_reduce(0, index, src, "mean", include_self=False).numpy(), [1.5, 20, 6], rtol=1e-6)
    assert crout.tensor([10, 20, -7]).scatter_reduce(0, index, crout.tensor([1, 2, 0]), "mean").tolist() == [4, 20, -4]


@pytest.mark.parametrize("dtype", ALL)
def test_slices_by_index(dtype):
    x = sample((4, 5, 3), dtype)
    t = crout.from_numpy(x)
    for dim in range(3) if dtype == "float32" else [1]:
        index = np.array([2, 0, 2])
        shape = list(x.shape)
        shape[dim] = 3
        src = sample(shape, dtype, 3)
        moved, rows = np.moveaxis(x, dim, 0), np.moveaxis(src, dim, 0)
        i, s = crout.from_numpy(index), crout.from_numpy(src)
        expected = moved.copy()
        with np.errstate(all="ignore"):
            np.add.at(expected, index, rows)
        np.testing.assert_array_equal(crout.index_add(t, dim, i, s).numpy(), np.moveaxis(expected, 0, dim))
        expected = moved.copy()
        for k, row in zip(index, rows):
            expected[k] = row
        np.testing.assert_array_equal(t.index_copy(dim, i, s).numpy(), np.moveaxis(expected, 0, dim))
        expected[index] = 1
        np.testing.assert_array_equal(t.index_fill(dim, crout.tensor([2, 0, -1 - (x.shape[dim] - 1)]), 1).numpy()[(slice(None),) * dim + (slice(0, 1),)], np.moveaxis(expected, 0, dim)[(slice(None),) * dim + (slice(0, 1),)])
        if dtype in ORDERED:
            for how, ufunc in (("amax", np.maximum), ("amin", np.minimum)):
                expected = moved.copy()
                ufunc.at(expected, index, rows)
                np.testing.assert_array_equal(t.index_reduce(dim, i, s, how).numpy(), np.moveaxis(expected, 0, dim))
    y = crout.zeros(3, 2)
    y.index_add_(0, crout.tensor([0, 0, 2]), crout.ones(3, 2), alpha=2)
    assert y.tolist() == [[4, 4], [0, 0], [2, 2]]
    with pytest.raises(crout.Error, match="'source' must have the shape of 'input'"):
        crout.index_add(y, 0, crout.tensor([0]), crout.ones(2, 2))
    with pytest.raises(crout.Error, match="'index' must be a vector"):
        crout.index_copy(y, 0, crout.tensor([[0]]), crout.ones(1, 2))


def test_take_put_and_index_put():
    x = np.arange(12.0).reshape(3, 4)
    t = crout.from_numpy(x)
    index = np.array([[0, -1], [5, 5]])
    np.testing.assert_array_equal(crout.take(t, crout.from_numpy(index)).numpy(), x.take(index))
    expected = x.copy()
    np.put(expected, [1, -2, 1], [7.0, 8.0, 9.0])
    y = t.clone()
    y.put_(crout.tensor([1, -2, 1]), crout.tensor([7.0, 8.0, 9.0], dtype=crout.float64))
    np.testing.assert_array_equal(y.numpy(), expected)
    y.put_(crout.tensor([1, 1]), crout.tensor([1.0, 1.0], dtype=crout.float64), accumulate=True)
    assert y[0, 1].item() == 11
    with pytest.raises(IndexError, match="index 12 is out of range"):
        crout.take(t, crout.tensor([12]))
    for indices in ([np.array([0, 2])], [np.array([0, -1]), np.array([1, 1])], [np.array([[0], [1]]), np.array([1, 3])], [x > 5], [np.array([True, False, True])],
                    [np.array([True, False, True]), np.array([0, 3])]):
        value = np.asarray(np.random.default_rng(0).normal(size=x[tuple(indices)].shape))
        expected, added = x.copy(), x.copy()
        expected[tuple(indices)] = value
        np.add.at(added, tuple(indices), value)
        ours = tuple(crout.from_numpy(i) for i in indices)
        np.testing.assert_array_equal(crout.index_put(t, ours, crout.from_numpy(value)).numpy(), expected)
        np.testing.assert_allclose(t.index_put(ours, crout.from_numpy(value), True).numpy(), added)
    z = t.clone()
    z.index_put_((crout.tensor([0]),), crout.tensor(5.0, dtype=crout.float64))
    assert z[0].tolist() == [5, 5, 5, 5]
    with pytest.raises(IndexError, match="too many indices"):
        crout.index_put(t, (crout.tensor([0]),) * 3, 1.0)
    with pytest.raises(crout.Error, match="do not broadcast|'values' must broadcast"):
        crout.index_put(t, (crout.tensor([0, 1]),), crout.ones(3, dtype=crout.float64))
    with pytest.raises(IndexError, match="a mask of shape"):
        crout.index_put(t, (crout.tensor([True, False]),), 1.0)


def test_masked_scatter_and_view_scatters():
    x = np.zeros((3, 4))
    t = crout.from_numpy(x)
    mask = np.random.default_rng(1).integers(0, 2, (3, 4)).astype(bool)
    src = np.arange(1.0, 13)
    expected = x.copy()
    expected[mask] = src[: mask.sum()]
    np.testing.assert_array_equal(crout.masked_scatter(t, crout.from_numpy(mask), crout.from_numpy(src)).numpy(), expected)
    with pytest.raises(crout.Error, match="at least as many elements"):
        crout.masked_scatter(t, crout.ones(3, 4, dtype=crout.bool), crout.from_numpy(src[:3]))
    value = crout.ones(3, dtype=crout.float64)
    for index in (1, -1):
        expected = x.copy()
        expected[:, index] = 1
        np.testing.assert_array_equal(crout.select_scatter(t, value, 1, index).numpy(), expected)
    expected = x.copy()
    expected[:, 1:4:2] = 1
    np.testing.assert_array_equal(crout.slice_scatter(t, crout.ones(3, 2, dtype=crout.float64), 1, 1, 4, 2).numpy(), expected)
    for offset in (-1, 0, 2):
        n = len(np.diagonal(x, offset))
        expected = np.zeros((3, 4))
        np.einsum("ii->i", expected[max(-offset, 0) : max(-offset, 0) + n, max(offset, 0) : max(offset, 0) + n])[:] = np.arange(1, n + 1)
        np.testing.assert_array_equal(crout.diagonal_scatter(t, crout.arange(1.0, n + 1, dtype=crout.float64), offset).numpy(), expected)
    deep = crout.diagonal_scatter(crout.zeros(3, 2, 3), crout.ones(2, 3), 0, 0, 2).numpy()
    np.testing.assert_array_equal(deep, np.broadcast_to(np.eye(3)[:, None, :], (3, 2, 3)))
    with pytest.raises(crout.Error, match="'src' must have the shape of the slice"):
        crout.select_scatter(t, crout.ones(4, dtype=crout.float64), 1, 0)


def test_writes_by_index_inside_jit_with_other_sizes():
    f = crout.jit(lambda x, i, v: (crout.scatter_add(x, 0, i, v), crout.index_add(x, 0, i[:, 0], v), x.index_put((i[:, 0],), v, True), crout.slice_scatter(x, v[:2], 0, 1, 3)))
    for n in (4, 7, 20):
        r = np.random.default_rng(n)
        x, v, i = r.normal(size=(n, 3)), r.normal(size=(n, 3)), r.integers(0, n, (n, 3))
        a, b, c, d = f(crout.from_numpy(x), crout.from_numpy(i), crout.from_numpy(v))
        np.testing.assert_allclose(a.numpy(), scatter(x, 0, i, v, "add"))
        expected = x.copy()
        np.add.at(expected, i[:, 0], v)
        np.testing.assert_allclose(b.numpy(), expected)
        np.testing.assert_allclose(c.numpy(), expected)
        expected = x.copy()
        expected[1:3] = v[:2]
        np.testing.assert_array_equal(d.numpy(), expected)
