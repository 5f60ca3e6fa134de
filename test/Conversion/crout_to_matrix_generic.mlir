// RUN: crout-opt %s --crout-to-matrix-generic --cse --split-input-file | FileCheck %s

// A solve reads each number once; info comes from the same elimination.
// CHECK-LABEL: func @solve
// CHECK: %[[XS:.*]]:2 = crout.matrix_generic {indexing_maps = [#[[ID:.*]], #[[ID]], #[[ID]], #[[ID]]]}
// CHECK-SAME: ins(%{{.*}}, %{{.*}} : tensor<?x2x2xf32>, tensor<?x2x1xf32>) outs(%{{.*}}, %{{.*}} : tensor<?x2x1xf32>, tensor<?xi32>)
// CHECK-NEXT: ^bb0(%[[A:.*]]: f32, %[[B:.*]]: f32, %[[C:.*]]: f32, %[[D:.*]]: f32, %{{.*}}: f32, %{{.*}}: f32):
// The transpose is factored: the larger element of the first row becomes the pivot.
// CHECK: %[[SA:.*]] = math.absf %[[A]]
// CHECK: %[[SB:.*]] = math.absf %[[B]]
// CHECK: arith.cmpf ogt, %[[SB]], %[[SA]]
// CHECK: arith.divf
// CHECK: math.fma
// CHECK: crout.yield %{{.*}}, %{{.*}}, %{{.*}} : f32, f32, i32
func.func @solve(%A: tensor<?x2x2xf32>, %B: tensor<?x2x1xf32>) -> (tensor<?x2x1xf32>, tensor<?xi32>) {
  %x, %info = crout.solve %A, %B : (tensor<?x2x2xf32>, tensor<?x2x1xf32>) -> (tensor<?x2x1xf32>, tensor<?xi32>)
  return %x, %info : tensor<?x2x1xf32>, tensor<?xi32>
}

// -----

// One matrix for all right-hand sides: info has no batch, so it is computed apart.
// CHECK-DAG: #[[$NONE:.*]] = affine_map<(d0) -> ()>
// CHECK-LABEL: func @broadcast_solve
// CHECK: crout.matrix_generic {indexing_maps = [#[[$NONE]], #{{.*}}, #{{.*}}]} ins(%{{.*}}, %{{.*}} : tensor<2x2xf64>, tensor<?x2x1xf64>) outs(%{{.*}} : tensor<?x2x1xf64>)
// CHECK: crout.matrix_generic {indexing_maps = [#{{.*}}, #{{.*}}]} ins(%{{.*}} : tensor<2x2xf64>) outs(%{{.*}} : tensor<i32>)
func.func @broadcast_solve(%A: tensor<2x2xf64>, %B: tensor<?x2x1xf64>) -> (tensor<?x2x1xf64>, tensor<i32>) {
  %x, %info = crout.solve %A, %B : (tensor<2x2xf64>, tensor<?x2x1xf64>) -> (tensor<?x2x1xf64>, tensor<i32>)
  return %x, %info : tensor<?x2x1xf64>, tensor<i32>
}

// -----

// 1 / z by Smith's method, for numbers that are pairs.
// CHECK-LABEL: func @complex_inverse
// CHECK: ^bb0(%[[RE:.*]]: f32, %[[IM:.*]]: f32):
// CHECK: %[[SR:.*]] = math.absf %[[RE]]
// CHECK: %[[SI:.*]] = math.absf %[[IM]]
// CHECK: arith.addf %[[SR]], %[[SI]]
// CHECK: arith.cmpf oge
// CHECK: arith.divf
// CHECK: crout.yield %{{.*}}, %{{.*}}, %{{.*}} : f32, f32, i32
func.func @complex_inverse(%X: tensor<5x1x1xcomplex<f32>>) -> tensor<5x1x1xcomplex<f32>> {
  %0, %info = crout.inv %X : (tensor<5x1x1xcomplex<f32>>) -> (tensor<5x1x1xcomplex<f32>>, tensor<5xi32>)
  return %0 : tensor<5x1x1xcomplex<f32>>
}

// -----

// One logarithm for the product of all pivots, whose exponents are added as integers.
// CHECK-LABEL: func @slogdet
// CHECK: %{{.*}}:2 = crout.matrix_generic {indexing_maps = [#[[ID:.*]], #[[ID]], #[[ID]]]}
// CHECK-SAME: ins(%{{.*}} : tensor<?x2x2xcomplex<f32>>) outs(%{{.*}}, %{{.*}} : tensor<?xcomplex<f32>>, tensor<?xf32>)
// CHECK: math.sqrt
// CHECK: arith.sitofp
// CHECK-NOT: arith.sitofp
// CHECK-NOT: math.log
// CHECK: crout.yield %{{.*}}, %{{.*}}, %{{.*}} : f32, f32, f32
func.func @slogdet(%A: tensor<?x2x2xcomplex<f32>>) -> (tensor<?xcomplex<f32>>, tensor<?xf32>) {
  %sign, %log = crout.slogdet %A : (tensor<?x2x2xcomplex<f32>>) -> (tensor<?xcomplex<f32>>, tensor<?xf32>)
  return %sign, %log : tensor<?xcomplex<f32>>, tensor<?xf32>
}

// -----

// CHECK-LABEL: func @complex_product
// CHECK: crout.matrix_generic
// CHECK-COUNT-4: math.fma
// CHECK: crout.yield %{{.*}}, %{{.*}} : f64, f64
func.func @complex_product(%A: tensor<?x1x1xcomplex<f64>>, %B: tensor<?x1x1xcomplex<f64>>) -> tensor<?x1x1xcomplex<f64>> {
  %0 = crout.matmul %A, %B : (tensor<?x1x1xcomplex<f64>>, tensor<?x1x1xcomplex<f64>>) -> tensor<?x1x1xcomplex<f64>>
  return %0 : tensor<?x1x1xcomplex<f64>>
}

// -----

// CHECK-LABEL: func @too_large_or_unknown
// CHECK: crout.inv
// CHECK: crout.inv
// CHECK-NOT: matrix_generic
func.func @too_large_or_unknown(%A: tensor<?x9x9xf32>, %B: tensor<?x?xf32>) -> (tensor<?x9x9xf32>, tensor<?x?xf32>) {
  %0, %info0 = crout.inv %A : (tensor<?x9x9xf32>) -> (tensor<?x9x9xf32>, tensor<?xi32>)
  %1, %info1 = crout.inv %B : (tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<i32>)
  return %0, %1 : tensor<?x9x9xf32>, tensor<?x?xf32>
}

// -----

// CHECK-LABEL: func @others
// CHECK-COUNT-5: crout.matrix_generic
func.func @others(%A: tensor<?x2x2xf32>, %b: tensor<2x1xf32>) -> (tensor<?x2x2xf32>, tensor<?xf32>, tensor<?x2x2xf32>, tensor<?x2x1xf32>, tensor<?x2x1xf32>) {
  %0, %i0 = crout.inv %A : (tensor<?x2x2xf32>) -> (tensor<?x2x2xf32>, tensor<?xi32>)
  %1 = crout.det %A : (tensor<?x2x2xf32>) -> tensor<?xf32>
  %3, %i3 = crout.cholesky %A {upper = true} : (tensor<?x2x2xf32>) -> (tensor<?x2x2xf32>, tensor<?xi32>)
  %4 = crout.cholesky_solve %b, %A : (tensor<2x1xf32>, tensor<?x2x2xf32>) -> tensor<?x2x1xf32>
  %5 = crout.solve_triangular %A, %b {unitriangular = true} : (tensor<?x2x2xf32>, tensor<2x1xf32>) -> tensor<?x2x1xf32>
  return %0, %1, %3, %4, %5 : tensor<?x2x2xf32>, tensor<?xf32>, tensor<?x2x2xf32>, tensor<?x2x1xf32>, tensor<?x2x1xf32>
}
