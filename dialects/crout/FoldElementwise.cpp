// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders of the elementwise operations. None changes a bit of a result, payloads of NaN aside.
#include "dialects/crout/ConstantFolding.h"
#include "dialects/crout/Crout.h"

using namespace mlir;
using namespace crout::ir;

/// f(f(x)) -> x
template <typename Op>
static Value foldInvolution(Op op) {
  auto inner = op.getX().template getDefiningOp<Op>();
  return inner && inner.getX().getType() == op.getType() ? inner.getX() : Value();
}

static bool isInteger(Value value) { return isa<IntegerType>(elementOf(value)); }
static bool isComplex(Value value) { return isa<ComplexType>(elementOf(value)); }

/// a where nothing but its type could differ from the result.
template <typename Op>
static OpFoldResult sameType(Op op, Value a) {
  return a.getType() == op.getType() ? OpFoldResult(a) : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// Unary operations
//===----------------------------------------------------------------------===//

/// -(-x) -> x
OpFoldResult NegOp::fold(FoldAdaptor adaptor) {
  if (Value x = foldInvolution(*this))
    return x;
  return foldUnary(
      adaptor.getX(), getType(), [](const APFloat &x, const APFloat &) { return std::optional(-x); },
      [](const APInt &x, const APInt &) { return std::optional(-x); });
}

/// ~~x -> x
OpFoldResult BitwiseNotOp::fold(FoldAdaptor adaptor) {
  if (Value x = foldInvolution(*this))
    return x;
  return foldUnary(adaptor.getX(), getType(), nullptr, [](const APInt &x, const APInt &) { return std::optional(~x); });
}

/// conj(conj(x)) -> x, conj(x) -> x for real x
OpFoldResult ConjOp::fold(FoldAdaptor) {
  if (!isComplex(getX()))
    return sameType(*this, getX());
  return foldInvolution(*this);
}

/// round(n) -> n for integers, and for what was rounded before by any of the four
template <typename Op>
static OpFoldResult foldRounding(Op op) {
  if (isInteger(op.getX()) || op.getX().template getDefiningOp<FloorOp>() || op.getX().template getDefiningOp<CeilOp>() ||
      op.getX().template getDefiningOp<RoundOp>() || op.getX().template getDefiningOp<TruncOp>())
    return sameType(op, op.getX());
  return {};
}
OpFoldResult FloorOp::fold(FoldAdaptor) { return foldRounding(*this); }
OpFoldResult CeilOp::fold(FoldAdaptor) { return foldRounding(*this); }
OpFoldResult RoundOp::fold(FoldAdaptor) { return foldRounding(*this); }
OpFoldResult TruncOp::fold(FoldAdaptor) { return foldRounding(*this); }

/// | |x| | -> |x|, |x| -> x for unsigned x
OpFoldResult AbsOp::fold(FoldAdaptor adaptor) {
  if (getX().getDefiningOp<AbsOp>() || elementOf(getX()).isUnsignedInteger())
    return sameType(*this, getX());
  return foldUnary(
      adaptor.getX(), getType(), [](const APFloat &x, const APFloat &) { return std::optional(abs(x)); },
      [](const APInt &x, const APInt &) { return std::optional(x.abs()); });
}

/// real(complex(a, b)) -> a
OpFoldResult RealOp::fold(FoldAdaptor) {
  auto complex = getX().getDefiningOp<ComplexOp>();
  return complex ? sameType(*this, complex.getRe()) : OpFoldResult();
}

/// imag(complex(a, b)) -> b
OpFoldResult ImagOp::fold(FoldAdaptor) {
  auto complex = getX().getDefiningOp<ComplexOp>();
  return complex ? sameType(*this, complex.getIm()) : OpFoldResult();
}

/// not not x -> x for i1
OpFoldResult LogicalNotOp::fold(FoldAdaptor adaptor) {
  if (Value x = foldInvolution(*this))
    return x;
  if (!elementOf(getX()).isInteger(1))
    return {};
  return foldUnary(adaptor.getX(), getType(), nullptr, [](const APInt &x, const APInt &) { return std::optional(~x); });
}

/// cast(x) -> x to the same type
OpFoldResult CastOp::fold(FoldAdaptor adaptor) {
  if (getX().getType() == getType())
    return getX();
  return foldCast(adaptor.getX(), getType());
}

//===----------------------------------------------------------------------===//
// Binary operations
//===----------------------------------------------------------------------===//

template <typename Compute>
static std::optional<APFloat> rounded(APFloat a, Compute compute) {
  compute(a);
  return a;
}

/// x + 0 -> x for integers, x + -0.0 -> x; x + 0.0 stays, since -0.0 + 0.0 is 0.0
OpFoldResult AddOp::fold(FoldAdaptor adaptor) {
  if (!isComplex(getA())) {
    double zero = isInteger(getA()) ? 0.0 : -0.0;
    if (isSplat(getB(), zero) && getA().getType() == getType())
      return getA();
    if (isSplat(getA(), zero) && getB().getType() == getType())
      return getB();
  }
  return foldBinary(
      adaptor.getA(), adaptor.getB(), getType(),
      [](const APFloat &a, const APFloat &b) { return rounded(a, [&](APFloat &x) { x.add(b, APFloat::rmNearestTiesToEven); }); },
      [](const APInt &a, const APInt &b) { return std::optional(a + b); });
}

/// x - 0 -> x
OpFoldResult SubOp::fold(FoldAdaptor adaptor) {
  if (!isComplex(getA()) && isSplat(getB(), 0.0) && getA().getType() == getType())
    return getA();
  return foldBinary(
      adaptor.getA(), adaptor.getB(), getType(),
      [](const APFloat &a, const APFloat &b) { return rounded(a, [&](APFloat &x) { x.subtract(b, APFloat::rmNearestTiesToEven); }); },
      [](const APInt &a, const APInt &b) { return std::optional(a - b); });
}

/// x * 1 -> x; x * 0 stays, since x may be NaN
OpFoldResult MulOp::fold(FoldAdaptor adaptor) {
  if (!isComplex(getA())) {
    if (isSplat(getB(), 1.0) && getA().getType() == getType())
      return getA();
    if (isSplat(getA(), 1.0) && getB().getType() == getType())
      return getB();
  }
  return foldBinary(
      adaptor.getA(), adaptor.getB(), getType(),
      [](const APFloat &a, const APFloat &b) { return rounded(a, [&](APFloat &x) { x.multiply(b, APFloat::rmNearestTiesToEven); }); },
      [](const APInt &a, const APInt &b) { return std::optional(a * b); });
}

/// x / 1 -> x
OpFoldResult DivOp::fold(FoldAdaptor adaptor) {
  if (!isComplex(getA()) && isSplat(getB(), 1.0) && getA().getType() == getType())
    return getA();
  return foldBinary(
      adaptor.getA(), adaptor.getB(), getType(),
      [](const APFloat &a, const APFloat &b) { return rounded(a, [&](APFloat &x) { x.divide(b, APFloat::rmNearestTiesToEven); }); }, nullptr);
}

/// x ** 1 -> x
OpFoldResult PowOp::fold(FoldAdaptor) {
  return !isComplex(getA()) && isSplat(getB(), 1.0) ? sameType(*this, getA()) : OpFoldResult();
}

/// f(x, x) -> x
template <typename Op>
static OpFoldResult foldIdempotent(Op op) {
  return op.getA() == op.getB() ? sameType(op, op.getA()) : OpFoldResult();
}
OpFoldResult MaximumOp::fold(FoldAdaptor) { return foldIdempotent(*this); }
OpFoldResult MinimumOp::fold(FoldAdaptor) { return foldIdempotent(*this); }
OpFoldResult BitwiseAndOp::fold(FoldAdaptor adaptor) {
  if (OpFoldResult x = foldIdempotent(*this))
    return x;
  return foldBinary(adaptor.getA(), adaptor.getB(), getType(), nullptr, [](const APInt &a, const APInt &b) { return std::optional(a & b); });
}
OpFoldResult BitwiseOrOp::fold(FoldAdaptor adaptor) {
  if (OpFoldResult x = foldIdempotent(*this))
    return x;
  return foldBinary(adaptor.getA(), adaptor.getB(), getType(), nullptr, [](const APInt &a, const APInt &b) { return std::optional(a | b); });
}

/// The number that all elements of an i1 constant are.
static std::optional<bool> splatBool(Value value) {
  std::optional<APInt> number = splatInt(value);
  if (!number)
    return std::nullopt;
  return number->getBoolValue();
}

/// x and x -> x, x and true -> x
OpFoldResult LogicalAndOp::fold(FoldAdaptor adaptor) {
  if (OpFoldResult x = foldIdempotent(*this))
    return x;
  if (splatBool(getB()) == true && getA().getType() == getType())
    return getA();
  return foldBinary(adaptor.getA(), adaptor.getB(), getType(), nullptr, [](const APInt &a, const APInt &b) { return std::optional(a & b); });
}

/// x or x -> x, x or false -> x
OpFoldResult LogicalOrOp::fold(FoldAdaptor adaptor) {
  if (OpFoldResult x = foldIdempotent(*this))
    return x;
  if (splatBool(getB()) == false && getA().getType() == getType())
    return getA();
  return foldBinary(adaptor.getA(), adaptor.getB(), getType(), nullptr, [](const APInt &a, const APInt &b) { return std::optional(a | b); });
}

/// x xor false -> x
OpFoldResult LogicalXorOp::fold(FoldAdaptor adaptor) {
  if (splatBool(getB()) == false && getA().getType() == getType())
    return getA();
  return foldBinary(adaptor.getA(), adaptor.getB(), getType(), nullptr, [](const APInt &a, const APInt &b) { return std::optional(a ^ b); });
}

//===----------------------------------------------------------------------===//
// compare, complex, select
//===----------------------------------------------------------------------===//

static bool holds(ComparePredicate predicate, int order) {
  switch (predicate) {
  case ComparePredicate::eq:
    return order == 0;
  case ComparePredicate::ne:
    return order != 0;
  case ComparePredicate::lt:
    return order < 0;
  case ComparePredicate::le:
    return order <= 0;
  case ComparePredicate::gt:
    return order > 0;
  case ComparePredicate::ge:
    return order >= 0;
  }
  return false;
}

/// Constants are compared.
OpFoldResult CompareOp::fold(FoldAdaptor adaptor) {
  auto a = dyn_cast_or_null<DenseElementsAttr>(adaptor.getA()), b = dyn_cast_or_null<DenseElementsAttr>(adaptor.getB());
  if (!a || !b || !a.isSplat() || !b.isSplat() || !getType().hasStaticShape() || getType().getNumElements() == 0)
    return {};
  Type element = a.getElementType();
  bool result;
  if (isa<FloatType>(element)) {
    APFloat::cmpResult order = a.getSplatValue<APFloat>().compare(b.getSplatValue<APFloat>());
    result = order == APFloat::cmpUnordered ? getPredicate() == ComparePredicate::ne
                                            : holds(getPredicate(), order == APFloat::cmpEqual ? 0 : order == APFloat::cmpLessThan ? -1 : 1);
  } else if (isa<IntegerType>(element)) {
    APInt x = a.getSplatValue<APInt>(), y = b.getSplatValue<APInt>();
    bool less = element.isInteger(1) || element.isUnsignedInteger() ? x.ult(y) : x.slt(y);
    result = holds(getPredicate(), x == y ? 0 : less ? -1 : 1);
  } else {
    return {};
  }
  return DenseElementsAttr::get(getType(), result);
}

/// complex(real(z), imag(z)) -> z
OpFoldResult ComplexOp::fold(FoldAdaptor) {
  auto re = getRe().getDefiningOp<RealOp>();
  auto im = getIm().getDefiningOp<ImagOp>();
  return re && im && re.getX() == im.getX() ? sameType(*this, re.getX()) : OpFoldResult();
}

/// select(c, a, a) -> a, select(true, a, b) -> a, select(false, a, b) -> b
OpFoldResult SelectOp::fold(FoldAdaptor) {
  if (getA() == getB())
    return sameType(*this, getA());
  if (std::optional<bool> cond = splatBool(getCond()))
    return sameType(*this, *cond ? getA() : getB());
  return {};
}
