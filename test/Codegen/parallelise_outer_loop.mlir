// RUN: crout-opt %s --crout-parallelise-outer-loop | FileCheck %s
// RUN: crout-opt %s --crout-parallelise-outer-loop=threads=false | FileCheck %s --check-prefix=SERIAL

// CHECK: func.func private @rows__loop0(%[[BEGIN:.*]]: index, %[[END:.*]]: index, %{{.*}}: index, %[[X:.*]]: memref<?x?xf32>, %{{.*}}: index)
// CHECK: scf.for %[[I:.*]] = %[[BEGIN]] to %[[END]]
// CHECK: scf.for
// CHECK: memref.store %{{.*}}, %[[X]][%[[I]], %{{.*}}]
// CHECK-LABEL: func.func @rows
// The grain is the work of a grain over the work of a row, which has %arg2 elements.
// CHECK: %[[ROW:.*]] = arith.muli %{{.*}}, %arg2
// CHECK: %[[COST:.*]] = arith.addi
// CHECK: %[[GRAIN:.*]] = arith.ceildivsi %{{.*}}, %[[COST]]
// CHECK: call @rows__loop0(%{{.*}}, %arg1, %[[GRAIN]], %arg0, %arg2) {crout.parallel_for, crout.unshared = array<i64: 0>}
// SERIAL-LABEL: @rows
// SERIAL: scf.for
// SERIAL-NEXT: scf.for
func.func @rows(%x: memref<?x?xf32>, %n: index, %m: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = arith.constant 1.0 : f32
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    scf.for %j = %c0 to %m step %c1 {
      memref.store %v, %x[%i, %j] : memref<?x?xf32>
    }
  }
  return
}

// CHECK-LABEL: func.func @little_work
// CHECK-NOT: call
// CHECK: scf.for
func.func @little_work(%x: memref<16xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %v = arith.constant 1.0 : f32
  scf.parallel (%i) = (%c0) to (%c16) step (%c1) {
    memref.store %v, %x[%i] : memref<16xf32>
  }
  return
}

// Iterations are blocks: ceil(n / 512) of them.
// CHECK: func.func private @blocks__loop1
// CHECK: scf.for %[[K:.*]] =
// CHECK: arith.muli %[[K]], %c512
// CHECK-LABEL: func.func @blocks
// CHECK: %[[COUNT:.*]] = arith.ceildivsi %arg1, %c512
// CHECK: call @blocks__loop1(%{{.*}}, %[[COUNT]],
func.func @blocks(%x: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c512 = arith.constant 512 : index
  %v = arith.constant 1.0 : f32
  scf.parallel (%i) = (%c0) to (%n) step (%c512) {
    %e = arith.addi %i, %c512 : index
    %end = arith.minsi %e, %n : index
    scf.for %j = %i to %end step %c1 {
      memref.store %v, %x[%j] : memref<?xf32>
    }
  }
  return
}

// A view and its source may overlap.
// CHECK-LABEL: func.func @overlapping
// CHECK: crout.unshared = array<i64>
func.func @overlapping(%n: index) -> memref<?x2xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc(%n) : memref<?x2xf32>
  %b = memref.collapse_shape %a [[0, 1]] : memref<?x2xf32> into memref<?xf32>
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    %v = memref.load %b[%i] : memref<?xf32>
    memref.store %v, %a[%i, %c1] : memref<?x2xf32>
  }
  return %a : memref<?x2xf32>
}
