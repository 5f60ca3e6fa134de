# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Modes of the reference API: gradients, determinism, precision, devices, warnings.

Where Crout has no such mode, only what is true of Crout can be set, and anything else is an error that says so.
"""

import contextlib
import functools
import os
import sys
import threading
import warnings

from . import _crout


def _want_bool(function, name, value):
    if not isinstance(value, bool):
        raise TypeError(f"{function}: argument '{name}' must be a bool, not {type(value).__name__}")


# ---- Gradient modes ----
# Crout records nothing for gradients: no tensor requires them. As in the reference, the modes say what would be recorded of
# tensors that do, so with none that does they change nothing but what the questions answer.


class _Gradients(threading.local):
    enabled, inference = True, False


_gradients = _Gradients()


class _Mode(contextlib.ContextDecorator):
    """A context that is a decorator too, of generator functions as well: these run in the mode whenever they run."""

    _values: dict

    def _recreate_cm(self):
        return self._again()

    def _again(self):
        copy = object.__new__(type(self))
        copy._values = self._values
        return copy

    def __enter__(self):
        self._before = {name: getattr(_gradients, name) for name in self._values}
        for name, value in self._values.items():
            setattr(_gradients, name, value)

    def __exit__(self, *exception):
        for name, value in self._before.items():
            setattr(_gradients, name, value)

    def __call__(self, function):
        if not getattr(getattr(function, "__code__", None), "co_flags", 0) & 0x20:  # no generator function
            return super().__call__(function)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with self._again():
                generator = function(*args, **kwargs)
            resume = functools.partial(next, generator)
            try:
                while True:
                    with self._again():
                        item = resume()
                    try:
                        sent = yield item
                        resume = functools.partial(generator.send, sent)
                    except GeneratorExit:
                        with self._again():
                            generator.close()
                        raise
                    except BaseException as error:
                        resume = functools.partial(generator.throw, error)
            except StopIteration as end:
                return end.value

        return wrapper


def _usable_without_call(cls):
    """@no_grad beside @no_grad()."""

    def create(cls, function=None):
        mode = object.__new__(cls)
        if function is None:
            return mode
        return mode(function)

    cls.__new__ = create
    cls.__init__ = lambda self, function=None: None
    return cls


@_usable_without_call
class no_grad(_Mode):
    """Nothing is recorded for gradients within, as nowhere in Crout: a context and a decorator."""

    _values = {"enabled": False}


@_usable_without_call
class enable_grad(_Mode):
    """Ends a no_grad for a block: a context and a decorator. Nothing is recorded even so, since no tensor requires gradients."""

    _values = {"enabled": True}


class set_grad_enabled(_Mode):
    """Sets the gradient mode, at once and, as a context, for a block. Nothing is recorded in either mode."""

    def __init__(self, mode):
        _want_bool("set_grad_enabled", "mode", mode)
        self._values = {"enabled": mode}
        self._before = {"enabled": _gradients.enabled}
        _gradients.enabled = mode

    def __enter__(self):
        _gradients.enabled = self._values["enabled"]

    def __call__(self, function):
        _gradients.enabled = self._before["enabled"]  # a decorator sets the mode for the calls only
        return super().__call__(function)

    def _again(self):
        copy = super()._again()
        copy._before = {"enabled": _gradients.enabled}
        return copy


class inference_mode(_Mode):
    """Says that nothing within needs gradients, as no_grad does: a context and a decorator. Tensors made within are as any others."""

    def __new__(cls, mode=True):
        self = object.__new__(cls)
        return self if isinstance(mode, bool) else cls(True)(mode)

    def __init__(self, mode=True):
        _want_bool("inference_mode", "mode", mode)
        self._values = {"inference": mode, "enabled": False} if mode else {"inference": False}


def is_grad_enabled():
    """True outside of no_grad and inference_mode. Nothing is recorded in any mode: no tensor requires gradients."""
    return _gradients.enabled


def is_inference_mode_enabled():
    """True within inference_mode."""
    return _gradients.inference


# ---- Determinism ----
# Every function of Crout gives the same bits for the same operands, number of threads and machine; there is no other
# algorithm to choose, so the mode is kept and told, and changes nothing.

_deterministic = {"mode": 0}
_DEBUG_MODES = ("default", "warn", "error")


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Asks for functions that give the same bits each time. All functions of Crout do, on one machine and number of threads, whatever is set."""
    _want_bool("use_deterministic_algorithms", "mode", mode)
    _want_bool("use_deterministic_algorithms", "warn_only", warn_only)
    _deterministic["mode"] = (1 if warn_only else 2) if mode else 0


def are_deterministic_algorithms_enabled():
    """True where use_deterministic_algorithms asked for them."""
    return _deterministic["mode"] != 0


def is_deterministic_algorithms_warn_only_enabled():
    """True where a function that is not deterministic would only warn. No function of Crout is."""
    return _deterministic["mode"] == 1


def set_deterministic_debug_mode(debug_mode):
    """0 or "default", 1 or "warn", 2 or "error": use_deterministic_algorithms in other words."""
    if isinstance(debug_mode, bool) or not isinstance(debug_mode, (int, str)):
        raise TypeError(f"set_deterministic_debug_mode: argument 'debug_mode' must be a str or an int, not {type(debug_mode).__name__}")
    if debug_mode in _DEBUG_MODES:
        debug_mode = _DEBUG_MODES.index(debug_mode)
    if debug_mode not in (0, 1, 2):
        raise ValueError(f"set_deterministic_debug_mode: argument 'debug_mode' must be 'default', 'warn', 'error', 0, 1 or 2, got {debug_mode!r}")
    _deterministic["mode"] = debug_mode


def get_deterministic_debug_mode():
    """0, 1 or 2, as set_deterministic_debug_mode explains."""
    return _deterministic["mode"]


# ---- Precision ----

_precision = {"float32_matmul": "highest"}


def set_float32_matmul_precision(precision):
    """Allows float32 products of matrices to be computed with less than float32's precision: "highest" (no), "high", "medium".

    It is a permission. Crout's products are full float32 in each mode.
    """
    if precision not in ("highest", "high", "medium"):
        raise ValueError(f"set_float32_matmul_precision: argument 'precision' must be 'highest', 'high' or 'medium', got {precision!r}")
    _precision["float32_matmul"] = precision


def get_float32_matmul_precision():
    """What set_float32_matmul_precision set; "highest" at the start."""
    return _precision["float32_matmul"]


# ---- Devices ----


def set_default_device(device):
    """Sets the device of new tensors. This build has "cpu" (or None) only; NotImplementedError for another."""
    _crout._check_device(device)


def get_default_device():
    """The device of new tensors: cpu."""
    return _crout.device("cpu")


def get_device_module(device=None):
    """The module of a device's own functions: crout.cpu, for the only device of this build."""
    _crout._check_device(device)
    from . import cpu

    return cpu


def get_num_interop_threads():
    """1: a program runs on the thread that calls it, whose loops alone are shared among threads."""
    return 1


def set_num_interop_threads(threads):
    """Accepts 1 only: Crout has no pool that runs operations side by side; call it from threads of your own for that."""
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError(f"set_num_interop_threads: argument 'threads' must be an int, not {type(threads).__name__}")
    if threads < 1:
        raise ValueError(f"set_num_interop_threads: argument 'threads' must be positive, got {threads}")
    if threads != 1:
        raise NotImplementedError(f"set_num_interop_threads: Crout runs no operations side by side, so that only 1 can be set, got {threads}")


# ---- Warnings and assertions ----

_always = {"warn": False}
_warned = set()
_PACKAGE = os.path.dirname(__file__) + os.sep


def set_warn_always(b):
    """True: warnings that Crout gives once in a process are given each time. (Python's own filters apply on top.)"""
    _want_bool("set_warn_always", "b", b)
    _always["warn"] = b


def is_warn_always_enabled():
    """What set_warn_always set; False at the start."""
    return _always["warn"]


def warn_user(key, message):
    """Warns at the user's line; of something that a program does again and again, whose `key` is not None, once in a process."""
    if key is not None and not _always["warn"]:
        if key in _warned:
            return
        _warned.add(key)
    frame, level = sys._getframe(1), 2
    while frame and frame.f_code.co_filename.startswith(_PACKAGE):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, UserWarning, level)


def _assert(condition, message):
    """assert as a function. AssertionError with the message where the condition is False; in a trace a condition on sizes is
    decided while tracing and guards the program, one on elements can't be asked for."""
    if not condition:
        raise AssertionError(message)
