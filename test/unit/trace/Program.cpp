// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Programs captured, written, read and run.
#include "Helpers.h"
#include <cstdio>
#include <fstream>

namespace crout::test {

static Program solver() {
  TensorSpec inputs[] = {{"A", DType::Float64, {"n", "n"}}, {"b", DType::Float64, {"n", 3}}};
  std::string results[] = {"x"};
  return Program::trace(
      "solver", [](std::span<const Tensor> in) { return std::vector<Tensor>{linalg::solve(in[0], in[1])}; }, inputs, results);
}

TEST(Program, IsTextInTheDialect) {
  std::string text = solver().mlir();
  for (const char *part : {"func.func @solver", "crout.version = 1", "crout.name = \"A\"", "crout.dims = [\"n\", \"3\"]", "crout.solve",
                           "crout.check_info", "linalg.solve"})
    EXPECT_TRUE(contains(text, part));
  EXPECT_TRUE(contains(solver().mlir("linalg"), "crout_rt_solve"));
  EXPECT_THROW(solver().mlir("nowhere"), ValueError);
}

TEST(Program, KnowsItsSignature) {
  Program program = solver();
  EXPECT_EQ(program.name(), "solver");
  ASSERT_EQ(program.inputs().size(), 2u);
  EXPECT_EQ(program.inputs()[1].name, "b");
  EXPECT_EQ(program.inputs()[1].dims, (std::vector<Dim>{"n", int64_t{3}}));
  ASSERT_EQ(program.outputs().size(), 1u);
  EXPECT_EQ(program.outputs()[0].name, "x");
}

TEST(Program, RunsWithAnySize) {
  Program program = solver();
  for (int64_t n : {2, 5}) {
    Tensor A = eye(n, std::nullopt, DType::Float64) * 2, b = ones(std::vector<SymInt>{n, 3}, DType::Float64);
    expectNear(program(std::vector<Tensor>{A, b})[0], std::vector<double>(size_t(n * 3), 0.5));
  }
  EXPECT_THROW(program(std::vector<Tensor>{}), ValueError);
  EXPECT_THROW(program(std::vector<Tensor>{eye(2, std::nullopt, DType::Float64), ones(std::vector<SymInt>{3, 3}, DType::Float64)}),
               ValueError);
  EXPECT_THROW(
      program(std::vector<Tensor>{zeros(std::vector<SymInt>{2, 2}, DType::Float64), ones(std::vector<SymInt>{2, 3}, DType::Float64)}),
      LinAlgError);
}

TEST(Program, IsTheSameAfterSavingAndLoading) {
  std::string path = testing::TempDir() + "/crout_program_test.mlir";
  Program program = solver();
  program.save(path);
  EXPECT_EQ(Program::load(path).mlir(), program.mlir());
  EXPECT_EQ(Program::parse(program.mlir()).mlir(), program.mlir());
  std::string text;
  {
    std::ifstream file(path);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  EXPECT_TRUE(contains(text, "// crout program, version 1"));
  EXPECT_TRUE(contains(text, "Program.cpp"));
  std::ofstream(path) << "// crout program, version 99\n" << program.mlir();
  EXPECT_TRUE(contains(messageOf<ValueError>([&] { Program::load(path); }), "version 99"));
  std::remove(path.c_str());
  EXPECT_THROW(Program::load(path), ValueError);
}

TEST(Program, RefusesWhatIsNotOne) {
  EXPECT_TRUE(contains(messageOf<ValueError>([] { Program::parse("func.func @f( {"); }), "1:"));
  EXPECT_THROW(Program::parse("module {}"), ValueError);
}

TEST(Program, CapturedTensorsBecomeConstants) {
  Tensor weight = Tensor::fromValues({1.0, 2.0, 3.0});
  TensorSpec inputs[] = {{"x", DType::Float64, {"n", 3}}};
  Program program =
      Program::trace("scale", [&](std::span<const Tensor> in) { return std::vector<Tensor>{in[0] * weight, weight}; }, inputs);
  EXPECT_EQ(program.inputs().size(), 1u);
  auto results = program(std::vector<Tensor>{ones(std::vector<SymInt>{2, 3}, DType::Float64)});
  expectNear(results[0], {1, 2, 3, 1, 2, 3});
  expectNear(results[1], {1, 2, 3});
}

TEST(Program, AsksForOneNameWhereSizesMustBeEqual) {
  TensorSpec inputs[] = {{"A", DType::Float64, {"m", "n"}}, {"b", DType::Float64, {"k"}}};
  std::string message =
      messageOf<Error>([&] { Program::trace("f", [](std::span<const Tensor> in) { return std::vector<Tensor>{in[0] + in[1]}; }, inputs); });
  EXPECT_TRUE(contains(message, "sizes 'n' and 'k' must be equal here; give them one name"));
  message = messageOf<Error>([&] {
    Program::trace("f", [](std::span<const Tensor> in) { return std::vector<Tensor>{in[0] * double(in[0].size(0).guard())}; }, inputs);
  });
  EXPECT_TRUE(contains(message, "the size m is needed as a number"));
}

TEST(Program, SlicesOfUnknownSizesStayInside) {
  TensorSpec inputs[] = {{"x", DType::Float64, {"n"}}};
  Program program = Program::trace(
      "head", [](std::span<const Tensor> in) { return std::vector<Tensor>{in[0][{Index(Slice{std::nullopt, SymInt(4), std::nullopt})}]}; },
      inputs);
  expectNear(program(std::vector<Tensor>{arange(6.0, DType::Float64)})[0], {0, 1, 2, 3});
  expectNear(program(std::vector<Tensor>{arange(2.0, DType::Float64)})[0], {0, 1});
}

} // namespace crout::test
