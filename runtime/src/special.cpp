// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Special functions of two arguments whose iterations end where the arguments say, so that they are no straight-line code.
#include "crout/runtime/call.h"
#include "crout/runtime/kernels.h"
#include "crout/runtime/parallel.h"
#include <float.h>
#include <math.h>
#include <stdint.h>

namespace {

constexpr const char *kOp = "igamma";
constexpr int kTerms = 24, kOrders = 9;

/// Coefficients of c_k(eta) by powers of eta: N. M. Temme, The asymptotic expansion of the incomplete gamma functions, SIAM J. Math. Anal.
/// 10 (1979); DLMF 8.12.10. Computed with 80 digits from the recurrence of the c_k.
constexpr double kTemme[kOrders][kTerms] = {
    {-0.33333333333333333,    0.083333333333333333,    -0.014814814814814815,  0.0011574074074074074,   0.0003527336860670194,
     -0.00017875514403292181, 3.9192631785224378e-5,   -2.1854485106799922e-6, -1.85406221071516e-6,    8.296711340953086e-7,
     -1.7665952736826079e-7,  6.7078535434014986e-9,   1.0261809784240308e-8,  -4.3820360184533532e-9,  9.1476995822367902e-10,
     -2.551419399494625e-11,  -5.8307721325504251e-11, 2.4361948020667416e-11, -5.0276692801141756e-12, 1.1004392031956135e-13,
     3.3717632624009854e-13,  -1.3923887224181621e-13, 2.8534893807047443e-14, -5.1391118342425726e-16},
    {-0.0018518518518518519, -0.0034722222222222222,  0.0026455026455026455,  -0.00099022633744855967, 0.00020576131687242798,
     -4.0187757201646091e-7, -1.8098550334489978e-5,  7.6491609160811101e-6,  -1.6120900894563446e-6,  4.6471278028074343e-9,
     1.378633446915721e-7,   -5.752545603517705e-8,   1.1951628599778147e-8,  -1.7543241719747648e-11, -1.0091543710600413e-9,
     4.1627929918425826e-10, -8.5639070264929806e-11, 6.0672151016047586e-14, 7.1624989648114854e-12,  -2.9331866437714371e-12},
    {0.0041335978835978836, -0.0026813271604938272, 0.00077160493827160494, 2.0093878600823045e-6, -0.00010736653226365161,
     5.2923448829120125e-5, -1.2760635188618728e-5, 3.4235787340961381e-8, 1.3721957309062933e-6, -6.298992138380055e-7,
     1.4280614206064242e-7, -2.0477098421990866e-10, -1.4092529910867521e-8, 6.228974084922022e-9, -1.3670488396617113e-9,
     9.4283561590146782e-13, 1.2872252400089318e-10, -5.5645956134363321e-11},
    {0.00064943415637860082, 0.00022947209362139918, -0.00046918949439525571, 0.00026772063206283885, -7.5618016718839764e-5,
     -2.3965051138672967e-7, 1.1082654115347302e-5, -5.6749528269915966e-6, 1.4230900732435884e-6, -2.7861080291528142e-11,
     -1.6958404091930277e-7, 8.0994649053880824e-8, -1.9111168485973654e-8, 2.3928620439808118e-12, 2.0620131815488798e-9,
     -9.4604966618551322e-10},
    {-0.0008618882909167117, 0.00078403922172006663, -0.00029907248030319018, -1.4638452578843418e-6, 6.6414982154651222e-5,
     -3.9683650471794347e-5, 1.1375726970678419e-5, 2.5074972262375328e-10, -1.6954149536558306e-6, 8.9075075322053097e-7,
     -2.2929348340008049e-7, 2.956794137544049e-11, 2.8865829742708784e-8, -1.4189739437803219e-8},
    {-0.00033679855336635815, -6.9728137583658578e-5, 0.00027727532449593921, -0.00019932570516188848, 6.7977804779372078e-5,
     1.419062920643967e-7, -1.3594048189768693e-5, 8.0184702563342015e-6, -2.2914811765080952e-6, -3.252473551298454e-10,
     3.4652846491085265e-7, -1.8447187191171343e-7},
    {0.00053130793646399222, -0.00059216643735369388, 0.00027087820967180448, 7.9023532326603279e-7, -8.1539693675619688e-5,
     5.6116827531062497e-5, -1.8329116582843376e-5, -3.0796134506033048e-9, 3.4651553688036091e-6, -2.0291327396058604e-6},
    {0.00034436760689237767, 5.1717909082605922e-5, -0.00033493161081142236, 0.0002812695154763237, -0.00010976582244684731,
     -1.2741009095484485e-7, 2.7744451511563644e-5, -1.8263488805711333e-5, 5.7876949497350524e-6},
    {-0.00065262391859530942, 0.00083949872067208728, -0.00043829709854172101, -6.969091458420552e-7, 0.00016644846642067548,
     -0.00012783517679769219, 4.6299532636913043e-5, 4.5579098679227077e-9},
};

/// log(1 + mu) - mu without cancellation.
double log1pmx(double mu) {
  if (fabs(mu) > 0.5) return log1p(mu) - mu;
  double power = mu, sum = 0;
  for (int k = 2; k < 200; ++k) {
    power *= -mu;
    double term = power / k;
    sum += term;
    if (fabs(term) < DBL_EPSILON * fabs(sum)) break;
  }
  return sum;
}

/// x^a e^-x / Gamma(a) for positive a and x, by Stirling's series where a is large, so that the powers do not cancel.
double prefactor(double a, double x) {
  if (a < 20) return x < 650 && fabs(a * log(x)) < 650 ? pow(x, a) * exp(-x) / tgamma(a) : exp(a * log(x) - x - lgamma(a));
  static constexpr double stirling[] = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156};
  double square = 1 / (a * a), series = 0;
  for (int k = 6; k >= 0; --k)
    series = series * square + stirling[k];
  return sqrt(a / (2 * M_PI)) * exp(a * log1pmx((x - a) / a) - series / a);
}

/// P(a, x) = x^a e^-x / Gamma(a + 1) (1 + x/(a + 1) + ...), DLMF 8.7.1.
double lowerSeries(double a, double x) {
  double term = 1, sum = 1;
  for (double n = a + 1; term > DBL_EPSILON / 4 * sum; ++n)
    sum += term *= x / n;
  return sum * prefactor(a, x) / a;
}

/// Q(a, x) by its continued fraction, DLMF 8.9.2, evaluated as Lentz's product.
double upperFraction(double a, double x) {
  double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / b, product = d;
  for (int n = 1; n < 100000; ++n) {
    double an = -n * (n - a);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
    c = fabs(c) < DBL_MIN ? DBL_MIN : c;
    double factor = c * d;
    product *= factor;
    if (fabs(factor - 1) < DBL_EPSILON) break;
  }
  return prefactor(a, x) * product;
}

/// Q(a, x) for small x, without cancellation: 1 - x^a / Gamma(1 + a) + x^a / Gamma(1 + a) sum of the other terms of the series in -x.
double upperSeries(double a, double x) {
  double term = 1, sum = 0;
  for (int n = 1; n < 200; ++n) {
    term *= -x / n;
    double next = term / (a + n);
    sum += next;
    if (fabs(next) <= DBL_EPSILON / 4 * fabs(sum)) break;
  }
  double logPower = a * log(x), logGamma = lgamma(1 + a);
  return -expm1(logPower - logGamma) - exp(logPower - lgamma(a)) * sum;
}

/// Both functions where a is large and x is near it: erfc(eta sqrt(a/2))/2 with a correction in powers of 1/a.
double uniform(double a, double x, bool upper) {
  double mu = (x - a) / a, half = -log1pmx(mu), eta = copysign(sqrt(2 * half), mu);
  double sum = 0, power = 1;
  for (int k = 0; k < kOrders; ++k) {
    double c = 0;
    for (int n = kTerms - 1; n >= 0; --n)
      c = c * eta + kTemme[k][n];
    sum += c * power;
    power /= a;
  }
  double sign = upper ? 1 : -1;
  return 0.5 * erfc(sign * eta * sqrt(a / 2)) + sign * exp(-a * half) / sqrt(2 * M_PI * a) * sum;
}

double incompleteGamma(double a, double x, bool upper) {
  if (!(a >= 0) || !(x >= 0)) return NAN;
  if (a == 0) return x > 0 ? !upper : NAN;
  if (x == 0) return upper;
  if (isinf(a)) return isinf(x) ? NAN : upper;
  if (isinf(x)) return !upper;
  double distance = fabs(x - a);
  if ((a > 30 && distance < 0.3 * a) || (a > 400 && distance < 0.6 * a && distance < 4.5 * sqrt(a))) return uniform(a, x, upper);
  // The smaller of both is computed, and the other one is 1 minus it.
  if (x <= 1.1) {
    if (x <= 0.5 ? -0.4 / log(x) < a : x < 1.1 * a) {
      double lower = lowerSeries(a, x);
      return upper ? 1 - lower : lower;
    }
    double q = upperSeries(a, x);
    return upper ? q : 1 - q;
  }
  if (x < a) {
    double lower = lowerSeries(a, x);
    return upper ? 1 - lower : lower;
  }
  double q = upperFraction(a, x);
  return upper ? q : 1 - q;
}

int64_t strideOf(const DLTensor *t, int32_t dim) {
  if (t->strides) return t->strides[dim];
  int64_t stride = 1;
  for (int32_t i = t->ndim - 1; i > dim; --i)
    stride *= t->shape[i];
  return stride;
}

/// Offset of element `index`, counted over the result's shape, in an operand that is broadcast to it.
int64_t offsetOf(const DLTensor *operand, const DLTensor *result, int64_t index) {
  int64_t offset = 0;
  for (int32_t dim = result->ndim - 1; dim >= 0; --dim) {
    int64_t place = index % result->shape[dim];
    index /= result->shape[dim];
    int32_t own = dim - (result->ndim - operand->ndim);
    if (own >= 0 && operand->shape[own] != 1) offset += place * strideOf(operand, own);
  }
  return offset;
}

template <class T> T *dataOf(const DLTensor *t) { return reinterpret_cast<T *>(static_cast<char *>(t->data) + t->byte_offset); }

struct Call {
  const DLTensor *a, *x;
  DLTensor *result;
  bool upper;
};

template <class T> void run(int64_t begin, int64_t end, void *context) {
  const Call &call = *static_cast<const Call *>(context);
  const T *a = dataOf<const T>(call.a), *x = dataOf<const T>(call.x);
  T *result = dataOf<T>(call.result);
  for (int64_t i = begin; i < end; ++i)
    result[i] = static_cast<T>(incompleteGamma(static_cast<double>(a[offsetOf(call.a, call.result, i)]),
                                               static_cast<double>(x[offsetOf(call.x, call.result, i)]), call.upper));
}

} // namespace

void crout_rt_igamma(const DLTensor *a, const DLTensor *x, DLTensor *result, int64_t upper) {
  Call call{a, x, result, upper != 0};
  int64_t count = 1;
  for (int32_t i = 0; i < result->ndim; ++i)
    count *= result->shape[i];
  if (result->dtype.code != kDLFloat || (result->dtype.bits != 32 && result->dtype.bits != 64))
    return crout_rt_fail(CROUT_INVALID_ARGUMENT, -1, kOp, nullptr, "element type must be float32 or float64");
  crout_rt_parallel_for(count, 500, result->dtype.bits == 64 ? run<double> : run<float>, &call);
}
