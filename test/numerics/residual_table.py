# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the largest of LAPACK's residual ratios for each function, dtype and class of kinds; fails where one is above its gate.

python3 test/numerics/residual_table.py --count 200
"""

import argparse
import collections
import pathlib
import sys
import time

try:
    import crout  # noqa: F401
except ImportError:
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "build" / "python"))

import kinds
from checks import CHECKS, gate, measure

CLASSES = ("diagonal, triangular", "zero rows/columns", "well conditioned", "cond sqrt(0.1/eps)", "cond 0.1/eps", "near under-/overflow")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="matrices of each kind and size")
    parser.add_argument("--sizes", type=lambda s: [int(n) for n in s.split(",")], default=kinds.SIZES)
    parser.add_argument("--dtypes", type=lambda s: s.split(","), default=kinds.DTYPES)
    parser.add_argument("--functions", type=lambda s: s.split(";"), default=list(CHECKS), help="separated by semicolons")
    parser.add_argument("--worst", type=int, default=0, help="also list so many of the largest ratios of each function")
    options = parser.parse_args()
    start, cells, failures = time.monotonic(), 0, []
    print("| function | dtype | " + " | ".join(CLASSES) + " | largest | gate |\n|---|---|" + "---|" * (len(CLASSES) + 2), flush=True)
    for name in options.functions:
        check, found = CHECKS[name], []
        for dtype in options.dtypes:
            largest = collections.defaultdict(float)
            for kind in check.kinds:
                for n in options.sizes:
                    for ratio, value in measure(name, kind, n, dtype, options.count).items():
                        cells += 1
                        found.append((value, dtype, kind, n, ratio))
                        limit = gate(name, ratio)
                        if limit == check.gate:
                            largest[kinds.kind_class(kind)] = max(largest[kinds.kind_class(kind)], value)
                        if not value < limit:
                            failures.append((name, *found[-1]))
            print(f"| {name} | {dtype} | " + " | ".join(f"{largest[c]:.2f}" for c in CLASSES) + f" | {max(largest.values()):.2f} | {check.gate:g} |", flush=True)
        for value, dtype, kind, n, ratio in sorted(found, reverse=True)[:options.worst]:
            print(f"    {value:.3g}: {dtype}, {kind}, n = {n}, {ratio}", flush=True)
    print(f"\n{cells} cells of {options.count} matrices, {len(failures)} above their gate, {time.monotonic() - start:.0f} s")
    for failure in failures:
        print("above the gate:", *failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
