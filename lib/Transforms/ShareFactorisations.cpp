// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-share-factorisations: solves, inverses and determinants of one matrix from one factorisation, by Cholesky where structure allows.
#include "Transforms/Passes.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTSHAREFACTORISATIONSPASS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// A matrix as it is factored, and how the one that an operation names follows from it.
struct Root {
  Value matrix;
  bool transposed = false, conjugated = false;
};

/// Looks through transposes, conjugates and stated facts.
Root rootOf(Value value) {
  Root root{value};
  bool complex = isa<ComplexType>(elementOf(value));
  while (true) {
    if (Value x = transposeOperand(root.matrix)) {
      root.transposed = !root.transposed;
      root.matrix = x;
    } else if (auto conj = root.matrix.getDefiningOp<ConjOp>()) {
      root.conjugated = complex && !root.conjugated;
      root.matrix = conj.getX();
    } else if (auto assume = root.matrix.getDefiningOp<AssumeOp>()) {
      root.matrix = assume.getA();
    } else {
      return root;
    }
  }
}

/// An operation that factors a matrix, and how it looks at the shared one.
struct Member {
  Operation *op;
  Root root;
  /// The product B^H X with the solution X of A X = B, where nothing else needs X.
  MatmulOp quadratic;
};

/// True for an LU factorisation that does more than to check whether a matrix is singular.
bool showsFactors(Operation *op) {
  auto lu = dyn_cast<LuFactorOp>(op);
  return lu && !(lu.getLU().use_empty() && lu.getPivots().use_empty());
}

/// True where the program checks `info` and does nothing else with it, so that nobody sees results of a factorisation that failed.
bool failsTheCall(Value info) { return !info.use_empty() && isOnlyChecked(info); }

/// The matrix that an operation factors, where its results can come from a shared factorisation.
Value factoredMatrix(Operation *op) {
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<SolveOp, InvOp, DetOp, SlogdetOp>([](auto op) { return op.getA(); })
      // Where the factors of an LU factorisation are looked at, a singular matrix must have failed the call: its pivots are not kept.
      .Case<LuFactorOp>([](LuFactorOp op) { return isSquare(op.getA()) && (!showsFactors(op) || failsTheCall(op.getInfo())) ? op.getA() : Value(); })
      .Case<CholeskyOp>([](CholeskyOp op) { return failsTheCall(op.getInfo()) ? op.getA() : Value(); })
      .Default([](Operation *) { return Value(); });
}

Value infoOf(Operation *op) {
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<SolveOp, InvOp, LuFactorOp, CholeskyOp>([](auto op) { return op.getInfo(); })
      .Default([](Operation *) { return Value(); });
}

// The sizes at which sharing pays.
/// Sizes up to which matrices have kernels that put one in each lane of a vector, where Cholesky wins nothing by itself.
constexpr int64_t mostSmall = 32;
/// Up to this size two factorisations in registers cost less than one that goes through memory.
constexpr int64_t mostTiny = 16;
/// From this size on the runtime keeps factorisations of constant matrices (kLeastKept in runtime/src/linalg/factor.cpp).
constexpr int64_t leastKept = 64;

bool isAtMost(Value matrix, int64_t most) {
  auto type = tensorType(matrix);
  int64_t n = std::max(type.getDimSize(type.getRank() - 1), type.getDimSize(type.getRank() - 2));
  return n >= 0 && n <= most;
}

/// How many uses of one matrix pay for a factorisation that goes through memory. The one place where sharing is weighed against the kernels for
/// small matrices.
size_t usesThatPay(Value matrix) {
  if (isAtMost(matrix, largestWrittenOut(elementOf(matrix), tensorType(matrix).getRank() > 2)))
    return std::numeric_limits<size_t>::max();
  return isAtMost(matrix, mostTiny) ? 3 : 2;
}

/// B^H X for a solution of A X = B that nothing else needs, or X B with X A = B^H.
MatmulOp quadraticOf(SolveOp solve) {
  if (!solve.getX().hasOneUse())
    return {};
  auto product = dyn_cast<MatmulOp>(*solve.getX().getUsers().begin());
  if (!product || product->getBlock() != solve->getBlock())
    return {};
  Value other = solve.getLeft() ? product.getA() : product.getB();
  bool isForm = (solve.getLeft() ? product.getB() : product.getA()) == solve.getX() && isAdjointOf(other, solve.getB());
  return isForm ? product : MatmulOp();
}

/// True where the elements are the same at each call: no argument goes into them, but captured tensors and sizes may.
bool isConstant(Value value) {
  SmallVector<Value> stack{value};
  llvm::DenseSet<Value> seen;
  while (!stack.empty()) {
    Value next = stack.pop_back_val();
    if (!seen.insert(next).second)
      continue;
    if (auto argument = dyn_cast<BlockArgument>(next)) {
      auto function = dyn_cast<func::FuncOp>(argument.getOwner()->getParentOp());
      if (!function || !function.getArgAttr(argument.getArgNumber(), "crout.captured"))
        return false;
      continue;
    }
    Operation *op = next.getDefiningOp();
    if (!isMemoryEffectFree(op))
      return false;
    if (!isa<tensor::DimOp>(op))
      stack.append(op->operand_begin(), op->operand_end());
  }
  return true;
}

class CroutShareFactorisationsPass : public impl::CroutShareFactorisationsPassBase<CroutShareFactorisationsPass> {
public:
  using CroutShareFactorisationsPassBase::CroutShareFactorisationsPassBase;

  void runOnOperation() override {
    SmallVector<std::string> disabled(disable.begin(), disable.end());
    if (failed(checkRewriteNames(getOperation(), disabled)))
      return signalPassFailure();
    share = !isDisabled(disabled, "share-factorisation");
    cholesky = !isDisabled(disabled, "cholesky-of-positive-definite");
    quadratic = !isDisabled(disabled, "quadratic-form");
    keep = !isDisabled(disabled, "keep-factorisation");
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal())
        runOn(function.getBody().front());
    // What was stated has been used.
    getOperation().walk([](AssumeOp op) {
      op.getResult().replaceAllUsesWith(op.getA());
      op.erase();
    });
  }

private:
  bool share, cholesky, quadratic, keep;
  SmallVector<Operation *> retired;

  void runOn(Block &block) {
    // Everything is looked at before anything changes: facts about what is replaced stay known under its old name.
    StructureAnalysis analysis;
    for (Operation &op : block)
      for (Value result : op.getResults())
        if (isa<RankedTensorType>(result.getType()))
          analysis.of(result);
    llvm::MapVector<Value, SmallVector<Member>> groups;
    for (Operation &op : block)
      if (Value matrix = factoredMatrix(&op)) {
        Root root = rootOf(matrix);
        groups[root.matrix].push_back({&op, root, {}});
      }
    for (auto &[matrix, members] : groups)
      runOn(analysis, matrix, members);
    for (Operation *op : retired)
      op->erase();
    retired.clear();
  }

  /// Takes out an operation whose results were replaced; its name stays until the end.
  void retire(Operation *op) {
    op->dropAllReferences();
    retired.push_back(op);
  }

  void runOn(StructureAnalysis &analysis, Value matrix, SmallVector<Member> &members) {
    // The matrix itself may come from a factorisation by now.
    Value factored = matrix;
    for (Member &member : members) {
      member.root = rootOf(factoredMatrix(member.op));
      factored = member.root.matrix;
    }
    // What is known of any of the views holds for the matrix: all facts that matter outlive transposition and conjugation.
    bool positive = analysis.of(matrix).isPositive(), hermitian = analysis.of(matrix).has(Fact::Hermitian);
    for (const Member &member : members) {
      positive |= analysis.of(factoredMatrix(member.op)).isPositive();
      hermitian |= analysis.of(factoredMatrix(member.op)).has(Fact::Hermitian);
    }
    // A Hermitian matrix whose Cholesky factorisation must not fail is positive definite wherever somebody sees results.
    auto isCholesky = [](const Member &member) { return isa<CholeskyOp>(member.op); };
    positive |= hermitian && llvm::any_of(members, isCholesky);
    positive &= cholesky;
    // Factors that are looked at are those of LU: of all results, where no Cholesky factor is looked at too.
    auto shows = [](const Member &member) { return showsFactors(member.op); };
    bool showsLu = llvm::any_of(members, shows) && !(positive && llvm::any_of(members, isCholesky));
    positive &= !showsLu;
    if (!positive)
      llvm::erase_if(members, isCholesky);
    // The factorisation is that of A^T = P L U: a transposed one where the user asked for A = P L U.
    bool flipped = showsLu && !llvm::find_if(members, shows)->root.transposed;
    llvm::erase_if(members, [&](const Member &member) {
      if (shows(member))
        return !showsLu || member.root.transposed == flipped;
      // A transposed system meets its zero pivots elsewhere, so its info can serve checks only.
      Value info = infoOf(member.op);
      return info && member.root.transposed != flipped && !isOnlyChecked(info);
    });
    if (members.empty())
      return;
    if (positive && quadratic)
      for (Member &member : members)
        if (auto solve = dyn_cast<SolveOp>(member.op))
          member.quadratic = quadraticOf(solve);
    bool kept = share && keep && !isAtMost(matrix, leastKept - 1) && isConstant(factored);
    // One factorisation of whatever kind by itself is what it is already.
    auto factorsOnly = [&](const Member &member) { return isCholesky(member) || shows(member); };
    bool others = !llvm::all_of(members, factorsOnly);
    if ((share && members.size() >= usesThatPay(matrix)) || (kept && others))
      return replaceAll(factored, members, positive, flipped, kept);
    if (positive && others && !isAtMost(matrix, mostSmall))
      for (const Member &member : members)
        replaceAll(factored, member, positive, flipped, /*kept=*/false);
  }

  /// solve(A, B), inv(A), det(A), slogdet(A), cholesky(A) -> from one factor(A)
  /// Condition: none; the factorisation is the one that each operation would make by itself.
  /// factor(A) -> factor(A) {cholesky} for a positive definite A
  /// Condition: none, Cholesky is backward stable without pivoting; where A turns out not to be positive definite, LU takes its place.
  /// lu_factor(A) -> the transposed factors of factor(A^T)
  /// Condition: none; the same factorisation.
  /// factor(A) -> factor(A) {kept} for an A that no argument goes into
  /// Condition: none; what is kept is that of the same elements, bit for bit.
  void replaceAll(Value matrix, ArrayRef<Member> members, bool positive, bool flipped, bool kept) {
    Operation *first = members.front().op;
    OpBuilder builder(first);
    if (flipped)
      matrix = transpose(builder, first->getLoc(), matrix);
    auto factor = FactorOp::create(builder, first->getLoc(), matrix, positive, kept);
    if (positive)
      CheckInfoOp::create(builder, first->getLoc(), factor.getMinor(), /*kind=*/5, userName(members));
    ++factorisations;
    for (Member member : members) {
      member.root.transposed ^= flipped;
      builder.setInsertionPoint(member.op);
      if (member.quadratic)
        replaceQuadratic(builder, member, factor);
      else
        replace(builder, member, factor);
      ++shared;
    }
  }

  /// The name under which a fallback is reported: that of the first check.
  StringRef userName(ArrayRef<Member> members) {
    for (const Member &member : members)
      if (Value info = infoOf(member.op))
        for (Operation *user : info.getUsers())
          if (auto check = dyn_cast<CheckInfoOp>(user))
            return check.getOpName();
    return isa<DetOp>(members.front().op) ? "linalg.det" : isa<SlogdetOp>(members.front().op) ? "linalg.slogdet" : "linalg.solve";
  }

  static Value conjugateIf(bool conjugate, OpBuilder &builder, Location location, Value x) {
    return conjugate ? ConjOp::create(builder, location, x).getResult() : x;
  }

  /// B^H inv(A) B -> Y^H Y with L Y = B for A = L L^H
  /// Condition: none; L is backward stable, and the form is a sum of squares, exactly Hermitian and not negative, in half of the operations.
  void replaceQuadratic(OpBuilder &builder, const Member &member, FactorOp factor) {
    auto solve = cast<SolveOp>(member.op);
    MatmulOp form = member.quadratic;
    builder.setInsertionPoint(form);
    // Of a Hermitian matrix the transpose is the conjugate, and B^H conj(A)^-1 B is the conjugate of conj(B)^H A^-1 conj(B).
    bool conjugated = member.root.conjugated != member.root.transposed && isa<ComplexType>(elementOf(form.getResult()));
    Value b = solve.getLeft() ? solve.getB() : form.getB();
    Value q = FactorQuadraticOp::create(builder, form.getLoc(), form.getType(), factor.getF(), factor.getPivots(), conjugateIf(conjugated, builder, form.getLoc(), b));
    form.getResult().replaceAllUsesWith(conjugateIf(conjugated, builder, form.getLoc(), q));
    solve.getInfo().replaceAllUsesWith(factor.getInfo());
    retire(form);
    retire(solve);
  }

  void replace(OpBuilder &builder, Member member, FactorOp factor) {
    Location location = member.op->getLoc();
    auto [matrix, transposed, conjugated] = member.root;
    llvm::TypeSwitch<Operation *>(member.op)
        .Case<SolveOp>([&](SolveOp op) {
          // conj(A) X = B is A conj(X) = conj(B).
          Value b = conjugateIf(conjugated, builder, location, op.getB());
          Value x = FactorSolveOp::create(builder, location, op.getX().getType(), factor.getF(), factor.getPivots(), b, op.getLeft(), transposed);
          op.getX().replaceAllUsesWith(conjugateIf(conjugated, builder, location, x));
          op.getInfo().replaceAllUsesWith(factor.getInfo());
        })
        .Case<InvOp>([&](InvOp op) {
          Value x = FactorInvOp::create(builder, location, transposed ? factor.getF().getType() : op.getInverse().getType(), factor.getF(), factor.getPivots());
          if (transposed)
            x = transpose(builder, location, x);
          op.getInverse().replaceAllUsesWith(conjugateIf(conjugated, builder, location, x));
          op.getInfo().replaceAllUsesWith(factor.getInfo());
        })
        .Case<DetOp>([&](DetOp op) {
          Value d = FactorDetOp::create(builder, location, op.getD().getType(), factor.getF(), factor.getPivots());
          op.getD().replaceAllUsesWith(conjugateIf(conjugated, builder, location, d));
        })
        .Case<SlogdetOp>([&](SlogdetOp op) {
          auto d = FactorSlogdetOp::create(builder, location, op.getResultTypes(), factor.getF(), factor.getPivots());
          op.getSign().replaceAllUsesWith(conjugateIf(conjugated, builder, location, d.getSign()));
          op.getLogabsdet().replaceAllUsesWith(d.getLogabsdet());
        })
        .Case<LuFactorOp>([&](LuFactorOp op) {
          if (showsFactors(op)) {
            Value lu = transpose(builder, location, factor.getF());
            op.getLU().replaceAllUsesWith(conjugateIf(conjugated, builder, location, lu));
            op.getPivots().replaceAllUsesWith(factor.getPivots());
          }
          op.getInfo().replaceAllUsesWith(factor.getInfo());
        })
        .Case<CholeskyOp>([&](CholeskyOp op) {
          // Where it failed, its check fails the call, and nobody sees the factor. The factor of A^T is the conjugate of A's.
          Value l = conjugateIf(conjugated != transposed && isa<ComplexType>(elementOf(op.getL())), builder, location, factor.getF());
          if (op.getUpper())
            l = conjugateIf(isa<ComplexType>(elementOf(op.getL())), builder, location, transpose(builder, location, l));
          op.getL().replaceAllUsesWith(l);
          op.getInfo().replaceAllUsesWith(factor.getMinor());
        });
    retire(member.op);
  }
};

} // namespace
} // namespace crout::ir
