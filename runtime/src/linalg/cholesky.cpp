// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Cholesky factorisation and solution. The memory of a row-major lower triangle is a column-major upper triangle.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kFactorOp = "linalg.cholesky", *kSolveOp = "cholesky_solve";

/// Zeroes the triangle of the row-major n x n matrix that the factor does not use.
template <class T> void zeroTriangle(T *x, int64_t n, bool zeroLower) {
  for (int64_t i = 0; i < n; ++i)
    if (zeroLower)
      memset(static_cast<void *>(x + i * n), 0, i * sizeof(T));
    else
      memset(static_cast<void *>(x + i * n + i + 1), 0, (n - 1 - i) * sizeof(T));
}

template <class T> void factors(const DLTensor *a, DLTensor *factor, DLTensor *info, bool upper) {
  Batch batch({{a, 2}, {factor, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  T *fs = dataOf<T>(factor);
  int32_t *infos = dataOf<int32_t>(info);
  if (n == 0) {
    memset(infos, 0, batch.size() * sizeof(int32_t));
    return;
  }
  if (n <= kMaxSmall) {
    forEachSmall(batch.size(), n * n * n / 4, [&](int64_t first, int64_t count) {
      const T *from[kSmallBlock];
      for (int64_t i = 0; i < count; ++i)
        from[i] = ma.data + batch.offset(0, first + i);
      CROUT_SIMD_CALL(smallCholesky<T>(n, from, ma.rowStride, ma.colStride, upper, fs + first * n * n, infos + first, count));
    });
    return;
  }
  forEachMatrix(batch.size(), 1.0 / 3 * n * n * n, 0, kFactorOp, [&](int64_t i, Workspace &) {
    T *x = fs + i * n * n;
    copyRows(at(ma, batch.offset(0, i)), x, n);
    infos[i] = dense::potrf(upper ? 'L' : 'U', n, x, n);
    zeroTriangle(x, n, upper);
  });
}

template <class T> void solutions(const DLTensor *b, const DLTensor *factor, DLTensor *x, bool upper) {
  Batch batch({{factor, 2}, {b, 2}, {x, 2}});
  Matrix<const T> mf = matrixOf<T>(factor), mb = matrixOf<T>(b);
  int64_t n = mf.rows, k = mb.cols;
  if (n == 0 || k == 0)
    return;
  T *xs = dataOf<T>(x);
  if (n <= kMaxSmall && k <= kMaxSmallRight) {
    // The lower factor and its adjoint; of an upper factor, which is the adjoint, the same two.
    Matrix<const T> adjoint = transposed(mf);
    forEachSmall(batch.size(), 2 * n * n * k, [&](int64_t first, int64_t count) {
      const T *from[kSmallBlock], *rightFrom[kSmallBlock], *between[kSmallBlock];
      T *to[kSmallBlock];
      for (int64_t i = 0; i < count; ++i) {
        from[i] = mf.data + batch.offset(0, first + i);
        rightFrom[i] = mb.data + batch.offset(1, first + i);
        between[i] = to[i] = xs + (first + i) * n * k;
      }
      Matrix<const T> lower = upper ? adjoint : mf, upperFactor = upper ? mf : adjoint;
      CROUT_SIMD_CALL(smallTriangular<T>(n, k, false, false, upper, from, lower.rowStride, lower.colStride, rightFrom, mb.rowStride, mb.colStride, to, k,
                                         int64_t(1), count));
      CROUT_SIMD_CALL(smallTriangular<T>(n, k, true, false, !upper, from, upperFactor.rowStride, upperFactor.colStride, between, k, int64_t(1), to, k,
                                         int64_t(1), count));
    });
    return;
  }
  bool packed = mf.colStride == 1 && mf.rowStride >= n;
  int64_t ld = packed ? mf.rowStride : n;
  forEachMatrix(batch.size(), 2.0 * n * n * k, packed ? 0 : Workspace::bytesFor<T>(n * n), kSolveOp, [&](int64_t i, Workspace &scratch) {
    const T *f = mf.data + batch.offset(0, i);
    if (!packed) {
      T *copy = scratch.take<T>(n * n);
      copyRows(at(mf, batch.offset(0, i)), copy, n);
      f = copy;
    }
    T *xi = xs + i * n * k;
    copyRows(at(mb, batch.offset(1, i)), xi, k);
    // X^T = B^T A^-T with A^T = conj(L) L^T, or U^T conj(U); memory holds L^T, or U^T.
    dense::trsmThreaded('R', upper ? 'L' : 'U', upper ? 'C' : 'N', 'N', k, n, f, ld, xi, k);
    dense::trsmThreaded('R', upper ? 'L' : 'U', upper ? 'N' : 'C', 'N', k, n, f, ld, xi, k);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_cholesky(const DLTensor *a, DLTensor *factor, DLTensor *info, int64_t upper) {
  dispatch(a, kFactorOp, [&]<class T>() { factors<T>(a, factor, info, upper != 0); });
}

void crout_rt_cholesky_solve(const DLTensor *b, const DLTensor *factor, DLTensor *x, int64_t upper) {
  dispatch(b, kSolveOp, [&]<class T>() { solutions<T>(b, factor, x, upper != 0); });
}
