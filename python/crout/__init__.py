# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Crout, a tensor compiler: programs on tensors, traced and compiled, run here or shipped as libraries."""

import math as _math
import os as _os
import sys as _sys

from . import _crout

_crout._set_package_folder(_os.path.dirname(__file__) + _os.sep)

from ._crout import *  # noqa: E402, F403 (functions, types and dtypes; __init__.pyi lists them)
from . import linalg  # noqa: E402
from ._crout import return_types  # noqa: E402
from ._jit import jit  # noqa: E402
from ._modes import (  # noqa: E402
    _assert,
    are_deterministic_algorithms_enabled,
    enable_grad,
    get_default_device,
    get_deterministic_debug_mode,
    get_device_module,
    get_float32_matmul_precision,
    get_num_interop_threads,
    inference_mode,
    is_deterministic_algorithms_warn_only_enabled,
    is_grad_enabled,
    is_inference_mode_enabled,
    is_warn_always_enabled,
    no_grad,
    set_default_device,
    set_deterministic_debug_mode,
    set_float32_matmul_precision,
    set_grad_enabled,
    set_num_interop_threads,
    set_warn_always,
    use_deterministic_algorithms,
)
from ._printing import get_printoptions, printoptions, set_printoptions  # noqa: E402

from ._shapes import broadcast_shapes  # noqa: E402

globals().update({_name: getattr(_crout, _name) for _name in dir(_crout) if _name.startswith("_foreach_")})  # which * leaves out

_sys.modules[__name__ + ".return_types"] = return_types

__version__ = "0.1.0"
e, pi, inf, nan, newaxis = _math.e, _math.pi, _math.inf, _math.nan, None


def show_config():
    """A description of this build and this machine: versions, BLAS library, threads, switches that are not at their default."""
    from . import config

    return config.describe()


# Submodules that few programs need are loaded when they are used.
def __getattr__(name):
    if name in ("array_api", "config", "cpu", "export", "random"):
        import importlib

        return importlib.import_module("." + name, __name__)
    if name in ("explain", "explain_structure"):
        from . import structure

        return getattr(structure, name)
    if name in ("finfo", "iinfo"):
        from .array_api import _dtypes

        return getattr(_dtypes, name)
    if name in ("load", "save"):
        from . import _serialization

        return getattr(_serialization, name)
    if name == "__config__":
        from . import config

        return config
    raise AttributeError(f"module 'crout' has no attribute '{name}'")
