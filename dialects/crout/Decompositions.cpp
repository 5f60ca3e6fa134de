// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and reification of orthogonal and spectral decompositions, determinants and least squares.
#include "dialects/crout/Crout.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace crout::ir;

static RankedTensorType infoType(MLIRContext *context, ArrayRef<int64_t> batch) {
  return RankedTensorType::get(batch, IntegerType::get(context, 32));
}

//===----------------------------------------------------------------------===//
// qr, qr_r, qr_factor
//===----------------------------------------------------------------------===//

LogicalResult QrOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // qr_c1, qr_c2
    return failure();
  int64_t m = rowsOf(a), n = colsOf(a), k = adaptor.getMode() == QrMode::complete ? m : minSize(m, n);
  types.push_back(RankedTensorType::get(append(batchOf(a), {m, k}), elementOf(a)));
  types.push_back(RankedTensorType::get(append(batchOf(a), {k, n}), elementOf(a)));
  return success();
}

LogicalResult QrOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  OpFoldResult k = getMode() == QrMode::complete ? a.m : minSize(builder, getLoc(), a.m, a.n);
  return deliver(builder, *this, {a.with({a.m, k}), a.with({k, a.n})}, shapes);
}

LogicalResult QrROp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // qr_r_c1, qr_r_c2
    return failure();
  types.push_back(RankedTensorType::get(append(batchOf(a), {minSize(rowsOf(a), colsOf(a)), colsOf(a)}), elementOf(a)));
  return success();
}

LogicalResult QrROp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, a.with({minSize(builder, getLoc(), a.m, a.n), a.n}), shapes);
}

LogicalResult QrFactorOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // qr_factor_c1, qr_factor_c2
    return failure();
  types.push_back(a.getType());
  types.push_back(RankedTensorType::get(append(batchOf(a), {minSize(rowsOf(a), colsOf(a))}), elementOf(a)));
  return success();
}

LogicalResult QrFactorOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.m, a.n}), a.with({minSize(builder, getLoc(), a.m, a.n)})}, shapes);
}

//===----------------------------------------------------------------------===//
// eigh, eigvalsh
//===----------------------------------------------------------------------===//

LogicalResult EighOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // eigh_c1, eigh_c2
    return failure();
  types.push_back(RankedTensorType::get(append(batchOf(a), {mergeSize(rowsOf(a), colsOf(a))}), realElement(elementOf(a))));
  types.push_back(a.getType());
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult EighOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.n}), a.with({a.m, a.n}), a.batch}, shapes);
}

LogicalResult EigvalshOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // eigvalsh_c1, eigvalsh_c2
    return failure();
  types.push_back(RankedTensorType::get(append(batchOf(a), {mergeSize(rowsOf(a), colsOf(a))}), realElement(elementOf(a))));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult EigvalshOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.n}), a.batch}, shapes);
}

//===----------------------------------------------------------------------===//
// eig, eigvals
//===----------------------------------------------------------------------===//

static Type complexElement(Value a) { return ComplexType::get(realElement(elementOf(a))); }

LogicalResult EigOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // eig_c1, eig_c2
    return failure();
  int64_t n = mergeSize(rowsOf(a), colsOf(a));
  types.push_back(RankedTensorType::get(append(batchOf(a), {n}), complexElement(a)));
  types.push_back(RankedTensorType::get(append(batchOf(a), {n, n}), complexElement(a)));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult EigOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.n}), a.with({a.m, a.n}), a.batch}, shapes);
}

LogicalResult EigvalsOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // eigvals_c1, eigvals_c2
    return failure();
  types.push_back(RankedTensorType::get(append(batchOf(a), {mergeSize(rowsOf(a), colsOf(a))}), complexElement(a)));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult EigvalsOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.n}), a.batch}, shapes);
}

//===----------------------------------------------------------------------===//
// matrix_exp
//===----------------------------------------------------------------------===//

LogicalResult MatrixExpOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // matrix_exp_c1, matrix_exp_c2
    return failure();
  types.push_back(a.getType());
  return success();
}

LogicalResult MatrixExpOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, sizesOf(builder, getLoc(), getA()), shapes);
}

//===----------------------------------------------------------------------===//
// ldl_factor, ldl_solve
//===----------------------------------------------------------------------===//

LogicalResult LdlFactorOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // ldl_factor_c1, ldl_factor_c2
    return failure();
  types.push_back(a.getType());
  types.push_back(infoType(inference.context, append(batchOf(a), {mergeSize(rowsOf(a), colsOf(a))})));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult LdlFactorOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.m, a.n}), a.with({a.n}), a.batch}, shapes);
}

LogicalResult LdlSolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value ld = adaptor.getLD(), pivots = adaptor.getPivots(), b = adaptor.getB();
  if (failed(checkSquareMatrices(inference, "LD", ld)) || // ldl_solve_c1, ldl_solve_c3
      failed(checkKind(inference, "pivots", pivots, kinds::Any)))
    return failure();
  if (!elementOf(pivots).isSignlessInteger(32)) // ldl_solve_c2
    return inference.fail("requires \"pivots\" to hold i32, found ", pivots.getType());
  if (failed(verifyCompatibleShape(shapeOf(pivots), shapeOf(ld).drop_back()))) // ldl_solve_c4
    return inference.fail("requires \"pivots\" to have the batch of \"LD\" and one entry for each row, found ", printShape(shapeOf(pivots)), " for ",
                          printShape(shapeOf(ld)));
  auto x = inferSolution(inference, "LD", ld, "B", b, /*left=*/true); // ldl_solve_c2, ldl_solve_c5, ldl_solve_c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  return success();
}

LogicalResult LdlSolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, solutionSizes(builder, getLoc(), getLD(), getB()), shapes);
}

//===----------------------------------------------------------------------===//
// svd, svdvals
//===----------------------------------------------------------------------===//

LogicalResult SvdOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // svd_c1, svd_c2
    return failure();
  int64_t m = rowsOf(a), n = colsOf(a), k = minSize(m, n);
  bool full = adaptor.getFullMatrices();
  types.push_back(RankedTensorType::get(append(batchOf(a), {m, full ? m : k}), elementOf(a)));
  types.push_back(RankedTensorType::get(append(batchOf(a), {k}), realElement(elementOf(a))));
  types.push_back(RankedTensorType::get(append(batchOf(a), {full ? n : k, n}), elementOf(a)));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult SvdOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  OpFoldResult k = minSize(builder, getLoc(), a.m, a.n);
  bool full = getFullMatrices();
  return deliver(builder, *this, {a.with({a.m, full ? a.m : k}), a.with({k}), a.with({full ? a.n : k, a.n}), a.batch}, shapes);
}

LogicalResult SvdvalsOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // svdvals_c1, svdvals_c2
    return failure();
  types.push_back(RankedTensorType::get(append(batchOf(a), {minSize(rowsOf(a), colsOf(a))}), realElement(elementOf(a))));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult SvdvalsOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({minSize(builder, getLoc(), a.m, a.n)}), a.batch}, shapes);
}

//===----------------------------------------------------------------------===//
// det, slogdet
//===----------------------------------------------------------------------===//

LogicalResult DetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // det_c1, det_c2
    return failure();
  types.push_back(RankedTensorType::get(batchOf(a), elementOf(a)));
  return success();
}

LogicalResult DetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, MatrixSizes(builder, getLoc(), getA()).batch, shapes);
}

LogicalResult SlogdetOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // slogdet_c1, slogdet_c2
    return failure();
  types.push_back(RankedTensorType::get(batchOf(a), elementOf(a)));
  types.push_back(RankedTensorType::get(batchOf(a), realElement(elementOf(a))));
  return success();
}

LogicalResult SlogdetOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.batch, a.batch}, shapes);
}

//===----------------------------------------------------------------------===//
// solve_refined
//===----------------------------------------------------------------------===//

LogicalResult SolveRefinedOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkSquareMatrices(inference, "A", a))) // solve_refined_c1, solve_refined_c3
    return failure();
  // solve_refined_c2, solve_refined_c4, solve_refined_c5, solve_refined_c6
  FailureOr<RankedTensorType> x = inferSolution(inference, "A", a, "B", b, adaptor.getLeft());
  if (failed(x))
    return failure();
  ArrayRef<int64_t> shape = x->getShape(), batch = shape.drop_back(2);
  Type real = realElement(elementOf(a));
  auto bounds = RankedTensorType::get(append(batch, {adaptor.getLeft() ? shape.back() : shape[shape.size() - 2]}), real);
  types.append({*x, bounds, bounds, RankedTensorType::get(batch, real), infoType(inference.context, batch)});
  return success();
}

LogicalResult SolveRefinedOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes x = solutionSizes(builder, getLoc(), getA(), getB()), batch(x);
  OpFoldResult columns = batch.pop_back_val(), rows = batch.pop_back_val();
  Sizes bounds(batch);
  bounds.push_back(getLeft() ? columns : rows);
  return deliver(builder, *this, {x, bounds, bounds, batch, batch}, shapes);
}

//===----------------------------------------------------------------------===//
// lstsq
//===----------------------------------------------------------------------===//

LogicalResult LstsqOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB(), rcond = adaptor.getRcond();
  if (failed(checkMatrices(inference, "A", a)) || // lstsq_c1, lstsq_c3
      failed(checkKind(inference, "B", b, kinds::Any)) || failed(checkSameElement(inference, "A", a, "B", b)) || // lstsq_c2
      failed(checkRankAtLeast(inference, "B", b, 2)))                                                            // lstsq_c3
    return failure();
  if (!mayEqual(rowsOf(a), rowsOf(b))) // lstsq_c4
    return inference.fail("requires \"B\" to have as many rows as \"A\", found ", printShape(shapeOf(b)), " for ", printShape(shapeOf(a)));
  auto batch = broadcast(inference, {{"A", batchOf(a)}, {"B", batchOf(b)}}, "batch dimensions"); // lstsq_c5
  if (failed(batch))
    return failure();
  if (rcond.getType() != RankedTensorType::get({}, Float64Type::get(inference.context))) // lstsq_c6
    return inference.fail("requires \"rcond\" to be a tensor<f64>, found ", rcond.getType());
  types.push_back(RankedTensorType::get(append(*batch, {colsOf(a), colsOf(b)}), elementOf(a)));
  types.push_back(infoType(inference.context, batchOf(a)));
  types.push_back(RankedTensorType::get(append(batchOf(a), {minSize(rowsOf(a), colsOf(a))}), realElement(elementOf(a))));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult LstsqOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  Sizes x = broadcastSizes(builder, getLoc(), {getA(), getB()}, /*dropped=*/2);
  x.push_back(a.n);
  x.push_back(sizeOf(builder, getLoc(), getB(), getB().getType().getRank() - 1));
  return deliver(builder, *this, {x, a.batch, a.with({minSize(builder, getLoc(), a.m, a.n)}), a.batch}, shapes);
}
