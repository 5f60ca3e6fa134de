# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reductions that are split into chunks: right at every edge of a chunk, accurate, and the same bits for any number of threads, eager and under jit."""

import numpy as np
import pytest

import crout

# Around the sizes where a chunk, a run of rows or another form begins.
SHAPES = [(16383,), (16384,), (16385,), (50_001,), (3, 6000), (6000, 3), (40_000, 1), (1, 40_000), (15, 2500), (16, 2500), (2, 3, 9000), (9000, 2, 3), (70, 300, 2),
          (3, 8191), (40, 8191), (40, 8192), (0, 5), (5, 0)]
DTYPES = (np.bool_, np.uint8, np.int32, np.float16, np.float32, np.float64, np.complex64)


def small_numbers(shape, dtype, seed=0):
    """Integers whose sums every dtype holds exactly."""
    values = np.random.default_rng(seed).integers(0 if np.dtype(dtype).kind in "bu" else -1, 2, shape)
    return (values + 1j * values[::-1]).astype(dtype) if np.dtype(dtype).kind == "c" else values.astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: np.dtype(d).name)
def test_every_shape_is_right(dtype):
    for shape in SHAPES:
        x = small_numbers(shape, dtype)
        t = crout.tensor(x)
        for dim in (None, *range(x.ndim)):
            dims = () if dim is None else (dim,)
            np.testing.assert_array_equal(crout.sum(t, dims).numpy(), x.sum(dim, dtype=x.dtype if x.dtype.kind in "fc" else np.int64), f"sum {shape} {dim}")
            np.testing.assert_array_equal(crout.any(t, dims).numpy().astype(bool), x.any(dim), f"any {shape} {dim}")
            np.testing.assert_array_equal(crout.all(t, dims).numpy().astype(bool), x.all(dim), f"all {shape} {dim}")
            if x.size and x.dtype.kind != "c":
                np.testing.assert_array_equal(crout.amax(t, dims).numpy(), x.max(dim), f"max {shape} {dim}")
                np.testing.assert_array_equal(crout.argmin(t, dim).numpy(), x.argmin(dim), f"argmin {shape} {dim}")


def test_one_element_decides():
    for n in (16_384, 16_385, 100_000):
        for place in (0, 16_383, n - 1):
            x = np.zeros(n, np.float32)
            x[place] = np.nan
            t = crout.tensor(x)
            assert np.isnan(crout.max(t).item()) and np.isnan(crout.sum(t).item()) and crout.argmax(t).item() == place
            y = crout.tensor(np.arange(n) != place)
            assert not crout.all(y).item() and crout.all(y[place + 1:]).item() and crout.any(~y).item()
    assert np.signbit(crout.prod(crout.tensor([-0.0] + [1.0] * 20_000)).item())


FUNCTIONS = {
    "sum": lambda x: crout.sum(x),
    "columns": lambda x: crout.sum(x.reshape(-1, 5), 0),
    "rows": lambda x: crout.mean(x.reshape(5, -1), 1),
    "wide": lambda x: crout.sum(x.reshape(-1, 1000), 0),
    "norm": lambda x: crout.norm(x),
    "var": lambda x: crout.var(x),
    "logsumexp": lambda x: crout.logsumexp(x, 0),
    "prod": lambda x: crout.prod(x.sign()),
    "complex": lambda x: crout.view_as_real(crout.sum(crout.complex(x, -x))),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_bits_do_not_depend_on_threads(name):
    f, x = FUNCTIONS[name], crout.tensor(np.random.default_rng(3).standard_normal(200_000).astype(np.float32))
    before, seen = crout.get_num_threads(), set()
    try:
        for threads in (1, 2, 3, 7):
            crout.set_num_threads(threads)
            seen.add(f(x).numpy().tobytes())
            seen.add(crout.jit(f)(x).numpy().tobytes())
    finally:
        crout.set_num_threads(before)
    assert len(seen) == 1


def test_long_sums_are_accurate():
    # Equal numbers round the same way all along a chain; the longest here is the one of 611 chunks, of 10,000,000 numbers.
    for dtype, bound in ((np.float32, 1e-5), (np.float64, 2e-14)):
        x = np.full(10_000_000, 0.1, dtype)
        exact = float(dtype(0.1)) * x.size
        assert abs(crout.sum(crout.tensor(x)).item() - exact) <= bound * exact
        columns = crout.sum(crout.tensor(x).reshape(-1, 4), 0)
        assert abs(columns.numpy().astype(float) - exact / 4).max() <= bound * exact / 4
