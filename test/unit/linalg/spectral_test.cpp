// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Eigenvalues, singular values and least squares.
#include "crout/runtime/parallel.h"
#include "matrices.h"

using namespace linalg_test;

namespace {

template <class T> class Spectral : public ::testing::Test {};
TYPED_TEST_SUITE(Spectral, ElementTypes);

TYPED_TEST(Spectral, EigenvectorsDiagonaliseAndValuesAscend) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Shape &batch : {Shape{}, Shape{3}, Shape{0}})
      for (int64_t n : {0, 1, 2, 3, 5, 16, 17, 33, 100})
        for (bool upper : {false, true}) {
          if (n == 100 && (batch.size() || kind == Kind::Graded))
            continue;
          Tensor<T> a = makeTensor<T>(kind, batch, n, n, 21), v(a.shape);
          Tensor<Real<T>> w(concat(batch, {n})), only(concat(batch, {n}));
          Tensor<int32_t> info(batch), infoOnly(batch);
          crout_rt_eigh(a, w, v, info, upper);
          crout_rt_eigvalsh(a, only, infoOnly, upper);
          for (int64_t b = 0; b < a.matrices(); ++b) {
            ASSERT_EQ(info.data[b] | infoOnly.data[b], 0);
            D da(a.matrix(b), n, n), dv(v.matrix(b), n, n), lambda(n, n), h(n, n), other = adjoint(da);
            for (int64_t i = 0; i < n; ++i)
              for (int64_t j = 0; j < n; ++j) {
                bool named = upper ? i <= j : i >= j;
                h(i, j) = named ? da(i, j) : other(i, j);
                if (i == j) {
                  h(i, i) = std::real(da(i, i));
                  lambda(i, i) = w.data[b * n + i];
                }
              }
            double scale = norm(h);
            ASSERT_LT(ratio<T>(norm(h * dv - dv * lambda), scale, n), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " n = " << n;
            ASSERT_LT(ratio<T>(norm(adjoint(dv) * dv - D::identity(n)), 1, n), kMostRatio) << nameOf<T>() << " n = " << n;
            for (int64_t i = 0; i < n; ++i) {
              if (i)
                ASSERT_LE(w.data[b * n + i - 1], w.data[b * n + i]);
              ASSERT_LT(ratio<T>(std::abs(double(w.data[b * n + i]) - double(only.data[b * n + i])), scale, n), kMostRatio);
            }
          }
        }
}

/// Symmetric matrices whose divide and conquer merges, deflates and splits in every way.
enum class Spectrum { Gaussian, OneValue, Laplacian, Wilkinson, Signs, Zero, Tiny, Huge };
const Spectrum kSpectra[] = {Spectrum::Gaussian, Spectrum::OneValue, Spectrum::Laplacian, Spectrum::Wilkinson,
                             Spectrum::Signs,    Spectrum::Zero,     Spectrum::Tiny,      Spectrum::Huge};

template <class T> Tensor<T> symmetric(Spectrum spectrum, int64_t n) {
  Tensor<T> a(Shape{n, n});
  std::mt19937_64 g(static_cast<uint64_t>(n));
  using R = Real<T>;
  R small = std::numeric_limits<R>::min() / std::numeric_limits<R>::epsilon(), large = 1 / small;
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j <= i; ++j) {
      T x = randomElement<T>(g);
      bool near = i - j <= 1, same = i == j;
      R sign = std::real(x) > R(0.3) ? R(1) : std::real(x) < R(-0.3) ? R(-1) : R(0);
      R number[] = {0, R(same), R(near ? (same ? 2 : -1) : 0), R(near ? (same ? std::abs(i - n / 2) : 1) : 0), sign, 0, 0, 0};
      if (spectrum == Spectrum::Tiny)
        x *= small;
      else if (spectrum == Spectrum::Huge)
        x *= large;
      else if (spectrum != Spectrum::Gaussian)
        x = number[static_cast<int>(spectrum)];
      if (same) x = std::real(x);
      a.data[i * n + j] = x;
      if constexpr (isComplex<T>)
        a.data[j * n + i] = std::conj(x);
      else
        a.data[j * n + i] = x;
    }
  return a;
}

TYPED_TEST(Spectral, LargerEigenproblemsOfEverySpectrum) {
  using T = TypeParam;
  using D = Dense<double>;
  if constexpr (!isComplex<T>)
    for (Spectrum spectrum : kSpectra)
      for (int64_t n : {64, 65, 131, 260}) {
        Tensor<T> a = symmetric<T>(spectrum, n), v(a.shape);
        Tensor<T> w(Shape{n}), only(Shape{n});
        Tensor<int32_t> info(Shape{}), infoOnly(Shape{});
        crout_rt_eigh(a, w, v, info, false);
        crout_rt_eigvalsh(a, only, infoOnly, true);
        ASSERT_EQ(info.data[0] | infoOnly.data[0], 0);
        D h(n, n), dv(n, n), lambda(n, n);
        double largest = 0;
        for (int64_t i = 0; i < n * n; ++i)
          largest = std::max(largest, std::abs(double(a.data[i])));
        largest = largest > 0 ? largest : 1;
        for (int64_t i = 0; i < n; ++i)
          for (int64_t j = 0; j < n; ++j) {
            h(i, j) = a.data[i * n + j] / largest;
            dv(i, j) = v.data[i * n + j];
            lambda(i, j) = i == j ? w.data[i] / largest : 0;
          }
        double scale = std::max(norm(h), 1e-300);
        // Residuals are computed in double: of float64 they are rounding errors of that too.
        ASSERT_LT(ratio<T>(norm(h * dv - dv * lambda), scale, n), kMostRatio)
            << nameOf<T>() << " spectrum " << int(spectrum) << " n = " << n;
        ASSERT_LT(ratio<T>(norm(adjoint(dv) * dv - D::identity(n)), 1, n), kMostRatio)
            << nameOf<T>() << " spectrum " << int(spectrum) << " n = " << n;
        for (int64_t i = 0; i < n; ++i) {
          if (i) ASSERT_LE(w.data[i - 1], w.data[i]);
          ASSERT_LT(ratio<T>(std::abs(double(w.data[i]) / largest - double(only.data[i]) / largest), scale, n), kMostRatio);
        }
      }
}

TYPED_TEST(Spectral, ResultsDoNotDependOnTheNumberOfThreads) {
  using T = TypeParam;
  int32_t before = crout_rt_get_num_threads();
  if constexpr (!isComplex<T>)
    for (int64_t n : {100, 300}) {
      std::vector<std::vector<T>> first;
      for (int32_t threads : {1, 2, 5}) {
        crout_rt_set_num_threads(threads);
        Tensor<T> a = symmetric<T>(Spectrum::Gaussian, n), v(a.shape), w(Shape{n}), u(a.shape), s(Shape{n}), vh(a.shape);
        Tensor<int32_t> info(Shape{});
        crout_rt_eigh(a, w, v, info, false);
        crout_rt_svd(a, u, s, vh, info, false);
        Tensor<T> q(a.shape), r(a.shape);
        crout_rt_qr(a, q, r, false);
        std::vector<std::vector<T>> all{w.data, v.data, s.data, u.data, vh.data, q.data, r.data};
        if (first.empty())
          first = all;
        ASSERT_EQ(all, first) << threads << " threads, n = " << n;
      }
    }
  crout_rt_set_num_threads(before);
}

TYPED_TEST(Spectral, SingularVectorsRebuildTheMatrixAndValuesDescend) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Shape &batch : {Shape{}, Shape{2}, Shape{0}})
      for (int64_t m : {0, 1, 2, 3, 5, 16, 33, 70})
        for (int64_t n : {m, m + 5, m / 2})
          for (bool full : {false, true}) {
            if (m == 70 && batch.size())
              continue;
            int64_t k = std::min(m, n), uc = full ? m : k, vr = full ? n : k;
            Tensor<T> a = makeTensor<T>(kind, batch, m, n, 22), u(concat(batch, {m, uc})), vh(concat(batch, {vr, n}));
            Tensor<Real<T>> s(concat(batch, {k})), only(concat(batch, {k}));
            Tensor<int32_t> info(batch), infoOnly(batch);
            crout_rt_svd(a, u, s, vh, info, full);
            crout_rt_svdvals(a, only, infoOnly);
            for (int64_t b = 0; b < a.matrices(); ++b) {
              ASSERT_EQ(info.data[b] | infoOnly.data[b], 0);
              D da(a.matrix(b), m, n), du(u.matrix(b), m, uc), dv(vh.matrix(b), vr, n), sigma(uc, vr);
              for (int64_t i = 0; i < k; ++i) {
                sigma(i, i) = s.data[b * k + i];
                if (i)
                  ASSERT_GE(s.data[b * k + i - 1], s.data[b * k + i]);
                ASSERT_LT(ratio<T>(std::abs(double(s.data[b * k + i]) - double(only.data[b * k + i])), norm(da), std::max(m, n)), kMostRatio);
              }
              int64_t order = std::max(m, n);
              ASSERT_LT(ratio<T>(norm(du * sigma * dv - da), norm(da), order), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " " << m << "x" << n;
              ASSERT_LT(ratio<T>(norm(adjoint(du) * du - D::identity(uc)), 1, order), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " " << m << "x" << n;
              ASSERT_LT(ratio<T>(norm(dv * adjoint(dv) - D::identity(vr)), 1, order), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " " << m << "x" << n;
            }
          }
}

/// Matrices whose divide and conquer merges, deflates and completes zero vectors in every way.
enum class Values { Gaussian, Identity, Zero, Ones, Hilbert, Graded, HalfZero, Signs, Kahan, Tiny, Huge };
const Values kValues[] = {Values::Gaussian, Values::Identity, Values::Zero,  Values::Ones, Values::Hilbert, Values::Graded,
                          Values::HalfZero, Values::Signs,    Values::Kahan, Values::Tiny, Values::Huge};

template <class T> Tensor<T> ofValues(Values values, int64_t m, int64_t n) {
  Tensor<T> a(Shape{m, n});
  std::mt19937_64 g(static_cast<uint64_t>(m + 1000 * n));
  double small = double(std::numeric_limits<T>::min()) / double(std::numeric_limits<T>::epsilon());
  for (int64_t i = 0; i < m; ++i)
    for (int64_t j = 0; j < n; ++j) {
      double x = randomElement<T>(g), sign = x > 0.3 ? 1 : x < -0.3 ? -1 : 0, digits = std::numeric_limits<T>::max_exponent10 * 0.7;
      double elements[] = {x, double(i == j), 0, 1, 1.0 / double(i + j + 1), x * std::pow(10.0, -digits * double(j) / double(n)), j < n / 2 ? x : 0, sign,
                           i == j ? 1.0 : i < j ? -1.0 : 0.0, x * small, x / small};
      a.data[i * n + j] = static_cast<T>(elements[static_cast<int>(values)]);
    }
  return a;
}

TYPED_TEST(Spectral, LargerSingularValueProblemsOfEveryKind) {
  using T = TypeParam;
  using D = Dense<double>;
  const int64_t shapes[][2] = {{20, 20}, {64, 64}, {65, 66}, {131, 131}, {40, 97}, {150, 60}, {70, 64}};
  if constexpr (!isComplex<T>)
    for (Values values : kValues)
      for (auto [m, n] : shapes)
        for (bool full : {false, true}) {
          int64_t k = std::min(m, n), uc = full ? m : k, vr = full ? n : k, order = std::max(m, n);
          Tensor<T> a = ofValues<T>(values, m, n), u(Shape{m, uc}), s(Shape{k}), vh(Shape{vr, n}), only(Shape{k});
          Tensor<int32_t> info(Shape{}), infoOnly(Shape{});
          crout_rt_svd(a, u, s, vh, info, full);
          crout_rt_svdvals(a, only, infoOnly);
          ASSERT_EQ(info.data[0] | infoOnly.data[0], 0);
          double largest = 0;
          for (int64_t i = 0; i < m * n; ++i)
            largest = std::max(largest, std::abs(double(a.data[i])));
          largest = largest > 0 ? largest : 1;
          D da(m, n), du(m, uc), dv(vr, n), sigma(uc, vr);
          for (int64_t i = 0; i < m; ++i)
            for (int64_t j = 0; j < n; ++j)
              da(i, j) = a.data[i * n + j] / largest;
          for (int64_t i = 0; i < m; ++i)
            for (int64_t j = 0; j < uc; ++j)
              du(i, j) = u.data[i * uc + j];
          for (int64_t i = 0; i < vr; ++i)
            for (int64_t j = 0; j < n; ++j)
              dv(i, j) = vh.data[i * n + j];
          for (int64_t i = 0; i < uc; ++i)
            for (int64_t j = 0; j < vr; ++j)
              sigma(i, j) = i == j && i < k ? s.data[i] / largest : 0;
          double scale = std::max(norm(da), 1e-300);
          std::string what = nameOf<T>() + std::string(" values ") + std::to_string(int(values)) + " " + std::to_string(m) + "x" + std::to_string(n);
          ASSERT_LT(ratio<T>(norm(du * sigma * dv - da), scale, order), kMostRatio) << what;
          ASSERT_LT(ratio<T>(norm(adjoint(du) * du - D::identity(uc)), 1, order), kMostRatio) << what;
          ASSERT_LT(ratio<T>(norm(dv * adjoint(dv) - D::identity(vr)), 1, order), kMostRatio) << what;
          for (int64_t i = 0; i < k; ++i) {
            ASSERT_GE(s.data[i], 0) << what;
            if (i)
              ASSERT_GE(s.data[i - 1], s.data[i]) << what;
            ASSERT_LT(ratio<T>(std::abs(double(s.data[i]) - double(only.data[i])) / largest, scale, order), kMostRatio) << what;
          }
        }
}

TYPED_TEST(Spectral, SingularVectorsOfARankDeficientMatrixAreOrthonormal) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (int64_t m : {2, 6, 12})
    for (int64_t n : {3, 6, 9})
      for (int64_t rank : {0, 1}) {
        int64_t k = std::min(m, n);
        Tensor<T> a(Shape{m, n}), u(Shape{m, m}), vh(Shape{n, n});
        for (int64_t i = 0; i < m; ++i)
          for (int64_t j = 0; j < n; ++j)
            a.data[i * n + j] = T(static_cast<Real<T>>(rank * (i + 1) * (j + 2)));
        Tensor<Real<T>> s(Shape{k});
        Tensor<int32_t> info(Shape{});
        crout_rt_svd(a, u, s, vh, info, 1);
        D da(a.matrix(0), m, n), du(u.matrix(0), m, m), dv(vh.matrix(0), n, n), sigma(m, n);
        for (int64_t i = 0; i < k; ++i)
          sigma(i, i) = s.data[i];
        EXPECT_LT(ratio<T>(norm(du * sigma * dv - da), std::max(norm(da), 1.0), m + n), kMostRatio);
        EXPECT_LT(ratio<T>(norm(adjoint(du) * du - D::identity(m)), 1, m), kMostRatio);
        EXPECT_LT(ratio<T>(norm(dv * adjoint(dv) - D::identity(n)), 1, n), kMostRatio);
      }
}

TYPED_TEST(Spectral, NotANumberFailsAlone) {
  using T = TypeParam;
  for (int64_t n : {1, 3, 20}) {
    Tensor<T> a = makeTensor<T>(Kind::Random, {3}, n, n, 23), v(a.shape), u(a.shape), vh(a.shape);
    a.matrix(1)[n * n - 1] = T(std::numeric_limits<Real<T>>::quiet_NaN());
    Tensor<Real<T>> w(Shape{3, n});
    Tensor<int32_t> info(Shape{3});
    crout_rt_eigh(a, w, v, info, 0);
    EXPECT_EQ(info.data[0], 0);
    EXPECT_EQ(info.data[1], -1);
    EXPECT_EQ(info.data[2], 0);
    EXPECT_TRUE(std::isnan(w.data[n]));
    a.matrix(1)[n * n - 1] = T(std::numeric_limits<Real<T>>::infinity());
    crout_rt_svd(a, u, w, vh, info, 0);
    EXPECT_EQ(info.data[0], 0);
    EXPECT_EQ(info.data[1], -1);
    EXPECT_EQ(info.data[2], 0);
    EXPECT_TRUE(std::isnan(std::abs(u.matrix(1)[0])));
  }
}

TYPED_TEST(Spectral, LeastSquaresByEveryDriver) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (int64_t m : {1, 3, 8, 30})
    for (int64_t n : {1, 3, 8, 20})
      for (int64_t driver = 0; driver < 4; ++driver)
        for (const Shape &batch : {Shape{}, Shape{3}, Shape{0}}) {
          int64_t k = 2, least = std::min(m, n);
          Tensor<T> a = makeTensor<T>(Kind::Random, {}, m, n, 24), b = makeTensor<T>(Kind::Random, batch, m, k, 25), x(concat(batch, {n, k}));
          Tensor<double> rcond(Shape{});
          rcond.data[0] = static_cast<double>(std::numeric_limits<Real<T>>::epsilon()) * static_cast<double>(std::max(m, n));
          Tensor<int32_t> rank(Shape{}), info(Shape{});
          Tensor<Real<T>> s(Shape{least});
          crout_rt_lstsq(a, b, rcond, x, rank, s, info, driver);
          ASSERT_EQ(info.data[0], 0);
          if (x.matrices())
            ASSERT_EQ(rank.data[0], least);
          for (int64_t i = 0; i < x.matrices(); ++i) {
            D da(a.matrix(0), m, n), db(b.matrix(i), m, k), dx(x.matrix(i), n, k), residual = db - da * dx;
            // The residual is orthogonal to the columns of A, and x has no part in the null space of A.
            ASSERT_LT(norm(adjoint(da) * residual), 1e4 * std::numeric_limits<Real<T>>::epsilon() * norm(da) * (norm(db) + norm(da) * norm(dx)));
            if (m <= n)
              ASSERT_LT(norm(residual), 1e4 * std::numeric_limits<Real<T>>::epsilon() * norm(da) * norm(dx));
          }
        }
}

/// A matrix times a power of two, down to where it underflows.
template <class T> Tensor<T> timesPowerOfTwo(Tensor<T> a, int exponent) {
  for (T &x : a.data)
    x *= static_cast<Real<T>>(std::ldexp(1.0, exponent));
  return a;
}

TYPED_TEST(Spectral, SmallMatricesOfEveryScaleHaveTheSameFactors) {
  using T = TypeParam;
  using R = Real<T>;
  int most = sizeof(R) == 4 ? 100 : 900;
  for (int64_t n : {1, 2, 3, 7, 20, 32})
    for (int exponent : {-most, most}) {
      R scale = static_cast<R>(std::ldexp(1.0, exponent));
      Tensor<T> a = makeTensor<T>(Kind::Random, {3}, n, n, 41), scaled = timesPowerOfTwo(a, exponent), v(a.shape), w(a.shape), q(a.shape),
                r(a.shape);
      Tensor<R> values(Shape{3, n}), others(values.shape);
      Tensor<int32_t> info(Shape{3}), rank(Shape{3});
      crout_rt_eigh(a, values, v, info, 0);
      crout_rt_eigh(scaled, others, w, info, 0);
      EXPECT_EQ(v.data, w.data) << n;
      for (int64_t i = 0; i < 3 * n; ++i)
        EXPECT_EQ(values.data[i] * scale, others.data[i]) << n;
      crout_rt_qr(a, v, w, 0);
      crout_rt_qr(scaled, q, r, 0);
      EXPECT_EQ(v.data, q.data) << n;
      for (int64_t i = 0; i < 3 * n * n; ++i)
        EXPECT_EQ(w.data[i] * scale, r.data[i]) << n;
      // X of 2^e A and 2^e B, and of A and B; then of A alone near one end and B near the other.
      Tensor<T> b = makeTensor<T>(Kind::Random, {3}, n, 2, 42), x(b.shape), y(b.shape);
      Tensor<double> rcond(Shape{});
      Tensor<R> s(Shape{3, 0});
      crout_rt_lstsq(a, b, rcond, x, rank, s, info, 0);
      crout_rt_lstsq(scaled, timesPowerOfTwo(b, exponent), rcond, y, rank, s, info, 0);
      EXPECT_EQ(x.data, y.data) << n;
      crout_rt_lstsq(timesPowerOfTwo(a, exponent / 2), timesPowerOfTwo(b, -exponent / 2), rcond, y, rank, s, info, 0);
      for (int64_t i = 0; i < 3 * n * 2; ++i)
        EXPECT_EQ(x.data[i] / scale, y.data[i]) << n;
    }
}

TYPED_TEST(Spectral, ExponentialsOfSmallMatricesByTheirSeries) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (int64_t n : {1, 2, 3, 5, 17, 32})
    for (double size : {0.0, 1e-3, 0.2, 1.5, 3.0, 20.0}) { // one degree of approximant each, and squarings
      Tensor<T> a = makeTensor<T>(Kind::Random, {19}, n, n, 43), x(a.shape);
      for (T &e : a.data)
        e *= static_cast<Real<T>>(size / static_cast<double>(n));
      crout_rt_matrix_exp(a, x);
      for (int64_t b : {0, 7, 18}) {
        // exp(A / 64) by Taylor's series, squared six times.
        D da(a.matrix(b), n, n), term = D::identity(n), sum = term, got(x.matrix(b), n, n);
        for (Wide<T> &e : da.data)
          e /= WideReal<T>(64);
        for (int k = 1; k < 30; ++k) {
          term = term * da;
          for (int64_t i = 0; i < n * n; ++i)
            sum.data[i] += term.data[i] /= WideReal<T>(k);
        }
        for (int k = 0; k < 6; ++k)
          sum = sum * sum;
        EXPECT_LT(ratio<T>(norm(got - sum), norm(sum), n), size > 10 ? 100 : 10) << n << " " << size;
      }
      if (size == 0)
        for (int64_t i = 0; i < 19 * n * n; ++i)
          ASSERT_EQ(x.data[i], T(i % (n * n) % (n + 1) == 0 ? 1 : 0));
    }
}

TYPED_TEST(Spectral, LogarithmsOfSmallDeterminants) {
  using T = TypeParam;
  using R = Real<T>;
  for (int64_t n : {1, 2, 3, 8, 32})
    for (int exponent : {-60, 0, 60}) {
      Tensor<T> a = timesPowerOfTwo(makeTensor<T>(Kind::Random, {21}, n, n, 44), exponent), sign(Shape{21}), det(Shape{21});
      Tensor<R> log(Shape{21});
      crout_rt_slogdet(a, sign, log);
      for (T &x : a.data)
        x *= static_cast<R>(std::ldexp(1.0, -exponent));
      crout_rt_det(a, det);
      for (int64_t i = 0; i < 21; ++i) {
        double expected = std::log(std::abs(std::complex<double>(det.data[i]))) + exponent * std::log(2.0) * static_cast<double>(n);
        EXPECT_NEAR(log.data[i], expected, 8 * std::numeric_limits<R>::epsilon() * (std::abs(expected) + 1)) << n << " " << exponent;
        EXPECT_NEAR(
            std::abs(std::complex<double>(sign.data[i]) - std::complex<double>(det.data[i]) / std::abs(std::complex<double>(det.data[i]))),
            0, 4 * std::numeric_limits<R>::epsilon());
      }
    }
}

} // namespace
