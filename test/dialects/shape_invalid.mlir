// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the shape operations, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @reshape_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" and "result" to have the same element type}}
  %0 = crout.reshape %x : tensor<3xf32> to tensor<3xf64>
  return
}

// -----

func.func @reshape_c2(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires "x" and the result to have the same number of elements, found 6 in 'tensor<2x3xf32>' and 5 in 'tensor<5xf32>'}}
  %0 = crout.reshape %x : tensor<2x3xf32> to tensor<5xf32>
  return
}

// -----

func.func @reshape_c3(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires one operand in "sizes" for each ? of the result, found 0}}
  %0 = crout.reshape %x : tensor<2x3xf32> to tensor<?xf32>
  return
}

// -----

func.func @expand_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" and "result" to have the same element type}}
  %0 = crout.expand %x : tensor<3xf32> to tensor<2x3xf64>
  return
}

// -----

func.func @expand_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires the shape of "x" to broadcast to the result's, found 3 and 3x2}}
  %0 = crout.expand %x : tensor<3xf32> to tensor<3x2xf32>
  return
}

// -----

func.func @expand_c2_rank(%x: tensor<1x3xf32>) {
  // expected-error@+1 {{requires the shape of "x" to broadcast to the result's, found 1x3 and 3}}
  %0 = crout.expand %x : tensor<1x3xf32> to tensor<3xf32>
  return
}

// -----

func.func @expand_c3(%x: tensor<3xf32>, %n: index) {
  // expected-error@+1 {{requires one operand in "sizes" for each ? of the result, found 1}}
  %0 = crout.expand %x sizes(%n) : tensor<3xf32> to tensor<2x3xf32>
  return
}

// -----

func.func @permute_c1(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires permutation to have every dimension of "x" once, found [0]}}
  %0 = crout.permute %x [0] : tensor<2x3xf32> -> tensor<2xf32>
  return
}

// -----

func.func @permute_c1_twice(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires permutation to name a dimension at most once, found [0, 0]}}
  %0 = crout.permute %x [0, 0] : tensor<2x3xf32> -> tensor<2x2xf32>
  return
}

// -----

func.func @permute_result(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires result type 'tensor<3x2xf32>', found 'tensor<2x3xf32>'}}
  %0 = crout.permute %x [1, 0] : tensor<2x3xf32> -> tensor<2x3xf32>
  return
}

// -----

func.func @flip_c1(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{requires dims to be in [0, 2), found 2}}
  %0 = crout.flip %x dims = [2] : tensor<2x3xf32>
  return
}

// -----

func.func @insert_slice_c1(%x: tensor<2x3xf32>, %s: tensor<1xf32>) {
  // expected-error@+2 {{requires an offset, a size and a stride for each dimension of "x", found 1, 1 and 1}}
  // expected-error@+1 {{expected 2 offset values, got 1}}
  %0 = crout.insert_slice %s into %x[0] [1] [1] : tensor<1xf32> into tensor<2x3xf32>
  return
}

// -----

func.func @insert_slice_c2(%x: tensor<9xf32>, %s: tensor<3xf32>) {
  // expected-error@+1 {{requires offsets and sizes that are not negative and positive strides, found offset 0, size 3, stride 0 in dimension 0}}
  %0 = crout.insert_slice %s into %x[0] [3] [0] : tensor<3xf32> into tensor<9xf32>
  return
}

// -----

func.func @insert_slice_c3(%x: tensor<9xf32>, %s: tensor<4xf32>) {
  // expected-error@+1 {{requires the slice to lie within "x", found offset 2, size 4, stride 3 in dimension 0 of 'tensor<9xf32>'}}
  %0 = crout.insert_slice %s into %x[2] [4] [3] : tensor<4xf32> into tensor<9xf32>
  return
}

// -----

func.func @insert_slice_c4(%x: tensor<9xf32>, %s: tensor<3xf32>) {
  // expected-error@+1 {{requires "source" to have the sizes of the box}}
  %0 = crout.insert_slice %s into %x[2] [4] [1] : tensor<3xf32> into tensor<9xf32>
  return
}

// -----

func.func @slice_c1(%x: tensor<2x3xf32>) {
  // expected-error@+1 {{expected 2 offset values, got 1}}
  %0 = crout.slice %x[0] [1] [1] : tensor<2x3xf32> to tensor<1xf32>
  return
}

// -----

func.func @slice_c2(%x: tensor<9xf32>) {
  // expected-error@+1 {{requires offsets and sizes that are not negative and positive strides, found offset 0, size 3, stride 0 in dimension 0}}
  %0 = crout.slice %x[0] [3] [0] : tensor<9xf32> to tensor<3xf32>
  return
}

// -----

func.func @slice_c3(%x: tensor<9xf32>) {
  // expected-error@+1 {{requires the slice to lie within "x", found offset 2, size 4, stride 3 in dimension 0 of 'tensor<9xf32>'}}
  %0 = crout.slice %x[2] [4] [3] : tensor<9xf32> to tensor<4xf32>
  return
}

// -----

func.func @concatenate_c1() {
  // expected-error@+1 {{requires at least one input}}
  %0 = "crout.concatenate"() {dim = 0 : i64} : () -> tensor<3xf32>
  return
}

// -----

func.func @concatenate_c2(%a: tensor<3xf32>, %b: tensor<3x1xf32>) {
  // expected-error@+1 {{requires all "inputs" to have the same element type and rank, found 'tensor<3xf32>' and 'tensor<3x1xf32>'}}
  %0 = crout.concatenate dim = 0 %a, %b : (tensor<3xf32>, tensor<3x1xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @concatenate_c3(%a: tensor<3xf32>) {
  // expected-error@+1 {{requires dim to be in [0, 1), found 1}}
  %0 = crout.concatenate dim = 1 %a, %a : (tensor<3xf32>, tensor<3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @concatenate_c4(%a: tensor<3x2xf32>, %b: tensor<3x4xf32>) {
  // expected-error@+1 {{requires all "inputs" to have the same size in every dimension but 0, found 'tensor<3x2xf32>' and 'tensor<3x4xf32>'}}
  %0 = crout.concatenate dim = 0 %a, %b : (tensor<3x2xf32>, tensor<3x4xf32>) -> tensor<6x2xf32>
  return
}

// -----

func.func @pad_c1(%x: tensor<3xf32>, %v: tensor<f64>) {
  // expected-error@+1 {{requires "x" and "value" to have the same element type}}
  %0 = crout.pad %x, %v low = [1] high = [1] : (tensor<3xf32>, tensor<f64>) -> tensor<5xf32>
  return
}

// -----

func.func @pad_c2(%x: tensor<3xf32>, %v: tensor<1xf32>) {
  // expected-error@+1 {{requires "value" to have rank 0, found 'tensor<1xf32>'}}
  %0 = crout.pad %x, %v low = [1] high = [1] : (tensor<3xf32>, tensor<1xf32>) -> tensor<5xf32>
  return
}

// -----

func.func @pad_c3(%x: tensor<3xf32>, %v: tensor<f32>) {
  // expected-error@+1 {{requires low and high to have one entry, not negative, for each dimension of "x", found [-1] and [1]}}
  %0 = crout.pad %x, %v low = [-1] high = [1] : (tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
  return
}

// -----

func.func @gather_c1(%x: tensor<3xf32>, %i: tensor<3xi32>) {
  // expected-error@+1 {{requires "index" to hold i64, found 'tensor<3xi32>'}}
  %0 = crout.gather %x, %i dim = 0 : (tensor<3xf32>, tensor<3xi32>) -> tensor<3xf32>
  return
}

// -----

func.func @gather_c2(%x: tensor<3xf32>, %i: tensor<3x1xi64>) {
  // expected-error@+1 {{requires "x" and "index" to have the same rank}}
  %0 = crout.gather %x, %i dim = 0 : (tensor<3xf32>, tensor<3x1xi64>) -> tensor<3x1xf32>
  return
}

// -----

func.func @gather_c3(%x: tensor<3xf32>, %i: tensor<3xi64>) {
  // expected-error@+1 {{requires dim to be in [0, 1), found 1}}
  %0 = crout.gather %x, %i dim = 1 : (tensor<3xf32>, tensor<3xi64>) -> tensor<3xf32>
  return
}

// -----

func.func @gather_c4(%x: tensor<3x2xf32>, %i: tensor<3x4xi64>) {
  // expected-error@+1 {{requires "index" not to be larger than "x" in any dimension but 0}}
  %0 = crout.gather %x, %i dim = 0 : (tensor<3x2xf32>, tensor<3x4xi64>) -> tensor<3x4xf32>
  return
}

// -----

func.func @triangle_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" to have rank 2 or more, found 'tensor<3xf32>'}}
  %0 = crout.triangle %x : tensor<3xf32>
  return
}
