// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Complex numbers and the scalar functions that the kernels share, for real and complex element types alike.
//
// std::complex is not used: its product and quotient call __mulsc3 and friends, which an artefact that links libc and
// libm only does not have.
#ifndef CROUT_RUNTIME_LINALG_COMPLEX_H
#define CROUT_RUNTIME_LINALG_COMPLEX_H

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <type_traits>

namespace crout::rt {

template <class R> struct Complex {
  using Real = R;
  R re, im;
};
using ComplexFloat = Complex<float>;
using ComplexDouble = Complex<double>;

template <class T> struct Element {
  using Real = T;
  static constexpr bool isComplex = false;
};
template <class R> struct Element<Complex<R>> {
  using Real = R;
  static constexpr bool isComplex = true;
};
template <class T> using RealOf = typename Element<T>::Real;
template <class T> inline constexpr bool isComplex = Element<T>::isComplex;

template <class R> struct Limits;
template <> struct Limits<float> {
  static constexpr float epsilon = FLT_EPSILON, smallest = FLT_MIN, largest = FLT_MAX;
};
template <> struct Limits<double> {
  static constexpr double epsilon = DBL_EPSILON, smallest = DBL_MIN, largest = DBL_MAX;
};

inline float absolute(float x) { return __builtin_fabsf(x); }
inline double absolute(double x) { return __builtin_fabs(x); }
inline float squareRoot(float x) { return __builtin_sqrtf(x); }
inline double squareRoot(double x) { return __builtin_sqrt(x); }
inline float logarithm(float x) { return logf(x); }
inline double logarithm(double x) { return log(x); }

template <class R> Complex<R> operator+(Complex<R> a, Complex<R> b) { return {a.re + b.re, a.im + b.im}; }
template <class R> Complex<R> operator-(Complex<R> a, Complex<R> b) { return {a.re - b.re, a.im - b.im}; }
template <class R> Complex<R> operator-(Complex<R> a) { return {-a.re, -a.im}; }
template <class R> Complex<R> operator*(Complex<R> a, Complex<R> b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
template <class R> Complex<R> operator*(Complex<R> a, R b) { return {a.re * b, a.im * b}; }
template <class R> Complex<R> &operator+=(Complex<R> &a, Complex<R> b) { return a = a + b; }
template <class R> Complex<R> &operator-=(Complex<R> &a, Complex<R> b) { return a = a - b; }
template <class R> Complex<R> &operator*=(Complex<R> &a, Complex<R> b) { return a = a * b; }
template <class R> bool operator==(Complex<R> a, Complex<R> b) { return a.re == b.re && a.im == b.im; }

/// Quotient without undue overflow (R. L. Smith, Algorithm 116, CACM 1962).
template <class R> Complex<R> operator/(Complex<R> a, Complex<R> b) {
  if (absolute(b.re) >= absolute(b.im)) {
    R ratio = b.im / b.re, scale = b.re + b.im * ratio;
    if (b.re == 0)
      return {a.re / b.re, a.im / b.re};
    return {(a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale};
  }
  R ratio = b.re / b.im, scale = b.im + b.re * ratio;
  return {(a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale};
}

template <class R> R absolute(Complex<R> x) {
  R re = absolute(x.re), im = absolute(x.im), large = re > im ? re : im, small = re > im ? im : re;
  if (large == 0 || large > Limits<R>::largest)
    return re + im;
  R ratio = small / large;
  return large * squareRoot(1 + ratio * ratio);
}
/// The size by which LAPACK compares pivots: |re| + |im|.
inline float pivotSize(float x) { return absolute(x); }
inline double pivotSize(double x) { return absolute(x); }
template <class R> R pivotSize(Complex<R> x) { return absolute(x.re) + absolute(x.im); }

inline float conjugate(float x) { return x; }
inline double conjugate(double x) { return x; }
template <class R> Complex<R> conjugate(Complex<R> x) { return {x.re, -x.im}; }
inline float realPart(float x) { return x; }
inline double realPart(double x) { return x; }
template <class R> R realPart(Complex<R> x) { return x.re; }

/// Finite where x - x is zero: true for every number but NaN and the infinities.
inline bool isFinite(float x) { return x - x == 0; }
inline bool isFinite(double x) { return x - x == 0; }
template <class R> bool isFinite(Complex<R> x) { return isFinite(x.re) && isFinite(x.im); }

/// The number x as an element of type T.
template <class T> T number(RealOf<T> x) {
  if constexpr (isComplex<T>)
    return T{x, 0};
  else
    return x;
}
template <class T> T notANumber() {
  RealOf<T> nan = static_cast<RealOf<T>>(__builtin_nan(""));
  if constexpr (isComplex<T>)
    return T{nan, nan};
  else
    return nan;
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_LINALG_COMPLEX_H
