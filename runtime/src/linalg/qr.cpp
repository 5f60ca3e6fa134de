// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// QR factorisation by Householder reflectors, with LAPACK's signs.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.qr";

/// One matrix to a lane, as smallQR takes them; q and taus may be null.
template <class T> void smallFactors(const Batch &batch, Matrix<const T> a, int64_t columns, T *q, int64_t rows, T *r, T *taus) {
  int64_t m = a.rows, n = a.cols, k = m < n ? m : n;
  forEachSmall(batch.size(), 4 * m * n * k, [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock];
    for (int64_t i = 0; i < count; ++i)
      from[i] = a.data + batch.offset(0, first + i);
    CROUT_SIMD_CALL(smallQR<T>(m, n, from, a.rowStride, a.colStride, columns, q ? q + first * m * columns : nullptr, rows, r + first * rows * n,
                               taus ? taus + first * k : nullptr, count));
  });
}
template <class T> bool isSmall(Matrix<const T> a) { return a.rows > 0 && a.cols > 0 && a.rows <= kMaxSmall && a.cols <= kMaxSmall; }

/// `q` may be null where only R is asked for.
template <class T> void factors(const DLTensor *a, DLTensor *q, DLTensor *r, bool complete) {
  Batch batch({{a, 2}, {r, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t m = ma.rows, n = ma.cols, k = m < n ? m : n;
  int64_t columns = complete ? m : k, rows = sizeOf(r, 2), width = columns > n ? columns : n;
  T *qs = q ? dataOf<T>(q) : nullptr, *rs = dataOf<T>(r);
  if (isSmall(ma))
    return smallFactors<T>(batch, ma, columns, qs, rows, rs, nullptr);
  size_t scratchBytes = Workspace::bytesFor<T>(m * width) + Workspace::bytesFor<T>(k);
  forEachMatrix(batch.size(), 4.0 * m * width * k, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(m * width), *tau = scratch.take<T>(k);
    if (m > 0 && n > 0) {
      copyRows(transposed(at(ma, batch.offset(0, i))), c, m);
      dense::geqrf(m, n, c, m, tau);
    }
    T *ri = rs + i * rows * n;
    copyRows(Matrix<const T>{c, rows, n, 1, m}, ri, n);
    for (int64_t row = 1; row < rows; ++row)
      memset(static_cast<void *>(ri + row * n), 0, (row < n ? row : n) * sizeof(T));
    if (!q || m == 0 || columns == 0)
      return;
    dense::orgqr(m, columns, k, c, m, tau);
    copyRows(Matrix<const T>{c, m, columns, 1, m}, qs + i * m * columns, columns);
  });
}

/// The reflectors as LAPACK stores them.
template <class T> void compactFactors(const DLTensor *a, DLTensor *factors, DLTensor *tau) {
  Batch batch({{a, 2}, {factors, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t m = ma.rows, n = ma.cols, k = m < n ? m : n;
  T *fs = dataOf<T>(factors), *taus = dataOf<T>(tau);
  if (m == 0 || n == 0)
    return;
  if (isSmall(ma))
    return smallFactors<T>(batch, ma, 0, nullptr, m, fs, taus);
  forEachMatrix(batch.size(), 4.0 * m * n * k, Workspace::bytesFor<T>(m * n), kOp, [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(m * n);
    copyRows(transposed(at(ma, batch.offset(0, i))), c, m);
    dense::geqrf(m, n, c, m, taus + i * k);
    copyRows(Matrix<const T>{c, m, n, 1, m}, fs + i * m * n, n);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_qr(const DLTensor *a, DLTensor *q, DLTensor *r, int64_t complete) {
  dispatch(a, kOp, [&]<class T>() { factors<T>(a, q, r, complete != 0); });
}

void crout_rt_qr_r(const DLTensor *a, DLTensor *r) {
  dispatch(a, kOp, [&]<class T>() { factors<T>(a, nullptr, r, false); });
}

void crout_rt_qr_factor(const DLTensor *a, DLTensor *factors, DLTensor *tau) {
  dispatch(a, kOp, [&]<class T>() { compactFactors<T>(a, factors, tau); });
}
