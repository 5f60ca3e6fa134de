// RUN: crout-opt %s --crout-linalg-to-loops --canonicalize --cse | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>

// Both dimensions are walked as one.
// CHECK-LABEL: @elementwise_is_flat
// CHECK: memref.collapse_shape
// CHECK: scf.parallel (%[[I:.*]]) =
// CHECK-NOT: scf.for
// CHECK: memref.load %{{.*}}[%[[I]]]
// CHECK: memref.store
func.func @elementwise_is_flat(%x: memref<?x?xf32>, %y: memref<?x?xf32>) {
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.negf %a : f32
    linalg.yield %t : f32
  }
  return
}

// A value that only depends on the row is loaded once a row.
// CHECK-LABEL: @column_operand
// CHECK: scf.parallel (%[[I:.*]]) =
// CHECK-NEXT: memref.load %arg1[%[[I]]]
// CHECK-NEXT: scf.for
func.func @column_operand(%x: memref<?x?xf32>, %c: memref<?xf32>, %y: memref<?x?xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %c : memref<?x?xf32>, memref<?xf32>) outs(%y : memref<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %t = arith.mulf %a, %b : f32
    linalg.yield %t : f32
  }
  return
}

// CHECK-LABEL: @sum_of_rows_in_a_register
// CHECK: scf.parallel (%[[I:.*]]) =
// CHECK: %[[INIT:.*]] = memref.load %arg1[%[[I]]]
// CHECK: %[[R:.*]] = scf.for {{.*}} iter_args(%[[ACC:.*]] = %[[INIT]]) -> (f32)
// CHECK: arith.addf %[[ACC]], %{{.*}} fastmath<reassoc,contract>
// CHECK: memref.store %[[R]], %arg1[%[[I]]]
func.func @sum_of_rows_in_a_register(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// The contiguous dimension stays innermost, threads share blocks of it, and the order of additions is the program's.
// CHECK-LABEL: @sum_of_columns_in_blocks
// CHECK: scf.parallel (%[[B:.*]]) = {{.*}} step (%c1024)
// CHECK: arith.minsi
// CHECK: scf.for %[[ROW:.*]] = %c0
// CHECK-NEXT: scf.for %[[COLUMN:.*]] = %[[B]]
// CHECK: memref.load %arg0[%[[ROW]], %[[COLUMN]]]
// CHECK: arith.addf
// CHECK-NOT: reassoc
// CHECK: memref.store
func.func @sum_of_columns_in_blocks(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (j)>], iterator_types = ["reduction", "parallel"]} ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// CHECK-LABEL: @scalar
// CHECK-NEXT: memref.load %arg0[]
// CHECK-NEXT: math.sqrt
// CHECK-NEXT: memref.store
func.func @scalar(%x: memref<f64>, %y: memref<f64>) {
  linalg.generic {indexing_maps = [affine_map<() -> ()>, affine_map<() -> ()>], iterator_types = []} ins(%x : memref<f64>) outs(%y : memref<f64>) {
  ^bb0(%a: f64, %o: f64):
    %t = math.sqrt %a : f64
    linalg.yield %t : f64
  }
  return
}

// CHECK-LABEL: @strided_copy_is_a_loop
// CHECK-NOT: memref.copy
// CHECK: scf.parallel
func.func @strided_copy_is_a_loop(%x: memref<64x?xf32, strided<[?, 2]>>, %y: memref<64x?xf32>) {
  memref.copy %x, %y : memref<64x?xf32, strided<[?, 2]>> to memref<64x?xf32>
  return
}

// A sum over a stride that the program computes is in order; over one that is known, in any.
// CHECK-LABEL: func.func @strides_of_the_program
// CHECK: arith.addf %{{[a-z0-9]+}}, %{{[a-z0-9]+}} : f32
// CHECK: arith.addf %{{[a-z0-9]+}}, %{{[a-z0-9]+}} fastmath<reassoc,contract> : f32
func.func @strides_of_the_program(%x: memref<?xf32, strided<[?]>>, %y: memref<?xf32, strided<[2]>>, %a: memref<f32>, %b: memref<f32>) {
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> ()>], iterator_types = ["reduction"]} ins(%x : memref<?xf32, strided<[?]>>) outs(%a : memref<f32>) {
  ^bb0(%in: f32, %out: f32):
    %sum = arith.addf %out, %in fastmath<reassoc> : f32
    linalg.yield %sum : f32
  }
  linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> ()>], iterator_types = ["reduction"]} ins(%y : memref<?xf32, strided<[2]>>) outs(%b : memref<f32>) {
  ^bb0(%in: f32, %out: f32):
    %sum = arith.addf %out, %in fastmath<reassoc> : f32
    linalg.yield %sum : f32
  }
  return
}
