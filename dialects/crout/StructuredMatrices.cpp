// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and reification of Kronecker products, block-diagonal matrices and banded systems.
#include "dialects/crout/Crout.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "dialects/crout/SizeArithmetic.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

//===----------------------------------------------------------------------===//
// kron
//===----------------------------------------------------------------------===//

LogicalResult KronOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkKind(inference, "a", a, kinds::Number)) || failed(checkKind(inference, "b", b, kinds::Number)) ||
      failed(checkSameElement(inference, "a", a, "b", b))) // kron_c1
    return failure();
  if (tensorType(a).getRank() != 2 || tensorType(b).getRank() != 2) // kron_c2
    return inference.fail("requires \"a\" and \"b\" to have rank 2, found ", a.getType(), " and ", b.getType());
  types.push_back(RankedTensorType::get({multiplySizes(rowsOf(a), rowsOf(b)), multiplySizes(colsOf(a), colsOf(b))}, elementOf(a)));
  return success();
}

LogicalResult KronOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes;
  for (int64_t dim : {0, 1})
    sizes.push_back(multiplySizes(builder, getLoc(), sizeOf(builder, getLoc(), getA(), dim), sizeOf(builder, getLoc(), getB(), dim)));
  return deliver(builder, *this, sizes, shapes);
}

//===----------------------------------------------------------------------===//
// block_diag
//===----------------------------------------------------------------------===//

LogicalResult BlockDiagOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  ValueRange blocks = adaptor.getBlocks();
  if (blocks.empty()) // block_diag_c1
    return inference.fail("requires at least one block");
  Value first = blocks.front();
  int64_t rows = 0, columns = 0;
  for (Value block : blocks) {
    if (failed(checkKind(inference, "blocks", block, kinds::Any)) || failed(checkSameElement(inference, "blocks", first, "blocks", block))) // block_diag_c2
      return failure();
    if (tensorType(block).getRank() != 2) // block_diag_c3
      return inference.fail("requires \"blocks\" to have rank 2, found ", block.getType());
    rows = addSizes(rows, rowsOf(block));
    columns = addSizes(columns, colsOf(block));
  }
  types.push_back(RankedTensorType::get({rows, columns}, elementOf(first)));
  return success();
}

LogicalResult BlockDiagOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes(2, builder.getIndexAttr(0));
  for (Value block : getBlocks())
    for (int64_t dim : {0, 1})
      sizes[dim] = addSizes(builder, getLoc(), sizes[dim], sizeOf(builder, getLoc(), block, dim));
  return deliver(builder, *this, sizes, shapes);
}

//===----------------------------------------------------------------------===//
// banded_solve, banded_det, banded_slogdet
//===----------------------------------------------------------------------===//

template <typename Adaptor> static LogicalResult checkBanded(const Inference &inference, Adaptor adaptor) {
  if (failed(checkSquareMatrices(inference, "A", adaptor.getA()))) // <op>_c1, banded_solve_c3, banded_det_c2, banded_slogdet_c2
    return failure();
  int64_t below = adaptor.getBelow(), above = adaptor.getAbove();
  if (below < 0 || above < 0) // banded_solve_c7, banded_det_c3, banded_slogdet_c3
    return inference.fail("requires 'below' and 'above' not to be negative, found ", below, " and ", above);
  return success();
}

LogicalResult BandedSolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkBanded(inference, adaptor)))
    return failure();
  auto x = inferSolution(inference, "A", a, "B", adaptor.getB(), /*left=*/true); // banded_solve_c2, banded_solve_c4, banded_solve_c5, banded_solve_c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  types.push_back(RankedTensorType::get(batchOf(a), IntegerType::get(inference.context, 32)));
  return success();
}

LogicalResult BandedSolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, {solutionSizes(builder, getLoc(), getA(), getB()), MatrixSizes(builder, getLoc(), getA()).batch}, shapes);
}

LogicalResult BandedDetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkBanded(inference, adaptor)))
    return failure();
  types.push_back(RankedTensorType::get(batchOf(adaptor.getA()), elementOf(adaptor.getA())));
  return success();
}

LogicalResult BandedDetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, MatrixSizes(builder, getLoc(), getA()).batch, shapes);
}

LogicalResult BandedSlogdetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkBanded(inference, adaptor)))
    return failure();
  types.push_back(RankedTensorType::get(batchOf(adaptor.getA()), elementOf(adaptor.getA())));
  types.push_back(RankedTensorType::get(batchOf(adaptor.getA()), realElement(elementOf(adaptor.getA()))));
  return success();
}

LogicalResult BandedSlogdetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes batch = MatrixSizes(builder, getLoc(), getA()).batch;
  return deliver(builder, *this, {batch, batch}, shapes);
}
