# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""crout.jit, around the object that the extension implements."""

import functools
from collections import namedtuple

from ._crout import _Jit

CacheInfo = namedtuple("CacheInfo", ("calls", "traces", "programs"))


def jit(f=None, *, static_argnames=(), static_argnums=()):
    """Compiles a function of tensors at the first call of each signature.

    The function runs once on traced tensors; what it computes becomes one native program, which later calls of the same
    dtypes, ranks and pattern of equal sizes run. Arguments and results may be nested tuples, lists, dicts and named tuples.
    Tensors, NumPy arrays and floats are data; ints, bools, strings and None are part of the signature, and so is every
    argument named in `static_argnames` or numbered in `static_argnums`.

    >>> @crout.jit
    ... def f(A, b):
    ...     return crout.linalg.solve(A, b) + 1.0
    >>> f(crout.eye(2), crout.tensor([1.0, 2.0]))
    tensor([2., 3.])
    """
    if f is None:
        return functools.partial(jit, static_argnames=static_argnames, static_argnums=static_argnums)
    names = [static_argnames] if isinstance(static_argnames, str) else list(static_argnames)
    positions = [static_argnums] if isinstance(static_argnums, int) else list(static_argnums)
    if names or positions:
        import inspect

        parameters = list(inspect.signature(f).parameters)
        for name in names:
            if name not in parameters and not any(p.kind == p.VAR_KEYWORD for p in inspect.signature(f).parameters.values()):
                raise ValueError(f"jit: 'static_argnames' has '{name}', which is no parameter of {getattr(f, '__name__', f)}")
        positions = [p + len(parameters) if p < 0 else p for p in positions]
        names += [parameters[p] for p in positions if p < len(parameters) and parameters[p] not in names]
        positions += [parameters.index(n) for n in names if n in parameters and parameters.index(n) not in positions]
    return functools.update_wrapper(_Jit(f, positions, names), f, updated=())
