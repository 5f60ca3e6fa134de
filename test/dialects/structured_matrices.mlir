// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Structured matrices: syntax, inferred types, sizes.
// RUN: crout-opt %s | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @structured(
func.func @structured(%a: tensor<?x3xf32>, %b: tensor<2x4xf32>, %A: tensor<9x9xf64>, %B: tensor<?x9x2xf64>, %C: tensor<5x9x9xcomplex<f64>>) {
  // CHECK: crout.kron %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x12xf32>
  %K = crout.kron %a, %b : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x12xf32>
  // CHECK: crout.block_diag %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x7xf32>
  %D = crout.block_diag %a, %b : (tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x7xf32>
  // CHECK: crout.banded_solve %{{.*}}, %{{.*}} {above = 1 : i64, below = 2 : i64} : (tensor<9x9xf64>, tensor<?x9x2xf64>) -> (tensor<?x9x2xf64>, tensor<i32>)
  %X, %info = crout.banded_solve %A, %B {below = 2 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<?x9x2xf64>) -> (tensor<?x9x2xf64>, tensor<i32>)
  // CHECK: crout.banded_det %{{.*}} {above = 1 : i64, below = 1 : i64} : (tensor<9x9xf64>) -> tensor<f64>
  %d = crout.banded_det %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>) -> tensor<f64>
  // CHECK: crout.banded_slogdet %{{.*}} : (tensor<5x9x9xcomplex<f64>>) -> (tensor<5xcomplex<f64>>, tensor<5xf64>)
  %s, %l = crout.banded_slogdet %C {below = 1 : i64, above = 1 : i64} : (tensor<5x9x9xcomplex<f64>>) -> (tensor<5xcomplex<f64>>, tensor<5xf64>)
  return
}
