// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Kernels of orders, scans, writes by index and selections: strided operands, sizes that do not fit, any number of threads, no memory.
#include "crout/runtime/allocator.h"
#include "crout/runtime/kernels.h"
#include "crout/runtime/status.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

template <class T> constexpr DLDataTypeCode codeOf = std::is_floating_point_v<T> ? kDLFloat : std::is_same_v<T, uint8_t> ? kDLBool : kDLInt;

template <class T> struct Array {
  std::vector<T> data;
  std::vector<int64_t> shape, strides;
  DLTensor tensor{};

  explicit Array(std::vector<int64_t> sizes, T value = T()) : shape(std::move(sizes)) {
    int64_t count = std::accumulate(shape.begin(), shape.end(), int64_t(1), std::multiplies<>());
    data.assign(static_cast<size_t>(count), value);
  }
  DLTensor *get() {
    DLDataType type{static_cast<uint8_t>(codeOf<T>), static_cast<uint8_t>(8 * sizeof(T)), 1};
    tensor = {
        data.data(), {kDLCPU, 0}, static_cast<int32_t>(shape.size()), type, shape.data(), strides.empty() ? nullptr : strides.data(), 0};
    return &tensor;
  }
};

struct Selection : testing::Test {
  std::mt19937 random{7};
  int32_t threads = crout_rt_get_num_threads();
  ~Selection() override { crout_rt_set_num_threads(threads); }
};

TEST_F(Selection, SortsLinesOfATransposedOperand) {
  Array<int32_t> x({3, 50}), values({50, 3});
  Array<int64_t> indices({50, 3});
  for (int32_t &v : x.data)
    v = static_cast<int32_t>(random() % 10);
  x.shape = {50, 3};
  x.strides = {1, 50};
  crout_rt_sort(x.get(), values.get(), indices.get(), 0, 0);
  for (size_t line = 0; line < 3; ++line) {
    std::vector<int64_t> order(50);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
      return x.data[line * 50 + static_cast<size_t>(a)] < x.data[line * 50 + static_cast<size_t>(b)];
    });
    for (size_t i = 0; i < 50; ++i) {
      EXPECT_EQ(indices.data[i * 3 + line], order[i]);
      EXPECT_EQ(values.data[i * 3 + line], x.data[line * 50 + static_cast<size_t>(order[i])]);
    }
  }
}

TEST_F(Selection, GivesTheSameBitsWithAnyNumberOfThreads) {
  const int64_t n = 150'001;
  Array<double> x({n}), sums({n}), values({n});
  Array<int64_t> indices({n});
  for (double &v : x.data)
    v = std::normal_distribution<double>(0, 1e3)(random);
  std::vector<double> firstSums, firstValues;
  std::vector<int64_t> firstIndices;
  for (int32_t count : {1, 2, 3, 8}) {
    crout_rt_set_num_threads(count);
    crout_rt_scan(x.get(), sums.get(), 0, 0);
    crout_rt_sort(x.get(), values.get(), indices.get(), 0, 1);
    if (count == 1) {
      firstSums = sums.data;
      firstValues = values.data;
      firstIndices = indices.data;
    }
    EXPECT_EQ(sums.data, firstSums) << count;
    EXPECT_EQ(values.data, firstValues) << count;
    EXPECT_EQ(indices.data, firstIndices) << count;
  }
  EXPECT_TRUE(std::is_sorted(firstValues.rbegin(), firstValues.rend()));
}

TEST_F(Selection, WritesNothingBesideWhatItWasGiven) {
  // More true elements than rows, and fewer: the first ones, and zeros.
  Array<uint8_t> mask({3000}, 1);
  for (int64_t rows : {0, 5, 2999, 3000, 3500}) {
    Array<int64_t> index({rows + 1, 1}, -1);
    index.shape[0] = rows;
    crout_rt_nonzero(mask.get(), index.get());
    for (int64_t i = 0; i < rows; ++i)
      ASSERT_EQ(index.data[static_cast<size_t>(i)], i < 3000 ? i : 0);
    EXPECT_EQ(index.data.back(), -1);
    Array<float> x({3000}, 2), y({rows + 1}, -1);
    y.shape[0] = rows;
    crout_rt_compress(x.get(), mask.get(), y.get());
    for (int64_t i = 0; i < rows; ++i)
      ASSERT_EQ(y.data[static_cast<size_t>(i)], i < 3000 ? 2 : 0);
    EXPECT_EQ(y.data.back(), -1);
  }
  // Indices outside of the dimension are left out.
  Array<float> x({4}, 1), source({5}, 9), y({4});
  Array<int64_t> index({5});
  index.data = {-1, 4, INT64_MIN, INT64_MAX, 2};
  crout_rt_scatter(x.get(), index.get(), source.get(), y.get(), 0, 0);
  EXPECT_EQ(y.data, (std::vector<float>{1, 1, 9, 1}));
}

TEST_F(Selection, ScattersRowsOfStridedOperands) {
  Array<int64_t> x({6, 4}, 1), y({4, 6}), index({1, 3}), source({5, 3});
  std::iota(source.data.begin(), source.data.end(), 10);
  index.data = {0, 5, 0};
  x.shape = {4, 6};
  x.strides = {1, 4};
  source.shape = {3, 3};
  source.strides = {3, 1};
  crout_rt_scatter(x.get(), index.get(), source.get(), y.get(), 1, 1); // one index for every row
  for (int64_t row = 0; row < 4; ++row)
    for (int64_t column = 0; column < 6; ++column) {
      int64_t base = row * 3 + 10, expected = 1;
      if (row < 3) expected += column == 0 ? base + base + 2 : column == 5 ? base + 1 : 0;
      EXPECT_EQ(y.data[static_cast<size_t>(row * 6 + column)], expected);
    }
}

// As a sort has them, also where a sample of the line misleads: few values, periods, sorted lines, a few large ones at the end.
TEST_F(Selection, PicksFromTheOrderWhatASortHasThere) {
  auto numbers = [&](int64_t n, int kind) {
    std::vector<float> line(static_cast<size_t>(n));
    for (size_t i = 0; i < line.size(); ++i)
      line[i] = kind == 0   ? std::normal_distribution<float>(0, 1)(random)
                : kind == 1 ? static_cast<float>(random() % 3)
                : kind == 2 ? static_cast<float>(i % 32 == 0 ? 1e6 : i % 32)
                : kind == 3 ? static_cast<float>(i)
                : kind == 4 ? static_cast<float>(n) - static_cast<float>(i)
                : kind == 5 ? (i + 20 > line.size() ? 1e9f + static_cast<float>(i % 7) : 0)
                            : (random() % 9 == 0 ? NAN : random() % 5 == 0 ? -0.0f : random() % 5 == 0 ? 0.0f : static_cast<float>(random() % 1000));
    return line;
  };
  for (int64_t n : {1, 5, 30, 600, 4096, 5000, 200'001})
    for (int kind = 0; kind < 7; ++kind)
      for (int64_t descending : {0, 1}) {
        Array<float> x({n}), sorted({n});
        Array<int64_t> order({n});
        x.data = numbers(n, kind);
        crout_rt_sort(x.get(), sorted.get(), order.get(), 0, descending);
        for (std::vector<int64_t> wanted : {std::vector<int64_t>{0}, {n / 2}, {n - 1}, {n - 1, 0, n / 3}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
          for (int64_t &place : wanted)
            place = std::min(place, n - 1);
          int64_t count = static_cast<int64_t>(wanted.size());
          Array<int64_t> places({count}), indices({count});
          Array<float> values({count});
          places.data = wanted;
          std::vector<int64_t> first;
          for (int32_t threads : {1, 4}) {
            crout_rt_set_num_threads(threads);
            crout_rt_order_statistic(x.get(), places.get(), values.get(), indices.get(), 0, descending);
            for (size_t i = 0; i < wanted.size(); ++i) {
              size_t place = static_cast<size_t>(wanted[i]);
              EXPECT_EQ(indices.data[i], order.data[place]) << n << " of kind " << kind << ", place " << place;
              EXPECT_EQ(std::bit_cast<uint32_t>(values.data[i]), std::bit_cast<uint32_t>(x.data[static_cast<size_t>(order.data[place])]));
            }
          }
        }
      }
}

TEST_F(Selection, PicksAlongLinesThatDoNotLieTogether) {
  Array<int64_t> x({700, 3}), places({2, 3}), values({2, 3}), indices({2, 3}), sorted({700, 3}), order({700, 3});
  for (int64_t &v : x.data)
    v = static_cast<int64_t>(random() % 100) - 50;
  places.data = {0, 5, 699, 350, 5, 2};
  crout_rt_sort(x.get(), sorted.get(), order.get(), 0, 0);
  crout_rt_order_statistic(x.get(), places.get(), values.get(), indices.get(), 0, 0);
  for (size_t i = 0; i < 6; ++i) {
    size_t at = static_cast<size_t>(places.data[i]) * 3 + i % 3;
    EXPECT_EQ(values.data[i], sorted.data[at]);
    EXPECT_EQ(indices.data[i], order.data[at]);
  }
}

TEST_F(Selection, FailsWithoutMemoryAndSaysSo) {
  const int64_t n = 100'000;
  Array<float> x({n}, 1), y({n});
  Array<int64_t> indices({n});
  Array<uint8_t> mask({n}, 1);
  for (int kernel = 0; kernel < 3; ++kernel) {
    crout_status status;
    crout_rt_release_cache();
    {
      crout::rt::CallScope scope(&status);
      crout_rt_fail_allocation_after(0);
      if (kernel == 0) crout_rt_sort(x.get(), y.get(), indices.get(), 0, 0);
      if (kernel == 1) crout_rt_scan(x.get(), y.get(), 0, 0);
      if (kernel == 2) crout_rt_compress(x.get(), mask.get(), y.get());
      crout_rt_fail_allocation_after(-1);
      if (kernel != 1 || crout_rt_get_num_threads() > 1) EXPECT_EQ(scope.getCode(), CROUT_OUT_OF_MEMORY) << kernel;
    }
  }
}

TEST_F(Selection, RefusesElementTypesWithoutKernels) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  Array<int32_t> x({3}), y({3});
  crout_rt_scan(x.get(), y.get(), 0, 0);
  EXPECT_EQ(scope.getCode(), CROUT_INVALID_ARGUMENT);
  EXPECT_NE(std::string(status.message).find("no kernel"), std::string::npos);
}

} // namespace
