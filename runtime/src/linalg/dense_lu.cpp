// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// LU factorisation: one panel for small matrices, blocked with a look-ahead panel and threads for large ones.
#include "calls.h"
#include "dense.h"
#include "operand.h"
#include "packed_triangle.h"
#include "simd.h"
#include "tiled_triangle.h"
#include "tiles.h"

namespace crout::rt::dense {
namespace {

/// From this order on, a matrix is factored in panels; with narrow vectors one thread takes longer for a whole one.
int64_t blockedFrom() { return CROUT_SIMD_CALL(microRows<float>()) >= 32 ? 384 : 192; }
/// The most columns of a panel.
constexpr int64_t kWidestPanel = 384;
/// Columns of the pieces of the trailing matrix: the packed panel passes by once for each, and tiles need less time between.
template <class T> int64_t pieceWidth() { return tiles::availableFor<T>() ? 64 : 48; }
/// From this order on, right-hand sides are dealt out to threads.
constexpr int64_t kThreadedFrom = 256;
/// Orders whose factors are packed for the tiles as a whole, which takes three times the matrix's memory.
constexpr int64_t kTiledFrom = 512, kTiledTo = 8192;
constexpr const char *kInverseOp = "linalg.inv";

/// Columns of the panel at p of k: wide where much is left, since each panel reads all of that once, and narrow where the next panel would
/// take longer than the products beside it, and for the first one, beside which there are none. Tiles make products short.
template <class T> int64_t panelWidth(int64_t k, int64_t p) {
  constexpr int64_t narrowest = 48;
  int64_t rest = k - p, width = rest / (p == 0 ? 14 : 7) / kPanelPadding * kPanelPadding;
  int64_t widest = tiles::availableFor<T>() ? 128 : kWidestPanel;
  width = width < narrowest ? narrowest : width > widest ? widest : width;
  return width < rest ? width : rest;
}

template <class T> Int factorColumns(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  Int info = 0;
  for (int64_t j = 0; j < n && j < m; ++j) {
    T *column = a + j * lda;
    int64_t best = j;
    RealOf<T> size = pivotSize(column[j]);
    for (int64_t i = j + 1; i < m; ++i)
      if (RealOf<T> s = pivotSize(column[i]); s > size) {
        size = s;
        best = i;
      }
    pivots[j] = static_cast<Int>(best + 1);
    if (size == 0) {
      info = info ? info : static_cast<Int>(j + 1);
      continue;
    }
    if (best != j)
      for (int64_t c = 0; c < n; ++c) {
        T t = a[c * lda + j];
        a[c * lda + j] = a[c * lda + best];
        a[c * lda + best] = t;
      }
    T pivot = column[j];
    if (size >= 4 * Limits<RealOf<T>>::smallest) {
      T reciprocal = number<T>(1) / pivot;
      for (int64_t i = j + 1; i < m; ++i)
        column[i] = column[i] * reciprocal;
    } else {
      for (int64_t i = j + 1; i < m; ++i)
        column[i] = column[i] / pivot;
    }
    for (int64_t c = j + 1; c < n; ++c) {
      T *other = a + c * lda, f = other[j];
      for (int64_t i = j + 1; i < m; ++i)
        other[i] -= column[i] * f;
    }
  }
  return info;
}

template <class T> Int factorByHalves(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  int64_t k = m < n ? m : n;
  if (k <= 8) return factorColumns(m, n, a, lda, pivots);
  int64_t n1 = k / 2, n2 = n - n1;
  T *right = a + n1 * lda;
  Int info = factorByHalves(m, n1, a, lda, pivots);
  swapRows(n2, right, lda, n1, pivots, true);
  trsm('L', 'L', 'N', 'U', n1, n2, a, lda, right, lda);
  gemm<T>('N', 'N', m - n1, n2, n1, number<T>(-1), a + n1, lda, right, lda, number<T>(1), right + n1, lda);
  Int infoRight = factorByHalves(m - n1, n2, right + n1, lda, pivots + n1);
  swapRows(n1, a + n1, lda, k - n1, pivots + n1, true);
  for (int64_t i = n1; i < k; ++i)
    pivots[i] += static_cast<Int>(n1);
  return info ? info : infoRight ? infoRight + static_cast<Int>(n1) : 0;
}

/// A factored panel: the matrix's own memory, or a padded copy with its rows below the triangle packed for products.
template <class T> struct Panel {
  const T *data;
  int64_t ld;
  const T *packed;
};

/// Numbers of a real panel (m, n) and its packed rows.
template <class T> int64_t roomOfPanel(int64_t m, int64_t n) {
  if constexpr (isComplex<T>)
    return 0;
  else
    return paddedRows(m) * n + packedNumbers<T>(m, n);
}

/// Factors (m, n), m >= n, on this thread. Real panels are factored in `room`, of roomOfPanel(m, n), and copied back; complex ones where
/// they are. LAPACK sees finite numbers only: OpenBLAS's pivot search is not safe with NaN.
template <class T> Panel<T> factorPanel(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots, Int &info, T *room) {
  if constexpr (isComplex<T>) {
    bool finite = lapack::available() && allFinite(Matrix<const T>{a, n, m, lda, 1});
    info = finite ? lapack::getrf(m, n, a, lda, pivots) : factorByHalves(m, n, a, lda, pivots);
    return {a, lda, nullptr};
  } else {
    int64_t ld = paddedRows(m);
    for (int64_t j = 0; j < n; ++j) {
      memcpy(room + j * ld, a + j * lda, m * sizeof(T));
      memset(room + j * ld + m, 0, (ld - m) * sizeof(T));
    }
    info = CROUT_SIMD_CALL(factorPanel<T>(m, n, room, ld, pivots));
    for (int64_t j = 0; j < n; ++j)
      memcpy(a + j * lda, room + j * ld, m * sizeof(T));
    T *packed = room + ld * n;
    if (m > n) packRows<T>(m - n, n, room + n, ld, packed);
    return {room, ld, packed};
  }
}

/// What (m, n) columns C to the right of a panel of `width` columns become: their first rows those of U, the others what is left to factor.
template <class T> void updateRight(int64_t m, int64_t n, int64_t width, Panel<T> panel, const Int *pivots, T *c, int64_t lda) {
  swapRows(n, c, lda, width, pivots, true);
  if constexpr (!isComplex<T>)
    if (width % kPanelPadding == 0) {
      CROUT_SIMD_CALL(solveUnitLower<T>(width, n, panel.data, panel.ld, c, lda));
      subtractPacked<T>('N', m - width, n, width, panel.packed, c, lda, c + width, lda);
      return;
    }
  trsm('L', 'L', 'N', 'U', width, n, panel.data, panel.ld, c, lda);
  if (m > width) gemm<T>('N', 'N', m - width, n, width, number<T>(-1), panel.data + width, panel.ld, c, lda, number<T>(1), c + width, lda);
}

template <class T> Int factorBlocked(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  int64_t k = m < n ? m : n, piece = pieceWidth<T>(), widest = 0;
  for (int64_t p = 0, width; p < k; p += width) {
    width = panelWidth<T>(k, p);
    widest = width > widest ? width : widest;
  }
  // The panel in use and the next one.
  int64_t numbers = roomOfPanel<T>(m, widest);
  Workspace memory(2 * Workspace::bytesFor<T>(numbers), "linalg.lu_factor");
  if (!memory) return 0;
  T *room = memory.take<T>(numbers), *nextRoom = memory.take<T>(numbers);
  Int info = 0;
  Panel<T> panel = factorPanel(m, panelWidth<T>(k, 0), a, lda, pivots, info, room);
  for (int64_t p = 0, width; p < k; p += width) {
    width = panelWidth<T>(k, p);
    int64_t next = p + width, rest = n - next;
    if (rest <= 0) break;
    // Pieces of the trailing matrix; the first one is the next panel, which is factored as soon as it is up to date.
    int64_t nextWidth = panelWidth<T>(k, next);
    int64_t pieces = (rest - nextWidth + piece - 1) / piece + (nextWidth ? 1 : 0);
    Int nextInfo = 0;
    Panel<T> nextPanel{};
    parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      for (int64_t i = begin; i < end; ++i) {
        bool isPanel = nextWidth && i == 0;
        int64_t first = isPanel ? next : next + nextWidth + (i - (nextWidth ? 1 : 0)) * piece;
        int64_t columns = isPanel ? nextWidth : n - first < piece ? n - first : piece;
        T *c = a + first * lda;
        updateRight(m - p, columns, width, panel, pivots + p, c + p, lda);
        if (isPanel) nextPanel = factorPanel(m - next, columns, c + next, lda, pivots + next, nextInfo, nextRoom);
      }
    });
    if (!info && nextInfo) info = nextInfo + static_cast<Int>(next);
    panel = nextPanel;
    T *used = room;
    room = nextRoom;
    nextRoom = used;
  }
  // Columns left of a panel take its swaps now, and pivots that count from its first row up to here become the matrix's.
  constexpr int64_t kColumns = 128;
  parallelFor((k + kColumns - 1) / kColumns, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i)
      for (int64_t p = 0, width; p < k; p += width) {
        width = panelWidth<T>(k, p);
        int64_t first = i * kColumns, columns = p - first < kColumns ? p - first : kColumns;
        swapRows(columns, a + first * lda + p, lda, width, pivots + p, true); // none where the panel is not to their right
      }
  });
  for (int64_t p = 0, width; p < k; p += width) {
    width = panelWidth<T>(k, p);
    for (int64_t i = p; i < p + width; ++i)
      pivots[i] += static_cast<Int>(p);
  }
  return info;
}

} // namespace

template <class T> void swapRows(int64_t n, T *a, int64_t lda, int64_t k, const Int *pivots, bool forward) {
  for (int64_t j = 0; j < n; ++j) {
    T *column = a + j * lda;
    for (int64_t s = 0; s < k; ++s) {
      int64_t i = forward ? s : k - 1 - s, p = pivots[i] - 1;
      T t = column[i];
      column[i] = column[p];
      column[p] = t;
    }
  }
}

template <class T> void swapColumns(int64_t m, T *a, int64_t lda, int64_t k, const Int *pivots, bool forward) {
  for (int64_t s = 0; s < k; ++s) {
    int64_t i = forward ? s : k - 1 - s, p = pivots[i] - 1;
    if (p == i) continue;
    T *x = a + i * lda, *y = a + p * lda;
    for (int64_t j = 0; j < m; ++j) {
      T t = x[j];
      x[j] = y[j];
      y[j] = t;
    }
  }
}

template <class T> Int getrf(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  int64_t k = m < n ? m : n;
  if (k == 0) return 0;
  if (k >= blockedFrom()) return factorBlocked(m, n, a, lda, pivots);
  int64_t numbers = roomOfPanel<T>(m, k);
  Workspace memory(Workspace::bytesFor<T>(numbers), "linalg.lu_factor");
  if (!memory) return 0;
  Int info = 0;
  Panel<T> panel = factorPanel(m, k, a, lda, pivots, info, memory.take<T>(numbers));
  if (n > k) updateRight(m, n - k, k, panel, pivots, a + k * lda, lda);
  return info;
}

namespace {

/// Rows [first, first + count) of the identity.
template <class T> void unitRows(int64_t n, int64_t first, int64_t count, T *x, int64_t ld) {
  for (int64_t j = 0; j < n; ++j)
    memset(static_cast<void *>(x + j * ld), 0, count * sizeof(T));
  for (int64_t r = 0; r < count; ++r)
    x[(first + r) * ld + r] = number<T>(1);
}

/// Rows of inv(A) = inv(U) inv(L) P^T are independent: x U = e, y L = x, and then columns change places. Of those before that, what
/// column j becomes:
void placesOfColumns(int64_t n, const Int *pivots, int64_t *place) {
  for (int64_t j = 0; j < n; ++j)
    place[j] = j;
  for (int64_t j = 0; j < n; ++j) {
    int64_t t = place[j];
    place[j] = place[pivots[j] - 1];
    place[pivots[j] - 1] = t;
  }
}

/// `rows` of them at a time are solved by solve(first, count, x, scratch) in memory of their own, where their columns lie side by side, and
/// then each column goes to its place.
template <class T, class F>
void inverseByRows(int64_t n, int64_t rows, const Int *pivots, T *out, int64_t ld, size_t scratchBytes, F &&solve) {
  Workspace memory(Workspace::bytesFor<int64_t>(n), kInverseOp);
  if (!memory) return;
  int64_t *place = memory.take<int64_t>(n);
  placesOfColumns(n, pivots, place);
  parallelFor((n + rows - 1) / rows, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    Workspace scratch(scratchBytes + Workspace::bytesFor<T>(rows * n), kInverseOp);
    if (!scratch) return;
    T *x = scratch.take<T>(rows * n);
    char *more = scratch.take<char>(static_cast<int64_t>(scratchBytes));
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * rows, count = n - first < rows ? n - first : rows;
      unitRows(n, first, count, x, rows);
      solve(first, count, x, more);
      for (int64_t j = 0; j < n; ++j)
        memcpy(static_cast<void *>(out + place[j] * ld + first), x + j * rows, count * sizeof(T));
    }
  });
}

void inverseOnTiles(int64_t n, const float *lu, int64_t ldlu, const Int *pivots, float *out, int64_t ld) {
  int64_t rows = n < 1536 ? 192 : 256;
  size_t triangle = TiledTriangle::bytesFor(n);
  Workspace memory(2 * triangle, kInverseOp);
  if (!memory) return;
  char *packed = memory.take<char>(static_cast<int64_t>(2 * triangle));
  TiledTriangle upper('U', 'N', 'N', n, lu, ldlu, packed), lower('L', 'N', 'U', n, lu, ldlu, packed + triangle);
  inverseByRows(n, rows, pivots, out, ld, TiledTriangle::scratchFor(rows, n), [&](int64_t first, int64_t count, float *x, char *slabs) {
    upper.solveRight(count, x, rows, first, slabs);
    lower.solveRight(count, x, rows, n - 1, slabs);
  });
}

template <class R> void inverseInPanels(int64_t n, const R *lu, int64_t ldlu, const Int *pivots, R *out, int64_t ld) {
  int64_t numbers = PackedTriangle<R>::numbersFor(n);
  Workspace memory(2 * Workspace::bytesFor<R>(numbers) + Workspace::bytesFor<int64_t>(n), kInverseOp);
  if (!memory) return;
  R *upperNumbers = memory.take<R>(numbers), *lowerNumbers = memory.take<R>(numbers);
  int64_t *place = memory.take<int64_t>(n);
  placesOfColumns(n, pivots, place);
  PackedTriangle<R> upper('U', 'N', 'N', n, lu, ldlu, upperNumbers), lower('L', 'N', 'U', n, lu, ldlu, lowerNumbers);
  inverseOfTriangles(n, upper, lower, false, place, out, ld);
}

} // namespace

template <class T> void inverseFromFactors(int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *out, int64_t ld) {
  if constexpr (std::is_same_v<T, float>)
    if (n >= kTiledFrom && n <= kTiledTo && tiles::available()) {
      inverseOnTiles(n, lu, ldlu, pivots, out, ld);
      return;
    }
  if constexpr (!isComplex<T>) {
    inverseInPanels(n, lu, ldlu, pivots, out, ld);
  } else {
    int64_t rows = n <= 1024 ? 128 : 256;
    inverseByRows(n, rows, pivots, out, ld, 0, [&](int64_t first, int64_t count, T *x, char *) {
      trsm('R', 'U', 'N', 'N', count, n - first, lu + first * ldlu + first, ldlu, x + first * rows, rows);
      trsm('R', 'L', 'N', 'U', count, n, lu, ldlu, x, rows);
    });
  }
}

template <class T> void solveFactored(char side, int64_t m, int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *b, int64_t ldb) {
  int64_t order = side == 'L' ? m : n, count = side == 'L' ? n : m, piece = order < kThreadedFrom ? count : 64;
  parallelFor((count + piece - 1) / piece, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * piece, k = count - first < piece ? count - first : piece;
      if (side == 'L') {
        T *x = b + first * ldb;
        swapRows(k, x, ldb, m, pivots, true);
        trsm('L', 'L', 'N', 'U', m, k, lu, ldlu, x, ldb);
        trsm('L', 'U', 'N', 'N', m, k, lu, ldlu, x, ldb);
      } else {
        T *x = b + first;
        trsm('R', 'U', 'N', 'N', k, n, lu, ldlu, x, ldb);
        trsm('R', 'L', 'N', 'U', k, n, lu, ldlu, x, ldb);
        swapColumns(k, x, ldb, n, pivots, false);
      }
    }
  });
}

#define CROUT_INSTANTIATE(T)                                                                                                               \
  template void swapRows<T>(int64_t, T *, int64_t, int64_t, const Int *, bool);                                                            \
  template void swapColumns<T>(int64_t, T *, int64_t, int64_t, const Int *, bool);                                                         \
  template Int getrf<T>(int64_t, int64_t, T *, int64_t, Int *);                                                                            \
  template void inverseFromFactors<T>(int64_t, const T *, int64_t, const Int *, T *, int64_t);                                             \
  template void solveFactored<T>(char, int64_t, int64_t, const T *, int64_t, const Int *, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
