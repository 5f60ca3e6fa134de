// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Stable sorting of lines: radix sort of order-preserving keys with their places, merge sort where a line is short.
#include "crout/runtime/kernels.h"
#include "rows.h"

namespace crout::rt {
namespace {

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

/// Sorts one line; `step` is the distance of its neighbours. `parallel` says that it may use all threads.
template <class T, class I>
void sortLine(const T *x, T *values, int64_t *indices, int64_t n, int64_t step, bool descending, Item<Key<T>, I> *items, bool parallel) {
  using Sorted = Item<Key<T>, I>;
  Key<T> flip = descending ? static_cast<Key<T>>(~Key<T>(0)) : 0;
  Key<T> specials[kMaxBlocks] = {};
  int64_t pieces = parallel ? kMaxBlocks : 1, piece = (n + pieces - 1) / pieces;
  auto forPieces = [&](auto &&body) {
    if (pieces == 1) return body(int64_t(0), int64_t(0), n);
    parallelFor(pieces, 1, [&](int64_t first, int64_t last) {
      for (int64_t p = first; p < last; ++p)
        body(p, p * piece < n ? p * piece : n, (p + 1) * piece < n ? (p + 1) * piece : n);
    });
  };
  forPieces([&](int64_t p, int64_t begin, int64_t end) {
    Key<T> special = 0;
    for (int64_t i = begin; i < end; ++i)
      items[i] = {static_cast<Key<T>>(keyOf<T>(x[i * step], special) ^ flip), static_cast<I>(i)};
    specials[p] = special;
  });
  Sorted *sorted = items;
  if (n <= kInsertion)
    insertionSort(items, n);
  else if (n <= kMerge)
    sorted = mergeSort(items, items + n, n);
  else
    sorted = radixSort(items, items + n, n, parallel);
  Key<T> special = 0;
  for (Key<T> s : specials)
    special |= s;
  forPieces([&](int64_t, int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      indices[i * step] = static_cast<int64_t>(sorted[i].place);
      values[i * step] = special ? x[static_cast<int64_t>(sorted[i].place) * step] : fromKey<T>(sorted[i].key ^ flip);
    }
  });
}

template <class T, class I> void sortLines(const T *x, T *values, int64_t *indices, const Lines &lines, bool descending) {
  using Sorted = Item<Key<T>, I>;
  int64_t n = lines.length, count = lines.count();
  if (n >= kParallel && count < 2 * crout_rt_get_num_threads()) {
    Sorted *items = scratch<Sorted>(2 * n);
    for (int64_t line = 0; line < count && items; ++line) {
      int64_t at = lines.begin(line);
      sortLine<T, I>(x + at, values + at, indices + at, n, lines.inner, descending, items, true);
    }
    release(items);
    return;
  }
  parallelFor(count, linesPerThread(n), [&](int64_t first, int64_t last) {
    Sorted *items = scratch<Sorted>(2 * n);
    for (int64_t line = first; line < last && items; ++line) {
      int64_t at = lines.begin(line);
      sortLine<T, I>(x + at, values + at, indices + at, n, lines.inner, descending, items, false);
    }
    release(items);
  });
}

/// The keys of a row-major matrix, compared row by row.
template <class T> void orderRows(const T *x, int64_t rows, int64_t columns, int64_t *order) {
  Key<T> *keys = scratch<Key<T>>(rows * columns);
  int64_t *other = scratch<int64_t>(rows);
  if (!keys || !other) return;
  Key<T> special = 0;
  for (int64_t i = 0; i < rows * columns; ++i)
    keys[i] = keyOf<T>(x[i], special);
  auto less = [&](int64_t a, int64_t b) {
    const Key<T> *p = keys + a * columns, *q = keys + b * columns;
    for (int64_t j = 0; j < columns; ++j)
      if (p[j] != q[j]) return p[j] < q[j];
    return false;
  };
  int64_t *from = order, *to = other;
  for (int64_t i = 0; i < rows; ++i)
    from[i] = i;
  for (int64_t width = 1; width < rows; width *= 2) {
    for (int64_t begin = 0; begin < rows; begin += 2 * width) {
      int64_t middle = rows - begin < width ? rows : begin + width, end = rows - begin < 2 * width ? rows : begin + 2 * width;
      int64_t a = begin, b = middle;
      for (int64_t k = begin; k < end; ++k) {
        bool second = a == middle || (b < end && less(from[b], from[a]));
        to[k] = second ? from[b++] : from[a++];
      }
    }
    int64_t *swap = from;
    from = to;
    to = swap;
  }
  if (from != order) memcpy(order, from, static_cast<size_t>(rows) * sizeof *order);
  release(other);
  release(keys);
}

template <class T>
void search(const T *sorted, int64_t length, bool shared, const T *values, int64_t count, int64_t rowLength, bool right, int64_t *places) {
  parallelFor(count, 2048, [&](int64_t begin, int64_t end) {
    Key<T> special = 0;
    for (int64_t i = begin; i < end; ++i) {
      const T *edges = shared ? sorted : sorted + i / rowLength * length;
      Key<T> value = keyOf<T>(values[i], special);
      int64_t low = 0, left = length; // the place is in [low, low + left]
      while (left > 0) {
        int64_t half = left / 2;
        Key<T> edge = keyOf<T>(edges[low + half], special);
        bool above = right ? edge <= value : edge < value;
        low = above ? low + half + 1 : low;
        left = above ? left - half - 1 : half;
      }
      places[i] = low;
    }
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_sort(const DLTensor *x, DLTensor *values, DLTensor *indices, int64_t dim, int64_t descending) {
  Lines lines(x, dim);
  DenseOperand from(x);
  if (countOf(x) == 0 || !from) return;
  bool known = forOrdered(x->dtype, [&]<class T>() {
    if (lines.length > int64_t(UINT32_MAX))
      sortLines<T, uint64_t>(from.as<T>(), outputOf<T>(values), outputOf<int64_t>(indices), lines, descending != 0);
    else
      sortLines<T, uint32_t>(from.as<T>(), outputOf<T>(values), outputOf<int64_t>(indices), lines, descending != 0);
  });
  if (!known) failDType("sort");
}

void crout_rt_row_order(const DLTensor *x, DLTensor *order) {
  DenseOperand from(x);
  if (!from) return;
  if (!forOrdered(x->dtype, [&]<class T>() { orderRows<T>(from.as<T>(), x->shape[0], x->shape[1], outputOf<int64_t>(order)); }))
    failDType("row_order");
}

void crout_rt_search_sorted(const DLTensor *sorted, const DLTensor *values, DLTensor *places, int64_t right) {
  DenseOperand edges(sorted), from(values);
  int64_t count = countOf(values);
  if (count == 0 || !edges || !from) return;
  int64_t rowLength = values->ndim > 0 ? values->shape[values->ndim - 1] : 1;
  bool known = forOrdered(values->dtype, [&]<class T>() {
    search<T>(edges.as<T>(), sorted->shape[sorted->ndim - 1], sorted->ndim == 1, from.as<T>(), count, rowLength, right != 0,
              outputOf<int64_t>(places));
  });
  if (!known) failDType("search_sorted");
}
