# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Switches of Crout, each with its type, default, environment variable and meaning, in one table.

>>> crout.config.get("cache")
True
>>> with crout.config.options(cache=False):
...     crout.config.get("cache")
False
"""

import contextlib
from collections import namedtuple

from . import _crout

Switch = namedtuple("Switch", ("name", "environment", "default", "changes_code", "description"))


def switches():
    """All switches, as named tuples (name, environment, default, changes_code, description)."""
    return [Switch(*row) for row in _crout._switches()]


def get(name):
    """The value of a switch: set here, else from its environment variable, else its default. Raises ValueError for an unknown name."""
    return _crout._get_switch(name)


def set(name, value):
    """Sets a switch for this process. Raises TypeError for a value of another type than the switch's."""
    _crout._set_switch(name, value)


def reset(name):
    """Back to the environment's value or the default."""
    _crout._reset_switch(name)


@contextlib.contextmanager
def options(**values):
    """Sets switches for a block."""
    before = {name: get(name) for name in values}
    try:
        for name, value in values.items():
            set(name, value)
        yield
    finally:
        for name, value in before.items():
            set(name, value)


def describe():
    """A description of this build and this machine."""
    from . import __version__

    lines = [f"crout {__version__}, LLVM {_crout._llvm_version()}", f"BLAS: {_crout._blas_info()}", f"threads: {_crout.get_num_threads()}"]
    for switch in switches():
        if get(switch.name) != switch.default:
            lines.append(f"{switch.name}: {get(switch.name)!r} (default {switch.default!r})")
    return "\n".join(lines)


def show():
    """Prints describe()."""
    print(describe())
