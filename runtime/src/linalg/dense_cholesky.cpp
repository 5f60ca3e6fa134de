// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Cholesky factorisation, blocked with a look-ahead panel and threads where the matrix is large: real matrices in a padded copy with lanes along the
// rows, complex ones where they are.
#include "calls.h"
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

// OpenBLAS's potrf runs at half of the speed of these halves for SkylakeX, up to n = 512; from there on several threads pay.
constexpr int64_t kPanel = 128, kPiece = 64, kBase = 32, kBlockedFrom = 512;

/// The named triangle of A22 -= A21 A21^H or A12^H A12, and what of the other one lies in the blocks on the diagonal: nobody reads it.
template <class T> void updateTriangle(bool lower, int64_t n, int64_t k, const T *a, int64_t lda, T *c, int64_t ldc) {
  for (int64_t j = 0; j < n; j += kBase) {
    int64_t width = n - j < kBase ? n - j : kBase;
    if (lower)
      gemm<T>('N', 'C', n - j, width, k, number<T>(-1), a + j, lda, a + j, lda, number<T>(1), c + j * ldc + j, ldc);
    else
      gemm<T>('C', 'N', j + width, width, k, number<T>(-1), a, lda, a + j * lda, lda, number<T>(1), c + j * ldc, ldc);
  }
}

/// Column by column, for small n.
template <class T> Int factorColumns(bool lower, int64_t n, T *a, int64_t lda) {
  // Element (i, j) of the lower factor, or of the adjoint of the upper one.
  auto at = [&](int64_t i, int64_t j) -> T & { return lower ? a[j * lda + i] : a[i * lda + j]; };
  for (int64_t j = 0; j < n; ++j) {
    RealOf<T> pivot = realPart(at(j, j));
    for (int64_t p = 0; p < j; ++p)
      pivot -= realPart(at(j, p) * conjugate(at(j, p)));
    at(j, j) = number<T>(pivot);
    if (!(pivot > 0))
      return static_cast<Int>(j + 1);
    pivot = squareRoot(pivot);
    at(j, j) = number<T>(pivot);
    for (int64_t i = j + 1; i < n; ++i) {
      T sum = lower ? at(i, j) : conjugate(at(i, j));
      for (int64_t p = 0; p < j; ++p)
        sum -= lower ? at(i, p) * conjugate(at(j, p)) : conjugate(at(i, p)) * at(j, p);
      sum = {sum.re / pivot, sum.im / pivot};
      at(i, j) = lower ? sum : conjugate(sum);
    }
  }
  return 0;
}

template <class T> Int factorBase(bool lower, int64_t n, T *a, int64_t lda) {
  if (!lapack::available())
    return factorColumns(lower, n, a, lda);
  Int info = lapack::potrf(lower ? 'L' : 'U', n, a, lda);
  for (int64_t i = 0; i < n && !info; ++i) // OpenBLAS lets a NaN pass
    if (!(realPart(a[i * lda + i]) > 0))
      info = static_cast<Int>(i + 1);
  return info;
}

/// On this thread: the first half, what lies off it, and the second half of what is left.
template <class T> Int factorSerial(bool lower, int64_t n, T *a, int64_t lda) {
  if (n <= kBase)
    return factorBase(lower, n, a, lda);
  int64_t n1 = (n / 2 + kBase - 1) / kBase * kBase, n2 = n - n1;
  T *off = lower ? a + n1 : a + n1 * lda, *last = a + n1 * lda + n1;
  if (Int info = factorSerial(lower, n1, a, lda))
    return info;
  if (lower)
    trsm('R', 'L', 'C', 'N', n2, n1, a, lda, off, lda);
  else
    trsm('L', 'U', 'C', 'N', n1, n2, a, lda, off, lda);
  updateTriangle(lower, n2, n1, off, lda, last, lda);
  Int info = factorSerial(lower, n2, last, lda);
  return info ? info + static_cast<Int>(n1) : 0;
}

template <class T> Int factorBlocked(bool lower, int64_t n, T *a, int64_t lda) {
  Int info = factorSerial(lower, kPanel, a, lda);
  for (int64_t p = 0; p < n && !info; p += kPanel) {
    int64_t width = n - p < kPanel ? n - p : kPanel, next = p + width, rest = n - next;
    if (rest <= 0)
      break;
    const T *corner = a + p * lda + p;
    T *off = lower ? a + p * lda + next : a + next * lda + p;
    int64_t pieces = (rest + kPiece - 1) / kPiece;
    parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      int64_t first = begin * kPiece, count = (end * kPiece < rest ? end * kPiece : rest) - first;
      for (int64_t i = first; i < first + count; i += kPiece) {
        int64_t c = first + count - i < kPiece ? first + count - i : kPiece;
        if (lower)
          trsm('R', 'L', 'C', 'N', c, width, corner, lda, off + i, lda);
        else
          trsm('L', 'U', 'C', 'N', width, c, corner, lda, off + i * lda, lda);
      }
    });
    // The first piece is the next diagonal block with what lies off it; it is factored as soon as it is up to date.
    int64_t ahead = rest < kPanel ? rest : kPanel, tail = (rest - ahead + kPiece - 1) / kPiece;
    parallelFor(tail + 1, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      for (int64_t i = begin; i < end; ++i) {
        int64_t first = i == 0 ? 0 : ahead + (i - 1) * kPiece, count = i == 0 ? ahead : rest - first < kPiece ? rest - first : kPiece;
        if (lower)
          gemm<T>('N', 'C', rest - first, count, width, number<T>(-1), off + first, lda, off + first, lda, number<T>(1),
                  a + (next + first) * lda + next + first, lda);
        else
          gemm<T>('C', 'N', first + count, count, width, number<T>(-1), off, lda, off + first * lda, lda, number<T>(1), a + (next + first) * lda + next, lda);
        if (i == 0)
          if (Int failed = factorSerial(lower, ahead, a + next * lda + next, lda))
            info = failed + static_cast<Int>(next);
      }
    });
  }
  return info;
}

/// The panels of a real matrix, and the pieces of what is left of it.
constexpr int64_t kRealPanel = 64, kRealPiece = 96, kThreadedFrom = 256;

/// What a panel takes from columns [first, first + count) behind it, from the diagonal down. `packed` holds the panel's rows from `next` on.
template <class T> void updateColumns(int64_t n, int64_t p, int64_t width, int64_t first, int64_t count, const T *packed, T *a, int64_t ld) {
  int64_t next = p + width, step = packedStep<T>(), skipped = (first - next) / step * step;
  subtractPacked<T>('T', n - next - skipped, count, width, packed + packedNumbers<T>(skipped, width), a + p * ld + first, ld, a + first * ld + next + skipped, ld);
}

/// A = L L^T of a padded lower triangle; `packed` and `nextPacked` have room for a panel each.
template <class T> Int factorPadded(int64_t n, T *a, int64_t ld, T *packed, T *nextPacked) {
  auto factor = [&](int64_t p, T *to) -> Int { // the panel from column p on, and its rows below, packed
    int64_t width = n - p < kRealPanel ? n - p : kRealPanel;
    T *panel = a + p * ld + p;
    if (Int info = CROUT_SIMD_CALL(choleskyPanel<T>(n - p, width, panel, ld)))
      return info + static_cast<Int>(p);
    if (n - p > width)
      packRows<T>(n - p - width, width, panel + width, ld, to);
    return 0;
  };
  Int info = factor(0, packed);
  for (int64_t p = 0; p + kRealPanel < n && !info; p += kRealPanel) {
    int64_t next = p + kRealPanel, ahead = n - next < kRealPanel ? n - next : kRealPanel;
    int64_t behind = next + ahead, pieces = 1 + (n - behind + kRealPiece - 1) / kRealPiece;
    auto work = [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        if (i == 0) { // the next panel is factored as soon as it is up to date
          updateColumns(n, p, kRealPanel, next, ahead, packed, a, ld);
          info = factor(next, nextPacked);
          continue;
        }
        int64_t first = behind + (i - 1) * kRealPiece, count = n - first < kRealPiece ? n - first : kRealPiece;
        updateColumns(n, p, kRealPanel, first, count, packed, a, ld);
      }
    };
    if (n < kThreadedFrom)
      work(0, pieces);
    else
      parallelFor(pieces, 1, work);
    T *used = packed;
    packed = nextPacked;
    nextPacked = used;
  }
  return info;
}

/// In a padded copy of the lower triangle, in blocks that meet the diagonal or lie below it.
template <class T> Int factorInCopy(bool lower, int64_t n, T *a, int64_t lda) {
  int64_t ld = paddedRows(n), panel = packedNumbers<T>(n, kRealPanel);
  Workspace memory(Workspace::bytesFor<T>(ld * n) + 2 * Workspace::bytesFor<T>(panel), "linalg.cholesky");
  if (!memory)
    return 0;
  T *copy = memory.take<T>(ld * n), *packed = memory.take<T>(panel), *nextPacked = memory.take<T>(panel);
  constexpr int64_t block = 64;
  auto forBlocks = [&](auto &&f) {
    int64_t blocks = (n + block - 1) / block;
    auto some = [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        f(i * block, n - i * block < block ? n - i * block : block);
    };
    if (n < kThreadedFrom)
      some(0, blocks);
    else
      parallelFor(blocks, 1, some);
  };
  // Columns [j, j + count) from row j on.
  forBlocks([&](int64_t j, int64_t count) {
    Matrix<const T> from{a + j * lda + j, n - j, count, 1, lda};
    T *to = copy + j * ld + j;
    if (lower)
      copyRows(transposed(from), to, ld);
    else // rows of the upper triangle
      copyRows(Matrix<const T>{from.data, count, n - j, 1, lda}, to, ld);
    for (int64_t c = 0; c < count; ++c)
      memset(to + c * ld + n - j, 0, (ld - n) * sizeof(T));
  });
  Int info = factorPadded(n, copy, ld, packed, nextPacked);
  forBlocks([&](int64_t j, int64_t count) {
    Matrix<const T> from{copy + j * ld + j, count, n - j, ld, 1};
    if (lower)
      copyRows(from, a + j * lda + j, lda);
    else
      copyRows(transposed(from), a + j * lda + j, lda);
  });
  return info;
}

} // namespace

template <class T> Int potrf(char uplo, int64_t n, T *a, int64_t lda) {
  bool lower = uplo == 'L';
  if constexpr (!isComplex<T>)
    return n == 0 ? 0 : factorInCopy(lower, n, a, lda);
  else
    return n >= kBlockedFrom ? factorBlocked(lower, n, a, lda) : factorSerial(lower, n, a, lda);
}

#define CROUT_INSTANTIATE(T) template Int potrf<T>(char, int64_t, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
