// RUN: crout-opt %s --crout-own-results | FileCheck %s

// CHECK-LABEL: @argument
// CHECK-SAME: bufferization.writable = false
// CHECK: %[[COPY:.*]] = bufferization.alloc_tensor() copy(%arg0)
// CHECK: return %[[COPY]]
func.func @argument(%a: tensor<?xf32>) -> tensor<?xf32> {
  return %a : tensor<?xf32>
}

// CHECK-LABEL: @fresh_tensor_is_handed_out
// CHECK-NOT: alloc_tensor
// CHECK: return
func.func @fresh_tensor_is_handed_out(%c: f32) -> tensor<4x2xf32> {
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%c : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %g = tensor.expand_shape %f [[0, 1]] output_shape [4, 2] : tensor<8xf32> into tensor<4x2xf32>
  return %g : tensor<4x2xf32>
}

// CHECK-LABEL: @same_value_twice
// CHECK: %[[F:.*]] = linalg.fill
// CHECK: %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[F]])
// CHECK: return %[[F]], %[[COPY]]
func.func @same_value_twice(%c: f32) -> (tensor<8xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%c : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %f, %f : tensor<8xf32>, tensor<8xf32>
}

// Common subexpression elimination merged the destinations; each operation gets its own again.
// CHECK-LABEL: @merged_destinations
// CHECK-COUNT-2: tensor.empty
// CHECK-NOT: alloc_tensor
func.func @merged_destinations(%c: f32, %d: f32) -> (tensor<8xf32>, tensor<8xf32>) {
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%c : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %g = linalg.fill ins(%d : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  return %f, %g : tensor<8xf32>, tensor<8xf32>
}

// CHECK-LABEL: @constant
// CHECK: bufferization.alloc_tensor() copy
func.func @constant() -> tensor<2xf32> {
  %c = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %c : tensor<2xf32>
}

// RUN: crout-opt %s --crout-own-results --one-shot-bufferize='bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map' | FileCheck %s --check-prefix=BUFFERS
// BUFFERS-LABEL: @updated_argument
// BUFFERS-SAME: %[[A:.*]]: memref<8xf32>
// BUFFERS: %[[COPY:.*]] = memref.alloc
// BUFFERS: memref.copy %[[A]], %[[COPY]]
// BUFFERS: memref.subview %[[COPY]]
func.func @updated_argument(%a: tensor<8xf32>, %s: tensor<2xf32>) -> tensor<8xf32> {
  %r = tensor.insert_slice %s into %a[3] [2] [1] : tensor<2xf32> into tensor<8xf32>
  return %r : tensor<8xf32>
}

// A destination that nobody writes any more is left alone.
// CHECK-LABEL: @unused
func.func @unused(%n: index, %x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = tensor.empty(%n) : tensor<?xf32>
  %zero = arith.constant 0.0 : f32
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<?xf32>) -> tensor<?xf32>
  %2 = tensor.empty(%n) : tensor<?xf32>
  return %x : tensor<?xf32>
}

// As data, 8 MB of an object file.
// CHECK-LABEL: @long_constant_of_one_value
// CHECK-DAG: %[[ONE:.*]] = arith.constant 1 : i64
// CHECK-DAG: %[[NUMBER:.*]] = complex.constant [0.000000e+00 : f32, 1.000000e+00 : f32]
// CHECK-DAG: linalg.fill ins(%[[ONE]] : i64)
// CHECK-DAG: linalg.fill ins(%[[NUMBER]] : complex<f32>)
// CHECK-DAG: %[[SHORT:.*]] = arith.constant dense<2> : tensor<32xi64>
// CHECK: bufferization.alloc_tensor() copy(%[[SHORT]])
func.func @long_constant_of_one_value() -> (tensor<1000000xi64>, tensor<40xcomplex<f32>>, tensor<32xi64>) {
  %a = arith.constant dense<1> : tensor<1000000xi64>
  %b = arith.constant dense<(0.0, 1.0)> : tensor<40xcomplex<f32>>
  %c = arith.constant dense<2> : tensor<32xi64>
  return %a, %b, %c : tensor<1000000xi64>, tensor<40xcomplex<f32>>, tensor<32xi64>
}
