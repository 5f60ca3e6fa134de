// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the checks and of runtime calls, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @check_info_c1(%i: tensor<3xi64>) {
  // expected-error@+1 {{requires "info" to hold i32, found 'tensor<3xi64>'}}
  crout.check_info %i {kind = 0 : i64, op_name = "f"} : tensor<3xi64>
  return
}

// -----

func.func @check_info_c2(%i: tensor<3xi32>) {
  // expected-error@+1 {{requires kind to be in [0, 7], found 8}}
  crout.check_info %i {kind = 8 : i64, op_name = "f"} : tensor<3xi32>
  return
}

// -----

func.func @expect_close_c1(%a: tensor<3xf32>, %b: tensor<3xf64>) {
  // expected-error@+1 {{requires "actual" and "expected" to have the same element type}}
  crout.expect_close %a, %b : tensor<3xf32>, tensor<3xf64>
  return
}

// -----

func.func @expect_close_c2(%a: tensor<3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires "actual" and "expected" to have the same shape, found 'tensor<3xf32>' and 'tensor<4xf32>'}}
  crout.expect_close %a, %b : tensor<3xf32>, tensor<4xf32>
  return
}

// -----

func.func @expect_close_c3(%a: tensor<3xf32>) {
  // expected-error@+1 {{requires rtol and atol not to be negative}}
  crout.expect_close %a, %a {rtol = -1.0 : f64} : tensor<3xf32>, tensor<3xf32>
  return
}

// -----

func.func @expect_equal_c1(%a: tensor<3xf32>, %b: tensor<3xf64>) {
  // expected-error@+1 {{requires "actual" and "expected" to have the same element type}}
  crout.expect_equal %a, %b : tensor<3xf32>, tensor<3xf64>
  return
}

// -----

func.func @expect_equal_c2(%a: tensor<3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires "actual" and "expected" to have the same shape}}
  crout.expect_equal %a, %b : tensor<3xf32>, tensor<4xf32>
  return
}

// -----

func.func @runtime_call_c1(%a: tensor<3xf32>, %m: memref<3xf32>) {
  // expected-error@+1 {{requires "inputs" and "outputs" to be all tensors or all memrefs}}
  crout.runtime_call @f ins(%a, %m : tensor<3xf32>, memref<3xf32>)
  return
}

// -----

func.func @runtime_call_c2(%m: memref<3xf32>) {
  // expected-error@+1 {{requires one result for each tensor in "outputs", of its type}}
  %0 = crout.runtime_call @f outs(%m : memref<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @runtime_call_c3(%m: memref<3xf32>) {
  // expected-error@+1 {{requires one entry in dtypes for each input and output, found 2 for 1}}
  crout.runtime_call @f outs(%m : memref<3xf32>) {dtypes = ["float32", "float32"]}
  return
}

// -----

func.func @runtime_call_c4_count(%m: memref<3xf32>) {
  // expected-error@+1 {{requires one entry in permutations for each input, found 2 for 1}}
  crout.runtime_call @f ins(%m : memref<3xf32>) {permutations = [array<i64>, array<i64>]}
  return
}

// -----

func.func @runtime_call_c4(%m: memref<3x4xf32>) {
  // expected-error@+1 {{requires an entry in permutations to be empty or a permutation of the dimensions of 'memref<3x4xf32>', found array<i64: 0, 2>}}
  crout.runtime_call @f ins(%m : memref<3x4xf32>) {permutations = [array<i64: 0, 2>]}
  return
}
