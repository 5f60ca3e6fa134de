# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Creation. The dtype that is tested is that of the result, given as `dtype=`."""

import numpy as np

import crout
from case import ALL, FLOATC, INT, NUMERIC, WIDE, A, Case, R, S, row, shapes
from runner import ORDER, compare, name_of, round_to, tensor


def native(dtype):
    return {"bfloat16": np.float64, "float16": np.float64, "float32": np.float64}.get(dtype, dtype)


def made(name, oracle, samples, dtypes=ALL, errors=(), ulps=0, jit=True):
    """A function that makes a tensor: called with dtype= of each dtype, from a tensor of no elements that only carries the dtype."""

    def call(carrier, *args, **kwargs):
        return getattr(crout, name)(*args, dtype=carrier.dtype, **kwargs)

    def expected(carrier, *args, **kwargs):
        return oracle(*args, **kwargs)

    return Case(name, expected, [S(A(0), *s.args, **s.kwargs) for s in samples], dtypes, call=call, ulps=ulps, refuse=(), jit=jit,
                errors=[R(e.error, A(0), *e.sample.args, match=e.match, **e.sample.kwargs) for e in errors])


SIZES = [S((3, 5)), S((0, 4)), S(()), S(7), S([2, 1, 3])]
BAD_SIZES = [R(TypeError, "text"), R(RuntimeError, (2, -1))]


def like(name, oracle, *rest):
    samples = shapes(*rest, ndim=0)
    return Case(name, lambda x, *r, **k: oracle(x, *r), [s for s in samples.samples], ALL, ulps=0, errors=samples.errors)


CASES = [
    made("zeros", lambda size: np.zeros(size), SIZES, errors=BAD_SIZES),
    made("ones", lambda size: np.ones(size), SIZES, errors=BAD_SIZES),
    made("full", lambda size, value: np.full(size, value), [S((3, 5), 2), S((), 1), S((0,), 3), S((2, 2), True)], errors=[R(TypeError, (2,), "text"), R(RuntimeError, (-2,), 1)]),
    made("arange", lambda *a: np.arange(*a), [S(7), S(2, 9), S(9, 2, -2), S(0, 1, 0.25), S(0), S(2.5)], NUMERIC, ulps=2,
         errors=[R(RuntimeError, 0, 5, 0), R(RuntimeError, 5, 0), R(TypeError, "text")]),
    made("linspace", lambda *a: np.linspace(*a), [S(0, 1, 5), S(3.0, -3.0, 7), S(0, 1, 1), S(0, 1, 0)], FLOATC, ulps=4, errors=[R(RuntimeError, 0, 1, -1), R(TypeError, 0, 1)]),
    made("eye", lambda n, m=None: np.eye(n, m), [S(4), S(3, 5), S(5, 2), S(0)], errors=[R(RuntimeError, -1), R(TypeError, "text")]),
    made("range", lambda start, end=None, step=1: np.arange(0 if end is None else start, (start if end is None else end) + step / 2, step), [S(7), S(2, 9), S(9, 2, -2), S(0, 1, 0.25)], NUMERIC, ulps=2,
         errors=[R(RuntimeError, 0, 5, 0), R(RuntimeError, 5, 0), R(TypeError, "text")]),
    made("linspace", lambda *a: np.linspace(*a), [S(0, 8, 5), S(-3, 3, 7), S(2, 2, 1), S(0, 1, 0)], ("int16", "int32", "int64"), ulps=0),
    made("logspace", lambda start, end, steps, base=10.0: np.logspace(start, end, steps, base=base), [S(0, 3, 4), S(0, 4, 5, 2.0)], ("int16", "int32", "int64"), ulps=0),
    made("logspace", lambda start, end, steps, base=10.0: np.logspace(start, end, steps, base=base), [S(0, 2, 5), S(-1.0, 1.0, 7), S(0, 1, 1), S(0, 1, 0), S(0, 3, 4, 2.0)], FLOATC, ulps=4, errors=[R(RuntimeError, 0, 1, -1), R(TypeError, 0, 1)]),
    like("zeros_like", np.zeros_like),
    like("ones_like", np.ones_like),
    like("full_like", lambda x, v: np.full_like(x, v), 1),
    Case("complex", lambda x, y: x + 1j * y, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(), A()), S(A(0), A(0)), S(A(6, 5, layout="transposed"), A(6, 5))], WIDE,
         result=lambda d: {"float32": "complex64", "float64": "complex128"}[d], ulps=0),
    Case("polar", lambda r, a: r * np.exp(1j * a), [S(A(37, low=0), A(37)), S(A(3, 5, low=0), A(5)), S(A(0), A(0))], WIDE,
         result=lambda d: {"float32": "complex64", "float64": "complex128"}[d], ulps=8),
]


@row("empty", dtypes=ALL)
def _():
    for name in ALL:
        x = crout.empty((3, 4), dtype=getattr(crout, name))
        assert x.shape == (3, 4) and name_of(x.dtype) == name and x.is_contiguous()
    assert crout.empty(0, 3).tolist() == [] and crout.empty(()).shape == ()


@row("empty_like", dtypes=ALL)
def _():
    for name in ALL:
        x = crout.empty_like(crout.zeros(3, 4, dtype=getattr(crout, name)))
        assert x.shape == (3, 4) and name_of(x.dtype) == name


def values_of(dtype):
    rng = np.random.default_rng(3)
    if dtype == "bool":
        return rng.integers(0, 2, (3, 4)).astype(bool)
    if dtype in INT:
        return rng.integers(0, 100, (3, 4)).astype(dtype)
    values = rng.standard_normal((3, 4))
    return round_to(values + 1j * values[::-1] if dtype.startswith("complex") else values, dtype)


@row("tensor", "as_tensor", "asarray", dtypes=ALL)
def _():
    for make in (crout.tensor, crout.as_tensor, crout.asarray):
        for dtype in ALL:
            values = values_of(dtype)
            made = make(values.tolist(), dtype=getattr(crout, dtype))
            compare(made, values, dtype, 0)
        assert make(3).dtype == crout.int64 and make(3.5).dtype == crout.float32 and make(True).dtype == crout.bool and make(1j).dtype == crout.complex64
        assert make([]).shape == (0,) and make([[], []]).shape == (2, 0)
        assert make([[1, 2.5]]).tolist() == [[1.0, 2.5]]
        for wrong in ([[1], [1, 2]], ["a"], object()):
            try:
                make(wrong)
            except (ValueError, TypeError):
                continue
            raise AssertionError(f"{make.__name__}({wrong!r}) was accepted")
    source = np.arange(3.0)
    assert crout.tensor(source).data_ptr() != source.ctypes.data and crout.as_tensor(source).data_ptr() == source.ctypes.data


@row("from_numpy", dtypes=[d for d in ALL if d != "bfloat16"])
def _():
    for dtype in [d for d in ORDER if d != "bfloat16"]:
        source = values_of(dtype).astype(dtype)
        for view in (source, source.T, source[:, ::2], source[::-1], source[:, ::-1], source[:0], source[1, 2:3]):
            made = crout.from_numpy(view)
            assert np.array_equal(made.numpy(), view) and name_of(made.dtype) == dtype
            assert view.size == 0 or made.data_ptr() == view.ctypes.data, "memory must be shared"
    try:
        crout.from_numpy([1, 2])
    except TypeError:
        return
    raise AssertionError("from_numpy([1, 2]) was accepted")


@row("from_dlpack", dtypes=[d for d in ALL if d != "bfloat16"])
def _():
    for dtype in [d for d in ORDER if d != "bfloat16"]:
        source = values_of(dtype).astype(dtype)
        for view in (source, source.T, source[:, ::2]):
            made = crout.from_dlpack(view)
            assert np.array_equal(made.numpy(), view) and made.data_ptr() == view.ctypes.data
        assert np.array_equal(np.from_dlpack(tensor(source, dtype)), source) or dtype == "bool"
    try:
        crout.from_dlpack([1, 2])
    except (TypeError, AttributeError):
        return
    raise AssertionError("from_dlpack([1, 2]) was accepted")


@row("empty_strided", dtypes=ALL)
def _():
    for name in ALL:
        x = crout.empty_strided((3, 4), (1, 3), dtype=getattr(crout, name))
        assert x.shape == (3, 4) and x.stride() == (1, 3) and name_of(x.dtype) == name
    assert crout.empty_strided((2, 0), (1, 1)).tolist() == [[], []] and crout.empty_strided((), ()).shape == ()
    for wrong in (((2,), (1, 1)), ((-1,), (1,)), ((2,), (-1,))):
        try:
            crout.empty_strided(*wrong)
        except RuntimeError:
            continue
        raise AssertionError(f"empty_strided{wrong} was accepted")
