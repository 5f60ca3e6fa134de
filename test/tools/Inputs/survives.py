# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a tool on each file of a folder: it must end by itself, soon, and say why where it fails.

    survives.py FOLDER TOOL [arguments...]          (the file's path is appended)
"""
import pathlib
import subprocess
import sys

folder, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
bad = 0
files = sorted(folder.iterdir())
for file in files:
    try:
        run = subprocess.run(command + [str(file)], capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        print("%s: hangs" % file.name)
        bad += 1
        continue
    message = run.stderr.decode("latin-1")
    if run.returncode < 0 or run.returncode > 2 or "PLEASE submit a bug report" in message or (run.returncode and not message.strip()):
        print("%s: exit code %d, %r" % (file.name, run.returncode, message[:300]))
        bad += 1
    if len(message) > 100000:
        print("%s: a message of %d bytes" % (file.name, len(message)))
        bad += 1
print("%d files, %d bad" % (len(files), bad))
sys.exit(bad != 0 or not files)
