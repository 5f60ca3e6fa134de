// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Kronecker products: solves, inverses, products and determinants of their factors.
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra | FileCheck %s
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra=disable=product-with-kron,solve-of-kron,inverse-of-kron,det-of-kron,slogdet-of-kron,product-with-inverse | FileCheck %s --check-prefix=OFF

// CHECK-LABEL: func.func @solve(
// CHECK-SAME:    %[[A:[^:]*]]: tensor<4x4xf64>, %[[B:[^:]*]]: tensor<5x5xf64>, %[[C:[^:]*]]: tensor<20x3xf64>
// CHECK:         %[[R:.*]] = crout.reshape %[[C]] : tensor<20x3xf64> to tensor<4x15xf64>
// CHECK:         %[[X:.*]], %[[I:.*]] = crout.solve %[[A]], %[[R]]
// CHECK:         crout.permute {{.*}} [1, 0, 2] : tensor<4x5x3xf64> -> tensor<5x4x3xf64>
// CHECK:         %[[Y:.*]], %[[J:.*]] = crout.solve %[[B]], {{.*}} : (tensor<5x5xf64>, tensor<5x12xf64>)
// CHECK:         crout.check_info %[[I]] {kind = 0 : i64, op_name = "linalg.solve"}
// CHECK:         crout.check_info %[[J]] {kind = 0 : i64, op_name = "linalg.solve"}
// OFF-LABEL:   func.func @solve(
// OFF:           crout.solve {{.*}} : (tensor<20x20xf64>
func.func @solve(%A: tensor<4x4xf64>, %B: tensor<5x5xf64>, %C: tensor<20x3xf64>) -> tensor<20x3xf64> {
  %K = crout.kron %A, %B : (tensor<4x4xf64>, tensor<5x5xf64>) -> tensor<20x20xf64>
  %X, %info = crout.solve %K, %C : (tensor<20x20xf64>, tensor<20x3xf64>) -> (tensor<20x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %X : tensor<20x3xf64>
}

// -----

// The product with an inverse is a solve; of a transpose, and on the right.
// CHECK-LABEL: func.func @right(
// CHECK-NOT:     crout.inv
// CHECK-COUNT-2: crout.solve
// CHECK-NOT:     crout.solve
// OFF-LABEL:   func.func @right(
// OFF:           crout.inv
func.func @right(%A: tensor<?x?xf32> {crout.dims = ["m", "m"]}, %B: tensor<?x?xf32> {crout.dims = ["p", "p"]}, %C: tensor<3x?xf32>) -> tensor<3x?xf32> {
  %K = crout.kron %A, %B : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %T = crout.permute %K [1, 0] : tensor<?x?xf32> -> tensor<?x?xf32>
  %inverse, %info = crout.inv %T : (tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %X = crout.matmul %C, %inverse : (tensor<3x?xf32>, tensor<?x?xf32>) -> tensor<3x?xf32>
  return %X : tensor<3x?xf32>
}

// -----

// CHECK-LABEL: func.func @inverse_and_determinants(
// CHECK-DAG:     crout.inv %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.inv %{{.*}} : (tensor<6x6xf64>)
// CHECK-DAG:     crout.kron {{.*}} : (tensor<4x4xf64>, tensor<6x6xf64>) -> tensor<24x24xf64>
// CHECK-DAG:     crout.det %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.det %{{.*}} : (tensor<6x6xf64>)
// CHECK-DAG:     crout.slogdet %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.slogdet %{{.*}} : (tensor<6x6xf64>)
// OFF-LABEL:   func.func @inverse_and_determinants(
// OFF-DAG:       crout.inv %{{.*}} : (tensor<24x24xf64>)
// OFF-DAG:       crout.det %{{.*}} : (tensor<24x24xf64>)
// OFF-DAG:       crout.slogdet %{{.*}} : (tensor<24x24xf64>)
func.func @inverse_and_determinants(%A: tensor<4x4xf64>, %B: tensor<6x6xf64>) -> (tensor<24x24xf64>, tensor<f64>, tensor<f64>, tensor<f64>) {
  %K = crout.kron %A, %B : (tensor<4x4xf64>, tensor<6x6xf64>) -> tensor<24x24xf64>
  %inverse, %info = crout.inv %K : (tensor<24x24xf64>) -> (tensor<24x24xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %d = crout.det %K : (tensor<24x24xf64>) -> tensor<f64>
  %s, %l = crout.slogdet %K : (tensor<24x24xf64>) -> (tensor<f64>, tensor<f64>)
  return %inverse, %d, %s, %l : tensor<24x24xf64>, tensor<f64>, tensor<f64>, tensor<f64>
}

// -----

// CHECK-LABEL: func.func @product(
// CHECK:         crout.matmul {{.*}} : (tensor<4x3xf64>, tensor<3x14xf64>) -> tensor<4x14xf64>
// CHECK:         crout.matmul {{.*}} : (tensor<5x7xf64>, tensor<7x8xf64>) -> tensor<5x8xf64>
// OFF-LABEL:   func.func @product(
// OFF:           crout.matmul {{.*}} : (tensor<20x21xf64>
func.func @product(%A: tensor<4x3xf64>, %B: tensor<5x7xf64>, %C: tensor<21x2xf64>) -> tensor<20x2xf64> {
  %K = crout.kron %A, %B : (tensor<4x3xf64>, tensor<5x7xf64>) -> tensor<20x21xf64>
  %X = crout.matmul %K, %C : (tensor<20x21xf64>, tensor<21x2xf64>) -> tensor<20x2xf64>
  return %X : tensor<20x2xf64>
}

// -----

// Factors that are not square, and an info that is looked at.
// CHECK-LABEL: func.func @not_square(
// CHECK:         crout.det {{.*}} : (tensor<6x6xf64>)
// CHECK:         crout.solve {{.*}} : (tensor<16x16xf64>
func.func @not_square(%A: tensor<2x3xf64>, %B: tensor<3x2xf64>, %C: tensor<4x4xf64>, %b: tensor<16x1xf64>) -> (tensor<f64>, tensor<16x1xf64>, tensor<i32>) {
  %K = crout.kron %A, %B : (tensor<2x3xf64>, tensor<3x2xf64>) -> tensor<6x6xf64>
  %d = crout.det %K : (tensor<6x6xf64>) -> tensor<f64>
  %L = crout.kron %C, %C : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<16x16xf64>
  %x, %info = crout.solve %L, %b : (tensor<16x16xf64>, tensor<16x1xf64>) -> (tensor<16x1xf64>, tensor<i32>)
  return %d, %x, %info : tensor<f64>, tensor<16x1xf64>, tensor<i32>
}
