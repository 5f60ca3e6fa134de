# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Switches, threads, and the description of the build."""

import os
import subprocess
import sys

import pytest

import crout


def test_every_switch_is_described():
    for switch in crout.config.switches():
        assert switch.environment.startswith("CROUT_") and switch.description.endswith(".")
        assert type(crout.config.get(switch.name)) is type(switch.default)


def test_switches_are_typed():
    with crout.config.options(debug=1):
        assert crout.config.get("debug") == 1
    assert crout.config.get("debug") == 0
    with pytest.raises(TypeError):
        crout.config.set("debug", "a")
    with pytest.raises(TypeError):
        crout.config.set("debug", 1.5)
    with pytest.raises(ValueError, match="cache"):
        crout.config.get("cach")


def test_environment_sets_switches():
    run = subprocess.run([sys.executable, "-c", "import crout; print(crout.config.get('cache'), crout.config.get('opt_level'))"],
                         env={**os.environ, "CROUT_CACHE": "0", "CROUT_OPT_LEVEL": "1", "PYTHONPATH": os.path.dirname(os.path.dirname(crout.__file__))},
                         capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "1"]


def test_threads():
    before = crout.get_num_threads()
    try:
        crout.set_num_threads(1)
        assert crout.get_num_threads() == 1
        assert crout.ones(1000).sum().item() == 1000.0
    finally:
        crout.set_num_threads(before)
    with pytest.raises(ValueError, match="positive"):
        crout.set_num_threads(0)


def test_description():
    text = crout.show_config()
    assert "crout 0." in text and "LLVM 22" in text and "BLAS: " in text and "threads: " in text


def test_import_leaves_rarely_used_modules_out():
    run = subprocess.run([sys.executable, "-c", "import sys, crout; print('numpy' in sys.modules, 'inspect' in sys.modules, 'crout.export' in sys.modules)"],
                         env={**os.environ, "PYTHONPATH": os.path.dirname(os.path.dirname(crout.__file__))}, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False", "False"]
