// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whole phase algebra: tensor equations of one tensor, and the Gaussian process written with inv and det, have one factorisation.
// RUN: crout-opt %s --split-input-file --crout-up-to-algebra | FileCheck %s

// CHECK-LABEL: func.func @tensor_forms(
// CHECK-COUNT-1: crout.factor %
// CHECK-NOT:     crout.factor %
// CHECK-NOT:     crout.solve
// CHECK-NOT:     crout.inv
// CHECK:         return
func.func @tensor_forms(%A: tensor<4x5x20xf64>, %B: tensor<4x5xf64>, %C: tensor<4x5x4xf64>) -> (tensor<20xf64>, tensor<20xf64>, tensor<20x4xf64>, tensor<f64>) {
  %x, %i = crout.tensorsolve %A, %B : (tensor<4x5x20xf64>, tensor<4x5xf64>) -> (tensor<20xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.tensorsolve"} : tensor<i32>
  %inverse, %j = crout.tensorinv %A : (tensor<4x5x20xf64>) -> (tensor<20x4x5xf64>, tensor<i32>)
  crout.check_info %j {kind = 0 : i64, op_name = "linalg.tensorinv"} : tensor<i32>
  %y = crout.tensordot %inverse, %B {lhs_dims = array<i64: 1, 2>, rhs_dims = array<i64: 0, 1>} : (tensor<20x4x5xf64>, tensor<4x5xf64>) -> tensor<20xf64>
  %z = crout.tensordot %inverse, %C {lhs_dims = array<i64: 1, 2>, rhs_dims = array<i64: 0, 1>} : (tensor<20x4x5xf64>, tensor<4x5x4xf64>) -> tensor<20x4xf64>
  %m = crout.reshape %A : tensor<4x5x20xf64> to tensor<20x20xf64>
  %d = crout.det %m : (tensor<20x20xf64>) -> tensor<f64>
  return %x, %y, %z, %d : tensor<20xf64>, tensor<20xf64>, tensor<20x4xf64>, tensor<f64>
}

// -----

// CHECK-LABEL: func.func @gaussian_process(
// CHECK-COUNT-1: crout.factor %{{.*}} {cholesky = true}
// CHECK-NOT:     crout.factor %
// CHECK-NOT:     crout.{{solve|inv|det|slogdet|cholesky}} %
// CHECK:         return
func.func @gaussian_process(%X: tensor<?x3xf64> {crout.dims = ["n", "3"]}, %y: tensor<?x1xf64> {crout.dims = ["n", "1"]}, %l: tensor<f64>, %noise: tensor<f64>)
    -> (tensor<?x1xf64>, tensor<1x1xf64>, tensor<f64>, tensor<f64>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %X, %c0 : tensor<?x3xf64>
  %a = crout.reshape %X sizes(%n) : tensor<?x3xf64> to tensor<?x1x3xf64>
  %b = crout.reshape %X sizes(%n) : tensor<?x3xf64> to tensor<1x?x3xf64>
  %d = crout.sub %a, %b : (tensor<?x1x3xf64>, tensor<1x?x3xf64>) -> tensor<?x?x3xf64>
  %d2 = crout.mul %d, %d : tensor<?x?x3xf64>
  %D = crout.reduce sum %d2 dims = [2] : tensor<?x?x3xf64> -> tensor<?x?xf64>
  %h = crout.constant dense<-0.5> : tensor<f64>
  %Dh = crout.mul %D, %h : (tensor<?x?xf64>, tensor<f64>) -> tensor<?x?xf64>
  %l2 = crout.mul %l, %l : tensor<f64>
  %s = crout.div %Dh, %l2 : (tensor<?x?xf64>, tensor<f64>) -> tensor<?x?xf64>
  %k = crout.exp %s : tensor<?x?xf64>
  %I = crout.eye sizes(%n, %n) : tensor<?x?xf64>
  %nI = crout.mul %noise, %I : (tensor<f64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %K = crout.add %k, %nI : tensor<?x?xf64>
  %inverse, %info = crout.inv %K : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %weights = crout.matmul %inverse, %y : (tensor<?x?xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
  %t = crout.permute %y [1, 0] : tensor<?x1xf64> -> tensor<1x?xf64>
  %row = crout.matmul %t, %inverse : (tensor<1x?xf64>, tensor<?x?xf64>) -> tensor<1x?xf64>
  %fit = crout.matmul %row, %y : (tensor<1x?xf64>, tensor<?x1xf64>) -> tensor<1x1xf64>
  %det = crout.det %K : (tensor<?x?xf64>) -> tensor<f64>
  %sign, %log = crout.slogdet %K : (tensor<?x?xf64>) -> (tensor<f64>, tensor<f64>)
  return %weights, %fit, %det, %log : tensor<?x1xf64>, tensor<1x1xf64>, tensor<f64>, tensor<f64>
}
