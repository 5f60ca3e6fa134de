# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Single calls outside of a compiled function, and elementwise arithmetic that is fused inside of one."""

import numpy as np

from .case import Case, library, random


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
    "elementwise_chain": Case(elementwise_chain, [{"rows": 4096, "columns": 1024}], "gelu_tanh(x*w+b)*0.5+sin(x), f32",
                              lambda rows, columns: (1e-9 * 8 * rows * columns, "GB/s"), {"torch.compile": 2.5, "jax": 8}),
    # A tenth less than torch for a call, three tenths less for a view, no more for the rest.
    "eager_small": Case(eager, [{"call": "add of 10"}, {"call": "add_ of 10"}], "eager call", targets={"torch": 1 / 0.9}),
    "eager_view": Case(eager, [{"call": "view"}, {"call": "transpose"}, {"call": "row"}], "eager view", targets={"torch": 1 / 0.7}),
    "eager": Case(eager, [{"call": call} for call in ("add", "exp", "sum", "mask", "sort", "cumsum", "gather", "argmax", "matmul")],
                  "eager call, 1e6 elements (matmul: 64 x 64), f32", targets={"torch": 1}),
}
