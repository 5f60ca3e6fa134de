// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Determinants and their logarithms from the diagonal of a triangular factor, without overflow on the way.
#ifndef CROUT_RUNTIME_LINALG_DETERMINANT_H
#define CROUT_RUNTIME_LINALG_DETERMINANT_H

#include "operand.h"

namespace crout::rt {

/// A product kept as mantissa and power of two, so that no partial product overflows or underflows.
template <class T> struct ScaledProduct {
  using R = RealOf<T>;
  T mantissa = number<T>(1);
  int64_t exponent = 0;

  void multiply(T x) {
    int e;
    x = normalised(x, e);
    exponent += e;
    mantissa = normalised(mantissa * x, e);
    exponent += e;
  }
  T value() const {
    int e = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : static_cast<int>(exponent);
    return scaled(mantissa, e);
  }
  static T scaled(T x, int e) {
    if constexpr (isComplex<T>)
      return {static_cast<R>(ldexp(static_cast<double>(x.re), e)), static_cast<R>(ldexp(static_cast<double>(x.im), e))};
    else
      return static_cast<R>(ldexp(static_cast<double>(x), e));
  }
  static T normalised(T x, int &e) {
    double size = static_cast<double>(pivotSize(x));
    if (!(size > 0) || !(size <= DBL_MAX)) {
      e = 0;
      return x;
    }
    frexp(size, &e);
    return scaled(x, -e);
  }
};

/// Product of n numbers, every `step`-th of `diagonal`, each to the given power; negative where `odd`.
template <class T> T determinantOf(int64_t n, const T *diagonal, int64_t step, bool odd, int power = 1) {
  T sign = number<T>(odd ? -1 : 1), plain = sign;
  bool inRange = true;
  for (int64_t j = 0; j < n * power; ++j) {
    plain *= diagonal[j / power * step];
    RealOf<T> size = pivotSize(plain);
    inRange &= size > Limits<RealOf<T>>::smallest * 16 && size < Limits<RealOf<T>>::largest / 16;
  }
  if (inRange)
    return plain;
  ScaledProduct<T> product;
  for (int64_t j = 0; j < n * power; ++j)
    product.multiply(diagonal[j / power * step]);
  return product.value() * sign;
}

/// Sign, or phase, and logarithm of the modulus of the same product.
template <class T> void signAndLogOf(int64_t n, const T *diagonal, int64_t step, bool odd, T &sign, RealOf<T> &log) {
  T phase = number<T>(odd ? -1 : 1);
  RealOf<T> sum = 0;
  for (int64_t j = 0; j < n; ++j) {
    T u = diagonal[j * step];
    RealOf<T> size = absolute(u);
    sum += logarithm(size);
    if constexpr (isComplex<T>)
      phase *= u * (1 / size);
    else
      phase *= u != u ? u : static_cast<T>(u < 0 ? -1 : 1); // u * (1 / |u|) may miss 1 by a rounding
  }
  sign = phase;
  log = sum;
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_DETERMINANT_H
