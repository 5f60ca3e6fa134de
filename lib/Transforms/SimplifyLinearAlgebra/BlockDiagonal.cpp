// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of solves, inverses, products and determinants of block-diagonal matrices, block by block.
#include "Transforms/SimplifyLinearAlgebra/Determinants.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/TensorBuilders.h"
#include "dialects/crout/SizeArithmetic.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// The blocks of block_diag(A, B, ...), each transposed where the whole is.
struct Blocks {
  SmallVector<Value> blocks;
  bool transposed = false;

  SmallVector<Value> in(OpBuilder &builder, Location location) const {
    SmallVector<Value> result;
    for (Value block : blocks)
      result.push_back(transposed ? transpose(builder, location, block) : block);
    return result;
  }
};

FailureOr<Blocks> blocksOf(Value value) {
  Blocks blocks;
  auto matrix = underTransposes(value, blocks.transposed).getDefiningOp<BlockDiagOp>();
  if (!matrix || !(kindOf(elementOf(matrix.getResult())) & kinds::Matrix))
    return failure();
  blocks.blocks.assign(matrix.getBlocks().begin(), matrix.getBlocks().end());
  return blocks;
}

FailureOr<Blocks> squareBlocksOf(Value value) {
  FailureOr<Blocks> blocks = blocksOf(value);
  if (failed(blocks) || !llvm::all_of(blocks->blocks, isSquare))
    return failure();
  return blocks;
}

/// The rows of x, its columns where not `left`, that meet each block; what `step` makes of each block and its part is joined along the same dimension.
Value joined(OpBuilder &builder, Location location, ArrayRef<Value> blocks, Value x, bool left, RankedTensorType type, function_ref<Value(Value, Value)> step) {
  int64_t rank = tensorType(x).getRank(), dim = left ? rank - 2 : rank - 1;
  Sizes sizes = sizesOf(builder, location, x), strides(rank, builder.getIndexAttr(1)), offsets(rank, builder.getIndexAttr(0));
  SmallVector<Value> parts;
  for (Value block : blocks) {
    sizes[dim] = sizeOf(builder, location, block, left ? 1 : 0);
    parts.push_back(step(block, SliceOp::create(builder, location, x, offsets, sizes, strides)));
    offsets[dim] = addSizes(builder, location, offsets[dim], sizes[dim]);
  }
  return ConcatenateOp::create(builder, location, type, parts, dim);
}

/// block_diag(A, B) C -> the rows A C1 and B C2, C block_diag(A, B) -> the columns C1 A and C2 B
/// Condition: none; what is left out are products with 0, exact where C is finite.
struct ProductWithBlocks : Rewrite<MatmulOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(MatmulOp op, PatternRewriter &rewriter) const override {
    for (bool left : {true, false}) {
      FailureOr<Blocks> blocks = blocksOf(left ? op.getA() : op.getB());
      if (failed(blocks))
        continue;
      Value product = joined(rewriter, op.getLoc(), blocks->in(rewriter, op.getLoc()), left ? op.getB() : op.getA(), left, op.getType(),
                             [&](Value block, Value part) -> Value {
                               return left ? MatmulOp::create(rewriter, op.getLoc(), block, part) : MatmulOp::create(rewriter, op.getLoc(), part, block);
                             });
      rewriter.replaceOp(op, product);
      return success();
    }
    return rewriter.notifyMatchFailure(op, "no factor is block-diagonal");
  }
};

/// solve(block_diag(A, B), C) -> the rows solve(A, C1) and solve(B, C2); columns where the matrix is on the right
/// Condition: the blocks are square. Each solve is backward stable in its block; row exchanges across blocks, which the whole would allow, never happen
/// in it either, since all else in a column is 0.
struct SolveOfBlocks : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    FailureOr<Blocks> blocks = squareBlocksOf(op.getA());
    if (failed(blocks))
      return rewriter.notifyMatchFailure(op, "the matrix has no square blocks on its diagonal");
    if (!isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    SmallVector<Value> infos;
    Value x = joined(rewriter, op.getLoc(), blocks->in(rewriter, op.getLoc()), op.getB(), op.getLeft(), tensorType(op.getX()), [&](Value block, Value part) -> Value {
      auto solve = SolveOp::create(rewriter, op.getLoc(), block, part, op.getLeft());
      infos.push_back(solve.getInfo());
      return solve.getX();
    });
    splitChecks(rewriter, op.getInfo(), infos);
    rewriter.replaceAllUsesWith(op.getX(), x);
    rewriter.eraseOp(op);
    return success();
  }
};

/// inv(block_diag(A, B)) -> block_diag(inv(A), inv(B))
/// Condition: the blocks are square; as for solve.
struct InverseOfBlocks : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    FailureOr<Blocks> blocks = squareBlocksOf(op.getA());
    if (failed(blocks))
      return rewriter.notifyMatchFailure(op, "the operand has no square blocks on its diagonal");
    if (!isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    SmallVector<Value> inverses, infos;
    for (Value block : blocks->in(rewriter, op.getLoc())) {
      auto inverse = InvOp::create(rewriter, op.getLoc(), block);
      inverses.push_back(inverse.getInverse());
      infos.push_back(inverse.getInfo());
    }
    splitChecks(rewriter, op.getInfo(), infos);
    rewriter.replaceAllUsesWith(op.getInverse(), BlockDiagOp::create(rewriter, op.getLoc(), op.getInverse().getType(), inverses).getResult());
    rewriter.eraseOp(op);
    return success();
  }
};

/// det(block_diag(A, B)) -> det(A) det(B), slogdet(block_diag(A, B)) -> (sA sB, lA + lB)
/// Condition: the blocks are square; of a determinant, that those of the blocks are finite and not 0 in floating point where that of the whole is.
template <typename Op>
struct DeterminantOfBlocks : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    FailureOr<Blocks> blocks = squareBlocksOf(op.getA());
    if (failed(blocks))
      return rewriter.notifyMatchFailure(op, "the operand has no square blocks on its diagonal");
    SmallVector<Value> all = determinantOf<Op>(rewriter, op.getLoc(), blocks->blocks.front());
    for (Value block : ArrayRef(blocks->blocks).drop_front())
      all = multiplied(rewriter, op.getLoc(), op->getResultTypes(), all, determinantOf<Op>(rewriter, op.getLoc(), block));
    rewriter.replaceOp(op, all);
    return success();
  }
};

} // namespace

void populateBlockDiagonalRewrites(RewriteSet &set) {
  set.add<ProductWithBlocks>("product-with-blocks", 3);
  set.add<SolveOfBlocks>("solve-of-blocks", 3);
  // A product with the inverse is a solve first.
  set.add<InverseOfBlocks>("inverse-of-blocks", 1);
  set.add<DeterminantOfBlocks<DetOp>>("det-of-blocks", 5);
  set.add<DeterminantOfBlocks<SlogdetOp>>("slogdet-of-blocks", 5);
}

} // namespace crout::ir
