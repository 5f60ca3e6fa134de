// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The user-facing symbolic integer.
#include "Trace/OpScope.h"
#include "Trace/SizeExpression.h"
#include <algorithm>

namespace crout {

SymInt::SymInt(std::shared_ptr<const Node> node) : node(std::move(node)) {}
int64_t SymInt::hint() const { return node ? node->env->hint(node->polynomial) : value; }
int64_t SymInt::guard() const { return node ? node->env->specialise(node->polynomial) : value; }

static const SizePolynomial polynomialOf(const SymInt &size) {
  return size.isSymbolic() ? size.getNode()->polynomial : SizePolynomial::constant(size.hint());
}
static const std::shared_ptr<ShapeEnv> &envOf(const SymInt &a, const SymInt &b) {
  if (a.isSymbolic() && b.isSymbolic() && a.getNode()->env != b.getNode()->env)
    throw Error("sizes of two different traces can't be combined; a size must not leave the function that is traced");
  return a.isSymbolic() ? a.getNode()->env : b.getNode()->env;
}

template <typename Fold> static SymInt combine(const SymInt &a, const SymInt &b, Fold fold) {
  const auto &env = envOf(a, b);
  return makeSymInt(env, fold(*env, polynomialOf(a), polynomialOf(b)));
}
static bool bothNumbers(const SymInt &a, const SymInt &b) { return !a.isSymbolic() && !b.isSymbolic(); }

// Sizes of this kind come from wrong or hostile arguments only.
[[noreturn]] static void overflow(const SymInt &a, const char *operation, const SymInt &b) {
  throw ValueError(currentFunctionPrefix() + "a size is too large: " + toString(a) + " " + operation + " " + toString(b), currentLocationString());
}

SymInt operator+(const SymInt &a, const SymInt &b) {
  int64_t result;
  if (__builtin_add_overflow(a.hint(), b.hint(), &result)) overflow(a, "+", b);
  if (bothNumbers(a, b)) return result;
  return combine(a, b, [](ShapeEnv &, const auto &x, const auto &y) { return x + y; });
}
SymInt operator-(const SymInt &a, const SymInt &b) {
  int64_t result;
  if (__builtin_sub_overflow(a.hint(), b.hint(), &result)) overflow(a, "-", b);
  if (bothNumbers(a, b)) return result;
  return combine(a, b, [](ShapeEnv &, const auto &x, const auto &y) { return x - y; });
}
SymInt operator*(const SymInt &a, const SymInt &b) {
  int64_t result;
  if (__builtin_mul_overflow(a.hint(), b.hint(), &result)) overflow(a, "*", b);
  if (bothNumbers(a, b)) return result;
  return combine(a, b, [](ShapeEnv &, const auto &x, const auto &y) { return x * y; });
}

static SymInt apply(SizeAtom::Kind kind, const SymInt &a, const SymInt &b) {
  if (bothNumbers(a, b)) {
    ShapeEnv folding(false); // numbers fold: no atom stays behind
    return *folding.apply(kind, polynomialOf(a), polynomialOf(b)).asConstant();
  }
  return combine(a, b, [kind](ShapeEnv &env, const auto &x, const auto &y) { return env.apply(kind, x, y); });
}
SymInt floorDiv(const SymInt &a, const SymInt &b) { return apply(SizeAtom::Kind::FloorDiv, a, b); }
SymInt mod(const SymInt &a, const SymInt &b) { return apply(SizeAtom::Kind::Mod, a, b); }
SymInt symMin(const SymInt &a, const SymInt &b) { return apply(SizeAtom::Kind::Min, a, b); }
SymInt symMax(const SymInt &a, const SymInt &b) { return apply(SizeAtom::Kind::Max, a, b); }

bool operator==(const SymInt &a, const SymInt &b) {
  if (bothNumbers(a, b)) return a.hint() == b.hint();
  return envOf(a, b)->decide(SizeGuard::Kind::Equal, polynomialOf(a), polynomialOf(b));
}
bool operator<(const SymInt &a, const SymInt &b) {
  if (bothNumbers(a, b)) return a.hint() < b.hint();
  return envOf(a, b)->decide(SizeGuard::Kind::Less, polynomialOf(a), polynomialOf(b));
}
bool operator<=(const SymInt &a, const SymInt &b) {
  if (bothNumbers(a, b)) return a.hint() <= b.hint();
  return envOf(a, b)->decide(SizeGuard::Kind::LessEqual, polynomialOf(a), polynomialOf(b));
}

std::string toString(const SymInt &size) {
  return size.isSymbolic() ? size.getNode()->env->toString(size.getNode()->polynomial) : std::to_string(size.hint());
}

} // namespace crout
