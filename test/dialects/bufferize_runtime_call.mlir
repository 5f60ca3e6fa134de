// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Outputs of a runtime call are written in place; inputs are read.
// RUN: crout-opt %s --one-shot-bufferize="bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map" | FileCheck %s

// CHECK-LABEL: func.func @solve(
// CHECK-SAME:    %[[A:.*]]: memref<3x3xf32
// CHECK:         %[[X:.*]] = memref.alloc() {{.*}}: memref<3x2xf32>
// CHECK:         %[[INFO:.*]] = memref.alloc() {{.*}}: memref<i32>
// CHECK-NOT:     memref.copy
// CHECK:         crout.runtime_call @crout_rt_solve ins(%[[A]], %{{.*}}) outs(%[[X]], %[[INFO]] : {{.*}}) {attrs = array<i64: 1>, dtypes = ["float32", "float32", "float32", "int32"]}
// CHECK:         crout.runtime_call @crout_rt_check_info ins(%[[INFO]] : memref<i32>) {attrs = array<i64: 0>, strings = ["linalg.solve", "a.py:3"]}
// CHECK:         return %[[X]]
func.func @solve(%a: tensor<3x3xf32>, %b: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %x0 = tensor.empty() : tensor<3x2xf32>
  %i0 = tensor.empty() : tensor<i32>
  %x, %info = crout.runtime_call @crout_rt_solve ins(%a, %b : tensor<3x3xf32>, tensor<3x2xf32>) outs(%x0, %i0 : tensor<3x2xf32>, tensor<i32>) {attrs = array<i64: 1>, dtypes = ["float32", "float32", "float32", "int32"]} -> tensor<3x2xf32>, tensor<i32>
  crout.runtime_call @crout_rt_check_info ins(%info : tensor<i32>) {attrs = array<i64: 0>, strings = ["linalg.solve", "a.py:3"]}
  return %x : tensor<3x2xf32>
}
