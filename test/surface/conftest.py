# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests marked exhaustive run only where the marker is asked for: pytest test/surface -m exhaustive."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))


def pytest_configure(config):
    config.addinivalue_line("markers", "exhaustive: the whole grid; minutes")


def pytest_collection_modifyitems(config, items):
    if "exhaustive" in (config.getoption("-m") or ""):
        return
    skip = [item for item in items if item.get_closest_marker("exhaustive")]
    if skip:
        config.hook.pytest_deselected(items=skip)
        items[:] = [item for item in items if item not in skip]
