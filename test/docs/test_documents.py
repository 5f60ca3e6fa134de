# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The documents say what the product does: their programs run, and the IR they show is what the tools print."""

import functools
import importlib.util
import os
import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def blocks(page, mark):
    """(code, expected output or None) of each block behind `<!-- checked: mark -->`."""
    pattern = rf"<!-- checked: {mark} -->\n```\w+\n(.*?)```\n(?:```output\n(.*?)```\n)?"
    return re.findall(pattern, (ROOT / page).read_text(), flags=re.DOTALL)


def test_the_ir_and_the_pictures_are_current():
    done = subprocess.run([sys.executable, str(ROOT / "scripts/update_documents.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


GUIDES = [str(page.relative_to(ROOT)) for page in sorted(ROOT.glob("docs/guides/*.md")) if "<!-- checked: python -->" in page.read_text()]


@pytest.mark.parametrize("page", ["README.md", *GUIDES])
def test_python_blocks_print_what_the_page_says(page, tmp_path):
    found = blocks(page, "python")
    assert found
    for code, output in found:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout == output


@pytest.mark.parametrize("page", ["README.md"])
def test_shell_blocks_run(page, tmp_path):
    found = blocks(page, "shell")
    assert found
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = dict(os.environ, PATH=f"{ROOT / 'build/bin'}:{os.environ['PATH']}")
    for code, _ in found:
        done = subprocess.run(["bash", "-ec", code], capture_output=True, text=True, cwd=tmp_path, env=environment)
        assert done.returncode == 0, done.stderr


C_PROGRAM = """
#include "noisy.h"
#include <stdio.h>
int main(void) {
  float in[4] = {0}, out[4] = {0};
  int64_t size = 4;
  DLTensor x = {in, {kDLCPU, 0}, 1, {kDLFloat, 32, 1}, &size, NULL, 0}, y = x;
  crout_status status = {0};
  y.data = out;
  %s
  for (int i = 0; i < 4; ++i)
    printf("%%.9g\\n", out[i]);
  return status.code;
}
"""


def test_the_c_block_of_the_guide_to_random_numbers_draws_what_python_draws(tmp_path):
    import crout

    [(code, _)] = blocks("docs/guides/random.md", "c")
    crout.export.export(lambda x: x + crout.rand_like(x), (crout.zeros(4),), name="noisy").compile(str(tmp_path / "libnoisy.so"), header=str(tmp_path / "noisy.h"))
    (tmp_path / "main.c").write_text(C_PROGRAM % code)
    subprocess.run(["cc", "-std=c99", "-Wall", "-Werror", "main.c", "libnoisy.so", f"-Wl,-rpath,{tmp_path}", "-o", "main"], check=True, cwd=tmp_path)
    done = subprocess.run([str(tmp_path / "main")], capture_output=True, text=True, check=True)
    crout.manual_seed(0)
    assert crout.equal(crout.tensor([float(line) for line in done.stdout.split()]), crout.rand(4))


def test_links_between_pages_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("bench/*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}, which is not there"


def evidence():
    """The commands of docs/evidence.md: what stands in backticks in the second column."""
    for row in re.findall(r"^\| (?!what|---)(.*) \|$", (ROOT / "docs/evidence.md").read_text(), re.M):
        cells = row.split(" | ")
        if len(cells) == 3:
            yield from re.findall(r"`([^`]+)`", cells[1])


@functools.cache
def benchmarks():
    """The cases of bench/, in a package of another name: test/surface has one called cases, too."""
    package = ROOT / "bench/cases"
    spec = importlib.util.spec_from_file_location("bench_cases", package / "__init__.py", submodule_search_locations=[str(package)])
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.CASES


def missing(command):
    """What a command names and is not there: files, targets of make, benchmarks."""
    words = command.split()
    if words[0] == "make":
        return [t for t in words[1:] if not re.search(rf"^{t}:", (ROOT / "Makefile").read_text(), re.M)]
    if words[0] == "B":
        return [name for name in words[1:] if name not in benchmarks()]
    # Folders of other presets (build-asan, build-tsan-compiler) are not there in a fresh clone; their programs are those of build/.
    files = [re.sub(r"^build-[\w-]+/", "build/", w) for w in words if "/" in w and not w.startswith("-") and not re.fullmatch(r"\d+/\d+", w)]
    return [f for f in files if not any(ROOT.glob(f))]


def test_the_commands_of_the_evidence_page_are_there():
    commands = list(evidence())
    assert len(commands) > 40
    wrong = {command: missing(command) for command in commands if missing(command)}
    assert not wrong, wrong
