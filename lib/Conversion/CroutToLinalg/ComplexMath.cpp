// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Complex functions as branch-free real scalar code. complex<f32> goes through f64 wherever squares or cancellation
// would cost range or digits; complex<f64> scales by powers of two and keeps low-order parts instead.
#include "Conversion/CroutToLinalg/ComplexMath.h"

#include <cmath>
#include <numbers>

using namespace mlir;

namespace crout::ir {
namespace {

/// f(z, narrow), evaluated in f64 for a complex<f32>: `narrow` says that the parts came from f32, so that squares are
/// exact and neither overflow nor underflow.
template <typename Fn> Complex inDouble(Complex z, Fn f) {
  Type type = z.re.type();
  Complex result = f(Complex{widen(z.re), widen(z.im)}, /*narrow=*/!z.re.isDouble());
  return {convertTo(result.re, type), convertTo(result.im, type)};
}

/// i*z and -i*z.
Complex timesI(Complex z) { return {-z.im, z.re}; }
Complex timesMinusI(Complex z) { return {z.im, -z.re}; }

/// A sum with its rounding error: high + low = x + y exactly (Knuth's two-sum).
struct Pair {
  Real high, low;
};
Pair twoSum(Real x, Real y) {
  Real s = x + y;
  Real t = s - x;
  return {s, (x - (s - t)) + (y - t)};
}
Pair square(Real x) {
  Real h = x * x;
  return {h, fma(x, x, -h)};
}

/// log(sqrt(1 + t)) where `t` is known better than 1 + t: log(u) * t / (u - 1) with u = 1 + t (Kahan).
/// Elsewhere log(modulus), with one call of log for both.
Real halfLog(Cond nearOne, Real t, Real modulus) {
  Real u = t + 1.0;
  Real l = log(select(nearOne, u, modulus));
  Real d = u - 1.0;
  Real close = select(d == 0.0, t, l * (t / d)) * 0.5;
  return select(nearOne, close, l);
}

/// A power of two that brings the larger of |x|, |y| to where squares neither overflow nor underflow (f64), with its
/// reciprocal.
struct Scale {
  Real factor, inverse;
};
Scale scaleFor(Real m) {
  Cond big = m > 0x1p500, small = m < 0x1p-450;
  return {select(big, m.like(0x1p-600), select(small, m.like(0x1p600), m.like(1.0))),
          select(big, m.like(0x1p600), select(small, m.like(0x1p-600), m.like(1.0)))};
}

/// |x + iy| of f64 that came from f32.
Real narrowModulus(Real x, Real y) { return select(isInf(x) | isInf(y), infinityLike(x), sqrt(x * x + y * y)); }

/// log|x + iy| in f64; infinite where either is, whatever the other one.
Real logModulus(Real x, Real y, bool narrow) {
  Cond infinite = isInf(x) | isInf(y);
  Real m = larger(abs(x), abs(y)), n = smaller(abs(x), abs(y));
  if (narrow) {
    Real mm = m * m, nn = n * n, s = mm + nn;
    return halfLog((s > 0.5) & (s < 2.0), (mm - 1.0) + nn, select(infinite, infinityLike(x), sqrt(s)));
  }
  // Near |z| = 1 the logarithm is that of 1 + t, t = m^2 - 1 + n^2 summed with its rounding errors.
  Pair mm = square(m), nn = square(n);
  Pair sum = twoSum(mm.high - 1.0, nn.high);
  Real t = sum.high + (sum.low + (mm.low + nn.low));
  Real s = mm.high + nn.high;
  Cond nearOne = (s > 0.5) & (s < 2.0);
  Scale scale = scaleFor(m);
  Real l = halfLog(nearOne, t, hypot(m * scale.factor, n * scale.factor));
  Real shift = select(m > 0x1p500, m.like(600 * std::numbers::ln2), select(m < 0x1p-450, m.like(-600 * std::numbers::ln2), m.like(0.0)));
  return select(infinite, infinityLike(x), l + shift);
}

/// cosh(y) and sinh(y) as `factor` times two numbers that do not overflow while the products with |sin|, |cos| <= 1 may not.
struct Hyperbolic {
  Real cosh, sinh, factor;
};
Hyperbolic hyperbolic(Real y) {
  double limit = y.isDouble() ? 709.0 : 88.0;
  Cond big = abs(y) > limit;
  // For big |y|: cosh y = |sinh y| = e^(|y|/2) * e^(|y|/2) / 2.
  Real inner = select(big, y.like(0.0), y);
  Real root = exp(select(big, abs(y) * 0.5, y.like(0.0)));
  return {select(big, root * 0.5, cosh(inner)), select(big, copysign(root * 0.5, y), sinh(inner)), root};
}

} // namespace

Real hypot(Real x, Real y) {
  Real r;
  if (!x.isDouble()) {
    Real a = widen(x), b = widen(y);
    r = convertTo(sqrt(a * a + b * b), x.type());
  } else {
    Scale scale = scaleFor(larger(abs(x), abs(y)));
    Real a = x * scale.factor, b = y * scale.factor;
    r = sqrt(a * a + b * b) * scale.inverse;
  }
  return select(isInf(x) | isInf(y), infinityLike(x), r);
}

namespace {
/// x / y by Smith's method: with |c| >= |d|, r = d/c: ((a + b r) / (c + d r), (b - a r) / (c + d r)).
Complex smith(Complex x, Complex y) {
  Cond swap = !(abs(y.re) >= abs(y.im));
  Real p = select(swap, y.im, y.re), q = select(swap, y.re, y.im);
  Real u = select(swap, x.im, x.re), v = select(swap, x.re, x.im);
  Real r = q / p;
  Real denominator = p + q * r;
  // Where q/p underflows, q * (v/p) may still count.
  Cond lost = r == 0.0;
  Real vr = select(lost, q * (v / p), v * r), ur = select(lost, q * (u / p), u * r);
  Real re = (u + vr) / denominator;
  Real im = select(swap, ur - v, v - ur) / denominator;
  // Division by zero as NumPy: each part by |y.re|.
  Cond zero = p == 0.0;
  return {select(zero, x.re / abs(y.re), re), select(zero, x.im / abs(y.re), im)};
}
} // namespace

namespace {
/// A power of two that takes operands of a division away from the ends of the range (Baudin and Smith).
Real quotientScale(Real m) { return select(m > 0x1p1020, m.like(0x1p-3), select(m < 0x1p-960, m.like(0x1p110), m.like(1.0))); }
} // namespace

Complex divide(Complex x, Complex y) {
  if (!x.re.isDouble()) {
    Complex q = smith({widen(x.re), widen(x.im)}, {widen(y.re), widen(y.im)});
    return {convertTo(q.re, x.re.type()), convertTo(q.im, x.re.type())};
  }
  Real fn = quotientScale(larger(abs(x.re), abs(x.im))), fd = quotientScale(larger(abs(y.re), abs(y.im)));
  Complex q = smith(x * fn, y * fd);
  return (q * (1.0 / fn)) * fd;
}

Complex reciprocal(Complex z) {
  return inDouble(z, [](Complex w, bool narrow) {
    // Smith's method for 1 / w, with r = q / p: (1, -r) / (p + q r), or (r, -1) / (p + q r) where |im| is the larger part p.
    Real factor = narrow ? w.re.like(1.0) : quotientScale(larger(abs(w.re), abs(w.im)));
    Complex s = narrow ? w : w * factor;
    Cond swap = abs(s.im) > abs(s.re);
    Real p = select(swap, s.im, s.re), q = select(swap, s.re, s.im);
    Real r = q / p, one = r.like(1.0);
    Real denominator = p + q * r;
    return Complex{select(swap, r, one) / denominator, -(select(swap, one, r) / denominator)} * factor;
  });
}

Complex exp(Complex z) {
  // e^x cos y may be finite where e^x is not: e^(x/2) (e^(x/2) cos y).
  Cond big = z.re > (z.re.isDouble() ? 709.0 : 88.0);
  Real e = exp(select(big, z.re * 0.5, z.re));
  Real factor = select(big, e, e.like(1.0));
  // e^-inf = 0 and |e^inf| = inf also where there is no angle, and e^(x + 0i) is real.
  Cond noAngle = isInf(z.re) & !isFinite(z.im), onAxis = z.im == 0.0;
  Real re = select(noAngle | onAxis, e * factor, (e * cos(z.im)) * factor);
  Real im = select(noAngle & (z.re < 0.0), copysign(e, z.im), (e * sin(z.im)) * factor);
  return {re, select(onAxis, z.im, im)};
}

Complex expm1(Complex z) {
  return inDouble(z, [](Complex w, bool) {
    // e^x cos y - 1 = expm1(x) cos y - 2 sin(y/2)^2
    Real half = sin(w.im * 0.5);
    Complex e = exp(w);
    Real re = expm1(w.re) * cos(w.im) - 2.0 * (half * half);
    return Complex{select(w.im == 0.0, expm1(w.re), select((w.re > 1.0) | isInf(w.re), e.re - 1.0, re)), e.im};
  });
}

Complex exp2(Complex z) {
  return inDouble(z, [](Complex w, bool) { return exp(w * w.re.like(std::numbers::ln2)); });
}

namespace {
/// log(z) * factor
Complex scaledLog(Complex z, double factor) {
  return inDouble(z, [=](Complex w, bool narrow) { return Complex{logModulus(w.re, w.im, narrow) * factor, arg(w) * factor}; });
}
} // namespace

Complex log(Complex z) {
  return inDouble(z, [](Complex w, bool narrow) { return Complex{logModulus(w.re, w.im, narrow), arg(w)}; });
}
Complex log2(Complex z) { return scaledLog(z, std::numbers::log2e); }
Complex log10(Complex z) { return scaledLog(z, std::numbers::log10e); }

Complex log1p(Complex z) {
  return inDouble(z, [](Complex w, bool narrow) {
    // |1 + z|^2 - 1 = 2x + y^2 + x^2, summed with its rounding errors where the modulus is near 1.
    Pair xx = square(w.re), yy = square(w.im);
    Pair s = twoSum(w.re * 2.0, yy.high);
    Pair u = twoSum(s.high, xx.high);
    Real t = u.high + (u.low + (s.low + (xx.low + yy.low)));
    Real x1 = w.re + 1.0;
    Cond nearOne = (t > -0.5) & (t < 1.0);
    Real close = halfLog(nearOne, t, t.like(1.0));
    return Complex{select(nearOne, close, logModulus(x1, w.im, narrow)), atan2(w.im, x1)};
  });
}

Complex sqrt(Complex z) {
  return inDouble(z, [](Complex w, bool narrow) {
    // With t = sqrt((|z| + |x|) / 2): (t, y / 2t) for x >= 0, (|y| / 2t, copysign(t, y)) otherwise; f64 scaled by 4^k.
    Real x = w.re, y = w.im, down;
    if (!narrow) {
      Real m = larger(abs(w.re), abs(w.im));
      Cond big = m > 0x1p1000, small = m < 0x1p-900;
      Real up = select(big, m.like(0x1p-200), select(small, m.like(0x1p200), m.like(1.0)));
      down = select(big, m.like(0x1p100), select(small, m.like(0x1p-100), m.like(1.0)));
      x = w.re * up;
      y = w.im * up;
    }
    Real t = sqrt(((narrow ? narrowModulus(x, y) : hypot(x, y)) + abs(x)) * 0.5);
    Real other = y / (t * 2.0);
    Cond zero = t == 0.0, left = x < 0.0;
    Real re = select(left, abs(other), t), im = select(left, copysign(t, y), other);
    if (!narrow) {
      re = re * down;
      im = im * down;
    }
    Cond infinite = isInf(w.im);
    return Complex{select(zero, t, select(infinite, infinityLike(t), re)), select(zero | infinite, w.im, im)};
  });
}

Complex pow(Complex x, Complex y) {
  Type type = x.re.type();
  Complex a{widen(x.re), widen(x.im)}, p{widen(y.re), widen(y.im)};
  Complex l{logModulus(a.re, a.im, /*narrow=*/!x.re.isDouble()), arg(a)};
  Complex r = exp(p * l);
  Real zero = a.re.like(0.0), one = a.re.like(1.0), nan = a.re.like(std::nan(""));
  Cond real = p.im == 0.0, base = (a.re == 0.0) & (a.im == 0.0);
  // Small powers exactly as by multiplication.
  r = select(real & (p.re == 1.0), a, r);
  r = select(real & (p.re == 2.0), a * a, r);
  Real ofZero = select(real & (p.re > 0.0), zero, nan);
  r = select(base, Complex{ofZero, ofZero}, r);
  r = select(real & (p.re == 0.0), Complex{one, zero}, r);
  return {convertTo(r.re, type), convertTo(r.im, type)};
}

// What C99 (annex G) says of infinities, NaNs and the signs of zeros: without an angle, a part that y alone makes zero or infinite is so
// still.

Complex sin(Complex z) {
  // sin(x + iy) = sin x cosh y + i cos x sinh y
  Hyperbolic h = hyperbolic(z.im);
  Real s = sin(z.re), c = cos(z.re);
  Cond onAxis = z.im == 0.0, noAngle = isNaN(c) & (onAxis | isInf(z.im));
  Real im = select(noAngle, select(onAxis, z.im, abs(z.im)), (c * h.sinh) * h.factor);
  return {select(s == 0.0, s, (s * h.cosh) * h.factor), im};
}

Complex cos(Complex z) {
  // cos(x + iy) = cos x cosh y - i sin x sinh y
  Hyperbolic h = hyperbolic(z.im);
  Real s = sin(z.re), c = cos(z.re), zero = z.re.like(0.0), one = z.re.like(1.0);
  Cond noAngle = isNaN(c);
  Real re = select(noAngle & isInf(z.im), infinityLike(c), (c * h.cosh) * h.factor);
  Real im = select(noAngle & (z.im == 0.0), zero, -((s * h.sinh) * h.factor));
  return {re, select(s == 0.0, select(isNaN(z.im), s, -(s * copysign(one, z.im))), im)};
}

Complex sinh(Complex z) { return timesMinusI(sin(timesI(z))); }
Complex cosh(Complex z) { return cos(timesMinusI(z)); }

Complex tanh(Complex z) {
  // Kahan: with t = tan y, b = 1 + t^2, s = sinh x: (b s sqrt(1 + s^2), t) / (1 + b s^2); for big |x| (+-1, 4 sin y cos y e^(-2|x|)).
  Cond big = abs(z.re) > (z.re.isDouble() ? 22.0 : 11.0);
  Real x = select(big, z.re.like(1.0), z.re);
  Real t = tan(z.im), s = sinh(x);
  Real b = t * t + 1.0;
  Real denominator = b * (s * s) + 1.0;
  Real tail = 4.0 * ((sin(z.im) * cos(z.im)) * exp(-2.0 * abs(z.re)));
  Cond infinite = isInf(z.re), noAngle = !isFinite(z.im);
  Real far = select(noAngle & !infinite, tail, copysign(z.re.like(1.0), z.re));
  tail = select(noAngle & infinite, copysign(z.re.like(0.0), z.im), tail);
  Real re = select(big, far, (b * s) * sqrt(s * s + 1.0) / denominator), im = select(big, tail, t / denominator);
  // On the axes the result is, too, whatever the other part.
  return {select(z.re == 0.0, z.re, re), select(z.im == 0.0, z.im, im)};
}

Complex tan(Complex z) { return timesMinusI(tanh(timesI(z))); }

namespace {
/// sqrt(1 + z) and sqrt(1 - z), with the sign of a zero imaginary part kept on both sides of the branch cut.
Complex rootOnePlus(Complex z) { return sqrt(Complex{z.re + 1.0, z.im}); }
Complex rootOneMinus(Complex z) { return sqrt(Complex{1.0 - z.re, -z.im}); }
Real realOfProduct(Complex x, Complex y) { return x.re * y.re - x.im * y.im; }
/// asinh(x y + u v) where the sum may overflow: asinh(2 s) = asinh(s) + log 2 for big s.
Real asinhOfSum(Real x, Real y, Real u, Real v) {
  Real s = (x * 0.5) * y + (u * 0.5) * v;
  Cond big = abs(s) > 0x1p500;
  Real r = asinh(select(big, s, s * 2.0));
  return select(big, r + copysign(s.like(std::numbers::ln2), s), r);
}
Real asinhOfImaginary(Complex x, Complex y) { return asinhOfSum(x.re, y.im, x.im, y.re); }
Real asinhOfReal(Complex x, Complex y) { return asinhOfSum(x.re, y.re, -x.im, y.im); }

Complex asinDouble(Complex z) {
  // Kahan: (atan2(x, Re(sqrt(1-z) sqrt(1+z))), asinh(Im(conj(sqrt(1-z)) sqrt(1+z))))
  Complex p = rootOneMinus(z), q = rootOnePlus(z);
  Cond infinite = isInf(z.re) | isInf(z.im);
  Real re = atan2(z.re, select(infinite, abs(z.im), realOfProduct(p, q))), im = asinhOfImaginary(conj(p), q);
  return {select(z.re == 0.0, z.re, re), select(infinite, copysign(infinityLike(im), z.im), im)};
}

Complex atanhDouble(Complex z) {
  // Kahan: (log1p(4x / ((1-x)^2 + y^2)) / 4, atan2(2y, (1-x)(1+x) - y^2) / 2); far out (x / |z|^2, copysign(pi/2, y)).
  Real x = abs(z.re), y = z.im;
  Cond far = (x > 0x1p100) | (abs(y) > 0x1p100);
  Real u = 1.0 - x;
  // Next to the pole, where y^2 underflows: log1p(4 / y^2) = 2 log1p(2 / (2^100 y)) + 200 log 2.
  Cond atPole = (u == 0.0) & (abs(y) < 0x1p-500);
  Real l = log1p(select(atPole, 2.0 / (abs(y) * 0x1p100), (x * 4.0) / (u * u + y * y)));
  Real re = select(atPole, l * 2.0 + 200 * std::numbers::ln2, l) * 0.25;
  Real im = atan2(y * 2.0, u * (x + 1.0) - y * y) * 0.5;
  Real x8 = x * 0.125, h8 = hypot(x8, y * 0.125);
  Real farRe = ((x8 / h8) / h8) * 0.125;
  re = select(far, select(isInf(x) | isInf(y), x.like(0.0), farRe), re);
  im = select(far & (isInf(y) | !(isNaN(x) | isNaN(y))), copysign(y.like(std::numbers::pi / 2), y), im);
  return {select(z.re == 0.0, z.re, copysign(re, z.re)), im};
}
} // namespace

Complex asin(Complex z) {
  return inDouble(z, [](Complex w, bool) { return asinDouble(w); });
}

Complex acos(Complex z) {
  return inDouble(z, [](Complex w, bool) {
    // Kahan: (2 atan2(Re sqrt(1-z), Re sqrt(1+z)), asinh(Im(conj(sqrt(1+z)) sqrt(1-z))))
    Complex p = rootOneMinus(w), q = rootOnePlus(w);
    Cond infinite = isInf(w.re) | isInf(w.im), onAxis = w.re == 0.0;
    Real one = w.re.like(1.0), im = asinhOfImaginary(conj(q), p);
    Real half = atan2(select(infinite, abs(w.im), select(onAxis, one, p.re)), select(infinite, w.re, select(onAxis, one, q.re)));
    return Complex{half * select(infinite, one, one * 2.0), select(infinite, -copysign(infinityLike(im), w.im), im)};
  });
}

Complex acosh(Complex z) {
  return inDouble(z, [](Complex w, bool) {
    // Kahan: (asinh(Re(conj(sqrt(z-1)) sqrt(z+1))), 2 atan2(Im sqrt(z-1), Re sqrt(z+1)))
    Complex p = sqrt(Complex{w.re - 1.0, w.im}), q = rootOnePlus(w);
    Cond infinite = isInf(w.re) | isInf(w.im), onAxis = w.re == 0.0;
    Real one = w.re.like(1.0), re = asinhOfReal(conj(p), q);
    Real half = atan2(select(infinite, w.im, select(onAxis, copysign(one, w.im), p.im)), select(infinite, w.re, select(onAxis, one, q.re)));
    return Complex{select(infinite, infinityLike(re), re), half * select(infinite, one, one * 2.0)};
  });
}

Complex atanh(Complex z) {
  return inDouble(z, [](Complex w, bool) { return atanhDouble(w); });
}
Complex asinh(Complex z) {
  // asinh(z) = -i asin(iz)
  return inDouble(z, [](Complex w, bool) { return timesMinusI(asinDouble(timesI(w))); });
}
Complex atan(Complex z) {
  // atan(z) = -i atanh(iz)
  return inDouble(z, [](Complex w, bool) { return timesMinusI(atanhDouble(timesI(w))); });
}

Complex sign(Complex z) {
  return inDouble(z, [](Complex w, bool narrow) {
    Complex s = narrow ? w : w * scaleFor(larger(abs(w.re), abs(w.im))).factor;
    Real h = narrow ? narrowModulus(s.re, s.im) : hypot(s.re, s.im);
    Real none = h.like(0.0);
    return select(h == 0.0, Complex{none, none}, Complex{s.re / h, s.im / h});
  });
}

} // namespace crout::ir
