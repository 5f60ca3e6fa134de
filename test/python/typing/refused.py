# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Mistakes; mypy must find one on each line that says so, and no other (test/python/test_stubs.py)."""

import crout

x = crout.ones(2, 3)
crout.exp("text")  # wrong
crout.exp()  # wrong
crout.sum(x, dim="all")  # wrong
crout.zeros(2, dtype="float32")  # wrong
x.reshape("two")  # wrong
x.ad_(1)  # wrong
x.add_()  # wrong
x + "text"  # wrong
x.shape = (3, 2)  # wrong
crout.max(x, 0).value  # wrong
crout.cat(3)  # wrong
crout._foreach_exp_(x, x)  # wrong
crout.linalg.solve(x)  # wrong
size: str = x.size(0)  # wrong
