// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random bits are one loop nest without a call: the index of the element, ten rounds of two products each, the word asked for.
// RUN: crout-opt %s --crout-to-linalg | FileCheck %s

// CHECK-LABEL: func.func @word_of_a_matrix
// CHECK-SAME: %[[SEED:.*]]: tensor<i64>, %[[OFFSET:.*]]: tensor<i64>, %[[M:.*]]: index, %[[N:.*]]: index
func.func @word_of_a_matrix(%seed: tensor<i64>, %offset: tensor<i64>, %m: index, %n: index) -> tensor<?x?xi32> {
  // CHECK: linalg.generic {{.*}}iterator_types = ["parallel", "parallel"]} ins(%[[SEED]], %[[OFFSET]] : tensor<i64>, tensor<i64>)
  // CHECK: %[[I:.*]] = linalg.index 0
  // CHECK: %[[J:.*]] = linalg.index 1
  // CHECK: %[[ROW:.*]] = arith.muli %[[I]], %[[N]]
  // CHECK: arith.addi %[[ROW]], %[[J]]
  // CHECK-COUNT-20: arith.mului_extended
  // CHECK-NOT: arith.mului_extended
  // CHECK: linalg.yield %{{.*}} : i32
  %0 = crout.random_bits %seed, %offset word = 3 sizes(%m, %n) : (tensor<i64>, tensor<i64>) -> tensor<?x?xi32>
  return %0 : tensor<?x?xi32>
}
