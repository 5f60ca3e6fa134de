// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Stable sorting of order-preserving keys with their places: radix sort, merge sort where there are few.
#ifndef CROUT_RUNTIME_SORT_H
#define CROUT_RUNTIME_SORT_H

#include "rows.h"

namespace crout::rt {

template <class K, class I> struct Item {
  K key;
  I place;
};

constexpr int64_t kInsertion = 24; // items that insertion sorts faster than merging
constexpr int64_t kMerge = 640;    // items below which counting digits does not pay
constexpr int64_t kParallel = int64_t(1) << 16;
constexpr int64_t kMaxBlocks = 16;
constexpr int kDigitBits = 8, kDigits = 1 << kDigitBits;

template <class T> void insertionSort(T *items, int64_t n) {
  for (int64_t i = 1; i < n; ++i) {
    T item = items[i];
    int64_t at = i;
    for (; at > 0 && item.key < items[at - 1].key; --at)
      items[at] = items[at - 1];
    items[at] = item;
  }
}

/// Sorts `items`; the result is in `items` or in `other`, which is returned.
template <class T> T *mergeSort(T *items, T *other, int64_t n) {
  for (int64_t begin = 0; begin < n; begin += kInsertion)
    insertionSort(items + begin, n - begin < kInsertion ? n - begin : kInsertion);
  for (int64_t width = kInsertion; width < n; width *= 2) {
    for (int64_t begin = 0; begin < n; begin += 2 * width) {
      int64_t middle = n - begin < width ? n : begin + width, end = n - begin < 2 * width ? n : begin + 2 * width;
      int64_t a = begin, b = middle, to = begin;
      while (a < middle && b < end) {
        bool second = items[b].key < items[a].key;
        other[to++] = items[second ? b : a];
        a += !second;
        b += second;
      }
      memcpy(other + to, items + a, static_cast<size_t>(middle - a) * sizeof(T));
      memcpy(other + to + (middle - a), items + b, static_cast<size_t>(end - b) * sizeof(T));
    }
    T *swap = items;
    items = other;
    other = swap;
  }
  return items;
}

/// Sorts by digits, the lowest first; digits that all items share are left out. In each pass every block of items counts its digits, and
/// then knows where its own go: the outcome is the same with any number of threads.
template <class T> T *radixSort(T *items, T *other, int64_t n, bool parallel) {
  constexpr int passes = static_cast<int>(sizeof(items->key) * 8 / kDigitBits);
  int64_t blocks = parallel ? (n / 32768 < kMaxBlocks ? n / 32768 : kMaxBlocks) : 1, blockSize = (n + blocks - 1) / blocks;
  auto forBlocks = [&](auto &&body) {
    if (blocks == 1) return body(int64_t(0), int64_t(0), n);
    parallelFor(blocks, 1, [&](int64_t first, int64_t last) {
      for (int64_t block = first; block < last; ++block) {
        int64_t begin = block * blockSize, end = begin + blockSize < n ? begin + blockSize : n;
        if (begin < end) body(block, begin, end);
      }
    });
  };
  decltype(items->key) different[kMaxBlocks] = {}, any = 0;
  forBlocks([&](int64_t block, int64_t begin, int64_t end) {
    decltype(items->key) bits = 0, first = items[0].key;
    for (int64_t i = begin; i < end; ++i)
      bits |= items[i].key ^ first;
    different[block] = bits;
  });
  for (int64_t block = 0; block < blocks; ++block)
    any |= different[block];
  int64_t starts[kMaxBlocks][kDigits];
  for (int pass = 0; pass < passes; ++pass) {
    int shift = pass * kDigitBits;
    if ((any >> shift & (kDigits - 1)) == 0) continue;
    memset(starts, 0, static_cast<size_t>(blocks) * sizeof starts[0]);
    forBlocks([&](int64_t block, int64_t begin, int64_t end) {
      int64_t *counts = starts[block];
      for (int64_t i = begin; i < end; ++i)
        ++counts[items[i].key >> shift & (kDigits - 1)];
    });
    int64_t next = 0;
    for (int digit = 0; digit < kDigits; ++digit)
      for (int64_t block = 0; block < blocks; ++block) {
        int64_t count = starts[block][digit];
        starts[block][digit] = next;
        next += count;
      }
    forBlocks([&](int64_t block, int64_t begin, int64_t end) {
      int64_t *to = starts[block];
      for (int64_t i = begin; i < end; ++i)
        other[to[items[i].key >> shift & (kDigits - 1)]++] = items[i];
    });
    T *swap = items;
    items = other;
    other = swap;
  }
  return items;
}

/// Sorts `items`, stably; the result is in `items` or in `other`, which is returned. `parallel` says that all threads may be used.
template <class T> T *sortItems(T *items, T *other, int64_t n, bool parallel) {
  if (n > kMerge) return radixSort(items, other, n, parallel && n >= kParallel);
  if (n > kInsertion) return mergeSort(items, other, n);
  insertionSort(items, n);
  return items;
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_SORT_H
