// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Kernels that exist once per instruction set, and the choice among them at run time.
#ifndef CROUT_RUNTIME_LINALG_SIMD_H
#define CROUT_RUNTIME_LINALG_SIMD_H

#include "complex.h"

#define CROUT_INLINE inline __attribute__((always_inline))

namespace crout::rt {

enum class Simd : int32_t { Unknown = 0, Baseline = 1, AVX2 = 2, AVX512 = 3 };

/// The widest instruction set of this processor that the system saves; CROUT_SIMD=baseline, avx2 or avx512 lowers it.
Simd simd();

/// Matrices of up to this order have kernels of their own, with lanes across the batch, and up to so many right-hand sides.
inline constexpr int64_t kMaxSmall = 32, kMaxSmallRight = 8;

/// Numbers in the longest vector: so many zeros follow the last row of a panel.
inline constexpr int64_t kPanelPadding = 16;

// What each set defines. The small kernels take a pointer to each of `count` matrices and write contiguous ones; their `info`
// has an entry for each. Micro-tile of the packed product: C (rows, cols), at most (microRows, microCols), += alpha times
// the product of a panel of A (k steps of microRows) and of B (k steps of microCols). A complex panel of A holds the real
// parts of a step before the imaginary ones.
// Of real panels (m, n), m >= n, whose columns are padded with zeros by kPanelPadding: B := L^-1 B for unit-lower L of an order that is a multiple of
// kPanelPadding or a panel's, A = P L U with 1-based pivots, and A = L L^T below the diagonal; what is above it there is lost.
#define CROUT_SIMD_KERNELS                                                                                                                                     \
  template <class T> void microTile(int64_t k, T alpha, const RealOf<T> *a, const T *b, T *c, int64_t ldc, int64_t rows, int64_t cols);                        \
  template <class T> int64_t microRows();                                                                                                                      \
  template <class T> int64_t microCols();                                                                                                                      \
  template <class R> void transposeInto(int64_t rows, int64_t cols, const R *from, int64_t fromLd, R *to, int64_t toLd);                                        \
  template <class R> void solveVector(bool dots, bool upper, bool unit, int64_t n, const R *a, int64_t lda, R *x);                                              \
  template <class T> void solveAlongLanes(int64_t n, const T *t, const T *diagonal, T *x, int64_t step, int64_t lanes);                                        \
  template <class T> void smallInverse(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, T *out, int32_t *info, int64_t count);           \
  template <class T>                                                                                                                                           \
  void smallTriangular(int64_t n, int64_t k, bool upper, bool unit, bool conjugated, const T *const *from, int64_t rowStride, int64_t colStride,              \
                       const T *const *right, int64_t rightRowStride, int64_t rightColStride, T *const *out, int64_t outRowStride, int64_t outColStride,      \
                       int64_t count);                                                                                                                         \
  template <class T>                                                                                                                                           \
  void smallSolve(int64_t n, int64_t k, bool transposed, const T *const *from, int64_t rowStride, int64_t colStride, const T *const *right, int64_t rightRowStride,             \
                  int64_t rightColStride, T *const *out, int64_t outRowStride, int64_t outColStride, int32_t *info, int64_t count);                            \
  template <class T>                                                                                                                                           \
  void smallCholesky(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, bool upper, T *out, int32_t *info, int64_t count);                 \
  template <class T>                                                                                                                                           \
  void smallFactor(int64_t n, const T *const *from, int64_t rowStride, int64_t colStride, T *out, int32_t *pivots, int32_t *info, int64_t count);              \
  template <class T>                                                                                                                                           \
  void smallFactored(int64_t n, int64_t k, const T *const *factors, const int32_t *const *pivots, bool trans, const T *const *right,                           \
                     int64_t rightRowStride, int64_t rightColStride, T *const *out, int64_t outRowStride, int64_t outColStride, int64_t count);                \
  template <class T> void solveUnitLower(int64_t m, int64_t n, const T *l, int64_t ldl, T *b, int64_t ldb);                                                    \
  template <class T> int32_t factorPanel(int64_t m, int64_t n, T *a, int64_t lda, int32_t *pivots);                                                            \
  template <class T> int32_t choleskyPanel(int64_t m, int64_t n, T *a, int64_t lda);                                                                           \
  template <class R> void symmetricColumns(int64_t n, int64_t first, int64_t last, const R *a, int64_t lda, const R *x, R *y);                                 \
  template <class R> void columnDots(int64_t begin, int64_t end, int64_t k, const R *a, int64_t lda, const R *x, R *out);                                      \
  template <class R> void subtractColumns(int64_t begin, int64_t end, int64_t k, const R *a, int64_t lda, const R *s, R *y);                                   \
  template <class R> R sumOfSquares(int64_t begin, int64_t end, const R *x);                                                                                   \
  template <class R> void rotateColumns(int64_t n, R *x, R *y, R c, R s);                                                                                      \
  template <class R>                                                                                                                                           \
  bool secularRoots(bool singular, int64_t k, const R *d, const R *z, R rho, int64_t first, int64_t end, int32_t *origin, R *offset);                          \
  template <class R>                                                                                                                                           \
  void secularWeights(bool singular, int64_t k, const R *d, const R *z, const R *poles, const R *offset, int64_t first, int64_t end, R *out);                  \
  template <class R> void secularVector(int64_t k, const R *d, const R *weights, R pole, R offset, R *out);                                                    \
  template <class R> void secularPair(int64_t k, const R *d, const R *weights, int64_t zero, R pole, R offset, R *left, R *right);                             \
  template <class R> int32_t smallTridiagonal(int64_t n, R *d, R *e, R *z, int64_t ldz);

namespace baseline {
CROUT_SIMD_KERNELS
}
#if defined(__x86_64__) && defined(__clang__)
#define CROUT_HAS_X86_SIMD 1
namespace avx2 {
CROUT_SIMD_KERNELS
}
namespace avx512 {
CROUT_SIMD_KERNELS
}
#define CROUT_SIMD_CALL(call) (simd() == Simd::AVX512 ? avx512::call : simd() == Simd::AVX2 ? avx2::call : baseline::call)
#else
#define CROUT_SIMD_CALL(call) (baseline::call)
#endif

/// Declarations in the namespace of every instruction set.
#ifdef CROUT_HAS_X86_SIMD
#define CROUT_FOR_EACH_SIMD(...)                                                                                                                               \
  namespace baseline {                                                                                                                                         \
  __VA_ARGS__                                                                                                                                                  \
  }                                                                                                                                                            \
  namespace avx2 {                                                                                                                                             \
  __VA_ARGS__                                                                                                                                                  \
  }                                                                                                                                                            \
  namespace avx512 {                                                                                                                                           \
  __VA_ARGS__                                                                                                                                                  \
  }
#else
#define CROUT_FOR_EACH_SIMD(...)                                                                                                                               \
  namespace baseline {                                                                                                                                         \
  __VA_ARGS__                                                                                                                                                  \
  }
#endif

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_SIMD_H
