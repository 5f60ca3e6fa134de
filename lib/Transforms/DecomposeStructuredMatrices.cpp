// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-decompose-structured-matrices: Kronecker products and block-diagonal matrices that are needed as a whole.
#include "Transforms/Passes.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/TensorBuilders.h"
#include "dialects/crout/SizeArithmetic.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTDECOMPOSESTRUCTUREDMATRICESPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// kron(A, B) -> reshape(reshape(A, (m, 1, n, 1)) * reshape(B, (1, p, 1, q)), (m p, n q))
struct DecomposeKron : OpRewritePattern<KronOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(KronOp op, PatternRewriter &rewriter) const override {
    Location location = op.getLoc();
    ReifiedRankedShapedTypeDims shapes;
    if (failed(op.reifyResultShapes(rewriter, shapes)))
      return rewriter.notifyMatchFailure(op, "the result's shape cannot be computed");
    OpFoldResult one = rewriter.getIndexAttr(1);
    Sizes a = sizesOf(rewriter, location, op.getA()), b = sizesOf(rewriter, location, op.getB());
    Value product = MulOp::create(rewriter, location, reshape(rewriter, location, op.getA(), {a[0], one, a[1], one}),
                                  reshape(rewriter, location, op.getB(), {one, b[0], one, b[1]}));
    rewriter.replaceOp(op, reshape(rewriter, location, product, op.getType(), shapes[0]));
    return success();
  }
};

/// block_diag(A, B) -> concatenate(concatenate(A, 0), concatenate(0, B)), rows of blocks one under another
struct DecomposeBlockDiag : OpRewritePattern<BlockDiagOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(BlockDiagOp op, PatternRewriter &rewriter) const override {
    Location location = op.getLoc();
    SmallVector<Value> rows;
    for (auto [i, block] : llvm::enumerate(op.getBlocks())) {
      OpFoldResult height = sizeOf(rewriter, location, block, 0);
      SmallVector<Value> row;
      // The zeros left and right of the block.
      auto add = [&](ValueRange others) {
        OpFoldResult width = rewriter.getIndexAttr(0);
        for (Value other : others)
          width = addSizes(rewriter, location, width, sizeOf(rewriter, location, other, 1));
        auto sizeIn = [](OpFoldResult size) { return getConstantIntValue(size).value_or(ShapedType::kDynamic); };
        if (!others.empty())
          row.push_back(splat(rewriter, location, RankedTensorType::get({sizeIn(height), sizeIn(width)}, elementOf(block)), {height, width}, 0.0));
      };
      add(op.getBlocks().take_front(i));
      row.push_back(block);
      add(op.getBlocks().drop_front(i + 1));
      rows.push_back(ConcatenateOp::create(rewriter, location, row, 1));
    }
    rewriter.replaceOpWithNewOp<ConcatenateOp>(op, op.getType(), rows, 0);
    return success();
  }
};

class CroutDecomposeStructuredMatricesPass : public impl::CroutDecomposeStructuredMatricesPassBase<CroutDecomposeStructuredMatricesPass> {
public:
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<DecomposeKron, DecomposeBlockDiag>(&getContext());
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns)))) {
      getOperation()->emitError("the decomposition of structured matrices did not come to an end");
      signalPassFailure();
    }
  }
};

} // namespace
} // namespace crout::ir
