// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The matrix product on one thread: BLAS, or packed panels and a micro-tile in registers.
#include "calls.h"
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

/// op(A) as an element function of memory.
template <class T> struct Reader {
  const T *data;
  int64_t rowStride, colStride;
  bool conjugated;

  Reader(char trans, const T *a, int64_t lda)
      : data(a), rowStride(trans == 'N' ? 1 : lda), colStride(trans == 'N' ? lda : 1), conjugated(isComplex<T> && trans == 'C') {}
  T operator()(int64_t i, int64_t j) const {
    T x = data[i * rowStride + j * colStride];
    return conjugated ? conjugate(x) : x;
  }
};

template <class T> void packRows(Reader<T> a, int64_t i0, int64_t rows, int64_t p0, int64_t k, int64_t micro, RealOf<T> *to) {
  using R = RealOf<T>;
  for (int64_t i = 0; i < rows; i += micro) {
    int64_t count = rows - i < micro ? rows - i : micro;
    for (int64_t p = 0; p < k; ++p) {
      if constexpr (isComplex<T>) {
        R *re = to, *im = to + micro;
        for (int64_t r = 0; r < micro; ++r) {
          T x = r < count ? a(i0 + i + r, p0 + p) : number<T>(0);
          re[r] = x.re;
          im[r] = x.im;
        }
        to += 2 * micro;
      } else {
        if (a.rowStride == 1)
          memcpy(to, a.data + (p0 + p) * a.colStride + i0 + i, count * sizeof(T));
        else
          for (int64_t r = 0; r < count; ++r)
            to[r] = a(i0 + i + r, p0 + p);
        for (int64_t r = count; r < micro; ++r)
          to[r] = 0;
        to += micro;
      }
    }
  }
}

template <class T> void packCols(Reader<T> b, int64_t p0, int64_t k, int64_t j0, int64_t cols, int64_t micro, T *to) {
  for (int64_t j = 0; j < cols; j += micro) {
    int64_t count = cols - j < micro ? cols - j : micro;
    for (int64_t p = 0; p < k; ++p) {
      for (int64_t c = 0; c < count; ++c)
        to[c] = b(p0 + p, j0 + j + c);
      for (int64_t c = count; c < micro; ++c)
        to[c] = number<T>(0);
      to += micro;
    }
  }
}

int64_t roundUp(int64_t x, int64_t to) { return (x + to - 1) / to * to; }

/// C += alpha A B for packed A (rows, steps) and B (steps, cols).
template <class T>
void multiplyPacked(int64_t rows, int64_t cols, int64_t steps, T alpha, const RealOf<T> *packedA, const T *packedB, T *c, int64_t ldc) {
  constexpr int64_t reals = sizeof(T) / sizeof(RealOf<T>);
  int64_t microRows = CROUT_SIMD_CALL(microRows<T>()), microCols = CROUT_SIMD_CALL(microCols<T>());
  // A tile of A stays in the first cache.
  for (int64_t i = 0; i < rows; i += microRows)
    for (int64_t j = 0; j < cols; j += microCols) {
      int64_t r = rows - i < microRows ? rows - i : microRows, s = cols - j < microCols ? cols - j : microCols;
      CROUT_SIMD_CALL(microTile<T>(steps, alpha, packedA + i * steps * reals, packedB + j * steps, c + j * ldc + i, ldc, r, s));
    }
}

template <class T> void ownGemm(int64_t m, int64_t n, int64_t k, T alpha, Reader<T> a, Reader<T> b, T *c, int64_t ldc) {
  constexpr int64_t kDepth = 256, kHeight = 192, kWidth = 768;
  int64_t microRows = CROUT_SIMD_CALL(microRows<T>()), microCols = CROUT_SIMD_CALL(microCols<T>());
  int64_t depth = k < kDepth ? k : kDepth, height = roundUp(m < kHeight ? m : kHeight, microRows), width = roundUp(n < kWidth ? n : kWidth, microCols);
  Workspace memory(Workspace::bytesFor<T>(depth * height) + Workspace::bytesFor<T>(depth * width), "matmul");
  if (!memory)
    return;
  RealOf<T> *packedA = reinterpret_cast<RealOf<T> *>(memory.take<T>(depth * height));
  T *packedB = memory.take<T>(depth * width);
  for (int64_t j0 = 0; j0 < n; j0 += width)
    for (int64_t p0 = 0; p0 < k; p0 += depth) {
      int64_t cols = n - j0 < width ? n - j0 : width, steps = k - p0 < depth ? k - p0 : depth;
      packCols(b, p0, steps, j0, cols, microCols, packedB);
      for (int64_t i0 = 0; i0 < m; i0 += height) {
        int64_t rows = m - i0 < height ? m - i0 : height;
        packRows(a, i0, rows, p0, steps, microRows, packedA);
        multiplyPacked<T>(rows, cols, steps, alpha, packedA, packedB, c + j0 * ldc + i0, ldc);
      }
    }
}

} // namespace

template <class T>
void gemm(char ta, char tb, int64_t m, int64_t n, int64_t k, std::type_identity_t<T> alpha, const T *a, int64_t lda, const T *b, int64_t ldb,
          std::type_identity_t<T> beta, T *c, int64_t ldc) {
  if (m <= 0 || n <= 0)
    return;
  if (lapack::available()) {
    lapack::gemm<T>(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    return;
  }
  if (beta == number<T>(0))
    for (int64_t j = 0; j < n; ++j)
      memset(static_cast<void *>(c + j * ldc), 0, m * sizeof(T));
  else if (!(beta == number<T>(1)))
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < m; ++i)
        c[j * ldc + i] = c[j * ldc + i] * beta;
  ownGemm<T>(m, n, k, alpha, Reader<T>(ta, a, lda), Reader<T>(tb, b, ldb), c, ldc);
}

int64_t paddedRows(int64_t m) { return (roundUp(m, kPanelPadding) / kPanelPadding + 1 | 1) * kPanelPadding; }

template <class T> int64_t packedStep() { return CROUT_SIMD_CALL(microRows<T>()); }
template <class T> int64_t packedRows(int64_t m) { return roundUp(m, packedStep<T>()); }

template <class T> void packRows(int64_t m, int64_t k, const T *a, int64_t lda, T *to) {
  packRows(Reader<T>('N', a, lda), 0, m, 0, k, CROUT_SIMD_CALL(microRows<T>()), reinterpret_cast<RealOf<T> *>(to));
}

template <class T> void subtractPacked(char tb, int64_t m, int64_t n, int64_t k, const T *packed, const T *b, int64_t ldb, T *c, int64_t ldc) {
  constexpr int64_t kMostPacked = 8192;
  T packedB[kMostPacked];
  int64_t microCols = CROUT_SIMD_CALL(microCols<T>()), width = kMostPacked / k / microCols * microCols;
  for (int64_t j = 0; j < n; j += width) {
    int64_t cols = n - j < width ? n - j : width;
    packCols(Reader<T>(tb, b, ldb), 0, k, j, cols, microCols, packedB);
    multiplyPacked<T>(m, cols, k, number<T>(-1), reinterpret_cast<const RealOf<T> *>(packed), packedB, c + j * ldc, ldc);
  }
}

#define CROUT_INSTANTIATE(T)                                                                                                                                   \
  template int64_t packedStep<T>();                                                                                                                            \
  template int64_t packedRows<T>(int64_t);                                                                                                                     \
  template void packRows<T>(int64_t, int64_t, const T *, int64_t, T *);                                                                                        \
  template void subtractPacked<T>(char, int64_t, int64_t, int64_t, const T *, const T *, int64_t, T *, int64_t);                                               \
  template void gemm<T>(char, char, int64_t, int64_t, int64_t, T, const T *, int64_t, const T *, int64_t, T, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
