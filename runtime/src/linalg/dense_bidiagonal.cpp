// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Singular values and vectors of a real matrix through its bidiagonal form: blocked Householder reduction (Dongarra, Hammarling and
// Sorensen 1989; LAPACK's gebrd), divide and conquer, and the reflectors applied to what that found. Of a much taller matrix the R of its
// QR factorisation is reduced.
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

constexpr const char *kOp = "linalg.svd";

int64_t roundUp(int64_t x, int64_t to) { return (x + to - 1) / to * to; }
int64_t roundDown(int64_t x, int64_t to) { return x / to * to; }

/// Pieces of kPanelPadding rows or columns, or a multiple, that (m, n) elements are read in by several threads; one where they are few.
template <class R> int64_t pieceOf(int64_t m, int64_t n, int64_t along) {
  constexpr int64_t kMost = 16, kBytes = int64_t(1) << 17;
  int64_t pieces = m * n * static_cast<int64_t>(sizeof(R)) / kBytes;
  pieces = pieces < 1 ? 1 : pieces > kMost ? kMost : pieces;
  return roundUp((along + pieces - 1) / pieces, kPanelPadding);
}

template <class F> void forPieces(int64_t begin, int64_t end, int64_t piece, F &&f) {
  parallelFor((end - begin + piece - 1) / piece, 1, [&](int64_t from, int64_t to) {
    lapack::Threads serial(1);
    for (int64_t i = from; i < to; ++i) {
      int64_t first = begin + i * piece;
      f(first, end - first < piece ? end : first + piece);
    }
  });
}

/// The reflector of x, which has zeros in front of row `from` down to a multiple of kPanelPadding, padding behind row n, and is overwritten
/// by it.
template <class R> R reflectorOf(int64_t from, int64_t n, R *x, R &beta) {
  R head = x[from];
  x[from] = 0;
  R squares = CROUT_SIMD_CALL(sumOfSquares<R>(roundDown(from, kPanelPadding), n, x));
  x[from] = head;
  return makeReflector(n - from, x + from, squares, beta);
}

/// A := Q^T A P of the padded (m, n), m >= n, with diagonal d and off-diagonal e. Reflector j of Q is left in column j of a from row j on,
/// that of P in column j of `right` from row j + 1 on.
template <class R> bool reduce(int64_t m, int64_t n, R *a, int64_t lda, R *d, R *e, R *tauQ, R *tauP, R *right, int64_t ldr) {
  int64_t nb = n < 768 ? 16 : 32;
  // A -= rows columns^T: of each step of a panel the reflector v of Q with its y, and x with the reflector u of P.
  Workspace memory(Workspace::bytesFor<R>(lda * 2 * nb) + Workspace::bytesFor<R>(ldr * 2 * nb) + Workspace::bytesFor<R>(2 * nb) * 2, kOp);
  if (!memory) return false;
  R *rows = memory.take<R>(lda * 2 * nb), *columns = memory.take<R>(ldr * 2 * nb), *factors = memory.take<R>(2 * nb);
  memset(columns, 0, ldr * 2 * nb * sizeof(R));
  for (int64_t p = 0; p < n; p += nb) {
    int64_t width = n - p < nb ? n - p : nb, top = roundDown(p, kPanelPadding);
    for (int64_t i = 0; i < width; ++i) {
      int64_t j = p + i, next = j + 1, known = 2 * i, from = roundDown(j, kPanelPadding), behind = roundDown(next, kPanelPadding);
      R *column = a + j * lda, *v = rows + known * lda, *x = v + lda, *y = columns + known * ldr, *u = y + ldr;
      for (int64_t c = 0; c < known; ++c)
        factors[c] = columns[c * ldr + j];
      CROUT_SIMD_CALL(subtractColumns<R>(from, m, known, rows, lda, factors, column));
      memset(v + top, 0, (j - top) * sizeof(R));
      memcpy(v + j, column + j, (lda - j) * sizeof(R));
      tauQ[j] = reflectorOf(j, m, v, d[j]);
      memcpy(column + j, v + j, (m - j) * sizeof(R));
      memset(x + top, 0, (lda - top) * sizeof(R));
      memset(u + top, 0, (ldr - top) * sizeof(R));
      memset(y + top, 0, (ldr - top) * sizeof(R));
      if (next == n) break;
      // y := tau (A - rows columns^T)^T v
      if (tauQ[j] != 0) {
        forPieces(next, n, pieceOf<R>(m - j, n - next, n - next), [&](int64_t begin, int64_t end) {
          CROUT_SIMD_CALL(columnDots<R>(from, m, end - begin, a + begin * lda, lda, v, y + begin));
        });
        CROUT_SIMD_CALL(columnDots<R>(from, m, known, rows, lda, v, factors));
        CROUT_SIMD_CALL(subtractColumns<R>(behind, n, known, columns, ldr, factors, y));
        for (int64_t r = next; r < n; ++r)
          y[r] *= tauQ[j];
        memset(y + behind, 0, (next - behind) * sizeof(R));
      }
      // Row j as it is now, and its reflector u.
      for (int64_t c = next; c < n; ++c)
        u[c] = a[c * lda + j];
      for (int64_t c = 0; c <= known; ++c)
        factors[c] = rows[c * lda + j];
      CROUT_SIMD_CALL(subtractColumns<R>(behind, n, known + 1, columns, ldr, factors, u));
      memset(u + behind, 0, (next - behind) * sizeof(R));
      tauP[j] = reflectorOf(next, n, u, e[j]);
      memcpy(right + j * ldr, u, ldr * sizeof(R));
      // x := tau (A - rows columns^T) u
      if (tauP[j] != 0) {
        forPieces(behind, m, pieceOf<R>(m - next, n - next, m - behind), [&](int64_t begin, int64_t end) {
          CROUT_SIMD_CALL(subtractColumns<R>(begin, end, n - next, a + next * lda, lda, u + next, x));
        });
        CROUT_SIMD_CALL(columnDots<R>(behind, n, known + 1, columns, ldr, u, factors));
        for (int64_t c = 0; c <= known; ++c)
          factors[c] = -factors[c];
        CROUT_SIMD_CALL(subtractColumns<R>(behind, m, known + 1, rows, lda, factors, x));
        for (int64_t r = next; r < m; ++r)
          x[r] *= -tauP[j];
        memset(x + behind, 0, (next - behind) * sizeof(R));
      }
    }
    int64_t next = p + width;
    forPieces(next, n, 128, [&](int64_t begin, int64_t end) {
      gemm<R>('N', 'T', m - next, end - begin, 2 * width, -1, rows + next, lda, columns + begin, ldr, 1, a + begin * lda + next, lda);
    });
  }
  return true;
}

/// Columns 0, ..., `count` - 1 of the products of reflectors `outer` and `inner` with the columns order[j] of q, (n, n), with zeros below,
/// and where those end with unit vectors. They become the rows of `to`, or its columns where `transpose`.
template <class R>
bool transformBack(const Reflectors<R> *outer, const Reflectors<R> &inner, int64_t n, const R *q, int64_t ldq, const int32_t *order,
                   int64_t count, R *to, int64_t ld, bool transpose) {
  int64_t rows = outer ? outer->rows : inner.rows, ldz = paddedRows(rows), width = inner.width;
  int64_t piece = count < 512 ? 64 : count < 2048 ? 128 : 256;
  bool allocated = true;
  forPieces(0, count, piece, [&](int64_t begin, int64_t end) {
    Workspace local(Workspace::bytesFor<R>(ldz * piece) + Workspace::bytesFor<R>(2 * width * piece), kOp);
    if (!local) {
      allocated = false;
      return;
    }
    R *z = local.take<R>(ldz * piece), *scratch = local.take<R>(2 * width * piece);
    for (int64_t j = begin; j < end; ++j) {
      R *column = z + (j - begin) * ldz;
      memset(column, 0, rows * sizeof(R));
      if (j < n)
        memcpy(column, q + order[j] * ldq, n * sizeof(R));
      else
        column[j] = 1;
    }
    inner.apply(end - begin, z, ldz, scratch);
    if (outer) outer->apply(end - begin, z, ldz, scratch);
    if (transpose)
      copyRows(Matrix<const R>{z, rows, end - begin, 1, ldz}, to + begin, ld);
    else
      copyRows(Matrix<const R>{z, end - begin, rows, ldz, 1}, to + begin * ld, ld);
  });
  return allocated;
}

/// Copies `from` to padded columns. Returns its largest magnitude, or NaN where an element is not finite.
template <class R> R copyPadded(Matrix<const R> from, R *to, int64_t ld) {
  int64_t m = from.rows, n = from.cols;
  copyRows(transposed(from), to, ld);
  R largest = 0, sum = 0;
  for (int64_t j = 0; j < n; ++j) {
    R *column = to + j * ld;
    for (int64_t i = 0; i < m; ++i) {
      R size = absolute(column[i]);
      sum += size - size;
      largest = size > largest ? size : largest;
    }
    memset(column + m, 0, (ld - m) * sizeof(R));
  }
  return sum == 0 ? largest : notANumber<R>();
}

} // namespace

template <class R> Int singularValues(Matrix<const R> from, R *s, R *u, int64_t uColumns, R *vh, int64_t vRows) {
  // Of a wide row-major A the memory is that of the tall A^T in columns: Q of it belongs to V.
  bool wide = from.rows <= from.cols, vectors = u != nullptr;
  Matrix<const R> tall = wide ? transposed(from) : from;
  int64_t m = tall.rows, n = tall.cols, lda = paddedRows(m), ldr = paddedRows(n);
  bool factorFirst = m > n + n / 2 + 8; // QR and a square matrix are fewer operations
  Workspace memory(Workspace::bytesFor<R>(lda * n) + (factorFirst ? Workspace::bytesFor<R>(ldr * n) : 0) +
                       Workspace::bytesFor<R>(ldr * n) * (vectors ? 3 : 1) + 5 * Workspace::bytesFor<R>(n) +
                       Workspace::bytesFor<int32_t>(n),
                   kOp);
  if (!memory) return 1;
  R *a = memory.take<R>(lda * n), *e = memory.take<R>(n), *tauQ = memory.take<R>(n), *tauP = memory.take<R>(n), *tau = memory.take<R>(n);
  R *right = memory.take<R>(ldr * n);
  int32_t *order = memory.take<int32_t>(n);
  R largest = copyPadded(tall, a, lda);
  if (!isFinite(largest)) return -1;
  R scale = safeScale(largest);
  if (scale != 1)
    for (int64_t i = 0; i < lda * n; ++i)
      a[i] *= scale;
  R *reduced = a;
  int64_t rows = m, ld = lda;
  if (factorFirst) {
    geqrf(m, n, a, lda, tau);
    reduced = memory.take<R>(ldr * n);
    rows = n;
    ld = ldr;
    for (int64_t j = 0; j < n; ++j) {
      memcpy(reduced + j * ldr, a + j * lda, (j + 1) * sizeof(R));
      memset(reduced + j * ldr + j + 1, 0, (ldr - j - 1) * sizeof(R));
    }
  }
  if (!reduce(rows, n, reduced, ld, s, e, tauQ, tauP, right, ldr)) return 1;
  if (!vectors) {
    if (bidiagonalValues(n, s, e)) return 1;
  } else {
    R *left = memory.take<R>(ldr * n), *other = memory.take<R>(ldr * n);
    int64_t width = n < 512 ? 32 : 64;
    Reflectors<R> q{rows, n, 0, reduced, ld, tauQ, width}, p{n, n - 1, 1, right, ldr, tauP, width}, outer{m, n, 0, a, lda, tau, width};
    Workspace blocks(q.bytes() + p.bytes() + (factorFirst ? outer.bytes() : 0), kOp);
    if (!blocks || bidiagonalSingular(n, s, e, left, other, ldr, order)) return 1;
    q.prepare(blocks);
    p.prepare(blocks);
    if (factorFirst) outer.prepare(blocks);
    const Reflectors<R> *first = factorFirst ? &outer : nullptr;
    // A^T = Q S P^T: the rows of Vh are the columns of Q, and U = P. A = Q S P^T: the other way round.
    bool done = wide ? transformBack(first, q, n, left, ldr, order, vRows, vh, m, false) &&
                           transformBack<R>(nullptr, p, n, other, ldr, order, n, u, uColumns, true)
                     : transformBack(first, q, n, left, ldr, order, uColumns, u, uColumns, true) &&
                           transformBack<R>(nullptr, p, n, other, ldr, order, n, vh, n, false);
    if (!done) return 1;
  }
  if (scale != 1)
    for (int64_t i = 0; i < n; ++i)
      s[i] *= 1 / scale;
  return 0;
}

template Int singularValues<float>(Matrix<const float>, float *, float *, int64_t, float *, int64_t);
template Int singularValues<double>(Matrix<const double>, double *, double *, int64_t, double *, int64_t);

} // namespace crout::rt::dense
