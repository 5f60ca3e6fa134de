# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What pickles name: tensors and dtypes from their parts."""

import pickle

from . import _crout


def tensor(data, dtype, shape):
    return _crout._from_bytes(data, dtype, list(shape))


def dtype(name):
    return getattr(_crout, name)


def reduce(self, protocol):
    """The parts of an eager tensor; from protocol 5 on its memory is handed out without a copy."""
    if protocol >= 5 and not self.is_traced and self.dtype is not _crout.bfloat16:
        data = pickle.PickleBuffer(self.resolve_conj().resolve_neg().contiguous())
    else:
        data = _crout._to_bytes(self)
    return tensor, (data, self.dtype, tuple(self.shape))
