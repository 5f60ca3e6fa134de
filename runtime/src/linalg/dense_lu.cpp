// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// LU factorisation: recursive on one thread, blocked with a look-ahead panel on several.
#include "calls.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt::dense {
namespace {

/// Columns of the panels and of the pieces of the trailing matrix; from kBlockedFrom on, a matrix is factored in panels.
constexpr int64_t kPanel = 64, kBlockedFrom = 256;

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
  if (k <= 8)
    return factorColumns(m, n, a, lda, pivots);
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

/// On one thread. LAPACK sees finite numbers only: OpenBLAS's pivot search is not safe with NaN.
template <class T> Int factorSerial(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  if (lapack::available() && allFinite(Matrix<const T>{a, n, m, lda, 1}))
    return lapack::getrf(m, n, a, lda, pivots);
  return factorByHalves(m, n, a, lda, pivots);
}

template <class T> Int factorBlocked(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  int64_t k = m < n ? m : n;
  Int info = factorSerial(m, kPanel < k ? kPanel : k, a, lda, pivots);
  for (int64_t p = 0; p < k; p += kPanel) {
    int64_t width = k - p < kPanel ? k - p : kPanel, next = p + width, rest = n - next;
    if (rest <= 0)
      break;
    // Pieces of the trailing matrix; the first one is the next panel, which is factored as soon as it is up to date.
    int64_t nextWidth = next < k ? (k - next < kPanel ? k - next : kPanel) : 0;
    int64_t piece = kPanel, pieces = (rest - nextWidth + piece - 1) / piece + (nextWidth ? 1 : 0);
    Int nextInfo = 0;
    parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      for (int64_t i = begin; i < end; ++i) {
        bool isPanel = nextWidth && i == 0;
        int64_t first = isPanel ? next : next + nextWidth + (i - (nextWidth ? 1 : 0)) * piece;
        int64_t columns = isPanel ? nextWidth : n - first < piece ? n - first : piece;
        T *c = a + first * lda;
        swapRows(columns, c + p, lda, width, pivots + p, true);
        trsm('L', 'L', 'N', 'U', width, columns, a + p * lda + p, lda, c + p, lda);
        gemm<T>('N', 'N', m - next, columns, width, number<T>(-1), a + p * lda + next, lda, c + p, lda, number<T>(1), c + next, lda);
        if (isPanel)
          nextInfo = factorSerial(m - next, columns, c + next, lda, pivots + next);
      }
    });
    if (!info && nextInfo)
      info = nextInfo + static_cast<Int>(next);
  }
  // Pivots of a panel count from its first row up to here. Columns to its left take its swaps now.
  int64_t panels = (k + kPanel - 1) / kPanel;
  parallelFor(panels, 1, [&](int64_t begin, int64_t end) {
    for (int64_t q = begin; q < end; ++q)
      for (int64_t p = (q + 1) * kPanel; p < k; p += kPanel)
        swapRows(kPanel, a + q * kPanel * lda + p, lda, k - p < kPanel ? k - p : kPanel, pivots + p, true);
  });
  for (int64_t p = kPanel; p < k; ++p)
    pivots[p] += static_cast<Int>(p / kPanel * kPanel);
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
    if (p == i)
      continue;
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
  return k >= kBlockedFrom ? factorBlocked(m, n, a, lda, pivots) : factorSerial(m, n, a, lda, pivots);
}

template <class T> void inverseFromFactors(int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *out, int64_t ld) {
  // Rows of inv(A) = inv(U) inv(L) P^T are independent: x U = e, y L = x, and then columns change places.
  int64_t rows = n <= 512 ? 128 : n <= 1024 ? 256 : 256;
  parallelFor((n + rows - 1) / rows, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * rows, count = n - first < rows ? n - first : rows;
      T *x = out + first;
      for (int64_t j = 0; j < n; ++j)
        memset(static_cast<void *>(x + j * ld), 0, count * sizeof(T));
      for (int64_t r = 0; r < count; ++r)
        x[(first + r) * ld + r] = number<T>(1);
      trsm('R', 'U', 'N', 'N', count, n - first, lu + first * ldlu + first, ldlu, x + first * ld, ld);
      trsm('R', 'L', 'N', 'U', count, n, lu, ldlu, x, ld);
      swapColumns(count, x, ld, n, pivots, false);
    }
  });
}

template <class T> void solveFactored(char side, int64_t m, int64_t n, const T *lu, int64_t ldlu, const Int *pivots, T *b, int64_t ldb) {
  int64_t order = side == 'L' ? m : n, count = side == 'L' ? n : m, piece = order < kBlockedFrom ? count : 64;
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

#define CROUT_INSTANTIATE(T)                                                                                                                                   \
  template void swapRows<T>(int64_t, T *, int64_t, int64_t, const Int *, bool);                                                                                \
  template void swapColumns<T>(int64_t, T *, int64_t, int64_t, const Int *, bool);                                                                             \
  template Int getrf<T>(int64_t, int64_t, T *, int64_t, Int *);                                                                                                \
  template void inverseFromFactors<T>(int64_t, const T *, int64_t, const Int *, T *, int64_t);                                                                 \
  template void solveFactored<T>(char, int64_t, int64_t, const T *, int64_t, const Int *, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
