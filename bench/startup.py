# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a program pays before it computes: import, compilation (first, later, from the disk cache), and the cost of a call.

    python3 bench/startup.py
"""

from __future__ import annotations

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

PROGRAM = """
import sys, time
import numpy as np
import crout

def make(k):
    # Sixteen operations with a solve; k is a constant of the code, so that each is another program.
    def f(A, b, c):
        x = crout.linalg.solve(A, b)
        y = crout.sin(x) * (k + 0.5) + c
        z = crout.exp(-y * y) + crout.sqrt(crout.abs(x) + 1.0)
        w = (z - y) / (1.0 + z * z)
        return (w @ A.mT).sum(0), crout.tanh(w).mean()
    return f

A = crout.from_numpy(np.eye(8, dtype="float32") * 4 + np.arange(64, dtype="float32").reshape(8, 8) / 64)
b, c = crout.from_numpy(np.ones((8, 8), "float32")), crout.from_numpy(np.ones((8, 8), "float32"))
times = []
for k in range(int(sys.argv[1])):
    f = crout.jit(make(k))
    start = time.perf_counter()
    f(A, b, c)
    times.append(1e3 * (time.perf_counter() - start))
print(*times)
"""

IMPORT = "import time; s = time.perf_counter(); import numpy; m = time.perf_counter(); {}; print(1e3 * (time.perf_counter() - m))"

CALL = """
import time
import numpy as np
import crout
A = crout.from_numpy(np.array([[2, 3, -1], [1, -2, 8], [6, 1, -3]], "float32"))
b = crout.from_numpy(np.array([[5], [21], [-1]], "float32"))
f = crout.jit(crout.linalg.solve)
f(A, b)
best = 1e9
for _ in range(20):
    start = time.perf_counter()
    for _ in range(20000):
        f(A, b)
    best = min(best, (time.perf_counter() - start) / 20000)
print(1e6 * best)
"""

CALL_FROM_C = """
#define _POSIX_C_SOURCE 199309L
#include "solve3.h"
#include <stdio.h>
#include <time.h>
int main(void) {
  float A[9] = {2, 3, -1, 1, -2, 8, 6, 1, -3}, b[3] = {5, 21, -1}, x[3];
  int64_t square[2] = {3, 3}, column[2] = {3, 1};
  DLTensor tA = {A, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, square, 0, 0};
  DLTensor tb = {b, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, column, 0, 0};
  DLTensor tx = {x, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, column, 0, 0};
  crout_status status;
  double best = 1e9;
  for (int run = 0; run < 20; ++run) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < 100000; ++i)
      if (solve3(&tA, &tb, &tx, &status)) return 1;
    clock_gettime(CLOCK_MONOTONIC, &end);
    double t = ((double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec)) / 100000;
    best = t < best ? t : best;
  }
  printf("%f\\n", best);
  return x[0] > 0.999f && x[0] < 1.001f ? 0 : 1;
}
"""


def python(code, *arguments, cache, cwd=None):
    path = os.pathsep.join(os.path.abspath(p) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=cwd,
                          env=dict(os.environ, CROUT_CACHE_DIR=cache, PYTHONPATH=path))
    if done.returncode:
        raise SystemExit(done.stderr)
    return [float(v) for v in done.stdout.split()]


def row(name, values, unit, wanted):
    print(f"| {name} | {min(values):.3g} {unit} | {statistics.median(values):.3g} {unit} | {wanted} |", flush=True)


def main():
    print("| what | best | median | wanted |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        imports = [python(IMPORT.format("import crout"), cache=folder)[0] for _ in range(7)]
        row("import crout, beyond import numpy", imports, "ms", "at most 100 ms")
        first, later, cached, cached_first = [], [], [], []
        for i in range(5):
            cache = os.path.join(folder, f"cache{i}")
            times = python(PROGRAM, "8", cache=cache)
            first.append(times[0])
            later += times[1:]
            times = python(PROGRAM, "8", cache=cache)
            cached_first.append(times[0])
            cached += times[1:]
        row("compile a 16-op function with a solve, first in a process", first, "ms", "at most 200 ms")
        row("the same, later ones", later, "ms", "at most 60 ms")
        row("the same, from the disk cache, first in a process", cached_first, "ms", "")
        row("the same, from the disk cache, later ones", cached, "ms", "at most 8 ms")
        row("call of a compiled 3x3 solve from Python", [python(CALL, cache=folder)[0] for _ in range(3)], "us", "at most 2 us")

        home = pathlib.Path(folder)
        build = "import crout, time; s = time.perf_counter(); crout.export.export(crout.linalg.solve, (crout.ones(3, 3), crout.ones(3, 1)), name='solve3')" \
                ".compile('libsolve3.so', header='solve3.h'); print(1e3 * (time.perf_counter() - s))"
        row("export and compile a 3x3 solve to .so", [python(build, cache=folder, cwd=home)[0] for _ in range(3)], "ms", "under 500 ms")
        (home / "main.c").write_text(CALL_FROM_C)
        subprocess.run(["cc", "-std=c99", "-Wall", "-Werror", "-O2", "main.c", "-o", "main", "-L.", "-lsolve3", "-Wl,-rpath,."], check=True, cwd=home)
        row("call of a compiled 3x3 solve from C", [float(subprocess.run(["./main"], capture_output=True, text=True, check=True, cwd=home).stdout) for _ in range(3)], "ns",
            "at most 150 ns")


if __name__ == "__main__":
    main()
