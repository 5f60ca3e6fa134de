// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each rewrite of crout-simplify-linear-algebra computes what the user wrote. The expected values are by hand.
// RUN: crout-run %s

// inv(A) (A X) = X, (X^T A) inv(A) = X^T, inv(A)^T (A^T X) = X
func.func @product_with_inverse_0() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %AX = crout.matmul %A, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %i0, %f0 = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f0 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %x0 = crout.matmul %i0, %AX : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  crout.expect_close %x0, %X {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

func.func @product_with_inverse_1() {
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %XT = crout.permute %X [1, 0] : tensor<3x2xf64> -> tensor<2x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %XTB = crout.matmul %XT, %B : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  %i1, %f1 = crout.inv %B : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x1 = crout.matmul %XTB, %i1 : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  crout.expect_close %x1, %XT {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<2x3xf64>, tensor<2x3xf64>
  return
}

func.func @product_with_inverse_2() {
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %BT = crout.permute %B [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  %BTX = crout.matmul %BT, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %i2, %f2 = crout.inv %B : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %t2 = crout.permute %i2 [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  %x2 = crout.matmul %t2, %BTX : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  crout.expect_close %x2, %X {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

// inv(A B) (A B X) = X, (X^T A B) inv(A B) = X^T
func.func @inverse_of_product_0() {
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %AB = crout.constant dense<[[1.0, 4.0, 0.0], [3.0, 2.0, 5.0], [1.0, 0.0, 20.0]]> : tensor<3x3xf64>
  %ABX = crout.matmul %AB, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %p3 = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %i3, %f3 = crout.inv %p3 : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f3 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %x3 = crout.matmul %i3, %ABX : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  crout.expect_close %x3, %X {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

func.func @inverse_of_product_1() {
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %XT = crout.permute %X [1, 0] : tensor<3x2xf64> -> tensor<2x3xf64>
  %AB = crout.constant dense<[[1.0, 4.0, 0.0], [3.0, 2.0, 5.0], [1.0, 0.0, 20.0]]> : tensor<3x3xf64>
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %XTAB = crout.matmul %XT, %AB : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  %p4 = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %i4, %f4 = crout.inv %p4 : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x4 = crout.matmul %XTAB, %i4 : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  crout.expect_close %x4, %XT {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<2x3xf64>, tensor<2x3xf64>
  return
}

// inv(inv(A)) = A
func.func @inverse_of_inverse_0() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %i5, %f5 = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f5 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %i6, %f6 = crout.inv %i5 : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f6 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  crout.expect_close %i6, %A {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x3xf64>, tensor<3x3xf64>
  return
}

// det A = 18, det B = -10
func.func @determinants_0() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %p7 = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %d7 = crout.det %p7 : (tensor<3x3xf64>) -> tensor<f64>
  %e7 = crout.constant dense<-180.0> : tensor<f64>
  crout.expect_close %d7, %e7 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_1() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %p7 = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %s7, %l7 = crout.slogdet %p7 : (tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>)
  %minus = crout.constant dense<-1.0> : tensor<f64>
  crout.expect_equal %s7, %minus : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_2() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %p7 = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %s7, %l7 = crout.slogdet %p7 : (tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>)
  %log180 = crout.constant dense<5.1929568508902104> : tensor<f64>
  crout.expect_close %l7, %log180 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_3() {
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %i8, %f8 = crout.inv %B : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f8 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %d8 = crout.det %i8 : (tensor<3x3xf64>) -> tensor<f64>
  %e8 = crout.constant dense<-0.1> : tensor<f64>
  crout.expect_close %d8, %e8 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_4() {
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %i8, %f8 = crout.inv %B : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %minus = crout.constant dense<-1.0> : tensor<f64>
  %s8, %l8 = crout.slogdet %i8 : (tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>)
  crout.expect_equal %s8, %minus : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_5() {
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %i8, %f8 = crout.inv %B : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %s8, %l8 = crout.slogdet %i8 : (tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>)
  %log01 = crout.constant dense<-2.3025850929940457> : tensor<f64>
  crout.expect_close %l8, %log01 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

func.func @determinants_6() {
  %B = crout.constant dense<[[0.0, 2.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 5.0]]> : tensor<3x3xf64>
  %BT = crout.permute %B [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  %d9 = crout.det %BT : (tensor<3x3xf64>) -> tensor<f64>
  %e9 = crout.constant dense<-10.0> : tensor<f64>
  crout.expect_close %d9, %e9 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

// Triangles: the diagonal of A is 2, 3, 4.
func.func @triangles_0() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %U = crout.triangle %A {upper = true} : tensor<3x3xf64>
  %d10 = crout.det %U : (tensor<3x3xf64>) -> tensor<f64>
  %e10 = crout.constant dense<24.0> : tensor<f64>
  crout.expect_close %d10, %e10 {rtol = 1.0e-13 : f64} : tensor<f64>, tensor<f64>
  return
}

func.func @triangles_1() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %U = crout.triangle %A {upper = true} : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %UX = crout.matmul %U, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  %x11, %f11 = crout.solve %U, %UX : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  crout.check_info %f11 {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  crout.expect_close %x11, %X {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

func.func @triangles_2() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %XT = crout.permute %X [1, 0] : tensor<3x2xf64> -> tensor<2x3xf64>
  %L = crout.triangle %A : tensor<3x3xf64>
  %XTL = crout.matmul %XT, %L : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  %x12, %f12 = crout.solve %L, %XTL {left = false} : (tensor<3x3xf64>, tensor<2x3xf64>) -> (tensor<2x3xf64>, tensor<i32>)
  crout.expect_close %x12, %XT {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<2x3xf64>, tensor<2x3xf64>
  return
}

func.func @triangles_3() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %L = crout.triangle %A : tensor<3x3xf64>
  %i13, %f13 = crout.inv %L : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f13 {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %e13 = crout.constant dense<[[0.5, 0.0, 0.0], [-0.16666666666666666, 0.33333333333333333, 0.0], [0.041666666666666664, -0.083333333333333329, 0.25]]> : tensor<3x3xf64>
  crout.expect_close %i13, %e13 {rtol = 1.0e-13 : f64, atol = 1.0e-15 : f64} : tensor<3x3xf64>, tensor<3x3xf64>
  return
}

// The identity.
func.func @identity_0() {
  %A = crout.constant dense<[[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]> : tensor<3x3xf64>
  %I = crout.eye : tensor<3x3xf64>
  %x14, %f14 = crout.solve %A, %I : (tensor<3x3xf64>, tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %f14 {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %p14 = crout.matmul %A, %x14 : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  crout.expect_close %p14, %I {rtol = 1.0e-13 : f64, atol = 1.0e-13 : f64} : tensor<3x3xf64>, tensor<3x3xf64>
  return
}

func.func @identity_1() {
  %I = crout.eye : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %x15, %f15 = crout.solve %I, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  crout.check_info %f15 {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  crout.expect_equal %x15, %X : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

func.func @identity_2() {
  %I = crout.eye : tensor<3x3xf64>
  %X = crout.constant dense<[[1.0, -2.0], [2.0, 0.5], [3.0, 4.0]]> : tensor<3x2xf64>
  %x16 = crout.matmul %I, %X : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  crout.expect_equal %x16, %X : tensor<3x2xf64>, tensor<3x2xf64>
  return
}

func.func @identity_3() {
  %I = crout.eye : tensor<3x3xf64>
  %i17, %f17 = crout.inv %I : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.expect_equal %i17, %I : tensor<3x3xf64>, tensor<3x3xf64>
  return
}
