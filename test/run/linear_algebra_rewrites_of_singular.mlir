// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A singular matrix is reported under the name of the operation that the user wrote, whatever it was rewritten to.
// RUN: split-file %s %t
// RUN: not crout-run %t/product.mlir 2>&1 | FileCheck %t/product.mlir
// RUN: not crout-run %t/factor.mlir 2>&1 | FileCheck %t/factor.mlir
// RUN: not crout-run %t/triangle.mlir 2>&1 | FileCheck %t/triangle.mlir
// RUN: not crout-run %t/twice.mlir 2>&1 | FileCheck %t/twice.mlir

//--- product.mlir
// CHECK: linalg.inv
// CHECK-SAME: matrix 1 of the batch
func.func @product() {
  %A = crout.constant dense<[[[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [2.0, 4.0]]]> : tensor<2x2x2xf64>
  %B = crout.constant dense<[[1.0], [1.0]]> : tensor<2x1xf64>
  %i, %info = crout.inv %A : (tensor<2x2x2xf64>) -> (tensor<2x2x2xf64>, tensor<2xi32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<2xi32>
  %x = crout.matmul %i, %B : (tensor<2x2x2xf64>, tensor<2x1xf64>) -> tensor<2x2x1xf64>
  crout.expect_equal %x, %x : tensor<2x2x1xf64>, tensor<2x2x1xf64>
  return
}

//--- factor.mlir
// CHECK: linalg.inv
func.func @factor() {
  %A = crout.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf64>
  %S = crout.constant dense<[[1.0, 2.0], [2.0, 4.0]]> : tensor<2x2xf64>
  %B = crout.constant dense<[[1.0], [1.0]]> : tensor<2x1xf64>
  %p = crout.matmul %A, %S : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %i, %info = crout.inv %p : (tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %x = crout.matmul %i, %B : (tensor<2x2xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
  crout.expect_equal %x, %x : tensor<2x1xf64>, tensor<2x1xf64>
  return
}

//--- triangle.mlir
// CHECK: linalg.solve
// CHECK-SAME: matrix 1 of the batch
func.func @triangle() {
  %A = crout.constant dense<[[[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [2.0, 0.0]]]> : tensor<2x2x2xf64>
  %B = crout.constant dense<[[1.0], [1.0]]> : tensor<2x1xf64>
  %U = crout.triangle %A {upper = true} : tensor<2x2x2xf64>
  %x, %info = crout.solve %U, %B : (tensor<2x2x2xf64>, tensor<2x1xf64>) -> (tensor<2x2x1xf64>, tensor<2xi32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<2xi32>
  crout.expect_equal %x, %x : tensor<2x2x1xf64>, tensor<2x2x1xf64>
  return
}

//--- twice.mlir
// CHECK: linalg.inv
func.func @twice() {
  %S = crout.constant dense<[[1.0, 2.0], [2.0, 4.0]]> : tensor<2x2xf64>
  %i, %info = crout.inv %S : (tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %j, %jnfo = crout.inv %i : (tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<i32>)
  crout.check_info %jnfo {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  crout.expect_equal %j, %j : tensor<2x2xf64>, tensor<2x2xf64>
  return
}
