// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Factorisations and solves of one small matrix as straight-line code, without branches.
#ifndef CROUT_CONVERSION_KERNELS_H
#define CROUT_CONVERSION_KERNELS_H

#include "Conversion/CroutToMatrixGeneric/Numbers.h"

namespace crout::ir {

/// The reciprocal of a pivot d in two factors: x / d is (x scale) inverse. `scale` is a power of two, and 1 but for pivots so small or
/// large that their reciprocal would not be a normal number.
struct PivotReciprocal {
  mlir::Value scale;
  Number inverse;
};

/// P A = L U by Gaussian elimination with partial pivoting.
struct LuFactors {
  NumberMatrix lu;                             // L below the diagonal, which is 1, and U
  llvm::SmallVector<mlir::Value> rows;         // row i of P A is row rows[i] of A
  llvm::SmallVector<PivotReciprocal> inverses; // of the diagonal of U
  mlir::Value odd;                             // whether P is an odd permutation
  mlir::Value info;                            // 0, or the 1-based index of the first pivot that is exactly zero
};
LuFactors factorLu(const Arithmetic &a, NumberMatrix matrix);
/// X with A X = B, or with A^T X = B. NaN where A is singular.
NumberMatrix solveLu(const Arithmetic &a, const LuFactors &factors, const NumberMatrix &right);
NumberMatrix solveTransposedLu(const Arithmetic &a, const LuFactors &factors, const NumberMatrix &right);
NumberMatrix inverseLu(const Arithmetic &a, const LuFactors &factors);
/// The product of the pivots, without overflow on the way; 0 where A is singular.
Number determinantLu(const Arithmetic &a, const LuFactors &factors);
/// Its sign, or phase, and the logarithm of its modulus; 0 and -inf where A is singular.
struct SignAndLog {
  Number sign;
  mlir::Value log;
};
SignAndLog signAndLogLu(const Arithmetic &a, const LuFactors &factors);

/// The lower triangular L with A = L L^H, from the lower triangle of A.
struct CholeskyFactors {
  NumberMatrix lower;
  mlir::Value info; // 0, or the order of the leading minor that is not positive definite
};
CholeskyFactors factorCholesky(const Arithmetic &a, NumberMatrix matrix);

/// X with T X = B for a lower or upper triangular T, of which the other triangle is not read; `inverses` are those of its diagonal.
NumberMatrix solveTriangular(const Arithmetic &a, const NumberMatrix &triangle, llvm::ArrayRef<PivotReciprocal> inverses,
                             NumberMatrix right, bool upper);
llvm::SmallVector<PivotReciprocal> invertDiagonal(const Arithmetic &a, const NumberMatrix &triangle);

NumberMatrix product(const Arithmetic &a, const NumberMatrix &x, const NumberMatrix &y);

} // namespace crout::ir
#endif // CROUT_CONVERSION_KERNELS_H
