// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: crout-opt %s --crout-split-remainders | FileCheck %s

// Four vectors of 16 floats are a block; the rest is a loop of its own.
// CHECK-LABEL: func.func @elements(
// CHECK-SAME:    %[[FROM:.*]]: index, %[[TO:.*]]: index, %{{.*}}: memref<?xf32>)
// CHECK-DAG:     %[[MASK:.*]] = arith.constant -64 : index
// CHECK:         %[[LENGTH:.*]] = arith.subi %[[TO]], %[[FROM]]
// CHECK:         %[[NONE_LESS:.*]] = arith.maxsi %[[LENGTH]]
// CHECK:         %[[WHOLE:.*]] = arith.andi %[[NONE_LESS]], %[[MASK]]
// CHECK:         %[[MIDDLE:.*]] = arith.addi %[[FROM]], %[[WHOLE]]
// CHECK:         scf.for %{{.*}} = %[[FROM]] to %[[MIDDLE]]
// CHECK:         scf.for %{{.*}} = %[[MIDDLE]] to %[[TO]]
func.func @elements(%from: index, %to: index, %x: memref<?xf32>) {
  %c1 = arith.constant 1 : index
  scf.for %i = %from to %to step %c1 {
    %v = memref.load %x[%i] : memref<?xf32>
    %w = arith.addf %v, %v : f32
    memref.store %w, %x[%i] : memref<?xf32>
  }
  return
}

// The widest number decides. What the first loop carries goes on in the second.
// CHECK-LABEL: func.func @any_true
// CHECK:         arith.constant -32 : index
// CHECK:         %[[FIRST:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %false)
// CHECK:         %[[SECOND:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[FIRST]])
// CHECK:         return %[[SECOND]]
func.func @any_true(%n: index, %x: memref<?xf64>, %limit: f64) -> i1 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %false = arith.constant false
  %any = scf.for %i = %c0 to %n step %c1 iter_args(%before = %false) -> (i1) {
    %v = memref.load %x[%i] : memref<?xf64>
    %met = arith.cmpf ogt, %v, %limit : f64
    %or = arith.ori %before, %met : i1
    scf.yield %or : i1
  }
  return %any : i1
}

// A sum rounds by where its parts end, and a known length needs no rest.
// CHECK-LABEL: func.func @stays
// CHECK:         scf.for
// CHECK:         scf.for
// CHECK-NOT:     scf.for
// CHECK:         return
func.func @stays(%n: index, %x: memref<?xf32>, %start: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c100 = arith.constant 100 : index
  %sum = scf.for %i = %c0 to %n step %c1 iter_args(%before = %start) -> (f32) {
    %v = memref.load %x[%i] : memref<?xf32>
    %s = arith.addf %before, %v : f32
    scf.yield %s : f32
  }
  scf.for %i = %c0 to %c100 step %c1 {
    memref.store %sum, %x[%i] : memref<?xf32>
  }
  return %sum : f32
}
