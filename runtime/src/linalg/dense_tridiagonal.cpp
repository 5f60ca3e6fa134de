// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of a real symmetric matrix through its tridiagonal form: blocked Householder reduction (Dongarra, Hammarling
// and Sorensen 1989), divide and conquer, and the reflectors applied to what that found.
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

constexpr const char *kOp = "linalg.eigh";

int64_t roundUp(int64_t x, int64_t to) { return (x + to - 1) / to * to; }
int64_t roundDown(int64_t x, int64_t to) { return x / to * to; }

/// Columns that are reduced before the rest of the matrix is brought up to date.
int64_t panelWidth(int64_t n) { return n < 768 ? 16 : 32; }

/// Runs of columns of the lower triangle that begins at row `first`, of about one size: run i ends before column ends[i].
template <class R> int64_t cutTriangle(int64_t n, int64_t first, int64_t *ends) {
  constexpr int64_t kMost = 16, kBytes = int64_t(1) << 17;
  int64_t m = n - first, runs = m * m / 2 * static_cast<int64_t>(sizeof(R)) / kBytes, begin = roundDown(first, kPanelPadding), count = 0;
  runs = runs < 1 ? 1 : runs > kMost ? kMost : runs;
  for (int64_t i = 1; i <= runs; ++i) {
    // The triangle of the last x columns is (x / m)^2 of the whole.
    int64_t left =
        i == runs ? 0 : static_cast<int64_t>(static_cast<double>(m) * squareRoot(1 - static_cast<double>(i) / static_cast<double>(runs)));
    int64_t end = i == runs ? n : roundDown(n - left, kPanelPadding);
    if (end <= begin) continue;
    ends[count++] = begin = end;
  }
  return count;
}

/// A := Q^T A Q with diagonal d and off-diagonal e, of a padded lower triangle whose padding is zero. Reflector j, with its leading one, is
/// left in column j from row j + 1 on.
template <class R> bool reduce(int64_t n, R *a, int64_t lda, R *d, R *e, R *tau) {
  constexpr int64_t kRuns = 16, kPiece = 128;
  int64_t nb = panelWidth(n);
  // Of each column of a panel the reflector v and its w in turn, A -= v w^T + w v^T, and once more with every pair swapped.
  Workspace memory(Workspace::bytesFor<R>(lda * 2 * nb) * 2 + Workspace::bytesFor<R>(lda * kRuns) + Workspace::bytesFor<R>(2 * nb) * 2,
                   kOp);
  if (!memory) return false;
  R *pairs = memory.take<R>(lda * 2 * nb), *swapped = memory.take<R>(lda * 2 * nb), *parts = memory.take<R>(lda * kRuns);
  R *dots = memory.take<R>(2 * nb), *factors = memory.take<R>(2 * nb), minusOnes[kRuns];
  for (R &x : minusOnes)
    x = -1;
  for (int64_t p = 0; p + 1 < n; p += nb) {
    int64_t width = n - 1 - p < nb ? n - 1 - p : nb, top = roundDown(p, kPanelPadding);
    for (int64_t i = 0; i < width; ++i) {
      int64_t j = p + i, next = j + 1, from = roundDown(next, kPanelPadding), known = 2 * i;
      R *column = a + j * lda, *v = pairs + known * lda, *w = v + lda;
      for (int64_t c = 0; c < known; ++c)
        factors[c] = pairs[(c ^ 1) * lda + j];
      CROUT_SIMD_CALL(subtractColumns<R>(roundDown(j, kPanelPadding), n, known, pairs, lda, factors, column));
      d[j] = column[j];
      memset(v + top, 0, (next + 1 - top) * sizeof(R));
      memcpy(v + next + 1, column + next + 1, (lda - next - 1) * sizeof(R));
      R squares = CROUT_SIMD_CALL(sumOfSquares<R>(from, n, v));
      v[next] = column[next];
      tau[j] = makeReflector(n - next, v + next, squares, e[j]);
      memcpy(column + next, v + next, (n - next) * sizeof(R));
      memset(w + top, 0, (lda - top) * sizeof(R));
      if (tau[j] != 0) {
        int64_t ends[kRuns], runs = cutTriangle<R>(n, next, ends);
        auto multiply = [&](int64_t begin, int64_t end) {
          for (int64_t r = begin; r < end; ++r) {
            R *to = runs == 1 ? w : parts + r * lda;
            if (runs > 1) memset(to + from, 0, (lda - from) * sizeof(R));
            CROUT_SIMD_CALL(symmetricColumns<R>(n, r == 0 ? from : ends[r - 1], ends[r], a, lda, v, to));
          }
        };
        if (runs == 1)
          multiply(0, 1);
        else {
          parallelFor(runs, 1, multiply);
          CROUT_SIMD_CALL(subtractColumns<R>(from, n, runs, parts, lda, minusOnes, w));
        }
        CROUT_SIMD_CALL(columnDots<R>(from, n, known, pairs, lda, v, dots));
        for (int64_t c = 0; c < known; ++c)
          factors[c] = dots[c ^ 1];
        CROUT_SIMD_CALL(subtractColumns<R>(from, n, known, pairs, lda, factors, w));
        memset(w + from, 0, (next - from) * sizeof(R));
        R product;
        CROUT_SIMD_CALL(columnDots<R>(from, n, 1, w, lda, v, &product));
        R half = tau[j] * tau[j] * product / 2;
        for (int64_t r = next; r < n; ++r)
          w[r] = tau[j] * w[r] - half * v[r];
      }
      memcpy(swapped + known * lda + top, w + top, (lda - top) * sizeof(R));
      memcpy(swapped + (known + 1) * lda + top, v + top, (lda - top) * sizeof(R));
    }
    int64_t next = p + width, pieces = (n - next + kPiece - 1) / kPiece;
    parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      for (int64_t i = begin; i < end; ++i) {
        int64_t first = next + i * kPiece, count = n - first < kPiece ? n - first : kPiece;
        gemm<R>('N', 'T', n - first, count, 2 * width, -1, pairs + first, lda, swapped + first, lda, 1, a + first * lda + first, lda);
      }
    });
  }
  d[n - 1] = a[(n - 1) * lda + n - 1];
  return true;
}

/// The rows of `to`, (n, n), := Q times the columns of q, column order[j] of it as column j: all blocks of reflectors for some columns at a
/// time.
template <class R>
bool transformBack(int64_t n, R *a, int64_t lda, const R *tau, const R *q, int64_t ldq, const int32_t *order, R *to, int64_t ld) {
  Reflectors<R> reflectors{n, n - 1, 1, a, lda, tau, n < 512 ? 32 : 64};
  int64_t piece = n < 512 ? 64 : n < 2048 ? 128 : 256, pieces = (n + piece - 1) / piece;
  Workspace memory(reflectors.bytes(), kOp);
  if (!memory) return false;
  reflectors.prepare(memory);
  bool allocated = true;
  parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    Workspace local(Workspace::bytesFor<R>(lda * piece) + Workspace::bytesFor<R>(2 * reflectors.width * piece), kOp);
    if (!local) {
      allocated = false;
      return;
    }
    R *z = local.take<R>(lda * piece), *scratch = local.take<R>(2 * reflectors.width * piece);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * piece, count = n - first < piece ? n - first : piece;
      for (int64_t j = 0; j < count; ++j)
        memcpy(z + j * lda, q + order[first + j] * ldq, n * sizeof(R));
      reflectors.apply(count, z, lda, scratch);
      copyRows(Matrix<const R>{z, n, count, 1, lda}, to + first, ld);
    }
  });
  return allocated;
}

/// Copies the named triangle of `from` to the lower triangle at `to`. Returns its largest magnitude, or NaN where an element is not finite.
template <class R> R copyTriangle(Matrix<const R> from, bool upper, R *to, int64_t ld) {
  constexpr int64_t kBlock = 64;
  int64_t n = from.rows, blocks = (n + kBlock - 1) / kBlock;
  Matrix<const R> lower = upper ? transposed(from) : from;
  R largest = 0;
  bool finite = true;
  // Rows of `to`, as memory, are columns of the triangle.
  parallelFor(blocks, n < 256 ? blocks : 1, [&](int64_t begin, int64_t end) {
    for (int64_t b = begin; b < end; ++b) {
      int64_t j = b * kBlock, count = n - j < kBlock ? n - j : kBlock;
      copyRows(transposed(Matrix<const R>{&lower(j, j), n - j, count, lower.rowStride, lower.colStride}), to + j * ld + j, ld);
    }
  });
  for (int64_t j = 0; j < n; ++j) {
    R most = 0, sum = 0;
    for (int64_t i = j; i < n; ++i) {
      R x = to[j * ld + i], size = absolute(x);
      sum += x - x;
      most = size > most ? size : most;
    }
    memset(to + j * ld + n, 0, (ld - n) * sizeof(R));
    finite &= sum == 0;
    largest = most > largest ? most : largest;
  }
  for (int64_t j = n; j < roundUp(n, kPanelPadding); ++j)
    memset(to + j * ld, 0, ld * sizeof(R));
  return finite ? largest : notANumber<R>();
}

} // namespace

template <class R> Int symmetricEigen(Matrix<const R> from, bool upper, R *w, R *vectors, int64_t ld) {
  int64_t n = from.rows, lda = paddedRows(n), columns = roundUp(n, kPanelPadding);
  Workspace memory(
      Workspace::bytesFor<R>(lda * columns) * (vectors ? 2 : 1) + Workspace::bytesFor<R>(n) * 2 + Workspace::bytesFor<int32_t>(n), kOp);
  if (!memory) return 1;
  R *a = memory.take<R>(lda * columns), *e = memory.take<R>(n), *tau = memory.take<R>(n);
  int32_t *order = memory.take<int32_t>(n);
  R largest = copyTriangle(from, upper, a, lda);
  if (!isFinite(largest)) return -1;
  R scale = safeScale(largest);
  if (scale != 1)
    for (int64_t i = 0; i < lda * n; ++i)
      a[i] *= scale;
  if (!reduce(n, a, lda, w, e, tau)) return 1;
  if (!vectors) {
    if (tridiagonalValues(n, w, e)) return 1;
  } else {
    R *q = memory.take<R>(lda * columns);
    if (tridiagonalEigen(n, w, e, q, lda, order) || !transformBack(n, a, lda, tau, q, lda, order, vectors, ld)) return 1;
  }
  if (scale != 1)
    for (int64_t i = 0; i < n; ++i)
      w[i] *= 1 / scale;
  return 0;
}

template Int symmetricEigen<float>(Matrix<const float>, bool, float *, float *, int64_t);
template Int symmetricEigen<double>(Matrix<const double>, bool, double *, double *, int64_t);

} // namespace crout::rt::dense
