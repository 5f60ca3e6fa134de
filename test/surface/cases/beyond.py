# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of functions that surface.tsv does not name."""

import numpy as np

from case import REAL, A, Case, S, unary

CASES = [
    Case("logsigmoid", lambda x: -np.logaddexp(0, -x), unary(), REAL, result="float", ulps=4),
    Case("_foreach_logsigmoid", lambda arrays: tuple(-np.logaddexp(0, -x) for x in arrays), [S([A(37), A(3, 5)])], REAL, result="float", ulps=4),
]
