// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Rewrites on request: a diagonal matrix plus one of low rank.
// RUN: crout-opt %s --crout-simplify-linear-algebra='enable=woodbury,determinant-lemma' | FileCheck %s
// RUN: crout-opt %s --crout-simplify-linear-algebra | FileCheck %s --check-prefix=OFF
// RUN: not crout-opt %s --crout-simplify-linear-algebra='enable=no-such-rewrite' 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// UNKNOWN: error: there is no rewrite on request named 'no-such-rewrite'; there are woodbury, determinant-lemma

// The 3x3 system is all that is factored.
// CHECK-LABEL: func.func @update(
// CHECK-NOT:     crout.solve {{.*}}tensor<40x40xf64>
// CHECK:         crout.solve %{{.*}} : (tensor<3x3xf64>, tensor<3x1xf64>)
// CHECK:         crout.check_info
// CHECK:         crout.check_info
// CHECK:         crout.sub
// CHECK:         crout.det %{{.*}} : (tensor<3x3xf64>)
// CHECK:         crout.slogdet %{{.*}} : (tensor<3x3xf64>)
// CHECK:         return
// OFF-LABEL: func.func @update(
// OFF:         crout.solve %{{.*}} : (tensor<40x40xf64>
// OFF:         crout.det %{{.*}} : (tensor<40x40xf64>
func.func @update(%d: tensor<40x1xf64>, %U: tensor<40x3xf64>, %V: tensor<3x40xf64>, %b: tensor<40x1xf64>) -> (tensor<40x1xf64>, tensor<f64>, tensor<f64>) {
  %I = crout.eye : tensor<40x40xf64>
  %D = crout.mul %I, %d : (tensor<40x40xf64>, tensor<40x1xf64>) -> tensor<40x40xf64>
  %P = crout.matmul %U, %V : (tensor<40x3xf64>, tensor<3x40xf64>) -> tensor<40x40xf64>
  %A = crout.add %D, %P : tensor<40x40xf64>
  %x, %i = crout.solve %A, %b : (tensor<40x40xf64>, tensor<40x1xf64>) -> (tensor<40x1xf64>, tensor<i32>)
  crout.check_info %i {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  %det = crout.det %A : (tensor<40x40xf64>) -> tensor<f64>
  %s, %l = crout.slogdet %A : (tensor<40x40xf64>) -> (tensor<f64>, tensor<f64>)
  return %x, %det, %l : tensor<40x1xf64>, tensor<f64>, tensor<f64>
}

// The rank is too high to win.
// CHECK-LABEL: func.func @high_rank(
// CHECK:         crout.solve %{{.*}} : (tensor<8x8xf64>
func.func @high_rank(%U: tensor<8x3xf64>, %V: tensor<3x8xf64>, %b: tensor<8x1xf64>) -> tensor<8x1xf64> {
  %I = crout.eye : tensor<8x8xf64>
  %P = crout.matmul %U, %V : (tensor<8x3xf64>, tensor<3x8xf64>) -> tensor<8x8xf64>
  %A = crout.add %I, %P : tensor<8x8xf64>
  %x, %i = crout.solve %A, %b : (tensor<8x8xf64>, tensor<8x1xf64>) -> (tensor<8x1xf64>, tensor<i32>)
  return %x : tensor<8x1xf64>
}
