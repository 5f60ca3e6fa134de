// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Poisson distributed numbers: inversion for small rates, transformed rejection (W. Hoermann: The transformed rejection method for
// generating Poisson random variables; Insurance: Mathematics and Economics 12, 1993; algorithm PTRS) for others.
#include "crout/runtime/elements.h"
#include "crout/runtime/kernels.h"
#include "crout/runtime/parallel.h"
#include "philox.h"
#include <math.h>
#include <string.h>

namespace crout::rt {
namespace {

constexpr int32_t kMaxRank = 32;

double byInversion(double rate, double u) {
  double probability = exp(-rate), sum = probability, k = 0;
  while (u >= sum) {
    k += 1;
    probability *= rate / k;
    double next = sum + probability;
    if (next == sum) break; // as far as 53 bits reach
    sum = next;
  }
  return k;
}

/// log(k!) - log(sqrt(2 pi k) (k / e)^k) for k from 16 on: Stirling's series.
double stirlingError(double k) {
  double s = 1 / (k * k);
  return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s / 1680))) / k;
}

/// k log(k / rate) + rate - k, without cancellation where k is near the rate (C. Loader: Fast and accurate computation of binomial
/// probabilities; 2000).
double deviance(double k, double rate) {
  double difference = k - rate;
  if (fabs(difference) >= 0.1 * (k + rate)) return k * log(k / rate) - difference;
  double v = difference / (k + rate), sum = difference * v, term = 2 * k * v;
  for (int j = 3;; j += 2) {
    term *= v * v;
    double next = sum + term / j;
    if (next == sum) return sum;
    sum = next;
  }
}

/// log(rate^k exp(-rate) / k!)
double logProbability(double k, double rate) {
  if (k < 16) {
    double factorial = 1;
    for (double i = 2; i <= k; i += 1)
      factorial *= i;
    return k * log(rate) - rate - log(factorial);
  }
  return -stirlingError(k) - deviance(k, rate) - 0.5 * log(6.283185307179586 * k);
}

double byRejection(double rate, uint64_t seed, uint64_t counter) {
  double b = 0.931 + 2.53 * sqrt(rate), a = -0.059 + 0.02483 * b;
  double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), quick = 0.9277 - 3.6224 / (b - 2);
  for (uint32_t draw = 0;; ++draw) {
    PhiloxBlock block = philox(seed, counter, draw);
    double u = block.uniform(0) - 0.5, v = 1 - block.uniform(1); // v in (0, 1]
    double distance = 0.5 - fabs(u);
    double k = floor((2 * a / distance + b) * u + rate + 0.43);
    if (distance >= 0.07 && v <= quick) return k;
    if (!(k >= 0) || (distance < 0.013 && v > distance)) continue;
    if (log(v * inverseAlpha / (a / (distance * distance) + b)) <= logProbability(k, rate)) return k;
  }
}

double sample(double rate, uint64_t seed, uint64_t counter) {
  if (!(rate >= 0)) return NAN;
  if (rate < 10) return byInversion(rate, philox(seed, counter, 0).uniform(0));
  if (rate > 0x1p1000) return rate; // the spread is far below the spacing of numbers; infinity too
  return byRejection(rate, seed, counter);
}

uint64_t scalarOf(const DLTensor &tensor) {
  uint64_t value;
  memcpy(&value, dataOf(tensor), sizeof value);
  return value;
}

} // namespace
} // namespace crout::rt

void crout_rt_poisson(const DLTensor *rate, const DLTensor *seedTensor, const DLTensor *offsetTensor, DLTensor *counts) {
  using namespace crout::rt;
  uint64_t seed = scalarOf(*seedTensor), offset = scalarOf(*offsetTensor);
  int64_t count = elementCount(rate->shape, rate->ndim);
  const double *rates = reinterpret_cast<const double *>(dataOf(*rate));
  double *results = reinterpret_cast<double *>(dataOf(*counts));
  bool dense = isContiguous(*rate);
  parallelFor(count, 1024, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      int64_t place = i;
      if (!dense) {
        int64_t index[kMaxRank];
        unravelIndex(i, rate->shape, rate->ndim, index);
        place = 0;
        for (int32_t d = 0; d < rate->ndim; ++d)
          place += index[d] * rate->strides[d];
      }
      results[i] = sample(rates[place], seed, offset + static_cast<uint64_t>(i));
    }
  });
}
