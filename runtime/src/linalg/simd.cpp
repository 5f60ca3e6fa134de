// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the processor can do, asked once. The compiler's own __builtin_cpu_supports would need its support library.
#include "simd.h"
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace crout::rt {
namespace {

Simd detect() {
#ifdef CROUT_HAS_X86_SIMD
  unsigned a, b, c, d, low = 0, high = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !(c & bit_FMA))
    return Simd::Baseline;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (low & 0x6) != 0x6 || !(b & bit_AVX2))
    return Simd::Baseline;
  unsigned avx512 = bit_AVX512F | bit_AVX512DQ | bit_AVX512BW | bit_AVX512VL | bit_AVX512CD;
  return (b & avx512) == avx512 && (low & 0xe0) == 0xe0 ? Simd::AVX512 : Simd::AVX2;
#else
  return Simd::Baseline;
#endif
}

Simd choose() {
  Simd best = detect();
  const char *wish = getenv("CROUT_SIMD");
  Simd most = !wish ? best : strcmp(wish, "baseline") == 0 ? Simd::Baseline : strcmp(wish, "avx2") == 0 ? Simd::AVX2 : best;
  return most < best ? most : best;
}

int32_t known; // a Simd; written once with one value, whoever is first

} // namespace

Simd simd() {
  int32_t value = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (value == 0) {
    value = static_cast<int32_t>(choose());
    __atomic_store_n(&known, value, __ATOMIC_RELAXED);
  }
  return static_cast<Simd>(value);
}

} // namespace crout::rt
