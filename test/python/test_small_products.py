# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products of small matrices in batches, whose sizes are numbers of the compiled program: one function serves all sizes all the same."""

import numpy as np
import pytest

import crout


@crout.jit
def propagate(F, P):
    return F @ P @ F.mT + P


@pytest.mark.parametrize("dtype", ["float32", "complex128", "int32"])
def test_one_function_serves_all_sizes(dtype):
    generator = np.random.default_rng(0)
    for batch, m, n in ((5, 3, 6), (0, 6, 6), (37, 6, 6), (4, 9, 9), (5, 1, 1)):
        F, P = generator.integers(-4, 5, (n, n)).astype(dtype), generator.integers(-4, 5, (batch, n, n)).astype(dtype)
        np.testing.assert_array_equal(propagate(crout.from_numpy(F), crout.from_numpy(P)).numpy(), F @ P @ F.T + P)
        G = generator.integers(-4, 5, (batch, m, n)).astype(dtype)
        np.testing.assert_array_equal(crout.bmm(crout.from_numpy(G), crout.from_numpy(P)).numpy(), G @ P)


def test_the_size_of_the_batch_stays_free():
    compiled = crout.jit(lambda A, x: A @ x)
    for batch in (2, 3, 1000):
        A, x = np.arange(batch * 9.0).reshape(batch, 3, 3), np.ones((batch, 3, 1))
        np.testing.assert_array_equal(compiled(crout.from_numpy(A), crout.from_numpy(x)).numpy(), A @ x)
    program = crout.export.export(lambda A, x: A @ x, (crout.ones(2, 3, 3), crout.ones(2, 3, 1)), dynamic_shapes=({0: "b", 1: "m", 2: "n"}, {0: "b", 1: "n"}))
    assert "tensor<?x?x?xf32>" in program.mlir()


# Below and above the size at which BLAS has kernels of its own for each order of the factors; one row, one column, tiles and long sums.
@pytest.mark.parametrize("sizes", [(6, 30, 12), (40, 100, 50), (1, 50, 60), (60, 50, 1), (200, 150, 3), (130, 40, 1030), (10, 5000, 10), (101, 100, 100), (300, 200, 130)])
@pytest.mark.parametrize("dtype", ["float32", "float64", "complex64", "complex128"])
def test_bits_do_not_depend_on_where_the_factors_lie(sizes, dtype):
    m, k, n = sizes
    generator = np.random.default_rng(1)
    a, b = (generator.standard_normal(shape).astype(dtype) for shape in ((m, k), (k, n)))
    rows = (crout.from_numpy(a), crout.from_numpy(b))
    columns = tuple(crout.from_numpy(np.ascontiguousarray(x.T)) for x in (a, b))
    expected = (rows[0] @ rows[1]).numpy()
    np.testing.assert_array_equal(crout.jit(lambda a, b: a.mT @ b)(columns[0], rows[1]).numpy(), expected)
    np.testing.assert_array_equal(crout.jit(lambda a, b: a @ b.mT)(rows[0], columns[1]).numpy(), expected)
    np.testing.assert_array_equal(crout.jit(lambda a, b: a.mT @ b.mT)(*columns).numpy(), expected)
