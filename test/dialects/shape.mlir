// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Shape operations are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @sized
func.func @sized(%x: tensor<?x3xf32>, %n: index, %r: tensor<1x3xf32>) {
  // CHECK: crout.reshape %{{.*}} sizes(%{{.*}}) : tensor<?x3xf32> to tensor<?xf32>
  %0 = crout.reshape %x sizes(%n) : tensor<?x3xf32> to tensor<?xf32>
  // CHECK: crout.reshape %{{.*}} : tensor<1x3xf32> to tensor<3x1x1xf32>
  %1 = crout.reshape %r : tensor<1x3xf32> to tensor<3x1x1xf32>
  // CHECK: crout.expand %{{.*}} sizes(%{{.*}}) : tensor<1x3xf32> to tensor<4x?x3xf32>
  %2 = crout.expand %r sizes(%n) : tensor<1x3xf32> to tensor<4x?x3xf32>
  // CHECK: crout.expand %{{.*}} : tensor<1x3xf32> to tensor<5x3xf32>
  %3 = crout.expand %r : tensor<1x3xf32> to tensor<5x3xf32>
  return
}

// CHECK-LABEL: func.func @moved
func.func @moved(%x: tensor<?x3x4xf32>) {
  // CHECK: crout.permute %{{.*}} [2, 0, 1] : tensor<?x3x4xf32> -> tensor<4x?x3xf32>
  %0 = crout.permute %x [2, 0, 1] : tensor<?x3x4xf32> -> tensor<4x?x3xf32>
  // CHECK: crout.flip %{{.*}} dims = [0, 2] : tensor<?x3x4xf32>
  %1 = crout.flip %x dims = [0, 2] : tensor<?x3x4xf32>
  // CHECK: crout.triangle %{{.*}} : tensor<?x3x4xf32>
  %2 = crout.triangle %x : tensor<?x3x4xf32>
  // CHECK: crout.triangle %{{.*}} {diagonal = -1 : i64, upper = true} : tensor<?x3x4xf32>
  %3 = crout.triangle %x {diagonal = -1 : i64, upper = true} : tensor<?x3x4xf32>
  return
}

// CHECK-LABEL: func.func @sliced
func.func @sliced(%x: tensor<?x9xf32>, %o: index, %s: index) {
  // CHECK: crout.slice %{{.*}}[0, %{{.*}}] [4, %{{.*}}] [1, 2] : tensor<?x9xf32> to tensor<4x?xf32>
  %0 = crout.slice %x[0, %o] [4, %s] [1, 2] : tensor<?x9xf32> to tensor<4x?xf32>
  // CHECK: crout.slice %{{.*}}[%{{.*}}, 1] [0, 4] [3, 2] : tensor<?x9xf32> to tensor<0x4xf32>
  %1 = crout.slice %x[%o, 1] [0, 4] [3, 2] : tensor<?x9xf32> to tensor<0x4xf32>
  // CHECK: crout.insert_slice %{{.*}} into %{{.*}}[0, %{{.*}}] [4, %{{.*}}] [1, 2] : tensor<4x?xf32> into tensor<?x9xf32>
  %written = crout.insert_slice %0 into %x[0, %o] [4, %s] [1, 2] : tensor<4x?xf32> into tensor<?x9xf32>
  return
}

// CHECK-LABEL: func.func @joined
func.func @joined(%a: tensor<?x3xf32>, %b: tensor<2x3xf32>, %v: tensor<f32>, %i: tensor<?x2xi64>) {
  // CHECK: crout.concatenate dim = 0 %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<2x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  %0 = crout.concatenate dim = 0 %a, %b, %a : (tensor<?x3xf32>, tensor<2x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  // CHECK: crout.concatenate dim = 1 %{{.*}}, %{{.*}} : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
  %1 = crout.concatenate dim = 1 %b, %b : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
  // CHECK: crout.concatenate dim = 1 %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
  %2 = crout.concatenate dim = 1 %a, %b : (tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<2x6xf32>
  // CHECK: crout.pad %{{.*}}, %{{.*}} low = [0, 1] high = [0, 2] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x6xf32>
  %3 = crout.pad %a, %v low = [0, 1] high = [0, 2] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x6xf32>
  // CHECK: crout.gather %{{.*}}, %{{.*}} dim = 1 : (tensor<?x3xf32>, tensor<?x2xi64>) -> tensor<?x2xf32>
  %4 = crout.gather %a, %i dim = 1 : (tensor<?x3xf32>, tensor<?x2xi64>) -> tensor<?x2xf32>
  return
}

