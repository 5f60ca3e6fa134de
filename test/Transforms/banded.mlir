// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrices with a narrow band: solves, inverses and determinants inside of it.
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra | FileCheck %s
// RUN: crout-opt %s --split-input-file --crout-simplify-linear-algebra=disable=solve-of-banded,inverse-of-banded,det-of-banded | FileCheck %s --check-prefix=OFF
// OFF-NOT: crout.banded

// CHECK-LABEL: func.func @triangles(
// CHECK:         crout.banded_solve {{.*}} {above = 2 : i64, below = 1 : i64} : (tensor<20x20xf64>, tensor<20x3xf64>)
// CHECK:         %[[T:.*]] = crout.permute
// CHECK:         crout.banded_solve %[[T]], {{.*}} {above = 1 : i64, below = 2 : i64}
// CHECK:         crout.banded_det {{.*}} {above = 2 : i64, below = 1 : i64}
// CHECK:         crout.banded_slogdet {{.*}} {above = 2 : i64, below = 1 : i64}
func.func @triangles(%A: tensor<20x20xf64>, %b: tensor<20x3xf64>, %c: tensor<3x20xf64>) -> (tensor<20x3xf64>, tensor<3x20xf64>, tensor<f64>, tensor<f64>) {
  %U = crout.triangle %A {upper = true, diagonal = -1 : i64} : tensor<20x20xf64>
  %B = crout.triangle %U {diagonal = 2 : i64} : tensor<20x20xf64>
  %x, %info = crout.solve %B, %b : (tensor<20x20xf64>, tensor<20x3xf64>) -> (tensor<20x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %y, %other = crout.solve %B, %c {left = false} : (tensor<20x20xf64>, tensor<3x20xf64>) -> (tensor<3x20xf64>, tensor<i32>)
  crout.check_info %other {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %d = crout.det %B : (tensor<20x20xf64>) -> tensor<f64>
  %s, %l = crout.slogdet %B : (tensor<20x20xf64>) -> (tensor<f64>, tensor<f64>)
  return %x, %y, %d, %l : tensor<20x3xf64>, tensor<3x20xf64>, tensor<f64>, tensor<f64>
}

// -----

// diag(d) + diag(e, 1) + diag(e, -1) of a size that the call gives; a product with its inverse, and the inverse itself.
// CHECK-LABEL: func.func @diagonals(
// CHECK:         %[[I:.*]] = crout.eye sizes
// CHECK:         crout.banded_solve %{{.*}}, %[[I]] {above = 1 : i64, below = 1 : i64}
func.func @diagonals(%d: tensor<?x1xf32> {crout.dims = ["n", "1"]}, %e: tensor<?x1xf32> {crout.dims = ["n", "1"]}) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %d, %c0 : tensor<?x1xf32>
  %i = crout.iota dim = 0 sizes(%n, %n) : tensor<?x?xi64>
  %j = crout.iota dim = 1 sizes(%n, %n) : tensor<?x?xi64>
  %zero = crout.constant dense<0.0> : tensor<f32>
  %one = crout.constant dense<1> : tensor<i64>
  %on = crout.compare eq %i, %j : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
  %i1 = crout.add %i, %one : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
  %over = crout.compare eq %i1, %j : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
  %j1 = crout.add %j, %one : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
  %under = crout.compare eq %i, %j1 : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
  %D = crout.select %on, %d, %zero : (tensor<?x?xi1>, tensor<?x1xf32>, tensor<f32>) -> tensor<?x?xf32>
  %E = crout.select %over, %e, %zero : (tensor<?x?xi1>, tensor<?x1xf32>, tensor<f32>) -> tensor<?x?xf32>
  %F = crout.select %under, %e, %zero : (tensor<?x?xi1>, tensor<?x1xf32>, tensor<f32>) -> tensor<?x?xf32>
  %DE = crout.add %D, %E : tensor<?x?xf32>
  %A = crout.add %DE, %F : tensor<?x?xf32>
  %inverse, %info = crout.inv %A : (tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  return %inverse : tensor<?x?xf32>
}

// -----

// A band that is wide, and an info that is looked at.
// CHECK-LABEL: func.func @wide(
// CHECK-NOT:     crout.banded
func.func @wide(%A: tensor<20x20xf64>, %b: tensor<20x3xf64>) -> (tensor<20x3xf64>, tensor<20x3xf64>, tensor<i32>) {
  %U = crout.triangle %A {upper = true, diagonal = -3 : i64} : tensor<20x20xf64>
  %B = crout.triangle %U {diagonal = 3 : i64} : tensor<20x20xf64>
  %x, %info = crout.solve %B, %b : (tensor<20x20xf64>, tensor<20x3xf64>) -> (tensor<20x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %V = crout.triangle %A {upper = true, diagonal = -1 : i64} : tensor<20x20xf64>
  %C = crout.triangle %V {diagonal = 1 : i64} : tensor<20x20xf64>
  %y, %other = crout.solve %C, %b : (tensor<20x20xf64>, tensor<20x3xf64>) -> (tensor<20x3xf64>, tensor<i32>)
  return %x, %y, %other : tensor<20x3xf64>, tensor<20x3xf64>, tensor<i32>
}
