// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Triangular solution block by block: a block of unknowns takes the products of all before it in sums as long as the first cache allows,
// and is solved with its own triangle. Panels of B are what the micro-tile reads and writes, so that nothing of B is ever copied.
#include "operand.h"
#include "packed_triangle.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

/// Columns of a block: a multiple of every micro-tile's, and a triangle that stays in the first cache.
constexpr int64_t kBlock = 48;
/// Steps of a sum whose part of a panel stays there.
constexpr int64_t kSteps = 256;

int64_t blocksOf(int64_t n) { return (n + kBlock - 1) / kBlock; }
/// Numbers of the first `steps` blocks: a rectangle of all columns solved before, a triangle in a square, and its diagonal.
int64_t numbersOf(int64_t steps) { return kBlock * kBlock * (steps * (steps - 1) / 2) + (kBlock + 1) * kBlock * steps; }

} // namespace

template <class R> int64_t PackedTriangle<R>::numbersFor(int64_t n) { return numbersOf(blocksOf(n)); }
template <class R> int64_t PackedTriangle<R>::panelRows() { return CROUT_SIMD_CALL(microRows<R>()); }

template <class R> int64_t PackedTriangle<R>::columnOf(int64_t step) const { return (upper ? step : blocks - 1 - step) * kBlock; }
template <class R> int64_t PackedTriangle<R>::sizeOf(int64_t step) const {
  int64_t rest = n - columnOf(step);
  return rest < kBlock ? rest : kBlock;
}
template <class R> R *PackedTriangle<R>::packedAt(int64_t step) const { return packed + numbersOf(step); }

template <class R>
PackedTriangle<R>::PackedTriangle(char uplo, char trans, char diag, int64_t n, const R *a, int64_t lda, R *memory)
    : upper((uplo == 'U') == (trans == 'N')), n(n), blocks(blocksOf(n)), packed(memory) {
  parallelFor(blocks, grainFor(1.0 * n * kBlock), [&](int64_t begin, int64_t end) {
    for (int64_t step = begin; step < end; ++step)
      pack(step, trans, diag == 'U', a, lda);
  });
}

template <class R> void PackedTriangle<R>::pack(int64_t step, char trans, bool unit, const R *a, int64_t lda) const {
  int64_t rowStride = trans == 'N' ? 1 : lda, colStride = trans == 'N' ? lda : 1;
  int64_t first = columnOf(step), columns = sizeOf(step), begin = upper ? 0 : first + columns, depth = (upper ? first : n) - begin;
  packColumns(trans, depth, columns, a + begin * rowStride + first * colStride, lda, packedAt(step));
  // Of a lower triangle the last unknown comes first.
  R *triangle = packedAt(step + 1) - (kBlock + 1) * kBlock, *diagonal = triangle + kBlock * kBlock;
  auto at = [&](int64_t i) { return first + (upper ? i : columns - 1 - i); };
  for (int64_t i = 0; i < columns; ++i) {
    diagonal[i] = unit ? R(1) : a[at(i) * (rowStride + colStride)];
    for (int64_t j = 0; j < i; ++j)
      triangle[i * columns + j] = a[at(j) * rowStride + at(i) * colStride];
  }
}

template <class R> void PackedTriangle<R>::solveRight(int64_t panels, R *b, int64_t first) const {
  int64_t rows = panelRows(), micro = CROUT_SIMD_CALL(microCols<R>());
  int64_t firstBlock = first / kBlock, from = upper ? firstBlock : 0, to = upper ? blocks : blocks - firstBlock;
  for (int64_t step = from; step < to; ++step) {
    int64_t column = columnOf(step), columns = sizeOf(step);
    int64_t begin = upper ? 0 : column + columns, end = upper ? column : n, depth = end - begin, skipped = upper ? firstBlock * kBlock : 0;
    const R *block = packedAt(step), *triangle = packedAt(step + 1) - (kBlock + 1) * kBlock;
    for (int64_t p0 = skipped; p0 < depth; p0 += kSteps) {
      int64_t steps = depth - p0 < kSteps ? depth - p0 : kSteps;
      for (int64_t i = 0; i < panels; ++i) {
        R *panel = b + i * n * rows;
        for (int64_t j = 0; j < columns; j += micro)
          CROUT_SIMD_CALL(microTile<R>(steps, R(-1), panel + (begin + p0) * rows, block + j * depth + p0 * micro,
                                       panel + (column + j) * rows, rows, rows, columns - j < micro ? columns - j : micro));
      }
    }
    for (int64_t i = 0; i < panels; ++i) {
      R *x = b + (i * n + column + (upper ? 0 : columns - 1)) * rows;
      CROUT_SIMD_CALL(solveAlongLanes<R>(columns, triangle, triangle + kBlock * kBlock, x, upper ? rows : -rows, rows));
    }
  }
}

namespace {

/// Rows of an inverse that a thread makes at a time, a multiple of every panel's.
constexpr int64_t kInverseRows = 96;
constexpr const char *kInverseOp = "linalg.inv";

} // namespace

template <class R>
void inverseOfTriangles(int64_t n, const PackedTriangle<R> &upper, const PackedTriangle<R> &lower, bool symmetric, const int64_t *place,
                        R *out, int64_t ld) {
  int64_t panel = PackedTriangle<R>::panelRows(), rows = kInverseRows;
  parallelFor((n + rows - 1) / rows, 1, [&](int64_t begin, int64_t end) {
    Workspace scratch(Workspace::bytesFor<R>(rows * n), kInverseOp);
    if (!scratch) return;
    R *x = scratch.take<R>(rows * n);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * rows, count = n - first < rows ? n - first : rows, panels = (count + panel - 1) / panel;
      memset(x, 0, panels * panel * n * sizeof(R));
      for (int64_t r = 0; r < count; ++r)
        x[(r / panel * n + first + r) * panel + r % panel] = 1;
      upper.solveRight(panels, x, first);
      lower.solveRight(panels, x, symmetric ? first : 0);
      for (int64_t j = symmetric ? first : 0; j < n; ++j)
        for (int64_t r = 0; r < count; r += panel) {
          R *column = out + (place ? place[j] : j) * ld;
          memcpy(column + first + r, x + (r / panel * n + j) * panel, (count - r < panel ? count - r : panel) * sizeof(R));
        }
    }
  });
}

template <class R> void inverseFromUpper(int64_t n, const R *factor, int64_t ldf, R *out, int64_t ld) {
  int64_t numbers = PackedTriangle<R>::numbersFor(n);
  Workspace memory(2 * Workspace::bytesFor<R>(numbers), kInverseOp);
  if (!memory) return;
  PackedTriangle<R> upper('U', 'N', 'N', n, factor, ldf, memory.take<R>(numbers)),
      lower('U', 'T', 'N', n, factor, ldf, memory.take<R>(numbers));
  inverseOfTriangles<R>(n, upper, lower, true, nullptr, out, ld);
}

#define CROUT_INSTANTIATE(R)                                                                                                               \
  template class PackedTriangle<R>;                                                                                                        \
  template void inverseOfTriangles<R>(int64_t, const PackedTriangle<R> &, const PackedTriangle<R> &, bool, const int64_t *, R *, int64_t); \
  template void inverseFromUpper<R>(int64_t, const R *, int64_t, R *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
