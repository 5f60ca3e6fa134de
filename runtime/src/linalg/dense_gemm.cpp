// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The matrix product: the processor's own tiles for large float32 ones, BLAS, or packed panels and a micro-tile in registers.
#include "calls.h"
#include "dense.h"
#include "operand.h"
#include "simd.h"
#include "tiles.h"

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
    if (count < micro) memset(static_cast<void *>(to), 0, micro * k * sizeof(T));
    if (b.rowStride == 1) // a column lies contiguous
      for (int64_t c = 0; c < count; ++c)
        for (int64_t p = 0; p < k; ++p)
          to[p * micro + c] = b(p0 + p, j0 + j + c);
    else
      for (int64_t p = 0; p < k; ++p)
        for (int64_t c = 0; c < count; ++c)
          to[p * micro + c] = b(p0 + p, j0 + j + c);
    to += micro * k;
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
  int64_t depth = k < kDepth ? k : kDepth, height = roundUp(m < kHeight ? m : kHeight, microRows),
          width = roundUp(n < kWidth ? n : kWidth, microCols);
  Workspace memory(Workspace::bytesFor<T>(depth * height) + Workspace::bytesFor<T>(depth * width), "matmul");
  if (!memory) return;
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

/// Sizes from which on a product is worth the packing of its factors in parts.
bool worthTiles(int64_t m, int64_t n, int64_t k) {
  return m >= 32 && n >= 32 && k >= 32 && m * n * k >= int64_t(1) << 20 && tiles::available();
}

/// A block of a factor as the tiles read it: rows of op(A), or columns of op(B), from (first, step) on.
tiles::Block rowsOf(char trans, const float *a, int64_t lda, int64_t first, int64_t step) {
  return trans == 'N' ? tiles::Block{a + step * lda + first, 1, lda} : tiles::Block{a + first * lda + step, lda, 1};
}
tiles::Block columnsOf(char trans, const float *b, int64_t ldb, int64_t first, int64_t step) {
  return rowsOf(trans == 'N' ? 'T' : 'N', b, ldb, first, step);
}

/// Rows or columns of a block of C that one thread makes at a time: half of them, within bounds.
int64_t blockOf(int64_t size) {
  int64_t half = tiles::roundUp((size + 1) / 2);
  return half < 128 ? 128 : half > 512 ? 512 : half;
}

/// C := alpha op(A) op(B) + beta C on tiles. `forEach(pieces, f)` calls f(i) for every piece, which are the same however they are dealt
/// out.
template <class ForEach>
void tiledGemm(char ta, char tb, int64_t m, int64_t n, int64_t k, float alpha, const float *a, int64_t lda, const float *b, int64_t ldb,
               float beta, float *c, int64_t ldc, ForEach &&forEach) {
  // A block of C and the panels of A for `depth` steps stay in the second cache while panels of B pass by, for all the steps of a chunk;
  // what is packed at a time is at most `most` rows and columns.
  constexpr int64_t depth = 256, chunk = 1024, most = 4096, share = 128;
  int64_t height = m < most ? m : most, width = n < most ? n : most, steps = k < chunk ? k : chunk;
  int64_t slabs = (steps + depth - 1) / depth;
  size_t bytesA = tiles::packedBytes(height, depth), bytesB = tiles::packedBytes(width, depth);
  Workspace memory(Workspace::bytesFor<char>(slabs * static_cast<int64_t>(bytesA + bytesB)), "matmul");
  if (!memory) return;
  char *packedA = memory.take<char>(slabs * static_cast<int64_t>(bytesA)),
       *packedB = memory.take<char>(slabs * static_cast<int64_t>(bytesB));
  if (!(beta == 0 || beta == 1))
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < m; ++i)
        c[j * ldc + i] *= beta;
  auto stepsOf = [&](int64_t p0, int64_t slab) { return k - p0 - slab * depth < depth ? k - p0 - slab * depth : depth; };
  for (int64_t j0 = 0; j0 < n; j0 += width)
    for (int64_t p0 = 0; p0 < k; p0 += chunk) {
      int64_t cols = n - j0 < width ? n - j0 : width, sum = k - p0 < chunk ? k - p0 : chunk, here = (sum + depth - 1) / depth;
      for (int64_t i0 = 0; i0 < m; i0 += height) {
        int64_t rows = m - i0 < height ? m - i0 : height;
        int64_t sharesA = (rows + share - 1) / share, sharesB = i0 == 0 ? (cols + share - 1) / share : 0;
        forEach((sharesA + sharesB) * here, [&](int64_t t) {
          int64_t slab = t % here, s = t / here, steps = stepsOf(p0, slab), p = p0 + slab * depth;
          if (s < sharesA) {
            int64_t first = s * share, count = rows - first < share ? rows - first : share;
            tiles::packRows(count, steps, rowsOf(ta, a, lda, i0 + first, p), packedA + slab * bytesA + tiles::packedBytes(first, steps));
          } else {
            int64_t first = (s - sharesA) * share, count = cols - first < share ? cols - first : share;
            tiles::packColumns(count, steps, columnsOf(tb, b, ldb, j0 + first, p),
                               packedB + slab * bytesB + tiles::packedBytes(first, steps));
          }
        });
        int64_t blockRows = blockOf(rows), blockCols = blockOf(cols), down = (rows + blockRows - 1) / blockRows,
                across = (cols + blockCols - 1) / blockCols;
        forEach(down * across, [&](int64_t t) {
          int64_t i = t % down * blockRows, j = t / down * blockCols;
          int64_t r = rows - i < blockRows ? rows - i : blockRows, s = cols - j < blockCols ? cols - j : blockCols;
          for (int64_t slab = 0; slab < here; ++slab) {
            int64_t steps = stepsOf(p0, slab);
            tiles::multiply(r, s, steps, alpha, beta != 0 || p0 + slab > 0, packedA + slab * bytesA + tiles::packedBytes(i, steps),
                            packedB + slab * bytesB + tiles::packedBytes(j, steps), c + (j0 + j) * ldc + i0 + i, ldc);
          }
        });
      }
    }
}

/// A share of `size`, in whole panels of 64 and not so large that many processors would wait for few tiles.
int64_t tileOf(int64_t size, int64_t parts) {
  int64_t tile = (size / parts + 63) / 64 * 64;
  return tile < 128 ? 128 : tile > 1024 ? 1024 : tile;
}

} // namespace

template <class T>
void gemm(char ta, char tb, int64_t m, int64_t n, int64_t k, std::type_identity_t<T> alpha, const T *a, int64_t lda, const T *b,
          int64_t ldb, std::type_identity_t<T> beta, T *c, int64_t ldc) {
  if (m <= 0 || n <= 0) return;
  if constexpr (std::is_same_v<T, float>)
    if (worthTiles(m, n, k)) {
      tiledGemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, [](int64_t pieces, auto &&f) {
        for (int64_t i = 0; i < pieces; ++i)
          f(i);
      });
      return;
    }
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

namespace {

/// BLAS has other kernels for real products of at most so many multiplications, one for each order that the factors lie in, and they do not
/// sum in the same order. A product's bits must not depend on where its factors lie (a compiled program reads a transposed view, an eager
/// call may have copied it), so that small factors are brought to one order.
constexpr double kOwnKernels = 1e6;

} // namespace

template <class T>
void product(char ta, char tb, int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c, int64_t ldc) {
  if (isComplex<T> || (ta == 'N' && tb == 'N') || double(m) * double(n) * double(k) > kOwnKernels) {
    gemm<T>(ta, tb, m, n, k, number<T>(1), a, lda, b, ldb, number<T>(0), c, ldc);
    return;
  }
  Workspace scratch(Workspace::bytesFor<T>(m * k) + Workspace::bytesFor<T>(k * n), "matmul");
  if (!scratch) return;
  auto turned = [&](const T *from, int64_t ld, int64_t rows, int64_t cols) { // op is the transpose: columns of it are rows in memory
    T *to = scratch.take<T>(rows * cols);
    copyRows(Matrix<const T>{from, cols, rows, 1, ld}, to, rows);
    return to;
  };
  if (ta != 'N') {
    a = turned(a, lda, m, k);
    lda = m;
  }
  if (tb != 'N') {
    b = turned(b, ldb, k, n);
    ldb = k;
  }
  gemm<T>('N', 'N', m, n, k, number<T>(1), a, lda, b, ldb, number<T>(0), c, ldc);
}

template <class T>
void productThreaded(char ta, char tb, int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c,
                     int64_t ldc) {
  if constexpr (std::is_same_v<T, float>)
    if (worthTiles(m, n, k)) {
      tiledGemm(ta, tb, m, n, k, 1, a, lda, b, ldb, 0, c, ldc, [](int64_t pieces, auto &&f) {
        parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end; ++i)
            f(i);
        });
      });
      return;
    }
  // Tiles of C for the threads; their sizes follow from the matrix alone.
  int64_t tileRows = tileOf(m, 2), tileCols = tileOf(n, 4), down = (m + tileRows - 1) / tileRows, across = (n + tileCols - 1) / tileCols;
  parallelFor(down * across, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t t = begin; t < end; ++t) {
      int64_t i = t / across * tileRows, j = t % across * tileCols;
      int64_t rows = m - i < tileRows ? m - i : tileRows, cols = n - j < tileCols ? n - j : tileCols;
      product<T>(ta, tb, rows, cols, k, a + (ta == 'N' ? i : i * lda), lda, b + (tb == 'N' ? j * ldb : j), ldb, c + j * ldc + i, ldc);
    }
  });
}

int64_t paddedRows(int64_t m) { return (roundUp(m, kPanelPadding) / kPanelPadding + 1 | 1) * kPanelPadding; }

template <class T> int64_t packedStep() { return tiles::availableFor<T>() ? tiles::kWidth : CROUT_SIMD_CALL(microRows<T>()); }
template <class T> int64_t packedNumbers(int64_t m, int64_t k) {
  return tiles::availableFor<T>() ? static_cast<int64_t>(tiles::packedBytes(m, k) / sizeof(T)) : roundUp(m, packedStep<T>()) * k;
}

template <class T> void packRows(int64_t m, int64_t k, const T *a, int64_t lda, T *to) {
  if constexpr (std::is_same_v<T, float>)
    if (tiles::availableFor<T>()) {
      tiles::packRows(m, k, {a, 1, lda}, reinterpret_cast<char *>(to));
      return;
    }
  packRows(Reader<T>('N', a, lda), 0, m, 0, k, CROUT_SIMD_CALL(microRows<T>()), reinterpret_cast<RealOf<T> *>(to));
}

template <class T> void packColumns(char tb, int64_t k, int64_t n, const T *b, int64_t ldb, T *to) {
  packCols(Reader<T>(tb, b, ldb), 0, k, 0, n, CROUT_SIMD_CALL(microCols<T>()), to);
}

template <class T>
void subtractPacked(char tb, int64_t m, int64_t n, int64_t k, const T *packed, const T *b, int64_t ldb, T *c, int64_t ldc) {
  if constexpr (std::is_same_v<T, float>)
    if (tiles::availableFor<T>()) {
      constexpr int64_t width = 4 * tiles::kWidth;
      Workspace memory(tiles::packedBytes(width, k), "matmul");
      if (!memory) return;
      char *columns = memory.take<char>(0);
      for (int64_t j = 0; j < n; j += width) {
        int64_t cols = n - j < width ? n - j : width;
        tiles::packColumns(cols, k, columnsOf(tb, b, ldb, j, 0), columns);
        tiles::multiply(m, cols, k, -1, true, reinterpret_cast<const char *>(packed), columns, c + j * ldc, ldc);
      }
      return;
    }
  constexpr int64_t kMostPacked = 8192;
  T packedB[kMostPacked];
  int64_t microCols = CROUT_SIMD_CALL(microCols<T>()), width = kMostPacked / k / microCols * microCols;
  for (int64_t j = 0; j < n; j += width) {
    int64_t cols = n - j < width ? n - j : width;
    packCols(Reader<T>(tb, b, ldb), 0, k, j, cols, microCols, packedB);
    multiplyPacked<T>(m, cols, k, number<T>(-1), reinterpret_cast<const RealOf<T> *>(packed), packedB, c + j * ldc, ldc);
  }
}

#define CROUT_INSTANTIATE(T)                                                                                                               \
  template int64_t packedStep<T>();                                                                                                        \
  template int64_t packedNumbers<T>(int64_t, int64_t);                                                                                     \
  template void packRows<T>(int64_t, int64_t, const T *, int64_t, T *);                                                                    \
  template void packColumns<T>(char, int64_t, int64_t, const T *, int64_t, T *);                                                           \
  template void subtractPacked<T>(char, int64_t, int64_t, int64_t, const T *, const T *, int64_t, T *, int64_t);                           \
  template void gemm<T>(char, char, int64_t, int64_t, int64_t, T, const T *, int64_t, const T *, int64_t, T, T *, int64_t);                \
  template void product<T>(char, char, int64_t, int64_t, int64_t, const T *, int64_t, const T *, int64_t, T *, int64_t);                   \
  template void productThreaded<T>(char, char, int64_t, int64_t, int64_t, const T *, int64_t, const T *, int64_t, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
