// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Kronecker products and block-diagonal matrices written out.
// RUN: crout-opt %s --crout-decompose-structured-matrices | FileCheck %s

// CHECK-LABEL: func.func @kron(
// CHECK:         %[[A:.*]] = crout.reshape {{.*}} to tensor<2x1x3x1xf64>
// CHECK:         %[[B:.*]] = crout.reshape {{.*}} sizes({{.*}}) : tensor<?x5xf64> to tensor<1x?x1x5xf64>
// CHECK:         %[[P:.*]] = crout.mul %[[A]], %[[B]]
// CHECK:         crout.reshape %[[P]] sizes({{.*}}) : tensor<2x?x3x5xf64> to tensor<?x15xf64>
// CHECK-NOT:     crout.kron
func.func @kron(%a: tensor<2x3xf64>, %b: tensor<?x5xf64>) -> tensor<?x15xf64> {
  %K = crout.kron %a, %b : (tensor<2x3xf64>, tensor<?x5xf64>) -> tensor<?x15xf64>
  return %K : tensor<?x15xf64>
}

// CHECK-LABEL: func.func @block_diag(
// CHECK:         crout.concatenate dim = 1 {{.*}} : (tensor<2x3xf64>, tensor<2x5xf64>) -> tensor<2x8xf64>
// CHECK:         crout.concatenate dim = 1 {{.*}} : (tensor<?x3xf64>, tensor<?x5xf64>) -> tensor<?x8xf64>
// CHECK:         crout.concatenate dim = 0 {{.*}} : (tensor<2x8xf64>, tensor<?x8xf64>) -> tensor<?x8xf64>
// CHECK-NOT:     crout.block_diag
func.func @block_diag(%a: tensor<2x3xf64>, %b: tensor<?x5xf64>) -> tensor<?x8xf64> {
  %D = crout.block_diag %a, %b : (tensor<2x3xf64>, tensor<?x5xf64>) -> tensor<?x8xf64>
  return %D : tensor<?x8xf64>
}
