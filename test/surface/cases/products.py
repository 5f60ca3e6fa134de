# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the sections Other and BLAS and LAPACK: products."""

import numpy as np

from case import ALL, BOOL, FLOATC, NUMERICC, WIDEC, A, Case, R, S

SUM = dict(ulps=32, atol=256)


def cross(x, y, dim=None):
    axis = next(i for i, n in enumerate(x.shape) if n == 3) if dim is None else dim
    return np.cross(x, y, axis=axis)


def addr(x, a, b, beta=1, alpha=1):
    return (beta * x if beta else 0) + alpha * np.outer(a, b)


def addbmm(x, a, b, beta=1, alpha=1):
    return (beta * x if beta else 0) + alpha * np.matmul(a, b).sum(0)


def einsum(equation, *operands):
    return np.einsum(equation, *operands)


def scaled(x, a, b, beta=1, alpha=1):
    return (beta * x if beta else 0) + alpha * np.matmul(a, b)


MATMUL = [S(A(3, 4), A(4, 5)), S(A(4), A(4)), S(A(2, 3, 4), A(4)), S(A(4), A(4, 5)), S(A(2, 3, 4), A(4, 5)), S(A(2, 1, 3, 4), A(5, 4, 2)), S(A(3, 4, layout="transposed"), A(4, 2)), S(A(3, 0), A(0, 2))]


def many(*terms):
    return [S(*term) for term in terms]


CASES = [
    Case("einsum", einsum, many(("ij,jk->ik", A(3, 4), A(4, 5)), ("ii", A(4, 4)), ("ii->i", A(4, 4)), ("ij->ji", A(3, 4)), ("ij->", A(3, 4)), ("i,j->ij", A(3), A(4)), ("i,i", A(5), A(5)),
                                ("bij,bjk->bik", A(2, 3, 4), A(2, 4, 5)), ("...ij,...jk->...ik", A(2, 3, 4), A(4, 5)), ("i...->...", A(3, 4)), ("ab,bc,cd", A(3, 4), A(4, 5), A(5, 2)),
                                ("ij,ij->ij", A(3, 4), A(3, 4)), ("ijk,ikl,lm->ijm", A(2, 3, 4), A(2, 4, 5), A(5, 3)), ("ba,b->a", A(4, 3, layout="transposed"), A(4)), ("iij->j", A(3, 3, 4)),
                                ("ij , jk", A(3, 4), A(4, 2)), ("ij,jk->ik", A(0, 4), A(4, 5)), ("a,a,a->a", A(4), A(4), A(4)), (",i->i", A(), A(3)), ("bn,anm,bm->ba", A(2, 5), A(3, 5, 4), A(2, 4))),
         NUMERICC, refuse=BOOL, **SUM, errors=[R(RuntimeError, "ij,jk", A(3, 4)), R(RuntimeError, "ij", A(3)), R(RuntimeError, "ij->k", A(3, 4)), R(RuntimeError, "ij,jk", A(3, 4), A(5, 2)), R(RuntimeError, "i1", A(3)),
                                               R(RuntimeError, "ij->ii", A(3, 3)), R(RuntimeError, "ii", A(3, 4)), R(RuntimeError, "......", A(3))]),
    Case("kron", np.kron, [S(A(2, 3), A(4, 2)), S(A(3), A(4)), S(A(2, 3), A(4)), S(A(), A(3)), S(A(2, 0), A(3, 2)), S(A(4, 3, layout="transposed"), A(2, 2))], ALL, ulps=2, atol=16, errors=[R(TypeError, A(3))]),
    Case("cross", cross, [S(A(3), A(3)), S(A(4, 3), A(4, 3)), S(A(3, 4), A(3, 4), 0), S(A(2, 3, 3), A(2, 3, 3), -1), S(A(3, 5, layout="transposed"), A(3, 5))], NUMERICC, refuse=BOOL, ulps=4, atol=64,
         errors=[R(RuntimeError, A(4), A(4)), R(RuntimeError, A(3, 4), A(3, 4), 1)]),
    Case("linalg.cross", lambda x, y, dim=-1: np.cross(x, y, axis=dim), [S(A(3), A(3)), S(A(4, 3), A(4, 3)), S(A(3, 4), A(3, 4), dim=0), S(A(4, 3), A(1, 3))], NUMERICC, refuse=BOOL, ulps=4, atol=64,
         errors=[R(RuntimeError, A(4), A(4)), R(RuntimeError, A(3), A(2, 3))]),
    Case("linalg.vander", lambda x, N=None: np.stack([np.vander(row, N, True) for row in x.reshape(-1, x.shape[-1])]).reshape(*x.shape, N or x.shape[-1]),
         [S(A(5, low=0, high=3)), S(A(2, 3, low=0, high=3), N=4)], NUMERICC, refuse=(), ulps=16, atol=64, errors=[R(RuntimeError, A(3), N=1)]),
    Case("addr", addr, [S(A(3, 4), A(3), A(4)), S(A(4), A(3), A(4)), S(A(3, 4), A(3), A(4), beta=2, alpha=3), S(A(3, 4), A(3), A(4), beta=0), S(A(), A(2), A(2))], NUMERICC, refuse=(), ulps=8, atol=128,
         errors=[R(RuntimeError, A(3, 5), A(3), A(4)), R(RuntimeError, A(3), A(3, 3), A(3))]),
    Case("addbmm", addbmm, [S(A(3, 5), A(2, 3, 4), A(2, 4, 5)), S(A(5), A(2, 3, 4), A(2, 4, 5), beta=2, alpha=3), S(A(3, 5), A(0, 3, 4), A(0, 4, 5)), S(A(3, 5), A(2, 3, 4), A(2, 4, 5), beta=0)], FLOATC, refuse=BOOL, **SUM,
         errors=[R(RuntimeError, A(3, 5), A(2, 3, 4), A(3, 4, 5)), R(RuntimeError, A(3, 5), A(2, 3, 4), A(2, 5, 5)), R(RuntimeError, A(3, 5), A(3, 4), A(4, 5))]),
    Case("chain_matmul", lambda arrays: np.linalg.multi_dot(arrays) if len(arrays) > 1 else arrays[0], [S([A(3, 4), A(4, 5)]), S([A(3, 4), A(4, 2), A(2, 6)]), S([A(3, 4)])], FLOATC, refuse=(), **SUM,
         errors=[R(RuntimeError, [A(3)]), R(RuntimeError, [A(3, 4), A(3, 4)])]),
    Case("matmul", np.matmul, MATMUL, NUMERICC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3, 4), A(3, 4)), R(RuntimeError, A(), A(3)), R(TypeError, A(3))]),
    Case("linalg.matmul", np.matmul, MATMUL[:3], WIDEC, refuse=BOOL, **SUM),
    Case("mm", np.matmul, [S(A(3, 4), A(4, 5)), S(A(3, 4, layout="transposed"), A(4, 3)), S(A(0, 4), A(4, 5)), S(A(3, 0), A(0, 2))], NUMERICC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3, 4), A(3, 4)), R(RuntimeError, A(3), A(3, 4))]),
    Case("bmm", np.matmul, [S(A(2, 3, 4), A(2, 4, 5)), S(A(0, 3, 4), A(0, 4, 5))], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(2, 3, 4), A(3, 4, 5)), R(RuntimeError, A(3, 4), A(4, 5))]),
    Case("mv", np.matmul, [S(A(3, 4), A(4)), S(A(3, 4, layout="transposed"), A(4)), S(A(0, 4), A(4))], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3, 4), A(3)), R(RuntimeError, A(3), A(3))]),
    Case("dot", np.dot, [S(A(5), A(5)), S(A(0), A(0)), S(A(6, layout="negative"), A(6))], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3), A(4)), R(RuntimeError, A(2, 2), A(2, 2))]),
    Case("vdot", np.vdot, [S(A(5), A(5)), S(A(0), A(0))], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3), A(4))]),
    Case("inner", np.inner, [S(A(5), A(5)), S(A(2, 3), A(4, 3)), S(A(2, 3), A(3)), S(A(), A(3))], FLOATC, refuse=(), **SUM, errors=[R(RuntimeError, A(3), A(4))]),
    *[Case(name, np.outer, [S(A(3), A(4)), S(A(0), A(4))], ALL, ulps=2, atol=16, errors=[R(RuntimeError, A(2, 2), A(3))]) for name in ("outer", "ger")],
    Case("addmm", scaled, [S(A(3, 5), A(3, 4), A(4, 5)), S(A(5), A(3, 4), A(4, 5), beta=2, alpha=3), S(A(3, 5), A(3, 4), A(4, 5), beta=0)], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3, 5), A(3, 4), A(3, 5))]),
    Case("addmv", scaled, [S(A(3), A(3, 4), A(4)), S(A(), A(3, 4), A(4), beta=2, alpha=3)], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(3), A(3, 4), A(3))]),
    Case("baddbmm", scaled, [S(A(2, 3, 5), A(2, 3, 4), A(2, 4, 5)), S(A(5), A(2, 3, 4), A(2, 4, 5), beta=2, alpha=3)], FLOATC, refuse=BOOL, **SUM, errors=[R(RuntimeError, A(5), A(2, 3, 4), A(3, 4, 5))]),
    Case("linalg.vecdot", lambda x, y, dim=-1: (x.conj() * y).sum(dim), [S(A(5), A(5)), S(A(3, 4), A(4)), S(A(3, 4), A(3, 4), dim=0)], FLOATC, refuse=(), **SUM),
    Case("linalg.multi_dot", np.linalg.multi_dot, [S([A(3, 4), A(4, 5)]), S([A(4), A(4, 5), A(5, 2)]), S([A(3, 4), A(4, 2), A(2, 6), A(6)])], WIDEC, refuse=(), **SUM, errors=[R(ValueError, [A(3, 4)]), R(RuntimeError, [A(3, 4), A(3, 4)])]),
]
