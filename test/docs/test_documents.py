# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The documents say what the product does: their programs run, and the IR they show is what the tools print."""

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


def test_links_between_pages_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("bench/*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}, which is not there"
