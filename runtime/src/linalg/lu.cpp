// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// LU factorisation A = P L U with partial pivoting, solution from given factors, and pivots as a permutation.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt {
namespace {

constexpr const char *kFactorOp = "linalg.lu_factor", *kSolveOp = "linalg.lu_solve";

template <class T> void factors(const DLTensor *a, DLTensor *lu, DLTensor *pivots, DLTensor *info) {
  Batch batch({{a, 2}, {lu, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t m = ma.rows, n = ma.cols, k = m < n ? m : n;
  T *lus = dataOf<T>(lu);
  int32_t *allPivots = dataOf<int32_t>(pivots), *infos = dataOf<int32_t>(info);
  if (k == 0) {
    memset(infos, 0, batch.size() * sizeof(int32_t));
    return;
  }
  int64_t ld = dense::paddedRows(m); // columns a power of two apart would share few lines of a cache
  forEachMatrix(batch.size(), 2.0 / 3 * m * n * k, Workspace::bytesFor<T>(ld * n), kFactorOp, [&](int64_t i, Workspace &scratch) {
    T *columns = scratch.take<T>(ld * n);
    copyRows(transposed(at(ma, batch.offset(0, i))), columns, ld);
    infos[i] = dense::getrf(m, n, columns, ld, allPivots + i * k);
    copyRows(Matrix<const T>{columns, m, n, 1, ld}, lus + i * m * n, n);
  });
}

/// The memory M of the row-major factors is U^T in its lower and L^T in its unit upper triangle; the memory of x is X^T.
template <class T> void substitute(const T *lu, const int32_t *pivots, int64_t n, T *x, int64_t k, bool left, bool adjoint) {
  if (left && !adjoint) { // X^T = (P^T B)^T L^-T U^-T
    dense::swapColumns(k, x, k, n, pivots, true);
    dense::trsmThreaded('R', 'U', 'N', 'U', k, n, lu, n, x, k);
    dense::trsmThreaded('R', 'L', 'N', 'N', k, n, lu, n, x, k);
  } else if (left) { // A^H = U^H L^H P^T, so X^T = B^T conj(U)^-1 conj(L)^-1 P^T, with conj(U) = M^H
    dense::trsmThreaded('R', 'L', 'C', 'N', k, n, lu, n, x, k);
    dense::trsmThreaded('R', 'U', 'C', 'U', k, n, lu, n, x, k);
    dense::swapColumns(k, x, k, n, pivots, false);
  } else if (!adjoint) { // A^T X^T = U^T L^T P^T X^T = B^T
    dense::trsmThreaded('L', 'L', 'N', 'N', n, k, lu, n, x, n);
    dense::trsmThreaded('L', 'U', 'N', 'U', n, k, lu, n, x, n);
    dense::swapRows(k, x, n, n, pivots, false);
  } else { // conj(A) X^T = P conj(L) conj(U) X^T = B^T
    dense::swapRows(k, x, n, n, pivots, true);
    dense::trsmThreaded('L', 'U', 'C', 'U', n, k, lu, n, x, n);
    dense::trsmThreaded('L', 'L', 'C', 'N', n, k, lu, n, x, n);
  }
}

template <class T> void solutions(const DLTensor *lu, const DLTensor *pivots, const DLTensor *b, DLTensor *x, bool left, bool adjoint) {
  Batch batch({{lu, 2}, {pivots, 1}, {b, 2}, {x, 2}});
  Matrix<const T> factors = matrixOf<T>(lu), mb = matrixOf<T>(b);
  int64_t n = factors.rows, k = left ? mb.cols : mb.rows;
  if (n == 0 || k == 0)
    return;
  T *xs = dataOf<T>(x);
  const int32_t *allPivots = dataOf<const int32_t>(pivots);
  int64_t pivotStride = strideOf(pivots, pivots->ndim - 1);
  bool packed = factors.colStride == 1 && factors.rowStride == n && pivotStride == 1;
  size_t scratchBytes = packed ? 0 : Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<int32_t>(n);
  forEachMatrix(batch.size(), 2.0 * n * n * k, scratchBytes, kSolveOp, [&](int64_t i, Workspace &scratch) {
    const T *lui = factors.data + batch.offset(0, i);
    const int32_t *pi = allPivots + batch.offset(1, i);
    if (!packed) {
      T *copy = scratch.take<T>(n * n);
      int32_t *pivotCopy = scratch.take<int32_t>(n);
      copyRows(at(factors, batch.offset(0, i)), copy, n);
      for (int64_t j = 0; j < n; ++j)
        pivotCopy[j] = pi[j * pivotStride];
      lui = copy;
      pi = pivotCopy;
    }
    T *xi = xs + i * n * k;
    copyRows(at(mb, batch.offset(2, i)), xi, left ? k : n);
    substitute(lui, pi, n, xi, k, left, adjoint);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_lu_factor(const DLTensor *a, DLTensor *lu, DLTensor *pivots, DLTensor *info) {
  dispatch(a, kFactorOp, [&]<class T>() { factors<T>(a, lu, pivots, info); });
}

void crout_rt_lu_solve(const DLTensor *lu, const DLTensor *pivots, const DLTensor *b, DLTensor *x, int64_t left, int64_t adjoint) {
  dispatch(lu, kSolveOp, [&]<class T>() { solutions<T>(lu, pivots, b, x, left != 0, adjoint != 0); });
}

void crout_rt_lu_permutation(const DLTensor *pivots, DLTensor *permutation) {
  Batch batch({{pivots, 1}, {permutation, 1}});
  int64_t k = sizeOf(pivots, 1), m = sizeOf(permutation, 1), stride = strideOf(pivots, pivots->ndim - 1);
  const int32_t *from = dataOf<const int32_t>(pivots);
  int64_t *to = dataOf<int64_t>(permutation);
  for (int64_t b = 0; b < batch.size(); ++b) {
    const int32_t *swaps = from + batch.offset(0, b);
    int64_t *order = to + b * m;
    for (int64_t i = 0; i < m; ++i)
      order[i] = i;
    for (int64_t i = 0; i < k; ++i) {
      int64_t p = swaps[i * stride] - 1, t = order[i];
      if (p < 0 || p >= m) // the pivots are a user's tensor
        continue;
      order[i] = order[p];
      order[p] = t;
    }
  }
}
