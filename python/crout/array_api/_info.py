# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the namespace has: devices, dtypes, capabilities."""

from .. import _crout as _c
from . import _dtypes


class _Info:
    def capabilities(self):
        return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 64}

    def default_device(self):
        return _c.device("cpu")

    def devices(self):
        return [_c.device("cpu")]

    def default_dtypes(self, *, device=None):
        _c._check_device(device)
        floating = _c.get_default_dtype()
        return {"real floating": floating, "complex floating": floating.to_complex(), "integral": _c.int64, "indexing": _c.int64}

    def dtypes(self, *, device=None, kind=None):
        """Dtypes of the standard by name: all, or those of a kind as isdtype takes it. uint16, uint32 and uint64 are not in Crout."""
        _c._check_device(device)
        names = ("bool", "int8", "int16", "int32", "int64", "uint8", "float32", "float64", "complex64", "complex128")
        found = {name: getattr(_c, name) for name in names}
        return found if kind is None else {name: dtype for name, dtype in found.items() if _dtypes.isdtype(dtype, kind)}


def __array_namespace_info__():
    """An object that tells devices, dtypes, defaults and capabilities."""
    return _Info()
