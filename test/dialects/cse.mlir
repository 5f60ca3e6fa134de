// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Identical factorisations are one; checks are never merged away.
// RUN: crout-opt %s --cse | FileCheck %s

// CHECK-LABEL: func.func @same_solve(
// CHECK:         crout.solve
// CHECK-NOT:     crout.solve
// CHECK:         crout.inv
// CHECK-NOT:     crout.inv
// CHECK-COUNT-2: crout.check_info
func.func @same_solve(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<3x2xf64>, tensor<3x3xf64>, tensor<3x3xf64>) {
  %0, %1 = crout.solve %A, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  %2, %3 = crout.solve %A, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  %4, %5 = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %6, %7 = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %1 {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  crout.check_info %3 {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %0, %2, %4, %6 : tensor<3x2xf64>, tensor<3x2xf64>, tensor<3x3xf64>, tensor<3x3xf64>
}
