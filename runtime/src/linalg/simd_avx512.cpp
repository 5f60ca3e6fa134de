// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The vector kernels for processors with AVX-512 (F, DQ, BW, VL, CD).
#include "simd.h"

#ifdef CROUT_HAS_X86_SIMD
#define CROUT_VECTOR_BYTES 64
#define CROUT_TARGET __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx512cd,avx2,fma")))
#define CROUT_HAS_FMA 1
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx512cd,avx2,fma"))), apply_to = function)
namespace crout::rt::avx512 {
#include "simd_lanes.inc"
#include "simd_dense.inc"
#include "simd_numbers.inc"
#include "simd_small.inc"
#include "simd_panel.inc"
#include "simd_spectral.inc"
} // namespace crout::rt::avx512
#pragma clang attribute pop
#endif
