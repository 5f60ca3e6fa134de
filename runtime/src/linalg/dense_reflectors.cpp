// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Householder reflectors of real matrices: one from a column, and products of many as I - V T V^T (LAPACK's larfg and larft).
#include "dense.h"
#include "operand.h"
#include "simd.h"
#include <math.h>

namespace crout::rt::dense {

template <class R> R reciprocalPower(R largest) {
  if (largest == 0) return 1;
  int exponent;
  frexp(static_cast<double>(largest), &exponent);
  int most = sizeof(R) == 4 ? 120 : 1000; // so that the scale has a reciprocal
  return static_cast<R>(ldexp(1.0, -exponent > most ? most : -exponent < -most ? -most : -exponent));
}

template <class R> R safeScale(R largest) {
  constexpr R small = Limits<R>::smallest / Limits<R>::epsilon;
  return largest > squareRoot(small) && largest < squareRoot(1 / small) ? 1 : reciprocalPower(largest);
}

template <class R> R makeReflector(int64_t m, R *x, R squares, R &beta) {
  constexpr R least = Limits<R>::smallest / (Limits<R>::epsilon * Limits<R>::epsilon), most = Limits<R>::largest / 4;
  R alpha = x[0], scale = 1;
  beta = alpha;
  x[0] = 1;
  if (!(squares > least && squares + alpha * alpha < most)) { // squares that lost bits or overflowed
    R largest = 0;
    for (int64_t i = 1; i < m; ++i) {
      R size = absolute(x[i]);
      largest = size > largest ? size : largest;
    }
    if (largest == 0) return 0;
    scale = absolute(alpha) > largest ? absolute(alpha) : largest;
    squares = 0;
    for (int64_t i = 1; i < m; ++i) {
      R size = x[i] / scale;
      squares += size * size;
    }
  }
  R head = alpha / scale, norm = squareRoot(squares + head * head);
  R divisor = head > 0 ? head + norm : head - norm; // (alpha - beta) / scale
  beta = scale * (head > 0 ? -norm : norm);
  R factor = 1 / divisor;
  for (int64_t i = 1; i < m; ++i)
    x[i] = scale == 1 ? x[i] * factor : x[i] / scale / divisor;
  return head > 0 ? divisor / norm : -divisor / norm;
}

template <class R> void blockReflector(int64_t m, int64_t k, const R *v, int64_t ldv, const R *tau, R *t, R *scratch) {
  // T of the first i reflectors and the next: its column is -tau T (V^T v).
  constexpr int64_t kRows = 64; // sums of few products: of reflectors that are alike the rounding errors would add up
  for (int64_t i = 0; i < m; i += kRows)
    gemm<R>('T', 'N', k, k, m - i < kRows ? m - i : kRows, 1, v + i, ldv, v + i, ldv, i == 0 ? 0 : 1, scratch, k);
  for (int64_t i = 0; i < k; ++i) {
    R *column = t + i * k;
    const R *dots = scratch + i * k;
    for (int64_t r = 0; r < k; ++r)
      column[r] = 0;
    for (int64_t c = 0; c < i; ++c) {
      R factor = tau[i] * dots[c];
      for (int64_t r = 0; r <= c; ++r)
        column[r] -= factor * t[c * k + r];
    }
    column[i] = tau[i];
  }
}

template <class R>
void applyBlockReflector(char trans, int64_t m, int64_t n, int64_t k, const R *v, int64_t ldv, const R *t, R *c, int64_t ldc, R *scratch) {
  R *first = scratch, *second = scratch + k * n;
  gemm<R>('T', 'N', k, n, m, 1, v, ldv, c, ldc, 0, first, k);
  gemm<R>(trans, 'N', k, n, k, 1, t, k, first, k, 0, second, k);
  gemm<R>('N', 'N', m, n, k, -1, v, ldv, second, k, 1, c, ldc);
}

template <class R> size_t Reflectors<R>::bytes() const { return 2 * Workspace::bytesFor<R>(blocks() * width * width); }

template <class R> void Reflectors<R>::prepare(Workspace &memory) {
  int64_t size = width * width;
  t = memory.take<R>(blocks() * size);
  R *products = memory.take<R>(blocks() * size);
  parallelFor(blocks(), 1, [&](int64_t begin, int64_t end) {
    lapack::Threads serial(1);
    for (int64_t b = begin; b < end; ++b) {
      int64_t p = b * width, k = count - p < width ? count - p : width;
      R *block = v + p * ldv + first + p;
      for (int64_t j = 0; j < k; ++j) {
        memset(block + j * ldv, 0, j * sizeof(R));
        block[j * ldv + j] = 1;
      }
      blockReflector(rows - first - p, k, block, ldv, tau + p, t + b * size, products + b * size);
    }
  });
}

template <class R> void Reflectors<R>::apply(int64_t columns, R *c, int64_t ldc, R *scratch, int64_t end) const {
  for (int64_t b = blocks(); b-- > 0;) {
    int64_t p = b * width, k = count - p < width ? count - p : width;
    if (p >= end) continue;
    applyBlockReflector('N', rows - first - p, columns, k, v + p * ldv + first + p, ldv, t + b * width * width, c + first + p, ldc,
                        scratch);
  }
}

#define CROUT_INSTANTIATE(R)                                                                                                               \
  template R reciprocalPower<R>(R);                                                                                                        \
  template R safeScale<R>(R);                                                                                                              \
  template R makeReflector<R>(int64_t, R *, R, R &);                                                                                       \
  template void blockReflector<R>(int64_t, int64_t, const R *, int64_t, const R *, R *, R *);                                              \
  template void applyBlockReflector<R>(char, int64_t, int64_t, int64_t, const R *, int64_t, const R *, R *, int64_t, R *);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
#undef CROUT_INSTANTIATE
template struct Reflectors<float>;
template struct Reflectors<double>;

} // namespace crout::rt::dense
