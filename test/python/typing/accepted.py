# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What users write; mypy must take every line (test/python/test_stubs.py)."""

from typing import assert_type

import numpy as np

import crout

x = crout.tensor([[1.0, 2.0], [3.0, 4.0]], dtype=crout.float64, device="cpu")
assert_type(x, crout.Tensor)
assert_type(x.shape, crout.Size)
assert_type(x.size(0), int)
assert_type(x.size(), crout.Size)
assert_type(x + 1, crout.Tensor)
assert_type(2.0 * x @ x.T, crout.Tensor)
assert_type(x > 0, crout.Tensor)
assert_type(x[0, 1:, None], crout.Tensor)
assert_type(x.sum(), crout.Tensor)
assert_type(x.sum(-1, keepdim=True), crout.Tensor)
assert_type(crout.sum(x, dim=(0, 1), dtype=crout.float32), crout.Tensor)
assert_type(x.reshape(2, -1), crout.Tensor)
assert_type(x.reshape((2, -1)), crout.Tensor)
assert_type(crout.zeros(2, 3), crout.Tensor)
assert_type(crout.zeros((2, 3), dtype=crout.int64), crout.Tensor)
assert_type(x.numpy(), np.ndarray)
assert_type(crout.from_numpy(np.ones(3)), crout.Tensor)
assert_type(x.to("cpu").to(crout.float32).to(x), crout.Tensor)
assert_type(x.to(device="cpu"), crout.Tensor)
assert_type(crout.allclose(x, x), bool)
assert_type(crout.cat([x, x], dim=1), crout.Tensor)
assert_type(crout.add(x, 1, out=x), crout.Tensor)
assert_type(x.add_(1).mul_(x).clamp_(0, 1), crout.Tensor)
assert_type(crout._foreach_exp([x, x]), tuple[crout.Tensor, ...])
crout._foreach_exp_([x, x])
x[0] = 1.0
x[x > 2] = crout.zeros(())
x += 1
x **= 2
largest = x.max(0)
assert_type(largest.values, crout.Tensor)
values, indices = crout.max(x, 1)
assert_type(indices, crout.Tensor)
Q, R = crout.linalg.qr(x)
assert_type(Q, crout.Tensor)
assert_type(crout.linalg.solve(x, x), crout.Tensor)
x.untyped_storage().nbytes()
assert_type(x.storage().untyped(), crout.UntypedStorage)
for row in x:
    assert_type(row, crout.Tensor)
total: float = float(x.sum()) + len(x)


@crout.jit
def step(a: crout.Tensor, b: crout.Tensor) -> crout.Tensor:
    return (a @ b).softmax(-1)


step(x, x)
try:
    crout.linalg.inv(x)
except crout.linalg.LinAlgError as error:
    assert_type(error.index, int)
