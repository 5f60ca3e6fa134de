// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Shapes of batches of matrices: what inference and reification of the linear algebra operations share.
#ifndef CROUT_DIALECTS_LINEARALGEBRASHAPES_H
#define CROUT_DIALECTS_LINEARALGEBRASHAPES_H

#include "dialects/crout/Inference.h"

namespace crout::ir {

using Shape = llvm::SmallVector<int64_t>;

inline llvm::ArrayRef<int64_t> batchOf(mlir::Value a) { return shapeOf(a).drop_back(2); }
inline int64_t rowsOf(mlir::Value a) { return shapeOf(a)[shapeOf(a).size() - 2]; }
inline int64_t colsOf(mlir::Value a) { return shapeOf(a).back(); }

/// A shape with more dimensions at its end.
inline Shape append(llvm::ArrayRef<int64_t> shape, std::initializer_list<int64_t> more) {
  Shape result(shape);
  result.append(more);
  return result;
}
inline int64_t minSize(int64_t m, int64_t n) {
  return mlir::ShapedType::isDynamic(m) || mlir::ShapedType::isDynamic(n) ? mlir::ShapedType::kDynamic : std::min(m, n);
}

/// Up to this order the compiler writes the operations on real matrices in a batch out (crout-to-matrix-generic); those on one matrix are then fused and
/// have its factors in common.
inline constexpr int64_t mostWrittenOut = 8;
/// The same for matrices of `element`: complex arithmetic is four times as long, and code for a single matrix, which no lanes share, is not worth as much.
inline int64_t largestWrittenOut(mlir::Type element, bool inBatch, int64_t most = mostWrittenOut) {
  return most / (llvm::isa<mlir::ComplexType>(element) ? 2 : 1) / (inBatch ? 1 : 2);
}

/// Sizes of a matrix batch (*, m, n), taken apart.
struct MatrixSizes {
  Sizes batch;
  mlir::OpFoldResult m, n;
  MatrixSizes(mlir::OpBuilder &builder, mlir::Location location, mlir::Value a) : batch(sizesOf(builder, location, a)) {
    n = batch.pop_back_val();
    m = batch.pop_back_val();
  }
  Sizes with(std::initializer_list<mlir::OpFoldResult> more) const {
    Sizes result(batch);
    result.append(more);
    return result;
  }
};
mlir::OpFoldResult minSize(mlir::OpBuilder &builder, mlir::Location location, mlir::OpFoldResult m, mlir::OpFoldResult n);

/// Fails unless "role" is a batch of square matrices of a kind that LAPACK has.
mlir::LogicalResult checkSquareMatrices(const Inference &inference, llvm::StringRef role, mlir::Value a);
/// Fails unless "role" is a batch of matrices of a kind that LAPACK has.
mlir::LogicalResult checkMatrices(const Inference &inference, llvm::StringRef role, mlir::Value a);

/// Checks a right-hand side "b" against the n-by-n system "a", and infers the shape of the solution.
mlir::FailureOr<mlir::RankedTensorType> inferSolution(const Inference &inference, llvm::StringRef roleA, mlir::Value a, llvm::StringRef roleB,
                                                      mlir::Value b, bool left);
/// Sizes of the solution of the n-by-n system `a` with right-hand side `b`.
Sizes solutionSizes(mlir::OpBuilder &builder, mlir::Location location, mlir::Value a, mlir::Value b);

} // namespace crout::ir

#endif // CROUT_DIALECTS_LINEARALGEBRASHAPES_H
