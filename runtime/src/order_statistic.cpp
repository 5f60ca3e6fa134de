// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elements at given places of the order of a line, without sorting the rest. A sample tells between which keys they lie, most likely; one
// pass keeps what lies there, and counts what lies below (Floyd and Rivest, "Expected time bounds for selection", 1975).
#include "crout/runtime/kernels.h"
#include "sort.h"

namespace crout::rt {
namespace {

constexpr int64_t kFew = 256;                        // items that are sorted at once
constexpr int64_t kMaxSample = 2048;                 // of a line
constexpr int64_t kBlock = 64;                       // elements that are looked at together
constexpr int64_t kBest = 16;                        // places at the beginning of a short line that are kept in order while it is read
constexpr int64_t kShort = 4096;                     // elements of a short line
constexpr int64_t kTogether = 16;                    // neighbouring lines that are copied together, so that each reads what lies together
constexpr int64_t kTogetherBytes = int64_t(1) << 20; // at most, for them

/// Keys from `low` to `high`.
template <class K> struct Bounds {
  K low, high;
  bool hold(K key) const { return (key >= low) & (key <= high); }
};

/// Places of the order, as ranks.
struct Ranks {
  int64_t first, last;
  bool areMostOf(int64_t n) const { return (last - first + 1) * 4 > n; }
};

/// Bounds that most likely hold the items of these ranks. `sample` has room for n items.
template <class T, class KeyAt> Bounds<decltype(T::key)> boundsFromSample(int64_t n, Ranks ranks, T *sample, KeyAt keyAt) {
  using K = decltype(T::key);
  int64_t size = 32; // some n^(2/3): then the sample costs as much as what it leaves
  while (size < kMaxSample && size * size * size < n * n)
    size *= 2;
  int64_t stretch = n / size;
  for (int64_t i = 0; i < size; ++i) {
    // One from each stretch, not always the same: elements may come in periods.
    uint64_t mixed = static_cast<uint64_t>(i + 1) * 0x9e3779b97f4a7c15u;
    sample[i] = {keyAt(i * stretch + static_cast<int64_t>((mixed >> 32) % static_cast<uint64_t>(stretch))), 0};
  }
  T *sorted = sortItems(sample, sample + size, size, false);
  // Two and a half standard deviations of a rank in the sample, and some for the ends.
  auto margin = [&](double expected) { return 2.5 * __builtin_sqrt(expected * (1 - expected / static_cast<double>(size))) + 2; };
  double scale = static_cast<double>(size) / static_cast<double>(n), low = static_cast<double>(ranks.first) * scale,
         high = static_cast<double>(ranks.last) * scale;
  low -= margin(low);
  high += margin(high) + 1;
  return {low < 0 ? K(0) : sorted[static_cast<int64_t>(low)].key,
          high >= static_cast<double>(size) ? static_cast<K>(~K(0)) : sorted[static_cast<int64_t>(high)].key};
}

/// Items that are left of a line: all of those whose ranks are in [below, below + count), in the order of their places.
struct Left {
  int64_t below, count;
  bool have(Ranks ranks) const { return below <= ranks.first && ranks.last < below + count; }
};

/// The items of a part of a line that lie within bounds, written to `items`.
template <class T, class I>
Left keep(const T *x, int64_t begin, int64_t end, int64_t step, Key<T> flip, Bounds<Key<T>> bounds, Item<Key<T>, I> *items) {
  Key<T> special = 0;
  Left left = {0, 0};
  for (int64_t from = begin; from < end; from += kBlock) {
    int64_t to = end - from < kBlock ? end : from + kBlock;
    Key<T> inside = 0, below = 0;
    auto keyAt = [&](int64_t i, int64_t distance) { return static_cast<Key<T>>(keyOf<T>(x[i * distance], special) ^ flip); };
    auto count = [&](int64_t distance) {
      for (int64_t i = from; i < to; ++i) {
        Key<T> key = keyAt(i, distance);
        inside += bounds.hold(key);
        below += key < bounds.low;
      }
    };
    if (step == 1)
      count(1);
    else
      count(step);
    left.below += static_cast<int64_t>(below);
    if (inside == 0) continue;
    for (int64_t i = from; i < to; ++i) {
      Key<T> key = keyAt(i, step);
      if (bounds.hold(key)) items[left.count++] = {key, static_cast<I>(i)};
    }
  }
  return left;
}

/// Leaves those of the items of a line that lie around the given ranks; all where the sample misled. `items` has room for 2 n.
template <class T, class I>
Left narrowLine(const T *x, int64_t n, int64_t step, Key<T> flip, Ranks ranks, Item<Key<T>, I> *items, bool parallel) {
  Key<T> special = 0;
  auto keyAt = [&](int64_t i) { return static_cast<Key<T>>(keyOf<T>(x[i * step], special) ^ flip); };
  if (n > kShort && !ranks.areMostOf(n)) {
    Bounds<Key<T>> bounds = boundsFromSample(n, ranks, items + n, keyAt);
    int64_t pieces = parallel ? kMaxBlocks : 1, piece = ((n + pieces - 1) / pieces + kBlock - 1) / kBlock * kBlock;
    Left lefts[kMaxBlocks] = {};
    parallelFor(pieces, 1, [&](int64_t first, int64_t last) {
      for (int64_t p = first; p < last; ++p)
        if (p * piece < n)
          lefts[p] = keep<T, I>(x, p * piece, (p + 1) * piece < n ? (p + 1) * piece : n, step, flip, bounds, items + p * piece);
    });
    Left left = {0, 0};
    for (int64_t p = 0; p < pieces; ++p) {
      if (p * piece < n) memmove(items + left.count, items + p * piece, static_cast<size_t>(lefts[p].count) * sizeof *items);
      left.below += lefts[p].below;
      left.count += lefts[p].count;
    }
    if (left.have(ranks)) return left;
  }
  for (int64_t i = 0; i < n; ++i)
    items[i] = {keyAt(i), static_cast<I>(i)};
  return {0, n};
}

/// The same among the items that are left, until few are or no fewer become so.
template <class T> Left narrow(T *items, Left left, Ranks ranks, T *sample) {
  while (left.count > kFew && !ranks.areMostOf(left.count)) {
    Ranks here = {ranks.first - left.below, ranks.last - left.below};
    auto bounds = boundsFromSample(left.count, here, sample, [&](int64_t i) { return items[i].key; });
    Left next = {left.below, 0};
    for (int64_t i = 0; i < left.count; ++i) {
      next.below += items[i].key < bounds.low;
      next.count += bounds.hold(items[i].key);
    }
    if (!next.have(ranks) || next.count > left.count / 2) break;
    int64_t kept = 0;
    for (int64_t i = 0; i < left.count; ++i)
      if (bounds.hold(items[i].key)) items[kept++] = items[i];
    left = next;
  }
  return left;
}

/// The first `count` items of the order: kept in order while the line is read.
template <class T, class I> Left bestOfLine(const T *x, int64_t n, int64_t step, Key<T> flip, int64_t count, Item<Key<T>, I> *items) {
  Key<T> special = 0;
  auto keyAt = [&](int64_t i) { return static_cast<Key<T>>(keyOf<T>(x[i * step], special) ^ flip); };
  for (int64_t i = 0; i < count; ++i)
    items[i] = {keyAt(i), static_cast<I>(i)};
  insertionSort(items, count);
  Item<Key<T>, I> &last = items[count - 1];
  for (int64_t from = count; from < n; from += kBlock) {
    int64_t to = n - from < kBlock ? n : from + kBlock;
    Key<T> better = 0, worst = last.key;
    for (int64_t i = from; i < to; ++i)
      better |= keyAt(i) < worst;
    if (!better) continue;
    for (int64_t i = from; i < to; ++i) {
      Key<T> key = keyAt(i);
      if (key >= last.key) continue;
      int64_t at = count - 1;
      for (; at > 0 && key < items[at - 1].key; --at)
        items[at] = items[at - 1];
      items[at] = {key, static_cast<I>(i)};
    }
  }
  return {0, count};
}

/// The item of one rank, at its place in `items` (Hoare's quickselect); false, with the items in any order, where the pivots were bad.
template <class T> bool quickselect(T *items, int64_t n, int64_t rank) {
  auto less = [](const T &a, const T &b) { return (a.key < b.key) | ((a.key == b.key) & (a.place < b.place)); };
  auto middle = [&](const T &a, const T &b, const T &c) {
    return less(a, b) ? (less(b, c) ? b : less(a, c) ? c : a) : (less(a, c) ? a : less(b, c) ? c : b);
  };
  int64_t begin = 0, end = n;
  for (int rounds = 0; end - begin > kInsertion; ++rounds) {
    if (rounds == 40) return false; // some 20 are likely for the longest line
    int64_t third = (end - begin) / 3;
    T pivot = middle(items[begin + third / 2], items[begin + third + third / 2], items[end - 1 - third / 2]);
    int64_t at = begin; // where the next smaller one goes; a swap each time is faster than a branch that can't be told
    for (int64_t i = begin; i < end; ++i) {
      T item = items[i];
      items[i] = items[at];
      items[at] = item;
      at += less(item, pivot);
    }
    // The pivot is the smallest of those from `at` on.
    if (rank < at) {
      end = at;
      continue;
    }
    for (int64_t i = at; i < end; ++i)
      if (items[i].place == pivot.place) {
        T item = items[i];
        items[i] = items[at];
        items[at] = item;
        break;
      }
    if (rank == at) return true;
    begin = at + 1;
  }
  for (int64_t i = begin + 1; i < end; ++i) {
    T item = items[i];
    int64_t to = i;
    for (; to > begin && less(item, items[to - 1]); --to)
      items[to] = items[to - 1];
    items[to] = item;
  }
  return true;
}

/// Values and indices at `count` places of one line; `step` is the distance of its neighbours, `distance` that of those of the other three.
template <class T, class I>
void pickLine(const T *x, int64_t n, int64_t step, const int64_t *places, T *values, int64_t *indices, int64_t count, int64_t distance,
              bool descending, Item<Key<T>, I> *items, bool parallel) {
  Key<T> flip = descending ? static_cast<Key<T>>(~Key<T>(0)) : 0;
  auto placeOf = [&](int64_t i) {
    int64_t place = places[i * distance];
    return place < 0 ? 0 : place < n ? place : n - 1;
  };
  Ranks ranks = {n - 1, 0};
  for (int64_t i = 0; i < count; ++i) {
    int64_t place = placeOf(i);
    if (place < ranks.first) ranks.first = place;
    if (place > ranks.last) ranks.last = place;
  }
  Item<Key<T>, I> *sorted = items;
  Left left = {0, 0};
  bool isPicked = false;
  if (ranks.last < kBest && n <= kShort) {
    left = bestOfLine<T, I>(x, n, step, flip, ranks.last + 1, items);
    isPicked = true;
  } else if (n <= kShort && ranks.first == ranks.last) {
    left = narrowLine<T, I>(x, n, step, flip, ranks, items, false); // all of them
    isPicked = quickselect(items, n, ranks.first);
    if (!isPicked) left = narrowLine<T, I>(x, n, step, flip, ranks, items, false);
  } else {
    left = narrowLine<T, I>(x, n, step, flip, ranks, items, parallel);
    if (n > kShort) left = narrow(items, left, ranks, items + n);
  }
  if (!isPicked) sorted = sortItems(items, items + n, left.count, parallel);
  for (int64_t i = 0; i < count; ++i) {
    int64_t from = static_cast<int64_t>(sorted[placeOf(i) - left.below].place);
    values[i * distance] = x[from * step];
    indices[i * distance] = from;
  }
}

template <class T, class I>
void pickLines(const T *x, const int64_t *places, T *values, int64_t *indices, const Lines &lines, const Lines &picked, bool descending) {
  int64_t n = lines.length, count = lines.count(), inner = lines.inner;
  int64_t group = n * static_cast<int64_t>(sizeof(T)) * kTogether <= kTogetherBytes && inner > 1 ? kTogether : 1;
  auto work = [&](int64_t first, int64_t last, bool parallel) {
    auto *items = scratch<Item<Key<T>, I>>(2 * n);
    T *dense = group > 1 ? scratch<T>(group * n) : nullptr;
    bool copies = dense != nullptr;
    for (int64_t line = first, size = 1; line < last && items; line += size) {
      // Neighbours, as far as they go.
      size = group < last - line ? group : last - line;
      size = size < inner - line % inner ? size : inner - line % inner;
      const T *from = x + lines.begin(line);
      for (int64_t i = 0; copies && i < n; ++i)
        for (int64_t j = 0; j < size; ++j)
          dense[j * n + i] = from[i * inner + j];
      for (int64_t j = 0; j < size; ++j) {
        int64_t at = picked.begin(line + j);
        pickLine<T, I>(copies ? dense + j * n : from + j, n, copies ? 1 : inner, places + at, values + at, indices + at, picked.length,
                       inner, descending, items, parallel);
      }
    }
    if (dense) release(dense);
    release(items);
  };
  if (n >= kParallel && count < 2 * crout_rt_get_num_threads()) return work(0, count, true);
  int64_t grain = linesPerThread(n);
  parallelFor(count, grain < group ? group : grain, [&](int64_t first, int64_t last) { work(first, last, false); });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_order_statistic(const DLTensor *x, const DLTensor *places, DLTensor *values, DLTensor *indices, int64_t dim,
                              int64_t descending) {
  Lines lines(x, dim), picked(places, dim);
  DenseOperand from(x), at(places);
  if (countOf(x) == 0 || countOf(places) == 0 || !from || !at) return;
  bool known = forOrdered(x->dtype, [&]<class T>() {
    if (lines.length > int64_t(UINT32_MAX))
      pickLines<T, uint64_t>(from.as<T>(), at.as<int64_t>(), outputOf<T>(values), outputOf<int64_t>(indices), lines, picked,
                             descending != 0);
    else
      pickLines<T, uint32_t>(from.as<T>(), at.as<int64_t>(), outputOf<T>(values), outputOf<int64_t>(indices), lines, picked,
                             descending != 0);
  });
  if (!known) failDType("order_statistic");
}
