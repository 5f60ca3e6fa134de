// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rules of structure inference for matrix products, inverses, solutions and factorisations; the algebra of each stands in its text.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/Structure.h"

using namespace mlir;
using namespace crout::ir;
using enum Fact;

/// B^H A B, or A^H, as factors: B and the middle.
static Value middleOfSandwich(MatmulOp matmul) {
  if (auto left = matmul.getA().getDefiningOp<MatmulOp>(); left && isAdjointOf(left.getA(), matmul.getB()))
    return left.getB();
  if (auto right = matmul.getB().getDefiningOp<MatmulOp>(); right && isAdjointOf(matmul.getA(), right.getB()))
    return right.getA();
  return {};
}

static int64_t addBands(int64_t a, int64_t b) { return a >= Structure::unbounded || b >= Structure::unbounded ? Structure::unbounded : a + b; }

void StructureRules::matrixProducts(Operation *op) {
  auto matmul = dyn_cast<MatmulOp>(op);
  if (!matmul)
    return;
  Value a = matmul.getA(), b = matmul.getB(), r = matmul.getResult();
  Structure x = known(a), y = known(b);
  bands(r, addBands(x.below(), y.below()), addBands(x.above(), y.above()), "A B has the sum of the bandwidths");
  if (x.has(NonNegative) && y.has(NonNegative))
    derive(r, NonNegative, "A B >= 0 for A, B >= 0");
  if (x.has(Permutation) && y.has(Permutation))
    derive(r, Permutation, "A B of permutations");
  if (x.has(Orthogonal) && y.has(Orthogonal))
    derive(r, Orthogonal, "A B of orthogonal matrices");
  if (x.has(OrthonormalColumns) && y.has(OrthonormalColumns))
    derive(r, OrthonormalColumns, "Q1 Q2 of orthonormal columns");
  if (x.has(ScaledIdentity) && y.has(ScaledIdentity))
    derive(r, ScaledIdentity, "(c I) (d I)");
  if (x.has(UnitDiagonal) && y.has(UnitDiagonal) && ((x.isLower() && y.isLower()) || (x.isUpper() && y.isUpper())))
    derive(r, UnitDiagonal, "a product of unit triangles of one side");
  if (x.has(Nonsingular) && y.has(Nonsingular) && isSquare(a) && isSquare(b))
    derive(r, Nonsingular, "A B of nonsingular matrices");
  if (isAdjointOf(a, b)) {
    if (y.has(OrthonormalColumns))
      derive(r, Identity, "Q^H Q of orthonormal columns");
    else if (x.has(Orthogonal))
      derive(r, Identity, "Q Q^H of an orthogonal Q");
    derive(r, PositiveSemidefinite, "X X^H");
    if (x.has(Nonsingular) && isSquare(a))
      derive(r, PositiveDefinite, "X X^H of a nonsingular X");
  } else if (isTransposeOf(a, b)) {
    derive(r, Symmetric, "X X^T");
  }
  // A diagonal matrix commutes with itself only, but a power of one matrix has its structure.
  if (a == b && x.has(Hermitian)) {
    derive(r, PositiveSemidefinite, "A^2 of a Hermitian A");
    if (x.has(Nonsingular))
      derive(r, PositiveDefinite, "A^2 of a nonsingular Hermitian A");
  }
  if (Value middle = middleOfSandwich(matmul)) {
    Structure m = known(middle);
    if (m.has(Hermitian))
      derive(r, Hermitian, "X A X^H of a Hermitian A");
    if (m.has(PositiveSemidefinite))
      derive(r, PositiveSemidefinite, "X A X^H of a positive semidefinite A");
  }
  for (auto [scale, matrix] : {std::pair(a, b), std::pair(b, a)})
    if (known(scale).has(Identity))
      keepAll(matrix, r, {Symmetric, Hermitian, PositiveSemidefinite, PositiveDefinite, Orthogonal, Permutation, Identity, Nonsingular}, "I A");
}

/// Kronecker products and block-diagonal matrices have what all of their parts have.
void StructureRules::assembled(Operation *op) {
  if (!isa<KronOp, BlockDiagOp>(op))
    return;
  Value r = op->getResult(0);
  if (!llvm::all_of(op->getOperands(), [](Value part) { return isSquare(part); }))
    return;
  auto all = [&](auto holds) { return llvm::all_of(op->getOperands(), [&](Value part) { return holds(known(part)); }); };
  bool isKron = isa<KronOp>(op);
  for (Fact fact : {Symmetric, Hermitian, PositiveSemidefinite, PositiveDefinite, UnitDiagonal, Permutation, Orthogonal, Identity, Nonsingular})
    if (all([&](const Structure &s) { return s.has(fact); }))
      derive(r, fact, isKron ? StringLiteral("kron(A, B) has what A and B have") : StringLiteral("block_diag(A, B) has what A and B have"));
  if (isKron) {
    if (all([](const Structure &s) { return s.has(ScaledIdentity); }))
      derive(r, ScaledIdentity, "kron(c I, d I)");
    if (all([](const Structure &s) { return s.isLower(); }))
      bands(r, Structure::unbounded, 0, "kron(A, B) of lower triangles");
    if (all([](const Structure &s) { return s.isUpper(); }))
      bands(r, 0, Structure::unbounded, "kron(A, B) of upper triangles");
    return;
  }
  int64_t below = -1, above = -1;
  for (Value block : op->getOperands()) {
    int64_t size = tensorType(block).getShape().front(), most = ShapedType::isDynamic(size) ? Structure::unbounded : size - 1;
    below = std::max(below, std::min(known(block).below(), most));
    above = std::max(above, std::min(known(block).above(), most));
  }
  bands(r, below, above, "block_diag(A, B) has the wider band of A and B");
}

void StructureRules::factorisations(Operation *op) {
  auto inverseOf = [&](Value a, Value r) {
    Structure s = known(a);
    derive(r, Nonsingular, "inv(A)");
    keepAll(a, r, {Symmetric, Hermitian, PositiveDefinite, Orthogonal, Permutation, Identity, ScaledIdentity}, "inv(A) has the structure of A");
    if (s.has(PositiveSemidefinite))
      derive(r, PositiveDefinite, "inv(A) of a positive semidefinite A");
    if (s.isLower())
      bands(r, s.isDiagonal() ? 0 : Structure::unbounded, 0, "inv(L) of a lower triangle");
    if (s.isUpper())
      bands(r, 0, s.isDiagonal() ? 0 : Structure::unbounded, "inv(U) of an upper triangle");
    if ((s.isLower() || s.isUpper()) && s.has(UnitDiagonal))
      derive(r, UnitDiagonal, "inv(T) of a unit triangle");
  };
  if (auto inv = dyn_cast<InvOp>(op))
    inverseOf(inv.getA(), inv.getInverse());
  if (auto cholesky = dyn_cast<CholeskyOp>(op)) {
    bands(cholesky.getL(), cholesky.getUpper() ? 0 : Structure::unbounded, cholesky.getUpper() ? Structure::unbounded : 0, "the triangular factor of cholesky(A)");
    derive(cholesky.getL(), Nonsingular, "the factor of cholesky(A)");
    if (known(cholesky.getA()).isDiagonal())
      bands(cholesky.getL(), 0, 0, "the factor of a diagonal matrix");
  }
  if (auto qr = dyn_cast<QrOp>(op)) {
    derive(qr.getQ(), isSquare(qr.getQ()) ? Orthogonal : OrthonormalColumns, "Q of qr(A)");
    bands(qr.getR(), 0, Structure::unbounded, "R of qr(A)");
  }
  if (auto r = dyn_cast<QrROp>(op))
    bands(r.getResult(), 0, Structure::unbounded, "R of qr(A)");
  if (auto eigh = dyn_cast<EighOp>(op))
    derive(eigh.getV(), Orthogonal, "V of eigh(A)");
  if (auto svd = dyn_cast<SvdOp>(op)) {
    derive(svd.getS(), NonNegative, "singular values >= 0");
    derive(svd.getU(), isSquare(svd.getU()) ? Orthogonal : OrthonormalColumns, "U of svd(A)");
    if (isSquare(svd.getVh()))
      derive(svd.getVh(), Orthogonal, "V^H of svd(A)");
  }
  if (auto values = dyn_cast<SvdvalsOp>(op))
    derive(values.getS(), NonNegative, "singular values >= 0");
  if (auto det = dyn_cast<DetOp>(op); det && known(det.getA()).isReal()) {
    if (known(det.getA()).has(PositiveDefinite))
      derive(det.getD(), Positive, "det(A) > 0 of a positive definite A");
    else if (known(det.getA()).has(PositiveSemidefinite))
      derive(det.getD(), NonNegative, "det(A) >= 0 of a positive semidefinite A");
  }
  if (auto solve = dyn_cast<BandedSolveOp>(op); solve && known(solve.getB()).has(Identity))
    inverseOf(solve.getA(), solve.getX());
  if (auto solve = dyn_cast<SolveTriangularOp>(op)) {
    Structure b = known(solve.getB());
    if (solve.getUpper() ? b.isUpper() : b.isLower())
      bands(solve.getX(), solve.getUpper() ? 0 : Structure::unbounded, solve.getUpper() ? Structure::unbounded : 0, "solution of a triangle for a triangle");
    if (b.has(Identity))
      derive(solve.getX(), Nonsingular, "inv(T)");
  }
}
