# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Indexing."""

import numpy as np

from case import ALL, COMPLEX, MOVE, A, Case, R, S, shapes

MATRIX = shapes(ndim=2)


def pieces(function):
    return lambda x, *args, **kwargs: tuple(function(x, *args, **kwargs))


def split(x, size, dim=0):
    if isinstance(size, int):
        return tuple(np.split(x, range(size, x.shape[dim], size), dim))
    return tuple(np.split(x, np.cumsum(size)[:-1], dim))


def chunk(x, chunks, dim=0):
    size = max(1, -(-x.shape[dim] // chunks))
    return split(x, size, dim)


def unbind(x, dim=0):
    return tuple(np.moveaxis(x, dim, 0))


def index(*shape, high):
    return A(*shape, dtype="int64", low=0, high=high)


def joined(names, oracle, **more):
    samples = [S([A(3, 4), A(3, 4)], **more), S([A(2, 3), A(2, 3, layout="transposed")], **more), S([A(2, 3, 4)], **more), S([A(0, 3), A(0, 3)], **more)]
    return [Case(name, lambda arrays, **k: oracle(arrays, **{("axis" if n == "dim" else n): v for n, v in k.items()}), samples, ALL, **MOVE, errors=[R(TypeError, "text"), R(TypeError)]) for name in names]


CASES = [
    Case("adjoint", lambda x: np.conj(np.swapaxes(x, -1, -2)), MATRIX, ALL, **MOVE),
    Case("conj", np.conj, shapes(ndim=0), ALL, **MOVE),
    *joined(("cat", "concat", "concatenate"), np.concatenate),
    *joined(("cat", "concat", "concatenate"), np.concatenate, dim=1),
    *[Case(name, lambda arrays, dim=0: np.concatenate(arrays, dim), [S([A(3, 4), A(2, 4)]), S([A(3, 1), A(3, 5)], 1), S([A(3, 2), A(3, 0)], -1), S([A(2, 3), A(2, 3, dtype="float64", operand=True)]).more()],
           ALL, **MOVE, errors=[R(RuntimeError, [A(2, 3), A(2, 4)]), R(IndexError, [A(2), A(2)], 1), R(ValueError, [])]) for name in ("cat", "concat", "concatenate")],
    Case("stack", lambda arrays, dim=0: np.stack(arrays, dim), [S([A(3, 4), A(3, 4)]), S([A(3), A(3), A(3)], 1), S([A(), A()]), S([A(4, 5, layout="transposed"), A(4, 5)], -1)], ALL, **MOVE,
         errors=[R(RuntimeError, [A(3), A(4)]), R(IndexError, [A(3)], 3)]),
    *joined(("hstack",), np.hstack),
    *joined(("vstack",), np.vstack),
    *joined(("dstack",), np.dstack),
    Case("hstack", np.hstack, [S([A(3), A(4)]), S([A(), A()])], ALL, **MOVE),
    Case("vstack", np.vstack, [S([A(3), A(3)]), S([A(2, 3), A(3)])], ALL, **MOVE, errors=[R(RuntimeError, [A(3), A(4)])]),
    Case("dstack", np.dstack, [S([A(3), A(3)]), S([A(), A()])], ALL, **MOVE),
    Case("chunk", chunk, [S(A(7), 3), S(A(3, 8), 2, 1), S(A(3, 8), 3, -1), S(A(5, 6, layout="transposed"), 2), S(A(2), 5)], ALL, **MOVE, errors=[R(RuntimeError, A(3), 0), R(IndexError, A(3), 2, 1)]),
    Case("split", split, [S(A(7), 3), S(A(3, 8), 4, 1), S(A(7), [2, 5]), S(A(3, 6), [1, 2, 3], dim=1), S(A(5, 6, layout="transposed"), 2)], ALL, **MOVE,
         errors=[R(RuntimeError, A(7), [2, 2]), R(RuntimeError, A(7), -1), R(IndexError, A(3), 2, 1)]),
    Case("unbind", unbind, [S(A(3)), S(A(3, 4), 1), S(A(2, 3, 4), -2), S(A(4, 5, layout="transposed")), S(A(2, 0))], ALL, **MOVE, errors=[R(IndexError, A(3), 1), R(RuntimeError, A())]),
    Case("gather", lambda x, dim, i: np.take_along_axis(x, i, dim), [S(A(4, 5), 1, index(4, 3, high=4)), S(A(4, 5), 0, index(2, 5, high=3)), S(A(6), 0, index(9, high=5)),
         S(A(5, 4, layout="transposed"), 1, index(5, 2, high=3)), S(A(3, 4), 0, index(0, 4, high=2))], ALL, **MOVE,
         errors=[R((RuntimeError, TypeError), A(3), 0, A(2, dtype="float32")), R(RuntimeError, A(3, 4), 0, index(2, high=1)), R(IndexError, A(3), 1, index(2, high=1)),
                 R((RuntimeError, IndexError), A(3), 0, A(2, dtype="int64", low=9, high=9))]),
    Case("take_along_dim", lambda x, i, dim=None: np.take_along_axis(x if dim is not None else x.ravel(), i if dim is not None else i.ravel(), dim or 0),
         [S(A(4, 5), index(4, 3, high=4), 1), S(A(4, 5), index(1, 5, high=3), 0), S(A(4, 5), index(6, high=19))], ALL, **MOVE),
    Case("index_select", lambda x, dim, i: np.take(x, np.atleast_1d(i), dim), [S(A(4, 5), 1, index(3, high=4)), S(A(4, 5), 0, index(6, high=3)), S(A(7), 0, index(0, high=3)), S(A(6, 4, layout="transposed"), -1, index(3, high=3))],
         ALL, **MOVE, errors=[R(IndexError, A(3), 1, index(2, high=1)), R((RuntimeError, TypeError), A(3), 0, A(2, dtype="float32")), R((IndexError, RuntimeError), A(3), 0, A(2, dtype="int64", low=7, high=7))]),
    *[Case(name, lambda x, a, b: np.moveaxis(x, a, b), [S(A(2, 3, 4), 0, 2), S(A(2, 3, 4), (0, 1), (-1, 0)), S(A(3, 4, layout="transposed"), 0, 1)], ALL, **MOVE,
           errors=[R(IndexError, A(3), 1, 0), R(RuntimeError, A(2, 3), (0, 1), (0,)), R(RuntimeError, A(2, 3), (0, 0), (0, 1))]) for name in ("movedim", "moveaxis")],
    Case("narrow", lambda x, dim, start, length: np.take(x, range(start % max(1, x.shape[dim]), start % max(1, x.shape[dim]) + length), dim), [S(A(7), 0, 2, 3), S(A(3, 6), 1, -4, 2), S(A(6, 3, layout="transposed"), 0, 1, 2), S(A(4), 0, 1, 0)], ALL, **MOVE,
         errors=[R((RuntimeError, IndexError), A(5), 0, 3, 4), R(RuntimeError, A(5), 0, 0, -1), R(IndexError, A(5), 1, 0, 1)]),
    Case("permute", np.transpose, [S(A(2, 3, 4), (2, 0, 1)), S(A(3, 4), (1, 0)), S(A(2, 3, 4), (-1, 0, 1)), S(A(4, 3, layout="transposed"), (0, 1))], ALL, **MOVE,
         errors=[R(RuntimeError, A(2, 3), (0,)), R(RuntimeError, A(2, 3), (0, 0)), R(IndexError, A(2, 3), (0, 2))]),
    Case("reshape", np.reshape, [S(A(3, 4), (4, 3)), S(A(3, 4), (2, -1)), S(A(0, 3), (3, 0)), S(A(), (1, 1)), S(A(6, 4, layout="transposed"), (24,)), S(A(2, 6, layout="sliced"), (3, 4))], ALL, **MOVE,
         errors=[R(RuntimeError, A(3, 4), (5, -1)), R(RuntimeError, A(3, 4), (13,)), R(RuntimeError, A(4), (-1, -1)), R(RuntimeError, A(0, 3), (0, -1))]),
    Case("select", lambda x, dim, i: np.take(x, i, dim), [S(A(5), 0, 2), S(A(3, 4), 1, -1), S(A(6, 5, layout="transposed"), 0, 3)], ALL, **MOVE, errors=[R(IndexError, A(3), 0, 3), R(IndexError, A(3), 1, 0)]),
    Case("squeeze", lambda x, dim=None: np.squeeze(x) if dim is None else x.reshape([s for i, s in enumerate(x.shape) if s != 1 or i not in {d % x.ndim for d in np.atleast_1d(dim)}]),
         [S(A(1, 3, 1)), S(A(1, 3, 1), 0), S(A(1, 3, 1), 1), S(A(1, 3, 1, 1), (0, -1)), S(A(3, 4))], ALL, **MOVE, errors=[R(IndexError, A(3), 1)]),
    *[Case(name, np.swapaxes, [S(A(2, 3, 4), 0, 2), S(A(3, 4), -1, 0), S(A(3, 4, layout="transposed"), 0, 1)], ALL, **MOVE, errors=[R(IndexError, A(3), 0, 1)]) for name in ("swapaxes", "swapdims", "transpose")],
    Case("t", np.transpose, [S(A(3, 4)), S(A(4)), S(A()), S(A(3, 4, layout="transposed"))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3, 4))]),
    Case("tile", np.tile, [S(A(3), (2,)), S(A(2, 3), (2, 1)), S(A(2, 3), (2, 2, 2)), S(A(3, 4, layout="transposed"), (2,)), S(A(2), (0,))], ALL, **MOVE, errors=[R(RuntimeError, A(3), (-1,))]),
    Case("unsqueeze", np.expand_dims, [S(A(3), 0), S(A(3, 4), -1), S(A(), 0), S(A(3, 4, layout="transposed"), 1)], ALL, **MOVE, errors=[R(IndexError, A(3), 3)]),
    Case("where", np.where, [S(A(3, 4, dtype="bool"), A(3, 4), A(3, 4)), S(A(4, dtype="bool"), A(3, 1), A(4)), S(A(5, dtype="bool"), A(5, layout="sliced"), A()), S(A(4, 5, dtype="bool", layout="transposed"), A(4, 5), A(5))],
         ALL, **MOVE, errors=[R(RuntimeError, A(3, dtype="bool"), A(4), A(4)), R((TypeError, RuntimeError), A(3, dtype="float32"), A(3), A(3))]),
]
