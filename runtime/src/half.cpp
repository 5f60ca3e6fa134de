// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Conversions of half-precision numbers that code for a CPU without such instructions calls by compiler-rt's names: an
// ahead-of-time library is linked without compiler-rt or libgcc. Weak, so that theirs may stand beside them.
#include <bit>
#include <stdint.h>

#if defined(__clang__) || __GNUC__ >= 13

extern "C" {
__attribute__((weak)) float __extendhfsf2(_Float16 half);
__attribute__((weak)) _Float16 __truncsfhf2(float value);
__attribute__((weak)) _Float16 __truncdfhf2(double value);
}

float __extendhfsf2(_Float16 half) {
  uint32_t bits = std::bit_cast<uint16_t>(half), sign = (bits & 0x8000) << 16, exponent = bits >> 10 & 31, mantissa = bits & 0x3ff;
  if (exponent == 0) { // a multiple of 2^-24, exact in float
    float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
    return std::bit_cast<float>(sign | std::bit_cast<uint32_t>(magnitude));
  }
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7f800000 | mantissa << 13 | (mantissa ? 0x400000 : 0));
  return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

// To nearest, ties to even.
static uint16_t roundToHalf(uint32_t bits) {
  uint32_t sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return static_cast<uint16_t>(sign | 0x7e00 | (magnitude >> 13 & 0x3ff));
  if (magnitude >= 0x477ff000) // 65520, halfway between the largest half and the next
    return static_cast<uint16_t>(sign | 0x7c00);
  if (magnitude < 0x38800000) // below 2^-14: the last bit of 0.5 + x is 2^-24, so the addition rounds
    return static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(std::bit_cast<float>(magnitude) + 0.5f) - 0x3f000000));
  return static_cast<uint16_t>(sign | (magnitude + 0xfff + (magnitude >> 13 & 1) - 0x38000000) >> 13);
}

_Float16 __truncsfhf2(float value) { return std::bit_cast<_Float16>(roundToHalf(std::bit_cast<uint32_t>(value))); }

_Float16 __truncdfhf2(double value) {
  // By way of a float rounded to odd, which keeps what the second rounding needs to know.
  float nearest = static_cast<float>(value);
  uint32_t bits = std::bit_cast<uint32_t>(nearest);
  if (static_cast<double>(nearest) != value && value == value) {
    bool larger = static_cast<double>(nearest < 0 ? -nearest : nearest) > (value < 0 ? -value : value);
    bits = (larger ? bits - 1 : bits) | 1;
  }
  return std::bit_cast<_Float16>(roundToHalf(bits));
}

#endif
