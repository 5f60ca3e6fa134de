// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise operations become loop nests whose maps broadcast, and whose bodies know the program's own dtypes.
// RUN: crout-opt %s --crout-to-linalg --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @broadcast
func.func @broadcast(%a: tensor<?x1xf32>, %b: tensor<4xf32>, %c: tensor<f32>) -> tensor<?x4xf32> {
  // CHECK: linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, 0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]}
  // CHECK: arith.addf
  %0 = crout.add %a, %b : (tensor<?x1xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  // CHECK: linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> ()>,
  // CHECK: arith.mulf
  %1 = crout.mul %0, %c : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// A dimension of size 1 that stays 1 is read by its loop, so that maps stay identities and fuse.
// CHECK-LABEL: func.func @unit_dimension
func.func @unit_dimension(%a: tensor<1x4xf32>) -> tensor<1x4xf32> {
  // CHECK: indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>]
  %0 = crout.sub %a, %a : tensor<1x4xf32>
  return %0 : tensor<1x4xf32>
}

// CHECK-LABEL: func.func @halves_compute_in_f32
func.func @halves_compute_in_f32(%a: tensor<4xf16>, %b: tensor<4xbf16>) -> (tensor<4xf16>, tensor<4xbf16>) {
  // CHECK: %[[X:.*]] = arith.extf %{{.*}} : f16 to f32
  // CHECK: %[[Y:.*]] = math.exp %[[X]] : f32
  // CHECK: arith.truncf %[[Y]] : f32 to f16
  %0 = crout.exp %a : tensor<4xf16>
  // No processor feature is needed for bf16.
  // CHECK: arith.shli
  // CHECK: math.exp %{{.*}} : f32
  // CHECK-NOT: arith.truncf
  // CHECK: arith.bitcast %{{.*}} : i16 to bf16
  %1 = crout.exp %b : tensor<4xbf16>
  return %0, %1 : tensor<4xf16>, tensor<4xbf16>
}

// CHECK-LABEL: func.func @bool_and_ui8_are_bytes(
// CHECK-SAME: %{{.*}}: tensor<4xi8>, %{{.*}}: tensor<4xi8>, %{{.*}}: tensor<4xi8>) -> (tensor<4xi8>, tensor<4xi8>)
func.func @bool_and_ui8_are_bytes(%m: tensor<4xi1>, %u: tensor<4xui8>, %v: tensor<4xui8>) -> (tensor<4xi1>, tensor<4xui8>) {
  // CHECK: arith.cmpi ult
  // CHECK: arith.extui %{{.*}} : i1 to i8
  %0 = crout.compare lt %u, %u : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xi1>
  // CHECK: arith.cmpi ne
  // CHECK: arith.xori
  %1 = crout.logical_xor %m, %0 : tensor<4xi1>
  // CHECK: arith.maxui
  %2 = crout.maximum %u, %v : tensor<4xui8>
  return %1, %2 : tensor<4xi1>, tensor<4xui8>
}

// A divisor is replaced before the division, never checked after it.
// CHECK-LABEL: func.func @division_never_traps
func.func @division_never_traps(%a: tensor<4xi32>, %b: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK: %[[D:.*]] = arith.select %{{.*}}, %{{.*}}, %{{.*}} : i32
  // CHECK: arith.divsi %{{.*}}, %[[D]]
  // CHECK: arith.remsi %{{.*}}, %[[D]]
  %0 = crout.floor_div %a, %b : tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @float_to_integer_is_in_range
func.func @float_to_integer_is_in_range(%a: tensor<4xf64>) -> tensor<4xi8> {
  // CHECK: %[[SAFE:.*]] = arith.select %{{.*}} : f64
  // CHECK: arith.fptosi %[[SAFE]] : f64 to i32
  // CHECK: arith.trunci %{{.*}} : i32 to i8
  %0 = crout.cast %a : tensor<4xf64> to tensor<4xi8>
  return %0 : tensor<4xi8>
}

// complex<f32> divides in f64: no part of the quotient overflows on the way.
// CHECK-LABEL: func.func @complex_division
func.func @complex_division(%a: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
  // CHECK: arith.extf %{{.*}} : f32 to f64
  // CHECK: arith.divf %{{.*}} : f64
  // CHECK: arith.truncf %{{.*}} : f64 to f32
  // CHECK: complex.create
  %0 = crout.div %a, %a : tensor<4xcomplex<f32>>
  return %0 : tensor<4xcomplex<f32>>
}

// CHECK-LABEL: func.func @scalars_and_empty_tensors
func.func @scalars_and_empty_tensors(%a: tensor<f32>, %b: tensor<0x3xf32>) -> (tensor<f32>, tensor<0x3xf32>) {
  // CHECK: iterator_types = []
  %0 = crout.sqrt %a : tensor<f32>
  // CHECK: tensor.empty() : tensor<0x3xf32>
  %1 = crout.sqrt %b : tensor<0x3xf32>
  return %0, %1 : tensor<f32>, tensor<0x3xf32>
}
