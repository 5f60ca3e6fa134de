# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Creation, properties, and conversion to Python's numbers and lists."""

import copy
import pickle

import numpy as np
import pytest

import crout
from crout import tensor


@pytest.mark.parametrize("data, dtype, shape", [
    (1, crout.int64, ()), (1.5, crout.float32, ()), (True, crout.bool, ()), (1j, crout.complex64, ()),
    ([1, 2], crout.int64, (2,)), ([1, 2.5], crout.float32, (2,)), ([[1], [2]], crout.int64, (2, 1)), ((1, True), crout.int64, (2,)),
    ([], crout.float32, (0,)), ([[], []], crout.float32, (2, 0)), (np.float64(1.0), crout.float64, ()), ([np.float32(1), np.float32(2)], crout.float32, (2,)),
    (np.arange(3), crout.int64, (3,)), ([np.ones(2), np.zeros(2)], crout.float64, (2, 2)),
])
def test_dtype_and_shape_of_data(data, dtype, shape):
    result = tensor(data)
    assert result.dtype is dtype
    assert result.shape == shape
    assert isinstance(result.shape, crout.Size)


def test_values_survive_every_dtype():
    for dtype in (crout.uint8, crout.int8, crout.int16, crout.int32, crout.int64, crout.float16, crout.bfloat16, crout.float32, crout.float64):
        assert tensor([0, 1, 100], dtype=dtype).tolist() == [0, 1, 100]
    assert tensor([0, 2], dtype=crout.bool).tolist() == [False, True]
    assert tensor([1 + 2j], dtype=crout.complex128).tolist() == [1 + 2j]
    assert tensor([1.7, -1.7], dtype=crout.int32).tolist() == [1, -1]


@pytest.mark.parametrize("data, error, words", [
    ([[1, 2], [3]], ValueError, "equal lengths"),
    ([1, [2]], ValueError, "found a sequence where a number was expected"),
    ([[1], 2], ValueError, "found a number"),
    ("12", TypeError, "not str"),
    ([1, "2"], TypeError, "found str"),
    ({"a": 1}, TypeError, "not dict"),
])
def test_bad_data_is_named(data, error, words):
    with pytest.raises(error, match=words):
        tensor(data)


def test_bad_dtype_is_named():
    with pytest.raises(TypeError, match="'dtype' must be a crout.dtype"):
        tensor([1], dtype="float32")
    with pytest.raises(TypeError, match="complex number can't be an element of dtype float32"):
        tensor([1j], dtype=crout.float32)


def test_python_and_numpy_types_are_dtypes():
    assert tensor([1], dtype=float).dtype is crout.float32
    assert tensor([1], dtype=np.float64).dtype is crout.float64
    assert tensor([1], dtype=np.dtype("int16")).dtype is crout.int16
    assert tensor([1], dtype=bool).dtype is crout.bool


def test_properties():
    x = tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    assert (x.ndim, x.dim(), x.numel(), x.itemsize, x.element_size(), x.nbytes) == (2, 2, 6, 4, 4, 24)
    assert x.size() == (2, 3) and x.size(-1) == 3 and x.shape.numel() == 6 and x.shape[1:] == (3,)
    assert isinstance(x.shape[1:], crout.Size)
    assert x.stride() == (3, 1) and x.stride(0) == 3 and x.storage_offset() == 0 and x.is_contiguous()
    assert x.T.shape == (3, 2) and x.mT.stride() == (1, 3) and not x.T.is_contiguous()
    assert x.device == crout.device("cpu") and not x.is_cuda and not x.requires_grad
    assert x[1].storage_offset() == 3 and x[1].data_ptr() == x.data_ptr() + 12
    with pytest.raises(IndexError, match="out of range"):
        x.size(2)


def test_numbers_from_tensors():
    assert tensor(2.5).item() == 2.5 and float(tensor([2.5])) == 2.5 and int(tensor(7)) == 7 and bool(tensor([0.0])) is False
    assert complex(tensor(1 + 2j).item()) == 1 + 2j
    assert [10, 20, 30][tensor(1)] == 20
    assert 2.0 in tensor([1.0, 2.0]) and 3.0 not in tensor([1.0, 2.0])
    with pytest.raises(crout.Error, match="ambiguous"):
        bool(tensor([1, 2]))
    with pytest.raises(crout.Error, match="one element"):
        tensor([1, 2]).item()
    with pytest.raises(TypeError):
        [1, 2][tensor(1.0)]


def test_iteration_and_length():
    x = tensor([[1, 2], [3, 4]])
    assert len(x) == 2 and [row.tolist() for row in x] == [[1, 2], [3, 4]]
    a, b = x
    assert b.tolist() == [3, 4]
    for function in (len, iter):
        with pytest.raises(TypeError, match="no dimensions"):
            function(tensor(1.0))


def test_identity_is_the_hash():
    x = tensor([1.0])
    assert {x: 1}[x] == 1 and len({x, tensor([1.0])}) == 2
    assert (x == None) is False  # noqa: E711


def test_conversion():
    x = tensor([1.5, 0.0])
    assert x.to(crout.float64).dtype is crout.float64 and x.to(x) is x and x.to(crout.float32) is x and x.to("cpu") is x
    assert x.double().dtype is crout.float64 and x.long().tolist() == [1, 0] and x.bool().tolist() == [True, False]
    assert x.half().dtype is crout.float16 and x.type(crout.int32).dtype is crout.int32 and x.type() is crout.float32
    with pytest.raises(NotImplementedError, match="cuda"):
        x.to("cuda")
    with pytest.raises(ValueError, match="'cpu' or 'cuda'"):
        x.to("tpu")


def test_indexing():
    x = tensor(list(range(24))).reshape(2, 3, 4)
    a = np.arange(24).reshape(2, 3, 4)
    for index in (0, -1, (1, 2), (1, 2, 3), slice(1), (slice(None), 1), (Ellipsis, 0), (None, 0), (slice(None), None, slice(0, 3, 2)),
                  (slice(None), slice(-2, None), slice(None, None, 3)), (0, Ellipsis, slice(1, 1))):
        assert np.array_equal(x[index].numpy(), a[index]), index
    assert x[0].data_ptr() == x.data_ptr()
    for index, error in ((2, IndexError), ((0, 0, 0, 0), IndexError), ("a", IndexError)):
        with pytest.raises(error):
            x[index]


def test_copies():
    x = tensor([1.0, 2.0])
    assert copy.deepcopy(x).tolist() == [1.0, 2.0] and copy.deepcopy(x).data_ptr() != x.data_ptr()
    assert pickle.loads(pickle.dumps(x)).tolist() == [1.0, 2.0]
    assert pickle.loads(pickle.dumps(crout.float16)) is crout.float16
    assert copy.deepcopy(crout.float16) is crout.float16


def test_default_dtype():
    try:
        crout.set_default_dtype(crout.float64)
        assert tensor(1.0).dtype is crout.float64 and tensor(1j).dtype is crout.complex128 and crout.get_default_dtype() is crout.float64
        assert crout.zeros(2).dtype is crout.float64
    finally:
        crout.set_default_dtype(crout.float32)
    with pytest.raises(TypeError):
        crout.set_default_dtype(crout.int32)


def test_promotion_of_types():
    assert crout.promote_types(crout.int32, crout.float16) is crout.float16
    assert crout.promote_types(crout.uint8, crout.int8) is crout.int16
    assert crout.can_cast(crout.int32, crout.float16) and not crout.can_cast(crout.float32, crout.int64)
