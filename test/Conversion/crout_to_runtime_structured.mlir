// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Kernels of banded matrices, quadratic forms and kept factorisations.
// RUN: crout-opt %s --crout-to-runtime | FileCheck %s

// CHECK-LABEL: func.func @structured(
// CHECK:         crout.runtime_call @crout_rt_banded_solve ins(%arg0, %arg1 : {{.*}}) {attrs = array<i64: 2, 1>
// CHECK:         crout.runtime_call @crout_rt_banded_det {{.*}} {attrs = array<i64: 1, 1>
// CHECK:         crout.runtime_call @crout_rt_banded_slogdet {{.*}} {attrs = array<i64: 1, 1>
// CHECK:         crout.runtime_call @crout_rt_factor {{.*}} {attrs = array<i64: 1, 1>
// CHECK:         crout.runtime_call @crout_rt_factor_quadratic ins
func.func @structured(%A: tensor<9x9xf64>, %B: tensor<9x2xf64>) -> (tensor<9x2xf64>, tensor<f64>, tensor<f64>, tensor<2x2xf64>) {
  %X, %info = crout.banded_solve %A, %B {below = 2 : i64, above = 1 : i64} : (tensor<9x9xf64>, tensor<9x2xf64>) -> (tensor<9x2xf64>, tensor<i32>)
  %d = crout.banded_det %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>) -> tensor<f64>
  %s, %l = crout.banded_slogdet %A {below = 1 : i64, above = 1 : i64} : (tensor<9x9xf64>) -> (tensor<f64>, tensor<f64>)
  %F, %p, %i, %m = crout.factor %A {cholesky = true, kept = true} : (tensor<9x9xf64>) -> (tensor<9x9xf64>, tensor<9xi32>, tensor<i32>, tensor<i32>)
  %q = crout.factor_quadratic %F, %p, %B : (tensor<9x9xf64>, tensor<9xi32>, tensor<9x2xf64>) -> tensor<2x2xf64>
  return %X, %d, %l, %q : tensor<9x2xf64>, tensor<f64>, tensor<f64>, tensor<2x2xf64>
}
