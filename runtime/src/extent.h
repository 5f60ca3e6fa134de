// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which element offsets a strided tensor reaches.
#ifndef CROUT_RUNTIME_EXTENT_H
#define CROUT_RUNTIME_EXTENT_H

#include <stdint.h>

namespace crout::rt {

/// Offsets of all elements lie in [lowest, end), relative to the element at index zero; both zero where there is none.
struct Extent {
  int64_t lowest = 0, end = 0;

  /// False where an offset does not fit in 63 bits.
  bool compute(const int64_t *sizes, const int64_t *strides, int32_t rank) {
    int64_t low = 0, high = 0;
    for (int32_t i = 0; i < rank; ++i)
      if (sizes[i] == 0) return true;
    for (int32_t i = 0; i < rank; ++i) {
      int64_t reach = 0;
      if (__builtin_mul_overflow(sizes[i] - 1, strides[i], &reach)) return false;
      int64_t &side = reach < 0 ? low : high;
      if (__builtin_add_overflow(side, reach, &side)) return false;
    }
    if (__builtin_add_overflow(high, 1, &high)) return false;
    lowest = low;
    end = high;
    return true;
  }
};

} // namespace crout::rt
#endif // CROUT_RUNTIME_EXTENT_H
