# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""crout.export: programs captured, saved, called, compiled."""

import ctypes
import subprocess

import numpy as np
import pytest

import crout
from crout.export import Dim, export, load, parse


def solve_and_sine(A, b):
    return crout.linalg.solve(A, b) + crout.sin(b)


@pytest.fixture
def program():
    A, b = crout.eye(3, dtype=crout.float64), crout.ones(3, 2, dtype=crout.float64)
    return export(solve_and_sine, (A, b), dynamic_shapes=({0: "n", 1: "n"}, {0: Dim("n"), 1: "k"}))


def test_inputs_and_outputs_are_described(program):
    assert program.name == "solve_and_sine"
    assert program.inputs == [("A", crout.float64, ("n", "n")), ("b", crout.float64, ("n", "k"))]
    assert program.outputs == [("out0", crout.float64, ("n", "k"))]
    assert program.inputs[0].shape == ("n", "n")
    assert repr(program) == "<crout program solve_and_sine(A: crout.float64[n, n], b: crout.float64[n, k]) -> (out0: crout.float64[n, k])>"


def test_sizes_are_free_where_asked(program, rng):
    for n, k in ((3, 2), (5, 7), (1, 1)):
        A, b = rng.standard_normal((n, n)) + 3 * np.eye(n), rng.standard_normal((n, k))
        np.testing.assert_allclose(program(A, b).numpy(), np.linalg.solve(A, b) + np.sin(b), rtol=1e-9)


def test_wrong_sizes_are_named(program):
    with pytest.raises((ValueError, crout.Error), match="b"):
        program(np.eye(3), np.ones((4, 2)))
    with pytest.raises(TypeError, match="structure"):
        program(np.eye(3))


def test_saved_programs_load(program, tmp_path):
    program.save(tmp_path / "f.crout")
    again = load(tmp_path / "f.crout")
    assert again.inputs == program.inputs and again.outputs == program.outputs and again.mlir() == program.mlir()
    A, b = 2 * np.eye(4), np.ones((4, 1))
    assert np.array_equal(again(A, b).numpy(), program(A, b).numpy())
    (tmp_path / "bad").write_text("not a program")
    with pytest.raises(ValueError):
        load(tmp_path / "bad")
    with pytest.raises((ValueError, OSError, crout.Error)):
        load(tmp_path / "missing")


def test_phases(program):
    assert "crout.solve" in program.mlir() and "crout.sin" in str(program)
    assert "linalg.generic" in program.mlir("linalg") and "crout.sin" not in program.mlir("linalg")
    assert "llvm.func" in program.mlir("llvm")
    with pytest.raises(ValueError, match="phase"):
        program.mlir("nothing")


def test_structures():
    def f(params, x, n, *, scale):
        return {"y": x @ params["w"] + params["b"][0] * n, "s": scale * 2.0}

    params = {"w": crout.ones(3, 2), "b": [crout.ones(2)]}
    p = export(f, (params, crout.ones(4, 3), 5), {"scale": crout.tensor(1.0)}, dynamic_shapes={"x": {0: "batch"}}, name="layer")
    assert [s.name for s in p.inputs] == ["params_w", "params_b_0", "x", "scale"] and [s.name for s in p.outputs] == ["y", "s"]
    assert p.inputs[2].shape == ("batch", 3) and p.outputs[0].shape == ("batch", 2)
    result = p(params, crout.ones(6, 3), 5, scale=crout.tensor(3.0))
    assert result["y"].shape == (6, 2) and result["y"][0, 0].item() == 8.0 and result["s"].item() == 6.0


@pytest.mark.parametrize("shapes, error, words", [
    (({0: "n"},), ValueError, "1 entries for 2"),
    ({"z": {0: "n"}}, ValueError, "names \\['z'\\]"),
    (({5: "n"}, None), IndexError, "dimension 5 of 'A'"),
    (({0: 7}, None), ValueError, "says 7"),
    (("n", None), TypeError, "expected a dict"),
    (({0: "not a name"}, None), ValueError, "identifier"),
])
def test_bad_dynamic_shapes_are_named(shapes, error, words):
    with pytest.raises(error, match=words):
        export(solve_and_sine, (crout.eye(3), crout.ones(3)), dynamic_shapes=shapes)


def test_captured_tensors_are_constants(tmp_path):
    w = crout.tensor([2.0, 3.0])
    p = export(lambda x: x * w, (crout.ones(2),), name="scale")
    p.save(tmp_path / "p")
    assert load(tmp_path / "p")(crout.tensor([1.0, 10.0])).tolist() == [2.0, 30.0] and len(p.inputs) == 1


def test_text_is_parsed():
    p = parse("func.func @twice(%x: tensor<?xf32>) -> tensor<?xf32> { %y = crout.add %x, %x : tensor<?xf32>, tensor<?xf32> return %y : tensor<?xf32> }"
              if False else export(lambda x: x + x, (crout.ones(3),), dynamic_shapes=({0: "n"},), name="twice").mlir())
    assert p.name == "twice" and p(crout.tensor([1.0, 2.0])).tolist() == [2.0, 4.0]
    with pytest.raises(ValueError, match="1:"):
        parse("func.func @")


def test_library_runs_from_c(program, tmp_path):
    program.compile(tmp_path / "libf.so", header=tmp_path / "f.h")
    header = (tmp_path / "f.h").read_text()
    assert "int32_t solve_and_sine(const DLTensor *A, const DLTensor *b, DLTensor *out0, crout_status *status)" in " ".join(header.split())
    (tmp_path / "main.c").write_text('#include "f.h"\n#include <stdio.h>\n' + r"""
int main(void) {
  double A[4] = {2, 0, 0, 4}, b[2] = {1, 2}, x[2];
  int64_t square[2] = {2, 2}, column[2] = {2, 1};
  DLDataType f64 = {kDLFloat, 64, 1};
  DLDevice cpu = {kDLCPU, 0};
  DLTensor tA = {A, cpu, 2, f64, square, 0, 0}, tb = {b, cpu, 2, f64, column, 0, 0}, tx = {x, cpu, 2, f64, column, 0, 0};
  crout_status status;
  if (solve_and_sine(&tA, &tb, &tx, &status)) return 1;
  printf("%.10f %.10f\n", x[0], x[1]);
  return 0;
}
""")
    subprocess.run(["cc", "-std=c99", "-Wall", "-Werror", "-o", tmp_path / "main", tmp_path / "main.c", tmp_path / "libf.so", "-lm", f"-Wl,-rpath,{tmp_path}"], check=True)
    output = subprocess.run([tmp_path / "main"], check=True, capture_output=True, text=True).stdout.split()
    assert [float(v) for v in output] == pytest.approx([0.5 + np.sin(1), 0.5 + np.sin(2)], abs=1e-9)
    ctypes.CDLL(str(tmp_path / "libf.so"))


def test_other_forms_are_written(program, tmp_path):
    for ending in ("a", "o", "ll", "s", "mlir"):
        program.compile(tmp_path / f"f.{ending}")
        assert (tmp_path / f"f.{ending}").stat().st_size > 100
    program.compile(tmp_path / "cross.o", target="aarch64-linux-gnu")
    with pytest.raises((ValueError, crout.Error), match="nonsense|unknown|ending|path"):
        program.compile(tmp_path / "f.nonsense")


def test_only_functions_are_exported():
    with pytest.raises(TypeError, match="callable"):
        export(5, ())
    with pytest.raises(TypeError, match="tuple"):
        export(lambda x: x, crout.ones(2))
    with pytest.raises(ValueError, match="identifier"):
        Dim("2n")


def test_least_squares_of_free_rows_have_residuals_where_they_should(rng):
    def f(A, b):
        return crout.linalg.lstsq(A, b)[:2]

    program = export(f, (crout.ones(5, 3), crout.ones(5, 2)), dynamic_shapes=({0: "m"}, {0: "m"}))
    for m in (2, 3, 4, 9):
        A, b = (crout.from_numpy(rng.standard_normal((m, k)).astype("float32")) for k in (3, 2))
        for found, expected in zip(program(A, b), f(A, b)):
            assert found.shape == expected.shape
            np.testing.assert_allclose(found.numpy(), expected.numpy(), rtol=1e-4, atol=1e-5)
