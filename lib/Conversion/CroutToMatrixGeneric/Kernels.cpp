// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every loop here runs in the compiler: what it leaves is one operation after another.
#include "Conversion/CroutToMatrixGeneric/Kernels.h"

using namespace mlir;

namespace crout::ir {

using arith::CmpFPredicate;

/// `size` is that of the pivot, known before the rows have changed places.
static PivotReciprocal invertPivot(const Arithmetic &a, Number pivot, Value size) {
  // 2^64 for f32, 2^512 for f64: the middle of the exponents on either side of 1.
  double power = a.realType().getWidth() == 32 ? 0x1p64 : 0x1p512;
  Value one = a.realConstant(1);
  Value large = a.compare(CmpFPredicate::OGT, size, a.realConstant(power));
  Value small = a.compare(CmpFPredicate::OLT, size, a.realConstant(1 / power));
  Value scale = a.select(large, a.realConstant(1 / power), a.select(small, a.realConstant(power), one));
  return {scale, a.reciprocal(a.scale(pivot, scale))};
}

/// x / pivot
static Number divide(const Arithmetic &a, Number x, const PivotReciprocal &pivot) {
  return a.multiply(a.scale(x, pivot.scale), pivot.inverse);
}

LuFactors factorLu(const Arithmetic &a, NumberMatrix m) {
  int64_t n = m.rows;
  Value zero = a.integerConstant(0);
  LuFactors factors{m, {}, {}, a.builder().createOrFold<arith::ConstantOp>(zero.getLoc(), a.builder().getBoolAttr(false)), zero};
  NumberMatrix &lu = factors.lu;
  SmallVector<Value> &rows = factors.rows;
  for (int64_t i = 0; i < n; ++i)
    rows.push_back(a.integerConstant(i));
  for (int64_t k = 0; k < n; ++k) {
    // The first of the largest elements at or below the diagonal.
    Value best = a.size(lu(k, k)), row = a.integerConstant(k);
    for (int64_t i = k + 1; i < n; ++i) {
      Value size = a.size(lu(i, k)), larger = a.compare(CmpFPredicate::OGT, size, best);
      best = a.select(larger, size, best);
      row = a.select(larger, a.integerConstant(i), row);
    }
    Value isZero = a.compare(CmpFPredicate::OEQ, best, a.realConstant(0));
    factors.info = a.select(a.both(isZero, a.equal(factors.info, 0)), a.integerConstant(k + 1), factors.info);
    // Row k changes places with row `row`.
    SmallVector<Number> kept;
    for (int64_t j = 0; j < n; ++j)
      kept.push_back(lu(k, j));
    Value keptRow = rows[k];
    for (int64_t i = k + 1; i < n; ++i) {
      Value here = a.equal(row, i);
      for (int64_t j = 0; j < n; ++j) {
        lu(k, j) = a.select(here, lu(i, j), lu(k, j));
        lu(i, j) = a.select(here, kept[j], lu(i, j));
      }
      rows[k] = a.select(here, rows[i], rows[k]);
      rows[i] = a.select(here, keptRow, rows[i]);
      factors.odd = a.builder().createOrFold<arith::XOrIOp>(here.getLoc(), factors.odd, here);
    }
    factors.inverses.push_back(invertPivot(a, lu(k, k), best));
    for (int64_t i = k + 1; i < n; ++i) {
      Number f = lu(i, k) = divide(a, lu(i, k), factors.inverses.back());
      for (int64_t j = k + 1; j < n; ++j)
        lu(i, j) = a.multiplySub(lu(i, j), f, lu(k, j));
    }
  }
  return factors;
}

NumberMatrix solveTriangular(const Arithmetic &a, const NumberMatrix &triangle, ArrayRef<PivotReciprocal> inverses, NumberMatrix x,
                             bool upper) {
  int64_t n = triangle.rows;
  for (int64_t step = 0; step < n; ++step) {
    int64_t i = upper ? n - 1 - step : step;
    for (int64_t c = 0; c < x.columns; ++c) {
      for (int64_t j = upper ? i + 1 : 0; j < (upper ? n : i); ++j)
        x(i, c) = a.multiplySub(x(i, c), triangle(i, j), x(j, c));
      if (!inverses.empty()) x(i, c) = divide(a, x(i, c), inverses[i]);
    }
  }
  return x;
}

SmallVector<PivotReciprocal> invertDiagonal(const Arithmetic &a, const NumberMatrix &triangle) {
  SmallVector<PivotReciprocal> inverses;
  for (int64_t i = 0; i < triangle.rows; ++i)
    inverses.push_back(invertPivot(a, triangle(i, i), a.size(triangle(i, i))));
  return inverses;
}

/// NaN in place of what was computed from the factors of a singular matrix.
static NumberMatrix unlessSingular(const Arithmetic &a, const LuFactors &factors, NumberMatrix x) {
  Value regular = a.equal(factors.info, 0);
  Number nan = a.constant(std::numeric_limits<double>::quiet_NaN());
  if (a.isComplex()) nan.im = nan.re;
  for (int64_t i = 0; i < x.rows; ++i)
    for (int64_t c = 0; c < x.columns; ++c)
      x(i, c) = a.select(regular, x(i, c), nan);
  return x;
}

/// U \ (L \ X)
static NumberMatrix substitute(const Arithmetic &a, const LuFactors &factors, NumberMatrix x) {
  x = solveTriangular(a, factors.lu, {}, std::move(x), /*upper=*/false);
  x = solveTriangular(a, factors.lu, factors.inverses, std::move(x), /*upper=*/true);
  return unlessSingular(a, factors, std::move(x));
}

/// The matrix whose row i is the row j of `x` for which isFrom(i, j).
template <typename F> static NumberMatrix permuted(const Arithmetic &a, const NumberMatrix &x, F isFrom) {
  NumberMatrix result(x.rows, x.columns);
  for (int64_t i = 0; i < x.rows; ++i)
    for (int64_t c = 0; c < x.columns; ++c) {
      result(i, c) = x(0, c);
      for (int64_t j = 1; j < x.rows; ++j)
        result(i, c) = a.select(isFrom(i, j), x(j, c), result(i, c));
    }
  return result;
}

NumberMatrix solveLu(const Arithmetic &a, const LuFactors &factors, const NumberMatrix &right) {
  return substitute(a, factors, permuted(a, right, [&](int64_t i, int64_t j) { return a.equal(factors.rows[i], j); })); // P B
}

NumberMatrix solveTransposedLu(const Arithmetic &a, const LuFactors &factors, const NumberMatrix &right) {
  NumberMatrix transposed = factors.lu.transposed();
  NumberMatrix z = solveTriangular(a, transposed, factors.inverses, right, /*upper=*/false);
  z = solveTriangular(a, transposed, {}, std::move(z), /*upper=*/true);
  return unlessSingular(a, factors, permuted(a, z, [&](int64_t i, int64_t j) { return a.equal(factors.rows[j], i); })); // P^T Z
}

NumberMatrix inverseLu(const Arithmetic &a, const LuFactors &factors) {
  int64_t n = factors.lu.rows;
  NumberMatrix x(n, n); // P
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j < n; ++j)
      x(i, j) = a.select(a.equal(factors.rows[i], j), a.constant(1), a.constant(0));
  return substitute(a, factors, std::move(x));
}

/// x 2^-exponent(|x|), and that exponent added to `sum`.
static Number takeExponent(const Arithmetic &a, Number x, Value &sum) {
  OpBuilder &b = a.builder();
  Location loc = x.re.getLoc();
  bool single = a.realType().getWidth() == 32;
  Value mantissaBits = a.integerConstant(single ? 23 : 52);
  int64_t bias = single ? 127 : 1023;
  Value size = a.size(x);
  Value field = b.createOrFold<arith::ShRUIOp>(loc, b.createOrFold<arith::BitcastOp>(loc, a.integerType(), size), mantissaBits);
  Value inverse = b.createOrFold<arith::ShLIOp>(loc, b.createOrFold<arith::SubIOp>(loc, a.integerConstant(2 * bias), field), mantissaBits);
  // Infinities and NaN stay what they are.
  Value finite = a.compare(CmpFPredicate::OLT, size, a.realConstant(std::numeric_limits<double>::infinity()));
  Value exponent = b.createOrFold<arith::SubIOp>(loc, field, a.integerConstant(bias));
  sum = b.createOrFold<arith::AddIOp>(loc, sum, a.select(finite, exponent, a.integerConstant(0)));
  return a.scale(x, a.select(finite, b.createOrFold<arith::BitcastOp>(loc, a.realType(), inverse), a.realConstant(1)));
}

/// x 2^exponent, rounded once.
static Number timesPowerOfTwo(const Arithmetic &a, Number x, Value exponent) {
  OpBuilder &b = a.builder();
  Location loc = x.re.getLoc();
  bool single = a.realType().getWidth() == 32;
  int64_t bias = single ? 127 : 1023;
  // In three steps, each a normal number; beyond these bounds the result is 0 or infinite anyway.
  Value most = a.integerConstant(3 * (bias - 1)), least = a.integerConstant(-3 * (bias - 1));
  Value rest = b.createOrFold<arith::MaxSIOp>(loc, b.createOrFold<arith::MinSIOp>(loc, exponent, most), least);
  for (int64_t parts = 3; parts > 0; --parts) {
    Value part = parts == 1 ? rest : b.createOrFold<arith::DivSIOp>(loc, rest, a.integerConstant(parts));
    rest = b.createOrFold<arith::SubIOp>(loc, rest, part);
    Value bits = b.createOrFold<arith::ShLIOp>(loc, b.createOrFold<arith::AddIOp>(loc, part, a.integerConstant(bias)),
                                               a.integerConstant(single ? 23 : 52));
    x = a.scale(x, b.createOrFold<arith::BitcastOp>(loc, a.realType(), bits));
  }
  return x;
}

/// The product of the pivots with the sign of P, as a mantissa and an exponent that is added to `sum`.
static Number productOfPivots(const Arithmetic &a, const LuFactors &factors, Value &sum) {
  Number result = a.constant(1);
  for (int64_t i = 0; i < factors.lu.rows; ++i) {
    // The scaled pivot is a normal number, and a scale is a power of two.
    Number mantissa = takeExponent(a, a.scale(factors.lu(i, i), factors.inverses[i].scale), sum);
    Value taken = a.integerConstant(0);
    takeExponent(a, {factors.inverses[i].scale, a.isComplex() ? a.realConstant(0) : Value()}, taken);
    sum = a.builder().createOrFold<arith::SubIOp>(sum.getLoc(), sum, taken);
    result = i == 0 ? mantissa : a.multiply(result, mantissa);
  }
  return a.select(factors.odd, a.negate(result), result);
}

Number determinantLu(const Arithmetic &a, const LuFactors &factors) {
  Value exponent = a.integerConstant(0);
  Number mantissa = productOfPivots(a, factors, exponent);
  return a.select(a.equal(factors.info, 0), timesPowerOfTwo(a, mantissa, exponent), a.constant(0));
}

/// log(x 2^exponent) for a positive normal x: the series of fdlibm's e_log.c in s = (z - 1) / (z + 1), z between sqrt(1/2) and sqrt(2).
static Value logarithm(const Arithmetic &a, Value x, Value exponent) {
  static constexpr double wide[] = {6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
                                    1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01};
  static constexpr double narrow[] = {0xaaaaaap-24, 0xccce13p-25, 0x91e9eep-25, 0xf89e26p-26};
  OpBuilder &b = a.builder();
  Location loc = x.getLoc();
  bool single = a.realType().getWidth() == 32;
  // log 2 in two parts, of which the first has few enough bits that exponents times it are exact.
  double high = single ? 6.9313812256e-01 : 6.93147180369123816490e-01, low = single ? 9.0580006145e-06 : 1.90821492927058770002e-10;
  Value one = a.realConstant(1), z = takeExponent(a, {x, a.isComplex() ? a.realConstant(0) : Value()}, exponent).re;
  Value upper = a.compare(CmpFPredicate::OGT, z, a.realConstant(1.4142135623730951));
  z = a.select(upper, a.mulReal(z, a.realConstant(0.5)), z);
  Value k = b.createOrFold<arith::SIToFPOp>(loc, a.realType(), exponent);
  k = a.select(upper, a.addReal(k, one), k);
  Value f = a.subReal(z, one), s = a.divReal(f, a.addReal(one, z)), w = a.mulReal(s, s), sum = a.realConstant(0);
  for (double coefficient : llvm::reverse(single ? ArrayRef<double>(narrow) : ArrayRef<double>(wide)))
    sum = a.fma(sum, w, a.realConstant(coefficient));
  Value half = a.mulReal(a.mulReal(f, f), a.realConstant(0.5));
  Value rest = a.fma(s, a.fma(sum, w, half), a.mulReal(k, a.realConstant(low)));
  return a.fma(k, a.realConstant(high), a.subReal(f, a.subReal(half, rest)));
}

SignAndLog signAndLogLu(const Arithmetic &a, const LuFactors &factors) {
  Value exponent = a.integerConstant(0), infinity = a.realConstant(std::numeric_limits<double>::infinity());
  Number mantissa = productOfPivots(a, factors, exponent), sign;
  Value size = a.size(mantissa), log;
  if (a.isComplex()) {
    Value square = a.fma(mantissa.re, mantissa.re, a.mulReal(mantissa.im, mantissa.im));
    sign = a.scale(mantissa, a.divReal(a.realConstant(1), a.sqrtReal(square)));
    Value twice = a.builder().createOrFold<arith::AddIOp>(exponent.getLoc(), exponent, exponent);
    log = a.mulReal(logarithm(a, square, twice), a.realConstant(0.5));
  } else {
    Value positive = a.compare(CmpFPredicate::OGT, mantissa.re, a.realConstant(0)),
          negative = a.compare(CmpFPredicate::OLT, mantissa.re, a.realConstant(0));
    sign.re = a.select(positive, a.realConstant(1), a.select(negative, a.realConstant(-1), mantissa.re)); // NaN stays
    log = logarithm(a, size, exponent);
  }
  log = a.select(a.compare(CmpFPredicate::OLT, size, infinity), log, size);
  Value regular = a.equal(factors.info, 0);
  return {a.select(regular, sign, a.constant(0)), a.select(regular, log, a.negateReal(infinity))};
}

CholeskyFactors factorCholesky(const Arithmetic &a, NumberMatrix m) {
  int64_t n = m.rows;
  CholeskyFactors factors{NumberMatrix(n, n, a.constant(0)), a.integerConstant(0)};
  NumberMatrix &l = factors.lower;
  for (int64_t j = 0; j < n; ++j) {
    Number d{m(j, j).re, a.isComplex() ? a.realConstant(0) : Value()};
    for (int64_t p = 0; p < j; ++p)
      d = a.multiplySubConjugate(d, l(j, p), l(j, p));
    // "Not greater than zero" takes NaN along.
    Value bad = a.compare(CmpFPredicate::ULE, d.re, a.realConstant(0));
    factors.info = a.select(a.both(bad, a.equal(factors.info, 0)), a.integerConstant(j + 1), factors.info);
    Value root = a.sqrtReal(d.re);
    l(j, j).re = root;
    // A root lies in the middle of the exponents: its reciprocal is a normal number.
    Value inverse = a.divReal(a.realConstant(1), root);
    for (int64_t i = j + 1; i < n; ++i) {
      Number x = m(i, j);
      for (int64_t p = 0; p < j; ++p)
        x = a.multiplySubConjugate(x, l(i, p), l(j, p));
      l(i, j) = a.scale(x, inverse);
    }
  }
  return factors;
}

NumberMatrix product(const Arithmetic &a, const NumberMatrix &x, const NumberMatrix &y) {
  NumberMatrix result(x.rows, y.columns, a.constant(0));
  for (int64_t i = 0; i < x.rows; ++i)
    for (int64_t j = 0; j < y.columns; ++j)
      for (int64_t k = 0; k < x.columns; ++k) // from zero on, as the library does
        result(i, j) = a.multiplyAdd(result(i, j), x(i, k), y(k, j));
  return result;
}

} // namespace crout::ir
