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
template <class T> Int getrf(int64_t m, int64_t n, T *a, int64_t lda, Int *pivots) {
  Int im = m, in = n, ia = lda, info = 0;
  routines<T>().getrf(&im, &in, a, &ia, pivots, &info);
  return info;
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

/// Sizes of the work arrays that a routine asks for; for real types `real` is not used.
struct WorkSizes {
  int64_t element = 0, real = 0, integer = 0;
};
/// A size that LAPACK returns in a floating-point number, rounded up by that number's precision.
template <class T> int64_t sizeFrom(T x) {
  double size = static_cast<double>(realPart(x));
  return static_cast<int64_t>(size * (1 + static_cast<double>(Limits<RealOf<T>>::epsilon))) + 1;
}
template <class T> struct Work {
  T *element;
  RealOf<T> *real;
  Int *integer;
};

/// A = L D L^T, or L D L^H where `hermitian`, in place of the lower triangle. A query, answered in work[0], where lwork is -1.
template <class T> Int ldl(bool hermitian, int64_t n, T *a, int64_t lda, Int *pivots, T *work, int64_t lwork) {
  Int in = n, ia = lda, iw = lwork, info = 0;
  (hermitian ? routines<T>().hetrf : routines<T>().sytrf)("L", &in, a, &ia, pivots, work, &iw, &info, 1);
  return info;
}
/// Solves A X = B in place of B from these factors.
template <class T> Int ldlSolve(bool hermitian, int64_t n, int64_t k, const T *a, int64_t lda, const Int *pivots, T *b, int64_t ldb) {
  Int in = n, ik = k, ia = lda, ib = ldb, info = 0;
  (hermitian ? routines<T>().hetrs : routines<T>().sytrs)("L", &in, &ik, a, &ia, pivots, b, &ib, &info, 1);
  return info;
}

/// Eigenvalues w, and with job 'V' eigenvectors, of any square a. Of a real matrix `w` holds the n real parts and then the n imaginary
/// ones, and a pair of conjugate eigenvectors is one column of real and one of imaginary parts. A query, in work[0], where lwork is -1.
template <class T> Int geev(char job, int64_t n, T *a, int64_t lda, T *w, T *v, int64_t ldv, T *work, int64_t lwork, RealOf<T> *realWork) {
  Int in = n, ia = lda, iv = ldv, one = 1, iw = lwork, info = 0;
  if constexpr (isComplex<T>)
    routines<T>().geev("N", &job, &in, a, &ia, w, nullptr, &one, v, &iv, work, &iw, realWork, &info, 1, 1);
  else
    routines<T>().geev("N", &job, &in, a, &ia, w, w + n, nullptr, &one, v, &iv, work, &iw, &info, 1, 1);
  return info;
}

/// Q^H A Q = T for Hermitian A, with the diagonal d and the off-diagonal e of the real T; Q as reflectors in place of a, with their factors in tau. A query,
/// answered in work[0], where lwork is -1.
template <class T> Int hetrd(char uplo, int64_t n, T *a, int64_t lda, RealOf<T> *d, RealOf<T> *e, T *tau, T *work, int64_t lwork) {
  Int in = n, ia = lda, iw = lwork, info = 0;
  routines<T>().hetrd(&uplo, &in, a, &ia, d, e, tau, work, &iw, &info, 1);
  return info;
}
/// C := Q C, (n, k), for the Q of hetrd. A query as there.
template <class T> Int unmtr(char uplo, int64_t n, int64_t k, const T *a, int64_t lda, const T *tau, T *c, int64_t ldc, T *work, int64_t lwork) {
  Int in = n, ik = k, ia = lda, ic = ldc, iw = lwork, info = 0;
  routines<T>().unmtr("L", &uplo, "N", &in, &ik, a, &ia, tau, c, &ic, work, &iw, &info, 1, 1, 1);
  return info;
}

template <class T>
Int gesdd(char job, int64_t m, int64_t n, T *a, int64_t lda, RealOf<T> *s, T *u, int64_t ldu, T *vt, int64_t ldvt, Work<T> work, WorkSizes sizes) {
  Int im = m, in = n, ia = lda, iu = ldu, iv = ldvt, lwork = sizes.element, info = 0;
  if constexpr (isComplex<T>)
    routines<T>().gesdd(&job, &im, &in, a, &ia, s, u, &iu, vt, &iv, work.element, &lwork, work.real, work.integer, &info, 1);
  else
    routines<T>().gesdd(&job, &im, &in, a, &ia, s, u, &iu, vt, &iv, work.element, &lwork, work.integer, &info, 1);
  return info;
}
template <class T> WorkSizes gesddSizes(char job, int64_t m, int64_t n) {
  T element;
  RealOf<T> real = 0;
  Int integer = 0;
  int64_t least = m < n ? m : n, most = m < n ? n : m;
  gesdd<T>(job, m, n, nullptr, m, nullptr, nullptr, m, nullptr, n, {&element, &real, &integer}, {-1, -1, -1});
  int64_t withVectors = 5 * least * least + 5 * least, mixed = 2 * most * least + 2 * least * least + least;
  return {sizeFrom(element), job == 'N' ? 7 * least : withVectors > mixed ? withVectors : mixed, 8 * least};
}

/// Singular values of an upper bidiagonal matrix, descending in place of d; `work` holds 4 n numbers.
template <class R> Int bdsqr(int64_t n, R *d, R *e, R *work) {
  Int in = n, none = 0, one = 1, info = 0;
  routines<R>().bdsqr("U", &in, &none, &none, &none, d, e, nullptr, &one, nullptr, &one, nullptr, &one, work, &info, 1);
  return info;
}

/// Least-squares drivers, in the order of the front end's numbers.
enum class Driver { gels, gelsy, gelsd, gelss };

/// b is (max(m, n), k) in columns; `work.real` also holds nothing that is read. A query where `sizes.element` is -1.
template <class T>
Int leastSquares(Driver driver, int64_t m, int64_t n, int64_t k, T *a, int64_t lda, T *b, int64_t ldb, Int *columnPivots, RealOf<T> *s, RealOf<T> rcond,
                 Int &rank, Work<T> work, WorkSizes sizes) {
  Int im = m, in = n, ik = k, ia = lda, ib = ldb, lwork = sizes.element, info = 0;
  const Routines<T> &r = routines<T>();
  switch (driver) {
  case Driver::gels:
    r.gels("N", &im, &in, &ik, a, &ia, b, &ib, work.element, &lwork, &info, 1);
    rank = m < n ? m : n;
    break;
  case Driver::gelsy:
    if constexpr (isComplex<T>)
      r.gelsy(&im, &in, &ik, a, &ia, b, &ib, columnPivots, &rcond, &rank, work.element, &lwork, work.real, &info);
    else
      r.gelsy(&im, &in, &ik, a, &ia, b, &ib, columnPivots, &rcond, &rank, work.element, &lwork, &info);
    break;
  case Driver::gelsd:
    if constexpr (isComplex<T>)
      r.gelsd(&im, &in, &ik, a, &ia, b, &ib, s, &rcond, &rank, work.element, &lwork, work.real, work.integer, &info);
    else
      r.gelsd(&im, &in, &ik, a, &ia, b, &ib, s, &rcond, &rank, work.element, &lwork, work.integer, &info);
    break;
  case Driver::gelss:
    if constexpr (isComplex<T>)
      r.gelss(&im, &in, &ik, a, &ia, b, &ib, s, &rcond, &rank, work.element, &lwork, work.real, &info);
    else
      r.gelss(&im, &in, &ik, a, &ia, b, &ib, s, &rcond, &rank, work.element, &lwork, &info);
    break;
  }
  return info;
}
template <class T> WorkSizes leastSquaresSizes(Driver driver, int64_t m, int64_t n, int64_t k) {
  T element = number<T>(1);
  RealOf<T> real = 0;
  Int integer = 0, rank = 0;
  int64_t least = m < n ? m : n, most = m < n ? n : m;
  leastSquares<T>(driver, m, n, k, nullptr, m > 0 ? m : 1, nullptr, most > 0 ? most : 1, nullptr, nullptr, 0, rank, {&element, &real, &integer}, {-1, -1, -1});
  WorkSizes sizes{sizeFrom(element), 0, 0};
  if (driver == Driver::gelsy)
    sizes.real = 2 * n;
  if (driver == Driver::gelss)
    sizes.real = 5 * least;
  if (driver == Driver::gelsd) {
    sizes.integer = integer;
    sizes.real = sizeFrom(real);
  }
  return sizes;
}

} // namespace crout::rt::lapack
#endif // CROUT_RUNTIME_LINALG_CALLS_H
