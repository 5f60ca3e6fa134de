// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random bits as they are written and read; equal ones are one.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt -canonicalize -cse %s | FileCheck %s --check-prefix=CSE

// CHECK-LABEL: func @bits
// CHECK: crout.random_bits %{{.*}}, %{{.*}} word = 3 sizes(%{{.*}}) : (tensor<i64>, tensor<i64>) -> tensor<?x3xi32>
// CHECK: crout.random_bits %{{.*}}, %{{.*}} word = 1 : (tensor<i64>, tensor<i64>) -> tensor<i64>
func.func @bits(%seed: tensor<i64>, %offset: tensor<i64>, %n: index) -> (tensor<?x3xi32>, tensor<i64>) {
  %0 = crout.random_bits %seed, %offset word = 3 sizes(%n) : (tensor<i64>, tensor<i64>) -> tensor<?x3xi32>
  %1 = crout.random_bits %seed, %offset word = 1 : (tensor<i64>, tensor<i64>) -> tensor<i64>
  return %0, %1 : tensor<?x3xi32>, tensor<i64>
}

// Equal operands give equal bits.
// CSE-LABEL: func @once
// CSE-COUNT-1: crout.random_bits
// CSE-NOT: crout.random_bits
// CSE: return
func.func @once(%seed: tensor<i64>, %offset: tensor<i64>) -> (tensor<4xi32>, tensor<4xi32>) {
  %0 = crout.random_bits %seed, %offset word = 0 : (tensor<i64>, tensor<i64>) -> tensor<4xi32>
  %1 = crout.random_bits %seed, %offset word = 0 : (tensor<i64>, tensor<i64>) -> tensor<4xi32>
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}

// CHECK-LABEL: func @poisson
// CHECK: crout.poisson %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x3xf64>, tensor<i64>, tensor<i64>) -> tensor<?x3xf64>
func.func @poisson(%rate: tensor<?x3xf64>, %seed: tensor<i64>, %offset: tensor<i64>) -> tensor<?x3xf64> {
  %0 = crout.poisson %rate, %seed, %offset : (tensor<?x3xf64>, tensor<i64>, tensor<i64>) -> tensor<?x3xf64>
  return %0 : tensor<?x3xf64>
}
