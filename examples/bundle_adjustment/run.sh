#!/usr/bin/env bash
# Runs the example from Python, then from a C program on the compiled library. Arguments: the build folder, and options of bundle_adjustment.py.
set -euo pipefail
build=${1:?usage: run.sh BUILD_FOLDER [OPTION ...]}
here=$(cd "$(dirname "$0")" && pwd)
out=$build/examples/bundle_adjustment_output
export PYTHONPATH=$build/python

python3 "$here/bundle_adjustment.py" --out "$out" "${@:2}"
cc -std=c99 -Wall -Werror -O2 -I "$out" -o "$out/bundle_adjustment_c" "$here/main.c" -L "$out" -lbundle -lm -Wl,-rpath,"$out"
"$out/bundle_adjustment_c" "$out/scene.bin"
