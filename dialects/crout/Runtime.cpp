// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Verification, effects and building of the operations that check, and of runtime calls.
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

LogicalResult CheckInfoOp::verify() {
  if (!getInfo().getType().getElementType().isSignlessInteger(32)) // check_info_c1
    return emitOpError("requires \"info\" to hold i32, found ") << getInfo().getType();
  if (getKind() < 0 || getKind() > 7) // check_info_c2
    return emitOpError("requires kind to be in [0, 7], found ") << getKind();
  return success();
}

template <typename Op>
static LogicalResult checkComparable(Op op) {
  Inference inference{op.getContext(), op.getLoc(), Op::getOperationName()};
  RankedTensorType actual = op.getActual().getType(), expected = op.getExpected().getType();
  if (failed(checkKind(inference, "actual", op.getActual(), kinds::Any)) ||
      failed(checkSameElement(inference, "actual", op.getActual(), "expected", op.getExpected()))) // <op>_c1
    return failure();
  if (failed(verifyCompatibleShape(actual.getShape(), expected.getShape()))) // <op>_c2
    return op.emitOpError("requires \"actual\" and \"expected\" to have the same shape, found ") << actual << " and " << expected;
  return success();
}

LogicalResult ExpectCloseOp::verify() {
  if (getRtol().isNegative() || getAtol().isNegative() || getRtol().isNaN() || getAtol().isNaN()) // expect_close_c3
    return emitOpError("requires rtol and atol not to be negative, found ") << getRtol().convertToDouble() << " and " << getAtol().convertToDouble();
  return checkComparable(*this);
}

LogicalResult ExpectEqualOp::verify() { return checkComparable(*this); }

//===----------------------------------------------------------------------===//
// runtime_call
//===----------------------------------------------------------------------===//

void RuntimeCallOp::build(OpBuilder &builder, OperationState &state, StringRef callee, ValueRange inputs, ValueRange outputs,
                          ArrayRef<int64_t> attrs, ArrayRef<double> f64s, ArrayRef<StringRef> strings, ArrayRef<StringRef> dtypes) {
  SmallVector<Type> types;
  for (Value output : outputs)
    if (isa<RankedTensorType>(output.getType()))
      types.push_back(output.getType());
  build(builder, state, types, FlatSymbolRefAttr::get(builder.getContext(), callee), inputs, outputs, builder.getDenseI64ArrayAttr(attrs),
        builder.getDenseF64ArrayAttr(f64s), strings.empty() ? ArrayAttr() : builder.getStrArrayAttr(strings),
        dtypes.empty() ? ArrayAttr() : builder.getStrArrayAttr(dtypes),
        /*permutations=*/ArrayAttr());
}

LogicalResult RuntimeCallOp::verify() {
  bool tensors = llvm::all_of(getOperandTypes(), llvm::IsaPred<RankedTensorType>);
  bool memrefs = llvm::all_of(getOperandTypes(), llvm::IsaPred<MemRefType>);
  if (!tensors && !memrefs) // runtime_call_c1
    return emitOpError("requires \"inputs\" and \"outputs\" to be all tensors or all memrefs, found ") << getOperandTypes();
  TypeRange expected;
  if (tensors)
    expected = getOutputs().getTypes();
  if (TypeRange(getResultTypes()) != expected) // runtime_call_c2
    return emitOpError("requires one result for each tensor in \"outputs\", of its type, found ") << getResultTypes() << " for " << getOutputs().getTypes();
  if (getDtypes() && getDtypes()->size() != getNumOperands() && !getDtypes()->empty()) // runtime_call_c3
    return emitOpError("requires one entry in dtypes for each input and output, found ") << getDtypes()->size() << " for " << getNumOperands();
  if (std::optional<ArrayAttr> permutations = getPermutations()) { // runtime_call_c4
    if (permutations->size() != getInputs().size())
      return emitOpError("requires one entry in permutations for each input, found ") << permutations->size() << " for " << getInputs().size();
    for (auto [attribute, input] : llvm::zip_equal(*permutations, getInputs())) {
      ArrayRef<int64_t> permutation = cast<DenseI64ArrayAttr>(attribute).asArrayRef();
      int64_t rank = cast<ShapedType>(input.getType()).getRank();
      if (!permutation.empty() && (static_cast<int64_t>(permutation.size()) != rank || !isPermutationVector(permutation)))
        return emitOpError("requires an entry in permutations to be empty or a permutation of the dimensions of ") << input.getType() << ", found " << attribute;
    }
  }
  return success();
}

void crout::ir::getDestinationStyleEffects(DestinationStyleOpInterface op,
                                           SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<BaseMemRefType>(operand.get().getType()))
      continue;
    if (op.isDpsInit(&operand))
      effects.emplace_back(MemoryEffects::Write::get(), &operand, SideEffects::DefaultResource::get());
    else
      effects.emplace_back(MemoryEffects::Read::get(), &operand, SideEffects::DefaultResource::get());
  }
}

void RuntimeCallOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  getDestinationStyleEffects(*this, effects);
  // A call without outputs is a check: it reports to the caller, so it may neither go nor be merged with another one.
  if (getOutputs().empty())
    effects.emplace_back(MemoryEffects::Write::get(), SideEffects::DefaultResource::get());
}
