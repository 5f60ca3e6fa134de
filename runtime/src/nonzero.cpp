// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Selections by a mask: the true places of every block are counted, and then each block knows where its own go.
#include "crout/runtime/kernels.h"
#include "rows.h"

namespace crout::rt {
namespace {

constexpr int64_t kTile = 1024;
constexpr int64_t kBlock = 16 * kTile;

/// Places of the true bytes among `n` <= kTile, without branches.
int64_t placesOf(const uint8_t *mask, int64_t n, uint16_t *places) {
  int64_t count = 0;
  for (int64_t i = 0; i < n; ++i) {
    places[count] = static_cast<uint16_t>(i);
    count += mask[i] != 0;
  }
  return count;
}

int64_t countTrue(const uint8_t *mask, int64_t n) {
  int64_t count = 0;
  while (n > 0) {
    int64_t part = n < 128 ? n : 128;
    uint8_t sum = 0; // of at most 128 ones: stays in bytes, so that the loop runs in wide vectors
    for (int64_t i = 0; i < part; ++i)
      sum = static_cast<uint8_t>(sum + (mask[i] != 0));
    count += sum;
    mask += part;
    n -= part;
  }
  return count;
}

/// Calls write(begin, end, first) for every block [begin, end) of the mask, `first` true places lying before it; gives their number back.
template <class Write> int64_t forBlocks(const uint8_t *mask, int64_t n, const Write &write) {
  int64_t blocks = (n + kBlock - 1) / kBlock;
  int64_t *before = scratch<int64_t>(blocks);
  if (!before) return 0;
  auto end = [&](int64_t block) { return (block + 1) * kBlock < n ? (block + 1) * kBlock : n; };
  parallelFor(blocks, 4, [&](int64_t first, int64_t last) {
    for (int64_t b = first; b < last; ++b)
      before[b] = countTrue(mask + b * kBlock, end(b) - b * kBlock);
  });
  int64_t total = 0;
  for (int64_t b = 0; b < blocks; ++b) {
    int64_t count = before[b];
    before[b] = total;
    total += count;
  }
  parallelFor(blocks, 2, [&](int64_t first, int64_t last) {
    for (int64_t b = first; b < last; ++b)
      write(b * kBlock, end(b), before[b]);
  });
  release(before);
  return total;
}

template <class T> void compress(const T *x, const uint8_t *mask, int64_t n, T *y, int64_t room) {
  int64_t total = forBlocks(mask, n, [&](int64_t begin, int64_t end, int64_t first) {
    uint16_t places[kTile];
    for (int64_t at = begin; at < end; at += kTile) {
      int64_t count = placesOf(mask + at, end - at < kTile ? end - at : kTile, places);
      if (first + count > room) count = room > first ? room - first : 0;
      for (int64_t k = 0; k < count; ++k)
        y[first + k] = x[at + places[k]];
      first += count;
    }
  });
  if (total < room) memset(y + total, 0, static_cast<size_t>(room - total) * sizeof(T));
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_nonzero(const DLTensor *x, DLTensor *index) {
  int64_t n = countOf(x), room = index->shape[0];
  int32_t rank = x->ndim;
  int64_t *rows = outputOf<int64_t>(index);
  DenseOperand from(x);
  if (!from || rank > kMaxRank) return;
  const uint8_t *mask = from.as<uint8_t>();
  int64_t lastSize = rank > 0 ? x->shape[rank - 1] : 1;
  int64_t total = n == 0 ? 0 : forBlocks(mask, n, [&](int64_t begin, int64_t end, int64_t first) {
    uint16_t places[kTile];
    int64_t at[kMaxRank];
    unravelIndex(begin, x->shape, rank, at);
    // Parts of rows of the last dimension: within one, the other indices stay.
    while (begin < end) {
      int64_t column = rank > 0 ? at[rank - 1] : 0, part = lastSize - column;
      if (part > end - begin) part = end - begin;
      if (part > kTile) part = kTile;
      int64_t count = placesOf(mask + begin, part, places);
      if (first + count > room) count = room > first ? room - first : 0;
      int64_t *row = rows + first * rank;
      if (rank == 1) {
        for (int64_t k = 0; k < count; ++k)
          row[k] = column + places[k];
      } else if (rank > 1) {
        for (int64_t k = 0; k < count; ++k, row += rank) {
          for (int32_t d = 0; d < rank - 1; ++d)
            row[d] = at[d];
          row[rank - 1] = column + places[k];
        }
      }
      first += count;
      begin += part;
      if (rank == 0) break;
      at[rank - 1] = column + part;
      for (int32_t d = rank - 1; d > 0 && at[d] == x->shape[d]; --d) {
        at[d] = 0;
        ++at[d - 1];
      }
    }
  });
  if (total < room) memset(rows + total * rank, 0, static_cast<size_t>((room - total) * rank) * sizeof(int64_t));
}

void crout_rt_compress(const DLTensor *x, const DLTensor *mask, DLTensor *y) {
  DenseOperand from(x), chosen(mask);
  int64_t n = countOf(mask);
  if (!from || !chosen || countOf(x) < n) return;
  bool known = forSize(x->dtype, [&]<class T>() { compress<T>(from.as<T>(), chosen.as<uint8_t>(), n, outputOf<T>(y), y->shape[0]); });
  if (!known) failDType("masked_select");
}
