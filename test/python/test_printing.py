# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""repr of tensors: exactly the reference's text, with crout's dtype names."""

import pathlib

import numpy as np
import pytest

import crout
from crout import tensor


@pytest.mark.parametrize("value, text", [
    (tensor([1.0, 2.0, 3.0]), "tensor([1., 2., 3.])"),
    (tensor([[2.0, 3.0, -1.0], [1.0, -2.0, 8.0], [6.0, 1.0, -3.0]]), "tensor([[ 2.,  3., -1.],\n        [ 1., -2.,  8.],\n        [ 6.,  1., -3.]])"),
    (tensor([5.0, 21.0, -1.0]), "tensor([ 5., 21., -1.])"),
    (tensor([2.0, 4.66667, 7.33333, 10.0]), "tensor([ 2.0000,  4.6667,  7.3333, 10.0000])"),
    (tensor([1e2, 4.6416e4, 2.1544e7, 1e10]), "tensor([1.0000e+02, 4.6416e+04, 2.1544e+07, 1.0000e+10])"),
    (tensor(3.5), "tensor(3.5000)"),
    (tensor(7), "tensor(7)"),
    (tensor(True), "tensor(True)"),
    (tensor([True, False]), "tensor([ True, False])"),
    (tensor([1, -20, 300]), "tensor([  1, -20, 300])"),
    (tensor([1, 2], dtype=crout.int32), "tensor([1, 2], dtype=crout.int32)"),
    (tensor([0.5], dtype=crout.float64), "tensor([0.5000], dtype=crout.float64)"),
    (tensor([1.0, float("nan"), float("inf"), -float("inf")]), "tensor([1., nan, inf, -inf])"),
    (tensor([1.5, float("nan")]), "tensor([1.5000,    nan])"),
    (tensor([0.0, 0.0]), "tensor([0., 0.])"),
    (tensor([1e-5, 1.0]), "tensor([1.0000e-05, 1.0000e+00])"),
    (tensor([1e-5]), "tensor([1.0000e-05])"),
    (tensor([1.0, 2000.0]), "tensor([1.0000e+00, 2.0000e+03])"),
    (tensor([1 + 2j, -1.5 - 0.5j]), "tensor([ 1.0000+2.0000j, -1.5000-0.5000j])"),
    (tensor([1 + 2j]), "tensor([1.+2.j])"),
    (tensor([]), "tensor([])"),
    (tensor([[], []]), "tensor([], size=(2, 0))"),
    (tensor([], dtype=crout.int64), "tensor([], dtype=crout.int64)"),
    (tensor([[[1.0, 2.0]], [[3.0, 4.0]]]), "tensor([[[1., 2.]],\n\n        [[3., 4.]]])"),
])
def test_text_is_the_references(value, text):
    assert repr(value) == text
    assert str(value) == text


def test_long_vector_breaks_at_80_columns():
    assert repr(tensor(list(range(30)))) == (
        "tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,\n"
        "        18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])")


def test_more_than_1000_elements_are_summarised():
    assert repr(crout.from_numpy(np.arange(1001))) == "tensor([   0,    1,    2,  ...,  998,  999, 1000])"
    text = repr(crout.from_numpy(np.zeros((100, 100), np.float32)))
    row = "[0., 0., 0.,  ..., 0., 0., 0.]"
    assert text == "tensor([" + ",\n        ".join([row, row, row, "...", row, row, row]) + "])"


def test_dtype_moves_to_its_own_line_where_it_does_not_fit():
    text = repr(crout.from_numpy(np.arange(18, dtype=np.int32) + 10))
    assert text == "tensor([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27],\n       dtype=crout.int32)"


def reference_texts():
    blocks = (pathlib.Path(__file__).parent / "printing.txt").read_text().rstrip("\n").split("\n>>> ")[1:]
    return [block.split("\n", 1) for block in blocks]


@pytest.mark.parametrize("expression, text", reference_texts())
def test_text_of_the_reference_file(expression, text):
    options, _, value = expression.rpartition(" | ")
    with eval(f"crout.printoptions({options})"):
        assert repr(eval(value, {"crout": crout, "nan": float("nan"), "inf": float("inf")})) == text


def test_a_summary_looks_at_the_edges_only():
    x = crout.zeros(1).expand(1 << 20, 1 << 20)  # 4 TB of elements, one in memory
    row = "[0., 0., 0.,  ..., 0., 0., 0.]"
    assert repr(x) == "tensor([" + ",\n        ".join([row, row, row, "...", row, row, row]) + "])"


def test_print_options_are_got_as_they_were_set():
    default = {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80, "sci_mode": None}
    assert crout.get_printoptions() == default
    with crout.printoptions(precision=2, edgeitems=1, sci_mode=False):
        assert crout.get_printoptions() == {**default, "precision": 2, "edgeitems": 1, "sci_mode": False}
    assert crout.get_printoptions() == default


@pytest.mark.parametrize("options, error, words", [
    (dict(profile="wide"), ValueError, "'profile'"),
    (dict(precision=-1), ValueError, "'precision' must not be negative, got -1"),
    (dict(linewidth="80"), TypeError, "'linewidth' must be an int, not str"),
    (dict(edgeitems=1.5), TypeError, "'edgeitems' must be an int, not float"),
    (dict(sci_mode="yes"), TypeError, "'sci_mode'"),
])
def test_wrong_print_options_change_nothing(options, error, words):
    before = crout.get_printoptions()
    with pytest.raises(error, match=words):
        crout.set_printoptions(threshold=7, **options)
    assert crout.get_printoptions() == before


def test_options():
    try:
        crout.set_printoptions(precision=2)
        assert repr(tensor([1.23456])) == "tensor([1.23])"
        crout.set_printoptions(profile="default", sci_mode=True)
        assert repr(tensor([1.5])) == "tensor([1.5000e+00])"
    finally:
        crout.set_printoptions(profile="default")


def test_size_and_dtype_and_device():
    assert repr(tensor([[1.0, 2.0, 3.0]]).shape) == "crout.Size([1, 3])"
    assert repr(crout.float32) == "crout.float32"
    assert repr(tensor(1.0).device) == "device(type='cpu')"
    assert f"{tensor(3.14159):.2f}" == "3.14"


def test_traced_tensor_shows_its_sizes():
    texts = []
    crout.jit(lambda x: texts.append(repr(x)) or x)(crout.from_numpy(np.zeros((3, 2), np.float32)))
    assert texts[0].startswith("traced tensor(size=(") and texts[0].endswith("dtype=crout.float32)")
