// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The vector kernels for any processor of the target.
#include "simd.h"

#define CROUT_VECTOR_BYTES 16
#define CROUT_TARGET 
#define CROUT_HAS_FMA 0
namespace crout::rt::baseline {
#include "simd_lanes.inc"
#include "simd_dense.inc"
#include "simd_numbers.inc"
#include "simd_small.inc"
#include "simd_panel.inc"
#include "simd_spectral.inc"
} // namespace crout::rt::baseline
