// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Block-diagonal matrices: solves, inverses, products and determinants block by block.
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra | FileCheck %s
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra=disable=product-with-blocks,solve-of-blocks,inverse-of-blocks,det-of-blocks,slogdet-of-blocks | FileCheck %s --check-prefix=OFF

// CHECK-LABEL: func.func @solve(
// CHECK-SAME:    %[[A:[^:]*]]: tensor<4x4xf64>, %[[B:[^:]*]]: tensor<5x5xf64>, %[[C:[^:]*]]: tensor<7x9x3xf64>
// CHECK:         %[[C1:.*]] = crout.slice %[[C]]{{.*}} : tensor<7x9x3xf64> to tensor<7x4x3xf64>
// CHECK:         %[[X1:.*]], %[[I1:.*]] = crout.solve %[[A]], %[[C1]]
// CHECK:         %[[C2:.*]] = crout.slice %[[C]]{{.*}} : tensor<7x9x3xf64> to tensor<7x5x3xf64>
// CHECK:         %[[X2:.*]], %[[I2:.*]] = crout.solve %[[B]], %[[C2]]
// CHECK:         crout.concatenate dim = 1 %[[X1]], %[[X2]]
// CHECK:         crout.check_info %[[I1]]
// CHECK:         crout.check_info %[[I2]]
// OFF-LABEL:   func.func @solve(
// OFF:           crout.solve {{.*}} : (tensor<9x9xf64>
func.func @solve(%A: tensor<4x4xf64>, %B: tensor<5x5xf64>, %C: tensor<7x9x3xf64>) -> tensor<7x9x3xf64> {
  %D = crout.block_diag %A, %B : (tensor<4x4xf64>, tensor<5x5xf64>) -> tensor<9x9xf64>
  %X, %info = crout.solve %D, %C : (tensor<9x9xf64>, tensor<7x9x3xf64>) -> (tensor<7x9x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %X : tensor<7x9x3xf64>
}

// -----

// CHECK-LABEL: func.func @others(
// CHECK-DAG:     crout.inv %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.inv %{{.*}} : (tensor<?x?xf64>)
// CHECK-DAG:     crout.block_diag {{.*}} : (tensor<4x4xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
// CHECK-DAG:     crout.det %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.det %{{.*}} : (tensor<?x?xf64>)
// CHECK-DAG:     crout.slogdet %{{.*}} : (tensor<4x4xf64>)
// CHECK-DAG:     crout.matmul {{.*}} : (tensor<2x4xf64>, tensor<4x4xf64>)
// CHECK-DAG:     crout.matmul {{.*}} : (tensor<2x?xf64>, tensor<?x?xf64>)
// OFF-LABEL:   func.func @others(
// OFF-NOT:       crout.concatenate
func.func @others(%A: tensor<4x4xf64>, %B: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %C: tensor<2x?xf64>) -> (tensor<?x?xf64>, tensor<f64>, tensor<f64>, tensor<2x?xf64>) {
  %D = crout.block_diag %A, %B : (tensor<4x4xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %inverse, %info = crout.inv %D : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %d = crout.det %D : (tensor<?x?xf64>) -> tensor<f64>
  %s, %l = crout.slogdet %D : (tensor<?x?xf64>) -> (tensor<f64>, tensor<f64>)
  %T = crout.permute %D [1, 0] : tensor<?x?xf64> -> tensor<?x?xf64>
  %x = crout.matmul %C, %T : (tensor<2x?xf64>, tensor<?x?xf64>) -> tensor<2x?xf64>
  return %inverse, %d, %l, %x : tensor<?x?xf64>, tensor<f64>, tensor<f64>, tensor<2x?xf64>
}
