// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC 2011), for kernels whose samples need an
// unknown number of draws. Compiled programs have the same rounds in their loops: lib/Conversion/CroutToLinalg/Random.cpp.
#ifndef CROUT_RUNTIME_PHILOX_H
#define CROUT_RUNTIME_PHILOX_H

#include <stdint.h>

namespace crout::rt {

/// 128 random bits.
struct PhiloxBlock {
  uint32_t words[4];

  /// Word 2 * `lane` with the next one above it.
  uint64_t bits(int lane) const { return words[2 * lane] | static_cast<uint64_t>(words[2 * lane + 1]) << 32; }
  /// In [0, 1), of 53 bits.
  double uniform(int lane) const { return static_cast<double>(bits(lane) >> 11) * 0x1p-53; }
};

/// The block of one element: `draw` counts the blocks that the element has used before.
inline PhiloxBlock philox(uint64_t seed, uint64_t counter, uint32_t draw) {
  uint32_t c[4] = {static_cast<uint32_t>(counter), static_cast<uint32_t>(counter >> 32), draw, 0};
  uint32_t k0 = static_cast<uint32_t>(seed), k1 = static_cast<uint32_t>(seed >> 32);
  for (int round = 0; round < 10; ++round, k0 += 0x9E3779B9, k1 += 0xBB67AE85) {
    uint64_t p0 = uint64_t{0xD2511F53} * c[0], p1 = uint64_t{0xCD9E8D57} * c[2];
    uint32_t first = static_cast<uint32_t>(p1 >> 32) ^ c[1] ^ k0, third = static_cast<uint32_t>(p0 >> 32) ^ c[3] ^ k1;
    c[0] = first;
    c[1] = static_cast<uint32_t>(p1);
    c[2] = third;
    c[3] = static_cast<uint32_t>(p0);
  }
  return {{c[0], c[1], c[2], c[3]}};
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_PHILOX_H
