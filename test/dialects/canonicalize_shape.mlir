// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders and canonicalisation of shape operations, reductions and checks.
// RUN: crout-opt %s --canonicalize --cse | FileCheck %s

// CHECK-LABEL: func.func @reshape_to_the_same(
// CHECK-NEXT:    return %arg0, %arg1
func.func @reshape_to_the_same(%x: tensor<2x3xf32>, %y: tensor<?x3xf32>, %n: index) -> (tensor<2x3xf32>, tensor<?x3xf32>) {
  %0 = crout.reshape %x : tensor<2x3xf32> to tensor<2x3xf32>
  %1 = crout.reshape %y sizes(%n) : tensor<?x3xf32> to tensor<?x3xf32>
  return %0, %1 : tensor<2x3xf32>, tensor<?x3xf32>
}

// Two unknown sizes may have changed places.
// CHECK-LABEL: func.func @reshape_of_unknown_sizes(
// CHECK:         crout.reshape
func.func @reshape_of_unknown_sizes(%x: tensor<?x?xf32>, %m: index, %n: index) -> tensor<?x?xf32> {
  %0 = crout.reshape %x sizes(%m, %n) : tensor<?x?xf32> to tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: func.func @reshape_of_reshape(
// CHECK-NEXT:    crout.reshape %arg0 : tensor<2x3xf32> to tensor<3x2xf32>
// CHECK-NEXT:    return
func.func @reshape_of_reshape(%x: tensor<2x3xf32>) -> tensor<3x2xf32> {
  %0 = crout.reshape %x : tensor<2x3xf32> to tensor<6xf32>
  %1 = crout.reshape %0 : tensor<6xf32> to tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// CHECK-LABEL: func.func @reshape_of_constant(
// CHECK-NEXT:    crout.constant dense<{{.*}}> : tensor<2x2xi32>
// CHECK-NEXT:    return
func.func @reshape_of_constant() -> tensor<2x2xi32> {
  %0 = crout.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
  %1 = crout.reshape %0 : tensor<4xi32> to tensor<2x2xi32>
  return %1 : tensor<2x2xi32>
}

// CHECK-LABEL: func.func @expand_of_expand(
// CHECK-NEXT:    crout.expand %arg0 : tensor<1x3xf32> to tensor<5x4x3xf32>
// CHECK-NEXT:    return %{{.*}}, %arg0
func.func @expand_of_expand(%x: tensor<1x3xf32>) -> (tensor<5x4x3xf32>, tensor<1x3xf32>) {
  %0 = crout.expand %x : tensor<1x3xf32> to tensor<4x3xf32>
  %1 = crout.expand %0 : tensor<4x3xf32> to tensor<5x4x3xf32>
  %2 = crout.expand %x : tensor<1x3xf32> to tensor<1x3xf32>
  return %1, %2 : tensor<5x4x3xf32>, tensor<1x3xf32>
}

// CHECK-LABEL: func.func @permute_of_permute(
// CHECK-NEXT:    %[[P:.*]] = crout.permute %arg0 [1, 2, 0] : tensor<2x3x?xf32> -> tensor<3x?x2xf32>
// CHECK-NEXT:    return %[[P]], %arg0
func.func @permute_of_permute(%x: tensor<2x3x?xf32>) -> (tensor<3x?x2xf32>, tensor<2x3x?xf32>) {
  %0 = crout.permute %x [2, 0, 1] : tensor<2x3x?xf32> -> tensor<?x2x3xf32>
  %1 = crout.permute %0 [2, 0, 1] : tensor<?x2x3xf32> -> tensor<3x?x2xf32>
  %2 = crout.permute %1 [2, 0, 1] : tensor<3x?x2xf32> -> tensor<2x3x?xf32>
  return %1, %2 : tensor<3x?x2xf32>, tensor<2x3x?xf32>
}

// CHECK-LABEL: func.func @flip_of_flip(
// CHECK-NEXT:    return %arg0, %arg0
func.func @flip_of_flip(%x: tensor<2x?xf32>) -> (tensor<2x?xf32>, tensor<2x?xf32>) {
  %0 = crout.flip %x dims = [0, 1] : tensor<2x?xf32>
  %1 = crout.flip %0 dims = [1, 0] : tensor<2x?xf32>
  %2 = crout.flip %x dims = [] : tensor<2x?xf32>
  return %1, %2 : tensor<2x?xf32>, tensor<2x?xf32>
}

// CHECK-LABEL: func.func @slice_of_everything(
// CHECK-NEXT:    return %arg0
func.func @slice_of_everything(%x: tensor<?x9xf32>) -> tensor<?x9xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x9xf32>
  %0 = crout.slice %x[0, 0] [%n, 9] [1, 1] : tensor<?x9xf32> to tensor<?x9xf32>
  return %0 : tensor<?x9xf32>
}

// CHECK-LABEL: func.func @slice_of_slice(
// CHECK-NEXT:    crout.slice %arg0[4] [2] [6] : tensor<20xf32> to tensor<2xf32>
// CHECK-NEXT:    return
func.func @slice_of_slice(%x: tensor<20xf32>) -> tensor<2xf32> {
  %0 = crout.slice %x[1] [6] [3] : tensor<20xf32> to tensor<6xf32>
  %1 = crout.slice %0[1] [2] [2] : tensor<6xf32> to tensor<2xf32>
  return %1 : tensor<2xf32>
}

// CHECK-LABEL: func.func @slice_with_known_operands(
// CHECK-NEXT:    crout.slice %arg0[2] [4] [1]
func.func @slice_with_known_operands(%x: tensor<20xf32>) -> tensor<4xf32> {
  %c2 = arith.constant 2 : index
  %0 = crout.slice %x[%c2] [4] [1] : tensor<20xf32> to tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @concatenate(
// CHECK-NEXT:    %[[C:.*]] = crout.concatenate dim = 0 %arg0, %arg1, %arg0 : (tensor<2x3xf32>, tensor<?x3xf32>, tensor<2x3xf32>) -> tensor<?x3xf32>
// CHECK-NEXT:    return %[[C]], %arg0
func.func @concatenate(%a: tensor<2x3xf32>, %b: tensor<?x3xf32>, %e: tensor<0x3xf32>) -> (tensor<?x3xf32>, tensor<2x3xf32>) {
  %0 = crout.concatenate dim = 0 %a, %b : (tensor<2x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  %1 = crout.concatenate dim = 0 %0, %e, %a : (tensor<?x3xf32>, tensor<0x3xf32>, tensor<2x3xf32>) -> tensor<?x3xf32>
  %2 = crout.concatenate dim = 1 %a : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %1, %2 : tensor<?x3xf32>, tensor<2x3xf32>
}

// CHECK-LABEL: func.func @pad_by_nothing(
// CHECK-NEXT:    return %arg0
func.func @pad_by_nothing(%x: tensor<?x3xf32>, %v: tensor<f32>) -> tensor<?x3xf32> {
  %0 = crout.pad %x, %v low = [0, 0] high = [0, 0] : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: func.func @triangle_of_triangle(
// CHECK-NEXT:    %[[T:.*]] = crout.triangle %arg0 {upper = true}
// CHECK-NEXT:    return %[[T]]
func.func @triangle_of_triangle(%x: tensor<3x3xf32>) -> tensor<3x3xf32> {
  %0 = crout.triangle %x {upper = true} : tensor<3x3xf32>
  %1 = crout.triangle %0 {upper = true} : tensor<3x3xf32>
  return %1 : tensor<3x3xf32>
}

// CHECK-LABEL: func.func @reduce_nothing(
// CHECK-NEXT:    %[[R:.*]] = crout.reshape %arg1 : tensor<1x3x1xf32> to tensor<3xf32>
// CHECK-NEXT:    return %arg0, %[[R]]
func.func @reduce_nothing(%x: tensor<?x3xf32>, %y: tensor<1x3x1xf32>) -> (tensor<?x3xf32>, tensor<3xf32>) {
  %0 = crout.reduce sum %x dims = [] : tensor<?x3xf32> -> tensor<?x3xf32>
  %1 = crout.reduce max %y dims = [0, 2] : tensor<1x3x1xf32> -> tensor<3xf32>
  return %0, %1 : tensor<?x3xf32>, tensor<3xf32>
}

// The first error of a call counts, so a second check of one info says nothing.
// CHECK-LABEL: func.func @check_of_success(
// CHECK-NEXT:    crout.check_info %arg0 {kind = 0 : i64, op_name = "linalg.inv"}
// CHECK-NEXT:    return
func.func @check_of_success(%unknown: tensor<i32>) {
  %zero = crout.constant dense<0> : tensor<i32>
  %zeros = crout.expand %zero : tensor<i32> to tensor<4xi32>
  crout.check_info %zero {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  crout.check_info %zeros {kind = 0 : i64, op_name = "linalg.inv"} : tensor<4xi32>
  crout.check_info %unknown {kind = 0 : i64, op_name = "linalg.inv"} : tensor<i32>
  crout.check_info %unknown {kind = 0 : i64, op_name = "linalg.solve"} : tensor<i32>
  return
}

// A size is traced to the arguments that it comes from.
// CHECK-LABEL: func.func @size_of_results(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[M:.*]] = tensor.dim %arg0, %[[C0]]
// CHECK-DAG:     %[[N:.*]] = tensor.dim %arg1, %[[C1]]
// CHECK:         %[[SUM:.*]] = arith.addi %[[M]], %[[N]]
// CHECK-NEXT:    return %[[M]], %[[N]], %[[SUM]]
func.func @size_of_results(%a: tensor<?x3xf32>, %b: tensor<3x?xf32>) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = crout.matmul %a, %b : (tensor<?x3xf32>, tensor<3x?xf32>) -> tensor<?x?xf32>
  %1 = crout.sin %0 : tensor<?x?xf32>
  %m = tensor.dim %1, %c0 : tensor<?x?xf32>
  %n = tensor.dim %1, %c1 : tensor<?x?xf32>
  %t = crout.permute %b [1, 0] : tensor<3x?xf32> -> tensor<?x3xf32>
  %j = crout.concatenate dim = 0 %a, %t : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  %s = tensor.dim %j, %c0 : tensor<?x3xf32>
  return %m, %n, %s : index, index, index
}
