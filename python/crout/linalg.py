# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Linear algebra: factorisations, solvers, inverses, eigenvalues, norms. All functions take batches of matrices."""

from ._crout import LinAlgError  # noqa: F401
from ._crout._linalg import *  # noqa: F403
