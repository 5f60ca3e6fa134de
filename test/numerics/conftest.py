# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The tests use the package of the build folder, and the modules beside them."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

try:
    import crout  # noqa: F401
except ImportError:
    sys.path.insert(0, str(HERE.parents[1] / "build" / "python"))
sys.path.insert(0, str(HERE))


def pytest_configure(config):
    config.addinivalue_line("markers", "large: large batches of more than a few seconds; run with -m large")


def pytest_collection_modifyitems(config, items):
    if config.getoption("-m"):
        return
    config.hook.pytest_deselected(items=[i for i in items if "large" in i.keywords])
    items[:] = [i for i in items if "large" not in i.keywords]
