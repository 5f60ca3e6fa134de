// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Triangular solution by halves: products do nearly all the work, a vector kernel the small triangles on the diagonal.
// OpenBLAS's own for SkylakeX runs at a quarter of the product's speed for n = 256 and at half of it for n = 1024.
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

template <class T> inline constexpr int64_t kBase = isComplex<T> ? 32 : 64;

/// op(A) of a triangle in memory; `upper` is that of op(A).
template <class T> struct Triangle {
  const T *data;
  int64_t lda;
  char trans;
  bool upper, unit;

  T operator()(int64_t i, int64_t j) const {
    if (trans == 'N')
      return data[j * lda + i];
    T x = data[i * lda + j];
    return trans == 'C' ? conjugate(x) : x;
  }
  /// Address from which `trans` reads the block of op(A) that begins at (i, j).
  const T *block(int64_t i, int64_t j) const { return trans == 'N' ? data + j * lda + i : data + i * lda + j; }
  Triangle part(int64_t i) const { return {block(i, i), lda, trans, upper, unit}; }
};

/// X op(A) = B: unknown j of every right-hand side is column j, and lies contiguous. An upper triangle gives
/// x_j = (b_j - sum_{i<j} x_i a_ij) / a_jj; a lower one the same from the last column on.
template <class T> void solveRightBase(Triangle<T> a, int64_t m, int64_t n, T *b, int64_t ldb) {
  T t[kBase<T> * kBase<T>], diagonal[kBase<T>];
  for (int64_t i = 0; i < n; ++i) {
    int64_t row = a.upper ? i : n - 1 - i;
    diagonal[i] = a.unit ? number<T>(1) : a(row, row);
    for (int64_t j = 0; j < i; ++j)
      t[i * n + j] = a(a.upper ? j : n - 1 - j, row);
  }
  CROUT_SIMD_CALL(solveAlongLanes<T>(n, t, diagonal, a.upper ? b : b + (n - 1) * ldb, a.upper ? ldb : -ldb, m));
}

/// op(A) X = B for columns X, which are turned into rows, the right-hand sides side by side, and back. An upper triangle is
/// solved from the last unknown on, as a lower one of reversed order.
template <class T> void solveLeftBase(Triangle<T> a, int64_t n, int64_t k, T *b, int64_t ldb) {
  constexpr int64_t group = 32; // two vectors of floats
  T t[kBase<T> * kBase<T>], diagonal[kBase<T>], turned[kBase<T> * group];
  auto from = [&](int64_t i) { return a.upper ? n - 1 - i : i; };
  for (int64_t i = 0; i < n; ++i) {
    diagonal[i] = a.unit ? number<T>(1) : a(from(i), from(i));
    for (int64_t j = 0; j < i; ++j)
      t[i * n + j] = a(from(i), from(j));
  }
  int64_t step = a.upper ? -group : group;
  T *first = turned + (a.upper ? (n - 1) * group : 0);
  for (int64_t c0 = 0; c0 < k; c0 += group) {
    int64_t count = k - c0 < group ? k - c0 : group;
    for (int64_t c = 0; c < count; ++c)
      for (int64_t i = 0; i < n; ++i)
        turned[i * group + c] = b[(c0 + c) * ldb + i];
    for (int64_t i = 0; count < group && i < n; ++i)
      for (int64_t c = count; c < group; ++c)
        turned[i * group + c] = number<T>(0);
    CROUT_SIMD_CALL(solveAlongLanes<T>(n, t, diagonal, first, step, count <= 2 ? count : group));
    for (int64_t c = 0; c < count; ++c)
      for (int64_t i = 0; i < n; ++i)
        b[(c0 + c) * ldb + i] = turned[i * group + c];
  }
}

template <class T> int64_t firstHalf(int64_t n) { return (n / 2 + kBase<T> - 1) / kBase<T> * kBase<T>; }

template <class T> void solveRight(Triangle<T> a, int64_t m, int64_t n, T *b, int64_t ldb) {
  if (n <= kBase<T>) {
    solveRightBase(a, m, n, b, ldb);
    return;
  }
  int64_t n1 = firstHalf<T>(n), n2 = n - n1;
  T *b2 = b + n1 * ldb, minus = number<T>(-1), one = number<T>(1);
  if (a.upper) { // X1 A11 = B1, X2 A22 = B2 - X1 A12
    solveRight(a, m, n1, b, ldb);
    gemm<T>('N', a.trans, m, n2, n1, minus, b, ldb, a.block(0, n1), a.lda, one, b2, ldb);
    solveRight(a.part(n1), m, n2, b2, ldb);
  } else { // X2 A22 = B2, X1 A11 = B1 - X2 A21
    solveRight(a.part(n1), m, n2, b2, ldb);
    gemm<T>('N', a.trans, m, n1, n2, minus, b2, ldb, a.block(n1, 0), a.lda, one, b, ldb);
    solveRight(a, m, n1, b, ldb);
  }
}

template <class T> void solveLeft(Triangle<T> a, int64_t n, int64_t k, T *b, int64_t ldb) {
  if (n <= kBase<T>) {
    solveLeftBase(a, n, k, b, ldb);
    return;
  }
  int64_t n1 = firstHalf<T>(n), n2 = n - n1;
  T *b2 = b + n1, minus = number<T>(-1), one = number<T>(1);
  if (!a.upper) { // A11 X1 = B1, A22 X2 = B2 - A21 X1
    solveLeft(a, n1, k, b, ldb);
    gemm<T>(a.trans, 'N', n2, k, n1, minus, a.block(n1, 0), a.lda, b, ldb, one, b2, ldb);
    solveLeft(a.part(n1), n2, k, b2, ldb);
  } else { // A22 X2 = B2, A11 X1 = B1 - A12 X2
    solveLeft(a.part(n1), n2, k, b2, ldb);
    gemm<T>(a.trans, 'N', n1, k, n2, minus, a.block(0, n1), a.lda, b2, ldb, one, b, ldb);
    solveLeft(a, n1, k, b, ldb);
  }
}

/// Up to so many right-hand sides are solved one by one: more gain from products.
constexpr int64_t kFew = 4;

/// Right-hand sides one by one, as contiguous vectors.
template <class T> void solveFew(bool left, bool upper, bool transposed, bool unit, int64_t order, int64_t count, const T *a, int64_t lda, T *b, int64_t ldb) {
  bool dots = left == transposed, contiguous = left || ldb == 1;
  Workspace memory(contiguous ? 0 : Workspace::bytesFor<T>(order), "linalg.solve_triangular");
  if (!memory)
    return;
  for (int64_t i = 0; i < count; ++i) {
    T *from = left ? b + i * ldb : b + i, *x = contiguous ? from : memory.take<T>(order);
    for (int64_t j = 0; !contiguous && j < order; ++j)
      x[j] = from[j * ldb];
    CROUT_SIMD_CALL(solveVector<T>(dots, upper, unit, order, a, lda, x));
    for (int64_t j = 0; !contiguous && j < order; ++j)
      from[j * ldb] = x[j];
    memory.reset();
  }
}

} // namespace

template <class T> void trsm(char side, char uplo, char trans, char diag, int64_t m, int64_t n, const T *a, int64_t lda, T *b, int64_t ldb) {
  if (m <= 0 || n <= 0)
    return;
  if constexpr (!isComplex<T>)
    if (int64_t count = side == 'R' ? m : n; count <= kFew) {
      solveFew(side == 'L', uplo == 'U', trans != 'N', diag == 'U', side == 'R' ? n : m, count, a, lda, b, ldb);
      return;
    }
  Triangle<T> triangle{a, lda, trans, (uplo == 'U') == (trans == 'N'), diag == 'U'};
  if (side == 'R')
    solveRight(triangle, m, n, b, ldb);
  else
    solveLeft(triangle, m, n, b, ldb);
}

template <class T> void trsmThreaded(char side, char uplo, char trans, char diag, int64_t m, int64_t n, const T *a, int64_t lda, T *b, int64_t ldb) {
  int64_t order = side == 'L' ? m : n, count = side == 'L' ? n : m;
  double operations = 1.0 * static_cast<double>(order) * static_cast<double>(order) * static_cast<double>(count);
  int64_t piece = operations < kLargeOperations ? count : 128;
  parallelFor((count + piece - 1) / piece, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t i = begin; i < end; ++i) {
      int64_t first = i * piece, k = count - first < piece ? count - first : piece;
      if (side == 'L')
        trsm(side, uplo, trans, diag, m, k, a, lda, b + first * ldb, ldb);
      else
        trsm(side, uplo, trans, diag, k, n, a, lda, b + first, ldb);
    }
  });
}

#define CROUT_INSTANTIATE(T)                                                                                                                                   \
  template void trsm<T>(char, char, char, char, int64_t, int64_t, const T *, int64_t, T *, int64_t);                                                           \
  template void trsmThreaded<T>(char, char, char, char, int64_t, int64_t, const T *, int64_t, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
