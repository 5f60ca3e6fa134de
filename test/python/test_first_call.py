# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The first calls on a machine that never ran Crout find their programs compiled."""

import os
import subprocess
import sys

import pytest

import crout

PROGRAM = """
import crout
x = crout.tensor([1.0, 2.0, 3.0])
y = x + x * 2 - x / 4
y.add_(1)
assert (x @ y).item() == 44.5
assert y.sum().item() == 19.5 and x[x > 1].tolist() == [2.0, 3.0]
"""


def entries(folder):
    return os.listdir(folder) if os.path.isdir(folder) else []


def run(program, folder, **environment):
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "CROUT_CACHE_DIR": str(folder), **environment})


@pytest.mark.skipif(not os.path.isdir(os.path.join(os.path.dirname(os.path.realpath(crout._crout.__file__)), "../../lib/crout-kernels")),
                    reason="built without its common kernels")
def test_common_calls_compile_nothing(tmp_path):
    run(PROGRAM, tmp_path / "cache")
    assert entries(tmp_path / "cache") == []
    run("import crout; crout.tensor([1.0, 2.0]).logit().lgamma().erfinv()", tmp_path / "cache")
    assert len(entries(tmp_path / "cache")) == 3  # others are compiled and kept as ever


def test_without_the_cache_nothing_is_taken_from_disk(tmp_path):
    run(PROGRAM, tmp_path / "cache", CROUT_CACHE="0")
    assert entries(tmp_path / "cache") == []
