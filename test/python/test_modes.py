# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Modes of the reference API say what is true of Crout, and refuse the rest."""

import subprocess
import sys
import threading
import warnings

import numpy as np
import pytest

import crout


def state():
    return crout.is_grad_enabled(), crout.is_inference_mode_enabled()


def test_gradient_modes_nest():
    assert state() == (True, False)
    with crout.no_grad():
        assert state() == (False, False)
        with crout.enable_grad():
            assert state() == (True, False)
            with crout.inference_mode():
                assert state() == (False, True)
                with crout.inference_mode(False):
                    assert state() == (False, False)
        with crout.set_grad_enabled(True):
            assert state() == (True, False)
        assert state() == (False, False)
    assert state() == (True, False)
    crout.set_grad_enabled(False)
    assert state() == (False, False)
    crout.set_grad_enabled(True)
    with pytest.raises(RuntimeError):
        with crout.no_grad():
            raise RuntimeError
    assert state() == (True, False)
    with pytest.raises(TypeError, match="'mode' must be a bool"):
        crout.set_grad_enabled(1)


def test_gradient_modes_decorate():
    for decorate in (lambda: crout.no_grad, crout.no_grad, lambda: crout.set_grad_enabled(False), lambda: crout.inference_mode, crout.inference_mode):

        @decorate()
        def f(n):
            """Counts down."""
            return [state()[0]] + (f(n - 1) if n else [])

        assert state() == (True, False) and f(2) == [False] * 3 and f.__doc__ == "Counts down." and state() == (True, False)

    @crout.no_grad()
    def generate():
        got = yield state()[0]
        yield state()[0], got

    steps = generate()
    assert next(steps) is False and state()[0] and steps.send(5) == (False, 5) and state()[0]
    steps.close()


def test_gradient_modes_are_of_a_thread():
    seen = []
    with crout.no_grad():
        thread = threading.Thread(target=lambda: seen.append(state()))
        thread.start()
        thread.join()
    assert seen == [(True, False)]


def test_nothing_requires_gradients():
    with crout.enable_grad():
        assert not crout.ones(2).requires_grad
    with pytest.raises(NotImplementedError, match="requires_grad"):
        crout.tensor([1.0], requires_grad=True)


def test_determinism():
    assert not crout.are_deterministic_algorithms_enabled() and crout.get_deterministic_debug_mode() == 0
    try:
        crout.use_deterministic_algorithms(True)
        assert crout.are_deterministic_algorithms_enabled() and not crout.is_deterministic_algorithms_warn_only_enabled()
        assert crout.get_deterministic_debug_mode() == 2
        crout.set_deterministic_debug_mode("warn")
        assert crout.is_deterministic_algorithms_warn_only_enabled() and crout.get_deterministic_debug_mode() == 1
        for wrong, error in ((3, ValueError), ("loud", ValueError), (True, TypeError), (1.0, TypeError)):
            with pytest.raises(error, match="'debug_mode'"):
                crout.set_deterministic_debug_mode(wrong)
        with pytest.raises(TypeError, match="'mode'"):
            crout.use_deterministic_algorithms("yes")
    finally:
        crout.use_deterministic_algorithms(False)
    assert crout.get_deterministic_debug_mode() == 0


def test_matmul_precision_is_a_permission():
    rng = np.random.default_rng(0)
    a = crout.from_numpy(rng.standard_normal((64, 64)).astype(np.float32))
    exact = (a @ a).tolist()
    assert crout.get_float32_matmul_precision() == "highest"
    for precision in ("medium", "high", "highest"):
        crout.set_float32_matmul_precision(precision)
        assert crout.get_float32_matmul_precision() == precision and (a @ a).tolist() == exact
    with pytest.raises(ValueError, match="'precision'"):
        crout.set_float32_matmul_precision("low")


def test_devices():
    assert crout.get_default_device() == crout.device("cpu")
    crout.set_default_device("cpu")
    crout.set_default_device(crout.device("cpu"))
    crout.set_default_device(None)
    for function in (crout.set_default_device, crout.get_device_module):
        with pytest.raises(NotImplementedError, match="cuda"):
            function("cuda")
    module = crout.get_device_module()
    assert module is crout.get_device_module("cpu") is crout.cpu
    assert module.is_available() and module.device_count() == 1 and module.current_device() == "cpu"
    module.synchronize()
    module.set_device("cpu")


def test_threads():
    assert crout.get_num_interop_threads() == 1
    crout.set_num_interop_threads(1)
    for wrong, error in ((2, NotImplementedError), (0, ValueError), (1.0, TypeError), (True, TypeError)):
        with pytest.raises(error, match="set_num_interop_threads"):
            crout.set_num_interop_threads(wrong)
    before = crout.get_num_threads()
    try:
        crout.set_num_threads(1)
        assert crout.get_num_threads() == 1
    finally:
        crout.set_num_threads(before)
    with pytest.raises(ValueError, match="'threads'"):
        crout.set_num_threads(0)


def test_warnings_once_or_always():
    from crout import _modes

    assert not crout.is_warn_always_enabled()
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        for always, expected in ((False, 1), (True, 3)):
            crout.set_warn_always(always)
            _modes.warn_user("a test", "something")
            _modes.warn_user("a test", "something")
            assert len(found) == expected and crout.is_warn_always_enabled() is always
    crout.set_warn_always(False)
    with pytest.raises(TypeError, match="'b'"):
        crout.set_warn_always(1)


@pytest.mark.parametrize("threads", [1, 2])
def test_denormal_numbers_become_zero_in_loops_too(threads):
    program = f"""
import crout, numpy as np
crout.set_num_threads({threads})
tiny = crout.from_numpy(np.full(1 << 20, 1e-40, np.float32))
assert int((tiny + tiny != 0).sum()) == 1 << 20
if crout.set_flush_denormal(True):
    assert int((tiny + tiny != 0).sum()) == 0
    assert crout.set_flush_denormal(False)
assert int((tiny + tiny != 0).sum()) == 1 << 20
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_questions_about_tensors_and_dtypes():
    assert crout.is_nonzero(crout.tensor([2])) and not crout.tensor(0.0).is_nonzero() and crout.is_nonzero(crout.tensor(float("nan")))
    assert crout.is_nonzero(crout.tensor(1j)) and not crout.is_nonzero(crout.tensor(False))
    with pytest.raises(crout.Error, match="one element"):
        crout.is_nonzero(crout.ones(2))
    with pytest.raises(crout.Error, match="traced"):
        crout.jit(lambda x: crout.is_nonzero(x))(crout.ones(1))
    assert crout.is_conj(crout.tensor([1j]).conj()) is True and crout.is_conj(crout.tensor([1j])) is False
    assert isinstance(crout.compiled_with_cxx11_abi(), bool)
    assert crout.result_type(crout.tensor([1], dtype=crout.int8), 1.5) is crout.float32
    assert crout.result_type(crout.tensor([1.0], dtype=crout.float16), crout.tensor(1.0, dtype=crout.float64)) is crout.float16
    assert crout.result_type(crout.tensor([1]), 1j) is crout.complex64 and crout.result_type(crout.tensor([True]), 3) is crout.int64
    assert crout.result_type(crout.tensor([1.0], dtype=crout.float64), 1j) is crout.complex128 and crout.result_type(1, 2.0) is crout.float32
    with pytest.raises(TypeError, match="'tensor2'"):
        crout.result_type(crout.ones(1), "x")
    assert crout.can_cast(crout.float64, crout.float32) and not crout.can_cast(crout.float32, crout.int64)
    assert crout.promote_types(crout.uint8, crout.int8) is crout.int16


def test_result_type_is_that_of_an_addition():
    operands = [crout.ones(2, dtype=d) for d in (crout.bool, crout.uint8, crout.int32, crout.float16, crout.float64, crout.complex64)]
    operands += [crout.ones((), dtype=d) for d in (crout.bool, crout.int64, crout.bfloat16, crout.float64, crout.complex128)] + [True, 2, 2.5, 1j]
    for a in operands:
        for b in operands:
            if isinstance(a, crout.Tensor) or isinstance(b, crout.Tensor):
                assert crout.result_type(a, b) is crout.add(a, b).dtype, (a, b)


def test_assertions():
    crout._assert(True, "never")
    crout._assert(crout.tensor(True), "never")
    with pytest.raises(AssertionError, match="sizes"):
        crout._assert(crout.ones(2).shape[0] == 3, "sizes differ")
    assert crout.jit(lambda x: crout._assert(x.shape[0] > 1, "small") or x)(crout.ones(2)).tolist() == [1.0, 1.0]
    assert crout.inf == float("inf") and crout.nan != crout.nan
