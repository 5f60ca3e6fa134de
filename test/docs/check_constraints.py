# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that every numbered constraint of the dialect stands in a description, at a verifier branch and in the name of a negative test."""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
folder = source / "dialects" / "crout"
described = set(re.findall(r"^    \* (\w+_c\d+):", "".join(p.read_text() for p in folder.glob("*.td")), re.M))
verifiers = "".join(p.read_text() for p in folder.glob("*.cpp"))
tests = "".join(p.read_text() for p in (source / "test" / "dialects").glob("*_invalid.mlir"))
# Operations that share their inference say <op>_cN there, or _cN after the first tag of a line.
shared = set(re.findall(r"<op>(_c\d+)|(?<=, )(_c\d+)", verifiers))
shared = {a or b for a, b in shared}
# Operations whose constraints stand in the description of their class.
classes = "".join((folder / name).read_text() for name in ("CroutElementwise.td", "CroutFactorisation.td", "CroutStructuredMatrices.td"))
wrong = []
for tag in sorted(described):
    if not re.search(rf"\b{tag}\b", verifiers) and tag[tag.rindex("_c"):] not in shared:
        wrong.append(f"{tag} is described, but no branch of a verifier names it")
    if not re.search(rf"@{tag}(_\w+)?\(", tests):
        wrong.append(f"{tag} is described, but no negative test is named after it")
for tag in sorted(set(re.findall(r"@(\w+?_c\d+)(?:_\w+)?\(", tests))):
    operation = tag[:tag.rindex("_c")]
    if tag not in described and f'"{operation}"' not in classes:
        wrong.append(f"a negative test is named after {tag}, which no operation describes")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
