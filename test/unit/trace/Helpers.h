// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the tests of the front end share.
#ifndef CROUT_TEST_UNIT_TRACE_HELPERS_H
#define CROUT_TEST_UNIT_TRACE_HELPERS_H

#include "crout/functions.h"
#include "crout/program.h"
#include <gtest/gtest.h>

namespace crout::test {

/// Elements in row-major order as doubles.
inline std::vector<double> values(const Tensor &tensor) {
  Tensor dense = to(contiguous(tensor), DType::Float64);
  const double *data = static_cast<const double *>(dense.dataPtr());
  int64_t count = 1;
  for (int64_t size : dense.sizes())
    count *= size;
  return {data, data + count};
}

inline void expectNear(const Tensor &tensor, const std::vector<double> &expected, double tolerance = 1e-12) {
  std::vector<double> actual = values(tensor);
  ASSERT_EQ(actual.size(), expected.size());
  for (size_t i = 0; i < actual.size(); ++i)
    EXPECT_NEAR(actual[i], expected[i], tolerance) << "element " << i;
}

/// The message of the exception that `body` throws, with its type checked.
template <typename Exception, typename Body> std::string messageOf(Body body) {
  try {
    body();
  } catch (const Exception &error) {
    return error.what();
  } catch (const std::exception &error) {
    ADD_FAILURE() << "an exception of another type: " << error.what();
    return {};
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

inline testing::AssertionResult contains(const std::string &text, const std::string &part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "'" << text << "' does not contain '" << part << "'";
}

} // namespace crout::test
#endif // CROUT_TEST_UNIT_TRACE_HELPERS_H
