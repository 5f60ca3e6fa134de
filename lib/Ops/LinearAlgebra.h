// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks and steps that the linear-algebra functions share.
#ifndef CROUT_OPS_LINEARALGEBRA_H
#define CROUT_OPS_LINEARALGEBRA_H

#include "Ops/Reductions.h"
#include "Ops/Views.h"

namespace crout::ops {

/// A batch of matrices (*, m, n) of a dtype that LAPACK has. Matrix sizes up to 32 become numbers of the program.
Tensor matrices(const Operand &operand, const char *role);
Tensor squareMatrices(const Operand &operand, const char *role);
/// TypeError unless float32, float64, complex64 or complex128.
void requireMatrixType(DType dtype, const char *role);
void requireSquare(const Tensor &A, const char *role);
void requireSameType(const Tensor &A, const char *roleA, const Tensor &B, const char *roleB);
/// A size of a matrix as the program should see it.
void specialiseSmall(const Tensor &A);

inline SymInt rowsOf(const Tensor &A) { return dimsOf(A)[dimsOf(A).size() - 2]; }
inline SymInt columnsOf(const Tensor &A) { return dimsOf(A).back(); }
/// Sizes of the batch, without the last `matrixRank` ones.
inline SymSizes batchOf(const Tensor &A, size_t matrixRank = 2) { return SymSizes(dimsOf(A).drop_back(matrixRank)); }
SymSizes withSizes(llvm::ArrayRef<SymInt> batch, std::initializer_list<SymInt> sizes);

/// What an `info` that is not 0 means; as in runtime/call.h.
enum class Failure : int64_t { Singular = 0, NotPositiveDefinite = 1, NotConverged = 2, RankDeficient = 3, IllConditioned = 7 };
/// Turns it into an error when the program runs, in the name of the outermost public function.
void checkInfo(const Tensor &info, Failure failure);

struct Inverse {
  Tensor inverse, info;
};
Inverse inverseOf(const Tensor &A);
struct Solution {
  Tensor x, info;
};
/// A (*, n, n), B (*, n, k), or (*, k, n) where `left` is false; the batches broadcast.
Solution solveMatrices(const Tensor &A, const Tensor &B, bool left);
struct Singular {
  Tensor u, s, vh, info;
};
Singular svdOf(const Tensor &A, bool fullMatrices);
Tensor singularValues(const Tensor &A);
struct Eigen {
  Tensor values, vectors;
};
Eigen eighOf(const Tensor &A, bool upper);
Tensor eigenvalues(const Tensor &A, bool upper);

} // namespace crout::ops
#endif // CROUT_OPS_LINEARALGEBRA_H
