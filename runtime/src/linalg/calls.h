// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// BLAS and LAPACK routines with arguments by value, one overload set for all element types. Matrices are column-major.
#ifndef CROUT_RUNTIME_LINALG_CALLS_H
#define CROUT_RUNTIME_LINALG_CALLS_H

#include "lapack.h"

namespace crout::rt::lapack {

/// Keeps T from being deduced from a scalar argument.
template <class T> using Same = std::type_identity_t<T>;

template <class T>
void gemm(char ta, char tb, int64_t m, int64_t n, int64_t k, Same<T> alpha, const T *a, int64_t lda, const T *b, int64_t ldb, Same<T> beta, T *c, int64_t ldc) {
  Int im = m, in = n, ik = k, ia = lda, ib = ldb, ic = ldc;
  routines<T>().gemm(&ta, &tb, &im, &in, &ik, &alpha, a, &ia, b, &ib, &beta, c, &ic, 1, 1);
}
template <class T>
void gemv(char t, int64_t m, int64_t n, Same<T> alpha, const T *a, int64_t lda, const T *x, int64_t incx, Same<T> beta, T *y, int64_t incy) {
  Int im = m, in = n, ia = lda, ix = incx, iy = incy;
  routines<T>().gemv(&t, &im, &in, &alpha, a, &ia, x, &ix, &beta, y, &iy, 1);
}
template <class T> void trsm(char side, char uplo, char t, char diag, int64_t m, int64_t n, Same<T> alpha, const T *a, int64_t lda, T *b, int64_t ldb) {
  Int im = m, in = n, ia = lda, ib = ldb;
  routines<T>().trsm(&side, &uplo, &t, &diag, &im, &in, &alpha, a, &ia, b, &ib, 1, 1, 1, 1);
}
template <class T> void trsv(char uplo, char t, char diag, int64_t n, const T *a, int64_t lda, T *x, int64_t incx) {
  Int in = n, ia = lda, ix = incx;
  routines<T>().trsv(&uplo, &t, &diag, &in, a, &ia, x, &ix, 1, 1, 1);
}
template <class T>
void herk(char uplo, char t, int64_t n, int64_t k, RealOf<T> alpha, const T *a, int64_t lda, RealOf<T> beta, T *c, int64_t ldc) {
  Int in = n, ik = k, ia = lda, ic = ldc;
  routines<T>().herk(&uplo, &t, &in, &ik, &alpha, a, &ia, &beta, c, &ic, 1, 1);
}
template <class T> Int getrf(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  Int im = m, in = n, ia = lda, info = 0;
  routines<T>().getrf(&im, &in, a, &ia, pivots, &info);
  return info;
}
template <class T> Int getri(int64_t n, T *a, int64_t lda, const Int *pivots, T *work, int64_t lwork) {
  Int in = n, ia = lda, iw = lwork, info = 0;
  routines<T>().getri(&in, a, &ia, pivots, work, &iw, &info);
  return info;
}
/// Interchanges rows k1..k2 (1-based) with rows pivots[...]; `step` 1 forwards, -1 backwards.
template <class T> void laswp(int64_t n, T *a, int64_t lda, int64_t k1, int64_t k2, const Int *pivots, Int step) {
  Int in = n, ia = lda, i1 = k1, i2 = k2;
  routines<T>().laswp(&in, a, &ia, &i1, &i2, pivots, &step);
}
template <class T> Int potrf(char uplo, int64_t n, T *a, int64_t lda) {
  Int in = n, ia = lda, info = 0;
  routines<T>().potrf(&uplo, &in, a, &ia, &info, 1);
  return info;
}
template <class T> Int geqrf(int64_t m, int64_t n, T *a, int64_t lda, T *tau, T *work, int64_t lwork) {
  Int im = m, in = n, ia = lda, iw = lwork, info = 0;
  routines<T>().geqrf(&im, &in, a, &ia, tau, work, &iw, &info);
  return info;
}
/// orgqr or ungqr: the first n columns of the product of k reflectors.
template <class T> Int orgqr(int64_t m, int64_t n, int64_t k, T *a, int64_t lda, const T *tau, T *work, int64_t lwork) {
  Int im = m, in = n, ik = k, ia = lda, iw = lwork, info = 0;
  routines<T>().orgqr(&im, &in, &ik, a, &ia, tau, work, &iw, &info);
  return info;
}
template <class T> void larft(int64_t n, int64_t k, const T *v, int64_t ldv, const T *tau, T *t, int64_t ldt) {
  Int in = n, ik = k, iv = ldv, it = ldt;
  routines<T>().larft("F", "C", &in, &ik, v, &iv, tau, t, &it, 1, 1);
}
/// C := H C or H^H C for a block of k forward, columnwise reflectors.
template <class T>
void larfb(char trans, int64_t m, int64_t n, int64_t k, const T *v, int64_t ldv, const T *t, int64_t ldt, T *c, int64_t ldc, T *work, int64_t ldwork) {
  Int im = m, in = n, ik = k, iv = ldv, it = ldt, ic = ldc, iw = ldwork;
  routines<T>().larfb("L", &trans, "F", "C", &im, &in, &ik, v, &iv, t, &it, c, &ic, work, &iw, 1, 1, 1, 1);
}

} // namespace crout::rt::lapack
#endif // CROUT_RUNTIME_LINALG_CALLS_H
