# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random numbers: the bits of docs/guides/random.md in every way to run, the distributions, generators, errors."""

import copy
import ctypes
import pickle
import subprocess
import threading

import numpy as np
import pytest
from philox import Model, philox
from scipy import stats

import crout

SIZES = [(), (0,), (1,), (7,), (3, 5), (2, 0, 3), (2, 3, 4), (1, 6, 1)]
REAL = ["float16", "bfloat16", "float32", "float64"]


def values(x):
    return x.to(crout.float32).numpy() if x.dtype in (crout.bfloat16, crout.float16) else x.numpy()


def generator(seed=0, offset=0):
    g = crout.Generator().manual_seed(seed)
    state = np.frombuffer(seed.to_bytes(8, "little") + offset.to_bytes(8, "little"), np.uint8)
    g.set_state(crout.tensor(state.copy()))
    return g


# ---- Bits ----


@pytest.mark.parametrize("counter, key, words", [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    ((0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0), (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
])
def test_model_has_the_published_words(counter, key, words):
    """Known-answer vectors of Random123 1.14 (kat_vectors, philox4x32 10)."""
    assert tuple(int(w) for w in philox(np.array(counter, np.uint64), key)) == words


def test_published_words_of_the_first_block():
    """Counter 0 under key 0: the vector that the public functions can reach."""
    expected = 0x6627E8D5 | 0xE169C58D << 32
    assert crout.empty((1,), dtype=crout.int64).random_(-2**63, None, generator=generator()).item() == expected - (expected >> 63 << 64)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("dtype", [*REAL, "complex64", "complex128"])
def test_uniform_bits_are_the_models(size, dtype):
    seed, offset = 2**63 + 5, 2**32 - 3
    expected = Model(seed, offset).rand(size, dtype)
    found = crout.rand(size, dtype=getattr(crout, dtype), generator=generator(seed, offset))
    assert found.dtype == getattr(crout, dtype) and tuple(found.shape) == size
    assert np.array_equal(values(found), expected)


@pytest.mark.parametrize("dtype", [*REAL, "complex64", "complex128"])
def test_normals_are_the_models(dtype):
    expected = Model(3).randn((400,), dtype)
    found = values(crout.randn(400, dtype=getattr(crout, dtype), generator=generator(3)))
    rtol = {"float16": 1e-3, "bfloat16": 8e-3, "float64": 1e-14, "complex128": 1e-14}.get(dtype, 2e-6)
    np.testing.assert_allclose(found, expected, rtol=rtol, atol=rtol)


@pytest.mark.parametrize("low, high", [(0, 1), (0, 10), (-5, 7), (0, 2**32), (1, 2**32 + 2), (-2**62, 2**62 + 12345), (-2**63, 2**63 - 1)])
def test_integers_are_the_models(low, high):
    found = crout.randint(low, high, (300,), generator=generator(11, 2**64 - 100)).numpy()
    assert np.array_equal(found, Model(11, 2**64 - 100).randint(low, high, (300,)))


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int8", "int16", "int32", "int64", *REAL])
def test_integers_of_every_dtype(dtype):
    high = 2 if dtype == "bool" else 100
    found = crout.randint(high, (4, 25), dtype=getattr(crout, dtype), generator=generator(4))
    assert found.dtype == getattr(crout, dtype)
    assert np.array_equal(values(found).astype(np.int64), Model(4).randint(0, high, (4, 25)))


def test_permutations_are_the_models():
    for n in (0, 1, 2, 1000):
        assert np.array_equal(crout.randperm(n, generator=generator(n)).numpy(), Model(n).randperm(n))


def test_choices_are_the_models():
    weights = np.array([[1, 0, 3, 2.5], [0, 0, 1, 0], [4, 4, 4, 4]])
    for shape in (weights, weights[0]):
        found = crout.multinomial(crout.tensor(shape), 50, replacement=True, generator=generator(5))
        assert np.array_equal(found.numpy(), Model(5).multinomial(shape, 50, True))
    weights[1] += 1
    found = crout.multinomial(crout.tensor(weights), 3, generator=generator(6)).numpy()
    assert np.array_equal(found, Model(6).multinomial(weights, 3, False))
    assert all(len(set(row)) == 3 for row in found.tolist()) and 1 not in found[0]


def test_poisson_is_the_models():
    rates = np.array([0, 1e-3, 0.5, 1, 5, 9.999, 10, 12, 30, 100, 1e4, 1e6] * 20).reshape(12, 20)
    assert np.array_equal(crout.poisson(crout.tensor(rates), generator=generator(8)).numpy(), Model(8).poisson(rates))


def test_truths_are_the_models():
    p = np.linspace(0, 1, 60).reshape(3, 20)
    assert np.array_equal(crout.bernoulli(crout.tensor(p), generator=generator(9)).numpy(), Model(9).bernoulli(p, p.shape))
    x = crout.zeros(3, 20, dtype=crout.bool).bernoulli_(crout.tensor(p[0]), generator=generator(9))
    assert np.array_equal(x.numpy(), Model(9).bernoulli(p[0], p.shape))


def test_draws_follow_each_other():
    """rand(2) and rand(3) are rand(5): the offset counts elements."""
    g, all_at_once = generator(1), crout.rand(5, generator=generator(1)).tolist()
    assert crout.rand(2, generator=g).tolist() + crout.rand(3, 1, generator=g).flatten().tolist() == all_at_once
    assert g.get_state()[8].item() == 5


# ---- One rule for every way to run ----


def draws(x):
    a = crout.rand(x.shape[0], 3) + x[:, None]
    b = crout.randn_like(a, dtype=crout.float64)
    c = crout.randint(0, 1000, (x.shape[0] * 2,))
    return a, b, c, crout.randperm(x.shape[0]), crout.bernoulli(crout.rand(4)), crout.poisson(crout.full((3,), 20.0)), crout.multinomial(crout.ones(9), 4)


def test_jit_draws_what_eager_draws():
    fast = crout.jit(draws)
    for n in (4, 4, 9, 5):
        x = crout.arange(n).to(crout.float32)
        state = crout.get_rng_state()
        expected = draws(x)
        after = crout.get_rng_state()
        crout.set_rng_state(state)
        found = fast(x)
        assert crout.get_rng_state().tolist() == after.tolist()
        for e, f in zip(expected, found):
            assert e.dtype == f.dtype and np.array_equal(e.numpy(), f.numpy())
    assert fast.cache_info().programs == 1


def test_jit_draws_afresh_at_each_call():
    fast = crout.jit(lambda: crout.rand(5))
    a, b = fast().tolist(), fast().tolist()
    assert a != b


def test_jit_with_several_generators():
    g, h = generator(1), generator(2)
    fast = crout.jit(lambda: (crout.rand(3, generator=g), crout.rand(4, generator=h), crout.rand(2, generator=g)))
    for _ in range(2):
        a, b, c = fast()
    assert a.tolist() + c.tolist() == crout.rand(10, generator=generator(1)).tolist()[5:]
    assert b.tolist() == crout.rand(8, generator=generator(2)).tolist()[4:]


def test_jit_seeds():
    def f(n):
        before = crout.rand(2)
        crout.manual_seed(42)
        return before, crout.rand(n.shape[0]), crout.rand(3)

    fast = crout.jit(f)
    crout.manual_seed(1)
    first = fast(crout.ones(4))
    second = fast(crout.ones(4))
    model = Model(42)
    expected = model.rand((4,)).tolist(), model.rand((3,)).tolist()
    for _, a, b in (first, second):
        assert (a.tolist(), b.tolist()) == expected
    assert first[0].tolist() == Model(1).rand((2,)).tolist() and second[0].tolist() == Model(42, 7).rand((2,)).tolist()
    assert crout.rand(1).item() == Model(42, 7).rand((1,)).item()


def test_state_is_not_known_while_tracing():
    for ask in (crout.initial_seed, crout.get_rng_state, crout.seed, lambda: crout.default_generator.clone_state()):
        with pytest.raises(crout.Error, match="while tracing"):
            crout.jit(lambda x: (ask(), x)[1])(crout.ones(2))


def test_in_place_under_jit():
    def f(x):
        y = crout.empty(x.shape[0], 2, dtype=crout.float64).normal_(1, 2)
        return y.uniform_(2, 3) + x[:, None], crout.zeros(5, dtype=crout.int64).random_(10)

    x = crout.ones(3, dtype=crout.float64)
    crout.manual_seed(3)
    expected = f(x)
    crout.manual_seed(3)
    for e, found in zip(expected, crout.jit(f)(x)):
        assert e.tolist() == found.tolist()


def test_threads_do_not_change_bits():
    before = crout.get_num_threads()
    try:
        results = []
        for threads in (1, 2):
            crout.set_num_threads(threads)
            g = generator(13)
            results.append([crout.rand(300_000, generator=g).numpy(), crout.randn(200_000, generator=g).numpy(), crout.randperm(100_000, generator=g).numpy(),
                            crout.poisson(crout.full((50_000,), 30.0), generator=g).numpy()])
    finally:
        crout.set_num_threads(before)
    for a, b in zip(*results):
        assert np.array_equal(a, b)


def noisy(x):
    return x + crout.rand_like(x), crout.randint(0, 100, (3,))


def test_exported_programs_take_the_state():
    program = crout.export.export(noisy, (crout.zeros(4),), dynamic_shapes=({0: "n"},))
    assert [s[:] for s in program.inputs[1:]] == [("seed", crout.int64, ()), ("offset", crout.int64, ())]
    for n, seed, offset in ((4, 0, 0), (6, 2**64 - 1, 77)):
        a, b = program(crout.zeros(n), seed=seed, offset=offset)
        model = Model(seed, offset)
        assert np.array_equal(a.numpy(), model.rand((n,))) and np.array_equal(b.numpy(), model.randint(0, 100, (3,)))
    with pytest.raises(TypeError, match="'seed' by name"):
        program(crout.zeros(4))


def test_exported_programs_may_hold_a_seed():
    def fixed(x):
        g = crout.Generator()
        g.manual_seed(7)
        return x + crout.rand(3, generator=g)

    program = crout.export.export(fixed, (crout.zeros(3),))
    assert len(program.inputs) == 1
    for _ in range(2):
        assert np.array_equal(program(crout.zeros(3)).numpy(), Model(7).rand((3,)))


def test_compiled_library_draws_the_same_bits(tmp_path):
    """From C, with the state as two scalars."""
    program = crout.export.export(noisy, (crout.zeros(5),))
    program.compile(tmp_path / "libnoisy.so", header=tmp_path / "noisy.h")
    text = (tmp_path / "noisy.h").read_text()
    assert "seed" in text and "offset" in text
    (tmp_path / "main.c").write_text(r'''
#include "noisy.h"
#include <stdio.h>
int main(void) {
  float x[5] = {0};
  int64_t n = 5, seed = 9, offset = 1000;
  DLTensor input = {x, {kDLCPU, 0}, 1, {kDLFloat, 32, 1}, &n, NULL, 0};
  DLTensor s = {&seed, {kDLCPU, 0}, 0, {kDLInt, 64, 1}, NULL, NULL, 0}, o = s;
  float y[5];
  int64_t k[3], three = 3;
  DLTensor first = {y, {kDLCPU, 0}, 1, {kDLFloat, 32, 1}, &n, NULL, 0};
  DLTensor second = {k, {kDLCPU, 0}, 1, {kDLInt, 64, 1}, &three, NULL, 0};
  crout_status status;
  o.data = &offset;
  if (noisy(&input, &s, &o, &first, &second, &status) != CROUT_OK) return 1;
  for (int i = 0; i < 5; ++i) printf("%.9g\n", y[i]);
  for (int i = 0; i < 3; ++i) printf("%lld\n", (long long)k[i]);
  return 0;
}
''')
    subprocess.run(["cc", "-std=c99", "-I", str(tmp_path), str(tmp_path / "main.c"), str(tmp_path / "libnoisy.so"), "-o", str(tmp_path / "main"),
                    f"-Wl,-rpath,{tmp_path}"], check=True)
    lines = subprocess.run([str(tmp_path / "main")], check=True, capture_output=True, text=True).stdout.split()
    model = Model(9, 1000)
    assert [np.float32(t) for t in lines[:5]] == model.rand((5,)).tolist() and [int(t) for t in lines[5:]] == model.randint(0, 100, (3,)).tolist()


class DLTensor(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("device", ctypes.c_int32 * 2), ("ndim", ctypes.c_int32), ("code", ctypes.c_uint8), ("bits", ctypes.c_uint8),
                ("lanes", ctypes.c_uint16), ("shape", ctypes.POINTER(ctypes.c_int64)), ("strides", ctypes.c_void_p), ("byte_offset", ctypes.c_uint64)]

    def __init__(self, array):
        self.array, self.sizes = array, (ctypes.c_int64 * max(array.ndim, 1))(*array.shape)
        super().__init__(array.ctypes.data, (1, 0), array.ndim, 2 if array.dtype.kind == "f" else 0, 8 * array.itemsize, 1, self.sizes, None, 0)


def test_compiled_library_transforms_like_eager(tmp_path):
    """For another processor than this one, too: the library's instructions are those of the baseline."""
    def f(x):
        return crout.randn_like(x), crout.randn_like(x, dtype=crout.float64), crout.poisson(x + 20), crout.empty_like(x).exponential_(2)

    crout.export.export(f, (crout.zeros(1000),), name="transforms").compile(tmp_path / "libtransforms.so")
    function = ctypes.CDLL(tmp_path / "libtransforms.so").transforms
    found = [np.zeros(1000, t) for t in ("float32", "float64", "float32", "float32")]
    arrays = [np.zeros(1000, np.float32), np.array(5), np.array(9), *found]
    assert function(*(ctypes.byref(DLTensor(a)) for a in arrays), None) == 0
    g = generator(5, 9)
    expected = [crout.randn(1000, generator=g), crout.randn(1000, dtype=crout.float64, generator=g), crout.poisson(crout.full((1000,), 20.0), generator=g),
                crout.empty(1000).exponential_(2, generator=g)]
    for e, a in zip(expected, found):
        assert np.array_equal(e.numpy(), a)


# ---- Distributions ----

N = 40_000


def sample(f):
    x = crout.empty(N, dtype=crout.float64)
    crout.manual_seed(2024)
    result = f(x)
    return values(result).astype(np.float64)


@pytest.mark.parametrize("draw, distribution", [
    (lambda x: crout.rand(N), stats.uniform()),
    (lambda x: crout.rand(N, dtype=crout.float64), stats.uniform()),
    (lambda x: crout.randn(N), stats.norm()),
    (lambda x: crout.randn(N, dtype=crout.float64), stats.norm()),
    (lambda x: x.uniform_(-2, 5), stats.uniform(-2, 7)),
    (lambda x: x.normal_(3, 2), stats.norm(3, 2)),
    (lambda x: crout.normal(1.5, 0.5, (N,)), stats.norm(1.5, 0.5)),
    (lambda x: x.log_normal_(0.5, 0.75), stats.lognorm(0.75, scale=np.exp(0.5))),
    (lambda x: x.exponential_(2.5), stats.expon(scale=1 / 2.5)),
    (lambda x: x.to(crout.float32).exponential_(0.5), stats.expon(scale=2)),
    (lambda x: x.cauchy_(1, 3), stats.cauchy(1, 3)),
    (lambda x: crout.randn(N, dtype=crout.complex64).real, stats.norm(0, np.sqrt(0.5))),
    (lambda x: crout.randn(N, dtype=crout.complex128).imag, stats.norm(0, np.sqrt(0.5))),
])
def test_continuous_distributions(draw, distribution):
    """Kolmogorov and Smirnov."""
    assert stats.kstest(sample(draw), distribution.cdf).pvalue > 1e-3


def chi_square(found, distribution, largest):
    """p-value for counts of 0 to largest, and of everything above."""
    counts = np.bincount(np.minimum(found, largest + 1).astype(np.int64), minlength=largest + 2)
    expected = np.append(distribution.pmf(np.arange(largest + 1)), distribution.sf(largest)) * len(found)
    keep = expected > 5
    merged, wanted = np.append(counts[keep], counts[~keep].sum()), np.append(expected[keep], expected[~keep].sum())
    return stats.chisquare(merged[wanted > 0], wanted[wanted > 0] * merged.sum() / wanted.sum()).pvalue


@pytest.mark.parametrize("draw, distribution, largest", [
    (lambda x: crout.randint(0, 17, (N,)), stats.randint(0, 17), 16),
    (lambda x: x.random_(5), stats.randint(0, 5), 4),
    (lambda x: x.geometric_(0.3), stats.geom(0.3), 30),
    (lambda x: crout.empty(N, dtype=crout.int32).geometric_(0.05), stats.geom(0.05), 120),
    (lambda x: crout.bernoulli(crout.full((N,), 0.3)), stats.bernoulli(0.3), 1),
    (lambda x: x.bernoulli_(0.8), stats.bernoulli(0.8), 1),
    (lambda x: crout.poisson(crout.full((N,), 0.7)), stats.poisson(0.7), 8),
    (lambda x: crout.poisson(crout.full((N,), 9.5)), stats.poisson(9.5), 30),
    (lambda x: crout.poisson(crout.full((N,), 10.5)), stats.poisson(10.5), 30),
    (lambda x: crout.poisson(crout.full((N,), 77.0)), stats.poisson(77), 130),
    (lambda x: crout.multinomial(crout.tensor([1.0, 2, 3, 4]), N, replacement=True), stats.rv_discrete(values=(range(4), [0.1, 0.2, 0.3, 0.4])), 3),
])
def test_discrete_distributions(draw, distribution, largest):
    assert chi_square(sample(draw), distribution, largest) > 1e-3


def test_choices_without_replacement_follow_the_weights():
    """First and second choice against the probabilities of drawing one after the other."""
    p = np.array([0.1, 0.2, 0.3, 0.4])
    crout.manual_seed(5)
    found = crout.multinomial(crout.tensor(p).expand(N, 4), 2).numpy()
    expected = np.array([[0 if i == j else p[i] * p[j] / (1 - p[i]) for j in range(4)] for i in range(4)])
    counts = np.zeros((4, 4))
    np.add.at(counts, (found[:, 0], found[:, 1]), 1)
    off = ~np.eye(4, dtype=bool)
    assert counts[~off].sum() == 0 and stats.chisquare(counts[off], expected[off] * N).pvalue > 1e-3


def test_permutations_are_equally_likely():
    crout.manual_seed(6)
    counts = {}
    for _ in range(1200):
        key = tuple(crout.randperm(3).tolist())
        counts[key] = counts.get(key, 0) + 1
    assert len(counts) == 6 and stats.chisquare(list(counts.values())).pvalue > 1e-3


def test_neighbours_are_independent():
    crout.manual_seed(7)
    x = crout.randn(100_000, dtype=crout.float64).numpy()
    for lag in (1, 2, 7):
        assert abs(np.corrcoef(x[:-lag], x[lag:])[0, 1]) < 0.015


def test_large_poisson_rates():
    rate = crout.tensor([1e8, 1e12, 1e15, float("inf")], dtype=crout.float64).expand(2000, 4)
    x = crout.poisson(rate, generator=generator(1)).numpy()
    z = (x[:, :3] - [1e8, 1e12, 1e15]) / np.sqrt([1e8, 1e12, 1e15])
    assert np.isinf(x[:, 3]).all() and np.all(np.abs(z.mean(0)) < 0.1) and np.all(np.abs(z.std(0) - 1) < 0.06)


def test_uniform_never_reaches_its_end():
    for dtype in ("float16", "bfloat16", "float32"):
        x = crout.empty(100_000, dtype=getattr(crout, dtype)).uniform_(1, 1.5, generator=generator(3))
        assert values(x).min() >= 1 and values(x).max() <= 1.5
    assert values(crout.rand(1_000_000, dtype=crout.float16, generator=generator(1))).max() < 1


# ---- Arguments ----


def test_forms_of_normal():
    mean, std = crout.arange(1.0, 5.0), crout.arange(4.0, 0.0, -1.0)
    z = crout.randn(4, generator=generator(2)).numpy()
    np.testing.assert_allclose(crout.normal(mean, std, generator=generator(2)).numpy(), z * std.numpy() + mean.numpy(), rtol=1e-6)
    np.testing.assert_allclose(crout.normal(mean=0.5, std=std, generator=generator(2)).numpy(), z * std.numpy() + 0.5, rtol=1e-6)
    np.testing.assert_allclose(crout.normal(mean, generator=generator(2)).numpy(), z + mean.numpy(), rtol=1e-6)
    np.testing.assert_allclose(crout.normal(mean, 2.0, generator=generator(2)).numpy(), z * 2 + mean.numpy(), rtol=1e-6)
    np.testing.assert_allclose(crout.normal(2, 3, size=(4,), generator=generator(2)).numpy(), z * 3 + 2, rtol=1e-6)
    assert crout.normal(mean, std[:, None]).shape == (4, 4)
    out = crout.empty(4)
    assert crout.normal(mean, std, out=out) is out


def test_out_and_dtype():
    out = crout.empty(2, 3, dtype=crout.float64)
    assert crout.rand(2, 3, dtype=crout.float64, out=out, generator=generator(1)) is out
    assert np.array_equal(out.numpy(), Model(1).rand((2, 3), "float64"))
    assert crout.randint(0, 9, (4,), out=crout.empty(4, dtype=crout.int64)).shape == (4,)
    assert crout.randperm(4, dtype=crout.int32).dtype == crout.int32
    assert crout.rand(2, 3, device="cpu", requires_grad=False).shape == (2, 3) == crout.rand((2, 3)).shape
    assert crout.randint(3, 5, (2,)).dtype == crout.int64 and crout.randint(high=5, size=(2,)).shape == (2,)


def test_like():
    x = crout.zeros(3, 4, dtype=crout.float64)
    assert np.array_equal(crout.rand_like(x, generator=generator(1)).numpy(), Model(1).rand((3, 4), "float64"))
    assert crout.randn_like(x, dtype=crout.float16).dtype == crout.float16
    assert crout.randint_like(x, 5).dtype == crout.float64 and crout.randint_like(x, 2, 5).numpy().min() >= 2


def test_from_by_name():
    for name in ("from", "from_"):
        x = crout.zeros(50).uniform_(**{name: 3, "to": 4}, generator=generator(1))
        assert x.min().item() >= 3 and x.max().item() < 4
        assert crout.zeros(50).random_(**{name: 3}, to=4).tolist() == [3] * 50


def test_captured_tensors_and_generators_together():
    g, w, calls = generator(3), crout.arange(6.0).reshape(2, 3), crout.zeros(4)

    def f(x, source):
        calls.add_(1)
        return x + w.t() + crout.rand(3, 2, generator=source)

    fast, x = crout.jit(f), crout.ones(2, 3).t()
    for i in range(3):
        expected = x.numpy() + w.numpy().T + Model(3, 6 * i).rand((3, 2))
        assert np.array_equal(fast(x, g).numpy(), expected)
    assert calls.tolist() == [3] * 4


def test_sizes_that_depend_on_data_are_refused():
    with pytest.raises(crout.Error, match="depends on data"):
        crout.jit(lambda x: crout.rand(x.nonzero().shape[0]))(crout.ones(3))
    assert crout.rand(crout.ones(3).nonzero().shape[0]).shape == (3,)


def test_in_place_writes_through_views():
    x = crout.zeros(4, 6)
    assert x[:, ::2].uniform_(1, 2) is not None
    assert (x[:, ::2].numpy() >= 1).all() and (x[:, 1::2].numpy() == 0).all()
    y = crout.zeros(3, 2).t()
    assert np.array_equal(y.normal_(generator=generator(1)).numpy(), crout.randn(2, 3, generator=generator(1)).numpy())


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int8", "int16", "int32", "int64", *REAL])
def test_random_fills_the_range_of_its_dtype(dtype):
    x = values(crout.empty(2000, dtype=getattr(crout, dtype)).random_(generator=generator(1))).astype(np.float64)
    largest = {"bool": 1, "float16": 2**11, "bfloat16": 2**8, "float32": 2**24, "float64": 2**53}.get(dtype) or np.iinfo(dtype).max
    assert x.min() >= 0 and 0.99 * largest <= x.max() <= largest and (x == np.floor(x)).all()


@pytest.mark.parametrize("call, match", [
    (lambda: crout.rand(-1), "negative"),
    (lambda: crout.rand(2, dtype=crout.int32), "floating point or complex"),
    (lambda: crout.rand(2, requires_grad=True), "gradients"),
    (lambda: crout.randn(2, device="cuda"), "cpu only"),
    (lambda: crout.randint(5, 5, (2,)), "'low' must be less than 'high', got 5 and 5"),
    (lambda: crout.randint(0, 300, (2,), dtype=crout.uint8), "do not all fit"),
    (lambda: crout.randint(0, 2, (2,), dtype=crout.complex64), "real"),
    (lambda: crout.randperm(-1), "'n' must not be negative"),
    (lambda: crout.randperm(300, dtype=crout.uint8), "too large"),
    (lambda: crout.normal(0.0, -1.0, (2,)), "'std' must not be negative"),
    (lambda: crout.normal(crout.zeros(2), crout.tensor([1.0, -1.0])), "'std' must not be negative"),
    (lambda: crout.normal(crout.zeros(2, dtype=crout.int64), 1.0), "floating point"),
    (lambda: crout.bernoulli(crout.tensor([0.5, 1.5])), r"in \[0, 1\]"),
    (lambda: crout.bernoulli(crout.tensor([0.5, float("nan")])), r"in \[0, 1\]"),
    (lambda: crout.bernoulli(crout.tensor([1, 0])), "floating point"),
    (lambda: crout.zeros(2).bernoulli_(-0.1), r"in \[0, 1\]"),
    (lambda: crout.poisson(crout.tensor([1.0, -1.0])), "not negative"),
    (lambda: crout.multinomial(crout.tensor([1.0, 2.0]), 3), "at most the size"),
    (lambda: crout.multinomial(crout.tensor([1.0, 2.0]), 0), "positive"),
    (lambda: crout.multinomial(crout.tensor([0.0, 2.0]), 2), "as many positive"),
    (lambda: crout.multinomial(crout.tensor([0.0, 0.0]), 1, True), "positive number in each row"),
    (lambda: crout.multinomial(crout.tensor([1.0, -2.0]), 1), "finite and not negative"),
    (lambda: crout.multinomial(crout.ones(2, 2, 2), 1), "one or two dimensions"),
    (lambda: crout.zeros(2).uniform_(2, 1), "'from' must be at most 'to'"),
    (lambda: crout.zeros(2, dtype=crout.int32).uniform_(), "floating point"),
    (lambda: crout.zeros(2).normal_(0, -1), "'std' must not be negative"),
    (lambda: crout.zeros(2).log_normal_(0, 0), "'std' must be positive"),
    (lambda: crout.zeros(2).exponential_(0), "'lambd' must be positive"),
    (lambda: crout.zeros(2).cauchy_(0, -1), "'sigma' must be positive"),
    (lambda: crout.zeros(2).geometric_(1.0), "between 0 and 1"),
    (lambda: crout.zeros(2).random_(3, 3), "'from' must be less than 'to'"),
    (lambda: crout.zeros(2, dtype=crout.uint8).random_(-1, 5), "do not all fit"),
    (lambda: crout.zeros(1).expand(3).normal_(), "can't be written"),
])
def test_wrong_arguments(call, match):
    with pytest.raises((RuntimeError, NotImplementedError), match=match):
        call()


def test_failures_under_jit_name_the_place():
    with pytest.raises(crout.Error, match="bernoulli: 'p' must hold probabilities"):
        crout.jit(lambda p: crout.bernoulli(p))(crout.tensor([2.0]))


def test_wrong_types():
    for call in (lambda: crout.rand("text"), lambda: crout.rand(2, generator=3), lambda: crout.randint((2,)), lambda: crout.zeros(2).geometric_()):
        with pytest.raises(TypeError):
            call()


# ---- Generators ----


def test_generator_state():
    g = crout.Generator()
    assert g.initial_seed() == 67280421310721 and str(g.device) == "cpu" and g.manual_seed(5) is g
    state = g.get_state()
    assert state.dtype == crout.uint8 and state.shape == (16,)
    a = crout.rand(4, generator=g).tolist()
    other = g.clone_state()
    g.set_state(state)
    assert crout.rand(4, generator=g).tolist() == a and g.initial_seed() == 5
    assert crout.rand(3, generator=other).tolist() == crout.rand(3, generator=g).tolist()
    assert other != g and g == g and len({g, other}) == 2
    assert g.seed() == g.initial_seed()


def test_seeds():
    for seed, kept in ((0, 0), (-1, 2**64 - 1), (2**64 - 1, 2**64 - 1), (-2**63, 2**63), (2.0, 2)):
        assert crout.Generator().manual_seed(seed).initial_seed() == kept
    for seed in (2**64, -2**63 - 1):
        with pytest.raises(crout.Error, match="'seed' must lie"):
            crout.manual_seed(seed)
    with pytest.raises(ValueError):
        crout.manual_seed("text")
    with pytest.raises(TypeError):
        crout.manual_seed(None)
    with pytest.raises(crout.Error, match="cpu only"):
        crout.Generator(device="cuda")
    for wrong in (crout.zeros(16), crout.zeros(3, dtype=crout.uint8)):
        with pytest.raises(ValueError, match="uint8 tensor"):
            crout.set_rng_state(wrong)


def test_copies_of_a_generator():
    g = generator(4)
    crout.rand(3, generator=g)
    for other in (copy.copy(g), copy.deepcopy({"g": g})["g"], pickle.loads(pickle.dumps(g))):
        assert other.get_state().tolist() == g.get_state().tolist()
        crout.rand(1, generator=other)
        assert other.get_state().tolist() != g.get_state().tolist()


def test_default_generator():
    assert crout.manual_seed(3) == crout.default_generator and crout.initial_seed() == 3
    a = crout.rand(3).tolist()
    state = crout.get_rng_state()
    with crout.random.fork_rng():
        crout.seed()
        crout.rand(100)
    assert crout.get_rng_state().tolist() == state.tolist()
    crout.random.manual_seed(3)
    assert crout.rand(3, generator=crout.default_generator).tolist() == a
    with crout.random.fork_rng(enabled=False):
        crout.manual_seed(9)
    assert crout.random.initial_seed() == 9


def test_threads_share_a_generator():
    """Every number is drawn once, whoever draws it."""
    g, parts = generator(21), []
    fast = crout.jit(lambda: crout.rand(50, dtype=crout.float64, generator=g))

    def draw(call):
        parts.extend(call().tolist() for _ in range(10))

    calls = [fast, lambda: crout.rand(50, dtype=crout.float64, generator=g)] * 4
    threads = [threading.Thread(target=draw, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(x for part in parts for x in part) == sorted(Model(21).rand((4000,), "float64").tolist())
