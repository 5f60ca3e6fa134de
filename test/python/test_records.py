# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The records of the functions: every example runs, the pages are those that the records make, the stubs are sound."""

import doctest
import pathlib
import subprocess
import sys

import numpy as np
import pytest

import crout

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
import generate_functions  # noqa: E402

TBLGEN = next((p for p in ("/usr/lib/llvm-22/bin/llvm-tblgen",) if pathlib.Path(p).exists()), "llvm-tblgen")
RECORDS = generate_functions.read_records(TBLGEN, ROOT / "dialects/crout/functions/Functions.td")


def run_example(text, name):
    test = doctest.DocTestParser().get_doctest(text, {"crout": crout, "np": np}, name, name, 0)
    output = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test, out=output.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(output)


@pytest.mark.parametrize("record", [r for r in RECORDS if r.example.strip()], ids=lambda r: r.record)
def test_example_of(record):
    run_example(record.example + "\n", record.record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.record)
def test_function_exists(record):
    scope = crout.linalg if record.scope == "linalg" else crout
    if "function" in record.variants:
        assert callable(getattr(scope, record.base))
    if "method" in record.variants:
        assert hasattr(crout.Tensor, record.base)


@pytest.mark.parametrize("module", ["crout._jit", "crout.config", "crout.export"])
def test_docstrings_of(module):
    __import__(module)
    for test in doctest.DocTestFinder().find(sys.modules[module], extraglobs={"crout": crout}):
        output = []
        runner = doctest.DocTestRunner()
        runner.run(test, out=output.append)
        assert runner.summarize(verbose=False).failed == 0, "".join(output)


def test_pages_are_up_to_date(tmp_path):
    folder = ROOT / "docs/reference/functions"
    subprocess.run([sys.executable, ROOT / "cmake/generate_functions.py", ROOT / "dialects/crout/functions/Functions.td", "--tblgen", TBLGEN,
                    "--docs", tmp_path], check=True)
    made, kept = ({p.name: p.read_text() for p in f.glob("*.md")} for f in (tmp_path, folder))
    assert made == kept, "run cmake --build build --target crout-docs and commit the pages"


def test_stubs_are_sound():
    pytest.importorskip("mypy")
    stubs = pathlib.Path(crout.__file__).parent
    run = subprocess.run([sys.executable, "-m", "mypy", "--cache-dir", "/dev/null", *map(str, sorted(stubs.glob("*.pyi")))], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
