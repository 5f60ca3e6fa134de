# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the examples in the reference's docstrings with the reference and with Crout, line by line, and prints what differs.

    PYTHONPATH=build/python PEERS_PYTHON test/fuzz/reference_examples.py [NAME ...]

needs a Python that has torch and can import Crout (bench/README.md). Names are those of test/surface/surface.tsv; without any, all of them.
`randn`, `rand`, `randint` and `randperm` draw from NumPy in both. Each difference is to be read by a person: the last digit of a residual,
the sign of an eigenvector and other random numbers are none; a call that only one of both takes, or another value, is.
"""

import contextlib
import doctest
import io
import math
import os
import pathlib
import re
import signal
import sys
import tempfile
import warnings

import numpy as np
import torch

import crout

SURFACE = pathlib.Path(__file__).resolve().parents[1] / "surface/surface.tsv"
SECONDS = 20
# What Crout does not have: docs/guides tell why.
LEFT_OUT = re.compile("cuda|requires_grad|sparse|quantiz|vmap|backward|autograd|import ")


class SameDraws:
    """A library whose random tensors are NumPy's, the same for every library that gets one."""

    def __init__(self, library):
        self.library, self.draws = library, 0

    def __getattr__(self, name):
        return getattr(self.library, name)

    def _generator(self):
        self.draws += 1
        return np.random.default_rng(self.draws)

    def _tensor(self, array, dtype):
        return self.library.from_numpy(np.ascontiguousarray(array)).to(dtype)

    def _real_or_complex(self, draw, size, options):
        dtype = options.get("dtype") or self.library.float32
        shape = options.get("size", size)
        shape = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else tuple(shape)
        return self._tensor(draw(shape) + 1j * draw(shape) if dtype.is_complex else draw(shape), dtype)

    def randn(self, *size, **options):
        return self._real_or_complex(self._generator().standard_normal, size, options)

    def rand(self, *size, **options):
        return self._real_or_complex(self._generator().random, size, options)

    def randint(self, *limits, **options):
        *limits, size = [*limits, options["size"]] if "size" in options else limits
        return self._tensor(self._generator().integers(*limits, size=tuple(size)), options.get("dtype") or self.library.int64)

    def randperm(self, n, **options):
        return self._tensor(self._generator().permutation(n), options.get("dtype") or self.library.int64)


def docstring(name):
    for owner in (torch, torch.Tensor, torch.linalg):
        for part in name.split("."):
            owner = getattr(owner, part, None)
        if getattr(owner, "__doc__", None):
            return owner.__doc__
    return ""


def examples(text):
    try:
        return [example.source for example in doctest.DocTestParser().get_examples(text)]
    except ValueError:  # prompts that are not indented alike
        return re.findall(r"^\s*>>> (.*)$", text, re.M)


def run(source, names):
    """Whether the line ran, and what it printed or raised."""
    printed = io.StringIO()
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source, "example", "single"), names)
        return True, printed.getvalue()
    except Exception as error:
        return False, f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)


def comparable(text):
    text = text.replace("crout.", "torch.").replace("torch.return_types.", "")
    return re.sub(r"\s+", "", re.sub(r"-(0\.0*)(?![0-9e])", r"\1", text))


def compare(name, sources):
    """Prints the lines that differ; returns how many were run, and how many differed."""
    theirs, ours = ({"torch": SameDraws(library), "Tensor": library.Tensor, "np": np, "numpy": np, "math": math} for library in (torch, crout))
    count = different = 0
    for source in sources:
        if LEFT_OUT.search(source):
            continue
        expected, found = run(source, theirs), run(source, ours)
        count += 1
        if not expected[0] or (found[0] and comparable(expected[1]) == comparable(found[1])):
            continue
        different += 1
        print(f"{name}: {source.strip()}\n  torch: {expected[1].strip()}\n  crout: {found[1].strip()}")
        if "is not defined" in found[1]:
            break  # what follows an example that failed
    return count, different


def main(chosen):
    def too_long(*_):
        raise TimeoutError(f"more than {SECONDS} s")

    signal.signal(signal.SIGALRM, too_long)
    warnings.simplefilter("ignore")
    seen, counts = set(), np.zeros(2, int)
    for line in SURFACE.read_text().splitlines()[1:]:
        name = line.split("\t")[1]
        text = docstring(name)
        if text in seen or (chosen and name not in chosen):
            continue
        seen.add(text)
        counts += compare(name, examples(text))
    print(f"{counts[0]} lines, {counts[1]} differ")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:  # examples that make files make them here
        os.chdir(folder)
        main(sys.argv[1:])
