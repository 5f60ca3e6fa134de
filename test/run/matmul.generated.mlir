// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Matrix products of every element type. Written by generate.py.
// RUN: crout-run %s

func.func @matmul_f16() {
  %1 = crout.constant dense<[[3.0, -2.0, -4.0, -2.0], [-1.0, 3.0, 0.0, -4.0], [-1.0, 1.0, 3.0, 2.0]]> : tensor<3x4xf16>
  %2 = crout.constant dense<[[4.0, -3.0], [3.0, -4.0], [1.0, -2.0], [-3.0, 1.0]]> : tensor<4x2xf16>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xf16> to tensor<3x?xf16>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xf16> to tensor<?x?xf16>
  %7 = crout.matmul %4, %6 : (tensor<3x?xf16>, tensor<?x?xf16>) -> tensor<3x?xf16>
  %8 = crout.constant dense<[[8.0, 5.0], [17.0, -13.0], [-4.0, -5.0]]> : tensor<3x2xf16>
  crout.expect_close %7, %8 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<3x?xf16>, tensor<3x2xf16>
  %9 = crout.constant dense<[[[-2.0, 1.0, -2.0, -3.0], [2.0, -1.0, 2.0, 2.0], [4.0, -1.0, -3.0, 1.0]], [[4.0, 4.0, 3.0, 2.0], [-1.0, -1.0, -4.0, -3.0], [-2.0, -1.0, 1.0, 0.0]]]> : tensor<2x3x4xf16>
  %10 = crout.constant dense<[[2.0, 4.0], [3.0, 2.0], [4.0, -2.0], [4.0, 4.0]]> : tensor<4x2xf16>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xf16> to tensor<?x?x4xf16>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xf16>, tensor<4x2xf16>) -> tensor<?x?x2xf16>
  %14 = crout.constant dense<[[[-21.0, -14.0], [17.0, 10.0], [-3.0, 24.0]], [[40.0, 26.0], [-33.0, -10.0], [-3.0, -12.0]]]> : tensor<2x3x2xf16>
  crout.expect_close %13, %14 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x?x2xf16>, tensor<2x3x2xf16>
  %15 = crout.constant dense<[[[[-2.0, 0.0, 1.0, 2.0], [2.0, -4.0, 0.0, -4.0], [4.0, -3.0, 0.0, 3.0]]], [[[0.0, 2.0, 0.0, 3.0], [1.0, 1.0, 0.0, -1.0], [1.0, 0.0, 3.0, 1.0]]]]> : tensor<2x1x3x4xf16>
  %16 = crout.constant dense<[[[0.0, 3.0], [-3.0, -1.0], [0.0, 4.0], [-1.0, 1.0]], [[-4.0, 3.0], [-1.0, 0.0], [-4.0, 2.0], [1.0, -1.0]], [[2.0, 0.0], [-4.0, -3.0], [-2.0, -4.0], [0.0, -4.0]], [[0.0, 2.0], [1.0, 0.0], [-2.0, 4.0], [-2.0, 3.0]], [[-1.0, -1.0], [2.0, 4.0], [3.0, 1.0], [-4.0, 2.0]]]> : tensor<5x4x2xf16>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xf16>, tensor<5x4x2xf16>) -> tensor<2x5x3x2xf16>
  %18 = crout.constant dense<[[[[-2.0, 0.0], [16.0, 6.0], [6.0, 18.0]], [[6.0, -6.0], [-8.0, 10.0], [-10.0, 9.0]], [[-6.0, -12.0], [20.0, 28.0], [20.0, -3.0]], [[-6.0, 6.0], [4.0, -8.0], [-9.0, 17.0]], [[-3.0, 7.0], [6.0, -26.0], [-22.0, -10.0]]], [[[-9.0, 1.0], [-2.0, 1.0], [-1.0, 16.0]], [[1.0, -3.0], [-6.0, 4.0], [-15.0, 8.0]], [[-8.0, -18.0], [-2.0, 1.0], [-4.0, -16.0]], [[-4.0, 9.0], [3.0, -1.0], [-8.0, 17.0]], [[-8.0, 14.0], [5.0, 1.0], [4.0, 4.0]]]]> : tensor<2x5x3x2xf16>
  crout.expect_close %17, %18 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<2x5x3x2xf16>, tensor<2x5x3x2xf16>
  %19 = crout.constant dense<> : tensor<3x0xf16>
  %20 = crout.constant dense<> : tensor<0x2xf16>
  %21 = crout.matmul %19, %20 : (tensor<3x0xf16>, tensor<0x2xf16>) -> tensor<3x2xf16>
  %22 = crout.constant dense<[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]> : tensor<3x2xf16>
  crout.expect_close %21, %22 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<3x2xf16>, tensor<3x2xf16>
  %23 = crout.constant dense<> : tensor<0x2x3xf16>
  %24 = crout.constant dense<[[3.0, -1.0], [-1.0, -3.0], [4.0, -3.0]]> : tensor<3x2xf16>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xf16>, tensor<3x2xf16>) -> tensor<0x2x2xf16>
  %26 = crout.constant dense<> : tensor<0x2x2xf16>
  crout.expect_close %25, %26 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<0x2x2xf16>, tensor<0x2x2xf16>
  %27 = crout.constant dense<[[0.0]]> : tensor<1x1xf16>
  %28 = crout.constant dense<[[-3.0]]> : tensor<1x1xf16>
  %29 = crout.matmul %27, %28 : (tensor<1x1xf16>, tensor<1x1xf16>) -> tensor<1x1xf16>
  %30 = crout.constant dense<[[0.0]]> : tensor<1x1xf16>
  crout.expect_close %29, %30 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<1x1xf16>, tensor<1x1xf16>
  return
}

func.func @matmul_bf16() {
  %1 = crout.constant dense<[[3.0, 1.0, -3.0, -3.0], [-4.0, -4.0, 3.0, 3.0], [-1.0, -4.0, -2.0, 0.0]]> : tensor<3x4xbf16>
  %2 = crout.constant dense<[[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 4.0]]> : tensor<4x2xbf16>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xbf16> to tensor<3x?xbf16>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xbf16> to tensor<?x?xbf16>
  %7 = crout.matmul %4, %6 : (tensor<3x?xbf16>, tensor<?x?xbf16>) -> tensor<3x?xbf16>
  %8 = crout.constant dense<[[-2.0, -11.0], [-1.0, 8.0], [-6.0, -4.0]]> : tensor<3x2xbf16>
  crout.expect_close %7, %8 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x?xbf16>, tensor<3x2xbf16>
  %9 = crout.constant dense<[[[3.0, 2.0, -4.0, 1.0], [3.0, 1.0, -3.0, 0.0], [0.0, 4.0, 0.0, -2.0]], [[-4.0, 2.0, 4.0, 0.0], [-4.0, -4.0, 3.0, -2.0], [0.0, 4.0, -2.0, 3.0]]]> : tensor<2x3x4xbf16>
  %10 = crout.constant dense<[[-4.0, -4.0], [-4.0, -2.0], [0.0, -4.0], [1.0, 3.0]]> : tensor<4x2xbf16>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xbf16> to tensor<?x?x4xbf16>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xbf16>, tensor<4x2xbf16>) -> tensor<?x?x2xbf16>
  %14 = crout.constant dense<[[[-19.0, 3.0], [-16.0, -2.0], [-18.0, -14.0]], [[8.0, -4.0], [30.0, 6.0], [-13.0, 9.0]]]> : tensor<2x3x2xbf16>
  crout.expect_close %13, %14 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x?x2xbf16>, tensor<2x3x2xbf16>
  %15 = crout.constant dense<[[[[0.0, -4.0, 3.0, -4.0], [0.0, 4.0, -1.0, 0.0], [-2.0, -2.0, -2.0, -4.0]]], [[[2.0, -1.0, 4.0, -1.0], [3.0, 0.0, 1.0, -4.0], [3.0, -3.0, 4.0, -3.0]]]]> : tensor<2x1x3x4xbf16>
  %16 = crout.constant dense<[[[2.0, -1.0], [2.0, -2.0], [-2.0, 1.0], [-4.0, -2.0]], [[2.0, 4.0], [0.0, 4.0], [-2.0, -4.0], [2.0, -3.0]], [[4.0, 1.0], [4.0, 2.0], [2.0, -4.0], [3.0, -3.0]], [[-4.0, 0.0], [-4.0, 2.0], [4.0, 4.0], [4.0, 3.0]], [[-2.0, 3.0], [-2.0, -4.0], [2.0, 4.0], [3.0, 1.0]]]> : tensor<5x4x2xbf16>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xbf16>, tensor<5x4x2xbf16>) -> tensor<2x5x3x2xbf16>
  %18 = crout.constant dense<[[[[2.0, 19.0], [10.0, -9.0], [12.0, 12.0]], [[-14.0, -16.0], [2.0, 20.0], [-8.0, 4.0]], [[-22.0, -8.0], [14.0, 12.0], [-32.0, 14.0]], [[12.0, -8.0], [-20.0, 4.0], [-8.0, -24.0]], [[2.0, 24.0], [-10.0, -20.0], [-8.0, -10.0]]], [[[-2.0, 6.0], [20.0, 6.0], [4.0, 13.0]], [[-6.0, -9.0], [-4.0, 20.0], [-8.0, -7.0]], [[9.0, -13.0], [2.0, 11.0], [-1.0, -10.0]], [[8.0, 11.0], [-24.0, -8.0], [4.0, 1.0]], [[3.0, 25.0], [-16.0, 9.0], [-1.0, 34.0]]]]> : tensor<2x5x3x2xbf16>
  crout.expect_close %17, %18 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<2x5x3x2xbf16>, tensor<2x5x3x2xbf16>
  %19 = crout.constant dense<> : tensor<3x0xbf16>
  %20 = crout.constant dense<> : tensor<0x2xbf16>
  %21 = crout.matmul %19, %20 : (tensor<3x0xbf16>, tensor<0x2xbf16>) -> tensor<3x2xbf16>
  %22 = crout.constant dense<[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]> : tensor<3x2xbf16>
  crout.expect_close %21, %22 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3x2xbf16>, tensor<3x2xbf16>
  %23 = crout.constant dense<> : tensor<0x2x3xbf16>
  %24 = crout.constant dense<[[4.0, -4.0], [-4.0, -2.0], [-4.0, 1.0]]> : tensor<3x2xbf16>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xbf16>, tensor<3x2xbf16>) -> tensor<0x2x2xbf16>
  %26 = crout.constant dense<> : tensor<0x2x2xbf16>
  crout.expect_close %25, %26 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<0x2x2xbf16>, tensor<0x2x2xbf16>
  %27 = crout.constant dense<[[-4.0]]> : tensor<1x1xbf16>
  %28 = crout.constant dense<[[-1.0]]> : tensor<1x1xbf16>
  %29 = crout.matmul %27, %28 : (tensor<1x1xbf16>, tensor<1x1xbf16>) -> tensor<1x1xbf16>
  %30 = crout.constant dense<[[4.0]]> : tensor<1x1xbf16>
  crout.expect_close %29, %30 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<1x1xbf16>, tensor<1x1xbf16>
  return
}

func.func @matmul_f32() {
  %1 = crout.constant dense<[[0.0, 0.0, 1.0, 3.0], [3.0, 3.0, 2.0, 0.0], [1.0, 3.0, 0.0, -1.0]]> : tensor<3x4xf32>
  %2 = crout.constant dense<[[3.0, 4.0], [-1.0, 1.0], [-4.0, 4.0], [3.0, -4.0]]> : tensor<4x2xf32>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xf32> to tensor<3x?xf32>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xf32> to tensor<?x?xf32>
  %7 = crout.matmul %4, %6 : (tensor<3x?xf32>, tensor<?x?xf32>) -> tensor<3x?xf32>
  %8 = crout.constant dense<[[5.0, -8.0], [-2.0, 23.0], [-3.0, 11.0]]> : tensor<3x2xf32>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x?xf32>, tensor<3x2xf32>
  %9 = crout.constant dense<[[[-1.0, 3.0, 1.0, 1.0], [-3.0, 2.0, 1.0, -3.0], [0.0, 0.0, 1.0, -2.0]], [[0.0, -4.0, 1.0, -4.0], [-4.0, 4.0, 3.0, 2.0], [0.0, -3.0, -1.0, -2.0]]]> : tensor<2x3x4xf32>
  %10 = crout.constant dense<[[-3.0, 0.0], [0.0, 3.0], [0.0, -3.0], [-3.0, 4.0]]> : tensor<4x2xf32>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xf32> to tensor<?x?x4xf32>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xf32>, tensor<4x2xf32>) -> tensor<?x?x2xf32>
  %14 = crout.constant dense<[[[0.0, 10.0], [18.0, -9.0], [6.0, -11.0]], [[12.0, -31.0], [6.0, 11.0], [6.0, -14.0]]]> : tensor<2x3x2xf32>
  crout.expect_close %13, %14 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?x2xf32>, tensor<2x3x2xf32>
  %15 = crout.constant dense<[[[[-3.0, 4.0, 1.0, -2.0], [-1.0, 1.0, 1.0, -1.0], [-1.0, 2.0, 1.0, -4.0]]], [[[2.0, 0.0, 3.0, 1.0], [0.0, 1.0, -1.0, 2.0], [-2.0, 4.0, 2.0, -2.0]]]]> : tensor<2x1x3x4xf32>
  %16 = crout.constant dense<[[[3.0, -3.0], [4.0, -1.0], [-1.0, 1.0], [-4.0, 4.0]], [[3.0, 2.0], [-4.0, 2.0], [-1.0, 4.0], [2.0, -2.0]], [[-3.0, -2.0], [1.0, -1.0], [0.0, -2.0], [3.0, 1.0]], [[-4.0, 4.0], [-4.0, -3.0], [-3.0, 0.0], [3.0, 2.0]], [[-4.0, 0.0], [1.0, 4.0], [-2.0, 2.0], [-1.0, 3.0]]]> : tensor<5x4x2xf32>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xf32>, tensor<5x4x2xf32>) -> tensor<2x5x3x2xf32>
  %18 = crout.constant dense<[[[[14.0, -2.0], [4.0, -1.0], [20.0, -14.0]], [[-30.0, 10.0], [-10.0, 6.0], [-20.0, 14.0]], [[7.0, -2.0], [1.0, -2.0], [-7.0, -6.0]], [[-13.0, -28.0], [-6.0, -9.0], [-19.0, -18.0]], [[16.0, 12.0], [4.0, 3.0], [8.0, -2.0]]], [[[-1.0, 1.0], [-3.0, 6.0], [16.0, -4.0]], [[5.0, 14.0], [1.0, -6.0], [-28.0, 16.0]], [[-3.0, -9.0], [7.0, 3.0], [4.0, -6.0]], [[-14.0, 10.0], [5.0, 1.0], [-20.0, -24.0]], [[-15.0, 9.0], [1.0, 8.0], [10.0, 14.0]]]]> : tensor<2x5x3x2xf32>
  crout.expect_close %17, %18 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x5x3x2xf32>, tensor<2x5x3x2xf32>
  %19 = crout.constant dense<> : tensor<3x0xf32>
  %20 = crout.constant dense<> : tensor<0x2xf32>
  %21 = crout.matmul %19, %20 : (tensor<3x0xf32>, tensor<0x2xf32>) -> tensor<3x2xf32>
  %22 = crout.constant dense<[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]> : tensor<3x2xf32>
  crout.expect_close %21, %22 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x2xf32>, tensor<3x2xf32>
  %23 = crout.constant dense<> : tensor<0x2x3xf32>
  %24 = crout.constant dense<[[3.0, -3.0], [-2.0, -3.0], [-3.0, -4.0]]> : tensor<3x2xf32>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xf32>, tensor<3x2xf32>) -> tensor<0x2x2xf32>
  %26 = crout.constant dense<> : tensor<0x2x2xf32>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<0x2x2xf32>, tensor<0x2x2xf32>
  %27 = crout.constant dense<[[3.0]]> : tensor<1x1xf32>
  %28 = crout.constant dense<[[3.0]]> : tensor<1x1xf32>
  %29 = crout.matmul %27, %28 : (tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<1x1xf32>
  %30 = crout.constant dense<[[9.0]]> : tensor<1x1xf32>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1xf32>, tensor<1x1xf32>
  return
}

func.func @matmul_f64() {
  %1 = crout.constant dense<[[-1.0, 4.0, 2.0, -4.0], [2.0, 3.0, 2.0, 2.0], [0.0, 4.0, 4.0, -2.0]]> : tensor<3x4xf64>
  %2 = crout.constant dense<[[-2.0, 2.0], [-2.0, -2.0], [1.0, -4.0], [-3.0, 2.0]]> : tensor<4x2xf64>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xf64> to tensor<3x?xf64>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xf64> to tensor<?x?xf64>
  %7 = crout.matmul %4, %6 : (tensor<3x?xf64>, tensor<?x?xf64>) -> tensor<3x?xf64>
  %8 = crout.constant dense<[[8.0, -26.0], [-14.0, -6.0], [2.0, -28.0]]> : tensor<3x2xf64>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3x?xf64>, tensor<3x2xf64>
  %9 = crout.constant dense<[[[1.0, -4.0, 2.0, 2.0], [0.0, -2.0, -3.0, 0.0], [-3.0, 4.0, 4.0, -2.0]], [[4.0, 0.0, 0.0, -1.0], [4.0, -3.0, -2.0, 0.0], [0.0, -3.0, 4.0, 3.0]]]> : tensor<2x3x4xf64>
  %10 = crout.constant dense<[[1.0, 1.0], [4.0, -2.0], [-2.0, 4.0], [-4.0, -1.0]]> : tensor<4x2xf64>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xf64> to tensor<?x?x4xf64>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xf64>, tensor<4x2xf64>) -> tensor<?x?x2xf64>
  %14 = crout.constant dense<[[[-27.0, 15.0], [-2.0, -8.0], [13.0, 7.0]], [[8.0, 5.0], [-4.0, 2.0], [-32.0, 19.0]]]> : tensor<2x3x2xf64>
  crout.expect_close %13, %14 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?x2xf64>, tensor<2x3x2xf64>
  %15 = crout.constant dense<[[[[-4.0, 2.0, 4.0, 2.0], [3.0, -2.0, -4.0, -4.0], [-4.0, 4.0, -2.0, 4.0]]], [[[-3.0, -3.0, -2.0, -3.0], [0.0, -1.0, -2.0, 1.0], [3.0, 4.0, 3.0, 4.0]]]]> : tensor<2x1x3x4xf64>
  %16 = crout.constant dense<[[[3.0, 4.0], [-1.0, -2.0], [3.0, 1.0], [1.0, -1.0]], [[-1.0, -2.0], [-3.0, -4.0], [-3.0, -3.0], [-2.0, -1.0]], [[2.0, -4.0], [-3.0, -3.0], [0.0, -4.0], [4.0, 1.0]], [[-2.0, 0.0], [-3.0, -2.0], [0.0, 0.0], [4.0, -1.0]], [[3.0, 1.0], [3.0, 4.0], [-2.0, -1.0], [3.0, 1.0]]]> : tensor<5x4x2xf64>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xf64>, tensor<5x4x2xf64>) -> tensor<2x5x3x2xf64>
  %18 = crout.constant dense<[[[[0.0, -18.0], [-5.0, 16.0], [-18.0, -30.0]], [[-18.0, -14.0], [23.0, 18.0], [-10.0, -6.0]], [[-6.0, -4.0], [-4.0, 6.0], [-4.0, 16.0]], [[10.0, -6.0], [-16.0, 8.0], [12.0, -12.0]], [[-8.0, 2.0], [-1.0, -5.0], [16.0, 18.0]]], [[[-15.0, -5.0], [-4.0, -1.0], [18.0, 3.0]], [[24.0, 27.0], [7.0, 9.0], [-32.0, -35.0]], [[-9.0, 26.0], [7.0, 12.0], [10.0, -32.0]], [[3.0, 9.0], [7.0, 1.0], [-2.0, -12.0]], [[-23.0, -16.0], [4.0, -1.0], [27.0, 20.0]]]]> : tensor<2x5x3x2xf64>
  crout.expect_close %17, %18 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<2x5x3x2xf64>, tensor<2x5x3x2xf64>
  %19 = crout.constant dense<> : tensor<3x0xf64>
  %20 = crout.constant dense<> : tensor<0x2xf64>
  %21 = crout.matmul %19, %20 : (tensor<3x0xf64>, tensor<0x2xf64>) -> tensor<3x2xf64>
  %22 = crout.constant dense<[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]> : tensor<3x2xf64>
  crout.expect_close %21, %22 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3x2xf64>, tensor<3x2xf64>
  %23 = crout.constant dense<> : tensor<0x2x3xf64>
  %24 = crout.constant dense<[[-3.0, -3.0], [-2.0, 4.0], [1.0, 1.0]]> : tensor<3x2xf64>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xf64>, tensor<3x2xf64>) -> tensor<0x2x2xf64>
  %26 = crout.constant dense<> : tensor<0x2x2xf64>
  crout.expect_close %25, %26 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<0x2x2xf64>, tensor<0x2x2xf64>
  %27 = crout.constant dense<[[3.0]]> : tensor<1x1xf64>
  %28 = crout.constant dense<[[-3.0]]> : tensor<1x1xf64>
  %29 = crout.matmul %27, %28 : (tensor<1x1xf64>, tensor<1x1xf64>) -> tensor<1x1xf64>
  %30 = crout.constant dense<[[-9.0]]> : tensor<1x1xf64>
  crout.expect_close %29, %30 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x1xf64>, tensor<1x1xf64>
  return
}

func.func @matmul_c64() {
  %1 = crout.constant dense<[[(4.0, 2.0), (-2.0, -2.0), (4.0, 0.0), (-3.0, -1.0)], [(1.0, -2.0), (-3.0, -2.0), (3.0, -3.0), (-2.0, 2.0)], [(2.0, 0.0), (3.0, -4.0), (-1.0, 4.0), (0.0, -2.0)]]> : tensor<3x4xcomplex<f32>>
  %2 = crout.constant dense<[[(-2.0, 1.0), (-2.0, -2.0)], [(-2.0, -2.0), (-3.0, -4.0)], [(4.0, 4.0), (2.0, 2.0)], [(1.0, 1.0), (-3.0, -1.0)]]> : tensor<4x2xcomplex<f32>>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xcomplex<f32>> to tensor<3x?xcomplex<f32>>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xcomplex<f32>> to tensor<?x?xcomplex<f32>>
  %7 = crout.matmul %4, %6 : (tensor<3x?xcomplex<f32>>, tensor<?x?xcomplex<f32>>) -> tensor<3x?xcomplex<f32>>
  %8 = crout.constant dense<[[(4.0, 20.0), (10.0, 16.0)], [(22.0, 15.0), (15.0, 16.0)], [(-36.0, 14.0), (-41.0, 8.0)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x?xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %9 = crout.constant dense<[[[(-1.0, -2.0), (1.0, -3.0), (0.0, -1.0), (-3.0, 4.0)], [(-1.0, -4.0), (-4.0, -2.0), (-1.0, 3.0), (-2.0, 4.0)], [(-2.0, 3.0), (3.0, -4.0), (-2.0, -3.0), (3.0, -1.0)]], [[(1.0, -4.0), (-1.0, -1.0), (0.0, 2.0), (3.0, 2.0)], [(-4.0, -3.0), (-4.0, -1.0), (-3.0, -3.0), (0.0, 0.0)], [(-1.0, -4.0), (-2.0, -4.0), (-1.0, 4.0), (-1.0, -2.0)]]]> : tensor<2x3x4xcomplex<f32>>
  %10 = crout.constant dense<[[(-1.0, -4.0), (2.0, -3.0)], [(0.0, -3.0), (-4.0, -3.0)], [(-1.0, -1.0), (0.0, 3.0)], [(4.0, 0.0), (-2.0, 2.0)]]> : tensor<4x2xcomplex<f32>>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xcomplex<f32>> to tensor<?x?x4xcomplex<f32>>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xcomplex<f32>>, tensor<4x2xcomplex<f32>>) -> tensor<?x?x2xcomplex<f32>>
  %14 = crout.constant dense<[[[(-29.0, 20.0), (-20.0, -6.0)], [(-25.0, 34.0), (-17.0, 0.0)], [(13.0, -3.0), (-14.0, 21.0)]], [[(-6.0, 9.0), (-25.0, -2.0)], [(-11.0, 37.0), (5.0, 13.0)], [(-26.0, 3.0), (-24.0, 16.0)]]]> : tensor<2x3x2xcomplex<f32>>
  crout.expect_close %13, %14 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x?x2xcomplex<f32>>, tensor<2x3x2xcomplex<f32>>
  %15 = crout.constant dense<[[[[(-4.0, 3.0), (-1.0, 0.0), (-3.0, 2.0), (-1.0, 1.0)], [(2.0, 2.0), (2.0, 0.0), (3.0, -2.0), (1.0, 4.0)], [(1.0, 3.0), (4.0, 2.0), (3.0, 1.0), (4.0, -3.0)]]], [[[(1.0, -1.0), (0.0, 3.0), (-2.0, -2.0), (1.0, 4.0)], [(0.0, 4.0), (0.0, 3.0), (-4.0, -3.0), (-2.0, -1.0)], [(4.0, -3.0), (0.0, -1.0), (0.0, -1.0), (2.0, -2.0)]]]]> : tensor<2x1x3x4xcomplex<f32>>
  %16 = crout.constant dense<[[[(3.0, -4.0), (-4.0, 2.0)], [(-3.0, 2.0), (0.0, -3.0)], [(1.0, 3.0), (3.0, 1.0)], [(-1.0, 0.0), (2.0, -3.0)]], [[(0.0, -3.0), (1.0, -2.0)], [(2.0, 0.0), (3.0, -1.0)], [(-4.0, 4.0), (1.0, 1.0)], [(0.0, 1.0), (-2.0, -3.0)]], [[(0.0, -2.0), (3.0, -3.0)], [(3.0, 4.0), (-1.0, 3.0)], [(2.0, -1.0), (4.0, 2.0)], [(2.0, 1.0), (-2.0, 0.0)]], [[(-3.0, 2.0), (-4.0, -2.0)], [(-3.0, 1.0), (2.0, 2.0)], [(3.0, 3.0), (-4.0, 0.0)], [(-1.0, 4.0), (3.0, -2.0)]], [[(-1.0, 3.0), (-1.0, 3.0)], [(3.0, 2.0), (3.0, -3.0)], [(-3.0, 0.0), (-4.0, 3.0)], [(3.0, 2.0), (0.0, 1.0)]]]> : tensor<5x4x2xcomplex<f32>>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xcomplex<f32>>, tensor<5x4x2xcomplex<f32>>) -> tensor<2x5x3x2xcomplex<f32>>
  %18 = crout.constant dense<[[[[(-5.0, 15.0), (0.0, -9.0)], [(16.0, 5.0), (13.0, -8.0)], [(-5.0, 20.0), (3.0, -34.0)]], [[(10.0, -9.0), (-1.0, 12.0)], [(2.0, 15.0), (27.0, -14.0)], [(4.0, 13.0), (6.0, 1.0)]], [[(-4.0, 12.0), (-16.0, 18.0)], [(12.0, 6.0), (24.0, -4.0)], [(28.0, 17.0), (4.0, 32.0)]], [[(-9.0, -26.0), (31.0, -9.0)], [(-18.0, 3.0), (-1.0, 10.0)], [(-9.0, 22.0), (0.0, -23.0)]], [[(-4.0, -22.0), (-3.0, -30.0)], [(-16.0, 28.0), (-12.0, 16.0)], [(7.0, 10.0), (-4.0, 3.0)]]], [[[(-4.0, -28.0), (17.0, 3.0)], [(17.0, -11.0), (-15.0, -25.0)], [(3.0, -21.0), (-14.0, 7.0)]], [[(9.0, 4.0), (12.0, -9.0)], [(41.0, 0.0), (11.0, 14.0)], [(-3.0, -8.0), (-12.0, -17.0)]], [[(-22.0, 14.0), (-15.0, -29.0)], [(-18.0, 3.0), (-3.0, -9.0)], [(3.0, -15.0), (4.0, -20.0)]], [[(-21.0, -16.0), (7.0, 26.0)], [(-8.0, -49.0), (10.0, 3.0)], [(4.0, 27.0), (-18.0, -4.0)]], [[(-3.0, 33.0), (21.0, 16.0)], [(-10.0, 7.0), (23.0, 3.0)], [(17.0, 13.0), (7.0, 18.0)]]]]> : tensor<2x5x3x2xcomplex<f32>>
  crout.expect_close %17, %18 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<2x5x3x2xcomplex<f32>>, tensor<2x5x3x2xcomplex<f32>>
  %19 = crout.constant dense<> : tensor<3x0xcomplex<f32>>
  %20 = crout.constant dense<> : tensor<0x2xcomplex<f32>>
  %21 = crout.matmul %19, %20 : (tensor<3x0xcomplex<f32>>, tensor<0x2xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
  %22 = crout.constant dense<[[(0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %21, %22 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %23 = crout.constant dense<> : tensor<0x2x3xcomplex<f32>>
  %24 = crout.constant dense<[[(-4.0, 3.0), (1.0, 3.0)], [(-4.0, 0.0), (2.0, 4.0)], [(2.0, 4.0), (2.0, -2.0)]]> : tensor<3x2xcomplex<f32>>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xcomplex<f32>>, tensor<3x2xcomplex<f32>>) -> tensor<0x2x2xcomplex<f32>>
  %26 = crout.constant dense<> : tensor<0x2x2xcomplex<f32>>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<0x2x2xcomplex<f32>>, tensor<0x2x2xcomplex<f32>>
  %27 = crout.constant dense<[[(3.0, -3.0)]]> : tensor<1x1xcomplex<f32>>
  %28 = crout.constant dense<[[(2.0, 4.0)]]> : tensor<1x1xcomplex<f32>>
  %29 = crout.matmul %27, %28 : (tensor<1x1xcomplex<f32>>, tensor<1x1xcomplex<f32>>) -> tensor<1x1xcomplex<f32>>
  %30 = crout.constant dense<[[(18.0, 6.0)]]> : tensor<1x1xcomplex<f32>>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<1x1xcomplex<f32>>, tensor<1x1xcomplex<f32>>
  return
}

func.func @matmul_c128() {
  %1 = crout.constant dense<[[(3.0, 2.0), (-3.0, -1.0), (-3.0, -3.0), (-3.0, 4.0)], [(-2.0, -3.0), (3.0, 2.0), (3.0, -4.0), (4.0, 1.0)], [(0.0, -3.0), (3.0, -4.0), (1.0, 3.0), (0.0, -3.0)]]> : tensor<3x4xcomplex<f64>>
  %2 = crout.constant dense<[[(-4.0, 3.0), (-4.0, 1.0)], [(-2.0, 0.0), (4.0, -3.0)], [(-3.0, -3.0), (-2.0, 0.0)], [(0.0, 4.0), (-3.0, 4.0)]]> : tensor<4x2xcomplex<f64>>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xcomplex<f64>> to tensor<3x?xcomplex<f64>>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xcomplex<f64>> to tensor<?x?xcomplex<f64>>
  %7 = crout.matmul %4, %6 : (tensor<3x?xcomplex<f64>>, tensor<?x?xcomplex<f64>>) -> tensor<3x?xcomplex<f64>>
  %8 = crout.constant dense<[[(-28.0, 9.0), (-30.0, -18.0)], [(-14.0, 21.0), (7.0, 30.0)], [(21.0, 8.0), (13.0, -10.0)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3x?xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %9 = crout.constant dense<[[[(1.0, 1.0), (3.0, 0.0), (3.0, -3.0), (-2.0, 4.0)], [(1.0, -2.0), (4.0, 1.0), (4.0, -3.0), (-1.0, -3.0)], [(3.0, 0.0), (0.0, -4.0), (-1.0, 1.0), (-2.0, -2.0)]], [[(3.0, -4.0), (4.0, 2.0), (1.0, 4.0), (-2.0, -4.0)], [(-1.0, -1.0), (2.0, -4.0), (3.0, 4.0), (1.0, 1.0)], [(4.0, -1.0), (2.0, 3.0), (0.0, 0.0), (-4.0, -1.0)]]]> : tensor<2x3x4xcomplex<f64>>
  %10 = crout.constant dense<[[(-4.0, -1.0), (1.0, -3.0)], [(0.0, 4.0), (-2.0, 0.0)], [(0.0, -1.0), (-2.0, -3.0)], [(-2.0, 1.0), (0.0, 4.0)]]> : tensor<4x2xcomplex<f64>>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xcomplex<f64>> to tensor<?x?x4xcomplex<f64>>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xcomplex<f64>>, tensor<4x2xcomplex<f64>>) -> tensor<?x?x2xcomplex<f64>>
  %14 = crout.constant dense<[[[(-6.0, -6.0), (-33.0, -13.0)], [(-8.0, 24.0), (-18.0, -17.0)], [(11.0, 0.0), (16.0, -8.0)]], [[(-12.0, 34.0), (9.0, -36.0)], [(20.0, 9.0), (-6.0, -3.0)], [(-20.0, 6.0), (1.0, -35.0)]]]> : tensor<2x3x2xcomplex<f64>>
  crout.expect_close %13, %14 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x?x2xcomplex<f64>>, tensor<2x3x2xcomplex<f64>>
  %15 = crout.constant dense<[[[[(-4.0, 2.0), (1.0, 3.0), (-1.0, 3.0), (-4.0, 3.0)], [(-2.0, 4.0), (-3.0, 2.0), (4.0, -1.0), (3.0, -1.0)], [(1.0, 3.0), (-1.0, -4.0), (4.0, 0.0), (-2.0, 1.0)]]], [[[(1.0, 0.0), (-4.0, -4.0), (4.0, 2.0), (2.0, -4.0)], [(0.0, -4.0), (1.0, -1.0), (3.0, 4.0), (3.0, -3.0)], [(0.0, -4.0), (-3.0, 0.0), (-1.0, -1.0), (2.0, 3.0)]]]]> : tensor<2x1x3x4xcomplex<f64>>
  %16 = crout.constant dense<[[[(-2.0, -4.0), (-3.0, 1.0)], [(-1.0, -2.0), (3.0, 3.0)], [(2.0, 0.0), (4.0, -4.0)], [(-1.0, -2.0), (-4.0, -4.0)]], [[(4.0, 1.0), (-1.0, 4.0)], [(-2.0, -4.0), (2.0, 4.0)], [(-2.0, -1.0), (2.0, -3.0)], [(-4.0, 3.0), (-2.0, 4.0)]], [[(-2.0, 0.0), (3.0, -1.0)], [(4.0, 3.0), (-1.0, 0.0)], [(-4.0, 3.0), (-3.0, 0.0)], [(-3.0, -2.0), (0.0, -1.0)]], [[(1.0, -2.0), (1.0, 3.0)], [(0.0, 0.0), (3.0, 1.0)], [(-1.0, 4.0), (1.0, 4.0)], [(-1.0, 1.0), (-4.0, 1.0)]], [[(-2.0, -4.0), (1.0, 4.0)], [(-2.0, -1.0), (-1.0, 0.0)], [(0.0, -2.0), (2.0, 0.0)], [(-4.0, 1.0), (-4.0, 1.0)]]]> : tensor<5x4x2xcomplex<f64>>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xcomplex<f64>>, tensor<5x4x2xcomplex<f64>>) -> tensor<2x5x3x2xcomplex<f64>>
  %18 = crout.constant dense<[[[[(29.0, 18.0), (40.0, 22.0)], [(30.0, -3.0), (-17.0, -45.0)], [(15.0, -1.0), (31.0, -35.0)]], [[(4.0, -35.0), (-11.0, -21.0)], [(-16.0, 33.0), (-25.0, -20.0)], [(-16.0, 11.0), (9.0, -33.0)]], [[(16.0, -5.0), (-5.0, 2.0)], [(-38.0, 4.0), (-12.0, 12.0)], [(-2.0, -12.0), (-4.0, 14.0)]], [[(-10.0, -4.0), (-10.0, -17.0)], [(4.0, 29.0), (-28.0, 23.0)], [(4.0, 14.0), (4.0, 3.0)]], [[(36.0, -9.0), (-2.0, -27.0)], [(15.0, -2.0), (-18.0, -1.0)], [(15.0, -15.0), (5.0, 5.0)]]], [[[(-8.0, 12.0), (-3.0, -23.0)], [(-22.0, 12.0), (14.0, 16.0)], [(-11.0, 5.0), (-9.0, -17.0)]], [[(-6.0, 39.0), (33.0, -12.0)], [(-7.0, -8.0), (46.0, 23.0)], [(-6.0, -7.0), (-11.0, -5.0)]], [[(-42.0, -16.0), (-9.0, -5.0)], [(-32.0, 3.0), (-17.0, -26.0)], [(-5.0, -13.0), (5.0, -11.0)]], [[(-9.0, 18.0), (-15.0, 23.0)], [(-27.0, 10.0), (-6.0, 25.0)], [(-8.0, -8.0), (-5.0, -22.0)]], [[(2.0, 18.0), (9.0, 30.0)], [(-20.0, 18.0), (12.0, 20.0)], [(-23.0, 3.0), (6.0, -16.0)]]]]> : tensor<2x5x3x2xcomplex<f64>>
  crout.expect_close %17, %18 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<2x5x3x2xcomplex<f64>>, tensor<2x5x3x2xcomplex<f64>>
  %19 = crout.constant dense<> : tensor<3x0xcomplex<f64>>
  %20 = crout.constant dense<> : tensor<0x2xcomplex<f64>>
  %21 = crout.matmul %19, %20 : (tensor<3x0xcomplex<f64>>, tensor<0x2xcomplex<f64>>) -> tensor<3x2xcomplex<f64>>
  %22 = crout.constant dense<[[(0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0)], [(0.0, 0.0), (0.0, 0.0)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %21, %22 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %23 = crout.constant dense<> : tensor<0x2x3xcomplex<f64>>
  %24 = crout.constant dense<[[(2.0, 3.0), (-4.0, 4.0)], [(1.0, 2.0), (2.0, -4.0)], [(3.0, -1.0), (-3.0, 2.0)]]> : tensor<3x2xcomplex<f64>>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xcomplex<f64>>, tensor<3x2xcomplex<f64>>) -> tensor<0x2x2xcomplex<f64>>
  %26 = crout.constant dense<> : tensor<0x2x2xcomplex<f64>>
  crout.expect_close %25, %26 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<0x2x2xcomplex<f64>>, tensor<0x2x2xcomplex<f64>>
  %27 = crout.constant dense<[[(0.0, 2.0)]]> : tensor<1x1xcomplex<f64>>
  %28 = crout.constant dense<[[(0.0, 0.0)]]> : tensor<1x1xcomplex<f64>>
  %29 = crout.matmul %27, %28 : (tensor<1x1xcomplex<f64>>, tensor<1x1xcomplex<f64>>) -> tensor<1x1xcomplex<f64>>
  %30 = crout.constant dense<[[(0.0, 0.0)]]> : tensor<1x1xcomplex<f64>>
  crout.expect_close %29, %30 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<1x1xcomplex<f64>>, tensor<1x1xcomplex<f64>>
  return
}

func.func @matmul_i8() {
  %1 = crout.constant dense<[[-2, -4, -1, 3], [3, -2, 1, -2], [-2, 2, -3, 4]]> : tensor<3x4xi8>
  %2 = crout.constant dense<[[3, -4], [-3, -1], [-2, 2], [3, -2]]> : tensor<4x2xi8>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xi8> to tensor<3x?xi8>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xi8> to tensor<?x?xi8>
  %7 = crout.matmul %4, %6 : (tensor<3x?xi8>, tensor<?x?xi8>) -> tensor<3x?xi8>
  %8 = crout.constant dense<[[17, 4], [7, -4], [6, -8]]> : tensor<3x2xi8>
  crout.expect_equal %7, %8 : tensor<3x?xi8>, tensor<3x2xi8>
  %9 = crout.constant dense<[[[3, 4, 0, 1], [-1, -4, 0, -3], [3, -3, -2, 0]], [[-4, 4, -1, -3], [-4, -3, -4, -3], [-2, 1, 4, -1]]]> : tensor<2x3x4xi8>
  %10 = crout.constant dense<[[1, -1], [4, -3], [3, 3], [-1, 0]]> : tensor<4x2xi8>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xi8> to tensor<?x?x4xi8>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xi8>, tensor<4x2xi8>) -> tensor<?x?x2xi8>
  %14 = crout.constant dense<[[[18, -15], [-14, 13], [-15, 0]], [[12, -11], [-25, 1], [15, 11]]]> : tensor<2x3x2xi8>
  crout.expect_equal %13, %14 : tensor<?x?x2xi8>, tensor<2x3x2xi8>
  %15 = crout.constant dense<[[[[-1, 3, -4, -4], [-2, 0, -1, -1], [2, 3, -3, 2]]], [[[2, 0, 4, -3], [0, 2, -2, 4], [0, 2, -2, 4]]]]> : tensor<2x1x3x4xi8>
  %16 = crout.constant dense<[[[-1, 1], [-3, -2], [4, -3], [2, 3]], [[-3, 3], [-1, 1], [1, 3], [-2, 0]], [[-2, 3], [-2, 2], [-4, -2], [1, 1]], [[-2, 1], [-1, -3], [4, 4], [2, 3]], [[4, -3], [-3, -3], [-2, -4], [4, 4]]]> : tensor<5x4x2xi8>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xi8>, tensor<5x4x2xi8>) -> tensor<2x5x3x2xi8>
  %18 = crout.constant dense<[[[[-32, -7], [-4, -2], [-19, 11]], [[4, -12], [7, -9], [-16, 0]], [[8, 7], [7, -5], [4, 20]], [[-25, -38], [-2, -9], [-15, -13]], [[-21, -6], [-10, 6], [13, 5]]], [[[8, -19], [-6, 14], [-6, 14]], [[4, 18], [-12, -4], [-12, -4]], [[-23, -5], [8, 12], [8, 12]], [[6, 9], [-2, -2], [-2, -2]], [[-12, -34], [14, 18], [14, 18]]]]> : tensor<2x5x3x2xi8>
  crout.expect_equal %17, %18 : tensor<2x5x3x2xi8>, tensor<2x5x3x2xi8>
  %19 = crout.constant dense<> : tensor<3x0xi8>
  %20 = crout.constant dense<> : tensor<0x2xi8>
  %21 = crout.matmul %19, %20 : (tensor<3x0xi8>, tensor<0x2xi8>) -> tensor<3x2xi8>
  %22 = crout.constant dense<[[0, 0], [0, 0], [0, 0]]> : tensor<3x2xi8>
  crout.expect_equal %21, %22 : tensor<3x2xi8>, tensor<3x2xi8>
  %23 = crout.constant dense<> : tensor<0x2x3xi8>
  %24 = crout.constant dense<[[-3, -3], [4, 3], [-2, 0]]> : tensor<3x2xi8>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xi8>, tensor<3x2xi8>) -> tensor<0x2x2xi8>
  %26 = crout.constant dense<> : tensor<0x2x2xi8>
  crout.expect_equal %25, %26 : tensor<0x2x2xi8>, tensor<0x2x2xi8>
  %27 = crout.constant dense<[[3]]> : tensor<1x1xi8>
  %28 = crout.constant dense<[[-4]]> : tensor<1x1xi8>
  %29 = crout.matmul %27, %28 : (tensor<1x1xi8>, tensor<1x1xi8>) -> tensor<1x1xi8>
  %30 = crout.constant dense<[[-12]]> : tensor<1x1xi8>
  crout.expect_equal %29, %30 : tensor<1x1xi8>, tensor<1x1xi8>
  return
}

func.func @matmul_i16() {
  %1 = crout.constant dense<[[3, -3, -4, -2], [0, 2, 0, -1], [-1, -3, 3, 4]]> : tensor<3x4xi16>
  %2 = crout.constant dense<[[1, 0], [-4, -4], [1, 4], [4, 2]]> : tensor<4x2xi16>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xi16> to tensor<3x?xi16>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xi16> to tensor<?x?xi16>
  %7 = crout.matmul %4, %6 : (tensor<3x?xi16>, tensor<?x?xi16>) -> tensor<3x?xi16>
  %8 = crout.constant dense<[[3, -8], [-12, -10], [30, 32]]> : tensor<3x2xi16>
  crout.expect_equal %7, %8 : tensor<3x?xi16>, tensor<3x2xi16>
  %9 = crout.constant dense<[[[3, -1, 3, -3], [3, 2, 3, -4], [3, 4, 3, 2]], [[3, 2, -3, 2], [-4, 3, -4, 0], [-1, 3, -4, -4]]]> : tensor<2x3x4xi16>
  %10 = crout.constant dense<[[-1, 2], [4, 2], [-4, -3], [1, -3]]> : tensor<4x2xi16>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xi16> to tensor<?x?x4xi16>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xi16>, tensor<4x2xi16>) -> tensor<?x?x2xi16>
  %14 = crout.constant dense<[[[-22, 4], [-11, 13], [3, -1]], [[19, 13], [32, 10], [25, 28]]]> : tensor<2x3x2xi16>
  crout.expect_equal %13, %14 : tensor<?x?x2xi16>, tensor<2x3x2xi16>
  %15 = crout.constant dense<[[[[-3, 4, 1, 4], [2, -4, -4, 1], [-1, -3, 1, -3]]], [[[4, 4, -3, 1], [1, 2, -3, -2], [-3, 2, 1, 2]]]]> : tensor<2x1x3x4xi16>
  %16 = crout.constant dense<[[[-4, -1], [2, 0], [1, -2], [3, 1]], [[-4, -3], [0, 0], [3, 3], [1, 1]], [[3, 1], [1, -3], [-4, 3], [4, 1]], [[2, 4], [-3, 4], [0, 4], [0, 0]], [[2, 2], [-4, -4], [3, -4], [-2, 3]]]> : tensor<5x4x2xi16>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xi16>, tensor<5x4x2xi16>) -> tensor<2x5x3x2xi16>
  %18 = crout.constant dense<[[[[33, 5], [-17, 7], [-10, -4]], [[19, 16], [-19, -17], [4, 3]], [[7, -8], [22, 3], [-22, 8]], [[-18, 8], [16, -24], [7, -12]], [[-27, -14], [6, 39], [19, -3]]], [[[-8, 3], [-9, 3], [23, 3]], [[-24, -20], [-15, -14], [17, 14]], [[32, -16], [9, -16], [-3, -4]], [[-4, 20], [-4, 0], [-12, 0]], [[-19, 7], [-11, 0], [-15, -12]]]]> : tensor<2x5x3x2xi16>
  crout.expect_equal %17, %18 : tensor<2x5x3x2xi16>, tensor<2x5x3x2xi16>
  %19 = crout.constant dense<> : tensor<3x0xi16>
  %20 = crout.constant dense<> : tensor<0x2xi16>
  %21 = crout.matmul %19, %20 : (tensor<3x0xi16>, tensor<0x2xi16>) -> tensor<3x2xi16>
  %22 = crout.constant dense<[[0, 0], [0, 0], [0, 0]]> : tensor<3x2xi16>
  crout.expect_equal %21, %22 : tensor<3x2xi16>, tensor<3x2xi16>
  %23 = crout.constant dense<> : tensor<0x2x3xi16>
  %24 = crout.constant dense<[[1, 2], [-4, 4], [3, -2]]> : tensor<3x2xi16>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xi16>, tensor<3x2xi16>) -> tensor<0x2x2xi16>
  %26 = crout.constant dense<> : tensor<0x2x2xi16>
  crout.expect_equal %25, %26 : tensor<0x2x2xi16>, tensor<0x2x2xi16>
  %27 = crout.constant dense<[[2]]> : tensor<1x1xi16>
  %28 = crout.constant dense<[[0]]> : tensor<1x1xi16>
  %29 = crout.matmul %27, %28 : (tensor<1x1xi16>, tensor<1x1xi16>) -> tensor<1x1xi16>
  %30 = crout.constant dense<[[0]]> : tensor<1x1xi16>
  crout.expect_equal %29, %30 : tensor<1x1xi16>, tensor<1x1xi16>
  return
}

func.func @matmul_i32() {
  %1 = crout.constant dense<[[-1, 3, -1, 1], [0, 3, -1, -1], [-3, 3, 0, 3]]> : tensor<3x4xi32>
  %2 = crout.constant dense<[[-1, 4], [3, -1], [0, 4], [-4, -2]]> : tensor<4x2xi32>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xi32> to tensor<3x?xi32>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xi32> to tensor<?x?xi32>
  %7 = crout.matmul %4, %6 : (tensor<3x?xi32>, tensor<?x?xi32>) -> tensor<3x?xi32>
  %8 = crout.constant dense<[[6, -13], [13, -5], [0, -21]]> : tensor<3x2xi32>
  crout.expect_equal %7, %8 : tensor<3x?xi32>, tensor<3x2xi32>
  %9 = crout.constant dense<[[[2, 1, 3, 4], [1, 1, -4, 1], [4, -1, 2, 0]], [[3, 0, -4, 2], [-4, 0, -4, -2], [-3, -3, -1, 4]]]> : tensor<2x3x4xi32>
  %10 = crout.constant dense<[[1, 1], [0, -3], [4, -1], [0, 1]]> : tensor<4x2xi32>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xi32> to tensor<?x?x4xi32>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xi32>, tensor<4x2xi32>) -> tensor<?x?x2xi32>
  %14 = crout.constant dense<[[[14, 0], [-15, 3], [12, 5]], [[-13, 9], [-20, -2], [-7, 11]]]> : tensor<2x3x2xi32>
  crout.expect_equal %13, %14 : tensor<?x?x2xi32>, tensor<2x3x2xi32>
  %15 = crout.constant dense<[[[[-2, -2, 3, 4], [-3, 0, 2, 2], [-1, 1, -3, -3]]], [[[4, 4, 3, 3], [1, -3, 0, 1], [-2, 0, -1, -2]]]]> : tensor<2x1x3x4xi32>
  %16 = crout.constant dense<[[[3, -1], [0, -2], [3, 1], [-3, -1]], [[0, -4], [4, -2], [-4, -3], [2, 1]], [[-2, 0], [1, -1], [-2, 0], [1, 1]], [[2, -3], [4, -4], [-1, 4], [-4, -3]], [[3, -2], [-2, 2], [-2, 4], [-3, -3]]]> : tensor<5x4x2xi32>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xi32>, tensor<5x4x2xi32>) -> tensor<2x5x3x2xi32>
  %18 = crout.constant dense<[[[[-9, 5], [-9, 3], [-3, -1]], [[-12, 7], [-4, 8], [10, 8]], [[0, 6], [4, 2], [6, -4]], [[-31, 14], [-16, 11], [17, -4]], [[-20, 0], [-19, 8], [10, 1]]], [[[12, -12], [0, 4], [-3, 3]], [[10, -30], [-10, 3], [0, 9]], [[-7, -1], [-4, 4], [4, -2]], [[9, -25], [-14, 6], [5, 8]], [[-11, 3], [6, -11], [2, 6]]]]> : tensor<2x5x3x2xi32>
  crout.expect_equal %17, %18 : tensor<2x5x3x2xi32>, tensor<2x5x3x2xi32>
  %19 = crout.constant dense<> : tensor<3x0xi32>
  %20 = crout.constant dense<> : tensor<0x2xi32>
  %21 = crout.matmul %19, %20 : (tensor<3x0xi32>, tensor<0x2xi32>) -> tensor<3x2xi32>
  %22 = crout.constant dense<[[0, 0], [0, 0], [0, 0]]> : tensor<3x2xi32>
  crout.expect_equal %21, %22 : tensor<3x2xi32>, tensor<3x2xi32>
  %23 = crout.constant dense<> : tensor<0x2x3xi32>
  %24 = crout.constant dense<[[3, -1], [0, 3], [2, -4]]> : tensor<3x2xi32>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xi32>, tensor<3x2xi32>) -> tensor<0x2x2xi32>
  %26 = crout.constant dense<> : tensor<0x2x2xi32>
  crout.expect_equal %25, %26 : tensor<0x2x2xi32>, tensor<0x2x2xi32>
  %27 = crout.constant dense<[[2]]> : tensor<1x1xi32>
  %28 = crout.constant dense<[[-2]]> : tensor<1x1xi32>
  %29 = crout.matmul %27, %28 : (tensor<1x1xi32>, tensor<1x1xi32>) -> tensor<1x1xi32>
  %30 = crout.constant dense<[[-4]]> : tensor<1x1xi32>
  crout.expect_equal %29, %30 : tensor<1x1xi32>, tensor<1x1xi32>
  return
}

func.func @matmul_i64() {
  %1 = crout.constant dense<[[2, 1, 3, 3], [4, -4, -4, -1], [-1, 1, 3, 0]]> : tensor<3x4xi64>
  %2 = crout.constant dense<[[1, 0], [0, 4], [1, 4], [-1, -3]]> : tensor<4x2xi64>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xi64> to tensor<3x?xi64>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xi64> to tensor<?x?xi64>
  %7 = crout.matmul %4, %6 : (tensor<3x?xi64>, tensor<?x?xi64>) -> tensor<3x?xi64>
  %8 = crout.constant dense<[[2, 7], [1, -29], [2, 16]]> : tensor<3x2xi64>
  crout.expect_equal %7, %8 : tensor<3x?xi64>, tensor<3x2xi64>
  %9 = crout.constant dense<[[[1, -2, -4, -1], [1, -4, -1, -3], [3, 1, -3, 4]], [[-3, -2, 1, -3], [3, 1, -2, -2], [-3, -4, -4, -4]]]> : tensor<2x3x4xi64>
  %10 = crout.constant dense<[[1, 3], [4, -4], [2, 1], [-4, -1]]> : tensor<4x2xi64>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xi64> to tensor<?x?x4xi64>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xi64>, tensor<4x2xi64>) -> tensor<?x?x2xi64>
  %14 = crout.constant dense<[[[-11, 8], [-5, 21], [-15, -2]], [[3, 3], [11, 5], [-11, 7]]]> : tensor<2x3x2xi64>
  crout.expect_equal %13, %14 : tensor<?x?x2xi64>, tensor<2x3x2xi64>
  %15 = crout.constant dense<[[[[-4, 2, 1, 0], [0, -2, -1, -3], [-2, -2, -4, -2]]], [[[2, -2, -4, -2], [1, 1, 2, 0], [1, -4, -3, -1]]]]> : tensor<2x1x3x4xi64>
  %16 = crout.constant dense<[[[-4, 4], [1, 4], [-4, -2], [3, -3]], [[1, -2], [-4, -3], [-3, -2], [3, 4]], [[1, 3], [4, 0], [-2, 0], [-4, 2]], [[3, 2], [1, 2], [-3, 2], [-3, 1]], [[1, -3], [-2, 2], [4, 2], [4, -3]]]> : tensor<5x4x2xi64>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xi64>, tensor<5x4x2xi64>) -> tensor<2x5x3x2xi64>
  %18 = crout.constant dense<[[[[14, -10], [-7, 3], [16, -2]], [[-15, 0], [2, -4], [12, 10]], [[2, -12], [6, -6], [6, -10]], [[-13, -2], [10, -9], [10, -18]], [[-4, 18], [-12, 3], [-22, 0]]], [[[0, 14], [-11, 4], [1, -3]], [[16, 2], [-9, -9], [23, 12]], [[10, 2], [1, 3], [-5, 1]], [[22, -10], [-2, 8], [11, -13]], [[-18, -12], [7, 3], [-7, -14]]]]> : tensor<2x5x3x2xi64>
  crout.expect_equal %17, %18 : tensor<2x5x3x2xi64>, tensor<2x5x3x2xi64>
  %19 = crout.constant dense<> : tensor<3x0xi64>
  %20 = crout.constant dense<> : tensor<0x2xi64>
  %21 = crout.matmul %19, %20 : (tensor<3x0xi64>, tensor<0x2xi64>) -> tensor<3x2xi64>
  %22 = crout.constant dense<[[0, 0], [0, 0], [0, 0]]> : tensor<3x2xi64>
  crout.expect_equal %21, %22 : tensor<3x2xi64>, tensor<3x2xi64>
  %23 = crout.constant dense<> : tensor<0x2x3xi64>
  %24 = crout.constant dense<[[-3, -3], [2, 1], [2, -1]]> : tensor<3x2xi64>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xi64>, tensor<3x2xi64>) -> tensor<0x2x2xi64>
  %26 = crout.constant dense<> : tensor<0x2x2xi64>
  crout.expect_equal %25, %26 : tensor<0x2x2xi64>, tensor<0x2x2xi64>
  %27 = crout.constant dense<[[3]]> : tensor<1x1xi64>
  %28 = crout.constant dense<[[3]]> : tensor<1x1xi64>
  %29 = crout.matmul %27, %28 : (tensor<1x1xi64>, tensor<1x1xi64>) -> tensor<1x1xi64>
  %30 = crout.constant dense<[[9]]> : tensor<1x1xi64>
  crout.expect_equal %29, %30 : tensor<1x1xi64>, tensor<1x1xi64>
  return
}

func.func @matmul_ui8() {
  %1 = crout.constant dense<[[4, 1, 1, 3], [3, 3, 1, 0], [2, 1, 2, 1]]> : tensor<3x4xui8>
  %2 = crout.constant dense<[[1, 1], [4, 0], [3, 1], [1, 2]]> : tensor<4x2xui8>
  %3 = arith.constant 4 : index
  %4 = crout.slice %1[0, 0] [3, %3] [1, 1] : tensor<3x4xui8> to tensor<3x?xui8>
  %5 = arith.constant 2 : index
  %6 = crout.slice %2[0, 0] [%3, %5] [1, 1] : tensor<4x2xui8> to tensor<?x?xui8>
  %7 = crout.matmul %4, %6 : (tensor<3x?xui8>, tensor<?x?xui8>) -> tensor<3x?xui8>
  %8 = crout.constant dense<[[14, 11], [18, 4], [13, 6]]> : tensor<3x2xui8>
  crout.expect_equal %7, %8 : tensor<3x?xui8>, tensor<3x2xui8>
  %9 = crout.constant dense<[[[1, 1, 0, 3], [1, 2, 4, 2], [2, 1, 3, 3]], [[2, 0, 2, 4], [3, 2, 1, 4], [0, 2, 2, 1]]]> : tensor<2x3x4xui8>
  %10 = crout.constant dense<[[1, 1], [2, 4], [0, 2], [3, 1]]> : tensor<4x2xui8>
  %11 = arith.constant 3 : index
  %12 = crout.slice %9[0, 0, 0] [%5, %11, 4] [1, 1, 1] : tensor<2x3x4xui8> to tensor<?x?x4xui8>
  %13 = crout.matmul %12, %10 : (tensor<?x?x4xui8>, tensor<4x2xui8>) -> tensor<?x?x2xui8>
  %14 = crout.constant dense<[[[12, 8], [11, 19], [13, 15]], [[14, 10], [19, 17], [7, 13]]]> : tensor<2x3x2xui8>
  crout.expect_equal %13, %14 : tensor<?x?x2xui8>, tensor<2x3x2xui8>
  %15 = crout.constant dense<[[[[2, 0, 3, 0], [4, 2, 3, 2], [2, 4, 0, 0]]], [[[3, 2, 0, 0], [3, 1, 3, 2], [3, 4, 4, 0]]]]> : tensor<2x1x3x4xui8>
  %16 = crout.constant dense<[[[1, 0], [2, 3], [3, 2], [4, 0]], [[1, 3], [0, 4], [3, 3], [3, 4]], [[3, 3], [0, 1], [3, 4], [0, 2]], [[0, 0], [1, 1], [1, 4], [1, 3]], [[3, 1], [1, 3], [0, 3], [4, 0]]]> : tensor<5x4x2xui8>
  %17 = crout.matmul %15, %16 : (tensor<2x1x3x4xui8>, tensor<5x4x2xui8>) -> tensor<2x5x3x2xui8>
  %18 = crout.constant dense<[[[[11, 6], [25, 12], [10, 12]], [[11, 15], [19, 37], [2, 22]], [[15, 18], [21, 30], [6, 10]], [[3, 12], [7, 20], [4, 4]], [[6, 11], [22, 19], [10, 14]]], [[[7, 6], [22, 9], [23, 20]], [[3, 17], [18, 30], [15, 37]], [[9, 11], [18, 26], [21, 29]], [[2, 2], [6, 19], [8, 20]], [[11, 9], [18, 15], [13, 27]]]]> : tensor<2x5x3x2xui8>
  crout.expect_equal %17, %18 : tensor<2x5x3x2xui8>, tensor<2x5x3x2xui8>
  %19 = crout.constant dense<> : tensor<3x0xui8>
  %20 = crout.constant dense<> : tensor<0x2xui8>
  %21 = crout.matmul %19, %20 : (tensor<3x0xui8>, tensor<0x2xui8>) -> tensor<3x2xui8>
  %22 = crout.constant dense<[[0, 0], [0, 0], [0, 0]]> : tensor<3x2xui8>
  crout.expect_equal %21, %22 : tensor<3x2xui8>, tensor<3x2xui8>
  %23 = crout.constant dense<> : tensor<0x2x3xui8>
  %24 = crout.constant dense<[[2, 2], [3, 4], [1, 0]]> : tensor<3x2xui8>
  %25 = crout.matmul %23, %24 : (tensor<0x2x3xui8>, tensor<3x2xui8>) -> tensor<0x2x2xui8>
  %26 = crout.constant dense<> : tensor<0x2x2xui8>
  crout.expect_equal %25, %26 : tensor<0x2x2xui8>, tensor<0x2x2xui8>
  %27 = crout.constant dense<[[1]]> : tensor<1x1xui8>
  %28 = crout.constant dense<[[2]]> : tensor<1x1xui8>
  %29 = crout.matmul %27, %28 : (tensor<1x1xui8>, tensor<1x1xui8>) -> tensor<1x1xui8>
  %30 = crout.constant dense<[[2]]> : tensor<1x1xui8>
  crout.expect_equal %29, %30 : tensor<1x1xui8>, tensor<1x1xui8>
  return
}
