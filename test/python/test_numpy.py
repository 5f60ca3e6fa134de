# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Memory shared with NumPy and through DLPack."""

import gc
import weakref

import numpy as np
import pytest

import crout

DTYPES = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"]


@pytest.mark.parametrize("name", DTYPES)
def test_memory_is_shared_both_ways(name):
    a = np.array([0, 1, 1], name)
    x = crout.from_numpy(a)
    assert x.dtype is getattr(crout, name) and x.data_ptr() == a.ctypes.data
    a[0] = 1
    assert x[0].item() == 1
    b = x.numpy()
    assert b.dtype == a.dtype and b.ctypes.data == a.ctypes.data and b.flags.writeable
    b[1] = 0
    assert a[1] == 0
    c = np.from_dlpack(x)
    assert c.dtype == a.dtype and c.ctypes.data == a.ctypes.data
    d = crout.from_dlpack(a)
    assert d.dtype is x.dtype and d.data_ptr() == a.ctypes.data


def test_strides_are_kept():
    a = np.arange(24.0).reshape(2, 3, 4)
    for view in (a.transpose(2, 0, 1), a[:, ::2], a[1], a[:, 1:, 3], np.array(3.0)):
        x = crout.from_numpy(view)
        assert x.shape == view.shape and np.array_equal(x.numpy(), view)
        assert [s * 8 for s in x.stride()] == list(view.strides)
    x = crout.from_numpy(a).permute(2, 1, 0)
    assert x.numpy().strides == a.T.strides


def test_memory_lives_as_long_as_someone_looks():
    class Array(np.ndarray):
        pass

    a = np.ones(1000).view(Array)
    gone = weakref.ref(a)
    x = crout.from_numpy(a)
    y = x[10:]
    del a, x
    gc.collect()
    assert gone() is not None and float(y.sum()) == 990.0
    del y
    gc.collect()
    assert gone() is None
    b = crout.tensor([1.0, 2.0]).numpy()
    gc.collect()
    assert b.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("array, error, words", [
    (np.array(["a"]), TypeError, "can't be a tensor"),
    (np.array([1.0], ">f8"), TypeError, "can't be a tensor"),
    (np.array([1], "uint16"), TypeError, "can't be a tensor"),
    (np.array([None]), TypeError, "can't be a tensor"),
])
def test_what_cannot_be_shared_says_why(array, error, words):
    with pytest.raises(error, match=words):
        crout.from_numpy(array)


def test_tensor_copies():
    a = np.arange(3.0)[::-1]
    x = crout.tensor(a)
    assert x.tolist() == [2.0, 1.0, 0.0]
    b = np.zeros(2)
    y = crout.tensor(b)
    b[:] = 1
    assert y.tolist() == [0.0, 0.0]
    assert crout.tensor(np.array([1.5, 2.5]), dtype=crout.float32).dtype is crout.float32
    assert crout.tensor(np.array(2.0)).shape == ()


def test_asarray_shares_where_it_can():
    a = np.zeros(2, np.float32)
    assert crout.asarray(a).data_ptr() == a.ctypes.data == crout.as_tensor(a).data_ptr()
    x = crout.tensor([1.0])
    assert crout.as_tensor(x) is x
    assert crout.as_tensor([1, 2]).tolist() == [1, 2]
    assert crout.as_tensor(a, dtype=crout.float64).dtype is crout.float64


def test_numpy_functions_take_tensors():
    x = crout.tensor([[1.0, 2.0], [3.0, 4.0]])
    assert np.asarray(x).dtype == np.float32 and np.sum(x.numpy()) == 10.0
    assert np.asarray(x, dtype=np.float64).dtype == np.float64
    np.testing.assert_allclose(np.array(x), [[1, 2], [3, 4]])


def test_arrays_are_operands():
    a, x = np.ones(2, np.float32), crout.tensor([1.0, 2.0])
    for result in (a + x, x + a, crout.add(x, a)):
        assert isinstance(result, crout.Tensor) and result.tolist() == [2.0, 3.0]
    assert (np.float32(2) * x).tolist() == [2.0, 4.0] and (x * np.int64(3)).tolist() == [3.0, 6.0]


def test_capsules_are_used_once():
    capsule = crout.tensor([1.0, 2.0]).__dlpack__(max_version=(1, 0))
    assert crout.from_dlpack(capsule).tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="used"):
        crout.from_dlpack(capsule)
    assert crout.from_dlpack(crout.tensor([3]).__dlpack__()).tolist() == [3]
    assert crout.tensor([1.0]).__dlpack_device__() == (1, 0)
    with pytest.raises(TypeError, match="__dlpack__"):
        crout.from_dlpack(5)
