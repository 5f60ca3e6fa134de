// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inverses, solutions and LU factors over the grid of element types, batches, sizes and kinds of matrices.
#include "matrices.h"

using namespace linalg_test;

namespace {

template <class T> class Solve : public ::testing::Test {};
TYPED_TEST_SUITE(Solve, ElementTypes);

struct Batches {
  Shape a, b, out;
};
const Batches kBatches[] = {{{}, {}, {}}, {{3}, {3}, {3}}, {{2, 1}, {3}, {2, 3}}, {{}, {5}, {5}}, {{4}, {}, {4}}, {{0}, {0}, {0}}, {{40}, {40}, {40}}};

/// Index into a batch of shape `from` for flat index `i` of the broadcast shape `out`.
int64_t broadcastIndex(const Shape &from, const Shape &out, int64_t i) {
  int64_t index = 0, step = 1;
  for (size_t d = 0; d < out.size(); ++d) {
    int64_t size = out[out.size() - 1 - d], at = i % size;
    i /= size;
    if (d < from.size()) {
      int64_t own = from[from.size() - 1 - d];
      index += own == 1 ? 0 : at * step;
      step *= own;
    }
  }
  return index;
}

TYPED_TEST(Solve, InverseHasSmallResidualBothWays) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Shape &batch : {Shape{}, Shape{3}, Shape{2, 2}, Shape{0}})
      for (int64_t n : kSizes) {
        Tensor<T> a = makeTensor<T>(kind, batch, n, n, 1), x(a.shape);
        Tensor<int32_t> info(batch);
        crout_rt_inv(a, x, info);
        for (int64_t b = 0; b < a.matrices(); ++b) {
          ASSERT_EQ(info.data[b], 0);
          D da(a.matrix(b), n, n), dx(x.matrix(b), n, n);
          double right = ratio<T>(norm(da * dx - D::identity(n)), norm(da) * norm(dx), n), left = ratio<T>(norm(dx * da - D::identity(n)), norm(da) * norm(dx), n);
          EXPECT_LT(std::min(left, right), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " n = " << n;
        }
      }
}

TYPED_TEST(Solve, SolutionsOnBothSidesWithBroadcastBatches) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Batches &batch : kBatches)
      for (int64_t n : kSizes)
        for (int64_t k : {1, 3, 37})
          for (bool left : {true, false}) {
            if (n * k > 2000 && batch.out.size() > 1)
              continue;
            Tensor<T> a = makeTensor<T>(kind, batch.a, n, n, 2), b = makeTensor<T>(Kind::Random, batch.b, left ? n : k, left ? k : n, 3);
            Tensor<T> x(concat(batch.out, {left ? n : k, left ? k : n}));
            Tensor<int32_t> info(batch.a);
            crout_rt_solve(a, b, x, info, left);
            for (int64_t i = 0; i < info.size(); ++i)
              ASSERT_EQ(info.data[i], 0);
            int64_t step = x.matrices() > 8 ? 13 : 1;
            for (int64_t i = 0; i < x.matrices(); i += step) {
              D da(a.matrix(broadcastIndex(batch.a, batch.out, i)), n, n), dx(x.matrix(i), x.shape[x.shape.size() - 2], x.shape.back());
              D db(b.matrix(broadcastIndex(batch.b, batch.out, i)), dx.rows, dx.cols);
              D residual = left ? da * dx - db : dx * da - db;
              // The backward error of each solution alone: a norm over columns, or rows, of B.
              double scale = left ? norm(da) : norm(adjoint(da)), r = 0;
              for (int64_t c = 0; c < k; ++c) {
                auto part = [&](const D &m) {
                  long double sum = 0;
                  for (int64_t j = 0; j < n; ++j)
                    sum += std::abs(left ? m(j, c) : m(c, j));
                  return static_cast<double>(sum);
                };
                r = std::max(r, ratio<T>(part(residual), scale * part(dx), n));
              }
              ASSERT_LT(r, kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " n = " << n << " k = " << k << " left = " << left;
            }
          }
}

TYPED_TEST(Solve, FactorsMultiplyToThePermutedMatrix) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (Kind kind : kKinds)
    for (const Shape &batch : {Shape{}, Shape{3}, Shape{0}})
      for (int64_t m : kSizes)
        for (int64_t n : {m, m + 3, std::max<int64_t>(1, m - 2)}) {
          int64_t k = std::min(m, n);
          Tensor<T> a = makeTensor<T>(kind, batch, m, n, 4), lu(a.shape);
          Tensor<int32_t> pivots(concat(batch, {k})), info(batch);
          Tensor<int64_t> permutation(concat(batch, {m}));
          crout_rt_lu_factor(a, lu, pivots, info);
          crout_rt_lu_permutation(pivots, permutation);
          for (int64_t b = 0; b < a.matrices(); ++b) {
            ASSERT_EQ(info.data[b], 0);
            D l(m, k), u(k, n), pa(m, n), f(lu.matrix(b), m, n), da(a.matrix(b), m, n);
            for (int64_t i = 0; i < m; ++i)
              for (int64_t j = 0; j < n; ++j) {
                if (j < k && i > j) {
                  l(i, j) = f(i, j);
                  ASSERT_LE(std::abs(f(i, j)), 1.5); // partial pivoting; |re| + |im| compares complex ones
                }
                if (i < k && i <= j)
                  u(i, j) = f(i, j);
                pa(i, j) = da(permutation.data[b * m + i], j);
              }
            for (int64_t i = 0; i < k; ++i)
              l(i, i) = 1;
            EXPECT_LT(ratio<T>(norm(l * u - pa), norm(da), n), kMostRatio) << nameOf<T>() << " " << nameOf(kind) << " " << m << "x" << n;
          }
        }
}

TYPED_TEST(Solve, FactorsSolveOnBothSidesAndAdjoint) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (const Batches &batch : kBatches)
    for (int64_t n : kSizes)
      for (int64_t k : {1, 4})
        for (int mode = 0; mode < 4; ++mode) {
          bool left = mode & 1, adjointed = mode & 2;
          Tensor<T> a = makeTensor<T>(Kind::Random, batch.a, n, n, 5), lu(a.shape), b = makeTensor<T>(Kind::Random, batch.b, left ? n : k, left ? k : n, 6);
          Tensor<T> x(concat(batch.out, {left ? n : k, left ? k : n}));
          Tensor<int32_t> pivots(concat(batch.a, {n})), info(batch.a);
          crout_rt_lu_factor(a, lu, pivots, info);
          crout_rt_lu_solve(lu, pivots, b, x, left, adjointed);
          for (int64_t i = 0; i < x.matrices(); i += x.matrices() > 8 ? 13 : 1) {
            D da(a.matrix(broadcastIndex(batch.a, batch.out, i)), n, n), dx(x.matrix(i), left ? n : k, left ? k : n);
            D db(b.matrix(broadcastIndex(batch.b, batch.out, i)), dx.rows, dx.cols), op = adjointed ? adjoint(da) : da;
            D residual = left ? op * dx - db : dx * op - db;
            ASSERT_LT(ratio<T>(norm(residual), std::max(norm(da), norm(adjoint(da))) * norm(dx), n), kMostRatio) << nameOf<T>() << " n = " << n << " mode " << mode;
          }
        }
}

TYPED_TEST(Solve, TriangularSystemsInEveryOrientation) {
  using T = TypeParam;
  using D = Dense<Wide<T>>;
  for (const Batches &batch : kBatches)
    for (int64_t n : kSizes)
      for (int64_t k : {1, 4, 70})
        for (int mode = 0; mode < 16; ++mode) {
          if (n * k > 400 && batch.out.size())
            continue;
          bool upper = mode & 1, left = mode & 2, unit = mode & 4, columnMajor = mode & 8;
          Tensor<T> a = makeTensor<T>(Kind::Random, batch.a, n, n, 7), b = makeTensor<T>(Kind::Random, batch.b, left ? n : k, left ? k : n, 8);
          for (int64_t i = 0; i < a.matrices(); ++i)
            for (int64_t r = 0; r < n; ++r)
              for (int64_t c = 0; c < n; ++c)
                a.matrix(i)[r * n + c] = a.matrix(i)[r * n + c] / static_cast<Real<T>>(n) + T(r == c ? 2 : 0);
          if (columnMajor) { // strides only: the same memory is the transpose
            for (size_t d = 0; d < a.shape.size(); ++d)
              a.strides.push_back(product(Shape(a.shape.begin() + d + 1, a.shape.end())));
            std::swap(a.strides[a.strides.size() - 1], a.strides[a.strides.size() - 2]);
          }
          Tensor<T> x(concat(batch.out, {left ? n : k, left ? k : n}));
          crout_rt_solve_triangular(a, b, x, upper, left, unit);
          for (int64_t i = 0; i < x.matrices(); i += x.matrices() > 8 ? 13 : 1) {
            const T *memory = a.matrix(broadcastIndex(batch.a, batch.out, i));
            D t(n, n), dx(x.matrix(i), left ? n : k, left ? k : n), db(b.matrix(broadcastIndex(batch.b, batch.out, i)), dx.rows, dx.cols);
            for (int64_t r = 0; r < n; ++r)
              for (int64_t c = 0; c < n; ++c)
                if (r == c && unit)
                  t(r, c) = 1;
                else if (upper ? r <= c : r >= c)
                  t(r, c) = Wide<T>(columnMajor ? memory[c * n + r] : memory[r * n + c]);
            D residual = left ? t * dx - db : dx * t - db;
            ASSERT_LT(ratio<T>(norm(residual), norm(t) * norm(dx) + norm(db), n), kMostRatio) << nameOf<T>() << " n = " << n << " mode " << mode;
          }
        }
}

TYPED_TEST(Solve, EmptyMatrices) {
  using T = TypeParam;
  Tensor<T> a(Shape{2, 0, 0}), x(Shape{2, 0, 0}), b(Shape{2, 0, 3}), y(Shape{2, 0, 3}), determinant(Shape{2}), sign(Shape{2});
  Tensor<Real<T>> logs(Shape{2});
  Tensor<int32_t> info(Shape{2}), pivots(Shape{2, 0});
  info.data = {7, 7, 7};
  crout_rt_inv(a, x, info);
  EXPECT_EQ(info.data[0] | info.data[1], 0);
  info.data = {7, 7, 7};
  crout_rt_solve(a, b, y, info, 1);
  EXPECT_EQ(info.data[0] | info.data[1], 0);
  info.data = {7, 7, 7};
  crout_rt_lu_factor(a, x, pivots, info);
  EXPECT_EQ(info.data[0] | info.data[1], 0);
  info.data = {7, 7, 7};
  crout_rt_cholesky(a, x, info, 0);
  EXPECT_EQ(info.data[0] | info.data[1], 0);
  crout_rt_det(a, determinant);
  crout_rt_slogdet(a, sign, logs);
  EXPECT_EQ(determinant.data[1], T(1));
  EXPECT_EQ(sign.data[1], T(1));
  EXPECT_EQ(logs.data[1], Real<T>(0));
  Tensor<T> wide(Shape{3, 0}), tall(Shape{0, 4}), zeros(Shape{3, 4});
  zeros.data.assign(13, T(5));
  crout_rt_matmul(wide, tall, zeros);
  for (int i = 0; i < 12; ++i)
    EXPECT_EQ(zeros.data[i], T(0));
}

} // namespace
