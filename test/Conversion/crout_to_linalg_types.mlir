// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What stays changes the element type of its tensors: signatures, calls, size queries, runtime calls.
// RUN: crout-opt %s --crout-to-linalg | FileCheck %s

// CHECK-LABEL: func.func private @helper(%{{.*}}: tensor<?xi8> {crout.name = "m"}) -> tensor<?xi8>
func.func private @helper(%m: tensor<?xi1> {crout.name = "m"}) -> tensor<?xi1> {
  return %m : tensor<?xi1>
}

// CHECK-LABEL: func.func @caller
func.func @caller(%m: tensor<?xi1>) -> (index, tensor<?xi1>) {
  %c0 = arith.constant 0 : index
  // CHECK: call @helper(%{{.*}}) : (tensor<?xi8>) -> tensor<?xi8>
  %0 = call @helper(%m) : (tensor<?xi1>) -> tensor<?xi1>
  // CHECK: tensor.dim %{{.*}} : tensor<?xi8>
  %n = tensor.dim %0, %c0 : tensor<?xi1>
  // CHECK: crout.runtime_call @crout_rt_expect_equal ins(%{{.*}}, %{{.*}} : tensor<?xi8>, tensor<?xi8>) {dtypes = ["bool", "bool"]
  crout.runtime_call @crout_rt_expect_equal ins(%m, %0 : tensor<?xi1>, tensor<?xi1>) {dtypes = ["bool", "bool"], strings = [""]}
  return %n, %0 : index, tensor<?xi1>
}
