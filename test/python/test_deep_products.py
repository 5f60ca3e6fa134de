# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products of small results and long sums, which are cut along the sum, and products of permuted operands, which are read where they lie."""

import numpy as np
import pytest

import crout


def random(rng, shape, dtype):
    values = rng.standard_normal(shape)
    return (values + 1j * rng.standard_normal(shape) if dtype.startswith("complex") else values).astype(dtype)


@pytest.mark.parametrize("dtype", ("float32", "float64", "complex64", "complex128"))
@pytest.mark.parametrize("depth", (4095, 4096, 5000, 70001))
def test_long_sums(depth, dtype):
    rng = np.random.default_rng(depth)
    a, b = random(rng, (9, depth), dtype), random(rng, (depth, 17), dtype)
    wide = "complex128" if dtype.startswith("complex") else "float64"
    exact = a.astype(wide) @ b.astype(wide)
    tolerance = np.finfo(dtype).eps * 4 * np.sqrt(depth)
    results = []
    for threads in (1, 2, 3):
        before = crout.get_num_threads()
        crout.set_num_threads(threads)
        x, y = crout.from_numpy(a), crout.from_numpy(b)
        results += [x @ y, crout.jit(lambda x, y: x @ y)(x, y)]
        turned = crout.jit(lambda x, y: (x.mT @ y.mT))(crout.from_numpy(a.T.copy()), crout.from_numpy(b.T.copy()))
        np.testing.assert_allclose(turned.numpy(), exact.astype(dtype), atol=tolerance * 30, rtol=0)
        crout.set_num_threads(before)
    for result in results:
        np.testing.assert_array_equal(result.numpy(), results[0].numpy())
    np.testing.assert_allclose(results[0].numpy(), exact.astype(dtype), atol=tolerance * 30, rtol=0)
    batch = crout.from_numpy(np.stack([a, 2 * a])) @ crout.from_numpy(b)
    np.testing.assert_array_equal(batch[0].numpy(), results[0].numpy())


@pytest.mark.parametrize("order", ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)))
def test_permuted_operands(order):
    rng = np.random.default_rng(1)
    inverse = np.argsort(order)
    a, b = rng.standard_normal((6, 40, 50)), rng.standard_normal((6, 50, 30))
    stored_a, stored_b = np.ascontiguousarray(a.transpose(inverse)), np.ascontiguousarray(b.transpose(inverse))
    f = crout.jit(lambda a, b: (a.permute(order) @ b.permute(order), a.permute(order).mT.mT @ b.permute(order) + 1))
    for result, more in zip(f(crout.from_numpy(stored_a), crout.from_numpy(stored_b)), (0, 1)):
        np.testing.assert_allclose(result.numpy(), a @ b + more, rtol=1e-12)
    empty = f(crout.zeros(np.array((6, 40, 0))[inverse].tolist()), crout.zeros(np.array((6, 0, 30))[inverse].tolist()))[0]
    assert empty.shape == (6, 40, 30) and not empty.any().item()


EQUATIONS = ("pcik,pdjk->cidj", "pk,pj->kj", "kp,jp->kj", "bik,bkj->bij", "bki,bkj->bji", "ikb,bjk->bij", "abc,cd,bd->a", "ij,jk,kl->li", "bhqd,bhkd->bhqk",
             "bqhd,bkhd->bhqk", "i,i->", "i,j->ji", "aij,bij->ab", "aij,bji->ba")


@pytest.mark.parametrize("equation", EQUATIONS)
def test_einsum_of_any_order(equation):
    rng = np.random.default_rng(2)
    sizes = dict(zip(sorted(set(equation) & set("abcdefghijklmnopqrstuvwxyz")), (3, 4, 2, 5, 6, 2, 3)))
    operands = [rng.standard_normal([sizes[label] for label in term]) for term in equation.split("->")[0].split(",")]
    result = crout.einsum(equation, *(crout.from_numpy(x) for x in operands))
    np.testing.assert_allclose(result.numpy(), np.einsum(equation, *operands), rtol=1e-10, atol=1e-12)
