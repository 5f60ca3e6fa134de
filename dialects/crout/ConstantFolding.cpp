// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computes elementwise operations on constants, bit for bit as compiled code does.
#include "dialects/crout/ConstantFolding.h"
#include "dialects/crout/Crout.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace crout::ir;

/// More elements than this are cheaper to compute at run time than to carry in the program.
static constexpr int64_t mostElements = 256;

DenseElementsAttr crout::ir::constantOf(Value value) {
  while (auto expand = value.getDefiningOp<ExpandOp>()) {
    value = expand.getX();
    DenseElementsAttr elements;
    if (!matchPattern(value, m_Constant(&elements)))
      continue;
    return elements.isSplat() ? elements : DenseElementsAttr();
  }
  DenseElementsAttr elements;
  return matchPattern(value, m_Constant(&elements)) ? elements : DenseElementsAttr();
}

std::optional<APFloat> crout::ir::splatFloat(Value value) {
  DenseElementsAttr elements = constantOf(value);
  if (!elements || !elements.isSplat() || !isa<FloatType>(elements.getElementType()))
    return std::nullopt;
  return elements.getSplatValue<APFloat>();
}

std::optional<APInt> crout::ir::splatInt(Value value) {
  DenseElementsAttr elements = constantOf(value);
  if (!elements || !elements.isSplat() || !isa<IntegerType>(elements.getElementType()))
    return std::nullopt;
  return elements.getSplatValue<APInt>();
}

bool crout::ir::isSplat(Value value, double number) {
  if (std::optional<APFloat> real = splatFloat(value)) {
    APFloat expected(number);
    bool lost;
    expected.convert(real->getSemantics(), APFloat::rmNearestTiesToEven, &lost);
    return real->bitwiseIsEqual(expected);
  }
  std::optional<APInt> integer = splatInt(value);
  return integer && number == static_cast<int64_t>(number) && integer->getBitWidth() > 1 &&
         *integer == APInt(integer->getBitWidth(), static_cast<int64_t>(number), /*isSigned=*/true, /*implicitTrunc=*/true);
}

namespace {

template <typename Number, typename Function>
Attribute foldElements(DenseElementsAttr a, DenseElementsAttr b, RankedTensorType type, Function f) {
  if (a.isSplat() && b.isSplat()) {
    std::optional<Number> result = f(a.getSplatValue<Number>(), b.getSplatValue<Number>());
    return result ? DenseElementsAttr::get(type, ArrayRef<Number>(*result)) : Attribute();
  }
  bool fits = (a.isSplat() || a.getType().getShape() == type.getShape()) && (b.isSplat() || b.getType().getShape() == type.getShape());
  if (!fits || type.getNumElements() > mostElements)
    return {};
  SmallVector<Number> results;
  auto valuesA = a.getValues<Number>(), valuesB = b.getValues<Number>();
  for (int64_t i = 0; i < type.getNumElements(); ++i) {
    std::optional<Number> result = f(valuesA[i], valuesB[i]);
    if (!result)
      return {};
    results.push_back(*result);
  }
  return DenseElementsAttr::get(type, results);
}

} // namespace

Attribute crout::ir::foldBinary(Attribute a, Attribute b, RankedTensorType type, FloatFunction onFloats, IntFunction onInts) {
  auto x = dyn_cast_or_null<DenseElementsAttr>(a), y = dyn_cast_or_null<DenseElementsAttr>(b);
  if (!x || !y || !type.hasStaticShape() || type.getNumElements() == 0)
    return {};
  Type element = x.getElementType();
  if (isa<FloatType>(element) && onFloats)
    return foldElements<APFloat>(x, y, type, onFloats);
  if (isa<IntegerType>(element) && onInts)
    return foldElements<APInt>(x, y, type, onInts);
  return {};
}

Attribute crout::ir::foldUnary(Attribute x, RankedTensorType type, FloatFunction onFloats, IntFunction onInts) {
  return foldBinary(x, x, type, onFloats, onInts);
}

Attribute crout::ir::foldCast(Attribute x, RankedTensorType type) {
  auto elements = dyn_cast_or_null<DenseElementsAttr>(x);
  if (!elements || !type.hasStaticShape() || type.getNumElements() == 0 || elements.getType().getShape() != type.getShape())
    return {};
  if (!elements.isSplat() && type.getNumElements() > mostElements)
    return {};
  Type from = elements.getElementType(), to = type.getElementType();
  bool fromFloat = isa<FloatType>(from), toFloat = isa<FloatType>(to);
  if ((!fromFloat && !isa<IntegerType>(from)) || (!toFloat && !isa<IntegerType>(to)))
    return {};
  // i1 and ui8 are the unsigned types.
  bool fromUnsigned = from.isInteger(1) || from.isUnsignedInteger(), toUnsigned = to.isInteger(1) || to.isUnsignedInteger();
  auto one = [&](auto number) -> Attribute {
    using Number = decltype(number);
    if constexpr (std::is_same_v<Number, APFloat>) {
      if (toFloat) {
        bool lost;
        number.convert(cast<FloatType>(to).getFloatSemantics(), APFloat::rmNearestTiesToEven, &lost);
        return FloatAttr::get(to, number);
      }
      if (to.isInteger(1))
        return IntegerAttr::get(to, !number.isZero());
      APSInt result(to.getIntOrFloatBitWidth(), toUnsigned);
      bool exact;
      // Outside the range the machine decides, so it does so at run time.
      if (number.convertToInteger(result, APFloat::rmTowardZero, &exact) & APFloat::opInvalidOp)
        return {};
      return IntegerAttr::get(to, result);
    } else {
      if (toFloat) {
        APFloat result(cast<FloatType>(to).getFloatSemantics());
        // Through f32 where the arithmetic of halves goes through f32.
        result.convertFromAPInt(number, !fromUnsigned, APFloat::rmNearestTiesToEven);
        return FloatAttr::get(to, result);
      }
      if (to.isInteger(1))
        return IntegerAttr::get(to, !number.isZero());
      unsigned width = to.getIntOrFloatBitWidth();
      return IntegerAttr::get(to, fromUnsigned ? number.zextOrTrunc(width) : number.sextOrTrunc(width));
    }
  };
  // Halves are rounded twice at run time when they come from wide integers; leave that to it.
  if (!fromFloat && (to.isF16() || to.isBF16()) && from.getIntOrFloatBitWidth() > 16)
    return {};
  if (fromFloat && from.isF64() && (to.isF16() || to.isBF16()))
    return {};
  SmallVector<Attribute> results;
  auto add = [&](Attribute result) {
    results.push_back(result);
    return result != Attribute();
  };
  if (elements.isSplat()) {
    if (!(fromFloat ? add(one(elements.getSplatValue<APFloat>())) : add(one(elements.getSplatValue<APInt>()))))
      return {};
  } else if (fromFloat) {
    for (const APFloat &number : elements.getValues<APFloat>())
      if (!add(one(number)))
        return {};
  } else {
    for (const APInt &number : elements.getValues<APInt>())
      if (!add(one(number)))
        return {};
  }
  return DenseElementsAttr::get(type, results);
}

bool crout::ir::isExactCast(Type from, Type to) {
  if (from == to)
    return true;
  if (auto complexTo = dyn_cast<ComplexType>(to)) {
    auto complexFrom = dyn_cast<ComplexType>(from);
    return isExactCast(complexFrom ? complexFrom.getElementType() : from, complexTo.getElementType());
  }
  if (isa<ComplexType>(from) || to.isInteger(1))
    return false;
  if (from.isInteger(1))
    return true;
  // Bits that hold a magnitude: an integer's without its sign, a float's significand.
  auto magnitude = [](Type type) -> unsigned {
    if (auto real = dyn_cast<FloatType>(type))
      return APFloat::semanticsPrecision(real.getFloatSemantics());
    return type.getIntOrFloatBitWidth() - (type.isUnsignedInteger() ? 0 : 1);
  };
  if (auto realTo = dyn_cast<FloatType>(to)) {
    auto realFrom = dyn_cast<FloatType>(from);
    if (!realFrom)
      return magnitude(from) <= magnitude(to) && magnitude(from) < static_cast<unsigned>(APFloat::semanticsMaxExponent(realTo.getFloatSemantics()));
    return magnitude(from) <= magnitude(to) &&
           APFloat::semanticsMaxExponent(realFrom.getFloatSemantics()) <= APFloat::semanticsMaxExponent(realTo.getFloatSemantics()) &&
           APFloat::semanticsMinExponent(realFrom.getFloatSemantics()) >= APFloat::semanticsMinExponent(realTo.getFloatSemantics());
  }
  if (isa<FloatType>(from))
    return false;
  return !to.isUnsignedInteger() && magnitude(from) <= magnitude(to);
}
