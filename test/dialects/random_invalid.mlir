// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of the operations that draw random numbers, broken once.
// RUN: crout-opt -verify-diagnostics -split-input-file %s -o /dev/null

func.func @random_bits_c1(%s: tensor<1xi64>, %o: tensor<i64>) {
  // expected-error@+1 {{requires "seed" to be tensor<i64>, found 'tensor<1xi64>'}}
  %0 = crout.random_bits %s, %o word = 0 : (tensor<1xi64>, tensor<i64>) -> tensor<4xi32>
  return
}

// -----

func.func @random_bits_c2(%s: tensor<i64>, %o: tensor<i64>) {
  // expected-error@+1 {{requires the result to hold i32 or i64, found 'tensor<4xi16>'}}
  %0 = crout.random_bits %s, %o word = 0 : (tensor<i64>, tensor<i64>) -> tensor<4xi16>
  return
}

// -----

func.func @random_bits_c3(%s: tensor<i64>, %o: tensor<i64>) {
  // expected-error@+1 {{requires word to be in [0, 2) for 'i64', found 2}}
  %0 = crout.random_bits %s, %o word = 2 : (tensor<i64>, tensor<i64>) -> tensor<4xi64>
  return
}

// -----

func.func @random_bits_c4(%s: tensor<i64>, %o: tensor<i64>) {
  // expected-error@+1 {{requires one operand in "sizes" for each ? of the result, found 0 for 'tensor<?xi32>'}}
  %0 = crout.random_bits %s, %o word = 0 : (tensor<i64>, tensor<i64>) -> tensor<?xi32>
  return
}

// -----

func.func @poisson_c1(%r: tensor<4xf32>, %s: tensor<i64>, %o: tensor<i64>) {
  // expected-error@+1 {{requires "rate" to hold f64, found 'tensor<4xf32>'}}
  %0 = crout.poisson %r, %s, %o : (tensor<4xf32>, tensor<i64>, tensor<i64>) -> tensor<4xf32>
  return
}

// -----

func.func @poisson_c2(%r: tensor<4xf64>, %s: tensor<i64>, %o: tensor<i32>) {
  // expected-error@+1 {{requires "offset" to be tensor<i64>, found 'tensor<i32>'}}
  %0 = crout.poisson %r, %s, %o : (tensor<4xf64>, tensor<i64>, tensor<i32>) -> tensor<4xf64>
  return
}
