// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Householder QR of a real matrix in panels: each is factored by halves in a padded copy (Elmroth and Gustavson 2000), and its block of
// reflectors is applied to the columns behind it by matrix products that are dealt out to threads.
#include "dense.h"
#include "operand.h"
#include "simd.h"

namespace crout::rt::dense {
namespace {

constexpr const char *kOp = "linalg.qr";
constexpr int64_t kBase = 8; // columns that are factored one after the other

int64_t panelWidth(int64_t n) { return n < 512 ? 32 : 64; }

/// A panel in its own memory: reflectors with their ones and zeros in v, and the triangle T of their block.
template <class R> struct Panel {
  int64_t rows, width, ld;
  R *v, *t, *scratch, *tau;
  R *a; // where the factored columns go: R, and reflectors below the diagonal
  int64_t lda;

  void factorColumns(int64_t first, int64_t count) {
    for (int64_t j = first; j < first + count; ++j) {
      int64_t from = j / kPanelPadding * kPanelPadding, behind = first + count - j - 1;
      R *x = v + j * ld, *to = a + j * lda, dots[kBase], head = x[j];
      memcpy(to, x, j * sizeof(R));
      memset(x, 0, (j + 1) * sizeof(R));
      R squares = CROUT_SIMD_CALL(sumOfSquares<R>(from, rows, x));
      x[j] = head;
      tau[j] = makeReflector(rows - j, x + j, squares, to[j]);
      memcpy(to + j + 1, x + j + 1, (rows - j - 1) * sizeof(R));
      CROUT_SIMD_CALL(columnDots<R>(from, rows, behind, x + ld, ld, x, dots));
      for (int64_t c = 0; c < behind; ++c) {
        R factor = tau[j] * dots[c];
        CROUT_SIMD_CALL(subtractColumns<R>(from, rows, 1, x, ld, &factor, x + (c + 1) * ld));
      }
    }
    R small[kBase * kBase];
    blockReflector(rows - first, count, v + first * ld + first, ld, tau + first, small, scratch);
    for (int64_t j = 0; j < count; ++j)
      memcpy(t + (first + j) * width + first, small + j * count, count * sizeof(R));
  }

  void factor(int64_t first, int64_t count) {
    if (count <= kBase) return factorColumns(first, count);
    int64_t half = (count / 2 + kBase - 1) / kBase * kBase, second = first + half, others = count - half, m = rows - first;
    const R *left = v + first * ld + first, *t1 = t + first * width + first, *t2 = t + second * width + second;
    R *right = v + second * ld + first, *products = scratch, *more = scratch + half * others, *corner = t + second * width + first;
    factor(first, half);
    // right -= V1 T1^T V1^T right
    gemm<R>('T', 'N', half, others, m, 1, left, ld, right, ld, 0, products, half);
    gemm<R>('T', 'N', half, others, half, 1, t1, width, products, half, 0, more, half);
    gemm<R>('N', 'N', m, others, half, -1, left, ld, more, half, 1, right, ld);
    factor(second, others);
    // T = [T1, -T1 V1^T V2 T2; 0, T2]
    gemm<R>('T', 'N', half, others, rows - second, 1, left + half, ld, right + half, ld, 0, products, half);
    gemm<R>('N', 'N', half, others, others, 1, products, half, t2, width, 0, more, half);
    gemm<R>('N', 'N', half, others, half, -1, t1, width, more, half, 0, corner, width);
  }

  /// Of the columns at a, which are brought up to date.
  void run() {
    copyRows(Matrix<const R>{a, width, rows, lda, 1}, v, ld);
    for (int64_t j = 0; j < width; ++j)
      memset(v + j * ld + rows, 0, (ld - rows) * sizeof(R));
    memset(t, 0, width * width * sizeof(R));
    factor(0, width);
  }
};

} // namespace

template <class R> void geqrfReal(int64_t m, int64_t n, R *a, int64_t lda, R *tau) {
  int64_t k = m < n ? m : n, width = panelWidth(n), piece = n < 1024 ? 64 : 128, ld = paddedRows(m);
  Workspace memory(2 * Workspace::bytesFor<R>(ld * width) + 3 * Workspace::bytesFor<R>(width * width), kOp);
  if (!memory) return;
  R *buffers[2] = {memory.take<R>(ld * width), memory.take<R>(ld * width)};
  R *triangles[2] = {memory.take<R>(width * width), memory.take<R>(width * width)}, *scratch = memory.take<R>(width * width);
  auto panelAt = [&](int64_t p) {
    int64_t which = p / width % 2;
    return Panel<R>{m - p, k - p < width ? k - p : width, ld, buffers[which], triangles[which], scratch, tau + p, a + p * lda + p, lda};
  };
  {
    lapack::Threads serial(1);
    panelAt(0).run();
  }
  for (int64_t p = 0; p < k; p += width) {
    Panel<R> now = panelAt(p);
    // The next panel is the first piece; it is factored as soon as it is up to date.
    int64_t next = p + now.width, ahead = next < k ? (k - next < width ? k - next : width) : 0;
    int64_t pieces = (ahead > 0) + (n - next - ahead + piece - 1) / piece;
    parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
      lapack::Threads serial(1);
      Workspace local(Workspace::bytesFor<R>(2 * width * piece), kOp);
      if (!local) return;
      R *products = local.take<R>(2 * width * piece);
      for (int64_t i = begin; i < end; ++i) {
        bool isNext = ahead > 0 && i == 0;
        int64_t first = isNext ? next : next + ahead + (i - (ahead > 0)) * piece, count = isNext              ? ahead
                                                                                          : n - first < piece ? n - first
                                                                                                              : piece;
        applyBlockReflector('T', now.rows, count, now.width, now.v, ld, now.t, a + first * lda + p, lda, products);
        if (isNext) panelAt(next).run();
      }
    });
  }
}

template <class R> void orgqrReal(int64_t m, int64_t n, int64_t k, R *a, int64_t lda, const R *tau) {
  int64_t width = panelWidth(n), piece = n < 1024 ? 64 : 128, ld = paddedRows(m), pieces = (n + piece - 1) / piece;
  Reflectors<R> reflectors{m, k, 0, nullptr, ld, tau, width};
  Workspace memory(Workspace::bytesFor<R>(ld * k) + reflectors.bytes(), kOp);
  if (!memory) return;
  reflectors.v = memory.take<R>(ld * k);
  copyRows(Matrix<const R>{a, k, m, lda, 1}, reflectors.v, ld);
  reflectors.prepare(memory);
  parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    Workspace local(Workspace::bytesFor<R>(2 * width * piece), kOp);
    if (!local) return;
    R *scratch = local.take<R>(2 * width * piece);
    for (int64_t i = begin; i < end; ++i) { // the last columns are the most work, and first
      int64_t first = (pieces - 1 - i) * piece, last = first + piece < n ? first + piece : n;
      for (int64_t j = first; j < last; ++j) {
        memset(a + j * lda, 0, m * sizeof(R));
        a[j * lda + j] = 1;
      }
      reflectors.apply(last - first, a + first * lda, lda, scratch, last);
    }
  });
}

#define CROUT_INSTANTIATE(R)                                                                                                               \
  template void geqrfReal<R>(int64_t, int64_t, R *, int64_t, R *);                                                                         \
  template void orgqrReal<R>(int64_t, int64_t, int64_t, R *, int64_t, const R *);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
