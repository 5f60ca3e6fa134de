# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Other."""

import numpy as np

from case import ALL, FLOATC, MOVE, NUMERICC, A, Case, R, S, shapes


def roll(x, shifts, dims=None):
    return np.roll(x, shifts, dims)


def tensordot(a, b, dims=2):
    return np.tensordot(a, b, dims)


def diag_embed(x, offset=0, dim1=-2, dim2=-1):
    n = x.shape[-1] + abs(offset)
    result = np.zeros((*x.shape[:-1], n, n), x.dtype)
    i = np.arange(x.shape[-1])
    result[..., i + max(0, -offset), i + max(0, offset)] = x
    return np.moveaxis(result, (-2, -1), (dim1, dim2))


def triangle(function):
    return lambda x, diagonal=0: function(x, diagonal)


CASES = [
    Case("broadcast_tensors", lambda arrays: tuple(np.broadcast_arrays(*arrays)), [S([A(3, 1), A(4)]), S([A(), A(2)]), S([A(0, 3), A(3)])], ALL, **MOVE, errors=[R(RuntimeError, [A(3), A(4)])]),
    Case("broadcast_to", np.broadcast_to, [S(A(3), (2, 3)), S(A(3, 1), (3, 4)), S(A(), (2,)), S(A(1, 3), (0, 3)), S(A(5, 4, layout="transposed"), (2, 5, 4))], ALL, **MOVE,
         errors=[R(RuntimeError, A(3), (4,)), R(RuntimeError, A(2, 3), (3,))]),
    Case("clone", np.copy, shapes(ndim=0), ALL, **MOVE),
    Case("diag", np.diag, [S(A(4)), S(A(3, 5)), S(A(4), 2), S(A(4), -1), S(A(4, 5), 1), S(A(5, 4, layout="transposed"), -2), S(A(0))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3, 4)), R(RuntimeError, A())]),
    Case("diag_embed", diag_embed, [S(A(3)), S(A(2, 3)), S(A(3), 1), S(A(3), -2), S(A(2, 3), 0, 0, 2)], ALL, **MOVE),
    Case("diagonal", np.diagonal, [S(A(3, 4)), S(A(3, 4), 1), S(A(3, 4), -2), S(A(2, 3, 4), 0, 1, 2), S(A(4, 3, layout="transposed")), S(A(3, 3), 5)], ALL, **MOVE, errors=[R((IndexError, RuntimeError), A(3)), R(RuntimeError, A(3, 3), 0, 1, 1)]),
    Case("flatten", lambda x, start_dim=0, end_dim=-1: x.reshape([*x.shape[:start_dim % max(1, x.ndim)], -1, *x.shape[end_dim % max(1, x.ndim) + 1:]]),
         [S(A(2, 3, 4)), S(A(2, 3, 4), 1), S(A(2, 3, 4), 0, 1), S(A()), S(A(5, 4, layout="transposed"))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3), 1, 0), R(IndexError, A(2, 3), 2)]),
    Case("flip", np.flip, [S(A(5), (0,)), S(A(3, 4), (0, 1)), S(A(3, 4), (-1,)), S(A(4, 5, layout="transposed"), (0,)), S(A(0, 2), (0,))], ALL, **MOVE, errors=[R(IndexError, A(3), (1,)), R(RuntimeError, A(3, 3), (0, 0))]),
    Case("fliplr", np.fliplr, [S(A(3, 4)), S(A(2, 3, 4))], ALL, **MOVE, errors=[R(RuntimeError, A(3))]),
    Case("flipud", np.flipud, [S(A(3)), S(A(3, 4)), S(A(4, 5, layout="transposed"))], ALL, **MOVE, errors=[R(RuntimeError, A())]),
    Case("ravel", np.ravel, shapes(ndim=0), ALL, **MOVE),
    Case("roll", roll, [S(A(7), 3, 0), S(A(3, 5), -2, 1), S(A(3, 5), (1, 2), (0, 1)), S(A(3, 5), 4), S(A(5, 4, layout="transposed"), 1, 0), S(A(0), 2, 0)], ALL, **MOVE, errors=[R(RuntimeError, A(3, 4), (1, 2), (0,)), R(IndexError, A(3), 1, 1)]),
    Case("tensordot", tensordot, [S(A(2, 3, 4), A(3, 4, 5)), S(A(3), A(3), 1), S(A(2, 3, 4), A(3, 4), 2)], ("int32", "int64"), ulps=0, refuse=()),
    Case("tensordot", tensordot, [S(A(2, 3, 4), A(3, 4, 5)), S(A(3), A(3), 1), S(A(3), A(4), 0), S(A(2, 3, 4), A(3, 4), 2)], FLOATC, ulps=16, atol=256, errors=[R(RuntimeError, A(3), A(4), 1)], refuse=()),
    Case("tensordot", tensordot, [S(A(2, 3, 4), A(4, 3, 2), ([2, 1], [0, 1])), S(A(2, 3), A(3, 2), dims=([1], [0]))], FLOATC, ulps=16, atol=256, forms=False, refuse=()),
    Case("trace", np.trace, [S(A(4, 4)), S(A(3, 5)), S(A(5, 3, layout="transposed")), S(A(0, 3))], NUMERICC, result="sum", ulps=8, atol=16, refuse=(), errors=[R(RuntimeError, A(3))]),
    Case("tril", triangle(np.tril), [S(A(4, 4)), S(A(3, 5), 1), S(A(2, 4, 3), -1), S(A(5, 4, layout="transposed")), S(A(0, 3))], ALL, **MOVE, errors=[R(RuntimeError, A(3))]),
    Case("triu", triangle(np.triu), [S(A(4, 4)), S(A(3, 5), 1), S(A(2, 4, 3), -1), S(A(5, 4, layout="transposed")), S(A(0, 3))], ALL, **MOVE, errors=[R(RuntimeError, A(3))]),
    Case("unflatten", lambda x, dim, sizes: x.reshape([*x.shape[:dim % x.ndim], *sizes, *x.shape[dim % x.ndim + 1:]]), [S(A(12), 0, (3, 4)), S(A(2, 6), 1, (3, 2)), S(A(6, 2, layout="transposed"), -1, (2, 1))], ALL, **MOVE,
         errors=[R(RuntimeError, A(12), 0, (5, 2)), R(IndexError, A(12), 1, (3, 4))]),
]
