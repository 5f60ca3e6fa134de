# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows of the section Tensor attributes and methods."""

import numpy as np
import pytest

import crout
from case import ALL, FLOATC, MOVE, A, Case, R, S, row, shapes, unary
from runner import ORDER, compare, name_of, tensor


def every():
    """A 3 x 4 tensor of each dtype, and its values."""
    for dtype in ORDER:
        values = np.arange(12).reshape(3, 4) % 2 if dtype == "bool" else np.arange(12).reshape(3, 4)
        yield dtype, tensor(values, dtype), values


def masked_fill(x, mask, value):
    return np.where(mask, np.asarray(value, x.dtype), x)


def scatter(x, dim, index, src):
    result = np.array(x)
    np.put_along_axis(result, index, src, dim)
    return result


def index_put(x, indices, values, accumulate=False):
    result = np.array(x)
    if accumulate:
        np.add.at(result, tuple(indices), values)
    else:
        result[tuple(indices)] = values
    return result


def unfold(x, dim, size, step):
    windows = np.lib.stride_tricks.sliding_window_view(x, size, dim)
    return windows[(slice(None),) * (dim % x.ndim) + (slice(None, None, step),)]


def replaced(x, value):
    return np.array(np.broadcast_to(value, x.shape))


def index(*shape, high, low=0):
    return A(*shape, dtype="int64", low=low, high=high)


CASES = [
    Case("Tensor.t", np.transpose, [S(A(3, 4)), S(A(4)), S(A(3, 4, layout="transposed"))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3, 4))]),
    Case("Tensor.view", np.reshape, [S(A(3, 4), (4, 3)), S(A(3, 4), (2, -1)), S(A(0, 3), (3, 0)), S(A(), (1, 1))], ALL, **MOVE,
         errors=[R(RuntimeError, A(3, 4), (5, -1)), R(RuntimeError, A(3, 4, layout="transposed"), (12,)), R(RuntimeError, A(3, 4), (13,))]),
    Case("Tensor.contiguous", lambda x: x, shapes(ndim=0), ALL, **MOVE),
    Case("Tensor.clone", lambda x: x, shapes(ndim=0), ALL, **MOVE),
    Case("Tensor.detach", lambda x: x, shapes(ndim=0), ALL, **MOVE),
    Case("Tensor.expand", np.broadcast_to, [S(A(3), (2, 3)), S(A(3, 1), (3, 4)), S(A(), (2,)), S(A(5, 4, layout="transposed"), (2, 5, 4))], ALL, **MOVE, errors=[R(RuntimeError, A(3), (4,)), R(RuntimeError, A(2, 3), (3,))]),
    Case("Tensor.repeat", np.tile, [S(A(3), (2,)), S(A(2, 3), (2, 1)), S(A(2, 3), (2, 2, 2)), S(A(3, 4, layout="transposed"), (1, 2))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3), (2,)), R(RuntimeError, A(3), (-1,))]),
    Case("Tensor.unfold", unfold, [S(A(7), 0, 3, 1), S(A(7), 0, 2, 3), S(A(3, 8), 1, 4, 2), S(A(8, 3, layout="transposed"), 0, 2, 2)], ALL, **MOVE,
         errors=[R(RuntimeError, A(3), 0, 4, 1), R((RuntimeError, ValueError), A(3), 0, 2, 0), R(IndexError, A(3), 1, 1, 1)]),
    Case("Tensor.inverse", np.linalg.inv, [S(A(3, 3)), S(A(2, 4, 4))], ("float32", "float64", "complex64", "complex128"), ulps=512, atol=512, refuse=("int64", "bool")),
    Case("Tensor.fill_", replaced, [S(A(37), 3), S(A(3, 5, layout="transposed"), 2), S(A(6, layout="sliced"), 1), S(A(), 4), S(A(0, 3), 1)], ALL, ulps=0, errors=[R(TypeError, A(3), "text"), R(RuntimeError, A(3, 3, layout="expanded"), 1)]),
    Case("Tensor.zero_", np.zeros_like, unary(special=False), ALL, ulps=0),
    Case("Tensor.add_", lambda x, y, alpha=1: x + alpha * y, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(5, 4, layout="transposed"), A(5, 4)), S(A(6, layout="sliced"), 1), S(A(4), A(4), alpha=2), S(A(0, 3), A(3))], FLOATC, ulps=2, atol=16,
         refuse=(), errors=[R(RuntimeError, A(3), A(2, 3)), R(RuntimeError, A(3), A(4)), R(RuntimeError, A(3, dtype="int64"), A(3, dtype="float32")), R(TypeError, A(3), "text"), R(RuntimeError, A(4, 3, layout="expanded"), 1)]),
    Case("Tensor.add_", lambda x, y: x + y, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(5, 4, layout="transposed"), A(5, 4))], ORDER[:6], refuse=()),
    Case("Tensor.copy_", replaced, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(5, 4, layout="transposed"), A(5, 4)), S(A(6, layout="sliced"), A()), S(A(0, 3), A(3))], ALL, ulps=0, errors=[R(RuntimeError, A(3), A(4)), R(TypeError, A(3), "text")]),
    Case("Tensor.masked_fill_", masked_fill, [S(A(37), A(37, dtype="bool"), 3), S(A(3, 5, layout="transposed"), A(5, dtype="bool"), 2), S(A(4, 6), A(4, 1, dtype="bool"), 1)], ALL, ulps=0,
         errors=[R(RuntimeError, A(3), A(4, dtype="bool"), 1), R((RuntimeError, TypeError), A(3), A(3, dtype="float32"), 1)]),
    Case("Tensor.scatter_", scatter, [S(A(4, 5), 1, index(4, 1, high=4), A(4, 1)), S(A(6), 0, index(1, high=5), A(1))], ALL, ulps=0, errors=[R(IndexError, A(3), 1, index(2, high=1), A(2))]),
    Case("Tensor.index_put_", index_put, [S(A(7), [index(1, high=6)], A(1)), S(A(4, 5), [index(1, high=3), index(1, high=4)], A(1)), S(A(4, 5), [index(1, high=3)], A(5))], ALL, ulps=0),
]


@row("Tensor.untyped_storage", "Tensor.storage", dtypes=ALL)
def _():
    for dtype, x, values in every():
        storage = x.untyped_storage()
        assert storage.data_ptr() == x.data_ptr() and storage.nbytes() == 12 * x.element_size()
        assert x[1:].untyped_storage().data_ptr() == storage.data_ptr(), "views share it"
        typed = x.storage()
        assert len(typed) == 12 and typed[5] == x.flatten()[5].item()
        typed[5] = typed[4]
        assert x.flatten()[5].item() == x.flatten()[4].item(), "a write to the storage is seen"
    with pytest.raises(IndexError):
        crout.ones(2).storage()[2]


@row("Tensor.storage_offset", "Tensor.stride", "Tensor.size", "Tensor.shape", "Tensor.dim", "Tensor.numel", "Tensor.dtype", "Tensor.device", "Tensor.element_size", "Tensor.data_ptr",
     "Tensor.is_contiguous", dtypes=ALL)
def _():
    sizes = dict(zip(ORDER, (1, 1, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16)))
    for dtype, x, values in every():
        assert name_of(x.dtype) == dtype and x.element_size() == sizes[dtype]
        assert x.shape == x.size() == (3, 4) and x.size(-1) == 4 and x.dim() == 2 and x.numel() == 12 and str(x.device) == "cpu"
        assert x.stride() == (4, 1) and x.stride(0) == 4 and x.storage_offset() == 0 and x.is_contiguous()
        view = x[1:, ::2]
        assert view.stride() == (4, 2) and view.storage_offset() == 4 and not view.is_contiguous() and view.data_ptr() == x.data_ptr() + 4 * sizes[dtype]
    with pytest.raises(IndexError):
        crout.ones(2, 3).size(2)
    with pytest.raises(IndexError):
        crout.ones(2, 3).stride(-3)


@row("Tensor.T", "Tensor.mT", "Tensor.H", dtypes=ALL)
def _():
    for dtype, x, values in every():
        compare(x.T, values.T, dtype, 0)
        compare(x.mT, values.T, dtype, 0)
        compare(x.H.resolve_conj(), values.T, dtype, 0, signed_zero=False)
        assert x.T.data_ptr() == x.H.data_ptr() == x.data_ptr()
    z = crout.tensor([[1 + 2j, 3j]])
    assert z.H.tolist() == [[1 - 2j], [-3j]]
    with pytest.raises((RuntimeError, ValueError)):
        crout.ones(3).mT


@row("Tensor.item", "Tensor.tolist", "Tensor.numpy", dtypes=ALL)
def _():
    for dtype, x, values in every():
        assert np.array_equal(x.tolist(), values)
        assert x[1, 1].item() == values[1, 1] and type(x[1, 1].item()) is (bool if dtype == "bool" else int if "int" in dtype else complex if "complex" in dtype else float)
        if dtype != "bfloat16":
            array = x.numpy()
            assert array.dtype == dtype and np.array_equal(array, values) and array.ctypes.data == x.data_ptr()
    with pytest.raises((RuntimeError, ValueError)):
        crout.ones(2).item()


@row("Tensor.to", "Tensor.cpu", "Tensor.type", "Tensor.float", "Tensor.double", "Tensor.half", "Tensor.int", "Tensor.long", "Tensor.bool", dtypes=ALL)
def _():
    casts = {"float": "float32", "double": "float64", "half": "float16", "int": "int32", "long": "int64", "bool": "bool"}
    for dtype, x, values in every():
        assert x.to(x.dtype) is x and x.cpu() is x and x.to("cpu") is x and x.to(device="cpu") is x
        assert x.to(x.dtype, copy=True).data_ptr() != x.data_ptr() and x.type() == x.dtype
        for other in ALL:
            if dtype.startswith("complex") and not other.startswith("complex"):
                continue
            made = x.to(getattr(crout, other))
            compare(made, values.astype(bool) if other == "bool" else values, other, 0)
            assert crout.equal(x.type(getattr(crout, other)), made)
        if not dtype.startswith("complex"):
            for name, other in casts.items():
                compare(getattr(x, name)(), values.astype(bool) if other == "bool" else values, other, 0)
    with pytest.raises(TypeError):
        crout.ones(2).to(3.5)


@row("Tensor.cuda")
def _():
    for move in (lambda: crout.ones(2).cuda(), lambda: crout.ones(2).cuda(0), lambda: crout.ones(2).to("cuda:1")):
        with pytest.raises(NotImplementedError, match="cuda"):
            move()


@row("Tensor.new_zeros", dtypes=ALL)
def _():
    for dtype, x, values in every():
        compare(x.new_zeros((2, 3)), np.zeros((2, 3)), dtype, 0)
        assert x.new_zeros(2, 3).shape == (2, 3) and x.new_zeros((2,), dtype=crout.int16).dtype == crout.int16
    with pytest.raises(RuntimeError):
        crout.ones(2).new_zeros((-1,))
