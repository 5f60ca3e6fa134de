// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors, test matrices and LAPACK's residual ratios for the tests of the matrix kernels.
#ifndef CROUT_TEST_LINALG_MATRICES_H
#define CROUT_TEST_LINALG_MATRICES_H

#include "crout/runtime/call.h"
#include "crout/runtime/kernels.h"
#include <cmath>
#include <complex>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace linalg_test {

using Shape = std::vector<int64_t>;

template <class T> struct RealType { using type = T; };
template <class R> struct RealType<std::complex<R>> { using type = R; };
template <class T> using Real = typename RealType<T>::type;
template <class T> inline constexpr bool isComplex = !std::is_same_v<T, Real<T>>;
/// The type that residuals are computed in.
template <class T> using WideReal = std::conditional_t<sizeof(Real<T>) == 4, double, long double>;
template <class T> using Wide = std::conditional_t<isComplex<T>, std::complex<WideReal<T>>, WideReal<T>>;

template <class T> DLDataType dtypeOf() {
  if constexpr (std::is_same_v<T, int32_t>)
    return {kDLInt, 32, 1};
  else if constexpr (std::is_same_v<T, int64_t>)
    return {kDLInt, 64, 1};
  else
    return {isComplex<T> ? uint8_t(kDLComplex) : uint8_t(kDLFloat), sizeof(T) * 8, 1};
}

inline int64_t product(const Shape &shape) { return std::accumulate(shape.begin(), shape.end(), int64_t(1), std::multiplies<>()); }

/// A tensor that owns its memory, contiguous unless `strides` are given.
template <class T> struct Tensor {
  Shape shape, strides;
  std::vector<T> data;
  int64_t start = 0; // element at which index 0 lies
  mutable DLTensor view{};

  Tensor() = default;
  explicit Tensor(Shape s) : shape(std::move(s)), data(static_cast<size_t>(product(shape)) + 1) {}
  operator const DLTensor *() const { return describe(); }
  operator DLTensor *() { return describe(); }
  DLTensor *describe() const {
    view.data = const_cast<T *>(data.data());
    view.device = {kDLCPU, 0};
    view.ndim = static_cast<int32_t>(shape.size());
    view.dtype = dtypeOf<T>();
    view.shape = const_cast<int64_t *>(shape.data());
    view.strides = strides.empty() ? nullptr : const_cast<int64_t *>(strides.data());
    view.byte_offset = static_cast<uint64_t>(start) * sizeof(T);
    return &view;
  }
  int64_t size() const { return product(shape); }
  int64_t matrices() const { return product(Shape(shape.begin(), shape.end() - 2)); }
  /// Matrix `b` of a contiguous batch.
  T *matrix(int64_t b) { return data.data() + b * shape[shape.size() - 2] * shape.back(); }
  const T *matrix(int64_t b) const { return const_cast<Tensor *>(this)->matrix(b); }
};

inline Shape concat(Shape a, const Shape &b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

enum class Kind { Random, Graded, NearSingular, BadlyScaled };
inline const Kind kKinds[] = {Kind::Random, Kind::Graded, Kind::NearSingular, Kind::BadlyScaled};

template <class T> T randomElement(std::mt19937_64 &g) {
  std::uniform_real_distribution<double> d(-1, 1);
  if constexpr (isComplex<T>) {
    double re = d(g), im = d(g);
    return T(static_cast<Real<T>>(re), static_cast<Real<T>>(im));
  } else {
    return static_cast<T>(d(g));
  }
}

/// x := (I - 2 v v^H / v^H v) x for the rows x of a row-major (m, n) matrix, or for its columns.
template <class W> void reflect(std::vector<W> &x, int64_t m, int64_t n, bool fromLeft, std::mt19937_64 &g) {
  int64_t size = fromLeft ? m : n;
  std::vector<W> v(size);
  long double norm = 0;
  for (W &e : v) {
    if constexpr (std::is_floating_point_v<W>)
      e = randomElement<double>(g);
    else
      e = W(randomElement<std::complex<double>>(g));
    norm += std::norm(e);
  }
  auto conj = [](W e) {
    if constexpr (std::is_floating_point_v<W>)
      return e;
    else
      return std::conj(e);
  };
  if (norm == 0)
    return;
  for (int64_t o = 0; o < (fromLeft ? n : m); ++o) {
    auto at = [&](int64_t i) -> W & { return fromLeft ? x[i * n + o] : x[o * n + i]; };
    W dot = 0;
    for (int64_t i = 0; i < size; ++i)
      dot += (fromLeft ? conj(v[i]) : v[i]) * at(i);
    dot *= W(static_cast<Real<W>>(2 / norm));
    for (int64_t i = 0; i < size; ++i)
      at(i) -= dot * (fromLeft ? v[i] : conj(v[i]));
  }
}

/// Fills the row-major (m, n) matrix `a`.
template <class T> void fillMatrix(Kind kind, int64_t m, int64_t n, T *a, std::mt19937_64 &g) {
  bool single = sizeof(Real<T>) == 4;
  if (kind == Kind::NearSingular) {
    using W = Wide<T>;
    std::vector<W> w(m * n);
    int64_t k = std::min(m, n);
    double cond = single ? 1e6 : 1e14;
    for (int64_t i = 0; i < k; ++i)
      w[i * n + i] = static_cast<WideReal<T>>(std::pow(cond, -static_cast<double>(i) / std::max<int64_t>(k - 1, 1)));
    for (int r = 0; r < 3; ++r) {
      reflect(w, m, n, true, g);
      reflect(w, m, n, false, g);
    }
    for (int64_t i = 0; i < m * n; ++i)
      a[i] = static_cast<T>(w[i]);
    return;
  }
  for (int64_t i = 0; i < m; ++i)
    for (int64_t j = 0; j < n; ++j) {
      T x = randomElement<T>(g);
      double scale = 1;
      if (kind == Kind::Graded)
        scale = std::pow(10.0, -(single ? 6.0 : 14.0) * static_cast<double>(i + j) / static_cast<double>(m + n));
      if (kind == Kind::BadlyScaled)
        scale = std::pow(10.0, (single ? 12.0 : 100.0) * ((i * 7 + 3) % 5 - 2) / 2);
      a[i * n + j] = x * static_cast<Real<T>>(scale);
    }
}

template <class T> Tensor<T> makeTensor(Kind kind, const Shape &batch, int64_t m, int64_t n, uint64_t seed) {
  Tensor<T> t(concat(batch, {m, n}));
  std::mt19937_64 g(seed * 1000003 + m * 1009 + n);
  for (int64_t b = 0; b < t.matrices(); ++b)
    fillMatrix(kind, m, n, t.matrix(b), g);
  return t;
}

/// A Hermitian, positive definite matrix: G G^H of a test matrix, with the diagonal raised above the rounding errors.
template <class T> Tensor<T> makePositive(Kind kind, const Shape &batch, int64_t n, uint64_t seed) {
  Tensor<T> g = makeTensor<T>(kind == Kind::NearSingular ? Kind::Random : kind, batch, n, n, seed), t(g.shape);
  for (int64_t b = 0; b < t.matrices(); ++b)
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = 0; j <= i; ++j) {
        Wide<T> sum = 0;
        for (int64_t p = 0; p < n; ++p) {
          Wide<T> y = Wide<T>(g.matrix(b)[j * n + p]);
          if constexpr (isComplex<T>)
            y = std::conj(y);
          sum += Wide<T>(g.matrix(b)[i * n + p]) * y;
        }
        if (i == j)
          sum *= static_cast<WideReal<T>>(1 + 64 * static_cast<double>(n) * static_cast<double>(std::numeric_limits<Real<T>>::epsilon()));
        T x = static_cast<T>(sum);
        t.matrix(b)[i * n + j] = x;
        if constexpr (isComplex<T>)
          t.matrix(b)[j * n + i] = std::conj(x);
        else
          t.matrix(b)[j * n + i] = x;
      }
  return t;
}

/// A matrix in wide precision.
template <class W> struct Dense {
  int64_t rows, cols;
  std::vector<W> data;

  Dense(int64_t m, int64_t n) : rows(m), cols(n), data(m * n) {}
  template <class T> Dense(const T *p, int64_t m, int64_t n) : rows(m), cols(n), data(m * n) {
    for (int64_t i = 0; i < m * n; ++i)
      data[i] = W(p[i]);
  }
  W &operator()(int64_t i, int64_t j) { return data[i * cols + j]; }
  const W &operator()(int64_t i, int64_t j) const { return data[i * cols + j]; }
  static Dense identity(int64_t n) {
    Dense d(n, n);
    for (int64_t i = 0; i < n; ++i)
      d(i, i) = 1;
    return d;
  }
};
template <class W> Dense<W> operator*(const Dense<W> &a, const Dense<W> &b) {
  Dense<W> c(a.rows, b.cols);
  for (int64_t i = 0; i < a.rows; ++i)
    for (int64_t p = 0; p < a.cols; ++p)
      for (int64_t j = 0; j < b.cols; ++j)
        c(i, j) += a(i, p) * b(p, j);
  return c;
}
template <class W> Dense<W> operator-(Dense<W> a, const Dense<W> &b) {
  for (size_t i = 0; i < a.data.size(); ++i)
    a.data[i] -= b.data[i];
  return a;
}
template <class W> Dense<W> adjoint(const Dense<W> &a) {
  Dense<W> t(a.cols, a.rows);
  for (int64_t i = 0; i < a.rows; ++i)
    for (int64_t j = 0; j < a.cols; ++j)
      if constexpr (std::is_floating_point_v<W>)
        t(j, i) = a(i, j);
      else
        t(j, i) = std::conj(a(i, j));
  return t;
}
/// The 1-norm; NaN where there is a NaN.
template <class W> double norm(const Dense<W> &a) {
  long double most = 0;
  for (int64_t j = 0; j < a.cols; ++j) {
    long double sum = 0;
    for (int64_t i = 0; i < a.rows; ++i)
      sum += std::abs(a(i, j));
    if (!(sum <= most))
      most = sum;
  }
  return static_cast<double>(most);
}
/// residual / (scale * n * eps); 0 for 0 / 0.
template <class T> double ratio(double residual, double scale, int64_t n) {
  if (residual == 0)
    return 0;
  return residual / scale / (static_cast<double>(std::max<int64_t>(n, 1)) * static_cast<double>(std::numeric_limits<Real<T>>::epsilon()));
}
inline constexpr double kMostRatio = 30;

template <class T> std::string nameOf() { return isComplex<T> ? (sizeof(T) == 8 ? "c64" : "c128") : (sizeof(T) == 4 ? "f32" : "f64"); }
inline std::string nameOf(Kind k) {
  return k == Kind::Random ? "random" : k == Kind::Graded ? "graded" : k == Kind::NearSingular ? "near-singular" : "badly scaled";
}

using ElementTypes = ::testing::Types<float, double, std::complex<float>, std::complex<double>>;
inline const int64_t kSizes[] = {1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 100};

} // namespace linalg_test
#endif // CROUT_TEST_LINALG_MATRICES_H
