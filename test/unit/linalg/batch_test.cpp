// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one matrix may not see of the others: batch size, position, threads, failures.
#include "crout/runtime/blas.h"
#include "matrices.h"
#include <functional>

using namespace linalg_test;

namespace {

template <class T> class Company : public ::testing::Test {};
TYPED_TEST_SUITE(Company, ElementTypes);

/// Runs a kernel on a batch and returns the bytes of every output, matrix by matrix.
template <class T> using Run = std::function<std::vector<std::string>(const Tensor<T> &)>;

template <class U> void append(std::string &to, const U *data, int64_t count) { to.append(reinterpret_cast<const char *>(data), count * sizeof(U)); }

template <class T> std::vector<std::pair<std::string, Run<T>>> kernels(int64_t n) {
  auto parts = [](int64_t count) { return std::vector<std::string>(count); };
  return {
      {"inv", [=](const Tensor<T> &a) {
         Tensor<T> x(a.shape);
         Tensor<int32_t> info(Shape{a.shape[0]});
         crout_rt_inv(a, x, info);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], x.matrix(i), n * n), append(out[i], &info.data[i], 1);
         return out;
       }},
      {"solve", [=](const Tensor<T> &a) {
         Tensor<T> b = makeTensor<T>(Kind::Random, {}, n, 3, 31), x(Shape{a.shape[0], n, 3});
         Tensor<int32_t> info(Shape{a.shape[0]});
         crout_rt_solve(a, b, x, info, 1);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], x.matrix(i), n * 3), append(out[i], &info.data[i], 1);
         return out;
       }},
      {"lu_factor", [=](const Tensor<T> &a) {
         Tensor<T> x(a.shape);
         Tensor<int32_t> info(Shape{a.shape[0]}), pivots(Shape{a.shape[0], n});
         crout_rt_lu_factor(a, x, pivots, info);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], x.matrix(i), n * n), append(out[i], &info.data[i], 1), append(out[i], &pivots.data[i * n], n);
         return out;
       }},
      {"cholesky", [=](const Tensor<T> &a) {
         Tensor<T> x(a.shape);
         Tensor<int32_t> info(Shape{a.shape[0]});
         crout_rt_cholesky(a, x, info, 0);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], x.matrix(i), info.data[i] ? 0 : n * n), append(out[i], &info.data[i], 1);
         return out;
       }},
      {"det", [=](const Tensor<T> &a) {
         Tensor<T> d(Shape{a.shape[0]});
         crout_rt_det(a, d);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], &d.data[i], 1);
         return out;
       }},
      {"slogdet",
       [=](const Tensor<T> &a) {
         Tensor<T> sign(Shape{a.shape[0]});
         Tensor<Real<T>> log(Shape{a.shape[0]});
         crout_rt_slogdet(a, sign, log);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], &sign.data[i], 1), append(out[i], &log.data[i], 1);
         return out;
       }},
      {"eigh",
       [=](const Tensor<T> &a) {
         Tensor<T> v(a.shape);
         Tensor<Real<T>> w(Shape{a.shape[0], n}), only(w.shape);
         Tensor<int32_t> info(Shape{a.shape[0]});
         crout_rt_eigh(a, w, v, info, 0);
         crout_rt_eigvalsh(a, only, info, 1);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], v.matrix(i), n * n), append(out[i], &w.data[i * n], n), append(out[i], &only.data[i * n], n),
               append(out[i], &info.data[i], 1);
         return out;
       }},
      {"lstsq",
       [=](const Tensor<T> &a) {
         // Tall, and wide, parts of the matrices.
         int64_t m = (n + 1) / 2, count = a.shape[0];
         Tensor<T> tall = a, wide = a, b = makeTensor<T>(Kind::Random, {}, n, 9, 37), c = makeTensor<T>(Kind::Random, {}, m, 2, 38),
                   x(Shape{count, m, 9}), y(Shape{count, n, 2});
         Shape strides = a.strides.empty() ? Shape{n * n, n, 1} : a.strides;
         tall.strides = wide.strides = strides;
         tall.shape = {count, n, m};
         wide.shape = {count, m, n};
         Tensor<double> rcond(Shape{});
         Tensor<int32_t> info(Shape{count}), rank(Shape{count});
         Tensor<Real<T>> s(Shape{count, 0});
         auto out = parts(count);
         crout_rt_lstsq(tall, b, rcond, x, rank, s, info, 0);
         for (int64_t i = 0; i < count; ++i)
           append(out[i], x.matrix(i), m * 9), append(out[i], &info.data[i], 1);
         crout_rt_lstsq(wide, c, rcond, y, rank, s, info, 0);
         for (int64_t i = 0; i < count; ++i)
           append(out[i], y.matrix(i), n * 2), append(out[i], &info.data[i], 1);
         return out;
       }},
      {"matrix_exp",
       [=](const Tensor<T> &a) {
         Tensor<T> x(a.shape);
         crout_rt_matrix_exp(a, x);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], x.matrix(i), n * n);
         return out;
       }},
      {"matmul", [=](const Tensor<T> &a) {
         Tensor<T> c(a.shape);
         crout_rt_matmul(a, a, c);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], c.matrix(i), n * n);
         return out;
       }},
      {"qr", [=](const Tensor<T> &a) {
         Tensor<T> q(a.shape), r(a.shape);
         crout_rt_qr(a, q, r, 0);
         auto out = parts(a.shape[0]);
         for (int64_t i = 0; i < a.shape[0]; ++i)
           append(out[i], q.matrix(i), n * n), append(out[i], r.matrix(i), n * n);
         return out;
       }},
  };
}

template <class T> Tensor<T> pick(const Tensor<T> &a, const std::vector<int64_t> &which) {
  int64_t n = a.shape[1];
  Tensor<T> t(Shape{static_cast<int64_t>(which.size()), n, n});
  for (size_t i = 0; i < which.size(); ++i)
    std::copy_n(a.matrix(which[i]), n * n, t.matrix(i));
  return t;
}

TYPED_TEST(Company, ResultsDependOnNeitherBatchNorPositionNorThreads) {
  using T = TypeParam;
  for (int64_t n : {1, 2, 3, 4, 5, 7, 8, 13, 16, 17, 32, 33, 70, 260}) {
    int64_t count = n > 200 ? 2 : n > 30 ? 7 : 45;
    Tensor<T> a = n > 200 ? makeTensor<T>(Kind::Random, {count}, n, n, 32) : makePositive<T>(Kind::Random, {count}, n, 32);
    for (auto &[name, run] : kernels<T>(n)) {
      if (n > 200 && (name == "eigh" || name == "lstsq"))
        continue; // the library's own threads
      crout_rt_set_num_threads(2);
      std::vector<std::string> all = run(a);
      crout_rt_set_num_threads(1);
      EXPECT_EQ(all, run(a)) << name << " with one thread, n = " << n;
      crout_rt_set_num_threads(0);
      for (int64_t i : {int64_t(0), count / 2, count - 1})
        EXPECT_EQ(all[i], run(pick(a, {i}))[0]) << name << " alone, n = " << n;
      std::vector<int64_t> tail;
      for (int64_t i = count / 3; i < count; ++i)
        tail.push_back(i);
      std::vector<std::string> shifted = run(pick(a, tail));
      for (size_t i = 0; i < tail.size(); ++i)
        ASSERT_EQ(all[tail[i]], shifted[i]) << name << " at another place, n = " << n;
    }
  }
}

TYPED_TEST(Company, AMatrixThatFailsFailsAlone) {
  using T = TypeParam;
  for (int64_t n : {1, 2, 3, 4, 6, 8, 16, 20, 33, 70, 260})
    for (bool notANumber : {false, true}) {
      int64_t count = n > 200 ? 3 : 37, bad = n > 200 ? 1 : 17;
      Tensor<T> a = n > 200 ? makeTensor<T>(Kind::Random, {count}, n, n, 33) : makePositive<T>(Kind::Random, {count}, n, 33);
      for (auto &[name, run] : kernels<T>(n)) {
        std::vector<std::string> good = run(a);
        Tensor<T> spoiled = a;
        for (int64_t j = 0; j < n; ++j) // an equal row, or a zero one
          spoiled.matrix(bad)[(n - 1) * n + j] = notANumber ? T(std::numeric_limits<Real<T>>::quiet_NaN()) : T(0);
        std::vector<std::string> others = run(spoiled);
        for (int64_t i = 0; i < count; ++i)
          if (i != bad)
            ASSERT_EQ(good[i], others[i]) << name << " n = " << n << " matrix " << i;
      }
    }
}

TYPED_TEST(Company, SingularMatricesAreReportedAndLeaveNaN) {
  using T = TypeParam;
  for (int64_t n : {1, 2, 3, 4, 8, 20, 40, 300}) {
    int64_t count = n > 200 ? 2 : 19;
    Tensor<T> a = makeTensor<T>(Kind::Random, {count}, n, n, 34), x(a.shape), b = makeTensor<T>(Kind::Random, {}, n, 1, 35), y(Shape{count, n, 1});
    for (int64_t i = 0; i < n; ++i)
      a.matrix(1)[i * n + n / 2] = a.matrix(1)[(n / 2) * n + i] = T(0);
    Tensor<int32_t> info(Shape{count}), pivots(Shape{count, n});
    crout_rt_inv(a, x, info);
    for (int64_t i = 0; i < count; ++i)
      EXPECT_EQ(info.data[i] > 0, i == 1) << n;
    EXPECT_TRUE(std::isnan(std::abs(x.matrix(1)[0])) && std::isnan(std::abs(x.matrix(1)[n * n - 1])));
    for (int left : {0, 1}) {
      Tensor<T> right = left ? b : makeTensor<T>(Kind::Random, {}, 1, n, 35), z(left ? Shape{count, n, 1} : Shape{count, 1, n});
      crout_rt_solve(a, right, z, info, left);
      for (int64_t i = 0; i < count; ++i)
        EXPECT_EQ(info.data[i] > 0, i == 1) << n;
      EXPECT_TRUE(std::isnan(std::abs(z.matrix(1)[0])) && std::isnan(std::abs(z.matrix(1)[n - 1])));
    }
    crout_rt_lu_factor(a, x, pivots, info);
    for (int64_t i = 0; i < count; ++i)
      EXPECT_EQ(info.data[i] > 0, i == 1) << n;
  }
}

TYPED_TEST(Company, StridesOfInputsDoNotMatter) {
  using T = TypeParam;
  for (int64_t n : {1, 2, 3, 4, 9, 20, 40}) {
    Tensor<T> a = makeTensor<T>(Kind::Random, {5}, n, n, 36), turned = a;
    for (int64_t i = 0; i < 5; ++i) // the batch backwards, each matrix in columns
      for (int64_t r = 0; r < n; ++r)
        for (int64_t c = 0; c < n; ++c)
          turned.matrix(4 - i)[c * n + r] = a.matrix(i)[r * n + c];
    turned.strides = {-n * n, 1, n};
    turned.start = 4 * n * n;
    for (auto &[name, run] : kernels<T>(n))
      if (name != "matmul" && name != "cholesky")
        EXPECT_EQ(run(a), run(turned)) << name << " n = " << n;
  }
}

TEST(Blas, SaysWhatItUses) {
  char text[512];
  int32_t open = crout_rt_blas_info(text, sizeof text);
  const char *asked = getenv("CROUT_BLAS");
  if (asked && std::string(asked) == "none")
    EXPECT_EQ(open, 0);
  EXPECT_GT(strlen(text), 8u);
  RecordProperty("blas", text);
}

} // namespace
