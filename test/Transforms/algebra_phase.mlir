// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the passes of phase algebra do together.
// RUN: crout-opt %s --crout-up-to-algebra | FileCheck %s

// Several right-hand sides: the tensor equation is a matrix equation, whose inverse is a solve.
// CHECK-LABEL: func.func @tensorinv_with_many_right_hand_sides(
// CHECK:         %[[M:.*]] = crout.reshape %arg0 sizes(%{{.*}}) : tensor<2x3x?xf64> to tensor<6x?xf64>
// CHECK:         %[[B:.*]] = crout.reshape %arg1 : tensor<2x3x4x5xf64> to tensor<6x20xf64>
// CHECK:         %[[X:.*]], %[[INFO:.*]] = crout.solve %[[M]], %[[B]]
// CHECK:         crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.tensorinv"}
// CHECK-NOT:     crout.inv
func.func @tensorinv_with_many_right_hand_sides(%A: tensor<2x3x?xf64>, %B: tensor<2x3x4x5xf64>) -> tensor<?x4x5xf64> {
  %i, %info = crout.tensorinv %A  : (tensor<2x3x?xf64>) -> (tensor<?x2x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.tensorinv"} : tensor<i32>
  %x = crout.tensordot %i, %B {lhs_dims = array<i64: 1, 2>, rhs_dims = array<i64: 0, 1>} : (tensor<?x2x3xf64>, tensor<2x3x4x5xf64>) -> tensor<?x4x5xf64>
  return %x : tensor<?x4x5xf64>
}
