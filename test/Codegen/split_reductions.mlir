// RUN: crout-opt %s --crout-split-reductions --canonicalize --cse | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>

// Chunks of a size that the program fixes, combined in their order.
// CHECK-LABEL: @sum_of_all
// CHECK-SAME: (%[[X:.*]]: memref<?xf32>, %[[OUT:.*]]: memref<f32>)
// CHECK-DAG: %[[N:.*]] = memref.dim %[[X]]
// CHECK-DAG: %[[CHUNKS:.*]] = arith.ceildivsi %[[N]], %c16384
// CHECK: %[[PARTIAL:.*]] = memref.alloc(%[[CHUNKS]]) : memref<?xf32>
// CHECK: scf.parallel (%[[CHUNK:.*]]) = (%c0) to (%[[CHUNKS]]) step (%c1) {
// CHECK:   %[[PLACE:.*]] = memref.subview %[[PARTIAL]][%[[CHUNK]]] [1] [1]
// CHECK:   linalg.fill ins(%{{.*}} : f32) outs(%[[PLACE]]
// CHECK:   %[[PART:.*]] = memref.subview %[[X]]
// CHECK:   linalg.generic {{.*}}["reduction"]} ins(%[[PART]] {{.*}} outs(%[[PLACE]]
// CHECK: } {crout.iteration_cost
// CHECK: linalg.generic {{.*}}["reduction"]} ins(%[[PARTIAL]] {{.*}} outs(%[[OUT]]
// CHECK: memref.dealloc %[[PARTIAL]]
func.func @sum_of_all(%x: memref<?xf32>, %y: memref<f32>) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]} ins(%x : memref<?xf32>) outs(%y : memref<f32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// Two loops over one contiguous buffer are one before they are split.
// CHECK-LABEL: @maximum_of_matrix
// CHECK: memref.collapse_shape
// CHECK: arith.ceildivsi %{{.*}}, %c16384
// CHECK: scf.parallel
func.func @maximum_of_matrix(%x: memref<?x?xi32>, %y: memref<i32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> ()>], iterator_types = ["reduction", "reduction"]} ins(%x : memref<?x?xi32>) outs(%y : memref<i32>) {
  ^bb0(%a: i32, %o: i32):
    %t = arith.maxsi %a, %o : i32
    linalg.yield %t : i32
  }
  return
}

// Below a chunk there is nothing to share.
// CHECK-LABEL: @small
// CHECK-NOT: scf.parallel
// CHECK: return
func.func @small(%x: memref<1000xf32>, %y: memref<f32>) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]} ins(%x : memref<1000xf32>) outs(%y : memref<f32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// Rows: many of them are shared as they are, few are split; which, is known by their number.
// CHECK-LABEL: @sum_of_rows
// CHECK: %[[FEW:.*]] = arith.cmpi slt, %{{.*}}, %c16
// CHECK: scf.if
// CHECK:   scf.parallel
// CHECK: } else {
// CHECK-NEXT: linalg.generic {{.*}}["parallel", "reduction"]} ins(%arg0
func.func @sum_of_rows(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// CHECK-LABEL: @many_rows
// CHECK-NOT: scf.parallel
// CHECK: return
func.func @many_rows(%x: memref<64x?xf32>, %y: memref<64xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : memref<64x?xf32>) outs(%y : memref<64xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// Columns: rows of few are taken together as one run through memory.
// CHECK-LABEL: @sum_of_columns
// CHECK: arith.cmpi slt, %{{.*}}, %c8192
// CHECK: scf.if
// CHECK:   scf.parallel
// CHECK:     scf.for
// CHECK:       linalg.generic {{.*}}["parallel"]}
// CHECK:   linalg.generic {{.*}}["reduction", "parallel"]}
// CHECK:   memref.reinterpret_cast
// CHECK:   linalg.generic {{.*}}["reduction", "parallel"]} {{.*}} outs(%arg1
// CHECK: } else {
func.func @sum_of_columns(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (j)>], iterator_types = ["reduction", "parallel"]} ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.addf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}

// An index of the reduced loop counts from the chunk's begin.
// CHECK-LABEL: @first_place
// CHECK: scf.parallel (%[[CHUNK:.*]]) =
// CHECK: %[[BEGIN:.*]] = arith.muli %[[CHUNK]]
// CHECK: %[[PLACE:.*]] = linalg.index 0
// CHECK-NEXT: arith.addi %[[PLACE]], %[[BEGIN]]
func.func @first_place(%x: memref<?xf32>, %m: memref<f32>, %y: memref<i64>) {
  %none = arith.constant 9223372036854775807 : i64
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%x, %m : memref<?xf32>, memref<f32>) outs(%y : memref<i64>) {
  ^bb0(%a: f32, %best: f32, %o: i64):
    %i = linalg.index 0 : index
    %place = arith.index_cast %i : index to i64
    %hit = arith.cmpf oeq, %a, %best : f32
    %candidate = arith.select %hit, %place, %none : i64
    %t = arith.minsi %candidate, %o : i64
    linalg.yield %t : i64
  }
  return
}

// What has no neutral element, or is more than one operation on the result so far, stays one chain.
// CHECK-LABEL: @not_a_combination
// CHECK-NOT: scf.parallel
// CHECK: return
func.func @not_a_combination(%x: memref<?xf32>, %y: memref<f32>) {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]} ins(%x : memref<?xf32>) outs(%y : memref<f32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.subf %o, %a : f32
    linalg.yield %t : f32
  }
  return
}
