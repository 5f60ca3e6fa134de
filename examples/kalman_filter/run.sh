#!/usr/bin/env bash
# Runs the example from Python, then from a C program on the compiled library. Arguments: the build folder, and options of kalman_filter.py.
set -euo pipefail
build=${1:?usage: run.sh BUILD_FOLDER [OPTION ...]}
here=$(cd "$(dirname "$0")" && pwd)
out=$build/examples/kalman_filter_output
export PYTHONPATH=$build/python

python3 "$here/kalman_filter.py" --out "$out" "${@:2}"
cc -std=c99 -Wall -Werror -O2 -I "$out" -o "$out/kalman_filter_c" "$here/main.c" -L "$out" -lkalman -lm -Wl,-rpath,"$out"
"$out/kalman_filter_c" "$out/tracks.bin"
