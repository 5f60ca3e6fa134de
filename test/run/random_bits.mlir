// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Random bits are those of Random123's philox4x32 with 10 rounds; the first block is its published known answer.
// RUN: crout-run %s

func.func @words_of_the_zero_counter() {
  %zero = crout.constant dense<0> : tensor<i64>
  %w0 = crout.random_bits %zero, %zero word = 0 : (tensor<i64>, tensor<i64>) -> tensor<i32>
  %w1 = crout.random_bits %zero, %zero word = 1 : (tensor<i64>, tensor<i64>) -> tensor<i32>
  %w2 = crout.random_bits %zero, %zero word = 2 : (tensor<i64>, tensor<i64>) -> tensor<i32>
  %w3 = crout.random_bits %zero, %zero word = 3 : (tensor<i64>, tensor<i64>) -> tensor<i32>
  %e0 = crout.constant dense<0x6627E8D5> : tensor<i32>
  %e1 = crout.constant dense<0xE169C58D> : tensor<i32>
  %e2 = crout.constant dense<0xBC57AC4C> : tensor<i32>
  %e3 = crout.constant dense<0x9B00DBD8> : tensor<i32>
  crout.expect_equal %w0, %e0 : tensor<i32>, tensor<i32>
  crout.expect_equal %w1, %e1 : tensor<i32>, tensor<i32>
  crout.expect_equal %w2, %e2 : tensor<i32>, tensor<i32>
  crout.expect_equal %w3, %e3 : tensor<i32>, tensor<i32>
  return
}

func.func @lanes_are_pairs_of_words() {
  %zero = crout.constant dense<0> : tensor<i64>
  %l0 = crout.random_bits %zero, %zero word = 0 : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %l1 = crout.random_bits %zero, %zero word = 1 : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %e0 = crout.constant dense<0xE169C58D6627E8D5> : tensor<i64>
  %e1 = crout.constant dense<0x9B00DBD8BC57AC4C> : tensor<i64>
  crout.expect_equal %l0, %e0 : tensor<i64>, tensor<i64>
  crout.expect_equal %l1, %e1 : tensor<i64>, tensor<i64>
  return
}

// Element (i, j) of a matrix is element i * columns + j, and an offset shifts them, across the carry into the upper half of the counter.
func.func @shape_and_offset() {
  %seed = crout.constant dense<0x123456789ABCDEF0> : tensor<i64>
  %offset = crout.constant dense<0xFFFFFFFD> : tensor<i64>
  %later = crout.constant dense<0x100000000> : tensor<i64>
  %matrix = crout.random_bits %seed, %offset word = 1 : (tensor<i64>, tensor<i64>) -> tensor<2x3xi64>
  %vector = crout.random_bits %seed, %offset word = 1 : (tensor<i64>, tensor<i64>) -> tensor<6xi64>
  %rest = crout.random_bits %seed, %later word = 1 : (tensor<i64>, tensor<i64>) -> tensor<3xi64>
  %flat = crout.reshape %matrix : tensor<2x3xi64> to tensor<6xi64>
  %tail = crout.slice %vector[3] [3] [1] : tensor<6xi64> to tensor<3xi64>
  crout.expect_equal %flat, %vector : tensor<6xi64>, tensor<6xi64>
  crout.expect_equal %tail, %rest : tensor<3xi64>, tensor<3xi64>
  return
}
