# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What pickles name: tensors and dtypes from their parts."""

from . import _crout


def tensor(array, dtype):
    return _crout.tensor(array, dtype=dtype)


def dtype(name):
    return getattr(_crout, name)
