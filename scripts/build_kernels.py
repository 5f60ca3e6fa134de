#!/usr/bin/env python3
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles the programs of common eager calls into a folder beside the library: `build_kernels.py FOLDER`, run by the build.

Crout compiles them as it would at their first use; a process that finds them there needs no compilation for its first calls. They hold for this
build of the library and this processor, like every entry of the cache.
"""

import os
import shutil
import sys


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.environ["CROUT_CACHE_DIR"] = folder
    os.environ["CROUT_CACHE"] = "1"
    import crout

    for dtype in (crout.float32, crout.float64, crout.int64):
        x, y, m = crout.ones(6, dtype=dtype), crout.ones(6, dtype=dtype), crout.ones(2, 3, dtype=dtype)
        for name in ("add", "sub", "mul", "div", "maximum", "minimum", "eq", "ne", "lt", "le", "gt", "ge"):
            function = getattr(crout, name)
            function(x, y)
            if name not in ("maximum", "minimum"):
                function(x, 2)
        function = crout.sub
        for number in (2, 2.5):
            for a, b in ((x, number), (number, x)):
                a + b, a - b, a * b, a / b
        for result in (-x, abs(x), x.sum(), m.sum(0), m.sum(1), x.amax(), x.amin(), x.argmax(), x.cumsum(0), x.sort(), x[x > 0], x[[0, 1]]):
            del result
        x.add_(y), x.mul_(y), x.fill_(1), x.clone(), x.any(), x.all()
        crout.where(x > 0, x, y), crout.full((6,), 1, dtype=dtype), crout.arange(6, dtype=dtype), crout.eye(2, dtype=dtype), crout.cat([x, y])
        if dtype.is_floating_point:
            for name in ("exp", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu", "reciprocal", "square", "floor", "round"):
                if hasattr(crout, name):
                    getattr(crout, name)(x)
            x.mean(), x.std(), m.mean(0), m.mean(1), x**2, m @ m.T, x @ x, m @ crout.ones(3, dtype=dtype), crout.clamp(x, 0, 1)
            crout.linalg.solve(crout.eye(2, dtype=dtype), crout.ones(2, dtype=dtype)), crout.linalg.inv(crout.eye(2, dtype=dtype))
            crout.rand(3, dtype=dtype), crout.randn(3, dtype=dtype)
        for other in (crout.float32, crout.float64, crout.int64, crout.bool):
            x.to(other)
    os.chmod(folder, 0o755)


if __name__ == "__main__":
    main(sys.argv[1])
