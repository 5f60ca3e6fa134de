// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions compiled at their first call.
#include "Helpers.h"
#include <atomic>
#include <thread>

namespace crout::test {

static Tensor matrix(int64_t m, int64_t n) { return reshape(arange(double(m * n), DType::Float64), std::vector<SymInt>{m, n}); }

TEST(Jit, CompilesOncePerSignature) {
  int traces = 0;
  Jit f([&](std::span<const Tensor> in) {
    ++traces;
    return std::vector<Tensor>{sin(in[0]) * 2 + in[1]};
  });
  for (int64_t n : {3, 4, 50}) {
    std::vector<Tensor> arguments{matrix(n, 7), matrix(n, 7)};
    expectNear(f(arguments)[0], values(sin(arguments[0]) * 2 + arguments[1]));
  }
  EXPECT_EQ(traces, 1);
  f(std::vector<Tensor>{matrix(3, 7), matrix(1, 7)});
  EXPECT_EQ(traces, 2);
  ASSERT_EQ(f.explain().size(), 2u);
  EXPECT_TRUE(contains(f.explain()[0], "first call"));
  EXPECT_TRUE(contains(f.explain()[1], "argument 1: dimension 0 has size 1, was 3"));
}

TEST(Jit, GuardsWhatTheTraceAskedOfSizes) {
  Jit f([](std::span<const Tensor> in) {
    Tensor total = in[0];
    int64_t count = in[0].size(0).guard(); // a loop of as many turns
    for (int64_t i = 1; i < count; ++i)
      total = total + in[0];
    return std::vector<Tensor>{total};
  });
  expectNear(f(std::vector<Tensor>{Tensor::fromValues({1.0, 2.0})})[0], {2, 4});
  expectNear(f(std::vector<Tensor>{Tensor::fromValues({1.0, 2.0, 3.0})})[0], {3, 6, 9});
  expectNear(f(std::vector<Tensor>{Tensor::fromValues({2.0, 2.0})})[0], {4, 4});
  ASSERT_EQ(f.explain().size(), 2u);
  EXPECT_TRUE(contains(f.explain()[1], "s0 == 2 (now 3 and 2)"));
}

TEST(Jit, SmallMatricesAreStatic) {
  Jit f([](std::span<const Tensor> in) { return std::vector<Tensor>{linalg::solve(in[0], in[1]) + sin(in[1])}; });
  for (int64_t n : {2, 3, 40, 50}) {
    Tensor A = matrix(n, n) + eye(n, std::nullopt, DType::Float64) * 1000, b = arange(double(n), DType::Float64);
    expectNear(f(std::vector<Tensor>{A, b})[0], values(linalg::solve(A, b) + sin(b)), 1e-9);
  }
  EXPECT_EQ(f.explain().size(), 3u); // 2, 3, and all above 32
}

TEST(Jit, SizesStaySymbolic) {
  Jit f([](std::span<const Tensor> in) {
    SymInt n = in[0].size(0), m = in[0].size(1);
    return std::vector<Tensor>{reshape(in[0], std::vector<SymInt>{n * m}) + Operand(n), arange(Scalar(n)),
                               in[0][{Index(Slice{n - 2, std::nullopt, std::nullopt})}]};
  });
  for (int64_t n : {4, 6}) {
    auto results = f(std::vector<Tensor>{matrix(n, 5)});
    expectNear(results[0], values(flatten(matrix(n, 5)) + n));
    expectNear(results[1], values(arange(n)));
    EXPECT_EQ(results[2].sizes(), (std::vector<int64_t>{2, 5}));
  }
  EXPECT_EQ(f.explain().size(), 1u);
}

TEST(Jit, CapturesEagerTensorsAndReturnsInputs) {
  Tensor weight = matrix(3, 3);
  Jit f([&](std::span<const Tensor> in) { return std::vector<Tensor>{matmul(in[0], weight), in[0], weight, sum(in[0]) * 0 + 5}; });
  Tensor x = matrix(2, 3);
  auto results = f(std::vector<Tensor>{x});
  expectNear(results[0], values(matmul(x, weight)));
  EXPECT_EQ(results[1].dataPtr(), x.dataPtr());
  EXPECT_EQ(results[2].dataPtr(), weight.dataPtr());
  expectNear(results[3], {5});
}

TEST(Jit, TakesStridedArguments) {
  Jit f([](std::span<const Tensor> in) { return std::vector<Tensor>{exp(in[0]) - 1}; });
  Tensor x = transpose(matrix(3, 2), 0, 1);
  expectNear(f(std::vector<Tensor>{x})[0], values(exp(x) - 1));
}

TEST(Jit, NamesTheLineOfASingularMatrix) {
  Jit f([](std::span<const Tensor> in) { return std::vector<Tensor>{linalg::inv(in[0])}; });
  std::string line = "Jit.cpp:" + std::to_string(__LINE__ - 1);
  Tensor A = zeros(std::vector<SymInt>{2, 3, 3});
  try {
    f(std::vector<Tensor>{A});
    FAIL();
  } catch (const LinAlgError &error) {
    EXPECT_EQ(error.index(), 0);
    EXPECT_TRUE(contains(error.location(), line));
  }
}

TEST(Jit, SaysWhatCanNotBeTraced) {
  Jit item([](std::span<const Tensor> in) { return std::vector<Tensor>{in[0] * std::get<double>(sum(in[0]).item())}; });
  EXPECT_TRUE(contains(messageOf<Error>([&] { item(std::vector<Tensor>{arange(3.0)}); }), "use crout.where"));
  Tensor leaked;
  Jit leaks([&](std::span<const Tensor> in) {
    leaked = in[0] + 1;
    return std::vector<Tensor>{leaked};
  });
  leaks(std::vector<Tensor>{arange(3.0)});
  EXPECT_TRUE(contains(messageOf<Error>([&] { leaked + 1; }), "traced tensor was used after its trace"));
}

TEST(Jit, EightThreadsCompileOnce) {
  std::atomic<int> traces = 0, wrong = 0;
  Jit f([&](std::span<const Tensor> in) {
    ++traces;
    return std::vector<Tensor>{linalg::solve(in[0], in[1]) * 3};
  });
  Tensor A = matrix(40, 40) + eye(40, std::nullopt, DType::Float64) * 1e4, b = arange(40.0, DType::Float64);
  std::vector<double> expected = values(linalg::solve(A, b) * 3);
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i)
        wrong += values(f(std::vector<Tensor>{A, b})[0]) != expected;
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(traces, 1);
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(f.explain().size(), 1u);
}

} // namespace crout::test
