// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Systems and determinants of banded matrices: Gaussian elimination with partial pivoting inside the band (Golub and Van Loan, 4.3.5).
#include "crout/runtime/kernels.h"
#include "determinant.h"
#include "operand.h"

namespace crout::rt {
namespace {

constexpr const char *kSolveOp = "linalg.solve", *kDetOp = "linalg.det";

/// Up to this order the kernels for small matrices are faster, and a band that is not a quarter of the matrix is none.
constexpr int64_t kMostSmall = 16;
bool isNarrow(int64_t n, int64_t below, int64_t above) { return n > kMostSmall && below < n && above < n && 4 * (below + above + 1) <= n; }

/// The band of one matrix, row by row: element (i, j) stands at (i, j - i + below). Row exchanges bring up to `below` more elements over the diagonal.
template <class T> struct Band {
  T *data;
  int64_t n, below, above;

  static size_t bytes(int64_t n, int64_t below, int64_t above) { return Workspace::bytesFor<T>(n * (2 * below + above + 1)); }
  int64_t width() const { return 2 * below + above + 1; }
  T &operator()(int64_t i, int64_t j) const { return data[i * width() + j - i + below]; }
  int64_t lastRow(int64_t j) const { return j + below < n - 1 ? j + below : n - 1; }
  int64_t lastColumn(int64_t i) const { return i + below + above < n - 1 ? i + below + above : n - 1; }

  void read(Matrix<const T> a) const {
    memset(static_cast<void *>(data), 0, n * width() * sizeof(T));
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = i > below ? i - below : 0; j <= (i + above < n - 1 ? i + above : n - 1); ++j)
        (*this)(i, j) = a(i, j);
  }
};

template <class T> void swap(T &a, T &b) {
  T t = a;
  a = b;
  b = t;
}

/// U in place of the band; the row operations are made on the k right-hand sides x, (n, k), too. Returns 0 or the 1-based column of the
/// first pivot that is exactly zero; `odd` tells whether the number of row exchanges is.
template <class T> int32_t eliminate(Band<T> a, T *x, int64_t k, bool &odd) {
  int32_t info = 0;
  odd = false;
  for (int64_t j = 0; j < a.n; ++j) {
    int64_t best = j, lastRow = a.lastRow(j), lastColumn = a.lastColumn(j);
    RealOf<T> size = pivotSize(a(j, j));
    for (int64_t i = j + 1; i <= lastRow; ++i)
      if (RealOf<T> s = pivotSize(a(i, j)); s > size) {
        size = s;
        best = i;
      }
    if (size == 0) {
      info = info ? info : static_cast<int32_t>(j + 1);
      continue;
    }
    if (best != j) {
      odd = !odd;
      for (int64_t c = j; c <= lastColumn; ++c)
        swap(a(j, c), a(best, c));
      for (int64_t c = 0; c < k; ++c)
        swap(x[j * k + c], x[best * k + c]);
    }
    for (int64_t i = j + 1; i <= lastRow; ++i) {
      T f = a(i, j) / a(j, j), *to = &a(i, j), *from = &a(j, j);
      for (int64_t c = 1; c <= lastColumn - j; ++c)
        to[c] -= f * from[c];
      for (int64_t c = 0; c < k; ++c)
        x[i * k + c] -= f * x[j * k + c];
    }
  }
  return info;
}

/// x := U^-1 x.
template <class T> void substituteBack(Band<T> u, T *x, int64_t k) {
  for (int64_t i = u.n - 1; i >= 0; --i) {
    T *to = x + i * k;
    for (int64_t j = i + 1; j <= u.lastColumn(i); ++j) {
      T f = u(i, j), *from = x + j * k;
      for (int64_t c = 0; c < k; ++c)
        to[c] -= f * from[c];
    }
    for (int64_t c = 0; c < k; ++c)
      to[c] = to[c] / u(i, i);
  }
}

/// Right-hand sides that are solved for together, in one piece of work: the elimination is repeated for each piece, and costs less than it.
constexpr int64_t kPiece = 256;

template <class T> void solutions(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, int64_t below, int64_t above) {
  Batch factors({{a, 2}, {info, 0}}), batch({{a, 2}, {b, 2}, {x, 2}, {info, 0}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t n = ma.rows, k = mb.cols, pieces = k > kPiece ? (k + kPiece - 1) / kPiece : 1;
  T *xs = dataOf<T>(x);
  int32_t *infos = dataOf<int32_t>(info);
  size_t bandBytes = Band<T>::bytes(n, below, above), rightBytes = pieces > 1 ? Workspace::bytesFor<T>(n * kPiece) : 0;
  double operations = 2.0 * n * (below + 1) * (below + above + 1) + 2.0 * n * (2 * below + above + 1) * (pieces > 1 ? kPiece : k);
  // Where A is broadcast, or meets no right-hand side, its info is found by itself.
  bool own = pieces == 1 && factors.size() == batch.size();
  if (!own)
    forEachMatrix(factors.size(), operations, bandBytes, kSolveOp, [&](int64_t i, Workspace &scratch) {
      Band<T> band{scratch.take<T>(n * (2 * below + above + 1)), n, below, above};
      band.read(at(ma, factors.offset(0, i)));
      bool odd;
      infos[i] = eliminate<T>(band, nullptr, 0, odd);
    });
  // Pieces are dealt out over the batch as one matrix would be, so that no result depends on how many there are.
  parallelFor(batch.size() * pieces, grainFor(operations), [&](int64_t begin, int64_t end) {
    Workspace scratch(bandBytes + rightBytes, kSolveOp);
    if (!scratch)
      return;
    for (int64_t piece = begin; piece < end; ++piece) {
      int64_t i = piece / pieces, first = piece % pieces * kPiece, columns = pieces == 1 ? k : k - first < kPiece ? k - first : kPiece;
      scratch.reset();
      Band<T> band{scratch.take<T>(n * (2 * below + above + 1)), n, below, above};
      band.read(at(ma, batch.offset(0, i)));
      Matrix<const T> right = at(mb, batch.offset(1, i) + first * mb.colStride);
      right.cols = columns;
      T *xi = xs + i * n * k, *work = pieces == 1 ? xi : scratch.take<T>(n * kPiece);
      copyRows(right, work, columns);
      bool odd;
      int32_t failed = eliminate(band, work, columns, odd);
      if (own)
        infos[batch.offset(3, i)] = failed;
      if (failed)
        fillNaN(work, n * columns);
      else
        substituteBack(band, work, columns);
      if (pieces > 1)
        copyRows(Matrix<const T>{work, n, columns, columns, 1}, xi + first, k);
    }
  });
}

/// Calls result(i, diagonal, step, odd, info) for the triangular factor of each matrix.
template <class T, class F> void withDiagonals(const DLTensor *a, int64_t below, int64_t above, F &&result) {
  Batch batch({{a, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  forEachMatrix(batch.size(), 2.0 * n * (below + 1) * (below + above + 1), Band<T>::bytes(n, below, above), kDetOp, [&](int64_t i, Workspace &scratch) {
    Band<T> band{scratch.take<T>(n * (2 * below + above + 1)), n, below, above};
    band.read(at(ma, batch.offset(0, i)));
    bool odd;
    int32_t info = eliminate<T>(band, nullptr, 0, odd);
    result(i, band.data + below, band.width(), odd, info);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_banded_solve(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, int64_t below, int64_t above) {
  if (!isNarrow(sizeOf(a, 1), below, above))
    return crout_rt_solve(a, b, x, info, 1);
  dispatch(a, kSolveOp, [&]<class T>() { solutions<T>(a, b, x, info, below, above); });
}

void crout_rt_banded_det(const DLTensor *a, DLTensor *determinant, int64_t below, int64_t above) {
  int64_t n = sizeOf(a, 1);
  if (!isNarrow(n, below, above))
    return crout_rt_det(a, determinant);
  dispatch(a, kDetOp, [&]<class T>() {
    T *out = dataOf<T>(determinant);
    withDiagonals<T>(a, below, above, [&](int64_t i, const T *diagonal, int64_t step, bool odd, int32_t info) {
      out[i] = info ? number<T>(0) : determinantOf(n, diagonal, step, odd);
    });
  });
}

void crout_rt_banded_slogdet(const DLTensor *a, DLTensor *sign, DLTensor *logabsdet, int64_t below, int64_t above) {
  int64_t n = sizeOf(a, 1);
  if (!isNarrow(n, below, above))
    return crout_rt_slogdet(a, sign, logabsdet);
  dispatch(a, kDetOp, [&]<class T>() {
    T *signs = dataOf<T>(sign);
    auto *logs = dataOf<RealOf<T>>(logabsdet);
    withDiagonals<T>(a, below, above, [&](int64_t i, const T *diagonal, int64_t step, bool odd, int32_t info) {
      if (info) {
        signs[i] = number<T>(0);
        logs[i] = -static_cast<RealOf<T>>(__builtin_inf());
      } else {
        signAndLogOf(n, diagonal, step, odd, signs[i], logs[i]);
      }
    });
  });
}
