// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Large float32 products, which some processors make from bfloat16 parts: as accurate as float32, and the same for numbers that are not
// finite.
#include "matrices.h"

using namespace linalg_test;

namespace {

using Matrix = Tensor<float>;

/// A random matrix; `byColumns` in memory.
Matrix randomMatrix(int64_t m, int64_t n, bool byColumns, unsigned seed) {
  Matrix a({m, n});
  std::mt19937_64 g(seed);
  for (int64_t i = 0; i < m * n; ++i)
    a.data[i] = randomElement<float>(g);
  if (byColumns) a.strides = {1, m};
  return a;
}

float &at(Matrix &a, int64_t i, int64_t j) { return a.strides.empty() ? a.data[i * a.shape[1] + j] : a.data[i + j * a.shape[0]]; }

Matrix product(Matrix &a, Matrix &b) {
  Matrix c({a.shape[0], b.shape[1]});
  crout_rt_matmul(a, b, c);
  return c;
}

/// The largest |C - A B| / (|A| |B|) over all elements, which must agree in what is not finite.
double largestError(Matrix &a, Matrix &b, Matrix &c) {
  double largest = 0;
  for (int64_t i = 0; i < a.shape[0]; ++i)
    for (int64_t j = 0; j < b.shape[1]; ++j) {
      double sum = 0, size = 0;
      for (int64_t p = 0; p < a.shape[1]; ++p) {
        double term = static_cast<double>(at(a, i, p)) * at(b, p, j);
        sum += term;
        size += std::abs(term);
      }
      double found = at(c, i, j);
      if (std::isfinite(sum) && std::abs(sum) < 3e38) {
        if (size > 0)
          largest = std::max(largest, std::abs(found - sum) / size);
        else
          EXPECT_EQ(found, 0) << i << ", " << j;
      } else {
        EXPECT_EQ(std::isnan(found), std::isnan(sum)) << i << ", " << j;
        EXPECT_EQ(std::isinf(found), !std::isnan(sum)) << i << ", " << j;
        if (std::isinf(found)) EXPECT_EQ(std::signbit(found), std::signbit(sum)) << i << ", " << j;
      }
    }
  return largest;
}

constexpr double kEpsilon = std::numeric_limits<float>::epsilon();

TEST(FloatProducts, AreAsAccurateAsFloat32InEveryShapeAndOrderOfMemory) {
  for (int64_t m : {96, 133, 300})
    for (int64_t n : {97, 160, 289})
      for (int64_t k : {128, 255, 331})
        for (int order = 0; order < 4; ++order) {
          Matrix a = randomMatrix(m, k, order & 1, 1), b = randomMatrix(k, n, order & 2, 2), c = product(a, b);
          EXPECT_LE(largestError(a, b, c), 4 * kEpsilon) << m << " x " << n << " x " << k << ", order " << order;
        }
}

TEST(FloatProducts, DoNotDependOnTheOrderOfMemoryNorOnOtherRows) {
  for (int64_t n : {130, 280, 600}) {
    Matrix a = randomMatrix(n, n, false, 1), b = randomMatrix(n, n, false, 2), turned(a.shape), c = product(a, b);
    turned.strides = {1, n};
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = 0; j < n; ++j)
        at(turned, i, j) = at(a, i, j);
    EXPECT_EQ(product(turned, b).data, c.data) << n;
    at(a, 5, 7) = std::numeric_limits<float>::quiet_NaN();
    Matrix d = product(a, b);
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = 0; j < n; ++j)
        if (i == 5)
          EXPECT_TRUE(std::isnan(at(d, i, j)));
        else
          EXPECT_EQ(at(d, i, j), at(c, i, j)) << n << ": " << i << ", " << j;
  }
}

TEST(FloatProducts, KeepRowsAndColumnsOfAnySize) {
  Matrix a = randomMatrix(200, 150, false, 1), b = randomMatrix(150, 170, false, 2);
  for (int64_t i = 0; i < 200; ++i)
    for (int64_t p = 0; p < 150; ++p)
      at(a, i, p) = std::ldexp(at(a, i, p), static_cast<int>(i % 60 * 4 - 120));
  for (int64_t p = 0; p < 150; ++p)
    for (int64_t j = 0; j < 170; ++j)
      at(b, p, j) = j % 7 == 0 ? 0 : std::ldexp(at(b, p, j), static_cast<int>(j % 3 - 1));
  Matrix c = product(a, b);
  EXPECT_LE(largestError(a, b, c), 4 * kEpsilon);
}

TEST(FloatProducts, OfNumbersThatAreNotFiniteAreTheirSums) {
  Matrix a = randomMatrix(150, 140, false, 1), b = randomMatrix(140, 160, true, 2);
  float infinity = std::numeric_limits<float>::infinity();
  at(a, 3, 4) = infinity;
  at(a, 40, 4) = -infinity;
  at(a, 40, 139) = infinity;
  at(a, 149, 0) = std::numeric_limits<float>::quiet_NaN();
  at(b, 4, 8) = 0; // infinity times zero
  at(b, 17, 159) = -infinity;
  at(b, 100, 33) = std::numeric_limits<float>::quiet_NaN();
  Matrix c = product(a, b);
  EXPECT_LE(largestError(a, b, c), 4 * kEpsilon);
}

TEST(FloatProducts, NearTheLargestNumberOverflowToInfinityOnly) {
  Matrix a = randomMatrix(128, 128, false, 1), b = randomMatrix(128, 128, false, 2);
  for (float &x : a.data)
    x *= 1e30f;
  for (float &x : b.data)
    x = std::abs(x) * (&x - b.data.data() < 64 * 128 ? 1e-30f : 1e8f);
  for (int64_t p = 0; p < 128; ++p)
    at(a, 2, p) = 3e38f;
  Matrix c = product(a, b);
  for (int64_t j = 0; j < 128; ++j)
    EXPECT_EQ(at(c, 2, j), std::numeric_limits<float>::infinity());
}

} // namespace
