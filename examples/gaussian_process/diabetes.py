# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The data to learn from."""

import numpy as np


def load_data():
    """Diabetes data, standardised: 342 rows to learn from, 100 to predict."""
    from sklearn.datasets import load_diabetes

    X, y = load_diabetes(return_X_y=True)
    X = X / X.std(0)
    y = (y - y.mean()) / y.std()
    return np.ascontiguousarray(X[:342]), y[:342].copy(), np.ascontiguousarray(X[342:]), y[342:].copy()
