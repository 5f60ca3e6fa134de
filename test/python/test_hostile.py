# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random hostile calls end in a result or in an exception that a user can read."""

import os
import pathlib
import resource
import subprocess
import sys

import pytest

import crout
from test_records import TBLGEN


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hostile_calls_do_no_harm(seed):
    script = pathlib.Path(__file__).with_name("hostile.py")
    environment = {**os.environ, "PYTHONPATH": str(pathlib.Path(crout.__file__).parents[1])}

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))  # an absurd size is an exception here, not a machine that swaps

    run = subprocess.run([sys.executable, script, str(seed), "400", TBLGEN], env=environment, capture_output=True, text=True, timeout=300, preexec_fn=limit)
    assert run.returncode == 0, f"died with {run.returncode} in\n{run.stderr[-2000:]}"
    assert run.stdout == ""
