// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of solves, inverses, products and determinants of Kronecker products, by those of the two factors.
#include "Transforms/SimplifyLinearAlgebra/Determinants.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/TensorBuilders.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include <numeric>

using namespace mlir;

namespace crout::ir {
namespace {

/// The factors of `value`, kron(A, B); of its transpose, kron(A^T, B^T), where `transposed`.
struct Factors {
  Value a, b;
  bool transposed = false;

  Factors in(OpBuilder &builder, Location location) const {
    return transposed ? Factors{transpose(builder, location, a), transpose(builder, location, b)} : *this;
  }
};

FailureOr<Factors> factorsOf(Value value) {
  Factors factors;
  auto kron = underTransposes(value, factors.transposed).getDefiningOp<KronOp>();
  if (!kron || !(kindOf(elementOf(kron.getA())) & kinds::Matrix))
    return failure();
  factors.a = kron.getA();
  factors.b = kron.getB();
  return factors;
}

FailureOr<Factors> squareFactorsOf(Value value) {
  FailureOr<Factors> factors = factorsOf(value);
  if (failed(factors) || !isSquare(factors->a) || !isSquare(factors->b))
    return failure();
  return factors;
}

using Step = function_ref<Value(Value)>;

/// kron(A, B) C for C of as many rows as `rows` times `inner`: `outerStep` makes A X of X, `innerStep` makes B X.
Value appliedByFactors(OpBuilder &builder, Location location, Value c, OpFoldResult rows, OpFoldResult inner, RankedTensorType type, Step outerStep, Step innerStep) {
  OpFoldResult columns = sizeOf(builder, location, c, 1);
  Value x = outerStep(reshape(builder, location, c, {rows, productOf(builder, location, {inner, columns})}));
  OpFoldResult m = sizeOf(builder, location, x, 0);
  x = permute(builder, location, reshape(builder, location, x, {m, inner, columns}), {1, 0, 2});
  x = innerStep(reshape(builder, location, x, {inner, productOf(builder, location, {m, columns})}));
  OpFoldResult p = sizeOf(builder, location, x, 0);
  x = permute(builder, location, reshape(builder, location, x, {p, m, columns}), {1, 0, 2});
  return reshape(builder, location, x, type, {productOf(builder, location, {m, p}), columns});
}

/// (A x B) C -> A C' B^T, C (A x B) -> A^T C' B by rows, C' the matrix whose rows, one after another, are a column of C
/// Condition: none; the bound on the rounding error is that of two products in a row, and m n + p q numbers are read instead of m n p q.
struct ProductWithKron : Rewrite<MatmulOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(MatmulOp op, PatternRewriter &rewriter) const override {
    for (bool left : {true, false}) {
      FailureOr<Factors> found = factorsOf(left ? op.getA() : op.getB());
      Value other = left ? op.getB() : op.getA();
      if (failed(found) || tensorType(other).getRank() != 2 || succeeded(factorsOf(other)))
        continue;
      Location location = op.getLoc();
      found->transposed ^= !left;
      Factors factors = found->in(rewriter, location);
      Value c = left ? other : transpose(rewriter, location, other);
      auto times = [&](Value factor) { return [&rewriter, location, factor](Value x) -> Value { return MatmulOp::create(rewriter, location, factor, x); }; };
      SmallVector<int64_t> shape(op.getType().getShape());
      if (!left)
        std::swap(shape[0], shape[1]);
      Value product = appliedByFactors(rewriter, location, c, sizeOf(rewriter, location, factors.a, 1), sizeOf(rewriter, location, factors.b, 1),
                                       RankedTensorType::get(shape, op.getType().getElementType()), times(factors.a), times(factors.b));
      rewriter.replaceOp(op, left ? product : transpose(rewriter, location, product));
      return success();
    }
    return rewriter.notifyMatchFailure(op, "no factor is a Kronecker product, or the other one has a batch or is one too");
  }
};

/// solve(A x B, C) -> A^-1 C' B^-T, C' as for the product
/// Condition: A and B are square. Each of the two solves is backward stable in its factor, and cond(A x B) = cond(A) cond(B), so that the error is bounded
/// as that of one solve is; m^3 + p^3 operations instead of m^3 p^3.
struct SolveOfKron : Rewrite<SolveOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(SolveOp op, PatternRewriter &rewriter) const override {
    FailureOr<Factors> found = squareFactorsOf(op.getA());
    if (failed(found) || tensorType(op.getB()).getRank() != 2)
      return rewriter.notifyMatchFailure(op, "the matrix is no Kronecker product of square matrices, or the right-hand side has a batch");
    if (!isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    Location location = op.getLoc();
    found->transposed ^= !op.getLeft();
    Factors factors = found->in(rewriter, location);
    Value c = op.getLeft() ? op.getB() : transpose(rewriter, location, op.getB());
    SmallVector<Value> infos;
    auto solveWith = [&](Value factor) {
      return [&, factor](Value x) -> Value {
        auto solve = SolveOp::create(rewriter, location, factor, x, /*left=*/true);
        infos.push_back(solve.getInfo());
        return solve.getX();
      };
    };
    SmallVector<int64_t> shape(tensorType(op.getX()).getShape());
    if (!op.getLeft())
      std::swap(shape[0], shape[1]);
    Value x = appliedByFactors(rewriter, location, c, sizeOf(rewriter, location, factors.a, 1), sizeOf(rewriter, location, factors.b, 1),
                               RankedTensorType::get(shape, elementOf(c)), solveWith(factors.a), solveWith(factors.b));
    if (!op.getLeft())
      x = transpose(rewriter, location, x);
    splitChecks(rewriter, op.getInfo(), infos);
    rewriter.replaceAllUsesWith(op.getX(), x);
    rewriter.eraseOp(op);
    return success();
  }
};

/// inv(A x B) -> inv(A) x inv(B)
/// Condition: A and B are square; as for solve.
struct InverseOfKron : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp op, PatternRewriter &rewriter) const override {
    FailureOr<Factors> found = squareFactorsOf(op.getA());
    if (failed(found))
      return rewriter.notifyMatchFailure(op, "the operand is no Kronecker product of square matrices");
    if (!isOnlyChecked(op.getInfo()))
      return rewriter.notifyMatchFailure(op, "the program looks at the info itself");
    Factors factors = found->in(rewriter, op.getLoc());
    auto a = InvOp::create(rewriter, op.getLoc(), factors.a), b = InvOp::create(rewriter, op.getLoc(), factors.b);
    splitChecks(rewriter, op.getInfo(), {a.getInfo(), b.getInfo()});
    Value inverse = KronOp::create(rewriter, op.getLoc(), op.getInverse().getType(), a.getInverse(), b.getInverse());
    rewriter.replaceAllUsesWith(op.getInverse(), inverse);
    rewriter.eraseOp(op);
    return success();
  }
};

/// The determinant of as many copies of a matrix, one after another: x^count as a product, of logarithms count x as a sum.
SmallVector<Value> repeated(OpBuilder &builder, Location location, ValueRange determinant, OpFoldResult count) {
  auto known = getConstantIntValue(count);
  SmallVector<Value> unknown, results;
  if (!known)
    unknown.push_back(getValueOrCreateConstantIndexOp(builder, location, count));
  for (auto [i, x] : llvm::enumerate(determinant)) {
    auto type = RankedTensorType::get({known.value_or(ShapedType::kDynamic)}, elementOf(x));
    Value copies = ExpandOp::create(builder, location, type, x, unknown);
    results.push_back(ReduceOp::create(builder, location, copies, i == 0 ? ReduceKind::prod : ReduceKind::sum, ArrayRef<int64_t>{0}, /*keepdim=*/false));
  }
  return results;
}

/// det(A x B) -> det(A)^p det(B)^m for (m, m) and (p, p), as (det(A)^(p/g) det(B)^(m/g))^g with g = gcd(m, p) where sizes are known
/// slogdet(A x B) -> (sA^p sB^m, p lA + m lB), in the same way
/// Condition: A and B are square; of a determinant, that the powers of the two are finite and not 0 in floating point where det(A x B) is.
template <typename Op>
struct DeterminantOfKron : Rewrite<Op> {
  using Rewrite<Op>::Rewrite;
  LogicalResult apply(Op op, PatternRewriter &rewriter) const override {
    FailureOr<Factors> factors = squareFactorsOf(op.getA());
    if (failed(factors))
      return rewriter.notifyMatchFailure(op, "the operand is no Kronecker product of square matrices");
    Location location = op.getLoc();
    auto a = determinantOf<Op>(rewriter, location, factors->a), b = determinantOf<Op>(rewriter, location, factors->b);
    OpFoldResult m = sizeOf(rewriter, location, factors->a, 0), p = sizeOf(rewriter, location, factors->b, 0);
    auto knownM = getConstantIntValue(m), knownP = getConstantIntValue(p);
    int64_t common = knownM && knownP ? std::max<int64_t>(std::gcd(*knownM, *knownP), 1) : 1;
    if (common > 1) {
      m = rewriter.getIndexAttr(*knownM / common);
      p = rewriter.getIndexAttr(*knownP / common);
    }
    auto powers = multiplied(rewriter, location, op->getResultTypes(), repeated(rewriter, location, a, p), repeated(rewriter, location, b, m));
    rewriter.replaceOp(op, common > 1 ? repeated(rewriter, location, powers, rewriter.getIndexAttr(common)) : powers);
    return success();
  }
};

} // namespace

void populateKroneckerRewrites(RewriteSet &set) {
  set.add<ProductWithKron>("product-with-kron", 3);
  set.add<SolveOfKron>("solve-of-kron", 3);
  // A product with the inverse is a solve first.
  set.add<InverseOfKron>("inverse-of-kron", 1);
  set.add<DeterminantOfKron<DetOp>>("det-of-kron", 5);
  set.add<DeterminantOfKron<SlogdetOp>>("slogdet-of-kron", 5);
}

} // namespace crout::ir
