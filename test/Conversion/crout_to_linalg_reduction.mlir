// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions start from the identity of their kind, and may be reordered only where the order has no meaning.
// RUN: crout-opt %s --crout-to-linalg --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @sum_keeps_dimensions
func.func @sum_keeps_dimensions(%x: tensor<?x3x4xf32>) -> tensor<?x1x1xf32> {
  // CHECK: linalg.fill ins(%{{.*}} : f32)
  // CHECK: indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, 0, 0)>], iterator_types = ["parallel", "reduction", "reduction"]
  // CHECK: arith.addf %{{.*}} fastmath<reassoc> : f32
  %0 = crout.reduce sum %x dims = [1, 2] {keepdim = true} : tensor<?x3x4xf32> -> tensor<?x1x1xf32>
  return %0 : tensor<?x1x1xf32>
}

// CHECK-LABEL: func.func @halves_accumulate_in_f32
func.func @halves_accumulate_in_f32(%x: tensor<3x4xf16>) -> tensor<3xf16> {
  // CHECK: linalg.fill {{.*}}tensor<3xf32>
  // CHECK: arith.extf %{{.*}} : f16 to f32
  // CHECK: arith.addf {{.*}} : f32
  // CHECK: arith.truncf %{{.*}} : f32 to f16
  %0 = crout.reduce sum %x dims = [1] : tensor<3x4xf16> -> tensor<3xf16>
  return %0 : tensor<3xf16>
}

// CHECK-LABEL: func.func @identities
func.func @identities(%x: tensor<4xf32>, %i: tensor<4xi16>, %u: tensor<4xui8>, %m: tensor<4xi1>) -> (tensor<f32>, tensor<i16>, tensor<ui8>, tensor<i1>) {
  // CHECK: arith.constant 0xFF800000 : f32
  // CHECK: arith.maximumf
  %0 = crout.reduce max %x dims = [0] : tensor<4xf32> -> tensor<f32>
  // CHECK: arith.constant 32767 : i16
  // CHECK: arith.minsi
  %1 = crout.reduce min %i dims = [0] : tensor<4xi16> -> tensor<i16>
  // CHECK: arith.constant -1 : i8
  // CHECK: arith.minui
  %2 = crout.reduce min %u dims = [0] : tensor<4xui8> -> tensor<ui8>
  // CHECK: arith.cmpi eq
  // CHECK: arith.ori %{{.*}} : i8
  // CHECK: arith.cmpi eq
  %3 = crout.reduce all %m dims = [0] : tensor<4xi1> -> tensor<i1>
  return %0, %1, %2, %3 : tensor<f32>, tensor<i16>, tensor<ui8>, tensor<i1>
}

// CHECK-LABEL: func.func @no_dimensions
// CHECK-NEXT: return %arg0
func.func @no_dimensions(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = crout.reduce sum %x dims = [] : tensor<4xf32> -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @first_extremum
func.func @first_extremum(%x: tensor<?x4xf32>) -> tensor<?xi64> {
  // The extremum first, then the least index that has it, NaN included.
  // CHECK: arith.maximumf
  // CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "reduction"]
  // CHECK: arith.cmpf oeq
  // CHECK: arith.cmpf uno
  // CHECK: linalg.index 1
  // CHECK: arith.minsi
  %0 = crout.arg_reduce max %x dim = 1 : tensor<?x4xf32> -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

// The inner loop runs along rows of the right operand.
// CHECK-LABEL: func.func @product_of_integers
func.func @product_of_integers(%a: tensor<5x1x2x3xi32>, %b: tensor<7x3x4xi32>) -> tensor<5x7x2x4xi32> {
  // CHECK: affine_map<(d0, d1, d2, d3, d4) -> (d0, 0, d2, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d1, d3, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>
  // CHECK-SAME: iterator_types = ["parallel", "parallel", "parallel", "reduction", "parallel"]
  %0 = crout.matmul %a, %b : (tensor<5x1x2x3xi32>, tensor<7x3x4xi32>) -> tensor<5x7x2x4xi32>
  return %0 : tensor<5x7x2x4xi32>
}
