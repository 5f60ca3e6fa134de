// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks and runtime calls are parsed and printed, on tensors and on buffers.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @checks
func.func @checks(%info: tensor<?xi32>, %x: tensor<?xf32>, %y: tensor<3xf32>) {
  // CHECK: crout.check_info %{{.*}} {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32>
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32>
  // CHECK: crout.expect_close %{{.*}}, %{{.*}} {atol = 0.000000e+00 : f64, rtol = 5.000000e-01 : f64} : tensor<?xf32>, tensor<3xf32>
  crout.expect_close %x, %y {atol = 0.000000e+00 : f64, rtol = 5.000000e-01 : f64} : tensor<?xf32>, tensor<3xf32>
  // CHECK: crout.expect_equal %{{.*}}, %{{.*}} : tensor<?xf32>, tensor<3xf32>
  crout.expect_equal %x, %y : tensor<?xf32>, tensor<3xf32>
  return
}

// CHECK-LABEL: func.func @calls
func.func @calls(%a: tensor<3x3xf32>, %b: tensor<3x2xf32>, %x: tensor<3x2xf32>, %i: tensor<i32>, %m: memref<3x3xf32>, %o: memref<3x3xf32>) {
  // CHECK: crout.runtime_call @crout_rt_solve ins(%{{.*}}, %{{.*}} : tensor<3x3xf32>, tensor<3x2xf32>) outs(%{{.*}}, %{{.*}} : tensor<3x2xf32>, tensor<i32>) {attrs = array<i64: 1>, dtypes = ["float32", "float32", "float32", "int32"]} -> tensor<3x2xf32>, tensor<i32>
  %0, %1 = crout.runtime_call @crout_rt_solve ins(%a, %b : tensor<3x3xf32>, tensor<3x2xf32>) outs(%x, %i : tensor<3x2xf32>, tensor<i32>) {attrs = array<i64: 1>, dtypes = ["float32", "float32", "float32", "int32"]} -> tensor<3x2xf32>, tensor<i32>
  // CHECK: crout.runtime_call @crout_rt_check_info ins(%{{.*}} : tensor<i32>) {attrs = array<i64: 0>, strings = ["linalg.solve", "a.py:3"]}
  crout.runtime_call @crout_rt_check_info ins(%1 : tensor<i32>) {attrs = array<i64: 0>, strings = ["linalg.solve", "a.py:3"]}
  // CHECK: crout.runtime_call @crout_rt_expect_close ins(%{{.*}}, %{{.*}} : tensor<3x3xf32>, tensor<3x3xf32>) {f64s = array<f64: 5.000000e-01, 0.000000e+00>, strings = ["a.py:3"]}
  crout.runtime_call @crout_rt_expect_close ins(%a, %a : tensor<3x3xf32>, tensor<3x3xf32>) {f64s = array<f64: 5.000000e-01, 0.000000e+00>, strings = ["a.py:3"]}
  // CHECK: crout.runtime_call @crout_rt_matmul ins(%{{.*}}, %{{.*}} : memref<3x3xf32>, memref<3x3xf32>) outs(%{{.*}} : memref<3x3xf32>)
  crout.runtime_call @crout_rt_matmul ins(%m, %m : memref<3x3xf32>, memref<3x3xf32>) outs(%o : memref<3x3xf32>)
  return
}

