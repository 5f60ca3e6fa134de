// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensor equations become matrix equations between reshapes.
// RUN: crout-opt %s --crout-decompose-tensor-algebra | FileCheck %s

// CHECK-LABEL: func.func @tensordot(
// CHECK-DAG:     %[[A:.*]] = crout.permute %arg0 [1, 2, 0] : tensor<4x2x3xf32> -> tensor<2x3x4xf32>
// CHECK-DAG:     %[[MA:.*]] = crout.reshape %[[A]] : tensor<2x3x4xf32> to tensor<6x4xf32>
// CHECK-DAG:     %[[B:.*]] = crout.permute %arg1 [1, 0] : tensor<5x4xf32> -> tensor<4x5xf32>
// CHECK:         %[[C:.*]] = crout.matmul %[[MA]], %[[B]] : (tensor<6x4xf32>, tensor<4x5xf32>) -> tensor<6x5xf32>
// CHECK-NEXT:    %[[R:.*]] = crout.reshape %[[C]] : tensor<6x5xf32> to tensor<2x3x5xf32>
// CHECK-NEXT:    return %[[R]]
func.func @tensordot(%A: tensor<4x2x3xf32>, %B: tensor<5x4xf32>) -> tensor<2x3x5xf32> {
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 0>, rhs_dims = array<i64: 1>} : (tensor<4x2x3xf32>, tensor<5x4xf32>) -> tensor<2x3x5xf32>
  return %0 : tensor<2x3x5xf32>
}

// CHECK-LABEL: func.func @outer_product(
// CHECK:         crout.matmul %{{.*}}, %{{.*}} : (tensor<2x1xf32>, tensor<1x3xf32>) -> tensor<2x3xf32>
func.func @outer_product(%A: tensor<2xf32>, %B: tensor<3xf32>) -> tensor<2x3xf32> {
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64>, rhs_dims = array<i64>} : (tensor<2xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @tensordot_of_unknown_sizes(
// CHECK:         %[[MN:.*]] = arith.muli
// CHECK:         crout.reshape %{{.*}} sizes(%[[MN]]) : tensor<?x?x4xf32> to tensor<?x4xf32>
// CHECK:         crout.matmul
// CHECK:         crout.reshape %{{.*}} sizes(%{{.*}}, %{{.*}}) : tensor<?x5xf32> to tensor<?x?x5xf32>
func.func @tensordot_of_unknown_sizes(%A: tensor<?x?x4xf32>, %B: tensor<4x5xf32>) -> tensor<?x?x5xf32> {
  %0 = crout.tensordot %A, %B {lhs_dims = array<i64: 2>, rhs_dims = array<i64: 0>} : (tensor<?x?x4xf32>, tensor<4x5xf32>) -> tensor<?x?x5xf32>
  return %0 : tensor<?x?x5xf32>
}

// CHECK-LABEL: func.func @tensorinv(
// CHECK-NEXT:    %[[M:.*]] = crout.reshape %arg0 : tensor<2x3x6xf64> to tensor<6x6xf64>
// CHECK-NEXT:    %[[I:.*]], %[[INFO:.*]] = crout.inv %[[M]]
// CHECK-NEXT:    %[[R:.*]] = crout.reshape %[[I]] : tensor<6x6xf64> to tensor<6x2x3xf64>
// CHECK-NEXT:    crout.check_info %[[INFO]]
// CHECK-NEXT:    return %[[R]]
func.func @tensorinv(%A: tensor<2x3x6xf64>) -> tensor<6x2x3xf64> {
  %i, %info = crout.tensorinv %A : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.tensorinv"} : tensor<i32>
  return %i : tensor<6x2x3xf64>
}

// CHECK-LABEL: func.func @tensorsolve(
// CHECK-NEXT:    %[[P:.*]] = crout.permute %arg0 [1, 2, 0] : tensor<6x2x3xf64> -> tensor<2x3x6xf64>
// CHECK-NEXT:    %[[M:.*]] = crout.reshape %[[P]] : tensor<2x3x6xf64> to tensor<6x6xf64>
// CHECK-NEXT:    %[[B:.*]] = crout.reshape %arg1 : tensor<2x3xf64> to tensor<6x1xf64>
// CHECK-NEXT:    %[[X:.*]], %{{.*}} = crout.solve %[[M]], %[[B]]
// CHECK-NEXT:    %[[R:.*]] = crout.reshape %[[X]] : tensor<6x1xf64> to tensor<6xf64>
// CHECK-NEXT:    return %[[R]]
func.func @tensorsolve(%A: tensor<6x2x3xf64>, %B: tensor<2x3xf64>) -> tensor<6xf64> {
  %x, %info = crout.tensorsolve %A, %B {dims = array<i64: 0>} : (tensor<6x2x3xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
  return %x : tensor<6xf64>
}
