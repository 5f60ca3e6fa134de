# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows of Tensors, Serialization, Parallelism, Utilities and Gradient modes: questions, settings and files.

What is shown here is that each answers; test/python/test_modes.py, test_serialization.py and test_printing.py have the cases."""

import io

import numpy as np

import crout
from case import ALL, FLOATC, row


def raises(error, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except error:
        return True
    return False


# ---- Tensors ----


@row("is_conj", "is_nonzero", dtypes=ALL)
def _():
    for name in ALL:
        x = crout.ones(1, dtype=getattr(crout, name))
        assert crout.is_conj(x.conj()) is x.dtype.is_complex and not crout.is_conj(x) and crout.is_nonzero(x) is x.is_nonzero() is True and not crout.is_nonzero(x - x if name != "bool" else ~x)
    assert raises(crout.Error, crout.is_nonzero, crout.ones(2)) and raises(TypeError, crout.is_nonzero, 1) and raises(TypeError, crout.is_conj, "x")


@row("set_default_device", "get_default_device")
def _():
    crout.set_default_device("cpu")
    assert crout.get_default_device() == crout.ones(1).device and raises(NotImplementedError, crout.set_default_device, "cuda")


@row("set_printoptions")
def _():
    with crout.printoptions(precision=2):
        assert repr(crout.tensor([1 / 3])) == "tensor([0.33])"
    assert raises(ValueError, crout.set_printoptions, precision=-1)


@row("set_flush_denormal")
def _():
    tiny = crout.from_numpy(np.full(4, 1e-40, np.float32))
    if crout.set_flush_denormal(True):
        flushed = (tiny + tiny).numpy().view(np.int32).tolist()
        crout.set_flush_denormal(False)
        assert flushed == [0] * 4
    assert (tiny + tiny).numpy().view(np.int32).tolist() != [0] * 4


# ---- Serialization ----


@row("save", "load", dtypes=ALL)
def _():
    for name in ALL:
        for shape in ((), (0,), (2, 3)):
            x = crout.ones(shape, dtype=getattr(crout, name))
            file = io.BytesIO()
            crout.save({"x": [x, 1.5]}, file)
            file.seek(0)
            y = crout.load(file)["x"]
            assert y[0].dtype is x.dtype and y[0].shape == x.shape and y[0].tolist() == x.tolist() and y[1] == 1.5
    assert raises(TypeError, crout.save, object(), io.BytesIO()) and raises(ValueError, crout.load, io.BytesIO(b"not a file of tensors"))


# ---- Parallelism ----


@row("get_num_threads", "set_num_threads")
def _():
    before = crout.get_num_threads()
    crout.set_num_threads(1)
    assert crout.get_num_threads() == 1 and raises(ValueError, crout.set_num_threads, 0)
    crout.set_num_threads(before)


@row("get_num_interop_threads", "set_num_interop_threads")
def _():
    crout.set_num_interop_threads(1)
    assert crout.get_num_interop_threads() == 1 and raises(NotImplementedError, crout.set_num_interop_threads, 2)


# ---- Gradient modes ----


@row("no_grad", "enable_grad", "set_grad_enabled", "is_grad_enabled")
def _():
    assert crout.is_grad_enabled()
    with crout.no_grad():
        assert not crout.is_grad_enabled() and not crout.ones(1).requires_grad
        with crout.enable_grad():
            assert crout.is_grad_enabled() and not crout.ones(1).requires_grad
        with crout.set_grad_enabled(True):
            assert crout.is_grad_enabled()
    assert crout.is_grad_enabled() and raises(TypeError, crout.set_grad_enabled, "on")


@row("inference_mode", "is_inference_mode_enabled")
def _():
    with crout.inference_mode():
        assert crout.is_inference_mode_enabled() and not crout.is_grad_enabled()
    assert not crout.is_inference_mode_enabled()


# ---- Utilities ----


@row("compiled_with_cxx11_abi")
def _():
    assert crout.compiled_with_cxx11_abi() in (True, False)


@row("result_type", "promote_types", "can_cast", dtypes=ALL)
def _():
    category = {name: 0 if name == "bool" else 3 if name in FLOATC[-2:] else 2 if "float" in name else 1 for name in ALL}
    for a in ALL:
        for b in ALL:
            x, y = crout.ones(1, dtype=getattr(crout, a)), crout.ones(1, dtype=getattr(crout, b))
            promoted = crout.promote_types(x.dtype, y.dtype)
            assert promoted is crout.promote_types(y.dtype, x.dtype) is crout.result_type(x, y) is crout.add(x, y).dtype
            if "bfloat16" not in (a, b) and not {a, b} & {"float16", "float32", "complex64"}:  # the reference keeps narrow floats where NumPy widens
                assert str(promoted) == "crout." + str(np.promote_types(a, b))
            assert crout.can_cast(x.dtype, y.dtype) is (category[a] <= category[b])
    assert crout.result_type(crout.ones(1, dtype=crout.float16), 2.5) is crout.float16 and raises(TypeError, crout.promote_types, "x", crout.bool)


@row("use_deterministic_algorithms", "are_deterministic_algorithms_enabled", "is_deterministic_algorithms_warn_only_enabled", "set_deterministic_debug_mode",
     "get_deterministic_debug_mode")
def _():
    try:
        crout.use_deterministic_algorithms(True, warn_only=True)
        assert crout.are_deterministic_algorithms_enabled() and crout.is_deterministic_algorithms_warn_only_enabled()
        crout.set_deterministic_debug_mode("error")
        assert crout.get_deterministic_debug_mode() == 2 and raises(ValueError, crout.set_deterministic_debug_mode, "loud")
        x = crout.from_numpy(np.random.default_rng(0).random(1 << 18).astype(np.float32))
        assert len({crout.sum(x).item() for _ in range(5)}) == 1
    finally:
        crout.use_deterministic_algorithms(False)


@row("set_float32_matmul_precision", "get_float32_matmul_precision")
def _():
    crout.set_float32_matmul_precision("high")
    assert crout.get_float32_matmul_precision() == "high" and raises(ValueError, crout.set_float32_matmul_precision, "some")
    crout.set_float32_matmul_precision("highest")


@row("set_warn_always", "is_warn_always_enabled")
def _():
    crout.set_warn_always(True)
    assert crout.is_warn_always_enabled()
    crout.set_warn_always(False)
    assert not crout.is_warn_always_enabled() and raises(TypeError, crout.set_warn_always, 1)


@row("get_device_module")
def _():
    assert crout.get_device_module("cpu") is crout.cpu and crout.cpu.device_count() == 1 and raises(NotImplementedError, crout.get_device_module, "cuda")


@row("_assert")
def _():
    crout._assert(True, "no")
    assert raises(AssertionError, crout._assert, False, "yes")


@row("from_file", "frombuffer", dtypes=ALL)
def _():
    import os
    import tempfile

    for name in ALL:
        dtype = getattr(crout, name)
        ones = crout._crout._to_bytes(crout.ones(3, dtype=dtype))
        assert crout.frombuffer(bytearray(ones), dtype=dtype, count=2).tolist() == [1, 1]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "f")
            with open(path, "wb") as file:
                file.write(ones)
            assert crout.from_file(path, size=3, dtype=dtype).tolist() == [1, 1, 1]
            assert raises(ValueError, crout.from_file, path, size=4, dtype=dtype)
    assert raises(ValueError, crout.frombuffer, b"123", dtype=crout.int16)
