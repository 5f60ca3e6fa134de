// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Solves and inverses at the cost that the structure of the matrix allows, and the order of products.
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra --canonicalize --cse | FileCheck %s
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra='disable=solve-of-diagonal,inverse-of-diagonal,solve-of-triangle,inverse-of-triangle,solve-of-orthogonal,inverse-of-orthogonal,order-of-products,product-with-solution,slogdet-of-triangle' | FileCheck %s --check-prefix=OFF

// CHECK-LABEL: func.func @diagonal(
// CHECK-NOT:     crout.solve
// CHECK:         %[[X:.*]] = crout.div %arg1
// CHECK:         crout.check_info
// CHECK-NOT:     crout.inv
// CHECK:         crout.reciprocal
// CHECK:         return
// OFF-LABEL: func.func @diagonal(
// OFF:         crout.solve
// OFF:         crout.inv
func.func @diagonal(%d: tensor<4xf64>, %B: tensor<4x2xf64>) -> (tensor<4x2xf64>, tensor<4x4xf64>) {
  %c = crout.reshape %d : tensor<4xf64> to tensor<4x1xf64>
  %I = crout.eye : tensor<4x4xf64>
  %D = crout.mul %I, %c : (tensor<4x4xf64>, tensor<4x1xf64>) -> tensor<4x4xf64>
  %x, %i = crout.solve %D, %B : (tensor<4x4xf64>, tensor<4x2xf64>) -> (tensor<4x2xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %inv, %j = crout.inv %D : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<i32>)
  return %x, %inv : tensor<4x2xf64>, tensor<4x4xf64>
}

// -----

// CHECK-LABEL: func.func @orthogonal(
// CHECK:         %[[Q:.*]], %{{.*}} = crout.qr
// CHECK:         %[[T:.*]] = crout.permute %[[Q]] [1, 0]
// CHECK:         %[[X:.*]] = crout.matmul %[[T]], %arg1
// CHECK:         return %[[X]], %[[T]]
// OFF-LABEL: func.func @orthogonal(
// OFF:         crout.solve
// OFF:         crout.inv
func.func @orthogonal(%A: tensor<4x4xf64>, %B: tensor<4x2xf64>) -> (tensor<4x2xf64>, tensor<4x4xf64>, tensor<4x4xf64>) {
  %Q, %R = crout.qr reduced %A : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4x4xf64>)
  %x, %i = crout.solve %Q, %B : (tensor<4x4xf64>, tensor<4x2xf64>) -> (tensor<4x2xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %inv, %j = crout.inv %Q : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<i32>)
  return %x, %inv, %R : tensor<4x2xf64>, tensor<4x4xf64>, tensor<4x4xf64>
}

// -----

// L from an LU factorisation: unit lower triangular, never singular.
// CHECK-LABEL: func.func @unit_triangle(
// CHECK:         crout.solve_triangular %{{.*}}, %arg1 {unitriangular = true}
// CHECK-NOT:     crout.check_info
// CHECK:         return
// OFF-LABEL: func.func @unit_triangle(
// OFF:         crout.solve %
func.func @unit_triangle(%A: tensor<4x4xf64>, %B: tensor<4x2xf64>) -> tensor<4x2xf64> {
  %l = crout.triangle %A {diagonal = -1 : i64} : tensor<4x4xf64>
  %I = crout.eye : tensor<4x4xf64>
  %L = crout.add %l, %I : tensor<4x4xf64>
  %x, %i = crout.solve %L, %B : (tensor<4x4xf64>, tensor<4x2xf64>) -> (tensor<4x2xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %x : tensor<4x2xf64>
}

// -----

// CHECK-LABEL: func.func @assumed_lower(
// CHECK:         crout.solve_triangular
// CHECK:         return
func.func @assumed_lower(%A: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %B: tensor<?x2xf64> {crout.dims = ["n", "2"]}) -> tensor<?x2xf64> {
  %L = crout.assume %A {facts = ["lower"]} : tensor<?x?xf64>
  %x, %i = crout.solve %L, %B : (tensor<?x?xf64>, tensor<?x2xf64>) -> (tensor<?x2xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %x : tensor<?x2xf64>
}

// -----

// The vector goes first.
// CHECK-LABEL: func.func @vector_first(
// CHECK:         %[[V:.*]] = crout.matmul %arg1, %arg2
// CHECK:         %[[X:.*]] = crout.matmul %arg0, %[[V]]
// CHECK:         %[[W:.*]] = crout.matmul %arg3, %arg0
// CHECK:         %[[Y:.*]] = crout.matmul %[[W]], %arg1
// CHECK:         return %[[X]], %[[Y]]
// OFF-LABEL: func.func @vector_first(
// OFF:         crout.matmul %arg0, %arg1
// OFF:         crout.matmul %arg0, %arg1
func.func @vector_first(%A: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %B: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %v: tensor<?x1xf64>, %w: tensor<1x?xf64>)
    -> (tensor<?x1xf64>, tensor<1x?xf64>) {
  %AB = crout.matmul %A, %B : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %x = crout.matmul %AB, %v : (tensor<?x?xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
  %BA = crout.matmul %A, %B : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %y = crout.matmul %w, %BA : (tensor<1x?xf64>, tensor<?x?xf64>) -> tensor<1x?xf64>
  return %x, %y : tensor<?x1xf64>, tensor<1x?xf64>
}

// -----

// Sizes unknown and alike: the order stays.
// CHECK-LABEL: func.func @as_written(
// CHECK:         crout.matmul %arg0, %arg1
func.func @as_written(%A: tensor<?x?xf64>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %AB = crout.matmul %A, %B : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %x = crout.matmul %AB, %C : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  return %x : tensor<?x?xf64>
}

// -----

// One right-hand side instead of fifty.
// CHECK-LABEL: func.func @product_with_solution(
// CHECK:         %[[V:.*]] = crout.matmul %arg1, %arg2
// CHECK:         crout.solve %arg0, %[[V]]
// OFF-LABEL: func.func @product_with_solution(
// OFF:         crout.solve %arg0, %arg1
func.func @product_with_solution(%A: tensor<50x50xf64>, %B: tensor<50x50xf64>, %v: tensor<50x1xf64>) -> tensor<50x1xf64> {
  %x, %i = crout.solve %A, %B : (tensor<50x50xf64>, tensor<50x50xf64>) -> (tensor<50x50xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %y = crout.matmul %x, %v : (tensor<50x50xf64>, tensor<50x1xf64>) -> tensor<50x1xf64>
  return %y : tensor<50x1xf64>
}

// -----

// CHECK-LABEL: func.func @slogdet_of_triangle(
// CHECK-NOT:     crout.slogdet
// CHECK:         crout.sign
// CHECK:         crout.log
// OFF-LABEL: func.func @slogdet_of_triangle(
// OFF:         crout.slogdet
func.func @slogdet_of_triangle(%A: tensor<4x4xf64>) -> (tensor<f64>, tensor<f64>) {
  %T = crout.triangle %A {upper = true} : tensor<4x4xf64>
  %s, %l = crout.slogdet %T : (tensor<4x4xf64>) -> (tensor<f64>, tensor<f64>)
  return %s, %l : tensor<f64>, tensor<f64>
}
