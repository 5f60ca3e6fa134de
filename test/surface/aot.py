# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A call of a case compiled ahead of time and made through the C interface, to be compared with eager."""

from __future__ import annotations

import ctypes
import pathlib
import tempfile

import crout

import runner
from runner import name_of

CODES = {"bool": (6, 8), "uint8": (1, 8), "int8": (0, 8), "int16": (0, 16), "int32": (0, 32), "int64": (0, 64), "float16": (2, 16),
         "bfloat16": (4, 16), "float32": (2, 32), "float64": (2, 64), "complex64": (5, 64), "complex128": (5, 128)}


class DLTensor(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("device_type", ctypes.c_int32), ("device_id", ctypes.c_int32), ("ndim", ctypes.c_int32), ("code", ctypes.c_uint8),
                ("bits", ctypes.c_uint8), ("lanes", ctypes.c_uint16), ("shape", ctypes.POINTER(ctypes.c_int64)), ("strides", ctypes.POINTER(ctypes.c_int64)),
                ("byte_offset", ctypes.c_uint64)]


class Status(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int32), ("index", ctypes.c_int64), ("op", ctypes.c_char * 64), ("location", ctypes.c_char * 192), ("message", ctypes.c_char * 512)]


def describe(data, shape, strides, dtype, held):
    sizes = (ctypes.c_int64 * max(1, len(shape)))(*shape)
    steps = (ctypes.c_int64 * max(1, len(shape)))(*strides) if strides is not None else None
    held += [sizes, steps]
    code, bits = CODES[dtype]
    return DLTensor(data, 1, 0, len(shape), code, bits, 1, sizes, steps, 0)


def results_of(value):
    return list(value) if isinstance(value, (tuple, list)) else [value]


def export(program, tensors, free):
    """With free sizes, as jit compiles it; for the very sizes where the program decides by them."""
    if not free:
        return crout.export.export(program, tuple(tensors), name="sample")
    names: dict = {}
    shapes = tuple({i: names.setdefault(d, f"s{len(names)}") for i, d in enumerate(t.shape) if d > 1} for t in tensors)
    try:
        return crout.export.export(program, tuple(tensors), name="sample", dynamic_shapes=shapes)
    except crout.Error:
        return crout.export.export(program, tuple(tensors), name="sample")


def check(case, dtype):
    """The first sample of a case, or each where it says "all"; AssertionError where the library gives other bits than eager. How many they were."""
    indices = range(len(case.samples)) if case.aot == "all" else [next(i for i, s in enumerate(case.samples) if not s.exhaustive)]
    for index in indices:
        check_sample(case, dtype, index)
    return len(indices)


def check_sample(case, dtype, index):
    sample = case.samples[index]
    args, kwargs, _, _ = runner.build_all(sample, dtype, runner.rng_for(case, dtype, index))
    function, writes = runner.target(case), runner.writes_its_object(case)
    tensors = runner.flatten_tensors(args, kwargs)

    def program(*values):
        if writes:
            values = [v.clone() for v in values]
        a, k = runner.with_tensors(args, kwargs, values)
        result = function(*a, **k)
        return a[0] if writes and result is None else result

    eager = results_of(program(*tensors))
    assert all(isinstance(r, crout.Tensor) for r in eager), "the result is no tensor"
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "case.so")
        export(program, tensors, case.free_sizes).compile(path, cpu="native")  # the bits of a sum depend on the width of the vectors
        library = ctypes.CDLL(path)
        held, arguments, buffers = [], [], []
        for t in tensors:
            arguments.append(describe(t.data_ptr(), tuple(t.shape), t.stride(), name_of(t.dtype), held))
        for r in eager:
            buffers.append(ctypes.create_string_buffer(max(1, r.numel() * r.element_size())))
            arguments.append(describe(ctypes.addressof(buffers[-1]), tuple(r.shape), None, name_of(r.dtype), held))
        status = Status()
        code = library.sample(*[ctypes.byref(a) for a in arguments], ctypes.byref(status))
        assert code == 0, f"{case.name}{sample} in {dtype}: the library returns status {code}: {status.message.decode()}"
        for i, (r, buffer) in enumerate(zip(eager, buffers)):
            want = r.contiguous()
            size = want.numel() * want.element_size()
            if buffer.raw[:size] != ctypes.string_at(want.data_ptr(), size):
                made = crout.empty_like(want)
                ctypes.memmove(made.data_ptr(), buffer, size)
                assert runner.nans_aside(made) == runner.nans_aside(want), f"{case.name}{sample} in {dtype}: result {i} is {made!r} ahead of time, {want!r} in eager"
