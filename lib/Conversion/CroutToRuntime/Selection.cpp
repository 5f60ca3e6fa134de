// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, running reductions, writes by index and selections by value: one call of a library kernel each.
#include "Conversion/CroutToRuntime/Patterns.h"
#include "Conversion/Destinations.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {
namespace {

using Attributes = SmallVector<int64_t, 2>;

// The kernels' trailing parameters, in their order.
Attributes kernelAttributes(SortOp op) { return {static_cast<int64_t>(op.getDim()), op.getDescending()}; }
Attributes kernelAttributes(RowOrderOp) { return {}; }
Attributes kernelAttributes(SearchSortedOp op) { return {op.getRight()}; }
Attributes kernelAttributes(ScanOp op) { return {static_cast<int64_t>(op.getKind()), static_cast<int64_t>(op.getDim())}; }
Attributes kernelAttributes(ArgScanOp op) { return {op.getKind() == ArgReduceKind::max, static_cast<int64_t>(op.getDim())}; }
Attributes kernelAttributes(ScatterOp op) { return {static_cast<int64_t>(op.getKind()), static_cast<int64_t>(op.getDim())}; }
Attributes kernelAttributes(NonzeroOp) { return {}; }
Attributes kernelAttributes(CompressOp) { return {}; }

/// The type that a kernel combines elements in: few kernels serve all types, and halves are rounded once.
Type combinedIn(Type element) {
  if (element.isF16() || element.isBF16()) return Float32Type::get(element.getContext());
  if (isa<IntegerType>(element) && !element.isSignlessInteger(64)) return IntegerType::get(element.getContext(), 64);
  return element;
}
template <typename OpT> Type kernelElement(OpT, Type element) { return element; }
Type kernelElement(ScanOp, Type element) { return combinedIn(element); }
Type kernelElement(ArgScanOp, Type element) { return combinedIn(element); }
Type kernelElement(ScatterOp op, Type element) { return op.getKind() == ScatterKind::set ? element : combinedIn(element); }
Type kernelElement(NonzeroOp, Type element) { return IntegerType::get(element.getContext(), 1); }

Value castTo(OpBuilder &b, Location loc, Value tensor, Type element) {
  return elementOf(tensor) == element ? tensor : Value(CastOp::create(b, loc, tensor, element));
}

/// results = op(tensors) {attributes} -> results = runtime_call @kernel ins(tensors) outs(empty...) {attributes}, in another element type
/// where the kernel has no code for theirs
template <typename OpT> class KernelCall : public OpConversionPattern<OpT> {
public:
  KernelCall(MLIRContext *context, StringRef kernel) : OpConversionPattern<OpT>(context), kernel(kernel) {}

  LogicalResult matchAndRewrite(OpT op, typename OpT::Adaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    Type element = elementOf(op->getOperand(0)), used = kernelElement(op, element);
    SmallVector<Value> inputs, outputs, results;
    for (Value operand : adaptor.getOperands())
      if (isa<RankedTensorType>(operand.getType()))
        inputs.push_back(elementOf(operand) == element ? castTo(rewriter, loc, operand, used) : operand);
    for (OpResult result : op->getResults()) {
      RankedTensorType type = tensorType(result);
      FailureOr<Value> output =
          emptyForResult(rewriter, op, result.getResultNumber(), type.getElementType() == element ? type.clone(used) : type);
      if (failed(output)) return failure();
      outputs.push_back(*output);
    }
    SmallVector<Value> tensors(inputs);
    tensors.append(outputs);
    FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, tensors);
    if (failed(dtypes)) return failure();
    Attributes attributes = kernelAttributes(op);
    auto call =
        RuntimeCallOp::create(rewriter, loc, kernel, inputs, outputs, attributes, ArrayRef<double>(), ArrayRef<StringRef>(), *dtypes);
    for (auto [made, wanted] : llvm::zip_equal(call.getResults(), op->getResults()))
      results.push_back(castTo(rewriter, loc, made, elementOf(wanted)));
    rewriter.replaceOp(op, results);
    return success();
  }

private:
  StringRef kernel;
};

template <typename OpT> void add(RewritePatternSet &patterns, ConversionTarget &target, StringRef kernel) {
  patterns.add<KernelCall<OpT>>(patterns.getContext(), kernel);
  target.addIllegalOp<OpT>();
}

} // namespace

void populateSelectionPatterns(RewritePatternSet &patterns, ConversionTarget &target) {
  add<SortOp>(patterns, target, "crout_rt_sort");
  add<RowOrderOp>(patterns, target, "crout_rt_row_order");
  add<SearchSortedOp>(patterns, target, "crout_rt_search_sorted");
  add<ScanOp>(patterns, target, "crout_rt_scan");
  add<ArgScanOp>(patterns, target, "crout_rt_arg_scan");
  add<ScatterOp>(patterns, target, "crout_rt_scatter");
  add<NonzeroOp>(patterns, target, "crout_rt_nonzero");
  add<CompressOp>(patterns, target, "crout_rt_compress");
}

} // namespace crout::ir
