// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pass crout-to-matrix-generic: which operations are small enough, and the body of each.
#include "Conversion/CroutToMatrixGeneric/Kernels.h"
#include "Conversion/Destinations.h"
#include "Conversion/Passes.h"
#include "dialects/crout/Crout.h"
#include "dialects/crout/LinearAlgebraShapes.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crout::ir {

#define GEN_PASS_DEF_CROUTTOMATRIXGENERICPASS
#include "lib/Conversion/Passes.h.inc"

namespace {

/// How a result with batch `shape` reads an operand with batch `from`: aligned at the end, a static 1 that is stretched at 0.
AffineMap batchMap(MLIRContext *context, ArrayRef<int64_t> from, ArrayRef<int64_t> shape) {
  SmallVector<AffineExpr> indices;
  for (size_t i = 0; i < from.size(); ++i) {
    size_t dim = shape.size() - from.size() + i;
    indices.push_back(from[i] == 1 && shape[dim] != 1 ? getAffineConstantExpr(0, context) : getAffineDimExpr(dim, context));
  }
  return AffineMap::get(shape.size(), 0, indices, context);
}

/// Replaces one operation; each method gives its body.
class Lowering {
public:
  Lowering(RewriterBase &rewriter, Operation *op, int64_t most) : rewriter(rewriter), op(op), most(most) {}

  LogicalResult run() {
    return llvm::TypeSwitch<Operation *, LogicalResult>(op)
        .Case<InvOp, SolveOp, DetOp, SlogdetOp, CholeskyOp, CholeskySolveOp, SolveTriangularOp, MatmulOp>(
            [&](auto typed) { return lower(typed); })
        .Default([](Operation *) { return failure(); });
  }

private:
  using Outputs = SmallVector<Value>;
  using Body = llvm::function_ref<Outputs(const Arithmetic &, ArrayRef<NumberMatrix>)>;

  static ArrayRef<int64_t> batchOf(Value x) { return tensorType(x).getShape().drop_back(2); }

  bool isSmall(Value x) const {
    ArrayRef<int64_t> sizes = tensorType(x).getShape().take_back(2);
    bool inBatch = llvm::any_of(op->getOperands(), [](Value operand) { return tensorType(operand).getRank() > 2; });
    int64_t bound = largestWrittenOut(elementOf(x), inBatch, most);
    return (kindOf(elementOf(x)) & kinds::Matrix) && llvm::all_of(sizes, [&](int64_t size) { return size > 0 && size <= bound; });
  }

  /// The operation that computes `results`, which have `batch`, from `inputs`.
  FailureOr<MatrixGenericOp> generic(ValueRange inputs, ValueRange results, ArrayRef<int64_t> batch, Body body) {
    SmallVector<Value> outputs;
    SmallVector<AffineMap> maps;
    MLIRContext *context = op->getContext();
    for (Value input : inputs)
      maps.push_back(batchMap(context, batchOf(input), batch));
    for (Value result : results) {
      FailureOr<Value> empty = emptyForResult(rewriter, op, cast<OpResult>(result).getResultNumber(), tensorType(result));
      if (failed(empty)) return failure();
      outputs.push_back(*empty);
      maps.push_back(AffineMap::getMultiDimIdentityMap(batch.size(), context));
    }
    auto made = MatrixGenericOp::create(rewriter, op->getLoc(), inputs, outputs, maps);
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(&made.getBody().front());
    Arithmetic arithmetic(rewriter, op->getLoc(), elementOf(inputs.front()));
    SmallVector<NumberMatrix> matrices;
    auto argument = made.getBody().args_begin();
    for (Value input : inputs) {
      ArrayRef<int64_t> sizes = tensorType(input).getShape().take_back(2);
      NumberMatrix &matrix = matrices.emplace_back(sizes[0], sizes[1]);
      for (int64_t i = 0; i < sizes[0]; ++i)
        for (int64_t j = 0; j < sizes[1]; ++j) {
          matrix(i, j).re = *argument++;
          if (arithmetic.isComplex()) matrix(i, j).im = *argument++;
        }
    }
    YieldOp::create(rewriter, op->getLoc(), body(arithmetic, matrices));
    return made;
  }

  static void append(Outputs &outputs, const Arithmetic &a, ArrayRef<Number> numbers) {
    for (Number number : numbers) {
      outputs.push_back(number.re);
      if (a.isComplex()) outputs.push_back(number.im);
    }
  }

  /// `info` as the program stores it.
  Value stored(Value info) {
    return info.getType().isInteger(32) ? info : arith::TruncIOp::create(rewriter, op->getLoc(), rewriter.getI32Type(), info).getResult();
  }

  /// All results have this batch.
  LogicalResult replaceWith(ArrayRef<int64_t> batch, Body body) {
    FailureOr<MatrixGenericOp> made = generic(op->getOperands(), op->getResults(), batch, body);
    if (failed(made)) return failure();
    rewriter.replaceOp(op, made->getResults());
    return success();
  }
  LogicalResult replaceWith(Body body) { return replaceWith(batchOf(op->getOperand(0)), body); }

  /// A^T = P^T L U. All operations factor the transpose, as the runtime's kernels do: those of one matrix have its factors in common, and
  /// the inverse has a small residual X A - I, which is what LAPACK's testers look at.
  static LuFactors factored(const Arithmetic &a, const NumberMatrix &matrix) { return factorLu(a, matrix.transposed()); }

  LogicalResult lower(InvOp inv) {
    if (!isSmall(inv.getA())) return failure();
    return replaceWith([&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      LuFactors factors = factored(a, in[0]);
      Outputs outputs;
      append(outputs, a, inverseLu(a, factors).transposed().values());
      outputs.push_back(stored(factors.info));
      return outputs;
    });
  }

  LogicalResult lower(DetOp det) {
    if (!isSmall(det.getA())) return failure();
    return replaceWith([&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      Outputs outputs;
      append(outputs, a, determinantLu(a, factored(a, in[0])));
      return outputs;
    });
  }

  LogicalResult lower(SlogdetOp slogdet) {
    if (!isSmall(slogdet.getA())) return failure();
    return replaceWith([&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      SignAndLog result = signAndLogLu(a, factored(a, in[0]));
      Outputs outputs;
      append(outputs, a, result.sign);
      outputs.push_back(result.log);
      return outputs;
    });
  }

  LogicalResult lower(CholeskyOp cholesky) {
    if (!isSmall(cholesky.getA())) return failure();
    return replaceWith([&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      // The upper triangle of A is the lower one of its transpose, whose factor is the transpose of the one that is wanted.
      CholeskyFactors factors = factorCholesky(a, cholesky.getUpper() ? in[0].transposed() : in[0]);
      Outputs outputs;
      append(outputs, a, (cholesky.getUpper() ? factors.lower.transposed() : factors.lower).values());
      outputs.push_back(stored(factors.info));
      return outputs;
    });
  }

  LogicalResult lower(SolveOp solve) {
    Value matrix = solve.getA(), right = solve.getB();
    if (!isSmall(matrix) || !isSmall(right)) return failure();
    auto solution = [&](const Arithmetic &a, const LuFactors &factors, const NumberMatrix &b) {
      Outputs outputs; // X A = B is A^T X^T = B^T
      append(outputs, a, (solve.getLeft() ? solveTransposedLu(a, factors, b) : solveLu(a, factors, b.transposed()).transposed()).values());
      return outputs;
    };
    ArrayRef<int64_t> batch = batchOf(solve.getX());
    if (batchOf(matrix) == batch)
      return replaceWith(batch, [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
        LuFactors factors = factored(a, in[0]);
        Outputs outputs = solution(a, factors, in[1]);
        outputs.push_back(stored(factors.info));
        return outputs;
      });
    // `info` has the batch of A alone.
    FailureOr<MatrixGenericOp> x = generic({matrix, right}, solve.getX(), batch, [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      return solution(a, factored(a, in[0]), in[1]);
    });
    FailureOr<MatrixGenericOp> info =
        generic(matrix, solve.getInfo(), batchOf(matrix),
                [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) { return Outputs{stored(factored(a, in[0]).info)}; });
    if (failed(x) || failed(info)) return failure();
    rewriter.replaceOp(op, {x->getResult(0), info->getResult(0)});
    return success();
  }

  LogicalResult lower(CholeskySolveOp solve) {
    if (!isSmall(solve.getB()) || !isSmall(solve.getL())) return failure();
    return replaceWith(batchOf(solve.getX()), [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      NumberMatrix adjoint = in[1].transposed();
      for (int64_t i = 0; i < adjoint.rows; ++i)
        for (int64_t j = 0; j < adjoint.columns; ++j)
          adjoint(i, j) = a.conjugate(adjoint(i, j));
      const NumberMatrix &lower = solve.getUpper() ? adjoint : in[1], &upper = solve.getUpper() ? in[1] : adjoint;
      NumberMatrix x = solveTriangular(a, lower, invertDiagonal(a, lower), in[0], /*upper=*/false);
      x = solveTriangular(a, upper, invertDiagonal(a, upper), std::move(x), /*upper=*/true);
      Outputs outputs;
      append(outputs, a, x.values());
      return outputs;
    });
  }

  LogicalResult lower(SolveTriangularOp solve) {
    if (!isSmall(solve.getA()) || !isSmall(solve.getB())) return failure();
    return replaceWith(batchOf(solve.getX()), [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      // X A = B is A^T X^T = B^T.
      bool left = solve.getLeft();
      NumberMatrix triangle = left ? in[0] : in[0].transposed(), right = left ? in[1] : in[1].transposed();
      SmallVector<PivotReciprocal> inverses;
      if (!solve.getUnitriangular()) inverses = invertDiagonal(a, triangle);
      NumberMatrix x = solveTriangular(a, triangle, inverses, right, solve.getUpper() == left);
      Outputs outputs;
      append(outputs, a, (left ? x : x.transposed()).values());
      return outputs;
    });
  }

  LogicalResult lower(MatmulOp matmul) {
    if (!isSmall(matmul.getA()) || !isSmall(matmul.getB())) return failure();
    return replaceWith(batchOf(matmul.getResult()), [&](const Arithmetic &a, ArrayRef<NumberMatrix> in) {
      Outputs outputs;
      append(outputs, a, product(a, in[0], in[1]).values());
      return outputs;
    });
  }

  RewriterBase &rewriter;
  Operation *op;
  int64_t most;
};

class CroutToMatrixGenericPass : public impl::CroutToMatrixGenericPassBase<CroutToMatrixGenericPass> {
public:
  using CroutToMatrixGenericPassBase::CroutToMatrixGenericPassBase;

  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isa<CroutDialect>(op->getDialect())) ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (Operation *op : ops) {
      rewriter.setInsertionPoint(op);
      // Failure: the operation is another one, or too large, and stays.
      (void)Lowering(rewriter, op, maxOrder).run();
    }
  }
};

} // namespace
} // namespace crout::ir
