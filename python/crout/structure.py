# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the compiler knows about the matrices of a function, and what it makes of that."""

from . import _crout
from . import export as _export

__all__ = ["cholesky_fallbacks", "explain", "explain_structure"]


def cholesky_fallbacks():
    """How many matrices this process has factored by LU after a Cholesky factorisation that the compiler had chosen failed.

    With CROUT_REPORT_FALLBACKS=1 in the environment each call that has any writes a line with the user's place to stderr.
    """
    return _crout._cholesky_fallbacks()


def explain(f, *args, **kwargs):
    """A text about the linear algebra of f(*args, **kwargs): what is inferred about each matrix, the rules that gave it, and which
    factorisations the compiled function makes.

    f is traced, not run. `f` may be a function or what `crout.jit` made of one.

    >>> def fit(X, y):
    ...     A = X.mT @ X + 0.1 * crout.eye(3)
    ...     return crout.linalg.inv(A) @ (X.mT @ y), crout.linalg.det(A)
    >>> print(crout.explain(fit, crout.ones(5, 3), crout.ones(5)).splitlines()[-1].split(" (")[0])
    compiled: LU factorisation for 1 determinant
    """
    function = getattr(f, "__wrapped__", f)
    return _export.export(function, args, kwargs or None, name="explained")._program.structure()


def explain_structure(f, *args, **kwargs):
    """The part of `explain` that says what is known about each matrix and why, without the factorisations."""
    lines = explain(f, *args, **kwargs).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("compiled: "))
