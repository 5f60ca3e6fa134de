// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the creation operations, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @constant_c1() {
  // expected-error@+1 {{requires "value" to be a dense static ranked tensor of i1, i8,}}
  %0 = crout.constant dense<1.0> : vector<3xf32>
  return
}

// -----

func.func @constant_c1_element() {
  // expected-error@+1 {{requires "value" to be a dense static ranked tensor of i1, i8,}}
  %0 = crout.constant dense<1> : tensor<3xi7>
  return
}

// -----

func.func @iota_c1() {
  // expected-error@+1 {{requires "result" to hold integers or floating-point numbers, found 'tensor<3xi1>'}}
  %0 = crout.iota dim = 0 : tensor<3xi1>
  return
}

// -----

func.func @iota_c2() {
  // expected-error@+1 {{requires dim to be in [0, 1), found 1}}
  %0 = crout.iota dim = 1 : tensor<3xi64>
  return
}

// -----

func.func @iota_c3() {
  // expected-error@+1 {{requires one operand in "sizes" for each ? of the result, found 0 for 'tensor<?xi64>'}}
  %0 = crout.iota dim = 0 : tensor<?xi64>
  return
}

// -----

func.func @eye_c1() {
  // expected-error@+1 {{requires "result" to hold i1, i8,}}
  %0 = crout.eye : tensor<3x3xi7>
  return
}

// -----

func.func @eye_c2() {
  // expected-error@+1 {{requires "result" to have rank 2 or more, found 'tensor<3xf32>'}}
  %0 = crout.eye : tensor<3xf32>
  return
}

// -----

func.func @eye_c3(%n: index) {
  // expected-error@+1 {{requires one operand in "sizes" for each ? of the result, found 1 for 'tensor<?x?xf32>'}}
  %0 = crout.eye sizes(%n) : tensor<?x?xf32>
  return
}

// -----

func.func @constant_c1_sparse() {
  // expected-error@+1 {{requires "value" to be a dense static ranked tensor}}
  %0 = crout.constant sparse<[[0]], [1.0]> : tensor<3xf32>
  return
}
