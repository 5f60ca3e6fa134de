// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Strided copies: dimensions are sorted and merged first, so that most copies become one memcpy or a two-dimensional
// kernel; what is left of the outer dimensions is counted through.
#include "crout/runtime/copy.h"
#include "crout/runtime/parallel.h"
#include <string.h>

// An artefact without threads embeds no parallel loops: a weak reference does not fetch them from the archive.
#pragma weak crout_rt_parallel_for

namespace crout::rt {
namespace {

constexpr int64_t kParallelBytes = int64_t(1) << 20; // below, one core is as fast as all
constexpr int64_t kGrainBytes = int64_t(1) << 18;
constexpr int64_t kTile = 16; // elements a side in transposing copies: a line of four-byte elements

struct Dimension {
  int64_t size, to, from; // strides in bytes
};

struct Geometry {
  Dimension dims[kMaxRank];
  int32_t rank = 0;
  int64_t offsetTo = 0, offsetFrom = 0; // of the first element, negative strides turned round
  bool empty = false;
};

int64_t magnitude(int64_t value) { return value < 0 ? -value : value; }

/// Drops dimensions of size 1, walks all in ascending addresses of `to`, sorts the outermost first and merges neighbours.
void simplify(Geometry &g, const int64_t *sizes, const int64_t *toStrides, const int64_t *fromStrides, int32_t rank, int64_t bytes) {
  int64_t rowMajor = bytes;
  Dimension dims[kMaxRank];
  int32_t count = 0;
  for (int32_t i = rank - 1; i >= 0; --i) {
    Dimension dim{sizes[i], toStrides ? toStrides[i] * bytes : rowMajor, fromStrides ? fromStrides[i] * bytes : rowMajor};
    rowMajor *= sizes[i];
    if (dim.size == 0) g.empty = true;
    if (dim.size <= 1) continue;
    if (dim.to < 0) {
      g.offsetTo += dim.to * (dim.size - 1);
      g.offsetFrom += dim.from * (dim.size - 1);
      dim.to = -dim.to;
      dim.from = -dim.from;
    }
    int32_t at = count++; // insertion: smallest stride first
    for (; at > 0 && dims[at - 1].to > dim.to; --at)
      dims[at] = dims[at - 1];
    dims[at] = dim;
  }
  if (g.empty) return;
  Dimension merged[kMaxRank];
  int32_t last = -1;
  for (int32_t i = 0; i < count; ++i) {
    if (last >= 0 && dims[i].to == merged[last].to * merged[last].size && dims[i].from == merged[last].from * merged[last].size)
      merged[last].size *= dims[i].size;
    else
      merged[++last] = dims[i];
  }
  g.rank = last + 1;
  for (int32_t i = 0; i < g.rank; ++i)
    g.dims[i] = merged[last - i];
}

template <typename T> void copyRow(char *to, int64_t toStride, const char *from, int64_t fromStride, int64_t n) {
  if (fromStride == 0) { // a fill, or a broadcast
    T element;
    memcpy(&element, from, sizeof(T));
    if (toStride == static_cast<int64_t>(sizeof(T)))
      for (int64_t i = 0; i < n; ++i)
        memcpy(to + i * static_cast<int64_t>(sizeof(T)), &element, sizeof(T));
    else
      for (int64_t i = 0; i < n; ++i)
        memcpy(to + i * toStride, &element, sizeof(T));
    return;
  }
  for (int64_t i = 0; i < n; ++i) {
    T element; // through memcpy: addresses may be unaligned
    memcpy(&element, from + i * fromStride, sizeof(T));
    memcpy(to + i * toStride, &element, sizeof(T));
  }
}

/// One tile: `m` rows dense in `from`, `n` columns dense in `to`, turned in a buffer. Each cache line is so read or written whole and once,
/// also where strides of a power of two map all lines of a tile to one set of the cache.
template <typename T, int64_t kSide>
void copyTile(char *to, const char *from, const Dimension &rows, const Dimension &columns, int64_t m, int64_t n) {
  T tile[kSide][kSide];
  if (m == kSide && n == kSide && rows.from == sizeof(T) && columns.to == sizeof(T)) { // all that varies is where
    auto ahead = [](const char *at, int64_t bytes) {
      return reinterpret_cast<const void *>(reinterpret_cast<uintptr_t>(at) + static_cast<uintptr_t>(bytes));
    };
    for (int64_t j = 0; j < kSide; ++j) {
      __builtin_prefetch(ahead(from, (j + 2 * kSide) * columns.from)); // of the tile after the next: strides are too long for the hardware
      T line[kSide];
      memcpy(line, from + j * columns.from, sizeof line);
      for (int64_t i = 0; i < kSide; ++i)
        tile[i][j] = line[i];
    }
    for (int64_t i = 0; i < kSide; ++i) {
      __builtin_prefetch(ahead(to, i * rows.to + 2 * kSide * columns.to), 1);
      memcpy(to + i * rows.to, tile[i], sizeof tile[i]);
    }
    return;
  }
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i)
      memcpy(&tile[i][j], from + j * columns.from + i * rows.from, sizeof(T));
  for (int64_t i = 0; i < m; ++i)
    for (int64_t j = 0; j < n; ++j)
      memcpy(to + i * rows.to + j * columns.to, &tile[i][j], sizeof(T));
}

/// Copies that are dense along the rows of one side and along the columns of the other.
template <typename T> void copyTiled(char *to, const char *from, const Dimension &rows, const Dimension &columns) {
  constexpr int64_t kSide = sizeof(T) <= 4 ? kTile : kTile / 2;
  for (int64_t i = 0; i < rows.size; i += kSide)
    for (int64_t j = 0; j < columns.size; j += kSide) {
      int64_t m = rows.size - i < kSide ? rows.size - i : kSide, n = columns.size - j < kSide ? columns.size - j : kSide;
      copyTile<T, kSide>(to + i * rows.to + j * columns.to, from + i * rows.from + j * columns.from, rows, columns, m, n);
    }
}

struct Element16 {
  uint64_t words[2];
};

template <typename Visit> void withElement(int64_t bytes, Visit visit) {
  switch (bytes) {
  case 1:
    return visit(uint8_t{});
  case 2:
    return visit(uint16_t{});
  case 4:
    return visit(uint32_t{});
  case 8:
    return visit(uint64_t{});
  default:
    return visit(Element16{});
  }
}

/// The innermost one or two dimensions.
void copyInner(char *to, const char *from, const Dimension *dims, int32_t rank, int64_t bytes) {
  if (rank == 0) {
    memcpy(to, from, bytes);
    return;
  }
  const Dimension &inner = dims[rank - 1];
  if (inner.to == bytes && inner.from == bytes) {
    int64_t rowBytes = inner.size * bytes;
    if (rank == 1) {
      memcpy(to, from, rowBytes);
      return;
    }
    for (int64_t i = 0; i < dims[0].size; ++i)
      memcpy(to + i * dims[0].to, from + i * dims[0].from, rowBytes);
    return;
  }
  withElement(bytes, [&](auto element) {
    using T = decltype(element);
    if (rank == 1)
      copyRow<T>(to, inner.to, from, inner.from, inner.size);
    else if (magnitude(dims[0].from) < magnitude(inner.from))
      copyTiled<T>(to, from, dims[0], inner);
    else
      for (int64_t i = 0; i < dims[0].size; ++i)
        copyRow<T>(to + i * dims[0].to, inner.to, from + i * dims[0].from, inner.from, inner.size);
  });
}

/// Counts through the outer dimensions and copies the inner two at each position.
void copyAll(char *to, const char *from, const Dimension *dims, int32_t rank, int64_t bytes) {
  int32_t inner = rank < 2 ? rank : 2, outer = rank - inner;
  int64_t index[kMaxRank];
  for (int32_t d = 0; d < outer; ++d)
    index[d] = 0;
  while (true) {
    copyInner(to, from, dims + outer, inner, bytes);
    int32_t d = outer - 1;
    for (; d >= 0; --d) {
      to += dims[d].to;
      from += dims[d].from;
      if (++index[d] < dims[d].size) break;
      to -= dims[d].to * dims[d].size;
      from -= dims[d].from * dims[d].size;
      index[d] = 0;
    }
    if (d < 0) return;
  }
}

void copyGeometry(char *to, const char *from, Geometry &g, int64_t bytes) {
  int64_t total = bytes;
  for (int32_t i = 0; i < g.rank; ++i)
    total *= g.dims[i].size;
  if (total < kParallelBytes || g.rank == 0 || !crout_rt_parallel_for) {
    copyAll(to, from, g.dims, g.rank, bytes);
    return;
  }
  // Along the outermost dimension that has something to divide.
  int32_t split = 0;
  for (int32_t i = 1; i < g.rank && g.dims[split].size < 16; ++i)
    if (g.dims[i].size > g.dims[split].size) split = i;
  const Dimension whole = g.dims[split];
  int64_t bytesPerStep = total / whole.size;
  int64_t grain = bytesPerStep >= kGrainBytes ? 1 : (kGrainBytes / bytesPerStep + kTile - 1) / kTile * kTile;
  parallelFor(whole.size, grain, [&](int64_t begin, int64_t end) {
    Dimension dims[kMaxRank];
    memcpy(dims, g.dims, sizeof(Dimension) * g.rank);
    dims[split].size = end - begin;
    copyAll(to + begin * whole.to, from + begin * whole.from, dims, g.rank, bytes);
  });
}

} // namespace

void copyStrided(char *to, const int64_t *toStrides, const char *from, const int64_t *fromStrides, const int64_t *sizes, int32_t rank,
                 int64_t elementBytes) {
  if (isContiguous(sizes, toStrides, rank) && isContiguous(sizes, fromStrides, rank)) { // mostly so, and often small
    int64_t bytes = elementBytes;
    for (int32_t i = 0; i < rank; ++i)
      bytes *= sizes[i];
    if (bytes == 0) return;
    if (bytes < kParallelBytes) {
      memcpy(to, from, static_cast<size_t>(bytes));
      return;
    }
  }
  Geometry g;
  simplify(g, sizes, toStrides, fromStrides, rank, elementBytes);
  if (!g.empty) copyGeometry(to + g.offsetTo, from + g.offsetFrom, g, elementBytes);
}

void fillStrided(char *to, const int64_t *strides, const int64_t *sizes, int32_t rank, const void *value, int64_t elementBytes) {
  Geometry g;
  int64_t still[kMaxRank] = {};
  simplify(g, sizes, strides, still, rank, elementBytes);
  // Merging looks at both sides, and a standing source never merges: look again with the target alone.
  for (int32_t i = g.rank - 1; i > 0 && !g.empty; --i)
    if (g.dims[i - 1].to == g.dims[i].to * g.dims[i].size) {
      g.dims[i - 1] = {g.dims[i - 1].size * g.dims[i].size, g.dims[i].to, 0};
      for (int32_t j = i; j + 1 < g.rank; ++j)
        g.dims[j] = g.dims[j + 1];
      --g.rank;
    }
  if (!g.empty) copyGeometry(to + g.offsetTo, static_cast<const char *>(value), g, elementBytes);
}

void copyTensor(const DLTensor &to, const DLTensor &from) {
  copyStrided(dataOf(to), to.strides, dataOf(from), from.strides, to.shape, to.ndim, elementSize(to.dtype));
}

void fillTensor(const DLTensor &to, const void *value) {
  fillStrided(dataOf(to), to.strides, to.shape, to.ndim, value, elementSize(to.dtype));
}

} // namespace crout::rt
