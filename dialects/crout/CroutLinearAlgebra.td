// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Linear algebra on batches of matrices (*, m, n), and its generalisation to tensors.
#ifndef CROUT_LINEAR_ALGEBRA
#define CROUT_LINEAR_ALGEBRA
include "dialects/crout/CroutDialect.td"
include "dialects/crout/CroutEnums.td"

def Crout_MatmulOp : Crout_PureOp<"matmul"> {
  let summary = "matrix product";
  let description = [{
    `(*, m, k) x (*, k, n) -> (*, m, n)`; batch dimensions broadcast.

    Constraints:
    * matmul_c1: "a" and "b" hold numbers of one element type.
    * matmul_c2: "a" and "b" have rank 2 or more.
    * matmul_c3: the columns of "a" are as many as the rows of "b".
    * matmul_c4: the batch dimensions of "a" and "b" broadcast.

    ```mlir
    %c = crout.matmul %a, %b : (tensor<?x3xf32>, tensor<5x3x4xf32>) -> tensor<5x?x4xf32>
    ```
  }];
  let arguments = (ins Crout_NumberTensor:$a, Crout_NumberTensor:$b);
  let results = (outs Crout_NumberTensor:$result);
  let assemblyFormat = "$a `,` $b attr-dict `:` functional-type(operands, results)";
}

def Crout_InvOp : Crout_PureOp<"inv"> {
  let summary = "inverse of square matrices";
  let description = [{
    `info` is 0 for each matrix that was inverted, and LAPACK's value (the 1-based index of the first zero pivot) where it is singular;
    such a matrix's inverse is NaN.

    Constraints:
    * inv_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * inv_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %inverse, %info = crout.inv %A : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$inverse, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_SolveOp : Crout_PureOp<"solve"> {
  let summary = "solution of a square linear system";
  let description = [{
    X with `A X = B`, or `X A = B` where `left` is false. Batch dimensions broadcast; `info` has the batch of "A" (as in `inv`).

    Constraints:
    * solve_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * solve_c2: "A" and "B" have the same element type.
    * solve_c3: "A" has rank 2 or more and square matrices in its last two dimensions.
    * solve_c4: "B" has rank 2 or more.
    * solve_c5: "B" has as many rows (columns, where `left` is false) as "A".
    * solve_c6: the batch dimensions of "A" and "B" broadcast.

    ```mlir
    %X, %info = crout.solve %A, %B : (tensor<3x3xf64>, tensor<?x3x2xf64>) -> (tensor<?x3x2xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "true">:$left);
  let results = (outs Crout_MatrixTensor:$X, Crout_InfoTensor:$info);
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_SolveRefinedOp : Crout_PureOp<"solve_refined"> {
  let summary = "solution of a linear system by equilibration and iterative refinement, with error bounds";
  let description = [{
    X with `A X = B` (`X A = B` where `left` is false). Rows and columns are scaled by powers of two, and the solution is refined with residuals of
    twice the precision. With `bounds`, for each right-hand side: `forward_error`, a bound of `max |x - x_true| / max |x|`, and `backward_error`, the
    least relative change of elements of "A" and "B" that makes x exact; and for each system `rcond`, the reciprocal condition number of the scaled
    matrix in the 1-norm. Without it they are zero. `info` is that of `solve`, for each system of the broadcast batch.

    Constraints:
    * solve_refined_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * solve_refined_c2: "A" and "B" have the same element type.
    * solve_refined_c3: "A" has rank 2 or more and square matrices in its last two dimensions.
    * solve_refined_c4: "B" has rank 2 or more.
    * solve_refined_c5: "B" has as many rows (columns, where `left` is false) as "A".
    * solve_refined_c6: the batch dimensions of "A" and "B" broadcast.

    ```mlir
    %X, %forward_error, %backward_error, %rcond, %info = crout.solve_refined %A, %B {bounds = true}
        : (tensor<3x3xf64>, tensor<?x3x2xf64>) -> (tensor<?x3x2xf64>, tensor<?x2xf64>, tensor<?x2xf64>, tensor<?xf64>, tensor<?xi32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "true">:$left,
      DefaultValuedAttr<BoolAttr, "false">:$bounds);
  let results = (outs Crout_MatrixTensor:$X, Crout_FloatTensor:$forward_error, Crout_FloatTensor:$backward_error, Crout_FloatTensor:$rcond,
      Crout_InfoTensor:$info);
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_LuFactorOp : Crout_PureOp<"lu_factor"> {
  let summary = "LU factorisation with partial pivoting";
  let description = [{
    `A = P L U`: L (unit diagonal, not stored) and U share one matrix; `pivots[i]`, 1-based, is the row that was swapped with row i+1.

    Constraints:
    * lu_factor_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * lu_factor_c2: "A" has rank 2 or more.

    ```mlir
    %LU, %pivots, %info = crout.lu_factor %A : (tensor<?x3x4xf64>) -> (tensor<?x3x4xf64>, tensor<?x3xi32>, tensor<?xi32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$LU, Crout_InfoTensor:$pivots, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_LuSolveOp : Crout_PureOp<"lu_solve"> {
  let summary = "solution of a linear system from its LU factorisation";
  let description = [{
    X with `A X = B` (`X A = B` where `left` is false), or with the adjoint of A where `adjoint` is true.

    Constraints:
    * lu_solve_c1: "LU" holds f32, f64, complex<f32> or complex<f64>.
    * lu_solve_c2: "LU" and "B" have the same element type; "pivots" holds i32.
    * lu_solve_c3: "LU" has rank 2 or more and square matrices.
    * lu_solve_c4: "pivots" has the batch of "LU" and one entry for each row.
    * lu_solve_c5: "B" has rank 2 or more and as many rows (columns, where `left` is false) as "LU".
    * lu_solve_c6: the batch dimensions of "LU" and "B" broadcast.

    ```mlir
    %X = crout.lu_solve %LU, %pivots, %B {adjoint = true} : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$LU, Crout_InfoTensor:$pivots, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "true">:$left, DefaultValuedAttr<BoolAttr, "false">:$adjoint);
  let results = (outs Crout_MatrixTensor:$X);
  let assemblyFormat = "$LU `,` $pivots `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_LuPermutationOp : Crout_PureOp<"lu_permutation"> {
  let summary = "row permutation from pivots";
  let description = [{
    `A[permutation[i], :] = (L U)[i, :]` for the factorisation that gave "pivots" of a matrix with `m` rows.

    Constraints:
    * lu_permutation_c1: "pivots" holds i32 and has rank 1 or more.

    ```mlir
    %permutation = crout.lu_permutation %pivots, %m : (tensor<?x3xi32>, index) -> tensor<?x?xi64>
    ```
  }];
  let arguments = (ins Crout_InfoTensor:$pivots, Index:$m);
  let results = (outs Crout_IndexTensor:$permutation);
  let assemblyFormat = "$pivots `,` $m attr-dict `:` functional-type(operands, results)";
}

def Crout_CholeskyOp : Crout_PureOp<"cholesky"> {
  let summary = "Cholesky factorisation";
  let description = [{
    `A = L L^H`, or `U^H U` where `upper` is true; only that triangle of "A" is read and the other one of the result is zero.
    `info` is 0, or the order of the leading minor that is not positive definite.

    Constraints:
    * cholesky_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * cholesky_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %L, %info = crout.cholesky %A : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$upper);
  let results = (outs Crout_MatrixTensor:$L, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_CholeskySolveOp : Crout_PureOp<"cholesky_solve"> {
  let summary = "solution of a linear system from its Cholesky factor";
  let description = [{
    X with `L L^H X = B`, or `L^H L X = B` where `upper` is true.

    Constraints:
    * cholesky_solve_c1: "B" holds f32, f64, complex<f32> or complex<f64>.
    * cholesky_solve_c2: "B" and "L" have the same element type.
    * cholesky_solve_c3: "L" has rank 2 or more and square matrices.
    * cholesky_solve_c4: "B" has rank 2 or more and as many rows as "L".
    * cholesky_solve_c5: the batch dimensions of "B" and "L" broadcast.

    ```mlir
    %X = crout.cholesky_solve %B, %L : (tensor<3x2xf64>, tensor<3x3xf64>) -> tensor<3x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$B, Crout_MatrixTensor:$L, DefaultValuedAttr<BoolAttr, "false">:$upper);
  let results = (outs Crout_MatrixTensor:$X);
  let assemblyFormat = "$B `,` $L attr-dict `:` functional-type(operands, results)";
}

def Crout_SolveTriangularOp : Crout_PureOp<"solve_triangular"> {
  let summary = "solution of a triangular linear system";
  let description = [{
    X with `A X = B` (`X A = B` where `left` is false), where only the named triangle of "A" is read and, with `unitriangular`, its diagonal
    is taken as 1.

    Constraints:
    * solve_triangular_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * solve_triangular_c2: "A" and "B" have the same element type.
    * solve_triangular_c3: "A" has rank 2 or more and square matrices in its last two dimensions.
    * solve_triangular_c4: "B" has rank 2 or more.
    * solve_triangular_c5: "B" has as many rows (columns, where `left` is false) as "A".
    * solve_triangular_c6: the batch dimensions of "A" and "B" broadcast.

    ```mlir
    %X = crout.solve_triangular %A, %B {upper = true} : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "false">:$upper, DefaultValuedAttr<BoolAttr, "true">:$left, DefaultValuedAttr<BoolAttr, "false">:$unitriangular);
  let results = (outs Crout_MatrixTensor:$X);
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_QrOp : Crout_PureOp<"qr"> {
  let summary = "QR factorisation";
  let description = [{
    `A = Q R` with orthonormal columns in Q and upper triangular R; Q is (*, m, k) and R (*, k, n) with k = min(m, n), or k = m where `mode` is `complete`.

    Constraints:
    * qr_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * qr_c2: "A" has rank 2 or more.

    ```mlir
    %Q, %R = crout.qr reduced %A : (tensor<?x4x3xf64>) -> (tensor<?x4x3xf64>, tensor<?x3x3xf64>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<Crout_QrMode, "::crout::ir::QrMode::reduced">:$mode);
  let results = (outs Crout_MatrixTensor:$Q, Crout_MatrixTensor:$R);
  let assemblyFormat = "$mode $A attr-dict `:` functional-type(operands, results)";
}

def Crout_QrROp : Crout_PureOp<"qr_r"> {
  let summary = "the triangular factor of a QR factorisation";
  let description = [{
    R of `A = Q R`, (*, min(m, n), n).

    Constraints:
    * qr_r_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * qr_r_c2: "A" has rank 2 or more.

    ```mlir
    %R = crout.qr_r %A : (tensor<?x4x3xf64>) -> tensor<?x3x3xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$R);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_QrFactorOp : Crout_PureOp<"qr_factor"> {
  let summary = "Householder reflectors of a QR factorisation, as LAPACK stores them";
  let description = [{
    On and above the diagonal of `factors` stands R, below it, column by column, the vectors of the reflectors `I - tau v v^H`, whose first
    entry 1 is not stored; Q is their product. `tau` is (*, min(m, n)).

    Constraints:
    * qr_factor_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * qr_factor_c2: "A" has rank 2 or more.

    ```mlir
    %factors, %tau = crout.qr_factor %A : (tensor<?x4x3xf64>) -> (tensor<?x4x3xf64>, tensor<?x3xf64>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$factors, Crout_MatrixTensor:$tau);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_EighOp : Crout_PureOp<"eigh"> {
  let summary = "eigenvalues and eigenvectors of a Hermitian matrix";
  let description = [{
    `A = V diag(w) V^H` with w ascending; only the named triangle of "A" is read. `info` is not 0 where the iteration did not converge.

    Constraints:
    * eigh_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * eigh_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %w, %V, %info = crout.eigh %A : (tensor<3x3xcomplex<f64>>) -> (tensor<3xf64>, tensor<3x3xcomplex<f64>>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$upper);
  let results = (outs Crout_FloatTensor:$w, Crout_MatrixTensor:$V, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_EigvalshOp : Crout_PureOp<"eigvalsh"> {
  let summary = "eigenvalues of a Hermitian matrix";
  let description = [{
    As `eigh`, without the vectors.

    Constraints:
    * eigvalsh_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * eigvalsh_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %w, %info = crout.eigvalsh %A : (tensor<3x3xf64>) -> (tensor<3xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$upper);
  let results = (outs Crout_FloatTensor:$w, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_EigOp : Crout_PureOp<"eig"> {
  let summary = "eigenvalues and eigenvectors of a square matrix";
  let description = [{
    `A V = V diag(w)`, with eigenvectors of norm 1 in the columns of V, in LAPACK's order. `info` is not 0 where the iteration did not converge.

    Constraints:
    * eig_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * eig_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %w, %V, %info = crout.eig %A : (tensor<3x3xf64>) -> (tensor<3xcomplex<f64>>, tensor<3x3xcomplex<f64>>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_ComplexTensor:$w, Crout_ComplexTensor:$V, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_EigvalsOp : Crout_PureOp<"eigvals"> {
  let summary = "eigenvalues of a square matrix";
  let description = [{
    As `eig`, without the vectors.

    Constraints:
    * eigvals_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * eigvals_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %w, %info = crout.eigvals %A : (tensor<3x3xf64>) -> (tensor<3xcomplex<f64>>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_ComplexTensor:$w, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_MatrixExpOp : Crout_PureOp<"matrix_exp"> {
  let summary = "exponential of square matrices";
  let description = [{
    `I + A + A^2/2 + A^3/6 + ...`, by scaling and squaring.

    Constraints:
    * matrix_exp_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * matrix_exp_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %E = crout.matrix_exp %A : tensor<?x3x3xf64> -> tensor<?x3x3xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$result);
  let assemblyFormat = "$A attr-dict `:` type($A) `->` type($result)";
}

def Crout_LdlFactorOp : Crout_PureOp<"ldl_factor"> {
  let summary = "LDL factorisation of a symmetric or Hermitian matrix with pivoting by Bunch and Kaufman";
  let description = [{
    `A = P L D L^T P^T`, or with L^H where `hermitian` is true: L, unit lower triangular, and D, with blocks of size 1 and 2, share the lower
    triangle of `LD`; `pivots` is LAPACK's. Only the lower triangle of "A" is read.

    Constraints:
    * ldl_factor_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * ldl_factor_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %LD, %pivots, %info = crout.ldl_factor %A {hermitian = true} : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3xi32>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$hermitian);
  let results = (outs Crout_MatrixTensor:$LD, Crout_InfoTensor:$pivots, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_LdlSolveOp : Crout_PureOp<"ldl_solve"> {
  let summary = "solution of a linear system from its LDL factorisation";
  let description = [{
    X with `A X = B`, from the results of `ldl_factor`.

    Constraints:
    * ldl_solve_c1: "LD" holds f32, f64, complex<f32> or complex<f64>.
    * ldl_solve_c2: "LD" and "B" have the same element type; "pivots" holds i32.
    * ldl_solve_c3: "LD" has rank 2 or more and square matrices in its last two dimensions.
    * ldl_solve_c4: "pivots" has the batch of "LD" and one entry for each row.
    * ldl_solve_c5: "B" has rank 2 or more and as many rows as "LD".
    * ldl_solve_c6: the batch dimensions of "LD" and "B" broadcast.

    ```mlir
    %X = crout.ldl_solve %LD, %pivots, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$LD, Crout_InfoTensor:$pivots, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "false">:$hermitian);
  let results = (outs Crout_MatrixTensor:$X);
  let assemblyFormat = "$LD `,` $pivots `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_SvdOp : Crout_PureOp<"svd"> {
  let summary = "singular value decomposition";
  let description = [{
    `A = U diag(S) Vh` with S descending. U is (*, m, k), Vh (*, k, n), k = min(m, n); with `full_matrices` they are (*, m, m) and (*, n, n).

    Constraints:
    * svd_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * svd_c2: "A" has rank 2 or more.

    ```mlir
    %U, %S, %Vh, %info = crout.svd %A : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$full_matrices);
  let results = (outs Crout_MatrixTensor:$U, Crout_FloatTensor:$S, Crout_MatrixTensor:$Vh, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_SvdvalsOp : Crout_PureOp<"svdvals"> {
  let summary = "singular values";
  let description = [{
    As `svd`, without the vectors.

    Constraints:
    * svdvals_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * svdvals_c2: "A" has rank 2 or more.

    ```mlir
    %S, %info = crout.svdvals %A : (tensor<4x3xf64>) -> (tensor<3xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_FloatTensor:$S, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_DetOp : Crout_PureOp<"det"> {
  let summary = "determinant";
  let description = [{
    The determinant of each matrix; 1 for an empty one.

    Constraints:
    * det_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * det_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %d = crout.det %A : (tensor<?x3x3xf64>) -> tensor<?xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$d);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_SlogdetOp : Crout_PureOp<"slogdet"> {
  let summary = "sign and logarithm of the determinant";
  let description = [{
    `det A = sign * exp(logabsdet)`; a singular matrix gives sign 0 and logabsdet -inf.

    Constraints:
    * slogdet_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * slogdet_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %sign, %logabsdet = crout.slogdet %A : (tensor<3x3xcomplex<f64>>) -> (tensor<complex<f64>>, tensor<f64>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A);
  let results = (outs Crout_MatrixTensor:$sign, Crout_FloatTensor:$logabsdet);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_LstsqOp : Crout_PureOp<"lstsq"> {
  let summary = "least-squares solution of a linear system";
  let description = [{
    X (*, n, k) that minimises `|A X - B|`; singular values below "rcond" times the largest count as 0 in drivers that look at them.

    Constraints:
    * lstsq_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * lstsq_c2: "A" and "B" have the same element type.
    * lstsq_c3: "A" and "B" have rank 2 or more.
    * lstsq_c4: "B" has as many rows as "A".
    * lstsq_c5: the batch dimensions of "A" and "B" broadcast.
    * lstsq_c6: "rcond" is a tensor<f64>.

    ```mlir
    %X, %rank, %s, %info = crout.lstsq gelsy %A, %B, %rcond : (tensor<4x3xf64>, tensor<4x2xf64>, tensor<f64>) -> (tensor<3x2xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, Crout_FloatTensor:$rcond, DefaultValuedAttr<Crout_LstsqDriver, "::crout::ir::LstsqDriver::gelsy">:$driver);
  let results = (outs Crout_MatrixTensor:$X, Crout_InfoTensor:$rank, Crout_FloatTensor:$singular_values, Crout_InfoTensor:$info);
  let assemblyFormat = "$driver $A `,` $B `,` $rcond attr-dict `:` functional-type(operands, results)";
}

def Crout_TensordotOp : Crout_PureOp<"tensordot"> {
  let summary = "contraction of two tensors over pairs of dimensions";
  let description = [{
    Sums products over dimension `lhs_dims[i]` of "A" and `rhs_dims[i]` of "B"; the result has the free dimensions of "A", then those of "B".

    Constraints:
    * tensordot_c1: "A" and "B" hold numbers of one element type.
    * tensordot_c2: `lhs_dims` and `rhs_dims` have the same length, are in range, and name a dimension at most once.
    * tensordot_c3: paired dimensions have the same size.

    ```mlir
    %c = crout.tensordot %A, %B {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0>} : (tensor<?x3xf32>, tensor<3x4x5xf32>) -> tensor<?x4x5xf32>
    ```
  }];
  let arguments = (ins Crout_NumberTensor:$A, Crout_NumberTensor:$B, DenseI64ArrayAttr:$lhs_dims, DenseI64ArrayAttr:$rhs_dims);
  let results = (outs Crout_NumberTensor:$result);
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_TensorinvOp : Crout_PureOp<"tensorinv"> {
  let summary = "inverse of a tensor as a linear map";
  let description = [{
    "A", with its first `ind` dimensions taken as rows and the others as columns, is inverted; the result has those dimensions swapped:
    `tensordot(tensorinv(A, ind), A, ind)` is the identity.

    Constraints:
    * tensorinv_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * tensorinv_c2: `ind` is positive and less than the rank of "A" or equal to it.
    * tensorinv_c3: the sizes before and from `ind` on have the same product.

    ```mlir
    %inverse, %info = crout.tensorinv %A {ind = 2 : i64} : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<Crout_I64Attr, "2">:$ind);
  let results = (outs Crout_MatrixTensor:$inverse, Crout_InfoTensor:$info);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_TensorsolveOp : Crout_PureOp<"tensorsolve"> {
  let summary = "solution of a tensor equation";
  let description = [{
    X with `tensordot(A, X, rank(X)) = B`, after `dims` of "A" were moved to its end in the given order.

    Constraints:
    * tensorsolve_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * tensorsolve_c2: "A" and "B" have the same element type.
    * tensorsolve_c3: `dims` are in [0, rank of "A"), each at most once.
    * tensorsolve_c4: the first dimensions of the moved "A" are the shape of "B".
    * tensorsolve_c5: the sizes of "B" and of X have the same product.

    ```mlir
    %X, %info = crout.tensorsolve %A, %B : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, OptionalAttr<DenseI64ArrayAttr>:$dims);
  let results = (outs Crout_MatrixTensor:$X, Crout_InfoTensor:$info);
  let extraClassDeclaration = [{
    /// The order in which the dimensions of "A" are read: `dims` moved to the end.
    static ::llvm::SmallVector<int64_t> movedDims(int64_t rank, ::std::optional<::llvm::ArrayRef<int64_t>> dims);
  }];
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

#endif // CROUT_LINEAR_ALGEBRA
