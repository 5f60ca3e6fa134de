// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Transcendental functions of compiled code against long double: largest error in units in the last place.
#include "programs.h"
#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <limits>
#include <random>

using namespace crout;
using namespace crout::test;

namespace {
using Reference = long double (*)(long double);

struct Case {
  const char *op;
  Reference reference;
  double low, high;
  double maxUlpF32, maxUlpF64;
};

long double rsqrtReference(long double x) { return 1 / sqrtl(x); }

// Bounds are what was measured, rounded up; where f64 calls libm, libm's.
const Case cases[] = {
    {"exp", expl, -105, 90, 2, 2},
    {"exp", expl, -1, 1, 2, 2},
    {"exp2", exp2l, -151, 129, 2, 2},
    {"expm1", expm1l, -20, 90, 3, 3},
    {"expm1", expm1l, -0.5, 0.5, 3, 3},
    {"log", logl, 0, 3e38, 2, 2},
    {"log", logl, 0.5, 2, 2, 2},
    {"log2", log2l, 0.5, 2, 3, 3},
    {"log10", log10l, 0.5, 2, 3, 3},
    {"log1p", log1pl, -0.999, 1, 3, 3},
    {"log1p", log1pl, 0, 1e30, 3, 3},
    {"sin", sinl, -4, 4, 3, 3},
    {"sin", sinl, -1e5, 1e5, 4, 3},
    {"cos", cosl, -4, 4, 3, 3},
    {"cos", cosl, -1e5, 1e5, 4, 3},
    {"tan", tanl, -4, 4, 4, 4},
    {"tan", tanl, -1e5, 1e5, 4, 4},
    {"asin", asinl, -1, 1, 4, 4},
    {"acos", acosl, -1, 1, 4, 4},
    {"atan", atanl, -10, 10, 4, 4},
    {"atan", atanl, -1e6, 1e6, 4, 4},
    {"sinh", sinhl, -88, 88, 4, 4},
    {"sinh", sinhl, -1, 1, 4, 4},
    {"cosh", coshl, -88, 88, 4, 4},
    {"tanh", tanhl, -9, 9, 4, 4},
    {"tanh", tanhl, -0.1, 0.1, 4, 4},
    {"asinh", asinhl, -10, 10, 5, 5},
    {"acosh", acoshl, 1, 10, 5, 5},
    {"atanh", atanhl, -0.999, 0.999, 5, 5},
    {"erf", erfl, -4, 4, 4, 4},
    {"erf", erfl, -0.1, 0.1, 4, 4},
    {"erfc", erfcl, -4, 9, 5, 5},
    {"rsqrt", rsqrtReference, 0, 1e30, 2, 2},
};

template <typename T> double ulpError(T actual, long double expected) {
  T rounded = static_cast<T>(expected);
  if (std::isnan(rounded)) return std::isnan(actual) ? 0 : std::numeric_limits<double>::infinity();
  if (std::isinf(rounded) || std::isinf(actual)) return actual == rounded ? 0 : std::numeric_limits<double>::infinity();
  T magnitude = std::max(std::abs(rounded), std::numeric_limits<T>::min());
  long double ulp = static_cast<long double>(std::nextafter(magnitude, std::numeric_limits<T>::infinity())) - magnitude;
  return static_cast<double>(std::abs(actual - expected) / ulp);
}

template <typename T> std::string programFor(const std::string &op) {
  std::string type = "tensor<?x" + std::string(sizeof(T) == 4 ? "f32" : "f64") + ">";
  return "func.func @" + op + "(%x: " + type + " {crout.dims = [\"n\"]}) -> (" + type + " {crout.dims = [\"n\"]}) {\n  %y = crout." + op +
         " %x : " + type + "\n  return %y : " + type + "\n}\n";
}

template <typename T> void checkCase(const Case &c, double bound) {
  std::mt19937_64 random(42);
  std::vector<T> points;
  std::uniform_real_distribution<double> uniform(c.low, c.high);
  for (int i = 0; i < 200000; ++i)
    points.push_back(static_cast<T>(uniform(random)));
  // Small and graded magnitudes as well.
  for (int i = 0; i < 50000; ++i) {
    double scaled = std::ldexp(uniform(random), -static_cast<int>(random() % 60));
    if (scaled >= c.low && scaled <= c.high) points.push_back(static_cast<T>(scaled));
  }
  points.push_back(static_cast<T>(c.low));
  points.push_back(static_cast<T>(c.high));
  std::vector<T> values = call<T>(*compileText(programFor<T>(c.op)), {points});
  ASSERT_EQ(values.size(), points.size());
  double worst = 0;
  T where = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    double error = ulpError<T>(values[i], c.reference(points[i]));
    if (error > worst) {
      worst = error;
      where = points[i];
    }
  }
  std::printf("%-6s %s [%g, %g]: %.2f ulp at %.17g\n", c.op, sizeof(T) == 4 ? "f32" : "f64", c.low, c.high, worst,
              static_cast<double>(where));
  EXPECT_LE(worst, bound) << c.op << " at " << where;
}
} // namespace

TEST(MathAccuracy, Float32WithinAFewUlp) {
  for (const Case &c : cases)
    checkCase<float>(c, c.maxUlpF32);
}

TEST(MathAccuracy, Float64WithinAFewUlp) {
  for (const Case &c : cases)
    checkCase<double>(c, c.maxUlpF64);
}

template <typename T> static void checkSpecialValues() {
  const T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  struct Special {
    const char *op;
    T x, expected;
  };
  const Special specials[] = {
      {"exp", inf, inf},   {"exp", -inf, 0},    {"exp", nan, nan},    {"exp", 0, 1},       {"exp2", inf, inf},  {"exp2", 3, 8},
      {"expm1", -inf, -1}, {"expm1", inf, inf}, {"expm1", nan, nan},  {"log", 0, -inf},    {"log", -1, nan},    {"log", inf, inf},
      {"log", nan, nan},   {"log", 1, 0},       {"log2", 0, -inf},    {"log2", 8, 3},      {"log10", 0, -inf},  {"log10", -1, nan},
      {"log1p", -1, -inf}, {"log1p", -2, nan},  {"log1p", inf, inf},  {"sin", inf, nan},   {"sin", nan, nan},   {"sin", 0, 0},
      {"cos", -inf, nan},  {"cos", 0, 1},       {"tan", inf, nan},    {"asin", 2, nan},    {"acos", -2, nan},   {"acos", 1, 0},
      {"atan", nan, nan},  {"sinh", inf, inf},  {"sinh", -inf, -inf}, {"cosh", -inf, inf}, {"tanh", inf, 1},    {"tanh", -inf, -1},
      {"tanh", nan, nan},  {"asinh", inf, inf}, {"acosh", 0.5, nan},  {"acosh", 1, 0},     {"atanh", 1, inf},   {"atanh", -1, -inf},
      {"atanh", 2, nan},   {"erf", inf, 1},     {"erf", -inf, -1},    {"erf", nan, nan},   {"erfc", inf, 0},    {"erfc", -inf, 2},
      {"erfc", nan, nan},  {"rsqrt", 0, inf},   {"rsqrt", -1, nan},   {"rsqrt", inf, 0},   {"rsqrt", nan, nan},
  };
  for (const Special &s : specials) {
    // A vector long enough for the widened loop.
    std::vector<T> values = call<T>(*compileText(programFor<T>(s.op)), {std::vector<T>(67, s.x)});
    for (T value : {values.front(), values.back()}) {
      if (std::isnan(s.expected))
        EXPECT_TRUE(std::isnan(value)) << s.op << "(" << s.x << ") gave " << value;
      else
        EXPECT_EQ(value, s.expected) << s.op << "(" << s.x << ")";
    }
  }
}

TEST(MathAccuracy, SpecialValuesFloat32) { checkSpecialValues<float>(); }
TEST(MathAccuracy, SpecialValuesFloat64) { checkSpecialValues<double>(); }

// Up to where its argument is an integer multiple of pi/2 and a rest in f64.
TEST(MathAccuracy, SineOfLargeFloatsIsRight) {
  std::vector<float> points;
  for (float x = 1e5f; x < 3e15f; x *= 1.7f)
    points.push_back(points.size() % 2 ? -x : x);
  using Exact = long double (*)(long double);
  for (auto [op, exact] : {std::pair<const char *, Exact>("sin", sinl), {"cos", cosl}, {"tan", tanl}}) {
    std::vector<float> values = call<float>(*compileText(programFor<float>(op)), {points});
    for (size_t i = 0; i < points.size(); ++i) {
      auto expected = static_cast<float>(exact(points[i]));
      EXPECT_LE(std::abs(values[i] - expected), 4 * std::abs(std::nextafter(expected, 2 * expected) - expected))
          << op << "(" << points[i] << ")";
    }
  }
}

TEST(MathAccuracy, ZeroKeepsItsSign) {
  for (const char *op : {"sin", "tan", "expm1", "asin", "atan", "tanh", "log1p", "sinh", "asinh", "atanh"})
    for (float value : call<float>(*compileText(programFor<float>(op)), {std::vector<float>(40, -0.0f)}))
      EXPECT_TRUE(value == 0 && std::signbit(value)) << op;
}

TEST(MathAccuracy, SineOfHugeArgumentsStaysInRange) {
  std::vector<float> points = {1e6f, 3e7f, -1e10f, 1e20f, 3e38f, -3e38f};
  points.resize(40, 1e9f);
  for (const char *op : {"sin", "cos"})
    for (float value : call<float>(*compileText(programFor<float>(op)), {points}))
      EXPECT_LE(std::abs(value), 1.0f) << op;
}

// One polynomial reaches up to the maximum, where a unit in the last place too much would leave the range: an arc sine of it would be NaN.
TEST(MathAccuracy, NoFloatNearItsMaximumGivesASineAboveOne) {
  std::vector<float> points;
  for (float x = 1.5f; x < 1.65f; x = std::nextafter(x, 2.0f))
    points.push_back(x);
  for (float value : call<float>(*compileText(programFor<float>("sin")), {points}))
    ASSERT_LE(value, 1.0f);
}
