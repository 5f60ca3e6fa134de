// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and reification of shared factorisations and of stated facts.
#include "dialects/crout/Crout.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace crout::ir;

static RankedTensorType i32Tensor(MLIRContext *context, ArrayRef<int64_t> shape) {
  return RankedTensorType::get(shape, IntegerType::get(context, 32));
}

//===----------------------------------------------------------------------===//
// assume
//===----------------------------------------------------------------------===//

ArrayRef<StringRef> AssumeOp::factNames() {
  static const StringRef names[] = {"symmetric", "hermitian", "positive_definite", "positive_semidefinite", "lower",      "upper",
                                    "unit_diagonal", "diagonal",  "permutation",       "orthogonal",            "nonsingular"};
  return names;
}

LogicalResult AssumeOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkKind(inference, "A", a, kinds::Any)) || failed(checkRankAtLeast(inference, "A", a, 2))) // assume_c1
    return failure();
  auto facts = adaptor.getFacts();
  if (!facts || facts.empty()) // assume_c2
    return inference.fail("requires at least one fact");
  for (StringRef fact : facts.getAsValueRange<StringAttr>())
    if (!llvm::is_contained(factNames(), fact)) // assume_c2
      return inference.fail("requires facts among ", llvm::join(factNames(), ", "), ", found \"", fact, "\"");
  types.push_back(a.getType());
  return success();
}

LogicalResult AssumeOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getA()), shapes);
}

//===----------------------------------------------------------------------===//
// factor
//===----------------------------------------------------------------------===//

LogicalResult FactorOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // factor_c1, factor_c2
    return failure();
  int64_t n = mergeSize(rowsOf(a), colsOf(a));
  types.push_back(RankedTensorType::get(append(batchOf(a), {n, n}), elementOf(a)));
  types.push_back(i32Tensor(inference.context, append(batchOf(a), {n})));
  types.append(2, i32Tensor(inference.context, batchOf(a)));
  return success();
}

LogicalResult FactorOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.m, a.n}), a.with({a.n}), a.batch, a.batch}, shapes);
}

/// "F" and "pivots" as crout.factor makes them.
static LogicalResult checkFactors(const Inference &inference, Value factors, Value pivots) {
  if (failed(checkSquareMatrices(inference, "F", factors)) || // <op>_c1, factor_inv_c2, factor_det_c2, factor_slogdet_c2, factor_solve_c3, factor_quadratic_c3
      failed(checkKind(inference, "pivots", pivots, kinds::Any)))
    return failure();
  // factor_inv_c3, factor_det_c3, factor_slogdet_c3, factor_solve_c4, factor_quadratic_c4
  if (!elementOf(pivots).isSignlessInteger(32) || failed(verifyCompatibleShape(shapeOf(pivots), shapeOf(factors).drop_back())))
    return inference.fail("requires \"pivots\" to hold i32 and to have the batch of \"F\" and one entry for each row, found ", pivots.getType(), " for ",
                          printShape(shapeOf(factors)));
  return success();
}

LogicalResult FactorSolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkFactors(inference, adaptor.getF(), adaptor.getPivots())))
    return failure();
  auto x = inferSolution(inference, "F", adaptor.getF(), "B", adaptor.getB(), adaptor.getLeft()); // factor_solve_c2, factor_solve_c5, factor_solve_c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  return success();
}

LogicalResult FactorSolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, solutionSizes(builder, getLoc(), getF(), getB()), shapes);
}

LogicalResult FactorQuadraticOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkFactors(inference, adaptor.getF(), adaptor.getPivots())))
    return failure();
  // factor_quadratic_c2, factor_quadratic_c5, factor_quadratic_c6
  auto x = inferSolution(inference, "F", adaptor.getF(), "B", adaptor.getB(), /*left=*/true);
  if (failed(x))
    return failure();
  int64_t k = colsOf(adaptor.getB());
  types.push_back(RankedTensorType::get(append(x->getShape().drop_back(2), {k, k}), x->getElementType()));
  return success();
}

LogicalResult FactorQuadraticOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = solutionSizes(builder, getLoc(), getF(), getB());
  sizes[sizes.size() - 2] = sizes.back();
  return deliver(builder, *this, sizes, shapes);
}

LogicalResult FactorInvOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkFactors(inference, adaptor.getF(), adaptor.getPivots())))
    return failure();
  types.push_back(adaptor.getF().getType());
  return success();
}

LogicalResult FactorInvOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getF()), shapes);
}

LogicalResult FactorDetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  if (failed(checkFactors(inference, adaptor.getF(), adaptor.getPivots())))
    return failure();
  types.push_back(RankedTensorType::get(batchOf(adaptor.getF()), elementOf(adaptor.getF())));
  return success();
}

LogicalResult FactorDetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, MatrixSizes(builder, getLoc(), getF()).batch, shapes);
}

LogicalResult FactorSlogdetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value factors = adaptor.getF();
  if (failed(checkFactors(inference, factors, adaptor.getPivots())))
    return failure();
  types.push_back(RankedTensorType::get(batchOf(factors), elementOf(factors)));
  types.push_back(RankedTensorType::get(batchOf(factors), realElement(elementOf(factors))));
  return success();
}

LogicalResult FactorSlogdetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes batch = MatrixSizes(builder, getLoc(), getF()).batch;
  return deliver(builder, *this, {batch, batch}, shapes);
}
