// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and verification of the elementwise operations that are not plain unary or binary ones.
#include "dialects/crout/Crout.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

//===----------------------------------------------------------------------===//
// compare
//===----------------------------------------------------------------------===//

LogicalResult CompareOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkKind(inference, "a", a, kinds::Any)) || failed(checkKind(inference, "b", b, kinds::Any)) ||
      failed(checkSameElement(inference, "a", a, "b", b))) // compare_c1
    return failure();
  ComparePredicate predicate = adaptor.getPredicate();
  if (isa<ComplexType>(elementOf(a)) && predicate != ComparePredicate::eq && predicate != ComparePredicate::ne) // compare_c2
    return inference.fail("requires \"a\" and \"b\" to be ordered for predicate ", stringifyComparePredicate(predicate), ", found ", a.getType());
  auto shape = broadcast(inference, {{"a", shapeOf(a)}, {"b", shapeOf(b)}}); // compare_c3
  if (failed(shape))
    return failure();
  types.push_back(RankedTensorType::get(*shape, IntegerType::get(inference.context, 1)));
  return success();
}

LogicalResult CompareOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// complex
//===----------------------------------------------------------------------===//

LogicalResult ComplexOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value re = adaptor.getRe(), im = adaptor.getIm();
  if (failed(checkKind(inference, "re", re, kinds::Real)) || failed(checkKind(inference, "im", im, kinds::Real)) || // complex_c1
      failed(checkSameElement(inference, "re", re, "im", im)))                                                      // complex_c2
    return failure();
  auto shape = broadcast(inference, {{"re", shapeOf(re)}, {"im", shapeOf(im)}}); // complex_c3
  if (failed(shape))
    return failure();
  types.push_back(RankedTensorType::get(*shape, ComplexType::get(elementOf(re))));
  return success();
}

LogicalResult ComplexOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// select
//===----------------------------------------------------------------------===//

LogicalResult SelectOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value cond = adaptor.getCond(), a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkKind(inference, "cond", cond, kinds::Bool)) || // select_c1
      failed(checkKind(inference, "a", a, kinds::Any)) || failed(checkKind(inference, "b", b, kinds::Any)) ||
      failed(checkSameElement(inference, "a", a, "b", b))) // select_c2
    return failure();
  auto shape = broadcast(inference, {{"cond", shapeOf(cond)}, {"a", shapeOf(a)}, {"b", shapeOf(b)}}); // select_c3
  if (failed(shape))
    return failure();
  types.push_back(RankedTensorType::get(*shape, elementOf(a)));
  return success();
}

LogicalResult SelectOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// cast
//===----------------------------------------------------------------------===//

void CastOp::build(OpBuilder &builder, OperationState &state, Value x, Type elementType) {
  state.addOperands(x);
  if (auto type = dyn_cast<RankedTensorType>(elementType))
    state.addTypes(type);
  else
    state.addTypes(tensorType(x).clone(elementType));
}

LogicalResult CastOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(verifyCompatibleShape(getX().getType().getShape(), getType().getShape()))) // cast_c1
    return emitOpError("requires \"x\" and the result to have the same shape, found ") << getX().getType() << " and " << getType();
  if (failed(checkKind(inference, "x", getX(), kinds::Any)) || failed(checkKind(inference, "result", getResult(), kinds::Any))) // cast_c2
    return failure();
  return success();
}

LogicalResult CastOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// igamma
//===----------------------------------------------------------------------===//

LogicalResult IgammaOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), x = adaptor.getX();
  if (failed(checkKind(inference, "a", a, kinds::Real)) || failed(checkKind(inference, "x", x, kinds::Real)) || // igamma_c1
      failed(checkSameElement(inference, "a", a, "x", x)))                                                      // igamma_c2
    return failure();
  auto shape = broadcast(inference, {{"a", shapeOf(a)}, {"x", shapeOf(x)}}); // igamma_c3
  if (failed(shape))
    return failure();
  types.push_back(RankedTensorType::get(*shape, elementOf(a)));
  return success();
}

LogicalResult IgammaOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// bitcast
//===----------------------------------------------------------------------===//

void BitcastOp::build(OpBuilder &builder, OperationState &state, Value x, Type elementType) {
  state.addOperands(x);
  state.addTypes(isa<RankedTensorType>(elementType) ? elementType : tensorType(x).clone(elementType));
}

/// Bits of an element in memory.
static unsigned storedWidth(Type element) {
  if (auto complex = dyn_cast<ComplexType>(element))
    return 2 * complex.getElementType().getIntOrFloatBitWidth();
  return std::max(8u, element.getIntOrFloatBitWidth());
}

LogicalResult BitcastOp::verify() {
  Inference inference{getContext(), getLoc(), getOperationName()};
  if (failed(verifyCompatibleShape(getX().getType().getShape(), getType().getShape()))) // bitcast_c1
    return emitOpError("requires \"x\" and the result to have the same shape, found ") << getX().getType() << " and " << getType();
  if (failed(checkKind(inference, "x", getX(), kinds::Any)) || failed(checkKind(inference, "result", getResult(), kinds::Any)))
    return failure();
  if (storedWidth(elementOf(getX())) != storedWidth(getType().getElementType())) // bitcast_c2
    return emitOpError("requires \"x\" and the result to have elements of the same width, found ") << getX().getType() << " and " << getType();
  return success();
}

/// bitcast(x) -> x where the types are the same; bitcast(bitcast(x)) -> bitcast(x), but not through i1, which loses bits
OpFoldResult BitcastOp::fold(FoldAdaptor) {
  if (getX().getType() == getType())
    return getX();
  auto inner = getX().getDefiningOp<BitcastOp>();
  if (!inner || elementOf(inner.getResult()).isInteger(1))
    return {};
  setOperand(inner.getX());
  return getResult();
}

LogicalResult BitcastOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return reifyBroadcast(builder, *this, shapes);
}
