// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Strided copies and fills against the plain element-by-element definition.
#include "crout/runtime/copy.h"
#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <numeric>
#include <random>
#include <vector>

using namespace crout::rt;

namespace {

struct Layout {
  std::vector<int64_t> sizes, to, from;
  int64_t toStart = 0, fromStart = 0, toSpan = 1, fromSpan = 1;
};

/// Strides of a permuted, padded, perhaps reversed layout; with `repeat` some are zero.
void randomStrides(std::mt19937 &random, const std::vector<int64_t> &sizes, bool repeat, std::vector<int64_t> &strides, int64_t &start,
                   int64_t &span) {
  std::vector<size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), size_t(0));
  if (random() % 2) std::shuffle(order.begin(), order.end(), random);
  strides.assign(sizes.size(), 0);
  span = 1;
  start = 0;
  for (size_t d : order) {
    int64_t stride = span * (random() % 3 == 0 ? 1 + random() % 3 : 1);
    if (repeat && random() % 4 == 0) continue;
    span = stride * std::max<int64_t>(sizes[d], 1);
    strides[d] = stride;
    if (random() % 4 == 0 && sizes[d] > 0) {
      strides[d] = -stride;
      start += stride * (sizes[d] - 1);
    }
  }
}

/// Calls visit(offset in to, offset in from) for each element, in elements.
template <typename Visit> void forEachElement(const Layout &l, Visit visit) {
  std::vector<int64_t> index(l.sizes.size());
  int64_t to = l.toStart, from = l.fromStart;
  if (std::count(l.sizes.begin(), l.sizes.end(), 0)) return;
  while (true) {
    visit(to, from);
    size_t d = l.sizes.size();
    for (; d > 0; --d) {
      to += l.to[d - 1];
      from += l.from[d - 1];
      if (++index[d - 1] < l.sizes[d - 1]) break;
      to -= l.to[d - 1] * l.sizes[d - 1];
      from -= l.from[d - 1] * l.sizes[d - 1];
      index[d - 1] = 0;
    }
    if (d == 0) return;
  }
}

void check(const Layout &l, int64_t bytes) {
  std::vector<char> from(static_cast<size_t>(l.fromSpan * bytes)), to(static_cast<size_t>(l.toSpan * bytes), 0x55);
  char *filled = from.data();
  for (size_t i = 0, n = from.size(); i < n; ++i)
    filled[i] = static_cast<char>(i * 131 + i / 256);
  std::vector<char> expected = to;
  int32_t rank = static_cast<int32_t>(l.sizes.size());
  char *toData = expected.data();
  const char *fromData = from.data();
  forEachElement(l, [&](int64_t a, int64_t b) { std::memcpy(toData + a * bytes, fromData + b * bytes, static_cast<size_t>(bytes)); });
  copyStrided(to.data() + l.toStart * bytes, l.to.data(), from.data() + l.fromStart * bytes, l.from.data(), l.sizes.data(), rank, bytes);
  ASSERT_EQ(to, expected);
  std::vector<char> value(16, 0x7);
  forEachElement(l, [&](int64_t a, int64_t) { std::memcpy(toData + a * bytes, value.data(), static_cast<size_t>(bytes)); });
  fillStrided(to.data() + l.toStart * bytes, l.to.data(), l.sizes.data(), rank, value.data(), bytes);
  ASSERT_EQ(to, expected);
}

TEST(Copy, RandomLayoutsMatchTheDefinition) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    Layout l;
    for (int rank = static_cast<int>(random() % 6); rank > 0; --rank)
      l.sizes.push_back(random() % 10 == 0 ? static_cast<int64_t>(random() % 2) : 1 + static_cast<int64_t>(random() % 6));
    randomStrides(random, l.sizes, false, l.to, l.toStart, l.toSpan);
    randomStrides(random, l.sizes, true, l.from, l.fromStart, l.fromSpan);
    check(l, int64_t(1) << random() % 5);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST(Copy, LargeCopiesInParallel) {
  for (int64_t bytes : {1, 4, 16}) { // a little above the size from which threads share the work
    int64_t m = 1400 / bytes + 100, n = 1003, k = m * n;
    check({{m, n}, {n, 1}, {1, m}, 0, 0, k, k}, bytes);
    check({{m, n}, {n, 1}, {n, 1}, 0, 0, k, k}, bytes);
    check({{2, m, n}, {k, n, 1}, {1, 2 * n, 2}, 0, 0, 2 * k, 2 * k}, bytes);
    check({{m, n}, {1, m}, {0, 1}, 0, 0, k, n}, bytes);
    check({{k}, {-1}, {1}, k - 1, 0, k, k}, bytes);
  }
}

TEST(Copy, EmptyAndScalar) {
  check({{}, {}, {}, 0, 0, 1, 1}, 8);
  check({{0}, {1}, {1}, 0, 0, 1, 1}, 8);
  check({{5, 0, 3}, {0, 0, 0}, {1, 1, 1}, 0, 0, 1, 1}, 8);
}

TEST(Elements, CountRefusesOverflowButNotZero) {
  int64_t large[] = {int64_t(1) << 40, int64_t(1) << 40}, empty[] = {int64_t(1) << 40, int64_t(1) << 40, 0}, negative[] = {2, -1};
  EXPECT_EQ(elementCount(large, 2), -1);
  EXPECT_EQ(elementCount(empty, 3), 0);
  EXPECT_EQ(elementCount(negative, 2), -1);
  EXPECT_EQ(elementCount(nullptr, 0), 1);
}

TEST(Elements, Contiguity) {
  int64_t sizes[] = {2, 1, 3}, rowMajor[] = {3, 3, 1}, odd[] = {3, 99, 1}, transposed[] = {1, 1, 2}, none[] = {0, 5, 5};
  EXPECT_TRUE(isContiguous(sizes, nullptr, 3));
  EXPECT_TRUE(isContiguous(sizes, rowMajor, 3));
  EXPECT_TRUE(isContiguous(sizes, odd, 3)) << "the stride of a dimension of size 1 does not matter";
  EXPECT_FALSE(isContiguous(sizes, transposed, 3));
  EXPECT_TRUE(isContiguous(none, transposed, 3));
}

} // namespace
