#!/usr/bin/env python3
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs every case of test/surface and writes docs/reference/support.md: what each row of the surface does, and the test that shows it.

    PYTHONPATH=build/python python3 scripts/update_support.py [--jobs 2] [--part K/N] [--sections TEXT ...] [--only NAME ...]

--part, --sections (of which a part of the name will do) and --only choose rows; the others stay on the page as they are, so that it can be made in
parts. --check runs the chosen rows and writes nothing. Exit code 1: a case failed.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import pathlib
import pickle
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "test/surface"))
PAGE = ROOT / "docs/reference/support.md"

import aot  # noqa: E402
import runner  # noqa: E402
from case import ALL, Case  # noqa: E402

SETS = {"all": ALL, "real, bool": runner.ORDER[:10], "real": runner.ORDER[1:10], "floating point, complex": runner.ORDER[6:], "floating point": runner.ORDER[6:10],
        "integers, bool": runner.ORDER[:6], "integers": runner.ORDER[1:6], "all but bool": runner.ORDER[1:], "complex": runner.ORDER[10:],
        "float32, float64, complex": ("float32", "float64", "complex64", "complex128"), "all but bfloat16": tuple(d for d in runner.ORDER if d != "bfloat16")}


# Sections that run the exhaustive grid, ahead of time in every dtype; the others run the quick one, ahead of time in one dtype.
EVERY_DTYPE = ("BLAS and LAPACK", "linalg (webinar, tensorinv page)")


@dataclasses.dataclass
class Result:
    """Of one row: dtypes that pass, how many there are cases for, calls compared, the modes, the test."""

    dtypes: tuple = ()
    wanted: int = 0
    tests: int = 0
    eager: str = ""
    jit: str = ""
    aot: str = ""
    test: str = ""
    failures: tuple = ()


def measure(name, cases, every_dtype):
    passing, wanted, failures, tests = [], [], [], 0
    jit, compiled = False, {}
    for item in cases:
        if not isinstance(item, Case):
            try:
                runner.run_row(item)
                passing += item.dtypes or ["-"]
                tests += 1
            except Exception as error:
                failures.append(f"{name}: {type(error).__name__}: {error}")
            wanted += item.dtypes or ["-"]
            continue
        for dtype in item.dtypes:
            wanted.append(dtype)
            report = runner.Report()
            try:
                runner.run_case(item, dtype, exhaustive=every_dtype, report=report)
                passing.append(dtype)
                jit = jit or report.jit > 0
            except AssertionError as error:
                failures.append(str(error))
            tests += report.eager + report.jit
        if item.aot and item.jit and (every_dtype or not any(compiled.values())):
            for dtype in item.dtypes if every_dtype else ["float32" if "float32" in item.dtypes else item.dtypes[0]]:
                try:
                    tests += aot.check(item, dtype)
                    compiled.setdefault(dtype, True)
                except Exception as error:
                    failures.append(f"{name} in {dtype}: AOT: {error}" if every_dtype else f"AOT: {error}")
                    compiled[dtype] = False
    # A dtype that one case shows and another denies is not supported.
    failed = {d for d in ALL if any(f" in {d}: " in f for f in failures)}
    dtypes = tuple(d for d in (*ALL, "-") if d in passing and d not in failed)
    kind = "row" if not isinstance(cases[0], Case) else "values"
    first = f"test_{kind}[{name}{'' if kind == 'row' else '-' + (dtypes[0] if dtypes else ALL[0])}]"
    ahead = all(compiled.get(d) for d in dtypes) if every_dtype and any(compiled.values()) else any(compiled.values())
    return Result(dtypes, len(set(wanted)), tests, "yes" if dtypes else "", "yes" if jit and dtypes else "", "yes" if ahead and dtypes else "", first, tuple(failures))


def run(names, found, jobs, every_dtype):
    """Results by name, from so many processes; those of the names in `every_dtype` ahead of time in every dtype."""
    pipes = []
    for job in range(jobs):
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.close(reading)
            results = {}
            for name in names[job::jobs]:
                results[name] = measure(name, found[name], name in every_dtype)
                print(f"{name}: {len(results[name].dtypes)} of {results[name].wanted}", *results[name].failures[:2], sep="\n    ", file=sys.stderr)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(results, pipe)
            os._exit(0)
        os.close(writing)
        pipes.append(reading)
    results = {}
    for pipe in pipes:
        with os.fdopen(pipe, "rb") as source:
            results.update(pickle.load(source))
    return results


def dtypes_text(dtypes):
    if dtypes == ("-",):
        return ""
    dtypes = tuple(d for d in dtypes if d != "-")
    return next((text for text, members in SETS.items() if set(members) == set(dtypes)), ", ".join(dtypes))


def dtypes_of(text):
    """What `dtypes_text` made its text of."""
    return ("-",) if not text else SETS[text] if text in SETS else tuple(text.split(", "))


def kept():
    """The results on the page as it stands."""
    row = re.compile(r"^\| `([^`]+)` \| (.*?) ?\| (\w*) ?\| (\w*) ?\| (\w*) ?\| (?:(\d*) ?\| )?`(.+)` \|$", re.M)
    return {name: Result(dtypes_of(dtypes), 0, int(calls or 0), eager, jit, ahead, test) for name, dtypes, eager, jit, ahead, calls, test in row.findall(PAGE.read_text())}


def page(rows, results):
    sections: dict = {}
    for section, name in rows:
        sections.setdefault(section, []).append(name)
    shown = [n for _, n in rows if n in results and results[n].dtypes]
    pairs = sum(len([d for d in results[n].dtypes if d != "-"]) for n in shown)
    tests = sum(results[n].tests for n in shown)
    out = ["<!-- Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception -->",
           "<!-- Written by scripts/update_support.py from a run of test/surface. -->", "# What is supported", "",
           "Each row of the surface, the dtypes for which its cases pass, and the ways to run it: eager and compiled by `jit` with the same bits, and ahead of time",
           f"through the C interface: the rows of {' and '.join(EVERY_DTYPE)} in each of their dtypes, the others in one. A row without a passing case is missing.",
           "`calls` is how many were compared with their oracle, with `jit` or with a compiled library; the test that is named shows one dtype.", "",
           f"{len(shown)} of {len(rows)} rows, {pairs} (function, dtype) pairs, {tests} calls.", ""]
    out += ["| section | rows | supported | pairs |", "|---|---|---|---|"]
    for section, names in sections.items():
        have = [n for n in names if n in shown]
        out.append(f"| [{section}](#{section.lower().replace(' ', '-').replace(',', '').replace('(', '').replace(')', '')}) | {len(names)} | {len(have)} | "
                   f"{sum(len([d for d in results[n].dtypes if d != '-']) for n in have)} |")
    for section, names in sections.items():
        out += ["", f"## {section}", "", "| name | dtypes | eager | jit | AOT | calls | test |", "|---|---|---|---|---|---|---|"]
        for name in names:
            r = results.get(name)
            if r and r.dtypes:
                out.append(f"| `{name}` | {dtypes_text(r.dtypes)} | {r.eager} | {r.jit} | {r.aot} | {r.tests or ''} | `{r.test}` |")
            else:
                out.append(f"| `{name}` | missing | | | | | |")
    return "\n".join([*out, ""])


def chosen(rows, found, options):
    names = [name for section, name in rows if name in found and (not options.only or name in options.only) and
             (not options.sections or any(part.lower() in section.lower() for part in options.sections))]
    if options.part:
        part, parts = map(int, options.part.split("/"))
        names = names[len(names) * (part - 1) // parts:len(names) * part // parts]
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--part", help="K/N: the K-th of N parts of the rows")
    parser.add_argument("--sections", nargs="*")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    found, rows = runner.load(), runner.surface()
    names = chosen(rows, found, options)
    measured = run(names, found, options.jobs, {name for section, name in rows if section in EVERY_DTYPE})
    failures = [f for r in measured.values() for f in r.failures]
    if not options.check:
        PAGE.write_text(page(rows, {**kept(), **measured}))
    print(f"{sum(bool(r.dtypes) for r in measured.values())} of {len(names)} rows; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
