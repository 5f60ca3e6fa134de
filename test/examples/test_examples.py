# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The examples run from end to end; each checks its own results and exits with an error where they are wrong."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_the_gaussian_process_agrees_in_python_c_and_cpp():
    done = subprocess.run([str(ROOT / "examples/gaussian_process/run.sh"), str(ROOT / "build")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "libpython" not in done.stdout and "libLLVM" not in done.stdout
    assert (ROOT / "build/examples/gaussian_process_output/gaussian_process.png").stat().st_size > 10_000
