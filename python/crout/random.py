# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The state of the default random number generator."""

import contextlib

from ._crout import default_generator, get_rng_state, initial_seed, manual_seed, seed, set_rng_state

__all__ = ["default_generator", "fork_rng", "get_rng_state", "initial_seed", "manual_seed", "seed", "set_rng_state"]


@contextlib.contextmanager
def fork_rng(devices=None, enabled=True):
    """A context after which the default generator is in the state that it was in before.

    devices: accepted for code that runs on others; the CPU's generator is always meant. enabled: False changes nothing.

    >>> _ = crout.manual_seed(1)
    >>> with crout.random.fork_rng():
    ...     inside = crout.rand(2)
    >>> crout.equal(inside, crout.rand(2))
    True
    """
    if not enabled:
        yield
        return
    state = get_rng_state()
    try:
        yield
    finally:
        set_rng_state(state)
