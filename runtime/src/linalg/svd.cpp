// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Singular value decomposition. The memory of a row-major A = U S Vh is A^T = Vh^T S U^T in columns, so LAPACK's left
// vectors of it are Vh in rows, and its right vectors U in rows: nothing is transposed.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt {
namespace {

/// Copies `from` to the first k columns of q and completes them to `columns` orthonormal ones. A zero column of `from` is
/// replaced, and so are those behind it: they belong to singular values that are zero.
template <class T> bool completeBasis(const T *from, int64_t m, int64_t k, T *q, int64_t columns, const char *op) {
  int64_t rank = 0;
  auto isZero = [&](const T *x) {
    for (int64_t i = 0; i < m; ++i)
      if (!(x[i] == number<T>(0)))
        return false;
    return true;
  };
  while (rank < k && !isZero(from + rank * m))
    ++rank;
  Workspace memory(Workspace::bytesFor<T>(k), op);
  if (!memory)
    return false;
  T *tau = memory.take<T>(k);
  memcpy(static_cast<void *>(q), from, m * rank * sizeof(T));
  if (rank < columns) {
    dense::geqrf(m, rank, q, m, tau);
    dense::orgqr(m, columns, rank, q, m, tau);
    memcpy(static_cast<void *>(q), from, m * rank * sizeof(T)); // without the signs that QR gave them
  }
  return true;
}

template <class T> int32_t byJacobi(Matrix<const T> a, RealOf<T> *s, T *u, int64_t uColumns, T *vh, int64_t vRows, const char *op) {
  // A tall matrix is needed: of a wide A = U S Vh, the conjugate of the transpose, A^H = Vh^H S U^H.
  bool wide = a.rows < a.cols;
  int64_t m = wide ? a.cols : a.rows, n = wide ? a.rows : a.cols, leftColumns = wide ? vRows : uColumns;
  leftColumns = leftColumns > n ? leftColumns : n;
  Workspace memory(Workspace::bytesFor<T>(m * n) + Workspace::bytesFor<T>(n * n) + Workspace::bytesFor<T>(m * leftColumns), op);
  if (!memory)
    return 1;
  T *c = memory.take<T>(m * n), *v = memory.take<T>(n * n), *left = memory.take<T>(m * leftColumns);
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i)
      c[j * m + i] = wide ? conjugate(a(j, i)) : a(i, j);
  if (dense::jacobiSingular(m, n, c, m, s, v, n))
    return 1;
  if (!u)
    return 0;
  if (!completeBasis(c, m, n, left, leftColumns, op))
    return 1;
  int64_t rows = wide ? a.rows : m;
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < uColumns; ++j)
      u[i * uColumns + j] = wide ? v[j * n + i] : left[j * m + i];
  for (int64_t i = 0; i < vRows; ++i)
    for (int64_t j = 0; j < a.cols; ++j)
      vh[i * a.cols + j] = conjugate(wide ? left[i * m + j] : v[i * n + j]);
  return 0;
}

/// Real matrices whose smaller side is at least this are reduced by our own kernels.
constexpr int64_t kOwnFrom = 8;

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
  bool library = lapack::available();
  lapack::WorkSizes sizes = library ? lapack::gesddSizes<T>(job, n, m) : lapack::WorkSizes{};
  size_t scratchBytes = Workspace::bytesFor<T>(m * n) + Workspace::bytesFor<T>(sizes.element) + Workspace::bytesFor<R>(sizes.real) +
                        Workspace::bytesFor<int32_t>(sizes.integer);
  auto byLibrary = [&](Matrix<const T> ai, R *si, T *ui, T *vi, Workspace &scratch) {
    T *c = scratch.take<T>(m * n);
    lapack::Work<T> work{scratch.take<T>(sizes.element), scratch.take<R>(sizes.real), scratch.take<int32_t>(sizes.integer)};
    if (!allFinite(ai))
      return -1;
    int32_t failed = 1;
    if (library) {
      copyRows(ai, c, n);
      failed = lapack::gesdd(job, n, m, c, n, si, vi, n, ui, uColumns, work, sizes);
    }
    if (failed > 0) // also where LAPACK's iterations did not converge
      failed = byJacobi(ai, si, ui, uColumns, vi, vRows, op);
    return failed;
  };
  auto forEach = [&](auto &&decompose) {
    return [&, decompose](int64_t i, Workspace &scratch) {
      T *ui = u ? us + i * m * uColumns : nullptr, *vi = u ? vs + i * vRows * n : nullptr;
      infos[i] = decompose(at(ma, batch.offset(0, i)), ss + i * k, ui, vi, scratch);
      if (infos[i] == 0)
        return;
      fillNaN(ss + i * k, k);
      if (u) {
        fillNaN(ui, m * uColumns);
        fillNaN(vi, vRows * n);
      }
    };
  };
  double operations = static_cast<double>(m) * n * k;
  if constexpr (!isComplex<T>)
    if (k >= kOwnFrom) {
      // One matrix of a batch to each thread is better use of them than all for each, up to a larger order than with the library's.
      auto own = [&](Matrix<const T> ai, R *si, T *ui, T *vi, Workspace &) {
        int32_t failed = dense::singularValues<T>(ai, si, ui, uColumns, vi, vRows);
        if (failed <= 0)
          return failed;
        Workspace scratch(scratchBytes, op);
        return scratch ? byLibrary(ai, si, ui, vi, scratch) : failed;
      };
      return forEachMatrix(batch.size(), 2 * operations, 0, op, forEach(own));
    }
  forEachMatrix<Inner::Library>(batch.size(), (u ? 20.0 : 4.0) * operations, scratchBytes, op, forEach(byLibrary));
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
