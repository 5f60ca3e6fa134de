// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One factorisation for each matrix, by Cholesky where structure allows.
// RUN: crout-opt %s --split-input-file --pass-pipeline='builtin.module(crout-simplify-linear-algebra,crout-share-factorisations)' | FileCheck %s
// RUN: crout-opt %s --split-input-file --pass-pipeline='builtin.module(crout-share-factorisations{disable=share-factorisation,cholesky-of-positive-definite,quadratic-form,keep-factorisation})' | FileCheck %s --check-prefix=OFF

// OFF-NOT: crout.factor

// CHECK-LABEL: func.func @many_uses(
// CHECK-COUNT-1: crout.factor %arg0 :
// CHECK-NOT:     crout.factor %
// CHECK-NOT:     crout.solve
// CHECK-NOT:     crout.inv
// CHECK-NOT:     crout.det
// CHECK:         return
func.func @many_uses(%A: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %b1: tensor<?x1xf64>, %b2: tensor<?x2xf64>, %c: tensor<?x1xf64>)
    -> (tensor<?x1xf64>, tensor<?x2xf64>, tensor<?x1xf64>, tensor<f64>, tensor<f64>) {
  %x, %i = crout.solve %A, %b1 : (tensor<?x?xf64>, tensor<?x1xf64>) -> (tensor<?x1xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %y, %j = crout.solve %A, %b2 : (tensor<?x?xf64>, tensor<?x2xf64>) -> (tensor<?x2xf64>, tensor<i32>)
  crout.check_info %j {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %inv, %k = crout.inv %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  crout.check_info %k {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %z = crout.matmul %inv, %c : (tensor<?x?xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
  %d = crout.det %A : (tensor<?x?xf64>) -> tensor<f64>
  %s, %l = crout.slogdet %A : (tensor<?x?xf64>) -> (tensor<f64>, tensor<f64>)
  return %x, %y, %z, %d, %l : tensor<?x1xf64>, tensor<?x2xf64>, tensor<?x1xf64>, tensor<f64>, tensor<f64>
}

// -----

// A quadratic form, and the transposed system.
// CHECK-LABEL: func.func @transposed(
// CHECK-COUNT-1: crout.factor %arg0 :
// CHECK-DAG:     crout.factor_solve %{{.*}} {left = false}
// CHECK-DAG:     crout.factor_solve %{{.*}} {transposed = true}
// CHECK-NOT:     crout.factor %
// CHECK:         return
func.func @transposed(%A: tensor<20x20xf64>, %b: tensor<20x1xf64>) -> (tensor<1x1xf64>, tensor<20x1xf64>) {
  %inv, %k = crout.inv %A : (tensor<20x20xf64>) -> (tensor<20x20xf64>, tensor<i32>)
  %t = crout.permute %b [1, 0] : tensor<20x1xf64> -> tensor<1x20xf64>
  %l = crout.matmul %t, %inv : (tensor<1x20xf64>, tensor<20x20xf64>) -> tensor<1x20xf64>
  %q = crout.matmul %l, %b : (tensor<1x20xf64>, tensor<20x1xf64>) -> tensor<1x1xf64>
  %At = crout.permute %A [1, 0] : tensor<20x20xf64> -> tensor<20x20xf64>
  %x, %i = crout.solve %At, %b : (tensor<20x20xf64>, tensor<20x1xf64>) -> (tensor<20x1xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %q, %x : tensor<1x1xf64>, tensor<20x1xf64>
}

// -----

// conj(A) X = B is A conj(X) = conj(B).
// CHECK-LABEL: func.func @adjoint(
// CHECK-COUNT-1: crout.factor %arg0 :
// CHECK:         %[[B:.*]] = crout.conj %arg1
// CHECK:         %[[X:.*]] = crout.factor_solve %{{.*}}, %{{.*}}, %[[B]] {transposed = true}
// CHECK:         crout.conj %[[X]]
func.func @adjoint(%A: tensor<20x20xcomplex<f64>>, %b: tensor<20x1xcomplex<f64>>) -> (tensor<20x1xcomplex<f64>>, tensor<complex<f64>>) {
  %t = crout.permute %A [1, 0] : tensor<20x20xcomplex<f64>> -> tensor<20x20xcomplex<f64>>
  %h = crout.conj %t : tensor<20x20xcomplex<f64>>
  %x, %i = crout.solve %h, %b : (tensor<20x20xcomplex<f64>>, tensor<20x1xcomplex<f64>>) -> (tensor<20x1xcomplex<f64>>, tensor<i32>)
  %d = crout.det %A : (tensor<20x20xcomplex<f64>>) -> tensor<complex<f64>>
  return %x, %d : tensor<20x1xcomplex<f64>>, tensor<complex<f64>>
}

// -----

// One use of a large positive definite matrix; the fallback is counted.
// CHECK-LABEL: func.func @positive_definite(
// CHECK:         %{{.*}}, %{{.*}}, %[[INFO:.*]], %[[MINOR:.*]] = crout.factor %{{.*}} {cholesky = true}
// CHECK-NEXT:    crout.check_info %[[MINOR]] {kind = 5 : i64, op_name = "linalg.solve"}
// CHECK:         crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.solve"}
func.func @positive_definite(%X: tensor<64x80xf64>, %b: tensor<64x1xf64>) -> tensor<64x1xf64> {
  %t = crout.permute %X [1, 0] : tensor<64x80xf64> -> tensor<80x64xf64>
  %g = crout.matmul %X, %t : (tensor<64x80xf64>, tensor<80x64xf64>) -> tensor<64x64xf64>
  %I = crout.eye : tensor<64x64xf64>
  %A = crout.add %g, %I : tensor<64x64xf64>
  %x, %i = crout.solve %A, %b : (tensor<64x64xf64>, tensor<64x1xf64>) -> (tensor<64x1xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %x : tensor<64x1xf64>
}

// -----

// A semidefinite matrix alone may well be singular: no Cholesky.
// CHECK-LABEL: func.func @semidefinite(
// CHECK:         crout.solve
func.func @semidefinite(%X: tensor<64x80xf64>, %b: tensor<64x1xf64>) -> tensor<64x1xf64> {
  %t = crout.permute %X [1, 0] : tensor<64x80xf64> -> tensor<80x64xf64>
  %g = crout.matmul %X, %t : (tensor<64x80xf64>, tensor<80x64xf64>) -> tensor<64x64xf64>
  %x, %i = crout.solve %g, %b : (tensor<64x64xf64>, tensor<64x1xf64>) -> (tensor<64x1xf64>, tensor<i32>)
  return %x : tensor<64x1xf64>
}

// -----

// The user's own Cholesky factorisation is the one.
// CHECK-LABEL: func.func @assumed(
// CHECK-COUNT-1: crout.factor %arg0 {cholesky = true}
// CHECK-NOT:     crout.cholesky
// CHECK-NOT:     crout.assume
// CHECK:         return
func.func @assumed(%A: tensor<?x20x20xf64>, %b: tensor<?x20x1xf64>) -> (tensor<?x20x20xf64>, tensor<?x20x1xf64>, tensor<?xf64>) {
  %S = crout.assume %A {facts = ["positive_definite"]} : tensor<?x20x20xf64>
  %L, %i = crout.cholesky %A : (tensor<?x20x20xf64>) -> (tensor<?x20x20xf64>, tensor<?xi32>)
  crout.check_info %i {kind = 1 : i64, op_name = "linalg.cholesky"} : tensor<?xi32>
  %x, %j = crout.solve %S, %b : (tensor<?x20x20xf64>, tensor<?x20x1xf64>) -> (tensor<?x20x1xf64>, tensor<?xi32>)
  crout.check_info %j {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32>
  %s, %l = crout.slogdet %S : (tensor<?x20x20xf64>) -> (tensor<?xf64>, tensor<?xf64>)
  return %L, %x, %l : tensor<?x20x20xf64>, tensor<?x20x1xf64>, tensor<?xf64>
}

// -----

// The program sees where the transposed system is singular, so it is solved by itself.
// CHECK-LABEL: func.func @info_of_transposed(
// CHECK-NOT:     crout.factor
// CHECK:         crout.solve
// CHECK:         crout.det
func.func @info_of_transposed(%A: tensor<20x20xf64>, %b: tensor<20x1xf64>) -> (tensor<20x1xf64>, tensor<i32>, tensor<f64>) {
  %t = crout.permute %A [1, 0] : tensor<20x20xf64> -> tensor<20x20xf64>
  %x, %i = crout.solve %t, %b : (tensor<20x20xf64>, tensor<20x1xf64>) -> (tensor<20x1xf64>, tensor<i32>)
  %d = crout.det %A : (tensor<20x20xf64>) -> tensor<f64>
  return %x, %i, %d : tensor<20x1xf64>, tensor<i32>, tensor<f64>
}

// -----

// Two factorisations of a tiny matrix stay in registers.
// CHECK-LABEL: func.func @tiny(
// CHECK-NOT:     crout.factor
// CHECK:         crout.solve
// CHECK:         crout.det
func.func @tiny(%A: tensor<?x3x3xf64>, %b: tensor<?x3x1xf64>) -> (tensor<?x3x1xf64>, tensor<?xf64>) {
  %x, %i = crout.solve %A, %b : (tensor<?x3x3xf64>, tensor<?x3x1xf64>) -> (tensor<?x3x1xf64>, tensor<?xi32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32>
  %d = crout.det %A : (tensor<?x3x3xf64>) -> tensor<?xf64>
  return %x, %d : tensor<?x3x1xf64>, tensor<?xf64>
}

// -----

// The factors that lu_factor hands out are those of the transposed matrix, transposed.
// CHECK-LABEL: func.func @lu_factor_too(
// CHECK:         %[[T:.*]] = crout.permute %arg0 [1, 0]
// CHECK:         %[[F:.*]], %[[P:.*]], %{{.*}}, %{{.*}} = crout.factor %[[T]] :
// CHECK:         crout.permute %[[F]] [1, 0]
// CHECK:         crout.factor_solve %[[F]], %[[P]], %{{.*}} {transposed = true}
// CHECK:         crout.factor_det %[[F]], %[[P]]
// CHECK-NOT:     crout.{{lu_factor|solve|det}} %
// CHECK:         return
func.func @lu_factor_too(%A: tensor<40x40xf64>, %b: tensor<40x1xf64>) -> (tensor<40x40xf64>, tensor<40xi32>, tensor<40x1xf64>, tensor<f64>) {
  %LU, %p, %i = crout.lu_factor %A : (tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<40xi32>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.lu_factor"} : tensor<i32>
  %x, %j = crout.solve %A, %b : (tensor<40x40xf64>, tensor<40x1xf64>) -> (tensor<40x1xf64>, tensor<i32>)
  crout.check_info %j {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %d = crout.det %A : (tensor<40x40xf64>) -> tensor<f64>
  return %LU, %p, %x, %d : tensor<40x40xf64>, tensor<40xi32>, tensor<40x1xf64>, tensor<f64>
}

// -----

// A singular matrix's pivots would be seen.
// CHECK-LABEL: func.func @lu_factor_unchecked(
// CHECK:         crout.lu_factor
// CHECK:         crout.det
func.func @lu_factor_unchecked(%A: tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<40xi32>, tensor<i32>, tensor<f64>) {
  %LU, %p, %i = crout.lu_factor %A : (tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<40xi32>, tensor<i32>)
  %d = crout.det %A : (tensor<40x40xf64>) -> tensor<f64>
  return %LU, %p, %i, %d : tensor<40x40xf64>, tensor<40xi32>, tensor<i32>, tensor<f64>
}

// -----

// A checked cholesky of a symmetric matrix says that it is positive definite.
// CHECK-LABEL: func.func @symmetric(
// CHECK-COUNT-1: crout.factor %{{.*}} {cholesky = true}
// CHECK-NOT:     crout.{{factor|solve|cholesky}} %
// CHECK:         return
func.func @symmetric(%X: tensor<40x40xf64>, %b: tensor<40x1xf64>) -> (tensor<40x40xf64>, tensor<40x1xf64>) {
  %T = crout.permute %X [1, 0] : tensor<40x40xf64> -> tensor<40x40xf64>
  %A = crout.add %X, %T : tensor<40x40xf64>
  %L, %i = crout.cholesky %A : (tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<i32>)
  crout.check_info %i {kind = 1 : i64, op_name = "linalg.cholesky"} : tensor<i32>
  %x, %j = crout.solve %A, %b : (tensor<40x40xf64>, tensor<40x1xf64>) -> (tensor<40x1xf64>, tensor<i32>)
  crout.check_info %j {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %L, %x : tensor<40x40xf64>, tensor<40x1xf64>
}

// -----

// B^H inv(A) B is one forward substitution, from both sides; a solution that is needed stays one.
// CHECK-LABEL: func.func @quadratic(
// CHECK-COUNT-1: crout.factor %{{.*}} {cholesky = true}
// CHECK:         %[[Q:.*]] = crout.factor_quadratic %{{.*}}, %{{.*}}, %arg1
// CHECK:         %[[R:.*]] = crout.factor_quadratic %{{.*}}, %{{.*}}, %arg1
// CHECK:         %[[X:.*]] = crout.factor_solve
// CHECK:         %[[S:.*]] = crout.matmul %{{.*}}, %[[X]]
// CHECK:         return %[[Q]], %[[R]], %[[S]], %[[X]]
func.func @quadratic(%A: tensor<40x40xf64>, %B: tensor<40x3xf64>, %C: tensor<40x2xf64>) -> (tensor<3x3xf64>, tensor<3x3xf64>, tensor<2x2xf64>, tensor<40x2xf64>) {
  %P = crout.assume %A {facts = ["positive_definite"]} : tensor<40x40xf64>
  %T = crout.permute %B [1, 0] : tensor<40x3xf64> -> tensor<3x40xf64>
  %U = crout.permute %C [1, 0] : tensor<40x2xf64> -> tensor<2x40xf64>
  %x, %i = crout.solve %P, %B : (tensor<40x40xf64>, tensor<40x3xf64>) -> (tensor<40x3xf64>, tensor<i32>)
  %q = crout.matmul %T, %x : (tensor<3x40xf64>, tensor<40x3xf64>) -> tensor<3x3xf64>
  %y, %j = crout.solve %P, %T {left = false} : (tensor<40x40xf64>, tensor<3x40xf64>) -> (tensor<3x40xf64>, tensor<i32>)
  %r = crout.matmul %y, %B : (tensor<3x40xf64>, tensor<40x3xf64>) -> tensor<3x3xf64>
  %z, %k = crout.solve %P, %C : (tensor<40x40xf64>, tensor<40x2xf64>) -> (tensor<40x2xf64>, tensor<i32>)
  %s = crout.matmul %U, %z : (tensor<2x40xf64>, tensor<40x2xf64>) -> tensor<2x2xf64>
  return %q, %r, %s, %z : tensor<3x3xf64>, tensor<3x3xf64>, tensor<2x2xf64>, tensor<40x2xf64>
}

// -----

// A captured matrix, and what is made of it and of sizes, is factored once; one that an argument goes into is not.
// CHECK-LABEL: func.func @constant(
// CHECK:         crout.factor %{{.*}} {kept = true}
// CHECK-NOT:     kept
// CHECK:         crout.solve
func.func @constant(%b: tensor<100x1xf64>, %A: tensor<100x100xf64> {crout.captured}) -> (tensor<100x1xf64>, tensor<100x1xf64>) {
  %M = crout.mul %A, %A : tensor<100x100xf64>
  %x, %i = crout.solve %M, %b : (tensor<100x100xf64>, tensor<100x1xf64>) -> (tensor<100x1xf64>, tensor<i32>)
  %N = crout.add %A, %b : (tensor<100x100xf64>, tensor<100x1xf64>) -> tensor<100x100xf64>
  %y, %j = crout.solve %N, %b : (tensor<100x100xf64>, tensor<100x1xf64>) -> (tensor<100x1xf64>, tensor<i32>)
  return %x, %y : tensor<100x1xf64>, tensor<100x1xf64>
}

// -----

// The matrix of one factorisation that comes from another one.
// CHECK-LABEL: func.func @chained(
// CHECK-COUNT-2: crout.factor %
// CHECK-NOT:     crout.{{solve|inv|det}} %
// CHECK:         return
func.func @chained(%A: tensor<40x40xf64>, %B: tensor<40x40xf64>) -> (tensor<f64>, tensor<40x40xf64>, tensor<f64>) {
  %X, %i = crout.solve %A, %B : (tensor<40x40xf64>, tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<i32>)
  %d = crout.det %A : (tensor<40x40xf64>) -> tensor<f64>
  %Y, %j = crout.inv %X : (tensor<40x40xf64>) -> (tensor<40x40xf64>, tensor<i32>)
  %e:2 = crout.slogdet %X : (tensor<40x40xf64>) -> (tensor<f64>, tensor<f64>)
  return %d, %Y, %e#0 : tensor<f64>, tensor<40x40xf64>, tensor<f64>
}
