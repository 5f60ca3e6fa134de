// RUN: crout-opt %s --crout-lower-reshapes | FileCheck %s

// CHECK-LABEL: @two_dynamic_sizes_in_one_group
// CHECK-SAME: %[[X:.*]]: memref<?xf32>, %[[N:.*]]: index, %[[M:.*]]: index
func.func @two_dynamic_sizes_in_one_group(%x: memref<?xf32>, %n: index, %m: index) -> memref<?x?xf32> {
  // CHECK: %[[V:.*]] = memref.reinterpret_cast %[[X]] to offset: [0], sizes: [%[[N]], %[[M]]], strides: [%[[M]], 1]
  // CHECK-SAME: memref<?xf32> to memref<?x?xf32>
  // CHECK: return %[[V]]
  %y = memref.expand_shape %x [[0, 1]] output_shape [%n, %m] : memref<?xf32> into memref<?x?xf32>
  return %y : memref<?x?xf32>
}

// CHECK-LABEL: @collapsed_sizes_are_products
func.func @collapsed_sizes_are_products(%x: memref<?x4x?xf32>) -> memref<?xf32> {
  // CHECK: arith.muli
  // CHECK: %[[SIZE:.*]] = arith.muli
  // CHECK: memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [%[[SIZE]]], strides: [1]
  %y = memref.collapse_shape %x [[0, 1, 2]] : memref<?x4x?xf32> into memref<?xf32>
  return %y : memref<?xf32>
}

// CHECK-LABEL: @memory_with_gaps_is_left_alone
func.func @memory_with_gaps_is_left_alone(%x: memref<4x6xf32, strided<[12, 1]>>) -> memref<2x2x6xf32, strided<[24, 12, 1]>> {
  // CHECK: memref.expand_shape
  %y = memref.expand_shape %x [[0, 1], [2]] output_shape [2, 2, 6] : memref<4x6xf32, strided<[12, 1]>> into memref<2x2x6xf32, strided<[24, 12, 1]>>
  return %y : memref<2x2x6xf32, strided<[24, 12, 1]>>
}

// Memory with strides, split in two sizes that the call gives.
// CHECK-LABEL: func.func @strided(
// CHECK:         memref.extract_strided_metadata
// CHECK:         memref.reinterpret_cast {{.*}} sizes: [%{{.*}}, %{{.*}}], strides: [%{{.*}}, 2] : memref<f32> to memref<?x?xf32, strided<[?, 2]>>
func.func @strided(%x: memref<?xf32, strided<[2]>>, %m: index, %n: index) -> memref<?x?xf32, strided<[?, 2]>> {
  %y = memref.expand_shape %x [[0, 1]] output_shape [%m, %n] : memref<?xf32, strided<[2]>> into memref<?x?xf32, strided<[?, 2]>>
  return %y : memref<?x?xf32, strided<[?, 2]>>
}
