// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that move elements: views where the order stays, otherwise maps that fuse, otherwise copies into place.
// RUN: crout-opt %s --crout-to-linalg --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @static_reshape_is_a_view
func.func @static_reshape_is_a_view(%x: tensor<2x3x4xf32>) -> (tensor<6x4xf32>, tensor<2x3x2x2xf32>, tensor<4x6xf32>) {
  // CHECK: tensor.collapse_shape %{{.*}} {{\[}}[0, 1], [2]] : tensor<2x3x4xf32> into tensor<6x4xf32>
  %0 = crout.reshape %x : tensor<2x3x4xf32> to tensor<6x4xf32>
  // CHECK: tensor.expand_shape %{{.*}} {{\[}}[0], [1], [2, 3]] {{.*}} into tensor<2x3x2x2xf32>
  %1 = crout.reshape %x : tensor<2x3x4xf32> to tensor<2x3x2x2xf32>
  // CHECK: tensor.collapse_shape %{{.*}} into tensor<24xf32>
  // CHECK: tensor.expand_shape {{.*}} tensor<24xf32> into tensor<4x6xf32>
  %2 = crout.reshape %x : tensor<2x3x4xf32> to tensor<4x6xf32>
  return %0, %1, %2 : tensor<6x4xf32>, tensor<2x3x2x2xf32>, tensor<4x6xf32>
}

// CHECK-LABEL: func.func @unknown_sizes
func.func @unknown_sizes(%x: tensor<?x3xf32>, %n: index, %m: index) -> (tensor<?x?xf32>, tensor<6xf32>) {
  // CHECK: tensor.collapse_shape {{.*}} into tensor<?xf32>
  // CHECK: tensor.expand_shape %{{.*}} {{\[}}[0, 1]] output_shape [%{{.*}}, %{{.*}}] : tensor<?xf32> into tensor<?x?xf32>
  %0 = crout.reshape %x sizes(%n, %m) : tensor<?x3xf32> to tensor<?x?xf32>
  // CHECK: tensor.cast %{{.*}} : tensor<?xf32> to tensor<6xf32>
  %1 = crout.reshape %x : tensor<?x3xf32> to tensor<6xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<6xf32>
}

// A dimension of size 1 that only elementwise operations see is a map, not a view that fusion cannot cross.
// CHECK-LABEL: func.func @unsqueeze_for_broadcast
func.func @unsqueeze_for_broadcast(%x: tensor<?xf32>, %y: tensor<4xf32>) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  // CHECK-NOT: expand_shape
  // CHECK: indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>]
  %0 = crout.reshape %x sizes(%n) : tensor<?xf32> to tensor<?x1xf32>
  %1 = crout.add %0, %y : (tensor<?x1xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @maps
func.func @maps(%x: tensor<2x?xf32>, %n: index) -> (tensor<?x2xf32>, tensor<2x?xf32>, tensor<5x2x?xf32>) {
  // CHECK: indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>,
  %0 = crout.permute %x [1, 0] : tensor<2x?xf32> -> tensor<?x2xf32>
  // CHECK: indexing_maps = [affine_map<(d0, d1) -> (-d0 + 1, d1)>,
  %1 = crout.flip %x dims = [0] : tensor<2x?xf32>
  // CHECK: indexing_maps = [affine_map<(d0, d1, d2) -> (d1, d2)>,
  %2 = crout.expand %x sizes(%n) : tensor<2x?xf32> to tensor<5x2x?xf32>
  return %0, %1, %2 : tensor<?x2xf32>, tensor<2x?xf32>, tensor<5x2x?xf32>
}

// CHECK-LABEL: func.func @flip_of_unknown_size
func.func @flip_of_unknown_size(%x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: linalg.index 0
  // CHECK: arith.subi
  // CHECK: tensor.extract
  %0 = crout.flip %x dims = [0] : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @parts
func.func @parts(%x: tensor<?x4xf32>, %o: index, %v: tensor<f32>) -> (tensor<?x2xf32>, tensor<?x4xf32>, tensor<?x7xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x4xf32>
  // CHECK: tensor.extract_slice %{{.*}}[0, %{{.*}}] [%{{.*}}, 2] [1, 2] : tensor<?x4xf32> to tensor<?x2xf32>
  %0 = crout.slice %x[0, %o] [%n, 2] [1, 2] : tensor<?x4xf32> to tensor<?x2xf32>
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[0, 0]
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[%{{.*}}, 0]
  %1 = crout.concatenate dim = 0 %x, %x : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: linalg.fill
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[0, 2]
  %2 = crout.pad %x, %v low = [0, 2] high = [0, 1] : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x7xf32>
  return %0, %1, %2 : tensor<?x2xf32>, tensor<?x4xf32>, tensor<?x7xf32>
}

// A write through a view; one of nothing leaves the tensor.
// CHECK-LABEL: func.func @insert_slice
func.func @insert_slice(%x: tensor<?x4xf32>, %s: tensor<?x2xf32>, %e: tensor<0x4xf32>, %o: index, %n: index) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  // CHECK: tensor.insert_slice %{{.*}} into %{{.*}}[0, %{{.*}}] [%{{.*}}, 2] [1, 2] : tensor<?x2xf32> into tensor<?x4xf32>
  %0 = crout.insert_slice %s into %x[0, %o] [%n, 2] [1, 2] : tensor<?x2xf32> into tensor<?x4xf32>
  // CHECK-NOT: insert_slice
  %1 = crout.insert_slice %e into %x[0, 0] [0, 4] [1, 1] : tensor<0x4xf32> into tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}

// A slice at the end of a dimension has no elements, and none is taken.
// CHECK-LABEL: func.func @empty_parts
// CHECK-NOT: _slice
func.func @empty_parts(%x: tensor<3x0xf32>, %y: tensor<3x4xf32>, %n: index, %v: tensor<f32>) -> (tensor<?x0xf32>, tensor<0x4xf32>, tensor<3x0xf32>, tensor<3x2xf32>) {
  %0 = crout.slice %x[0, 0] [%n, 0] [1, 1] : tensor<3x0xf32> to tensor<?x0xf32>
  %1 = crout.slice %y[3, 0] [0, 4] [1, 1] : tensor<3x4xf32> to tensor<0x4xf32>
  %2 = crout.concatenate dim = 1 %x, %x : (tensor<3x0xf32>, tensor<3x0xf32>) -> tensor<3x0xf32>
  %3 = crout.pad %x, %v low = [0, 2] high = [0, 0] : (tensor<3x0xf32>, tensor<f32>) -> tensor<3x2xf32>
  return %0, %1, %2, %3 : tensor<?x0xf32>, tensor<0x4xf32>, tensor<3x0xf32>, tensor<3x2xf32>
}

// Whatever the index, nothing outside of x is read: it is clamped, and guarded where a size is unknown.
// CHECK-LABEL: func.func @gather_stays_inside
func.func @gather_stays_inside(%x: tensor<3x4xf32>, %y: tensor<?x4xf32>, %i: tensor<2x4xi64>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  // CHECK: arith.maxsi
  // CHECK: arith.minsi
  // CHECK-NOT: scf.if
  // CHECK: tensor.extract
  %0 = crout.gather %x, %i dim = 0 : (tensor<3x4xf32>, tensor<2x4xi64>) -> tensor<2x4xf32>
  // CHECK: scf.if
  // CHECK: tensor.extract
  %1 = crout.gather %y, %i dim = 0 : (tensor<?x4xf32>, tensor<2x4xi64>) -> tensor<2x4xf32>
  return %0, %1 : tensor<2x4xf32>, tensor<2x4xf32>
}

// CHECK-LABEL: func.func @made_from_indices
func.func @made_from_indices(%x: tensor<3x4xcomplex<f32>>, %n: index) -> (tensor<3x4xcomplex<f32>>, tensor<?x3xi1>, tensor<?xf16>) {
  // CHECK: arith.cmpi sge
  // CHECK: arith.select %{{.*}} : complex<f32>
  %0 = crout.triangle %x {upper = true, diagonal = 1 : i64} : tensor<3x4xcomplex<f32>>
  // CHECK: arith.cmpi eq
  // CHECK: linalg.yield %{{.*}} : i8
  %1 = crout.eye sizes(%n) : tensor<?x3xi1>
  // CHECK: arith.sitofp %{{.*}} : i64 to f32
  // CHECK: arith.truncf %{{.*}} : f32 to f16
  %2 = crout.iota dim = 0 sizes(%n) : tensor<?xf16>
  return %0, %1, %2 : tensor<3x4xcomplex<f32>>, tensor<?x3xi1>, tensor<?xf16>
}

// CHECK-LABEL: func.func @constants
func.func @constants() -> (tensor<3xi1>, tensor<2xui8>, tensor<2xcomplex<f64>>, tensor<4xi1>) {
  // CHECK: arith.constant dense<[1, 0, 1]> : tensor<3xi8>
  %0 = crout.constant dense<[true, false, true]> : tensor<3xi1>
  // CHECK: arith.constant dense<[-56, 7]> : tensor<2xi8>
  %1 = crout.constant dense<[200, 7]> : tensor<2xui8>
  // CHECK: arith.constant dense<{{.*}}> : tensor<2xcomplex<f64>>
  %2 = crout.constant dense<[(1.0, 2.0), (3.0, 4.0)]> : tensor<2xcomplex<f64>>
  // CHECK: arith.constant dense<1> : tensor<4xi8>
  %3 = crout.constant dense<true> : tensor<4xi1>
  return %0, %1, %2, %3 : tensor<3xi1>, tensor<2xui8>, tensor<2xcomplex<f64>>, tensor<4xi1>
}

// Large constants arrive as blobs: a byte for each bool.
// CHECK-LABEL: func.func @blob
func.func @blob() -> (tensor<4xi1>, tensor<2xf32>) {
  // CHECK: arith.constant dense<[1, 0, 0, 1]> : tensor<4xi8>
  %0 = crout.constant dense_resource<mask> : tensor<4xi1>
  // CHECK: arith.constant dense_resource<numbers> : tensor<2xf32>
  %1 = crout.constant dense_resource<numbers> : tensor<2xf32>
  return %0, %1 : tensor<4xi1>, tensor<2xf32>
}
{-#
  dialect_resources: {
    builtin: {
      mask: "0x0100000001000001",
      numbers: "0x040000000000803F00000040"
    }
  }
#-}
