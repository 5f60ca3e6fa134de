// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The lane kernels for products of small complex matrices, for every instruction set.
#include "small.h"

#define CROUT_SIMD_SOURCE "simd_small_matmul.inc"
#include "simd_each.inc"
