// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the elementwise operations, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @sin_c1(%x: tensor<3xi32>) {
  // expected-error@+1 {{requires "x" to hold floating-point or complex numbers, found 'tensor<3xi32>'}}
  %0 = crout.sin %x : tensor<3xi32>
  return
}

// -----

func.func @erf_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold floating-point numbers, found 'tensor<3xcomplex<f32>>'}}
  %0 = crout.erf %x : tensor<3xcomplex<f32>>
  return
}

// -----

func.func @floor_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold integers or floating-point numbers, found}}
  %0 = crout.floor %x : tensor<3xcomplex<f32>>
  return
}

// -----

func.func @neg_c1_bool(%x: tensor<3xi1>) {
  // expected-error@+1 {{requires "x" to hold integers, floating-point or complex numbers, found 'tensor<3xi1>'}}
  %0 = crout.neg %x : tensor<3xi1>
  return
}

// -----

func.func @neg_c1_foreign_element(%x: tensor<3xi7>) {
  // expected-error@+1 {{requires "x" to hold integers, floating-point or complex numbers, found 'tensor<3xi7>'}}
  %0 = crout.neg %x : tensor<3xi7>
  return
}

// -----

func.func @bitwise_not_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" to hold i1 or integers, found 'tensor<3xf32>'}}
  %0 = crout.bitwise_not %x : tensor<3xf32>
  return
}

// -----

func.func @real_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" to hold complex numbers, found 'tensor<3xf32>'}}
  %0 = crout.real %x : tensor<3xf32> -> tensor<3xf32>
  return
}

// -----

func.func @abs_result(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires result type 'tensor<3xf32>', found 'tensor<3xcomplex<f32>>'}}
  %0 = crout.abs %x : tensor<3xcomplex<f32>> -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @sin_not_a_tensor(%x: f32) {
  // expected-error@+1 {{operand #0 must be ranked tensor of any Crout element type, but got 'f32'}}
  %0 = "crout.sin"(%x) : (f32) -> f32
  return
}

// -----

func.func @add_c1(%a: tensor<3xi1>) {
  // expected-error@+1 {{requires "a" to hold integers, floating-point or complex numbers, found 'tensor<3xi1>'}}
  %0 = crout.add %a, %a : tensor<3xi1>
  return
}

// -----

func.func @add_c2(%a: tensor<3xf32>, %b: tensor<3xf64>) {
  // expected-error@+1 {{requires "a" and "b" to have the same element type, found 'tensor<3xf32>' and 'tensor<3xf64>'}}
  %0 = crout.add %a, %b : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xf64>
  return
}

// -----

func.func @add_c3(%a: tensor<2x3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires the shapes of "a" and "b" to broadcast, found 2x3 and 4, which differ in dimension -1}}
  %0 = crout.add %a, %b : (tensor<2x3xf32>, tensor<4xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @add_result(%a: tensor<?x3xf32>, %b: tensor<3xf32>) {
  // expected-error@+1 {{requires result type 'tensor<?x3xf32>', found 'tensor<3xf32>'}}
  %0 = crout.add %a, %b : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @atan2_c1(%a: tensor<3xi32>) {
  // expected-error@+1 {{requires "a" to hold floating-point numbers, found}}
  %0 = crout.atan2 %a, %a : tensor<3xi32>
  return
}

// -----

func.func @shift_left_c1(%a: tensor<3xf32>) {
  // expected-error@+1 {{requires "a" to hold integers, found}}
  %0 = crout.shift_left %a, %a : tensor<3xf32>
  return
}

// -----

func.func @maximum_c1(%a: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "a" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.maximum %a, %a : tensor<3xcomplex<f32>>
  return
}

// -----

func.func @logical_and_c1(%a: tensor<3xi8>) {
  // expected-error@+1 {{requires "a" to hold i1, found 'tensor<3xi8>'}}
  %0 = crout.logical_and %a, %a : tensor<3xi8>
  return
}

// -----

func.func @binary_types(%a: tensor<3xf32>) {
  // expected-error@+1 {{expected a type, or a function type with two inputs and one result}}
  %0 = crout.add %a, %a : (tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @compare_c1(%a: tensor<3xf32>, %b: tensor<3xi32>) {
  // expected-error@+1 {{requires "a" and "b" to have the same element type, found 'tensor<3xf32>' and 'tensor<3xi32>'}}
  %0 = crout.compare lt %a, %b : (tensor<3xf32>, tensor<3xi32>) -> tensor<3xi1>
  return
}

// -----

func.func @compare_c2(%a: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "a" and "b" to be ordered for predicate lt, found 'tensor<3xcomplex<f32>>'}}
  %0 = crout.compare lt %a, %a : (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>) -> tensor<3xi1>
  return
}

// -----

func.func @compare_c3(%a: tensor<3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires the shapes of "a" and "b" to broadcast, found 3 and 4}}
  %0 = crout.compare lt %a, %b : (tensor<3xf32>, tensor<4xf32>) -> tensor<3xi1>
  return
}

// -----

func.func @complex_c1(%a: tensor<3xf16>) {
  // expected-error@+1 {{requires "re" to hold f32 or f64, found 'tensor<3xf16>'}}
  %0 = crout.complex %a, %a : (tensor<3xf16>, tensor<3xf16>) -> tensor<3xcomplex<f16>>
  return
}

// -----

func.func @complex_c2(%a: tensor<3xf32>, %b: tensor<3xf64>) {
  // expected-error@+1 {{requires "re" and "im" to have the same element type}}
  %0 = crout.complex %a, %b : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @complex_c3(%a: tensor<3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires the shapes of "re" and "im" to broadcast, found 3 and 4}}
  %0 = crout.complex %a, %b : (tensor<3xf32>, tensor<4xf32>) -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @select_c1(%c: tensor<3xi8>, %a: tensor<3xf32>) {
  // expected-error@+1 {{requires "cond" to hold i1, found 'tensor<3xi8>'}}
  %0 = crout.select %c, %a, %a : (tensor<3xi8>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @select_c2(%c: tensor<3xi1>, %a: tensor<3xf32>, %b: tensor<3xf64>) {
  // expected-error@+1 {{requires "a" and "b" to have the same element type}}
  %0 = crout.select %c, %a, %b : (tensor<3xi1>, tensor<3xf32>, tensor<3xf64>) -> tensor<3xf32>
  return
}

// -----

func.func @select_c3(%c: tensor<2x1xi1>, %a: tensor<3xf32>, %b: tensor<4xf32>) {
  // expected-error@+1 {{requires the shapes of "cond", "a" and "b" to broadcast, found 2x1, 3 and 4, which differ in dimension -1}}
  %0 = crout.select %c, %a, %b : (tensor<2x1xi1>, tensor<3xf32>, tensor<4xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @cast_c1(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" and the result to have the same shape, found 'tensor<3xf32>' and 'tensor<4xf64>'}}
  %0 = crout.cast %x : tensor<3xf32> to tensor<4xf64>
  return
}

// -----

func.func @cast_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "result" to hold i1, i8, i16, i32, i64, ui8, f16, bf16, f32, f64, complex<f32> or complex<f64>, found 'tensor<3xf80>'}}
  %0 = crout.cast %x : tensor<3xf32> to tensor<3xf80>
  return
}
