# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the section Foreach: those of the functions themselves, on lists of tensors."""

import numpy as np

import crout
import runner
from case import ALL, A, Case, S
from cases import pointwise, special

SOURCES = {c.name: c for module in (special, pointwise) for c in reversed(module.CASES)}  # the first case of a name is the general one
NAMES = [name for section, name in runner.surface() if section == "Foreach"]


def written(name):
    def call(*tensors):
        assert getattr(crout, name)(list(tensors)) is None
        return tensors

    return call


def on_list(name):
    return lambda *tensors: getattr(crout, name)(list(tensors))


def samples(source):
    low, high = next((a.low, a.high) for s in source.samples for a in s.args if isinstance(a, A))
    span = dict(low=low, high=high)
    return [S(A(37, **span), A(3, 5, **span), A(**span)), S(A(4, 5, layout="transposed", **span), A(0, 3, **span)), S(A(6, layout="sliced", **span))]


CASES = []
for name in NAMES:
    plain = name.removeprefix("_foreach_")
    in_place = plain.endswith("_")
    if plain == "zero_":
        CASES.append(Case(name, lambda *arrays: tuple(map(np.zeros_like, arrays)), [S(A(37), A(3, 5)), S(A(4, 5, layout="transposed"))], ALL,
                          call=lambda *tensors: written("_foreach_zero_")(*[t.clone() for t in tensors])))
        continue
    source = SOURCES[plain.rstrip("_")]
    oracle = source.oracle
    if in_place:  # integers can't hold the result
        keep = [d for d in source.dtypes if runner.result_dtype(source.result, S(A(3)), d) == d]
        CASES.append(Case(name, lambda *arrays, oracle=oracle: tuple(oracle(a) for a in arrays), samples(source), keep, refuse=(), result=source.result, ulps=source.ulps, atol=source.atol,
                          call=lambda *tensors, name=name: written(name)(*[t.clone() for t in tensors])))
    else:
        CASES.append(Case(name, lambda *arrays, oracle=oracle: tuple(oracle(a) for a in arrays), samples(source), source.dtypes, result=source.result, ulps=source.ulps, atol=source.atol,
                          refuse=source.refuse, call=on_list(name)))
