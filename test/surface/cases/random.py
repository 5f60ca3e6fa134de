# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows of the sections Generators, Random sampling and In-place random sampling: dtypes, shapes, and that eager and jit draw the same numbers;
what the numbers are is tested in test/python/test_random.py."""

import numpy as np
import pytest

import crout
from case import ALL, FLOAT, FLOATC, NUMERIC, REAL, row

SHAPES = [(), (0,), (1,), (5,), (3, 4), (2, 0, 3), (2, 3, 4)]


def seeded(f):
    crout.manual_seed(77)
    return f()


def agree(f, dtype, shape):
    """f() from one seed, eager and, for one shape of each rank 1 and 2, under jit, has this dtype and shape, and one value."""
    eager = seeded(f)
    compiled = seeded(crout.jit(f)) if shape in ((3, 4), (4,), (9,), (3,)) else eager
    for result in (eager, compiled):
        assert result.dtype == getattr(crout, dtype) and tuple(result.shape) == shape
    wide = crout.complex128 if dtype.startswith("complex") else crout.float64
    np.testing.assert_array_equal(eager.to(wide).numpy(), compiled.to(wide).numpy())
    return eager


def factory(name, dtypes, make, shapes=SHAPES):
    @row(name, dtypes=dtypes)
    def _():
        for dtype in dtypes:
            for shape in shapes:
                agree(lambda dtype=dtype, shape=shape: make(shape, getattr(crout, dtype)), dtype, shape)
        for dtype in set(ALL) - set(dtypes):
            with pytest.raises((RuntimeError, TypeError)):
                make((3,), getattr(crout, dtype))


factory("rand", FLOATC, lambda shape, dtype: crout.rand(shape, dtype=dtype))
factory("randn", FLOATC, lambda shape, dtype: crout.randn(shape, dtype=dtype))
factory("rand_like", FLOATC, lambda shape, dtype: crout.rand_like(crout.ones(shape, dtype=dtype)))
factory("randn_like", FLOATC, lambda shape, dtype: crout.randn_like(crout.ones(shape, dtype=dtype)))
factory("randint", REAL, lambda shape, dtype: crout.randint(0, 2, shape, dtype=dtype))
factory("randint_like", REAL, lambda shape, dtype: crout.randint_like(crout.ones(shape, dtype=dtype), 0, 2))
factory("randperm", NUMERIC, lambda shape, dtype: crout.randperm(shape[0], dtype=dtype), [(0,), (1,), (9,)])
factory("normal", FLOATC, lambda shape, dtype: crout.normal(crout.zeros(shape, dtype=dtype), 2.0))
factory("bernoulli", FLOAT, lambda shape, dtype: crout.bernoulli(crout.full(shape, 0.5, dtype=dtype)))
factory("poisson", FLOAT, lambda shape, dtype: crout.poisson(crout.full(shape, 3.0, dtype=dtype)))


@row("multinomial", dtypes=FLOAT)
def _():
    for dtype in FLOAT:
        for shape, replacement in (((4,), True), ((4,), False), ((3, 4), True), ((3, 4), False), ((0, 4), True)):
            weights = crout.ones(shape, dtype=getattr(crout, dtype))
            agree(lambda weights=weights, replacement=replacement: crout.multinomial(weights, 3, replacement), "int64", (*shape[:-1], 3))
    with pytest.raises(RuntimeError):
        crout.multinomial(crout.ones(3, dtype=crout.int64), 1)


def filled(name, dtypes, *args):
    factory(f"Tensor.{name}", dtypes, lambda shape, dtype: getattr(crout.ones(shape, dtype=dtype), name)(*args))


filled("uniform_", FLOATC, -1, 2)
filled("normal_", FLOATC, 1, 2)
filled("log_normal_", FLOAT)
filled("exponential_", FLOAT, 2)
filled("cauchy_", FLOAT)
filled("geometric_", NUMERIC, 0.5)
filled("random_", REAL)
filled("bernoulli_", REAL, 0.3)


@row("Generator")
def _():
    g = crout.Generator(device="cpu").manual_seed(3)
    state = g.get_state()
    a = crout.rand(5, generator=g)
    g.set_state(state)
    assert crout.equal(a, crout.rand(5, generator=g)) and g.initial_seed() == 3 and g.seed() == g.initial_seed()
    assert crout.equal(g.clone_state().get_state(), g.get_state())


@row("seed", "manual_seed", "initial_seed")
def _():
    assert crout.manual_seed(12) == crout.default_generator and crout.initial_seed() == 12
    assert crout.seed() == crout.initial_seed() != 12


@row("get_rng_state", "set_rng_state", "default_generator")
def _():
    state = crout.get_rng_state()
    a = crout.rand(3)
    crout.set_rng_state(state)
    assert crout.equal(a, crout.rand(3, generator=crout.default_generator))
    with pytest.raises(ValueError):
        crout.set_rng_state(crout.ones(2))
