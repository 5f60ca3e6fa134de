// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the reductions, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @reduce_c1_sum(%x: tensor<3xi1>) {
  // expected-error@+1 {{requires "x" to hold integers, floating-point or complex numbers, found}}
  %0 = crout.reduce sum %x dims = [0] : tensor<3xi1> -> tensor<i1>
  return
}

// -----

func.func @reduce_c1_max(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.reduce max %x dims = [0] : tensor<3xcomplex<f32>> -> tensor<complex<f32>>
  return
}

// -----

func.func @reduce_c1_any(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" to hold i1, found 'tensor<3xf32>'}}
  %0 = crout.reduce any %x dims = [0] : tensor<3xf32> -> tensor<i1>
  return
}

// -----

func.func @reduce_c2_range(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires dims to be in [0, 1), found 1}}
  %0 = crout.reduce sum %x dims = [1] : tensor<3xf32> -> tensor<3xf32>
  return
}

// -----

func.func @reduce_c2_twice(%x: tensor<3x4xf32>) {
  // expected-error@+1 {{requires dims to name a dimension at most once, found [1, 1]}}
  %0 = crout.reduce sum %x dims = [1, 1] : tensor<3x4xf32> -> tensor<3xf32>
  return
}

// -----

func.func @reduce_c3(%x: tensor<3x0xf32>) {
  // expected-error@+1 {{requires dimension 1 of "x" not to be empty for max, found 'tensor<3x0xf32>'}}
  %0 = crout.reduce max %x dims = [1] : tensor<3x0xf32> -> tensor<3xf32>
  return
}

// -----

func.func @reduce_result(%x: tensor<3x4xf32>) {
  // expected-error@+1 {{requires result type 'tensor<3x1xf32>', found 'tensor<3xf32>'}}
  %0 = crout.reduce sum %x dims = [1] {keepdim = true} : tensor<3x4xf32> -> tensor<3xf32>
  return
}

// -----

func.func @arg_reduce_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.arg_reduce max %x dim = 0 : tensor<3xcomplex<f32>> -> tensor<i64>
  return
}

// -----

func.func @arg_reduce_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires dim to be in [0, 1), found -1}}
  %0 = crout.arg_reduce max %x dim = -1 : tensor<3xf32> -> tensor<i64>
  return
}

// -----

func.func @arg_reduce_c3(%x: tensor<0xf32>) {
  // expected-error@+1 {{requires dimension 0 of "x" not to be empty, found 'tensor<0xf32>'}}
  %0 = crout.arg_reduce min %x dim = 0 : tensor<0xf32> -> tensor<i64>
  return
}
