// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The contract of phase `linalg` names what may not be left, and the pass that removes it.
// RUN: crout-opt %s --crout-verify-linalg-contract --split-input-file --verify-diagnostics

func.func @accepted(%x: tensor<3xf32>) -> tensor<3xf32> {
  crout.runtime_call @crout_rt_expect_equal ins(%x, %x : tensor<3xf32>, tensor<3xf32>) {strings = [""]}
  return %x : tensor<3xf32>
}

// -----

func.func @elementwise(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{operation 'exp' may not exist after phase 'linalg': crout-to-linalg lowers it}}
  %0 = crout.exp %x : tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

func.func @factorisation(%x: tensor<3x3xf32>) -> tensor<3x3xf32> {
  // expected-error@+1 {{operation 'inv' may not exist after phase 'linalg': crout-to-runtime makes a call of it}}
  %0, %info = crout.inv %x : (tensor<3x3xf32>) -> (tensor<3x3xf32>, tensor<i32>)
  return %0 : tensor<3x3xf32>
}

// -----

func.func @tensor_equation(%x: tensor<2x3x6xf32>) -> tensor<6x2x3xf32> {
  // expected-error@+1 {{operation 'tensorinv' may not exist after phase 'linalg': crout-decompose-tensor-algebra, in phase 'algebra', rewrites it}}
  %0, %info = crout.tensorinv %x : (tensor<2x3x6xf32>) -> (tensor<6x2x3xf32>, tensor<i32>)
  return %0 : tensor<6x2x3xf32>
}

// -----

// expected-error@+1 {{a tensor of 'i1' may not exist after phase 'linalg': it is stored as i8}}
func.func @element_type(%x: tensor<3xi1>) -> tensor<3xi1> {
  return %x : tensor<3xi1>
}

// -----

func.func @dimensions(%x: tensor<?x3xf32>) -> index {
  %c-5 = arith.constant -5 : index
  // expected-error@+1 {{asks for dimension -5 of a tensor with 2}}
  %n = tensor.dim %x, %c-5 : tensor<?x3xf32>
  return %n : index
}
