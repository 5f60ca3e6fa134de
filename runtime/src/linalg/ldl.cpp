// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Factorisation of symmetric and Hermitian indefinite matrices, and solves from it, with LAPACK's pivots.
// J. R. Bunch and L. Kaufman, Some stable methods for calculating inertia and solving symmetric linear systems, 1977.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "operand.h"

namespace crout::rt {
namespace {

using lapack::Int;

/// Conjugates where the factorisation is that of a Hermitian matrix.
template <class T> T adjoint(T x, bool hermitian) { return hermitian ? conjugate(x) : x; }
template <class T> void exchange(T &a, T &b) {
  T t = a;
  a = b;
  b = t;
}
template <class T> T diagonalOf(T x, bool hermitian) { return hermitian ? number<T>(realPart(x)) : x; }

/// Swaps rows and columns p and q > p of what remains, of which the lower triangle is stored.
template <class T> void swapSymmetric(int64_t n, T *a, int64_t p, int64_t q, bool hermitian) {
  auto at = [&](int64_t i, int64_t j) -> T & { return a[j * n + i]; };
  for (int64_t i = q + 1; i < n; ++i)
    exchange(at(i, p), at(i, q));
  for (int64_t i = p + 1; i < q; ++i) {
    T t = adjoint(at(i, p), hermitian);
    at(i, p) = adjoint(at(q, i), hermitian);
    at(q, i) = t;
  }
  at(q, p) = adjoint(at(q, p), hermitian);
  exchange(at(p, p), at(q, q));
}

/// The unblocked algorithm, for use without LAPACK: the lower triangle of the column-major a in place.
template <class T> Int factorise(int64_t n, T *a, Int *pivots, bool hermitian) {
  using R = RealOf<T>;
  auto at = [&](int64_t i, int64_t j) -> T & { return a[j * n + i]; };
  const R alpha = (1 + squareRoot(R(17))) / 8;
  Int info = 0;
  for (int64_t k = 0; k < n;) {
    int64_t size = 1, partner = k, row = k;
    at(k, k) = diagonalOf(at(k, k), hermitian);
    R diagonal = pivotSize(at(k, k)), largest = 0;
    for (int64_t i = k + 1; i < n; ++i)
      if (pivotSize(at(i, k)) > largest) largest = pivotSize(at(i, k)), row = i;
    if ((diagonal > largest ? diagonal : largest) == 0) {
      if (info == 0) info = static_cast<Int>(k + 1);
      pivots[k] = static_cast<Int>(k + 1);
      ++k;
      continue;
    }
    if (diagonal < alpha * largest) {
      R other = 0; // largest off the diagonal in row `row`
      for (int64_t j = k; j < row; ++j)
        other = pivotSize(at(row, j)) > other ? pivotSize(at(row, j)) : other;
      for (int64_t i = row + 1; i < n; ++i)
        other = pivotSize(at(i, row)) > other ? pivotSize(at(i, row)) : other;
      if (diagonal * other < alpha * largest * largest) {
        partner = row;
        if (pivotSize(diagonalOf(at(row, row), hermitian)) < alpha * other) size = 2;
      }
    }
    int64_t place = k + size - 1;
    if (partner != place) swapSymmetric(n, a, place, partner, hermitian);
    if (partner != place && size == 2) exchange(at(place, k), at(partner, k));
    if (size == 1) {
      pivots[k] = static_cast<Int>(partner + 1);
      at(k, k) = diagonalOf(at(k, k), hermitian);
      T pivot = at(k, k);
      for (int64_t j = k + 1; j < n; ++j) {
        T factor = adjoint(at(j, k), hermitian) / pivot;
        for (int64_t i = j; i < n; ++i)
          at(i, j) -= at(i, k) * factor;
      }
      for (int64_t i = k + 1; i < n; ++i)
        at(i, k) = at(i, k) / pivot;
    } else {
      pivots[k] = pivots[k + 1] = -static_cast<Int>(partner + 1);
      at(k, k) = diagonalOf(at(k, k), hermitian);
      at(k + 1, k + 1) = diagonalOf(at(k + 1, k + 1), hermitian);
      // Columns of L: W D^-1, with D = [[p, e], [d, q]] where e is d or its conjugate.
      T p = at(k, k), q = at(k + 1, k + 1), d = at(k + 1, k), e = adjoint(d, hermitian);
      T ratioP = p / d, ratioQ = q / e, divisor = ratioP * ratioQ - number<T>(1);
      for (int64_t j = k + 2; j < n; ++j) {
        T w0 = at(j, k), w1 = at(j, k + 1);
        // (l0, l1) [[p, e], [d, q]] = (w0, w1), its equations divided by d and by e.
        T v0 = w0 / d, v1 = w1 / e, l0 = (v0 * ratioQ - v1) / divisor, l1 = (v1 * ratioP - v0) / divisor;
        for (int64_t i = j; i < n; ++i)
          at(i, j) -= at(i, k) * adjoint(l0, hermitian) + at(i, k + 1) * adjoint(l1, hermitian);
        at(j, k) = l0;
        at(j, k + 1) = l1;
      }
    }
    k += size;
  }
  return info;
}

/// Solves in place of b, (n, k) in columns.
template <class T> void solve(int64_t n, int64_t columns, const T *a, const Int *pivots, T *b, bool hermitian) {
  auto at = [&](int64_t i, int64_t j) { return a[j * n + i]; };
  auto swapRows = [&](int64_t i, int64_t j) {
    for (int64_t c = 0; i != j && c < columns; ++c)
      exchange(b[c * n + i], b[c * n + j]);
  };
  for (int64_t k = 0; k < n;) {
    int64_t size = pivots[k] > 0 ? 1 : 2;
    swapRows(k + size - 1, (pivots[k] > 0 ? pivots[k] : -pivots[k]) - 1);
    for (int64_t c = 0; c < columns; ++c) {
      T *x = b + c * n;
      for (int64_t s = 0; s < size; ++s)
        for (int64_t i = k + size; i < n; ++i)
          x[i] -= at(i, k + s) * x[k + s];
      if (size == 1) {
        x[k] = x[k] / at(k, k);
      } else {
        T d = at(k + 1, k), e = adjoint(d, hermitian), p = at(k, k) / e, q = at(k + 1, k + 1) / d, divisor = p * q - number<T>(1);
        T x0 = x[k] / e, x1 = x[k + 1] / d;
        x[k] = (q * x0 - x1) / divisor;
        x[k + 1] = (p * x1 - x0) / divisor;
      }
    }
    k += size;
  }
  for (int64_t k = n - 1; k >= 0;) {
    int64_t size = pivots[k] > 0 ? 1 : 2, first = k - size + 1;
    for (int64_t c = 0; c < columns; ++c) {
      T *x = b + c * n;
      for (int64_t s = first; s <= k; ++s)
        for (int64_t i = k + 1; i < n; ++i)
          x[s] -= adjoint(at(i, s), hermitian) * x[i];
    }
    swapRows(k, (pivots[k] > 0 ? pivots[k] : -pivots[k]) - 1);
    k -= size;
  }
}

template <class T> void factor(const DLTensor *a, DLTensor *ld, DLTensor *pivots, DLTensor *info, bool hermitian) {
  Batch batch({{a, 2}, {ld, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  T *out = dataOf<T>(ld);
  int32_t *ps = dataOf<int32_t>(pivots), *infos = dataOf<int32_t>(info);
  bool library = lapack::available();
  int64_t lwork = 0;
  if (library && n > 0) {
    T size = number<T>(1);
    lapack::ldl<T>(hermitian, n, nullptr, n, nullptr, &size, -1);
    lwork = lapack::sizeFrom(size);
  }
  size_t scratchBytes = Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<T>(lwork);
  forEachMatrix<Inner::Library>(batch.size(), 1.0 / 3 * n * n * n, scratchBytes, "linalg.ldl_factor", [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(n * n), *work = scratch.take<T>(lwork);
    infos[i] = 0;
    if (n == 0) return;
    copyRows(transposed(at(ma, batch.offset(0, i))), c, n);
    infos[i] = library ? lapack::ldl(hermitian, n, c, n, ps + i * n, work, lwork) : factorise(n, c, ps + i * n, hermitian);
    T *to = out + i * n * n;
    for (int64_t row = 0; row < n; ++row)
      for (int64_t col = 0; col < n; ++col)
        to[row * n + col] = col > row ? number<T>(0) : c[col * n + row];
  });
}

template <class T> void solveAll(const DLTensor *ld, const DLTensor *pivots, const DLTensor *b, DLTensor *x, bool hermitian) {
  Batch batch({{ld, 2}, {pivots, 1}, {b, 2}, {x, 2}});
  Matrix<const T> factors = matrixOf<T>(ld), right = matrixOf<T>(b);
  int64_t n = factors.rows, k = right.cols, pivotStride = strideOf(pivots, pivots->ndim - 1);
  const int32_t *ps = dataOf<const int32_t>(pivots);
  T *xs = dataOf<T>(x);
  if (n == 0 || k == 0) return;
  bool library = lapack::available();
  size_t scratchBytes = Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<T>(n * k) + Workspace::bytesFor<Int>(n);
  forEachMatrix<Inner::Library>(batch.size(), 2.0 * n * n * k, scratchBytes, "linalg.ldl_solve", [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(n * n), *columns = scratch.take<T>(n * k);
    Int *p = scratch.take<Int>(n);
    const int32_t *given = ps + batch.offset(1, i);
    for (int64_t j = 0; j < n; ++j) {
      // Pivots come from outside: one that names no row is an error, never an access.
      p[j] = given[j * pivotStride];
      int64_t row = p[j] < 0 ? -static_cast<int64_t>(p[j]) : p[j];
      bool pair = p[j] >= 0 || (j + 1 < n && given[(j + 1) * pivotStride] == p[j]) || (j > 0 && p[j - 1] == p[j]);
      if (row < 1 || row > n || !pair)
        return crout_rt_fail(CROUT_INVALID_ARGUMENT, i, "linalg.ldl_solve", nullptr, "'pivots' must be those of ldl_factor");
    }
    copyRows(transposed(at(factors, batch.offset(0, i))), c, n);
    copyRows(transposed(at(right, batch.offset(2, i))), columns, n);
    if (library)
      lapack::ldlSolve(hermitian, n, k, c, n, p, columns, n);
    else
      solve(n, k, c, p, columns, hermitian);
    copyRows(Matrix<const T>{columns, n, k, 1, n}, xs + i * n * k, k);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_ldl_factor(const DLTensor *a, DLTensor *ld, DLTensor *pivots, DLTensor *info, int64_t hermitian) {
  dispatch(a, "linalg.ldl_factor", [&]<class T>() { factor<T>(a, ld, pivots, info, hermitian != 0); });
}

void crout_rt_ldl_solve(const DLTensor *ld, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t hermitian) {
  dispatch(b, "linalg.ldl_solve", [&]<class T>() { solveAll<T>(ld, pivots, b, x, hermitian != 0); });
}
