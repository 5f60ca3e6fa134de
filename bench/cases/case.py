# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a case is, and what the cases have in common: the peers' modules and their operands."""

from __future__ import annotations

import dataclasses
from typing import Callable

import numpy as np

PEERS = ("crout", "numpy", "torch", "torch.compile", "jax")


@dataclasses.dataclass
class Case:
    """`build(peer, **parameters)` gives a callable doing one run, or None where the peer cannot do it.

    A peer is a library, or a library and a variant, as in "crout: one solve": another program that the first is to be compared with.
    """

    build: Callable
    parameters: list[dict]
    title: str
    work: Callable[..., tuple[float, str]] | None = None  # units of work per run, for a rate
    targets: dict[str, float] | Callable[..., dict[str, float]] = dataclasses.field(default_factory=dict)  # peer -> times faster that is wanted
    limit: float | None = None  # seconds that Crout may take
    peers: tuple[str, ...] = PEERS
    threads: dict[str, int] = dataclasses.field(default_factory=dict)  # peer, or "all" -> threads, where the case is about them

    def targets_of(self, parameters: dict) -> dict[str, float]:
        return self.targets(**parameters) if callable(self.targets) else self.targets

    def threads_of(self, peer: str, default: int) -> int:
        return self.threads.get(peer, self.threads.get("all", default))


def library(peer):
    """The module whose functions follow NumPy's names, with its array constructor and its compiler."""
    name = peer.split(":")[0]
    if name == "numpy":
        return np, np.asarray, lambda f: f
    if name == "crout":
        import crout

        return crout, crout.from_numpy, crout.jit
    if name == "torch":
        import torch

        return torch, torch.from_numpy, lambda f: f
    if name == "torch.compile":
        import torch

        return torch, torch.from_numpy, torch.compile
    import jax

    jax.config.update("jax_enable_x64", True)
    return jax.numpy, jax.numpy.asarray, lambda f: (lambda g: lambda *a: jax.block_until_ready(g(*a)))(jax.jit(f))


def fresh(values, f, *operands):
    """Calls f on its operands, with another first number in these values, which the operands look into, for each call: none may live from the call before."""

    def run():
        values.flat[0] += 1e-3
        return f(*operands)

    return run


def random(*shape, dtype="float32", seed=0):
    generator, dtype = np.random.default_rng(seed), np.dtype(dtype)
    value = generator.standard_normal(shape)
    if dtype.kind == "c":
        value = value + 1j * generator.standard_normal(shape)
    return value.astype(dtype)


def nonsingular(*shape, dtype="float32"):
    """Random matrices with n added to their diagonals."""
    n = shape[-1]
    return random(*shape, dtype=dtype) + n * np.eye(n, dtype=dtype)


def positive_definite(*shape, dtype="float32"):
    x = random(*shape, dtype=dtype)
    return (x @ np.swapaxes(x.conj(), -1, -2) / shape[-1] + np.eye(shape[-1])).astype(dtype)
