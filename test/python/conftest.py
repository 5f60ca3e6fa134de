# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The tests use the package of the build folder."""

import pathlib
import sys

import numpy as np
import pytest

try:
    import crout  # noqa: F401
except ImportError:
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "build" / "python"))


@pytest.fixture
def rng():
    return np.random.default_rng(0)
