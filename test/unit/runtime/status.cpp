// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Messages about singular matrices, and the check operations of test programs.
#include "crout/runtime/status.h"
#include "program.h"
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

using namespace crout::test;

namespace {

std::string checkInfo(std::vector<int32_t> values, std::vector<int64_t> shape, int32_t kind, const char *op, int32_t code, int64_t index) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  View info(values.data(), kI32, shape);
  crout_rt_check_info(info, kind, op, "user.py:12");
  EXPECT_EQ(scope.getCode(), code);
  EXPECT_EQ(status.code, code);
  EXPECT_EQ(status.index, index);
  EXPECT_STREQ(status.op, code ? op : "");
  EXPECT_STREQ(status.location, code ? "user.py:12" : "");
  return status.message;
}

TEST(CheckInfo, AllRightSaysNothing) {
  EXPECT_EQ(checkInfo({0}, {}, 0, "linalg.inv", CROUT_OK, -1), "");
  EXPECT_EQ(checkInfo({}, {2, 0}, 0, "linalg.inv", CROUT_OK, -1), "");
  EXPECT_EQ(checkInfo(std::vector<int32_t>(1000), {10, 100}, 0, "linalg.inv", CROUT_OK, -1), "");
}

TEST(CheckInfo, SingularNamesTheMatrixOfTheBatch) {
  EXPECT_EQ(
      checkInfo({0, 0, 0, 3, 0, 0, 0, 0}, {2, 4}, 0, "linalg.inv", CROUT_SINGULAR, 3),
      "linalg.inv: matrix 3 of the batch (batch shape (2, 4), index (0, 3)) is singular: U[2, 2] is exactly zero, so it has no inverse");
  EXPECT_EQ(checkInfo({1}, {}, 0, "linalg.solve", CROUT_SINGULAR, -1),
            "linalg.solve: the matrix is singular: U[0, 0] is exactly zero, so the system has no unique solution");
  EXPECT_EQ(checkInfo({0, 2, 1}, {3}, 0, "linalg.lu", CROUT_SINGULAR, 1),
            "linalg.lu: matrix 1 of the batch (batch shape (3,)) is singular: U[1, 1] is exactly zero; 2 of the 3 matrices failed");
}

TEST(CheckInfo, FindsTheFirstOfALargeBatch) {
  for (int at : {0, 63, 64, 127, 500, 999}) {
    std::vector<int32_t> values(1000);
    values[static_cast<size_t>(at)] = 1;
    checkInfo(values, {1000}, 0, "linalg.inv", CROUT_SINGULAR, at);
  }
}

TEST(CheckInfo, OtherKinds) {
  EXPECT_EQ(checkInfo({2}, {}, 1, "linalg.cholesky", CROUT_SINGULAR, -1),
            "linalg.cholesky: the matrix is not positive definite: its leading minor of order 2 is not positive");
  EXPECT_EQ(
      checkInfo({0, 1}, {2}, 2, "linalg.eigh", CROUT_NOT_CONVERGED, 1),
      "linalg.eigh: matrix 1 of the batch (batch shape (2,)) was not factorised: 1 off-diagonal element of the intermediate form did not "
      "converge to zero");
  EXPECT_EQ(checkInfo({4}, {}, 3, "linalg.lstsq", CROUT_SINGULAR, -1),
            "linalg.lstsq: the matrix does not have full rank: R[3, 3] is exactly zero");
  EXPECT_EQ(checkInfo({0, -1}, {2}, 0, "linalg.inv", CROUT_INVALID_ARGUMENT, 1),
            "linalg.inv: matrix 1 of the batch (batch shape (2,)) contains NaN or infinity (argument 1)");
}

TEST(CheckInfo, StridedInfo) {
  std::vector<int32_t> values{0, 9, 0, 9, 5, 9};
  crout_status status;
  crout::rt::CallScope scope(&status);
  View info(values.data(), kI32, {3}, {2});
  crout_rt_check_info(info, 0, "linalg.det", "");
  EXPECT_EQ(status.index, 2);
  EXPECT_STREQ(status.message, "linalg.det: matrix 2 of the batch (batch shape (3,)) is singular: U[4, 4] is exactly zero");
}

TEST(CallScope, ScopesNestAndGiveBackMemory) {
  crout_status outer, inner;
  crout::rt::CallScope a(&outer);
  {
    crout::rt::CallScope b(&inner);
    crout_rt_fail(CROUT_INTERNAL, 5, "op", "", "inside");
    EXPECT_EQ(_mlir_memref_to_llvm_alloc(SIZE_MAX), nullptr) << "no body to unwind: the kernel sees the null pointer";
    _mlir_memref_to_llvm_alloc(100);
  }
  EXPECT_STREQ(inner.message, "inside");
  EXPECT_EQ(outer.code, CROUT_OK);
  EXPECT_EQ(_mlir_memref_to_llvm_alloc(SIZE_MAX), nullptr);
  EXPECT_EQ(outer.code, CROUT_OUT_OF_MEMORY);
}

TEST(CallScope, ErrorsOutsideAnyCallAreDropped) {
  crout_rt_fail(CROUT_INTERNAL, 0, "op", "", "nobody listens");
  void *block = _mlir_memref_to_llvm_alloc(10);
  ASSERT_NE(block, nullptr);
  _mlir_memref_to_llvm_free(block);
}

template <typename T>
std::string expectEqual(std::vector<T> actual, std::vector<T> expected, DLDataType dtype, std::vector<int64_t> shape) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  View a(actual.data(), dtype, shape), b(expected.data(), dtype, shape);
  crout_rt_expect_equal(a, b, "here");
  EXPECT_EQ(status.code, status.message[0] ? CROUT_CHECK_FAILED : CROUT_OK);
  return status.message;
}

template <typename T>
std::string expectClose(std::vector<T> actual, std::vector<T> expected, DLDataType dtype, std::vector<int64_t> shape, double rtol,
                        double atol) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  View a(actual.data(), dtype, shape), b(expected.data(), dtype, shape);
  crout_rt_expect_close(a, b, rtol, atol, "here");
  EXPECT_EQ(status.code, status.message[0] ? CROUT_CHECK_FAILED : CROUT_OK);
  return status.message;
}

TEST(Expect, EqualForEveryDType) {
  const double nan = std::nan("");
  EXPECT_EQ(expectEqual<double>({1, nan, -0.0}, {1, nan, 0.0}, kF64, {3}), "");
  EXPECT_EQ(expectEqual<double>({1, 2, 3, 4}, {1, 2, 0.5, 4.5}, kF64, {2, 2}),
            "expect_equal: 2 of 4 elements differ; the first at index (1, 0): actual 3, expected 0.5");
  EXPECT_EQ(expectEqual<float>({0.1f}, {0.2f}, kF32, {}),
            "expect_equal: 1 of 1 elements differ; the first at index (): actual 0.100000001, expected 0.200000003");
  EXPECT_EQ(expectEqual<int64_t>({INT64_MAX}, {INT64_MAX - 1}, kI64, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual 9223372036854775807, expected 9223372036854775806");
  EXPECT_EQ(expectEqual<int32_t>({-3}, {3}, kI32, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual -3, expected 3");
  EXPECT_EQ(expectEqual<int16_t>({-3}, {3}, kI16, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual -3, expected 3");
  EXPECT_EQ(expectEqual<int8_t>({-3}, {3}, kI8, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual -3, expected 3");
  EXPECT_EQ(expectEqual<uint8_t>({200}, {3}, kU8, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual 200, expected 3");
  EXPECT_EQ(expectEqual<uint8_t>({1}, {0}, kBool, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual true, expected false");
  EXPECT_EQ(expectEqual<uint16_t>({0x3C00, 0x7C00}, {0x4000, 0x7C00}, kF16, {2}),
            "expect_equal: 1 of 2 elements differ; the first at index (0,): actual 1, expected 2");
  EXPECT_EQ(expectEqual<uint16_t>({0x0001}, {0x8001}, kF16, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual 5.9605e-08, expected -5.9605e-08");
  EXPECT_EQ(expectEqual<uint16_t>({0x3F80}, {0xC000}, kBF16, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual 1, expected -2");
  EXPECT_EQ(expectEqual<std::complex<float>>({{1, 2}}, {{1, -2}}, kC64, {1}),
            "expect_equal: 1 of 1 elements differ; the first at index (0,): actual 1+2i, expected 1-2i");
  EXPECT_EQ(expectEqual<std::complex<double>>({{1, 2}}, {{1, 2}}, kC128, {1}), "");
}

TEST(Expect, CloseWithinTolerance) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  EXPECT_EQ(expectClose<double>({1.001, inf, nan}, {1, inf, nan}, kF64, {3}, 1e-2, 0), "");
  EXPECT_EQ(expectClose<double>({1.1, 5, 1}, {1, 5, 3}, kF64, {3}, 1e-2, 0.01),
            "expect_close: 2 of 3 elements differ by more than 0.01 + 0.01 |expected| (by at most 2); the first at index (0,): actual "
            "1.1000000000000001, "
            "expected 1");
  EXPECT_NE(expectClose<double>({inf}, {1}, kF64, {1}, 1e300, 1e300), "");
  EXPECT_NE(expectClose<double>({nan}, {1}, kF64, {1}, 1e300, 1e300), "");
  EXPECT_NE(expectClose<double>({1}, {inf}, kF64, {1}, 1, 1), "");
  EXPECT_EQ(expectClose<std::complex<double>>({{1, 0.001}}, {{1, 0}}, kC128, {1}, 0.01, 0), "");
  EXPECT_EQ(expectClose<int64_t>({100}, {101}, kI64, {1}, 0.01, 0), "");
}

TEST(Expect, ShapesAndDTypesMustAgree) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  double data[6] = {};
  View a(data, kF64, {2, 3}), b(data, kF32, {3, 2});
  crout_rt_expect_close(a, b, 0, 0, "here");
  EXPECT_STREQ(status.message, "expect_close: 'actual' must be float32 of shape (3, 2) as 'expected', found float64 of shape (2, 3)");
  EXPECT_STREQ(status.location, "here");
}

TEST(Expect, Strides) {
  crout_status status;
  crout::rt::CallScope scope(&status);
  double data[6] = {0, 1, 2, 3, 4, 5}, transposed[6] = {0, 3, 1, 4, 2, 5};
  View a(data, kF64, {2, 3}), b(transposed, kF64, {2, 3}, {1, 2});
  crout_rt_expect_equal(a, b, "here");
  EXPECT_EQ(status.code, CROUT_OK) << status.message;
}

} // namespace
