# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The type stubs know every name of the package, and tell right use from wrong."""

import ast
import os
import pathlib
import re
import subprocess
import sys
import types

import pytest

import crout

FOLDER = pathlib.Path(__file__).resolve().parent / "typing"
PACKAGE = pathlib.Path(crout.__file__).parent


def declared(body):
    names = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets)
        elif isinstance(node, (ast.ImportFrom, ast.Import)):
            names.update(alias.asname or alias.name for alias in node.names)
    return names


def test_stubs_know_every_name():
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text())
    # Modules that an import has put there have stubs of their own, or none.
    public = {name for name in dir(crout) if not name.startswith("_") or name.startswith("_foreach_")}
    public -= {name for name in public if isinstance(getattr(crout, name), types.ModuleType)} - declared(tree.body)
    assert sorted(public - declared(tree.body)) == []
    tensor = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Tensor")
    unsaid = {"__delitem__", "__module__", *dir(object)}
    assert sorted(set(dir(crout.Tensor)) - declared(tensor.body) - unsaid) == []
    linalg = ast.parse((PACKAGE / "linalg.pyi").read_text())
    assert sorted({name for name in dir(crout.linalg) if not name.startswith("_")} - declared(linalg.body)) == []


def mypy(file, tmp_path):
    pytest.importorskip("mypy")
    environment = {**os.environ, "MYPYPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), "--follow-imports", "silent", "--no-error-summary", str(FOLDER / file)]
    return subprocess.run(command, capture_output=True, text=True, env=environment).stdout


def test_what_users_write_is_accepted(tmp_path):
    assert mypy("accepted.py", tmp_path) == ""


def test_mistakes_are_found(tmp_path):
    found = {int(line) for line in re.findall(r"refused\.py:(\d+): error", mypy("refused.py", tmp_path))}
    lines = (FOLDER / "refused.py").read_text().splitlines()
    assert found == {i for i, line in enumerate(lines, 1) if line.endswith("# wrong")}
