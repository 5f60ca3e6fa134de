// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Verification, effects and building of matrix_generic.
#include "dialects/crout/Crout.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

void MatrixGenericOp::build(OpBuilder &builder, OperationState &state, ValueRange inputs, ValueRange outputs, ArrayRef<AffineMap> maps) {
  SmallVector<Type> types;
  for (Value output : outputs)
    if (isa<RankedTensorType>(output.getType()))
      types.push_back(output.getType());
  build(builder, state, types, inputs, outputs, builder.getAffineMapArrayAttr(maps));
  Region *body = state.regions.front().get();
  Block &block = body->emplaceBlock();
  for (auto [input, map] : llvm::zip(inputs, maps))
    if (std::optional<SmallVector<Type>> numbers = numberTypes(cast<ShapedType>(input.getType()), map))
      for (Type type : *numbers)
        block.addArgument(type, state.location);
}

std::optional<SmallVector<Type>> MatrixGenericOp::numberTypes(ShapedType type, AffineMap map) {
  auto complex = dyn_cast<ComplexType>(type.getElementType());
  int64_t count = complex ? 2 : 1;
  for (int64_t size : type.getShape().drop_front(std::min<int64_t>(map.getNumResults(), type.getRank()))) {
    if (ShapedType::isDynamic(size))
      return std::nullopt;
    count *= size;
  }
  return SmallVector<Type>(count, complex ? complex.getElementType() : type.getElementType());
}

SmallVector<Type> MatrixGenericOp::getNumberTypes(unsigned operand) {
  return *numberTypes(cast<ShapedType>(getOperand(operand).getType()), getMap(operand));
}

LogicalResult MatrixGenericOp::verify() {
  bool tensors = llvm::all_of(getOperandTypes(), llvm::IsaPred<RankedTensorType>);
  bool memrefs = llvm::all_of(getOperandTypes(), llvm::IsaPred<MemRefType>);
  if (!tensors && !memrefs) // matrix_generic_c1
    return emitOpError("requires \"inputs\" and \"outputs\" to be all tensors or all memrefs, found ") << getOperandTypes();
  TypeRange expected;
  if (tensors)
    expected = getOutputs().getTypes();
  if (TypeRange(getResultTypes()) != expected) // matrix_generic_c2
    return emitOpError("requires one result for each tensor in \"outputs\", of its type, found ") << getResultTypes() << " for " << getOutputs().getTypes();
  if (getIndexingMaps().size() != getNumOperands()) // matrix_generic_c3
    return emitOpError("requires one map for each input and output, found ") << getIndexingMaps().size() << " for " << getNumOperands();
  SmallVector<Type> in, out;
  for (unsigned i = 0; i < getNumOperands(); ++i) {
    AffineMap map = getMap(i);
    bool plain = llvm::all_of(map.getResults(), [](AffineExpr expr) {
      auto constant = dyn_cast<AffineConstantExpr>(expr);
      return isa<AffineDimExpr>(expr) || (constant && constant.getValue() == 0);
    });
    auto type = cast<ShapedType>(getOperand(i).getType());
    if (map.getNumDims() != getBatchRank() || map.getNumSymbols() != 0 || !plain || map.getNumResults() > type.getRank()) // matrix_generic_c3
      return emitOpError("requires maps from the same dimensions to the leading indices of each operand, found ") << AffineMapAttr::get(map) << " for " << type;
    bool isOutput = i >= getInputs().size();
    if (isOutput && !map.isIdentity()) // matrix_generic_c4
      return emitOpError("requires the map of an output to be the identity, found ") << AffineMapAttr::get(map);
    std::optional<SmallVector<Type>> numbers = numberTypes(type, map);
    if (!numbers) // matrix_generic_c5
      return emitOpError("requires the dimensions of one matrix to be static, found ") << type << " read through " << AffineMapAttr::get(map);
    (isOutput ? out : in).append(*numbers);
  }
  Block &block = getBody().front();
  if (TypeRange(block.getArgumentTypes()) != TypeRange(in)) // matrix_generic_c6
    return emitOpError("requires one argument of the body for each number of the inputs, found ")
           << block.getNumArguments() << " for " << in.size() << " (or of other types)";
  auto yield = dyn_cast<YieldOp>(block.getTerminator());
  if (!yield || TypeRange(yield.getValues().getTypes()) != TypeRange(out)) // matrix_generic_c6
    return emitOpError("requires the body to yield one number for each of the outputs, found ")
           << block.getTerminator()->getNumOperands() << " for " << out.size() << " (or of other types)";
  return success();
}

void MatrixGenericOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  getDestinationStyleEffects(*this, effects);
}

LogicalResult PartsOp::verify() {
  auto from = cast<MemRefType>(getNumbers().getType()), to = cast<MemRefType>(getResult().getType());
  auto complex = dyn_cast<ComplexType>(from.getElementType());
  auto vector = [](MemRefType type) { return type.getRank() == 1 && type.isDynamicDim(0) && type.getLayout().isIdentity(); };
  if (!complex || !vector(from) || !vector(to) || to.getElementType() != complex.getElementType()) // parts_c1
    return emitOpError("requires a memref of complex numbers with one dynamic dimension, and its parts as the result, found ") << from << " and " << to;
  return success();
}
