# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every case of cases/*.py: one test per (row, dtype), one for its errors, one for the dtypes that it must refuse."""

import importlib
import pathlib
import re
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import aot  # noqa: E402
import runner  # noqa: E402
from case import Case  # noqa: E402

FOUND = runner.load()
NAMES = {name for _, name in runner.surface()}
CASES = [c for name in FOUND for c in FOUND[name] if isinstance(c, Case)]
ROWS = [r for name in FOUND for r in FOUND[name] if not isinstance(r, Case)]


def shown(check, *args, **options):
    """A failure is the call and what is wrong; the trace through the runner says nothing."""
    try:
        check(*args, **options)
    except AssertionError as error:
        message = str(error)
    else:
        return
    pytest.fail(message, pytrace=False)


def label(value):
    return getattr(value, "name", value)


GRID = [pytest.param(case, dtype, id=f"{case.name}-{dtype}") for case in CASES for dtype in case.dtypes]


@pytest.mark.parametrize("case, dtype", GRID)
def test_values(case, dtype):
    shown(runner.run_case, case, dtype)


@pytest.mark.exhaustive
@pytest.mark.parametrize("case, dtype", GRID)
def test_values_of_the_whole_grid(case, dtype):
    shown(runner.run_case, case, dtype, exhaustive=True)


@pytest.mark.parametrize("case", [c for c in CASES if c.errors], ids=label)
def test_errors(case):
    shown(runner.run_errors, case)


@pytest.mark.parametrize("case", CASES, ids=label)
def test_refused_dtypes(case):
    shown(runner.run_refused_dtypes, case)


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_row(row):
    runner.run_row(row)


def test_names_are_of_the_surface():
    beyond = {c.name for c in importlib.import_module("cases.beyond").CASES}
    assert sorted(set(FOUND) - NAMES - beyond) == [], "cases of names that surface.tsv does not have belong in cases/beyond.py"
    assert not beyond & NAMES


def test_support_page_is_of_these_names():
    page = (pathlib.Path(__file__).resolve().parents[2] / "docs/reference/support.md").read_text()
    rows = re.findall(r"^\| `([^`]+)` \| (.*?) \|", page, re.M)
    assert [name for name, _ in rows] == [name for _, name in runner.surface()], "run scripts/update_support.py"
    stale = [name for name, dtypes in rows if (dtypes == "missing") == (name in FOUND)]
    assert not stale, f"run scripts/update_support.py: {', '.join(stale)}"


@pytest.mark.exhaustive
@pytest.mark.parametrize("case, dtype", [p for p in GRID if p.values[0].aot])
def test_ahead_of_time(case, dtype):
    shown(aot.check, case, dtype)


@pytest.mark.parametrize("case", [c for c in CASES if c.name in ("exp", "where", "sum", "cat", "max", "linalg.solve", "linalg.svd")], ids=label)
def test_ahead_of_time_of_a_few(case):
    if case.aot:
        shown(aot.check, case, "float32")
