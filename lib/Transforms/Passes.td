// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Passes of phases input and algebra.
#ifndef CROUT_TRANSFORMS_PASSES_TD
#define CROUT_TRANSFORMS_PASSES_TD
include "mlir/Pass/PassBase.td"

def CroutVerifyInputContractPass : Pass<"crout-verify-input-contract", "::mlir::ModuleOp"> {
  let summary = "check that a module is a program that Crout can compile";
  let description = [{
    A module has one public function with a body of one block; arguments and results are ranked tensors of Crout's element types;
    operations are crout operations other than `crout.runtime_call`, and `tensor.dim`, `tensor.from_elements` and `arith` on sizes.
    The attributes `crout.version`, `crout.name` and `crout.dims`, where given, are well-formed.

    ```mlir
    module attributes {crout.version = 1 : i32} {
      func.func @f(%A: tensor<?x?xf64> {crout.name = "A", crout.dims = ["n", "n"]}, %b: tensor<?x3xf64> {crout.name = "b", crout.dims = ["n", "3"]})
          -> (tensor<?x3xf64> {crout.name = "x", crout.dims = ["n", "3"]}) {
        %x, %info = crout.solve %A, %b : (tensor<?x?xf64>, tensor<?x3xf64>) -> (tensor<?x3xf64>, tensor<i32>)
        return %x : tensor<?x3xf64>
      }
    }
    ```
  }];
}

def CroutSimplifyLinearAlgebraPass : Pass<"crout-simplify-linear-algebra", "::mlir::ModuleOp"> {
  let summary = "rewrite inverses, solves, products and determinants by their algebra";
  let description = [{
    Each rewrite has a name, by which `disable` leaves it out (see `SimplifyLinearAlgebra/Rewrites.def` for all of them). Those whose accuracy depends
    on the numbers, `woodbury` and `determinant-lemma`, are used only where `enable` names them.
    A rewrite changes how rounding errors arise, never what is computed in exact arithmetic; the condition under which it does not lose
    accuracy stands above each. Where an inverse goes, the check of its `info` moves to the solve that takes its place and keeps the name that the
    user called.

    ```mlir
    %inverse, %info = crout.inv %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
    crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
    %x = crout.matmul %inverse, %B : (tensor<?x?xf64>, tensor<?x3xf64>) -> tensor<?x3xf64>
    ```
    becomes
    ```mlir
    %x, %info = crout.solve %A, %B : (tensor<?x?xf64>, tensor<?x3xf64>) -> (tensor<?x3xf64>, tensor<i32>)
    crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
    ```
  }];
  let options = [ListOption<"disable", "disable", "std::string", "Names of rewrites to leave out, or all">,
                 ListOption<"enable", "enable", "std::string", "Names of rewrites that are used on request only">];
  let statistics = [Statistic<"rewrites", "rewrites", "Rewrites applied">];
}

def CroutDecomposeTensorAlgebraPass : Pass<"crout-decompose-tensor-algebra", "::mlir::ModuleOp"> {
  let summary = "turn tensordot, tensorinv and tensorsolve into reshapes around matmul, inv and solve";
  let description = [{
    ```mlir
    %inverse, %info = crout.tensorinv %A {ind = 2 : i64} : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
    ```
    becomes
    ```mlir
    %m = crout.reshape %A : tensor<2x3x6xf64> to tensor<6x6xf64>
    %i, %info = crout.inv %m : (tensor<6x6xf64>) -> (tensor<6x6xf64>, tensor<i32>)
    %inverse = crout.reshape %i : tensor<6x6xf64> to tensor<6x2x3xf64>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def CroutDecomposeStructuredMatricesPass : Pass<"crout-decompose-structured-matrices", "::mlir::ModuleOp"> {
  let summary = "write out Kronecker products and block-diagonal matrices that are needed as a whole";
  let description = [{
    What is left of them when their inverses, solves, products and determinants have been rewritten.

    ```mlir
    %K = crout.kron %a, %b : (tensor<2x3xf64>, tensor<4x5xf64>) -> tensor<8x15xf64>
    ```
    becomes
    ```mlir
    %0 = crout.reshape %a : tensor<2x3xf64> to tensor<2x1x3x1xf64>
    %1 = crout.reshape %b : tensor<4x5xf64> to tensor<1x4x1x5xf64>
    %2 = crout.mul %0, %1 : (tensor<2x1x3x1xf64>, tensor<1x4x1x5xf64>) -> tensor<2x4x3x5xf64>
    %K = crout.reshape %2 : tensor<2x4x3x5xf64> to tensor<8x15xf64>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def CroutPrintStructurePass : Pass<"crout-print-structure", "::mlir::ModuleOp"> {
  let summary = "print what is known about the matrices of a program, and why";
  let description = [{
    One entry for each value about which structure inference knows something: symmetric or Hermitian, positive (semi)definite, triangular, banded,
    diagonal, unit diagonal, permutation, orthogonal, a multiple of the identity, nonsingular; then the rules that gave it, as their algebra. The
    program itself does not change.

    ```mlir
    %t = crout.permute %X [1, 0] : tensor<4x3xf64> -> tensor<3x4xf64>
    %G = crout.matmul %t, %X : (tensor<3x4xf64>, tensor<4x3xf64>) -> tensor<3x3xf64>
    ```
    in a function @f prints
    ```
    function @f
    %1 = crout.matmul : tensor<3x3xf64> is symmetric, positive semidefinite
        because X X^H
    ```
  }];
}

def CroutShareFactorisationsPass : Pass<"crout-share-factorisations", "::mlir::ModuleOp"> {
  let summary = "factor each matrix once for all its solves, inverses and determinants";
  let description = [{
    Solves, inverses, determinants and checks of one matrix, of its transpose and of its conjugate come from one `crout.factor`. A matrix that structure
    inference takes for positive definite, by proof, by assumption or because it is a semidefinite one plus a multiple of the identity, is factored by
    Cholesky, alone too where it is large. Matrices of order 16 or less are shared from three uses on: two factorisations in registers cost less than
    one that goes through memory. Where Cholesky fails, LU takes its place for that matrix, and the fallback is counted. `info` stays that of the
    user's call. `disable` takes `share-factorisation` and `cholesky-of-positive-definite`.

    ```mlir
    %x, %info = crout.solve %A, %b : (tensor<?x?xf64>, tensor<?x1xf64>) -> (tensor<?x1xf64>, tensor<i32>)
    %d = crout.det %A : (tensor<?x?xf64>) -> tensor<f64>
    ```
    becomes
    ```mlir
    %F, %pivots, %info, %minor = crout.factor %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?xi32>, tensor<i32>, tensor<i32>)
    %x = crout.factor_solve %F, %pivots, %b : (tensor<?x?xf64>, tensor<?xi32>, tensor<?x1xf64>) -> tensor<?x1xf64>
    %d = crout.factor_det %F, %pivots : (tensor<?x?xf64>, tensor<?xi32>) -> tensor<f64>
    ```
  }];
  let options = [ListOption<"disable", "disable", "std::string", "Names of rewrites to leave out, or all">];
  let statistics = [Statistic<"factorisations", "factorisations", "Factorisations made">, Statistic<"shared", "shared", "Operations that use them">];
}

def CroutVerifyAlgebraContractPass : Pass<"crout-verify-algebra-contract", "::mlir::ModuleOp"> {
  let summary = "check that no tensordot, tensorinv, tensorsolve, kron or block_diag is left after phase algebra";
  let description = [{
    The input contract still holds, and the operations that `crout-decompose-tensor-algebra` and `crout-decompose-structured-matrices` rewrite are gone,
    as are stated facts.
  }];
}

#endif // CROUT_TRANSFORMS_PASSES_TD
