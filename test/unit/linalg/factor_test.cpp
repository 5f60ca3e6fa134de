// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Products, Cholesky and QR factors, determinants.
#include "matrices.h"

using namespace linalg_test;

namespace {

template <class T> class Factor : public ::testing::Test {};
TYPED_TEST_SUITE(Factor, ElementTypes);

TYPED_TEST(Factor, ProductsOfAllLayouts) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  const int64_t sizes[][3] = {{1, 1, 1}, {2, 3, 4}, {4, 4, 4}, {5, 1, 7}, {1, 9, 33}, {33, 40, 1}, {17, 65, 30}, {100, 100, 100}, {130, 300, 70}};
  for (auto [m, k, n] : sizes)
    for (int layout = 0; layout < 16; ++layout) {
      // Per factor: row-major, column-major, every second element, reversed rows.
      Tensor<T> a = makeTensor<T>(Kind::Random, {3}, m, k, 11), b = makeTensor<T>(Kind::Random, {3}, k, n, 12), c(Shape{3, m, n});
      auto stretch = [](Tensor<T> t, int how) {
        int64_t rows = t.shape[1], cols = t.shape[2];
        Tensor<T> s = t;
        if (how == 0)
          return s;
        s.data.assign(static_cast<size_t>(3 * rows * cols * 2 + 1), T(0));
        s.strides = how == 1 ? Shape{rows * cols, 1, rows} : how == 2 ? Shape{rows * cols * 2, cols * 2, 2} : Shape{rows * cols, -cols, 1};
        s.start = how == 3 ? (rows - 1) * cols : 0;
        for (int64_t i = 0; i < 3; ++i)
          for (int64_t r = 0; r < rows; ++r)
            for (int64_t q = 0; q < cols; ++q)
              s.data[s.start + i * s.strides[0] + r * s.strides[1] + q * s.strides[2]] = t.matrix(i)[r * cols + q];
        return s;
      };
      crout_rt_matmul(stretch(a, layout & 3), stretch(b, layout >> 2), c);
      for (int64_t i = 0; i < 3; ++i) {
        D da(a.matrix(i), m, k), db(b.matrix(i), k, n), dc(c.matrix(i), m, n);
        ASSERT_LT(ratio<T>(norm(dc - da * db), norm(da) * norm(db), k), kMostRatio) << nameOf<T>() << " " << m << " " << k << " " << n << " layout " << layout;
      }
    }
}

TYPED_TEST(Factor, ProductsBroadcast) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (int64_t n : {1, 3, 20, 70}) {
    Tensor<T> a = makeTensor<T>(Kind::Random, {4, 1}, n, n + 1, 13), b = makeTensor<T>(Kind::Random, {3}, n + 1, n + 2, 14), c(Shape{4, 3, n, n + 2});
    crout_rt_matmul(a, b, c);
    for (int64_t i = 0; i < 12; ++i) {
      D da(a.matrix(i / 3), n, n + 1), db(b.matrix(i % 3), n + 1, n + 2), dc(c.matrix(i), n, n + 2);
      ASSERT_LT(ratio<T>(norm(dc - da * db), norm(da) * norm(db), n), kMostRatio);
    }
  }
}

TYPED_TEST(Factor, CholeskyOfBothTriangles) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : {Kind::Random, Kind::Graded, Kind::BadlyScaled})
    for (const Shape &batch : {Shape{}, Shape{3}, Shape{20}, Shape{0}})
      for (int64_t n : kSizes)
        for (bool upper : {false, true}) {
          if (n > 20 && batch == Shape{20})
            continue;
          Tensor<T> a = makePositive<T>(kind, batch, n, 15), full = a, f(a.shape), b = makeTensor<T>(Kind::Random, batch, n, 3, 16), x(b.shape);
          for (int64_t i = 0; i < a.matrices(); ++i) // the other triangle is not read
            for (int64_t r = 0; r < n; ++r)
              for (int64_t c = 0; c < n; ++c)
                if (upper ? r > c : r < c)
                  a.matrix(i)[r * n + c] = T(std::numeric_limits<Real<T>>::quiet_NaN());
          Tensor<int32_t> info(batch);
          crout_rt_cholesky(a, f, info, upper);
          crout_rt_cholesky_solve(b, f, x, upper);
          for (int64_t i = 0; i < a.matrices(); ++i) {
            ASSERT_EQ(info.data[i], 0) << nameOf<T>() << " " << nameOf(kind) << " n = " << n;
            D da(full.matrix(i), n, n), df(f.matrix(i), n, n), dx(x.matrix(i), n, 3), db(b.matrix(i), n, 3);
            for (int64_t r = 0; r < n; ++r)
              for (int64_t c = 0; c < n; ++c)
                if (upper ? r > c : r < c)
                  ASSERT_EQ(f.matrix(i)[r * n + c], T(0));
            D back = upper ? adjoint(df) * df : df * adjoint(df);
            EXPECT_LT(ratio<T>(norm(back - da), norm(da), n), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " n = " << n;
            EXPECT_LT(ratio<T>(norm(da * dx - db), norm(da) * norm(dx), n), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " n = " << n;
          }
        }
}

TYPED_TEST(Factor, CholeskyNamesTheMinorThatIsNotPositive) {
  using T = TypeParam;
  for (int64_t n : {1, 3, 8, 12, 33, 270})
    for (bool upper : {false, true})
      for (int64_t bad : {int64_t(0), n / 2, n - 1}) {
        Tensor<T> a = makePositive<T>(Kind::Random, {5}, n, 17), f(a.shape);
        a.matrix(2)[bad * n + bad] = T(-1);
        Tensor<int32_t> info(Shape{5});
        crout_rt_cholesky(a, f, info, upper);
        EXPECT_EQ(info.data[2], bad + 1) << n;
        EXPECT_EQ(info.data[0] | info.data[1] | info.data[3] | info.data[4], 0);
      }
}

TYPED_TEST(Factor, QRIsOrthogonalWithLapacksSigns) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Shape &batch : {Shape{}, Shape{3}, Shape{0}})
      for (int64_t m : {1, 2, 3, 5, 16, 33, 100})
        for (int64_t n : {m, m + 7, std::max<int64_t>(1, m / 2)})
          for (bool complete : {false, true}) {
            if (m == 100 && batch.size())
              continue;
            int64_t k = std::min(m, n), columns = complete ? m : k;
            Tensor<T> a = makeTensor<T>(kind, batch, m, n, 18), q(concat(batch, {m, columns})), r(concat(batch, {columns, n})), only(concat(batch, {k, n}));
            crout_rt_qr(a, q, r, complete);
            crout_rt_qr_r(a, only);
            for (int64_t i = 0; i < a.matrices(); ++i) {
              D da(a.matrix(i), m, n), dq(q.matrix(i), m, columns), dr(r.matrix(i), columns, n);
              ASSERT_LT(ratio<T>(norm(dq * dr - da), norm(da), m), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " " << m << "x" << n;
              ASSERT_LT(ratio<T>(norm(adjoint(dq) * dq - D::identity(columns)), 1, m), kMostRatio) << nameOf<T>() << " " << m << "x" << n;
              for (int64_t row = 0; row < columns; ++row)
                for (int64_t c = 0; c < std::min(row, n); ++c)
                  ASSERT_EQ(r.matrix(i)[row * n + c], T(0));
              ASSERT_EQ(std::memcmp(only.matrix(i), r.matrix(i), k * n * sizeof(T)), 0);
              if (m > 1) // LAPACK's larfg: the first diagonal element has the sign opposite to that of the matrix's
                ASSERT_LE(std::real(std::complex<double>(r.matrix(i)[0])) * std::real(std::complex<double>(a.matrix(i)[0])), 0);
            }
          }
}

TYPED_TEST(Factor, DeterminantsAgreeWithTheirLogarithms) {
  using T = TypeParam;
  for (int64_t n : kSizes)
    for (const Shape &batch : {Shape{}, Shape{19}}) {
      Tensor<T> a = makeTensor<T>(Kind::Random, batch, n, n, 19), d(batch), sign(batch);
      Tensor<Real<T>> logs(batch);
      crout_rt_det(a, d);
      crout_rt_slogdet(a, sign, logs);
      for (int64_t i = 0; i < a.matrices(); ++i) {
        // Elimination in wide precision.
        Dense<Wide<T>> w(a.matrix(i), n, n);
        Wide<T> exact = 1;
        for (int64_t j = 0; j < n; ++j) {
          int64_t p = j;
          for (int64_t r = j; r < n; ++r)
            if (std::abs(w(r, j)) > std::abs(w(p, j)))
              p = r;
          if (p != j) {
            exact = -exact;
            for (int64_t c = 0; c < n; ++c)
              std::swap(w(p, c), w(j, c));
          }
          exact *= w(j, j);
          for (int64_t r = j + 1; r < n; ++r) {
            Wide<T> f = w(r, j) / w(j, j);
            for (int64_t c = j; c < n; ++c)
              w(r, c) -= f * w(j, c);
          }
        }
        double eps = std::numeric_limits<Real<T>>::epsilon(), size = static_cast<double>(std::abs(exact));
        if (size < static_cast<double>(std::numeric_limits<Real<T>>::max()) / 4)
          EXPECT_LT(std::abs(std::complex<double>(d.data[i]) - std::complex<double>(exact)), 3000 * n * eps * size) << nameOf<T>() << n;
        EXPECT_NEAR(logs.data[i], std::log(size), 3000 * n * eps) << nameOf<T>() << n;
        EXPECT_LT(std::abs(std::complex<double>(sign.data[i]) - std::complex<double>(exact) / size), 3000 * n * eps) << nameOf<T>() << n;
      }
    }
}

TYPED_TEST(Factor, DeterminantsNeitherOverflowOnTheWayNorMissSingularity) {
  using T = TypeParam;
  Real<T> big = sizeof(Real<T>) == 4 ? Real<T>(1e30) : Real<T>(1e300);
  for (int64_t n : {4, 6, 20, 40}) {
    Tensor<T> a(Shape{n, n}), d(Shape{}), sign(Shape{});
    Tensor<Real<T>> logs(Shape{});
    for (int64_t i = 0; i < n; ++i)
      a.data[i * n + i] = T(i % 2 ? 1 / big : big);
    crout_rt_det(a, d);
    crout_rt_slogdet(a, sign, logs);
    EXPECT_NEAR(std::abs(d.data[0]), 1, 1e-4);
    EXPECT_NEAR(logs.data[0], 0, 1e-3);
    a.data[(n - 1) * n + n - 1] = T(0);
    crout_rt_det(a, d);
    crout_rt_slogdet(a, sign, logs);
    EXPECT_EQ(d.data[0], T(0));
    EXPECT_EQ(sign.data[0], T(0));
    EXPECT_EQ(logs.data[0], -std::numeric_limits<Real<T>>::infinity());
  }
}

} // namespace
