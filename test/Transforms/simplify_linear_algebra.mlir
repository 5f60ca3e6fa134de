// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each rewrite of crout-simplify-linear-algebra, and what keeps it from applying.
// RUN: crout-opt %s --crout-simplify-linear-algebra | FileCheck %s
// RUN: crout-opt %s --crout-simplify-linear-algebra="disable=product-with-inverse,inverse-of-inverse" | FileCheck %s --check-prefix=OFF
// RUN: not crout-opt %s --crout-simplify-linear-algebra="disable=no-such-rewrite" 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// UNKNOWN: error: there is no rewrite named 'no-such-rewrite'; there are inverse-of-inverse,

// CHECK-LABEL: func.func @product_with_inverse(
// CHECK-NEXT:    %[[S:.*]] = crout.sin %arg1
// CHECK-NEXT:    %[[X:.*]], %[[INFO:.*]] = crout.solve %arg0, %[[S]] : (tensor<?x?xf64>, tensor<?x3xf64>) -> (tensor<?x3xf64>, tensor<i32>)
// CHECK-NEXT:    crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.inv"}
// CHECK-NEXT:    return %[[X]]
// OFF-LABEL: func.func @product_with_inverse(
// OFF:         crout.inv
// OFF:         crout.matmul
func.func @product_with_inverse(%A: tensor<?x?xf64>, %B: tensor<?x3xf64>) -> tensor<?x3xf64> {
  %i, %info = crout.inv %A : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %s = crout.sin %B : tensor<?x3xf64>
  %x = crout.matmul %i, %s : (tensor<?x?xf64>, tensor<?x3xf64>) -> tensor<?x3xf64>
  return %x : tensor<?x3xf64>
}

// CHECK-LABEL: func.func @product_with_inverse_on_the_right(
// CHECK-NEXT:    crout.solve %arg0, %arg1 {left = false} : (tensor<5x3x3xf64>, tensor<2x3xf64>) -> (tensor<5x2x3xf64>, tensor<5xi32>)
// CHECK-NEXT:    return
func.func @product_with_inverse_on_the_right(%A: tensor<5x3x3xf64>, %B: tensor<2x3xf64>) -> tensor<5x2x3xf64> {
  %i, %info = crout.inv %A : (tensor<5x3x3xf64>) -> (tensor<5x3x3xf64>, tensor<5xi32>)
  %x = crout.matmul %B, %i : (tensor<2x3xf64>, tensor<5x3x3xf64>) -> tensor<5x2x3xf64>
  return %x : tensor<5x2x3xf64>
}

// CHECK-LABEL: func.func @product_with_transposed_inverse(
// CHECK-NEXT:    %[[T:.*]] = crout.permute %arg0 [1, 0]
// CHECK-NEXT:    %[[X:.*]], %[[INFO:.*]] = crout.solve %[[T]], %arg1
// CHECK-NEXT:    crout.check_info %[[INFO]]
func.func @product_with_transposed_inverse(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %t = crout.permute %i [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  %x = crout.matmul %t, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return %x : tensor<3x2xf64>
}

// The inverse is returned, so it is computed anyway.
// CHECK-LABEL: func.func @inverse_that_is_needed(
// CHECK:         crout.inv
// CHECK:         crout.matmul
func.func @inverse_that_is_needed(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<3x3xf64>) {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x = crout.matmul %i, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return %x, %i : tensor<3x2xf64>, tensor<3x3xf64>
}

// The info is handed out, and looked at before B is there.
// CHECK-LABEL: func.func @info_that_is_needed_early(
// CHECK:         crout.inv
func.func @info_that_is_needed_early(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %f = crout.cast %info : tensor<i32> to tensor<f64>
  %b = crout.add %B, %f : (tensor<3x2xf64>, tensor<f64>) -> tensor<3x2xf64>
  %x = crout.matmul %i, %b : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return %x : tensor<3x2xf64>
}

// CHECK-LABEL: func.func @info_that_is_handed_out(
// CHECK-NEXT:    %[[X:.*]], %[[INFO:.*]] = crout.solve
// CHECK-NEXT:    return %[[X]], %[[INFO]]
func.func @info_that_is_handed_out(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>) {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x = crout.matmul %i, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return %x, %info : tensor<3x2xf64>, tensor<i32>
}

// The first of two errors stays the first.
// CHECK-LABEL: func.func @order_of_checks(
// CHECK:         %{{.*}}, %[[INFO:.*]] = crout.solve
// CHECK-NEXT:    crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.inv"}
// CHECK-NEXT:    crout.check_info %{{.*}} {kind = 1 : i64, op_name = "linalg.cholesky"}
// CHECK-NEXT:    crout.expect_equal
func.func @order_of_checks(%A: tensor<3x3xf64>, %C: tensor<3x3xf64>) -> tensor<3x3xf64> {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %L, %info1 = crout.cholesky %C : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %info1 {kind = 1 : i64, op_name = "linalg.cholesky"} : tensor<i32>
  crout.expect_equal %A, %C : tensor<3x3xf64>, tensor<3x3xf64>
  %x = crout.matmul %i, %L : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  return %x : tensor<3x3xf64>
}

// CHECK-LABEL: func.func @inverse_of_inverse(
// CHECK-NEXT:    %{{.*}}, %{{.*}}, %[[INFO:.*]] = crout.lu_factor %arg0
// CHECK-NEXT:    crout.check_info %[[INFO]]
// CHECK-NEXT:    crout.check_info %[[INFO]]
// CHECK-NEXT:    return %arg0
// OFF-LABEL: func.func @inverse_of_inverse(
// OFF-COUNT-2: crout.inv
func.func @inverse_of_inverse(%A: tensor<3x3xf64>) -> tensor<3x3xf64> {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %j, %jnfo = crout.inv %i : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %jnfo {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  return %j : tensor<3x3xf64>
}

// Squareness is known from the symbols of the arguments' sizes.
// CHECK-LABEL: func.func @inverse_of_product(
// CHECK-NEXT:    %[[Y:.*]], %[[INFOA:.*]] = crout.solve %arg0, %arg2
// CHECK-DAG:     crout.check_info %[[INFOA]] {kind = 0 : i64, op_name = "linalg.inv"}
// CHECK-DAG:     %[[X:.*]], %[[INFOB:.*]] = crout.solve %arg1, %[[Y]]
// CHECK-DAG:     crout.check_info %[[INFOB]] {kind = 0 : i64, op_name = "linalg.inv"}
// CHECK:         return %[[X]]
func.func @inverse_of_product(%A: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %B: tensor<?x?xf64> {crout.dims = ["n", "n"]}, %C: tensor<?x3xf64>) -> tensor<?x3xf64> {
  %p = crout.matmul %A, %B : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %i, %info = crout.inv %p : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %x = crout.matmul %i, %C : (tensor<?x?xf64>, tensor<?x3xf64>) -> tensor<?x3xf64>
  return %x : tensor<?x3xf64>
}

// CHECK-LABEL: func.func @inverse_of_product_on_the_right(
// CHECK-NEXT:    %[[Y:.*]], %{{.*}} = crout.solve %arg1, %arg2 {left = false}
// CHECK-NEXT:    %[[X:.*]], %{{.*}} = crout.solve %arg0, %[[Y]] {left = false}
// CHECK-NEXT:    return %[[X]]
func.func @inverse_of_product_on_the_right(%A: tensor<3x3xf64>, %B: tensor<3x3xf64>, %C: tensor<2x3xf64>) -> tensor<2x3xf64> {
  %p = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %i, %info = crout.inv %p : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x = crout.matmul %C, %i : (tensor<2x3xf64>, tensor<3x3xf64>) -> tensor<2x3xf64>
  return %x : tensor<2x3xf64>
}

// The product is square, its factors are not.
// CHECK-LABEL: func.func @inverse_of_product_of_rectangles(
// CHECK:         crout.matmul
// CHECK:         crout.solve
// CHECK-NOT:     crout.solve
func.func @inverse_of_product_of_rectangles(%A: tensor<3x5xf64>, %B: tensor<5x3xf64>, %C: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %p = crout.matmul %A, %B : (tensor<3x5xf64>, tensor<5x3xf64>) -> tensor<3x3xf64>
  %i, %info = crout.inv %p : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %x = crout.matmul %i, %C : (tensor<3x3xf64>, tensor<3x2xf64>) -> tensor<3x2xf64>
  return %x : tensor<3x2xf64>
}

// CHECK-LABEL: func.func @identity(
// CHECK-NEXT:    %[[I:.*]] = crout.eye sizes(%arg1, %arg1)
// CHECK-NEXT:    return %[[I]], %arg0, %arg0
func.func @identity(%B: tensor<?x3xf64>, %n: index) -> (tensor<?x?xf64>, tensor<?x3xf64>, tensor<?x3xf64>) {
  %I = crout.eye sizes(%n, %n) : tensor<?x?xf64>
  %i, %info = crout.inv %I : (tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<i32>)
  %x, %jnfo = crout.solve %I, %B : (tensor<?x?xf64>, tensor<?x3xf64>) -> (tensor<?x3xf64>, tensor<i32>)
  %y = crout.matmul %I, %B : (tensor<?x?xf64>, tensor<?x3xf64>) -> tensor<?x3xf64>
  return %i, %x, %y : tensor<?x?xf64>, tensor<?x3xf64>, tensor<?x3xf64>
}

// An eye that is not known to be square is no identity.
// CHECK-LABEL: func.func @rectangular_eye(
// CHECK:         crout.matmul
func.func @rectangular_eye(%B: tensor<?x3xf64>, %m: index, %n: index) -> tensor<?x3xf64> {
  %I = crout.eye sizes(%m, %n) : tensor<?x?xf64>
  %y = crout.matmul %I, %B : (tensor<?x?xf64>, tensor<?x3xf64>) -> tensor<?x3xf64>
  return %y : tensor<?x3xf64>
}

// CHECK-LABEL: func.func @solve_for_identity(
// CHECK-NEXT:    %[[I:.*]], %[[INFO:.*]] = crout.inv %arg0
// CHECK-NEXT:    crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.solve"}
// CHECK-NEXT:    return %[[I]]
func.func @solve_for_identity(%A: tensor<5x3x3xf64>) -> tensor<5x3x3xf64> {
  %I = crout.eye : tensor<3x3xf64>
  %x, %info = crout.solve %A, %I : (tensor<5x3x3xf64>, tensor<3x3xf64>) -> (tensor<5x3x3xf64>, tensor<5xi32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<5xi32>
  return %x : tensor<5x3x3xf64>
}

// The check looks for zeros on the diagonal.
// CHECK-LABEL: func.func @solve_of_triangle(
// CHECK:         %[[T:.*]] = crout.triangle %arg0 {upper = true}
// CHECK:         %[[X:.*]] = crout.solve_triangular %[[T]], %arg1 {upper = true}
// CHECK:         %[[D:.*]] = crout.reduce sum
// CHECK:         %[[Z:.*]] = crout.compare eq %[[D]]
// CHECK:         %[[ANY:.*]] = crout.reduce any %[[Z]] dims = [0]
// CHECK:         %[[INFO:.*]] = crout.select %[[ANY]]
// CHECK:         crout.check_info %[[INFO]]
// CHECK:         return %[[X]]
func.func @solve_of_triangle(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %T = crout.triangle %A {upper = true} : tensor<3x3xf64>
  %x, %info = crout.solve %T, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return %x : tensor<3x2xf64>
}

// A triangle that reaches over the diagonal is none.
// CHECK-LABEL: func.func @solve_of_hessenberg(
// CHECK:         crout.solve %
func.func @solve_of_hessenberg(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %T = crout.triangle %A {upper = true, diagonal = -1 : i64} : tensor<3x3xf64>
  %x, %info = crout.solve %T, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  return %x : tensor<3x2xf64>
}

// The Cholesky factor is lower triangular, its transpose upper.
// CHECK-LABEL: func.func @solve_of_cholesky_factor(
// CHECK:         %[[L:.*]], %{{.*}} = crout.cholesky %arg0
// CHECK-NEXT:    %[[Y:.*]] = crout.solve_triangular %[[L]], %arg1 :
// CHECK-NEXT:    %[[U:.*]] = crout.permute %[[L]] [1, 0]
// CHECK-NEXT:    crout.solve_triangular %[[U]], %[[Y]] {upper = true} :
func.func @solve_of_cholesky_factor(%A: tensor<3x3xf64>, %B: tensor<3x2xf64>) -> tensor<3x2xf64> {
  %L, %i0 = crout.cholesky %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  %y, %i1 = crout.solve %L, %B : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  %U = crout.permute %L [1, 0] : tensor<3x3xf64> -> tensor<3x3xf64>
  %x, %i2 = crout.solve %U, %y : (tensor<3x3xf64>, tensor<3x2xf64>) -> (tensor<3x2xf64>, tensor<i32>)
  return %x : tensor<3x2xf64>
}

// CHECK-LABEL: func.func @inverse_of_triangle(
// CHECK-DAG:     %[[L:.*]] = crout.triangle %arg0
// CHECK-DAG:     %[[I:.*]] = crout.eye
// CHECK:         crout.solve_triangular %[[L]], %[[I]] :
func.func @inverse_of_triangle(%A: tensor<?x3x3xf64>) -> tensor<?x3x3xf64> {
  %L = crout.triangle %A : tensor<?x3x3xf64>
  %i, %info = crout.inv %L : (tensor<?x3x3xf64>) -> (tensor<?x3x3xf64>, tensor<?xi32>)
  return %i : tensor<?x3x3xf64>
}

// CHECK-LABEL: func.func @det_of_product(
// CHECK-DAG:     %[[A:.*]] = crout.det %arg0
// CHECK-DAG:     %[[B:.*]] = crout.det %arg1
// CHECK:         crout.mul %[[A]], %[[B]]
// CHECK-LABEL: func.func @slogdet_of_product(
// CHECK-DAG:     %[[SA:.*]], %[[LA:.*]] = crout.slogdet %arg0
// CHECK-DAG:     %[[SB:.*]], %[[LB:.*]] = crout.slogdet %arg1
// CHECK-DAG:     %[[S:.*]] = crout.mul %[[SA]], %[[SB]]
// CHECK-DAG:     %[[L:.*]] = crout.add %[[LA]], %[[LB]]
// CHECK:         return %[[S]], %[[L]]
func.func @det_of_product(%A: tensor<3x3xf64>, %B: tensor<3x3xf64>) -> tensor<f64> {
  %p = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %d = crout.det %p : (tensor<3x3xf64>) -> tensor<f64>
  return %d : tensor<f64>
}
func.func @slogdet_of_product(%A: tensor<3x3xf64>, %B: tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>) {
  %p = crout.matmul %A, %B : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<3x3xf64>
  %s, %l = crout.slogdet %p : (tensor<3x3xf64>) -> (tensor<f64>, tensor<f64>)
  return %s, %l : tensor<f64>, tensor<f64>
}

// The determinant of A A^T of a wide matrix is not that of its factors.
// CHECK-LABEL: func.func @det_of_product_of_rectangles(
// CHECK:         crout.matmul
// CHECK:         crout.det
func.func @det_of_product_of_rectangles(%A: tensor<?x?xf64> {crout.dims = ["m", "n"]}) -> tensor<f64> {
  %t = crout.permute %A [1, 0] : tensor<?x?xf64> -> tensor<?x?xf64>
  %p = crout.matmul %A, %t : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %d = crout.det %p : (tensor<?x?xf64>) -> tensor<f64>
  return %d : tensor<f64>
}

// The check of the inverse stays, on a factorisation.
// CHECK-LABEL: func.func @det_of_inverse(
// CHECK-DAG:     %{{.*}}, %{{.*}}, %[[INFO:.*]] = crout.lu_factor %arg0
// CHECK-DAG:     crout.check_info %[[INFO]]
// CHECK-DAG:     %[[D:.*]] = crout.det %arg0
// CHECK:         %[[R:.*]] = crout.reciprocal %[[D]]
// CHECK-NEXT:    return %[[R]]
func.func @det_of_inverse(%A: tensor<3x3xf64>) -> tensor<f64> {
  %i, %info = crout.inv %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  %d = crout.det %i : (tensor<3x3xf64>) -> tensor<f64>
  return %d : tensor<f64>
}

// CHECK-LABEL: func.func @slogdet_of_inverse(
// CHECK-NEXT:    %[[S:.*]], %[[L:.*]] = crout.slogdet %arg0
// CHECK-NEXT:    %[[C:.*]] = crout.conj %[[S]]
// CHECK-NEXT:    %[[N:.*]] = crout.neg %[[L]]
// CHECK-NEXT:    return %[[C]], %[[N]]
func.func @slogdet_of_inverse(%A: tensor<3x3xcomplex<f64>>) -> (tensor<complex<f64>>, tensor<f64>) {
  %i, %info = crout.inv %A : (tensor<3x3xcomplex<f64>>) -> (tensor<3x3xcomplex<f64>>, tensor<i32>)
  %s, %l = crout.slogdet %i : (tensor<3x3xcomplex<f64>>) -> (tensor<complex<f64>>, tensor<f64>)
  return %s, %l : tensor<complex<f64>>, tensor<f64>
}

// CHECK-LABEL: func.func @determinants_of_transpose(
// CHECK-NOT:     crout.permute
// CHECK:         crout.det %arg0
// CHECK:         crout.slogdet %arg0
func.func @determinants_of_transpose(%A: tensor<?x3x3xf64>) -> (tensor<?xf64>, tensor<?xf64>, tensor<?xf64>) {
  %t = crout.permute %A [0, 2, 1] : tensor<?x3x3xf64> -> tensor<?x3x3xf64>
  %d = crout.det %t : (tensor<?x3x3xf64>) -> tensor<?xf64>
  %s, %l = crout.slogdet %t : (tensor<?x3x3xf64>) -> (tensor<?xf64>, tensor<?xf64>)
  return %d, %s, %l : tensor<?xf64>, tensor<?xf64>, tensor<?xf64>
}

// CHECK-LABEL: func.func @det_of_triangle(
// CHECK:         %[[MASK:.*]] = crout.eye : tensor<3x3xi1>
// CHECK:         %[[KEPT:.*]] = crout.select %[[MASK]]
// CHECK:         %[[DIAGONAL:.*]] = crout.reduce sum %[[KEPT]] dims = [2]
// CHECK:         crout.reduce prod %[[DIAGONAL]] dims = [1] : tensor<?x3xf64> -> tensor<?xf64>
func.func @det_of_triangle(%A: tensor<?x3x3xf64>) -> tensor<?xf64> {
  %t = crout.triangle %A : tensor<?x3x3xf64>
  %d = crout.det %t : (tensor<?x3x3xf64>) -> tensor<?xf64>
  return %d : tensor<?xf64>
}

// CHECK-LABEL: func.func @values_only(
// CHECK-NEXT:    crout.eigvalsh %arg0 {upper = true}
// CHECK-NEXT:    crout.svdvals %arg0
// CHECK-NEXT:    crout.qr_r %arg0
// CHECK-NEXT:    return
func.func @values_only(%A: tensor<3x3xf64>) -> (tensor<3xf64>, tensor<3xf64>, tensor<3x3xf64>) {
  %w, %V, %i = crout.eigh %A {upper = true} : (tensor<3x3xf64>) -> (tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  %U, %S, %Vh, %j = crout.svd %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3xf64>, tensor<3x3xf64>, tensor<i32>)
  %Q, %R = crout.qr reduced %A : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3x3xf64>)
  return %w, %S, %R : tensor<3xf64>, tensor<3xf64>, tensor<3x3xf64>
}

// CHECK-LABEL: func.func @tensordot_with_tensorinv(
// CHECK-NEXT:    %[[X:.*]], %[[INFO:.*]] = crout.tensorsolve %arg0, %arg1 : (tensor<2x3x6xf64>, tensor<2x3xf64>) -> (tensor<6xf64>, tensor<i32>)
// CHECK-NEXT:    crout.check_info %[[INFO]] {kind = 0 : i64, op_name = "linalg.tensorinv"}
// CHECK-NEXT:    return %[[X]]
func.func @tensordot_with_tensorinv(%A: tensor<2x3x6xf64>, %B: tensor<2x3xf64>) -> tensor<6xf64> {
  %i, %info = crout.tensorinv %A : (tensor<2x3x6xf64>) -> (tensor<6x2x3xf64>, tensor<i32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.tensorinv"} : tensor<i32>
  %x = crout.tensordot %i, %B {lhs_dims = array<i64: 2, 1>, rhs_dims = array<i64: 1, 0>} : (tensor<6x2x3xf64>, tensor<2x3xf64>) -> tensor<6xf64>
  return %x : tensor<6xf64>
}

// Crossed pairs are another equation.
// CHECK-LABEL: func.func @tensordot_with_crossed_pairs(
// CHECK:         crout.tensordot
func.func @tensordot_with_crossed_pairs(%A: tensor<2x2x4xf64>, %B: tensor<2x2xf64>) -> tensor<4xf64> {
  %i, %info = crout.tensorinv %A : (tensor<2x2x4xf64>) -> (tensor<4x2x2xf64>, tensor<i32>)
  %x = crout.tensordot %i, %B {lhs_dims = array<i64: 1, 2>, rhs_dims = array<i64: 1, 0>} : (tensor<4x2x2xf64>, tensor<2x2xf64>) -> tensor<4xf64>
  return %x : tensor<4xf64>
}
