# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Views, writes and aliasing: eager, under jit and in exported programs, against what NumPy does."""

import ctypes

import numpy as np
import pytest

import crout


def both(function, *arrays):
    """Runs eagerly and under jit on tensors of these arrays; results and arguments must agree bit for bit, and with NumPy where it runs there."""
    eager = [crout.tensor(a) for a in arrays]
    traced = [crout.tensor(a) for a in arrays]
    expected, found = function(*eager), crout.jit(function)(*traced)
    for a, b in zip(eager, traced):
        np.testing.assert_array_equal(a.numpy(), b.numpy())
    for a, b in zip(expected, found):
        assert a.shape == b.shape and a.dtype == b.dtype
        np.testing.assert_array_equal(a.numpy(), b.numpy())
    return [a.numpy() for a in eager], [a.numpy() for a in expected]


def matrix():
    return np.arange(12.0).reshape(3, 4)


WRITES = {
    "row": lambda x: x[1].fill_(5),
    "negative row": lambda x: x[-1].mul_(2),
    "columns": lambda x: x[:, 1:3].add_(1),
    "steps": lambda x: x[::2, 1::2].zero_(),
    "transposed": lambda x: x.T[2].add_(7),
    "diagonal": lambda x: x.diagonal().add_(1),
    "lower diagonal": lambda x: x.diagonal(-1).mul_(3),
    "reshaped": lambda x: x.reshape(-1)[3:9].add_(1),
    "viewed": lambda x: x.view(4, 3)[1:, 0].fill_(-1),
    "new axis": lambda x: x[:, None, 2].add_(1),
    "row of an expanded one": lambda x: x[:1].expand(3, 4)[2].add_(1),
    "windows": lambda x: x.unfold(1, 2, 2)[:, 0].add_(1),
    "gapped windows": lambda x: x.unfold(1, 1, 2).add_(1),
    "strided": lambda x: x.as_strided((2, 2), (5, 1), 1).add_(1),
    "moved": lambda x: x.movedim(0, 1)[1].add_(1),
    "flattened": lambda x: x.flatten()[5].fill_(9),
    "unbound": lambda x: x.unbind(1)[2].add_(1),
    "split": lambda x: x.split(2, 1)[1].add_(1),
    "chunks": lambda x: x.chunk(3)[0].add_(1),
    "narrow": lambda x: x.narrow(1, 1, 2).mul_(2),
    "select": lambda x: x.select(1, 2).mul_(2),
    "squeezed": lambda x: x[1:2].squeeze(0).add_(1),
    "whole": lambda x: x.copy_(x.flip(0)),
    "itself": lambda x: x[1:].copy_(x[:-1]),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_through_a_view_reaches_its_base(name):
    def f(x):
        before = x[0]
        WRITES[name](x)
        return x, before, x.sum()

    both(f, matrix())


def test_writes_agree_with_numpy():
    def f(x):
        x[1] = 5
        x[:, 1:3] = crout.tensor([[1.0], [2.0], [3.0]])
        x[x > 4] = -1
        x[[0, 2], [1, 3]] = 99
        x[..., 0] += 10
        x[None, 2] *= 2
        x[[0, 0], 2] = crout.tensor([3.0, 4.0])
        return (x,)

    expected = matrix()
    expected[1] = 5
    expected[:, 1:3] = [[1], [2], [3]]
    expected[expected > 4] = -1
    expected[[0, 2], [1, 3]] = 99
    expected[..., 0] += 10
    expected[None, 2] *= 2
    expected[[0, 0], 2] = [3, 4]
    (x,), _ = both(f, matrix())
    np.testing.assert_array_equal(x, expected)


INDICES = [
    np.s_[[0, 2]], np.s_[[0, 2], [1, 3]], np.s_[:, [3, 0, -1]], np.s_[[[0, 1], [2, 0]]], np.s_[1, [0, 2]], np.s_[[2, 0], 1:3], np.s_[..., [1]],
    np.s_[np.array([True, False, True])], np.s_[:, np.array([True, False, True, True])], np.s_[np.array([[0], [2]]), np.array([1, 3])],
    np.s_[np.array([False, False, False])], np.s_[None, [1, 2]], np.s_[np.array(1)], np.s_[np.zeros((0,), int)], np.s_[True], np.s_[False],
]


@pytest.mark.parametrize("index", INDICES, ids=str)
def test_index_tensors_as_numpy_has_them(index):
    a = matrix()
    x = crout.tensor(a)
    np.testing.assert_array_equal(x[index].numpy(), a[index])
    np.testing.assert_array_equal(crout.jit(lambda x: x[index])(x).numpy(), a[index])
    for value in (7.0, np.arange(a[index].size, dtype=float).reshape(a[index].shape)):
        expected = a.copy()
        expected[index] = value
        y, z = crout.tensor(a), crout.tensor(a)
        y[index] = crout.tensor(value) if isinstance(value, np.ndarray) else value

        def write(z):
            z[index] = crout.tensor(value) if isinstance(value, np.ndarray) else value

        crout.jit(write)(z)
        np.testing.assert_array_equal(y.numpy(), expected)
        np.testing.assert_array_equal(z.numpy(), expected)


def test_a_mask_over_all_dimensions():
    a = matrix()
    x = crout.tensor(a)
    np.testing.assert_array_equal(x[x > 4].numpy(), a[a > 4])
    y = crout.jit(lambda x: x[x > 4].sum())(x)
    assert y.item() == a[a > 4].sum()


def test_wrong_indices_write_nothing():
    x = crout.tensor(matrix())
    with pytest.raises(IndexError, match="index 3 is out of range for a dimension of size 3"):
        x[[0, 3]] = 1
    with pytest.raises(IndexError, match="mask of shape"):
        x[crout.tensor([True, False])] = 1
    with pytest.raises(crout.Error, match="does not broadcast|do not broadcast"):
        x[[0, 1]] = crout.tensor([1.0, 2.0, 3.0])
    with pytest.raises(crout.Error, match="one part for each true element"):
        x[crout.tensor([True, False, True])] = crout.zeros(3, 4)
    with pytest.raises(TypeError, match="deleted"):
        del x[0]
    np.testing.assert_array_equal(x.numpy(), matrix())


def test_in_place_operators_keep_the_object():
    x = crout.tensor([1, 2, 3])
    y = x
    x += 1
    x *= 2
    x -= crout.tensor([1, 1, 1])
    x //= 2
    x **= 2
    x %= 4
    x |= 8
    x &= 13
    x ^= 1
    x <<= 1
    x >>= 1
    assert x is y
    expected = (((np.array([1, 2, 3]) + 1) * 2 - 1) // 2) ** 2 % 4
    np.testing.assert_array_equal(x.numpy(), ((expected | 8) & 13) ^ 1)
    with pytest.raises(crout.Error, match="can't be cast"):
        x += 0.5
    with pytest.raises(crout.Error, match="can't be cast"):
        x /= 2
    with pytest.raises(crout.Error, match="can't hold the result"):
        x += crout.zeros(2, 3, dtype=crout.int64)


def test_expanded_tensors_are_not_written():
    x = crout.zeros(1, 3).expand(2, 3)
    with pytest.raises(crout.Error, match="share one place"):
        x.add_(1)
    with pytest.raises(crout.Error, match="share one place"):
        crout.jit(lambda x: x.expand(2, 3).add_(1))(crout.zeros(1, 3))
    with pytest.raises(crout.Error, match="share one place"):
        crout.jit(lambda x: x.add_(1))(x)


def test_read_only_memory_is_not_written():
    a = np.arange(3.0)
    a.flags.writeable = False
    x = crout.from_numpy(a)
    for write in (lambda x: x.add_(1), crout.jit(lambda x: x.add_(1))):
        with pytest.raises(crout.Error, match="read-only"):
            write(x)
    np.testing.assert_array_equal(a, [0, 1, 2])


def shift(a, b):
    a += 1
    b *= 2
    return a + b


@pytest.mark.parametrize("views", [lambda x: (x[:-1], x[1:]), lambda x: (x, x), lambda x: (x[:4], x[4:8]), lambda x: (x[::2], x[1::2]), lambda x: (x, x.flip(0))])
def test_arguments_that_share_memory(views):
    f = crout.jit(shift)
    for size in (10, 10, 12, 8):
        a = crout.arange(float(size))
        b = a.clone()
        va, vb = views(a), views(b)
        if va[0].shape != va[1].shape:
            continue
        np.testing.assert_array_equal(shift(*va).numpy(), f(*vb).numpy())
        np.testing.assert_array_equal(a.numpy(), b.numpy())
    # The program for arguments that share nothing is another one.
    a, b = crout.ones(9), crout.ones(9)
    np.testing.assert_array_equal(f(a, b).numpy(), np.full(9, 4.0))
    np.testing.assert_array_equal(b.numpy(), np.full(9, 2.0))


def test_results_alias_what_they_alias_eagerly():
    def f(x):
        y = x * 2
        return x[1], x.T, x, y, y[0], y.reshape(-1)

    x = crout.tensor(matrix())
    row, transposed, same, y, first, flat = crout.jit(f)(x)
    row.fill_(100)
    assert x[1, 0].item() == 100 and transposed[0, 1].item() == 100 and same[1, 2].item() == 100
    first.fill_(-1)
    assert y[0, 3].item() == -1 and flat[0].item() == -1 and x[0, 3].item() == 3
    assert transposed.stride() == x.T.stride() and row.storage_offset() == 4


def test_layouts_are_part_of_the_signature():
    f = crout.jit(lambda x: x.reshape(-1))
    x = crout.tensor(matrix())
    f(x).fill_(1)  # a view
    assert x.sum().item() == 12
    y = crout.tensor(matrix())
    f(y.T).fill_(1)  # a copy
    np.testing.assert_array_equal(y.numpy(), matrix())
    g = crout.jit(lambda x: x[1:])
    z = g(y.T)
    assert z.stride() == (1, 4) and z.storage_offset() == 1
    z = g(y[1:].T)
    assert z.stride() == (1, 4) and z.storage_offset() == 5


def test_views_know_where_they_lie_in_a_trace():
    def f(x):
        assert not x.T.is_contiguous() and x.is_contiguous()
        with pytest.raises(crout.Error, match="no view of shape"):
            x.T.view(-1)
        return x.T[1].clone()

    both(lambda x: (f(x),), matrix())


def test_captured_tensors_are_written_at_every_call():
    total = crout.zeros(3)

    @crout.jit
    def add(x):
        total.add_(x)
        return total[0]

    view = add(crout.ones(3))
    add(crout.ones(3))
    np.testing.assert_array_equal(total.numpy(), [2, 2, 2])
    assert view.item() == 2
    total.fill_(10)
    assert add(crout.ones(3)).item() == 11
    with pytest.raises(crout.Error, match="shares memory"):
        add(total)


def test_what_a_traced_function_makes_it_makes_at_every_call():
    @crout.jit
    def f(x):
        total = crout.tensor([1.0, 2.0])
        total += x
        other = crout.zeros(2)
        other[0] = total[1]
        return total, other

    for _ in range(2):
        total, other = f(crout.ones(2))
        assert total.tolist() == [2, 3] and other.tolist() == [3, 0]


def test_a_failed_call_writes_nothing():
    @crout.jit
    def f(x, a):
        x.add_(1)
        return crout.linalg.inv(a)

    x = crout.zeros(2)
    with pytest.raises(crout.linalg.LinAlgError):
        f(x, crout.zeros(2, 2))
    np.testing.assert_array_equal(x.numpy(), [0, 0])


def test_complex_parts_are_views():
    def f(z):
        z.real.mul_(2)
        z.imag[0] = 7
        crout.view_as_real(z)[..., 1].add_(1)
        return z, z.real, crout.view_as_real(z)

    (z,), _ = both(f, np.array([1 + 2j, 3 - 4j]))
    np.testing.assert_array_equal(z, [2 + 8j, 6 - 3j])
    pairs = crout.tensor([[1.0, 2.0], [3.0, 4.0]])
    crout.view_as_complex(pairs).mul_(2)
    np.testing.assert_array_equal(pairs.numpy(), [[2, 4], [6, 8]])


def test_bits_under_another_dtype():
    def f(x):
        x.view(crout.int32)[0] = 0x40400000
        return (x,)

    (x,), _ = both(f, np.array([1.0, 2.0], np.float32))
    np.testing.assert_array_equal(x, np.array([3.0, 2.0], np.float32))
    y = crout.arange(4, dtype=crout.int32)
    assert y.view(crout.int64).shape == (2,) and y.view(crout.uint8).shape == (16,)
    np.testing.assert_array_equal(y.view(crout.int16).numpy(), y.numpy().view(np.int16))
    with pytest.raises(crout.Error, match="does not allow a view"):
        crout.arange(3, dtype=crout.int32).view(crout.int64)


def test_a_tensor_can_change_how_it_looks_at_its_storage():
    x = crout.arange(6).reshape(2, 3)
    y = x.view(-1)
    assert x.t_() is x and x.shape == (3, 2) and x.stride() == (1, 3)
    x.unsqueeze_(0).squeeze_().transpose_(0, 1)
    assert x.shape == (2, 3)
    x.as_strided_((2,), (4,), 1)
    x.fill_(9)
    assert y.tolist() == [0, 9, 2, 3, 4, 9]
    z = crout.zeros(2)
    z.resize_(4)
    assert z.shape == (4,) and z[:2].tolist() == [0, 0]
    with pytest.raises(ValueError, match="belongs to someone else"):
        crout.from_numpy(np.zeros(2)).resize_(100)
    z.set_(y.to(crout.float32))
    assert z.shape == (6,)

    def f(x):
        x = x * 1
        x.t_()
        x[0] = 7
        return x

    np.testing.assert_array_equal(crout.jit(f)(crout.zeros(2, 3)).numpy(), f(crout.zeros(2, 3)).numpy())


# Arguments that are views: their storage reaches further than their elements.
STRIDED_ARGUMENTS = {
    "row": lambda base: (base[2],),
    "transposed": lambda base: (base.T,),
    "steps": lambda base: (base[::2, 1::2],),
    "from the start, but not all": lambda base: (base[:2],),
    "two parts": lambda base: (base[1], base[2:, 2]),
    "two parts that overlap": lambda base: (base[1:3], base[2:, 1:]),
    "a part and one of another storage": lambda base: (base[1], base.clone()[0]),
}


@pytest.mark.parametrize("writes", (False, True))
@pytest.mark.parametrize("name", STRIDED_ARGUMENTS)
def test_as_strided_of_an_argument_that_is_a_view(name, writes):
    def f(*x):
        seen = x[0].as_strided((3, 2), (5, 2), 1)
        if writes:
            seen.add_(100)
            x[-1].mul_(3)
        last = x[-1].as_strided((2,), (3,))  # from where the argument begins
        return seen + 1, seen, last, x[-1] * 2

    jitted = crout.jit(f)
    for start in (0, 50):
        bases = [crout.arange(start, start + 20).reshape(4, 5) for _ in range(2)]
        wanted, got = f(*STRIDED_ARGUMENTS[name](bases[0])), jitted(*STRIDED_ARGUMENTS[name](bases[1]))
        for a, b in zip(wanted, got):
            assert a.tolist() == b.tolist()
            assert a.stride() == b.stride() and a.storage_offset() == b.storage_offset()
        assert bases[0].tolist() == bases[1].tolist()
        got[1].fill_(7)  # a view of the base
        assert (bases[1] == 7).sum().item() >= 6


def test_write_through_one_element_of_an_expanded_argument():
    def f(x, y):
        x.unfold(0, 1, 2).clamp_(5, 25)  # one window of an argument whose elements share one place
        return x + y

    base = crout.arange(5)
    for jitted in (False, True):
        values = base.clone()
        expanded = values.as_strided((2,), (0,), 0)
        assert (crout.jit(f) if jitted else f)(expanded, values[1]).tolist() == [6, 6]
        assert values.tolist() == [5, 1, 2, 3, 4]
    with pytest.raises(crout.Error, match="several of its elements share one place"):
        crout.jit(lambda x: x.add_(1))(base.as_strided((2,), (0,), 0))
    assert base.tolist() == [0, 1, 2, 3, 4]


def test_contiguous_of_arguments_by_layout():
    f = crout.jit(lambda x: x.contiguous())
    base = crout.arange(12).reshape(3, 1, 4)
    for x in (base, base.transpose(2, 0), base[..., :2], base[:1], base.reshape(4, 3), base.reshape(3, 4).T, crout.tensor(3).expand(2), base[0, 0, :2]):
        seen = f(x)
        assert seen.tolist() == x.tolist() and seen.is_contiguous()
        assert (seen.data_ptr() == x.data_ptr()) == x.is_contiguous()


def test_as_strided_of_arguments_by_place():
    f = crout.jit(lambda x: x.as_strided((2, 2), (3, 1), 2))
    base = crout.arange(24)
    for x in (base[4:], base[6:], base[:9].reshape(3, 3).T, base[4:], base.to(crout.float32)[1:3], crout.arange(8)[1:3]):
        assert f(x).tolist() == x.as_strided((2, 2), (3, 1), 2).tolist()
    with pytest.raises(crout.Error, match="reach element 6 of a storage of 4 elements"):
        crout.jit(lambda x: x.as_strided((2, 2), (3, 1), 2) + 1)(crout.arange(4)[1:])
    with pytest.raises(crout.Error, match="under two dtypes, and the function looks at the storage"):
        crout.jit(lambda x, y: x.as_strided((2,), (1,), 0) + y[0])(base[1:], base.view(crout.float64)[2:])
    captured = base[3:]
    for f in (lambda x: x + captured.as_strided((2,), (1,), 1), lambda x: captured[1:3] + x + captured[1:].as_strided((2,), (1,), 1)):
        with pytest.raises(crout.Error, match="captured tensor that is itself a view is not known"):
            crout.jit(f)(crout.arange(2))
    assert crout.jit(lambda x: x + base.as_strided((2,), (3,), 1))(crout.arange(2)).tolist() == [1, 5]


def test_storages_are_shared_and_written():
    t = crout.arange(10.0).view(2, 5)
    storage = t.storage()
    assert len(storage) == 10 and storage[3] == 3.0 and storage.dtype == crout.float32
    storage[3] = 10.0
    assert t[0, 3].item() == 10
    assert str(storage).splitlines()[:2] == [" 0.0", " 1.0"] and str(storage).endswith("[crout.TypedStorage(dtype=crout.float32, device=cpu) of size 10]")
    assert t[1].untyped_storage() == t.untyped_storage() and t.untyped_storage().nbytes() == 40
    assert t[1].storage_offset() == 5 and t[1].data_ptr() == t.data_ptr() + 20
    assert crout.is_storage(storage) and not crout.is_storage(t)
    with pytest.raises(IndexError):
        storage[10]


def test_an_exported_program_writes_its_argument(tmp_path):
    def accumulate(total, x):
        total[1:].add_(x)
        return total.sum()

    program = crout.export.export(accumulate, (crout.zeros(4), crout.ones(3)))
    total = crout.zeros(4)
    assert program(total, crout.ones(3)).item() == 3
    np.testing.assert_array_equal(total.numpy(), [0, 1, 1, 1])
    base = crout.zeros(8)
    with pytest.raises(ValueError, match="shares memory"):
        program(base[:4], base[2:5])
    program.save(str(tmp_path / "program.mlir"))
    again = crout.export.load(str(tmp_path / "program.mlir"))
    again(total, crout.ones(3))
    np.testing.assert_array_equal(total.numpy(), [0, 2, 2, 2])
    library, header = tmp_path / "libaccumulate.so", tmp_path / "accumulate.h"
    program.compile(str(library), header=str(header))
    text = header.read_text()
    assert "DLTensor *total, const DLTensor *x" in text and "i/o float32" in text
    function = ctypes.CDLL(str(library)).accumulate
    arguments = [crout.zeros(4), crout.ones(3), crout.zeros(())]
    dl = [a.__dlpack__() for a in arguments]
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    assert function(*(ctypes.c_void_p(pointer(capsule, b"dltensor")) for capsule in dl), None) == 0
    np.testing.assert_array_equal(arguments[0].numpy(), [0, 1, 1, 1])
    assert arguments[2].item() == 3
