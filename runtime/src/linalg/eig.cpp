// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of square matrices without symmetry, always complex.
#include "calls.h"
#include "crout/runtime/kernels.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt {
namespace {

template <class R> Complex<R> asComplex(R x) { return {x, 0}; }
template <class R> Complex<R> asComplex(Complex<R> x) { return x; }

/// Column j of LAPACK's eigenvectors of a real matrix: pairs of conjugate ones stand as real part and imaginary part.
template <class R> void unpackVectors(int64_t n, const R *packed, const R *imaginary, Complex<R> *rows) {
  for (int64_t j = 0; j < n; ++j) {
    bool pair = imaginary[j] != 0 && j + 1 < n;
    for (int64_t i = 0; i < n; ++i) {
      R re = packed[j * n + i], im = pair ? packed[(j + 1) * n + i] : 0;
      rows[i * n + j] = {re, im};
      if (pair) rows[i * n + j + 1] = {re, -im};
    }
    j += pair;
  }
}

/// `v` may be null where only eigenvalues are asked for.
template <class T> void eigen(const DLTensor *a, DLTensor *w, DLTensor *v, DLTensor *info, const char *op) {
  using R = RealOf<T>;
  using C = Complex<R>;
  Batch batch({{a, 2}, {w, 1}});
  Matrix<const T> ma = matrixOf<T>(a);
  int64_t n = ma.rows;
  C *ws = dataOf<C>(w), *vs = v ? dataOf<C>(v) : nullptr;
  int32_t *infos = dataOf<int32_t>(info);
  if (n == 0 || batch.size() == 0) {
    memset(infos, 0, batch.size() * sizeof(int32_t));
    return;
  }
  bool library = lapack::available();
  int64_t lwork = 0;
  if (library) {
    T size = number<T>(1);
    R realSize = 0; // which the query of the complex routine writes too
    lapack::geev<T>(v ? 'V' : 'N', n, nullptr, n, nullptr, nullptr, n, &size, -1, &realSize);
    lwork = lapack::sizeFrom(size);
  }
  // Without a library: the Hessenberg form and its reflections, all complex.
  size_t scratchBytes = library ? Workspace::bytesFor<T>(n * n) * (v ? 2 : 1) + Workspace::bytesFor<T>(2 * n) +
                                      Workspace::bytesFor<T>(lwork) + Workspace::bytesFor<R>(2 * n)
                                : Workspace::bytesFor<C>(n * n) * 2 + Workspace::bytesFor<C>(2 * n);
  forEachMatrix<Inner::Library>(batch.size(), (v ? 25.0 : 10.0) * n * n * n, scratchBytes, op, [&](int64_t i, Workspace &scratch) {
    Matrix<const T> ai = at(ma, batch.offset(0, i));
    C *wi = ws + i * n, *vi = v ? vs + i * n * n : nullptr;
    int32_t failed = allFinite(ai) ? 0 : -1;
    if (failed == 0 && library) {
      T *c = scratch.take<T>(n * n), *vectors = v ? scratch.take<T>(n * n) : nullptr, *values = scratch.take<T>(2 * n),
        *work = scratch.take<T>(lwork);
      R *realWork = scratch.take<R>(2 * n);
      copyRows(transposed(ai), c, n);
      failed = lapack::geev(v ? 'V' : 'N', n, c, n, values, vectors, n, work, lwork, realWork);
      for (int64_t j = 0; failed == 0 && j < n; ++j) {
        if constexpr (isComplex<T>)
          wi[j] = values[j];
        else
          wi[j] = {values[j], values[n + j]};
      }
      if (v && failed == 0) {
        if constexpr (isComplex<T>)
          copyRows(Matrix<const T>{vectors, n, n, 1, n}, vi, n);
        else
          unpackVectors(n, vectors, values + n, vi);
      }
    } else if (failed == 0) {
      C *h = scratch.take<C>(n * n), *q = scratch.take<C>(n * n), *work = scratch.take<C>(2 * n);
      for (int64_t row = 0; row < n; ++row)
        for (int64_t col = 0; col < n; ++col)
          h[col * n + row] = asComplex(ai(row, col));
      failed = dense::schurEigen(n, h, q, wi, v != nullptr, work);
      if (v && failed == 0) copyRows(Matrix<const C>{q, n, n, 1, n}, vi, n);
    }
    infos[i] = failed;
    if (failed) fillNaN(wi, n);
    if (v && failed) fillNaN(vi, n * n);
  });
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

void crout_rt_eig(const DLTensor *a, DLTensor *eigenvalues, DLTensor *eigenvectors, DLTensor *info) {
  dispatch(a, "linalg.eig", [&]<class T>() { eigen<T>(a, eigenvalues, eigenvectors, info, "linalg.eig"); });
}

void crout_rt_eigvals(const DLTensor *a, DLTensor *eigenvalues, DLTensor *info) {
  dispatch(a, "linalg.eigvals", [&]<class T>() { eigen<T>(a, eigenvalues, nullptr, info, "linalg.eigvals"); });
}
