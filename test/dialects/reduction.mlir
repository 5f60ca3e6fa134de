// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @reduce
func.func @reduce(%x: tensor<?x3x4xf32>, %m: tensor<?x2xi1>) {
  // CHECK: crout.reduce sum %{{.*}} dims = [0, 2] {keepdim = true} : tensor<?x3x4xf32> -> tensor<1x3x1xf32>
  %0 = crout.reduce sum %x dims = [0, 2] {keepdim = true} : tensor<?x3x4xf32> -> tensor<1x3x1xf32>
  // CHECK: crout.reduce prod %{{.*}} dims = [1] : tensor<?x3x4xf32> -> tensor<?x4xf32>
  %1 = crout.reduce prod %x dims = [1] {keepdim = false} : tensor<?x3x4xf32> -> tensor<?x4xf32>
  // CHECK: crout.reduce max %{{.*}} dims = [0, 1, 2] : tensor<?x3x4xf32> -> tensor<f32>
  %2 = crout.reduce max %x dims = [0, 1, 2] : tensor<?x3x4xf32> -> tensor<f32>
  // CHECK: crout.reduce min %{{.*}} dims = [] : tensor<?x3x4xf32> -> tensor<?x3x4xf32>
  %3 = crout.reduce min %x dims = [] : tensor<?x3x4xf32> -> tensor<?x3x4xf32>
  // CHECK: crout.reduce any %{{.*}} dims = [0] : tensor<?x2xi1> -> tensor<2xi1>
  %4 = crout.reduce any %m dims = [0] : tensor<?x2xi1> -> tensor<2xi1>
  // CHECK: crout.reduce all %{{.*}} dims = [1] : tensor<?x2xi1> -> tensor<?xi1>
  %5 = crout.reduce all %m dims = [1] : tensor<?x2xi1> -> tensor<?xi1>
  return
}

// CHECK-LABEL: func.func @arg_reduce
func.func @arg_reduce(%x: tensor<?x3xf32>) {
  // CHECK: crout.arg_reduce max %{{.*}} dim = 1 : tensor<?x3xf32> -> tensor<?xi64>
  %0 = crout.arg_reduce max %x dim = 1 : tensor<?x3xf32> -> tensor<?xi64>
  // CHECK: crout.arg_reduce min %{{.*}} dim = 0 {keepdim = true} : tensor<?x3xf32> -> tensor<1x3xi64>
  %1 = crout.arg_reduce min %x dim = 0 {keepdim = true} : tensor<?x3xf32> -> tensor<1x3xi64>
  return
}
