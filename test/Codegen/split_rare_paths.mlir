// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: crout-opt %s --crout-split-rare-paths | FileCheck %s

// A loop over elements becomes one over blocks, each with a twin that takes the common way.
// CHECK-LABEL: func.func @elements
// CHECK:         %[[BLOCKS:.*]] = arith.ceildivsi
// CHECK:         scf.parallel {{.*}} to (%[[BLOCKS]])
// CHECK:           %[[MET:.*]] = scf.for {{.*}} iter_args(%[[ANY:.*]] = %{{.*}}) -> (i1) {
// CHECK-NOT:         math.log
// CHECK:             %[[RARE:.*]] = arith.cmpf
// CHECK:             %[[CHEAP:.*]] = arith.mulf
// CHECK:             %[[OR:.*]] = arith.ori %[[ANY]], %[[RARE]]
// CHECK:             memref.store %[[CHEAP]]
// CHECK:             scf.yield %[[OR]]
// CHECK:           scf.if %[[MET]] {
// CHECK:             scf.for
// CHECK:               math.log
// CHECK:               arith.select %{{.*}}, %{{.*}}, %{{.*}} : f32
// CHECK:           } {crout.rare}
func.func @elements(%x: memref<?xf32>, %limit: f32) -> memref<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %y = memref.alloc(%n) : memref<?xf32>
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    %v = memref.load %x[%i] : memref<?xf32>
    %rare = arith.cmpf ogt, %v, %limit : f32
    %dear = math.log %v : f32
    %cheap = arith.mulf %v, %v : f32
    %r = arith.select %rare, %dear, %cheap {crout.rare} : f32
    memref.store %r, %y[%i] : memref<?xf32>
    scf.reduce
  }
  return %y : memref<?xf32>
}

// A sum is taken again from where it began.
// CHECK-LABEL: func.func @sum
// CHECK-SAME:    %[[X:.*]]: memref<100xf32>, %{{.*}}: f32, %[[START:.*]]: f32)
// CHECK:         %[[COMMON:.*]]:2 = scf.for {{.*}} iter_args(%{{.*}} = %[[START]], %{{.*}} = %false) -> (f32, i1)
// CHECK:         %[[RESULT:.*]] = scf.if %[[COMMON]]#1 -> (f32) {
// CHECK:           %[[AGAIN:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[START]]) -> (f32)
// CHECK:           scf.yield %[[AGAIN]]
// CHECK:         } else {
// CHECK:           scf.yield %[[COMMON]]#0
// CHECK:         return %[[RESULT]]
func.func @sum(%x: memref<100xf32>, %limit: f32, %start: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 100 : index
  %sum = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %start) -> (f32) {
    %v = memref.load %x[%i] : memref<100xf32>
    %rare = arith.cmpf ogt, %v, %limit : f32
    %dear = math.log %v : f32
    %r = arith.select %rare, %dear, %v {crout.rare} : f32
    %next = arith.addf %acc, %r : f32
    scf.yield %next : f32
  }
  return %sum : f32
}

// What is written over what is read can't be done twice, nor may a loop write what is not the function's.
// CHECK-LABEL: func.func @in_place
// CHECK-COUNT-2: scf.for
// CHECK-NOT:     scf.if
func.func @in_place(%out: memref<100xf32>, %limit: f32) -> memref<100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant 100 : index
  %y = memref.alloc() : memref<100xf32>
  scf.for %i = %c0 to %n step %c1 {
    %v = memref.load %y[%i] : memref<100xf32>
    %rare = arith.cmpf ogt, %v, %limit : f32
    %dear = math.log %v : f32
    %r = arith.select %rare, %dear, %v {crout.rare} : f32
    memref.store %r, %y[%i] : memref<100xf32>
  }
  scf.for %i = %c0 to %n step %c1 {
    %v = memref.load %y[%i] : memref<100xf32>
    %rare = arith.cmpf ogt, %v, %limit : f32
    %dear = math.log %v : f32
    %r = arith.select %rare, %dear, %v {crout.rare} : f32
    memref.store %r, %out[%i] : memref<100xf32>
  }
  return %y : memref<100xf32>
}
