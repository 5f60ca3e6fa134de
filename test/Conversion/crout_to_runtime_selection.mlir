// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, scans, writes by index and selections become one runtime call each; what is combined is widened to a type that the kernel has.
// RUN: crout-opt %s --crout-to-runtime --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @orders
// CHECK-SAME: %[[X:.*]]: tensor<?x3xbf16>
func.func @orders(%x: tensor<?x3xbf16>, %places: tensor<2x3xi64>) -> (tensor<?x3xbf16>, tensor<?x3xi64>, tensor<2x3xi64>, tensor<?xi64>) {
  // CHECK: crout.runtime_call @crout_rt_sort ins(%[[X]] : tensor<?x3xbf16>) outs(%{{.*}}, %{{.*}} : tensor<?x3xbf16>, tensor<?x3xi64>)
  // CHECK-SAME: attrs = array<i64: 0, 1>, dtypes = ["bfloat16", "bfloat16", "int64"]
  %values, %indices = crout.sort %x dim = 0 {descending = true} : (tensor<?x3xbf16>) -> (tensor<?x3xbf16>, tensor<?x3xi64>)
  // CHECK: crout.runtime_call @crout_rt_order_statistic ins(%[[X]], %{{.*}} : tensor<?x3xbf16>, tensor<2x3xi64>) outs(%{{.*}}, %{{.*}} : tensor<2x3xbf16>, tensor<2x3xi64>)
  // CHECK-SAME: attrs = array<i64: 0, 0>, dtypes = ["bfloat16", "int64", "bfloat16", "int64"]
  %median, %at = crout.order_statistic %x, %places dim = 0 : (tensor<?x3xbf16>, tensor<2x3xi64>) -> (tensor<2x3xbf16>, tensor<2x3xi64>)
  // CHECK: crout.runtime_call @crout_rt_row_order ins(%[[X]] : tensor<?x3xbf16>) outs(%{{.*}} : tensor<?xi64>)
  %order = crout.row_order %x : tensor<?x3xbf16> -> tensor<?xi64>
  return %values, %indices, %at, %order : tensor<?x3xbf16>, tensor<?x3xi64>, tensor<2x3xi64>, tensor<?xi64>
}

// CHECK-LABEL: func.func @combined_in_a_wider_type
// CHECK-SAME: %[[X:.*]]: tensor<4xi8>, %[[H:.*]]: tensor<4xf16>, %[[I:.*]]: tensor<4xi64>
func.func @combined_in_a_wider_type(%x: tensor<4xi8>, %h: tensor<4xf16>, %i: tensor<4xi64>) -> (tensor<4xi8>, tensor<4xf16>, tensor<4xi8>, tensor<4xi8>) {
  // CHECK: %[[WIDE:.*]] = crout.cast %[[X]] : tensor<4xi8> to tensor<4xi64>
  // CHECK: %[[SUM:.*]] = crout.runtime_call @crout_rt_scan ins(%[[WIDE]] : tensor<4xi64>) outs(%{{.*}} : tensor<4xi64>) {attrs = array<i64: 0, 0>
  // CHECK: crout.cast %[[SUM]] : tensor<4xi64> to tensor<4xi8>
  %sum = crout.scan sum %x dim = 0 : tensor<4xi8>
  // CHECK: crout.runtime_call @crout_rt_scan ins(%{{.*}} : tensor<4xf32>) outs(%{{.*}} : tensor<4xf32>) {attrs = array<i64: 1, 0>
  %product = crout.scan prod %h dim = 0 : tensor<4xf16>
  // CHECK: crout.runtime_call @crout_rt_scatter ins(%{{.*}}, %[[I]], %{{.*}} : tensor<4xi64>, tensor<4xi64>, tensor<4xi64>) outs(%{{.*}} : tensor<4xi64>) {attrs = array<i64: 3, 0>
  %max = crout.scatter max %x, %i, %x dim = 0 : (tensor<4xi8>, tensor<4xi64>, tensor<4xi8>) -> tensor<4xi8>
  // What is only moved stays as it is.
  // CHECK: crout.runtime_call @crout_rt_scatter ins(%[[X]], %[[I]], %[[X]] : tensor<4xi8>, tensor<4xi64>, tensor<4xi8>) outs(%{{.*}} : tensor<4xi8>) {attrs = array<i64: 0, 0>
  %set = crout.scatter set %x, %i, %x dim = 0 : (tensor<4xi8>, tensor<4xi64>, tensor<4xi8>) -> tensor<4xi8>
  return %sum, %product, %max, %set : tensor<4xi8>, tensor<4xf16>, tensor<4xi8>, tensor<4xi8>
}

// The count is the size of the result.
// CHECK-LABEL: func.func @selected
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[MASK:.*]]: tensor<?xi1>, %[[COUNT:.*]]: index
func.func @selected(%x: tensor<?xf32>, %mask: tensor<?xi1>, %count: index) -> (tensor<?x1xi64>, tensor<?xf32>) {
  // CHECK: %[[TRUTH:.*]] = crout.cast %[[X]] : tensor<?xf32> to tensor<?xi1>
  // CHECK: %[[ROWS:.*]] = tensor.empty(%[[COUNT]]) : tensor<?x1xi64>
  // CHECK: crout.runtime_call @crout_rt_nonzero ins(%[[TRUTH]] : tensor<?xi1>) outs(%[[ROWS]] : tensor<?x1xi64>) {dtypes = ["bool", "int64"]}
  %rows = crout.nonzero %x, %count : (tensor<?xf32>, index) -> tensor<?x1xi64>
  // CHECK: %[[LINE:.*]] = tensor.empty(%[[COUNT]]) : tensor<?xf32>
  // CHECK: crout.runtime_call @crout_rt_compress ins(%[[X]], %[[MASK]] : tensor<?xf32>, tensor<?xi1>) outs(%[[LINE]] : tensor<?xf32>)
  %line = crout.compress %x, %mask, %count : (tensor<?xf32>, tensor<?xi1>, index) -> tensor<?xf32>
  return %rows, %line : tensor<?x1xi64>, tensor<?xf32>
}
