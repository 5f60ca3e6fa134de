# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A compilation that takes long says so on a terminal, and nowhere else."""

import os
import pty
import subprocess
import sys

import pytest

PROGRAM = """
import crout
crout.config.set("cache", False)
def long(x):
    for i in range(10):
        x = (x * i).sin().cumsum(0)
    return x
crout.jit(long)(crout.ones(3, 4))
"""


def run(on_terminal, milliseconds):
    environment = {**os.environ, "CROUT_PROGRESS": str(milliseconds)}
    if not on_terminal:
        return subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True).stderr
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, stderr=theirs)
    os.close(theirs)
    text = b""
    try:
        while piece := os.read(ours, 4096):
            text += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0, text
    return text.decode()


def test_a_long_compilation_is_shown_and_taken_away():
    text = run(True, 1)
    assert "\rcrout: compiling @long, 0." in text and text.endswith("\r\033[K")


@pytest.mark.parametrize("on_terminal, milliseconds", [(True, 0), (True, 600000), (False, 1)])
def test_otherwise_nothing_is_written(on_terminal, milliseconds):
    assert run(on_terminal, milliseconds) == ""
