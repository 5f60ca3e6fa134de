// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How batches of small matrices are dealt out to the kernels that put one matrix in each lane.
#ifndef CROUT_RUNTIME_LINALG_SMALL_H
#define CROUT_RUNTIME_LINALG_SMALL_H

#include "operand.h"
#include "simd.h"

namespace crout::rt {

/// Matrices handed over at once: whole vectors of lanes of every type.
inline constexpr int64_t kSmallBlock = 64;

/// Calls f(first, count) for blocks of the batch; `operations` is the work for one matrix.
template <class F> void forEachSmall(int64_t count, int64_t operations, F &&f) {
  int64_t grain = (kSmallBlock + 100000 / (operations + 8) / kSmallBlock * kSmallBlock);
  auto chunk = [&](int64_t begin, int64_t end) {
    for (int64_t first = begin; first < end; first += kSmallBlock)
      f(first, end - first < kSmallBlock ? end - first : kSmallBlock);
  };
  if (count <= grain)
    chunk(0, count);
  else
    parallelFor(count, grain, chunk);
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_SMALL_H
