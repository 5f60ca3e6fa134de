# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Puts the IR after each named phase into docs/architecture.md, taken from the compiler, draws the pictures of docs/guides/linear_algebra_programs.md
(draw_programs.py), and puts the times of its programs there from bench/results; `--check` only compares.

The program is docs/architecture/solve.py, exported with free sizes. Each `<!-- ir: PHASE -->` mark is followed by the IR.
"""

import pathlib
import re
import sys

import draw_programs

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
CHAPTER = ROOT / "docs" / "guides" / "linear_algebra_programs.md"


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


def times(text):
    """Each `<!-- times: FILE -->` mark is followed by the best times of that table of bench/run.py, a row for each case and a column for each peer."""

    def block(match):
        if not (CHAPTER.parent / match.group(1)).exists():
            return match.group(0)
        source = (CHAPTER.parent / match.group(1)).read_text()
        rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in source.splitlines() if line.startswith("| ") and not line.startswith("| case |")]
        peers = list(dict.fromkeys(row[1] for row in rows))
        best = {(row[0], row[1]): row[2] for row in rows}
        lines = ["| | " + " | ".join(peers) + " |", "|---|" + "---|" * len(peers)]
        for case in dict.fromkeys(row[0] for row in rows):
            lines.append(f"| {case} | " + " | ".join(best.get((case, peer), "") for peer in peers) + " |")
        machine = next(line for line in source.splitlines() if "threads; best of" in line).split(";")[0]
        return match.group(0).split("-->")[0] + f"-->\n{machine}; time of one call, best of the samples in [the whole table]({match.group(1)}):\n\n" + "\n".join(lines) + "\n<!-- end -->\n"

    return re.sub(r"<!-- times: (\S+) -->\n(?:.*?<!-- end -->\n)?", block, text, flags=re.DOTALL)


def main():
    for page, renew in ((PAGE, render), (CHAPTER, times)):
        old = page.read_text()
        new = renew(old)
        if "--check" not in sys.argv:
            page.write_text(new)
        elif old != new:
            raise SystemExit(f"{page.relative_to(ROOT)} is not what the compiler prints, or what bench/results says: run python3 scripts/update_documents.py")
    draw_programs.main()


if __name__ == "__main__":
    main()
