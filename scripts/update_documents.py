# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Puts the IR after each named phase into docs/architecture.md, taken from the compiler, and draws the pictures of
docs/guides/linear_algebra_programs.md (draw_programs.py); `--check` only compares.

The program is docs/architecture/solve.py, exported with free sizes. Each `<!-- ir: PHASE -->` mark is followed by the IR.
"""

import pathlib
import re
import sys

import draw_programs

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"


def program():
    import crout

    source = (ROOT / "docs/architecture/solve.py").read_text()
    scope = {}
    exec(compile(source.split("@crout.jit\n")[0] + source.split("@crout.jit\n")[1].split("\n\n\n")[0], "solve.py", "exec"), scope)
    A, b = crout.zeros(3, 3), crout.zeros(3)
    return crout.export.export(scope["position"], (A, b), name="position", dynamic_shapes=({0: "n", 1: "n"}, {0: "n"}))


def render(text):
    exported = program()

    def block(match):
        ir = exported.mlir(phase=match.group(1)).strip()
        return f"<!-- ir: {match.group(1)} -->\n```mlir\n{ir}\n```\n"

    return re.sub(r"<!-- ir: (\w+) -->\n(?:```mlir\n.*?\n```\n)?", block, text, flags=re.DOTALL)


def main():
    old = PAGE.read_text()
    new = render(old)
    if "--check" in sys.argv:
        if old != new:
            raise SystemExit("docs/architecture.md is not what the compiler prints: run python3 scripts/update_documents.py")
    else:
        PAGE.write_text(new)
    draw_programs.main()


if __name__ == "__main__":
    main()
