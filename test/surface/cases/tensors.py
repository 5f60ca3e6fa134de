# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rows of the sections Tensors and Constants."""

import math

import pytest

import crout
from case import ALL, row


@row("inf", "nan")
def _():
    assert crout.inf == math.inf and math.isnan(crout.nan)


@row("is_tensor")
def _():
    assert crout.is_tensor(crout.ones(2)) and not crout.is_tensor([1.0]) and not crout.is_tensor(None)


@row("is_complex", dtypes=ALL)
def _():
    for name in ALL:
        assert crout.is_complex(crout.zeros(2, dtype=getattr(crout, name))) == name.startswith("complex")
    with pytest.raises(TypeError):
        crout.is_complex(1j)


@row("is_floating_point", dtypes=ALL)
def _():
    for name in ALL:
        assert crout.is_floating_point(crout.zeros(2, dtype=getattr(crout, name))) == ("float" in name)


@row("numel", dtypes=ALL)
def _():
    for name in ALL:
        assert crout.numel(crout.zeros(2, 3, dtype=getattr(crout, name))) == 6
    assert crout.numel(crout.zeros(())) == 1 and crout.numel(crout.zeros(0, 5)) == 0
    with pytest.raises(TypeError):
        crout.numel(3)


@row("set_default_dtype", "get_default_dtype")
def _():
    assert crout.get_default_dtype() == crout.float32
    try:
        crout.set_default_dtype(crout.float64)
        assert crout.tensor(1.5).dtype == crout.float64 and crout.ones(2).dtype == crout.float64
        assert crout.exp(crout.tensor([1])).dtype == crout.float64 and crout.tensor(1j).dtype == crout.complex128
    finally:
        crout.set_default_dtype(crout.float32)
    with pytest.raises(TypeError):
        crout.set_default_dtype(crout.int64)
