// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-verify-linalg-contract: says in a user's words what may not exist after phase `linalg`.
#include "Conversion/Passes.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTVERIFYLINALGCONTRACTPASS
#include "lib/Conversion/Passes.h.inc"

namespace {

constexpr llvm::StringLiteral allowedDialects[] = {"builtin", "func", "arith", "math", "complex", "linalg", "tensor", "scf", "affine"};

/// An operation that another phase should have removed, with the pass that does.
StringRef whoRemoves(Operation *op) {
  if (isa<TensordotOp, TensorinvOp, TensorsolveOp>(op))
    return "crout-decompose-tensor-algebra, in phase 'algebra', rewrites it";
  if (isa<CheckInfoOp, ExpectCloseOp, ExpectEqualOp, RowOrderOp, SearchSortedOp, ScanOp, ScatterOp, NonzeroOp, CompressOp, PoissonOp>(op) || (isa<CroutDialect>(op->getDialect()) && op->getNumResults() > 1))
    return "crout-to-runtime makes a call of it";
  return "crout-to-linalg lowers it";
}

class CroutVerifyLinalgContractPass : public impl::CroutVerifyLinalgContractPassBase<CroutVerifyLinalgContractPass> {
public:
  void runOnOperation() override {
    bool broken = false;
    getOperation()->walk([&](Operation *op) {
      Dialect *dialect = op->getDialect();
      StringRef name = dialect ? dialect->getNamespace() : "";
      bool ours = isa_and_nonnull<CroutDialect>(dialect);
      if (ours && !isa<RuntimeCallOp, MatrixGenericOp, YieldOp>(op)) {
        op->emitError("operation '") << op->getName().stripDialect() << "' may not exist after phase 'linalg': " << whoRemoves(op);
        broken = true;
      } else if (!ours && !llvm::is_contained(allowedDialects, name)) {
        op->emitError("operation '") << op->getName() << "' may not exist after phase 'linalg': phase 'buffers' does not know its dialect";
        broken = true;
      } else {
        broken |= failed(checkTypes(op)) || failed(checkDim(op));
      }
    });
    if (broken)
      signalPassFailure();
    markAllAnalysesPreserved();
  }

private:
  /// Upstream verifies sizes that are asked for only where they fold.
  LogicalResult checkDim(Operation *op) {
    auto dim = dyn_cast<tensor::DimOp>(op);
    std::optional<int64_t> index = dim ? dim.getConstantIndex() : std::nullopt;
    auto type = dim ? dyn_cast<RankedTensorType>(dim.getSource().getType()) : nullptr;
    if (!index || !type || (*index >= 0 && *index < type.getRank()))
      return success();
    return op->emitError("asks for dimension ") << *index << " of a tensor with " << type.getRank();
  }

  LogicalResult checkTypes(Operation *op) {
    auto bad = [](Type type) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      return tensor && (tensor.getElementType().isInteger(1) || tensor.getElementType().isUnsignedInteger());
    };
    auto fail = [&](Type type) { return op->emitError("a tensor of ") << cast<RankedTensorType>(type).getElementType() << " may not exist after phase 'linalg': it is stored as i8"; };
    for (Type type : op->getResultTypes())
      if (bad(type))
        return fail(type);
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (Type type : block.getArgumentTypes())
          if (bad(type))
            return fail(type);
    return success();
  }
};

} // namespace
} // namespace crout::ir
