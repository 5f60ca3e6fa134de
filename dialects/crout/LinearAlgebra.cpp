// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Inference and reification of products and of direct solvers: matmul, inverse, solve, LU, Cholesky.
#include "dialects/crout/Crout.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace crout::ir;

OpFoldResult crout::ir::minSize(OpBuilder &builder, Location location, OpFoldResult m, OpFoldResult n) {
  auto x = getConstantIntValue(m), y = getConstantIntValue(n);
  if (x && y)
    return builder.getIndexAttr(std::min(*x, *y));
  if (m == n)
    return m;
  return arith::MinSIOp::create(builder, location, getValueOrCreateConstantIndexOp(builder, location, m),
                                getValueOrCreateConstantIndexOp(builder, location, n))
      .getResult();
}

LogicalResult crout::ir::checkSquareMatrices(const Inference &inference, StringRef role, Value a) {
  return failure(failed(checkKind(inference, role, a, kinds::Matrix)) || failed(checkSquare(inference, role, a)));
}

LogicalResult crout::ir::checkMatrices(const Inference &inference, StringRef role, Value a) {
  return failure(failed(checkKind(inference, role, a, kinds::Matrix)) || failed(checkRankAtLeast(inference, role, a, 2)));
}

FailureOr<RankedTensorType> crout::ir::inferSolution(const Inference &inference, StringRef roleA, Value a, StringRef roleB, Value b, bool left) {
  if (failed(checkKind(inference, roleB, b, kinds::Any)) || failed(checkSameElement(inference, roleA, a, roleB, b)) || // <op>_c2
      failed(checkRankAtLeast(inference, roleB, b, 2)))                                                               // <op>_c4
    return failure();
  int64_t n = mergeSize(rowsOf(a), colsOf(a));
  if (!mayEqual(n, left ? rowsOf(b) : colsOf(b))) // <op>_c5
    return inference.fail("requires \"", roleB, "\" to have as many ", left ? "rows" : "columns", " as \"", roleA, "\", found ",
                          printShape(shapeOf(b)), " for ", printShape(shapeOf(a)));
  auto batch = broadcast(inference, {{roleA, batchOf(a)}, {roleB, batchOf(b)}}, "batch dimensions"); // <op>_c6
  if (failed(batch))
    return failure();
  Shape shape = left ? append(*batch, {mergeSize(n, rowsOf(b)), colsOf(b)}) : append(*batch, {rowsOf(b), mergeSize(n, colsOf(b))});
  return RankedTensorType::get(shape, elementOf(a));
}

Sizes crout::ir::solutionSizes(OpBuilder &builder, Location location, Value a, Value b) {
  Sizes sizes = broadcastSizes(builder, location, {a, b}, /*dropped=*/2);
  int64_t rank = tensorType(b).getRank();
  sizes.push_back(sizeOf(builder, location, b, rank - 2));
  sizes.push_back(sizeOf(builder, location, b, rank - 1));
  return sizes;
}

static RankedTensorType infoType(MLIRContext *context, ArrayRef<int64_t> batch) {
  return RankedTensorType::get(batch, IntegerType::get(context, 32));
}

//===----------------------------------------------------------------------===//
// matmul
//===----------------------------------------------------------------------===//

LogicalResult MatmulOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkKind(inference, "a", a, kinds::Number)) || failed(checkKind(inference, "b", b, kinds::Number)) ||
      failed(checkSameElement(inference, "a", a, "b", b)) ||                                          // matmul_c1
      failed(checkRankAtLeast(inference, "a", a, 2)) || failed(checkRankAtLeast(inference, "b", b, 2))) // matmul_c2
    return failure();
  if (!mayEqual(colsOf(a), rowsOf(b))) // matmul_c3
    return inference.fail("requires as many columns in \"a\" as rows in \"b\", found ", printShape(shapeOf(a)), " and ", printShape(shapeOf(b)));
  auto batch = broadcast(inference, {{"a", batchOf(a)}, {"b", batchOf(b)}}, "batch dimensions"); // matmul_c4
  if (failed(batch))
    return failure();
  types.push_back(RankedTensorType::get(append(*batch, {rowsOf(a), colsOf(b)}), elementOf(a)));
  return success();
}

LogicalResult MatmulOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = broadcastSizes(builder, getLoc(), {getA(), getB()}, /*dropped=*/2);
  sizes.push_back(sizeOf(builder, getLoc(), getA(), getA().getType().getRank() - 2));
  sizes.push_back(sizeOf(builder, getLoc(), getB(), getB().getType().getRank() - 1));
  return deliver(builder, *this, sizes, shapes);
}

//===----------------------------------------------------------------------===//
// inv, solve
//===----------------------------------------------------------------------===//

LogicalResult InvOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // inv_c1, inv_c2
    return failure();
  int64_t n = mergeSize(rowsOf(a), colsOf(a));
  types.push_back(RankedTensorType::get(append(batchOf(a), {n, n}), elementOf(a)));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult InvOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.n, a.m}), a.batch}, shapes);
}

LogicalResult SolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkSquareMatrices(inference, "A", a))) // solve_c1, solve_c3
    return failure();
  auto x = inferSolution(inference, "A", a, "B", b, adaptor.getLeft()); // solve_c2, solve_c4, solve_c5, solve_c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult SolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {solutionSizes(builder, getLoc(), getA(), getB()), a.batch}, shapes);
}

//===----------------------------------------------------------------------===//
// lu_factor, lu_solve, lu_permutation
//===----------------------------------------------------------------------===//

LogicalResult LuFactorOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkMatrices(inference, "A", a))) // lu_factor_c1, lu_factor_c2
    return failure();
  types.push_back(a.getType());
  types.push_back(infoType(inference.context, append(batchOf(a), {minSize(rowsOf(a), colsOf(a))})));
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult LuFactorOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.m, a.n}), a.with({minSize(builder, getLoc(), a.m, a.n)}), a.batch}, shapes);
}

LogicalResult LuSolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value lu = adaptor.getLU(), pivots = adaptor.getPivots(), b = adaptor.getB();
  if (failed(checkSquareMatrices(inference, "LU", lu)) || // lu_solve_c1, lu_solve_c3
      failed(checkKind(inference, "pivots", pivots, kinds::Any)))
    return failure();
  if (!elementOf(pivots).isSignlessInteger(32)) // lu_solve_c2
    return inference.fail("requires \"pivots\" to hold i32, found ", pivots.getType());
  if (failed(verifyCompatibleShape(shapeOf(pivots), shapeOf(lu).drop_back()))) // lu_solve_c4
    return inference.fail("requires \"pivots\" to have the batch of \"LU\" and one entry for each row, found ", printShape(shapeOf(pivots)), " for ",
                          printShape(shapeOf(lu)));
  auto x = inferSolution(inference, "LU", lu, "B", b, adaptor.getLeft()); // lu_solve_c2, lu_solve_c5, lu_solve_c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  return success();
}

LogicalResult LuSolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, solutionSizes(builder, getLoc(), getLU(), getB()), shapes);
}

LogicalResult LuPermutationOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value pivots = adaptor.getPivots();
  if (failed(checkKind(inference, "pivots", pivots, kinds::Any)))
    return failure();
  if (!elementOf(pivots).isSignlessInteger(32) || tensorType(pivots).getRank() < 1) // lu_permutation_c1
    return inference.fail("requires \"pivots\" to hold i32 and to have rank 1 or more, found ", pivots.getType());
  APInt m;
  int64_t size = matchPattern(adaptor.getM(), m_ConstantInt(&m)) ? m.getSExtValue() : ShapedType::kDynamic;
  types.push_back(RankedTensorType::get(append(shapeOf(pivots).drop_back(), {size}), IntegerType::get(inference.context, 64)));
  return success();
}

LogicalResult LuPermutationOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  Sizes sizes = sizesOf(builder, getLoc(), getPivots());
  sizes.back() = getM();
  return deliver(builder, *this, sizes, shapes);
}

//===----------------------------------------------------------------------===//
// cholesky, cholesky_solve, solve_triangular
//===----------------------------------------------------------------------===//

LogicalResult CholeskyOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA();
  if (failed(checkSquareMatrices(inference, "A", a))) // cholesky_c1, cholesky_c2
    return failure();
  types.push_back(a.getType());
  types.push_back(infoType(inference.context, batchOf(a)));
  return success();
}

LogicalResult CholeskyOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  MatrixSizes a(builder, getLoc(), getA());
  return deliver(builder, *this, {a.with({a.m, a.n}), a.batch}, shapes);
}

LogicalResult CholeskySolveOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value b = adaptor.getB(), factor = adaptor.getL();
  if (failed(checkKind(inference, "B", b, kinds::Matrix)) ||     // cholesky_solve_c1
      failed(checkSquareMatrices(inference, "L", factor))) // cholesky_solve_c3
    return failure();
  auto x = inferSolution(inference, "L", factor, "B", b, /*left=*/true); // cholesky_solve_c2, cholesky_solve_c4, cholesky_solve_c5
  if (failed(x))
    return failure();
  types.push_back(*x);
  return success();
}

LogicalResult CholeskySolveOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, solutionSizes(builder, getLoc(), getL(), getB()), shapes);
}

LogicalResult SolveTriangularOp::inferTypes(const Inference &inference, Adaptor adaptor, SmallVectorImpl<Type> &types) {
  Value a = adaptor.getA(), b = adaptor.getB();
  if (failed(checkSquareMatrices(inference, "A", a))) // solve_triangular_c1, solve_triangular_c3
    return failure();
  auto x = inferSolution(inference, "A", a, "B", b, adaptor.getLeft()); // solve_triangular_c2, _c4, _c5, _c6
  if (failed(x))
    return failure();
  types.push_back(*x);
  return success();
}

LogicalResult SolveTriangularOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  return deliver(builder, *this, solutionSizes(builder, getLoc(), getA(), getB()), shapes);
}
