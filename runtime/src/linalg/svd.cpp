// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Singular value decomposition. The memory of a row-major A = U S Vh is A^T = Vh^T S U^T in columns, so LAPACK's left
// vectors of it are Vh in rows, and its right vectors U in rows: nothing is transposed.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "operand.h"

namespace crout::rt {
namespace {

/// `u` and `vh` may be null where only singular values are asked for.
template <class T> void decomposition(const DLTensor *a, DLTensor *u, DLTensor *s, DLTensor *vh, DLTensor *info, bool full, const char *op) {
  using R = RealOf<T>;
  Batch batch({{a, 2}, {s, 1}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t m = ma.rows, n = ma.cols, k = m < n ? m : n, uColumns = full ? m : k, vRows = full ? n : k;
  T *us = u ? dataOf<T>(u) : nullptr, *vs = vh ? dataOf<T>(vh) : nullptr;
  R *ss = dataOf<R>(s);
  int32_t *infos = dataOf<int32_t>(info);
  auto identity = [](T *x, int64_t size) {
    for (int64_t i = 0; i < size * size; ++i)
      x[i] = number<T>(i % (size + 1) == 0 ? 1 : 0);
  };
  if (k == 0 || batch.size() == 0) {
    for (int64_t i = 0; i < batch.size(); ++i) {
      infos[i] = 0;
      if (u && full) {
        identity(us + i * m * m, m);
        identity(vs + i * n * n, n);
      }
    }
    return;
  }
  char job = !u ? 'N' : full ? 'A' : 'S';
  lapack::WorkSizes sizes = lapack::gesddSizes<T>(job, n, m);
  size_t scratchBytes = Workspace::bytesFor<T>(m * n) + Workspace::bytesFor<T>(sizes.element) + Workspace::bytesFor<R>(sizes.real) +
                        Workspace::bytesFor<int32_t>(sizes.integer);
  forEachMatrix(batch.size(), (u ? 20.0 : 4.0) * m * n * k, scratchBytes, op, [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(m * n), *ui = u ? us + i * m * uColumns : nullptr, *vi = u ? vs + i * vRows * n : nullptr;
    lapack::Work<T> work{scratch.take<T>(sizes.element), scratch.take<R>(sizes.real), scratch.take<int32_t>(sizes.integer)};
    Matrix<const T> ai = at(ma, batch.offset(0, i));
    if (allFinite(ai)) {
      copyRows(ai, c, n);
      infos[i] = lapack::gesdd(job, n, m, c, n, ss + i * k, vi, n, ui, uColumns, work, sizes);
    } else {
      infos[i] = -1;
    }
    if (infos[i] == 0)
      return;
    fillNaN(ss + i * k, k);
    if (u) {
      fillNaN(ui, m * uColumns);
      fillNaN(vi, vRows * n);
    }
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_svd(const DLTensor *a, DLTensor *u, DLTensor *s, DLTensor *vh, DLTensor *info, int64_t full_matrices) {
  dispatch(a, "linalg.svd", [&]<class T>() { decomposition<T>(a, u, s, vh, info, full_matrices != 0, "linalg.svd"); });
}

void crout_rt_svdvals(const DLTensor *a, DLTensor *s, DLTensor *info) {
  dispatch(a, "linalg.svdvals", [&]<class T>() { decomposition<T>(a, nullptr, s, nullptr, info, false, "linalg.svdvals"); });
}
