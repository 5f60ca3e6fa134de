// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The bits of a thread's floating-point control register that make denormal numbers zero.
#ifndef CROUT_RUNTIME_DENORMALS_H
#define CROUT_RUNTIME_DENORMALS_H

#include <stdint.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace crout::rt {

#if defined(__SSE2__)
constexpr uint64_t kFlushBits = 0x8040; // flush results to zero, take operands as zero
inline uint64_t floatControl() { return _mm_getcsr(); }
inline void setFloatControl(uint64_t value) { _mm_setcsr(static_cast<unsigned>(value)); }
#elif defined(__aarch64__)
constexpr uint64_t kFlushBits = uint64_t(1) << 24; // FZ
inline uint64_t floatControl() {
  uint64_t value;
  asm volatile("mrs %0, fpcr" : "=r"(value));
  return value;
}
inline void setFloatControl(uint64_t value) { asm volatile("msr fpcr, %0" : : "r"(value)); }
#else
constexpr uint64_t kFlushBits = 0; // not known for this processor
inline uint64_t floatControl() { return 0; }
inline void setFloatControl(uint64_t) {}
#endif

inline uint64_t flushBits() { return floatControl() & kFlushBits; }
inline void setFlushBits(uint64_t bits) { setFloatControl((floatControl() & ~kFlushBits) | bits); }

} // namespace crout::rt
#endif // CROUT_RUNTIME_DENORMALS_H
