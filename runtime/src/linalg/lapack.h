// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The one table of BLAS and LAPACK symbols, opened at run time: the only place that knows Fortran's names and letters.
#ifndef CROUT_RUNTIME_LINALG_LAPACK_H
#define CROUT_RUNTIME_LINALG_LAPACK_H

#include "complex.h"
#include <stddef.h>

namespace crout::rt::lapack {

using Int = int32_t;
using Len = size_t; // gfortran passes the length of each string after the last argument

// X(field, name for s and d, name for c and z, parameters): T is the element, R its real type.
// Y(field, name for s and d, name for c and z, parameters for s and d, parameters for c and z).
#define CROUT_FOR_EACH_LAPACK(X, Y)                                                                                                                            \
  X(gemm, "gemm", "gemm", (const char *ta, const char *tb, const Int *m, const Int *n, const Int *k, const T *alpha, const T *a, const Int *lda, const T *b, const Int *ldb, const T *beta, T *c, const Int *ldc, Len, Len)) \
  X(getrf, "getrf", "getrf", (const Int *m, const Int *n, T *a, const Int *lda, Int *pivots, Int *info))                                                      \
  X(potrf, "potrf", "potrf", (const char *uplo, const Int *n, T *a, const Int *lda, Int *info, Len))                                                          \
  X(geqrf, "geqrf", "geqrf", (const Int *m, const Int *n, T *a, const Int *lda, T *tau, T *work, const Int *lwork, Int *info))                                \
  X(orgqr, "orgqr", "ungqr", (const Int *m, const Int *n, const Int *k, T *a, const Int *lda, const T *tau, T *work, const Int *lwork, Int *info))            \
  X(larft, "larft", "larft", (const char *direct, const char *store, const Int *n, const Int *k, const T *v, const Int *ldv, const T *tau, T *t, const Int *ldt, Len, Len)) \
  X(larfb, "larfb", "larfb", (const char *side, const char *t, const char *direct, const char *store, const Int *m, const Int *n, const Int *k, const T *v, const Int *ldv, const T *tm, const Int *ldt, T *c, const Int *ldc, T *work, const Int *ldwork, Len, Len, Len, Len)) \
  X(gels, "gels", "gels", (const char *t, const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, T *work, const Int *lwork, Int *info, Len)) \
  X(sytrf, "sytrf", "sytrf", (const char *uplo, const Int *n, T *a, const Int *lda, Int *pivots, T *work, const Int *lwork, Int *info, Len))                   \
  X(hetrf, "sytrf", "hetrf", (const char *uplo, const Int *n, T *a, const Int *lda, Int *pivots, T *work, const Int *lwork, Int *info, Len))                   \
  X(sytrs, "sytrs", "sytrs", (const char *uplo, const Int *n, const Int *nrhs, const T *a, const Int *lda, const Int *pivots, T *b, const Int *ldb, Int *info, Len)) \
  X(hetrs, "sytrs", "hetrs", (const char *uplo, const Int *n, const Int *nrhs, const T *a, const Int *lda, const Int *pivots, T *b, const Int *ldb, Int *info, Len)) \
  Y(geev, "geev", "geev",                                                                                                                                      \
    (const char *left, const char *right, const Int *n, T *a, const Int *lda, R *wr, R *wi, T *vl, const Int *ldvl, T *vr, const Int *ldvr, T *work, const Int *lwork, Int *info, Len, Len), \
    (const char *left, const char *right, const Int *n, T *a, const Int *lda, T *w, T *vl, const Int *ldvl, T *vr, const Int *ldvr, T *work, const Int *lwork, R *rwork, Int *info, Len, Len)) \
  X(hetrd, "sytrd", "hetrd", (const char *uplo, const Int *n, T *a, const Int *lda, R *d, R *e, T *tau, T *work, const Int *lwork, Int *info, Len))           \
  X(unmtr, "ormtr", "unmtr", (const char *side, const char *uplo, const char *t, const Int *m, const Int *n, const T *a, const Int *lda, const T *tau, T *c, const Int *ldc, T *work, const Int *lwork, Int *info, Len, Len, Len)) \
  Y(gesdd, "gesdd", "gesdd",                                                                                                                                   \
    (const char *job, const Int *m, const Int *n, T *a, const Int *lda, R *s, T *u, const Int *ldu, T *vt, const Int *ldvt, T *work, const Int *lwork, Int *iwork, Int *info, Len), \
    (const char *job, const Int *m, const Int *n, T *a, const Int *lda, R *s, T *u, const Int *ldu, T *vt, const Int *ldvt, T *work, const Int *lwork, R *rwork, Int *iwork, Int *info, Len)) \
  X(bdsqr, "bdsqr", "bdsqr", (const char *uplo, const Int *n, const Int *ncvt, const Int *nru, const Int *ncc, R *d, R *e, T *vt, const Int *ldvt, T *u, const Int *ldu, T *c, const Int *ldc, R *work, Int *info, Len)) \
  Y(gelsy, "gelsy", "gelsy",                                                                                                                                   \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, Int *jpvt, const R *rcond, Int *rank, T *work, const Int *lwork, Int *info), \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, Int *jpvt, const R *rcond, Int *rank, T *work, const Int *lwork, R *rwork, Int *info)) \
  Y(gelsd, "gelsd", "gelsd",                                                                                                                                   \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, R *s, const R *rcond, Int *rank, T *work, const Int *lwork, Int *iwork, Int *info), \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, R *s, const R *rcond, Int *rank, T *work, const Int *lwork, R *rwork, Int *iwork, Int *info)) \
  Y(gelss, "gelss", "gelss",                                                                                                                                   \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, R *s, const R *rcond, Int *rank, T *work, const Int *lwork, Int *info), \
    (const Int *m, const Int *n, const Int *nrhs, T *a, const Int *lda, T *b, const Int *ldb, R *s, const R *rcond, Int *rank, T *work, const Int *lwork, R *rwork, Int *info))

template <class T> struct Routines {
  using R = RealOf<T>;
#define CROUT_LAPACK_FIELD(field, real, complex, parameters) void(*field) parameters;
#define CROUT_LAPACK_FIELD2(field, real, complex, realParameters, complexParameters)                                                                           \
  std::conditional_t<isComplex<T>, void(*) complexParameters, void(*) realParameters> field;
  CROUT_FOR_EACH_LAPACK(CROUT_LAPACK_FIELD, CROUT_LAPACK_FIELD2)
#undef CROUT_LAPACK_FIELD
#undef CROUT_LAPACK_FIELD2
};

struct Library {
  Routines<float> s;
  Routines<double> d;
  Routines<ComplexFloat> c;
  Routines<ComplexDouble> z;
  bool open;
};

/// Opens the library at the first call; thread-safe.
const Library &library();
/// False where no library was found or CROUT_BLAS=none: the runtime's own kernels do the work.
inline bool available() { return library().open; }

template <class T> const Routines<T> &routines() {
  const Library &l = library();
  if constexpr (std::is_same_v<T, float>)
    return l.s;
  else if constexpr (std::is_same_v<T, double>)
    return l.d;
  else if constexpr (std::is_same_v<T, ComplexFloat>)
    return l.c;
  else
    return l.z;
}

/// While alive, BLAS calls of this thread run on `threads` threads (at most crout_rt_get_num_threads()).
class Threads {
public:
  explicit Threads(int32_t threads);
  ~Threads();
  Threads(const Threads &) = delete;
  Threads &operator=(const Threads &) = delete;

private:
  int32_t previous;
};

} // namespace crout::rt::lapack
#endif // CROUT_RUNTIME_LINALG_LAPACK_H
