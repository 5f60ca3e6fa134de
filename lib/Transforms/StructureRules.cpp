// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rules of structure inference for operations that make, move and combine matrices elementwise; the algebra of each stands in its text.
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/Structure.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace crout::ir;
using enum Fact;

namespace {

/// Facts that no transposition, batch dimension or copy changes.
constexpr Fact matrixFacts[] = {Symmetric, Hermitian, PositiveSemidefinite, PositiveDefinite, ShiftedSemidefinite, UnitDiagonal, Permutation, Orthogonal,
                                Identity, ScaledIdentity, Nonsingular, ConditionallyNegative, ConditionallyPositive};
constexpr Fact signFacts[] = {NonNegative, Positive, NonPositive, Negative};

bool isReal(Value value) { return isa<FloatType, IntegerType>(elementOf(value)); }

/// True where the operand of an elementwise operation brings whole matrices, and not a row, column or number that is broadcast.
bool isMatrixIn(Value operand, Value result) {
  auto from = tensorType(operand), to = tensorType(result);
  if (from.getRank() < 2 || to.getRank() < 2)
    return false;
  for (int64_t back : {1, 2})
    if (from.getDimSize(from.getRank() - back) == 1 && to.getDimSize(to.getRank() - back) != 1)
      return false;
  return true;
}

/// True where the operand is one number for each matrix.
bool isNumberIn(Value operand) {
  auto type = tensorType(operand);
  for (int64_t back : {1, 2})
    if (type.getRank() >= back && type.getDimSize(type.getRank() - back) != 1)
      return false;
  return true;
}

bool hasMatrixSizesOf(Value a, Value b) {
  int64_t rankA = tensorType(a).getRank(), rankB = tensorType(b).getRank();
  return rankA >= 2 && rankB >= 2 && haveSameSize(a, rankA - 2, b, rankB - 2) && haveSameSize(a, rankA - 1, b, rankB - 1);
}

/// How far over the main diagonal an i1 matrix is true, where that is on one diagonal only.
std::optional<int64_t> diagonalOfMask(Value mask) {
  if (mask.getDefiningOp<EyeOp>())
    return isSquare(mask) ? std::optional<int64_t>(0) : std::nullopt;
  auto compare = mask.getDefiningOp<CompareOp>();
  if (!compare || compare.getPredicate() != ComparePredicate::eq)
    return std::nullopt;
  // The row's or column's index plus a constant.
  auto indexPlus = [](Value value) -> std::optional<std::pair<int64_t, int64_t>> {
    int64_t offset = 0;
    if (auto add = value.getDefiningOp<AddOp>())
      for (auto [index, number] : {std::pair(add.getA(), add.getB()), std::pair(add.getB(), add.getA())}) {
        auto constant = number.getDefiningOp<ConstantOp>();
        auto attr = constant ? dyn_cast<DenseElementsAttr>(constant.getValue()) : DenseElementsAttr();
        if (!attr || !attr.isSplat() || !isa<IntegerType>(attr.getElementType()))
          continue;
        offset = attr.getSplatValue<APInt>().getSExtValue();
        value = index;
        break;
      }
    auto iota = value.getDefiningOp<IotaOp>();
    if (!iota || offset < -Structure::unbounded || offset > Structure::unbounded)
      return std::nullopt;
    return std::pair(tensorType(value).getRank() - iota.getDim(), offset); // 1 for columns, 2 for rows
  };
  auto a = indexPlus(compare.getA()), b = indexPlus(compare.getB());
  if (!a || !b)
    return std::nullopt;
  if (a->first == 2 && b->first == 1)
    return a->second - b->second;
  if (a->first == 1 && b->first == 2)
    return b->second - a->second;
  return std::nullopt;
}

bool isZero(Value value) {
  DenseElementsAttr attr;
  auto constant = value.getDefiningOp<ConstantOp>();
  if (!constant || !(attr = dyn_cast<DenseElementsAttr>(constant.getValue())) || !attr.isSplat())
    return false;
  if (auto real = dyn_cast<FloatType>(attr.getElementType()))
    return attr.getSplatValue<APFloat>().isZero();
  if (isa<IntegerType>(attr.getElementType()))
    return attr.getSplatValue<APInt>().isZero();
  auto complex = attr.getSplatValue<std::complex<APFloat>>();
  return complex.real().isZero() && complex.imag().isZero();
}

/// What is known of a number, or of the real number that a complex one was made from; nothing where it may have an imaginary part.
std::optional<Structure> realNumber(Value factor, llvm::function_ref<const Structure &(Value)> known) {
  if (isReal(factor))
    return known(factor);
  if (auto cast = factor.getDefiningOp<CastOp>(); cast && isReal(cast.getX()))
    return known(cast.getX());
  auto constant = factor.getDefiningOp<ConstantOp>();
  auto attr = constant ? dyn_cast<DenseElementsAttr>(constant.getValue()) : DenseElementsAttr();
  if (!attr || !attr.isSplat() || !isa<ComplexType>(attr.getElementType()))
    return std::nullopt;
  auto value = attr.getSplatValue<std::complex<APFloat>>();
  if (!value.imag().isZero())
    return std::nullopt;
  Structure number;
  double x = value.real().convertToDouble();
  number.add(x > 0 ? Positive : x < 0 ? Negative : NonNegative);
  return number;
}

/// The number that is 2 everywhere.
bool isTwo(Value value) {
  auto constant = value.getDefiningOp<ConstantOp>();
  auto attr = constant ? dyn_cast<DenseElementsAttr>(constant.getValue()) : DenseElementsAttr();
  return attr && attr.isSplat() && isa<FloatType>(attr.getElementType()) && attr.getSplatValue<APFloat>().convertToDouble() == 2.0;
}

/// x for x x or x^2.
Value squaredOperand(Value value) {
  if (auto mul = value.getDefiningOp<MulOp>(); mul && mul.getA() == mul.getB())
    return mul.getA();
  if (auto pow = value.getDefiningOp<PowOp>(); pow && isTwo(pow.getB()))
    return pow.getA();
  return {};
}

/// (f_i - f_j)^2 or |f_i - f_j| with i along dimension p and j along q.
bool isDistanceAlong(Value value, int64_t p, int64_t q) {
  Value x = squaredOperand(value);
  if (auto abs = value.getDefiningOp<AbsOp>(); abs && isReal(abs.getX()))
    x = abs.getX();
  auto sub = x ? x.getDefiningOp<SubOp>() : SubOp();
  if (!sub || !isReal(sub.getResult()))
    return false;
  int64_t rank = tensorType(value).getRank();
  auto constantAlong = [&](Value operand, int64_t dim) {
    auto type = tensorType(operand);
    int64_t at = dim - (rank - type.getRank());
    return at < 0 || type.getDimSize(at) == 1;
  };
  bool apart = (constantAlong(sub.getA(), q) && constantAlong(sub.getB(), p)) || (constantAlong(sub.getA(), p) && constantAlong(sub.getB(), q));
  return apart && isSwapOf(sub.getA(), sub.getB(), p, q);
}

/// Functions with f(0) = 0, which keep zeros where they are.
bool keepsZero(Operation *op) {
  return isa<NegOp, AbsOp, SqrtOp, SinOp, TanOp, AsinOp, AtanOp, SinhOp, TanhOp, AsinhOp, AtanhOp, Expm1Op, Log1pOp, ErfOp, FloorOp, CeilOp, RoundOp, TruncOp, SignOp,
             ConjOp, CastOp, RealOp, ImagOp>(op);
}

} // namespace

void StructureRules::creation(Operation *op) {
  if (auto eye = dyn_cast<EyeOp>(op)) {
    if (isSquare(eye.getResult()))
      derive(eye.getResult(), Identity, "I");
    bands(eye.getResult(), 0, 0, "I is diagonal");
    derive(eye.getResult(), NonNegative, "I >= 0");
  }
  if (auto iota = dyn_cast<IotaOp>(op))
    derive(iota.getResult(), NonNegative, "indices >= 0");
  if (auto constant = dyn_cast<ConstantOp>(op)) {
    auto attr = dyn_cast<DenseElementsAttr>(constant.getValue());
    if (!attr || attr.empty() || attr.getNumElements() > 4096 || !isa<FloatType, IntegerType>(attr.getElementType()))
      return;
    bool anyNegative = false, anyPositive = false, anyZero = false;
    auto look = [&](double x) { anyNegative |= x < 0, anyPositive |= x > 0, anyZero |= !(x < 0) && !(x > 0); };
    if (isa<FloatType>(attr.getElementType())) {
      for (APFloat x : attr.getValues<APFloat>())
        look(x.convertToDouble());
    } else if (attr.getElementType().isInteger(1)) {
      return;
    } else {
      for (const APInt &x : attr.getValues<APInt>())
        look(attr.getElementType().isUnsignedInteger() ? static_cast<double>(x.getZExtValue()) : static_cast<double>(x.getSExtValue()));
    }
    Value result = constant.getResult();
    if (!anyNegative)
      derive(result, anyZero ? NonNegative : Positive, "a constant >= 0");
    if (!anyPositive)
      derive(result, anyZero ? NonPositive : Negative, "a constant <= 0");
  }
}

void StructureRules::movement(Operation *op) {
  if (auto assume = dyn_cast<AssumeOp>(op)) {
    Value a = assume.getA(), r = assume.getResult();
    keepAll(a, r, matrixFacts, "the operand's structure");
    keepAll(a, r, signFacts, "the operand's signs");
    bands(r, known(a).below(), known(a).above(), "the operand's structure");
    for (StringRef fact : assume.getFacts().getAsValueRange<StringAttr>()) {
      static constexpr std::pair<StringLiteral, Fact> words[] = {{"symmetric", Symmetric}, {"hermitian", Hermitian}, {"positive_definite", PositiveDefinite},
          {"positive_semidefinite", PositiveSemidefinite}, {"unit_diagonal", UnitDiagonal}, {"permutation", Permutation}, {"orthogonal", Orthogonal},
          {"nonsingular", Nonsingular}};
      for (auto [word, meaning] : words)
        if (fact == word)
          derive(r, meaning, "assumed by the user");
      if (fact == "lower" || fact == "diagonal")
        bands(r, Structure::unbounded, 0, "assumed by the user");
      if (fact == "upper" || fact == "diagonal")
        bands(r, 0, Structure::unbounded, "assumed by the user");
    }
    return;
  }
  if (auto permute = dyn_cast<PermuteOp>(op)) {
    Value x = permute.getX(), r = permute.getResult();
    keepAll(x, r, signFacts, "the operand's signs");
    int64_t rank = tensorType(r).getRank();
    ArrayRef<int64_t> order = permute.getPermutation();
    if (rank < 2)
      return;
    bool swaps = order[rank - 2] == rank - 1 && order[rank - 1] == rank - 2, keeps = order[rank - 2] == rank - 2 && order[rank - 1] == rank - 1;
    Structure s = known(x);
    if (swaps || keeps) {
      keepAll(x, r, matrixFacts, "A^T has the structure of A, triangles exchanged");
      bands(r, swaps ? s.above() : s.below(), swaps ? s.below() : s.above(), "A^T has the structure of A, triangles exchanged");
    }
    if (keeps)
      keepAll(x, r, {OrthonormalColumns}, "batch dimensions in another order");
    return;
  }
  if (isa<ReshapeOp, ExpandOp>(op)) {
    Value x = op->getOperand(0), r = op->getResult(0);
    keepAll(x, r, signFacts, "the operand's signs");
    if (!hasMatrixSizesOf(x, r))
      return;
    keepAll(x, r, matrixFacts, "the same matrices in another batch");
    keepAll(x, r, {OrthonormalColumns}, "the same matrices in another batch");
    bands(r, known(x).below(), known(x).above(), "the same matrices in another batch");
    return;
  }
  if (isa<SliceOp, GatherOp, FlipOp>(op))
    keepAll(op->getOperand(0), op->getResult(0), signFacts, "the operand's signs");
  if (auto slice = dyn_cast<SliceOp>(op)) {
    Value x = slice.getX(), r = slice.getResult();
    int64_t rank = tensorType(r).getRank();
    if (rank < 2)
      return;
    auto offsets = slice.getMixedOffsets(), sizes = slice.getMixedSizes(), strides = slice.getMixedStrides();
    auto same = [&](ArrayRef<OpFoldResult> values) { return isEqualConstantIntOrValue(values[rank - 2], values[rank - 1]); };
    if (same(offsets) && same(sizes) && same(strides)) {
      // A principal submatrix.
      Structure s = known(x);
      keepAll(x, r, {Symmetric, Hermitian, PositiveSemidefinite, PositiveDefinite, ShiftedSemidefinite, UnitDiagonal, Identity, ScaledIdentity, ConditionallyNegative, ConditionallyPositive},
              "A[I, I] for equal index sets keeps the structure of A");
      bands(r, s.below(), s.above(), "A[I, I] for equal index sets keeps the structure of A");
    } else if (hasMatrixSizesOf(x, r)) {
      // Whole matrices of a part of the batch: their sizes are the operand's, so offsets are 0 and strides 1.
      keepAll(x, r, matrixFacts, "the same matrices, fewer of them");
      bands(r, known(x).below(), known(x).above(), "the same matrices, fewer of them");
    }
    return;
  }
  if (auto triangle = dyn_cast<TriangleOp>(op)) {
    Value x = triangle.getX(), r = triangle.getResult();
    Structure s = known(x);
    int64_t d = triangle.getDiagonal();
    bool withDiagonal = triangle.getUpper() ? d <= 0 : d >= 0;
    bands(r, s.below(), s.above(), "zeros stay");
    if (triangle.getUpper())
      bands(r, std::max<int64_t>(-d, -1), Structure::unbounded, "triu(A)");
    else
      bands(r, Structure::unbounded, std::max<int64_t>(d, -1), "tril(A)");
    if (s.has(UnitDiagonal) && withDiagonal)
      derive(r, UnitDiagonal, "a triangle with A's unit diagonal");
    if (s.isDiagonal() && withDiagonal)
      keepAll(x, r, matrixFacts, "the triangle of a diagonal matrix is itself");
    keepAll(x, r, {NonNegative, NonPositive}, "signs stay");
    return;
  }
  if (auto reduce = dyn_cast<ReduceOp>(op)) {
    Value x = reduce.getX(), r = reduce.getResult();
    if (!isReal(x))
      return;
    Structure s = known(x);
    bool isSum = reduce.getKind() == ReduceKind::sum, isProduct = reduce.getKind() == ReduceKind::prod;
    if (isSum || isProduct) {
      if (s.has(NonNegative))
        derive(r, NonNegative, "sums and products of numbers >= 0");
      if (isSum && s.has(NonPositive))
        derive(r, NonPositive, "a sum of numbers <= 0");
      if (isProduct && s.has(Positive))
        derive(r, Positive, "a product of numbers > 0");
    } else if (reduce.getKind() == ReduceKind::max || reduce.getKind() == ReduceKind::min) {
      keepAll(x, r, signFacts, "the operand's signs");
    }
    int64_t rank = tensorType(r).getRank();
    if (!isSum || rank < 2)
      return;
    SmallVector<int64_t> kept;
    for (int64_t i = 0; i < tensorType(x).getRank(); ++i)
      if (reduce.getKeepdim() || !llvm::is_contained(reduce.getDims(), i))
        kept.push_back(i);
    int64_t p = kept[rank - 2], q = kept[rank - 1];
    if (llvm::is_contained(reduce.getDims(), p) || llvm::is_contained(reduce.getDims(), q))
      return;
    if (isDistanceAlong(x, p, q)) {
      derive(r, Symmetric, "distances d(x_i, x_j) = d(x_j, x_i)");
      derive(r, ConditionallyNegative, "D_ij = sum_k (x_ik - x_jk)^2 or sum_k |x_ik - x_jk|");
    } else if (int parity = parityUnderSwap(r, rank - 2, rank - 1); parity == 1) {
      derive(r, Symmetric, "a sum of terms that are symmetric in i and j");
    }
    // Sums over the batch.
    if (p == tensorType(x).getRank() - 2 && q == tensorType(x).getRank() - 1) {
      keepAll(x, r, {Symmetric, Hermitian, PositiveSemidefinite, ConditionallyNegative, ConditionallyPositive}, "a sum over the batch");
      bands(r, s.below(), s.above(), "a sum over the batch");
    }
  }
}

void StructureRules::signs(Operation *op) {
  Value r = op->getResult(0);
  if (!isReal(r) || !llvm::all_of(op->getOperands(), isReal))
    return;
  auto has = [&](unsigned i, Fact fact) { return known(op->getOperand(i)).has(fact); };
  if (isa<ExpOp, Exp2Op>(op))
    derive(r, Positive, "exp > 0");
  if (isa<AbsOp, SqrtOp, CoshOp>(op))
    derive(r, NonNegative, "|x|, sqrt(x), cosh(x) >= 0");
  if (squaredOperand(r))
    derive(r, NonNegative, "x^2 >= 0");
  if (isa<AbsOp, SqrtOp, RsqrtOp, ReciprocalOp, CastOp>(op) && has(0, Positive))
    derive(r, Positive, "f(x) > 0 for x > 0");
  if (isa<RsqrtOp>(op))
    derive(r, NonNegative, "1 / sqrt(x) >= 0");
  if (isa<ReciprocalOp, CastOp, SinhOp, TanhOp, AtanOp, AsinhOp, ErfOp, FloorOp, CeilOp, RoundOp, TruncOp, SignOp, Expm1Op, Log1pOp>(op))
    keepAll(op->getOperand(0), r, {NonNegative, NonPositive}, "f(x) has the sign of x");
  if (isa<NegOp>(op)) {
    constexpr std::pair<Fact, Fact> turned[] = {{NonNegative, NonPositive}, {Positive, Negative}, {NonPositive, NonNegative}, {Negative, Positive}};
    for (auto [from, to] : turned)
      if (has(0, from))
        derive(r, to, "-x");
  }
  if (isa<AddOp, MaximumOp, FmaxOp>(op) && has(0, NonNegative) && has(1, NonNegative))
    derive(r, has(0, Positive) || has(1, Positive) ? Positive : NonNegative, "x + y >= 0 for x, y >= 0");
  if (isa<AddOp, MinimumOp, FminOp>(op) && has(0, NonPositive) && has(1, NonPositive))
    derive(r, has(0, Negative) || has(1, Negative) ? Negative : NonPositive, "x + y <= 0 for x, y <= 0");
  if (isa<MaximumOp>(op) && (has(0, NonNegative) || has(1, NonNegative)))
    derive(r, has(0, Positive) || has(1, Positive) ? Positive : NonNegative, "max(x, y) >= y");
  if (isa<MinimumOp>(op) && (has(0, NonPositive) || has(1, NonPositive)))
    derive(r, NonPositive, "min(x, y) <= y");
  if (isa<SubOp>(op) && has(0, NonNegative) && has(1, NonPositive))
    derive(r, NonNegative, "x - y >= 0 for x >= 0 >= y");
  if (isa<SubOp>(op) && has(0, NonPositive) && has(1, NonNegative))
    derive(r, NonPositive, "x - y <= 0 for x <= 0 <= y");
  if (isa<MulOp, DivOp>(op)) {
    bool strict = (has(0, Positive) || has(0, Negative)) && (has(1, Positive) || has(1, Negative));
    if ((has(0, NonNegative) && has(1, NonNegative)) || (has(0, NonPositive) && has(1, NonPositive)))
      derive(r, strict ? Positive : NonNegative, "equal signs make x y >= 0");
    if ((has(0, NonNegative) && has(1, NonPositive)) || (has(0, NonPositive) && has(1, NonNegative)))
      derive(r, strict ? Negative : NonPositive, "opposite signs make x y <= 0");
  }
  if (isa<PowOp>(op) && has(0, NonNegative))
    derive(r, has(0, Positive) ? Positive : NonNegative, "x^y >= 0 for x >= 0");
  if (isa<SelectOp>(op))
    for (Fact fact : signFacts)
      if (has(1, fact) && has(2, fact))
        derive(r, fact, "both choices have the sign");
}

void StructureRules::sums(Operation *op) {
  if (!isa<AddOp, SubOp>(op))
    return;
  Value a = op->getOperand(0), b = op->getOperand(1), r = op->getResult(0);
  bool isAdd = isa<AddOp>(op);
  if (isMatrixIn(a, r) && isMatrixIn(b, r)) {
    Structure x = known(a), y = known(b);
    bands(r, std::max(x.below(), y.below()), std::max(x.above(), y.above()), "A + B is zero where both are");
    if (x.has(Symmetric) && y.has(Symmetric))
      derive(r, Symmetric, "A + B of symmetric matrices");
    if (x.has(Hermitian) && y.has(Hermitian))
      derive(r, Hermitian, "A + B of Hermitian matrices");
    auto strict = [](const Structure &s) { return s.below() < 0 || s.above() < 0; };
    if ((x.has(UnitDiagonal) && strict(y)) || (isAdd && strict(x) && y.has(UnitDiagonal)))
      derive(r, UnitDiagonal, "unit diagonal plus zero diagonal");
    if (!isAdd)
      return;
    auto semidefinite = [](const Structure &s) { return s.has(PositiveSemidefinite); };
    if (semidefinite(x) && semidefinite(y))
      derive(r, x.has(PositiveDefinite) || y.has(PositiveDefinite) ? PositiveDefinite : PositiveSemidefinite, "A + B of positive (semi)definite matrices");
    auto shifts = [](const Structure &s, const Structure &by) {
      return (s.has(PositiveSemidefinite) || s.has(ShiftedSemidefinite)) && by.has(Hermitian) && (by.has(ScaledIdentity) || by.has(ShiftedSemidefinite));
    };
    if (x.has(ScaledIdentity) && y.has(ScaledIdentity))
      derive(r, ScaledIdentity, "c I + d I");
    if (!(semidefinite(x) && semidefinite(y)) && (shifts(x, y) || shifts(y, x)))
      derive(r, ShiftedSemidefinite, "A + c I of a positive semidefinite A; the sign of c is not known, the factorisation finds out");
    if (x.has(ConditionallyNegative) && y.has(ConditionallyNegative))
      derive(r, ConditionallyNegative, "a sum of squared distances");
    if (x.has(ConditionallyPositive) && y.has(ConditionallyPositive))
      derive(r, ConditionallyPositive, "minus a sum of squared distances");
    return;
  }
  for (auto [matrix, number] : {std::pair(a, b), std::pair(b, a)})
    if (isMatrixIn(matrix, r) && isNumberIn(number)) {
      Structure x = known(matrix);
      if (x.has(Symmetric))
        derive(r, Symmetric, "A + c of a symmetric A");
      if (isAdd && x.has(PositiveSemidefinite) && isReal(number) && known(number).has(NonNegative))
        derive(r, PositiveSemidefinite, "A + c 1 1^T, c >= 0, of a positive semidefinite A");
    }
}

void StructureRules::products(Operation *op) {
  if (!isa<MulOp, DivOp>(op))
    return;
  Value a = op->getOperand(0), b = op->getOperand(1), r = op->getResult(0);
  bool isMul = isa<MulOp>(op);
  if (isMul && isMatrixIn(a, r) && isMatrixIn(b, r)) {
    Structure x = known(a), y = known(b);
    bands(r, std::min(x.below(), y.below()), std::min(x.above(), y.above()), "A o B is zero where one of both is");
    if (x.has(Hermitian) && y.has(Hermitian))
      derive(r, Hermitian, "A o B of Hermitian matrices");
    if (x.has(PositiveSemidefinite) && y.has(PositiveSemidefinite))
      derive(r, x.has(PositiveDefinite) && y.has(PositiveDefinite) ? PositiveDefinite : PositiveSemidefinite, "A o B of positive (semi)definite matrices (Schur)");
    if (x.has(UnitDiagonal) && y.has(UnitDiagonal))
      derive(r, UnitDiagonal, "A o B of unit diagonals");
    int64_t rank = tensorType(r).getRank();
    if (isDistanceAlong(r, rank - 2, rank - 1))
      derive(r, ConditionallyNegative, "D_ij = (x_i - x_j)^2");
    return;
  }
  for (auto [matrix, factor] : {std::pair(a, b), std::pair(b, a)}) {
    if (!isMatrixIn(matrix, r) || isMatrixIn(factor, r) || (!isMul && matrix == b))
      continue;
    Structure x = known(matrix);
    std::optional<Structure> f = realNumber(factor, known);
    bands(r, x.below(), x.above(), "zeros stay under scaling");
    bool real = f.has_value(), positive = real && f->has(Positive), notNegative = real && f->has(NonNegative), notPositive = real && f->has(NonPositive);
    if (x.has(Identity)) {
      // diag(f), or f I.
      if (notNegative)
        derive(r, PositiveSemidefinite, "f I with f >= 0");
      if (positive)
        derive(r, PositiveDefinite, "f I with f > 0");
    }
    if (!isNumberIn(factor))
      continue;
    if (x.has(ScaledIdentity))
      derive(r, ScaledIdentity, "c I");
    if (x.has(Symmetric))
      derive(r, Symmetric, "c A of a symmetric A");
    if (real && x.has(Hermitian))
      derive(r, Hermitian, "c A of a Hermitian A, c real");
    if (x.has(PositiveSemidefinite) && notNegative)
      derive(r, PositiveSemidefinite, "c A, c >= 0, of a positive semidefinite A");
    if (x.has(PositiveDefinite) && positive)
      derive(r, PositiveDefinite, "c A, c > 0, of a positive definite A");
    if (x.has(ShiftedSemidefinite) && positive)
      derive(r, ShiftedSemidefinite, "c A, c > 0");
    // c D of squared distances D.
    if ((x.has(ConditionallyNegative) && notNegative) || (x.has(ConditionallyPositive) && notPositive))
      derive(r, ConditionallyNegative, "c D, c >= 0, of squared distances D");
    if ((x.has(ConditionallyNegative) && notPositive) || (x.has(ConditionallyPositive) && notNegative))
      derive(r, ConditionallyPositive, "c D, c <= 0, of squared distances D");
  }
}

void StructureRules::functions(Operation *op) {
  if (op->getNumOperands() != 1)
    return;
  Value x = op->getOperand(0), r = op->getResult(0);
  Structure s = known(x);
  if (keepsZero(op))
    bands(r, s.below(), s.above(), "f(0) = 0");
  if (isa<NegOp>(op)) {
    keepAll(x, r, {Symmetric, Hermitian, Orthogonal, OrthonormalColumns, ScaledIdentity, Nonsingular}, "-A");
    if (s.has(ConditionallyNegative))
      derive(r, ConditionallyPositive, "-D of squared distances D");
    if (s.has(ConditionallyPositive))
      derive(r, ConditionallyNegative, "-(-D) of squared distances D");
  }
  if (isa<ConjOp>(op))
    keepAll(x, r, matrixFacts, "conj(A) has the structure of A"), keepAll(x, r, {OrthonormalColumns}, "conj(A) has the structure of A");
  if (auto cast = dyn_cast<CastOp>(op)) {
    bool wasComplex = isa<ComplexType>(elementOf(x)), toInteger = isa<IntegerType>(elementOf(r));
    if (toInteger)
      return;
    if (!wasComplex)
      keepAll(x, r, matrixFacts, "the same numbers in another type");
    else if (s.has(Hermitian))
      derive(r, Symmetric, "the real part of a Hermitian matrix");
  }
  if (isa<RealOp>(op) && s.has(Hermitian))
    derive(r, Symmetric, "the real part of a Hermitian matrix");
  if (isa<RealOp>(op) && s.has(PositiveSemidefinite))
    derive(r, s.has(PositiveDefinite) ? PositiveDefinite : PositiveSemidefinite, "the real part of a positive (semi)definite matrix");
  if (isa<ExpOp>(op) && s.has(ConditionallyPositive))
    derive(r, PositiveSemidefinite, "exp(-c D), c >= 0, of squared distances D (Schoenberg)");
  if (isa<ExpOp>(op) && s.has(PositiveSemidefinite))
    derive(r, PositiveSemidefinite, "elementwise exp of a positive semidefinite matrix");
  if (isa<SqrtOp>(op) && s.has(ConditionallyNegative))
    derive(r, ConditionallyNegative, "distances from squared distances");
}

void StructureRules::elementwise(Operation *op) {
  Value r = op->getResult(0);
  int64_t rank = tensorType(r).getRank();
  if (rank < 2)
    return;
  auto select = dyn_cast<SelectOp>(op);
  std::optional<int64_t> diagonal = select && isMatrixIn(select.getCond(), r) ? diagonalOfMask(select.getCond()) : std::nullopt;
  if (diagonal && (*diagonal == 0 || isZero(select.getB()))) {
    if (isZero(select.getB())) {
      bands(r, std::max<int64_t>(-*diagonal, -1), std::max<int64_t>(*diagonal, -1), *diagonal == 0 ? StringLiteral("diag(d)") : StringLiteral("diag(d, k)"));
      if (*diagonal == 0 && isReal(r) && known(select.getA()).has(Positive))
        derive(r, PositiveDefinite, "diag(d), d > 0");
    } else if (isMatrixIn(select.getB(), r) && !isMatrixIn(select.getA(), r)) {
      Structure b = known(select.getB());
      bands(r, std::max<int64_t>(b.below(), 0), std::max<int64_t>(b.above(), 0), "A with another diagonal");
      keepAll(select.getB(), r, {Symmetric}, "A with another diagonal");
    }
    return;
  }
  const Structure &found = known(r);
  if (found.has(Symmetric) || found.has(Hermitian))
    return;
  // Elementwise functions of symmetric operands need no look at how those were made.
  bool allSymmetric = llvm::all_of(op->getOperands(), [&](Value operand) { return isNumberIn(operand) || (isMatrixIn(operand, r) && known(operand).has(Symmetric)); });
  if (allSymmetric && llvm::any_of(op->getOperands(), [&](Value operand) { return isMatrixIn(operand, r); }))
    derive(r, Symmetric, "an elementwise function of symmetric matrices");
  else if (parityUnderSwap(r, rank - 2, rank - 1) == 1)
    derive(r, Symmetric, "f(x_i, x_j) = f(x_j, x_i)");
}
