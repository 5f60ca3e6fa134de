# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A fixed part of the random programs of views, writes and aliases (test/fuzz/view_programs.py), and that a failing one becomes small."""

import pathlib
import sys

import pytest

import crout

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fuzz"))
import view_programs  # noqa: E402
from view_programs import Program, Step  # noqa: E402


@pytest.mark.parametrize("seed", range(0, 500, 50))
def test_programs_agree(seed):
    done, failures = view_programs.run(20_000 + seed, 50)
    assert not failures, failures[0]
    assert done == 50


# Found by these programs, seeds 20135 and 20240.
def test_a_copy_beside_its_source():
    program = Program("int64", (("new", (3,)),), (Step("zeros_like", (0,)), Step("clone", (1,))), (1, 2))
    assert view_programs.check(program) is None


def test_a_view_of_no_elements():
    program = Program("int64", (("new", (2, 2, 0)),), (Step("view", (0,), (2, 0)), Step("view", (1,), (0, 0))), (2,))
    assert view_programs.check(program) is None


def test_every_step_is_drawn():
    drawn = {step.name for seed in range(1500) for step in view_programs.Generator(seed).program().steps}
    assert drawn == set(view_programs.available()) == set(view_programs.STEPS)


def test_a_failing_program_becomes_small(monkeypatch):
    model, _ = view_programs.STEPS["add_number"]
    monkeypatch.setitem(view_programs.STEPS, "add_number", (model, lambda x, c: x + (c + 1)))
    noise = (Step("clone", (0,)), Step("add_number", (1,), (2,)), Step("neg_", (1,)), Step("transpose", (0,), (0, 1)))
    program = Program("int32", (("new", (2, 3)), ("new", (4,))), (*noise, Step("reshape", (4,), (6,))), (3, 0, 2))
    failure = view_programs.check(program)
    small, text = view_programs.shrink(program, failure)
    assert [step.name for step in small.steps][-1] == "add_number" and len(small.steps) <= 2, view_programs.source(small)
    assert "differs" in text and "@crout.jit" in view_programs.source(small)


def test_source_is_python():
    for seed in range(60):
        program = view_programs.Generator(seed).program()
        exec(compile(view_programs.source(program), f"seed {seed}", "exec"), {"crout": crout})
