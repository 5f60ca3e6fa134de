// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compilation in the process: threads, lifetimes, errors, results.
#include "Pipeline/Pipeline.h"
#include "Support/Signature.h"
#include "Support/Switches.h"
#include "programs.h"
#include <atomic>
#include <gtest/gtest.h>
#include <thread>

using namespace crout;
using namespace crout::test;

namespace {
class Compile : public ::testing::Test {
protected:
  void SetUp() override { setSwitch(Switch::Cache, false); }
  void TearDown() override { resetSwitch(Switch::Cache); }
};
} // namespace

static const std::string vectorType = "tensor<?xf32>", vectorArgument = "tensor<?xf32> {crout.dims = [\"n\"]}";

static std::string scaled(const std::string &name, int factor) {
  return "func.func @" + name + "(%x: " + vectorArgument + ") -> (" + vectorArgument + ") {\n  %c = crout.constant dense<" +
         std::to_string(factor) +
         ".0> : tensor<f32>\n  %y = crout.mul %x, %c : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>\n  return %y : tensor<?xf32>\n}\n";
}

TEST_F(Compile, ManyThreadsShareOneCompilation) {
  std::vector<std::shared_ptr<const Executable>> executables(8);
  std::vector<std::thread> threads;
  std::atomic<int> ready{0};
  for (size_t i = 0; i < executables.size(); ++i)
    threads.emplace_back([&, i] {
      ++ready;
      while (ready < 8)
        std::this_thread::yield();
      executables[i] = compileText(scaled("shared", 3));
    });
  for (std::thread &thread : threads)
    thread.join();
  for (const auto &executable : executables) {
    EXPECT_EQ(executable, executables[0]);
    EXPECT_EQ(call<float>(*executable, {{1, 2}}), (std::vector<float>{3, 6}));
  }
}

TEST_F(Compile, ManyThreadsCompileDistinctPrograms) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 4; ++i) {
        int factor = 100 * t + i;
        if (call<float>(*compileText(scaled("f" + std::to_string(factor), factor)), {{2}}) != std::vector<float>{2.0f * factor}) ++wrong;
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(Compile, CodeGoesWithTheLastReference) {
  std::weak_ptr<const Executable> watch;
  {
    auto executable = compileText(scaled("short_lived", 2));
    watch = executable;
    EXPECT_EQ(compileText(scaled("short_lived", 2)), executable);
  }
  EXPECT_TRUE(watch.expired());
  EXPECT_EQ(call<float>(*compileText(scaled("short_lived", 2)), {{4}}), std::vector<float>{8});
}

TEST_F(Compile, ProgramMayHaveTheNameOfAFunctionOfLibm) {
  std::string text = "func.func @log1p(%x: tensor<?xf64> {crout.dims = [\"n\"]}) -> (tensor<?xf64> {crout.dims = [\"n\"]}) {\n"
                     "  %y = crout.log1p %x : tensor<?xf64>\n  return %y : tensor<?xf64>\n}\n";
  EXPECT_NEAR(call<double>(*compileText(text), {{1}})[0], 0.6931471805599453, 1e-15);
}

TEST_F(Compile, ReturnedArgumentIsCopied) {
  auto executable =
      compileText("func.func @same(%x: " + vectorArgument + ") -> (" + vectorArgument + ") {\n  return %x : tensor<?xf32>\n}\n");
  EXPECT_EQ(call<float>(*executable, {{1, 2, 3}}), (std::vector<float>{1, 2, 3}));
}

TEST_F(Compile, ResultsDoNotShareMemory) {
  auto executable = compileText("func.func @twice(%x: " + vectorArgument + ") -> (" + vectorArgument + ", " + vectorArgument +
                                ") {\n  %y = crout.neg %x : tensor<?xf32>\n  return %y, %y : tensor<?xf32>, tensor<?xf32>\n}\n");
  float data[] = {1, 2};
  int64_t size = 2, shapes[2][1];
  DLTensor x = {data, {kDLCPU, 0}, 1, dataType<float>(), &size, nullptr, 0}, results[2] = {};
  results[0].shape = shapes[0];
  results[1].shape = shapes[1];
  const DLTensor *args[] = {&x};
  DLTensor *out[] = {&results[0], &results[1]};
  crout_status status = {};
  ASSERT_EQ(executable->invoke(args, out, CROUT_INVOKE_ADOPT, &status), CROUT_OK) << status.message;
  EXPECT_NE(results[0].data, results[1].data);
  for (DLTensor &result : results) {
    EXPECT_EQ(static_cast<float *>(result.data)[1], -2);
    crout_rt_free(result.data);
  }
}

TEST_F(Compile, EmptyTensors) {
  EXPECT_TRUE(call<float>(*compileText(scaled("empty", 3)), {{}}).empty());
  auto sum = compileText(
      "func.func @sum(%x: " + vectorArgument +
      ") -> tensor<f32> {\n  %s = crout.reduce sum %x dims = [0] : tensor<?xf32> -> tensor<f32>\n  return %s : tensor<f32>\n}\n");
  EXPECT_EQ(call<float>(*sum, {{}}), std::vector<float>{0});
  EXPECT_EQ(call<float>(*sum, {{1, 2, 3}}), std::vector<float>{6});
}

TEST_F(Compile, ResultDoesNotDependOnTheNumberOfThreads) {
  auto executable =
      compileText("func.func @s(%x: tensor<?xf32> {crout.dims = [\"n\"]}) -> (tensor<?xf32> {crout.dims = [\"n\"]}) {\n"
                  "  %y = crout.sin %x : tensor<?xf32>\n  %z = crout.exp %y : tensor<?xf32>\n  return %z : tensor<?xf32>\n}\n");
  std::vector<float> x(300001);
  for (size_t i = 0; i < x.size(); ++i)
    x[i] = 0.001f * i;
  int32_t before = crout_rt_get_num_threads();
  crout_rt_set_num_threads(1);
  std::vector<float> one = call<float>(*executable, {x});
  crout_rt_set_num_threads(3);
  EXPECT_EQ(call<float>(*executable, {x}), one);
  crout_rt_set_num_threads(before);
}

static std::string errorOf(const std::string &text, const CompileOptions &options = {}) {
  try {
    compileText(text, options);
  } catch (const Error &error) {
    return error.location() + ": " + error.what();
  }
  return "no error";
}

TEST_F(Compile, UnknownKernelIsNamed) {
  std::string error;
  try {
    ContextLease context = leaseContext();
    auto module =
        parseModule("func.func @f(%x: tensor<?xf32>) {\n  crout.runtime_call @crout_rt_nonsense ins(%x : tensor<?xf32>)\n  return\n}\n",
                    "test.mlir", *context, error);
    ASSERT_TRUE(module) << error;
    compileFrom(*module, Phase::Linalg);
  } catch (const Error &e) {
    error = e.what();
  }
  EXPECT_NE(error.find("crout_rt_nonsense"), std::string::npos) << error;
}

TEST_F(Compile, TwoPublicFunctionsAreRefused) {
  std::string error = errorOf(scaled("f", 1) + scaled("g", 2));
  EXPECT_NE(error.find("one public function"), std::string::npos) << error;
}

TEST_F(Compile, UnknownCpuIsRefused) {
  CompileOptions options;
  options.cpu = "pentium99";
  EXPECT_NE(errorOf(scaled("f", 1), options).find("pentium99"), std::string::npos);
  options.cpu = "";
  options.features = "+flying";
  EXPECT_NE(errorOf(scaled("f", 1), options).find("flying"), std::string::npos);
  options.features = "";
  options.triple = "riscv64-unknown-linux-gnu";
  EXPECT_NE(errorOf(scaled("f", 1), options).find("riscv64"), std::string::npos);
}

TEST_F(Compile, ErrorsAreShort) {
  std::string error =
      errorOf("func.func @f(%x: tensor<?xf32> {crout.dims = [\"n\", \"m\"]}) -> tensor<?xf32> {\n  return %x : tensor<?xf32>\n}\n");
  EXPECT_NE(error.find("test.mlir:1"), std::string::npos) << error;
  EXPECT_LE(std::count(error.begin(), error.end(), '\n'), 9) << error;
}

TEST(Switches, TypedAndNamed) {
  EXPECT_EQ(findSwitch("opt_level"), Switch::OptLevel);
  EXPECT_THROW(setSwitch(Switch::OptLevel, true), TypeError);
  try {
    findSwitch("opt_levle");
    FAIL();
  } catch (const ValueError &error) {
    EXPECT_NE(std::string(error.what()).find("did you mean \"opt_level\""), std::string::npos);
  }
  std::string key = codeSwitchesKey();
  setSwitch(Switch::OptLevel, int64_t(2));
  EXPECT_NE(codeSwitchesKey(), key);
  resetSwitch(Switch::OptLevel);
  EXPECT_EQ(codeSwitchesKey(), key);
  for (const SwitchInfo &info : switches()) {
    EXPECT_TRUE(info.environment.starts_with("CROUT_")) << info.name;
    EXPECT_TRUE(info.sentence.ends_with(".")) << info.name;
  }
}
