// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Householder QR: of complex matrices LAPACK's panels with the trailing columns dealt out to threads; plain reflectors where they are small or there
// is no LAPACK.
#include "calls.h"
#include "dense.h"
#include "operand.h"

namespace crout::rt::dense {
namespace {

constexpr int64_t kPanel = 32, kPiece = 64;
constexpr const char *kOp = "linalg.qr";

template <class T> T quotient(T x, RealOf<T> by) {
  if constexpr (isComplex<T>)
    return {x.re / by, x.im / by};
  else
    return x / by;
}

/// The reflector H = I - tau v v^H with H^H x = (beta, 0, ...), beta real, v_0 = 1; LAPACK's larfg. All but beta is computed of x / scale, which
/// keeps its bits where x is so small that it has few.
template <class T> T makeReflector(int64_t m, T *x) {
  using R = RealOf<T>;
  R largest = 0;
  for (int64_t i = 1; i < m; ++i) {
    R size = pivotSize(x[i]);
    largest = size > largest || size != size ? size : largest;
  }
  T alpha = x[0];
  R imaginary = 0;
  if constexpr (isComplex<T>)
    imaginary = alpha.im;
  if (largest == 0 && imaginary == 0)
    return number<T>(0);
  R head = pivotSize(alpha), scale = head > largest ? head : largest, sum = 0;
  if (!isFinite(scale) || scale == 0)
    scale = 1;
  for (int64_t i = 0; i < m; ++i) {
    R size = absolute(x[i]) / scale;
    sum += size * size;
  }
  alpha = quotient(alpha, scale);
  R norm = squareRoot(sum), beta = realPart(alpha) > 0 ? -norm : norm;
  T tau, divisor = alpha - number<T>(beta);
  if constexpr (isComplex<T>)
    tau = {(beta - alpha.re) / beta, -alpha.im / beta};
  else
    tau = (beta - alpha) / beta;
  for (int64_t i = 1; i < m; ++i)
    x[i] = quotient(x[i], scale) / divisor;
  x[0] = number<T>(beta * scale);
  return tau;
}

/// c := (I - factor v v^H) c for n columns; v_0 = 1 is not stored.
template <class T> void applyReflector(int64_t m, int64_t n, const T *v, T factor, T *c, int64_t ldc) {
  if (factor == number<T>(0))
    return;
  for (int64_t j = 0; j < n; ++j) {
    T *x = c + j * ldc, dot = x[0];
    for (int64_t i = 1; i < m; ++i)
      dot += conjugate(v[i]) * x[i];
    dot *= factor;
    x[0] -= dot;
    for (int64_t i = 1; i < m; ++i)
      x[i] -= v[i] * dot;
  }
}

template <class T> void factorPlain(int64_t m, int64_t n, T *a, int64_t lda, T *tau) {
  for (int64_t j = 0; j < n && j < m; ++j) {
    T *x = a + j * lda + j;
    tau[j] = makeReflector(m - j, x);
    applyReflector(m - j, n - j - 1, x, conjugate(tau[j]), x + lda, lda);
  }
}

template <class T> void generatePlain(int64_t m, int64_t n, int64_t k, T *a, int64_t lda, const T *tau) {
  for (int64_t j = k; j < n; ++j)
    for (int64_t i = 0; i < m; ++i)
      a[j * lda + i] = number<T>(i == j ? 1 : 0);
  for (int64_t j = k; j-- > 0;) {
    T *x = a + j * lda + j;
    applyReflector(m - j, n - j - 1, x, tau[j], x + lda, lda);
    for (int64_t i = 1; i < m - j; ++i)
      x[i] = -(tau[j] * x[i]);
    x[0] = number<T>(1) - tau[j];
    for (int64_t i = 0; i < j; ++i)
      a[j * lda + i] = number<T>(0);
  }
}

/// Applies the block of reflectors v, t to `columns` columns of c, dealt out in pieces; `then` runs after the first piece.
template <class T, class F>
void applyBlock(char trans, int64_t m, int64_t columns, int64_t first, int64_t k, const T *v, int64_t lda, const T *t, T *c, F &&then) {
  int64_t rest = columns - first, pieces = (first ? 1 : 0) + (rest + kPiece - 1) / kPiece;
  parallelFor(pieces, 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    Workspace work(Workspace::bytesFor<T>(kPiece * k), kOp);
    if (!work)
      return;
    T *scratch = work.take<T>(kPiece * k);
    for (int64_t i = begin; i < end; ++i) {
      bool isFirst = first && i == 0;
      int64_t from = isFirst ? 0 : first + (i - (first ? 1 : 0)) * kPiece, count = isFirst ? first : columns - from < kPiece ? columns - from : kPiece;
      lapack::larfb(trans, m, count, k, v, lda, t, k, c + from * lda, lda, scratch, count);
      if (isFirst)
        then();
    }
  });
}

template <class T> void factorBlocked(int64_t m, int64_t n, T *a, int64_t lda, T *tau) {
  int64_t k = m < n ? m : n, lwork = 32 * kPanel;
  Workspace memory(Workspace::bytesFor<T>(kPanel * kPanel) * 2 + Workspace::bytesFor<T>(lwork), kOp);
  if (!memory)
    return;
  T *now = memory.take<T>(kPanel * kPanel), *ahead = memory.take<T>(kPanel * kPanel), *work = memory.take<T>(lwork);
  auto panel = [&](int64_t p, T *t) {
    int64_t width = k - p < kPanel ? k - p : kPanel;
    T *x = a + p * lda + p;
    lapack::geqrf(m - p, width, x, lda, tau + p, work, lwork);
    lapack::larft(m - p, width, x, lda, tau + p, t, width);
  };
  {
    lapack::Threads serial(1);
    panel(0, now);
  }
  for (int64_t p = 0; p < k; p += kPanel) {
    int64_t width = k - p < kPanel ? k - p : kPanel, next = p + width;
    if (next >= n)
      break;
    int64_t nextWidth = next < k ? (k - next < kPanel ? k - next : kPanel) : 0;
    applyBlock('C', m - p, n - next, nextWidth, width, a + p * lda + p, lda, now, a + next * lda + p, [&] { panel(next, ahead); });
    T *t = now;
    now = ahead;
    ahead = t;
  }
}

template <class T> void generateBlocked(int64_t m, int64_t n, int64_t k, T *a, int64_t lda, const T *tau) {
  int64_t lwork = 32 * kPanel;
  Workspace memory(Workspace::bytesFor<T>(kPanel * kPanel) + Workspace::bytesFor<T>(lwork), kOp);
  if (!memory)
    return;
  T *t = memory.take<T>(kPanel * kPanel), *work = memory.take<T>(lwork);
  for (int64_t j = k; j < n; ++j) {
    memset(static_cast<void *>(a + j * lda), 0, m * sizeof(T));
    a[j * lda + j] = number<T>(1);
  }
  lapack::Threads serial(1);
  for (int64_t p = (k - 1) / kPanel * kPanel; p >= 0; p -= kPanel) {
    int64_t width = k - p < kPanel ? k - p : kPanel, next = p + width;
    T *x = a + p * lda + p;
    if (next < n) {
      lapack::larft(m - p, width, x, lda, tau + p, t, width);
      applyBlock('N', m - p, n - next, int64_t(0), width, x, lda, t, a + next * lda + p, [] {});
    }
    lapack::orgqr(m - p, width, width, x, lda, tau + p, work, lwork);
    for (int64_t j = p; j < next; ++j)
      memset(static_cast<void *>(a + j * lda), 0, p * sizeof(T));
  }
}

} // namespace

template <class T> void geqrf(int64_t m, int64_t n, T *a, int64_t lda, T *tau) {
  if constexpr (!isComplex<T>) {
    if (n > 8)
      return geqrfReal(m, n, a, lda, tau);
  } else if (lapack::available() && n > 8)
    return factorBlocked(m, n, a, lda, tau);
  factorPlain(m, n, a, lda, tau);
}

template <class T> void orgqr(int64_t m, int64_t n, int64_t k, T *a, int64_t lda, const T *tau) {
  if constexpr (!isComplex<T>) {
    if (n > 8 && k > 0)
      return orgqrReal(m, n, k, a, lda, tau);
  } else if (lapack::available() && n > 8 && k > 0)
    return generateBlocked(m, n, k, a, lda, tau);
  generatePlain(m, n, k, a, lda, tau);
}

#define CROUT_INSTANTIATE(T)                                                                                                                                   \
  template void geqrf<T>(int64_t, int64_t, T *, int64_t, T *);                                                                                                 \
  template void orgqr<T>(int64_t, int64_t, int64_t, T *, int64_t, const T *);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
