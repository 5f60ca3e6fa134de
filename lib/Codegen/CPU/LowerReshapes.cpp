// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reshapes of buffers as new sizes and strides over the same memory.
#include "Codegen/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

using namespace mlir;

namespace crout::codegen {
#define GEN_PASS_DEF_LOWERRESHAPES
#include "lib/Codegen/CodegenPasses.h.inc"

namespace {
/// Sizes that are static where the type says so, else the given ones.
SmallVector<OpFoldResult> sizesOfCollapsed(PatternRewriter &rewriter, memref::CollapseShapeOp op) {
  SmallVector<OpFoldResult> sizes;
  SmallVector<OpFoldResult> from = memref::getMixedSizes(rewriter, op.getLoc(), op.getSrc());
  for (auto [group, size] : llvm::zip_equal(op.getReassociationIndices(), op.getResultType().getShape())) {
    if (!ShapedType::isDynamic(size)) {
      sizes.push_back(rewriter.getIndexAttr(size));
      continue;
    }
    OpFoldResult product = from[group.front()];
    for (int64_t dim : ArrayRef(group).drop_front())
      product = arith::MulIOp::create(rewriter, op.getLoc(), getValueOrCreateConstantIndexOp(rewriter, op.getLoc(), product),
                                      getValueOrCreateConstantIndexOp(rewriter, op.getLoc(), from[dim]))
                    .getResult();
    sizes.push_back(product);
  }
  return sizes;
}

template <typename Reshape> struct ToReinterpretCast : OpRewritePattern<Reshape> {
  using OpRewritePattern<Reshape>::OpRewritePattern;

  LogicalResult matchAndRewrite(Reshape op, PatternRewriter &rewriter) const override {
    auto to = cast<MemRefType>(op.getResult().getType());
    if (!cast<MemRefType>(op.getSrc().getType()).getLayout().isIdentity() || !to.getLayout().isIdentity())
      return rewriter.notifyMatchFailure(op, "the memory is not contiguous by its type");
    SmallVector<OpFoldResult> sizes;
    if constexpr (std::is_same_v<Reshape, memref::ExpandShapeOp>)
      sizes = op.getMixedOutputShape();
    else
      sizes = sizesOfCollapsed(rewriter, op);

    Location loc = op.getLoc();
    SmallVector<OpFoldResult> strides(sizes.size());
    OpFoldResult stride = rewriter.getIndexAttr(1);
    for (size_t i = sizes.size(); i-- > 0;) {
      strides[i] = stride;
      if (i == 0) break;
      std::optional<int64_t> a = getConstantIntValue(stride), b = getConstantIntValue(sizes[i]);
      if (a && b)
        stride = rewriter.getIndexAttr(*a * *b);
      else if (a && *a == 1)
        stride = sizes[i];
      else
        stride = arith::MulIOp::create(rewriter, loc, getValueOrCreateConstantIndexOp(rewriter, loc, stride),
                                       getValueOrCreateConstantIndexOp(rewriter, loc, sizes[i]))
                     .getResult();
    }
    // Of type identity: a strided type, cast, would turn copies of it into calls of a general copy routine.
    rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(op, to, op.getSrc(), rewriter.getIndexAttr(0), sizes, strides);
    return success();
  }
};

/// Where strides are not those of contiguous memory, a split dimension has its stride inside and, further out, that times the sizes inside.
struct SplitStrided : OpRewritePattern<memref::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(memref::ExpandShapeOp op, PatternRewriter &rewriter) const override {
    auto from = cast<MemRefType>(op.getSrc().getType()), to = cast<MemRefType>(op.getResult().getType());
    SmallVector<int64_t> fromStrides, toStrides;
    int64_t fromOffset, toOffset;
    if (from.getLayout().isIdentity() || failed(from.getStridesAndOffset(fromStrides, fromOffset)) || failed(to.getStridesAndOffset(toStrides, toOffset)))
      return rewriter.notifyMatchFailure(op, "the memory is contiguous, or has no strides");
    if (llvm::none_of(op.getReassociationIndices(), [&](ArrayRef<int64_t> group) {
          return llvm::count_if(group, [&](int64_t dim) { return to.isDynamicDim(dim); }) > 1;
        }))
      return rewriter.notifyMatchFailure(op, "upstream lowers groups with one free size");
    Location loc = op.getLoc();
    auto metadata = memref::ExtractStridedMetadataOp::create(rewriter, loc, op.getSrc());
    auto given = [&](int64_t fixed, Value value) { return ShapedType::isDynamic(fixed) ? OpFoldResult(value) : OpFoldResult(rewriter.getIndexAttr(fixed)); };
    SmallVector<OpFoldResult> sizes = op.getMixedOutputShape(), strides(sizes.size());
    for (auto [source, group] : llvm::enumerate(op.getReassociationIndices())) {
      Value stride = getValueOrCreateConstantIndexOp(rewriter, loc, given(fromStrides[source], metadata.getStrides()[source]));
      for (int64_t dim : llvm::reverse(group)) {
        strides[dim] = given(toStrides[dim], stride);
        stride = arith::MulIOp::create(rewriter, loc, stride, getValueOrCreateConstantIndexOp(rewriter, loc, sizes[dim]));
      }
    }
    rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(op, to, metadata.getBaseBuffer(), given(toOffset, metadata.getOffset()), sizes, strides);
    return success();
  }
};

struct LowerReshapes : impl::LowerReshapesBase<LowerReshapes> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<ToReinterpretCast<memref::ExpandShapeOp>, ToReinterpretCast<memref::CollapseShapeOp>, SplitStrided>(&getContext());
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
} // namespace crout::codegen
