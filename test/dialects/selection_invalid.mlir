// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each constraint of orders, running reductions, writes by index and selections, broken once.
// RUN: crout-opt %s --verify-diagnostics --split-input-file -o /dev/null

func.func @sort_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0, %1 = crout.sort %x dim = 0 : (tensor<3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<3xi64>)
  return
}

// -----

func.func @sort_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires dim}}
  %0, %1 = crout.sort %x dim = 1 : (tensor<3xf32>) -> (tensor<3xf32>, tensor<3xi64>)
  return
}

// -----

func.func @order_statistic_c1(%x: tensor<3xcomplex<f32>>, %places: tensor<2xi64>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0, %1 = crout.order_statistic %x, %places dim = 0 : (tensor<3xcomplex<f32>>, tensor<2xi64>) -> (tensor<2xcomplex<f32>>, tensor<2xi64>)
  return
}

// -----

func.func @order_statistic_c2(%x: tensor<3xf32>, %places: tensor<2xi64>) {
  // expected-error@+1 {{requires dim}}
  %0, %1 = crout.order_statistic %x, %places dim = 1 : (tensor<3xf32>, tensor<2xi64>) -> (tensor<2xf32>, tensor<2xi64>)
  return
}

// -----

func.func @order_statistic_c3(%x: tensor<3xf32>, %places: tensor<2xi32>) {
  // expected-error@+1 {{requires "places" to hold i64, found}}
  %0, %1 = crout.order_statistic %x, %places dim = 0 : (tensor<3xf32>, tensor<2xi32>) -> (tensor<2xf32>, tensor<2xi64>)
  return
}

// -----

func.func @order_statistic_c4(%x: tensor<3x4xf32>, %places: tensor<3x2xi64>) {
  // expected-error@+1 {{requires "places" to have the sizes of "x" but along `dim`, found}}
  %0, %1 = crout.order_statistic %x, %places dim = 0 : (tensor<3x4xf32>, tensor<3x2xi64>) -> (tensor<3x2xf32>, tensor<3x2xi64>)
  return
}

// -----

func.func @row_order_c1(%x: tensor<3x2xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.row_order %x : tensor<3x2xcomplex<f32>> -> tensor<3xi64>
  return
}

// -----

func.func @row_order_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires "x" to have rank 2, found}}
  %0 = crout.row_order %x : tensor<3xf32> -> tensor<3xi64>
  return
}

// -----

func.func @search_sorted_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "sorted" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.search_sorted %x, %x : (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>) -> tensor<3xi64>
  return
}

// -----

func.func @search_sorted_c2(%x: tensor<3xf32>, %y: tensor<3xf64>) {
  // expected-error@+1 {{requires "sorted" and "values" to have the same element type}}
  %0 = crout.search_sorted %x, %y : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xi64>
  return
}

// -----

func.func @search_sorted_c3(%x: tensor<2x3xf32>, %y: tensor<3x3xf32>) {
  // expected-error@+1 {{requires "sorted" to be one vector, or one for each row of "values", found}}
  %0 = crout.search_sorted %x, %y : (tensor<2x3xf32>, tensor<3x3xf32>) -> tensor<3x3xi64>
  return
}

// -----

func.func @scan_c1_sum(%x: tensor<3xi1>) {
  // expected-error@+1 {{requires "x" to hold integers, floating-point or complex numbers, found}}
  %0 = crout.scan sum %x dim = 0 : tensor<3xi1>
  return
}

// -----

func.func @scan_c1_logsumexp(%x: tensor<3xi32>) {
  // expected-error@+1 {{requires "x" to hold floating-point numbers, found}}
  %0 = crout.scan logsumexp %x dim = 0 : tensor<3xi32>
  return
}

// -----

func.func @scan_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires dim}}
  %0 = crout.scan sum %x dim = -1 : tensor<3xf32>
  return
}

// -----

func.func @arg_scan_c1(%x: tensor<3xcomplex<f32>>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0, %1 = crout.arg_scan max %x dim = 0 : (tensor<3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<3xi64>)
  return
}

// -----

func.func @arg_scan_c2(%x: tensor<3xf32>) {
  // expected-error@+1 {{requires dim}}
  %0, %1 = crout.arg_scan max %x dim = 1 : (tensor<3xf32>) -> (tensor<3xf32>, tensor<3xi64>)
  return
}

// -----

func.func @scatter_c1_type(%x: tensor<3xf32>, %i: tensor<3xi64>, %s: tensor<3xf64>) {
  // expected-error@+1 {{requires "x" and "source" to have the same element type}}
  %0 = crout.scatter set %x, %i, %s dim = 0 : (tensor<3xf32>, tensor<3xi64>, tensor<3xf64>) -> tensor<3xf32>
  return
}

// -----

func.func @scatter_c1_max(%x: tensor<3xcomplex<f32>>, %i: tensor<3xi64>) {
  // expected-error@+1 {{requires "x" to hold i1, integers or floating-point numbers, found}}
  %0 = crout.scatter max %x, %i, %x dim = 0 : (tensor<3xcomplex<f32>>, tensor<3xi64>, tensor<3xcomplex<f32>>) -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @scatter_c2(%x: tensor<3xf32>, %i: tensor<3xi32>) {
  // expected-error@+1 {{requires "index" to hold i64, found}}
  %0 = crout.scatter set %x, %i, %x dim = 0 : (tensor<3xf32>, tensor<3xi32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @scatter_c3(%x: tensor<3xf32>, %i: tensor<1x3xi64>) {
  // expected-error@+1 {{requires "x", "index" and "source" to have the same rank, found}}
  %0 = crout.scatter set %x, %i, %x dim = 0 : (tensor<3xf32>, tensor<1x3xi64>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @scatter_c4(%x: tensor<3xf32>, %i: tensor<3xi64>) {
  // expected-error@+1 {{requires dim}}
  %0 = crout.scatter set %x, %i, %x dim = 1 : (tensor<3xf32>, tensor<3xi64>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @scatter_c5(%x: tensor<3x2xf32>, %i: tensor<1x2xi64>) {
  // expected-error@+1 {{requires "index" to have the sizes of "source", or 1 in a dimension other than 0, found}}
  %0 = crout.scatter set %x, %i, %x dim = 0 : (tensor<3x2xf32>, tensor<1x2xi64>, tensor<3x2xf32>) -> tensor<3x2xf32>
  return
}

// -----

func.func @scatter_c6(%x: tensor<3x2xf32>, %i: tensor<3x4xi64>, %s: tensor<3x4xf32>) {
  // expected-error@+1 {{requires "source" not to be larger than "x" in any dimension but 0, found}}
  %0 = crout.scatter set %x, %i, %s dim = 0 : (tensor<3x2xf32>, tensor<3x4xi64>, tensor<3x4xf32>) -> tensor<3x2xf32>
  return
}

// -----

func.func @nonzero_c1(%x: tensor<3xi7>, %n: index) {
  // expected-error@+1 {{requires "x" to hold i1, i8}}
  %0 = crout.nonzero %x, %n : (tensor<3xi7>, index) -> tensor<?x1xi64>
  return
}

// -----

func.func @compress_c1(%x: tensor<3xf32>, %m: tensor<3xi8>, %n: index) {
  // expected-error@+1 {{requires "mask" to hold i1, found}}
  %0 = crout.compress %x, %m, %n : (tensor<3xf32>, tensor<3xi8>, index) -> tensor<?xf32>
  return
}

// -----

func.func @compress_c2(%x: tensor<3xf32>, %m: tensor<4xi1>, %n: index) {
  // expected-error@+1 {{requires "x" and "mask" to have the same shape, found}}
  %0 = crout.compress %x, %m, %n : (tensor<3xf32>, tensor<4xi1>, index) -> tensor<?xf32>
  return
}
