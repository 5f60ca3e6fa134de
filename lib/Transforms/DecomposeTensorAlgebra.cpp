// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-decompose-tensor-algebra: tensor equations as matrix equations between reshapes.
#include "Transforms/Passes.h"
#include "Transforms/TensorBuilders.h"
#include "dialects/crout/Crout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTDECOMPOSETENSORALGEBRAPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// Dimensions of a tensor of this rank that are not in `dims`, in order.
SmallVector<int64_t> otherDims(int64_t rank, ArrayRef<int64_t> dims) {
  SmallVector<int64_t> others;
  for (int64_t i = 0; i < rank; ++i)
    if (!llvm::is_contained(dims, i))
      others.push_back(i);
  return others;
}

SmallVector<int64_t> concat(ArrayRef<int64_t> a, ArrayRef<int64_t> b) {
  SmallVector<int64_t> result(a);
  result.append(b.begin(), b.end());
  return result;
}

/// A tensor as a matrix whose rows are its first `rows` dimensions.
Value asMatrix(OpBuilder &builder, Location location, Value x, size_t rows) {
  Sizes sizes = sizesOf(builder, location, x);
  ArrayRef<OpFoldResult> all(sizes);
  OpFoldResult m = productOf(builder, location, all.take_front(rows)), n = productOf(builder, location, all.drop_front(rows));
  return reshape(builder, location, x, {m, n});
}

/// A matrix under the shape of `type`.
Value asType(OpBuilder &builder, Location location, Value matrix, Type type, const SmallVector<OpFoldResult> &sizes) {
  return reshape(builder, location, matrix, cast<RankedTensorType>(type), sizes);
}

/// tensordot(A, B) -> reshape(matmul(reshape(permute(A, free, paired)), reshape(permute(B, paired, free))))
struct DecomposeTensordot : OpRewritePattern<TensordotOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TensordotOp op, PatternRewriter &rewriter) const override {
    ReifiedRankedShapedTypeDims shapes;
    if (failed(op.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the result's shape cannot be computed");
    Location location = op.getLoc();
    SmallVector<int64_t> freeA = otherDims(op.getA().getType().getRank(), op.getLhsDims());
    SmallVector<int64_t> freeB = otherDims(op.getB().getType().getRank(), op.getRhsDims());
    Value a = permute(rewriter, location, op.getA(), concat(freeA, op.getLhsDims()));
    Value b = permute(rewriter, location, op.getB(), concat(op.getRhsDims(), freeB));
    a = asMatrix(rewriter, location, a, freeA.size());
    b = asMatrix(rewriter, location, b, op.getRhsDims().size());
    Value product = MatmulOp::create(rewriter, location, a, b);
    rewriter.replaceOp(op, asType(rewriter, location, product, op.getType(), shapes[0]));
    return success();
  }
};

/// tensorinv(A) -> reshape(inv(reshape(A)))
struct DecomposeTensorinv : OpRewritePattern<TensorinvOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TensorinvOp op, PatternRewriter &rewriter) const override {
    ReifiedRankedShapedTypeDims shapes;
    if (failed(op.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the result's shape cannot be computed");
    auto inv = InvOp::create(rewriter, op.getLoc(), asMatrix(rewriter, op.getLoc(), op.getA(), op.getInd()));
    Value inverse = asType(rewriter, op.getLoc(), inv.getInverse(), op.getInverse().getType(), shapes[0]);
    rewriter.replaceOp(op, {inverse, inv.getInfo()});
    return success();
  }
};

/// tensorsolve(A, B) -> reshape(solve(reshape(permute(A)), reshape(B)))
struct DecomposeTensorsolve : OpRewritePattern<TensorsolveOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TensorsolveOp op, PatternRewriter &rewriter) const override {
    ReifiedRankedShapedTypeDims shapes;
    if (failed(op.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the result's shape cannot be computed");
    Location location = op.getLoc();
    int64_t rankB = op.getB().getType().getRank();
    Value a = permute(rewriter, location, op.getA(), TensorsolveOp::movedDims(op.getA().getType().getRank(), op.getDims()));
    a = asMatrix(rewriter, location, a, rankB);
    Value b = asMatrix(rewriter, location, op.getB(), rankB);
    auto solve = SolveOp::create(rewriter, location, a, b, /*left=*/true);
    rewriter.replaceOp(op, {asType(rewriter, location, solve.getX(), op.getX().getType(), shapes[0]), solve.getInfo()});
    return success();
  }
};

class CroutDecomposeTensorAlgebraPass : public impl::CroutDecomposeTensorAlgebraPassBase<CroutDecomposeTensorAlgebraPass> {
public:
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<DecomposeTensordot, DecomposeTensorinv, DecomposeTensorsolve>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns)))) {
      getOperation()->emitError("the decomposition of tensor algebra did not come to an end");
      signalPassFailure();
    }
  }
};

} // namespace
} // namespace crout::ir
