# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The program that docs/architecture.md follows.
import crout


@crout.jit
def position(A, b):
    return crout.linalg.solve(A, b) * 2.0


A = crout.tensor([[2.0, 3.0, -1.0], [1.0, -2.0, 8.0], [6.0, 1.0, -3.0]])
b = crout.tensor([5.0, 21.0, -1.0])
print(position(A, b))
