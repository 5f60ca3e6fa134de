// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Jacobi's methods for eigenvalues and singular values: slower than LAPACK's, as accurate, and they need nothing else.
// Golub and Van Loan, Matrix Computations, 4th edition, sections 8.5 and 8.6.3.
#include "dense.h"
#include "operand.h"

namespace crout::rt::dense {
namespace {

constexpr int kSweeps = 60;

/// A power of two that brings the largest part of any element near 1; 0 for a zero matrix.
template <class R> R scaleFor(R largest) {
  if (largest == 0)
    return 0;
  int exponent, most = sizeof(R) == 4 ? 120 : 1000; // so that the scale has a reciprocal
  frexp(static_cast<double>(largest), &exponent);
  return static_cast<R>(ldexp(1.0, exponent > most ? most : exponent < -most ? -most : exponent));
}

/// The rotation that makes the off-diagonal element of [[p, b], [conj(b), q]] zero: columns (x, y) become
/// (c x - s conj(phase) y, s phase x + c y) where phase = b / |b|.
template <class T> struct Rotation {
  using R = RealOf<T>;
  R c, s, t;
  T phase;

  Rotation(R p, R q, T b, R size) {
    R theta = (q - p) / (2 * size);
    R root = absolute(theta) > 1e15f ? absolute(theta) : squareRoot(theta * theta + 1);
    t = (theta >= 0 ? 1 : -1) / (absolute(theta) + root);
    c = 1 / squareRoot(t * t + 1);
    s = t * c;
    if constexpr (isComplex<T>)
      phase = {b.re / size, b.im / size};
    else
      phase = b / size;
  }
  void rotate(T &x, T &y) const {
    T newX = x * c - conjugate(phase) * y * s;
    y = phase * x * s + y * c;
    x = newX;
  }
  void columns(int64_t n, T *x, T *y) const {
    T left = conjugate(phase) * s, right = phase * s;
    for (int64_t i = 0; i < n; ++i) {
      T xi = x[i], yi = y[i];
      x[i] = xi * c - left * yi;
      y[i] = right * xi + yi * c;
    }
  }
};

template <class T> void exchange(T &a, T &b) {
  T t = a;
  a = b;
  b = t;
}

template <class T> void setIdentity(int64_t n, T *v, int64_t ldv) {
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < n; ++i)
      v[j * ldv + i] = number<T>(i == j ? 1 : 0);
}

} // namespace

template <class T> Int jacobiEigen(int64_t n, T *a, int64_t lda, bool upper, RealOf<T> *w, T *v, int64_t ldv) {
  using R = RealOf<T>;
  R largest = 0;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = j; i < n; ++i) {
      T &low = a[j * lda + i], &high = a[i * lda + j];
      if (i == j)
        low = number<T>(realPart(low));
      else if (upper)
        low = conjugate(high);
      else
        high = conjugate(low);
      R size = pivotSize(low);
      largest = size > largest ? size : largest;
    }
  if (v)
    setIdentity(n, v, ldv);
  R scale = scaleFor(largest);
  if (scale != 0)
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < n; ++i)
        a[j * lda + i] = a[j * lda + i] * (1 / scale);
  R norm = 0;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < n; ++i) {
      R size = absolute(a[j * lda + i]);
      norm += size * size;
    }
  R small = Limits<R>::epsilon / 8 * squareRoot(norm) / static_cast<R>(n > 0 ? n : 1);
  bool done = scale == 0;
  for (int sweep = 0; sweep < kSweeps && !done; ++sweep) {
    done = true;
    for (int64_t p = 0; p + 1 < n; ++p)
      for (int64_t q = p + 1; q < n; ++q) {
        T b = a[q * lda + p];
        R size = absolute(b);
        if (!(size > small))
          continue;
        done = false;
        R app = realPart(a[p * lda + p]), aqq = realPart(a[q * lda + q]);
        Rotation<T> r(app, aqq, b, size);
        r.columns(n, a + p * lda, a + q * lda);
        for (int64_t j = 0; j < n; ++j) { // the rows are the adjoints of the columns
          a[j * lda + p] = conjugate(a[p * lda + j]);
          a[j * lda + q] = conjugate(a[q * lda + j]);
        }
        a[p * lda + p] = number<T>(app - r.t * size);
        a[q * lda + q] = number<T>(aqq + r.t * size);
        a[q * lda + p] = a[p * lda + q] = number<T>(0);
        if (v)
          r.columns(n, v + p * ldv, v + q * ldv);
      }
  }
  for (int64_t i = 0; i < n; ++i)
    w[i] = realPart(a[i * lda + i]) * (scale == 0 ? 0 : scale);
  for (int64_t i = 0; i < n; ++i) { // by selection: n exchanges of columns at most
    int64_t least = i;
    for (int64_t j = i + 1; j < n; ++j)
      if (w[j] < w[least])
        least = j;
    if (least == i)
      continue;
    exchange(w[i], w[least]);
    for (int64_t r = 0; v && r < n; ++r)
      exchange(v[i * ldv + r], v[least * ldv + r]);
  }
  return done ? 0 : 1;
}

template <class T> Int jacobiSingular(int64_t m, int64_t n, T *a, int64_t lda, RealOf<T> *s, T *v, int64_t ldv) {
  using R = RealOf<T>;
  R largest = 0;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i < m; ++i) {
      R size = pivotSize(a[j * lda + i]);
      largest = size > largest ? size : largest;
    }
  setIdentity(n, v, ldv);
  R scale = scaleFor(largest);
  if (scale != 0)
    for (int64_t j = 0; j < n; ++j)
      for (int64_t i = 0; i < m; ++i)
        a[j * lda + i] = a[j * lda + i] * (1 / scale);
  auto squared = [&](const T *x) {
    R sum = 0;
    for (int64_t i = 0; i < m; ++i) {
      R size = absolute(x[i]);
      sum += size * size;
    }
    return sum;
  };
  // The square of a column's norm below which it is rounding errors of a matrix of norm 1.
  R negligible = 4 * Limits<R>::epsilon * Limits<R>::epsilon;
  bool done = scale == 0;
  for (int sweep = 0; sweep < kSweeps && !done; ++sweep) {
    done = true;
    for (int64_t p = 0; p + 1 < n; ++p)
      for (int64_t q = p + 1; q < n; ++q) {
        T *x = a + p * lda, *y = a + q * lda, dot = number<T>(0);
        for (int64_t i = 0; i < m; ++i)
          dot += conjugate(x[i]) * y[i];
        R xx = squared(x), yy = squared(y), size = absolute(dot);
        if (xx < yy) { // larger columns to the left: singular values come out in order, and the sweeps are fewer
          for (int64_t i = 0; i < m; ++i)
            exchange(x[i], y[i]);
          for (int64_t i = 0; i < n; ++i)
            exchange(v[p * ldv + i], v[q * ldv + i]);
          exchange(xx, yy);
          dot = conjugate(dot);
        }
        if (yy < negligible || !(size > Limits<R>::epsilon * squareRoot(xx) * squareRoot(yy)))
          continue;
        done = false;
        Rotation<T> r(xx, yy, dot, size);
        r.columns(m, x, y);
        r.columns(n, v + p * ldv, v + q * ldv);
      }
  }
  for (int64_t j = 0; j < n; ++j) {
    T *x = a + j * lda;
    R sum = squared(x), norm = squareRoot(sum);
    s[j] = norm * scale;
    for (int64_t i = 0; i < m; ++i)
      x[i] = sum >= negligible ? x[i] * (1 / norm) : number<T>(0);
  }
  for (int64_t i = 0; i < n; ++i) {
    int64_t most = i;
    for (int64_t j = i + 1; j < n; ++j)
      if (s[j] > s[most])
        most = j;
    if (most == i)
      continue;
    exchange(s[i], s[most]);
    for (int64_t r = 0; r < m; ++r)
      exchange(a[i * lda + r], a[most * lda + r]);
    for (int64_t r = 0; r < n; ++r)
      exchange(v[i * ldv + r], v[most * ldv + r]);
  }
  return done ? 0 : 1;
}

#define CROUT_INSTANTIATE(T)                                                                                                                                   \
  template Int jacobiEigen<T>(int64_t, T *, int64_t, bool, RealOf<T> *, T *, int64_t);                                                                         \
  template Int jacobiSingular<T>(int64_t, int64_t, T *, int64_t, RealOf<T> *, T *, int64_t);
CROUT_INSTANTIATE(float)
CROUT_INSTANTIATE(double)
CROUT_INSTANTIATE(ComplexFloat)
CROUT_INSTANTIATE(ComplexDouble)
#undef CROUT_INSTANTIATE

} // namespace crout::rt::dense
