// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lists of dimensions and sizes as users write them, and the in-place and foreach forms in C++.
#include "Helpers.h"

namespace crout::test {

TEST(Lists, TakeOneNumberSeveralOrNone) {
  Tensor x = reshape(arange(6.0, DType::Float64), {2, 3});
  expectNear(sum(x), {15});
  expectNear(sum(x, -1), {3, 12});
  expectNear(sum(x, {0}), {3, 5, 7});
  expectNear(sum(x, {0, 1}), {15});
  expectNear(sum(x, std::vector<int64_t>{1}), {3, 12});
  expectNear(sum(x, std::array<int64_t, 1>{1}), {3, 12});
  expectNear(sum(x, std::nullopt), {15});
  expectNear(sum(x, std::optional<std::vector<int64_t>>()), {15});
  expectNear(sum(x, {}), {15});
  expectNear(permute(x, {1, 0}), {0, 3, 1, 4, 2, 5});
  EXPECT_EQ(zeros({2, 3}).sizes(), (std::vector<int64_t>{2, 3}));
  EXPECT_EQ(zeros(4).sizes(), (std::vector<int64_t>{4}));
  EXPECT_EQ(zeros(std::vector<int64_t>{5, 1}).sizes(), (std::vector<int64_t>{5, 1}));
  EXPECT_EQ(zeros({}).sizes(), (std::vector<int64_t>{}));
}

TEST(Lists, KnowWhetherTheyWereGiven) {
  EXPECT_FALSE(IntList().given());
  EXPECT_FALSE(IntList(std::nullopt).given());
  EXPECT_TRUE(IntList(std::initializer_list<int64_t>{}).given());
  EXPECT_EQ(IntList(7).size(), 1u);
  EXPECT_EQ(IntList(7)[0], 7);
  std::vector<int> narrow{1, 2};
  EXPECT_EQ(IntList(narrow)[1], 2);
}

TEST(InPlace, WritesThroughViewsAndGivesTheObjectBack) {
  Tensor x = reshape(arange(6.0, DType::Float64), {2, 3}), row = select(x, 0, 1);
  EXPECT_EQ(add_(row, 10).dataPtr(), row.dataPtr());
  expectNear(x, {0, 1, 2, 13, 14, 15});
  EXPECT_THROW(add_(Tensor::fromValues<int64_t>({1, 2}), 0.5), Error);
}

TEST(Foreach, MapsAndWrites) {
  std::vector<Tensor> list{Tensor::fromValues({-1.0, 2.0}), Tensor::fromValues({-3.0})};
  std::vector<Tensor> results = _foreach_abs(list);
  expectNear(results[0], {1, 2});
  expectNear(results[1], {3});
  _foreach_neg_(list);
  expectNear(list[0], {1, -2});
  _foreach_zero_(list);
  expectNear(list[1], {0});
}

} // namespace crout::test
