# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Complex functions at zeros of both signs, infinities and NaN: as C99 (annex G) says, which NumPy follows, eager and under jit."""

import numpy as np
import pytest

import crout

PARTS = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 0.5, -2.0, 4.0, 30.0, -800.0]
DTYPES = ("complex64", "complex128")
# Crout's name where it is another.
UNARY = {name: name for name in "exp log sqrt sin cos tan sinh cosh tanh log1p square abs".split()}
UNARY |= {"a" + name: "arc" + name for name in "sin cos tan sinh cosh tanh".split()}


def grid(dtype, parts=PARTS):
    values = np.empty((len(parts), len(parts)), dtype)
    values.real, values.imag = np.array(parts)[:, None], parts
    return values.ravel()


def agree(found, expected, tolerance):
    """NaN where NaN is expected, the same infinity, zeros of the same sign, other numbers within the tolerance of the element's modulus."""
    with np.errstate(all="ignore"):
        near = np.abs(found - expected) <= tolerance * np.maximum(np.abs(expected), np.finfo(expected.dtype).tiny)
    exact = (found == expected) & ((expected != 0) | (np.signbit(found) == np.signbit(expected)))
    return np.isnan(found) & np.isnan(expected) | exact | near & (expected != 0) & np.isfinite(expected)


def check(name, found, expected, *arguments):
    assert found.dtype == expected.dtype
    tolerance = 2e-6 if expected.dtype in (np.complex64, np.float32) else 1e-14
    parts = ("real", "imag") if np.iscomplexobj(expected) else ("real",)
    fine = np.logical_and.reduce([agree(getattr(found, part), getattr(expected, part), tolerance) for part in parts])
    wrong = [f"{name}{tuple(complex(a[i]) for a in arguments)}: found {found[i]}, expected {expected[i]}" for i in np.flatnonzero(~fine)]
    assert not wrong, "\n".join(wrong)


def both_ways(function, *arrays):
    """The result, which must have the same bits under jit, and element by element those it has in a long vector."""
    tensors = [crout.tensor(a) for a in arrays]
    eager, compiled = function(*tensors).numpy(), crout.jit(function)(*tensors).numpy()
    assert eager.tobytes() == compiled.tobytes()
    last = function(*[t[-1:].clone() for t in tensors]).numpy()
    assert np.array_equal(last, eager[-1:], equal_nan=True)
    return eager


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", UNARY)
def test_functions_of_one_number(name, dtype):
    z = grid(dtype)
    with np.errstate(all="ignore"):
        expected = getattr(np, UNARY[name])(z)
    check(name, both_ways(getattr(crout, name), z), expected, z)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", ("add", "subtract", "multiply", "divide"))
def test_arithmetic(name, dtype):
    z = grid(dtype, PARTS[:7])
    a, b = np.repeat(z, len(z)), np.tile(z, len(z))
    with np.errstate(all="ignore"):
        expected = getattr(np, name)(a, b)
    check(name, both_ways(getattr(crout, name), a, b), expected, a, b)


# What the array API standard says of functions that C99 does not have; None: anything.
INF, NAN = np.inf, np.nan
EXPM1 = [
    (complex(0, 0), (0, 0)), (complex(-0.0, 0), (0, 0)), (complex(1, INF), (NAN, NAN)), (complex(1, NAN), (NAN, NAN)), (complex(INF, 0), (INF, 0)),
    (complex(-INF, 2), (-1, 0)), (complex(INF, 1), (INF, INF)), (complex(INF, 2), (-INF, INF)), (complex(-INF, INF), (-1, None)),
    (complex(INF, INF), (None, NAN)), (complex(-INF, NAN), (-1, None)), (complex(INF, NAN), (None, NAN)), (complex(NAN, 0), (NAN, 0)),
    (complex(NAN, 1), (NAN, NAN)), (complex(NAN, NAN), (NAN, NAN)),
]  # fmt: skip


@pytest.mark.parametrize("dtype", DTYPES)
def test_expm1(dtype):
    z = np.array([argument for argument, _ in EXPM1], dtype)
    found = both_ways(crout.expm1, z)
    for value, (argument, expected) in zip(found, EXPM1):
        for part, wanted in zip((value.real, value.imag), expected):
            assert wanted is None or np.array_equal(part, wanted, equal_nan=True), (argument, value, expected)
    assert np.isinf(found[9].real) and np.isinf(found[11].real)


@pytest.mark.parametrize("name", ("log2", "log10"))
@pytest.mark.parametrize("dtype", DTYPES)
def test_logarithms_of_other_bases(name, dtype):
    z = grid(dtype)
    with np.errstate(all="ignore"):
        expected = np.log(z)
        for part in ("real", "imag"):
            getattr(expected, part)[...] = (getattr(expected, part) / np.log({"log2": 2.0, "log10": 10.0}[name])).astype(expected.real.dtype)
    check(name, both_ways(getattr(crout, name), z), expected, z)
