// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A child of fork computes with matrices after its parent did, in parallel: GNU libgomp, which OpenBLAS uses, would hang there.
#include "crout/runtime/kernels.h"
#include "crout/runtime/status.h"
#include "program.h"
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crout::test;

namespace {

/// Largest deviation of inv(A) A from the identity for a well-conditioned A.
double inverseError(int64_t n) {
  std::vector<double> a(static_cast<size_t>(n * n)), x(a.size()), product(a.size());
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j)
      a[static_cast<size_t>(i * n + j)] = i == j ? static_cast<double>(n) : 1.0 / static_cast<double>(1 + i + 2 * j);
  int32_t code = -1;
  View A(a.data(), kF64, {n, n}), X(x.data(), kF64, {n, n}), P(product.data(), kF64, {n, n}), info(&code, kI32, {});
  crout_status status;
  crout::rt::CallScope scope(&status);
  crout_rt_inv(A, X, info);
  crout_rt_matmul(X, A, P);
  double error = code == 0 && status.code == CROUT_OK ? 0 : 1;
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j)
      error = std::max(error, std::abs(product[static_cast<size_t>(i * n + j)] - (i == j)));
  return error;
}

TEST(Fork, ChildInvertsAfterItsParentDid) {
  crout_rt_set_num_threads(4);
  ASSERT_LT(inverseError(900), 1e-10);
  for (int i = 0; i < 10; ++i) {
    pid_t child = fork();
    if (child == 0) {
      alarm(30);
      _exit(inverseError(900) < 1e-10 && inverseError(30) < 1e-10 ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
  }
  EXPECT_LT(inverseError(900), 1e-10);
  crout_rt_set_num_threads(0);
}

} // namespace
