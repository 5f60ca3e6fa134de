# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows on storages and views of them."""

import numpy as np

import crout
from case import ALL, COMPLEX, WIDE, A, Case, R, S, row, unary


def as_strided(x, size, stride, offset=0):
    flat = np.ascontiguousarray(x).reshape(-1)
    places = offset + sum(np.arange(n).reshape([-1 if i == j else 1 for j in range(len(size))]) * s for i, (n, s) in enumerate(zip(size, stride)))
    return flat[np.broadcast_to(places, size)] if size else flat[offset]


def as_real(z):
    return np.stack([z.real, z.imag], -1)


def as_complex(x):
    return x[..., 0] + 1j * x[..., 1]


CASES = [
    Case("as_strided", as_strided, [S(A(12), (3, 4), (4, 1)), S(A(12), (2, 3), (1, 2)), S(A(3, 4), (2, 2), (5, 1), 1), S(A(7), (3, 3), (2, 1)), S(A(5), (2, 3), (0, 1)), S(A(4), (), (), 2),
                                    S(A(4), (0, 3), (1, 1))], ALL, ulps=0,
         errors=[R(RuntimeError, A(4), (3, 3), (3, 1)), R(RuntimeError, A(4), (2,), (-1,)), R(RuntimeError, A(4), (2,), (1, 1)), R(RuntimeError, A(4), (2,), (1,), 3)]),
    Case("view_as_real", as_real, unary(special=False), COMPLEX, ulps=0, result=lambda dtype: {"complex64": "float32", "complex128": "float64"}[dtype], refuse=("float32", "int64")),
    Case("view_as_complex", as_complex, [S(A(5, 2)), S(A(2)), S(A(3, 4, 2)), S(A(0, 2))], WIDE, ulps=0,
         result=lambda dtype: {"float32": "complex64", "float64": "complex128"}[dtype], refuse=("int64", "complex64"), errors=[R(RuntimeError, A(3, 3)), R(RuntimeError, A())]),
]


@row("is_storage", dtypes=ALL)
def _():
    for name in ALL:
        x = crout.zeros(2, dtype=getattr(crout, name))
        assert crout.is_storage(x.storage()) and crout.is_storage(x.untyped_storage())
        assert not crout.is_storage(x) and not crout.is_storage([1.0])
