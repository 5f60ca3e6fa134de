# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The array API standard 2024.12: NumPy's own main namespace is the oracle where it follows the standard."""

import math

import numpy as np
import pytest

import crout
from crout import array_api as xp
from crout.array_api import linalg

# What the standard lists, by its pages.
CREATION = "arange asarray empty empty_like eye from_dlpack full full_like linspace meshgrid ones ones_like tril triu zeros zeros_like"
DTYPES = "astype broadcast_arrays broadcast_to can_cast finfo iinfo isdtype result_type"
ELEMENTWISE = """abs acos acosh add asin asinh atan atan2 atanh bitwise_and bitwise_left_shift bitwise_invert bitwise_or bitwise_right_shift bitwise_xor ceil
    clip conj copysign cos cosh divide equal exp expm1 floor floor_divide greater greater_equal hypot imag isfinite isinf isnan less less_equal log log1p log2
    log10 logaddexp logical_and logical_not logical_or logical_xor maximum minimum multiply negative nextafter not_equal positive pow real reciprocal remainder
    round sign signbit sin sinh square sqrt subtract tan tanh trunc"""
OTHERS = """take take_along_axis matmul matrix_transpose tensordot vecdot concat expand_dims flip moveaxis permute_dims repeat reshape roll squeeze stack tile
    unstack argmax argmin count_nonzero nonzero searchsorted where unique_all unique_counts unique_inverse unique_values argsort sort cumulative_prod
    cumulative_sum max mean min prod std sum var all any diff __array_namespace_info__ e inf nan newaxis pi"""
LINALG = """cholesky cross det diagonal eigh eigvalsh inv matmul matrix_norm matrix_power matrix_rank matrix_transpose outer pinv qr slogdet solve svd svdvals
    tensordot trace vecdot vector_norm"""


def check(got, want, dtype=None):
    want = np.asarray(want)
    assert got.shape == want.shape, (got.shape, want.shape)
    if dtype is not None:
        assert got.dtype is dtype
    np.testing.assert_allclose(got.numpy(), want, rtol=1e-5, atol=1e-6)


def test_the_namespace_is_complete():
    x = crout.ones(1, 1)
    assert x.__array_namespace__() is xp is x.__array_namespace__(api_version="2024.12") and xp.__array_api_version__ == "2024.12"
    with pytest.raises(ValueError, match="2030.12"):
        x.__array_namespace__(api_version="2030.12")
    for name in f"{CREATION} {DTYPES} {ELEMENTWISE} {OTHERS}".split():
        assert hasattr(xp, name), name
    for name in LINALG.split():
        assert callable(getattr(linalg, name)), name
    for name in ("dtype", "device", "mT", "T", "ndim", "shape", "size", "to_device", "__dlpack__", "__dlpack_device__", "__complex__", "__setitem__"):
        assert hasattr(x, name), name
    assert x.to_device("cpu") is x


def test_inspection():
    info = xp.__array_namespace_info__()
    assert info.default_device() == crout.device("cpu") and info.devices() == [crout.device("cpu")]
    assert info.default_dtypes() == {"real floating": crout.float32, "complex floating": crout.complex64, "integral": crout.int64, "indexing": crout.int64}
    assert info.dtypes(kind="complex floating") == {"complex64": crout.complex64, "complex128": crout.complex128}
    assert set(info.dtypes(kind=("bool", "unsigned integer"))) == {"bool", "uint8"} and len(info.dtypes()) == 10
    assert info.capabilities()["boolean indexing"] and info.capabilities()["data-dependent shapes"]


def test_questions_about_dtypes():
    for name in ("float16", "float32", "float64"):
        ours, theirs = xp.finfo(getattr(crout, name)), np.finfo(name)
        assert (ours.bits, ours.eps, ours.max, ours.min, ours.smallest_normal) == (
            theirs.bits, float(theirs.eps), float(theirs.max), float(theirs.min), float(theirs.smallest_normal))
    assert xp.finfo(xp.complex128).dtype is xp.float64 and xp.finfo(crout.ones(1)).bits == 32
    for name in ("uint8", "int8", "int16", "int32", "int64"):
        assert xp.iinfo(getattr(crout, name))[:3] == (np.iinfo(name).bits, np.iinfo(name).max, np.iinfo(name).min)
    assert crout.finfo is xp.finfo and crout.iinfo is xp.iinfo and crout.finfo(crout.bfloat16).tiny == 2.0**-126
    for function, wrong in ((xp.finfo, xp.int8), (xp.iinfo, xp.float32)):
        with pytest.raises(ValueError):
            function(wrong)
    assert xp.isdtype(xp.int8, "signed integer") and xp.isdtype(xp.uint8, ("bool", "integral")) and not xp.isdtype(xp.bool, "numeric")
    assert xp.isdtype(xp.float32, xp.float32) and not xp.isdtype(xp.float32, (xp.float64, "integral"))
    with pytest.raises(ValueError, match="'kind'"):
        xp.isdtype(xp.int8, "whole")
    assert xp.can_cast(xp.int8, xp.int16) and not xp.can_cast(xp.int64, xp.int8) and not xp.can_cast(crout.ones(1), xp.int64)
    assert xp.result_type(xp.int8, crout.ones(1, dtype=xp.uint8)) is xp.int16 and xp.result_type(xp.float32, 1j) is xp.complex64
    assert xp.result_type(crout.ones(()), crout.ones(1, dtype=xp.float64)) is xp.float64 and xp.result_type(xp.int8, 5) is xp.int8
    assert xp.astype(crout.ones(2), xp.int8).dtype is xp.int8
    x = crout.ones(2)
    assert xp.astype(x, xp.float32, copy=False) is x and xp.astype(x, xp.float32).data_ptr() != x.data_ptr()
    with pytest.raises(TypeError, match="complex"):
        xp.astype(crout.tensor([1j]), xp.float32)


def test_creation():
    check(xp.arange(5), np.arange(5), xp.int64)
    check(xp.arange(5, 1), np.arange(5, 1), xp.int64)
    check(xp.arange(1, 2, 0.25), np.arange(1, 2, 0.25), xp.float32)
    for k in (-3, -1, 0, 2, 5):
        check(xp.eye(3, 4, k=k), np.eye(3, 4, k=k), xp.float32)
        check(xp.tril(xp.ones((3, 4)), k=k), np.tril(np.ones((3, 4)), k))
        check(xp.triu(xp.ones((2, 3, 4)), k=k), np.triu(np.ones((2, 3, 4)), k))
    assert xp.eye(2, k=2**70).tolist() == [[0.0, 0.0], [0.0, 0.0]]
    check(xp.linspace(0, 1, 5, endpoint=False), np.linspace(0, 1, 5, endpoint=False))
    check(xp.full(3, 7), np.full(3, 7), xp.int64)
    check(xp.zeros((2, 3), dtype=xp.int8), np.zeros((2, 3)), xp.int8)
    for indexing in ("xy", "ij"):
        for got, want in zip(xp.meshgrid(xp.arange(2), xp.arange(3), xp.arange(4), indexing=indexing), np.meshgrid(*map(np.arange, (2, 3, 4)), indexing=indexing)):
            check(got, want)
    assert xp.asarray([1, 2]).dtype is xp.int64 and xp.from_dlpack(np.ones(2)).dtype is xp.float64
    with pytest.raises(ValueError):
        xp.meshgrid(xp.arange(2), xp.ones(2))


@pytest.mark.parametrize("name", ELEMENTWISE.split())
def test_elementwise(name):
    if name in ("clip", "real", "imag", "conj"):
        return
    theirs, ours = getattr(np, name), getattr(xp, name)
    binary = name in ("add atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor copysign divide equal floor_divide greater greater_equal"
                      " hypot less less_equal logaddexp logical_and logical_or logical_xor maximum minimum multiply nextafter not_equal pow remainder subtract").split()
    logical = name.startswith("logical")
    whole = name.startswith("bitwise")
    a = np.array([[0.25, 0.5], [0.75, 1.0]], np.float32) + (1 if name == "acosh" else 0)
    b = np.array([0.5, 2.0], np.float32)
    if name == "atanh":
        a = a / 2
    if logical:
        a, b = a > 0.5, b > 1
    if whole:
        a, b = (a * 8).astype("int32"), b.astype("int32")
    arguments = (a, b) if binary else (a,)
    want = theirs(*arguments)
    got = ours(*map(crout.from_numpy, arguments))
    check(got, want)
    assert str(got.dtype)[6:] == str(want.dtype)
    if binary:
        scalar = True if logical else 2
        check(ours(crout.from_numpy(a), scalar), theirs(a, a.dtype.type(scalar)))
        check(ours(scalar, crout.from_numpy(a)), theirs(a.dtype.type(scalar), a))
        with pytest.raises(TypeError, match="at least one"):
            ours(1, 2)
    if name in ("ceil", "floor", "trunc", "round", "positive", "abs", "sign", "square", "negative"):
        whole_numbers = np.array([-3, 0, 5], "int16")
        check(ours(crout.from_numpy(whole_numbers)), theirs(whole_numbers), xp.int16)


def test_rounding_clipping_and_complex_parts():
    check(xp.round(crout.tensor([0.5, 1.5, -2.5])), [0.0, 2.0, -2.0])
    check(xp.round(crout.tensor([0.5 + 1.5j])), [0 + 2j])
    x = crout.tensor([1, 5, 9], dtype=xp.int8)
    check(xp.clip(x, 2, 300), [2, 5, 9], xp.int8)
    check(xp.clip(x, max=crout.tensor([0, 6, 6], dtype=xp.int8)), [0, 5, 6], xp.int8)
    check(xp.clip(crout.tensor([math.nan, 1.0, -1.0]), 0.0), [math.nan, 1.0, 0.0])
    assert xp.clip(x).data_ptr() != x.data_ptr()
    z = crout.tensor([1 + 2j, 3 - 4j])
    check(xp.real(z), [1, 3])
    check(xp.imag(z), [2, -4])
    check(xp.conj(z), [1 - 2j, 3 + 4j])
    check(xp.sign(z), np.array([1 + 2j, 3 - 4j]) / np.abs([1 + 2j, 3 - 4j]))


def test_manipulation():
    a = np.arange(24.0, dtype=np.float32).reshape(2, 3, 4)
    x = crout.from_numpy(a)
    check(xp.concat([x, x], axis=1), np.concatenate([a, a], 1))
    check(xp.concat([x, x[0]], axis=None), np.concatenate([a, a[0]], None))
    for axis in (0, -1, 3):
        check(xp.expand_dims(x, axis=axis), np.expand_dims(a, axis))
    for axis in (None, 0, (0, -1)):
        check(xp.flip(x, axis=axis), np.flip(a, axis))
    check(xp.moveaxis(x, (0, 1), (2, 0)), np.moveaxis(a, (0, 1), (2, 0)))
    check(xp.permute_dims(x, (2, 0, 1)), a.transpose(2, 0, 1))
    for repeats, axis in ((2, None), (3, 1), (np.array([0, 2, 1]), 1)):
        check(xp.repeat(x, crout.from_numpy(repeats) if isinstance(repeats, np.ndarray) else repeats, axis=axis), np.repeat(a, repeats, axis))
    check(xp.reshape(x, (4, -1)), a.reshape(4, -1))
    assert xp.reshape(x, (6, 4), copy=False).data_ptr() == x.data_ptr() != xp.reshape(x, (6, 4), copy=True).data_ptr()
    with pytest.raises(ValueError, match="copy"):
        xp.reshape(x.mT, (-1,), copy=False)
    for shift, axis in ((5, None), (1, 2), ((1, -1), (0, 1)), (1, (0, 1))):
        check(xp.roll(x, shift, axis=axis), np.roll(a, shift, axis))
    check(xp.squeeze(x[:, :1], 1), a[:, 0])
    with pytest.raises(ValueError, match="size 3"):
        xp.squeeze(x, 1)
    check(xp.stack([x, x], axis=-1), np.stack([a, a], -1))
    check(xp.tile(x, (2, 1)), np.tile(a, (2, 1)))
    for got, want in zip(xp.unstack(x, axis=1), a.transpose(1, 0, 2)):
        check(got, want)
    check(xp.take(x, crout.tensor([2, -1, 0]), axis=1), np.take(a, [2, -1, 0], 1))
    indices = np.array([[[3, -1, 0]]])
    check(xp.take_along_axis(x, crout.from_numpy(indices)), np.take_along_axis(a, indices, -1))
    check(xp.broadcast_to(x[0, 0], (2, 4)), np.broadcast_to(a[0, 0], (2, 4)))
    assert [t.shape for t in xp.broadcast_arrays(x, x[0, 0])] == [(2, 3, 4)] * 2


def test_searching_sorting_and_sets():
    a = np.array([[3, 1, 2, 1], [0, 2, 2, 5]])
    x = crout.from_numpy(a)
    for axis, keepdims in ((None, False), (None, True), (1, False), (0, True)):
        check(xp.argmax(x, axis=axis, keepdims=keepdims), np.argmax(a, axis, keepdims=keepdims), xp.int64)
        check(xp.argmin(x, axis=axis, keepdims=keepdims), np.argmin(a, axis, keepdims=keepdims))
        check(xp.count_nonzero(x, axis=axis, keepdims=keepdims), np.count_nonzero(a, axis, keepdims=keepdims))
    check(xp.sort(x), np.sort(a))
    check(xp.sort(x, axis=0, descending=True), -np.sort(-a, 0))
    check(xp.argsort(x), np.argsort(a, kind="stable"))
    check(xp.argsort(x, descending=True), np.argsort(-a, kind="stable"))
    for got, want in zip(xp.nonzero(x > 1), np.nonzero(a > 1)):
        check(got, want)
    check(xp.searchsorted(crout.tensor([1, 3, 5]), crout.tensor([0, 3, 6]), side="right"), np.searchsorted([1, 3, 5], [0, 3, 6], "right"))
    check(xp.searchsorted(crout.tensor([5, 1, 3]), crout.tensor([2]), sorter=crout.tensor([1, 2, 0])), [1])
    check(xp.where(x > 1, x, 0), np.where(a > 1, a, 0))
    ours, theirs = xp.unique_all(x), np.unique_all(a)
    for got, want in zip(ours, theirs):
        check(got, want)
    assert ours._fields == ("values", "indices", "inverse_indices", "counts")
    check(xp.unique_values(crout.tensor([math.nan, 1.0, math.nan])), [1.0, math.nan, math.nan])
    assert xp.unique_counts(crout.zeros(0)).counts.shape == (0,) and xp.unique_inverse(x).inverse_indices.shape == (2, 4)


@pytest.mark.parametrize("axis", [None, 0, -1, (0, 2), ()])
@pytest.mark.parametrize("keepdims", [False, True])
def test_reductions(axis, keepdims):
    a = np.random.default_rng(1).random((2, 3, 4), dtype=np.float32)
    x, o = crout.from_numpy(a), dict(axis=axis, keepdims=keepdims)
    for name in ("sum", "prod", "mean", "std", "var", "max", "min", "all", "any"):
        check(getattr(xp, name)(x, **o), getattr(np, name)(a, **o))
    if axis != ():
        check(xp.var(x, correction=1.0, **o), np.var(a, ddof=1, **o))
    whole = (a * 10).astype("uint8")
    assert xp.sum(crout.from_numpy(whole), **o).dtype is xp.int64 and xp.prod(crout.from_numpy(whole), **o).dtype is xp.int64
    check(xp.sum(crout.from_numpy(whole), dtype=xp.float32, **o), whole.sum(**o), xp.float32)


def test_running_sums_and_differences():
    a = np.arange(6.0).reshape(2, 3) + 1
    x = crout.from_numpy(a)
    for initial in (False, True):
        check(xp.cumulative_sum(x, axis=1, include_initial=initial), np.cumulative_sum(a, axis=1, include_initial=initial))
        check(xp.cumulative_prod(x, axis=0, include_initial=initial), np.cumulative_prod(a, axis=0, include_initial=initial))
    assert xp.cumulative_sum(crout.ones(3, dtype=xp.int8)).dtype is xp.int64
    for function in (xp.cumulative_sum, xp.cumulative_prod):
        with pytest.raises(ValueError, match="axis"):
            function(x)
    for n in (0, 1, 2, 5):
        check(xp.diff(x, n=n), np.diff(a, n=n))
    check(xp.diff(x, axis=0, prepend=x[:1], append=x), np.diff(a, axis=0, prepend=a[:1], append=a))
    with pytest.raises(ValueError, match="size 0"):
        xp.max(crout.zeros(0))


def test_products_and_linalg():
    rng = np.random.default_rng(2)
    a = rng.standard_normal((2, 4, 4))
    spd = a @ a.transpose(0, 2, 1) + np.eye(4)
    x, s = crout.from_numpy(a), crout.from_numpy(spd)
    check(xp.matmul(x, x), a @ a)
    check(xp.matrix_transpose(x), a.transpose(0, 2, 1))
    check(xp.tensordot(x, x, axes=((0, 1), (0, 2))), np.tensordot(a, a, ((0, 1), (0, 2))))
    check(xp.vecdot(x * 1j, x, axis=-2), np.vecdot(a * 1j, a, axis=-2))
    with pytest.raises(ValueError, match="'axis'"):
        xp.vecdot(x, x, axis=0)
    check(linalg.cholesky(s), np.linalg.cholesky(spd))
    check(linalg.cholesky(s, upper=True), np.linalg.cholesky(spd).transpose(0, 2, 1))
    check(linalg.cross(x[..., :3], x[0, :, :3]), np.cross(a[..., :3], a[0, :, :3]))
    check(linalg.det(x), np.linalg.det(a))
    for offset in (-2, 0, 1):
        check(linalg.diagonal(x, offset=offset), np.linalg.diagonal(a, offset=offset))
        check(linalg.trace(x, offset=offset), np.linalg.trace(a, offset=offset))
    check(linalg.eigvalsh(s), np.linalg.eigvalsh(spd))
    values, vectors = linalg.eigh(s)
    check(vectors @ (values.unsqueeze(-1) * vectors.mT), spd)
    check(linalg.inv(x), np.linalg.inv(a))
    for order in ("fro", "nuc", 1, -1, 2, -2, math.inf, -math.inf):
        check(linalg.matrix_norm(x, ord=order, keepdims=True), np.linalg.matrix_norm(a, ord=order, keepdims=True))
    check(linalg.matrix_power(x, 3), np.linalg.matrix_power(a, 3))
    low = a[:, :, :2] @ a[:, :2, :]
    check(linalg.matrix_rank(crout.from_numpy(low)), np.linalg.matrix_rank(low), xp.int64)
    check(linalg.outer(x[0, 0], x[0, 1]), np.outer(a[0, 0], a[0, 1]))
    check(linalg.pinv(crout.from_numpy(low)), np.linalg.pinv(low, rcond=1e-12))
    q, r = linalg.qr(x[:, :, :2], mode="complete")
    assert q.shape == (2, 4, 4) and r.shape == (2, 4, 2)
    check(q @ r, a[:, :, :2])
    sign, logarithm = linalg.slogdet(x)
    check(sign * xp.exp(logarithm), np.linalg.det(a))
    check(linalg.solve(x, x[0, :, :2]), np.linalg.solve(a, np.broadcast_to(a[0, :, :2], (2, 4, 2))))
    check(linalg.solve(x, x[0, 0]), np.linalg.solve(a, np.broadcast_to(a[0, 0][:, None], (2, 4, 1)))[..., 0])
    u, d, vh = linalg.svd(x[:, :3])
    assert u.shape == (2, 3, 3) and vh.shape == (2, 4, 4) and linalg.svd(x)._fields == ("U", "S", "Vh")
    check(linalg.svdvals(x[:, :3]), np.linalg.svd(a[:, :3], compute_uv=False))
    for axis in (None, 1, (0, 2)):
        for order in (1, 2, 3.5, math.inf, -math.inf, 0):
            check(linalg.vector_norm(x, axis=axis, ord=order), np.linalg.vector_norm(a, axis=axis, ord=order))


def test_products_promote():
    a, b = crout.ones(2, 2, dtype=xp.int8), crout.ones(2, 2, dtype=xp.int16)
    for function in (xp.matmul, xp.tensordot, xp.vecdot):
        assert function(a, b).dtype is xp.int16
    assert linalg.outer(a[0], b[0]).dtype is xp.int16
    assert linalg.solve(xp.eye(2), xp.eye(2, dtype=xp.float64)).dtype is xp.float64


def test_arrays_of_no_dimensions_promote_as_others():
    a, b = crout.tensor(0, dtype=xp.int16), crout.tensor([1], dtype=xp.int8)
    assert xp.add(a, b).dtype is xp.int16 and xp.where(b > 0, a, b).dtype is xp.int16 and (a + b).dtype is xp.int8
    assert xp.hypot(crout.ones(1), crout.ones((), dtype=xp.float64)).dtype is xp.float64
    assert xp.greater_equal(crout.tensor(-1, dtype=xp.int16), crout.tensor([0], dtype=xp.uint8)).tolist() == [False]


def test_quotients_of_infinities_and_empty_repeats():
    x = crout.tensor([math.inf, -math.inf, 3.0, -3.0, 7.0])
    check(xp.floor_divide(x, 2.0), [math.inf, -math.inf, 1, -2, 3])
    check(xp.floor_divide(x[2:4], math.inf), [0.0, -0.0])
    check(xp.floor_divide(7.0, x), [0.0, -0.0, 2.0, -3.0, 1.0])
    check(xp.floor_divide(crout.tensor([7, -7]), 2), [3, -4], xp.int64)
    assert xp.repeat(crout.zeros(0), crout.zeros(0, dtype=xp.int64)).shape == (0,)


def test_a_program_written_for_the_standard_takes_our_tensors():
    def standardise(x):
        space = x.__array_namespace__()
        mean = space.mean(x, axis=0, keepdims=True)
        return (x - mean) / space.std(x, axis=0, keepdims=True)

    a = np.random.default_rng(3).random((10, 3))
    check(standardise(crout.from_numpy(a)), standardise(a))
    check(crout.jit(standardise)(crout.from_numpy(a)), standardise(a))
