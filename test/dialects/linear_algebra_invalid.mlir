// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the linear algebra operations, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @matmul_c1(%A: tensor<3x3xi1>, %B: tensor<3x3xi1>) {
  // expected-error@+1 {{requires "a" to hold integers, floating-point or complex numbers}}
  %0 = crout.matmul %A, %B : (tensor<3x3xi1>, tensor<3x3xi1>) -> tensor<3x3xi1>
  return
}

// -----

func.func @matmul_c1_mixed(%A: tensor<3x3xf32>, %B: tensor<3x3xf64>) {
  // expected-error@+1 {{requires "a" and "b" to have the same element type}}
  %0 = crout.matmul %A, %B : (tensor<3x3xf32>, tensor<3x3xf64>) -> tensor<3x3xf32>
  return
}

// -----

func.func @matmul_c2(%A: tensor<3xf32>, %B: tensor<3x3xf32>) {
  // expected-error@+1 {{requires "a" to have rank 2 or more, found 'tensor<3xf32>'}}
  %0 = crout.matmul %A, %B : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @matmul_c3(%A: tensor<2x3xf32>, %B: tensor<4x5xf32>) {
  // expected-error@+1 {{requires as many columns in "a" as rows in "b", found 2x3 and 4x5}}
  %0 = crout.matmul %A, %B : (tensor<2x3xf32>, tensor<4x5xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @matmul_c4(%A: tensor<2x3x3xf32>, %B: tensor<4x3x3xf32>) {
  // expected-error@+1 {{requires the batch dimensions of "a" and "b" to broadcast, found 2 and 4}}
  %0 = crout.matmul %A, %B : (tensor<2x3x3xf32>, tensor<4x3x3xf32>) -> tensor<2x3x3xf32>
  return
}

// -----

func.func @inv_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.inv %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<i32>)
  return
}

// -----

func.func @inv_c1_half(%A: tensor<3x3xf16>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.inv %A : (tensor<3x3xf16>) -> (tensor<3x3xf16>, tensor<i32>)
  return
}

// -----

func.func @inv_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1 = crout.inv %A : (tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<i32>)
  return
}

// -----

func.func @inv_c2_rank(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more, found 'tensor<3xf64>'}}
  %0, %1 = crout.inv %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @inv_result(%A: tensor<3x3xf64>) {
  // expected-error@+1 {{requires result types 'tensor<3x3xf64>', 'tensor<i32>', found 'tensor<3x3xf64>', 'tensor<3xi32>'}}
  %0, %1 = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3xi32>)
  return
}

// -----

func.func @solve_c1(%A: tensor<3x3xi64>, %B: tensor<3x1xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.solve %A, %B : (tensor<3x3xi64>, tensor<3x1xi64>) -> (tensor<3x1xi64>, tensor<i32>)
  return
}

// -----

func.func @solve_c2(%A: tensor<3x3xf64>, %B: tensor<3x1xf32>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type, found 'tensor<3x3xf64>' and 'tensor<3x1xf32>'}}
  %0, %1 = crout.solve %A, %B : (tensor<3x3xf64>, tensor<3x1xf32>) -> (tensor<3x1xf64>, tensor<i32>)
  return
}

// -----

func.func @solve_c3(%A: tensor<3x4xf64>, %B: tensor<3x1xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1 = crout.solve %A, %B : (tensor<3x4xf64>, tensor<3x1xf64>) -> (tensor<3x1xf64>, tensor<i32>)
  return
}

// -----

func.func @solve_c4(%A: tensor<3x3xf64>, %B: tensor<3xf64>) {
  // expected-error@+1 {{requires "B" to have rank 2 or more, found 'tensor<3xf64>'}}
  %0, %1 = crout.solve %A, %B : (tensor<3x3xf64>, tensor<3xf64>) -> (tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @solve_c5(%A: tensor<3x3xf64>, %B: tensor<4x1xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "A", found 4x1 for 3x3}}
  %0, %1 = crout.solve %A, %B : (tensor<3x3xf64>, tensor<4x1xf64>) -> (tensor<4x1xf64>, tensor<i32>)
  return
}

// -----

func.func @solve_c5_right(%A: tensor<3x3xf64>, %B: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "B" to have as many columns as "A", found 3x4 for 3x3}}
  %0, %1 = crout.solve %A, %B {left = false} : (tensor<3x3xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<i32>)
  return
}

// -----

func.func @solve_c6(%A: tensor<2x3x3xf64>, %B: tensor<5x3x1xf64>) {
  // expected-error@+1 {{requires the batch dimensions of "A" and "B" to broadcast, found 2 and 5}}
  %0, %1 = crout.solve %A, %B : (tensor<2x3x3xf64>, tensor<5x3x1xf64>) -> (tensor<5x3x1xf64>, tensor<2xi32>)
  return
}

// -----

func.func @lu_factor_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1, %2 = crout.lu_factor %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<3xi32>, tensor<i32>)
  return
}

// -----

func.func @lu_factor_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0, %1, %2 = crout.lu_factor %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<3xi32>, tensor<i32>)
  return
}

// -----

func.func @lu_solve_c1(%A: tensor<3x3xi64>, %p: tensor<3xi32>, %B: tensor<3x1xi64>) {
  // expected-error@+1 {{requires "LU" to hold f32, f64, complex<f32> or complex<f64>}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x3xi64>, tensor<3xi32>, tensor<3x1xi64>) -> tensor<3x1xi64>
  return
}

// -----

func.func @lu_solve_c2(%A: tensor<3x3xf64>, %p: tensor<3xi64>, %B: tensor<3x1xf64>) {
  // expected-error@+1 {{requires "pivots" to hold i32, found 'tensor<3xi64>'}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x3xf64>, tensor<3xi64>, tensor<3x1xf64>) -> tensor<3x1xf64>
  return
}

// -----

func.func @lu_solve_c2_mixed(%A: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<3x1xf32>) {
  // expected-error@+1 {{requires "LU" and "B" to have the same element type}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<3x1xf32>) -> tensor<3x1xf64>
  return
}

// -----

func.func @lu_solve_c3(%A: tensor<3x4xf64>, %p: tensor<3xi32>, %B: tensor<3x1xf64>) {
  // expected-error@+1 {{requires "LU" to have square matrices}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x4xf64>, tensor<3xi32>, tensor<3x1xf64>) -> tensor<3x1xf64>
  return
}

// -----

func.func @lu_solve_c4(%A: tensor<3x3xf64>, %p: tensor<4xi32>, %B: tensor<3x1xf64>) {
  // expected-error@+1 {{requires "pivots" to have the batch of "LU" and one entry for each row, found 4 for 3x3}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x3xf64>, tensor<4xi32>, tensor<3x1xf64>) -> tensor<3x1xf64>
  return
}

// -----

func.func @lu_solve_c5(%A: tensor<3x3xf64>, %p: tensor<3xi32>, %B: tensor<4x1xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "LU", found 4x1 for 3x3}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<3x3xf64>, tensor<3xi32>, tensor<4x1xf64>) -> tensor<4x1xf64>
  return
}

// -----

func.func @lu_solve_c6(%A: tensor<2x3x3xf64>, %p: tensor<2x3xi32>, %B: tensor<5x3x1xf64>) {
  // expected-error@+1 {{requires the batch dimensions of "LU" and "B" to broadcast, found 2 and 5}}
  %0 = crout.lu_solve %A, %p, %B : (tensor<2x3x3xf64>, tensor<2x3xi32>, tensor<5x3x1xf64>) -> tensor<5x3x1xf64>
  return
}

// -----

func.func @lu_permutation_c1(%p: tensor<3xi64>, %m: index) {
  // expected-error@+1 {{requires "pivots" to hold i32 and to have rank 1 or more, found 'tensor<3xi64>'}}
  %0 = crout.lu_permutation %p, %m : (tensor<3xi64>, index) -> tensor<?xi64>
  return
}

// -----

func.func @cholesky_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.cholesky %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<i32>)
  return
}

// -----

func.func @cholesky_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1 = crout.cholesky %A : (tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<i32>)
  return
}

// -----

func.func @cholesky_solve_c1(%A: tensor<3x1xi64>, %B: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "B" to hold f32, f64, complex<f32> or complex<f64>}}
  %0 = crout.cholesky_solve %A, %B : (tensor<3x1xi64>, tensor<3x3xi64>) -> tensor<3x1xi64>
  return
}

// -----

func.func @cholesky_solve_c2(%A: tensor<3x1xf32>, %B: tensor<3x3xf64>) {
  // expected-error@+1 {{requires "L" and "B" to have the same element type}}
  %0 = crout.cholesky_solve %A, %B : (tensor<3x1xf32>, tensor<3x3xf64>) -> tensor<3x1xf32>
  return
}

// -----

func.func @cholesky_solve_c3(%A: tensor<3x1xf64>, %B: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "L" to have square matrices}}
  %0 = crout.cholesky_solve %A, %B : (tensor<3x1xf64>, tensor<3x4xf64>) -> tensor<3x1xf64>
  return
}

// -----

func.func @cholesky_solve_c4(%A: tensor<4x1xf64>, %B: tensor<3x3xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "L", found 4x1 for 3x3}}
  %0 = crout.cholesky_solve %A, %B : (tensor<4x1xf64>, tensor<3x3xf64>) -> tensor<4x1xf64>
  return
}

// -----

func.func @cholesky_solve_c5(%A: tensor<2x3x1xf64>, %B: tensor<4x3x3xf64>) {
  // expected-error@+1 {{requires the batch dimensions of "L" and "B" to broadcast, found 4 and 2}}
  %0 = crout.cholesky_solve %A, %B : (tensor<2x3x1xf64>, tensor<4x3x3xf64>) -> tensor<2x3x1xf64>
  return
}

// -----

func.func @solve_triangular_c1(%A: tensor<3x3xi64>, %B: tensor<3x1xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0 = crout.solve_triangular %A, %B : (tensor<3x3xi64>, tensor<3x1xi64>) -> tensor<3x1xi64>
  return
}

// -----

func.func @solve_triangular_c2(%A: tensor<3x3xf64>, %B: tensor<3x1xf32>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %0 = crout.solve_triangular %A, %B : (tensor<3x3xf64>, tensor<3x1xf32>) -> tensor<3x1xf64>
  return
}

// -----

func.func @solve_triangular_c3(%A: tensor<3x4xf64>, %B: tensor<3x1xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0 = crout.solve_triangular %A, %B : (tensor<3x4xf64>, tensor<3x1xf64>) -> tensor<3x1xf64>
  return
}

// -----

func.func @solve_triangular_c4(%A: tensor<3x3xf64>, %B: tensor<3xf64>) {
  // expected-error@+1 {{requires "B" to have rank 2 or more}}
  %0 = crout.solve_triangular %A, %B : (tensor<3x3xf64>, tensor<3xf64>) -> tensor<3xf64>
  return
}

// -----

func.func @solve_triangular_c5(%A: tensor<3x3xf64>, %B: tensor<4x1xf64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "A", found 4x1 for 3x3}}
  %0 = crout.solve_triangular %A, %B : (tensor<3x3xf64>, tensor<4x1xf64>) -> tensor<4x1xf64>
  return
}

// -----

func.func @solve_triangular_c6(%A: tensor<2x3x3xf64>, %B: tensor<5x3x1xf64>) {
  // expected-error@+1 {{requires the batch dimensions of "A" and "B" to broadcast}}
  %0 = crout.solve_triangular %A, %B : (tensor<2x3x3xf64>, tensor<5x3x1xf64>) -> tensor<5x3x1xf64>
  return
}

// -----

func.func @qr_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.qr reduced %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<3x3xi64>)
  return
}

// -----

func.func @qr_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0, %1 = crout.qr reduced %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>)
  return
}

// -----

func.func @qr_r_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0 = crout.qr_r %A : (tensor<3x3xi64>) -> tensor<3x3xi64>
  return
}

// -----

func.func @qr_r_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0 = crout.qr_r %A : (tensor<3xf64>) -> tensor<3xf64>
  return
}

// -----

func.func @eigh_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1, %2 = crout.eigh %A : (tensor<3x3xi64>) -> (tensor<3xi64>, tensor<3x3xi64>, tensor<i32>)
  return
}

// -----

func.func @eigh_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1, %2 = crout.eigh %A : (tensor<3x4xf64>) -> (tensor<3xf64>, tensor<3x4xf64>, tensor<i32>)
  return
}

// -----

func.func @eigvalsh_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.eigvalsh %A : (tensor<3x3xi64>) -> (tensor<3xi64>, tensor<i32>)
  return
}

// -----

func.func @eigvalsh_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1 = crout.eigvalsh %A : (tensor<3x4xf64>) -> (tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @svd_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1, %2, %3 = crout.svd %A : (tensor<3x3xi64>) -> (tensor<3x3xi64>, tensor<3xi64>, tensor<3x3xi64>, tensor<i32>)
  return
}

// -----

func.func @svd_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0, %1, %2, %3 = crout.svd %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @svdvals_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.svdvals %A : (tensor<3x3xi64>) -> (tensor<3xi64>, tensor<i32>)
  return
}

// -----

func.func @svdvals_c2(%A: tensor<3xf64>) {
  // expected-error@+1 {{requires "A" to have rank 2 or more}}
  %0, %1 = crout.svdvals %A : (tensor<3xf64>) -> (tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @det_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0 = crout.det %A : (tensor<3x3xi64>) -> tensor<i64>
  return
}

// -----

func.func @det_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0 = crout.det %A : (tensor<3x4xf64>) -> tensor<f64>
  return
}

// -----

func.func @slogdet_c1(%A: tensor<3x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.slogdet %A : (tensor<3x3xi64>) -> (tensor<i64>, tensor<i64>)
  return
}

// -----

func.func @slogdet_c2(%A: tensor<3x4xf64>) {
  // expected-error@+1 {{requires "A" to have square matrices in its last two dimensions, found 3x4 in 'tensor<3x4xf64>'}}
  %0, %1 = crout.slogdet %A : (tensor<3x4xf64>) -> (tensor<f64>, tensor<f64>)
  return
}

// -----

func.func @lstsq_c1(%A: tensor<4x3xi64>, %B: tensor<4x1xi64>, %r: tensor<f64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<4x3xi64>, tensor<4x1xi64>, tensor<f64>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @lstsq_c2(%A: tensor<4x3xf64>, %B: tensor<4x1xf32>, %r: tensor<f64>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<4x3xf64>, tensor<4x1xf32>, tensor<f64>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @lstsq_c3(%A: tensor<4x3xf64>, %B: tensor<4xf64>, %r: tensor<f64>) {
  // expected-error@+1 {{requires "B" to have rank 2 or more}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<4x3xf64>, tensor<4xf64>, tensor<f64>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @lstsq_c4(%A: tensor<4x3xf64>, %B: tensor<3x1xf64>, %r: tensor<f64>) {
  // expected-error@+1 {{requires "B" to have as many rows as "A", found 3x1 for 4x3}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<4x3xf64>, tensor<3x1xf64>, tensor<f64>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @lstsq_c5(%A: tensor<2x4x3xf64>, %B: tensor<5x4x1xf64>, %r: tensor<f64>) {
  // expected-error@+1 {{requires the batch dimensions of "A" and "B" to broadcast}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<2x4x3xf64>, tensor<5x4x1xf64>, tensor<f64>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @lstsq_c6(%A: tensor<4x3xf64>, %B: tensor<4x1xf64>, %r: tensor<f32>) {
  // expected-error@+1 {{requires "rcond" to be a tensor<f64>, found 'tensor<f32>'}}
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<4x3xf64>, tensor<4x1xf64>, tensor<f32>) -> (tensor<3x1xf64>, tensor<i32>, tensor<3xf64>, tensor<i32>)
  return
}

// -----

func.func @tensordot_c1(%A: tensor<3x3xf32>, %B: tensor<3x3xf64>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0>} : (tensor<3x3xf32>, tensor<3x3xf64>) -> tensor<3x3xf32>
  return
}

// -----

func.func @tensordot_c2(%A: tensor<3x3xf32>, %B: tensor<3x3xf32>) {
  // expected-error@+1 {{requires lhs_dims and rhs_dims to have the same length, found [1] and [0, 1]}}
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0, 1>} : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @tensordot_c2_range(%A: tensor<3x3xf32>, %B: tensor<3x3xf32>) {
  // expected-error@+1 {{requires lhs_dims to be in [0, 2), found 2}}
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 2>, rhs_dims = array<i64: 0>} : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @tensordot_c3(%A: tensor<3x4xf32>, %B: tensor<5x3xf32>) {
  // expected-error@+1 {{requires dimension 1 of "A" and dimension 0 of "B" to have the same size, found 'tensor<3x4xf32>' and 'tensor<5x3xf32>'}}
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0>} : (tensor<3x4xf32>, tensor<5x3xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @tensorinv_c1(%A: tensor<2x3x6xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.tensorinv %A : (tensor<2x3x6xi64>) -> (tensor<6x2x3xi64>, tensor<i32>)
  return
}

// -----

func.func @tensorinv_c2(%A: tensor<2x3x6xf64>) {
  // expected-error@+1 {{requires ind to be in [1, 3], found 0 for 'tensor<2x3x6xf64>'}}
  %0, %1 = crout.tensorinv %A {ind = 0 : i64} : (tensor<2x3x6xf64>) -> (tensor<2x3x6xf64>, tensor<i32>)
  return
}

// -----

func.func @tensorinv_c3(%A: tensor<2x3x5xf64>) {
  // expected-error@+1 {{requires the sizes of "A" before and from ind = 2 on to have the same product, found 6 and 5 in 2x3x5}}
  %0, %1 = crout.tensorinv %A : (tensor<2x3x5xf64>) -> (tensor<5x2x3xf64>, tensor<i32>)
  return
}

// -----

func.func @tensorsolve_c1(%A: tensor<2x3x6xi64>, %B: tensor<2x3xi64>) {
  // expected-error@+1 {{requires "A" to hold f32, f64, complex<f32> or complex<f64>, found}}
  %0, %1 = crout.tensorsolve %A, %B : (tensor<2x3x6xi64>, tensor<2x3xi64>) -> (tensor<6xi64>, tensor<i32>)
  return
}

// -----

func.func @tensorsolve_c2(%A: tensor<2x3x6xf64>, %B: tensor<2x3xf32>) {
  // expected-error@+1 {{requires "A" and "B" to have the same element type}}
  %0, %1 = crout.tensorsolve %A, %B : (tensor<2x3x6xf64>, tensor<2x3xf32>) -> (tensor<6xf64>, tensor<i32>)
  return
}

// -----

func.func @tensorsolve_c3(%A: tensor<2x3x6xf64>, %B: tensor<2x3xf64>) {
  // expected-error@+1 {{requires dims to be in [0, 3), found 3}}
  %0, %1 = crout.tensorsolve %A, %B {dims = array<i64: 3>} : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  return
}

// -----

func.func @tensorsolve_c4(%A: tensor<2x3x6xf64>, %B: tensor<3x2xf64>) {
  // expected-error@+1 {{requires the first dimensions of "A" to be the shape of "B", found 2x3x6 and 3x2}}
  %0, %1 = crout.tensorsolve %A, %B : (tensor<2x3x6xf64>, tensor<3x2xf64>) -> (tensor<6xf64>, tensor<i32>)
  return
}

// -----

func.func @tensorsolve_c5(%A: tensor<2x3x5xf64>, %B: tensor<2x3xf64>) {
  // expected-error@+1 {{requires as many equations as unknowns, found 6 in "B" of shape 2x3 and 5 in "A" of shape 2x3x5}}
  %0, %1 = crout.tensorsolve %A, %B : (tensor<2x3x5xf64>, tensor<2x3xf64>) -> (tensor<5xf64>, tensor<i32>)
  return
}
