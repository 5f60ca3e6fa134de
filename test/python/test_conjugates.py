# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Conjugated and negated views: they share memory, and whoever reads or writes elements sees the conjugates."""

import copy
import ctypes
import pickle

import numpy as np
import pytest

import crout

COMPLEX = ("complex64", "complex128")


def numbers(shape=(3, 4), dtype="complex128", seed=0):
    random = np.random.default_rng(seed)
    return (random.standard_normal(shape) + 1j * random.standard_normal(shape)).astype(dtype)


def same(tensor, array):
    """Equal bits, also of zeros."""
    found = tensor.numpy(force=True)
    assert found.shape == array.shape and found.dtype == array.dtype
    np.testing.assert_array_equal(found, array)
    for part in ("real", "imag"):
        np.testing.assert_array_equal(np.signbit(getattr(found, part)), np.signbit(getattr(array, part)))


@pytest.mark.parametrize("dtype", COMPLEX)
def test_a_conjugate_is_a_view(dtype):
    z = numbers(dtype=dtype)
    x = crout.tensor(z)
    y = x.conj()
    assert y.is_conj() and crout.is_conj(y) and not x.is_conj() and not y.is_neg()
    assert y.data_ptr() == x.data_ptr() and y.is_shared_storage(x) and y.stride() == x.stride()
    same(y, z.conj())
    assert not y.conj().is_conj() and y.conj().data_ptr() == x.data_ptr()
    for view in (x.mH, x.H, x.adjoint(), crout.adjoint(x)):
        assert view.is_conj() and view.data_ptr() == x.data_ptr() and view.stride() == (1, 4)
        same(view, z.conj().T)
    resolved = y.resolve_conj()
    assert not resolved.is_conj() and resolved.data_ptr() != x.data_ptr() and x.resolve_conj() is not y
    assert x.resolve_conj().data_ptr() == x.data_ptr()
    same(crout.conj_physical(x), z.conj())
    assert not crout.conj_physical(x).is_conj() and not crout.conj_physical(y).is_conj()
    same(crout.conj_physical(y), z)


@pytest.mark.parametrize("dtype", ("float32", "int64", "bool"))
def test_a_real_tensor_is_its_own_conjugate(dtype):
    x = crout.ones(2, 3).to(getattr(crout, dtype))
    for y in (x.conj(), x.resolve_conj(), x.resolve_neg()):
        assert not y.is_conj() and y.data_ptr() == x.data_ptr() and y.stride() == x.stride()
    assert not x.mH.is_conj() and x.mH.data_ptr() == x.data_ptr()


VIEWS = {
    "slice": lambda x: x[1:, ::2],
    "row": lambda x: x[1],
    "transposed": lambda x: x.T,
    "reshaped": lambda x: x.reshape(2, 6),
    "diagonal": lambda x: x.diagonal(),
    "expanded": lambda x: x[:, None].expand(3, 2, 4),
    "windows": lambda x: x.unfold(1, 2, 1),
    "strided": lambda x: x.as_strided((2, 2), (4, 1), 1),
    "real": lambda x: x.real,
    "imag": lambda x: x.imag,
}


@pytest.mark.parametrize("name", VIEWS)
def test_views_of_a_conjugate_are_conjugates(name):
    z = numbers()
    x = crout.tensor(z)
    view, plain = VIEWS[name](x.conj()), VIEWS[name](crout.tensor(z.conj()))
    assert view.is_shared_storage(x)
    assert (view.is_conj(), view.is_neg()) == (name not in ("real", "imag"), name == "imag")
    same(view, plain.numpy())
    compiled = crout.jit(lambda x: VIEWS[name](x.conj()))(x)
    assert (compiled.is_conj(), compiled.is_neg(), compiled.data_ptr()) == (view.is_conj(), view.is_neg(), view.data_ptr())
    same(compiled, plain.numpy())


WRITES = {
    "fill": lambda x: x.fill_(1 + 2j),
    "element": lambda x: x.__setitem__((0, 1), 3 - 1j),
    "add": lambda x: x.add_(2j),
    "multiply": lambda x: x.__imul__(2),
    "copy": lambda x: x.copy_(x.flip(0)),
    "copy of the base": lambda x: x.copy_(x.conj()),
    "masked": lambda x: x.masked_fill_(x.real > 0, 5j),
    "mask": lambda x: x.__setitem__(x.real > 0, 1j),
    "indexed": lambda x: x.__setitem__(([0, 2], [1, 3]), crout.tensor([1j, 2j])),
    "out": lambda x: crout.mul(x, 3, out=x),
    "row": lambda x: x[1].zero_(),
    "real": lambda x: x.real.add_(1),
    "imag": lambda x: x.imag.add_(1),
    "imag of a column": lambda x: x.imag[:, 2].fill_(-3),
    "conjugated": lambda x: x.conj().add_(1j),
    "computed": lambda x: x.conj_physical_(),
    "transposed": lambda x: x.T[0].copy_(x[:, 1].clone()),
    "windows": lambda x: x.unfold(1, 2, 2)[:, 0].add_(1j),
    "windows that overlap": lambda x: x.unfold(1, 2, 1)[:, 1].add_(1j),
    "itself": lambda x: x[1:].copy_(x[:-1]),
    "strided": lambda x: x.as_strided((2, 2), (5, 1), 1).add_(1j),
}


@pytest.mark.parametrize("name", WRITES)
def test_writes_through_a_conjugate_reach_its_base(name):
    z = numbers()
    plain = crout.tensor(z.conj())
    WRITES[name](plain)
    expected = plain.numpy().conj()

    def f(x):
        before = x[0]
        y = x.conj()
        WRITES[name](y)
        return y, before, x.sum()

    base = crout.tensor(z)
    f(base)
    same(base, expected)
    base = crout.tensor(z)
    y, before, total = crout.jit(f)(base)
    same(base, expected)
    same(y, expected.conj())
    same(before, expected[0])
    assert y.is_conj() and y.data_ptr() == base.data_ptr()
    # A conjugate as the argument, alone and beside its base.
    base = crout.tensor(z)
    crout.jit(lambda y: WRITES[name](y))(base.conj())
    same(base, expected)
    base = crout.tensor(z)
    total = crout.jit(lambda y, x: (WRITES[name](y), x.sum())[1])(base.conj(), base)
    same(base, expected)
    np.testing.assert_allclose(total.item(), base.sum().item(), rtol=1e-12)
    # A captured one.
    base = crout.tensor(z)
    outside = base.conj()

    def g(a):
        WRITES[name](outside)
        return outside + a

    result = crout.jit(g)(crout.zeros(()))
    same(base, expected)
    np.testing.assert_array_equal(result.numpy(), expected.conj())


@pytest.mark.parametrize("dtype", COMPLEX)
def test_functions_take_conjugates_as_they_take_copies(dtype):
    z, w = numbers((4, 4), dtype), numbers((4, 4), dtype, 1)
    x, y = crout.tensor(z), crout.tensor(w)
    lazy, copied = x.conj(), crout.tensor(z.conj())
    for function in (
        lambda a: a + y, lambda a: y * a, lambda a: a / 2, lambda a: a.exp(), lambda a: a.abs(), lambda a: a.sum(0), lambda a: a.mean(),
        lambda a: a @ y, lambda a: y @ a, lambda a: a.mT @ a, lambda a: crout.linalg.solve(a, y), lambda a: crout.linalg.inv(a), lambda a: a.clone(),
        lambda a: a.contiguous(), lambda a: a.T.contiguous(), lambda a: crout.cat([a, y]), lambda a: crout.stack([y, a]), lambda a: a[[2, 0]],
        lambda a: crout.where(y.real > 0, a, y), lambda a: a.to(crout.complex64), lambda a: a == y, lambda a: a.cumsum(0), lambda a: a.flatten(),
        lambda a: crout.vdot(a[0], y[0]), lambda a: crout.einsum("ij,kj->ik", a, y), lambda a: -a, lambda a: a.angle(), lambda a: a.conj() * a,
        lambda a: crout.view_as_real(a.resolve_conj()), lambda a: crout.linalg.vecdot(a, y), lambda a: a.index_select(1, crout.tensor([3, 0])),
        lambda a: crout.addmm(y, a, a), lambda a: a.repeat(2, 1), lambda a: crout.outer(a[0], y[1]),
    ):  # fmt: skip
        expected = function(copied).numpy(force=True)
        for found in (function(lazy), crout.jit(function)(lazy), crout.jit(lambda a: function(a.conj()))(x)):
            np.testing.assert_allclose(found.numpy(force=True), expected, rtol=3e-5 if dtype == "complex64" else 1e-12, atol=1e-6 if dtype == "complex64" else 1e-13)


def test_elements_are_read_resolved():
    z = numbers((2, 2))
    y, n = crout.tensor(z).conj(), crout.tensor(z).conj().imag
    assert y.tolist() == z.conj().tolist() and n.tolist() == (-z.imag).tolist()
    assert y[1, 0].item() == complex(y[1, 0]) == z.conj()[1, 0] and n[0, 1].item() == float(n[0, 1]) == -z.imag[0, 1]
    assert repr(y) == repr(crout.tensor(z.conj())) and repr(n) == repr(crout.tensor(-z.imag)) and f"{n[0, 0]:.3f}" == f"{-z.imag[0, 0]:.3f}"
    assert bool(crout.tensor([2j]).conj()) and crout.tensor([1j]).conj() == -1j
    same(copy.deepcopy(y), z.conj())
    for protocol in (2, 5):
        same(pickle.loads(pickle.dumps(y, protocol)), z.conj())
        same(pickle.loads(pickle.dumps(n, protocol)), -z.imag)


def test_saved_elements_are_resolved(tmp_path):
    y = crout.tensor(numbers()).conj()
    crout.save({"y": y, "n": y.imag}, tmp_path / "file")
    loaded = crout.load(tmp_path / "file")
    same(loaded["y"], y.numpy(force=True))
    same(loaded["n"], y.imag.numpy(force=True))


def test_memory_of_a_conjugate_is_not_shared_as_its_elements():
    y = crout.tensor([1 + 2j, 3j]).conj()
    for view in (y, y.imag):
        what = "resolve_conj" if view.is_conj() else "resolve_neg"
        with pytest.raises(RuntimeError, match=rf"{what}\(\)\.numpy\(\)"):
            view.numpy()
        with pytest.raises(RuntimeError, match=what):
            np.asarray(view)
        with pytest.raises(BufferError, match=what):
            memoryview(view)
        with pytest.raises(BufferError, match=what):
            view.__dlpack__()
        assert not hasattr(view, "__array_interface__")
        same(crout.from_dlpack(view, copy=True), view.numpy(force=True))
        same(view.resolve_conj().resolve_neg(), np.asarray(view.tolist()).astype(view.numpy(force=True).dtype))
    with pytest.raises(RuntimeError, match="resolve_conj"):
        crout.view_as_real(y)
    with pytest.raises(RuntimeError, match="resolve_conj"):
        y.view(crout.float32)
    with pytest.raises(RuntimeError, match="resolve_neg"):
        y.imag.view(crout.int32)
    with pytest.raises(RuntimeError, match="resolve_conj"):
        crout.jit(lambda x: crout.view_as_real(x.conj()))(crout.tensor([1j]))
    assert y.view(crout.complex64).is_conj() and y.view(2).is_conj()


def test_negated_views():
    z = numbers()
    x = crout.tensor(z)
    n = x.conj().imag
    assert n.is_neg() and not n.is_conj() and n.data_ptr() == x.imag.data_ptr()
    same(n, -z.imag)
    n[0] = 7
    assert (x.imag[0] == -7).all()
    n += 1
    assert (x.imag[0] == -8).all()
    resolved = n.resolve_neg()
    assert not resolved.is_neg() and not resolved.is_shared_storage(x)
    pairs = crout.view_as_complex(crout.zeros(2, 2).to(crout.float64))
    pairs.conj().imag.fill_(3)
    assert pairs.tolist() == [-3j, -3j]
    assert (n + x.imag == 0).all() and crout.jit(lambda n, i: (n + i == 0).all())(n, x.imag)


def test_a_traced_tensor_says_what_it_is():
    seen = []

    def f(x, y):
        seen.append((x.is_conj(), y.is_conj(), x.conj().is_conj(), x.conj().imag.is_neg(), x.mH.is_conj(), (x + 1).conj().is_conj(), x.conj().clone().is_conj(),
                     x.conj().resolve_conj().is_conj(), y.imag.is_neg()))
        return (x + 1).conj(), y, (x * 2).mH[0], (y + 0).conj().imag

    x = crout.tensor(numbers((2, 2)))
    results = crout.jit(f)(x, x.conj())
    for _ in range(2):
        expected = f(x, x.conj())
        for a, b in zip(results, expected):
            assert (a.is_conj(), a.is_neg()) == (b.is_conj(), b.is_neg())
            same(a, b.numpy(force=True))
        results = crout.jit(f)(x, x.conj())
    assert all(s == seen[0] for s in seen)


def test_a_conjugate_and_its_base_take_programs_of_their_own():
    z = numbers()
    x = crout.tensor(z)
    f = crout.jit(lambda x: x * 2 + 1j)
    same(f(x), z * 2 + 1j)
    same(f(x.conj()), z.conj() * 2 + 1j)
    same(f(x), z * 2 + 1j)


def test_results_that_look_at_one_memory():
    x = crout.tensor(numbers())

    def f(x):
        y = x + 1
        return y, y.conj(), y.mH[1:], y.conj().imag

    for results in (f(x), crout.jit(f)(x)):
        y, c, h, n = results
        assert c.is_conj() and h.is_conj() and n.is_neg() and c.data_ptr() == y.data_ptr()
        y[0, 1] = 5 + 6j
        assert c[0, 1].item() == 5 - 6j == h[0, 0].item() and n[0, 1].item() == -6


def test_one_tensor_twice():
    x = crout.tensor(numbers())
    total = crout.jit(lambda a, b: (a * b).sum())(x, x.conj())
    assert abs(total.item() - (x.abs() ** 2).sum().item()) < 1e-12


def test_out_and_promotion():
    x = crout.tensor([1 + 1j, 2j])
    out = crout.zeros(2, dtype=crout.complex64)
    crout.conj(x, out=out)
    assert not out.is_conj() and out.tolist() == [1 - 1j, -2j]
    target = crout.zeros(2, dtype=crout.complex64)
    crout.add(x, 1, out=target.conj())
    assert target.tolist() == [2 - 1j, 1 - 2j]
    assert crout.result_type(x.conj(), crout.ones(1, dtype=crout.float64)) is crout.complex128


@pytest.mark.parametrize("shape", ((), (0,), (2, 0), (1, 1)))
def test_shapes_without_much_in_them(shape):
    z = numbers(shape)
    x = crout.tensor(z)
    same(x.conj(), z.conj())
    same(x.conj() + 0, z.conj() + 0)
    same(crout.jit(lambda x: x.conj())(x), z.conj())
    same(crout.jit(lambda x: x + 0)(x.conj()), z.conj() + 0)
    x.conj().fill_(2j)
    same(x, np.full(shape, complex(0, -2)))


def test_exported_programs_give_computed_elements(tmp_path):
    def f(x):
        y = x.conj()
        y[0] = 1j
        return y, y.imag, x.conj() @ y.mH

    program = crout.export.export(f, (crout.tensor(numbers((2, 2))),))
    z = numbers((2, 2))
    x, other = crout.tensor(z), crout.tensor(z)
    found, expected = program(x), f(other)
    for a, b in zip(found, expected):
        assert not a.is_conj() and not a.is_neg()
        np.testing.assert_allclose(a.numpy(), b.numpy(force=True), rtol=1e-14)
    same(x, other.numpy())
    # A conjugate as the argument: its elements go in, and what is written comes back to its memory.
    program(other.copy_(crout.tensor(z)).conj())
    np.testing.assert_array_equal(other.numpy()[1:], z[1:])
    assert other[0].tolist() == [1j, 1j]
    library = tmp_path / "libf.so"
    program.compile(str(library))
    function = ctypes.CDLL(str(library)).f
    arguments = [crout.tensor(z), crout.zeros(2, 2, dtype=crout.complex128), crout.zeros(2, 2).double(), crout.zeros(2, 2, dtype=crout.complex128)]
    capsules = [a.__dlpack__() for a in arguments]
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    assert function(*(ctypes.c_void_p(pointer(capsule, b"dltensor")) for capsule in capsules), None) == 0
    for a, b in zip(arguments, (x, *found)):
        same(a, b.numpy())


# Of views that could show an element twice, and do not, with steps that change what an element is before, between and behind.
BY_PLACE = {
    "imag of expand": lambda x: x.expand((4,)).imag,
    "imag of expand of expand": lambda x: x.expand((1, 4)).expand((1, 1, 4)).imag,
    "real of windows": lambda x: x.unfold(0, 2, 2).real,
    "imag of conj of windows": lambda x: x.unfold(0, 2, 2).conj().imag,
    "expand of imag of conj": lambda x: x.conj().imag.expand((1, 4)),
    "windows of real of windows": lambda x: x.unfold(0, 2, 2)[1:].real.unfold(0, 1, 1),
    "strided of a slice, its parts": lambda x: x[1:].as_strided((2, 2), (1, 2), 0).imag,
    "bits of windows": lambda x: x.real.unfold(0, 2, 2).view(crout.int32),
    "windows of pairs": lambda x: crout.view_as_real(x).unfold(0, 2, 2),
}


@pytest.mark.parametrize("name", BY_PLACE)
@pytest.mark.parametrize("of_an_argument", (True, False))
def test_writes_through_parts_by_place(name, of_an_argument):
    def f(x):
        if not of_an_argument:
            x = crout.add(x, x)
        view = BY_PLACE[name](x)
        view.add_(4)
        view[..., :1].mul_(3)
        return x, view

    z = numbers((4,), "complex64")
    mine, theirs = crout.tensor(z), crout.tensor(z)
    for found, expected in zip((*crout.jit(f)(mine), mine), (*f(theirs), theirs)):
        np.testing.assert_array_equal(found.numpy(force=True), expected.numpy(force=True))


def test_pairs_behind_such_a_view_are_refused_under_jit():
    def f(x):
        crout.view_as_real(x.expand((1, 4))).add_(1)
        return x

    with pytest.raises(NotImplementedError, match="pairs as complex numbers"):
        crout.jit(f)(crout.tensor(numbers((4,))))
