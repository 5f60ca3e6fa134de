# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One run of pytest takes all the folders, which import the modules beside them by bare name: two of one name would hide each other."""

import collections
import pathlib

TESTS = pathlib.Path(__file__).resolve().parents[1]


def test_modules_of_the_tests_have_names_of_their_own():
    named = collections.defaultdict(list)
    for file in TESTS.rglob("*.py"):
        in_package = (file.parent / "__init__.py").exists()
        if file.stem != "conftest" and not in_package:
            named[file.stem].append(str(file.relative_to(TESTS)))
    assert {name: files for name, files in named.items() if len(files) > 1} == {}
