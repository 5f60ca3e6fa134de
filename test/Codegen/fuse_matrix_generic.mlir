// RUN: crout-opt %s --crout-to-matrix-generic --crout-to-runtime --crout-to-linalg --canonicalize --cse --crout-fuse-matrix-generic --cse --split-input-file | FileCheck %s

// A product with its transpose, a sum with a vector, a reshape: one kernel that reads A once.
// CHECK-LABEL: func @chain(
// CHECK-SAME: %[[A:.*]]: tensor<?x2x2xf32>, %[[C:.*]]: tensor<2xf32>)
// CHECK-COUNT-1: crout.matrix_generic {{.*}} ins(%[[A]], %[[C]] : tensor<?x2x2xf32>, tensor<2xf32>) outs(%{{.*}} : tensor<?x4xf32>)
// CHECK-NOT: linalg.generic
// CHECK-NOT: matrix_generic
func.func @chain(%A: tensor<?x2x2xf32>, %c: tensor<2xf32>) -> tensor<?x4xf32> {
  %t = crout.permute %A [0, 2, 1] : tensor<?x2x2xf32> -> tensor<?x2x2xf32>
  %p = crout.matmul %A, %t : (tensor<?x2x2xf32>, tensor<?x2x2xf32>) -> tensor<?x2x2xf32>
  %s = crout.add %p, %c : (tensor<?x2x2xf32>, tensor<2xf32>) -> tensor<?x2x2xf32>
  %c0 = arith.constant 0 : index
  %n = tensor.dim %A, %c0 : tensor<?x2x2xf32>
  %r = crout.reshape %s sizes(%n) : tensor<?x2x2xf32> to tensor<?x4xf32>
  return %r : tensor<?x4xf32>
}

// -----

// inv, det and solve of one matrix: one elimination, with one division for each pivot.
// CHECK-LABEL: func @one_factorisation(
// CHECK: crout.matrix_generic
// CHECK-COUNT-2: arith.divf
// CHECK-NOT: arith.divf
// CHECK: return
func.func @one_factorisation(%A: tensor<?x2x2xf32>, %b: tensor<?x2x1xf32>) -> (tensor<?x2x2xf32>, tensor<?xf32>, tensor<?x2x1xf32>) {
  %0, %i0 = crout.inv %A : (tensor<?x2x2xf32>) -> (tensor<?x2x2xf32>, tensor<?xi32>)
  %1 = crout.det %A : (tensor<?x2x2xf32>) -> tensor<?xf32>
  %2, %i2 = crout.solve %A, %b : (tensor<?x2x2xf32>, tensor<?x2x1xf32>) -> (tensor<?x2x1xf32>, tensor<?xi32>)
  return %0, %1, %2 : tensor<?x2x2xf32>, tensor<?xf32>, tensor<?x2x1xf32>
}

// -----

// The check of `info` comes after the kernel that the product is part of.
// CHECK-LABEL: func @checked(
// CHECK: %[[K:.*]]:2 = crout.matrix_generic
// CHECK: crout.runtime_call @crout_rt_check_info ins(%[[K]]#0
// CHECK: return %[[K]]#1
func.func @checked(%A: tensor<?x2x2xf32>, %b: tensor<?x2x1xf32>) -> tensor<?x2x1xf32> {
  %0, %info = crout.inv %A : (tensor<?x2x2xf32>) -> (tensor<?x2x2xf32>, tensor<?xi32>)
  crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<?xi32>
  %1 = crout.matmul %0, %b : (tensor<?x2x2xf32>, tensor<?x2x1xf32>) -> tensor<?x2x1xf32>
  return %1 : tensor<?x2x1xf32>
}

// -----

// What one matrix for the whole batch gives is not computed for each.
// CHECK-LABEL: func @other_batch(
// CHECK-COUNT-2: crout.matrix_generic
func.func @other_batch(%A: tensor<2x2xf32>, %b: tensor<?x2x2xf32>) -> tensor<?x2x2xf32> {
  %0, %info = crout.inv %A : (tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<i32>)
  %1 = crout.matmul %0, %b : (tensor<2x2xf32>, tensor<?x2x2xf32>) -> tensor<?x2x2xf32>
  return %1 : tensor<?x2x2xf32>
}

// -----

// A number for each of the batch becomes a matrix again, whichever dimensions the new ones are grouped with.
// CHECK-LABEL: func @number_as_matrix(
// CHECK: crout.matrix_generic
// CHECK-NOT: crout.matrix_generic
// CHECK: return
func.func @number_as_matrix(%A: tensor<100x8x1x2xf32>, %B: tensor<100x8x2x1xf32>) -> (tensor<100x8xf32>, tensor<100x8x1x2xf32>) {
  %0 = crout.matmul %A, %B : (tensor<100x8x1x2xf32>, tensor<100x8x2x1xf32>) -> tensor<100x8x1x1xf32>
  %1 = crout.reshape %0 : tensor<100x8x1x1xf32> to tensor<100x8xf32>
  %2 = crout.add %1, %1 : tensor<100x8xf32>
  %3 = crout.reshape %2 : tensor<100x8xf32> to tensor<100x8x1x1xf32>
  %4 = crout.matmul %3, %A : (tensor<100x8x1x1xf32>, tensor<100x8x1x2xf32>) -> tensor<100x8x1x2xf32>
  return %2, %4 : tensor<100x8xf32>, tensor<100x8x1x2xf32>
}

// -----

// A transpose is read from the matrix that is there already, by the kernel that wants it: none writes it.
// CHECK-LABEL: func @transpose_of_reader(
// CHECK: %[[M:.*]] = crout.matrix_generic {{.*}} outs(%{{.*}} : tensor<?x2x3xf32>)
// CHECK: crout.matrix_generic {{.*}} ins({{.*}}%[[M]]{{.*}}) outs(%{{.*}} : tensor<?x3x1xf32>)
func.func @transpose_of_reader(%A: tensor<?x2x2xf32>, %B: tensor<?x2x3xf32>) -> tensor<?x3x1xf32> {
  %0 = crout.matmul %A, %B : (tensor<?x2x2xf32>, tensor<?x2x3xf32>) -> tensor<?x2x3xf32>
  %1 = crout.reduce sum %0 dims = [0, 2] : tensor<?x2x3xf32> -> tensor<2xf32>
  %2 = crout.reshape %1 : tensor<2xf32> to tensor<2x1xf32>
  %3 = crout.permute %0 [0, 2, 1] : tensor<?x2x3xf32> -> tensor<?x3x2xf32>
  %4 = crout.matmul %3, %2 : (tensor<?x3x2xf32>, tensor<2x1xf32>) -> tensor<?x3x1xf32>
  return %4 : tensor<?x3x1xf32>
}
