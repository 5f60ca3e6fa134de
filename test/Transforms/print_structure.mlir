// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What structure inference finds, and why.
// RUN: crout-opt %s --split-input-file --crout-print-structure -o /dev/null | FileCheck %s

// CHECK-LABEL: function @gram_plus_ridge
// CHECK: crout.matmul : tensor<3x3xf64> is symmetric, positive semidefinite
// CHECK-NEXT: because X X^H
// CHECK: crout.mul : tensor<3x3xf64> is multiple of the identity, positive definite
// CHECK: crout.add : tensor<3x3xf64> is symmetric, positive definite
// CHECK: because A + B of positive (semi)definite matrices
// CHECK: crout.inv : tensor<3x3xf64> is symmetric, positive definite
// CHECK: crout.cholesky : tensor<3x3xf64> is lower triangular, nonsingular
// CHECK: crout.permute : tensor<3x3xf64> is upper triangular, nonsingular
func.func @gram_plus_ridge(%X: tensor<3x5xf64>) -> (tensor<3x3xf64>, tensor<3x3xf64>) {
  %t = crout.permute %X [1, 0] : tensor<3x5xf64> -> tensor<5x3xf64>
  %g = crout.matmul %X, %t : (tensor<3x5xf64>, tensor<5x3xf64>) -> tensor<3x3xf64>
  %c = crout.constant dense<0.5> : tensor<f64>
  %I = crout.eye : tensor<3x3xf64>
  %cI = crout.mul %c, %I : (tensor<f64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %A = crout.add %g, %cI : tensor<3x3xf64>
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %L, %jnfo = crout.cholesky %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %U = crout.permute %L [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  return %i, %U : tensor<3x3xf64>, tensor<3x3xf64>
}

// -----

// The kernel of a Gaussian process; the sign of the noise is not known.
// CHECK-LABEL: function @gaussian_process
// CHECK: crout.reduce : tensor<?x?xf64> is symmetric, conditionally negative definite
// CHECK-NEXT: because distances d(x_i, x_j) = d(x_j, x_i)
// CHECK-NEXT: because D_ij = sum_k (x_ik - x_jk)^2
// CHECK: crout.div : tensor<?x?xf64> is symmetric, conditionally positive definite
// CHECK: crout.exp : tensor<?x?xf64> is symmetric, positive semidefinite
// CHECK: because exp(-c D), c >= 0, of squared distances D (Schoenberg)
// CHECK: crout.add : tensor<?x?xf64> is symmetric, positive semidefinite plus a multiple of I of unknown sign
func.func @gaussian_process(%X: tensor<?x3xf64> {crout.dims = ["n", "3"]}, %l: tensor<f64>, %noise: tensor<f64>) -> tensor<?x?xf64> {
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
  %K = crout.exp %s : tensor<?x?xf64>
  %I = crout.eye sizes(%n, %n) : tensor<?x?xf64>
  %nI = crout.mul %noise, %I : (tensor<f64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %A = crout.add %K, %nI : tensor<?x?xf64>
  return %A : tensor<?x?xf64>
}

// -----

// Different points: no symmetry.
// CHECK-LABEL: function @cross_kernel
// CHECK-NOT: symmetric
func.func @cross_kernel(%X: tensor<4x3xf64>, %Y: tensor<4x3xf64>) -> tensor<4x4xf64> {
  %a = crout.reshape %X : tensor<4x3xf64> to tensor<4x1x3xf64>
  %b = crout.reshape %Y : tensor<4x3xf64> to tensor<1x4x3xf64>
  %d = crout.sub %a, %b : (tensor<4x1x3xf64>, tensor<1x4x3xf64>) -> tensor<4x4x3xf64>
  %d2 = crout.mul %d, %d : tensor<4x4x3xf64>
  %D = crout.reduce sum %d2 dims = [2] : tensor<4x4x3xf64> -> tensor<4x4xf64>
  return %D : tensor<4x4xf64>
}

// -----

// CHECK-LABEL: function @triangles
// CHECK: crout.triangle : tensor<4x4xf64> is strictly lower triangular
// CHECK: crout.eye : tensor<4x4xf64> is identity
// CHECK: crout.add : tensor<4x4xf64> is lower triangular, unit diagonal, nonsingular
// CHECK: crout.matmul : tensor<4x4xf64> is lower triangular, unit diagonal, nonsingular
// CHECK: crout.triangle : tensor<4x4xf64> is lower bandwidth 1, upper bandwidth 2
func.func @triangles(%A: tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4x4xf64>) {
  %l = crout.triangle %A {diagonal = -1 : i64} : tensor<4x4xf64>
  %I = crout.eye : tensor<4x4xf64>
  %L = crout.add %l, %I : tensor<4x4xf64>
  %P = crout.matmul %L, %L : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
  %h = crout.triangle %A {upper = true, diagonal = -1 : i64} : tensor<4x4xf64>
  %t = crout.triangle %h {diagonal = 2 : i64} : tensor<4x4xf64>
  return %P, %t : tensor<4x4xf64>, tensor<4x4xf64>
}

// -----

// CHECK-LABEL: function @orthogonal
// CHECK: crout.qr : tensor<3x3xf64> is orthogonal
// CHECK: crout.qr : tensor<3x3xf64> is upper triangular
// CHECK: crout.qr : tensor<5x3xf64> is orthonormal columns
// CHECK: crout.matmul : tensor<3x3xf64> is identity
// CHECK-NEXT: because Q^H Q of orthonormal columns
// CHECK-NOT: crout.matmul : tensor<5x5xf64> is identity
// CHECK: crout.matmul : tensor<5x5xf64> is symmetric, positive semidefinite
func.func @orthogonal(%A: tensor<3x3xf64>, %B: tensor<5x3xf64>) -> (tensor<3x3xf64>, tensor<3x3xf64>, tensor<3x3xf64>, tensor<5x5xf64>) {
  %Q, %R = crout.qr reduced %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3x3xf64>)
  %P, %S = crout.qr reduced %B : (tensor<5x3xf64>) -> (tensor<5x3xf64>, tensor<3x3xf64>)
  %t = crout.permute %P [1, 0] : tensor<5x3xf64> -> tensor<3x5xf64>
  %I = crout.matmul %t, %P : (tensor<3x5xf64>, tensor<5x3xf64>) -> tensor<3x3xf64>
  %N = crout.matmul %P, %t : (tensor<5x3xf64>, tensor<3x5xf64>) -> tensor<5x5xf64>
  return %Q, %R, %I, %N : tensor<3x3xf64>, tensor<3x3xf64>, tensor<3x3xf64>, tensor<5x5xf64>
}

// -----

// CHECK-LABEL: function @diagonal
// CHECK: crout.select : tensor<?x?xf64> is diagonal, positive definite
// CHECK: because diag(d), d > 0
func.func @diagonal(%x: tensor<?xf64>, %n: index) -> tensor<?x?xf64> {
  %e = crout.exp %x : tensor<?xf64>
  %c = crout.reshape %e sizes(%n) : tensor<?xf64> to tensor<?x1xf64>
  %i = crout.iota dim = 0 sizes(%n, %n) : tensor<?x?xi64>
  %j = crout.iota dim = 1 sizes(%n, %n) : tensor<?x?xi64>
  %m = crout.compare eq %i, %j : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
  %z = crout.constant dense<0.0> : tensor<f64>
  %d = crout.select %m, %c, %z : (tensor<?x?xi1>, tensor<?x1xf64>, tensor<f64>) -> tensor<?x?xf64>
  return %d : tensor<?x?xf64>
}

// -----

// A complex Gram matrix needs the conjugate.
// CHECK-LABEL: function @complex
// CHECK: crout.matmul : tensor<2x2xcomplex<f64>> is Hermitian, positive semidefinite
// CHECK: crout.matmul : tensor<2x2xcomplex<f64>> is symmetric
// CHECK-NOT: Hermitian
func.func @complex(%X: tensor<2x3xcomplex<f64>>) -> (tensor<2x2xcomplex<f64>>, tensor<2x2xcomplex<f64>>) {
  %t = crout.permute %X [1, 0] : tensor<2x3xcomplex<f64>> -> tensor<3x2xcomplex<f64>>
  %h = crout.conj %t : tensor<3x2xcomplex<f64>>
  %A = crout.matmul %X, %h : (tensor<2x3xcomplex<f64>>, tensor<3x2xcomplex<f64>>) -> tensor<2x2xcomplex<f64>>
  %B = crout.matmul %X, %t : (tensor<2x3xcomplex<f64>>, tensor<3x2xcomplex<f64>>) -> tensor<2x2xcomplex<f64>>
  return %A, %B : tensor<2x2xcomplex<f64>>, tensor<2x2xcomplex<f64>>
}

// -----

// CHECK-LABEL: function @assumed
// CHECK: crout.assume : tensor<4x4xf64> is symmetric, positive definite
// CHECK: because assumed by the user
// CHECK: crout.slice : tensor<2x2xf64> is symmetric, positive definite
// CHECK: because A[I, I] for equal index sets
// CHECK: crout.matmul : tensor<4x4xf64> is symmetric, positive semidefinite
// CHECK: because X A X^H of a Hermitian A
func.func @assumed(%A: tensor<4x4xf64>, %X: tensor<4x4xf64>) -> (tensor<2x2xf64>, tensor<4x4xf64>) {
  %S = crout.assume %A {facts = ["positive_definite"]} : tensor<4x4xf64>
  %s = crout.slice %S[1, 1] [2, 2] [1, 1] : tensor<4x4xf64> to tensor<2x2xf64>
  %t = crout.permute %X [1, 0] : tensor<4x4xf64> -> tensor<4x4xf64>
  %l = crout.matmul %X, %S : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
  %C = crout.matmul %l, %t : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
  return %s, %C : tensor<2x2xf64>, tensor<4x4xf64>
}
