// RUN: crout-opt %s | crout-opt | FileCheck %s

// CHECK-LABEL: func @product
func.func @product(%A: tensor<?x2x2xf32>, %x: tensor<2xf32>, %y0: tensor<?x2xf32>) -> tensor<?x2xf32> {
  // CHECK: crout.matrix_generic {indexing_maps = [#{{.*}}, #{{.*}}, #{{.*}}]} ins(%{{.*}}, %{{.*}} : tensor<?x2x2xf32>, tensor<2xf32>) outs(%{{.*}} : tensor<?x2xf32>)
  %y = crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> ()>, affine_map<(n) -> (n)>]}
      ins(%A, %x : tensor<?x2x2xf32>, tensor<2xf32>) outs(%y0 : tensor<?x2xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %x0: f32, %x1: f32):
    %0 = arith.mulf %a, %x0 : f32
    %1 = math.fma %b, %x1, %0 : f32
    %2 = arith.mulf %c, %x0 : f32
    %3 = math.fma %d, %x1, %2 : f32
    // CHECK: crout.yield %{{.*}}, %{{.*}} : f32, f32
    crout.yield %1, %3 : f32, f32
  } -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

// CHECK-LABEL: func @complex_numbers_are_pairs
func.func @complex_numbers_are_pairs(%x: memref<3x1xcomplex<f64>>, %y: memref<3xf64>) {
  crout.matrix_generic {indexing_maps = [affine_map<(n) -> (n)>, affine_map<(n) -> (n)>]}
      ins(%x : memref<3x1xcomplex<f64>>) outs(%y : memref<3xf64>) {
  ^bb0(%re: f64, %im: f64):
    crout.yield %im : f64
  }
  return
}

// CHECK-LABEL: func @parts
func.func @parts(%x: memref<?xcomplex<f32>>) -> memref<?xf32> {
  // CHECK: crout.parts %{{.*}} : memref<?xcomplex<f32>> to memref<?xf32>
  %0 = crout.parts %x : memref<?xcomplex<f32>> to memref<?xf32>
  return %0 : memref<?xf32>
}
