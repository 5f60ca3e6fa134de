// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of shared factorisations and of stated facts, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @assume_c1(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more, found 'tensor<3xf64>'}}
  %0 = crout.assume %A {facts = ["symmetric"]} : tensor<3xf64>
  return
}

// -----

func.func @assume_c2(%A: tensor<3x3xf64>) {
  // expected-error@+1 {{requires facts among symmetric, hermitian, positive_definite, positive_semidefinite, lower, upper, unit_diagonal, diagonal, permutation, orthogonal, nonsingular, found "pretty"}}
  %0 = crout.assume %A {facts = ["symmetric", "pretty"]} : tensor<3x3xf64>
  return
}

// -----

func.func @assume_c2_empty(%A: tensor<3x3xf64>) {
  // expected-error@+1 {{requires at least one fact}}
  %0 = crout.assume %A {facts = []} : tensor<3x3xf64>
  return
}

// -----

func.func @factor_c1(%A: tensor<3x3xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %F, %p, %i, %m = crout.factor %A : (tensor<3x3xf16>) -> (tensor<3x3xf16>, tensor<3xi32>, tensor<i32>, tensor<i32>)
  return
}

// -----

func.func @factor_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4}}
  %F, %p, %i, %m = crout.factor %A : (tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3xi32>, tensor<i32>, tensor<i32>)
  return
}

// -----

func.func @factor_solve_c1(%F: tensor<3x3xi64>, %p: tensor<3xi32>, %B: tensor<3x2xi64>) {
  // expected-error@+1 {{requires "F" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %X = crout.factor_solve %F, %p, %B : (tensor<3x3xi64>, tensor<3xi32>, tensor<3x2xi64>) -> tensor<3x2xi64>
  return
}

// -----

func.func @factor_solve_c2(%F: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<3x2xf32>) {
  // expected-error@+1 {{requires "F" and "B" to have the same element type}}
  %X = crout.factor_solve %F, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf32>) -> tensor<3x2xf64>
  return
}

// -----

func.func @factor_solve_c3(%F: tensor<3x4xf64>, %p: tensor<3xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "F" to have square matrices in its last two dimensions, found 3x4}}
  %X = crout.factor_solve %F, %p, %B : (tensor<3x4xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @factor_solve_c4(%F: tensor<3x3xf64>, %p: tensor<4xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have the batch of "F" and one entry for each row, found 'tensor<4xi32>' for 3x3}}
  %X = crout.factor_solve %F, %p, %B : (tensor<3x3xf64>, tensor<4xi32>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return
}

// -----

func.func @factor_solve_c5(%F: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<4x2xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "F", found 4x2 for 3x3}}
  %X = crout.factor_solve %F, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<4x2xf64>) -> tensor<4x2xf64>
  return
}

// -----

func.func @factor_solve_c6(%F: tensor<2x3x3xf64>, %p: tensor<2x3xi32>, %B: tensor<4x3x2xf64>) {
  // expected-error@+1 {{requires the batch dimensions of "F" and "B" to broadcast, found 2 and 4}}
  %X = crout.factor_solve %F, %p, %B : (tensor<2x3x3xf64>, tensor<2x3xi32>, tensor<4x3x2xf64>) -> tensor<4x3x2xf64>
  return
}

// -----

func.func @factor_inv_c1(%F: tensor<3x3xi64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %a = crout.factor_inv %F, %p : (tensor<3x3xi64>, tensor<3xi32>) -> tensor<3x3xi64>
  return
}

// -----

func.func @factor_inv_c2(%F: tensor<3x4xf64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to have square matrices in its last two dimensions, found 3x4}}
  %a = crout.factor_inv %F, %p : (tensor<3x4xf64>, tensor<3xi32>) -> tensor<3x4xf64>
  return
}

// -----

func.func @factor_inv_c3(%F: tensor<3x3xf64>, %p: tensor<3xi64>) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have the batch of "F" and one entry for each row, found}}
  %a = crout.factor_inv %F, %p : (tensor<3x3xf64>, tensor<3xi64>) -> tensor<3x3xf64>
  return
}

// -----

func.func @factor_det_c1(%F: tensor<3x3xi64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %a = crout.factor_det %F, %p : (tensor<3x3xi64>, tensor<3xi32>) -> tensor<i64>
  return
}

// -----

func.func @factor_det_c2(%F: tensor<3x4xf64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to have square matrices in its last two dimensions, found 3x4}}
  %a = crout.factor_det %F, %p : (tensor<3x4xf64>, tensor<3xi32>) -> tensor<f64>
  return
}

// -----

func.func @factor_det_c3(%F: tensor<3x3xf64>, %p: tensor<3xi64>) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have the batch of "F" and one entry for each row, found}}
  %a = crout.factor_det %F, %p : (tensor<3x3xf64>, tensor<3xi64>) -> tensor<f64>
  return
}

// -----

func.func @factor_slogdet_c1(%F: tensor<3x3xi64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %a, %b = crout.factor_slogdet %F, %p : (tensor<3x3xi64>, tensor<3xi32>) -> (tensor<i64>, tensor<f64>)
  return
}

// -----

func.func @factor_slogdet_c2(%F: tensor<3x4xf64>, %p: tensor<3xi32>) {
  // expected-error@+1 {{requires "F" to have square matrices in its last two dimensions, found 3x4}}
  %a, %b = crout.factor_slogdet %F, %p : (tensor<3x4xf64>, tensor<3xi32>) -> (tensor<f64>, tensor<f64>)
  return
}

// -----

func.func @factor_slogdet_c3(%F: tensor<3x3xf64>, %p: tensor<3xi64>) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have the batch of "F" and one entry for each row, found}}
  %a, %b = crout.factor_slogdet %F, %p : (tensor<3x3xf64>, tensor<3xi64>) -> (tensor<f64>, tensor<f64>)
  return
}

// -----

func.func @factor_quadratic_c1(%F: tensor<3x3xi64>, %p: tensor<3xi32>, %B: tensor<3x2xi64>) {
  // expected-error@+1 {{requires "F" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<3x3xi64>, tensor<3xi32>, tensor<3x2xi64>) -> tensor<2x2xi64>
  return
}

// -----

func.func @factor_quadratic_c2(%F: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<3x2xf32>) {
  // expected-error@+1 {{requires "F" and "B" to have the same element type}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x2xf32>) -> tensor<2x2xf64>
  return
}

// -----

func.func @factor_quadratic_c3(%F: tensor<3x4xf64>, %p: tensor<3xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "F" to have square matrices}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<3x4xf64>, tensor<3xi32>, tensor<3x2xf64>) -> tensor<2x2xf64>
  return
}

// -----

func.func @factor_quadratic_c4(%F: tensor<3x3xf64>, %p: tensor<4xi32>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have the batch of "F"}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<3x3xf64>, tensor<4xi32>, tensor<3x2xf64>) -> tensor<2x2xf64>
  return
}

// -----

func.func @factor_quadratic_c5(%F: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<4x2xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "F"}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<4x2xf64>) -> tensor<2x2xf64>
  return
}

// -----

func.func @factor_quadratic_c6(%F: tensor<2x3x3xf64>, %p: tensor<2x3xi32>, %B: tensor<5x3x2xf64>) {
  // expected-error@+1 {{batch dimensions}}
  %Q = crout.factor_quadratic %F, %p, %B : (tensor<2x3x3xf64>, tensor<2x3xi32>, tensor<5x3x2xf64>) -> tensor<2x2x2xf64>
  return
}
