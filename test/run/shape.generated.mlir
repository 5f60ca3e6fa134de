// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Operations that move, pick, join and make elements. Written by generate.py.
// RUN: crout-run %s

func.func @shape_f32_static() {
  %1 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  %2 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<24xf32>
  %3 = crout.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]> : tensor<24xf32>
  crout.expect_close %2, %3 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<24xf32>, tensor<24xf32>
  %4 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<6x4xf32>
  %5 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]> : tensor<6x4xf32>
  crout.expect_close %4, %5 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6x4xf32>, tensor<6x4xf32>
  %6 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<4x3x2xf32>
  %7 = crout.constant dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]], [[12.0, 13.0], [14.0, 15.0], [16.0, 17.0]], [[18.0, 19.0], [20.0, 21.0], [22.0, 23.0]]]> : tensor<4x3x2xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4x3x2xf32>, tensor<4x3x2xf32>
  %8 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<2x1x3x4x1xf32>
  %9 = crout.constant dense<[[[[[0.0], [1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0], [7.0]], [[8.0], [9.0], [10.0], [11.0]]]], [[[[12.0], [13.0], [14.0], [15.0]], [[16.0], [17.0], [18.0], [19.0]], [[20.0], [21.0], [22.0], [23.0]]]]]> : tensor<2x1x3x4x1xf32>
  crout.expect_close %8, %9 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x1x3x4x1xf32>, tensor<2x1x3x4x1xf32>
  %10 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<1x24xf32>
  %11 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<1x24xf32>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x24xf32>, tensor<1x24xf32>
  %12 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<2x12xf32>
  %13 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<2x12xf32>
  crout.expect_close %12, %13 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x12xf32>, tensor<2x12xf32>
  %14 = crout.reshape %1 : tensor<2x3x4xf32> to tensor<2x1x3x4xf32>
  %15 = crout.constant dense<true> : tensor<i1>
  %16 = crout.select %15, %14, %14 : (tensor<i1>, tensor<2x1x3x4xf32>, tensor<2x1x3x4xf32>) -> tensor<2x1x3x4xf32>
  %17 = crout.constant dense<[[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]], [[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]]> : tensor<2x1x3x4xf32>
  crout.expect_close %16, %17 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x1x3x4xf32>, tensor<2x1x3x4xf32>
  %18 = crout.constant dense<[[[0.0]]]> : tensor<1x1x1xf32>
  %19 = crout.reshape %18 : tensor<1x1x1xf32> to tensor<f32>
  %20 = crout.constant dense<0.0> : tensor<f32>
  crout.expect_close %19, %20 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<f32>, tensor<f32>
  %21 = crout.reshape %19 : tensor<f32> to tensor<1x1xf32>
  %22 = crout.constant dense<[[0.0]]> : tensor<1x1xf32>
  crout.expect_close %21, %22 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1xf32>, tensor<1x1xf32>
  %23 = crout.permute %1 [1, 0, 2] : tensor<2x3x4xf32> -> tensor<3x2x4xf32>
  %24 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [12.0, 13.0, 14.0, 15.0]], [[4.0, 5.0, 6.0, 7.0], [16.0, 17.0, 18.0, 19.0]], [[8.0, 9.0, 10.0, 11.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<3x2x4xf32>
  crout.expect_close %23, %24 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x2x4xf32>, tensor<3x2x4xf32>
  %25 = crout.permute %1 [2, 0, 1] : tensor<2x3x4xf32> -> tensor<4x2x3xf32>
  %26 = crout.constant dense<[[[0.0, 4.0, 8.0], [12.0, 16.0, 20.0]], [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]], [[2.0, 6.0, 10.0], [14.0, 18.0, 22.0]], [[3.0, 7.0, 11.0], [15.0, 19.0, 23.0]]]> : tensor<4x2x3xf32>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4x2x3xf32>, tensor<4x2x3xf32>
  %27 = crout.permute %1 [0, 2, 1] : tensor<2x3x4xf32> -> tensor<2x4x3xf32>
  %28 = crout.constant dense<[[[0.0, 4.0, 8.0], [1.0, 5.0, 9.0], [2.0, 6.0, 10.0], [3.0, 7.0, 11.0]], [[12.0, 16.0, 20.0], [13.0, 17.0, 21.0], [14.0, 18.0, 22.0], [15.0, 19.0, 23.0]]]> : tensor<2x4x3xf32>
  crout.expect_close %27, %28 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x4x3xf32>, tensor<2x4x3xf32>
  %29 = crout.flip %1 dims = [0] : tensor<2x3x4xf32>
  %30 = crout.constant dense<[[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %31 = crout.flip %1 dims = [1] : tensor<2x3x4xf32>
  %32 = crout.constant dense<[[[8.0, 9.0, 10.0, 11.0], [4.0, 5.0, 6.0, 7.0], [0.0, 1.0, 2.0, 3.0]], [[20.0, 21.0, 22.0, 23.0], [16.0, 17.0, 18.0, 19.0], [12.0, 13.0, 14.0, 15.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %31, %32 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %33 = crout.flip %1 dims = [0, 2] : tensor<2x3x4xf32>
  %34 = crout.constant dense<[[[15.0, 14.0, 13.0, 12.0], [19.0, 18.0, 17.0, 16.0], [23.0, 22.0, 21.0, 20.0]], [[3.0, 2.0, 1.0, 0.0], [7.0, 6.0, 5.0, 4.0], [11.0, 10.0, 9.0, 8.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %33, %34 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %35 = crout.flip %1 dims = [0, 1, 2] : tensor<2x3x4xf32>
  %36 = crout.constant dense<[[[23.0, 22.0, 21.0, 20.0], [19.0, 18.0, 17.0, 16.0], [15.0, 14.0, 13.0, 12.0]], [[11.0, 10.0, 9.0, 8.0], [7.0, 6.0, 5.0, 4.0], [3.0, 2.0, 1.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %35, %36 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %37 = crout.constant dense<[[[0.0]], [[12.0]]]> : tensor<2x1x1xf32>
  %38 = crout.expand %37 : tensor<2x1x1xf32> to tensor<5x2x3x4xf32>
  %39 = crout.constant dense<[[[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]]]> : tensor<5x2x3x4xf32>
  crout.expect_close %38, %39 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<5x2x3x4xf32>, tensor<5x2x3x4xf32>
  %40 = crout.slice %1[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<2x3x4xf32> to tensor<1x2x2xf32>
  %41 = crout.constant dense<[[[13.0, 15.0], [21.0, 23.0]]]> : tensor<1x2x2xf32>
  crout.expect_close %40, %41 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x2x2xf32>, tensor<1x2x2xf32>
  %42 = crout.concatenate dim = 0 %1, %1, %1 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<6x3x4xf32>
  %43 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<6x3x4xf32>
  crout.expect_close %42, %43 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6x3x4xf32>, tensor<6x3x4xf32>
  %44 = crout.concatenate dim = 1 %1, %1, %1 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x9x4xf32>
  %45 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x9x4xf32>
  crout.expect_close %44, %45 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x9x4xf32>, tensor<2x9x4xf32>
  %46 = crout.concatenate dim = 2 %1, %1, %1 : (tensor<2x3x4xf32>, tensor<2x3x4xf32>, tensor<2x3x4xf32>) -> tensor<2x3x12xf32>
  %47 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x12xf32>
  crout.expect_close %46, %47 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x12xf32>, tensor<2x3x12xf32>
  %48 = crout.constant dense<0.0> : tensor<f32>
  %49 = crout.pad %1, %48 low = [0, 1, 3] high = [0, 2, 0] : (tensor<2x3x4xf32>, tensor<f32>) -> tensor<2x6x7xf32>
  %50 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0], [0.0, 0.0, 0.0, 4.0, 5.0, 6.0, 7.0], [0.0, 0.0, 0.0, 8.0, 9.0, 10.0, 11.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 12.0, 13.0, 14.0, 15.0], [0.0, 0.0, 0.0, 16.0, 17.0, 18.0, 19.0], [0.0, 0.0, 0.0, 20.0, 21.0, 22.0, 23.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]]> : tensor<2x6x7xf32>
  crout.expect_close %49, %50 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x6x7xf32>, tensor<2x6x7xf32>
  %51 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %52 = crout.gather %1, %51 dim = 1 : (tensor<2x3x4xf32>, tensor<2x1x4xi64>) -> tensor<2x1x4xf32>
  %53 = crout.constant dense<[[[0.0, 9.0, 6.0, 7.0]], [[20.0, 21.0, 14.0, 19.0]]]> : tensor<2x1x4xf32>
  crout.expect_close %52, %53 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x1x4xf32>, tensor<2x1x4xf32>
  %54 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %55 = crout.gather %1, %54 dim = 1 : (tensor<2x3x4xf32>, tensor<1x1x4xi64>) -> tensor<1x1x4xf32>
  %56 = crout.constant dense<[[[0.0, 9.0, 2.0, 11.0]]]> : tensor<1x1x4xf32>
  crout.expect_close %55, %56 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1x4xf32>, tensor<1x1x4xf32>
  %57 = crout.triangle %1 {upper = true, diagonal = -1 : i64} : tensor<2x3x4xf32>
  %58 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [0.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [0.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %57, %58 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %59 = crout.triangle %1 {upper = true, diagonal = 0 : i64} : tensor<2x3x4xf32>
  %60 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [0.0, 5.0, 6.0, 7.0], [0.0, 0.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [0.0, 17.0, 18.0, 19.0], [0.0, 0.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %59, %60 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %61 = crout.triangle %1 {upper = true, diagonal = 2 : i64} : tensor<2x3x4xf32>
  %62 = crout.constant dense<[[[0.0, 0.0, 2.0, 3.0], [0.0, 0.0, 0.0, 7.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 14.0, 15.0], [0.0, 0.0, 0.0, 19.0], [0.0, 0.0, 0.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %61, %62 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %63 = crout.triangle %1 {upper = false, diagonal = -1 : i64} : tensor<2x3x4xf32>
  %64 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 0.0, 0.0, 0.0], [8.0, 9.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [16.0, 0.0, 0.0, 0.0], [20.0, 21.0, 0.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %63, %64 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %65 = crout.triangle %1 {upper = false, diagonal = 0 : i64} : tensor<2x3x4xf32>
  %66 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 5.0, 0.0, 0.0], [8.0, 9.0, 10.0, 0.0]], [[12.0, 0.0, 0.0, 0.0], [16.0, 17.0, 0.0, 0.0], [20.0, 21.0, 22.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %65, %66 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %67 = crout.triangle %1 {upper = false, diagonal = 2 : i64} : tensor<2x3x4xf32>
  %68 = crout.constant dense<[[[0.0, 1.0, 2.0, 0.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 0.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %67, %68 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x3x4xf32>, tensor<2x3x4xf32>
  %69 = crout.eye : tensor<3x4xf32>
  %70 = crout.constant dense<[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]> : tensor<3x4xf32>
  crout.expect_close %69, %70 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x4xf32>, tensor<3x4xf32>
  %71 = crout.iota dim = 0 : tensor<3x5xf32>
  %72 = crout.constant dense<[[0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0, 2.0]]> : tensor<3x5xf32>
  crout.expect_close %71, %72 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x5xf32>, tensor<3x5xf32>
  %73 = crout.iota dim = 1 : tensor<3x5xf32>
  %74 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0]]> : tensor<3x5xf32>
  crout.expect_close %73, %74 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x5xf32>, tensor<3x5xf32>
  %75 = crout.constant dense<> : tensor<0x3xf32>
  %76 = crout.reshape %75 : tensor<0x3xf32> to tensor<3x0xf32>
  %77 = crout.constant dense<> : tensor<3x0xf32>
  crout.expect_close %76, %77 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x0xf32>, tensor<3x0xf32>
  %78 = crout.permute %75 [1, 0] : tensor<0x3xf32> -> tensor<3x0xf32>
  %79 = crout.constant dense<> : tensor<3x0xf32>
  crout.expect_close %78, %79 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x0xf32>, tensor<3x0xf32>
  %80 = crout.flip %75 dims = [0, 1] : tensor<0x3xf32>
  %81 = crout.constant dense<> : tensor<0x3xf32>
  crout.expect_close %80, %81 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<0x3xf32>, tensor<0x3xf32>
  return
}

func.func @shape_f32_dynamic() {
  %1 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  %2 = arith.constant 2 : index
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 3, %3] [1, 1, 1] : tensor<2x3x4xf32> to tensor<?x3x?xf32>
  %5 = arith.constant 24 : index
  %6 = crout.reshape %4 sizes(%5) : tensor<?x3x?xf32> to tensor<?xf32>
  %7 = crout.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]> : tensor<24xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?xf32>, tensor<24xf32>
  %8 = arith.constant 6 : index
  %9 = crout.reshape %4 sizes(%8, %3) : tensor<?x3x?xf32> to tensor<?x?xf32>
  %10 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]> : tensor<6x4xf32>
  crout.expect_close %9, %10 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?xf32>, tensor<6x4xf32>
  %11 = crout.reshape %4 sizes(%3, %2) : tensor<?x3x?xf32> to tensor<?x3x?xf32>
  %12 = crout.constant dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]], [[12.0, 13.0], [14.0, 15.0], [16.0, 17.0]], [[18.0, 19.0], [20.0, 21.0], [22.0, 23.0]]]> : tensor<4x3x2xf32>
  crout.expect_close %11, %12 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<4x3x2xf32>
  %13 = crout.reshape %4 sizes(%2) : tensor<?x3x?xf32> to tensor<?x1x3x4x1xf32>
  %14 = crout.constant dense<[[[[[0.0], [1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0], [7.0]], [[8.0], [9.0], [10.0], [11.0]]]], [[[[12.0], [13.0], [14.0], [15.0]], [[16.0], [17.0], [18.0], [19.0]], [[20.0], [21.0], [22.0], [23.0]]]]]> : tensor<2x1x3x4x1xf32>
  crout.expect_close %13, %14 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x1x3x4x1xf32>, tensor<2x1x3x4x1xf32>
  %15 = crout.reshape %4 sizes(%5) : tensor<?x3x?xf32> to tensor<1x?xf32>
  %16 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<1x24xf32>
  crout.expect_close %15, %16 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x?xf32>, tensor<1x24xf32>
  %17 = arith.constant 12 : index
  %18 = crout.reshape %4 sizes(%2, %17) : tensor<?x3x?xf32> to tensor<?x?xf32>
  %19 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<2x12xf32>
  crout.expect_close %18, %19 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?xf32>, tensor<2x12xf32>
  %20 = crout.reshape %4 sizes(%2, %3) : tensor<?x3x?xf32> to tensor<?x1x3x?xf32>
  %21 = crout.constant dense<true> : tensor<i1>
  %22 = crout.select %21, %20, %20 : (tensor<i1>, tensor<?x1x3x?xf32>, tensor<?x1x3x?xf32>) -> tensor<?x1x3x?xf32>
  %23 = crout.constant dense<[[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]], [[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]]> : tensor<2x1x3x4xf32>
  crout.expect_close %22, %23 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x1x3x?xf32>, tensor<2x1x3x4xf32>
  %24 = crout.constant dense<[[[0.0]]]> : tensor<1x1x1xf32>
  %25 = crout.reshape %24 : tensor<1x1x1xf32> to tensor<f32>
  %26 = crout.constant dense<0.0> : tensor<f32>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<f32>, tensor<f32>
  %27 = crout.reshape %25 : tensor<f32> to tensor<1x1xf32>
  %28 = crout.constant dense<[[0.0]]> : tensor<1x1xf32>
  crout.expect_close %27, %28 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1xf32>, tensor<1x1xf32>
  %29 = crout.permute %4 [1, 0, 2] : tensor<?x3x?xf32> -> tensor<3x?x?xf32>
  %30 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [12.0, 13.0, 14.0, 15.0]], [[4.0, 5.0, 6.0, 7.0], [16.0, 17.0, 18.0, 19.0]], [[8.0, 9.0, 10.0, 11.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<3x2x4xf32>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x?x?xf32>, tensor<3x2x4xf32>
  %31 = crout.permute %4 [2, 0, 1] : tensor<?x3x?xf32> -> tensor<?x?x3xf32>
  %32 = crout.constant dense<[[[0.0, 4.0, 8.0], [12.0, 16.0, 20.0]], [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]], [[2.0, 6.0, 10.0], [14.0, 18.0, 22.0]], [[3.0, 7.0, 11.0], [15.0, 19.0, 23.0]]]> : tensor<4x2x3xf32>
  crout.expect_close %31, %32 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?x3xf32>, tensor<4x2x3xf32>
  %33 = crout.permute %4 [0, 2, 1] : tensor<?x3x?xf32> -> tensor<?x?x3xf32>
  %34 = crout.constant dense<[[[0.0, 4.0, 8.0], [1.0, 5.0, 9.0], [2.0, 6.0, 10.0], [3.0, 7.0, 11.0]], [[12.0, 16.0, 20.0], [13.0, 17.0, 21.0], [14.0, 18.0, 22.0], [15.0, 19.0, 23.0]]]> : tensor<2x4x3xf32>
  crout.expect_close %33, %34 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?x3xf32>, tensor<2x4x3xf32>
  %35 = crout.flip %4 dims = [0] : tensor<?x3x?xf32>
  %36 = crout.constant dense<[[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %35, %36 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %37 = crout.flip %4 dims = [1] : tensor<?x3x?xf32>
  %38 = crout.constant dense<[[[8.0, 9.0, 10.0, 11.0], [4.0, 5.0, 6.0, 7.0], [0.0, 1.0, 2.0, 3.0]], [[20.0, 21.0, 22.0, 23.0], [16.0, 17.0, 18.0, 19.0], [12.0, 13.0, 14.0, 15.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %37, %38 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %39 = crout.flip %4 dims = [0, 2] : tensor<?x3x?xf32>
  %40 = crout.constant dense<[[[15.0, 14.0, 13.0, 12.0], [19.0, 18.0, 17.0, 16.0], [23.0, 22.0, 21.0, 20.0]], [[3.0, 2.0, 1.0, 0.0], [7.0, 6.0, 5.0, 4.0], [11.0, 10.0, 9.0, 8.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %39, %40 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %41 = crout.flip %4 dims = [0, 1, 2] : tensor<?x3x?xf32>
  %42 = crout.constant dense<[[[23.0, 22.0, 21.0, 20.0], [19.0, 18.0, 17.0, 16.0], [15.0, 14.0, 13.0, 12.0]], [[11.0, 10.0, 9.0, 8.0], [7.0, 6.0, 5.0, 4.0], [3.0, 2.0, 1.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %41, %42 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %43 = crout.constant dense<[[[0.0]], [[12.0]]]> : tensor<2x1x1xf32>
  %44 = crout.constant dense<[[[0.0]]]> : tensor<1x1x1xf32>
  %45 = crout.expand %44 sizes(%2, %3) : tensor<1x1x1xf32> to tensor<5x?x3x?xf32>
  %46 = crout.constant dense<[[[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]]]]> : tensor<5x2x3x4xf32>
  crout.expect_close %45, %46 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<5x?x3x?xf32>, tensor<5x2x3x4xf32>
  %47 = crout.slice %4[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<?x3x?xf32> to tensor<1x2x2xf32>
  %48 = crout.constant dense<[[[13.0, 15.0], [21.0, 23.0]]]> : tensor<1x2x2xf32>
  crout.expect_close %47, %48 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x2x2xf32>, tensor<1x2x2xf32>
  %49 = arith.constant 1 : index
  %50 = crout.slice %4[0, %49, 0] [%2, %2, 4] [1, 1, 1] : tensor<?x3x?xf32> to tensor<?x?x4xf32>
  %51 = crout.constant dense<[[[4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x2x4xf32>
  crout.expect_close %50, %51 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?x4xf32>, tensor<2x2x4xf32>
  %52 = crout.concatenate dim = 0 %4, %4, %4 : (tensor<?x3x?xf32>, tensor<?x3x?xf32>, tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
  %53 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<6x3x4xf32>
  crout.expect_close %52, %53 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<6x3x4xf32>
  %54 = crout.concatenate dim = 1 %4, %4, %4 : (tensor<?x3x?xf32>, tensor<?x3x?xf32>, tensor<?x3x?xf32>) -> tensor<?x9x?xf32>
  %55 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x9x4xf32>
  crout.expect_close %54, %55 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x9x?xf32>, tensor<2x9x4xf32>
  %56 = crout.concatenate dim = 2 %4, %4, %4 : (tensor<?x3x?xf32>, tensor<?x3x?xf32>, tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
  %57 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x12xf32>
  crout.expect_close %56, %57 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x12xf32>
  %58 = crout.constant dense<0.0> : tensor<f32>
  %59 = crout.pad %4, %58 low = [0, 1, 3] high = [0, 2, 0] : (tensor<?x3x?xf32>, tensor<f32>) -> tensor<?x6x?xf32>
  %60 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0], [0.0, 0.0, 0.0, 4.0, 5.0, 6.0, 7.0], [0.0, 0.0, 0.0, 8.0, 9.0, 10.0, 11.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 12.0, 13.0, 14.0, 15.0], [0.0, 0.0, 0.0, 16.0, 17.0, 18.0, 19.0], [0.0, 0.0, 0.0, 20.0, 21.0, 22.0, 23.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]]> : tensor<2x6x7xf32>
  crout.expect_close %59, %60 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x6x?xf32>, tensor<2x6x7xf32>
  %61 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %62 = crout.gather %4, %61 dim = 1 : (tensor<?x3x?xf32>, tensor<2x1x4xi64>) -> tensor<2x1x4xf32>
  %63 = crout.constant dense<[[[0.0, 9.0, 6.0, 7.0]], [[20.0, 21.0, 14.0, 19.0]]]> : tensor<2x1x4xf32>
  crout.expect_close %62, %63 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x1x4xf32>, tensor<2x1x4xf32>
  %64 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %65 = crout.gather %4, %64 dim = 1 : (tensor<?x3x?xf32>, tensor<1x1x4xi64>) -> tensor<1x1x4xf32>
  %66 = crout.constant dense<[[[0.0, 9.0, 2.0, 11.0]]]> : tensor<1x1x4xf32>
  crout.expect_close %65, %66 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1x4xf32>, tensor<1x1x4xf32>
  %67 = crout.triangle %4 {upper = true, diagonal = -1 : i64} : tensor<?x3x?xf32>
  %68 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [0.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [0.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %67, %68 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %69 = crout.triangle %4 {upper = true, diagonal = 0 : i64} : tensor<?x3x?xf32>
  %70 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [0.0, 5.0, 6.0, 7.0], [0.0, 0.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [0.0, 17.0, 18.0, 19.0], [0.0, 0.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %69, %70 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %71 = crout.triangle %4 {upper = true, diagonal = 2 : i64} : tensor<?x3x?xf32>
  %72 = crout.constant dense<[[[0.0, 0.0, 2.0, 3.0], [0.0, 0.0, 0.0, 7.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 14.0, 15.0], [0.0, 0.0, 0.0, 19.0], [0.0, 0.0, 0.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %71, %72 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %73 = crout.triangle %4 {upper = false, diagonal = -1 : i64} : tensor<?x3x?xf32>
  %74 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 0.0, 0.0, 0.0], [8.0, 9.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [16.0, 0.0, 0.0, 0.0], [20.0, 21.0, 0.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %73, %74 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %75 = crout.triangle %4 {upper = false, diagonal = 0 : i64} : tensor<?x3x?xf32>
  %76 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 5.0, 0.0, 0.0], [8.0, 9.0, 10.0, 0.0]], [[12.0, 0.0, 0.0, 0.0], [16.0, 17.0, 0.0, 0.0], [20.0, 21.0, 22.0, 0.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %75, %76 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %77 = crout.triangle %4 {upper = false, diagonal = 2 : i64} : tensor<?x3x?xf32>
  %78 = crout.constant dense<[[[0.0, 1.0, 2.0, 0.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 0.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>
  crout.expect_close %77, %78 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x3x?xf32>, tensor<2x3x4xf32>
  %79 = arith.constant 3 : index
  %80 = crout.eye sizes(%79, %3) : tensor<?x?xf32>
  %81 = crout.constant dense<[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]> : tensor<3x4xf32>
  crout.expect_close %80, %81 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?xf32>, tensor<3x4xf32>
  %82 = crout.iota dim = 0 sizes(%79) : tensor<?x5xf32>
  %83 = crout.constant dense<[[0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0, 2.0]]> : tensor<3x5xf32>
  crout.expect_close %82, %83 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x5xf32>, tensor<3x5xf32>
  %84 = crout.iota dim = 1 sizes(%79) : tensor<?x5xf32>
  %85 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0]]> : tensor<3x5xf32>
  crout.expect_close %84, %85 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x5xf32>, tensor<3x5xf32>
  return
}

func.func @shape_c128_dynamic() {
  %1 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  %2 = arith.constant 2 : index
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 3, %3] [1, 1, 1] : tensor<2x3x4xcomplex<f64>> to tensor<?x3x?xcomplex<f64>>
  %5 = arith.constant 24 : index
  %6 = crout.reshape %4 sizes(%5) : tensor<?x3x?xcomplex<f64>> to tensor<?xcomplex<f64>>
  %7 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0), (12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]> : tensor<24xcomplex<f64>>
  crout.expect_close %6, %7 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?xcomplex<f64>>, tensor<24xcomplex<f64>>
  %8 = arith.constant 6 : index
  %9 = crout.reshape %4 sizes(%8, %3) : tensor<?x3x?xcomplex<f64>> to tensor<?x?xcomplex<f64>>
  %10 = crout.constant dense<[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]> : tensor<6x4xcomplex<f64>>
  crout.expect_close %9, %10 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?xcomplex<f64>>, tensor<6x4xcomplex<f64>>
  %11 = crout.reshape %4 sizes(%3, %2) : tensor<?x3x?xcomplex<f64>> to tensor<?x3x?xcomplex<f64>>
  %12 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0)], [(2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0)]], [[(6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0)], [(10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0)], [(14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0)]], [[(18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0)], [(22.0, 0.0), (23.0, 0.0)]]]> : tensor<4x3x2xcomplex<f64>>
  crout.expect_close %11, %12 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<4x3x2xcomplex<f64>>
  %13 = crout.reshape %4 sizes(%2) : tensor<?x3x?xcomplex<f64>> to tensor<?x1x3x4x1xcomplex<f64>>
  %14 = crout.constant dense<[[[[[(0.0, 0.0)], [(1.0, 0.0)], [(2.0, 0.0)], [(3.0, 0.0)]], [[(4.0, 0.0)], [(5.0, 0.0)], [(6.0, 0.0)], [(7.0, 0.0)]], [[(8.0, 0.0)], [(9.0, 0.0)], [(10.0, 0.0)], [(11.0, 0.0)]]]], [[[[(12.0, 0.0)], [(13.0, 0.0)], [(14.0, 0.0)], [(15.0, 0.0)]], [[(16.0, 0.0)], [(17.0, 0.0)], [(18.0, 0.0)], [(19.0, 0.0)]], [[(20.0, 0.0)], [(21.0, 0.0)], [(22.0, 0.0)], [(23.0, 0.0)]]]]]> : tensor<2x1x3x4x1xcomplex<f64>>
  crout.expect_close %13, %14 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x1x3x4x1xcomplex<f64>>, tensor<2x1x3x4x1xcomplex<f64>>
  %15 = crout.reshape %4 sizes(%5) : tensor<?x3x?xcomplex<f64>> to tensor<1x?xcomplex<f64>>
  %16 = crout.constant dense<[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0), (12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]> : tensor<1x24xcomplex<f64>>
  crout.expect_close %15, %16 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x?xcomplex<f64>>, tensor<1x24xcomplex<f64>>
  %17 = arith.constant 12 : index
  %18 = crout.reshape %4 sizes(%2, %17) : tensor<?x3x?xcomplex<f64>> to tensor<?x?xcomplex<f64>>
  %19 = crout.constant dense<[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]> : tensor<2x12xcomplex<f64>>
  crout.expect_close %18, %19 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?xcomplex<f64>>, tensor<2x12xcomplex<f64>>
  %20 = crout.reshape %4 sizes(%2, %3) : tensor<?x3x?xcomplex<f64>> to tensor<?x1x3x?xcomplex<f64>>
  %21 = crout.constant dense<true> : tensor<i1>
  %22 = crout.select %21, %20, %20 : (tensor<i1>, tensor<?x1x3x?xcomplex<f64>>, tensor<?x1x3x?xcomplex<f64>>) -> tensor<?x1x3x?xcomplex<f64>>
  %23 = crout.constant dense<[[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]]], [[[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]]> : tensor<2x1x3x4xcomplex<f64>>
  crout.expect_close %22, %23 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x1x3x?xcomplex<f64>>, tensor<2x1x3x4xcomplex<f64>>
  %24 = crout.constant dense<[[[(0.0, 0.0)]]]> : tensor<1x1x1xcomplex<f64>>
  %25 = crout.reshape %24 : tensor<1x1x1xcomplex<f64>> to tensor<complex<f64>>
  %26 = crout.constant dense<(0.0, 0.0)> : tensor<complex<f64>>
  crout.expect_close %25, %26 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<complex<f64>>, tensor<complex<f64>>
  %27 = crout.reshape %25 : tensor<complex<f64>> to tensor<1x1xcomplex<f64>>
  %28 = crout.constant dense<[[(0.0, 0.0)]]> : tensor<1x1xcomplex<f64>>
  crout.expect_close %27, %28 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x1xcomplex<f64>>, tensor<1x1xcomplex<f64>>
  %29 = crout.permute %4 [1, 0, 2] : tensor<?x3x?xcomplex<f64>> -> tensor<3x?x?xcomplex<f64>>
  %30 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)]], [[(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)]], [[(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<3x2x4xcomplex<f64>>
  crout.expect_close %29, %30 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3x?x?xcomplex<f64>>, tensor<3x2x4xcomplex<f64>>
  %31 = crout.permute %4 [2, 0, 1] : tensor<?x3x?xcomplex<f64>> -> tensor<?x?x3xcomplex<f64>>
  %32 = crout.constant dense<[[[(0.0, 0.0), (4.0, 0.0), (8.0, 0.0)], [(12.0, 0.0), (16.0, 0.0), (20.0, 0.0)]], [[(1.0, 0.0), (5.0, 0.0), (9.0, 0.0)], [(13.0, 0.0), (17.0, 0.0), (21.0, 0.0)]], [[(2.0, 0.0), (6.0, 0.0), (10.0, 0.0)], [(14.0, 0.0), (18.0, 0.0), (22.0, 0.0)]], [[(3.0, 0.0), (7.0, 0.0), (11.0, 0.0)], [(15.0, 0.0), (19.0, 0.0), (23.0, 0.0)]]]> : tensor<4x2x3xcomplex<f64>>
  crout.expect_close %31, %32 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?x3xcomplex<f64>>, tensor<4x2x3xcomplex<f64>>
  %33 = crout.permute %4 [0, 2, 1] : tensor<?x3x?xcomplex<f64>> -> tensor<?x?x3xcomplex<f64>>
  %34 = crout.constant dense<[[[(0.0, 0.0), (4.0, 0.0), (8.0, 0.0)], [(1.0, 0.0), (5.0, 0.0), (9.0, 0.0)], [(2.0, 0.0), (6.0, 0.0), (10.0, 0.0)], [(3.0, 0.0), (7.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (16.0, 0.0), (20.0, 0.0)], [(13.0, 0.0), (17.0, 0.0), (21.0, 0.0)], [(14.0, 0.0), (18.0, 0.0), (22.0, 0.0)], [(15.0, 0.0), (19.0, 0.0), (23.0, 0.0)]]]> : tensor<2x4x3xcomplex<f64>>
  crout.expect_close %33, %34 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?x3xcomplex<f64>>, tensor<2x4x3xcomplex<f64>>
  %35 = crout.flip %4 dims = [0] : tensor<?x3x?xcomplex<f64>>
  %36 = crout.constant dense<[[[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]], [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %35, %36 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %37 = crout.flip %4 dims = [1] : tensor<?x3x?xcomplex<f64>>
  %38 = crout.constant dense<[[[(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]], [[(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %37, %38 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %39 = crout.flip %4 dims = [0, 2] : tensor<?x3x?xcomplex<f64>>
  %40 = crout.constant dense<[[[(15.0, 0.0), (14.0, 0.0), (13.0, 0.0), (12.0, 0.0)], [(19.0, 0.0), (18.0, 0.0), (17.0, 0.0), (16.0, 0.0)], [(23.0, 0.0), (22.0, 0.0), (21.0, 0.0), (20.0, 0.0)]], [[(3.0, 0.0), (2.0, 0.0), (1.0, 0.0), (0.0, 0.0)], [(7.0, 0.0), (6.0, 0.0), (5.0, 0.0), (4.0, 0.0)], [(11.0, 0.0), (10.0, 0.0), (9.0, 0.0), (8.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %39, %40 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %41 = crout.flip %4 dims = [0, 1, 2] : tensor<?x3x?xcomplex<f64>>
  %42 = crout.constant dense<[[[(23.0, 0.0), (22.0, 0.0), (21.0, 0.0), (20.0, 0.0)], [(19.0, 0.0), (18.0, 0.0), (17.0, 0.0), (16.0, 0.0)], [(15.0, 0.0), (14.0, 0.0), (13.0, 0.0), (12.0, 0.0)]], [[(11.0, 0.0), (10.0, 0.0), (9.0, 0.0), (8.0, 0.0)], [(7.0, 0.0), (6.0, 0.0), (5.0, 0.0), (4.0, 0.0)], [(3.0, 0.0), (2.0, 0.0), (1.0, 0.0), (0.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %41, %42 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %43 = crout.constant dense<[[[(0.0, 0.0)]], [[(12.0, 0.0)]]]> : tensor<2x1x1xcomplex<f64>>
  %44 = crout.constant dense<[[[(0.0, 0.0)]]]> : tensor<1x1x1xcomplex<f64>>
  %45 = crout.expand %44 sizes(%2, %3) : tensor<1x1x1xcomplex<f64>> to tensor<5x?x3x?xcomplex<f64>>
  %46 = crout.constant dense<[[[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]], [[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]], [[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]], [[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]], [[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]]]> : tensor<5x2x3x4xcomplex<f64>>
  crout.expect_close %45, %46 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<5x?x3x?xcomplex<f64>>, tensor<5x2x3x4xcomplex<f64>>
  %47 = crout.slice %4[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<?x3x?xcomplex<f64>> to tensor<1x2x2xcomplex<f64>>
  %48 = crout.constant dense<[[[(13.0, 0.0), (15.0, 0.0)], [(21.0, 0.0), (23.0, 0.0)]]]> : tensor<1x2x2xcomplex<f64>>
  crout.expect_close %47, %48 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x2x2xcomplex<f64>>, tensor<1x2x2xcomplex<f64>>
  %49 = arith.constant 1 : index
  %50 = crout.slice %4[0, %49, 0] [%2, %2, 4] [1, 1, 1] : tensor<?x3x?xcomplex<f64>> to tensor<?x?x4xcomplex<f64>>
  %51 = crout.constant dense<[[[(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x2x4xcomplex<f64>>
  crout.expect_close %50, %51 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?x4xcomplex<f64>>, tensor<2x2x4xcomplex<f64>>
  %52 = crout.concatenate dim = 0 %4, %4, %4 : (tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>) -> tensor<?x3x?xcomplex<f64>>
  %53 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]], [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]], [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<6x3x4xcomplex<f64>>
  crout.expect_close %52, %53 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<6x3x4xcomplex<f64>>
  %54 = crout.concatenate dim = 1 %4, %4, %4 : (tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>) -> tensor<?x9x?xcomplex<f64>>
  %55 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)], [(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x9x4xcomplex<f64>>
  crout.expect_close %54, %55 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x9x?xcomplex<f64>>, tensor<2x9x4xcomplex<f64>>
  %56 = crout.concatenate dim = 2 %4, %4, %4 : (tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>, tensor<?x3x?xcomplex<f64>>) -> tensor<?x3x?xcomplex<f64>>
  %57 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0), (12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0), (12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x3x12xcomplex<f64>>
  crout.expect_close %56, %57 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x12xcomplex<f64>>
  %58 = crout.constant dense<(0.0, 0.0)> : tensor<complex<f64>>
  %59 = crout.pad %4, %58 low = [0, 1, 3] high = [0, 2, 0] : (tensor<?x3x?xcomplex<f64>>, tensor<complex<f64>>) -> tensor<?x6x?xcomplex<f64>>
  %60 = crout.constant dense<[[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]]> : tensor<2x6x7xcomplex<f64>>
  crout.expect_close %59, %60 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x6x?xcomplex<f64>>, tensor<2x6x7xcomplex<f64>>
  %61 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %62 = crout.gather %4, %61 dim = 1 : (tensor<?x3x?xcomplex<f64>>, tensor<2x1x4xi64>) -> tensor<2x1x4xcomplex<f64>>
  %63 = crout.constant dense<[[[(0.0, 0.0), (9.0, 0.0), (6.0, 0.0), (7.0, 0.0)]], [[(20.0, 0.0), (21.0, 0.0), (14.0, 0.0), (19.0, 0.0)]]]> : tensor<2x1x4xcomplex<f64>>
  crout.expect_close %62, %63 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<2x1x4xcomplex<f64>>, tensor<2x1x4xcomplex<f64>>
  %64 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %65 = crout.gather %4, %64 dim = 1 : (tensor<?x3x?xcomplex<f64>>, tensor<1x1x4xi64>) -> tensor<1x1x4xcomplex<f64>>
  %66 = crout.constant dense<[[[(0.0, 0.0), (9.0, 0.0), (2.0, 0.0), (11.0, 0.0)]]]> : tensor<1x1x4xcomplex<f64>>
  crout.expect_close %65, %66 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x1x4xcomplex<f64>>, tensor<1x1x4xcomplex<f64>>
  %67 = crout.triangle %4 {upper = true, diagonal = -1 : i64} : tensor<?x3x?xcomplex<f64>>
  %68 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(0.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(0.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %67, %68 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %69 = crout.triangle %4 {upper = true, diagonal = 0 : i64} : tensor<?x3x?xcomplex<f64>>
  %70 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(0.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(0.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %69, %70 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %71 = crout.triangle %4 {upper = true, diagonal = 2 : i64} : tensor<?x3x?xcomplex<f64>>
  %72 = crout.constant dense<[[[(0.0, 0.0), (0.0, 0.0), (2.0, 0.0), (3.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (7.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (14.0, 0.0), (15.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (19.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %71, %72 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %73 = crout.triangle %4 {upper = false, diagonal = -1 : i64} : tensor<?x3x?xcomplex<f64>>
  %74 = crout.constant dense<[[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(4.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (0.0, 0.0), (0.0, 0.0)]], [[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(16.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (0.0, 0.0), (0.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %73, %74 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %75 = crout.triangle %4 {upper = false, diagonal = 0 : i64} : tensor<?x3x?xcomplex<f64>>
  %76 = crout.constant dense<[[[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (0.0, 0.0)]], [[(12.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (0.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %75, %76 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %77 = crout.triangle %4 {upper = false, diagonal = 2 : i64} : tensor<?x3x?xcomplex<f64>>
  %78 = crout.constant dense<[[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.0)], [(4.0, 0.0), (5.0, 0.0), (6.0, 0.0), (7.0, 0.0)], [(8.0, 0.0), (9.0, 0.0), (10.0, 0.0), (11.0, 0.0)]], [[(12.0, 0.0), (13.0, 0.0), (14.0, 0.0), (0.0, 0.0)], [(16.0, 0.0), (17.0, 0.0), (18.0, 0.0), (19.0, 0.0)], [(20.0, 0.0), (21.0, 0.0), (22.0, 0.0), (23.0, 0.0)]]]> : tensor<2x3x4xcomplex<f64>>
  crout.expect_close %77, %78 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x3x?xcomplex<f64>>, tensor<2x3x4xcomplex<f64>>
  %79 = arith.constant 3 : index
  %80 = crout.eye sizes(%79, %3) : tensor<?x?xcomplex<f64>>
  %81 = crout.constant dense<[[(1.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (1.0, 0.0), (0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]]> : tensor<3x4xcomplex<f64>>
  crout.expect_close %80, %81 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?xcomplex<f64>>, tensor<3x4xcomplex<f64>>
  return
}

func.func @shape_i64_static() {
  %1 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x3x4xi64>
  %2 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<24xi64>
  %3 = crout.constant dense<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]> : tensor<24xi64>
  crout.expect_equal %2, %3 : tensor<24xi64>, tensor<24xi64>
  %4 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<6x4xi64>
  %5 = crout.constant dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]> : tensor<6x4xi64>
  crout.expect_equal %4, %5 : tensor<6x4xi64>, tensor<6x4xi64>
  %6 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<4x3x2xi64>
  %7 = crout.constant dense<[[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9], [10, 11]], [[12, 13], [14, 15], [16, 17]], [[18, 19], [20, 21], [22, 23]]]> : tensor<4x3x2xi64>
  crout.expect_equal %6, %7 : tensor<4x3x2xi64>, tensor<4x3x2xi64>
  %8 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<2x1x3x4x1xi64>
  %9 = crout.constant dense<[[[[[0], [1], [2], [3]], [[4], [5], [6], [7]], [[8], [9], [10], [11]]]], [[[[12], [13], [14], [15]], [[16], [17], [18], [19]], [[20], [21], [22], [23]]]]]> : tensor<2x1x3x4x1xi64>
  crout.expect_equal %8, %9 : tensor<2x1x3x4x1xi64>, tensor<2x1x3x4x1xi64>
  %10 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<1x24xi64>
  %11 = crout.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]]> : tensor<1x24xi64>
  crout.expect_equal %10, %11 : tensor<1x24xi64>, tensor<1x24xi64>
  %12 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<2x12xi64>
  %13 = crout.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]]> : tensor<2x12xi64>
  crout.expect_equal %12, %13 : tensor<2x12xi64>, tensor<2x12xi64>
  %14 = crout.reshape %1 : tensor<2x3x4xi64> to tensor<2x1x3x4xi64>
  %15 = crout.constant dense<true> : tensor<i1>
  %16 = crout.select %15, %14, %14 : (tensor<i1>, tensor<2x1x3x4xi64>, tensor<2x1x3x4xi64>) -> tensor<2x1x3x4xi64>
  %17 = crout.constant dense<[[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]], [[[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]]> : tensor<2x1x3x4xi64>
  crout.expect_equal %16, %17 : tensor<2x1x3x4xi64>, tensor<2x1x3x4xi64>
  %18 = crout.constant dense<[[[0]]]> : tensor<1x1x1xi64>
  %19 = crout.reshape %18 : tensor<1x1x1xi64> to tensor<i64>
  %20 = crout.constant dense<0> : tensor<i64>
  crout.expect_equal %19, %20 : tensor<i64>, tensor<i64>
  %21 = crout.reshape %19 : tensor<i64> to tensor<1x1xi64>
  %22 = crout.constant dense<[[0]]> : tensor<1x1xi64>
  crout.expect_equal %21, %22 : tensor<1x1xi64>, tensor<1x1xi64>
  %23 = crout.permute %1 [1, 0, 2] : tensor<2x3x4xi64> -> tensor<3x2x4xi64>
  %24 = crout.constant dense<[[[0, 1, 2, 3], [12, 13, 14, 15]], [[4, 5, 6, 7], [16, 17, 18, 19]], [[8, 9, 10, 11], [20, 21, 22, 23]]]> : tensor<3x2x4xi64>
  crout.expect_equal %23, %24 : tensor<3x2x4xi64>, tensor<3x2x4xi64>
  %25 = crout.permute %1 [2, 0, 1] : tensor<2x3x4xi64> -> tensor<4x2x3xi64>
  %26 = crout.constant dense<[[[0, 4, 8], [12, 16, 20]], [[1, 5, 9], [13, 17, 21]], [[2, 6, 10], [14, 18, 22]], [[3, 7, 11], [15, 19, 23]]]> : tensor<4x2x3xi64>
  crout.expect_equal %25, %26 : tensor<4x2x3xi64>, tensor<4x2x3xi64>
  %27 = crout.permute %1 [0, 2, 1] : tensor<2x3x4xi64> -> tensor<2x4x3xi64>
  %28 = crout.constant dense<[[[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]], [[12, 16, 20], [13, 17, 21], [14, 18, 22], [15, 19, 23]]]> : tensor<2x4x3xi64>
  crout.expect_equal %27, %28 : tensor<2x4x3xi64>, tensor<2x4x3xi64>
  %29 = crout.flip %1 dims = [0] : tensor<2x3x4xi64>
  %30 = crout.constant dense<[[[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]]> : tensor<2x3x4xi64>
  crout.expect_equal %29, %30 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %31 = crout.flip %1 dims = [1] : tensor<2x3x4xi64>
  %32 = crout.constant dense<[[[8, 9, 10, 11], [4, 5, 6, 7], [0, 1, 2, 3]], [[20, 21, 22, 23], [16, 17, 18, 19], [12, 13, 14, 15]]]> : tensor<2x3x4xi64>
  crout.expect_equal %31, %32 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %33 = crout.flip %1 dims = [0, 2] : tensor<2x3x4xi64>
  %34 = crout.constant dense<[[[15, 14, 13, 12], [19, 18, 17, 16], [23, 22, 21, 20]], [[3, 2, 1, 0], [7, 6, 5, 4], [11, 10, 9, 8]]]> : tensor<2x3x4xi64>
  crout.expect_equal %33, %34 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %35 = crout.flip %1 dims = [0, 1, 2] : tensor<2x3x4xi64>
  %36 = crout.constant dense<[[[23, 22, 21, 20], [19, 18, 17, 16], [15, 14, 13, 12]], [[11, 10, 9, 8], [7, 6, 5, 4], [3, 2, 1, 0]]]> : tensor<2x3x4xi64>
  crout.expect_equal %35, %36 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %37 = crout.constant dense<[[[0]], [[12]]]> : tensor<2x1x1xi64>
  %38 = crout.expand %37 : tensor<2x1x1xi64> to tensor<5x2x3x4xi64>
  %39 = crout.constant dense<[[[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[12, 12, 12, 12], [12, 12, 12, 12], [12, 12, 12, 12]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[12, 12, 12, 12], [12, 12, 12, 12], [12, 12, 12, 12]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[12, 12, 12, 12], [12, 12, 12, 12], [12, 12, 12, 12]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[12, 12, 12, 12], [12, 12, 12, 12], [12, 12, 12, 12]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[12, 12, 12, 12], [12, 12, 12, 12], [12, 12, 12, 12]]]]> : tensor<5x2x3x4xi64>
  crout.expect_equal %38, %39 : tensor<5x2x3x4xi64>, tensor<5x2x3x4xi64>
  %40 = crout.slice %1[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<2x3x4xi64> to tensor<1x2x2xi64>
  %41 = crout.constant dense<[[[13, 15], [21, 23]]]> : tensor<1x2x2xi64>
  crout.expect_equal %40, %41 : tensor<1x2x2xi64>, tensor<1x2x2xi64>
  %42 = crout.concatenate dim = 0 %1, %1, %1 : (tensor<2x3x4xi64>, tensor<2x3x4xi64>, tensor<2x3x4xi64>) -> tensor<6x3x4xi64>
  %43 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<6x3x4xi64>
  crout.expect_equal %42, %43 : tensor<6x3x4xi64>, tensor<6x3x4xi64>
  %44 = crout.concatenate dim = 1 %1, %1, %1 : (tensor<2x3x4xi64>, tensor<2x3x4xi64>, tensor<2x3x4xi64>) -> tensor<2x9x4xi64>
  %45 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x9x4xi64>
  crout.expect_equal %44, %45 : tensor<2x9x4xi64>, tensor<2x9x4xi64>
  %46 = crout.concatenate dim = 2 %1, %1, %1 : (tensor<2x3x4xi64>, tensor<2x3x4xi64>, tensor<2x3x4xi64>) -> tensor<2x3x12xi64>
  %47 = crout.constant dense<[[[0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], [4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7], [8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11]], [[12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15], [16, 17, 18, 19, 16, 17, 18, 19, 16, 17, 18, 19], [20, 21, 22, 23, 20, 21, 22, 23, 20, 21, 22, 23]]]> : tensor<2x3x12xi64>
  crout.expect_equal %46, %47 : tensor<2x3x12xi64>, tensor<2x3x12xi64>
  %48 = crout.constant dense<0> : tensor<i64>
  %49 = crout.pad %1, %48 low = [0, 1, 3] high = [0, 2, 0] : (tensor<2x3x4xi64>, tensor<i64>) -> tensor<2x6x7xi64>
  %50 = crout.constant dense<[[[0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 2, 3], [0, 0, 0, 4, 5, 6, 7], [0, 0, 0, 8, 9, 10, 11], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]], [[0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 12, 13, 14, 15], [0, 0, 0, 16, 17, 18, 19], [0, 0, 0, 20, 21, 22, 23], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]]]> : tensor<2x6x7xi64>
  crout.expect_equal %49, %50 : tensor<2x6x7xi64>, tensor<2x6x7xi64>
  %51 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %52 = crout.gather %1, %51 dim = 1 : (tensor<2x3x4xi64>, tensor<2x1x4xi64>) -> tensor<2x1x4xi64>
  %53 = crout.constant dense<[[[0, 9, 6, 7]], [[20, 21, 14, 19]]]> : tensor<2x1x4xi64>
  crout.expect_equal %52, %53 : tensor<2x1x4xi64>, tensor<2x1x4xi64>
  %54 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %55 = crout.gather %1, %54 dim = 1 : (tensor<2x3x4xi64>, tensor<1x1x4xi64>) -> tensor<1x1x4xi64>
  %56 = crout.constant dense<[[[0, 9, 2, 11]]]> : tensor<1x1x4xi64>
  crout.expect_equal %55, %56 : tensor<1x1x4xi64>, tensor<1x1x4xi64>
  %57 = crout.triangle %1 {upper = true, diagonal = -1 : i64} : tensor<2x3x4xi64>
  %58 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [0, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [0, 21, 22, 23]]]> : tensor<2x3x4xi64>
  crout.expect_equal %57, %58 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %59 = crout.triangle %1 {upper = true, diagonal = 0 : i64} : tensor<2x3x4xi64>
  %60 = crout.constant dense<[[[0, 1, 2, 3], [0, 5, 6, 7], [0, 0, 10, 11]], [[12, 13, 14, 15], [0, 17, 18, 19], [0, 0, 22, 23]]]> : tensor<2x3x4xi64>
  crout.expect_equal %59, %60 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %61 = crout.triangle %1 {upper = true, diagonal = 2 : i64} : tensor<2x3x4xi64>
  %62 = crout.constant dense<[[[0, 0, 2, 3], [0, 0, 0, 7], [0, 0, 0, 0]], [[0, 0, 14, 15], [0, 0, 0, 19], [0, 0, 0, 0]]]> : tensor<2x3x4xi64>
  crout.expect_equal %61, %62 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %63 = crout.triangle %1 {upper = false, diagonal = -1 : i64} : tensor<2x3x4xi64>
  %64 = crout.constant dense<[[[0, 0, 0, 0], [4, 0, 0, 0], [8, 9, 0, 0]], [[0, 0, 0, 0], [16, 0, 0, 0], [20, 21, 0, 0]]]> : tensor<2x3x4xi64>
  crout.expect_equal %63, %64 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %65 = crout.triangle %1 {upper = false, diagonal = 0 : i64} : tensor<2x3x4xi64>
  %66 = crout.constant dense<[[[0, 0, 0, 0], [4, 5, 0, 0], [8, 9, 10, 0]], [[12, 0, 0, 0], [16, 17, 0, 0], [20, 21, 22, 0]]]> : tensor<2x3x4xi64>
  crout.expect_equal %65, %66 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %67 = crout.triangle %1 {upper = false, diagonal = 2 : i64} : tensor<2x3x4xi64>
  %68 = crout.constant dense<[[[0, 1, 2, 0], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 0], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x3x4xi64>
  crout.expect_equal %67, %68 : tensor<2x3x4xi64>, tensor<2x3x4xi64>
  %69 = crout.eye : tensor<3x4xi64>
  %70 = crout.constant dense<[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]> : tensor<3x4xi64>
  crout.expect_equal %69, %70 : tensor<3x4xi64>, tensor<3x4xi64>
  %71 = crout.iota dim = 0 : tensor<3x5xi64>
  %72 = crout.constant dense<[[0, 0, 0, 0, 0], [1, 1, 1, 1, 1], [2, 2, 2, 2, 2]]> : tensor<3x5xi64>
  crout.expect_equal %71, %72 : tensor<3x5xi64>, tensor<3x5xi64>
  %73 = crout.iota dim = 1 : tensor<3x5xi64>
  %74 = crout.constant dense<[[0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]> : tensor<3x5xi64>
  crout.expect_equal %73, %74 : tensor<3x5xi64>, tensor<3x5xi64>
  %75 = crout.constant dense<> : tensor<0x3xi64>
  %76 = crout.reshape %75 : tensor<0x3xi64> to tensor<3x0xi64>
  %77 = crout.constant dense<> : tensor<3x0xi64>
  crout.expect_equal %76, %77 : tensor<3x0xi64>, tensor<3x0xi64>
  %78 = crout.permute %75 [1, 0] : tensor<0x3xi64> -> tensor<3x0xi64>
  %79 = crout.constant dense<> : tensor<3x0xi64>
  crout.expect_equal %78, %79 : tensor<3x0xi64>, tensor<3x0xi64>
  %80 = crout.flip %75 dims = [0, 1] : tensor<0x3xi64>
  %81 = crout.constant dense<> : tensor<0x3xi64>
  crout.expect_equal %80, %81 : tensor<0x3xi64>, tensor<0x3xi64>
  return
}

func.func @shape_ui8_dynamic() {
  %1 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x3x4xui8>
  %2 = arith.constant 2 : index
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 3, %3] [1, 1, 1] : tensor<2x3x4xui8> to tensor<?x3x?xui8>
  %5 = arith.constant 24 : index
  %6 = crout.reshape %4 sizes(%5) : tensor<?x3x?xui8> to tensor<?xui8>
  %7 = crout.constant dense<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]> : tensor<24xui8>
  crout.expect_equal %6, %7 : tensor<?xui8>, tensor<24xui8>
  %8 = arith.constant 6 : index
  %9 = crout.reshape %4 sizes(%8, %3) : tensor<?x3x?xui8> to tensor<?x?xui8>
  %10 = crout.constant dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]> : tensor<6x4xui8>
  crout.expect_equal %9, %10 : tensor<?x?xui8>, tensor<6x4xui8>
  %11 = crout.reshape %4 sizes(%3, %2) : tensor<?x3x?xui8> to tensor<?x3x?xui8>
  %12 = crout.constant dense<[[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9], [10, 11]], [[12, 13], [14, 15], [16, 17]], [[18, 19], [20, 21], [22, 23]]]> : tensor<4x3x2xui8>
  crout.expect_equal %11, %12 : tensor<?x3x?xui8>, tensor<4x3x2xui8>
  %13 = crout.reshape %4 sizes(%2) : tensor<?x3x?xui8> to tensor<?x1x3x4x1xui8>
  %14 = crout.constant dense<[[[[[0], [1], [2], [3]], [[4], [5], [6], [7]], [[8], [9], [10], [11]]]], [[[[12], [13], [14], [15]], [[16], [17], [18], [19]], [[20], [21], [22], [23]]]]]> : tensor<2x1x3x4x1xui8>
  crout.expect_equal %13, %14 : tensor<?x1x3x4x1xui8>, tensor<2x1x3x4x1xui8>
  %15 = crout.reshape %4 sizes(%5) : tensor<?x3x?xui8> to tensor<1x?xui8>
  %16 = crout.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]]> : tensor<1x24xui8>
  crout.expect_equal %15, %16 : tensor<1x?xui8>, tensor<1x24xui8>
  %17 = arith.constant 12 : index
  %18 = crout.reshape %4 sizes(%2, %17) : tensor<?x3x?xui8> to tensor<?x?xui8>
  %19 = crout.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]]> : tensor<2x12xui8>
  crout.expect_equal %18, %19 : tensor<?x?xui8>, tensor<2x12xui8>
  %20 = crout.reshape %4 sizes(%2, %3) : tensor<?x3x?xui8> to tensor<?x1x3x?xui8>
  %21 = crout.constant dense<true> : tensor<i1>
  %22 = crout.select %21, %20, %20 : (tensor<i1>, tensor<?x1x3x?xui8>, tensor<?x1x3x?xui8>) -> tensor<?x1x3x?xui8>
  %23 = crout.constant dense<[[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]], [[[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]]> : tensor<2x1x3x4xui8>
  crout.expect_equal %22, %23 : tensor<?x1x3x?xui8>, tensor<2x1x3x4xui8>
  %24 = crout.constant dense<[[[0]]]> : tensor<1x1x1xui8>
  %25 = crout.reshape %24 : tensor<1x1x1xui8> to tensor<ui8>
  %26 = crout.constant dense<0> : tensor<ui8>
  crout.expect_equal %25, %26 : tensor<ui8>, tensor<ui8>
  %27 = crout.reshape %25 : tensor<ui8> to tensor<1x1xui8>
  %28 = crout.constant dense<[[0]]> : tensor<1x1xui8>
  crout.expect_equal %27, %28 : tensor<1x1xui8>, tensor<1x1xui8>
  %29 = crout.permute %4 [1, 0, 2] : tensor<?x3x?xui8> -> tensor<3x?x?xui8>
  %30 = crout.constant dense<[[[0, 1, 2, 3], [12, 13, 14, 15]], [[4, 5, 6, 7], [16, 17, 18, 19]], [[8, 9, 10, 11], [20, 21, 22, 23]]]> : tensor<3x2x4xui8>
  crout.expect_equal %29, %30 : tensor<3x?x?xui8>, tensor<3x2x4xui8>
  %31 = crout.permute %4 [2, 0, 1] : tensor<?x3x?xui8> -> tensor<?x?x3xui8>
  %32 = crout.constant dense<[[[0, 4, 8], [12, 16, 20]], [[1, 5, 9], [13, 17, 21]], [[2, 6, 10], [14, 18, 22]], [[3, 7, 11], [15, 19, 23]]]> : tensor<4x2x3xui8>
  crout.expect_equal %31, %32 : tensor<?x?x3xui8>, tensor<4x2x3xui8>
  %33 = crout.permute %4 [0, 2, 1] : tensor<?x3x?xui8> -> tensor<?x?x3xui8>
  %34 = crout.constant dense<[[[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]], [[12, 16, 20], [13, 17, 21], [14, 18, 22], [15, 19, 23]]]> : tensor<2x4x3xui8>
  crout.expect_equal %33, %34 : tensor<?x?x3xui8>, tensor<2x4x3xui8>
  %35 = crout.flip %4 dims = [0] : tensor<?x3x?xui8>
  %36 = crout.constant dense<[[[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]]> : tensor<2x3x4xui8>
  crout.expect_equal %35, %36 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %37 = crout.flip %4 dims = [1] : tensor<?x3x?xui8>
  %38 = crout.constant dense<[[[8, 9, 10, 11], [4, 5, 6, 7], [0, 1, 2, 3]], [[20, 21, 22, 23], [16, 17, 18, 19], [12, 13, 14, 15]]]> : tensor<2x3x4xui8>
  crout.expect_equal %37, %38 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %39 = crout.flip %4 dims = [0, 2] : tensor<?x3x?xui8>
  %40 = crout.constant dense<[[[15, 14, 13, 12], [19, 18, 17, 16], [23, 22, 21, 20]], [[3, 2, 1, 0], [7, 6, 5, 4], [11, 10, 9, 8]]]> : tensor<2x3x4xui8>
  crout.expect_equal %39, %40 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %41 = crout.flip %4 dims = [0, 1, 2] : tensor<?x3x?xui8>
  %42 = crout.constant dense<[[[23, 22, 21, 20], [19, 18, 17, 16], [15, 14, 13, 12]], [[11, 10, 9, 8], [7, 6, 5, 4], [3, 2, 1, 0]]]> : tensor<2x3x4xui8>
  crout.expect_equal %41, %42 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %43 = crout.constant dense<[[[0]], [[12]]]> : tensor<2x1x1xui8>
  %44 = crout.constant dense<[[[0]]]> : tensor<1x1x1xui8>
  %45 = crout.expand %44 sizes(%2, %3) : tensor<1x1x1xui8> to tensor<5x?x3x?xui8>
  %46 = crout.constant dense<[[[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]], [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]]]> : tensor<5x2x3x4xui8>
  crout.expect_equal %45, %46 : tensor<5x?x3x?xui8>, tensor<5x2x3x4xui8>
  %47 = crout.slice %4[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<?x3x?xui8> to tensor<1x2x2xui8>
  %48 = crout.constant dense<[[[13, 15], [21, 23]]]> : tensor<1x2x2xui8>
  crout.expect_equal %47, %48 : tensor<1x2x2xui8>, tensor<1x2x2xui8>
  %49 = arith.constant 1 : index
  %50 = crout.slice %4[0, %49, 0] [%2, %2, 4] [1, 1, 1] : tensor<?x3x?xui8> to tensor<?x?x4xui8>
  %51 = crout.constant dense<[[[4, 5, 6, 7], [8, 9, 10, 11]], [[16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x2x4xui8>
  crout.expect_equal %50, %51 : tensor<?x?x4xui8>, tensor<2x2x4xui8>
  %52 = crout.concatenate dim = 0 %4, %4, %4 : (tensor<?x3x?xui8>, tensor<?x3x?xui8>, tensor<?x3x?xui8>) -> tensor<?x3x?xui8>
  %53 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]], [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<6x3x4xui8>
  crout.expect_equal %52, %53 : tensor<?x3x?xui8>, tensor<6x3x4xui8>
  %54 = crout.concatenate dim = 1 %4, %4, %4 : (tensor<?x3x?xui8>, tensor<?x3x?xui8>, tensor<?x3x?xui8>) -> tensor<?x9x?xui8>
  %55 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23], [12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x9x4xui8>
  crout.expect_equal %54, %55 : tensor<?x9x?xui8>, tensor<2x9x4xui8>
  %56 = crout.concatenate dim = 2 %4, %4, %4 : (tensor<?x3x?xui8>, tensor<?x3x?xui8>, tensor<?x3x?xui8>) -> tensor<?x3x?xui8>
  %57 = crout.constant dense<[[[0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], [4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7], [8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11]], [[12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15], [16, 17, 18, 19, 16, 17, 18, 19, 16, 17, 18, 19], [20, 21, 22, 23, 20, 21, 22, 23, 20, 21, 22, 23]]]> : tensor<2x3x12xui8>
  crout.expect_equal %56, %57 : tensor<?x3x?xui8>, tensor<2x3x12xui8>
  %58 = crout.constant dense<0> : tensor<ui8>
  %59 = crout.pad %4, %58 low = [0, 1, 3] high = [0, 2, 0] : (tensor<?x3x?xui8>, tensor<ui8>) -> tensor<?x6x?xui8>
  %60 = crout.constant dense<[[[0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1, 2, 3], [0, 0, 0, 4, 5, 6, 7], [0, 0, 0, 8, 9, 10, 11], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]], [[0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 12, 13, 14, 15], [0, 0, 0, 16, 17, 18, 19], [0, 0, 0, 20, 21, 22, 23], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]]]> : tensor<2x6x7xui8>
  crout.expect_equal %59, %60 : tensor<?x6x?xui8>, tensor<2x6x7xui8>
  %61 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %62 = crout.gather %4, %61 dim = 1 : (tensor<?x3x?xui8>, tensor<2x1x4xi64>) -> tensor<2x1x4xui8>
  %63 = crout.constant dense<[[[0, 9, 6, 7]], [[20, 21, 14, 19]]]> : tensor<2x1x4xui8>
  crout.expect_equal %62, %63 : tensor<2x1x4xui8>, tensor<2x1x4xui8>
  %64 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %65 = crout.gather %4, %64 dim = 1 : (tensor<?x3x?xui8>, tensor<1x1x4xi64>) -> tensor<1x1x4xui8>
  %66 = crout.constant dense<[[[0, 9, 2, 11]]]> : tensor<1x1x4xui8>
  crout.expect_equal %65, %66 : tensor<1x1x4xui8>, tensor<1x1x4xui8>
  %67 = crout.triangle %4 {upper = true, diagonal = -1 : i64} : tensor<?x3x?xui8>
  %68 = crout.constant dense<[[[0, 1, 2, 3], [4, 5, 6, 7], [0, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [0, 21, 22, 23]]]> : tensor<2x3x4xui8>
  crout.expect_equal %67, %68 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %69 = crout.triangle %4 {upper = true, diagonal = 0 : i64} : tensor<?x3x?xui8>
  %70 = crout.constant dense<[[[0, 1, 2, 3], [0, 5, 6, 7], [0, 0, 10, 11]], [[12, 13, 14, 15], [0, 17, 18, 19], [0, 0, 22, 23]]]> : tensor<2x3x4xui8>
  crout.expect_equal %69, %70 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %71 = crout.triangle %4 {upper = true, diagonal = 2 : i64} : tensor<?x3x?xui8>
  %72 = crout.constant dense<[[[0, 0, 2, 3], [0, 0, 0, 7], [0, 0, 0, 0]], [[0, 0, 14, 15], [0, 0, 0, 19], [0, 0, 0, 0]]]> : tensor<2x3x4xui8>
  crout.expect_equal %71, %72 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %73 = crout.triangle %4 {upper = false, diagonal = -1 : i64} : tensor<?x3x?xui8>
  %74 = crout.constant dense<[[[0, 0, 0, 0], [4, 0, 0, 0], [8, 9, 0, 0]], [[0, 0, 0, 0], [16, 0, 0, 0], [20, 21, 0, 0]]]> : tensor<2x3x4xui8>
  crout.expect_equal %73, %74 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %75 = crout.triangle %4 {upper = false, diagonal = 0 : i64} : tensor<?x3x?xui8>
  %76 = crout.constant dense<[[[0, 0, 0, 0], [4, 5, 0, 0], [8, 9, 10, 0]], [[12, 0, 0, 0], [16, 17, 0, 0], [20, 21, 22, 0]]]> : tensor<2x3x4xui8>
  crout.expect_equal %75, %76 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %77 = crout.triangle %4 {upper = false, diagonal = 2 : i64} : tensor<?x3x?xui8>
  %78 = crout.constant dense<[[[0, 1, 2, 0], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 0], [16, 17, 18, 19], [20, 21, 22, 23]]]> : tensor<2x3x4xui8>
  crout.expect_equal %77, %78 : tensor<?x3x?xui8>, tensor<2x3x4xui8>
  %79 = arith.constant 3 : index
  %80 = crout.eye sizes(%79, %3) : tensor<?x?xui8>
  %81 = crout.constant dense<[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]> : tensor<3x4xui8>
  crout.expect_equal %80, %81 : tensor<?x?xui8>, tensor<3x4xui8>
  %82 = crout.iota dim = 0 sizes(%79) : tensor<?x5xui8>
  %83 = crout.constant dense<[[0, 0, 0, 0, 0], [1, 1, 1, 1, 1], [2, 2, 2, 2, 2]]> : tensor<3x5xui8>
  crout.expect_equal %82, %83 : tensor<?x5xui8>, tensor<3x5xui8>
  %84 = crout.iota dim = 1 sizes(%79) : tensor<?x5xui8>
  %85 = crout.constant dense<[[0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]]> : tensor<3x5xui8>
  crout.expect_equal %84, %85 : tensor<?x5xui8>, tensor<3x5xui8>
  return
}

func.func @shape_i1_static() {
  %1 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  %2 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<24xi1>
  %3 = crout.constant dense<[true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false]> : tensor<24xi1>
  crout.expect_equal %2, %3 : tensor<24xi1>, tensor<24xi1>
  %4 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<6x4xi1>
  %5 = crout.constant dense<[[true, false, true, true], [false, false, true, false], [true, false, true, true], [false, false, true, false], [true, false, true, true], [false, false, true, false]]> : tensor<6x4xi1>
  crout.expect_equal %4, %5 : tensor<6x4xi1>, tensor<6x4xi1>
  %6 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<4x3x2xi1>
  %7 = crout.constant dense<[[[true, false], [true, true], [false, false]], [[true, false], [true, false], [true, true]], [[false, false], [true, false], [true, false]], [[true, true], [false, false], [true, false]]]> : tensor<4x3x2xi1>
  crout.expect_equal %6, %7 : tensor<4x3x2xi1>, tensor<4x3x2xi1>
  %8 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<2x1x3x4x1xi1>
  %9 = crout.constant dense<[[[[[true], [false], [true], [true]], [[false], [false], [true], [false]], [[true], [false], [true], [true]]]], [[[[false], [false], [true], [false]], [[true], [false], [true], [true]], [[false], [false], [true], [false]]]]]> : tensor<2x1x3x4x1xi1>
  crout.expect_equal %8, %9 : tensor<2x1x3x4x1xi1>, tensor<2x1x3x4x1xi1>
  %10 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<1x24xi1>
  %11 = crout.constant dense<[[true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false]]> : tensor<1x24xi1>
  crout.expect_equal %10, %11 : tensor<1x24xi1>, tensor<1x24xi1>
  %12 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<2x12xi1>
  %13 = crout.constant dense<[[true, false, true, true, false, false, true, false, true, false, true, true], [false, false, true, false, true, false, true, true, false, false, true, false]]> : tensor<2x12xi1>
  crout.expect_equal %12, %13 : tensor<2x12xi1>, tensor<2x12xi1>
  %14 = crout.reshape %1 : tensor<2x3x4xi1> to tensor<2x1x3x4xi1>
  %15 = crout.constant dense<true> : tensor<i1>
  %16 = crout.select %15, %14, %14 : (tensor<i1>, tensor<2x1x3x4xi1>, tensor<2x1x3x4xi1>) -> tensor<2x1x3x4xi1>
  %17 = crout.constant dense<[[[[true, false, true, true], [false, false, true, false], [true, false, true, true]]], [[[false, false, true, false], [true, false, true, true], [false, false, true, false]]]]> : tensor<2x1x3x4xi1>
  crout.expect_equal %16, %17 : tensor<2x1x3x4xi1>, tensor<2x1x3x4xi1>
  %18 = crout.constant dense<[[[true]]]> : tensor<1x1x1xi1>
  %19 = crout.reshape %18 : tensor<1x1x1xi1> to tensor<i1>
  %20 = crout.constant dense<true> : tensor<i1>
  crout.expect_equal %19, %20 : tensor<i1>, tensor<i1>
  %21 = crout.reshape %19 : tensor<i1> to tensor<1x1xi1>
  %22 = crout.constant dense<[[true]]> : tensor<1x1xi1>
  crout.expect_equal %21, %22 : tensor<1x1xi1>, tensor<1x1xi1>
  %23 = crout.permute %1 [1, 0, 2] : tensor<2x3x4xi1> -> tensor<3x2x4xi1>
  %24 = crout.constant dense<[[[true, false, true, true], [false, false, true, false]], [[false, false, true, false], [true, false, true, true]], [[true, false, true, true], [false, false, true, false]]]> : tensor<3x2x4xi1>
  crout.expect_equal %23, %24 : tensor<3x2x4xi1>, tensor<3x2x4xi1>
  %25 = crout.permute %1 [2, 0, 1] : tensor<2x3x4xi1> -> tensor<4x2x3xi1>
  %26 = crout.constant dense<[[[true, false, true], [false, true, false]], [[false, false, false], [false, false, false]], [[true, true, true], [true, true, true]], [[true, false, true], [false, true, false]]]> : tensor<4x2x3xi1>
  crout.expect_equal %25, %26 : tensor<4x2x3xi1>, tensor<4x2x3xi1>
  %27 = crout.permute %1 [0, 2, 1] : tensor<2x3x4xi1> -> tensor<2x4x3xi1>
  %28 = crout.constant dense<[[[true, false, true], [false, false, false], [true, true, true], [true, false, true]], [[false, true, false], [false, false, false], [true, true, true], [false, true, false]]]> : tensor<2x4x3xi1>
  crout.expect_equal %27, %28 : tensor<2x4x3xi1>, tensor<2x4x3xi1>
  %29 = crout.flip %1 dims = [0] : tensor<2x3x4xi1>
  %30 = crout.constant dense<[[[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %29, %30 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %31 = crout.flip %1 dims = [1] : tensor<2x3x4xi1>
  %32 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %31, %32 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %33 = crout.flip %1 dims = [0, 2] : tensor<2x3x4xi1>
  %34 = crout.constant dense<[[[false, true, false, false], [true, true, false, true], [false, true, false, false]], [[true, true, false, true], [false, true, false, false], [true, true, false, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %33, %34 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %35 = crout.flip %1 dims = [0, 1, 2] : tensor<2x3x4xi1>
  %36 = crout.constant dense<[[[false, true, false, false], [true, true, false, true], [false, true, false, false]], [[true, true, false, true], [false, true, false, false], [true, true, false, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %35, %36 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %37 = crout.constant dense<[[[true]], [[false]]]> : tensor<2x1x1xi1>
  %38 = crout.expand %37 : tensor<2x1x1xi1> to tensor<5x2x3x4xi1>
  %39 = crout.constant dense<[[[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[false, false, false, false], [false, false, false, false], [false, false, false, false]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[false, false, false, false], [false, false, false, false], [false, false, false, false]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[false, false, false, false], [false, false, false, false], [false, false, false, false]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[false, false, false, false], [false, false, false, false], [false, false, false, false]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[false, false, false, false], [false, false, false, false], [false, false, false, false]]]]> : tensor<5x2x3x4xi1>
  crout.expect_equal %38, %39 : tensor<5x2x3x4xi1>, tensor<5x2x3x4xi1>
  %40 = crout.slice %1[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<2x3x4xi1> to tensor<1x2x2xi1>
  %41 = crout.constant dense<[[[false, false], [false, false]]]> : tensor<1x2x2xi1>
  crout.expect_equal %40, %41 : tensor<1x2x2xi1>, tensor<1x2x2xi1>
  %42 = crout.concatenate dim = 0 %1, %1, %1 : (tensor<2x3x4xi1>, tensor<2x3x4xi1>, tensor<2x3x4xi1>) -> tensor<6x3x4xi1>
  %43 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<6x3x4xi1>
  crout.expect_equal %42, %43 : tensor<6x3x4xi1>, tensor<6x3x4xi1>
  %44 = crout.concatenate dim = 1 %1, %1, %1 : (tensor<2x3x4xi1>, tensor<2x3x4xi1>, tensor<2x3x4xi1>) -> tensor<2x9x4xi1>
  %45 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true], [true, false, true, true], [false, false, true, false], [true, false, true, true], [true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false], [false, false, true, false], [true, false, true, true], [false, false, true, false], [false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x9x4xi1>
  crout.expect_equal %44, %45 : tensor<2x9x4xi1>, tensor<2x9x4xi1>
  %46 = crout.concatenate dim = 2 %1, %1, %1 : (tensor<2x3x4xi1>, tensor<2x3x4xi1>, tensor<2x3x4xi1>) -> tensor<2x3x12xi1>
  %47 = crout.constant dense<[[[true, false, true, true, true, false, true, true, true, false, true, true], [false, false, true, false, false, false, true, false, false, false, true, false], [true, false, true, true, true, false, true, true, true, false, true, true]], [[false, false, true, false, false, false, true, false, false, false, true, false], [true, false, true, true, true, false, true, true, true, false, true, true], [false, false, true, false, false, false, true, false, false, false, true, false]]]> : tensor<2x3x12xi1>
  crout.expect_equal %46, %47 : tensor<2x3x12xi1>, tensor<2x3x12xi1>
  %48 = crout.constant dense<true> : tensor<i1>
  %49 = crout.pad %1, %48 low = [0, 1, 3] high = [0, 2, 0] : (tensor<2x3x4xi1>, tensor<i1>) -> tensor<2x6x7xi1>
  %50 = crout.constant dense<[[[true, true, true, true, true, true, true], [true, true, true, true, false, true, true], [true, true, true, false, false, true, false], [true, true, true, true, false, true, true], [true, true, true, true, true, true, true], [true, true, true, true, true, true, true]], [[true, true, true, true, true, true, true], [true, true, true, false, false, true, false], [true, true, true, true, false, true, true], [true, true, true, false, false, true, false], [true, true, true, true, true, true, true], [true, true, true, true, true, true, true]]]> : tensor<2x6x7xi1>
  crout.expect_equal %49, %50 : tensor<2x6x7xi1>, tensor<2x6x7xi1>
  %51 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %52 = crout.gather %1, %51 dim = 1 : (tensor<2x3x4xi1>, tensor<2x1x4xi64>) -> tensor<2x1x4xi1>
  %53 = crout.constant dense<[[[true, false, true, false]], [[false, false, true, true]]]> : tensor<2x1x4xi1>
  crout.expect_equal %52, %53 : tensor<2x1x4xi1>, tensor<2x1x4xi1>
  %54 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %55 = crout.gather %1, %54 dim = 1 : (tensor<2x3x4xi1>, tensor<1x1x4xi64>) -> tensor<1x1x4xi1>
  %56 = crout.constant dense<[[[true, false, true, true]]]> : tensor<1x1x4xi1>
  crout.expect_equal %55, %56 : tensor<1x1x4xi1>, tensor<1x1x4xi1>
  %57 = crout.triangle %1 {upper = true, diagonal = -1 : i64} : tensor<2x3x4xi1>
  %58 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [false, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %57, %58 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %59 = crout.triangle %1 {upper = true, diagonal = 0 : i64} : tensor<2x3x4xi1>
  %60 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [false, false, true, true]], [[false, false, true, false], [false, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %59, %60 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %61 = crout.triangle %1 {upper = true, diagonal = 2 : i64} : tensor<2x3x4xi1>
  %62 = crout.constant dense<[[[false, false, true, true], [false, false, false, false], [false, false, false, false]], [[false, false, true, false], [false, false, false, true], [false, false, false, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %61, %62 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %63 = crout.triangle %1 {upper = false, diagonal = -1 : i64} : tensor<2x3x4xi1>
  %64 = crout.constant dense<[[[false, false, false, false], [false, false, false, false], [true, false, false, false]], [[false, false, false, false], [true, false, false, false], [false, false, false, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %63, %64 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %65 = crout.triangle %1 {upper = false, diagonal = 0 : i64} : tensor<2x3x4xi1>
  %66 = crout.constant dense<[[[true, false, false, false], [false, false, false, false], [true, false, true, false]], [[false, false, false, false], [true, false, false, false], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %65, %66 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %67 = crout.triangle %1 {upper = false, diagonal = 2 : i64} : tensor<2x3x4xi1>
  %68 = crout.constant dense<[[[true, false, true, false], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %67, %68 : tensor<2x3x4xi1>, tensor<2x3x4xi1>
  %69 = crout.eye : tensor<3x4xi1>
  %70 = crout.constant dense<[[true, false, false, false], [false, true, false, false], [false, false, true, false]]> : tensor<3x4xi1>
  crout.expect_equal %69, %70 : tensor<3x4xi1>, tensor<3x4xi1>
  %71 = crout.constant dense<> : tensor<0x3xi1>
  %72 = crout.reshape %71 : tensor<0x3xi1> to tensor<3x0xi1>
  %73 = crout.constant dense<> : tensor<3x0xi1>
  crout.expect_equal %72, %73 : tensor<3x0xi1>, tensor<3x0xi1>
  %74 = crout.permute %71 [1, 0] : tensor<0x3xi1> -> tensor<3x0xi1>
  %75 = crout.constant dense<> : tensor<3x0xi1>
  crout.expect_equal %74, %75 : tensor<3x0xi1>, tensor<3x0xi1>
  %76 = crout.flip %71 dims = [0, 1] : tensor<0x3xi1>
  %77 = crout.constant dense<> : tensor<0x3xi1>
  crout.expect_equal %76, %77 : tensor<0x3xi1>, tensor<0x3xi1>
  return
}

func.func @shape_i1_dynamic() {
  %1 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  %2 = arith.constant 2 : index
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 3, %3] [1, 1, 1] : tensor<2x3x4xi1> to tensor<?x3x?xi1>
  %5 = arith.constant 24 : index
  %6 = crout.reshape %4 sizes(%5) : tensor<?x3x?xi1> to tensor<?xi1>
  %7 = crout.constant dense<[true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false]> : tensor<24xi1>
  crout.expect_equal %6, %7 : tensor<?xi1>, tensor<24xi1>
  %8 = arith.constant 6 : index
  %9 = crout.reshape %4 sizes(%8, %3) : tensor<?x3x?xi1> to tensor<?x?xi1>
  %10 = crout.constant dense<[[true, false, true, true], [false, false, true, false], [true, false, true, true], [false, false, true, false], [true, false, true, true], [false, false, true, false]]> : tensor<6x4xi1>
  crout.expect_equal %9, %10 : tensor<?x?xi1>, tensor<6x4xi1>
  %11 = crout.reshape %4 sizes(%3, %2) : tensor<?x3x?xi1> to tensor<?x3x?xi1>
  %12 = crout.constant dense<[[[true, false], [true, true], [false, false]], [[true, false], [true, false], [true, true]], [[false, false], [true, false], [true, false]], [[true, true], [false, false], [true, false]]]> : tensor<4x3x2xi1>
  crout.expect_equal %11, %12 : tensor<?x3x?xi1>, tensor<4x3x2xi1>
  %13 = crout.reshape %4 sizes(%2) : tensor<?x3x?xi1> to tensor<?x1x3x4x1xi1>
  %14 = crout.constant dense<[[[[[true], [false], [true], [true]], [[false], [false], [true], [false]], [[true], [false], [true], [true]]]], [[[[false], [false], [true], [false]], [[true], [false], [true], [true]], [[false], [false], [true], [false]]]]]> : tensor<2x1x3x4x1xi1>
  crout.expect_equal %13, %14 : tensor<?x1x3x4x1xi1>, tensor<2x1x3x4x1xi1>
  %15 = crout.reshape %4 sizes(%5) : tensor<?x3x?xi1> to tensor<1x?xi1>
  %16 = crout.constant dense<[[true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false, true, false, true, true, false, false, true, false]]> : tensor<1x24xi1>
  crout.expect_equal %15, %16 : tensor<1x?xi1>, tensor<1x24xi1>
  %17 = arith.constant 12 : index
  %18 = crout.reshape %4 sizes(%2, %17) : tensor<?x3x?xi1> to tensor<?x?xi1>
  %19 = crout.constant dense<[[true, false, true, true, false, false, true, false, true, false, true, true], [false, false, true, false, true, false, true, true, false, false, true, false]]> : tensor<2x12xi1>
  crout.expect_equal %18, %19 : tensor<?x?xi1>, tensor<2x12xi1>
  %20 = crout.reshape %4 sizes(%2, %3) : tensor<?x3x?xi1> to tensor<?x1x3x?xi1>
  %21 = crout.constant dense<true> : tensor<i1>
  %22 = crout.select %21, %20, %20 : (tensor<i1>, tensor<?x1x3x?xi1>, tensor<?x1x3x?xi1>) -> tensor<?x1x3x?xi1>
  %23 = crout.constant dense<[[[[true, false, true, true], [false, false, true, false], [true, false, true, true]]], [[[false, false, true, false], [true, false, true, true], [false, false, true, false]]]]> : tensor<2x1x3x4xi1>
  crout.expect_equal %22, %23 : tensor<?x1x3x?xi1>, tensor<2x1x3x4xi1>
  %24 = crout.constant dense<[[[true]]]> : tensor<1x1x1xi1>
  %25 = crout.reshape %24 : tensor<1x1x1xi1> to tensor<i1>
  %26 = crout.constant dense<true> : tensor<i1>
  crout.expect_equal %25, %26 : tensor<i1>, tensor<i1>
  %27 = crout.reshape %25 : tensor<i1> to tensor<1x1xi1>
  %28 = crout.constant dense<[[true]]> : tensor<1x1xi1>
  crout.expect_equal %27, %28 : tensor<1x1xi1>, tensor<1x1xi1>
  %29 = crout.permute %4 [1, 0, 2] : tensor<?x3x?xi1> -> tensor<3x?x?xi1>
  %30 = crout.constant dense<[[[true, false, true, true], [false, false, true, false]], [[false, false, true, false], [true, false, true, true]], [[true, false, true, true], [false, false, true, false]]]> : tensor<3x2x4xi1>
  crout.expect_equal %29, %30 : tensor<3x?x?xi1>, tensor<3x2x4xi1>
  %31 = crout.permute %4 [2, 0, 1] : tensor<?x3x?xi1> -> tensor<?x?x3xi1>
  %32 = crout.constant dense<[[[true, false, true], [false, true, false]], [[false, false, false], [false, false, false]], [[true, true, true], [true, true, true]], [[true, false, true], [false, true, false]]]> : tensor<4x2x3xi1>
  crout.expect_equal %31, %32 : tensor<?x?x3xi1>, tensor<4x2x3xi1>
  %33 = crout.permute %4 [0, 2, 1] : tensor<?x3x?xi1> -> tensor<?x?x3xi1>
  %34 = crout.constant dense<[[[true, false, true], [false, false, false], [true, true, true], [true, false, true]], [[false, true, false], [false, false, false], [true, true, true], [false, true, false]]]> : tensor<2x4x3xi1>
  crout.expect_equal %33, %34 : tensor<?x?x3xi1>, tensor<2x4x3xi1>
  %35 = crout.flip %4 dims = [0] : tensor<?x3x?xi1>
  %36 = crout.constant dense<[[[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %35, %36 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %37 = crout.flip %4 dims = [1] : tensor<?x3x?xi1>
  %38 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %37, %38 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %39 = crout.flip %4 dims = [0, 2] : tensor<?x3x?xi1>
  %40 = crout.constant dense<[[[false, true, false, false], [true, true, false, true], [false, true, false, false]], [[true, true, false, true], [false, true, false, false], [true, true, false, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %39, %40 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %41 = crout.flip %4 dims = [0, 1, 2] : tensor<?x3x?xi1>
  %42 = crout.constant dense<[[[false, true, false, false], [true, true, false, true], [false, true, false, false]], [[true, true, false, true], [false, true, false, false], [true, true, false, true]]]> : tensor<2x3x4xi1>
  crout.expect_equal %41, %42 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %43 = crout.constant dense<[[[true]], [[false]]]> : tensor<2x1x1xi1>
  %44 = crout.constant dense<[[[true]]]> : tensor<1x1x1xi1>
  %45 = crout.expand %44 sizes(%2, %3) : tensor<1x1x1xi1> to tensor<5x?x3x?xi1>
  %46 = crout.constant dense<[[[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[true, true, true, true], [true, true, true, true], [true, true, true, true]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[true, true, true, true], [true, true, true, true], [true, true, true, true]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[true, true, true, true], [true, true, true, true], [true, true, true, true]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[true, true, true, true], [true, true, true, true], [true, true, true, true]]], [[[true, true, true, true], [true, true, true, true], [true, true, true, true]], [[true, true, true, true], [true, true, true, true], [true, true, true, true]]]]> : tensor<5x2x3x4xi1>
  crout.expect_equal %45, %46 : tensor<5x?x3x?xi1>, tensor<5x2x3x4xi1>
  %47 = crout.slice %4[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<?x3x?xi1> to tensor<1x2x2xi1>
  %48 = crout.constant dense<[[[false, false], [false, false]]]> : tensor<1x2x2xi1>
  crout.expect_equal %47, %48 : tensor<1x2x2xi1>, tensor<1x2x2xi1>
  %49 = arith.constant 1 : index
  %50 = crout.slice %4[0, %49, 0] [%2, %2, 4] [1, 1, 1] : tensor<?x3x?xi1> to tensor<?x?x4xi1>
  %51 = crout.constant dense<[[[false, false, true, false], [true, false, true, true]], [[true, false, true, true], [false, false, true, false]]]> : tensor<2x2x4xi1>
  crout.expect_equal %50, %51 : tensor<?x?x4xi1>, tensor<2x2x4xi1>
  %52 = crout.concatenate dim = 0 %4, %4, %4 : (tensor<?x3x?xi1>, tensor<?x3x?xi1>, tensor<?x3x?xi1>) -> tensor<?x3x?xi1>
  %53 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]], [[true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<6x3x4xi1>
  crout.expect_equal %52, %53 : tensor<?x3x?xi1>, tensor<6x3x4xi1>
  %54 = crout.concatenate dim = 1 %4, %4, %4 : (tensor<?x3x?xi1>, tensor<?x3x?xi1>, tensor<?x3x?xi1>) -> tensor<?x9x?xi1>
  %55 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [true, false, true, true], [true, false, true, true], [false, false, true, false], [true, false, true, true], [true, false, true, true], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false], [false, false, true, false], [true, false, true, true], [false, false, true, false], [false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x9x4xi1>
  crout.expect_equal %54, %55 : tensor<?x9x?xi1>, tensor<2x9x4xi1>
  %56 = crout.concatenate dim = 2 %4, %4, %4 : (tensor<?x3x?xi1>, tensor<?x3x?xi1>, tensor<?x3x?xi1>) -> tensor<?x3x?xi1>
  %57 = crout.constant dense<[[[true, false, true, true, true, false, true, true, true, false, true, true], [false, false, true, false, false, false, true, false, false, false, true, false], [true, false, true, true, true, false, true, true, true, false, true, true]], [[false, false, true, false, false, false, true, false, false, false, true, false], [true, false, true, true, true, false, true, true, true, false, true, true], [false, false, true, false, false, false, true, false, false, false, true, false]]]> : tensor<2x3x12xi1>
  crout.expect_equal %56, %57 : tensor<?x3x?xi1>, tensor<2x3x12xi1>
  %58 = crout.constant dense<true> : tensor<i1>
  %59 = crout.pad %4, %58 low = [0, 1, 3] high = [0, 2, 0] : (tensor<?x3x?xi1>, tensor<i1>) -> tensor<?x6x?xi1>
  %60 = crout.constant dense<[[[true, true, true, true, true, true, true], [true, true, true, true, false, true, true], [true, true, true, false, false, true, false], [true, true, true, true, false, true, true], [true, true, true, true, true, true, true], [true, true, true, true, true, true, true]], [[true, true, true, true, true, true, true], [true, true, true, false, false, true, false], [true, true, true, true, false, true, true], [true, true, true, false, false, true, false], [true, true, true, true, true, true, true], [true, true, true, true, true, true, true]]]> : tensor<2x6x7xi1>
  crout.expect_equal %59, %60 : tensor<?x6x?xi1>, tensor<2x6x7xi1>
  %61 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %62 = crout.gather %4, %61 dim = 1 : (tensor<?x3x?xi1>, tensor<2x1x4xi64>) -> tensor<2x1x4xi1>
  %63 = crout.constant dense<[[[true, false, true, false]], [[false, false, true, true]]]> : tensor<2x1x4xi1>
  crout.expect_equal %62, %63 : tensor<2x1x4xi1>, tensor<2x1x4xi1>
  %64 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %65 = crout.gather %4, %64 dim = 1 : (tensor<?x3x?xi1>, tensor<1x1x4xi64>) -> tensor<1x1x4xi1>
  %66 = crout.constant dense<[[[true, false, true, true]]]> : tensor<1x1x4xi1>
  crout.expect_equal %65, %66 : tensor<1x1x4xi1>, tensor<1x1x4xi1>
  %67 = crout.triangle %4 {upper = true, diagonal = -1 : i64} : tensor<?x3x?xi1>
  %68 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [false, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %67, %68 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %69 = crout.triangle %4 {upper = true, diagonal = 0 : i64} : tensor<?x3x?xi1>
  %70 = crout.constant dense<[[[true, false, true, true], [false, false, true, false], [false, false, true, true]], [[false, false, true, false], [false, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %69, %70 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %71 = crout.triangle %4 {upper = true, diagonal = 2 : i64} : tensor<?x3x?xi1>
  %72 = crout.constant dense<[[[false, false, true, true], [false, false, false, false], [false, false, false, false]], [[false, false, true, false], [false, false, false, true], [false, false, false, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %71, %72 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %73 = crout.triangle %4 {upper = false, diagonal = -1 : i64} : tensor<?x3x?xi1>
  %74 = crout.constant dense<[[[false, false, false, false], [false, false, false, false], [true, false, false, false]], [[false, false, false, false], [true, false, false, false], [false, false, false, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %73, %74 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %75 = crout.triangle %4 {upper = false, diagonal = 0 : i64} : tensor<?x3x?xi1>
  %76 = crout.constant dense<[[[true, false, false, false], [false, false, false, false], [true, false, true, false]], [[false, false, false, false], [true, false, false, false], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %75, %76 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %77 = crout.triangle %4 {upper = false, diagonal = 2 : i64} : tensor<?x3x?xi1>
  %78 = crout.constant dense<[[[true, false, true, false], [false, false, true, false], [true, false, true, true]], [[false, false, true, false], [true, false, true, true], [false, false, true, false]]]> : tensor<2x3x4xi1>
  crout.expect_equal %77, %78 : tensor<?x3x?xi1>, tensor<2x3x4xi1>
  %79 = arith.constant 3 : index
  %80 = crout.eye sizes(%79, %3) : tensor<?x?xi1>
  %81 = crout.constant dense<[[true, false, false, false], [false, true, false, false], [false, false, true, false]]> : tensor<3x4xi1>
  crout.expect_equal %80, %81 : tensor<?x?xi1>, tensor<3x4xi1>
  return
}

func.func @shape_bf16_static() {
  %1 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xbf16>
  %2 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<24xbf16>
  %3 = crout.constant dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]> : tensor<24xbf16>
  crout.expect_close %2, %3 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<24xbf16>, tensor<24xbf16>
  %4 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<6x4xbf16>
  %5 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]> : tensor<6x4xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6x4xbf16>, tensor<6x4xbf16>
  %6 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<4x3x2xbf16>
  %7 = crout.constant dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]], [[12.0, 13.0], [14.0, 15.0], [16.0, 17.0]], [[18.0, 19.0], [20.0, 21.0], [22.0, 23.0]]]> : tensor<4x3x2xbf16>
  crout.expect_close %6, %7 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<4x3x2xbf16>, tensor<4x3x2xbf16>
  %8 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<2x1x3x4x1xbf16>
  %9 = crout.constant dense<[[[[[0.0], [1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0], [7.0]], [[8.0], [9.0], [10.0], [11.0]]]], [[[[12.0], [13.0], [14.0], [15.0]], [[16.0], [17.0], [18.0], [19.0]], [[20.0], [21.0], [22.0], [23.0]]]]]> : tensor<2x1x3x4x1xbf16>
  crout.expect_close %8, %9 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x1x3x4x1xbf16>, tensor<2x1x3x4x1xbf16>
  %10 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<1x24xbf16>
  %11 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<1x24xbf16>
  crout.expect_close %10, %11 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<1x24xbf16>, tensor<1x24xbf16>
  %12 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<2x12xbf16>
  %13 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<2x12xbf16>
  crout.expect_close %12, %13 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x12xbf16>, tensor<2x12xbf16>
  %14 = crout.reshape %1 : tensor<2x3x4xbf16> to tensor<2x1x3x4xbf16>
  %15 = crout.constant dense<true> : tensor<i1>
  %16 = crout.select %15, %14, %14 : (tensor<i1>, tensor<2x1x3x4xbf16>, tensor<2x1x3x4xbf16>) -> tensor<2x1x3x4xbf16>
  %17 = crout.constant dense<[[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]], [[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]]> : tensor<2x1x3x4xbf16>
  crout.expect_close %16, %17 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x1x3x4xbf16>, tensor<2x1x3x4xbf16>
  %18 = crout.constant dense<[[[0.0]]]> : tensor<1x1x1xbf16>
  %19 = crout.reshape %18 : tensor<1x1x1xbf16> to tensor<bf16>
  %20 = crout.constant dense<0.0> : tensor<bf16>
  crout.expect_close %19, %20 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<bf16>, tensor<bf16>
  %21 = crout.reshape %19 : tensor<bf16> to tensor<1x1xbf16>
  %22 = crout.constant dense<[[0.0]]> : tensor<1x1xbf16>
  crout.expect_close %21, %22 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<1x1xbf16>, tensor<1x1xbf16>
  %23 = crout.permute %1 [1, 0, 2] : tensor<2x3x4xbf16> -> tensor<3x2x4xbf16>
  %24 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [12.0, 13.0, 14.0, 15.0]], [[4.0, 5.0, 6.0, 7.0], [16.0, 17.0, 18.0, 19.0]], [[8.0, 9.0, 10.0, 11.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<3x2x4xbf16>
  crout.expect_close %23, %24 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x2x4xbf16>, tensor<3x2x4xbf16>
  %25 = crout.permute %1 [2, 0, 1] : tensor<2x3x4xbf16> -> tensor<4x2x3xbf16>
  %26 = crout.constant dense<[[[0.0, 4.0, 8.0], [12.0, 16.0, 20.0]], [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]], [[2.0, 6.0, 10.0], [14.0, 18.0, 22.0]], [[3.0, 7.0, 11.0], [15.0, 19.0, 23.0]]]> : tensor<4x2x3xbf16>
  crout.expect_close %25, %26 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<4x2x3xbf16>, tensor<4x2x3xbf16>
  %27 = crout.permute %1 [0, 2, 1] : tensor<2x3x4xbf16> -> tensor<2x4x3xbf16>
  %28 = crout.constant dense<[[[0.0, 4.0, 8.0], [1.0, 5.0, 9.0], [2.0, 6.0, 10.0], [3.0, 7.0, 11.0]], [[12.0, 16.0, 20.0], [13.0, 17.0, 21.0], [14.0, 18.0, 22.0], [15.0, 19.0, 23.0]]]> : tensor<2x4x3xbf16>
  crout.expect_close %27, %28 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x4x3xbf16>, tensor<2x4x3xbf16>
  %29 = crout.flip %1 dims = [0] : tensor<2x3x4xbf16>
  %30 = crout.constant dense<[[[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %29, %30 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %31 = crout.flip %1 dims = [1] : tensor<2x3x4xbf16>
  %32 = crout.constant dense<[[[8.0, 9.0, 10.0, 11.0], [4.0, 5.0, 6.0, 7.0], [0.0, 1.0, 2.0, 3.0]], [[20.0, 21.0, 22.0, 23.0], [16.0, 17.0, 18.0, 19.0], [12.0, 13.0, 14.0, 15.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %31, %32 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %33 = crout.flip %1 dims = [0, 2] : tensor<2x3x4xbf16>
  %34 = crout.constant dense<[[[15.0, 14.0, 13.0, 12.0], [19.0, 18.0, 17.0, 16.0], [23.0, 22.0, 21.0, 20.0]], [[3.0, 2.0, 1.0, 0.0], [7.0, 6.0, 5.0, 4.0], [11.0, 10.0, 9.0, 8.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %33, %34 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %35 = crout.flip %1 dims = [0, 1, 2] : tensor<2x3x4xbf16>
  %36 = crout.constant dense<[[[23.0, 22.0, 21.0, 20.0], [19.0, 18.0, 17.0, 16.0], [15.0, 14.0, 13.0, 12.0]], [[11.0, 10.0, 9.0, 8.0], [7.0, 6.0, 5.0, 4.0], [3.0, 2.0, 1.0, 0.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %35, %36 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %37 = crout.constant dense<[[[0.0]], [[12.0]]]> : tensor<2x1x1xbf16>
  %38 = crout.expand %37 : tensor<2x1x1xbf16> to tensor<5x2x3x4xbf16>
  %39 = crout.constant dense<[[[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]], [[[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]], [[12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0], [12.0, 12.0, 12.0, 12.0]]]]> : tensor<5x2x3x4xbf16>
  crout.expect_close %38, %39 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<5x2x3x4xbf16>, tensor<5x2x3x4xbf16>
  %40 = crout.slice %1[1, 0, 1] [1, 2, 2] [1, 2, 2] : tensor<2x3x4xbf16> to tensor<1x2x2xbf16>
  %41 = crout.constant dense<[[[13.0, 15.0], [21.0, 23.0]]]> : tensor<1x2x2xbf16>
  crout.expect_close %40, %41 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<1x2x2xbf16>, tensor<1x2x2xbf16>
  %42 = crout.concatenate dim = 0 %1, %1, %1 : (tensor<2x3x4xbf16>, tensor<2x3x4xbf16>, tensor<2x3x4xbf16>) -> tensor<6x3x4xbf16>
  %43 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]], [[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<6x3x4xbf16>
  crout.expect_close %42, %43 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6x3x4xbf16>, tensor<6x3x4xbf16>
  %44 = crout.concatenate dim = 1 %1, %1, %1 : (tensor<2x3x4xbf16>, tensor<2x3x4xbf16>, tensor<2x3x4xbf16>) -> tensor<2x9x4xbf16>
  %45 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0], [12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x9x4xbf16>
  crout.expect_close %44, %45 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x9x4xbf16>, tensor<2x9x4xbf16>
  %46 = crout.concatenate dim = 2 %1, %1, %1 : (tensor<2x3x4xbf16>, tensor<2x3x4xbf16>, tensor<2x3x4xbf16>) -> tensor<2x3x12xbf16>
  %47 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0, 4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0, 8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0, 12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0, 16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0, 20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x12xbf16>
  crout.expect_close %46, %47 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x12xbf16>, tensor<2x3x12xbf16>
  %48 = crout.constant dense<0.0> : tensor<bf16>
  %49 = crout.pad %1, %48 low = [0, 1, 3] high = [0, 2, 0] : (tensor<2x3x4xbf16>, tensor<bf16>) -> tensor<2x6x7xbf16>
  %50 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0], [0.0, 0.0, 0.0, 4.0, 5.0, 6.0, 7.0], [0.0, 0.0, 0.0, 8.0, 9.0, 10.0, 11.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 12.0, 13.0, 14.0, 15.0], [0.0, 0.0, 0.0, 16.0, 17.0, 18.0, 19.0], [0.0, 0.0, 0.0, 20.0, 21.0, 22.0, 23.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]]> : tensor<2x6x7xbf16>
  crout.expect_close %49, %50 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x6x7xbf16>, tensor<2x6x7xbf16>
  %51 = crout.constant dense<[[[0, 2, 1, 1]], [[2, 2, 0, 1]]]> : tensor<2x1x4xi64>
  %52 = crout.gather %1, %51 dim = 1 : (tensor<2x3x4xbf16>, tensor<2x1x4xi64>) -> tensor<2x1x4xbf16>
  %53 = crout.constant dense<[[[0.0, 9.0, 6.0, 7.0]], [[20.0, 21.0, 14.0, 19.0]]]> : tensor<2x1x4xbf16>
  crout.expect_close %52, %53 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x1x4xbf16>, tensor<2x1x4xbf16>
  %54 = crout.constant dense<[[[-5, 99, 0, 7]]]> : tensor<1x1x4xi64>
  %55 = crout.gather %1, %54 dim = 1 : (tensor<2x3x4xbf16>, tensor<1x1x4xi64>) -> tensor<1x1x4xbf16>
  %56 = crout.constant dense<[[[0.0, 9.0, 2.0, 11.0]]]> : tensor<1x1x4xbf16>
  crout.expect_close %55, %56 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<1x1x4xbf16>, tensor<1x1x4xbf16>
  %57 = crout.triangle %1 {upper = true, diagonal = -1 : i64} : tensor<2x3x4xbf16>
  %58 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [0.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [0.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %57, %58 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %59 = crout.triangle %1 {upper = true, diagonal = 0 : i64} : tensor<2x3x4xbf16>
  %60 = crout.constant dense<[[[0.0, 1.0, 2.0, 3.0], [0.0, 5.0, 6.0, 7.0], [0.0, 0.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [0.0, 17.0, 18.0, 19.0], [0.0, 0.0, 22.0, 23.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %59, %60 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %61 = crout.triangle %1 {upper = true, diagonal = 2 : i64} : tensor<2x3x4xbf16>
  %62 = crout.constant dense<[[[0.0, 0.0, 2.0, 3.0], [0.0, 0.0, 0.0, 7.0], [0.0, 0.0, 0.0, 0.0]], [[0.0, 0.0, 14.0, 15.0], [0.0, 0.0, 0.0, 19.0], [0.0, 0.0, 0.0, 0.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %61, %62 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %63 = crout.triangle %1 {upper = false, diagonal = -1 : i64} : tensor<2x3x4xbf16>
  %64 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 0.0, 0.0, 0.0], [8.0, 9.0, 0.0, 0.0]], [[0.0, 0.0, 0.0, 0.0], [16.0, 0.0, 0.0, 0.0], [20.0, 21.0, 0.0, 0.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %63, %64 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %65 = crout.triangle %1 {upper = false, diagonal = 0 : i64} : tensor<2x3x4xbf16>
  %66 = crout.constant dense<[[[0.0, 0.0, 0.0, 0.0], [4.0, 5.0, 0.0, 0.0], [8.0, 9.0, 10.0, 0.0]], [[12.0, 0.0, 0.0, 0.0], [16.0, 17.0, 0.0, 0.0], [20.0, 21.0, 22.0, 0.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %65, %66 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %67 = crout.triangle %1 {upper = false, diagonal = 2 : i64} : tensor<2x3x4xbf16>
  %68 = crout.constant dense<[[[0.0, 1.0, 2.0, 0.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 0.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xbf16>
  crout.expect_close %67, %68 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x3x4xbf16>, tensor<2x3x4xbf16>
  %69 = crout.eye : tensor<3x4xbf16>
  %70 = crout.constant dense<[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]> : tensor<3x4xbf16>
  crout.expect_close %69, %70 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x4xbf16>, tensor<3x4xbf16>
  %71 = crout.iota dim = 0 : tensor<3x5xbf16>
  %72 = crout.constant dense<[[0.0, 0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0, 2.0]]> : tensor<3x5xbf16>
  crout.expect_close %71, %72 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x5xbf16>, tensor<3x5xbf16>
  %73 = crout.iota dim = 1 : tensor<3x5xbf16>
  %74 = crout.constant dense<[[0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0]]> : tensor<3x5xbf16>
  crout.expect_close %73, %74 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x5xbf16>, tensor<3x5xbf16>
  %75 = crout.constant dense<> : tensor<0x3xbf16>
  %76 = crout.reshape %75 : tensor<0x3xbf16> to tensor<3x0xbf16>
  %77 = crout.constant dense<> : tensor<3x0xbf16>
  crout.expect_close %76, %77 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x0xbf16>, tensor<3x0xbf16>
  %78 = crout.permute %75 [1, 0] : tensor<0x3xbf16> -> tensor<3x0xbf16>
  %79 = crout.constant dense<> : tensor<3x0xbf16>
  crout.expect_close %78, %79 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x0xbf16>, tensor<3x0xbf16>
  %80 = crout.flip %75 dims = [0, 1] : tensor<0x3xbf16>
  %81 = crout.constant dense<> : tensor<0x3xbf16>
  crout.expect_close %80, %81 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<0x3xbf16>, tensor<0x3xbf16>
  return
}
