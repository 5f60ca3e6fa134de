# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the largest of LAPACK's residual ratios for each function, dtype and class of kinds; fails where one is above its gate.

python3 test/numerics/residual_table.py --count 200 --jobs 2 --write

Each (function, dtype) is measured in a process of its own, with one thread. What was measured is kept in build/residuals.json, by function and
dtype, so that the table can be made in parts and one function measured again; --write makes test/numerics/results.md of all that is kept.
"""

import argparse
import collections
import concurrent.futures
import datetime
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "test/numerics/results.md"
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[variable] = "1"  # a process each for one (function, dtype)

try:
    import crout
except ImportError:
    sys.path.insert(0, str(ROOT / "build" / "python"))
    import crout

import kinds
from checks import CHECKS, gate, measure

CLASSES = ("diagonal, triangular", "zero rows/columns", "well conditioned", "cond sqrt(0.1/eps)", "cond 0.1/eps", "near under-/overflow")


def measure_all(name, dtype, sizes, count, every_variant):
    """What is kept of one function and dtype."""
    crout.set_num_threads(1)
    start, largest, found = time.process_time(), collections.defaultdict(float), {}
    cells = 0
    for kind in CHECKS[name].kinds:
        for n in sizes:
            cells += 1
            for ratio, value in measure(name, kind, n, dtype, count, every_variant).items():
                if gate(name, ratio) == CHECKS[name].gate:
                    largest[kinds.kind_class(kind)] = max(largest[kinds.kind_class(kind)], value)
                if value >= found.get(ratio, (0, "", 0))[0]:
                    found[ratio] = value, kind, n
    above = sum(not value < gate(name, ratio) for ratio, (value, *_) in found.items())
    return {"count": count, "sizes": list(sizes), "cells": cells, "largest": largest, "ratios": found, "above": above, "seconds": round(time.process_time() - start, 1),
            "day": datetime.date.today().isoformat()}


def line(name, dtype, kept):
    values = [kept["largest"].get(c) for c in CLASSES]
    return (f"| {name} | {dtype} | " + " | ".join("" if v is None else f"{v:.2f}" for v in values) +
            f" | {max(v for v in values if v is not None):.2f} | {CHECKS[name].gate:g} | {kept['seconds']:.0f} |")


HEAD = "| function | dtype | " + " | ".join(CLASSES) + " | largest | gate | s |\n|---|---|" + "---|" * (len(CLASSES) + 3)


def processor():
    found = [row.split(":", 1)[1].strip() for row in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if row.startswith("model name")]
    return found[0] if found else "an unknown processor"


def page(kept):
    """The table of everything that is kept, and what each ratio was at most."""
    counts, sizes = sorted({k["count"] for k in kept.values()}), sorted({tuple(k["sizes"]) for k in kept.values()})
    days = sorted({k["day"] for k in kept.values()})
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    above = sum(k["above"] for k in kept.values())
    out = ["<!-- Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception -->",
           "<!-- Written by test/numerics/residual_table.py. -->", "# Residual ratios, measured", "",
           f"{' or '.join(map(str, counts))} matrices of each kind and size, sizes {' or '.join(str(list(s)).strip('[]') for s in sizes)}; "
           f"{sum(k['cells'] for k in kept.values())} cells of function, dtype, kind and size, {above} ratios above their gate. "
           f"{processor()}, {' to '.join(sorted({days[0], days[-1]}))}, commit {commit or 'unknown'}, "
           f"{sum(k['seconds'] for k in kept.values()):.0f} s of processor time.", "", HEAD]
    rows = [(name, dtype) for name in CHECKS for dtype in kinds.DTYPES if f"{name}/{dtype}" in kept]
    out += [line(name, dtype, kept[f"{name}/{dtype}"]) for name, dtype in rows]
    out += ["", "The largest of each ratio over all dtypes, and where it was found:", "", "| function | ratio | largest | dtype | kind | n |", "|---|---|---|---|---|---|"]
    for name in CHECKS:
        worst = {}
        for dtype in kinds.DTYPES:
            for ratio, (value, kind, n) in kept.get(f"{name}/{dtype}", {"ratios": {}})["ratios"].items():
                if value >= worst.get(ratio, (0,))[0]:
                    worst[ratio] = value, dtype, kind, n
        out += [f"| {name} | {ratio} | {value:.2f} | {dtype} | {kind} | {n} |" for ratio, (value, dtype, kind, n) in worst.items() if value > 0]
    return "\n".join([*out, ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="matrices of each kind and size")
    parser.add_argument("--sizes", type=lambda s: [int(n) for n in s.split(",")], default=kinds.SIZES)
    parser.add_argument("--dtypes", type=lambda s: s.split(","), default=kinds.DTYPES)
    parser.add_argument("--functions", type=lambda s: s.split(";"), default=list(CHECKS), help="separated by semicolons")
    parser.add_argument("--every-variant", action="store_true", help="all variants of a function at orders 50 and 100, where they take turns")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--worst", action="store_true", help="also list the largest value of each ratio")
    parser.add_argument("--keep", type=pathlib.Path, default=ROOT / "build/residuals.json")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)} of everything that is kept")
    options = parser.parse_args()
    start, kept, done = time.monotonic(), json.loads(options.keep.read_text()) if options.keep.exists() else {}, []
    tasks = [(name, dtype) for name in options.functions for dtype in options.dtypes]
    print(HEAD, flush=True)
    with concurrent.futures.ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        futures = [pool.submit(measure_all, *task, options.sizes, options.count, options.every_variant) for task in tasks]
        for task, future in zip(tasks, futures):
            result = future.result()
            kept["/".join(task)] = result
            done.append(result)
            options.keep.write_text(json.dumps(kept, indent=1))
            print(line(*task, result), flush=True)
            for ratio, (value, kind, n) in result["ratios"].items():
                if not value < gate(task[0], ratio):
                    print(f"above the gate: {ratio} is {value:.3g}: {kind}, n = {n}", flush=True)
                elif options.worst and value > 0:
                    print(f"    {ratio}: {value:.3g}: {kind}, n = {n}", flush=True)
    above = sum(result["above"] for result in done)
    print(f"\n{sum(r['cells'] for r in done)} cells of {options.count} matrices, {above} ratios above their gate, {time.monotonic() - start:.0f} s")
    if options.write:
        PAGE.write_text(page({key: k for key, k in kept.items() if k["count"] == options.count}))
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
