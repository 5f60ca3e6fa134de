# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The rule of docs/guides/random.md in NumPy: which bits an element has, and the numbers that are made of them."""

import math

import numpy as np

M32 = np.uint64(0xFFFFFFFF)


def philox(counter, key):
    """Philox4x32-10 of counters (..., 4) under a key (k0, k1); words (..., 4) of uint32."""
    c0, c1, c2, c3 = (np.asarray(counter)[..., i].astype(np.uint64) for i in range(4))
    k0, k1 = int(key[0]), int(key[1])
    for _ in range(10):
        p0, p1 = np.uint64(0xD2511F53) * c0, np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (p1 >> np.uint64(32)) ^ c1 ^ np.uint64(k0), p1 & M32, (p0 >> np.uint64(32)) ^ c3 ^ np.uint64(k1), p0 & M32
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], -1).astype(np.uint32)


class Model:
    """A generator; each method draws as the function of its name does."""

    def __init__(self, seed=67280421310721, offset=0):
        self.seed, self.offset = seed % 2**64, offset

    def words(self, size, draw=0):
        """The words (*size, 4) of a draw of this shape, and the step over them (where draw is the first)."""
        count = math.prod(size)
        index = (np.arange(count, dtype=np.uint64) + np.uint64(self.offset % 2**64)).reshape(size)
        zero = np.zeros_like(index)
        counter = np.stack([index & M32, index >> np.uint64(32), zero + np.uint64(draw), zero], -1)
        if draw == 0:
            self.offset += count
        return philox(counter, (self.seed & 0xFFFFFFFF, self.seed >> 32))

    def lanes(self, size):
        words = self.words(size).astype(np.uint64)
        return words[..., 0] | words[..., 1] << np.uint64(32), words[..., 2] | words[..., 3] << np.uint64(32)

    @staticmethod
    def _uniform(words, dtype, part=0):
        kept = {"float16": 11, "bfloat16": 8, "float32": 24}.get(dtype)
        if kept:
            return (words[..., part] >> np.uint32(32 - kept)).astype(np.float32) * np.float32(2.0**-kept)
        lane = words[..., 2 * part].astype(np.uint64) | words[..., 2 * part + 1].astype(np.uint64) << np.uint64(32)
        return (lane >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def rand(self, size, dtype="float32"):
        words = self.words(size)
        if dtype.startswith("complex"):
            part = "float32" if dtype == "complex64" else "float64"
            return (self._uniform(words, part, 0) + 1j * self._uniform(words, part, 1)).astype(dtype)
        return self._uniform(words, dtype)

    def randn(self, size, dtype="float32"):
        words = self.words(size)
        if dtype in ("float64", "complex128"):
            u, v = 1.0 - self._uniform(words, "float64", 0), self._uniform(words, "float64", 1)
        else:
            u = ((words[..., 0] >> np.uint32(1)).astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-31)
            v = self._uniform(words, "float32", 1)
        radius, angle = np.sqrt(-2 * np.log(u.astype(np.float64))), 2 * np.pi * v.astype(np.float64)
        if dtype.startswith("complex"):
            return radius * math.sqrt(0.5) * np.exp(1j * angle)
        return radius * np.cos(angle)

    def randint(self, low, high, size):
        x, y = self.lanes(size)
        count = high - low
        if count <= 2**32:
            values = [low + (int(a) * count >> 64) for a in x.reshape(-1)]
        else:
            values = [low + ((int(a) | int(b) << 64) * count >> 128) for a, b in zip(x.reshape(-1), y.reshape(-1))]
        return np.array(values, np.int64).reshape(size)

    def randperm(self, n):
        return np.argsort(self.lanes((n,))[0].view(np.int64), kind="stable")

    def bernoulli(self, p, size):
        return self._uniform(self.words(size), "float64") < p

    def exponential(self, size, dtype="float32"):
        return -np.log1p(-self._uniform(self.words(size), dtype).astype(np.float64))

    def multinomial(self, weights, count, replacement):
        p = np.asarray(weights, np.float64)
        if replacement:
            sums = np.cumsum(p, -1)
            point = self._uniform(self.words((*p.shape[:-1], count)), "float64") * sums[..., -1:]
            rows = zip(sums.reshape(-1, p.shape[-1]), point.reshape(-1, count))
            return np.array([np.searchsorted(s, x, "right") for s, x in rows]).reshape(point.shape)
        wait = -np.log1p(-self._uniform(self.words(p.shape), "float64"))
        with np.errstate(divide="ignore", invalid="ignore"):
            arrival = np.where(p > 0, wait / p, np.inf)
        return np.argsort(arrival, -1, kind="stable")[..., :count]

    def poisson(self, rates):
        """One element after the other, as docs/guides/random.md states it."""
        rates = np.asarray(rates, np.float64)
        start, counts = self.offset, []
        for i, rate in enumerate(rates.reshape(-1)):
            draws = Model(self.seed, start + i)
            counts.append(_inversion(rate, draws) if rate < 10 else _rejection(rate, draws))
        self.offset = start + rates.size
        return np.array(counts, np.float64).reshape(rates.shape)


def _block(draws, number):
    words = draws.words((1,), number) if number else Model(draws.seed, draws.offset).words((1,))
    return [float(Model._uniform(words, "float64", part)[0]) for part in (0, 1)]


def _inversion(rate, draws):
    u, _ = _block(draws, 0)
    k, probability = 0, math.exp(-rate)
    total = probability
    while u >= total:
        k += 1
        probability *= rate / k
        if total + probability == total:
            break
        total += probability
    return k


def _rejection(rate, draws):
    b = 0.931 + 2.53 * math.sqrt(rate)
    a = -0.059 + 0.02483 * b
    inverse_alpha, quick = 1.1239 + 1.1328 / (b - 3.4), 0.9277 - 3.6224 / (b - 2)
    number = 0
    while True:
        u, v = _block(draws, number)
        u, v, number = u - 0.5, 1 - v, number + 1
        distance = 0.5 - abs(u)
        k = math.floor((2 * a / distance + b) * u + rate + 0.43)
        if distance >= 0.07 and v <= quick:
            return k
        if k < 0 or (distance < 0.013 and v > distance):
            continue
        if math.log(v * inverse_alpha / (a / distance**2 + b)) <= k * math.log(rate) - rate - math.lgamma(k + 1):
            return k
