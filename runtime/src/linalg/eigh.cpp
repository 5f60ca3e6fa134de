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
    CROUT_SIMD_CALL(
        smallEigen<T>(n, from, a.rowStride, a.colStride, upper, w + first * n, v ? v + first * n * n : nullptr, infos + first, count));
    for (int64_t i = first; i < first + count; ++i)
      if (infos[i]) {
        fillNaN(w + i * n, n);
        if (v) fillNaN(v + i * n * n, n * n);
      }
  });
}

/// LAPACK's divide and conquer, or Jacobi's method where there is no LAPACK or its iterations did not converge.
template <class T> struct ByLibrary {
  using R = RealOf<T>;
  int64_t n;
  bool upper, wanted, library = lapack::available();
  lapack::WorkSizes sizes = {};

  ByLibrary(int64_t n, bool upper, bool wanted) : n(n), upper(upper), wanted(wanted) {
    if (library) sizes = lapack::heevdSizes<T>(wanted ? 'V' : 'N', upper ? 'U' : 'L', n);
  }
  size_t scratchBytes() const {
    return Workspace::bytesFor<T>(n * n) * (wanted ? 2 : 1) + Workspace::bytesFor<T>(sizes.element) + Workspace::bytesFor<R>(sizes.real) +
           Workspace::bytesFor<int32_t>(sizes.integer);
  }
  /// Eigenvectors, where wanted, become the columns of the row-major v.
  int32_t operator()(Matrix<const T> a, R *w, T *v, Workspace &scratch) const {
    T *c = scratch.take<T>(n * n), *vectors = wanted ? scratch.take<T>(n * n) : nullptr;
    lapack::Work<T> work{scratch.take<T>(sizes.element), scratch.take<R>(sizes.real), scratch.take<int32_t>(sizes.integer)};
    if (!copyTriangle(a, c, upper)) return -1;
    const T *result = c;
    if (!library || lapack::heevd(wanted ? 'V' : 'N', upper ? 'U' : 'L', n, c, n, w, work, sizes)) {
      copyTriangle(a, c, upper);
      if (int32_t failed = dense::jacobiEigen(n, c, n, upper, w, vectors, n)) return failed;
      result = vectors;
    }
    if (wanted) copyRows(Matrix<const T>{result, n, n, 1, n}, v, n);
    return 0;
  }
};

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
  if (n <= kMaxSmall) return smallEigenvalues<T>(batch, ma, ws, vs, infos, upper);
  ByLibrary<T> byLibrary(n, upper, v != nullptr);
  auto forEach = [&](auto &&decompose) {
    return [&, decompose](int64_t i, Workspace &scratch) {
      R *wi = ws + i * n;
      T *vi = v ? vs + i * n * n : nullptr;
      infos[i] = decompose(at(ma, batch.offset(0, i)), wi, vi, scratch);
      if (infos[i]) fillNaN(wi, n);
      if (infos[i] && v) fillNaN(vi, n * n);
    };
  };
  double cube = static_cast<double>(n) * n * n;
  if constexpr (!isComplex<T>) {
    // One matrix of a batch to each thread is better use of them than all for each, up to a larger order than with the library's.
    auto own = [&](Matrix<const T> ai, R *wi, T *vi, Workspace &) {
      int32_t failed = dense::symmetricEigen<T>(ai, upper, wi, vi, n);
      if (failed <= 0) return failed;
      Workspace scratch(byLibrary.scratchBytes(), op);
      return scratch ? byLibrary(ai, wi, vi, scratch) : failed;
    };
    return forEachMatrix(batch.size(), cube, 0, op, forEach(own));
  }
  forEachMatrix<Inner::Library>(batch.size(), (v ? 9.0 : 4.0 / 3) * cube, byLibrary.scratchBytes(), op, forEach(byLibrary));
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
