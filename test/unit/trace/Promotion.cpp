// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Element types of results.
#include "Helpers.h"

namespace crout::test {

TEST(Promotion, TypesMeetInTheSmallestThatHoldsBoth) {
  EXPECT_EQ(promoteTypes(DType::UInt8, DType::Int8), DType::Int16);
  EXPECT_EQ(promoteTypes(DType::Int64, DType::Float16), DType::Float16);
  EXPECT_EQ(promoteTypes(DType::Float16, DType::BFloat16), DType::Float32);
  EXPECT_EQ(promoteTypes(DType::Float64, DType::Complex64), DType::Complex128);
  EXPECT_EQ(promoteTypes(DType::Bool, DType::UInt8), DType::UInt8);
  for (int i = 0; i < kNumDTypes; ++i)
    for (int j = 0; j < kNumDTypes; ++j)
      EXPECT_EQ(promoteTypes(DType(i), DType(j)), promoteTypes(DType(j), DType(i)));
}

TEST(Promotion, CategoriesMayOnlyGrow) {
  EXPECT_TRUE(canCast(DType::Float64, DType::Float32));
  EXPECT_TRUE(canCast(DType::Int64, DType::Float16));
  EXPECT_FALSE(canCast(DType::Float32, DType::Int64));
  EXPECT_FALSE(canCast(DType::Complex64, DType::Float64));
}

TEST(Promotion, NumbersCountByCategoryOnly) {
  Tensor half = zeros(std::vector<SymInt>{2}, DType::Float16), integers = zeros(std::vector<SymInt>{2}, DType::Int32);
  EXPECT_EQ((half + 2.5).dtype(), DType::Float16);
  EXPECT_EQ((integers + 2).dtype(), DType::Int32);
  EXPECT_EQ((integers + 2.5).dtype(), DType::Float32);
  EXPECT_EQ((integers * std::complex<double>(0, 1)).dtype(), DType::Complex64);
}

TEST(Promotion, ScalarTensorsComeSecond) {
  Tensor zeroDim = zeros(std::vector<SymInt>{}, DType::Float64), vector = zeros(std::vector<SymInt>{3}, DType::Float32),
         integers = zeros(std::vector<SymInt>{1}, DType::Int32);
  EXPECT_EQ((vector + zeroDim).dtype(), DType::Float32);
  EXPECT_EQ((integers + zeroDim).dtype(), DType::Float64);
  EXPECT_EQ((vector + zeros(std::vector<SymInt>{3}, DType::Float64)).dtype(), DType::Float64);
}

TEST(Promotion, FunctionsWithFractionsTakeIntegers) {
  Tensor integers = Tensor::fromValues<int64_t>({1, 4});
  EXPECT_EQ(sqrt(integers).dtype(), DType::Float32);
  EXPECT_EQ((integers / integers).dtype(), DType::Float32);
  EXPECT_EQ(sum(zeros(std::vector<SymInt>{2}, DType::Bool)).dtype(), DType::Int64);
  expectNear(sqrt(integers), {1, 2}, 1e-6);
}

TEST(Promotion, TheDefaultDTypeIsFloatingPoint) {
  EXPECT_THROW(setDefaultDType(DType::Int32), TypeError);
  EXPECT_EQ(defaultDType(), DType::Float32);
  setDefaultDType(DType::Float64);
  EXPECT_EQ((Tensor::fromValues<int64_t>({1, 2}) / 2).dtype(), DType::Float64);
  setDefaultDType(DType::Float32);
}

} // namespace crout::test
