// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from attributes and from loop indices.
#include "Conversion/CroutToLinalg/Patterns.h"

#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// The same elements as i8, for those of i1 and ui8.
FailureOr<ElementsAttr> storedElements(ElementsAttr value) {
  auto type = cast<RankedTensorType>(value.getType());
  Type element = type.getElementType(), stored = storedElementType(element);
  if (element == stored)
    return value;
  RankedTensorType storedTensor = type.clone(stored);
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value)) {
    // A blob holds one byte for each i1 and each ui8.
    ArrayRef<char> data = resource.getRawHandle().getBlob() ? resource.getRawHandle().getBlob()->getData() : ArrayRef<char>();
    if (static_cast<int64_t>(data.size()) != type.getNumElements())
      return failure();
    return cast<ElementsAttr>(DenseElementsAttr::getFromRawBuffer(storedTensor, data));
  }
  if (value.isSplat())
    return cast<ElementsAttr>(DenseElementsAttr::get(storedTensor, IntegerAttr::get(stored, value.getSplatValue<APInt>().zextOrTrunc(8))));
  auto range = value.tryGetValues<APInt>();
  if (!range)
    return failure();
  SmallVector<APInt> bytes;
  bytes.reserve(value.getNumElements());
  for (const APInt &element : *range)
    bytes.push_back(element.zextOrTrunc(8));
  return cast<ElementsAttr>(DenseElementsAttr::get(storedTensor, bytes));
}

class ConstantLowering : public OpConversionPattern<ConstantOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(ConstantOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    FailureOr<ElementsAttr> value = storedElements(op.getValue());
    auto typed = succeeded(value) ? dyn_cast<TypedAttr>(*value) : TypedAttr();
    if (!typed)
      return op.emitOpError("has elements in a form that cannot be read");
    rewriter.replaceOpWithNewOp<arith::ConstantOp>(op, typed);
    return success();
  }
};

/// y[..., i, ...] = i
class IotaLowering : public OpConversionPattern<IotaOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(IotaOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Type element = elementOf(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, storedType(op.getResult()));
    if (failed(init))
      return failure();
    Value result = parallelGeneric(rewriter, op.getLoc(), ValueRange{}, {}, *init, [&](ScalarBuilder &b, ValueRange) -> Value {
      Value index = arith::IndexCastOp::create(b, b.getI64Type(), linalg::IndexOp::create(b, op.getDim()));
      return storeScalar(b, emitCast(b, index, b.getI64Type(), element), element);
    });
    rewriter.replaceOp(op, result);
    return success();
  }
};

/// y[..., i, j] = i == j
class EyeLowering : public OpConversionPattern<EyeOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(EyeOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    RankedTensorType type = storedType(op.getResult());
    FailureOr<Value> init = emptyForResult(rewriter, op, 0, type);
    if (failed(init))
      return failure();
    Value result = parallelGeneric(rewriter, op.getLoc(), ValueRange{}, {}, *init, [&](ScalarBuilder &b, ValueRange) -> Value {
      Value row = linalg::IndexOp::create(b, type.getRank() - 2), column = linalg::IndexOp::create(b, type.getRank() - 1);
      Value onDiagonal = arith::CmpIOp::create(b, arith::CmpIPredicate::eq, row, column);
      return arith::SelectOp::create(b, onDiagonal, oneOf(b, type.getElementType()), zeroOf(b, type.getElementType()));
    });
    rewriter.replaceOp(op, result);
    return success();
  }
};

} // namespace

void populateCreationPatterns(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ConstantLowering, IotaLowering, EyeLowering>(converter, patterns.getContext());
}

} // namespace crout::ir
