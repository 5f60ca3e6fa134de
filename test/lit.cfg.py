# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# How lit runs the tests: what is on PATH, which substitutions and features there are.
import os
import platform
import shutil

import lit.formats

config.name = "crout"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["CMakeLists.txt", "Inputs", "unit", "python"]
config.test_source_root = os.path.join(config.crout_source_dir, "test")
config.test_exec_root = os.path.join(config.crout_build_dir, "test")

# Our tools and LLVM's come first, so that no other version on PATH is taken.
config.environment["PATH"] = os.pathsep.join([os.path.join(config.crout_build_dir, "bin"), config.llvm_tools_dir, os.environ.get("PATH", "")])
config.environment["FILECHECK_OPTS"] = "--enable-var-scope --dump-input-context=10"
# Tests neither read nor fill the user's cache, and no switch leaks into them from the shell.
config.environment["CROUT_CACHE_DIR"] = os.path.join(config.crout_build_dir, "test", "cache")
for name in ("HOME", "OMP_NUM_THREADS", "OPENBLAS_CORETYPE"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

c_compiler = shutil.which("cc") or config.c_compiler
config.substitutions += [
    ("%cc", c_compiler),
    ("%python", config.python),
    ("%source", config.crout_source_dir),
    ("%build", config.crout_build_dir),
]

# Features: the host's machine, and every target that LLVM can generate code for, as `aarch64-target`.
machine = platform.machine().lower()
config.available_features.add({"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine))
config.available_features.add("target=" + config.host_triple)
for target in config.llvm_targets.replace(";", " ").split():
    config.available_features.add(target.lower() + "-target")
for tool in ("crout-run", "crout-compile", "crout-reduce", "crout-lsp-server", "crout-fuzz"):
    if os.path.exists(os.path.join(config.crout_build_dir, "bin", tool)):
        config.available_features.add(tool)
if shutil.which("aarch64-linux-gnu-gcc"):
    config.available_features.add("aarch64-sysroot")
