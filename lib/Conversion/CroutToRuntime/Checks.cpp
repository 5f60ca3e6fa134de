// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of results: calls that carry the operation's name and the user's place in the source.
#include "Conversion/CroutToRuntime/Patterns.h"

#include "Support/Signature.h"
#include "crout/dtype.h"
#include "mlir/IR/Location.h"

using namespace mlir;

namespace crout::ir {

std::string userLocation(Location location) {
  if (auto file = dyn_cast<FileLineColRange>(location))
    return (file.getFilename().getValue() + ":" + std::to_string(file.getStartLine())).str();
  if (auto named = dyn_cast<NameLoc>(location))
    return userLocation(named.getChildLoc());
  if (auto call = dyn_cast<CallSiteLoc>(location)) {
    std::string callee = userLocation(call.getCallee());
    return callee.empty() ? userLocation(call.getCaller()) : callee;
  }
  if (auto fused = dyn_cast<FusedLoc>(location))
    for (Location part : fused.getLocations())
      if (std::string found = userLocation(part); !found.empty())
        return found;
  return "";
}

FailureOr<SmallVector<StringRef>> dtypeNames(Operation *op, ValueRange tensors) {
  SmallVector<StringRef> names;
  for (Value tensor : tensors) {
    std::optional<DType> dtype = dtypeOfElement(elementOf(tensor));
    if (!dtype)
      return op->emitOpError("has a tensor of ") << elementOf(tensor) << ", which no function of the runtime takes";
    names.push_back(name(*dtype));
  }
  return names;
}

namespace {

/// check_info info -> runtime_call @crout_rt_check_info ins(info) {kind, op name, location}
class CheckInfoCall : public OpConversionPattern<CheckInfoOp> {
public:
  using OpConversionPattern::OpConversionPattern;

  LogicalResult matchAndRewrite(CheckInfoOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, adaptor.getInfo());
    if (failed(dtypes))
      return failure();
    std::string location = userLocation(op.getLoc());
    StringRef strings[] = {op.getOpName(), location};
    int64_t kind = op.getKind();
    rewriter.replaceOpWithNewOp<RuntimeCallOp>(op, "crout_rt_check_info", adaptor.getInfo(), ValueRange{}, kind, ArrayRef<double>(), strings, *dtypes);
    return success();
  }
};

/// expect_... actual, expected -> runtime_call @crout_rt_expect_... ins(actual, expected) {tolerances, location}
template <typename OpT> class ExpectCall : public OpConversionPattern<OpT> {
public:
  using OpConversionPattern<OpT>::OpConversionPattern;

  LogicalResult matchAndRewrite(OpT op, typename OpT::Adaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    FailureOr<SmallVector<StringRef>> dtypes = dtypeNames(op, adaptor.getOperands());
    if (failed(dtypes))
      return failure();
    std::string location = userLocation(op.getLoc());
    SmallVector<double> tolerances;
    StringRef callee = "crout_rt_expect_equal";
    if constexpr (std::is_same_v<OpT, ExpectCloseOp>) {
      callee = "crout_rt_expect_close";
      tolerances = {op.getRtol().convertToDouble(), op.getAtol().convertToDouble()};
    }
    rewriter.replaceOpWithNewOp<RuntimeCallOp>(op, callee, adaptor.getOperands(), ValueRange{}, ArrayRef<int64_t>(), tolerances, StringRef(location), *dtypes);
    return success();
  }
};

} // namespace

void populateCheckPatterns(RewritePatternSet &patterns, ConversionTarget &target) {
  patterns.add<CheckInfoCall, ExpectCall<ExpectCloseOp>, ExpectCall<ExpectEqualOp>>(patterns.getContext());
  target.addIllegalOp<CheckInfoOp, ExpectCloseOp, ExpectEqualOp>();
}

} // namespace crout::ir
