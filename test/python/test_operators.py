# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Operators on tensors against NumPy, and the promotion of dtypes."""

import operator

import numpy as np
import pytest

import crout

BINARY = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow]
COMPARE = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("op", BINARY + COMPARE, ids=lambda op: op.__name__)
@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "int64"])
def test_binary_operators(op, dtype, rng):
    if op is operator.pow and dtype.startswith("int"):
        a, b = rng.integers(1, 5, (3, 4)).astype(dtype), rng.integers(0, 4, 4).astype(dtype)
    else:
        a, b = (rng.uniform(-9, 9, (3, 4))).astype(dtype), (rng.uniform(1, 4, 4)).astype(dtype)
    if op is operator.pow:
        a = np.abs(a) + a.dtype.type(1)
    expected = op(a, b)
    result = op(crout.from_numpy(a), crout.from_numpy(b))
    if op is operator.truediv and dtype.startswith("int"):
        expected = expected.astype(np.float32)
    assert result.numpy().dtype == expected.dtype
    np.testing.assert_allclose(result.numpy(), expected, rtol=2e-6 if expected.dtype == np.float32 else 1e-12)


@pytest.mark.parametrize("op", BINARY, ids=lambda op: op.__name__)
def test_reflected_operators(op):
    a = np.array([1.0, 2.0, 4.0])
    x = crout.from_numpy(a)
    np.testing.assert_allclose(op(3.0, x).numpy(), op(3.0, a), rtol=1e-14)
    np.testing.assert_allclose(op(x, 3).numpy(), op(a, 3), rtol=1e-14)


def test_unary_and_logical_operators():
    x = crout.tensor([1.5, -2.0])
    assert (-x).tolist() == [-1.5, 2.0] and (+x) is x and abs(x).tolist() == [1.5, 2.0]
    i, b = crout.tensor([5, 3]), crout.tensor([True, False])
    assert (i & 1).tolist() == [1, 1] and (i | 8).tolist() == [13, 11] and (i ^ 1).tolist() == [4, 2] and (~i).tolist() == [-6, -4]
    assert (i << 2).tolist() == [20, 12] and (i >> 1).tolist() == [2, 1]
    assert (~b).tolist() == [False, True] and (b & True).tolist() == [True, False]


def test_division_of_negative_numbers_follows_python():
    a, b = crout.tensor([-7, 7, -7, 7]), crout.tensor([2, -2, -2, 2])
    assert (a // b).tolist() == [-4, -4, 3, 3] and (a % b).tolist() == [1, -1, -1, 1]
    assert (a.double() // b.double()).tolist() == [-4, -4, 3, 3] and (a.double() % b.double()).tolist() == [1, -1, -1, 1]


def test_matrix_product(rng):
    for shapes in (((3, 4), (4, 2)), ((5, 3, 4), (4, 2)), ((2, 1, 3, 4), (5, 4, 2)), ((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 2))):
        a, b = rng.standard_normal(shapes[0]), rng.standard_normal(shapes[1])
        np.testing.assert_allclose((crout.from_numpy(a) @ crout.from_numpy(b)).numpy(), a @ b, rtol=1e-12, atol=1e-12)


def test_in_place_operators_write():
    x = y = crout.tensor([1.0])
    x += 1
    assert x is y and y.tolist() == [2.0]


# Category first (bool < int < float < complex); within it dimensions beat 0-d tensors, and those beat numbers.
@pytest.mark.parametrize("a, b, dtype", [
    (crout.tensor([1]), 1.5, "float32"), (crout.tensor([1], dtype=crout.float16), 1.5, "float16"), (crout.tensor([1.0]), 1j, "complex64"),
    (crout.tensor([True]), 1, "int64"), (crout.tensor([1], dtype=crout.int8), 300, "int8"),
    (crout.tensor([1.0]), crout.tensor(1.0, dtype=crout.float64), "float32"), (crout.tensor([1]), crout.tensor(1.0, dtype=crout.float64), "float64"),
    (crout.tensor([1.0]), crout.tensor([1.0], dtype=crout.float64), "float64"), (crout.tensor([1], dtype=crout.uint8), crout.tensor([1], dtype=crout.int8), "int16"),
    (crout.tensor([1.0], dtype=crout.float16), crout.tensor([1.0], dtype=crout.bfloat16), "float32"), (crout.tensor(1), crout.tensor(1, dtype=crout.int32), "int64"),
    (crout.tensor([1.0], dtype=crout.float64), 1j, "complex128"), (crout.tensor(1.0, dtype=crout.float64), 2.0, "float64"),
])
def test_promotion(a, b, dtype):
    assert (a + b).dtype is getattr(crout, dtype)
    assert (b + a).dtype is getattr(crout, dtype)
    assert crout.jit(lambda x, y: x + y)(a, b).dtype is getattr(crout, dtype)


def test_comparison_with_other_things():
    x = crout.tensor([1.0])
    assert (x == "a") is False and (x != "a") is True
    with pytest.raises(TypeError):
        x < "a"
    with pytest.raises(TypeError):
        x + "a"
