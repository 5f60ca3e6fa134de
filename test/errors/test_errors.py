# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every wrong program of corpus.txt gets a message that names the user's line, the operand and the shapes."""
import os
import pathlib
import re
import shutil
import subprocess
import traceback

import pytest

import crout

HERE = pathlib.Path(__file__).resolve().parent
BIN = pathlib.Path(os.environ.get("CROUT_BUILD", HERE.parent.parent / "build")) / "bin"
MAX_LINES = 10


def sections():
    for part in re.split(r"^=== ", (HERE / "corpus.txt").read_text(), flags=re.M)[1:]:
        header, body = part.split("\n", 1)
        kind, title = header.split(": ", 1)
        code, expected = re.split(r"^---[ ]?", body, maxsplit=1, flags=re.M)
        parts = [p.strip() for p in expected.strip().split(" | ")]
        for one in {"python": ["python eager", "python jit"]}.get(kind, [kind]):
            yield pytest.param(one, code, parts, id="%s: %s" % (one, title))


def check(message, parts):
    missing = [part for part in parts if part and part not in message]
    assert not missing, "%r is not in the message:\n%s" % (missing, message)
    assert len(message.strip().splitlines()) <= MAX_LINES, message


def marked_line(code, mark):
    return next((i + 1 for i, line in enumerate(code.splitlines()) if line.rstrip().endswith(mark)), None)


def run_python(code, parts, tmp_path, mode):
    args, code = code.split("\n", 1)
    expression = args.removeprefix("args:").strip()
    file = tmp_path / "program.py"
    file.write_text(code)
    names = {"crout": crout}
    exec(compile(code, str(file), "exec"), names)
    makers = {name: getattr(crout, name) for name in ("ones", "zeros", "eye", "arange")}
    values = eval("(%s,)" % expression, {"crout": crout, **makers})
    function = crout.jit(names["f"]) if mode == "jit" else names["f"]
    with pytest.raises(Exception) as info:
        function(*values)
    error = info.value
    assert parts[0] in [c.__name__ for c in type(error).__mro__], repr(error)
    check(str(error), parts[1:])
    line = marked_line(code, "#!")
    place = "%s:%d" % (file, line)
    user_lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
    # In the message; or, where Python itself stands on that line, in its traceback.
    assert place in str(error) or user_lines[-1:] == [line], "neither %s in %r nor line %d last in %r" % (place, str(error), line, user_lines)


def run_mlir(code, parts, tmp_path):
    code = code.strip("\n")
    if code.startswith("("):
        arguments, body = code.split("\n", 1)
        code = "func.func @f%s {\n%s\nreturn\n}" % (arguments, body)
    file = tmp_path / "program.mlir"
    file.write_text(code)
    run = subprocess.run([BIN / "crout-compile", file, "-o", tmp_path / "f.o"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1, run
    check(run.stderr, parts)
    assert "program.mlir:%d" % marked_line(code, "//!") in run.stderr, run.stderr


C_PROGRAM = """
#include "solve.h"
#include <stdio.h>
int main(void) {
  int64_t A_shape[] = {2, 3, 3}, b_shape[] = {2, 3, 1}, x_shape[3];
  double A_data[] = {2, 1, 0, 1, 3, 1, 0, 1, 4, 0, 0, 2, 0, 4, 0, 8, 0, 0}, b_data[] = {4, 10, 14, 6, 8, 8};
  DLTensor A = {A_data, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, A_shape, NULL, 0};
  DLTensor b = {b_data, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, b_shape, NULL, 0};
  DLTensor x = {NULL, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, x_shape, NULL, 0};
  crout_status status = {0};
  int code = 0;
  %s
  printf("%%d %%s %%s %%s\\n", code, status.op, status.location, status.message);
  return code == status.code && code != 0 ? 0 : 1;
}
"""


@pytest.fixture(scope="session")
def solve_library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("solve")
    source = HERE.parent / "aot" / "Inputs" / "solve.mlir"
    subprocess.run([BIN / "crout-compile", source, "-o", folder / "libsolve.so", "--header", folder / "solve.h"], check=True)
    return folder


def run_c(code, parts, tmp_path, library):
    (tmp_path / "main.c").write_text(C_PROGRAM % code)
    subprocess.run([shutil.which("cc"), "-std=c99", "-I", library, tmp_path / "main.c", library / "libsolve.so", "-Wl,-rpath," + str(library), "-o", tmp_path / "main"],
                   check=True)
    run = subprocess.run([tmp_path / "main"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run
    check(run.stdout, parts)


@pytest.mark.parametrize("kind, code, parts", list(sections()))
def test_message(kind, code, parts, tmp_path, request):
    if kind.startswith("python"):
        run_python(code, parts, tmp_path, kind.split()[1])
    elif kind == "mlir":
        run_mlir(code, parts, tmp_path)
    else:
        run_c(code, parts, tmp_path, request.getfixturevalue("solve_library"))


def test_the_corpus_is_large():
    assert len((HERE / "corpus.txt").read_text().split("\n=== ")) - 1 >= 60
