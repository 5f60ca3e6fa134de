# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The examples of the reference documents, with the numbers that they print."""

import numpy as np
import pytest

import crout

BATCH_3X3 = [[[-0.9808, -1.5437, 1.1773], [-0.8945, -1.2584, 1.6299], [0.8855, 0.3088, -1.4001]],
             [[0.4860, -0.8735, -1.1052], [-0.4737, -2.8350, 0.1861], [1.7559, -0.4935, 0.7353]]]
BATCH_3X3_INVERSE = [[[-2.3209, 3.3154, 1.9079], [-0.3517, -0.6101, -1.0059], [-1.5453, 1.9621, 0.2705]],
                     [[0.2723, -0.1623, 0.4503], [-0.0923, -0.3140, -0.0592], [-0.7122, 0.1768, 0.2448]]]
BATCH_2X2 = [[[-0.1727, -0.5076], [0.9635, 0.0972]], [[1.7375, 1.6074], [0.0697, -0.8704]], [[-0.6624, 1.8799], [1.1704, -0.1165]]]
BATCH_2X2_INVERSE = [[[0.2057, 1.0747], [-2.0400, -0.3656]], [[0.5358, 0.9895], [0.0429, -1.0697]], [[0.0549, 0.8855], [0.5513, 0.3120]]]


def both(function):
    """The function as it is, and compiled."""
    return pytest.mark.parametrize("compiled", [lambda f: f, crout.jit], ids=["eager", "jit"])(function)


@both
def test_inverse_of_every_sample_3x3(compiled):
    # The inputs are printed with four digits: the inverses agree to about three.
    result = compiled(crout.inverse)(crout.tensor(BATCH_3X3))
    np.testing.assert_allclose(result.numpy(), BATCH_3X3_INVERSE, atol=2e-3)
    product = crout.tensor(BATCH_3X3) @ result
    np.testing.assert_allclose(product.numpy(), np.broadcast_to(np.eye(3), (2, 3, 3)), atol=2e-6)


@both
def test_inverse_of_every_sample_2x2_times_ones(compiled):
    ones = crout.ones(3, 1, 1)
    result = compiled(lambda x: x.inverse() * ones)(crout.tensor(BATCH_2X2))
    np.testing.assert_allclose(result.numpy(), BATCH_2X2_INVERSE, atol=2e-3)


@both
def test_system_of_three_equations(compiled):
    A = crout.tensor([[2.0, 3.0, -1.0], [1.0, -2.0, 8.0], [6.0, 1.0, -3.0]])
    b = crout.tensor([5.0, 21.0, -1.0])
    x = compiled(crout.linalg.solve)(A, b)
    np.testing.assert_allclose(x.numpy(), [1, 2, 3], rtol=1e-6)
    assert repr(crout.round(x * 1e4) / 1e4) == "tensor([1., 2., 3.])"
    assert crout.allclose(A @ x, b)


@both
def test_system_of_four_equations(compiled):
    A = crout.tensor([[1.5091, 2.0820, 1.7067, 2.3804], [-1.1256, -0.3170, -1.0925, -0.0852], [0.3276, -0.7607, -1.5991, 0.0185],
                      [-0.7504, 0.1854, 0.6211, 0.6382]])
    b = crout.tensor([-1.0886, -0.2666, 0.1894, -0.2190])
    x = compiled(crout.linalg.solve)(A, b)
    np.testing.assert_allclose(x.numpy(), [0.1992, -0.7011, 0.2541, -0.1526], atol=1e-3)
    assert crout.allclose(A @ x, b, atol=1e-6)


@both
def test_batches_of_systems(compiled, rng):
    A, B = crout.from_numpy(rng.standard_normal((2, 3, 3))), crout.from_numpy(rng.standard_normal((2, 3, 5)))
    X = compiled(crout.linalg.solve)(A, B)
    assert X.shape == (2, 3, 5) and crout.allclose(A @ X, B)


@both
def test_inverse_times_itself(compiled, rng):
    A = crout.from_numpy(rng.uniform(size=(3, 3, 3)).astype(np.float32))
    product = A @ compiled(crout.linalg.inv)(A)
    np.testing.assert_allclose(product.numpy(), np.broadcast_to(np.eye(3), (3, 3, 3)), atol=1e-4)


@both
def test_tensorinv_page(compiled, rng):
    A = crout.eye(4 * 6).reshape((4, 6, 8, 3))
    Ainv = compiled(lambda A: crout.linalg.tensorinv(A, ind=2))(A)
    assert Ainv.shape == (8, 3, 4, 6)
    B = crout.from_numpy(rng.standard_normal((4, 6)).astype(np.float32))
    assert crout.allclose(crout.tensordot(Ainv, B), compiled(crout.linalg.tensorsolve)(A, B))
    A = crout.from_numpy(rng.standard_normal((4, 4)).astype(np.float32))
    Atensorinv = compiled(lambda A: crout.linalg.tensorinv(A, ind=1))(A)
    Ainv = crout.linalg.inv(A)
    assert crout.allclose(Atensorinv, Ainv)


def test_tensorinv_page_errors():
    with pytest.raises(RuntimeError, match="24"):
        crout.linalg.tensorinv(crout.ones(4, 6, 5), ind=2)
    with pytest.raises((RuntimeError, ValueError), match="ind"):
        crout.linalg.tensorinv(crout.ones(4, 4), ind=0)
    with pytest.raises(crout.linalg.LinAlgError):
        crout.linalg.tensorinv(crout.zeros(4, 4), ind=1)


@both
def test_tensorsolve_is_the_solution(compiled, rng):
    A, B = rng.standard_normal((2, 3, 6)), rng.standard_normal((2, 3))
    X = compiled(crout.linalg.tensorsolve)(crout.from_numpy(A), crout.from_numpy(B))
    np.testing.assert_allclose(X.numpy(), np.linalg.tensorsolve(A, B), rtol=1e-10)
    A, B = rng.standard_normal((6, 4, 4, 3, 2)), rng.standard_normal((4, 3, 2))
    X = compiled(lambda A, B: crout.linalg.tensorsolve(A, B, dims=(0, 2)))(crout.from_numpy(A), crout.from_numpy(B))
    np.testing.assert_allclose(X.numpy(), np.linalg.tensorsolve(A, B, axes=(0, 2)), rtol=1e-8)


def test_pinv_of_one_column_with_a_free_number_of_rows():
    x = np.linspace(1.0, 2.0, 50)[:, None]
    np.testing.assert_allclose(crout.linalg.pinv(crout.from_numpy(x)).numpy(), np.linalg.pinv(x), rtol=1e-12)
