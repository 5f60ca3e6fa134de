// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, running reductions, writes by index and selections are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @orders
func.func @orders(%x: tensor<?x3xf32>, %m: tensor<4x?xi8>, %edges: tensor<?xf32>, %two: tensor<2x3xi64>) {
  // CHECK: crout.sort %{{.*}} dim = 1 {descending = true} : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  %values, %indices = crout.sort %x dim = 1 {descending = true} : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  // CHECK: crout.order_statistic %{{.*}}, %{{.*}} dim = 0 : (tensor<?x3xf32>, tensor<2x3xi64>) -> (tensor<2x3xf32>, tensor<2x3xi64>)
  %picked, %at = crout.order_statistic %x, %two dim = 0 : (tensor<?x3xf32>, tensor<2x3xi64>) -> (tensor<2x3xf32>, tensor<2x3xi64>)
  // CHECK: crout.row_order %{{.*}} : tensor<4x?xi8> -> tensor<4xi64>
  %order = crout.row_order %m : tensor<4x?xi8> -> tensor<4xi64>
  // CHECK: crout.search_sorted %{{.*}}, %{{.*}} {right = true} : (tensor<?xf32>, tensor<?x3xf32>) -> tensor<?x3xi64>
  %places = crout.search_sorted %edges, %x {right = true} : (tensor<?xf32>, tensor<?x3xf32>) -> tensor<?x3xi64>
  // CHECK: crout.search_sorted %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xi64>
  %rows = crout.search_sorted %x, %x : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xi64>
  return
}

// CHECK-LABEL: func.func @scans
func.func @scans(%x: tensor<?x3xf32>, %i: tensor<5xi64>) {
  // CHECK: crout.scan sum %{{.*}} dim = 0 : tensor<?x3xf32>
  %0 = crout.scan sum %x dim = 0 : tensor<?x3xf32>
  // CHECK: crout.scan prod %{{.*}} dim = 0 : tensor<5xi64>
  %1 = crout.scan prod %i dim = 0 : tensor<5xi64>
  // CHECK: crout.scan logsumexp %{{.*}} dim = 1 : tensor<?x3xf32>
  %2 = crout.scan logsumexp %x dim = 1 : tensor<?x3xf32>
  // CHECK: crout.arg_scan max %{{.*}} dim = 0 : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  %3, %4 = crout.arg_scan max %x dim = 0 : (tensor<?x3xf32>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  return
}

// CHECK-LABEL: func.func @by_index_and_by_value
func.func @by_index_and_by_value(%x: tensor<?x5xf32>, %index: tensor<1x2xi64>, %source: tensor<?x2xf32>, %mask: tensor<?x5xi1>, %count: index) {
  // CHECK: crout.scatter add %{{.*}}, %{{.*}}, %{{.*}} dim = 1 : (tensor<?x5xf32>, tensor<1x2xi64>, tensor<?x2xf32>) -> tensor<?x5xf32>
  %0 = crout.scatter add %x, %index, %source dim = 1 : (tensor<?x5xf32>, tensor<1x2xi64>, tensor<?x2xf32>) -> tensor<?x5xf32>
  // CHECK: crout.nonzero %{{.*}}, %{{.*}} : (tensor<?x5xf32>, index) -> tensor<?x2xi64>
  %1 = crout.nonzero %x, %count : (tensor<?x5xf32>, index) -> tensor<?x2xi64>
  // CHECK: crout.compress %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x5xf32>, tensor<?x5xi1>, index) -> tensor<?xf32>
  %2 = crout.compress %x, %mask, %count : (tensor<?x5xf32>, tensor<?x5xi1>, index) -> tensor<?xf32>
  return
}
