// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Factorisations that several solves, inverses and determinants of one matrix share, and what a user states about a matrix.
#ifndef CROUT_FACTORISATION
#define CROUT_FACTORISATION
include "dialects/crout/CroutDialect.td"

def Crout_AssumeOp : Crout_PureOp<"assume"> {
  let summary = "a matrix about which its user states facts";
  let description = [{
    The value of "A"; `facts` hold for every matrix of the batch. Nothing is checked: the front end's checked mode adds the checks.

    Constraints:
    * assume_c1: "A" has rank 2 or more.
    * assume_c2: `facts` are names among symmetric, hermitian, positive_definite, positive_semidefinite, lower, upper, unit_diagonal,
      diagonal, permutation, orthogonal, nonsingular; at least one.

    ```mlir
    %S = crout.assume %A {facts = ["positive_definite"]} : tensor<?x3x3xf64>
    ```
  }];
  let arguments = (ins Crout_Tensor:$A, StrArrayAttr:$facts);
  let results = (outs Crout_Tensor:$result);
  let extraClassDeclaration = [{
    /// The names of facts that `facts` may hold.
    static ::llvm::ArrayRef<::llvm::StringRef> factNames();
  }];
  let assemblyFormat = "$A attr-dict `:` custom<UnaryTypes>(type($A), type($result))";
}

def Crout_FactorOp : Crout_PureOp<"factor"> {
  let summary = "factorisation of square matrices that solves, inverses and determinants share";
  let description = [{
    "F" and "pivots" are read by `factor_solve`, `factor_inv`, `factor_det` and `factor_slogdet` only. By default each matrix is factored as
    `A^T = P L U`, which is what `solve`, `inv` and `det` do with the matrix as it lies in memory. With `cholesky` each matrix is first tried as
    `A = L L^H`; where that fails it is factored as above, and `minor` is the order of the leading minor that is not positive (0 elsewhere).
    A first pivot of 0 marks a Cholesky factor, a negative one a singular matrix; `info` is that of `inv`. With `kept` the runtime looks for
    the factorisation of the same elements among those it keeps, and keeps this one (docs/decisions/0009-kept-factorisations.md).

    Constraints:
    * factor_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * factor_c2: "A" has rank 2 or more and square matrices in its last two dimensions.

    ```mlir
    %F, %pivots, %info, %minor = crout.factor %A {cholesky = true}
        : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<?xi32>, tensor<?xi32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, DefaultValuedAttr<BoolAttr, "false">:$cholesky, DefaultValuedAttr<BoolAttr, "false">:$kept);
  let results = (outs Crout_MatrixTensor:$F, Crout_InfoTensor:$pivots, Crout_InfoTensor:$info, Crout_InfoTensor:$minor);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_FactorSolveOp : Crout_PureOp<"factor_solve"> {
  let summary = "solution of a linear system from a shared factorisation";
  let description = [{
    X with `A X = B` (`X A = B` where `left` is false), or with the transpose of A where `transposed` is true; NaN where A is singular.

    Constraints:
    * factor_solve_c1: "F" holds f32, f64, complex<f32> or complex<f64>.
    * factor_solve_c2: "F" and "B" have the same element type.
    * factor_solve_c3: "F" has rank 2 or more and square matrices.
    * factor_solve_c4: "pivots" holds i32, and has the batch of "F" and one entry for each row.
    * factor_solve_c5: "B" has rank 2 or more and as many rows (columns, where `left` is false) as "F".
    * factor_solve_c6: the batch dimensions of "F" and "B" broadcast.

    ```mlir
    %X = crout.factor_solve %F, %pivots, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$F, Crout_InfoTensor:$pivots, Crout_MatrixTensor:$B, DefaultValuedAttr<BoolAttr, "true">:$left,
                       DefaultValuedAttr<BoolAttr, "false">:$transposed);
  let results = (outs Crout_MatrixTensor:$X);
  let assemblyFormat = "$F `,` $pivots `,` $B attr-dict `:` functional-type(operands, results)";
}

def Crout_FactorQuadraticOp : Crout_PureOp<"factor_quadratic"> {
  let summary = "quadratic form of an inverse from a shared factorisation";
  let description = [{
    `B^H inv(A) B` for a Hermitian A: `Y^H Y` with `L Y = B` where the factor is that of Cholesky, so that the result is exactly Hermitian and its
    diagonal real and not negative; `B^H X` with `A X = B` elsewhere. NaN where A is singular.

    Constraints:
    * factor_quadratic_c1: "F" holds f32, f64, complex<f32> or complex<f64>.
    * factor_quadratic_c2: "F" and "B" have the same element type.
    * factor_quadratic_c3: "F" has rank 2 or more and square matrices.
    * factor_quadratic_c4: "pivots" holds i32, and has the batch of "F" and one entry for each row.
    * factor_quadratic_c5: "B" has rank 2 or more and as many rows as "F".
    * factor_quadratic_c6: the batch dimensions of "F" and "B" broadcast.

    ```mlir
    %Q = crout.factor_quadratic %F, %pivots, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<2x2xf64>
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$F, Crout_InfoTensor:$pivots, Crout_MatrixTensor:$B);
  let results = (outs Crout_MatrixTensor:$Q);
  let assemblyFormat = "$F `,` $pivots `,` $B attr-dict `:` functional-type(operands, results)";
}

// (F, pivots) -> what follows from the factorisation of each matrix.
class Crout_FromFactorOp<string mnemonic, string sum, string text, string example> : Crout_PureOp<mnemonic> {
  let summary = sum;
  let description = text # [{

    Constraints:
    * }] # mnemonic # [{_c1: "F" holds f32, f64, complex<f32> or complex<f64>.
    * }] # mnemonic # [{_c2: "F" has rank 2 or more and square matrices.
    * }] # mnemonic # [{_c3: "pivots" holds i32, and has the batch of "F" and one entry for each row.

    ```mlir
    }] # example # [{
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$F, Crout_InfoTensor:$pivots);
  let assemblyFormat = "$F `,` $pivots attr-dict `:` functional-type(operands, results)";
}

def Crout_FactorInvOp : Crout_FromFactorOp<"factor_inv", "inverse from a shared factorisation",
    "The inverse of the factored matrix; NaN where it is singular.",
    "%inverse = crout.factor_inv %F, %pivots : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<3x3xf64>"> {
  let results = (outs Crout_MatrixTensor:$inverse);
}

def Crout_FactorDetOp : Crout_FromFactorOp<"factor_det", "determinant from a shared factorisation",
    "The determinant of the factored matrix; 1 for an empty one.",
    "%d = crout.factor_det %F, %pivots : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>"> {
  let results = (outs Crout_MatrixTensor:$d);
}

def Crout_FactorSlogdetOp : Crout_FromFactorOp<"factor_slogdet", "sign and logarithm of the determinant from a shared factorisation",
    "As `slogdet` of the factored matrix.",
    "%sign, %logabsdet = crout.factor_slogdet %F, %pivots : (tensor<3x3xf64>, tensor<3xi32>) -> (tensor<f64>, tensor<f64>)"> {
  let results = (outs Crout_MatrixTensor:$sign, Crout_FloatTensor:$logabsdet);
}

#endif // CROUT_FACTORISATION
