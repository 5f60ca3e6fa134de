// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inverses. The memory of a row-major A is the column-major A^T, and inv(A^T) = inv(A)^T: no transposition.
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

constexpr const char *kOp = "linalg.inv";

template <class T> void inverse(const DLTensor *a, DLTensor *out, DLTensor *info) {
  Batch batch({{a, 2}, {out, 2}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  T *inverses = dataOf<T>(out);
  int32_t *infos = dataOf<int32_t>(info);
  if (n == 0) {
    memset(infos, 0, batch.size() * sizeof(int32_t));
    return;
  }
  if (n <= kMaxSmall) {
    forEachSmall(batch.size(), n * n * n, [&](int64_t first, int64_t count) {
      const T *from[kSmallBlock];
      for (int64_t i = 0; i < count; ++i)
        from[i] = ma.data + batch.offset(0, first + i);
      CROUT_SIMD_CALL(smallInverse<T>(n, from, ma.rowStride, ma.colStride, inverses + first * n * n, infos + first, count));
    });
    return;
  }
  int64_t ld = dense::paddedRows(n); // columns a power of two apart would share few lines of a cache
  size_t scratchBytes = Workspace::bytesFor<int32_t>(n) + Workspace::bytesFor<T>(n * ld);
  forEachMatrix(batch.size(), 2.0 * n * n * n, scratchBytes, kOp, [&](int64_t i, Workspace &scratch) {
    int32_t *pivots = scratch.take<int32_t>(n);
    T *lu = scratch.take<T>(n * ld), *x = inverses + i * n * n;
    copyRows(at(ma, batch.offset(0, i)), lu, ld);
    infos[i] = dense::getrf(n, n, lu, ld, pivots);
    if (infos[i] == 0)
      dense::inverseFromFactors(n, lu, ld, pivots, x, n);
    else
      fillNaN(x, n * n);
  });
}

} // namespace
} // namespace crout::rt

void crout_rt_inv(const DLTensor *a, DLTensor *inverse, DLTensor *info) {
  using namespace crout::rt;
  dispatch(a, kOp, [&]<class T>() { crout::rt::inverse<T>(a, inverse, info); });
}
