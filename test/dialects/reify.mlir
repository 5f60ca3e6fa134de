// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The sizes of every result follow from the sizes of the operands.
// RUN: crout-opt %s --canonicalize --cse | FileCheck %s

// CHECK-LABEL: func.func @reduce(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @reduce(%x: tensor<?x?xf32>) -> (index) {
  %0 = crout.reduce sum %x dims = [0] : tensor<?x?xf32> -> tensor<?xf32>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xf32>
  return %d0 : index
}

// CHECK-LABEL: func.func @arg_reduce(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @arg_reduce(%x: tensor<?x?xf32>) -> (index) {
  %0 = crout.arg_reduce max %x dim = 1 : tensor<?x?xf32> -> tensor<?xi64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xi64>
  return %d0 : index
}

// CHECK-LABEL: func.func @broadcast(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @broadcast(%x: tensor<?x1xf32>, %y: tensor<?xf32>) -> (index, index) {
  %0 = crout.add %x, %y : (tensor<?x1xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf32>
  %c1 = arith.constant 1 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?xf32>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @gather(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @gather(%x: tensor<?x?xf32>, %i: tensor<?x?xi64>) -> (index) {
  %0 = crout.gather %x, %i dim = 1 : (tensor<?x?xf32>, tensor<?x?xi64>) -> tensor<?x?xf32>
  %c0 = arith.constant 1 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf32>
  return %d0 : index
}

// CHECK-LABEL: func.func @triangle(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @triangle(%x: tensor<?x?xf32>) -> (index) {
  %0 = crout.triangle %x : tensor<?x?xf32>
  %c0 = arith.constant 1 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf32>
  return %d0 : index
}

// CHECK-LABEL: func.func @inv(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]], %[[S0]] :
func.func @inv(%A: tensor<?x?x3xf64>) -> (index, index) {
  %0, %1 = crout.inv %A : (tensor<?x?x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x3x3xf64>
  %c1 = arith.constant 0 : index
  %d1 = tensor.dim %1, %c1 : tensor<?xi32>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @solve(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK-DAG:     %[[C1:.*]] = arith.constant 2 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg1, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @solve(%A: tensor<?x?xf64>, %B: tensor<?x?x?xf64>) -> (index, index) {
  %0, %1 = crout.solve %A, %B : (tensor<?x?xf64>, tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?x?xf64>
  %c1 = arith.constant 2 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @lu_factor(
// CHECK-DAG:     %[[S0:.*]] = arith.minsi
// CHECK-DAG:     %[[C1:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @lu_factor(%A: tensor<?x5x?xf64>) -> (index, index) {
  %0, %1, %2 = crout.lu_factor %A : (tensor<?x5x?xf64>) -> (tensor<?x5x?xf64>, tensor<?x?xi32>, tensor<?xi32>)
  %c0 = arith.constant 1 : index
  %d0 = tensor.dim %1, %c0 : tensor<?x?xi32>
  %c1 = arith.constant 0 : index
  %d1 = tensor.dim %2, %c1 : tensor<?xi32>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @lu_permutation(
// CHECK:         return %arg1 :
func.func @lu_permutation(%p: tensor<?xi32>, %m: index) -> (index) {
  %0 = crout.lu_permutation %p, %m : (tensor<?xi32>, index) -> tensor<?xi64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xi64>
  return %d0 : index
}

// CHECK-LABEL: func.func @cholesky_solve(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @cholesky_solve(%B: tensor<?x?xf64>, %L: tensor<?x?x?xf64>) -> (index, index) {
  %0 = crout.cholesky_solve %B, %L : (tensor<?x?xf64>, tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?x?xf64>
  %c1 = arith.constant 2 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @solve_triangular(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @solve_triangular(%A: tensor<?x?xf64>, %B: tensor<?x?xf64>) -> (index) {
  %0 = crout.solve_triangular %A, %B {left = false} : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf64>
  return %d0 : index
}

// CHECK-LABEL: func.func @qr(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @qr(%A: tensor<?x?xf64>) -> (index, index) {
  %0, %1 = crout.qr complete %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>)
  %c0 = arith.constant 1 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf64>
  %c1 = arith.constant 1 : index
  %d1 = tensor.dim %1, %c1 : tensor<?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @qr_r(
// CHECK-DAG:     %[[S0:.*]] = arith.minsi
// CHECK:         return %[[S0]] :
func.func @qr_r(%A: tensor<5x?xf64>) -> (index) {
  %0 = crout.qr_r %A : (tensor<5x?xf64>) -> tensor<?x?xf64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf64>
  return %d0 : index
}

// CHECK-LABEL: func.func @eigh(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @eigh(%A: tensor<?x?xf64>) -> (index) {
  %0, %1, %2 = crout.eigh %A : (tensor<?x?xf64>) -> (tensor<?xf64>, tensor<?x?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xf64>
  return %d0 : index
}

// CHECK-LABEL: func.func @svd(
// CHECK-DAG:     %[[S0:.*]] = arith.minsi
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @svd(%A: tensor<5x?xf64>) -> (index, index) {
  %0, %1, %2, %3 = crout.svd %A {full_matrices = true} : (tensor<5x?xf64>) -> (tensor<5x5xf64>, tensor<?xf64>, tensor<?x?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %1, %c0 : tensor<?xf64>
  %c1 = arith.constant 0 : index
  %d1 = tensor.dim %2, %c1 : tensor<?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @det(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @det(%A: tensor<?x3x3xf64>) -> (index) {
  %0 = crout.det %A : (tensor<?x3x3xf64>) -> tensor<?xf64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xf64>
  return %d0 : index
}

// CHECK-LABEL: func.func @lstsq(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
// CHECK-DAG:     %[[S2:.*]] = tensor.dim %arg1, %[[C2]]
// CHECK:         return %[[S0]], %[[S1]], %[[S2]] :
func.func @lstsq(%A: tensor<?x?xf64>, %B: tensor<?x?x?xf64>, %r: tensor<f64>) -> (index, index, index) {
  %0, %1, %2, %3 = crout.lstsq gelsy %A, %B, %r : (tensor<?x?xf64>, tensor<?x?x?xf64>, tensor<f64>) -> (tensor<?x?x?xf64>, tensor<i32>, tensor<?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?x?xf64>
  %c1 = arith.constant 1 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?x?xf64>
  %c2 = arith.constant 2 : index
  %d2 = tensor.dim %0, %c2 : tensor<?x?x?xf64>
  return %d0, %d1, %d2 : index, index, index
}

// CHECK-LABEL: func.func @tensordot(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg1, %[[C0]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @tensordot(%A: tensor<?x?xf64>, %B: tensor<?x?xf64>) -> (index, index) {
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 0>, rhs_dims = array<i64: 0>} : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?xf64>
  %c1 = arith.constant 1 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @tensorinv(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 2 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK-DAG:     %[[C1:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S1:.*]] = tensor.dim %arg0, %[[C1]]
// CHECK:         return %[[S0]], %[[S1]] :
func.func @tensorinv(%A: tensor<?x?x?xf64>) -> (index, index) {
  %0, %1 = crout.tensorinv %A : (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?x?x?xf64>
  %c1 = arith.constant 1 : index
  %d1 = tensor.dim %0, %c1 : tensor<?x?x?xf64>
  return %d0, %d1 : index, index
}

// CHECK-LABEL: func.func @tensorsolve(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[S0:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK:         return %[[S0]] :
func.func @tensorsolve(%A: tensor<?x?x?xf64>, %B: tensor<?x?xf64>) -> (index) {
  %0, %1 = crout.tensorsolve %A, %B {dims = array<i64: 0>} : (tensor<?x?x?xf64>, tensor<?x?xf64>) -> (tensor<?xf64>, tensor<i32>)
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xf64>
  return %d0 : index
}

// CHECK-LABEL: func.func @iota(
// CHECK:         return %arg0 :
func.func @iota(%n: index) -> (index) {
  %0 = crout.iota dim = 0 sizes(%n) : tensor<?xi64>
  %c0 = arith.constant 0 : index
  %d0 = tensor.dim %0, %c0 : tensor<?xi64>
  return %d0 : index
}
