// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues and eigenvectors of a complex matrix by the shifted QR algorithm, for use without LAPACK.
// Golub and Van Loan, Matrix Computations, 4th edition, sections 7.4 to 7.6.
#include "dense.h"

namespace crout::rt::dense {
namespace {

template <class R> struct Square {
  Complex<R> *data;
  int64_t n;
  Complex<R> &operator()(int64_t i, int64_t j) const { return data[j * n + i]; }
};

template <class R> R squareOf(Complex<R> x) { return x.re * x.re + x.im * x.im; }

/// Similarity by the reflector I - 2 v v^H / |v|^2, v in rows `first` to n - 1.
template <class R> void reflect(Square<R> h, Square<R> q, int64_t first, const Complex<R> *v, bool vectors) {
  using C = Complex<R>;
  int64_t n = h.n;
  R norm = 0;
  for (int64_t i = first; i < n; ++i)
    norm += squareOf(v[i]);
  R factor = 2 / norm;
  for (int64_t j = 0; j < n; ++j) {
    C sum{0, 0};
    for (int64_t i = first; i < n; ++i)
      sum += conjugate(v[i]) * h(i, j);
    sum = sum * factor;
    for (int64_t i = first; i < n; ++i)
      h(i, j) -= v[i] * sum;
  }
  auto fromRight = [&](Square<R> a) {
    for (int64_t i = 0; i < n; ++i) {
      C sum{0, 0};
      for (int64_t j = first; j < n; ++j)
        sum += a(i, j) * v[j];
      sum = sum * factor;
      for (int64_t j = first; j < n; ++j)
        a(i, j) -= sum * conjugate(v[j]);
    }
  };
  fromRight(h);
  if (vectors) fromRight(q);
}

template <class R> void toHessenberg(Square<R> h, Square<R> q, Complex<R> *v, bool vectors) {
  int64_t n = h.n;
  for (int64_t k = 0; k + 2 < n; ++k) {
    R largest = 0;
    for (int64_t i = k + 2; i < n; ++i)
      largest = pivotSize(h(i, k)) > largest ? pivotSize(h(i, k)) : largest;
    if (largest == 0) continue;
    largest = pivotSize(h(k + 1, k)) > largest ? pivotSize(h(k + 1, k)) : largest;
    R sum = 0;
    for (int64_t i = k + 1; i < n; ++i) {
      v[i] = h(i, k) * (1 / largest);
      sum += squareOf(v[i]);
    }
    R norm = squareRoot(sum), size = absolute(v[k + 1]);
    Complex<R> phase = size == 0 ? Complex<R>{1, 0} : v[k + 1] * (1 / size);
    v[k + 1] += phase * norm;
    reflect(h, q, k + 1, v, vectors);
    for (int64_t i = k + 2; i < n; ++i)
      h(i, k) = {0, 0};
  }
}

/// The eigenvalue of the last 2-by-2 block that is nearer to its last element.
template <class R> Complex<R> wilkinsonShift(Square<R> h, int64_t high) {
  using C = Complex<R>;
  C a = h(high - 1, high - 1), d = h(high, high), product = h(high - 1, high) * h(high, high - 1);
  C half = (a - d) * R(0.5), square = half * half + product;
  R size = absolute(square);
  C root{squareRoot((size + absolute(square.re)) / 2), 0};
  if (root.re != 0) root.im = square.im / (2 * root.re);
  if (square.re < 0) root = {absolute(root.im), square.im < 0 ? -root.re : root.re};
  // (a + d)/2 +- root = d + half +- root; of the two forms the one without cancellation.
  C plus = half + root, minus = half - root;
  C larger = absolute(plus) > absolute(minus) ? plus : minus;
  return pivotSize(larger) == 0 ? d : d - product / larger;
}

/// One explicit QR step on rows and columns low to high.
template <class R> void step(Square<R> h, Square<R> q, int64_t low, int64_t high, Complex<R> shift, Complex<R> *rotations, bool vectors) {
  using C = Complex<R>;
  int64_t n = h.n;
  for (int64_t i = low; i <= high; ++i)
    h(i, i) -= shift;
  // [c s; -conj(s) c] takes (x, y) to (r, 0).
  for (int64_t k = low; k < high; ++k) {
    C x = h(k, k), y = h(k + 1, k);
    R ax = absolute(x), ay = absolute(y), norm = absolute(C{ax, ay});
    R c = norm == 0 ? 1 : ax / norm;
    C phase = ax == 0 ? C{1, 0} : x * (1 / ax);
    C s = norm == 0 ? C{0, 0} : phase * conjugate(y) * (1 / norm);
    rotations[2 * k] = {c, 0};
    rotations[2 * k + 1] = s;
    for (int64_t j = k; j < (vectors ? n : high + 1); ++j) {
      C p = h(k, j), r = h(k + 1, j);
      h(k, j) = p * c + s * r;
      h(k + 1, j) = r * c - conjugate(s) * p;
    }
  }
  auto fromRight = [&](Square<R> a, int64_t k, int64_t begin, int64_t end) {
    R c = rotations[2 * k].re;
    C s = rotations[2 * k + 1];
    for (int64_t i = begin; i < end; ++i) {
      C p = a(i, k), r = a(i, k + 1);
      a(i, k) = p * c + r * conjugate(s);
      a(i, k + 1) = r * c - p * s;
    }
  };
  for (int64_t k = low; k < high; ++k) {
    fromRight(h, k, vectors ? 0 : low, k + 2 > high ? high + 1 : k + 2);
    if (vectors) fromRight(q, k, 0, n);
  }
  for (int64_t i = low; i <= high; ++i)
    h(i, i) += shift;
}

/// Eigenvectors of the triangular h, taken to the original basis by q, which they replace.
template <class R> void backSubstitute(Square<R> h, Square<R> q, Complex<R> *x) {
  using C = Complex<R>;
  int64_t n = h.n;
  R norm = 0;
  for (int64_t j = 0; j < n; ++j)
    for (int64_t i = 0; i <= j; ++i)
      norm = pivotSize(h(i, j)) > norm ? pivotSize(h(i, j)) : norm;
  R least = norm * Limits<R>::epsilon;
  if (least < Limits<R>::smallest) least = Limits<R>::smallest;
  for (int64_t k = n - 1; k >= 0; --k) {
    x[k] = {1, 0};
    for (int64_t i = k - 1; i >= 0; --i) {
      C sum{0, 0};
      for (int64_t j = i + 1; j <= k; ++j)
        sum += h(i, j) * x[j];
      C gap = h(k, k) - h(i, i);
      if (pivotSize(gap) < least) gap = {least, 0};
      x[i] = sum / gap;
      R size = pivotSize(x[i]);
      if (size > squareRoot(Limits<R>::largest)) // keep the squares of the norm finite
        for (int64_t j = i; j <= k; ++j)
          x[j] = x[j] * (1 / size);
    }
    // Column k of q is needed by no later eigenvector: those have fewer components.
    C *result = x + n;
    R sum = 0;
    for (int64_t i = 0; i < n; ++i) {
      result[i] = {0, 0};
      for (int64_t j = 0; j <= k; ++j)
        result[i] += q(i, j) * x[j];
      sum += squareOf(result[i]);
    }
    R scale = 1 / squareRoot(sum);
    for (int64_t i = 0; i < n; ++i)
      q(i, k) = result[i] * scale;
  }
}

} // namespace

template <class R> Int schurEigen(int64_t n, Complex<R> *a, Complex<R> *vectors, Complex<R> *w, bool wanted, Complex<R> *work) {
  Square<R> h{a, n}, q{vectors, n};
  for (int64_t i = 0; i < n * n; ++i)
    vectors[i] = number<Complex<R>>(i % (n + 1) == 0);
  toHessenberg(h, q, work, wanted);
  int64_t high = n - 1, iterations = 0;
  while (high > 0) {
    int64_t low = high;
    for (; low > 0; --low) {
      R size = pivotSize(h(low, low)) + pivotSize(h(low - 1, low - 1));
      if (pivotSize(h(low, low - 1)) <= Limits<R>::epsilon * size || pivotSize(h(low, low - 1)) < Limits<R>::smallest) {
        h(low, low - 1) = {0, 0};
        break;
      }
    }
    if (low == high) {
      --high;
      iterations = 0;
      continue;
    }
    if (++iterations > 300) return static_cast<Int>(high + 1);
    bool exceptional = iterations % 10 == 0;
    Complex<R> shift = exceptional ? h(high, high) + Complex<R>{absolute(h(high, high - 1)), 0} : wilkinsonShift(h, high);
    step(h, q, low, high, shift, work, wanted);
  }
  for (int64_t i = 0; i < n; ++i)
    w[i] = h(i, i);
  if (wanted) backSubstitute(h, q, work);
  return 0;
}

template Int schurEigen(int64_t, ComplexFloat *, ComplexFloat *, ComplexFloat *, bool, ComplexFloat *);
template Int schurEigen(int64_t, ComplexDouble *, ComplexDouble *, ComplexDouble *, bool, ComplexDouble *);

} // namespace crout::rt::dense
