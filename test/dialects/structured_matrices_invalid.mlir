// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of structured matrices, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @kron_c1(%a: tensor<2x3xf64>, %b: tensor<4x5xf32>) {
  // expected-error@+1 {{requires "a" and "b" to have the same element type}}
  %0 = crout.kron %a, %b : (tensor<2x3xf64>, tensor<4x5xf32>) -> tensor<8x15xf64>
  return
}

// -----

func.func @kron_c2(%a: tensor<2x3xf64>, %b: tensor<5xf64>) {
  // expected-error@+1 {{requires "a" and "b" to have rank 2, found}}
  %0 = crout.kron %a, %b : (tensor<2x3xf64>, tensor<5xf64>) -> tensor<2x15xf64>
  return
}

// -----

func.func @block_diag_c1() {
  // expected-error@+1 {{requires at least one block}}
  %0 = crout.block_diag : () -> tensor<0x0xf64>
  return
}

// -----

func.func @block_diag_c2(%a: tensor<2x3xf64>, %b: tensor<4x5xf32>) {
  // expected-error@+1 {{requires "blocks" and "blocks" to have the same element type}}
  %0 = crout.block_diag %a, %b : (tensor<2x3xf64>, tensor<4x5xf32>) -> tensor<6x8xf64>
  return
}

// -----

func.func @block_diag_c3(%a: tensor<2x3xf64>, %b: tensor<5xf64>) {
  // expected-error@+1 {{requires "blocks" to have rank 2, found}}
  %0 = crout.block_diag %a, %b : (tensor<2x3xf64>, tensor<5xf64>) -> tensor<3x8xf64>
  return
}

// -----

func.func @banded_solve_c1(%A: tensor<9x9xf16>, %B: tensor<9x2xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf16>, tensor<9x2xf16>) -> (tensor<9x2xf16>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c2(%A: tensor<9x9xf64>, %B: tensor<9x2xf32>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<9x2xf32>) -> (tensor<9x2xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c3(%A: tensor<9x8xf64>, %B: tensor<9x2xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 9x8}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x8xf64>, tensor<9x2xf64>) -> (tensor<9x2xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c4(%A: tensor<9x9xf64>, %B: tensor<9xf64>) {
  // expected-error@+1 {{requires "B" to have rank 2 or more}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<9xf64>) -> (tensor<9xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c5(%A: tensor<9x9xf64>, %B: tensor<8x2xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "A"}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<8x2xf64>) -> (tensor<9x2xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c6(%A: tensor<3x9x9xf64>, %B: tensor<2x9x2xf64>) {
  // expected-error@+1 {{batch dimensions}}
  %X, %info = crout.banded_solve %A, %B {below = 1 : i64, above = 1 : i64} : (tensor<3x9x9xf64>, tensor<2x9x2xf64>) -> (tensor<3x9x2xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_solve_c7(%A: tensor<9x9xf64>, %B: tensor<9x2xf64>) {
  // expected-error@+1 {{requires 'below' and 'above' not to be negative, found -1 and 1}}
  %X, %info = crout.banded_solve %A, %B {below = -1 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<9x2xf64>) -> (tensor<9x2xf64>, tensor<i32>)
  return
}

// -----

func.func @banded_det_c1(%A: tensor<9x9xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %d = crout.banded_det %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf16>) -> tensor<f16>
  return
}

// -----

func.func @banded_det_c2(%A: tensor<9x8xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 9x8}}
  %d = crout.banded_det %A {below = 1 : i64, above = 1 : i64} : (tensor<9x8xf64>) -> tensor<f64>
  return
}

// -----

func.func @banded_det_c3(%A: tensor<9x9xf64>) {
  // expected-error@+1 {{requires 'below' and 'above' not to be negative, found 1 and -2}}
  %d = crout.banded_det %A {below = 1 : i64, above = -2 : i64} : (tensor<9x9xf64>) -> tensor<f64>
  return
}

// -----

func.func @banded_slogdet_c1(%A: tensor<9x9xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %s, %l = crout.banded_slogdet %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf16>) -> (tensor<f16>, tensor<f16>)
  return
}

// -----

func.func @banded_slogdet_c2(%A: tensor<9x8xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 9x8}}
  %s, %l = crout.banded_slogdet %A {below = 1 : i64, above = 1 : i64} : (tensor<9x8xf64>) -> (tensor<f64>, tensor<f64>)
  return
}

// -----

func.func @banded_slogdet_c3(%A: tensor<9x9xf64>) {
  // expected-error@+1 {{requires 'below' and 'above' not to be negative, found 1 and -2}}
  %s, %l = crout.banded_slogdet %A {below = 1 : i64, above = -2 : i64} : (tensor<9x9xf64>) -> (tensor<f64>, tensor<f64>)
  return
}
