// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Special functions of one operand, as straight-line formulas in float64: gamma and its kin, the inverse error function, Bessel functions.
//
// Polynomials are near-minimax fits made with 50 digits. Every branch is computed and the right one chosen, so loops vectorise.
#include "Ops/Formula.h"
#include "Ops/SelectionSteps.h"
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace crout {
using namespace ops;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity(), notANumber = std::numeric_limits<double>::quiet_NaN();

// sin(pi x) and pi / tan(pi x), by the distance to the nearest integer, which is exact.
Tensor fromInteger(const Tensor &x) { return x - round(x); }
Tensor sinPi(const Tensor &x) { return sin(fromInteger(x) * std::numbers::pi); }

// log |gamma(x)|. Below 1/2 by reflection; from 8 on Stirling's series; in between down to [1.5, 2.5) by the recurrence, where
// lgamma(2 + t) = t p(t). Near 1 and 2, where it is 0, nothing cancels.
Tensor logGamma(const Tensor &x) {
  static constexpr double coefficients[] = {0.42278433509846714,     0.32246703342411322,   -0.067352301053198139,  0.020580808427784569,
                                            -0.0073855510286681537,  0.002890510330738737,  -0.0011927539120010226, 0.00050966952488530961,
                                            -0.00022315475074520367, 9.9457509098893916e-5, -4.4926351103833331e-5, 2.0507267416057788e-5,
                                            -9.4384587162428112e-6,  4.3743749169151307e-6, -2.0449201467015115e-6, 9.5786633341147577e-7,
                                            -4.3035587603599612e-7,  2.0304806751615228e-7, -1.3412819758517286e-7, 6.3790475076197737e-8};
  static constexpr double stirling[] = {1.0 / 12,        -1.0 / 360, 1.0 / 1260,       -1.0 / 1680,     1.0 / 1188,
                                        -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400, 43867.0 / 244188};
  Tensor reflected = lt(x, 0.5), w = select(reflected, 1.0 - x, x);
  Tensor nearOne = lt(w, 1.5), large = ge(w, 8.0);
  Tensor reduced = w, product = constant(1.0, DType::Float64);
  for (int step = 0; step < 6; ++step) {
    Tensor above = ge(reduced, 2.5);
    reduced = select(above, reduced - 1.0, reduced);
    product = select(above, product * reduced, product);
  }
  Tensor t = select(nearOne, select(reflected, -x, x - 1.0), reduced - 2.0);
  Tensor logarithm = log(select(large, w, select(nearOne, w, product)));
  Tensor small = select(nearOne, -logarithm, logarithm) + t * polynomial(t, coefficients);
  Tensor inverse = 1.0 / w;
  Tensor big = (w - 0.5) * (logarithm - 1.0) + (inverse * polynomial(inverse * inverse, stirling) + 0.41893853320467274178);
  Tensor value = select(large, big, small);
  value = select(reflected, log(std::numbers::pi / abs(sinPi(x))) - value, value);
  Tensor pole = logical_and(le(x, 0.0), eq(x, floor(x)));
  return select(logical_or(pole, isinf(x)), constant(infinity, DType::Float64), value);
}

// The logarithmic derivative of gamma. Below 1/2 by reflection; from 10 on the asymptotic series; in between down to [1, 2) by the
// recurrence, where psi(x) = (x - x0) p(x - 3/2) with its root x0.
Tensor digammaOf(const Tensor &x) {
  static constexpr double coefficients[] = {
      0.95105587603183288,   -0.4236274212814605,    0.24054248424078736,     -0.14840492305391762,   0.094988724452830011,
      -0.061922133271657065, 0.040760833944626564,   -0.026975796844275361,   0.017907248195969129,   -0.011908215172584003,
      0.0079270240679612363, -0.00528001782089874,   0.0035180800751066694,   -0.0023446500823513208, 0.0015635679757533886,
      -0.001042261556504223, 0.00068997178011668403, -0.00045996251446125765, 0.00032680680441417642, -0.00021786821455014508,
      9.1733832891747916e-5, -6.115542617507509e-5,  0.00012230983055406747,  -8.153978973309418e-5};
  static constexpr double asymptotic[] = {1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12};
  constexpr double root = 1.4616321449683622, rootRest = 9.549995429965697e-17;
  Tensor reflected = lt(x, 0.5), w = select(reflected, 1.0 - x, x);
  Tensor belowOne = lt(w, 1.0);
  // psi(w) = psi(reduced) + numerator / denominator
  Tensor reduced = select(belowOne, w + 1.0, w);
  Tensor numerator = select(belowOne, constant(-1.0, DType::Float64), constant(0.0, DType::Float64));
  Tensor denominator = select(belowOne, w, constant(1.0, DType::Float64));
  for (int step = 0; step < 8; ++step) {
    Tensor above = ge(reduced, 2.0), next = reduced - 1.0;
    numerator = select(above, numerator * next + denominator, numerator);
    denominator = select(above, denominator * next, denominator);
    reduced = select(above, next, reduced);
  }
  Tensor small = numerator / denominator + ((reduced - root) - rootRest) * polynomial(reduced - 1.5, coefficients);
  Tensor inverse = 1.0 / w, square = inverse * inverse;
  Tensor big = log(w) - 0.5 * inverse - square * polynomial(square, asymptotic);
  Tensor value = select(ge(w, 10.0), big, small);
  Tensor fraction = fromInteger(x);
  value = select(reflected, value - std::numbers::pi / tan(fraction * std::numbers::pi), value);
  value = select(logical_and(lt(x, 0.0), eq(fraction, 0.0)), constant(notANumber, DType::Float64), value);
  return select(eq(x, 0.0), copysign(constant(infinity, DType::Float64), -x), value);
}

// sum over k >= 0 of (x + k)^-s for x > 0, by Euler's and Maclaurin's formula after 10 terms.
Tensor hurwitzZeta(int64_t s, const Tensor &x) {
  static constexpr double bernoulli[] = {1.0 / 6, -1.0 / 30,     1.0 / 42,      -1.0 / 30,       5.0 / 66,      -691.0 / 2730,
                                         7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330, 854513.0 / 138};
  auto power = [s](const Tensor &base) {
    Tensor result, square = base;
    for (int64_t n = s; n > 0; n >>= 1) {
      if (n & 1) result = result.defined() ? result * square : square;
      if (n > 1) square = square * square;
    }
    return result;
  };
  Tensor sum = power(1.0 / x);
  for (int k = 1; k < 10; ++k)
    sum = sum + power(1.0 / (x + static_cast<double>(k)));
  Tensor w = x + 10.0, inverse = 1.0 / w, tail = power(inverse), square = inverse * inverse;
  double n = static_cast<double>(s);
  sum = sum + tail * w / (n - 1) + 0.5 * tail;
  double factor = n / 2; // s (s + 1) ... / (2 j)!
  Tensor term = tail * inverse;
  for (size_t j = 0; j < std::size(bernoulli); ++j) {
    sum = sum + term * (factor * bernoulli[j]);
    double twice = 2.0 * static_cast<double>(j + 1);
    factor *= (n + twice - 1) * (n + twice) / ((twice + 1) * (twice + 2));
    term = term * square;
  }
  return sum;
}

// (-1)^(n+1) n! zeta(n + 1, x); of x < 1/2 by the n-th derivative of pi cot(pi x), a polynomial in the cotangent.
Tensor polygammaOf(int64_t n, const Tensor &x) {
  double factorial = std::tgamma(static_cast<double>(n) + 1), sign = n % 2 ? 1 : -1;
  Tensor reflected = lt(x, 0.5);
  Tensor value = (sign * factorial) * hurwitzZeta(n + 1, select(reflected, 1.0 - x, x));
  // cot' = -pi (1 + cot^2)
  std::vector<double> derivative{0, 1};
  for (int64_t k = 0; k < n; ++k) {
    std::vector<double> next(derivative.size() + 1, 0.0);
    for (size_t i = 1; i < derivative.size(); ++i) {
      next[i - 1] -= static_cast<double>(i) * derivative[i];
      next[i + 1] -= static_cast<double>(i) * derivative[i];
    }
    derivative = next;
  }
  Tensor fraction = fromInteger(x);
  Tensor cotangent = 1.0 / tan(fraction * std::numbers::pi);
  // psi_n(x) = (-1)^n psi_n(1 - x) - pi d^n cot(pi x)
  Tensor other = (n % 2 ? -1.0 : 1.0) * value - std::pow(std::numbers::pi, static_cast<double>(n + 1)) * polynomial(cotangent, derivative);
  value = select(reflected, other, value);
  Tensor pole = logical_and(le(x, 0.0), eq(fraction, 0.0));
  return select(pole, constant(sign * infinity, DType::Float64), value);
}

// x p(w) with w = -log(1 - x^2): M. Giles, Approximating the erfinv function, GPU Computing Gems (2010).
Tensor inverseErf(const Tensor &x) {
  Tensor w = -log((1.0 - x) * (1.0 + x)), root = sqrt(w);
  auto central = [](const Tensor &t) {
    static constexpr double coefficients[] = {
        1.6536545626831027,      0.24015818242558832,     -0.0060336708714269088,  -0.00074070253415443008, 0.0001867342080200925,
        -1.3882523394637344e-5,  -1.3654691764135043e-6,  4.234788178266526e-7,    -2.9070390748710867e-8,  -4.1126612669245027e-9,
        1.0512230707487621e-9,   -5.4142609576164565e-11, -1.2978692479994892e-11, 2.6303859148085386e-12,  -8.0746651675070128e-14,
        -3.9988523095404325e-14, 6.5257679223998583e-15,  -4.4170033936653727e-17, -1.2263057432605481e-16, 1.5992591736199304e-17,
        6.3966648557099713e-19,  -3.7848217521105336e-19, 1.8739434875095461e-20,  4.3574752802448538e-21,  -3.3795536525485224e-22,
        -1.9123778045391185e-23};
    return polynomial(t, coefficients);
  };
  auto middle = [](const Tensor &t) {
    static constexpr double coefficients[] = {
        3.0838856104922207,     1.0052589676941653,     0.0053709145535551927,   -0.003751208508212327,  0.0024914420979475157,
        -0.0016882755359219362, 0.00095328934179583301, -0.00035503780550499826, 2.4031510350318603e-5,  6.8287037662814459e-5,
        -4.7320663887750435e-5, 1.2465490012885596e-5,  2.9325103785542763e-6,   -3.9873832791528768e-6, 1.4817686493076977e-6,
        -2.3768438869458364e-8, -2.4575721605517874e-7, 1.2617019273822621e-7,   -2.0697212179483362e-8, -1.1037793186805447e-8,
        7.6027341815480342e-9,  -1.4414402902576648e-9};
    return polynomial(t, coefficients);
  };
  auto tail = [](const Tensor &t) {
    static constexpr double coefficients[] = {
        4.8499064014085843,      1.0103004648645449,     -0.00013871931837973191, -0.00021503011979880727, 7.5995278083706506e-5,
        -1.9681771203998847e-5,  4.5260526873532816e-6,  -9.9302541983482291e-7,  2.2905179635157567e-7,   -6.7573110517872255e-8,
        2.9022419869757854e-8,   -1.5212568998764714e-8, 7.8127939050074137e-9,   -3.5361262859379894e-9,  1.3285651383718855e-9,
        -3.7857087941918963e-10, 5.8111953988823466e-11, 1.3347478382765938e-11,  -1.4220016077925766e-11, 6.2169935389964351e-12,
        -1.7052486202534964e-12, 8.3186400074388729e-14, 1.6176737638976278e-13,  -4.7457264846902199e-14};
    return polynomial(t, coefficients);
  };
  Tensor value = x * select(lt(w, 6.25), central(w - 3.125), select(lt(w, 16.0), middle(root - 3.25), tail(root - 5.0)));
  Tensor magnitude = abs(x);
  value = select(eq(magnitude, 1.0), x * infinity, value);
  return select(gt(magnitude, 1.0), constant(notANumber, DType::Float64), value);
}

// exp(-|x|) I0(|x|): the power series below 8, a polynomial in 1/x times 1/sqrt(x) above.
Tensor scaledBessel(const Tensor &magnitude) {
  static constexpr double coefficients[] = {0.39894228040143268,  0.049867785050116764,    0.028050629185617773,   0.029219348140046119,
                                            0.044760390090021265, 0.087074329099170818,    0.68474269286692262,    -40.93431094584347,
                                            2787.6956370148012,   -140614.77777280738,     5465863.4308180607,     -165892645.24234018,
                                            3969485622.4440298,   -75306215617.996519,     1135132321347.7824,     -13577740942860.85,
                                            128248102415035.29,   -947878431034715.02,     5402031217298073.1,     -23203933567318286.0,
                                            72463439798005233.0,  -1.5487839725146113e+17, 2.0204820888526635e+17, -1.2093175131588961e+17};
  // sum of (x^2/4)^k / k!^2: all terms positive.
  static constexpr auto series = [] {
    std::array<double, 27> terms{};
    double term = 1;
    for (size_t k = 0; k < terms.size(); ++k) {
      terms[k] = term;
      term /= static_cast<double>(k + 1) * static_cast<double>(k + 1);
    }
    return terms;
  }();
  Tensor square = 0.25 * magnitude * magnitude;
  Tensor small = polynomial(square, series) * exp(-magnitude);
  Tensor inverse = 1.0 / magnitude;
  return select(le(magnitude, 8.0), small, polynomial(inverse, coefficients) * sqrt(inverse));
}
// In two factors, for exp alone overflows before the result does.
Tensor bessel(const Tensor &magnitude) {
  Tensor half = exp(0.5 * magnitude);
  return select(eq(magnitude, infinity), magnitude, half * scaledBessel(magnitude) * half);
}
} // namespace

Tensor lgamma(const Operand &input) {
  return inDouble("lgamma", input, [](const Tensor &x) { return logGamma(x); });
}
Tensor digamma(const Operand &input) {
  return inDouble("digamma", input, [](const Tensor &x) { return digammaOf(x); });
}
Tensor erfinv(const Operand &input) {
  return inDouble("erfinv", input, [](const Tensor &x) { return inverseErf(x); });
}
Tensor i0(const Operand &input) {
  return inDouble("i0", input, [](const Tensor &x) { return bessel(abs(x)); });
}

Tensor polygamma(int64_t n, const Operand &input) {
  OpScope scope("polygamma", input.getWhere());
  // n! is a factor, and infinite from 171 on.
  if (n < 0 || n > 170) fail("'n' must be in [0, 170], got " + std::to_string(n));
  if (n == 0) return digamma(input);
  return inDouble("polygamma", input, [n](const Tensor &x) { return polygammaOf(n, x); }, Attributes(n));
}

// log of the multivariate gamma function: p (p - 1)/4 log pi + sum of lgamma(x - j/2), j = 0 .. p - 1.
Tensor mvlgamma(const Operand &input, int64_t p) {
  OpScope scope("mvlgamma", input.getWhere());
  constexpr int64_t most = 1 << 20;
  if (p < 1 || p > most) fail("'p' must be in [1, " + std::to_string(most) + "], got " + std::to_string(p));
  return inDouble(
      "mvlgamma", input,
      [p](const Tensor &x) {
        double count = static_cast<double>(p);
        Tensor halves = toDType(ops::counted(p), DType::Float64) * 0.5;
        return sum(logGamma(unsqueeze(x, -1) - halves), -1) + count * (count - 1) / 4 * std::log(std::numbers::pi);
      },
      Attributes(p));
}

// log(x / (1 - x)); near 1/2, where it is 0, by log1p.
Tensor logit(const Operand &input, std::optional<double> eps) {
  return inDouble(
      "logit", input,
      [eps](const Tensor &given) {
        Tensor x = given;
        if (eps) x = minimum(maximum(x, *eps), 1.0 - *eps);
        Tensor twice = 2.0 * (x - 0.5);
        Tensor near = logical_and(gt(x, 0.3), lt(x, 0.65));
        return select(near, log1p(twice) - log1p(-twice), log(x / (1.0 - x)));
      },
      Attributes(eps));
}

// sin(pi x) / (pi x), 1 at 0.
Tensor sinc(const Operand &input) {
  return call("sinc", CallKind::Elementwise, {input}, Attributes(), [](Operands in) {
    DType dtype = floatResultType(in);
    bool isComplexInput = isComplex(dtype);
    Tensor x = tensor(in[0], "input", isComplexInput ? DType::Complex128 : DType::Float64);
    Tensor value;
    if (isComplexInput) {
      value = sin(x * std::numbers::pi);
    } else {
      // By the distance to the nearest integer, which is exact; its parity is the sign.
      Tensor nearest = round(x), odd = ne(nearest, 2.0 * round(0.5 * nearest));
      value = sin(select(odd, nearest - x, x - nearest) * std::numbers::pi);
    }
    value = value / (x * std::numbers::pi);
    value = select(eq(x, 0.0), constant(1.0, x.dtype()), value);
    return toDType(value, dtype);
  });
}

static Tensor incompleteGamma(const char *name, const Operand &input, const Operand &other, bool upper) {
  return call(name, CallKind::Elementwise, {input, other}, Attributes(upper), [upper](Operands in) {
    DType dtype = floatResultType(in);
    if (isComplex(dtype)) failType("the operands must be real, got " + describe(dtype));
    DType compute = dtype == DType::Float64 ? dtype : DType::Float32;
    Tensor a = tensor(in[0], "input", compute), x = tensor(in[1], "other", compute);
    SymSizes dims = broadcastDims({a, x});
    return toDType(session().wrap(session().emit<ir::IgammaOp>(valueOf(a), valueOf(x), upper), dims), dtype);
  });
}
Tensor igamma(const Operand &input, const Operand &other) { return incompleteGamma("igamma", input, other, false); }
Tensor igammac(const Operand &input, const Operand &other) { return incompleteGamma("igammac", input, other, true); }

} // namespace crout
