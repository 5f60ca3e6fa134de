// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, running reductions, writes by index and selections by value: one call of a library kernel each.
#include "Conversion/CroutToRuntime/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

using Attributes = SmallVector<int64_t, 2>;

// The kernels' trailing parameters, in their order.
Attributes kernelAttributes(SortOp op) { return {static_cast<int64_t>(op.getDim()), op.getDescending()}; }
Attributes kernelAttributes(OrderStatisticOp op) { return {static_cast<int64_t>(op.getDim()), op.getDescending()}; }
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

template <typename OpT> class KernelCall : public OpConversionPattern<OpT> {
public:
  KernelCall(MLIRContext *context, StringRef kernel) : OpConversionPattern<OpT>(context), kernel(kernel) {}

  LogicalResult matchAndRewrite(OpT op, typename OpT::Adaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    return replaceWithKernelCall(rewriter, op, adaptor.getOperands(), kernel, kernelAttributes(op), kernelElement(op, elementOf(op->getOperand(0))));
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
  add<OrderStatisticOp>(patterns, target, "crout_rt_order_statistic");
  add<RowOrderOp>(patterns, target, "crout_rt_row_order");
  add<SearchSortedOp>(patterns, target, "crout_rt_search_sorted");
  add<ScanOp>(patterns, target, "crout_rt_scan");
  add<ArgScanOp>(patterns, target, "crout_rt_arg_scan");
  add<ScatterOp>(patterns, target, "crout_rt_scatter");
  add<NonzeroOp>(patterns, target, "crout_rt_nonzero");
  add<CompressOp>(patterns, target, "crout_rt_compress");
}

} // namespace crout::ir
