# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the sections BLAS and LAPACK and linalg: inverses, systems, determinants, powers, norms."""

import numpy as np
import scipy.linalg

import crout
from case import BOOL, FLOATC, INT, WIDEC, A, Case, R, S
from matrix_samples import batches, definite, hermitian, identity, is_what, matrix_case, of_rank, one, regular, second_singular, systems

LinAlgError = crout.linalg.LinAlgError
NOT_SQUARE, NO_MATRIX = R(RuntimeError, A(2, 3)), R(RuntimeError, A(3))
SINGULAR = A(2, 2, low=0, high=0)
REGULAR = batches(regular)
INF = float("inf")


def real_of(dtype):
    return {"complex64": "float32", "complex128": "float64"}.get(dtype, dtype)


# ---- Inverses ----


def inv_ex(got, a):
    singular = (np.abs(a).max((-2, -1), initial=0) == 0) & (a.shape[-1] > 0)
    yield got[1] > 0, singular
    usable = np.where(singular[..., None, None], identity(a.shape), a)
    yield np.where(singular[..., None, None], 0, usable @ got[0]), np.where(singular[..., None, None], 0, identity(a.shape))


def tensorinv(got, a, ind=2):
    rows = int(np.prod(a.shape[:ind]))
    columns = int(np.prod(a.shape[ind:]))
    yield got.reshape(columns, rows) @ a.reshape(rows, columns), np.eye(columns)
    yield np.array(got.shape), np.array(a.shape[ind:] + a.shape[:ind])


def tensor_of(*shape):
    """A regular matrix with its rows and columns folded to the shape."""

    def make(x):
        return regular(x).reshape(shape)

    make.__name__ = f"tensor_of{shape}"
    return make


INVERSE_ERRORS = [NOT_SQUARE, NO_MATRIX, R(LinAlgError, SINGULAR, match="singular")]

inverses = [
    *[matrix_case(name, one(REGULAR), is_what(np.linalg.inv), INVERSE_ERRORS) for name in ("linalg.inv", "inverse")],
    matrix_case("linalg.inv_ex", [*one(REGULAR), S(A(3, 4, 4, make=second_singular)), S(A(3, 36, 36, make=second_singular)).more()], inv_ex, INVERSE_ERRORS[:2], result=("same", "int32")),
    matrix_case("linalg.tensorinv", [S(A(6, 6, make=tensor_of(2, 3, 6)), ind=2), S(A(6, 6, make=tensor_of(6, 3, 2)), ind=1), S(A(24, 24, make=tensor_of(4, 6, 8, 3)), ind=2), S(A(1, 1, make=tensor_of(1, 1, 1)), ind=2),
                                     S(A(0, 0, make=tensor_of(0, 3, 0)), ind=2).more()], tensorinv,
                [R(RuntimeError, A(2, 3, 4)), R(ValueError, A(6, 6), ind=0), R(LinAlgError, A(2, 2, low=0, high=0), ind=1)]),
    *[matrix_case(name, one(batches(square=False)), is_what(np.linalg.pinv), [NO_MATRIX], ulps=20000) for name in ("linalg.pinv", "pinverse")],
]
inverses[-2].samples += [S(A(2, 6, 4, make=of_rank(2)), rtol=1e-3), S(A(2, 4, 4, make=hermitian), hermitian=True), S(A(5, 3), atol=1e-3)]
inverses[-2].relations = is_what(lambda a, hermitian=False, rtol=None, atol=None: np.linalg.pinv(a, rcond=1e-3 if rtol else None, hermitian=hermitian))


# ---- Systems ----


def solution(got, a, b, left=True):
    """A X = B, or X A = B."""
    if left and b.shape == a.shape[:-1]:  # vectors
        return [((a @ got[..., None])[..., 0], b)]
    product = a @ got if left else got @ a
    return [(product, np.broadcast_to(b, product.shape))]


def solve_ex(got, a, b, left=True):
    x, info = got
    singular = (np.abs(a).max((-2, -1), initial=0) == 0) & (a.shape[-1] > 0)
    yield info > 0, np.broadcast_to(singular, info.shape)
    mask = np.broadcast_to(singular, info.shape)[..., None, None]
    product = a @ np.where(mask, 0, x)
    yield product, np.where(mask, 0, np.broadcast_to(b, product.shape))


def tensorsolve(got, a, b, dims=None):
    return [(np.tensordot(a if dims is None else np.moveaxis(a, dims, range(a.ndim - len(dims), a.ndim)), got, got.ndim), b)]


def triangle(a, upper, unit=False):
    result = np.triu(a) if upper else np.tril(a)
    return result - result * identity(a.shape) + identity(a.shape) if unit else result


def solve_triangular(got, a, b, upper, left=True, unitriangular=False):
    return solution(got, triangle(a, upper, unitriangular), b, left) if b.ndim > 1 else [(triangle(a, upper, unitriangular) @ got, b)]


def triangular_solve(got, b, a, upper=True, transpose=False, unitriangular=False):
    x, copied = got
    t = triangle(a, upper, unitriangular)
    product = (t.swapaxes(-1, -2) if transpose else t) @ x
    yield product, np.broadcast_to(b, product.shape)
    yield copied, np.broadcast_to(a, copied.shape)


def lstsq(got, a, b, rcond=None, driver=None):
    """The solution of least norm, the rank, and for tall matrices the sums of squares of the residuals."""
    m, n = a.shape[-2:]
    yield got[0], np.linalg.pinv(a, rcond=1e-3 if rcond else None) @ b
    rank = np.linalg.matrix_rank(a, tol=1e-3 if rcond else None)
    if got[2].size:
        yield got[2], np.broadcast_to(rank, got[2].shape)
    if got[1].size:
        yield got[1], (np.abs(a @ got[0] - b) ** 2).sum(-2)
    if got[3].size:
        yield got[3], np.linalg.svd(a, compute_uv=False)


SOLVE_ERRORS = [R(RuntimeError, A(2, 3), A(2, 1)), R(RuntimeError, A(3, 3), A(2, 1)), R(RuntimeError, A(2, 3, 3), A(4, 3, 1)), R(LinAlgError, SINGULAR, A(2, 1), match="singular")]
VECTORS = [S(A(3, 3, make=regular), A(3)), S(A(2, 3, 3, make=regular), A(2, 3))]
FROM_THE_RIGHT = [S(A(3, 3, make=regular), A(2, 3), left=False), S(A(2, 1, 3, 3, make=regular), A(4, 2, 3), left=False).more(), S(A(2, 36, 36, make=regular), A(2, 5, 36), left=False).more()]
TRIANGULAR = [S(*s.args, upper=upper) if not s.exhaustive else S(*s.args, upper=upper).more() for s in systems() for upper in (True, False)]
OPTIONS = [S(A(2, 4, 4, make=regular), A(2, 4, 3), upper=True, unitriangular=True), S(A(2, 4, 4, make=regular), A(2, 3, 4), upper=False, left=False)]
LEAST_SQUARES = [S(A(6, 3), A(6, 2)), S(A(3, 6), A(3, 2)), S(A(2, 7, 4), A(2, 7, 2)), S(A(0, 5, 3), A(0, 5, 2)), S(A(4, 4, make=regular), A(4, 1)), *[S(A(2, 6, 4), A(2, 6, 2), driver=d) for d in ("gels", "gelsy", "gelsd", "gelss")],
                 S(A(2, 6, 4, make=of_rank(2)), A(2, 6, 2), rcond=1e-3), S(A(2, 40, 20), A(2, 40, 3))]

systems_cases = [
    matrix_case("linalg.solve", [*systems(), *VECTORS, *FROM_THE_RIGHT, S(A(2, 36, 36, make=regular), A(2, 36, 1))], solution, SOLVE_ERRORS),
    matrix_case("linalg.solve_ex", [*systems(), S(A(3, 4, 4, make=second_singular), A(3, 4, 2)), S(A(3, 36, 36, make=second_singular), A(36, 2)).more()], solve_ex, SOLVE_ERRORS[:3], result=("same", "int32")),
    matrix_case("linalg.tensorsolve", [S(A(6, 6, make=tensor_of(2, 3, 6)), A(2, 3)), S(A(24, 24, make=tensor_of(6, 4, 2, 3, 4)), A(6, 4)), S(A(6, 6, make=tensor_of(2, 6, 3)), A(2, 3), dims=(1,)),
                                       S(A(0, 0, make=tensor_of(0, 3, 0)), A(0, 3)).more()], tensorsolve, [R(RuntimeError, A(2, 3, 4), A(2, 3))]),
    matrix_case("linalg.solve_triangular", [*TRIANGULAR, *OPTIONS], solve_triangular, [R(RuntimeError, A(3, 3), A(2, 1), upper=True), R(RuntimeError, A(2, 3), A(2, 1), upper=True)]),
    matrix_case("triangular_solve", [*[S(*reversed(s.args)) if not s.exhaustive else S(*reversed(s.args)).more() for s in systems()],
                                     *[S(A(2, 4, 3), A(2, 4, 4, make=regular), upper=u, transpose=t, unitriangular=d) for u in (True, False) for t in (True, False) for d in (True, False)]], triangular_solve,
                [R(RuntimeError, A(2, 1), A(3, 3))]),
    matrix_case("linalg.lstsq", LEAST_SQUARES, lstsq, [R(ValueError, A(2, 2), A(2, 1), driver="fast"), R(RuntimeError, A(3, 2), A(2, 1))], ulps=20000, result=("same", real_of, "int64", real_of)),
]


# ---- Determinants, powers, the exponential ----


def slogdet(got, a):
    sign, log = np.linalg.slogdet(a)
    return [(got[0], sign), (got[1], log)]


def expm(a):
    matrices = [scipy.linalg.expm(m) for m in a.reshape(int(np.prod(a.shape[:-2])), *a.shape[-2:])]
    return np.array(matrices, a.dtype).reshape(a.shape)


def small(x):
    return x / (2 * max(x.shape[-1], 1) ** 0.5)


def far_apart(x):
    """Eigenvalues whose exponentials underflow and do not."""
    return x * np.diag([0, 0]) + np.diag([-800.0, 3.0])


def minus_one(x):
    return x * 0 - 1


def logdet(a):
    sign, log = np.linalg.slogdet(a)
    if np.iscomplexobj(a):
        return log + np.log(sign)
    return np.where(sign < 0, np.nan, log)


POWERS = [*one(REGULAR, n=3), *[S(A(2, 4, 4, make=regular), n=n) for n in (0, 1, 2, -1, -2)], S(A(2, 36, 36, make=regular), n=-1)]

determinants = [
    *[matrix_case(name, [*one(REGULAR), S(A(3, 4, 4, make=second_singular))], is_what(np.linalg.det), [NOT_SQUARE, NO_MATRIX]) for name in ("linalg.det", "det")],
    *[matrix_case(name, [*one(REGULAR), S(A(3, 4, 4, make=second_singular))], slogdet, [NOT_SQUARE, NO_MATRIX], result=("same", real_of)) for name in ("linalg.slogdet", "slogdet")],
    matrix_case("logdet", [*one(batches(definite)), S(A(1, 1, low=-1, high=-1, make=minus_one))], is_what(logdet), [NOT_SQUARE, NO_MATRIX]),
    *[matrix_case(name, POWERS, is_what(np.linalg.matrix_power), [R(RuntimeError, A(2, 3), n=2), R(LinAlgError, SINGULAR, n=-1)], refuse=()) for name in ("linalg.matrix_power", "matrix_power")],
    *[matrix_case(name, [*one(batches(small)), S(A(2, 4, 4, low=-1e-3, high=1e-3)), S(A(2, 3, 3, low=-9, high=0, make=np.triu)), S(A(2, 2, make=far_apart))], is_what(expm), [NOT_SQUARE],
                  dtypes=FLOATC) for name in ("linalg.matrix_exp", "matrix_exp")],
]


# ---- Norms and what is made of singular values ----


def axes(dim):
    return tuple(dim) if isinstance(dim, (list, tuple)) else dim


def vector_norm(x, ord=2, dim=None, keepdim=False):
    if dim is None:
        result = np.linalg.norm(x.ravel(), ord)
        return result.reshape((1,) * x.ndim) if keepdim else result
    if isinstance(dim, tuple):
        dims = tuple(d % x.ndim for d in dim)
        rest = [d for d in range(x.ndim) if d not in dims]
        return np.linalg.norm(x.transpose(*rest, *dims).reshape(*(x.shape[d] for d in rest), -1), ord, axis=-1)
    return np.linalg.norm(x, ord, axis=dim, keepdims=keepdim)


def matrix_norm(x, ord="fro", dim=(-2, -1), keepdim=False):
    return np.linalg.norm(x, ord, axis=dim, keepdims=keepdim)


def norm(x, ord=None, dim=None, keepdim=False):
    return np.linalg.norm(x if dim is not None or ord is not None else x.ravel(), ord, axis=axes(dim), keepdims=keepdim)


MATRIX_NORMS = ("fro", "nuc", 1, -1, 2, -2, INF, -INF)
VECTOR_NORMS = (2, 1, 0, INF, -INF, 3.5)
NORM_ERRORS = [R((RuntimeError, ValueError), A(2, 2), ord="abs")]


def matrix_rank(a, hermitian=False, rtol=None):
    return np.linalg.matrix_rank(a, hermitian=hermitian, tol=None if rtol is None else rtol * np.linalg.svd(a, compute_uv=False).max(-1, initial=0))


norms = [
    matrix_case("linalg.vector_norm", [*[S(A(2, 5), ord=p, dim=-1) for p in VECTOR_NORMS], S(A(7)), S(A(3, 4, layout="transposed")), S(A(2, 3, 4), ord=1, dim=(0, 2)), S(A(0, 3), dim=-1), S(A(2, 0)), S(A()), S(A(2, 40), dim=1, keepdim=True)],
                is_what(vector_norm), [R(IndexError, A(2, 2), dim=3)], result=real_of, refuse=(*BOOL, *INT)),
    matrix_case("linalg.matrix_norm", [*[S(A(2, 4, 4), ord=p) for p in MATRIX_NORMS], *[S(A(3, 5, layout="transposed"), ord=p).more() for p in MATRIX_NORMS], S(A(0, 3, 3)), S(A(4, 2, 3), ord=1, dim=(0, 2), keepdim=True), S(A(2, 20, 36), ord="nuc")],
                is_what(matrix_norm), [*NORM_ERRORS, NO_MATRIX], result=real_of, refuse=(*BOOL, *INT)),
    matrix_case("linalg.norm", [S(A(3, 4)), S(A(5)), S(A(5), ord=1), S(A(2, 4, 3), dim=-1), S(A(2, 4, 3), dim=(-2, -1)), *[S(A(4, 4), ord=p) for p in MATRIX_NORMS], S(A(0, 3), dim=-1), S(A(2, 3, 4), ord=INF, dim=1, keepdim=True),
                                S(A(2, 20, 36), ord=2, dim=(-2, -1))], is_what(norm), NORM_ERRORS, result=real_of, refuse=(*BOOL, *INT)),
    matrix_case("linalg.cond", [*one(REGULAR[:3] + REGULAR[4:5] + REGULAR[-1:]), *[S(A(2, 4, 4, make=regular), p=p) for p in MATRIX_NORMS], S(A(2, 5, 3))], is_what(lambda a, p=None: np.linalg.cond(a, p)), [NO_MATRIX, R(RuntimeError, A(2, 3), p=1)],
                result=real_of, ulps=8000, free_sizes=False),  # sums beside an inverse that is written out are in another order
    matrix_case("linalg.matrix_rank", [S(A(3, 3)), S(A(4, 6, make=of_rank(2)), rtol=1e-3), S(A(0, 3, 3)), S(A(2, 0, 3)), S(A(2, 6, 4, make=of_rank(3)), rtol=1e-3), S(A(4, 4, make=hermitian), hermitian=True), S(A(2, 36, 36))], is_what(matrix_rank),
                [NO_MATRIX], result="int64", ulps=0),
    Case("linalg.diagonal", lambda a, offset=0, dim1=-2, dim2=-1: np.diagonal(a, offset, dim1, dim2), [S(A(3, 3)), S(A(2, 3, 4), offset=1), S(A(4, 5, layout="transposed"), offset=-1), S(A(2, 3, 4), dim1=0, dim2=2), S(A(0, 3, 3)), S(A(2, 0, 3))],
         dtypes=WIDEC, refuse=(), ulps=0, aot="all", errors=[NO_MATRIX]),
]

CASES = [*inverses, *systems_cases, *determinants, *norms]
