// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites of inverses, and of products with them.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"

using namespace mlir;

namespace crout::ir {
namespace {

/// A product that has an inverse, or the transpose of one, on one side.
struct ProductUse {
  MatmulOp matmul;
  bool left;       // the inverse is the left factor
  bool transposed; // the factor is the inverse's transpose
};

/// True for a reshape that only forgets a size: what is known of both shapes agrees, and one unknown size follows from the others.
bool keepsShape(ReshapeOp reshape) {
  RankedTensorType from = reshape.getX().getType(), to = reshape.getType();
  return from.getRank() == to.getRank() && from.hasStaticShape() && from.getNumElements() > 0 && to.getNumDynamicDims() <= 1 &&
         succeeded(verifyCompatibleShape(from, to));
}

/// Collects all uses of an inverse's factor; fails unless each of them is one factor of a product in the same block.
LogicalResult collectUses(Value factor, bool transposed, SmallVectorImpl<ProductUse> &uses) {
  for (OpOperand &use : factor.getUses()) {
    Operation *user = use.getOwner();
    if (auto permute = dyn_cast<PermuteOp>(user); permute && transposeOperand(permute.getResult())) {
      if (failed(collectUses(permute.getResult(), !transposed, uses)))
        return failure();
      continue;
    }
    if (auto reshape = dyn_cast<ReshapeOp>(user); reshape && keepsShape(reshape)) {
      if (failed(collectUses(reshape.getResult(), transposed, uses)))
        return failure();
      continue;
    }
    auto matmul = dyn_cast<MatmulOp>(user);
    if (!matmul || matmul.getA() == matmul.getB() || matmul->getBlock() != factor.getParentBlock())
      return failure();
    uses.push_back({matmul, use.getOperandNumber() == 0, transposed});
  }
  return success();
}

FailureOr<SmallVector<ProductUse>> productUses(Value inverse) {
  SmallVector<ProductUse> uses;
  if (failed(collectUses(inverse, /*transposed=*/false, uses)))
    return failure();
  llvm::sort(uses, [](const ProductUse &a, const ProductUse &b) { return a.matmul != b.matmul && a.matmul->isBeforeInBlock(b.matmul); });
  return uses;
}

/// inv(A) B -> solve(A, B), B inv(A) -> solve(A, B, left=false)
/// Condition: none for accuracy, a solve is backward stable where a product with an inverse is not. A solve costs what the product does,
/// since crout-share-factorisations factors once for all of them.
struct ProductWithInverse : Rewrite<InvOp> {
  using Rewrite::Rewrite;

  LogicalResult apply(InvOp inv, PatternRewriter &rewriter) const override {
    FailureOr<SmallVector<ProductUse>> uses = productUses(inv.getInverse());
    if (failed(uses) || uses->empty())
      return rewriter.notifyMatchFailure(inv, "the inverse is used by something else than products");
    for (size_t i = 1; i < uses->size(); ++i)
      if ((*uses)[i - 1].matmul == (*uses)[i].matmul)
        return rewriter.notifyMatchFailure(inv, "both factors of a product come from the inverse");
    // A transposed system meets its zero pivots elsewhere, so its info can serve checks only.
    if (uses->front().transposed && !isOnlyChecked(inv.getInfo()))
      return rewriter.notifyMatchFailure(inv, "the info of a transposed system would be seen");
    if (!canMoveInfo(inv.getInfo(), uses->front().matmul))
      return rewriter.notifyMatchFailure(inv, "the info is used before the first product");
    bool first = true;
    for (ProductUse use : *uses) {
      MatmulOp matmul = use.matmul;
      rewriter.setInsertionPoint(matmul);
      Value a = use.transposed ? transpose(rewriter, matmul.getLoc(), inv.getA()) : inv.getA();
      Value b = use.left ? matmul.getB() : matmul.getA();
      auto solve = SolveOp::create(rewriter, matmul.getLoc(), TypeRange{matmul.getType(), inv.getInfo().getType()}, a, b, use.left);
      if (first)
        moveInfo(rewriter, inv.getInfo(), solve.getInfo());
      first = false;
      rewriter.replaceOp(matmul, solve.getX());
    }
    return success();
  }
};

/// inv(inv(A)) -> A
/// Condition: none, two roundings less. Where A is singular its own check fails the call; an unchecked inverse of a singular
/// matrix is undefined.
struct InverseOfInverse : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp outer, PatternRewriter &rewriter) const override {
    auto inner = outer.getA().getDefiningOp<InvOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(outer, "the operand is no inverse");
    if (!isOnlyChecked(outer.getInfo()) || !isOnlyChecked(inner.getInfo()))
      return rewriter.notifyMatchFailure(outer, "the program looks at the info itself");
    if (inner.getA().getType() != outer.getInverse().getType())
      return rewriter.notifyMatchFailure(outer, "the types differ in what is known about sizes");
    rewriter.replaceOp(outer, {inner.getA(), inner.getInfo()});
    return success();
  }
};

/// inv(A B) C -> inv(B) (inv(A) C), C inv(A B) -> (C inv(B)) inv(A)
/// Condition: A and B are square. Forming A B multiplies the condition numbers before anything is solved, so two solves lose
/// less; they cost 4/3 n^3 where the product and one solve cost 8/3 n^3.
struct InverseOfProduct : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp inv, PatternRewriter &rewriter) const override {
    auto product = inv.getA().getDefiningOp<MatmulOp>();
    if (!product)
      return rewriter.notifyMatchFailure(inv, "the operand is no product");
    if (!product->hasOneUse())
      return rewriter.notifyMatchFailure(inv, "the product is needed anyway");
    Value a = product.getA(), b = product.getB();
    if (!isSquare(a) || !isSquare(b) || !haveSameBatch(a, b))
      return rewriter.notifyMatchFailure(inv, "the factors are not known to be square and of one batch");
    if (!isOnlyChecked(inv.getInfo()))
      return rewriter.notifyMatchFailure(inv, "the program looks at the info itself");
    FailureOr<SmallVector<ProductUse>> uses = productUses(inv.getInverse());
    if (failed(uses) || uses->size() != 1 || uses->front().transposed)
      return rewriter.notifyMatchFailure(inv, "the inverse does not feed one product");
    ProductUse use = uses->front();
    MatmulOp matmul = use.matmul;
    // The location of each inverse stays the one of the inverse that the user wrote.
    rewriter.setInsertionPoint(inv);
    auto invA = InvOp::create(rewriter, inv.getLoc(), a);
    auto invB = InvOp::create(rewriter, inv.getLoc(), b);
    splitChecks(rewriter, inv.getInfo(), {invA.getInfo(), invB.getInfo()});
    rewriter.setInsertionPoint(matmul);
    Value other = use.left ? matmul.getB() : matmul.getA();
    Value result;
    if (use.left) {
      Value inner = MatmulOp::create(rewriter, matmul.getLoc(), invA.getInverse(), other);
      result = MatmulOp::create(rewriter, matmul.getLoc(), matmul.getType(), invB.getInverse(), inner);
    } else {
      Value inner = MatmulOp::create(rewriter, matmul.getLoc(), other, invB.getInverse());
      result = MatmulOp::create(rewriter, matmul.getLoc(), matmul.getType(), inner, invA.getInverse());
    }
    rewriter.replaceOp(matmul, result);
    return success();
  }
};

/// info of inv(A) -> info of lu_factor(A)
/// Condition: none, the inverse is made from the same factorisation; only its last two thirds are left out.
struct InverseOnlyChecked : Rewrite<InvOp> {
  using Rewrite::Rewrite;
  LogicalResult apply(InvOp inv, PatternRewriter &rewriter) const override {
    if (!inv.getInverse().use_empty() || inv.getInfo().use_empty())
      return rewriter.notifyMatchFailure(inv, "not only the info is used");
    auto factor = LuFactorOp::create(rewriter, inv.getLoc(), inv.getA());
    rewriter.replaceAllUsesWith(inv.getInfo(), factor.getInfo());
    rewriter.eraseOp(inv);
    return success();
  }
};

} // namespace

void populateInverseRewrites(RewriteSet &set) {
  // Simplifications that leave out work come before those that replace it.
  set.add<InverseOfInverse>("inverse-of-inverse", 4);
  set.add<InverseOfProduct>("inverse-of-product", 3);
  set.add<ProductWithInverse>("product-with-inverse", 2);
  set.add<InverseOnlyChecked>("inverse-only-checked", 1);
}

} // namespace crout::ir
