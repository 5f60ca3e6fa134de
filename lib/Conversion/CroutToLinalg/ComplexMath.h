// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Complex functions as real scalar code that stays accurate near overflow, underflow and branch cuts.
#ifndef CROUT_CONVERSION_COMPLEXMATH_H
#define CROUT_CONVERSION_COMPLEXMATH_H

#include "Conversion/CroutToLinalg/ScalarExpr.h"

namespace crout::ir {

/// sqrt(x*x + y*y) without undue overflow or underflow; infinite where either is infinite.
Real hypot(Real x, Real y);
inline Real abs(Complex z) { return hypot(z.re, z.im); }
inline Real arg(Complex z) { return atan2(z.im, z.re); }

Complex divide(Complex x, Complex y);
Complex reciprocal(Complex z);
Complex exp(Complex z);
Complex exp2(Complex z);
Complex expm1(Complex z);
Complex log(Complex z);
Complex log2(Complex z);
Complex log10(Complex z);
Complex log1p(Complex z);
Complex sqrt(Complex z);
/// exp(y * log(x)), with x**0 = 1, 0**y = 0 for a positive real y and NaN for the other powers of zero.
Complex pow(Complex x, Complex y);
Complex sin(Complex z);
Complex cos(Complex z);
Complex tan(Complex z);
Complex sinh(Complex z);
Complex cosh(Complex z);
Complex tanh(Complex z);
Complex asin(Complex z);
Complex acos(Complex z);
Complex atan(Complex z);
Complex asinh(Complex z);
Complex acosh(Complex z);
Complex atanh(Complex z);
/// z / |z|, and zero for zero.
Complex sign(Complex z);

} // namespace crout::ir
#endif // CROUT_CONVERSION_COMPLEXMATH_H
