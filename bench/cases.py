# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is timed. Each program is written for each peer as that peer's own users would write it."""

from __future__ import annotations

import dataclasses
from typing import Callable

import numpy as np


@dataclasses.dataclass
class Case:
    build: Callable
    parameters: list[dict]
    title: str
    work: Callable[..., tuple[float, str]] | None = None  # units of work per run, for a rate
    targets: dict[str, float] = dataclasses.field(default_factory=dict)  # peer -> times faster that is wanted


def library(peer):
    """The module whose functions follow NumPy's names, with its array constructor and its compiler."""
    if peer == "numpy":
        return np, np.asarray, lambda f: f
    if peer == "crout":
        import crout

        return crout, crout.from_numpy, crout.jit
    if peer == "torch":
        import torch

        return torch, torch.from_numpy, lambda f: f
    if peer == "torch.compile":
        import torch

        return torch, torch.from_numpy, torch.compile
    import jax

    jax.config.update("jax_enable_x64", True)
    return jax.numpy, jax.numpy.asarray, lambda f: (lambda g: lambda *a: jax.block_until_ready(g(*a)))(jax.jit(f))


def random(*shape, dtype="float32", seed=0):
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def dense_inverse(peer, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None  # falls back to the eager call
    a = array(random(n, n, dtype=dtype))
    f = compile(lambda x: m.linalg.inv(x))
    return lambda: f(a)


def dense_solve(peer, n, k, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    a, b = array(random(n, n, dtype=dtype)), array(random(n, k, dtype=dtype, seed=1))
    f = compile(lambda x, y: m.linalg.solve(x, y))
    return lambda: f(a, b)


def matmul(peer, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    a, b = array(random(n, n, dtype=dtype)), array(random(n, n, dtype=dtype, seed=1))
    f = compile(lambda x, y: x @ y)
    return lambda: f(a, b)


def elementwise_chain(peer, rows, columns):
    """gelu_tanh(x * w + b) * 0.5 + sin(x)"""
    m, array, compile = library(peer)
    x, w, b = array(random(rows, columns)), array(random(columns, seed=1)), array(random(columns, seed=2))

    def chain(x, w, b):
        y = x * w + b
        gelu = 0.5 * y * (1.0 + m.tanh(0.7978845608028654 * (y + 0.044715 * y * y * y)))
        return gelu * 0.5 + m.sin(x)

    f = compile(chain)
    return lambda: f(x, w, b)


def batched_inverse(peer, batch, n, dtype="float32"):
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    a = array(random(batch, n, n, dtype=dtype) + n * np.eye(n, dtype=dtype))
    f = compile(lambda x: m.linalg.inv(x))
    return lambda: f(a)


def small_solve(peer, n):
    """One n x n solve called alone: the whole call, from Python."""
    m, array, compile = library(peer)
    if peer == "torch.compile":
        return None
    a, b = array(random(n, n) + n * np.eye(n, dtype="float32")), array(random(n, 1, seed=1))
    f = compile(lambda x, y: m.linalg.solve(x, y))
    return lambda: f(a, b)


EAGER = {
    # call: (what is timed, given a module and its operands)
    "add of 10": lambda m, v: lambda: v["ten"] + v["ten"],
    "view": lambda m, v: lambda: v["square"].view(100),
    "transpose": lambda m, v: lambda: v["square"].T,
    "row": lambda m, v: lambda: v["square"][0],
    "add_ of 10": lambda m, v: lambda: v["ten"].add_(v["zeros"]),
    "add": lambda m, v: lambda: v["x"] + v["y"],
    "exp": lambda m, v: lambda: m.exp(v["x"]),
    "sum": lambda m, v: lambda: m.sum(v["x"]),
    "mask": lambda m, v: lambda: v["x"][v["mask"]],
    "sort": lambda m, v: lambda: m.sort(v["x"]),
    "cumsum": lambda m, v: lambda: m.cumsum(v["x"], 0),
    "gather": lambda m, v: lambda: m.gather(v["x"], 0, v["index"]),
    "argmax": lambda m, v: lambda: m.argmax(v["x"]),
    "matmul": lambda m, v: lambda: v["matrix"] @ v["matrix"],
}


def eager(peer, call, size=1000000):
    """One eager call, of `size` elements where it is not a small one; in NumPy where it has the same name."""
    if peer not in ("crout", "torch", "numpy") or peer == "numpy" and call in ("view", "add_ of 10", "gather"):
        return None
    m, array, _ = library(peer)
    x = random(size)
    values = {"ten": random(10), "zeros": np.zeros(10, np.float32), "square": random(10, 10), "x": x, "y": random(size, seed=1), "mask": x > 0.5,
              "index": np.random.default_rng(2).integers(0, size, size), "matrix": random(64, 64)}
    return EAGER[call](m, {name: array(value) for name, value in values.items()})


CASES = {
    "dense_inverse": Case(dense_inverse, [{"n": 1024}, {"n": 2048}], "dense inverse, f32", lambda n: (2e-9 * n**3, "GFLOP/s"),
                          {"torch": 2.5, "jax": 1.3}),
    "matmul": Case(matmul, [{"n": 2048}], "matrix product, f32", lambda n: (2e-9 * n**3, "GFLOP/s"), {"torch": 1.9}),
    "elementwise_chain": Case(elementwise_chain, [{"rows": 4096, "columns": 1024}], "gelu_tanh(x*w+b)*0.5+sin(x), f32",
                              lambda rows, columns: (1e-9 * 8 * rows * columns, "GB/s"), {"torch.compile": 2.5, "jax": 8}),
    "dense_solve": Case(dense_solve, [{"n": 1024, "k": 1}], "dense solve, f32"),
    "batched_inverse": Case(batched_inverse, [{"batch": 100000, "n": 3}, {"batch": 100000, "n": 4}, {"batch": 10000, "n": 16}], "batched inverse, f32",
                            lambda batch, n: (1e-6 * batch, "million matrices/s")),
    "small_solve": Case(small_solve, [{"n": 3}], "one small solve, whole call from Python"),
    # A tenth less than torch for a call, three tenths less for a view, no more for the rest.
    "eager_small": Case(eager, [{"call": "add of 10"}, {"call": "add_ of 10"}], "eager call", targets={"torch": 1 / 0.9}),
    "eager_view": Case(eager, [{"call": "view"}, {"call": "transpose"}, {"call": "row"}], "eager view", targets={"torch": 1 / 0.7}),
    "eager": Case(eager, [{"call": call} for call in ("add", "exp", "sum", "mask", "sort", "cumsum", "gather", "argmax", "matmul")],
                  "eager call, 1e6 elements (matmul: 64 x 64), f32", targets={"torch": 1}),
}
