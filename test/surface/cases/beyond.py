# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of functions that surface.tsv does not name."""

import numpy as np

from case import ALL, COMPLEX, MOVE, NUMERIC, REAL, A, Case, N, R, S, unary

CASES = [
    Case("logsigmoid", lambda x: -np.logaddexp(0, -x), unary(), REAL, result="float", ulps=4),
    Case("_foreach_logsigmoid", lambda arrays: tuple(-np.logaddexp(0, -x) for x in arrays), [S([A(37), A(3, 5)])], REAL, result="float", ulps=4),
    Case("Tensor.expand_as", lambda x, y: np.broadcast_to(x, y.shape), [S(A(3), A(2, 3)), S(A(3, 1), A(3, 4)), S(A(), A(2)), S(A(5, 4, layout="transposed"), A(2, 5, 4))], ALL, **MOVE,
         errors=[R(RuntimeError, A(3), A(4)), R(RuntimeError, A(2, 3), A(3))]),
    Case("Tensor.reshape_as", lambda x, y: x.reshape(y.shape), [S(A(3, 4), A(12)), S(A(), A(1, 1)), S(A(0, 3), A(3, 0)), S(A(4, 6, layout="transposed"), A(2, 12))], ALL, **MOVE, errors=[R(RuntimeError, A(3), A(4))]),
    Case("Tensor.view_as", lambda x, y: x.reshape(y.shape), [S(A(3, 4), A(12)), S(A(), A(1, 1)), S(A(0, 3), A(3, 0))], ALL, **MOVE,
         errors=[R(RuntimeError, A(3), A(4)), R(RuntimeError, A(3, 4, layout="transposed"), A(12))]),
    Case("clamp_min", np.maximum, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(4, 6, layout="transposed"), A(4, 1)), S(A(37), N(1))], NUMERIC, ulps=0, refuse=COMPLEX),
    Case("clamp_max", np.minimum, [S(A(37), A(37)), S(A(3, 5), A(5)), S(A(4, 6, layout="transposed"), A(4, 1)), S(A(37), N(1))], NUMERIC, ulps=0, refuse=COMPLEX),
]
