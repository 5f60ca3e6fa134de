// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random numbers through the C++ interface: generators, draws in eager calls, compiled functions and programs, threads.
#include "Helpers.h"
#include "crout/generator.h"
#include <algorithm>
#include <thread>

namespace crout::test {

static Generator seeded(uint64_t seed, uint64_t offset = 0) {
  Generator generator;
  generator.setState(Generator::State{seed, offset});
  return generator;
}

TEST(Random, FirstUniformNumberIsThePublishedWord) {
  // Random123: philox4x32-10 of counter 0 and key 0 begins with 6627e8d5 e169c58d.
  EXPECT_EQ(values(rand({}, seeded(0)))[0], 0x6627e8 * 0x1p-24);
  EXPECT_EQ(values(rand({}, seeded(0), DType::Float64))[0], static_cast<double>(0xe169c58d6627e8d5u >> 11) * 0x1p-53);
}

TEST(Random, DrawsStepTheOffset) {
  Generator generator = seeded(7);
  std::vector<double> together = values(rand(6, seeded(7)));
  std::vector<double> first = values(rand({2, 2}, generator)), second = values(rand(2, generator));
  first.insert(first.end(), second.begin(), second.end());
  EXPECT_EQ(first, together);
  EXPECT_EQ(generator.state(), (Generator::State{7, 6}));
}

TEST(Random, CopiesOfAHandleShareAStateClonesDoNot) {
  Generator generator = seeded(1), same = generator, other = generator.clone();
  rand(3, same);
  EXPECT_TRUE(same == generator);
  EXPECT_FALSE(other == generator);
  EXPECT_EQ(generator.state().offset, 3u);
  EXPECT_EQ(other.state().offset, 0u);
  other.setState(generator.stateTensor());
  EXPECT_EQ(other.state(), generator.state());
  EXPECT_EQ(generator.manualSeed(9).initialSeed(), 9u);
  EXPECT_TRUE(contains(messageOf<ValueError>([&] { generator.setState(zeros(16)); }), "uint8 tensor of shape (16,)"));
}

TEST(Random, CompiledFunctionsDrawWhatEagerOnesDraw) {
  Generator eager = seeded(5), compiled = seeded(5);
  auto body = [](const Tensor &x, const Generator &generator) {
    Tensor a = rand_like(x, generator), b = randn(x.size(0) * 2, generator);
    return std::vector<Tensor>{a + x, b, randint(0, 10, 4, generator)};
  };
  Jit f([&](std::span<const Tensor> in) { return body(in[0], compiled); });
  for (int64_t n : {3, 5, 3}) {
    Tensor x = ones(n);
    std::vector<Tensor> expected = body(x, eager), found = f(std::span(&x, 1));
    for (size_t i = 0; i < expected.size(); ++i)
      EXPECT_EQ(values(found[i]), values(expected[i]));
    EXPECT_EQ(compiled.state(), eager.state());
  }
  EXPECT_EQ(f.explain().size(), 1u);
}

TEST(Random, ProgramsTakeTheState) {
  TensorSpec spec{"offset", DType::Float32, {std::string("n")}};
  Program program = Program::trace(
      "noisy", [](std::span<const Tensor> in) { return std::vector<Tensor>{in[0] + rand_like(in[0])}; }, std::span(&spec, 1));
  ASSERT_EQ(program.inputs().size(), 3u);
  EXPECT_EQ(program.inputs()[1].name, "seed");
  EXPECT_EQ(program.inputs()[2].name, "offset2"); // the name is taken
  std::vector<Tensor> arguments = {zeros(4), Tensor::fromValues<int64_t>({3}, {}), Tensor::fromValues<int64_t>({10}, {})};
  EXPECT_EQ(values(program(arguments)[0]), values(rand(4, seeded(3, 10))));
}

TEST(Random, ThreadsDrawEachNumberOnce) {
  Generator generator = seeded(21);
  Jit f([&](std::span<const Tensor>) { return std::vector<Tensor>{rand(10, generator, DType::Float64)}; });
  std::vector<std::vector<double>> drawn(8);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < drawn.size(); ++i)
    threads.emplace_back([&, i] {
      for (int k = 0; k < 20; ++k)
        for (double x : values(i % 2 ? rand(10, generator, DType::Float64) : f({})[0]))
          drawn[i].push_back(x);
    });
  for (std::thread &thread : threads)
    thread.join();
  std::vector<double> all;
  for (auto &part : drawn)
    all.insert(all.end(), part.begin(), part.end());
  std::vector<double> expected = values(rand(1600, seeded(21), DType::Float64));
  std::sort(all.begin(), all.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(all, expected);
}

} // namespace crout::test
