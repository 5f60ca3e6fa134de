// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sorting of lines and rows, and places in what is sorted.
#include "sort.h"
#include "crout/runtime/kernels.h"

namespace crout::rt {
namespace {

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
  Sorted *sorted = sortItems(items, items + n, n, parallel);
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
