# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Other: grids, differences, statistics."""

import itertools

import numpy as np
import scipy.linalg
from scipy.spatial import distance

import crout
from case import ALL, BOOL, COMPLEX, FLOAT, FLOATC, INT, INTB, MOVE, NUMERICC, REAL, WIDE, A, Case, R, S, row, shapes

UNEVEN = [S(A(7)), S(A(3, 5)), S(A(2, 3, 4)), S(A(6, 5, layout="transposed"))]


def atleast(rank):
    def oracle(x):
        if rank == 1:
            return np.atleast_1d(x)
        if rank == 2:
            return np.atleast_2d(x)
        return x.reshape(1, 1, 1) if x.ndim == 0 else x[None, :, None] if x.ndim == 1 else x[:, :, None] if x.ndim == 2 else x

    return oracle


def meshgrid(arrays, indexing="ij"):
    return tuple(np.meshgrid(*arrays, indexing=indexing))


def cartesian(arrays):
    return np.array(list(itertools.product(*arrays)), dtype=arrays[0].dtype).reshape(-1, len(arrays)) if len(arrays) > 1 else arrays[0]


def combinations(x, r=2, with_replacement=False):
    choose = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    return np.array(list(choose(x, r)), dtype=x.dtype).reshape(-1, r)


def block_diag(arrays):
    return scipy.linalg.block_diag(*arrays)


def difference(x, n=1, dim=-1, prepend=None, append=None):
    more = {k: v for k, v in (("prepend", prepend), ("append", append)) if v is not None}
    return np.diff(x, n, dim, **more)


def covariance(x, correction=1, fweights=None, aweights=None):
    return np.cov(x, ddof=correction, fweights=fweights, aweights=aweights)


def cdist(a, b, p=2.0, compute_mode=None):
    diff = np.abs(a[..., :, None, :] - b[..., None, :, :])
    if p == 0:
        return (diff != 0).sum(-1).astype(diff.dtype)
    return diff.max(-1, initial=0) if p == np.inf else (diff**p).sum(-1) ** (1 / p)


def integral(y, x=None, dx=1, dim=-1):
    return np.trapezoid(y, x, dx, dim) if hasattr(np, "trapezoid") else np.trapz(y, x, dx, dim)


def running_integral(y, x=None, dx=1, dim=-1):
    from scipy.integrate import cumulative_trapezoid

    return cumulative_trapezoid(y, x, dx, dim)


CASES = [
    *[Case(f"atleast_{rank}d", atleast(rank), shapes(ndim=0), ALL, **MOVE) for rank in (1, 2, 3)],
    Case("meshgrid", meshgrid, [S([A(3), A(4)]), S([A(3), A(4), A(2)], indexing="xy"), S([A(), A(2)]), S([A(0), A(3)]), S([A(5, layout="sliced")], indexing="ij")], ALL, **MOVE,
         errors=[R(RuntimeError, [A(3, 3)]), R(RuntimeError, [A(3)], indexing="ab")]),
    Case("cartesian_prod", cartesian, [S([A(3), A(4)]), S([A(2), A(3), A(2)]), S([A(3)]), S([A(0), A(3)])], ALL, **MOVE, errors=[R(RuntimeError, [A(3, 3)])]),
    Case("combinations", combinations, [S(A(4)), S(A(5), 3), S(A(4), 2, True), S(A(3), r=1), S(A(0)), S(A(6, layout="sliced"))], ALL, **MOVE, errors=[R(RuntimeError, A(2, 3)), R(RuntimeError, A(3), -1)]),
    Case("block_diag", block_diag, [S([A(2, 3), A(4, 1)]), S([A(3), A()]), S([A(2, 2), A(1, 0), A(3, layout="sliced")])], ALL, **MOVE, errors=[R(RuntimeError, [A(2, 2, 2)])]),
    Case("diagflat", lambda x, offset=0: np.diagflat(x, offset), [S(A(4)), S(A(2, 3)), S(A(3), 1), S(A(3), -2), S(A()), S(A(4, 3, layout="transposed"), offset=1)], ALL, **MOVE),
    Case("rot90", lambda x, k=1, dims=(0, 1): np.rot90(x, k, dims), [S(A(3, 4)), S(A(3, 4), 2), S(A(3, 4), 3), S(A(3, 4), -1), S(A(2, 3, 4), 1, (1, 2)), S(A(4, 5, layout="transposed"), 5), S(A(3, 3), 4, (1, 0))],
         ALL, **MOVE, errors=[R(RuntimeError, A(3)), R(RuntimeError, A(3, 3), 1, (0, 0)), R(IndexError, A(3, 3), 1, (0, 2))]),
    Case("vander", lambda x, N=None, increasing=False: np.vander(x, N, increasing), [S(A(5, low=0, high=3)), S(A(4, low=0, high=3), 3), S(A(4, low=-2, high=2), 3, True), S(A(0)), S(A(3), N=0)],
         NUMERICC, ulps=16, atol=64, refuse=(), errors=[R(RuntimeError, A(2, 3)), R(RuntimeError, A(3), -1)]),
    Case("diff", difference, UNEVEN + [S(A(7), 2), S(A(3, 5), dim=0), S(A(2), 3), S(A(3, 4), prepend=A(3, 1), append=A(3, 2)), S(A(0))], INTB, ulps=0, refuse=(), errors=[R(RuntimeError, A()), R(RuntimeError, A(3), -1), R(IndexError, A(3), 1, 1)]),
    Case("diff", difference, UNEVEN + [S(A(7), 2), S(A(3, 5), dim=0), S(A(3, 4), prepend=A(3, 1), append=A(3, 2)), S(A(0))], FLOATC, ulps=8, atol=32, refuse=()),
    Case("cov", covariance, [S(A(3, 7)), S(A(9)), S(A(2, 5, layout="transposed"), correction=0), S(A(3, 6), fweights=A(6, dtype="int64", low=1, high=5)), S(A(3, 6), aweights=A(6, dtype="float64", low=0.5, high=2))],
         ("float64", "complex128"), ulps=64, atol=64, refuse=BOOL, errors=[R(RuntimeError, A(2, 3, 4)), R(RuntimeError, A(2, 3), fweights=A(4, dtype="int64"))]),
    Case("cov", covariance, [S(A(3, 7)), S(A(9))], (*INT, *FLOATC), result="float", ulps=64, atol=64, refuse=()),
    Case("corrcoef", np.corrcoef, [S(A(3, 7)), S(A(2, 9, layout="transposed"))], (*INT, *FLOATC), result="float", ulps=64, atol=64, refuse=()),
    Case("cdist", cdist, [S(A(4, 3), A(5, 3)), S(A(4, 3), A(5, 3), 1.0), S(A(4, 3), A(5, 3), p=3.0), S(A(2, 4, 3), A(5, 3), float("inf")), S(A(4, 3), A(5, 3), 0.0), S(A(0, 3), A(5, 3)), S(A(4, 0), A(5, 0))],
         FLOAT, ulps=16, atol=4, errors=[R(RuntimeError, A(4, 3), A(5, 2)), R(RuntimeError, A(3), A(3)), R(RuntimeError, A(4, 3), A(5, 3), -1.0), R(ValueError, A(4, 3), A(5, 3), compute_mode="fast")]),
    Case("trapezoid", integral, [S(A(7)), S(A(3, 5), dx=0.5), S(A(3, 5), dim=0), S(A(5), A(5)), S(A(3, 5), A(3, 5)), S(A(6, 5, layout="transposed"))], FLOATC, ulps=32, atol=32, refuse=(), errors=[R(RuntimeError, A()), R(RuntimeError, A(3), A(4))]),
    Case("trapz", integral, [S(A(7)), S(A(5), A(5))], FLOATC, ulps=32, atol=32, refuse=()),
    Case("cumulative_trapezoid", running_integral, [S(A(7)), S(A(3, 5), dx=0.5), S(A(3, 5), dim=0), S(A(5), A(5, low=0))], FLOATC, ulps=64, atol=64, refuse=(), errors=[R(RuntimeError, A())]),
    Case("dist", lambda x, y, p=2: np.asarray(np.linalg.norm((x - y).ravel(), p)), [S(A(7), A(7)), S(A(3, 4), A(4), 1), S(A(5), A(5), float("inf")), S(A(6, 5, layout="transposed"), A(6, 5), 3)], FLOATC, result="real", ulps=16, refuse=()),
    Case("resolve_conj", lambda x: x, shapes(ndim=0), ALL, **MOVE),
    Case("resolve_neg", lambda x: x, shapes(ndim=0), ALL, **MOVE),
]


@row("broadcast_shapes")
def _():
    assert crout.broadcast_shapes((2, 1), (3,)) == (2, 3) and isinstance(crout.broadcast_shapes((2,)), crout.Size)
    assert crout.broadcast_shapes() == () and crout.broadcast_shapes(5, (1, 1)) == (1, 5)
    try:
        crout.broadcast_shapes((2,), (3,))
    except RuntimeError as error:
        assert "(2)" in str(error) or "(2,)" in str(error)
    else:
        raise AssertionError("shapes that do not broadcast were accepted")


@row("tril_indices", "triu_indices", dtypes=("int32", "int64"))
def _():
    for ours, theirs in ((crout.tril_indices, np.tril_indices), (crout.triu_indices, np.triu_indices)):
        for n, m, k in ((3, 3, 0), (4, 6, 2), (5, 3, -1), (0, 3, 0), (3, 0, 0), (3, 3, 9), (3, 3, -9)):
            for dtype in (crout.int32, crout.int64):
                found = ours(n, m, k, dtype=dtype)
                assert found.dtype == dtype and np.array_equal(found.numpy(), np.array(theirs(n, k, m)))
        assert ours(2, 2).dtype == crout.int64
        assert ours(2**62, 0).shape == (2, 0)  # at once, however many rows
        try:
            ours(2**62, 2**62)
        except MemoryError as error:
            assert "4611686018427387904 x 4611686018427387904" in str(error)
        else:
            raise AssertionError("indices of an absurd triangle were made")
        for wrong in (lambda: ours(-1, 2), lambda: ours(2, 2, dtype=crout.float32)):
            try:
                wrong()
            except RuntimeError:
                continue
            raise AssertionError("bad arguments were accepted")


def windows():
    from scipy.signal import windows as w

    return {"bartlett_window": (w.bartlett, {}), "blackman_window": (w.blackman, {}), "hamming_window": (w.hamming, {}), "hann_window": (w.hann, {}), "kaiser_window": (lambda n, sym: w.kaiser(n, 12.0, sym), {})}


@row("bartlett_window", "blackman_window", "hamming_window", "hann_window", "kaiser_window", dtypes=FLOAT)
def _():
    for name, (oracle, _) in windows().items():
        make = getattr(crout, name)
        for n in (0, 1, 2, 7, 32):
            for periodic in (True, False):
                found = make(n, periodic, dtype=crout.float64)
                assert found.shape == (n,) and np.allclose(found.numpy(), oracle(n, sym=not periodic) if n else [], rtol=1e-13, atol=1e-15), (name, n, periodic)
        for dtype in (crout.float16, crout.bfloat16, crout.float32):
            assert make(9, dtype=dtype).dtype == dtype
        assert make(4).dtype == crout.float32
        for wrong in (lambda: make(-1), lambda: make(4, dtype=crout.int64)):
            try:
                wrong()
            except RuntimeError:
                continue
            raise AssertionError("bad arguments were accepted")
    assert np.allclose(crout.kaiser_window(9, False, 5.0, dtype=crout.float64).numpy(), np.kaiser(9, 5.0), rtol=1e-13)
    assert np.allclose(crout.hamming_window(9, False, 0.5, 0.5, dtype=crout.float64).numpy(), crout.hann_window(9, False, dtype=crout.float64).numpy())
