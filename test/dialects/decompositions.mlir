// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Decompositions of general matrices and operations on bits are parsed, printed, infer their types and shapes, and fold.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s
// RUN: crout-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD

// CHECK-LABEL: func.func @general
func.func @general(%A: tensor<?x4x3xf64>, %S: tensor<?x3x3xf64>, %C: tensor<3x3xcomplex<f32>>, %B: tensor<3x2xf64>) {
  // CHECK: crout.qr_factor %{{.*}} : (tensor<?x4x3xf64>) -> (tensor<?x4x3xf64>, tensor<?x3xf64>)
  %0, %1 = crout.qr_factor %A : (tensor<?x4x3xf64>) -> (tensor<?x4x3xf64>, tensor<?x3xf64>)
  // CHECK: crout.eig %{{.*}} : (tensor<?x3x3xf64>) -> (tensor<?x3xcomplex<f64>>, tensor<?x3x3xcomplex<f64>>, tensor<?xi32>)
  %2, %3, %4 = crout.eig %S : (tensor<?x3x3xf64>) -> (tensor<?x3xcomplex<f64>>, tensor<?x3x3xcomplex<f64>>, tensor<?xi32>)
  // CHECK: crout.eigvals %{{.*}} : (tensor<3x3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<i32>)
  %5, %6 = crout.eigvals %C : (tensor<3x3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<i32>)
  // CHECK: crout.matrix_exp %{{.*}} : tensor<?x3x3xf64> -> tensor<?x3x3xf64>
  %7 = crout.matrix_exp %S : tensor<?x3x3xf64> -> tensor<?x3x3xf64>
  // CHECK: crout.ldl_factor %{{.*}} {hermitian = true} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<?xi32>)
  %8, %9, %10 = crout.ldl_factor %S {hermitian = true} : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<?xi32>)
  // CHECK: crout.ldl_solve %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  %11 = crout.ldl_solve %8, %9, %B : (tensor<?x3x3xf64>, tensor<?x3xi32>, tensor<3x2xf64>) -> tensor<?x3x2xf64>
  return
}

// CHECK-LABEL: func.func @sizes
// FOLD-LABEL: func.func @sizes
// FOLD:         %[[N:.*]] = tensor.dim %arg0
// FOLD:         return %[[N]], %[[N]]
func.func @sizes(%A: tensor<?x?xf64>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %w, %V, %info = crout.eig %A : (tensor<?x?xf64>) -> (tensor<?xcomplex<f64>>, tensor<?x?xcomplex<f64>>, tensor<i32>)
  %E = crout.matrix_exp %A : tensor<?x?xf64> -> tensor<?x?xf64>
  %c1 = arith.constant 1 : index
  %0 = tensor.dim %w, %c0 : tensor<?xcomplex<f64>>
  %1 = tensor.dim %E, %c1 : tensor<?x?xf64>
  return %0, %1 : index, index
}

// CHECK-LABEL: func.func @bits
// FOLD-LABEL: func.func @bits
func.func @bits(%x: tensor<?x3xf32>, %z: tensor<4xcomplex<f32>>, %a: tensor<?xf64>, %b: tensor<f64>, %i: tensor<3xi32>) -> (tensor<?x3xf32>, tensor<4xi64>, tensor<?xf64>, tensor<3xi32>, tensor<?x3xi32>) {
  // CHECK: crout.bitcast %{{.*}} : tensor<?x3xf32> to tensor<?x3xi32>
  %0 = crout.bitcast %x : tensor<?x3xf32> to tensor<?x3xi32>
  %1 = crout.bitcast %0 : tensor<?x3xi32> to tensor<?x3xf32>
  // CHECK: crout.bitcast %{{.*}} : tensor<4xcomplex<f32>> to tensor<4xi64>
  %2 = crout.bitcast %z : tensor<4xcomplex<f32>> to tensor<4xi64>
  // CHECK: crout.igamma %{{.*}}, %{{.*}} {upper = true} : (tensor<?xf64>, tensor<f64>) -> tensor<?xf64>
  %3 = crout.igamma %a, %b {upper = true} : (tensor<?xf64>, tensor<f64>) -> tensor<?xf64>
  // CHECK: crout.gcd %{{.*}}, %{{.*}} : tensor<3xi32>
  %4 = crout.gcd %i, %i : tensor<3xi32>
  // FOLD: return %arg0,
  return %1, %2, %3, %4, %0 : tensor<?x3xf32>, tensor<4xi64>, tensor<?xf64>, tensor<3xi32>, tensor<?x3xi32>
}
