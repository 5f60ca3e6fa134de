# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Loops that are done again where an argument is huge: an element's result depends on nothing but the element."""

import numpy as np
import pytest

import crout

HUGE = (40000.0, -1e10, 3e38, float("inf"), float("nan"))


@pytest.mark.parametrize("name", ("sin", "cos", "tan"))
@pytest.mark.parametrize("count", (1, 7, 1000, 1024, 1025, 5000))
def test_huge_arguments_change_no_other_element(name, count):
    values = np.linspace(-32000, 32000, count, dtype="float32")
    f = getattr(crout, name)
    programs = (f, crout.jit(lambda x: f(x)), crout.jit(lambda x: f(x * 1.0) * 1.0))
    alone = f(crout.from_numpy(values)).numpy()
    for place in {0, count // 2, count - 1}:
        for huge in HUGE:
            some = values.copy()
            some[place] = huge
            expected = alone.copy()
            expected[place] = f(crout.tensor(huge, dtype=crout.float32)).item()
            for program in programs:
                np.testing.assert_array_equal(program(crout.from_numpy(some)).numpy(), expected)


def test_sums_with_huge_arguments():
    x = np.linspace(-3, 3, 3000, dtype="float32").reshape(3, 1000)
    x[1, 500] = 1e8
    total = crout.jit(lambda x: crout.sin(x).sum(1))(crout.from_numpy(x))
    np.testing.assert_allclose(total.numpy(), np.sin(x.astype("float64")).sum(1), rtol=1e-5, atol=1e-3)


def test_written_in_place():
    x = np.linspace(-3, 3, 2000, dtype="float32")
    x[7] = 1e9
    y = crout.from_numpy(x.copy())
    crout.jit(lambda y: y.sin_())(y)
    np.testing.assert_array_equal(y.numpy(), crout.sin(crout.from_numpy(x)).numpy())
    y.copy_(crout.from_numpy(x))
    np.testing.assert_array_equal(y.sin_().numpy(), crout.sin(crout.from_numpy(x)).numpy())
