// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensor equations may not be left after phase algebra.
// RUN: crout-opt %s --crout-verify-algebra-contract --verify-diagnostics --split-input-file -o /dev/null

func.func @good(%A: tensor<3x3xf64>) -> tensor<3x3xf64> {
  %0 = crout.matmul %A, %A : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  return %0 : tensor<3x3xf64>
}

// -----

func.func @left(%A: tensor<2x3x6xf64>, %B: tensor<2x3xf64>) -> tensor<6xf64> {
  // expected-error@+1 {{operation 'tensorinv' may not exist after phase 'algebra': crout-decompose-tensor-algebra rewrites it}}
  %i, %info = crout.tensorinv %A : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
  // expected-error@+1 {{operation 'tensordot' may not exist after phase 'algebra': crout-decompose-tensor-algebra rewrites it}}
  %x = crout.tensordot %i, %B {lhs_dims = array<i64: 1, 2>, rhs_dims = array<i64: 0, 1>} : (tensor<6x2x3xf64>, tensor<2x3xf64>) -> tensor<6xf64>
  // expected-error@+1 {{operation 'tensorsolve' may not exist after phase 'algebra': crout-decompose-tensor-algebra rewrites it}}
  %y, %jnfo = crout.tensorsolve %A, %B : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  return %y : tensor<6xf64>
}

// -----

func.func @structured(%A: tensor<2x3xf64>) -> tensor<6x12xf64> {
  // expected-error@+1 {{operation 'kron' may not exist after phase 'algebra': crout-decompose-structured-matrices rewrites it}}
  %K = crout.kron %A, %A : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<4x9xf64>
  // expected-error@+1 {{operation 'block_diag' may not exist after phase 'algebra': crout-decompose-structured-matrices rewrites it}}
  %D = crout.block_diag %A, %K : (tensor<2x3xf64>, tensor<4x9xf64>) -> tensor<6x12xf64>
  return %D : tensor<6x12xf64>
}
