// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arithmetic on symbolic sizes.
#include "Trace/SizeExpression.h"
#include "Trace/OpScope.h"
#include "Helpers.h"

namespace crout::test {

struct Sizes : testing::Test {
  std::shared_ptr<ShapeEnv> env = std::make_shared<ShapeEnv>(true);
  SymInt n = makeSymInt(env, env->symbol(env->addSymbol(6, "n"))), m = makeSymInt(env, env->symbol(env->addSymbol(4, "m")));
};

TEST_F(Sizes, HaveANormalForm) {
  EXPECT_EQ(toString(n * 2 + m - n), "n + m");
  EXPECT_EQ(toString((n + 1) * (n + 1)), "2*n + n*n + 1");
  EXPECT_FALSE((n - n).isSymbolic());
  EXPECT_EQ(toString(floorDiv(n * m * 3, m)), "3*n");
  EXPECT_EQ(toString(mod(n * m, n)), "0");
  EXPECT_EQ(toString(floorDiv(n, 4)), "((n)//(4))");
  EXPECT_EQ(toString(symMin(n, n + 3)), "n");
  EXPECT_EQ(toString(symMax(n, 0)), "n");
  EXPECT_TRUE(env->getGuards().empty());
}

TEST_F(Sizes, FoldLikePython) {
  EXPECT_EQ(floorDiv(SymInt(-7), SymInt(2)).hint(), -4);
  EXPECT_EQ(mod(SymInt(-7), SymInt(2)).hint(), 1);
  EXPECT_EQ(floorDiv(n - 13, 2).hint(), -4);
  EXPECT_THROW(floorDiv(n, SymInt(0)), ValueError);
}

TEST_F(Sizes, RecordWhatWasDecided) {
  EXPECT_TRUE(m < n);
  EXPECT_TRUE(n == m + 2);
  EXPECT_TRUE(n + 1 == 1 + n); // always: no condition
  EXPECT_EQ(env->getGuards().size(), 2u);
  EXPECT_TRUE(env->holds({8, 6}));
  EXPECT_FALSE(env->holds({8, 7}));
  EXPECT_TRUE(contains(env->firstFailure({5, 6}), "m < n (now 6 and 5)"));
  EXPECT_TRUE(env->getSpecialised().empty());
  EXPECT_EQ(n.guard(), 6);
  EXPECT_EQ(env->getSpecialised().at(0), 6);
}

TEST_F(Sizes, OfDataAreNeverDecided) {
  SymInt data = makeSymInt(env, SizePolynomial::atom(env->addData()));
  EXPECT_TRUE(isGeneric(data) && isGeneric(symMin(data + 1, n)) && !isGeneric(n));
  EXPECT_TRUE(data == data && data + n == n + data && SymInt(0) <= data && !(data < SymInt(0)));
  EXPECT_EQ(toString(2 * data + 1), "2*data0 + 1");
  EXPECT_THROW(data.guard(), Error);
  EXPECT_THROW(static_cast<void>(data == SymInt(3)), Error);
  EXPECT_THROW(static_cast<void>(data == SymInt(0)), Error); // a user's question
  EXPECT_THROW(static_cast<void>(data <= n), Error);
  OpScope scope("a function of the library", std::source_location::current());
  EXPECT_FALSE(data == SymInt(0) || data == SymInt(1)); // which takes such a size for neither
  EXPECT_THROW(static_cast<void>(data == n), Error);
  EXPECT_TRUE(env->getGuards().empty());
}

} // namespace crout::test
