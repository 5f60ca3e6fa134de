// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations on tensors whose elements are known.
#include "Helpers.h"
#include <atomic>
#include <functional>
#include <thread>

namespace crout::test {

TEST(Eager, SolvesALinearSystem) {
  Tensor A = Tensor::fromValues({2.0, 1.0, 1.0, 1.0, 3.0, 2.0, 1.0, 0.0, 0.0}, {3, 3}), b = Tensor::fromValues({4.0, 5.0, 6.0});
  expectNear(linalg::solve(A, b), {6, 15, -23});
}

TEST(Eager, BroadcastsAndCoalesces) {
  Tensor a = reshape(arange(6.0, DType::Float64), std::vector<SymInt>{2, 3}), row = Tensor::fromValues({10.0, 20.0, 30.0});
  expectNear(a + row, {10, 21, 32, 13, 24, 35});
  expectNear(a * unsqueeze(Tensor::fromValues({1.0, -1.0}), 1), {0, 1, 2, -3, -4, -5});
  expectNear(a + transpose(transpose(a, 0, 1), 0, 1), {0, 2, 4, 6, 8, 10});
  EXPECT_EQ((a + row).sizes(), (std::vector<int64_t>{2, 3}));
}

TEST(Eager, ViewsShareMemory) {
  Tensor x = reshape(arange(24.0), std::vector<SymInt>{2, 3, 4});
  EXPECT_EQ(permute(x, std::vector<int64_t>{2, 0, 1}).strides(), (std::vector<int64_t>{1, 12, 4}));
  EXPECT_EQ(permute(x, std::vector<int64_t>{2, 0, 1}).dataPtr(), x.dataPtr());
  EXPECT_EQ(flatten(x).dataPtr(), x.dataPtr());
  Tensor part =
      x[{Index(int64_t{1}), Index(Slice{SymInt(1), std::nullopt, std::nullopt}), Index(Slice{std::nullopt, std::nullopt, SymInt(2)})}];
  EXPECT_EQ(part.storageOffset(), 16);
  EXPECT_EQ(part.sizes(), (std::vector<int64_t>{2, 2}));
  expectNear(part, {16, 18, 20, 22});
  expectNear(diagonal(select(x, 0, 1), 1), {13, 18, 23});
  EXPECT_TRUE(contains(messageOf<Error>([&] { view(transpose(x, 0, 2), std::vector<SymInt>{24}); }), "use reshape"));
}

TEST(Eager, IndexesFromTheEnd) {
  Tensor x = arange(5.0);
  EXPECT_EQ(std::get<double>(x[{Index(int64_t{-1})}].item()), 4);
  EXPECT_TRUE(contains(messageOf<IndexError>([&] { (void)x[{Index(int64_t{5})}]; }), "index 5 is out of range for dimension 0 of size 5"));
  expectNear(index_select(x, 0, Tensor::fromValues<int64_t>({3, 0})), {3, 0});
  EXPECT_THROW(index_select(x, 0, Tensor::fromValues<int64_t>({5})), IndexError);
}

TEST(Eager, NamesTheSingularMatrix) {
  Tensor A = expand(eye(3, std::nullopt, DType::Float64), std::vector<SymInt>{4, 3, 3});
  Tensor mask = reshape(Tensor::fromValues({1.0, 1.0, 0.0, 1.0}), std::vector<SymInt>{4, 1, 1});
  try {
    uint32_t line = __LINE__ + 1;
    linalg::inv(A * mask);
    FAIL() << line;
  } catch (const LinAlgError &error) {
    EXPECT_EQ(error.index(), 2);
    EXPECT_TRUE(contains(error.what(), "linalg.inv"));
    EXPECT_TRUE(contains(error.location(), "Eager.cpp:" + std::to_string(__LINE__ - 5)));
  }
  auto [inverse, info] = linalg::inv_ex(A * mask);
  expectNear(info, {0, 0, 1, 0});
}

TEST(Eager, SaysWhatWasRequired) {
  Tensor a = zeros(std::vector<SymInt>{2, 3}), b = zeros(std::vector<SymInt>{4});
  EXPECT_EQ(messageOf<Error>([&] { a + b; }),
            "add: shapes (2, 3) and (4,) do not broadcast: dimension -1 has sizes 3 and 4, which must be equal or 1");
  EXPECT_EQ(messageOf<Error>([&] { linalg::inv(a); }),
            "linalg.inv: 'A' must be a square matrix or a batch of them, (*, n, n), got shape (2, 3)");
  EXPECT_TRUE(contains(messageOf<Error>([&] { matmul(a, b); }), "got shapes (2, 3) and (4,): 3 and 4"));
  EXPECT_TRUE(contains(messageOf<TypeError>([&] { linalg::inv(zeros(std::vector<SymInt>{2, 2}, DType::Int64)); }),
                       "'A' must be float32, float64, complex64 or complex128, got int64"));
  EXPECT_TRUE(contains(messageOf<ValueError>([&] { linalg::tensorinv(a, 0); }), "'ind' must be positive, got 0"));
  EXPECT_TRUE(contains(messageOf<IndexError>([&] { sum(a, std::vector<int64_t>{2}); }), "expected one in [-2, 1], got 2"));
  EXPECT_TRUE(contains(messageOf<TypeError>([&] { sin(2.0); }), "at least one operand must be a tensor"));
}

TEST(Eager, EmptyTensorsHaveResults) {
  Tensor none = zeros(std::vector<SymInt>{0, 3, 3}, DType::Float64);
  EXPECT_EQ(linalg::inv(none).sizes(), (std::vector<int64_t>{0, 3, 3}));
  EXPECT_EQ((none + 1).sizes(), (std::vector<int64_t>{0, 3, 3}));
  expectNear(sum(none), {0});
  EXPECT_THROW(amax(none), IndexError);
}

TEST(Eager, RunsFromManyThreads) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 1; i <= 20; ++i) {
        Tensor x = full(std::vector<SymInt>{i}, double(t), DType::Float64);
        wrong += std::get<double>(sum(x * x).item()) != double(t * t * i);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

// Different functions of the same tensors from eight threads, each thread in an order of its own, so that programs are made, found and run side by side.
TEST(Eager, ThreadsShareTensorsThatNobodyWrites) {
  const Tensor matrix = reshape(arange(4096.0, DType::Float64), std::vector<SymInt>{64, 64}) / 4096.0;
  const Tensor rows = matrix[{Index(Slice{std::nullopt, std::nullopt, SymInt(2)})}], turned = transpose(matrix, 0, 1);
  const Tensor regular = matrix + eye(SymInt(64), std::nullopt, DType::Float64) * 64.0;
  const std::function<Tensor()> calls[] = {
      [&] { return matrix + turned; },
      [&] { return sum(matrix); },
      [&] { return sum(turned, std::vector<int64_t>{1}); },
      [&] { return exp(rows) * 0.5; },
      [&] { return matmul(matrix, turned); },
      [&] { return linalg::solve(regular, turned); },
      [&] { return std::get<0>(sort(turned, 0)); },
      [&] { return argmax(matrix); },
      [&] { return cumsum(rows, 1); },
      [&] { return softmax(turned, 1); },
  };
  std::vector<std::vector<double>> expected;
  for (const auto &call : calls)
    expected.push_back(values(call()));
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (size_t t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (size_t round = 0; round < 40; ++round) {
        size_t which = (t * 3 + round * 7) % std::size(calls);
        if (values(calls[which]()) != expected[which]) ++wrong;
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

} // namespace crout::test
