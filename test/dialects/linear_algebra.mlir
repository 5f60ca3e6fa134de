// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Linear algebra operations are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @direct
func.func @direct(%A: tensor<?x3x3xf64>, %B: tensor<3x2xf64>, %L: tensor<3x3xcomplex<f32>>, %C: tensor<?x3xcomplex<f32>>, %W: tensor<4x3xf64>, %D: tensor<?x?xf32>) {
  // CHECK: crout.matmul %{{.*}}, %{{.*}} : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  %0 = crout.matmul %A, %B : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  // CHECK: crout.inv %{{.*}} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  %1, %2 = crout.inv %A : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  // CHECK: crout.solve %{{.*}}, %{{.*}} : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> (tensor<?x3x2xf64>, tensor<?xi32>)
  %3, %4 = crout.solve %A, %B : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> (tensor<?x3x2xf64>, tensor<?xi32>)
  // CHECK: crout.solve %{{.*}}, %{{.*}} {left = false} : (tensor<3x3xcomplex<f32>>, tensor<?x3xcomplex<f32>>) -> (tensor<?x3xcomplex<f32>>, tensor<i32>)
  %5, %6 = crout.solve %L, %C {left = false} : (tensor<3x3xcomplex<f32>>, tensor<?x3xcomplex<f32>>) -> (tensor<?x3xcomplex<f32>>, tensor<i32>)
  // CHECK: crout.lu_factor %{{.*}} : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3xi32>, tensor<i32>)
  %7, %8, %9 = crout.lu_factor %W : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3xi32>, tensor<i32>)
  // CHECK: crout.lu_factor %{{.*}} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<?xi32>)
  %10, %11, %12 = crout.lu_factor %A : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<?xi32>)
  // CHECK: crout.lu_solve %{{.*}}, %{{.*}}, %{{.*}} {adjoint = true} : (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  %13 = crout.lu_solve %10, %11, %B {adjoint = true} : (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  // CHECK: crout.cholesky %{{.*}} {upper = true} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  %14, %15 = crout.cholesky %A {upper = true} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  // CHECK: crout.cholesky_solve %{{.*}}, %{{.*}} {upper = true} : (tensor<3x2xf64>, tensor<?x3x3xf64>) -> tensor<?x3x2xf64>
  %16 = crout.cholesky_solve %B, %14 {upper = true} : (tensor<3x2xf64>, tensor<?x3x3xf64>) -> tensor<?x3x2xf64>
  // CHECK: crout.solve_triangular %{{.*}}, %{{.*}} {unitriangular = true, upper = true} : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  %17 = crout.solve_triangular %A, %B {unitriangular = true, upper = true} : (tensor<?x3x3xf64>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  return
}

// CHECK-LABEL: func.func @permutation
func.func @permutation(%p: tensor<5x3xi32>, %m: index) {
  // CHECK: crout.lu_permutation %{{.*}}, %{{.*}} : (tensor<5x3xi32>, index) -> tensor<5x?xi64>
  %0 = crout.lu_permutation %p, %m : (tensor<5x3xi32>, index) -> tensor<5x?xi64>
  return
}

// CHECK-LABEL: func.func @decompositions
func.func @decompositions(%A: tensor<?x3x3xf64>, %B: tensor<3x2xf64>, %L: tensor<3x3xcomplex<f32>>, %C: tensor<?x3xcomplex<f32>>, %W: tensor<4x3xf64>, %D: tensor<?x?xf32>) {
  // CHECK: crout.qr reduced %{{.*}} : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3x3xf64>)
  %0, %1 = crout.qr reduced %W : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3x3xf64>)
  // CHECK: crout.qr complete %{{.*}} : (tensor<4x3xf64>) -> (tensor<4x4xf64>, tensor<4x3xf64>)
  %2, %3 = crout.qr complete %W : (tensor<4x3xf64>) -> (tensor<4x4xf64>, tensor<4x3xf64>)
  // CHECK: crout.qr reduced %{{.*}} : (tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>)
  %4, %5 = crout.qr reduced %D : (tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>)
  // CHECK: crout.qr_r %{{.*}} : (tensor<4x3xf64>) -> tensor<3x3xf64>
  %6 = crout.qr_r %W : (tensor<4x3xf64>) -> tensor<3x3xf64>
  // CHECK: crout.eigh %{{.*}} {upper = true} : (tensor<3x3xcomplex<f32>>) -> (tensor<3xf32>, tensor<3x3xcomplex<f32>>, tensor<i32>)
  %7, %8, %9 = crout.eigh %L {upper = true} : (tensor<3x3xcomplex<f32>>) -> (tensor<3xf32>, tensor<3x3xcomplex<f32>>, tensor<i32>)
  // CHECK: crout.eigvalsh %{{.*}} : (tensor<?x3x3xf64>) -> (tensor<?x3xf64>, tensor<?xi32>)
  %10, %11 = crout.eigvalsh %A : (tensor<?x3x3xf64>) -> (tensor<?x3xf64>, tensor<?xi32>)
  // CHECK: crout.svd %{{.*}} : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  %12, %13, %14, %15 = crout.svd %W : (tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  // CHECK: crout.svd %{{.*}} {full_matrices = true} : (tensor<4x3xf64>) -> (tensor<4x4xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  %16, %17, %18, %19 = crout.svd %W {full_matrices = true} : (tensor<4x3xf64>) -> (tensor<4x4xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  // CHECK: crout.svdvals %{{.*}} : (tensor<4x3xf64>) -> (tensor<3xf64>, tensor<i32>)
  %20, %21 = crout.svdvals %W : (tensor<4x3xf64>) -> (tensor<3xf64>, tensor<i32>)
  // CHECK: crout.det %{{.*}} : (tensor<?x3x3xf64>) -> tensor<?xf64>
  %22 = crout.det %A : (tensor<?x3x3xf64>) -> tensor<?xf64>
  // CHECK: crout.slogdet %{{.*}} : (tensor<3x3xcomplex<f32>>) -> (tensor<complex<f32>>, tensor<f32>)
  %23, %24 = crout.slogdet %L : (tensor<3x3xcomplex<f32>>) -> (tensor<complex<f32>>, tensor<f32>)
  return
}

// CHECK-LABEL: func.func @least_squares
func.func @least_squares(%A: tensor<4x3xcomplex<f32>>, %B: tensor<7x4x2xcomplex<f32>>, %r: tensor<f64>) {
  // CHECK: crout.lstsq gelsd %{{.*}}, %{{.*}}, %{{.*}} : (tensor<4x3xcomplex<f32>>, tensor<7x4x2xcomplex<f32>>, tensor<f64>) -> (tensor<7x3x2xcomplex<f32>>, tensor<i32>, tensor<3xf32>, tensor<i32>)
  %0, %1, %2, %3 = crout.lstsq gelsd %A, %B, %r : (tensor<4x3xcomplex<f32>>, tensor<7x4x2xcomplex<f32>>, tensor<f64>) -> (tensor<7x3x2xcomplex<f32>>, tensor<i32>, tensor<3xf32>, tensor<i32>)
  return
}

// CHECK-LABEL: func.func @tensors
func.func @tensors(%A: tensor<2x3x6xf64>, %B: tensor<2x3xf64>, %C: tensor<6x2x3xf64>, %D: tensor<?x3xf32>, %E: tensor<3x4x5xf32>) {
  // CHECK: crout.tensordot %{{.*}}, %{{.*}} {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0>} : (tensor<?x3xf32>, tensor<3x4x5xf32>) -> tensor<?x4x5xf32>
  %0 = crout.tensordot %D, %E {lhs_dims = array<i64: 1>, rhs_dims = array<i64: 0>} : (tensor<?x3xf32>, tensor<3x4x5xf32>) -> tensor<?x4x5xf32>
  // CHECK: crout.tensorinv %{{.*}} : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
  %1, %2 = crout.tensorinv %A : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
  // CHECK: crout.tensorinv %{{.*}} {ind = 1 : i64} : (tensor<6x2x3xf64>) -> (tensor<2x3x6xf64>, tensor<i32>)
  %3, %4 = crout.tensorinv %C {ind = 1 : i64} : (tensor<6x2x3xf64>) -> (tensor<2x3x6xf64>, tensor<i32>)
  // CHECK: crout.tensorsolve %{{.*}}, %{{.*}} : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  %5, %6 = crout.tensorsolve %A, %B : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  // CHECK: crout.tensorsolve %{{.*}}, %{{.*}} {dims = array<i64: 0>} : (tensor<6x2x3xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  %7, %8 = crout.tensorsolve %C, %B {dims = array<i64: 0>} : (tensor<6x2x3xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  return
}

