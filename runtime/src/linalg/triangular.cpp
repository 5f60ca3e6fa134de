// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Triangular solution. Row-major A X = B is X^T A^T = B^T in memory, so sides and triangles change places.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.solve_triangular";

template <class T> void solutions(const DLTensor *a, const DLTensor *b, DLTensor *x, bool upper, bool left, bool unit) {
  Batch batch({{a, 2}, {b, 2}, {x, 2}});
  Matrix<const T> ma = matrixOf<T>(a), mb = matrixOf<T>(b);
  int64_t n = ma.rows, k = left ? mb.cols : mb.rows;
  if (n == 0 || k == 0)
    return;
  T *xs = dataOf<T>(x);
  if (n <= kMaxSmall && k <= kMaxSmallRight) {
    // X A = B is A^T X^T = B^T, by reading and writing with strides exchanged.
    Matrix<const T> triangle = left ? ma : transposed(ma), right = left ? mb : transposed(mb);
    forEachSmall(batch.size(), n * n * k, [&](int64_t first, int64_t count) {
      const T *from[kSmallBlock], *rightFrom[kSmallBlock];
      T *to[kSmallBlock];
      for (int64_t i = 0; i < count; ++i) {
        from[i] = ma.data + batch.offset(0, first + i);
        rightFrom[i] = mb.data + batch.offset(1, first + i);
        to[i] = xs + (first + i) * n * k;
      }
      CROUT_SIMD_CALL(smallTriangular<T>(n, k, upper == left, unit, false, from, triangle.rowStride, triangle.colStride, rightFrom, right.rowStride,
                                         right.colStride, to, left ? k : 1, left ? 1 : n, count));
    });
    return;
  }
  bool row = ma.colStride == 1 && ma.rowStride >= n, column = !row && ma.rowStride == 1 && ma.colStride >= n;
  int64_t ld = row ? ma.rowStride : column ? ma.colStride : n;
  char triangle = upper == column ? 'U' : 'L', trans = column ? 'T' : 'N', diag = unit ? 'U' : 'N';
  size_t scratchBytes = row || column ? 0 : Workspace::bytesFor<T>(n * n);
  forEachMatrix(batch.size(), 1.0 * n * n * k, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    const T *t = ma.data + batch.offset(0, i);
    if (!row && !column) {
      T *copy = scratch.take<T>(n * n);
      copyRows(at(ma, batch.offset(0, i)), copy, n);
      t = copy;
    }
    T *xi = xs + i * n * k;
    copyRows(at(mb, batch.offset(1, i)), xi, left ? k : n);
    if (left)
      dense::trsmThreaded('R', triangle, trans, diag, k, n, t, ld, xi, k);
    else
      dense::trsmThreaded('L', triangle, trans, diag, n, k, t, ld, xi, n);
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_solve_triangular(const DLTensor *a, const DLTensor *b, DLTensor *x, int64_t upper, int64_t left, int64_t unitriangular) {
  using namespace crout::rt;
  dispatch(a, kOp, [&]<class T>() { solutions<T>(a, b, x, upper != 0, left != 0, unitriangular != 0); });
}
