# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every row x dtype x batch form x {eager, jit, AOT from C}: it runs, and LAPACK's residual ratio stays below 30.

Run as a program it prints the table: python3 test/grid/test_linear_algebra_grid.py
"""

import pathlib
import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest

import crout

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import matrices  # noqa: E402
from programs import FORMS, ROWS  # noqa: E402

DTYPES = ("float32", "float64", "complex64", "complex128")
SIZE = 6
GATE = 30.0
ROOT = pathlib.Path(__file__).resolve().parents[2]


def as_tuple(result):
    return tuple(result) if isinstance(result, (tuple, list)) else (result,)


def write_case(path, arrays, results):
    def header(a):
        code = {"f": 2, "c": 5, "i": 0}[a.dtype.kind]
        return struct.pack(f"<3q{a.ndim}q", code, 8 * a.dtype.itemsize, a.ndim, *a.shape)

    with open(path, "wb") as file:
        file.write(struct.pack("<2q", len(arrays), len(results)))
        for a in arrays:
            file.write(header(a) + np.ascontiguousarray(a).tobytes())
        for r in results:
            file.write(header(r))


def read_results(path, like):
    data, outputs, at = path.read_bytes(), [], 0
    for r in like:
        outputs.append(np.frombuffer(data, r.dtype, count=r.size, offset=at).reshape(r.shape))
        at += r.nbytes
    return outputs


class AheadOfTime:
    """Compiles a row once per (dtype, ranks, which sizes are equal) with the sizes free, and runs it in a C program."""

    def __init__(self, folder):
        self.folder, self.libraries = folder, {}
        self.runner = folder / "runner"
        subprocess.run(["cc", "-std=c99", "-Wall", "-Werror", "-I", str(ROOT / "include"), "-o", str(self.runner),
                        str(pathlib.Path(__file__).parent / "runner.c"), "-ldl"], check=True)

    def run(self, row, arrays, like):
        free = not row.startswith("tensor")  # the split of a tensor into a matrix is decided by its numbers
        names = {}  # equal sizes share a name
        shapes = tuple({i: names.setdefault(d, f"s{len(names)}") for i, d in enumerate(a.shape) if d != 1 and free} for a in arrays)
        key = (row, arrays[0].dtype.name, *(tuple(shape.get(i, d) for i, d in enumerate(a.shape)) for a, shape in zip(arrays, shapes)))
        if key not in self.libraries:
            path = self.folder / f"lib{len(self.libraries)}.so"
            tensors = tuple(crout.from_numpy(a) for a in arrays)
            crout.export.export(ROWS[row].program, tensors, name="f", dynamic_shapes=shapes).compile(str(path))
            self.libraries[key] = path
        case, out = self.folder / "case.bin", self.folder / "out.bin"
        write_case(case, arrays, like)
        done = subprocess.run([str(self.runner), str(self.libraries[key]), "f", str(case), str(out)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return read_results(out, like)


@pytest.fixture(scope="session")
def ahead_of_time(tmp_path_factory):
    return AheadOfTime(tmp_path_factory.mktemp("grid"))


def measure(row_name, dtype, form, mode, aot, jitted={}):
    """The largest residual ratio of a cell over the matrix kinds."""
    row, largest = ROWS[row_name], 0.0
    for kind in matrices.KINDS:
        rng = np.random.default_rng(zlib.crc32(f"{row_name} {form} {kind}".encode()))
        arrays = [np.ascontiguousarray(a) for a in row.inputs(rng, form, SIZE, dtype, kind)]
        tensors = [crout.from_numpy(a) for a in arrays]
        if mode == "jit":
            function = jitted.setdefault(row_name, crout.jit(row.program))
            outputs = [o.numpy() for o in as_tuple(function(*tensors))]
        else:
            outputs = [o.numpy() for o in as_tuple(row.program(*tensors))]
        if mode == "AOT":
            eager = outputs
            outputs = aot.run(row_name, arrays, eager)
            for ours, theirs in zip(outputs, eager):
                np.testing.assert_array_equal(ours, theirs, err_msg="AOT and eager differ")
        ratio = row.ratio(arrays, outputs)
        assert ratio < GATE, f"{row_name} {dtype} {form} {kind} {mode}: residual ratio {ratio}"
        largest = max(largest, ratio)
    return largest


@pytest.mark.parametrize("mode", ("eager", "jit", "AOT"))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("row", ROWS)
def test_residual_ratio_is_below_the_gate(row, dtype, form, mode, ahead_of_time):
    measure(row, dtype, form, mode, ahead_of_time)


def main():
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        aot, cells, failed, largest = AheadOfTime(pathlib.Path(folder)), 0, 0, 0.0
        print(f"{'':26}" + "".join(f"{d:>12}" for d in DTYPES) + "   largest residual ratio over forms, kinds, eager, jit, AOT")
        for row in ROWS:
            line = []
            for dtype in DTYPES:
                worst = 0.0
                for form in FORMS:
                    for mode in ("eager", "jit", "AOT"):
                        cells += 1
                        try:
                            worst = max(worst, measure(row, dtype, form, mode, aot))
                        except Exception as error:  # a failing cell is counted and named
                            failed += 1
                            print(f"FAILED {row} {dtype} {form} {mode}: {error}", file=sys.stderr)
                line.append(worst)
                largest = max(largest, worst)
            print(f"{row:26}" + "".join(f"{w:12.3f}" for w in line), flush=True)
        print(f"{cells} cells, {failed} failed, largest ratio {largest:.3f}")
        return failed != 0


if __name__ == "__main__":
    raise SystemExit(main())
