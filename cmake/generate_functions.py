#!/usr/bin/env python3
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes C++ declarations, Python bindings, type stubs and reference pages from the records of the public functions.

The records are the definitions of class CroutFunction (dialects/crout/functions/Function.td), read as JSON from
`llvm-tblgen --dump-json`. Files are written only where their text changes, so that a build redoes no more than it must.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # the source tree stays as it is
from functions.bindings import bindings
from functions.cpp import definitions, header
from functions.pages import pages
from functions.records import overloads, read_records
from functions.stubs import return_types_stub, stub_functions


def write(path, text):
    path = pathlib.Path(path)
    if path.exists() and path.read_text() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", help="dialects/crout/functions/Functions.td")
    parser.add_argument("--tblgen", default="llvm-tblgen")
    parser.add_argument("--header", help="C++ declarations to write")
    parser.add_argument("--definitions", help="C++ definitions of the in-place and foreach forms to write")
    parser.add_argument("--bindings", help="Python bindings (.inc) to write")
    parser.add_argument("--stubs", help="folder for *.pyi files")
    parser.add_argument("--stub-templates", help="folder with *.pyi.in files")
    parser.add_argument("--docs", help="folder for the reference pages")
    options = parser.parse_args()
    functions = read_records(options.tblgen, options.records)
    groups = overloads(functions)
    if options.header:
        write(options.header, header(functions))
    if options.definitions:
        write(options.definitions, definitions(functions))
    if options.bindings:
        write(options.bindings, bindings(groups))
    if options.stubs:
        for template in sorted(pathlib.Path(options.stub_templates).glob("*.pyi.in")):
            text = template.read_text()
            text = text.replace("@FUNCTIONS@", stub_functions(groups, "function", ""))
            text = text.replace("@LINALG_FUNCTIONS@", stub_functions(groups, "function", "linalg"))
            written = set(re.findall(r"    def (\w+)\(self", text.partition("\nclass Tensor:")[2]))  # other classes have methods too
            methods = {name: group for name, group in groups.items() if group[0].base not in written}
            text = text.replace("    @METHODS@", stub_functions(methods, "method", None, 4))
            write(pathlib.Path(options.stubs) / template.name.removesuffix(".in"), text)
        write(pathlib.Path(options.stubs) / "return_types.pyi", return_types_stub(functions))
    if options.docs:
        files = pages(functions)
        for name, text in files.items():
            write(pathlib.Path(options.docs) / name, text)
        for stale in set(p.name for p in pathlib.Path(options.docs).glob("*.md")) - set(files):
            (pathlib.Path(options.docs) / stale).unlink()


if __name__ == "__main__":
    main()
