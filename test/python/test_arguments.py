# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How the public functions take their arguments, and what they say of wrong ones."""

import inspect

import numpy as np
import pytest

import crout


@pytest.mark.parametrize("call, error, words", [
    (lambda x: crout.sin(), TypeError, "sin: needs the argument 'input'"),
    (lambda x: crout.sin("a"), TypeError, "sin: argument 'input' must be a Tensor or a number, not str"),
    (lambda x: crout.sin(x, x), TypeError, "sin: takes 1 positional argument, 2 were given"),
    (lambda x: crout.sin(x, foo=1), TypeError, "sin: has no argument 'foo'"),
    (lambda x: crout.sin(x, input=x), TypeError, "got twice the argument 'input'"),
    (lambda x: crout.linalg.solve(x, [1]), TypeError, "linalg.solve: argument 'B' must be a Tensor or a number, not list of int"),
    (lambda x: crout.cat(x), TypeError, "'tensors' must be a sequence of Tensors, not Tensor"),
    (lambda x: crout.cat([x, 1]), TypeError, "not list of Tensor, int"),
    (lambda x: x.reshape(1.5), TypeError, "reshape: argument 'shape' must be an int or a sequence of ints, not float"),
    (lambda x: x.sum(dim="a"), TypeError, "sum: argument 'dim'"),
    (lambda x: x.sum(0, 1), TypeError, "'keepdim' must be a bool, not int"),
    (lambda x: crout.zeros(2, dtype="float32"), TypeError, "'dtype' must be a crout.dtype or None, not str"),
    (lambda x: crout.linalg.qr(x, mode=1), TypeError, "'mode' must be a str, not int"),
    (lambda x: crout.max(x, "a"), TypeError, "no form of it takes"),
    (lambda x: crout.linalg.solve_triangular(x, x), TypeError, "needs the argument 'upper'"),
    (lambda x: crout.add(x, x, out=5), TypeError, "'out' must be a Tensor"),
])
def test_wrong_arguments_are_named(call, error, words):
    with pytest.raises(error) as caught:
        call(crout.ones(2, 2))
    assert words in str(caught.value)


def test_sizes_as_several_arguments():
    assert crout.zeros(2, 3).shape == crout.zeros((2, 3)).shape == crout.zeros([2, 3]).shape == crout.zeros(crout.zeros(2, 3).shape).shape == (2, 3)
    assert crout.zeros(2).shape == (2,) and crout.zeros(()).shape == ()
    x = crout.ones(6)
    assert x.reshape(2, 3).shape == x.reshape((2, 3)).shape == x.reshape(shape=(2, 3)).shape == (2, 3)
    assert x.reshape(2, 3).permute(1, 0).shape == (3, 2) and x.reshape(6, 1).expand(6, 2).shape == (6, 2)
    assert x.reshape(np.int64(3), -1).shape == (3, 2)


def test_one_int_is_a_list():
    x = crout.ones(2, 3)
    assert x.sum(0).shape == (3,) and x.sum((0, 1)).shape == () and x.sum([1]).shape == (2,) and x.sum().shape == ()


def test_pairs_of_dimensions():
    a, b = np.arange(24.0).reshape(2, 3, 4), np.arange(12.0).reshape(4, 3)
    expected = np.tensordot(a, b, axes=([1, 2], [1, 0]))
    x, y = crout.from_numpy(a), crout.from_numpy(b)
    for result in (crout.tensordot(x, y, dims=([1, 2], [1, 0])), crout.tensordot(x, y, ([1, 2], (1, 0))), crout.tensordot(x, y, [1, 2], [1, 0])):
        np.testing.assert_allclose(result.numpy(), expected)
    with pytest.raises(TypeError, match="no form"):
        crout.tensordot(x, y, dims=([1, 2], "a"))


def test_numpy_names_are_welcome():
    x = crout.ones(2, 3)
    assert x.sum(axis=1, keepdims=True).shape == (2, 1)


def test_out_is_written_to():
    a, out = crout.tensor([1.0, 2.0]), crout.tensor([0.0, 0.0])
    view = out.numpy()
    assert crout.add(a, 1.0, out=out) is out
    assert out.tolist() == [2.0, 3.0] and view.tolist() == [2.0, 3.0]
    assert crout.add(a, 1, out=crout.tensor([0, 0], dtype=crout.float64)).dtype is crout.float64
    with pytest.raises(TypeError, match="can't hold"):
        crout.add(a, 1.5, out=crout.tensor([0, 0]))
    empty = crout.zeros(0)
    assert crout.linalg.inv(crout.eye(2) * 2, out=empty) is empty and empty.tolist() == [[0.5, 0.0], [0.0, 0.5]]
    L, info = crout.zeros(0), crout.zeros(0, dtype=crout.int32)
    result = crout.linalg.cholesky_ex(crout.eye(2), out=(L, info))
    assert result[0] is L and L.tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_overloads_follow_the_arguments():
    x = crout.tensor([[1.0, 5.0], [3.0, 2.0]])
    assert crout.max(x).item() == 5.0 and x.max().item() == 5.0
    values, indices = x.max(1)
    assert values.tolist() == [5.0, 3.0] and indices.tolist() == [1, 0]
    assert x.max(dim=0, keepdim=True).indices.shape == (1, 2)
    assert crout.max(x, crout.tensor([[2.0, 2.0], [2.0, 2.0]])).tolist() == [[2.0, 5.0], [3.0, 2.0]]
    assert crout.linalg.norm(x, "fro").item() == pytest.approx(39**0.5) and crout.linalg.norm(x, 1).item() == 7.0
    assert x.clamp(2).tolist() == [[2.0, 5.0], [3.0, 2.0]] and x.clamp(max=crout.tensor([2.0, 3.0])).tolist() == [[1.0, 3.0], [2.0, 2.0]]


def test_named_tuples():
    result = crout.tensor([1.0, 3.0]).max(0)
    assert type(result) is crout.return_types.max and result.values.item() == 3.0 and isinstance(result, tuple)
    assert repr(result) == "crout.return_types.max(\nvalues=tensor(3.),\nindices=tensor(1))"


def test_functions_describe_themselves():
    assert str(inspect.signature(crout.linalg.solve)) == "(A, B, *, left=True, refine=False, out=None)"
    assert str(inspect.signature(crout.Tensor.inverse)).startswith("(self, /") or str(inspect.signature(crout.Tensor.inverse)).startswith("(self")
    assert crout.linalg.solve.__module__ == "crout.linalg" and crout.sin.__name__ == "sin"
    assert "Throws LinAlgError" in crout.linalg.solve.__doc__ or "LinAlgError" in crout.linalg.solve.__doc__
    assert crout.max.__doc__.count("max(") >= 3


def test_errors_of_functions_carry_the_place():
    with pytest.raises((ValueError, RuntimeError)) as caught:
        crout.ones(2, 3) @ crout.ones(2, 3)
    assert "test_arguments.py:" in str(caught.value) and "(2, 3)" in str(caught.value)


def test_lists_of_tensors_may_be_several_arguments():
    a, b = crout.arange(3.0), crout.ones(2, 1)
    for function in (crout.broadcast_tensors, crout.meshgrid, crout.atleast_2d, crout.block_diag, crout.cartesian_prod):
        pair = (a, b.flatten()) if function in (crout.meshgrid, crout.cartesian_prod) else (a, b)
        options = {"indexing": "ij"} if function is crout.meshgrid else {}
        several, one = function(*pair, **options), function(list(pair), **options)
        several, one = (several, one) if isinstance(several, tuple) else ((several,), (one,))
        assert [x.tolist() for x in several] == [x.tolist() for x in one]
    x, y = crout.jit(lambda a, b: crout.broadcast_tensors(a, b))(a, b)
    assert x.shape == y.shape == (2, 3)


def test_casts_to_complex():
    x = crout.tensor([1, 2])
    assert x.cfloat().dtype == crout.complex64 and x.cdouble().tolist() == [1 + 0j, 2 + 0j]
