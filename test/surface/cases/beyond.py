# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of functions that surface.tsv does not name."""

import numpy as np

from case import COMPLEX, FLOAT, REAL, A, Case, S, unary

CASES = [
]
