// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of Hermitian matrices: reduction to a real tridiagonal matrix, then divide and conquer.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"
#include "small.h"

namespace crout::rt {
namespace {

/// Copies the named triangle of the row-major view `a` to the columns of `to`. Returns the largest magnitude of a part of an element, or
/// NaN where one is not finite, on which LAPACK's iterations may not end.
template <class T> RealOf<T> copyTriangle(Matrix<const T> a, T *to, bool upper) {
  using R = RealOf<T>;
  int64_t n = a.rows;
  R sum = 0, largest = 0;
  for (int64_t j = 0; j < n; ++j) {
    for (int64_t i = upper ? 0 : j; i < (upper ? j + 1 : n); ++i) {
      T x = a(i, j);
      to[j * n + i] = x;
      R re = realPart(x), im = 0;
      if constexpr (isComplex<T>) im = i == j ? 0 : x.im;
      sum += (re - re) + (im - im);
      re = absolute(re), im = absolute(im);
      largest = re > largest ? re : largest;
      largest = im > largest ? im : largest;
    }
  }
  return sum == 0 ? largest : notANumber<R>();
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

/// LAPACK's reduction to a tridiagonal matrix, whose eigenproblem is ours, or Jacobi's method where there is no LAPACK or the iterations
/// did not converge. For a real matrix, whose own reduction failed before, Jacobi's method is what is left to try.
template <class T> struct ByLibrary {
  using R = RealOf<T>;
  int64_t n, ld, worked = 0;
  bool upper, wanted, library = isComplex<T> && lapack::available();

  ByLibrary(int64_t n, bool upper, bool wanted) : n(n), ld(dense::paddedRows(n)), upper(upper), wanted(wanted) {
    if (!library) return;
    T size{};
    lapack::hetrd<T>(uplo(), n, nullptr, n, nullptr, nullptr, nullptr, &size, -1);
    worked = lapack::sizeFrom(size);
    lapack::unmtr<T>(uplo(), n, n, nullptr, n, nullptr, nullptr, n, &size, -1);
    if (int64_t more = lapack::sizeFrom(size); more > worked) worked = more;
  }
  char uplo() const { return upper ? 'U' : 'L'; }
  size_t scratchBytes() const {
    size_t bytes = Workspace::bytesFor<T>(n * n) * (wanted ? 2 : 1);
    if (library) bytes += Workspace::bytesFor<T>(n) + Workspace::bytesFor<T>(worked) + Workspace::bytesFor<R>(n);
    if (library && wanted) bytes += Workspace::bytesFor<R>(ld * ld) + Workspace::bytesFor<int32_t>(n);
    return bytes;
  }
  /// Eigenvectors, where wanted, become the columns of the row-major v.
  int32_t operator()(Matrix<const T> a, R *w, T *v, Workspace &scratch) const {
    T *c = scratch.take<T>(n * n), *vectors = wanted ? scratch.take<T>(n * n) : nullptr;
    R largest = copyTriangle(a, c, upper);
    if (!isFinite(largest)) return -1;
    if (!library || !reduced(c, largest, w, vectors, scratch)) {
      copyTriangle(a, c, upper);
      if (int32_t failed = dense::jacobiEigen(n, c, n, upper, w, vectors, n)) return failed;
    }
    if (wanted) copyRows(Matrix<const T>{vectors, n, n, 1, n}, v, n);
    return 0;
  }

private:
  /// The columns of `vectors` := Q times them, dealt out to threads in pieces that follow from the order alone.
  bool transformBack(const T *c, const T *tau, T *vectors) const {
    constexpr int64_t piece = 64;
    int64_t pieces = (n + piece - 1) / piece;
    bool failed = false;
    parallelFor(pieces, n < 256 ? pieces : 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      Workspace memory(Workspace::bytesFor<T>(worked), "linalg.eigh");
      for (int64_t i = begin; i < end; ++i) {
        int64_t first = i * piece, count = n - first < piece ? n - first : piece;
        if (!memory || lapack::unmtr(uplo(), n, count, c, n, tau, vectors + first * n, n, memory.take<T>(worked), worked)) failed = true;
        memory.reset();
      }
    });
    return !failed;
  }

  /// False where the iterations did not converge.
  bool reduced(T *c, R largest, R *w, T *vectors, Workspace &scratch) const {
    T *tau = scratch.take<T>(n), *work = scratch.take<T>(worked);
    R *e = scratch.take<R>(n), scale = dense::safeScale(largest);
    if (scale != 1)
      for (int64_t j = 0; j < n; ++j)
        for (int64_t i = upper ? 0 : j; i < (upper ? j + 1 : n); ++i)
          c[j * n + i] = c[j * n + i] * scale;
    if (lapack::hetrd(uplo(), n, c, n, w, e, tau, work, worked)) return false;
    if (!wanted) {
      if (dense::tridiagonalValues(n, w, e)) return false;
    } else {
      R *q = scratch.take<R>(ld * ld);
      int32_t *order = scratch.take<int32_t>(n);
      if (dense::tridiagonalEigen(n, w, e, q, ld, order)) return false;
      for (int64_t j = 0; j < n; ++j)
        for (int64_t i = 0; i < n; ++i)
          vectors[j * n + i] = number<T>(q[order[j] * ld + i]);
      if (!transformBack(c, tau, vectors)) return false;
    }
    if (scale != 1)
      for (int64_t i = 0; i < n; ++i)
        w[i] *= 1 / scale;
    return true;
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
  // OpenBLAS's reduction on several threads gives other bits than on one.
  forEachMatrix(batch.size(), 4.0 / 3 * cube, byLibrary.scratchBytes(), op, forEach(byLibrary));
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
