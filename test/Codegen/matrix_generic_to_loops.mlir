// RUN: crout-opt %s --crout-matrix-generic-to-loops="vector-bytes=16 fma=true" --split-input-file | FileCheck %s
// RUN: crout-opt %s --crout-matrix-generic-to-loops="vector-bytes=16 fma=false" --split-input-file | FileCheck %s --check-prefix=NOFMA

#id = affine_map<(n) -> (n)>
#all = affine_map<(n) -> ()>

// Four matrices of two numbers are two vectors, dealt out by two shuffles, and four more are beside them in vectors of twice the width; where
// fewer are left, they are on the stack.
// CHECK-LABEL: func @two_numbers
// CHECK: scf.parallel
// CHECK: %[[FULL:.*]] = arith.cmpi sge
// CHECK: %[[SCRATCH:.*]] = memref.alloca() {alignment = 64 : i64} : memref<16xf32>
// CHECK: scf.if
// CHECK: arith.select %[[FULL]]
// CHECK-COUNT-2: vector.load {{.*}} : memref<?xf32>, vector<4xf32>
// CHECK-COUNT-2: vector.shuffle
// CHECK-COUNT-2: vector.load {{.*}} : memref<?xf32>, vector<4xf32>
// CHECK-COUNT-2: vector.shuffle {{.*}} : vector<4xf32>, vector<4xf32>
// CHECK-COUNT-2: vector.shuffle {{.*}} [0, 1, 2, 3, 4, 5, 6, 7]
// CHECK: math.fma {{.*}} : vector<8xf32>
// CHECK-COUNT-2: vector.store {{.*}} : memref<?xf32>, vector<4xf32>
// NOFMA-LABEL: func @two_numbers
// NOFMA-NOT: math.fma
// NOFMA: arith.mulf {{.*}} : vector<8xf32>
// NOFMA-NEXT: arith.addf {{.*}} : vector<8xf32>
func.func @two_numbers(%x: memref<?x2xf32>, %scale: memref<f32>, %y: memref<?xf32>) {
  crout.matrix_generic {indexing_maps = [#id, #all, #id]} ins(%x, %scale : memref<?x2xf32>, memref<f32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %0 = math.fma %a, %s, %b : f32
    crout.yield %0 : f32
  }
  return
}

// -----

#none = affine_map<() -> ()>

// Without a batch there is nothing to put in lanes.
// CHECK-LABEL: func @alone
// CHECK-NOT: scf
// CHECK: %[[RE:.*]] = complex.re
// CHECK: %[[IM:.*]] = complex.im
// CHECK: complex.create %[[IM]], %[[RE]]
func.func @alone(%x: memref<1x1xcomplex<f64>>, %y: memref<1x1xcomplex<f64>>) {
  crout.matrix_generic {indexing_maps = [#none, #none]} ins(%x : memref<1x1xcomplex<f64>>) outs(%y : memref<1x1xcomplex<f64>>) {
  ^bb0(%re: f64, %im: f64):
    crout.yield %im, %re : f64, f64
  }
  return
}

// -----

#grid = affine_map<(m, n) -> (m, n)>
#rows = affine_map<(m, n) -> (m, 0)>

// An operand that is broadcast in one dimension of the batch is copied, lane by lane.
// CHECK-LABEL: func @broadcast
// CHECK: scf.parallel
// CHECK: scf.for
// CHECK: arith.remui
// CHECK: memref.load %{{.*}} : memref<?x1x2xf64>
// CHECK: vector.load {{.*}} : memref<?xf64>, vector<2xf64>
func.func @broadcast(%x: memref<?x1x2xf64>, %y: memref<?x?x2xf64>) {
  crout.matrix_generic {indexing_maps = [#rows, #grid]} ins(%x : memref<?x1x2xf64>) outs(%y : memref<?x?x2xf64>) {
  ^bb0(%a: f64, %b: f64):
    crout.yield %b, %a : f64, f64
  }
  return
}

// -----

#id = affine_map<(n) -> (n)>

// More than forty numbers: one vector of matrices at a time.
// CHECK-LABEL: func @many_numbers
// CHECK: vector.load {{.*}} : memref<?xf32>, vector<4xf32>
// CHECK-NOT: vector<8xf32>
// CHECK: return
func.func @many_numbers(%x: memref<?x40xf32>, %y: memref<?xf32>) {
  crout.matrix_generic {indexing_maps = [#id, #id]} ins(%x : memref<?x40xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%n0: f32, %n1: f32, %n2: f32, %n3: f32, %n4: f32, %n5: f32, %n6: f32, %n7: f32, %n8: f32, %n9: f32,
       %n10: f32, %n11: f32, %n12: f32, %n13: f32, %n14: f32, %n15: f32, %n16: f32, %n17: f32, %n18: f32, %n19: f32,
       %n20: f32, %n21: f32, %n22: f32, %n23: f32, %n24: f32, %n25: f32, %n26: f32, %n27: f32, %n28: f32, %n29: f32,
       %n30: f32, %n31: f32, %n32: f32, %n33: f32, %n34: f32, %n35: f32, %n36: f32, %n37: f32, %n38: f32, %n39: f32):
    %0 = arith.addf %n0, %n39 : f32
    crout.yield %0 : f32
  }
  return
}

// -----

#id = affine_map<(n) -> (n)>

// An operation without a vector form: a loop over the matrices.
// CHECK-LABEL: func @calls
// CHECK: scf.parallel
// CHECK-NOT: vector
// CHECK: call @g
func.func private @g(f32) -> f32
func.func @calls(%x: memref<?xf32>, %y: memref<?xf32>) {
  crout.matrix_generic {indexing_maps = [#id, #id]} ins(%x : memref<?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%a: f32):
    %0 = func.call @g(%a) : (f32) -> f32
    crout.yield %0 : f32
  }
  return
}
