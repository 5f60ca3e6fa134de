// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of Hermitian matrices, by divide and conquer.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

/// Copies the named triangle of the row-major view `a` to the columns of `to`; false where it holds a NaN or an infinity,
/// on which LAPACK's iterations may not end.
template <class T> bool copyTriangle(Matrix<const T> a, T *to, bool upper) {
  int64_t n = a.rows;
  RealOf<T> sum = 0;
  for (int64_t j = 0; j < n; ++j) {
    for (int64_t i = upper ? 0 : j; i < (upper ? j + 1 : n); ++i) {
      T x = a(i, j);
      to[j * n + i] = x;
      if constexpr (isComplex<T>)
        sum += (x.re - x.re) + (i == j ? 0 : x.im - x.im);
      else
        sum += x - x;
    }
  }
  return sum == 0;
}

/// Orders up to kMaxSmall, one matrix to a lane.
template <class T> void smallEigenvalues(const Batch &batch, Matrix<const T> a, RealOf<T> *w, T *v, int32_t *infos, bool upper) {
  int64_t n = a.rows;
  forEachSmall(batch.size(), 8 * n * n * n, [&](int64_t first, int64_t count) {
    const T *from[kSmallBlock];
    for (int64_t i = 0; i < count; ++i)
      from[i] = a.data + batch.offset(0, first + i);
    CROUT_SIMD_CALL(smallEigen<T>(n, from, a.rowStride, a.colStride, upper, w + first * n, v ? v + first * n * n : nullptr, infos + first, count));
    for (int64_t i = first; i < first + count; ++i)
      if (infos[i]) {
        fillNaN(w + i * n, n);
        if (v)
          fillNaN(v + i * n * n, n * n);
      }
  });
}

/// `v` may be null where only eigenvalues are asked for.
template <class T> void eigen(const DLTensor *a, DLTensor *w, DLTensor *v, DLTensor *info, bool upper, const char *op) {
  using R = RealOf<T>;
  Batch batch({{a, 2}, {w, 1}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  R *ws = dataOf<R>(w);
  T *vs = v ? dataOf<T>(v) : nullptr;
  int32_t *infos = dataOf<int32_t>(info);
  if (n == 0 || batch.size() == 0) {
    memset(infos, 0, batch.size() * sizeof(int32_t));
    return;
  }
  if (n <= kMaxSmall)
    return smallEigenvalues<T>(batch, ma, ws, vs, infos, upper);
  char job = v ? 'V' : 'N', uplo = upper ? 'U' : 'L';
  bool library = lapack::available();
  lapack::WorkSizes sizes = library ? lapack::heevdSizes<T>(job, uplo, n) : lapack::WorkSizes{};
  size_t scratchBytes = Workspace::bytesFor<T>(n * n) * (v ? 2 : 1) + Workspace::bytesFor<T>(sizes.element) + Workspace::bytesFor<R>(sizes.real) +
                        Workspace::bytesFor<int32_t>(sizes.integer);
  forEachMatrix<Inner::Library>(batch.size(), (v ? 9.0 : 4.0 / 3) * n * n * n, scratchBytes, op, [&](int64_t i, Workspace &scratch) {
    T *c = scratch.take<T>(n * n), *vectors = v ? scratch.take<T>(n * n) : nullptr;
    lapack::Work<T> work{scratch.take<T>(sizes.element), scratch.take<R>(sizes.real), scratch.take<int32_t>(sizes.integer)};
    Matrix<const T> ai = at(ma, batch.offset(0, i));
    R *wi = ws + i * n;
    int32_t failed = copyTriangle(ai, c, upper) ? 0 : -1;
    if (failed == 0 && library)
      failed = lapack::heevd(job, uplo, n, c, n, wi, work, sizes);
    const T *result = c;
    if (failed > 0 || (failed == 0 && !library)) { // also where LAPACK's iterations did not converge
      copyTriangle(ai, c, upper);
      failed = dense::jacobiEigen(n, c, n, upper, wi, vectors, n);
      result = vectors;
    }
    infos[i] = failed;
    if (failed)
      fillNaN(wi, n);
    if (v && failed)
      fillNaN(vs + i * n * n, n * n);
    else if (v)
      copyRows(Matrix<const T>{result, n, n, 1, n}, vs + i * n * n, n);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_eigh(const DLTensor *a, DLTensor *eigenvalues, DLTensor *eigenvectors, DLTensor *info, int64_t upper) {
  dispatch(a, "linalg.eigh", [&]<class T>() { eigen<T>(a, eigenvalues, eigenvectors, info, upper != 0, "linalg.eigh"); });
}

void crout_rt_eigvalsh(const DLTensor *a, DLTensor *eigenvalues, DLTensor *info, int64_t upper) {
  dispatch(a, "linalg.eigvalsh", [&]<class T>() { eigen<T>(a, eigenvalues, nullptr, info, upper != 0, "linalg.eigvalsh"); });
}
