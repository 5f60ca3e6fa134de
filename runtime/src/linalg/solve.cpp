// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Solutions of A X = B and X A = B by an LU factorisation of A^T, which is what the memory of a row-major A holds.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.solve";

/// Orders up to this one are solved by lanes across the batch. Complex ones above it are refined instead, see below.
template <class T> inline constexpr int64_t kMaxLanes = isComplex<T> ? 20 : kMaxSmall;

/// Overwrites the row-major right-hand side x with the solution, from the factors P L U of A^T.
template <class T> void substitute(const T *lu, const int32_t *pivots, int64_t n, T *x, int64_t k, bool left) {
  if (left) // X^T A^T = B^T, and the memory of x is X^T
    dense::solveFactored('R', k, n, lu, n, pivots, x, k);
  else
    dense::solveFactored('L', n, k, lu, n, pivots, x, n);
}

/// A step of refinement in the precision of T, for complex matrices: their products round twice as often as real ones, and without it the
/// residual reaches 4 eps |A| |x| at order 32 and 5.5 at order 100. `a` and `r` are room for A and for the residual.
template <class T>
void refineOnce(Matrix<const T> from, const T *lu, const int32_t *pivots, int64_t n, Matrix<const T> b, T *x, int64_t k, bool left, T *a, T *r) {
  copyRows(from, a, n);
  copyRows(b, r, left ? k : n);
  if (left) // R^T = B^T - X^T A^T, and the memory of a is A^T
    dense::gemm<T>('N', 'N', k, n, n, number<T>(-1), x, k, a, n, number<T>(1), r, k);
  else
    dense::gemm<T>('N', 'N', n, k, n, number<T>(-1), a, n, x, n, number<T>(1), r, n);
  substitute(lu, pivots, n, r, k, left);
  // Where a correction is not small, the matrix is singular to working precision or a number overflowed.
  for (int64_t c = 0; c < k; ++c) {
    int64_t first = left ? c : c * n, step = left ? k : 1;
    RealOf<T> size = 0, change = 0;
    for (int64_t i = 0; i < n; ++i) {
      RealOf<T> s = pivotSize(x[first + i * step]), d = pivotSize(r[first + i * step]);
      size = s > size ? s : size;
      change = d > change || d != d ? d : change;
    }
    if (!(change < size / 2))
      continue;
    for (int64_t i = 0; i < n; ++i)
      x[first + i * step] += r[first + i * step];
  }
}

/// With lanes across the batch; X A = B is solved as A^T X^T = B^T, by reading and writing with strides exchanged.
template <class T>
void smallSolutions(const Batch &batch, bool ownFactors, Matrix<const T> a, Matrix<const T> b, int64_t n, int64_t k, T *x, int32_t *infos, bool left) {
  // Where A is broadcast, several solutions would write one info.
  int32_t *each = infos;
  if (!ownFactors) {
    each = static_cast<int32_t *>(malloc(batch.size() * sizeof(int32_t)));
    if (!each) {
      crout_rt_fail(CROUT_OUT_OF_MEMORY, -1, kOp, nullptr, "no memory for the workspace of a matrix kernel");
      return;
    }
  }
  Matrix<const T> system = left ? a : transposed(a), right = left ? b : transposed(b);
  forEachSmall(batch.size(), n * n * (n / 3 + k), [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock], *rightFrom[kSmallBlock];
    T *to[kSmallBlock];
    for (int64_t i = 0; i < count; ++i) {
      from[i] = a.data + batch.offset(0, first + i);
      rightFrom[i] = b.data + batch.offset(1, first + i);
      to[i] = x + (first + i) * n * k;
    }
    CROUT_SIMD_CALL(smallSolve<T>(n, k, left, from, system.rowStride, system.colStride, rightFrom, right.rowStride, right.colStride, to, left ? k : 1, left ? 1 : n,
                                  each + first, count));
  });
  if (ownFactors)
    return;
  for (int64_t i = 0; i < batch.size(); ++i)
    infos[batch.offset(3, i)] = each[i];
  free(each);
}

/// One small matrix: the same kernel as a batch of one, without a batch to work out.
template <class T> bool oneSmallSolution(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, bool left) {
  if (a->ndim != 2 || b->ndim != 2)
    return false;
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t n = ma.rows, k = left ? mb.cols : mb.rows;
  if (n == 0 || n > kMaxLanes<T> || k == 0 || k > kMaxSmallRight)
    return false;
  Matrix<const T> system = left ? ma : transposed(ma), right = left ? mb : transposed(mb);
  T *to = dataOf<T>(x);
  CROUT_SIMD_CALL(smallSolve<T>(n, k, left, &system.data, system.rowStride, system.colStride, &right.data, right.rowStride, right.colStride, &to, left ? k : 1,
                                left ? 1 : n, dataOf<int32_t>(info), 1));
  return true;
}

template <class T> void solutions(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, bool left) {
  if (oneSmallSolution<T>(a, b, x, info, left))
    return;
  Batch factors({{a, 2}, {info, 0}}), batch({{a, 2}, {b, 2}, {x, 2}, {info, 0}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t n = ma.rows, k = left ? mb.cols : mb.rows;
  T *xs = dataOf<T>(x);
  int32_t *infos = dataOf<int32_t>(info);
  if (n == 0) {
    memset(infos, 0, factors.size() * sizeof(int32_t));
    return;
  }
  if (n <= kMaxLanes<T> && k > 0 && k <= kMaxSmallRight && (batch.size() > 0 || factors.size() == 0)) {
    smallSolutions(batch, factors.size() == batch.size(), ma, mb, n, k, xs, infos, left);
    return;
  }
  size_t pivotBytes = Workspace::bytesFor<int32_t>(n), luBytes = Workspace::bytesFor<T>(n * n);
  double factorOperations = 2.0 / 3 * n * n * n, solveOperations = 2.0 * n * n * k;
  constexpr bool refined = isComplex<T>;
  size_t refinementBytes = refined ? Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<T>(n * k) : 0;
  auto finish = [&](int64_t i, const T *lu, const int32_t *pivots, int32_t failed, Workspace &scratch) {
    T *xi = xs + i * n * k;
    if (failed) {
      fillNaN(xi, n * k);
      return;
    }
    Matrix<const T> bi = at(mb, batch.offset(1, i));
    copyRows(bi, xi, left ? k : n);
    if (k == 0)
      return;
    substitute(lu, pivots, n, xi, k, left);
    if constexpr (refined) {
      T *room = scratch.take<T>(n * n);
      refineOnce(at(ma, batch.offset(0, i)), lu, pivots, n, bi, xi, k, left, room, scratch.take<T>(n * k));
    }
  };
  if (factors.size() == batch.size()) {
    forEachMatrix(batch.size(), factorOperations + solveOperations, pivotBytes + luBytes + refinementBytes, kOp, [&](int64_t i, Workspace &scratch) {
      int32_t *pivots = scratch.take<int32_t>(n);
      T *lu = scratch.take<T>(n * n);
      copyRows(at(ma, batch.offset(0, i)), lu, n);
      int32_t failed = infos[batch.offset(3, i)] = dense::getrf(n, n, lu, n, pivots);
      finish(i, lu, pivots, failed, scratch);
    });
    return;
  }
  // A is broadcast: one factorisation serves all right-hand sides that meet it.
  Workspace shared(factors.size() * (pivotBytes + luBytes), kOp);
  if (!shared)
    return;
  T *lus = shared.take<T>(factors.size() * (luBytes / sizeof(T)));
  int32_t *pivots = shared.take<int32_t>(factors.size() * (pivotBytes / sizeof(int32_t)));
  int64_t luStep = luBytes / sizeof(T), pivotStep = pivotBytes / sizeof(int32_t);
  forEachMatrix(factors.size(), factorOperations, 0, kOp, [&](int64_t i, Workspace &) {
    copyRows(at(ma, factors.offset(0, i)), lus + i * luStep, n);
    infos[i] = dense::getrf(n, n, lus + i * luStep, n, pivots + i * pivotStep);
  });
  forEachMatrix(batch.size(), solveOperations, refinementBytes, kOp, [&](int64_t i, Workspace &scratch) {
    int64_t f = batch.offset(3, i);
    finish(i, lus + f * luStep, pivots + f * pivotStep, infos[f], scratch);
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_solve(const DLTensor *a, const DLTensor *b, DLTensor *x, DLTensor *info, int64_t left) {
  using namespace crout::rt;
  dispatch(a, kOp, [&]<class T>() { solutions<T>(a, b, x, info, left != 0); });
}
