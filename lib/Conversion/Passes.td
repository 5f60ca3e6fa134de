// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Passes of phase `linalg`.
#ifndef CROUT_CONVERSION_PASSES_TD
#define CROUT_CONVERSION_PASSES_TD
include "mlir/Pass/PassBase.td"

def CroutToMatrixGenericPass : Pass<"crout-to-matrix-generic", "::mlir::ModuleOp"> {
  let summary = "write the linear algebra of small matrices out, for one matrix of the batch";
  let description = [{
    Products, solves, inverses, determinants and Cholesky factorisations of matrices whose orders are known and small become
    `crout.matrix_generic`: straight-line arithmetic, with partial pivoting by select, so that code generation can put one matrix in each
    lane of a vector and fuse the operation with its neighbours. Products that are summed round once.

    ```mlir
    %x, %info = crout.solve %a, %b : (tensor<?x1x1xf32>, tensor<?x1x1xf32>) -> (tensor<?x1x1xf32>, tensor<?xi32>)
    ```
    becomes
    ```mlir
    %x, %info = crout.matrix_generic {...} ins(%a, %b : ...) outs(%0, %1 : ...) {
    ^bb0(%pivot: f32, %right: f32):
      ...
      crout.yield %quotient, %is_zero : f32, i32
    } -> tensor<?x1x1xf32>, tensor<?xi32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::math::MathDialect", "::mlir::tensor::TensorDialect"];
  let options = [Option<"maxOrder", "max-order", "int64_t", "8", "Matrices with up to this many rows and columns; half as many for complex ones, and for one that is alone.">];
}

def CroutToRuntimePass : Pass<"crout-to-runtime", "::mlir::ModuleOp"> {
  let summary = "turn linear algebra and checks into calls of the runtime";
  let description = [{
    Each factorisation, solve, and matrix product of f32, f64 and complex elements becomes one `crout.runtime_call` in
    destination-passing style; check operations become calls that carry the operation's name and the user's `file:line`.

    ```mlir
    %x, %info = crout.solve %a, %b : (tensor<3x3xf64>, tensor<3x1xf64>) -> (tensor<3x1xf64>, tensor<i32>)
    ```
    becomes
    ```mlir
    %0 = tensor.empty() : tensor<3x1xf64>
    %1 = tensor.empty() : tensor<i32>
    %x, %info = crout.runtime_call @crout_rt_solve ins(%a, %b : ...) outs(%0, %1 : ...) {attrs = array<i64: 1>, dtypes = [...]} -> ...
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

def CroutToLinalgPass : Pass<"crout-to-linalg", "::mlir::ModuleOp"> {
  let summary = "lower all other crout operations to linalg, tensor, arith, math and complex";
  let description = [{
    Elementwise operations, reductions and products of halves and integers become `linalg.generic`, broadcasting by
    indexing maps; shape operations become `tensor` operations or `linalg.generic` with a map that fuses. Tensors of i1 and
    ui8 become tensors of i8, in signatures too: the original type decides how bodies compute. f16 and bf16 are computed in
    f32 and rounded after every operation.

    ```mlir
    %y = crout.exp %x : tensor<?xf32>
    ```
    becomes
    ```mlir
    %0 = tensor.empty(%n) : tensor<?xf32>
    %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%0 : tensor<?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %1 = math.exp %in : f32
      linalg.yield %1 : f32
    } -> tensor<?xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::complex::ComplexDialect", "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect", "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect"];
}

def CroutVerifyLinalgContractPass : Pass<"crout-verify-linalg-contract", "::mlir::ModuleOp"> {
  let summary = "fail where a module is not in phase linalg";
  let description = [{
    After phase `linalg` no crout operation but `runtime_call` and `matrix_generic` exists, no tensor holds i1 or ui8, and only the dialects
    that phase `buffers` understands are left. Changes nothing.
  }];
}

#endif // CROUT_CONVERSION_PASSES_TD
