#!/usr/bin/env bash
# Runs the example in its three forms: Python, a C program on the compiled libraries, and C++. Argument: the build folder.
set -euo pipefail
build=${1:?usage: run.sh BUILD_FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
out=$build/examples/gaussian_process_output
export PYTHONPATH=$build/python
mkdir -p "$out"

python3 "$here/gaussian_process.py" --out "$out"
echo
cc -std=c99 -Wall -Werror -O2 -I "$out" -o "$out/gaussian_process_c" "$here/main.c" -L "$out" -lgp_predict -lgp_likelihood -lm -Wl,-rpath,"$out"
"$out/gaussian_process_c" "$out/diabetes.txt"
echo "what libgp_predict.so needs:"
ldd "$out/libgp_predict.so"
echo
"$build/bin/gaussian_process" "$out/diabetes.txt"
