// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-share-factorisations: solves, inverses and determinants of one matrix from one factorisation, by Cholesky where structure allows.
#include "Transforms/Passes.h"
#include "Transforms/SimplifyLinearAlgebra/Facts.h"
#include "Transforms/SimplifyLinearAlgebra/Info.h"
#include "Transforms/SimplifyLinearAlgebra/Patterns.h"
#include "Transforms/Structure.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
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
};

/// The matrix that an operation factors, where its results can come from a shared factorisation.
Value factoredMatrix(Operation *op) {
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<SolveOp, InvOp, DetOp, SlogdetOp>([](auto op) { return op.getA(); })
      // An LU factorisation whose factors nobody looks at checks whether a matrix is singular.
      .Case<LuFactorOp>([](LuFactorOp op) { return op.getLU().use_empty() && op.getPivots().use_empty() && isSquare(op.getA()) ? op.getA() : Value(); })
      .Case<CholeskyOp>([](CholeskyOp op) { return isOnlyChecked(op.getInfo()) ? op.getA() : Value(); })
      .Default([](Operation *) { return Value(); });
}

Value infoOf(Operation *op) {
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<SolveOp, InvOp, LuFactorOp, CholeskyOp>([](auto op) { return op.getInfo(); })
      .Default([](Operation *) { return Value(); });
}

/// Sizes up to which matrices have kernels that put one in each lane of a vector, where Cholesky wins nothing by itself.
constexpr int64_t mostSmall = 32;
/// Up to this size two factorisations in registers cost less than one that goes through memory.
constexpr int64_t mostTiny = 16;

bool isAtMost(Value matrix, int64_t most) {
  auto type = tensorType(matrix);
  int64_t n = std::max(type.getDimSize(type.getRank() - 1), type.getDimSize(type.getRank() - 2));
  return n >= 0 && n <= most;
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
  bool share, cholesky;

  void runOn(Block &block) {
    StructureAnalysis analysis;
    llvm::MapVector<Value, SmallVector<Member>> groups;
    for (Operation &op : block)
      if (Value matrix = factoredMatrix(&op)) {
        Root root = rootOf(matrix);
        // A transposed system meets its zero pivots elsewhere, so its info can serve checks only.
        if (Value info = infoOf(&op); info && root.transposed && !isOnlyChecked(info))
          continue;
        groups[root.matrix].push_back({&op, root});
      }
    for (auto &[matrix, members] : groups) {
      // What is known of any of the views holds for the matrix: all facts that matter outlive transposition and conjugation.
      bool positive = analysis.of(matrix).isPositive();
      for (const Member &member : members)
        positive |= analysis.of(factoredMatrix(member.op)).isPositive();
      positive &= cholesky;
      if (!positive)
        llvm::erase_if(members, [](const Member &member) { return isa<CholeskyOp>(member.op); });
      bool manyUses = share && members.size() >= (isAtMost(matrix, mostTiny) ? 3 : 2);
      // A Cholesky factorisation alone is what it is already.
      bool fasterAlone = positive && !isAtMost(matrix, mostSmall) && llvm::any_of(members, [](const Member &member) { return !isa<CholeskyOp>(member.op); });
      if (manyUses) {
        replaceAll(matrix, members, positive);
      } else if (fasterAlone) {
        for (const Member &member : members)
          replaceAll(matrix, member, positive);
      }
    }
  }

  /// solve(A, B), inv(A), det(A), slogdet(A), cholesky(A) -> from one factor(A)
  /// Condition: none; the factorisation is the one that each operation would make by itself.
  /// factor(A) -> factor(A) {cholesky} for a positive definite A
  /// Condition: none, Cholesky is backward stable without pivoting; where A turns out not to be positive definite, LU takes its place.
  void replaceAll(Value matrix, ArrayRef<Member> members, bool positive) {
    Operation *first = members.front().op;
    OpBuilder builder(first);
    auto factor = FactorOp::create(builder, first->getLoc(), matrix, positive);
    if (positive)
      CheckInfoOp::create(builder, first->getLoc(), factor.getMinor(), /*kind=*/5, userName(members));
    ++factorisations;
    for (const Member &member : members) {
      builder.setInsertionPoint(member.op);
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
        .Case<LuFactorOp>([&](LuFactorOp op) { op.getInfo().replaceAllUsesWith(factor.getInfo()); })
        .Case<CholeskyOp>([&](CholeskyOp op) {
          // Where it failed, its check fails the call, and nobody sees the factor. The factor of A^T is the conjugate of A's.
          Value l = conjugateIf(conjugated != transposed && isa<ComplexType>(elementOf(op.getL())), builder, location, factor.getF());
          if (op.getUpper())
            l = conjugateIf(isa<ComplexType>(elementOf(op.getL())), builder, location, transpose(builder, location, l));
          op.getL().replaceAllUsesWith(l);
          op.getInfo().replaceAllUsesWith(factor.getMinor());
        });
    member.op->erase();
  }
};

} // namespace
} // namespace crout::ir
