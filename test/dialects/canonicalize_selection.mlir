// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders and scans without two elements to compare go, as do writes of nothing and a second sort.
// RUN: crout-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @nothing_to_compare
// CHECK-SAME: %[[X:.*]]: tensor<4x1xf32>, %[[Y:.*]]: tensor<?x1xf32>
func.func @nothing_to_compare(%x: tensor<4x1xf32>, %y: tensor<?x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>, tensor<?x1xf32>) {
  // CHECK: %[[ZERO:.*]] = crout.constant dense<0> : tensor<4x1xi64>
  %values, %indices = crout.sort %x dim = 1 : (tensor<4x1xf32>) -> (tensor<4x1xf32>, tensor<4x1xi64>)
  %sum = crout.scan sum %y dim = 1 : tensor<?x1xf32>
  // CHECK: return %[[X]], %[[ZERO]], %[[Y]]
  return %values, %indices, %sum : tensor<4x1xf32>, tensor<4x1xi64>, tensor<?x1xf32>
}

// CHECK-LABEL: func.func @sorted_twice
func.func @sorted_twice(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xi64>, tensor<?xf32>) {
  // CHECK: %[[ONCE:.*]], %{{.*}} = crout.sort %{{.*}} dim = 0 :
  %once, %a = crout.sort %x dim = 0 : (tensor<?xf32>) -> (tensor<?xf32>, tensor<?xi64>)
  // CHECK-NEXT: %[[DOWN:.*]], %[[B:.*]] = crout.sort %[[ONCE]] dim = 0 {descending = true}
  %down, %b = crout.sort %once dim = 0 {descending = true} : (tensor<?xf32>) -> (tensor<?xf32>, tensor<?xi64>)
  %twice, %c = crout.sort %once dim = 0 : (tensor<?xf32>) -> (tensor<?xf32>, tensor<?xi64>)
  // CHECK-NEXT: return %[[ONCE]], %[[B]], %[[DOWN]]
  return %twice, %b, %down : tensor<?xf32>, tensor<?xi64>, tensor<?xf32>
}

// CHECK-LABEL: func.func @writes_of_nothing
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>
func.func @writes_of_nothing(%x: tensor<?xf32>, %index: tensor<0xi64>, %source: tensor<0xf32>) -> tensor<?xf32> {
  %0 = crout.scatter set %x, %index, %source dim = 0 : (tensor<?xf32>, tensor<0xi64>, tensor<0xf32>) -> tensor<?xf32>
  // CHECK: return %[[X]]
  return %0 : tensor<?xf32>
}
