# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Warnings where the reference warns, at the user's line, and nowhere else."""

import warnings

import numpy as np
import pytest

import crout
from crout import _modes

x, z = crout.ones(2, 3), crout.tensor([1 + 1j])
# What is done, a word of its warning, and the same done without one.
CASES = {
    "out= of another shape": (lambda: crout.add(x, 1, out=crout.ones(4)), "'out' has shape", lambda: crout.add(x, 1, out=crout.empty(0))),
    "complex to real": (lambda: z.to(crout.float32), "imaginary parts", lambda: z.real),
    "complex into real": (lambda: crout.zeros(1).copy_(z), "imaginary parts", lambda: crout.zeros(1).copy_(z.real)),
    "range": (lambda: crout.range(0, 3), "arange", lambda: crout.arange(0, 3)),
    "meshgrid": (lambda: crout.meshgrid(x[0], x[0]), "indexing", lambda: crout.meshgrid(x[0], x[0], indexing="ij")),
    "T": (lambda: x[0].T, "T: ", lambda: x.T),
    "tensor of a tensor": (lambda: crout.tensor(x), "clone", lambda: x.clone()),
    "var of one element": (lambda: crout.var(x[:1], 0), "degrees of freedom", lambda: crout.var(x[:1], 0, correction=0)),
    "std_mean of one element": (lambda: crout.std_mean(crout.ones(1)), "degrees of freedom", lambda: crout.std_mean(x)),
}


@pytest.fixture(autouse=True)
def forget():
    _modes._warned.clear()


@pytest.mark.parametrize("name", CASES)
def test_a_warning_and_how_to_do_without(name):
    act, word, instead = CASES[name]
    with pytest.warns(UserWarning, match=word) as seen:
        act()
    assert [w.filename for w in seen] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        instead()


@pytest.mark.parametrize("name", CASES)
def test_a_warning_that_is_an_error_fails_the_call(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning):
            CASES[name][0]()


def test_some_warnings_come_once():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for _ in range(3):
            z.to(crout.float64)
        assert len(seen) == 1
        crout.set_warn_always(True)
        try:
            z.to(crout.float64)
        finally:
            crout.set_warn_always(False)
        assert len(seen) == 2


def test_under_jit_a_trace_warns():
    f = crout.jit(lambda x: crout.var(x[:1], 0))
    with pytest.warns(UserWarning, match="degrees of freedom"):
        f(x)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        f(x)


def test_read_only_memory_is_refused_rather_than_warned_of():
    array = np.ones(3, np.float32)
    array.setflags(write=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        shared = crout.from_numpy(array)
        with pytest.raises(RuntimeError, match="read-only"):
            shared.add_(1)


def test_deterministic_mode_changes_no_bits():
    big = crout.from_numpy(np.random.default_rng(0).standard_normal(100_000))
    index = crout.from_numpy(np.random.default_rng(1).integers(0, 50, 100_000))

    def results():
        return [t.numpy().tobytes() for t in (big.sum(), big.cumsum(0), crout.zeros(50).double().index_add_(0, index, big), crout.zeros(50).double().scatter_add_(0, index, big))]

    before = results()
    crout.use_deterministic_algorithms(True)
    try:
        assert crout.are_deterministic_algorithms_enabled() and results() == before
    finally:
        crout.use_deterministic_algorithms(False)
    assert results() == before
