# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command up to N times and fails where its fastest run took longer than so many seconds: timed.py SECONDS N command..."""
import subprocess
import sys
import time

limit, tries = float(sys.argv[1]), int(sys.argv[2])
best = float("inf")
for _ in range(tries):
    start = time.perf_counter()
    subprocess.run(sys.argv[3:], check=True)
    best = min(best, time.perf_counter() - start)
    if best <= limit:
        break
print("%.3f s" % best)
sys.exit(best > limit)
