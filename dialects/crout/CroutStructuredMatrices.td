// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrices put together from smaller ones, and systems whose matrices are zero away from the diagonal.
#ifndef CROUT_STRUCTURED_MATRICES
#define CROUT_STRUCTURED_MATRICES
include "dialects/crout/CroutDialect.td"

def Crout_KronOp : Crout_PureOp<"kron"> {
  let summary = "Kronecker product of two matrices";
  let description = [{
    `(m, n) x (p, q) -> (m p, n q)`: `a[i, j] b` is block (i, j) of the result. It exists in phases input and algebra, so that
    inverses, solves and determinants of it are those of its factors; crout-decompose-structured-matrices makes a product of elements of what is left.

    Constraints:
    * kron_c1: "a" and "b" hold numbers of one element type.
    * kron_c2: "a" and "b" have rank 2.

    ```mlir
    %K = crout.kron %a, %b : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x12xf32>
    ```
  }];
  let arguments = (ins Crout_NumberTensor:$a, Crout_NumberTensor:$b);
  let results = (outs Crout_NumberTensor:$result);
  let assemblyFormat = "$a `,` $b attr-dict `:` functional-type(operands, results)";
}

def Crout_BlockDiagOp : Crout_PureOp<"block_diag"> {
  let summary = "matrix with given blocks on its diagonal";
  let description = [{
    Each block begins in the row and column after the last one of the block before it; all other elements are 0. It exists in phases input and
    algebra, as `kron` does; crout-decompose-structured-matrices makes concatenations of what is left.

    Constraints:
    * block_diag_c1: there is at least one block.
    * block_diag_c2: all blocks have the same element type.
    * block_diag_c3: all blocks have rank 2.

    ```mlir
    %D = crout.block_diag %a, %b : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x7xf32>
    ```
  }];
  let arguments = (ins Variadic<Crout_Tensor>:$blocks);
  let results = (outs Crout_Tensor:$result);
  let assemblyFormat = "$blocks attr-dict `:` functional-type(operands, results)";
}

def Crout_BandedSolveOp : Crout_PureOp<"banded_solve"> {
  let summary = "solution of a square linear system with a banded matrix";
  let description = [{
    X with `A X = B`, where nothing of "A" is read that lies more than `below` under or `above` over the diagonal. Batch dimensions broadcast; `info` is
    not 0 for the matrices for which that of `solve` is not, whose X is NaN.

    Constraints:
    * banded_solve_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * banded_solve_c2: "A" and "B" have the same element type.
    * banded_solve_c3: "A" has rank 2 or more and square matrices in its last two dimensions.
    * banded_solve_c4: "B" has rank 2 or more.
    * banded_solve_c5: "B" has as many rows as "A".
    * banded_solve_c6: the batch dimensions of "A" and "B" broadcast.
    * banded_solve_c7: `below` and `above` are not negative.

    ```mlir
    %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<?x9x2xf64>) -> (tensor<?x9x2xf64>, tensor<i32>)
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_MatrixTensor:$B, Crout_I64Attr:$below, Crout_I64Attr:$above);
  let results = (outs Crout_MatrixTensor:$X, Crout_InfoTensor:$info);
  let assemblyFormat = "$A `,` $B attr-dict `:` functional-type(operands, results)";
}

// A -> what follows from the factorisation of each banded matrix.
class Crout_BandedOp<string mnemonic, string sum, string text, string example> : Crout_PureOp<mnemonic> {
  let summary = sum;
  let description = text # [{ Nothing of "A" is read that lies more than `below` under or `above` over the diagonal.

    Constraints:
    * }] # mnemonic # [{_c1: "A" holds f32, f64, complex<f32> or complex<f64>.
    * }] # mnemonic # [{_c2: "A" has rank 2 or more and square matrices in its last two dimensions.
    * }] # mnemonic # [{_c3: `below` and `above` are not negative.

    ```mlir
    }] # example # [{
    ```
  }];
  let arguments = (ins Crout_MatrixTensor:$A, Crout_I64Attr:$below, Crout_I64Attr:$above);
  let assemblyFormat = "$A attr-dict `:` functional-type(operands, results)";
}

def Crout_BandedDetOp : Crout_BandedOp<"banded_det", "determinant of a banded matrix", "As `det`.",
    "%d = crout.banded_det %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>) -> tensor<f64>"> {
  let results = (outs Crout_MatrixTensor:$d);
}

def Crout_BandedSlogdetOp : Crout_BandedOp<"banded_slogdet", "sign and logarithm of the determinant of a banded matrix", "As `slogdet`.",
    "%sign, %logabsdet = crout.banded_slogdet %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>) -> (tensor<f64>, tensor<f64>)"> {
  let results = (outs Crout_MatrixTensor:$sign, Crout_FloatTensor:$logabsdet);
}

#endif // CROUT_STRUCTURED_MATRICES
