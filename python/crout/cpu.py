# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The device cpu: there is one, it is always there, and work on it is done when a call returns."""

from . import _crout


def is_available():
    """True."""
    return True


def device_count():
    """1: all processors together are one device."""
    return 1


def current_device():
    """"cpu"."""
    return "cpu"


def set_device(device):
    """Accepts the device cpu only."""
    _crout._check_device(device)


def synchronize(device=None):
    """Returns at once: work on the device cpu is done when a call returns."""
    _crout._check_device(device)
