# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""LAPACK's residual ratios on its kinds of matrices stay below their gates: a few matrices of each kind and size, always the same ones.

With 200 of each, and the table in results.md: python3 test/numerics/residual_table.py --count 200 --jobs 2 --write
"""

import fractions

import numpy as np
import pytest

import crout
import kinds
import ratios
from checks import CHECKS, gate, measure

SIZES = (0, 1, 2, 3, 5, 16, 33, 50)


@pytest.mark.parametrize("dtype", kinds.DTYPES)
@pytest.mark.parametrize("name", CHECKS)
def test_ratios_are_below_the_gate(name, dtype):
    for place, kind in enumerate(CHECKS[name].kinds):
        for n in SIZES:
            if n > 3 and place % 3 != n % 3:  # a third of the kinds for each larger order
                continue
            for ratio, value in measure(name, kind, n, dtype, count=3 if n < 4 else 1).items():
                assert value < gate(name, ratio), f"{kind}, n = {n}: {ratio} is {value}"


def test_residuals_have_more_than_the_precision_of_double():
    """Against fractions: of a product rounded to double, what is left is right to 2^-20 of its last digit."""
    rng = np.random.default_rng(0)
    for n in (1, 5, 13, 40):
        a, b = (rng.standard_normal((1, n, n)) * 10.0 ** rng.integers(-3, 3, (1, n, 1)) for _ in range(2))
        rounded = ratios.product(a, b)
        scale = np.abs(a[0]).max(-1)[:, None] * np.abs(b[0]).max(-2)[None]
        exact_rows, exact_columns = ([[fractions.Fraction(float(x)) for x in row] for row in matrix] for matrix in (a[0], b[0].T))
        exact = [[sum(x * y for x, y in zip(row, column)) for column in exact_columns] for row in exact_rows]
        left = np.array([[float(fractions.Fraction(float(rounded[0, i, j])) - exact[i][j]) for j in range(n)] for i in range(n)])
        assert (np.abs(left) <= n * 2.0**-53 * scale).all()
        assert (np.abs(ratios.difference(rounded, a, b, False)[0] - left) <= n * 2.0**-72 * scale).all()
        complex_left = ratios.difference(rounded * (1 + 2j), a * (1 + 0j), b * (1 + 2j), False)[0]
        assert (np.abs(complex_left - left * (1 + 2j)) <= n * 2.0**-69 * scale).all()


@pytest.mark.parametrize("dtype", kinds.DTYPES)
@pytest.mark.parametrize("n", (2, 8, 40, 100))
def test_determinants_whose_partial_products_overflow(n, dtype):
    """det(diag(s, s, ..., 1/s, 1/s)) = 1, through every way to a determinant."""
    info = np.finfo(dtype)
    s = 2.0 ** int(0.8 * np.log2(float(info.max)))
    d = np.concatenate([np.full(n // 2, s), np.full(n // 2, 1 / s)]).astype(dtype)
    a = crout.from_numpy(np.stack([np.diag(d), np.diag(d[::-1]), np.diag(d)[::-1].copy()]))
    sign = [1, 1, (-1) ** (n * (n - 1) // 2)]
    np.testing.assert_array_equal(crout.linalg.det(a).numpy(), sign)
    np.testing.assert_array_equal(crout.det(a).numpy(), sign)
    np.testing.assert_array_equal(crout.linalg.slogdet(a)[0].numpy(), sign)
    np.testing.assert_allclose(crout.linalg.slogdet(a)[1].numpy(), 0, atol=n * float(info.eps) * np.log(float(info.max)))
    shared = crout.jit(lambda x: (crout.linalg.det(x), crout.linalg.inv(x), crout.linalg.solve(x, crout.ones(n, 1, dtype=x.dtype))))
    np.testing.assert_array_equal(shared(a)[0].numpy(), sign)
    gram = crout.jit(lambda x: (crout.linalg.det(crout.assume(x, "spd")), crout.linalg.inv(crout.assume(x, "spd"))))
    np.testing.assert_allclose(gram(a[:2])[0].numpy(), 1, rtol=4 * n * float(info.eps))


@pytest.mark.parametrize("dtype", kinds.DTYPES)
@pytest.mark.parametrize("n", (1, 2, 3, 5, 12, 40))
def test_condition_numbers_agree_with_their_definition(n, dtype):
    a = kinds.general("cond 2", 3, n, n, dtype, kinds.generator("cond", n, dtype))
    for p in (None, 1, -1, 2, -2, np.inf, -np.inf, "fro", "nuc"):
        expected = [np.linalg.cond(x.astype(kinds.wide_type(dtype)), p) for x in a]
        found = crout.linalg.cond(crout.from_numpy(a), p).numpy()
        assert found.dtype == np.finfo(dtype).dtype
        np.testing.assert_allclose(found, expected, rtol=40 * n * kinds.precision(dtype), err_msg=str(p))
    singular = crout.zeros(2, n, n, dtype=crout.from_numpy(a).dtype)
    for p in (1, 2, np.inf, "fro", "nuc"):
        assert np.isinf(crout.linalg.cond(singular, p).numpy()).all(), p
