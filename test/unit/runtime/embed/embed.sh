#!/bin/sh
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Embeds the runtime's archive into C programs and a shared library: plain cc, libc and libm only, unused code dropped.
# Usage: embed.sh <cc> <libcrout_runtime_static.a> <folder of sources> <include folder>... ; runs in a scratch folder.
set -eu
cc=$1 archive=$2 sources=$3
shift 3
flags="-std=gnu99 -Wall -Wextra -Werror -pedantic -O1"
for folder; do flags="$flags -I$folder"; done

needs_only_libc() {
  extra=$(ldd "$1" | grep -v -e linux-vdso -e libc.so -e libm.so -e ld-linux -e 'statically linked' || true)
  if [ -n "$extra" ]; then echo "$1 needs more than libc and libm:$extra"; exit 1; fi
}
refuses_symbol() {
  if nm "$1" | grep -q "$2"; then echo "$1 holds $2, which it does not use"; exit 1; fi
}

$cc $flags "$sources/main.c" "$sources/program.c" "$archive" -Wl,--gc-sections -lm -o plain
needs_only_libc plain
refuses_symbol plain dlopen
refuses_symbol plain pthread_create
./plain

$cc $flags -DWITH_THREADS "$sources/main.c" "$sources/program.c" "$archive" -Wl,--gc-sections -lm -ldl -lpthread -o threads
needs_only_libc threads
for backend in openmp pthread serial; do CROUT_THREADS_BACKEND=$backend CROUT_NUM_THREADS=3 ./threads; done

# As the compiler's own linker does it: no start files, the C library's shared objects by path.
libc=$(ldd plain | sed -n 's/.*=> \(.*libc\.so[^ ]*\) .*/\1/p')
$cc $flags -fPIC -DWITH_THREADS -fvisibility=hidden -shared -nostdlib "$sources/program.c" "$archive" -Wl,--gc-sections -Wl,--exclude-libs,ALL \
  "$libc" -o libprogram.so
needs_only_libc ./libprogram.so
$cc $flags -DOPEN "$sources/main.c" -ldl -lpthread -o open
for backend in openmp pthread serial; do CROUT_THREADS_BACKEND=$backend CROUT_NUM_THREADS=3 ./open ./libprogram.so; done
echo "sizes in bytes: program $(wc -c <plain), with threads $(wc -c <threads), shared library $(wc -c <libprogram.so)"
