# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tensors of more than 2**31 elements, allocations that fail, and processes that fork."""

import os

import numpy as np
import pytest

import crout


def available():
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("MemAvailable")) * 1024


@pytest.mark.skipif(available() < 12 << 30, reason="needs 12 GiB of free memory")
def test_more_elements_than_an_int_counts():
    n = (1 << 32) + 5
    x = crout.empty(n, dtype=crout.uint8)
    assert x.numel() == n and x.nbytes == n
    x = crout.from_numpy(np.zeros(n, np.uint8))  # pages that are zero until they are written
    x[-1] = 7
    x[1 << 31] = 3
    assert x.sum().item() == 10 and x.amax().item() == 7 and x.argmax().item() == n - 1
    row = x.view(5, -1)[4] if n % 5 == 0 else x[-(1 << 31):].view(2, -1)[1]
    assert row[-1].item() == 7 and row.storage_offset() + row.numel() == n
    assert x[::1 << 31].tolist() == [0, 3, 0]
    assert x.untyped_storage().nbytes() == n


def test_an_allocation_that_fails_says_how_much_was_asked_for():
    with pytest.raises(MemoryError, match=f"{1 << 50} bytes|too large"):
        crout.empty(1 << 50, dtype=crout.uint8)
    with pytest.raises(MemoryError, match="too large for memory"):
        crout.empty(1 << 31, 1 << 31)
    with pytest.raises(MemoryError, match=f"window of {1 << 60} numbers"):
        crout.hann_window(1 << 60)
    x = crout.ones(3)
    with pytest.raises(MemoryError):
        x.expand(1 << 46, 3).clone()
    assert (x + 1).tolist() == [2, 2, 2]  # the process goes on


def test_a_fork_after_use_computes():
    x = crout.arange(200000.0)
    expected = (x * 2).sum().item()  # in threads
    child = os.fork()
    if child == 0:
        code = 1
        try:
            a = np.arange(200000, dtype=np.float32)
            same = (crout.from_numpy(a) * 2).sum().item() == expected and crout.exp(crout.zeros(300000)).sum().item() == 300000
            crout.linalg.inv(crout.eye(64))
            code = 0 if same and crout.jit(lambda x: x + 3)(x)[0].item() == 3 else 2
        finally:
            os._exit(code)
    for _ in range(600):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        import time

        time.sleep(0.1)
    else:
        os.kill(child, 9)
        os.waitpid(child, 0)
        pytest.fail("the child hangs")
    assert os.waitstatus_to_exitcode(status) == 0


def test_combinations_of_more_than_there_are():
    x = crout.arange(3)
    assert crout.combinations(x, 2**31).shape == (0, 2**31)
    assert crout.combinations(x[:0], 5, True).shape == (0, 5)
    assert crout.combinations(x[:1], 3, True).tolist() == [[0, 0, 0]]
    with pytest.raises(MemoryError, match="combinations of 40 of 100 elements"):
        crout.combinations(crout.arange(100), 40)
