# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The examples run from end to end; each checks its own results and exits with an error where they are wrong."""

import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(example, *options):
    done = subprocess.run([str(ROOT / "examples" / example / "run.sh"), str(ROOT / "build"), *options], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_gaussian_process_agrees_in_python_c_and_cpp():
    output = run("gaussian_process")
    assert [line.split(",")[0] for line in output.splitlines() if line.startswith("compiled: ")] == ["compiled: Cholesky factorisation"]
    assert "libpython" not in output and "libLLVM" not in output
    assert (ROOT / "build/examples/gaussian_process_output/gaussian_process.png").stat().st_size > 10_000


@pytest.mark.parametrize("options", [("--tracks", "1003", "--steps", "5"), ("--tracks", "17", "--steps", "12")])
def test_the_kalman_filter_agrees_with_numpy_and_with_its_c_program(options):
    output = run("kalman_filter", *options)
    assert "states              relative difference" in output and "from C: a step of" in output


def test_the_bundle_adjustment_agrees_with_numpy_and_converges_from_c():
    output = run("bundle_adjustment", "--cameras", "5", "--points", "301", "--steps", "4")
    assert "greatest relative difference from NumPy" in output and "from C: error before step 4" in output
