// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the decompositions of general matrices and of the operations on bits, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @qr_factor_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>}}
  %0, %1 = crout.qr_factor %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<3xi64>)
  return
}

// -----

func.func @qr_factor_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0, %1 = crout.qr_factor %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>)
  return
}

// -----

func.func @eig_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>}}
  %0, %1, %2 = crout.eig %A : (tensor<3x3xi64>) -> (tensor<3xcomplex<f64>>, tensor<3x3xcomplex<f64>>, tensor<i32>)
  return
}

// -----

func.func @eig_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to}}
  %0, %1, %2 = crout.eig %A : (tensor<3x4xf64>) -> (tensor<3xcomplex<f64>>, tensor<3x3xcomplex<f64>>, tensor<i32>)
  return
}

// -----

func.func @eigvals_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>}}
  %0, %1 = crout.eigvals %A : (tensor<3x3xi64>) -> (tensor<3xcomplex<f64>>, tensor<i32>)
  return
}

// -----

func.func @eigvals_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to}}
  %0, %1 = crout.eigvals %A : (tensor<3x4xf64>) -> (tensor<3xcomplex<f64>>, tensor<i32>)
  return
}

// -----

func.func @matrix_exp_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>}}
  %0 = crout.matrix_exp %A : tensor<3x3xi64> -> tensor<3x3xi64>
  return
}

// -----

func.func @matrix_exp_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to}}
  %0 = crout.matrix_exp %A : tensor<3x4xf64> -> tensor<3x4xf64>
  return
}

// -----

func.func @ldl_factor_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>}}
  %0, %1, %2 = crout.ldl_factor %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<3xi32>, tensor<i32>)
  return
}

// -----

func.func @ldl_factor_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to}}
  %0, %1, %2 = crout.ldl_factor %A : (tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<4xi32>, tensor<i32>)
  return
}

// -----

func.func @ldl_solve_c1(%LD: tensor<3x3xi64>, %p: tensor<3xi32>, %B: tensor<3x2xi64>) {
  // expected-error@+1 {{requires "LD" to hold f32, f64, complex<f32> or complex<f64>}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<3x3xi64>, tensor<3xi32>, tensor<3x2xi64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @ldl_solve_c2(%LD: tensor<3x3xf64>, %p: tensor<3xi64>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "pivots" to hold i32, found}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<3x3xf64>, tensor<3xi64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @ldl_solve_c3(%LD: tensor<3x4xf64>, %p: tensor<3xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "LD" to}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<3x4xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @ldl_solve_c4(%LD: tensor<3x3xf64>, %p: tensor<4xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "pivots" to have the batch of "LD" and one entry for each row, found 4 for 3x3}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<3x3xf64>, tensor<4xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @ldl_solve_c5(%LD: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<4x2xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "LD", found 4x2 for 3x3}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<4x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @ldl_solve_c6(%LD: tensor<2x3x3xf64>, %p: tensor<2x3xi32>, %B: tensor<5x3x2xf64>) {
  // expected-error@+1 {{batch dimensions}}
  %0 = crout.ldl_solve %LD, %p, %B : (tensor<2x3x3xf64>, tensor<2x3xi32>, tensor<5x3x2xf64>) -> tensor<2x3x2xf64>
  return
}

// -----

func.func @igamma_c1(%a: tensor<3xf16>, %x: tensor<3xf16>) {
  // expected-error@+1 {{requires "a" to hold f32 or f64}}
  %0 = crout.igamma %a, %x : (tensor<3xf16>, tensor<3xf16>) -> tensor<3xf16>
  return
}

// -----

func.func @igamma_c2(%a: tensor<3xf32>, %x: tensor<3xf64>) {
  // expected-error@+1 {{element type}}
  %0 = crout.igamma %a, %x : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xf32>
  return
}

// -----

func.func @igamma_c3(%a: tensor<3xf32>, %x: tensor<4xf32>) {
  // expected-error@+1 {{shapes}}
  %0 = crout.igamma %a, %x : (tensor<3xf32>, tensor<4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @bitcast_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" and the result to have the same shape, found}}
  %0 = crout.bitcast %x : tensor<3xf32> to tensor<4xi32>
  return
}

// -----

func.func @bitcast_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" and the result to have elements of the same width, found}}
  %0 = crout.bitcast %x : tensor<3xf32> to tensor<3xi64>
  return
}

// -----

func.func @gcd_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "a" to hold integers}}
  %0 = crout.gcd %x, %x : tensor<3xf32>
  return
}

// -----

func.func @solve_refined_c1(%A: tensor<9x9xf16>, %B: tensor<9x2xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<9x9xf16>, tensor<9x2xf16>) -> (tensor<9x2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<f16>, tensor<i32>)
  return
}

// -----

func.func @solve_refined_c2(%A: tensor<9x9xf64>, %B: tensor<9x2xf32>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<9x9xf64>, tensor<9x2xf32>) -> (tensor<9x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<f64>, tensor<i32>)
  return
}

// -----

func.func @solve_refined_c3(%A: tensor<9x8xf64>, %B: tensor<9x2xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 9x8}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<9x8xf64>, tensor<9x2xf64>) -> (tensor<9x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<f64>, tensor<i32>)
  return
}

// -----

func.func @solve_refined_c4(%A: tensor<9x9xf64>, %B: tensor<9xf64>) {
  // expected-error@+1 {{requires "B" to have rank 2 or more}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<9x9xf64>, tensor<9xf64>) -> (tensor<9x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<f64>, tensor<i32>)
  return
}

// -----

func.func @solve_refined_c5(%A: tensor<9x9xf64>, %B: tensor<8x2xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "A"}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<9x9xf64>, tensor<8x2xf64>) -> (tensor<9x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<f64>, tensor<i32>)
  return
}

// -----

func.func @solve_refined_c6(%A: tensor<3x9x9xf64>, %B: tensor<2x9x2xf64>) {
  // expected-error@+1 {{batch dimensions}}
  %X, %f, %b, %r, %i = crout.solve_refined %A, %B : (tensor<3x9x9xf64>, tensor<2x9x2xf64>) -> (tensor<3x9x2xf64>, tensor<3x2xf64>, tensor<3x2xf64>, tensor<3xf64>, tensor<3xi32>)
  return
}
