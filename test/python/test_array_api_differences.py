# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where the reference API and the array API standard mean different things: each row of the table in docs/guides/array_api.md, both columns."""

import math
import pathlib
import re

import numpy as np
import pytest

import crout
from crout import array_api as xp
from crout.array_api import linalg

GUIDE = pathlib.Path(__file__).resolve().parents[2] / "docs/guides/array_api.md"


def refused(function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except (RuntimeError, TypeError, ValueError, IndexError):
        return True
    return False


def numbers(*shape):
    return crout.arange(int(np.prod(shape)), dtype=crout.float32).reshape(shape)


x, m, i8, inf = numbers(4), numbers(3, 3), crout.tensor([1], dtype=crout.int8), math.inf
z = crout.tensor([1.5 + 2.5j])
spd = crout.tensor([[2.0, 1.0], [1.0, 2.0]])

# The row's first cell: what holds of crout, what holds of crout.array_api.
ROWS = {
    "axes, kept dimensions": (
        lambda: crout.sum(m, dim=0, keepdim=True).shape == (1, 3) and refused(crout.sum, m, axes=0),
        lambda: xp.sum(m, axis=0, keepdims=True).shape == (1, 3) and refused(xp.sum, m, dim=0)),
    "`std`, `var`": (lambda: crout.var(x).item() == np.float32(5 / 3), lambda: xp.var(x).item() == 1.25 and xp.std(x, correction=1).item() == crout.std(x).item()),
    "0-d arrays in `result_type`": (
        lambda: crout.result_type(i8, crout.tensor(1, dtype=crout.int16)) is crout.int8, lambda: xp.result_type(i8, crout.tensor(1, dtype=crout.int16)) is xp.int16),
    "`can_cast(int64, int8)`": (lambda: crout.can_cast(crout.int64, crout.int8), lambda: not xp.can_cast(xp.int64, xp.int8)),
    "`can_cast(float64, float32)`": (lambda: crout.can_cast(crout.float64, crout.float32), lambda: not xp.can_cast(xp.float64, xp.float32)),
    "`max`, `min` along an axis": (lambda: crout.max(m, 0).indices.tolist() == [2, 2, 2], lambda: xp.max(m, axis=0).tolist() == [6, 7, 8]),
    "`sort`": (lambda: len(crout.sort(x)) == 2, lambda: xp.sort(x, descending=True).tolist() == [3, 2, 1, 0]),
    "`all`, `any` of uint8": (lambda: crout.all(x.to(crout.uint8)).dtype is crout.uint8, lambda: xp.any(x.to(crout.uint8)).dtype is xp.bool),
    "`round` of complex numbers": (lambda: refused(crout.round, z), lambda: xp.round(z).tolist() == [2 + 2j]),
    "`clip` with an array and a number": (lambda: refused(crout.clip, x, x, 2), lambda: xp.clip(x, crout.ones(4), 2).tolist() == [1, 1, 2, 2]),
    "`floor_divide(inf, 2.0)`": (lambda: math.isnan(crout.floor_divide(crout.tensor(inf), 2.0).item()), lambda: xp.floor_divide(crout.tensor(inf), 2.0).item() == inf),
    "`matmul`, `tensordot`, `outer`, `solve` of two dtypes": (
        lambda: refused(crout.matmul, m, m.double()) and refused(crout.linalg.solve, spd, spd.double()),
        lambda: xp.matmul(m, m.double()).dtype is linalg.outer(x, x.double()).dtype is linalg.solve(spd, spd.double()).dtype is xp.tensordot(m, m.double()).dtype is xp.float64),
    "`take`, `take_along_axis` with negative indices": (
        lambda: refused(crout.index_select, x, 0, crout.tensor([-1])) and refused(crout.take_along_dim, x, crout.tensor([-1]), 0),
        lambda: xp.take(x, crout.tensor([-1])).tolist() == xp.take_along_axis(x, crout.tensor([-1])).tolist() == [3]),
    "`take(x, i)`": (lambda: crout.take(m, crout.tensor([4])).tolist() == [4], lambda: xp.take(m, crout.tensor([1]), axis=1).tolist() == [[1], [4], [7]]),
    "`squeeze(x, axis)` of another size than 1": (lambda: crout.squeeze(m, 0).shape == (3, 3), lambda: refused(xp.squeeze, m, 0)),
    "`repeat`": (lambda: x.repeat(2).tolist() == [0, 1, 2, 3] * 2, lambda: xp.repeat(x, 2).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]),
    "`arange(5, 1)`": (lambda: refused(crout.arange, 5, 1), lambda: xp.arange(5, 1).shape == (0,)),
    "`meshgrid`": (lambda: crout.meshgrid(x, x[:2])[0].shape == (4, 2), lambda: xp.meshgrid(x, x[:2])[0].shape == (2, 4)),
    "`linspace`": (lambda: refused(crout.linspace, 0, 1, 4, endpoint=False), lambda: xp.linspace(0, 1, 4, endpoint=False).tolist() == [0, 0.25, 0.5, 0.75]),
    "`nonzero`": (lambda: crout.nonzero(m).shape == (8, 2), lambda: [v.shape for v in xp.nonzero(m)] == [(8,), (8,)]),
    "`trace`": (lambda: refused(crout.trace, numbers(2, 3, 3)), lambda: linalg.trace(numbers(2, 3, 3)).tolist() == [12, 39]),
    "`diagonal`": (lambda: crout.diagonal(numbers(2, 3, 3)).shape == (3, 2), lambda: linalg.diagonal(numbers(2, 3, 3)).shape == (2, 3)),
    "`cross`": (lambda: crout.cross(m[:1], m, 1).shape == (3, 3), lambda: refused(linalg.cross, m, m, axis=1)),
    "`vecdot`, `solve`": (
        lambda: crout.linalg.solve(spd.expand(2, 2, 2), spd).shape == (2, 2), lambda: linalg.solve(spd.expand(2, 2, 2), spd).shape == (2, 2, 2)),
    "`qr`, `svd`, `eigh`, `slogdet`": (
        lambda: crout.linalg.svd(m).S.shape == (3,) and hasattr(crout.linalg.eigh(spd), "eigenvalues"), lambda: linalg.svd(m)._fields == ("U", "S", "Vh") and linalg.qr(m)._fields == ("Q", "R")),
    "`conj`": (
        lambda: crout.conj(z).is_conj() and crout.conj(z).data_ptr() == z.data_ptr(),
        lambda: not xp.conj(z).is_conj() and xp.conj(z).data_ptr() != z.data_ptr() and np.from_dlpack(xp.conj(z)).tolist() == [1.5 - 2.5j]),
    "results that could be the argument": (
        lambda: crout.positive(x) is x or crout.real(x).data_ptr() == x.data_ptr(),
        lambda: all(f(x).data_ptr() != x.data_ptr() for f in (xp.positive, xp.real, xp.conj, xp.clip))),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("namespace", (0, 1), ids=("crout", "array_api"))
def test_a_row_of_the_table(row, namespace):
    assert ROWS[row][namespace]()


def test_the_table_has_these_rows():
    rows = re.findall(r"^\| (.+?) \| .+? \| .+? \|$", GUIDE.read_text(), re.M)
    assert [row for row in rows if row.strip("-|")] == list(ROWS)


def test_operators_and_slices_of_the_object_follow_the_reference():
    zero_d = crout.tensor(1, dtype=crout.int16)
    assert (zero_d + i8).dtype is crout.int8 and xp.add(zero_d, i8).dtype is xp.int16
    assert m.size() == (3, 3) and m.numel() == 9
    assert refused(lambda: x[::-1]) and xp.flip(x).tolist() == [3, 2, 1, 0]
