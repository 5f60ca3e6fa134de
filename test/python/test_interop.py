# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is shared with NumPy, DLPack and buffers, what is refused, and tensors as Python objects."""

import array
import collections
import copy
import hashlib
import pickle
import struct

import numpy as np
import pytest

import crout

LAYOUTS = {
    "C": lambda a: np.ascontiguousarray(a),
    "F": lambda a: np.asfortranarray(a),
    "sliced": lambda a: np.repeat(np.repeat(a, 2, 0), 3, 1)[::2, ::3],
    "negative stride": lambda a: np.ascontiguousarray(a[::-1, ::-1])[::-1, ::-1],
    "broadcast": lambda a: np.broadcast_to(np.ascontiguousarray(a[0]), a.shape),
    "read-only": lambda a: read_only(np.ascontiguousarray(a)),
}
KINDS = {"bool": "bool", "int": "int64", "float": "float32", "complex": "complex128"}


def read_only(a):
    a = a.copy()
    a.flags.writeable = False
    return a


def sample(kind, layout):
    base = np.arange(12).reshape(3, 4) % 5
    values = base % 2 == 0 if kind == "bool" else (base * (1 + 2j) if kind == "complex" else base).astype(KINDS[kind])
    return LAYOUTS[layout](values)


def write(x):
    """Any write that the tensor allows."""
    x[...] = x.clone()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_numpy_to_tensor_and_back_is_the_same_memory(kind, layout):
    a = sample(kind, layout)
    x = crout.from_numpy(a)
    assert x.dtype is getattr(crout, KINDS[kind]) and x.data_ptr() == a.ctypes.data
    assert [s * x.itemsize for s in x.stride()] == list(a.strides) and x.tolist() == a.tolist()
    for b in (x.numpy(), np.asarray(x), np.asarray(memoryview(x)), np.asarray(x.__array__())):
        assert b.ctypes.data == a.ctypes.data and b.strides == a.strides and b.dtype == a.dtype
        assert b.flags.writeable == a.flags.writeable
    if not a.flags.writeable:
        with pytest.raises(crout.Error, match="read-only|share"):
            write(x)
    else:
        write(x)
    # The values take part in computations, whatever the strides.
    assert np.array_equal((x == x).numpy(), np.ones(a.shape, bool))
    if kind != "bool":
        assert np.array_equal((x + x).numpy(), a + a)
        assert np.array_equal(crout.sum(x, 0).numpy(), a.sum(0)) and np.array_equal(x.T.contiguous().numpy(), a.T)
    assert x.reshape(-1).tolist() == a.reshape(-1).tolist() and x[1:, 2].tolist() == a[1:, 2].tolist()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_dlpack_is_the_same_memory_both_ways(kind, layout):
    a = sample(kind, layout)
    try:
        x = crout.from_dlpack(a)
    except BufferError:  # NumPy's refusal of read-only memory, by a protocol that can't say so
        assert not a.flags.writeable
        x = crout.from_numpy(a)
    assert x.data_ptr() == a.ctypes.data and x.tolist() == a.tolist()
    if a.flags.writeable:
        b = np.from_dlpack(x)
        assert b.ctypes.data == a.ctypes.data and b.strides == a.strides and b.dtype == a.dtype
    else:
        with pytest.raises(BufferError, match="read-only"):
            x.__dlpack__()
        again = crout.from_dlpack(x)
        assert again.data_ptr() == a.ctypes.data
        with pytest.raises(crout.Error, match="read-only|share"):
            write(again)
    for asked, shares in ((None, True), (False, True), (True, False)):
        y = crout.from_dlpack(x, copy=asked)
        assert (y.data_ptr() == x.data_ptr()) is shares and y.tolist() == a.tolist()
    write(crout.from_dlpack(x, copy=True))


@pytest.mark.parametrize("name", ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"])
@pytest.mark.parametrize("shape", [(), (0,), (1,), (0, 3), (2, 1, 3)])
def test_every_dtype_and_shape_is_shared(name, shape):
    a = np.ones(shape, name)
    x = crout.from_numpy(a)
    assert x.shape == a.shape and x.dtype is getattr(crout, name) and x.tolist() == a.tolist()
    b = x.numpy()
    assert b.dtype == np.asarray(memoryview(x)).dtype == a.dtype and b.dtype.char == a.dtype.char and b.shape == a.shape and (a.size == 0 or b.ctypes.data == a.ctypes.data)
    assert np.from_dlpack(x).shape == shape
    view = memoryview(x)
    assert view.shape == shape and view.itemsize == a.itemsize and not view.readonly


def test_bfloat16_through_ml_dtypes():
    x = crout.tensor([1.5, -2.0, float("inf")], dtype=crout.bfloat16)
    try:
        import ml_dtypes
    except ImportError:
        with pytest.raises(TypeError, match="ml_dtypes"):
            x.numpy()
        return
    a = x.numpy()
    assert a.dtype == ml_dtypes.bfloat16 and a.astype("float32").tolist() == [1.5, -2.0, float("inf")] and a.ctypes.data == x.data_ptr()
    b = np.array([[0.5, 3.0]], ml_dtypes.bfloat16).T
    y = crout.from_numpy(b)
    assert y.dtype is crout.bfloat16 and y.tolist() == [[0.5], [3.0]] and y.data_ptr() == b.ctypes.data
    assert crout.tensor(b).dtype is crout.bfloat16 and crout.tensor([1.0], dtype=ml_dtypes.bfloat16).dtype is crout.bfloat16


def test_what_cannot_be_shared_can_be_copied():
    swapped = np.arange(3.0).astype(">f8")
    packed = np.zeros(4, [("a", "i1"), ("b", "<f4")])
    packed["b"] = [1, 2, 3, 4]
    for a in (swapped, packed["b"]):
        with pytest.raises((TypeError, ValueError), match="from_numpy"):
            crout.from_numpy(a)
        for convert in (crout.tensor, crout.asarray, crout.as_tensor):
            assert convert(a).tolist() == a.tolist()
        with pytest.raises(ValueError, match="copy"):
            crout.asarray(a, copy=False)
    with pytest.raises(TypeError, match="can't be a tensor"):
        crout.tensor(np.array(["text"]))


def test_asarray_copies_as_asked():
    a = np.ones(3, np.float32)
    assert crout.asarray(a, copy=False).data_ptr() == a.ctypes.data != crout.asarray(a, copy=True).data_ptr()
    x = crout.ones(2)
    assert crout.asarray(x) is x and crout.asarray(x, copy=True).data_ptr() != x.data_ptr()
    for data, options in (([1, 2], {}), (a, dict(dtype=crout.float64)), (3.0, {})):
        with pytest.raises(ValueError, match="without a copy"):
            crout.asarray(data, copy=False, **options)
    for sequence in (array.array("d", [1.0]), range(1, 2), collections.deque([1]), [np.array(1.0)]):
        assert crout.asarray(sequence).tolist() == [1]


def test_array_converts_and_copies_as_asked():
    x = crout.ones(3)
    assert np.array(x, copy=False).ctypes.data == x.data_ptr() != np.array(x, copy=True).ctypes.data
    assert x.__array__(np.float64).dtype == np.float64 and x.__array__("float32", copy=False).ctypes.data == x.data_ptr()
    with pytest.raises(ValueError, match="copy"):
        x.__array__(np.float64, copy=False)
    assert x.__array_interface__["data"] == (x.data_ptr(), False)


def test_buffers_say_what_they_cannot():
    x = crout.arange(6.0).reshape(2, 3)
    assert bytes(x) == x.numpy().tobytes() and memoryview(x).tolist() == x.tolist()
    view = memoryview(x)
    x[0, 0] = 5
    assert view[0, 0] == 5.0
    with pytest.raises(BufferError, match="not contiguous"):
        hashlib.sha1(x.T)
    with pytest.raises(BufferError, match="bfloat16"):
        memoryview(x.to(crout.bfloat16))
    fixed = crout.frombuffer(b"12345678", dtype=crout.uint8)
    assert memoryview(fixed).readonly
    with pytest.raises((BufferError, TypeError), match="read-only|read-write"):
        struct.pack_into("B", fixed, 0, 1)
    with pytest.raises(BufferError, match="traced"):
        crout.jit(lambda y: memoryview(y))(x)
    with pytest.raises(crout.Error, match="traced"):
        crout.jit(lambda y: np.asarray(y))(x)


def test_dlpack_arguments():
    x = crout.ones(2)
    assert x.__dlpack_device__() == (1, 0)
    assert crout.from_dlpack(x, device="cpu").data_ptr() == x.data_ptr()
    with pytest.raises(BufferError, match="another device"):
        x.__dlpack__(dl_device=(2, 0))
    with pytest.raises(ValueError, match="stream"):
        x.__dlpack__(stream=1)
    with pytest.raises(NotImplementedError, match="cuda"):
        crout.from_dlpack(x, device="cuda")
    unused = x.__dlpack__(max_version=(1, 0)), x.__dlpack__()
    del unused

    class Old:  # from before versions and copies
        def __dlpack__(self, stream=None):
            return x.__dlpack__()

    assert crout.from_dlpack(Old()).data_ptr() == x.data_ptr() != crout.from_dlpack(Old(), copy=True).data_ptr()


# ---- Tensors as Python objects ----


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(protocol):
    for x in (crout.tensor(3), crout.arange(6.0).reshape(2, 3).T, crout.zeros(0, 2), crout.tensor([1 + 1j]), crout.tensor([True]),
              crout.tensor([1.5], dtype=crout.bfloat16), crout.tensor([1], dtype=crout.int8), crout.ones(1).expand(3)):
        y = pickle.loads(pickle.dumps({"x": [x]}, protocol))["x"][0]
        assert y.dtype is x.dtype and y.shape == x.shape and y.tolist() == x.tolist() and y.is_contiguous()
    assert pickle.loads(pickle.dumps(crout.float32, protocol)) is crout.float32


def test_pickle_hands_out_its_memory():
    x, buffers = crout.arange(1000.0), []
    data = pickle.dumps(x, 5, buffer_callback=buffers.append)
    assert len(data) < 500 and len(buffers) == 1 and buffers[0].raw().nbytes == 4000
    assert pickle.loads(data, buffers=buffers).tolist() == x.tolist()
    with pytest.raises(crout.Error, match="traced"):
        crout.jit(lambda y: pickle.dumps(y))(x)


def test_copies():
    x = crout.tensor([[1.0, 2.0], [3.0, 4.0]])
    assert copy.copy(x).data_ptr() == x.data_ptr()
    y = copy.deepcopy({"a": x, "b": [x]})
    assert y["a"].data_ptr() != x.data_ptr() and y["a"] is y["b"][0] and y["a"].tolist() == x.tolist()
    assert copy.deepcopy(x.T).tolist() == x.T.tolist()


def test_length_iteration_and_membership():
    x = crout.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert len(x) == 3 and [row.tolist() for row in x] == x.tolist() and [row.tolist() for row in reversed(x)] == x.tolist()[::-1]
    a, b, c = x
    assert b.data_ptr() == x[1].data_ptr()  # rows are views
    assert 3 in x and 3.5 not in x and crout.tensor(6.0) in x and not 1 in crout.zeros(0)
    for function in (len, iter, list):
        with pytest.raises(TypeError, match="no dimensions"):
            function(crout.tensor(1.0))
    with pytest.raises(TypeError, match="Tensor or a number"):
        "text" in x


def test_a_tensor_is_a_key_by_identity():
    x, y = crout.ones(2), crout.ones(2)
    assert {x: 1, y: 2}[x] == 1 and hash(x) == hash(x) and len({x, y, x}) == 2
    assert (x == y).tolist() == [True, True] and (x != y).tolist() == [False, False]
    assert (x == None) is False and (x != "text") is True  # noqa: E711


@pytest.mark.parametrize("value", [3, -2, 2.5, True, 0, 1 - 2j])
def test_one_element_is_a_number(value):
    for x in (crout.tensor(value), crout.tensor([value]), crout.tensor([[value]])):
        assert bool(x) is bool(value) and x.item() == value and complex(x) == complex(value)
        if not isinstance(value, complex):
            assert int(x) == int(value) and float(x) == float(value)
        if isinstance(value, int):
            assert [10, 20, 30, 40][x] == [10, 20, 30, 40][value] and range(5)[x] == range(5)[value]
        else:
            with pytest.raises(TypeError):
                [1, 2, 3][x]
    with pytest.raises(crout.Error, match="ambiguous"):
        bool(crout.ones(2))
    for function in (int, float, complex):
        with pytest.raises(crout.Error, match="one element"):
            function(crout.ones(2))


def test_formatting():
    x = crout.tensor(3.14159)
    assert f"{x:.2f}" == "3.14" and f"{x:8.1e}" == " 3.1e+00" and f"{x}" == "tensor(3.1416)" and f"{crout.tensor(7):05d}" == "00007"
    assert f"{crout.ones(2)}" == str(crout.ones(2)) == repr(crout.ones(2)) and f"{crout.tensor(1 + 2j):.1f}" == "1.0+2.0j"
    with pytest.raises((TypeError, ValueError)):
        f"{crout.ones(2):.2f}"
    assert "%d %s" % (crout.tensor(3), crout.tensor(True)) == "3 tensor(True)"
