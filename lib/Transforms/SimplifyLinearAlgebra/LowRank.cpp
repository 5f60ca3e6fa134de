// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites, on request, of solves and determinants of a diagonal matrix plus one of low rank.
#include "Transforms/SimplifyLinearAlgebra/Determinants.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// On I + V D^-1 U, which is itself a diagonal plus a product: where sizes are not known, nothing else says that its rank is not low.
constexpr StringLiteral kCapacitance = "crout.capacitance";

/// D + U V with a diagonal D, (n, n), and U (n, k), V (k, n), where k is at most a quarter of n; where one of both is not known they must differ,
/// and who asks for the rewrite says that k is small.
struct Update {
  Value d, u, v;
};

FailureOr<Update> lowRankUpdate(Value a) {
  auto sum = a.getDefiningOp<AddOp>();
  if (!sum || sum->hasAttr(kCapacitance))
    return failure();
  for (auto [d, product] : {std::pair(sum.getA(), sum.getB()), std::pair(sum.getB(), sum.getA())}) {
    auto matmul = product.getDefiningOp<MatmulOp>();
    if (!matmul || tensorType(d) != tensorType(product) || !structureOf(d).isDiagonal() || !isSquare(d))
      continue;
    Value u = matmul.getA(), v = matmul.getB();
    if (!haveSameBatch(u, v) || !haveSameBatch(d, u))
      continue;
    int64_t n = tensorType(d).getShape().back(), k = tensorType(u).getShape().back();
    bool known = !ShapedType::isDynamic(k) && !ShapedType::isDynamic(n);
    int64_t last = tensorType(u).getRank() - 1;
    // A size that is only known at the call is not taken for smaller than a number.
    bool maybeLarge = ShapedType::isDynamic(k) && !ShapedType::isDynamic(n);
    if (k == 0 || maybeLarge || (known ? 4 * k > n : haveSameSize(u, last, u, last - 1)))
      continue;
    return Update{d, u, v};
  }
  return failure();
}

/// I + V D^-1 U, (k, k), from D^-1 U.
Value capacitance(OpBuilder &builder, Location location, const Update &update, Value scaledU) {
  Value product = MatmulOp::create(builder, location, update.v, scaledU);
  int64_t last = tensorType(update.u).getRank() - 1, k = tensorType(update.u).getShape().back();
  SmallVector<Value> sizes;
  if (ShapedType::isDynamic(k))
    sizes.append(2, tensor::DimOp::create(builder, location, update.u, last));
  Value identity = EyeOp::create(builder, location, RankedTensorType::get({k, k}, elementOf(update.u)), sizes);
  auto sum = AddOp::create(builder, location, product, identity);
  sum->setDiscardableAttr(kCapacitance, builder.getUnitAttr());
  return sum;
}

/// solve(D + U V, B) -> D^-1 B - D^-1 U solve(I + V D^-1 U, V D^-1 B)
/// Condition: D is nonsingular, and |D^-1| |U| |V| is not much larger than 1 over the accuracy wanted: the error grows with the condition
/// numbers of D and of I + V D^-1 U. It costs n k^2 operations instead of n^3.
struct Woodbury : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    auto update = lowRankUpdate(op.getA());
    if (failed(update))
      return rewriter.notifyMatchFailure(op, "the matrix is not known to be diagonal plus one of low rank");
    if (!op.getLeft() || !haveSameBatch(update->d, op.getB()) || !isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the system stands on the right, has another batch, or its info is looked at");
    Location location = op.getLoc();
    auto solve = [&](Value a, Value b) { return SolveOp::create(rewriter, location, a, b, /*left=*/true); };
    SolveOp scaledB = solve(update->d, op.getB()), scaledU = solve(update->d, update->u);
    Value small = capacitance(rewriter, location, *update, scaledU.getX());
    Value projected = MatmulOp::create(rewriter, location, update->v, scaledB.getX());
    SolveOp inner = solve(small, projected);
    Value correction = MatmulOp::create(rewriter, location, scaledU.getX(), inner.getX());
    splitChecks(rewriter, op.getInfo(), {scaledB.getInfo(), inner.getInfo()});
    rewriter.replaceAllUsesWith(op.getX(), SubOp::create(rewriter, location, op.getX().getType(), scaledB.getX(), correction).getResult());
    rewriter.eraseOp(op);
    return success();
  }
};

/// det(D + U V) -> det(D) det(C) with C = I + V D^-1 U, slogdet(D + U V) -> (sD sC, lD + lC)
/// Condition: as for solve; of a determinant, that det(D) is finite and not 0 in floating point.
template <typename Op>
struct DeterminantLemma : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    auto update = lowRankUpdate(op.getA());
    if (failed(update))
      return rewriter.notifyMatchFailure(op, "the matrix is not known to be diagonal plus one of low rank");
    Location location = op.getLoc();
    Value scaledU = SolveOp::create(rewriter, location, update->d, update->u, /*left=*/true).getX();
    auto outer = determinantOf<Op>(rewriter, location, update->d), inner = determinantOf<Op>(rewriter, location, capacitance(rewriter, location, *update, scaledU));
    rewriter.replaceOp(op, multiplied(rewriter, location, op->getResultTypes(), outer, inner));
    return success();
  }
};

} // namespace

void populateLowRankRewrites(RewriteSet &set) {
  // Before anything else looks at the sum.
  set.add<Woodbury>("woodbury", 5);
  set.add<DeterminantLemma<DetOp>>("determinant-lemma", 5);
  set.add<DeterminantLemma<SlogdetOp>>("determinant-lemma", 5);
}

} // namespace crout::ir
