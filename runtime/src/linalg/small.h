// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How batches of small matrices are dealt out to the kernels that put one matrix in each lane.
#ifndef CROUT_RUNTIME_LINALG_SMALL_H
#define CROUT_RUNTIME_LINALG_SMALL_H

#include "operand.h"
#include "simd.h"

namespace crout::rt {

/// Products of which no dimension is larger have kernels of their own, with the roundings of the code that the compiler writes for these orders. (BLAS sums
/// small real ones in the same order, but on some processors onto a zero, which changes the signs of zeros.)
template <class T> inline constexpr int64_t kMaxSmallProduct = isComplex<T> ? 4 : 8;

inline constexpr int32_t kRankInDoubt = -2;

// Kernels that put one matrix in each lane, of orders up to kMaxSmall; as those of simd.h, with pointers to the matrices, contiguous results one after the
// other and an `info` for each.
CROUT_FOR_EACH_SIMD(
    /// Ascending eigenvalues of the Hermitian matrices of which one triangle is read, and eigenvectors in columns, unless `vectors` is null. A matrix that is
    /// not finite has the info -1, one whose iteration does not end 1, and no eigenvalues that mean anything.
    template <class T> void smallEigen(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, bool upper, RealOf<T> *values, T *vectors,
                                       int32_t *info, int64_t count);
    /// A = Q R of (m, n) matrices, by reflectors with LAPACK's signs: `columns` columns of Q, unless `q` is null, and `rows` rows of R; or, with `taus`, all rows
    /// with the reflectors below R. NaN where A is not finite.
    template <class T> void smallQR(int64_t m, int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, int64_t columns, T *q, int64_t rows, T *r,
                                    T *taus, int64_t count);
    /// The (n, k) X of least |A X - B| for A (m, n) of full rank, of least norm where m < n. The info is the 1-based index of an element 0 on R's diagonal, -1
    /// where A or B is not finite, or kRankInDoubt where rcond > 0 and A's condition in Frobenius's norm is not below 1 / rcond; X means nothing then.
    template <class T>
    void smallLeastSquares(int64_t m, int64_t n, int64_t k, const T *const *from, int64_t rowStride, int64_t colStride, const T *const *right,
                           int64_t rightRowStride, int64_t rightColStride, RealOf<T> rcond, T *out, int32_t *info, int64_t count);
    /// Determinants; with `logs` their signs, or phases, and the logarithms of their moduli.
    template <class T> void smallDeterminant(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, T *out, RealOf<T> *logs, int64_t count);
    template <class T> void smallProduct(int64_t m, int64_t n, int64_t k, const T *const *left, int64_t leftRowStride, int64_t leftColStride,
                                         const T *const *right, int64_t rightRowStride, int64_t rightColStride, T *out, int64_t count);
    /// exp(A), NaN where A is not finite; works in `memory` of smallExponentialBytes(n), aligned to vectors.
    template <class T> void smallExponential(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, T *out, void *memory, int64_t count);
    template <class T> int64_t smallExponentialBytes(int64_t n);)

/// Matrices handed over at once: whole vectors of lanes of every type.
inline constexpr int64_t kSmallBlock = 64;

/// Calls f(first, count) for blocks of the batch; `operations` is the work for one matrix.
template <class F> void forEachSmall(int64_t count, int64_t operations, F &&f) {
  int64_t grain = (kSmallBlock + 100000 / (operations + 8) / kSmallBlock * kSmallBlock);
  auto chunk = [&](int64_t begin, int64_t end) {
    for (int64_t first = begin; first < end; first += kSmallBlock)
      f(first, end - first < kSmallBlock ? end - first : kSmallBlock);
  };
  if (count <= grain)
    chunk(0, count);
  else
    parallelFor(count, grain, chunk);
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_SMALL_H
