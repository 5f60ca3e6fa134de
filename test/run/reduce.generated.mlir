// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions over every choice of dimensions. Written by generate.py.
// RUN: crout-run %s

func.func @reduce_f16() {
  %1 = crout.constant dense<[[[0.0, 0.0], [1.0, 2.0], [-2.0, -1.5], [1.25, 2.0]], [[-1.0, -0.75], [1.5, -0.25], [-1.0, 1.5], [-1.0, -0.5]], [[0.5, 0.25], [-1.75, -2.0], [1.5, 1.0], [1.5, 0.25]]]> : tensor<3x4x2xf16>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xf16> to tensor<?x4x?xf16>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<f16>
  %6 = crout.constant dense<2.5> : tensor<f16>
  crout.expect_close %5, %6 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<f16>, tensor<f16>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xf16>
  %8 = crout.constant dense<[[[0.25, 2.5]], [[-1.5, 0.0]], [[1.75, -0.5]]]> : tensor<3x1x2xf16>
  crout.expect_close %7, %8 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x1x?xf16>, tensor<3x1x2xf16>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<4xf16>
  %10 = crout.constant dense<[-1.0, 0.5, -0.5, 3.5]> : tensor<4xf16>
  crout.expect_close %9, %10 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<4xf16>, tensor<4xf16>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xf16> -> tensor<?x4x?xf16>
  %12 = crout.constant dense<[[[0.0, 0.0], [1.0, 2.0], [-2.0, -1.5], [1.25, 2.0]], [[-1.0, -0.75], [1.5, -0.25], [-1.0, 1.5], [-1.0, -0.5]], [[0.5, 0.25], [-1.75, -2.0], [1.5, 1.0], [1.5, 0.25]]]> : tensor<3x4x2xf16>
  crout.expect_close %11, %12 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x4x?xf16>, tensor<3x4x2xf16>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<f16>
  %14 = crout.constant dense<0.0> : tensor<f16>
  crout.expect_close %13, %14 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<f16>, tensor<f16>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xf16>
  %16 = crout.constant dense<[[[-0.0, -0.0]], [[-1.5, -0.140625]], [[-1.96875, -0.125]]]> : tensor<3x1x2xf16>
  crout.expect_close %15, %16 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x1x?xf16>, tensor<3x1x2xf16>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<4xf16>
  %18 = crout.constant dense<[0.0, -2.625, -6.75, 0.46875]> : tensor<4xf16>
  crout.expect_close %17, %18 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<4xf16>, tensor<4xf16>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xf16> -> tensor<?x4x?xf16>
  %20 = crout.constant dense<[[[0.0, 0.0], [1.0, 2.0], [-2.0, -1.5], [1.25, 2.0]], [[-1.0, -0.75], [1.5, -0.25], [-1.0, 1.5], [-1.0, -0.5]], [[0.5, 0.25], [-1.75, -2.0], [1.5, 1.0], [1.5, 0.25]]]> : tensor<3x4x2xf16>
  crout.expect_close %19, %20 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x4x?xf16>, tensor<3x4x2xf16>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<f16>
  %22 = crout.constant dense<2.0> : tensor<f16>
  crout.expect_close %21, %22 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<f16>, tensor<f16>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xf16>
  %24 = crout.constant dense<[[[1.25, 2.0]], [[1.5, 1.5]], [[1.5, 1.0]]]> : tensor<3x1x2xf16>
  crout.expect_close %23, %24 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x1x?xf16>, tensor<3x1x2xf16>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<4xf16>
  %26 = crout.constant dense<[0.5, 2.0, 1.5, 2.0]> : tensor<4xf16>
  crout.expect_close %25, %26 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<4xf16>, tensor<4xf16>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xf16> -> tensor<?x4x?xf16>
  %28 = crout.constant dense<[[[0.0, 0.0], [1.0, 2.0], [-2.0, -1.5], [1.25, 2.0]], [[-1.0, -0.75], [1.5, -0.25], [-1.0, 1.5], [-1.0, -0.5]], [[0.5, 0.25], [-1.75, -2.0], [1.5, 1.0], [1.5, 0.25]]]> : tensor<3x4x2xf16>
  crout.expect_close %27, %28 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x4x?xf16>, tensor<3x4x2xf16>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<f16>
  %30 = crout.constant dense<-2.0> : tensor<f16>
  crout.expect_close %29, %30 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<f16>, tensor<f16>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xf16>
  %32 = crout.constant dense<[[[-2.0, -1.5]], [[-1.0, -0.75]], [[-1.75, -2.0]]]> : tensor<3x1x2xf16>
  crout.expect_close %31, %32 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x1x?xf16>, tensor<3x1x2xf16>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf16> -> tensor<4xf16>
  %34 = crout.constant dense<[-1.0, -2.0, -2.0, -1.0]> : tensor<4xf16>
  crout.expect_close %33, %34 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<4xf16>, tensor<4xf16>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xf16> -> tensor<?x4x?xf16>
  %36 = crout.constant dense<[[[0.0, 0.0], [1.0, 2.0], [-2.0, -1.5], [1.25, 2.0]], [[-1.0, -0.75], [1.5, -0.25], [-1.0, 1.5], [-1.0, -0.5]], [[0.5, 0.25], [-1.75, -2.0], [1.5, 1.0], [1.5, 0.25]]]> : tensor<3x4x2xf16>
  crout.expect_close %35, %36 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x4x?xf16>, tensor<3x4x2xf16>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xf16> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[2, 2], [1, 0], [2, 1], [2, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[3, 1]], [[1, 2]], [[2, 2]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [1], [1], [1]], [[1], [0], [1], [1]], [[0], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xf16> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[1, 1], [2, 2], [0, 0], [1, 1]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[2, 2]], [[0, 0]], [[1, 1]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xf16> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [0], [0], [0]], [[0], [1], [0], [0]], [[1], [1], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xf16>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xf16> -> tensor<3xf16>
  %51 = crout.constant dense<[0.0, 0.0, 0.0]> : tensor<3xf16>
  crout.expect_close %50, %51 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<3xf16>, tensor<3xf16>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xf16> -> tensor<3xf16>
  %53 = crout.constant dense<[1.0, 1.0, 1.0]> : tensor<3xf16>
  crout.expect_close %52, %53 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<3xf16>, tensor<3xf16>
  return
}

func.func @reduce_bf16() {
  %1 = crout.constant dense<[[[1.25, -0.75], [-0.25, 1.25], [-1.5, -0.75], [-1.5, -0.25]], [[2.0, -1.5], [-0.5, -0.5], [1.75, -1.25], [0.0, -1.0]], [[-2.0, 1.0], [-1.75, -1.0], [0.0, 0.0], [-1.75, 2.0]]]> : tensor<3x4x2xbf16>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xbf16> to tensor<?x4x?xbf16>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<bf16>
  %6 = crout.constant dense<-7.0> : tensor<bf16>
  crout.expect_close %5, %6 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<bf16>, tensor<bf16>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xbf16>
  %8 = crout.constant dense<[[[-2.0, -0.5]], [[3.25, -4.25]], [[-5.5, 2.0]]]> : tensor<3x1x2xbf16>
  crout.expect_close %7, %8 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x1x?xbf16>, tensor<3x1x2xbf16>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<4xbf16>
  %10 = crout.constant dense<[0.0, -2.75, -1.75, -2.5]> : tensor<4xbf16>
  crout.expect_close %9, %10 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<4xbf16>, tensor<4xbf16>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<?x4x?xbf16>
  %12 = crout.constant dense<[[[1.25, -0.75], [-0.25, 1.25], [-1.5, -0.75], [-1.5, -0.25]], [[2.0, -1.5], [-0.5, -0.5], [1.75, -1.25], [0.0, -1.0]], [[-2.0, 1.0], [-1.75, -1.0], [0.0, 0.0], [-1.75, 2.0]]]> : tensor<3x4x2xbf16>
  crout.expect_close %11, %12 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x4x?xbf16>, tensor<3x4x2xbf16>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<bf16>
  %14 = crout.constant dense<-0.0> : tensor<bf16>
  crout.expect_close %13, %14 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<bf16>, tensor<bf16>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xbf16>
  %16 = crout.constant dense<[[[-0.703125, -0.17578125]], [[-0.0, 0.9375]], [[-0.0, -0.0]]]> : tensor<3x1x2xbf16>
  crout.expect_close %15, %16 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x1x?xbf16>, tensor<3x1x2xbf16>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<4xbf16>
  %18 = crout.constant dense<[-5.625, -0.13671875, -0.0, 0.0]> : tensor<4xbf16>
  crout.expect_close %17, %18 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<4xbf16>, tensor<4xbf16>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<?x4x?xbf16>
  %20 = crout.constant dense<[[[1.25, -0.75], [-0.25, 1.25], [-1.5, -0.75], [-1.5, -0.25]], [[2.0, -1.5], [-0.5, -0.5], [1.75, -1.25], [0.0, -1.0]], [[-2.0, 1.0], [-1.75, -1.0], [0.0, 0.0], [-1.75, 2.0]]]> : tensor<3x4x2xbf16>
  crout.expect_close %19, %20 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x4x?xbf16>, tensor<3x4x2xbf16>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<bf16>
  %22 = crout.constant dense<2.0> : tensor<bf16>
  crout.expect_close %21, %22 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<bf16>, tensor<bf16>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xbf16>
  %24 = crout.constant dense<[[[1.25, 1.25]], [[2.0, -0.5]], [[0.0, 2.0]]]> : tensor<3x1x2xbf16>
  crout.expect_close %23, %24 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x1x?xbf16>, tensor<3x1x2xbf16>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<4xbf16>
  %26 = crout.constant dense<[2.0, 1.25, 1.75, 2.0]> : tensor<4xbf16>
  crout.expect_close %25, %26 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<4xbf16>, tensor<4xbf16>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<?x4x?xbf16>
  %28 = crout.constant dense<[[[1.25, -0.75], [-0.25, 1.25], [-1.5, -0.75], [-1.5, -0.25]], [[2.0, -1.5], [-0.5, -0.5], [1.75, -1.25], [0.0, -1.0]], [[-2.0, 1.0], [-1.75, -1.0], [0.0, 0.0], [-1.75, 2.0]]]> : tensor<3x4x2xbf16>
  crout.expect_close %27, %28 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x4x?xbf16>, tensor<3x4x2xbf16>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<bf16>
  %30 = crout.constant dense<-2.0> : tensor<bf16>
  crout.expect_close %29, %30 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<bf16>, tensor<bf16>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xbf16>
  %32 = crout.constant dense<[[[-1.5, -0.75]], [[-0.5, -1.5]], [[-2.0, -1.0]]]> : tensor<3x1x2xbf16>
  crout.expect_close %31, %32 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x1x?xbf16>, tensor<3x1x2xbf16>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<4xbf16>
  %34 = crout.constant dense<[-2.0, -1.75, -1.5, -1.75]> : tensor<4xbf16>
  crout.expect_close %33, %34 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<4xbf16>, tensor<4xbf16>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xbf16> -> tensor<?x4x?xbf16>
  %36 = crout.constant dense<[[[1.25, -0.75], [-0.25, 1.25], [-1.5, -0.75], [-1.5, -0.25]], [[2.0, -1.5], [-0.5, -0.5], [1.75, -1.25], [0.0, -1.0]], [[-2.0, 1.0], [-1.75, -1.0], [0.0, 0.0], [-1.75, 2.0]]]> : tensor<3x4x2xbf16>
  crout.expect_close %35, %36 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x4x?xbf16>, tensor<3x4x2xbf16>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[1, 2], [0, 0], [1, 2], [1, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[0, 1]], [[0, 1]], [[2, 3]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [1], [1], [1]], [[0], [0], [0], [0]], [[1], [1], [0], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 1], [2, 2], [0, 1], [2, 1]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[2, 0]], [[1, 0]], [[0, 1]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xbf16> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[1], [0], [0], [0]], [[1], [0], [1], [1]], [[0], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xbf16>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xbf16> -> tensor<3xbf16>
  %51 = crout.constant dense<[0.0, 0.0, 0.0]> : tensor<3xbf16>
  crout.expect_close %50, %51 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3xbf16>, tensor<3xbf16>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xbf16> -> tensor<3xbf16>
  %53 = crout.constant dense<[1.0, 1.0, 1.0]> : tensor<3xbf16>
  crout.expect_close %52, %53 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3xbf16>, tensor<3xbf16>
  return
}

func.func @reduce_f32() {
  %1 = crout.constant dense<[[[1.0, 2.0], [-1.75, 1.0], [-1.0, 0.25], [1.75, -1.0]], [[1.0, -1.5], [-0.75, 2.0], [-0.25, 0.0], [-1.0, -1.75]], [[-0.25, 0.5], [-0.25, 1.25], [-0.5, 0.5], [1.25, 1.75]]]> : tensor<3x4x2xf32>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xf32> to tensor<?x4x?xf32>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<f32>
  %6 = crout.constant dense<4.25> : tensor<f32>
  crout.expect_close %5, %6 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<f32>, tensor<f32>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xf32>
  %8 = crout.constant dense<[[[0.0, 2.25]], [[-1.0, -1.25]], [[0.25, 4.0]]]> : tensor<3x1x2xf32>
  crout.expect_close %7, %8 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xf32>, tensor<3x1x2xf32>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<4xf32>
  %10 = crout.constant dense<[2.75, 1.5, -1.0, 1.0]> : tensor<4xf32>
  crout.expect_close %9, %10 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xf32>, tensor<4xf32>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xf32> -> tensor<?x4x?xf32>
  %12 = crout.constant dense<[[[1.0, 2.0], [-1.75, 1.0], [-1.0, 0.25], [1.75, -1.0]], [[1.0, -1.5], [-0.75, 2.0], [-0.25, 0.0], [-1.0, -1.75]], [[-0.25, 0.5], [-0.25, 1.25], [-0.5, 0.5], [1.25, 1.75]]]> : tensor<3x4x2xf32>
  crout.expect_close %11, %12 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xf32>, tensor<3x4x2xf32>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<f32>
  %14 = crout.constant dense<-0.0> : tensor<f32>
  crout.expect_close %13, %14 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<f32>, tensor<f32>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xf32>
  %16 = crout.constant dense<[[[3.0625, -0.5]], [[-0.1875, 0.0]], [[-0.0390625, 0.546875]]]> : tensor<3x1x2xf32>
  crout.expect_close %15, %16 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xf32>, tensor<3x1x2xf32>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<4xf32>
  %18 = crout.constant dense<[0.375, -0.8203125, -0.0, -6.69921875]> : tensor<4xf32>
  crout.expect_close %17, %18 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xf32>, tensor<4xf32>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xf32> -> tensor<?x4x?xf32>
  %20 = crout.constant dense<[[[1.0, 2.0], [-1.75, 1.0], [-1.0, 0.25], [1.75, -1.0]], [[1.0, -1.5], [-0.75, 2.0], [-0.25, 0.0], [-1.0, -1.75]], [[-0.25, 0.5], [-0.25, 1.25], [-0.5, 0.5], [1.25, 1.75]]]> : tensor<3x4x2xf32>
  crout.expect_close %19, %20 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xf32>, tensor<3x4x2xf32>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<f32>
  %22 = crout.constant dense<2.0> : tensor<f32>
  crout.expect_close %21, %22 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<f32>, tensor<f32>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xf32>
  %24 = crout.constant dense<[[[1.75, 2.0]], [[1.0, 2.0]], [[1.25, 1.75]]]> : tensor<3x1x2xf32>
  crout.expect_close %23, %24 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xf32>, tensor<3x1x2xf32>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<4xf32>
  %26 = crout.constant dense<[2.0, 2.0, 0.5, 1.75]> : tensor<4xf32>
  crout.expect_close %25, %26 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xf32>, tensor<4xf32>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xf32> -> tensor<?x4x?xf32>
  %28 = crout.constant dense<[[[1.0, 2.0], [-1.75, 1.0], [-1.0, 0.25], [1.75, -1.0]], [[1.0, -1.5], [-0.75, 2.0], [-0.25, 0.0], [-1.0, -1.75]], [[-0.25, 0.5], [-0.25, 1.25], [-0.5, 0.5], [1.25, 1.75]]]> : tensor<3x4x2xf32>
  crout.expect_close %27, %28 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xf32>, tensor<3x4x2xf32>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<f32>
  %30 = crout.constant dense<-1.75> : tensor<f32>
  crout.expect_close %29, %30 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<f32>, tensor<f32>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xf32>
  %32 = crout.constant dense<[[[-1.75, -1.0]], [[-1.0, -1.75]], [[-0.5, 0.5]]]> : tensor<3x1x2xf32>
  crout.expect_close %31, %32 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xf32>, tensor<3x1x2xf32>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf32> -> tensor<4xf32>
  %34 = crout.constant dense<[-1.5, -1.75, -1.0, -1.75]> : tensor<4xf32>
  crout.expect_close %33, %34 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xf32>, tensor<4xf32>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xf32> -> tensor<?x4x?xf32>
  %36 = crout.constant dense<[[[1.0, 2.0], [-1.75, 1.0], [-1.0, 0.25], [1.75, -1.0]], [[1.0, -1.5], [-0.75, 2.0], [-0.25, 0.0], [-1.0, -1.75]], [[-0.25, 0.5], [-0.25, 1.25], [-0.5, 0.5], [1.25, 1.75]]]> : tensor<3x4x2xf32>
  crout.expect_close %35, %36 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xf32>, tensor<3x4x2xf32>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xf32> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[0, 0], [2, 1], [1, 2], [0, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[3, 0]], [[0, 1]], [[3, 3]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[1], [1], [1], [0]], [[0], [1], [1], [0]], [[1], [1], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xf32> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 1], [0, 0], [0, 1], [1, 1]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[1, 3]], [[3, 3]], [[2, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xf32> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [0], [0], [1]], [[1], [0], [0], [1]], [[0], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xf32>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xf32> -> tensor<3xf32>
  %51 = crout.constant dense<[0.0, 0.0, 0.0]> : tensor<3xf32>
  crout.expect_close %50, %51 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xf32>, tensor<3xf32>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xf32> -> tensor<3xf32>
  %53 = crout.constant dense<[1.0, 1.0, 1.0]> : tensor<3xf32>
  crout.expect_close %52, %53 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xf32>, tensor<3xf32>
  return
}

func.func @reduce_f64() {
  %1 = crout.constant dense<[[[-0.25, -2.0], [1.0, 0.0], [1.5, -0.25], [-0.5, -1.75]], [[-0.25, 0.5], [1.25, 1.5], [-1.25, 0.5], [1.25, -1.0]], [[-0.75, 1.5], [0.25, 0.0], [0.75, 0.0], [2.0, 1.0]]]> : tensor<3x4x2xf64>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xf64> to tensor<?x4x?xf64>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<f64>
  %6 = crout.constant dense<5.0> : tensor<f64>
  crout.expect_close %5, %6 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<f64>, tensor<f64>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xf64>
  %8 = crout.constant dense<[[[1.75, -4.0]], [[1.0, 1.5]], [[2.25, 2.5]]]> : tensor<3x1x2xf64>
  crout.expect_close %7, %8 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xf64>, tensor<3x1x2xf64>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<4xf64>
  %10 = crout.constant dense<[-1.25, 4.0, 1.25, 1.0]> : tensor<4xf64>
  crout.expect_close %9, %10 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xf64>, tensor<4xf64>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xf64> -> tensor<?x4x?xf64>
  %12 = crout.constant dense<[[[-0.25, -2.0], [1.0, 0.0], [1.5, -0.25], [-0.5, -1.75]], [[-0.25, 0.5], [1.25, 1.5], [-1.25, 0.5], [1.25, -1.0]], [[-0.75, 1.5], [0.25, 0.0], [0.75, 0.0], [2.0, 1.0]]]> : tensor<3x4x2xf64>
  crout.expect_close %11, %12 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xf64>, tensor<3x4x2xf64>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<f64>
  %14 = crout.constant dense<-0.0> : tensor<f64>
  crout.expect_close %13, %14 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<f64>, tensor<f64>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xf64>
  %16 = crout.constant dense<[[[0.1875, -0.0]], [[0.48828125, -0.375]], [[-0.28125, 0.0]]]> : tensor<3x1x2xf64>
  crout.expect_close %15, %16 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xf64>, tensor<3x1x2xf64>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<4xf64>
  %18 = crout.constant dense<[0.0703125, 0.0, 0.0, -2.1875]> : tensor<4xf64>
  crout.expect_close %17, %18 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xf64>, tensor<4xf64>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xf64> -> tensor<?x4x?xf64>
  %20 = crout.constant dense<[[[-0.25, -2.0], [1.0, 0.0], [1.5, -0.25], [-0.5, -1.75]], [[-0.25, 0.5], [1.25, 1.5], [-1.25, 0.5], [1.25, -1.0]], [[-0.75, 1.5], [0.25, 0.0], [0.75, 0.0], [2.0, 1.0]]]> : tensor<3x4x2xf64>
  crout.expect_close %19, %20 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xf64>, tensor<3x4x2xf64>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<f64>
  %22 = crout.constant dense<2.0> : tensor<f64>
  crout.expect_close %21, %22 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<f64>, tensor<f64>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xf64>
  %24 = crout.constant dense<[[[1.5, 0.0]], [[1.25, 1.5]], [[2.0, 1.5]]]> : tensor<3x1x2xf64>
  crout.expect_close %23, %24 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xf64>, tensor<3x1x2xf64>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<4xf64>
  %26 = crout.constant dense<[1.5, 1.5, 1.5, 2.0]> : tensor<4xf64>
  crout.expect_close %25, %26 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xf64>, tensor<4xf64>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xf64> -> tensor<?x4x?xf64>
  %28 = crout.constant dense<[[[-0.25, -2.0], [1.0, 0.0], [1.5, -0.25], [-0.5, -1.75]], [[-0.25, 0.5], [1.25, 1.5], [-1.25, 0.5], [1.25, -1.0]], [[-0.75, 1.5], [0.25, 0.0], [0.75, 0.0], [2.0, 1.0]]]> : tensor<3x4x2xf64>
  crout.expect_close %27, %28 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xf64>, tensor<3x4x2xf64>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<f64>
  %30 = crout.constant dense<-2.0> : tensor<f64>
  crout.expect_close %29, %30 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<f64>, tensor<f64>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xf64>
  %32 = crout.constant dense<[[[-0.5, -2.0]], [[-1.25, -1.0]], [[-0.75, 0.0]]]> : tensor<3x1x2xf64>
  crout.expect_close %31, %32 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xf64>, tensor<3x1x2xf64>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xf64> -> tensor<4xf64>
  %34 = crout.constant dense<[-2.0, 0.0, -1.25, -1.75]> : tensor<4xf64>
  crout.expect_close %33, %34 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xf64>, tensor<4xf64>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xf64> -> tensor<?x4x?xf64>
  %36 = crout.constant dense<[[[-0.25, -2.0], [1.0, 0.0], [1.5, -0.25], [-0.5, -1.75]], [[-0.25, 0.5], [1.25, 1.5], [-1.25, 0.5], [1.25, -1.0]], [[-0.75, 1.5], [0.25, 0.0], [0.75, 0.0], [2.0, 1.0]]]> : tensor<3x4x2xf64>
  crout.expect_close %35, %36 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xf64>, tensor<3x4x2xf64>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xf64> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[0, 2], [1, 1], [0, 1], [2, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[2, 1]], [[1, 1]], [[3, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [0], [0], [0]], [[1], [1], [1], [0]], [[1], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xf64> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 0], [2, 0], [1, 0], [0, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[3, 0]], [[2, 3]], [[0, 1]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xf64> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[1], [1], [1], [1]], [[0], [0], [0], [1]], [[0], [1], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xf64>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xf64> -> tensor<3xf64>
  %51 = crout.constant dense<[0.0, 0.0, 0.0]> : tensor<3xf64>
  crout.expect_close %50, %51 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xf64>, tensor<3xf64>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xf64> -> tensor<3xf64>
  %53 = crout.constant dense<[1.0, 1.0, 1.0]> : tensor<3xf64>
  crout.expect_close %52, %53 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xf64>, tensor<3xf64>
  return
}

func.func @reduce_c64() {
  %1 = crout.constant dense<[[[(-2.0, 0.5), (-1.5, -1.0)], [(0.25, 1.75), (1.25, -2.0)], [(-1.75, 1.5), (0.75, 0.5)], [(1.0, -1.0), (1.25, 1.0)]], [[(1.5, -0.25), (-1.25, 1.5)], [(0.25, 2.0), (1.25, -1.0)], [(-0.5, -0.25), (-1.25, -1.25)], [(0.0, 0.75), (-1.75, 0.5)]], [[(-1.25, 1.5), (1.5, 1.25)], [(0.75, 2.0), (1.5, 2.0)], [(1.5, 1.75), (1.5, -1.5)], [(-0.75, -2.0), (0.0, 0.0)]]]> : tensor<3x4x2xcomplex<f32>>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xcomplex<f32>> to tensor<?x4x?xcomplex<f32>>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<complex<f32>>
  %6 = crout.constant dense<(2.25, 8.25)> : tensor<complex<f32>>
  crout.expect_close %5, %6 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<complex<f32>>, tensor<complex<f32>>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xcomplex<f32>> -> tensor<?x1x?xcomplex<f32>>
  %8 = crout.constant dense<[[[(-2.5, 2.75), (1.75, -1.5)]], [[(1.25, 2.25), (-3.0, -0.25)]], [[(0.25, 3.25), (4.5, 1.75)]]]> : tensor<3x1x2xcomplex<f32>>
  crout.expect_close %7, %8 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xcomplex<f32>>, tensor<3x1x2xcomplex<f32>>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<4xcomplex<f32>>
  %10 = crout.constant dense<[(-3.0, 3.5), (5.25, 4.75), (0.25, 0.75), (-0.25, -0.75)]> : tensor<4xcomplex<f32>>
  crout.expect_close %9, %10 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<?x4x?xcomplex<f32>>
  %12 = crout.constant dense<[[[(-2.0, 0.5), (-1.5, -1.0)], [(0.25, 1.75), (1.25, -2.0)], [(-1.75, 1.5), (0.75, 0.5)], [(1.0, -1.0), (1.25, 1.0)]], [[(1.5, -0.25), (-1.25, 1.5)], [(0.25, 2.0), (1.25, -1.0)], [(-0.5, -0.25), (-1.25, -1.25)], [(0.0, 0.75), (-1.75, 0.5)]], [[(-1.25, 1.5), (1.5, 1.25)], [(0.75, 2.0), (1.5, 2.0)], [(1.5, 1.75), (1.5, -1.5)], [(-0.75, -2.0), (0.0, 0.0)]]]> : tensor<3x4x2xcomplex<f32>>
  crout.expect_close %11, %12 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xcomplex<f32>>, tensor<3x4x2xcomplex<f32>>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<complex<f32>>
  %14 = crout.constant dense<(-0.0, 0.0)> : tensor<complex<f32>>
  crout.expect_close %13, %14 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<complex<f32>>, tensor<complex<f32>>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xcomplex<f32>> -> tensor<?x1x?xcomplex<f32>>
  %16 = crout.constant dense<[[[(11.3125, -3.625), (-4.1015625, -4.5625)]], [[(1.265625, 0.22265625), (-5.05859375, 8.69140625)]], [[(-15.28125, 13.71484375), (0.0, 0.0)]]]> : tensor<3x1x2xcomplex<f32>>
  crout.expect_close %15, %16 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x1x?xcomplex<f32>>, tensor<3x1x2xcomplex<f32>>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<4xcomplex<f32>>
  %18 = crout.constant dense<[(26.822265625, -32.4130859375), (-70.59326171875, -13.29345703125), (-3.5888671875, -9.375), (-0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %17, %18 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xcomplex<f32>> -> tensor<?x4x?xcomplex<f32>>
  %20 = crout.constant dense<[[[(-2.0, 0.5), (-1.5, -1.0)], [(0.25, 1.75), (1.25, -2.0)], [(-1.75, 1.5), (0.75, 0.5)], [(1.0, -1.0), (1.25, 1.0)]], [[(1.5, -0.25), (-1.25, 1.5)], [(0.25, 2.0), (1.25, -1.0)], [(-0.5, -0.25), (-1.25, -1.25)], [(0.0, 0.75), (-1.75, 0.5)]], [[(-1.25, 1.5), (1.5, 1.25)], [(0.75, 2.0), (1.5, 2.0)], [(1.5, 1.75), (1.5, -1.5)], [(-0.75, -2.0), (0.0, 0.0)]]]> : tensor<3x4x2xcomplex<f32>>
  crout.expect_close %19, %20 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x4x?xcomplex<f32>>, tensor<3x4x2xcomplex<f32>>
  %21 = crout.constant dense<> : tensor<0x3xcomplex<f32>>
  %22 = crout.reduce sum %21 dims = [0] : tensor<0x3xcomplex<f32>> -> tensor<3xcomplex<f32>>
  %23 = crout.constant dense<[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]> : tensor<3xcomplex<f32>>
  crout.expect_close %22, %23 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>
  %24 = crout.reduce prod %21 dims = [0] : tensor<0x3xcomplex<f32>> -> tensor<3xcomplex<f32>>
  %25 = crout.constant dense<[(1.0, 0.0), (1.0, 0.0), (1.0, 0.0)]> : tensor<3xcomplex<f32>>
  crout.expect_close %24, %25 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>
  return
}

func.func @reduce_c128() {
  %1 = crout.constant dense<[[[(-0.75, 1.5), (1.75, 1.5)], [(1.25, -0.75), (-0.25, -1.75)], [(0.25, 1.25), (0.5, 1.5)], [(1.75, -0.25), (-2.0, -1.5)]], [[(0.0, -1.5), (0.75, -0.5)], [(-0.25, 1.0), (1.75, -0.75)], [(2.0, -2.0), (1.5, 0.75)], [(-0.25, 1.0), (1.75, -1.25)]], [[(-1.75, 0.25), (0.75, -0.5)], [(-1.0, 0.0), (-1.0, -2.0)], [(0.75, 0.5), (1.25, -1.0)], [(1.75, 0.25), (-1.25, -0.25)]]]> : tensor<3x4x2xcomplex<f64>>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xcomplex<f64>> to tensor<?x4x?xcomplex<f64>>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<complex<f64>>
  %6 = crout.constant dense<(9.25, -4.5)> : tensor<complex<f64>>
  crout.expect_close %5, %6 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<complex<f64>>, tensor<complex<f64>>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xcomplex<f64>> -> tensor<?x1x?xcomplex<f64>>
  %8 = crout.constant dense<[[[(2.5, 1.75), (0.0, -0.25)]], [[(1.5, -1.5), (5.75, -1.75)]], [[(-0.25, 1.0), (-0.25, -3.75)]]]> : tensor<3x1x2xcomplex<f64>>
  crout.expect_close %7, %8 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xcomplex<f64>>, tensor<3x1x2xcomplex<f64>>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<4xcomplex<f64>>
  %10 = crout.constant dense<[(0.75, 0.75), (0.5, -4.25), (6.25, 1.0), (1.75, -2.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %9, %10 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<?x4x?xcomplex<f64>>
  %12 = crout.constant dense<[[[(-0.75, 1.5), (1.75, 1.5)], [(1.25, -0.75), (-0.25, -1.75)], [(0.25, 1.25), (0.5, 1.5)], [(1.75, -0.25), (-2.0, -1.5)]], [[(0.0, -1.5), (0.75, -0.5)], [(-0.25, 1.0), (1.75, -0.75)], [(2.0, -2.0), (1.5, 0.75)], [(-0.25, 1.0), (1.75, -1.25)]], [[(-1.75, 0.25), (0.75, -0.5)], [(-1.0, 0.0), (-1.0, -2.0)], [(0.75, 0.5), (1.25, -1.0)], [(1.75, 0.25), (-1.25, -0.25)]]]> : tensor<3x4x2xcomplex<f64>>
  crout.expect_close %11, %12 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xcomplex<f64>>, tensor<3x4x2xcomplex<f64>>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<complex<f64>>
  %14 = crout.constant dense<(9638.605793952593, 27014.143435735605)> : tensor<complex<f64>>
  crout.expect_close %13, %14 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<complex<f64>>, tensor<complex<f64>>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xcomplex<f64>> -> tensor<?x1x?xcomplex<f64>>
  %16 = crout.constant dense<[[[(-5.0390625, 2.2265625), (-10.15625, -12.5)]], [[(1.3125, 4.3125), (2.53125, -5.6484375)]], [[(2.34375, 1.5625), (4.109375, 0.171875)]]]> : tensor<3x1x2xcomplex<f64>>
  crout.expect_close %15, %16 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x1x?xcomplex<f64>>, tensor<3x1x2xcomplex<f64>>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<4xcomplex<f64>>
  %18 = crout.constant dense<[(-8.23974609375, 1.20849609375), (10.9140625, 2.9609375), (-8.2734375, 11.0390625), (-9.912109375, 19.7265625)]> : tensor<4xcomplex<f64>>
  crout.expect_close %17, %18 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xcomplex<f64>> -> tensor<?x4x?xcomplex<f64>>
  %20 = crout.constant dense<[[[(-0.75, 1.5), (1.75, 1.5)], [(1.25, -0.75), (-0.25, -1.75)], [(0.25, 1.25), (0.5, 1.5)], [(1.75, -0.25), (-2.0, -1.5)]], [[(0.0, -1.5), (0.75, -0.5)], [(-0.25, 1.0), (1.75, -0.75)], [(2.0, -2.0), (1.5, 0.75)], [(-0.25, 1.0), (1.75, -1.25)]], [[(-1.75, 0.25), (0.75, -0.5)], [(-1.0, 0.0), (-1.0, -2.0)], [(0.75, 0.5), (1.25, -1.0)], [(1.75, 0.25), (-1.25, -0.25)]]]> : tensor<3x4x2xcomplex<f64>>
  crout.expect_close %19, %20 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x4x?xcomplex<f64>>, tensor<3x4x2xcomplex<f64>>
  %21 = crout.constant dense<> : tensor<0x3xcomplex<f64>>
  %22 = crout.reduce sum %21 dims = [0] : tensor<0x3xcomplex<f64>> -> tensor<3xcomplex<f64>>
  %23 = crout.constant dense<[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]> : tensor<3xcomplex<f64>>
  crout.expect_close %22, %23 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xcomplex<f64>>, tensor<3xcomplex<f64>>
  %24 = crout.reduce prod %21 dims = [0] : tensor<0x3xcomplex<f64>> -> tensor<3xcomplex<f64>>
  %25 = crout.constant dense<[(1.0, 0.0), (1.0, 0.0), (1.0, 0.0)]> : tensor<3xcomplex<f64>>
  crout.expect_close %24, %25 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xcomplex<f64>>, tensor<3xcomplex<f64>>
  return
}

func.func @reduce_i8() {
  %1 = crout.constant dense<[[[1, -2], [-1, 1], [1, -1], [-2, 1]], [[0, 1], [-2, 0], [2, 2], [-1, 1]], [[-2, 2], [-1, -1], [2, 0], [2, -2]]]> : tensor<3x4x2xi8>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xi8> to tensor<?x4x?xi8>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<i8>
  %6 = crout.constant dense<1> : tensor<i8>
  crout.expect_equal %5, %6 : tensor<i8>, tensor<i8>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi8>
  %8 = crout.constant dense<[[[-1, -1]], [[-1, 4]], [[1, -1]]]> : tensor<3x1x2xi8>
  crout.expect_equal %7, %8 : tensor<?x1x?xi8>, tensor<3x1x2xi8>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<4xi8>
  %10 = crout.constant dense<[0, -4, 6, -1]> : tensor<4xi8>
  crout.expect_equal %9, %10 : tensor<4xi8>, tensor<4xi8>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xi8> -> tensor<?x4x?xi8>
  %12 = crout.constant dense<[[[1, -2], [-1, 1], [1, -1], [-2, 1]], [[0, 1], [-2, 0], [2, 2], [-1, 1]], [[-2, 2], [-1, -1], [2, 0], [2, -2]]]> : tensor<3x4x2xi8>
  crout.expect_equal %11, %12 : tensor<?x4x?xi8>, tensor<3x4x2xi8>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<i8>
  %14 = crout.constant dense<0> : tensor<i8>
  crout.expect_equal %13, %14 : tensor<i8>, tensor<i8>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi8>
  %16 = crout.constant dense<[[[2, 2]], [[0, 0]], [[8, 0]]]> : tensor<3x1x2xi8>
  crout.expect_equal %15, %16 : tensor<?x1x?xi8>, tensor<3x1x2xi8>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<4xi8>
  %18 = crout.constant dense<[0, 0, 0, -8]> : tensor<4xi8>
  crout.expect_equal %17, %18 : tensor<4xi8>, tensor<4xi8>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xi8> -> tensor<?x4x?xi8>
  %20 = crout.constant dense<[[[1, -2], [-1, 1], [1, -1], [-2, 1]], [[0, 1], [-2, 0], [2, 2], [-1, 1]], [[-2, 2], [-1, -1], [2, 0], [2, -2]]]> : tensor<3x4x2xi8>
  crout.expect_equal %19, %20 : tensor<?x4x?xi8>, tensor<3x4x2xi8>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<i8>
  %22 = crout.constant dense<2> : tensor<i8>
  crout.expect_equal %21, %22 : tensor<i8>, tensor<i8>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi8>
  %24 = crout.constant dense<[[[1, 1]], [[2, 2]], [[2, 2]]]> : tensor<3x1x2xi8>
  crout.expect_equal %23, %24 : tensor<?x1x?xi8>, tensor<3x1x2xi8>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<4xi8>
  %26 = crout.constant dense<[2, 1, 2, 2]> : tensor<4xi8>
  crout.expect_equal %25, %26 : tensor<4xi8>, tensor<4xi8>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xi8> -> tensor<?x4x?xi8>
  %28 = crout.constant dense<[[[1, -2], [-1, 1], [1, -1], [-2, 1]], [[0, 1], [-2, 0], [2, 2], [-1, 1]], [[-2, 2], [-1, -1], [2, 0], [2, -2]]]> : tensor<3x4x2xi8>
  crout.expect_equal %27, %28 : tensor<?x4x?xi8>, tensor<3x4x2xi8>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<i8>
  %30 = crout.constant dense<-2> : tensor<i8>
  crout.expect_equal %29, %30 : tensor<i8>, tensor<i8>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi8>
  %32 = crout.constant dense<[[[-2, -2]], [[-2, 0]], [[-2, -2]]]> : tensor<3x1x2xi8>
  crout.expect_equal %31, %32 : tensor<?x1x?xi8>, tensor<3x1x2xi8>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi8> -> tensor<4xi8>
  %34 = crout.constant dense<[-2, -2, -1, -2]> : tensor<4xi8>
  crout.expect_equal %33, %34 : tensor<4xi8>, tensor<4xi8>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xi8> -> tensor<?x4x?xi8>
  %36 = crout.constant dense<[[[1, -2], [-1, 1], [1, -1], [-2, 1]], [[0, 1], [-2, 0], [2, 2], [-1, 1]], [[-2, 2], [-1, -1], [2, 0], [2, -2]]]> : tensor<3x4x2xi8>
  crout.expect_equal %35, %36 : tensor<?x4x?xi8>, tensor<3x4x2xi8>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xi8> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[0, 2], [0, 0], [1, 1], [2, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[0, 1]], [[2, 2]], [[2, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [1], [0], [1]], [[1], [1], [0], [1]], [[1], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xi8> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 0], [1, 2], [0, 0], [0, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[3, 0]], [[1, 1]], [[0, 3]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xi8> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[1], [0], [1], [0]], [[0], [0], [0], [0]], [[0], [0], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xi8>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xi8> -> tensor<3xi8>
  %51 = crout.constant dense<[0, 0, 0]> : tensor<3xi8>
  crout.expect_equal %50, %51 : tensor<3xi8>, tensor<3xi8>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xi8> -> tensor<3xi8>
  %53 = crout.constant dense<[1, 1, 1]> : tensor<3xi8>
  crout.expect_equal %52, %53 : tensor<3xi8>, tensor<3xi8>
  return
}

func.func @reduce_i16() {
  %1 = crout.constant dense<[[[1, 2], [-2, -1], [-2, -1], [-1, -2]], [[2, -1], [2, 1], [-2, 1], [1, -2]], [[-2, -1], [-2, 0], [0, 1], [0, 0]]]> : tensor<3x4x2xi16>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xi16> to tensor<?x4x?xi16>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<i16>
  %6 = crout.constant dense<-8> : tensor<i16>
  crout.expect_equal %5, %6 : tensor<i16>, tensor<i16>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi16>
  %8 = crout.constant dense<[[[-4, -2]], [[3, -1]], [[-4, 0]]]> : tensor<3x1x2xi16>
  crout.expect_equal %7, %8 : tensor<?x1x?xi16>, tensor<3x1x2xi16>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<4xi16>
  %10 = crout.constant dense<[1, -2, -3, -4]> : tensor<4xi16>
  crout.expect_equal %9, %10 : tensor<4xi16>, tensor<4xi16>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xi16> -> tensor<?x4x?xi16>
  %12 = crout.constant dense<[[[1, 2], [-2, -1], [-2, -1], [-1, -2]], [[2, -1], [2, 1], [-2, 1], [1, -2]], [[-2, -1], [-2, 0], [0, 1], [0, 0]]]> : tensor<3x4x2xi16>
  crout.expect_equal %11, %12 : tensor<?x4x?xi16>, tensor<3x4x2xi16>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<i16>
  %14 = crout.constant dense<0> : tensor<i16>
  crout.expect_equal %13, %14 : tensor<i16>, tensor<i16>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi16>
  %16 = crout.constant dense<[[[-4, -4]], [[-8, 2]], [[0, 0]]]> : tensor<3x1x2xi16>
  crout.expect_equal %15, %16 : tensor<?x1x?xi16>, tensor<3x1x2xi16>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<4xi16>
  %18 = crout.constant dense<[-8, 0, 0, 0]> : tensor<4xi16>
  crout.expect_equal %17, %18 : tensor<4xi16>, tensor<4xi16>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xi16> -> tensor<?x4x?xi16>
  %20 = crout.constant dense<[[[1, 2], [-2, -1], [-2, -1], [-1, -2]], [[2, -1], [2, 1], [-2, 1], [1, -2]], [[-2, -1], [-2, 0], [0, 1], [0, 0]]]> : tensor<3x4x2xi16>
  crout.expect_equal %19, %20 : tensor<?x4x?xi16>, tensor<3x4x2xi16>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<i16>
  %22 = crout.constant dense<2> : tensor<i16>
  crout.expect_equal %21, %22 : tensor<i16>, tensor<i16>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi16>
  %24 = crout.constant dense<[[[1, 2]], [[2, 1]], [[0, 1]]]> : tensor<3x1x2xi16>
  crout.expect_equal %23, %24 : tensor<?x1x?xi16>, tensor<3x1x2xi16>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<4xi16>
  %26 = crout.constant dense<[2, 2, 1, 1]> : tensor<4xi16>
  crout.expect_equal %25, %26 : tensor<4xi16>, tensor<4xi16>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xi16> -> tensor<?x4x?xi16>
  %28 = crout.constant dense<[[[1, 2], [-2, -1], [-2, -1], [-1, -2]], [[2, -1], [2, 1], [-2, 1], [1, -2]], [[-2, -1], [-2, 0], [0, 1], [0, 0]]]> : tensor<3x4x2xi16>
  crout.expect_equal %27, %28 : tensor<?x4x?xi16>, tensor<3x4x2xi16>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<i16>
  %30 = crout.constant dense<-2> : tensor<i16>
  crout.expect_equal %29, %30 : tensor<i16>, tensor<i16>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi16>
  %32 = crout.constant dense<[[[-2, -2]], [[-2, -2]], [[-2, -1]]]> : tensor<3x1x2xi16>
  crout.expect_equal %31, %32 : tensor<?x1x?xi16>, tensor<3x1x2xi16>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi16> -> tensor<4xi16>
  %34 = crout.constant dense<[-2, -2, -2, -2]> : tensor<4xi16>
  crout.expect_equal %33, %34 : tensor<4xi16>, tensor<4xi16>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xi16> -> tensor<?x4x?xi16>
  %36 = crout.constant dense<[[[1, 2], [-2, -1], [-2, -1], [-1, -2]], [[2, -1], [2, 1], [-2, 1], [1, -2]], [[-2, -1], [-2, 0], [0, 1], [0, 0]]]> : tensor<3x4x2xi16>
  crout.expect_equal %35, %36 : tensor<?x4x?xi16>, tensor<3x4x2xi16>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xi16> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[1, 0], [1, 1], [2, 1], [1, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[0, 0]], [[0, 1]], [[2, 2]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[1], [1], [1], [0]], [[0], [0], [1], [0]], [[1], [1], [1], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xi16> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 1], [0, 0], [0, 0], [0, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[1, 3]], [[2, 3]], [[0, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xi16> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [0], [0], [1]], [[1], [1], [0], [1]], [[0], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xi16>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xi16> -> tensor<3xi16>
  %51 = crout.constant dense<[0, 0, 0]> : tensor<3xi16>
  crout.expect_equal %50, %51 : tensor<3xi16>, tensor<3xi16>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xi16> -> tensor<3xi16>
  %53 = crout.constant dense<[1, 1, 1]> : tensor<3xi16>
  crout.expect_equal %52, %53 : tensor<3xi16>, tensor<3xi16>
  return
}

func.func @reduce_i32() {
  %1 = crout.constant dense<[[[-1, 0], [0, 2], [1, 1], [0, -1]], [[-1, 0], [0, -1], [-2, -2], [-2, -1]], [[0, -1], [-2, -1], [1, -1], [2, 0]]]> : tensor<3x4x2xi32>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xi32> to tensor<?x4x?xi32>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<i32>
  %6 = crout.constant dense<-9> : tensor<i32>
  crout.expect_equal %5, %6 : tensor<i32>, tensor<i32>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi32>
  %8 = crout.constant dense<[[[0, 2]], [[-5, -4]], [[1, -3]]]> : tensor<3x1x2xi32>
  crout.expect_equal %7, %8 : tensor<?x1x?xi32>, tensor<3x1x2xi32>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<4xi32>
  %10 = crout.constant dense<[-3, -2, -2, -2]> : tensor<4xi32>
  crout.expect_equal %9, %10 : tensor<4xi32>, tensor<4xi32>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xi32> -> tensor<?x4x?xi32>
  %12 = crout.constant dense<[[[-1, 0], [0, 2], [1, 1], [0, -1]], [[-1, 0], [0, -1], [-2, -2], [-2, -1]], [[0, -1], [-2, -1], [1, -1], [2, 0]]]> : tensor<3x4x2xi32>
  crout.expect_equal %11, %12 : tensor<?x4x?xi32>, tensor<3x4x2xi32>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<i32>
  %14 = crout.constant dense<0> : tensor<i32>
  crout.expect_equal %13, %14 : tensor<i32>, tensor<i32>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi32>
  %16 = crout.constant dense<[[[0, 0]], [[0, 0]], [[0, 0]]]> : tensor<3x1x2xi32>
  crout.expect_equal %15, %16 : tensor<?x1x?xi32>, tensor<3x1x2xi32>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<4xi32>
  %18 = crout.constant dense<[0, 0, -4, 0]> : tensor<4xi32>
  crout.expect_equal %17, %18 : tensor<4xi32>, tensor<4xi32>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xi32> -> tensor<?x4x?xi32>
  %20 = crout.constant dense<[[[-1, 0], [0, 2], [1, 1], [0, -1]], [[-1, 0], [0, -1], [-2, -2], [-2, -1]], [[0, -1], [-2, -1], [1, -1], [2, 0]]]> : tensor<3x4x2xi32>
  crout.expect_equal %19, %20 : tensor<?x4x?xi32>, tensor<3x4x2xi32>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<i32>
  %22 = crout.constant dense<2> : tensor<i32>
  crout.expect_equal %21, %22 : tensor<i32>, tensor<i32>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi32>
  %24 = crout.constant dense<[[[1, 2]], [[0, 0]], [[2, 0]]]> : tensor<3x1x2xi32>
  crout.expect_equal %23, %24 : tensor<?x1x?xi32>, tensor<3x1x2xi32>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<4xi32>
  %26 = crout.constant dense<[0, 2, 1, 2]> : tensor<4xi32>
  crout.expect_equal %25, %26 : tensor<4xi32>, tensor<4xi32>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xi32> -> tensor<?x4x?xi32>
  %28 = crout.constant dense<[[[-1, 0], [0, 2], [1, 1], [0, -1]], [[-1, 0], [0, -1], [-2, -2], [-2, -1]], [[0, -1], [-2, -1], [1, -1], [2, 0]]]> : tensor<3x4x2xi32>
  crout.expect_equal %27, %28 : tensor<?x4x?xi32>, tensor<3x4x2xi32>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<i32>
  %30 = crout.constant dense<-2> : tensor<i32>
  crout.expect_equal %29, %30 : tensor<i32>, tensor<i32>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi32>
  %32 = crout.constant dense<[[[-1, -1]], [[-2, -2]], [[-2, -1]]]> : tensor<3x1x2xi32>
  crout.expect_equal %31, %32 : tensor<?x1x?xi32>, tensor<3x1x2xi32>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi32> -> tensor<4xi32>
  %34 = crout.constant dense<[-1, -2, -2, -2]> : tensor<4xi32>
  crout.expect_equal %33, %34 : tensor<4xi32>, tensor<4xi32>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xi32> -> tensor<?x4x?xi32>
  %36 = crout.constant dense<[[[-1, 0], [0, 2], [1, 1], [0, -1]], [[-1, 0], [0, -1], [-2, -2], [-2, -1]], [[0, -1], [-2, -1], [1, -1], [2, 0]]]> : tensor<3x4x2xi32>
  crout.expect_equal %35, %36 : tensor<?x4x?xi32>, tensor<3x4x2xi32>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xi32> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[2, 0], [0, 0], [0, 0], [2, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[2, 1]], [[1, 0]], [[3, 3]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[1], [1], [0], [0]], [[1], [0], [0], [1]], [[0], [1], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xi32> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[0, 2], [2, 1], [1, 1], [1, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[0, 3]], [[2, 2]], [[1, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xi32> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [0], [0], [1]], [[0], [1], [0], [0]], [[1], [0], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xi32>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xi32> -> tensor<3xi32>
  %51 = crout.constant dense<[0, 0, 0]> : tensor<3xi32>
  crout.expect_equal %50, %51 : tensor<3xi32>, tensor<3xi32>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xi32> -> tensor<3xi32>
  %53 = crout.constant dense<[1, 1, 1]> : tensor<3xi32>
  crout.expect_equal %52, %53 : tensor<3xi32>, tensor<3xi32>
  return
}

func.func @reduce_i64() {
  %1 = crout.constant dense<[[[-2, 2], [2, 1], [-2, 1], [1, 1]], [[1, 0], [-1, 2], [2, 1], [-1, 0]], [[0, -2], [-2, 0], [0, -1], [-1, -2]]]> : tensor<3x4x2xi64>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xi64> to tensor<?x4x?xi64>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<i64>
  %6 = crout.constant dense<0> : tensor<i64>
  crout.expect_equal %5, %6 : tensor<i64>, tensor<i64>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %8 = crout.constant dense<[[[-1, 5]], [[1, 3]], [[-3, -5]]]> : tensor<3x1x2xi64>
  crout.expect_equal %7, %8 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<4xi64>
  %10 = crout.constant dense<[-1, 2, 1, -2]> : tensor<4xi64>
  crout.expect_equal %9, %10 : tensor<4xi64>, tensor<4xi64>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xi64> -> tensor<?x4x?xi64>
  %12 = crout.constant dense<[[[-2, 2], [2, 1], [-2, 1], [1, 1]], [[1, 0], [-1, 2], [2, 1], [-1, 0]], [[0, -2], [-2, 0], [0, -1], [-1, -2]]]> : tensor<3x4x2xi64>
  crout.expect_equal %11, %12 : tensor<?x4x?xi64>, tensor<3x4x2xi64>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<i64>
  %14 = crout.constant dense<0> : tensor<i64>
  crout.expect_equal %13, %14 : tensor<i64>, tensor<i64>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %16 = crout.constant dense<[[[8, 2]], [[2, 0]], [[0, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %15, %16 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<4xi64>
  %18 = crout.constant dense<[0, 0, 0, 0]> : tensor<4xi64>
  crout.expect_equal %17, %18 : tensor<4xi64>, tensor<4xi64>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xi64> -> tensor<?x4x?xi64>
  %20 = crout.constant dense<[[[-2, 2], [2, 1], [-2, 1], [1, 1]], [[1, 0], [-1, 2], [2, 1], [-1, 0]], [[0, -2], [-2, 0], [0, -1], [-1, -2]]]> : tensor<3x4x2xi64>
  crout.expect_equal %19, %20 : tensor<?x4x?xi64>, tensor<3x4x2xi64>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<i64>
  %22 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %21, %22 : tensor<i64>, tensor<i64>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %24 = crout.constant dense<[[[2, 2]], [[2, 2]], [[0, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %23, %24 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<4xi64>
  %26 = crout.constant dense<[2, 2, 2, 1]> : tensor<4xi64>
  crout.expect_equal %25, %26 : tensor<4xi64>, tensor<4xi64>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xi64> -> tensor<?x4x?xi64>
  %28 = crout.constant dense<[[[-2, 2], [2, 1], [-2, 1], [1, 1]], [[1, 0], [-1, 2], [2, 1], [-1, 0]], [[0, -2], [-2, 0], [0, -1], [-1, -2]]]> : tensor<3x4x2xi64>
  crout.expect_equal %27, %28 : tensor<?x4x?xi64>, tensor<3x4x2xi64>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<i64>
  %30 = crout.constant dense<-2> : tensor<i64>
  crout.expect_equal %29, %30 : tensor<i64>, tensor<i64>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %32 = crout.constant dense<[[[-2, 1]], [[-1, 0]], [[-2, -2]]]> : tensor<3x1x2xi64>
  crout.expect_equal %31, %32 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi64> -> tensor<4xi64>
  %34 = crout.constant dense<[-2, -2, -2, -2]> : tensor<4xi64>
  crout.expect_equal %33, %34 : tensor<4xi64>, tensor<4xi64>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xi64> -> tensor<?x4x?xi64>
  %36 = crout.constant dense<[[[-2, 2], [2, 1], [-2, 1], [1, 1]], [[1, 0], [-1, 2], [2, 1], [-1, 0]], [[0, -2], [-2, 0], [0, -1], [-1, -2]]]> : tensor<3x4x2xi64>
  crout.expect_equal %35, %36 : tensor<?x4x?xi64>, tensor<3x4x2xi64>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xi64> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[1, 0], [0, 1], [1, 0], [0, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[1, 0]], [[2, 1]], [[0, 1]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[1], [0], [1], [0]], [[0], [1], [0], [1]], [[0], [1], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xi64> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[0, 2], [2, 2], [0, 2], [1, 2]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[0, 1]], [[1, 0]], [[1, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xi64> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [1], [0], [0]], [[1], [0], [1], [0]], [[1], [0], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xi64>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xi64> -> tensor<3xi64>
  %51 = crout.constant dense<[0, 0, 0]> : tensor<3xi64>
  crout.expect_equal %50, %51 : tensor<3xi64>, tensor<3xi64>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xi64> -> tensor<3xi64>
  %53 = crout.constant dense<[1, 1, 1]> : tensor<3xi64>
  crout.expect_equal %52, %53 : tensor<3xi64>, tensor<3xi64>
  return
}

func.func @reduce_ui8() {
  %1 = crout.constant dense<[[[4, 2], [1, 3], [4, 1], [4, 3]], [[3, 2], [4, 0], [0, 4], [2, 2]], [[3, 1], [3, 4], [4, 0], [4, 3]]]> : tensor<3x4x2xui8>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xui8> to tensor<?x4x?xui8>
  %5 = crout.reduce sum %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<ui8>
  %6 = crout.constant dense<61> : tensor<ui8>
  crout.expect_equal %5, %6 : tensor<ui8>, tensor<ui8>
  %7 = crout.reduce sum %4 dims = [1] {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xui8>
  %8 = crout.constant dense<[[[13, 9]], [[9, 8]], [[14, 8]]]> : tensor<3x1x2xui8>
  crout.expect_equal %7, %8 : tensor<?x1x?xui8>, tensor<3x1x2xui8>
  %9 = crout.reduce sum %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<4xui8>
  %10 = crout.constant dense<[15, 15, 13, 18]> : tensor<4xui8>
  crout.expect_equal %9, %10 : tensor<4xui8>, tensor<4xui8>
  %11 = crout.reduce sum %4 dims = [] {keepdim = false} : tensor<?x4x?xui8> -> tensor<?x4x?xui8>
  %12 = crout.constant dense<[[[4, 2], [1, 3], [4, 1], [4, 3]], [[3, 2], [4, 0], [0, 4], [2, 2]], [[3, 1], [3, 4], [4, 0], [4, 3]]]> : tensor<3x4x2xui8>
  crout.expect_equal %11, %12 : tensor<?x4x?xui8>, tensor<3x4x2xui8>
  %13 = crout.reduce prod %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<ui8>
  %14 = crout.constant dense<0> : tensor<ui8>
  crout.expect_equal %13, %14 : tensor<ui8>, tensor<ui8>
  %15 = crout.reduce prod %4 dims = [1] {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xui8>
  %16 = crout.constant dense<[[[64, 18]], [[0, 0]], [[144, 0]]]> : tensor<3x1x2xui8>
  crout.expect_equal %15, %16 : tensor<?x1x?xui8>, tensor<3x1x2xui8>
  %17 = crout.reduce prod %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<4xui8>
  %18 = crout.constant dense<[144, 0, 0, 64]> : tensor<4xui8>
  crout.expect_equal %17, %18 : tensor<4xui8>, tensor<4xui8>
  %19 = crout.reduce prod %4 dims = [] {keepdim = false} : tensor<?x4x?xui8> -> tensor<?x4x?xui8>
  %20 = crout.constant dense<[[[4, 2], [1, 3], [4, 1], [4, 3]], [[3, 2], [4, 0], [0, 4], [2, 2]], [[3, 1], [3, 4], [4, 0], [4, 3]]]> : tensor<3x4x2xui8>
  crout.expect_equal %19, %20 : tensor<?x4x?xui8>, tensor<3x4x2xui8>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<ui8>
  %22 = crout.constant dense<4> : tensor<ui8>
  crout.expect_equal %21, %22 : tensor<ui8>, tensor<ui8>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xui8>
  %24 = crout.constant dense<[[[4, 3]], [[4, 4]], [[4, 4]]]> : tensor<3x1x2xui8>
  crout.expect_equal %23, %24 : tensor<?x1x?xui8>, tensor<3x1x2xui8>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<4xui8>
  %26 = crout.constant dense<[4, 4, 4, 4]> : tensor<4xui8>
  crout.expect_equal %25, %26 : tensor<4xui8>, tensor<4xui8>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xui8> -> tensor<?x4x?xui8>
  %28 = crout.constant dense<[[[4, 2], [1, 3], [4, 1], [4, 3]], [[3, 2], [4, 0], [0, 4], [2, 2]], [[3, 1], [3, 4], [4, 0], [4, 3]]]> : tensor<3x4x2xui8>
  crout.expect_equal %27, %28 : tensor<?x4x?xui8>, tensor<3x4x2xui8>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<ui8>
  %30 = crout.constant dense<0> : tensor<ui8>
  crout.expect_equal %29, %30 : tensor<ui8>, tensor<ui8>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xui8>
  %32 = crout.constant dense<[[[1, 1]], [[0, 0]], [[3, 0]]]> : tensor<3x1x2xui8>
  crout.expect_equal %31, %32 : tensor<?x1x?xui8>, tensor<3x1x2xui8>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xui8> -> tensor<4xui8>
  %34 = crout.constant dense<[1, 0, 0, 2]> : tensor<4xui8>
  crout.expect_equal %33, %34 : tensor<4xui8>, tensor<4xui8>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xui8> -> tensor<?x4x?xui8>
  %36 = crout.constant dense<[[[4, 2], [1, 3], [4, 1], [4, 3]], [[3, 2], [4, 0], [0, 4], [2, 2]], [[3, 1], [3, 4], [4, 0], [4, 3]]]> : tensor<3x4x2xui8>
  crout.expect_equal %35, %36 : tensor<?x4x?xui8>, tensor<3x4x2xui8>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xui8> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[0, 0], [1, 2], [0, 1], [0, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[0, 1]], [[1, 2]], [[2, 1]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [1], [0], [0]], [[0], [0], [1], [0]], [[0], [1], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xui8> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[1, 2], [0, 1], [1, 2], [1, 1]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[1, 2]], [[2, 1]], [[0, 2]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xui8> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[1], [0], [1], [1]], [[1], [1], [0], [0]], [[1], [0], [1], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %49 = crout.constant dense<> : tensor<0x3xui8>
  %50 = crout.reduce sum %49 dims = [0] : tensor<0x3xui8> -> tensor<3xui8>
  %51 = crout.constant dense<[0, 0, 0]> : tensor<3xui8>
  crout.expect_equal %50, %51 : tensor<3xui8>, tensor<3xui8>
  %52 = crout.reduce prod %49 dims = [0] : tensor<0x3xui8> -> tensor<3xui8>
  %53 = crout.constant dense<[1, 1, 1]> : tensor<3xui8>
  crout.expect_equal %52, %53 : tensor<3xui8>, tensor<3xui8>
  return
}

func.func @reduce_i1() {
  %1 = crout.constant dense<[[[true, true], [true, false], [true, false], [false, false]], [[true, true], [true, false], [true, false], [false, true]], [[false, true], [true, true], [true, true], [false, true]]]> : tensor<3x4x2xi1>
  %2 = arith.constant 3 : index
  %3 = arith.constant 2 : index
  %4 = crout.slice %1[0, 0, 0] [%2, 4, %3] [1, 1, 1] : tensor<3x4x2xi1> to tensor<?x4x?xi1>
  %5 = crout.reduce any %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<i1>
  %6 = crout.constant dense<true> : tensor<i1>
  crout.expect_equal %5, %6 : tensor<i1>, tensor<i1>
  %7 = crout.reduce any %4 dims = [1] {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi1>
  %8 = crout.constant dense<[[[true, true]], [[true, true]], [[true, true]]]> : tensor<3x1x2xi1>
  crout.expect_equal %7, %8 : tensor<?x1x?xi1>, tensor<3x1x2xi1>
  %9 = crout.reduce any %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<4xi1>
  %10 = crout.constant dense<[true, true, true, true]> : tensor<4xi1>
  crout.expect_equal %9, %10 : tensor<4xi1>, tensor<4xi1>
  %11 = crout.reduce any %4 dims = [] {keepdim = false} : tensor<?x4x?xi1> -> tensor<?x4x?xi1>
  %12 = crout.constant dense<[[[true, true], [true, false], [true, false], [false, false]], [[true, true], [true, false], [true, false], [false, true]], [[false, true], [true, true], [true, true], [false, true]]]> : tensor<3x4x2xi1>
  crout.expect_equal %11, %12 : tensor<?x4x?xi1>, tensor<3x4x2xi1>
  %13 = crout.reduce all %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<i1>
  %14 = crout.constant dense<false> : tensor<i1>
  crout.expect_equal %13, %14 : tensor<i1>, tensor<i1>
  %15 = crout.reduce all %4 dims = [1] {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi1>
  %16 = crout.constant dense<[[[false, false]], [[false, false]], [[false, true]]]> : tensor<3x1x2xi1>
  crout.expect_equal %15, %16 : tensor<?x1x?xi1>, tensor<3x1x2xi1>
  %17 = crout.reduce all %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<4xi1>
  %18 = crout.constant dense<[false, false, false, false]> : tensor<4xi1>
  crout.expect_equal %17, %18 : tensor<4xi1>, tensor<4xi1>
  %19 = crout.reduce all %4 dims = [] {keepdim = false} : tensor<?x4x?xi1> -> tensor<?x4x?xi1>
  %20 = crout.constant dense<[[[true, true], [true, false], [true, false], [false, false]], [[true, true], [true, false], [true, false], [false, true]], [[false, true], [true, true], [true, true], [false, true]]]> : tensor<3x4x2xi1>
  crout.expect_equal %19, %20 : tensor<?x4x?xi1>, tensor<3x4x2xi1>
  %21 = crout.reduce max %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<i1>
  %22 = crout.constant dense<true> : tensor<i1>
  crout.expect_equal %21, %22 : tensor<i1>, tensor<i1>
  %23 = crout.reduce max %4 dims = [1] {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi1>
  %24 = crout.constant dense<[[[true, true]], [[true, true]], [[true, true]]]> : tensor<3x1x2xi1>
  crout.expect_equal %23, %24 : tensor<?x1x?xi1>, tensor<3x1x2xi1>
  %25 = crout.reduce max %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<4xi1>
  %26 = crout.constant dense<[true, true, true, true]> : tensor<4xi1>
  crout.expect_equal %25, %26 : tensor<4xi1>, tensor<4xi1>
  %27 = crout.reduce max %4 dims = [] {keepdim = false} : tensor<?x4x?xi1> -> tensor<?x4x?xi1>
  %28 = crout.constant dense<[[[true, true], [true, false], [true, false], [false, false]], [[true, true], [true, false], [true, false], [false, true]], [[false, true], [true, true], [true, true], [false, true]]]> : tensor<3x4x2xi1>
  crout.expect_equal %27, %28 : tensor<?x4x?xi1>, tensor<3x4x2xi1>
  %29 = crout.reduce min %4 dims = [0, 1, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<i1>
  %30 = crout.constant dense<false> : tensor<i1>
  crout.expect_equal %29, %30 : tensor<i1>, tensor<i1>
  %31 = crout.reduce min %4 dims = [1] {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi1>
  %32 = crout.constant dense<[[[false, false]], [[false, false]], [[false, true]]]> : tensor<3x1x2xi1>
  crout.expect_equal %31, %32 : tensor<?x1x?xi1>, tensor<3x1x2xi1>
  %33 = crout.reduce min %4 dims = [0, 2] {keepdim = false} : tensor<?x4x?xi1> -> tensor<4xi1>
  %34 = crout.constant dense<[false, false, false, false]> : tensor<4xi1>
  crout.expect_equal %33, %34 : tensor<4xi1>, tensor<4xi1>
  %35 = crout.reduce min %4 dims = [] {keepdim = false} : tensor<?x4x?xi1> -> tensor<?x4x?xi1>
  %36 = crout.constant dense<[[[true, true], [true, false], [true, false], [false, false]], [[true, true], [true, false], [true, false], [false, true]], [[false, true], [true, true], [true, true], [false, true]]]> : tensor<3x4x2xi1>
  crout.expect_equal %35, %36 : tensor<?x4x?xi1>, tensor<3x4x2xi1>
  %37 = crout.arg_reduce max %4 dim = 0 {keepdim = true} : tensor<?x4x?xi1> -> tensor<1x4x?xi64>
  %38 = crout.constant dense<[[[0, 0], [0, 2], [0, 2], [0, 1]]]> : tensor<1x4x2xi64>
  crout.expect_equal %37, %38 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %39 = crout.arg_reduce max %4 dim = 1 {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi64>
  %40 = crout.constant dense<[[[0, 0]], [[0, 0]], [[1, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %39, %40 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %41 = crout.arg_reduce max %4 dim = 2 {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x4x1xi64>
  %42 = crout.constant dense<[[[0], [0], [0], [0]], [[0], [0], [0], [1]], [[1], [0], [0], [1]]]> : tensor<3x4x1xi64>
  crout.expect_equal %41, %42 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  %43 = crout.arg_reduce min %4 dim = 0 {keepdim = true} : tensor<?x4x?xi1> -> tensor<1x4x?xi64>
  %44 = crout.constant dense<[[[2, 0], [0, 0], [0, 0], [0, 0]]]> : tensor<1x4x2xi64>
  crout.expect_equal %43, %44 : tensor<1x4x?xi64>, tensor<1x4x2xi64>
  %45 = crout.arg_reduce min %4 dim = 1 {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x1x?xi64>
  %46 = crout.constant dense<[[[3, 1]], [[3, 1]], [[0, 0]]]> : tensor<3x1x2xi64>
  crout.expect_equal %45, %46 : tensor<?x1x?xi64>, tensor<3x1x2xi64>
  %47 = crout.arg_reduce min %4 dim = 2 {keepdim = true} : tensor<?x4x?xi1> -> tensor<?x4x1xi64>
  %48 = crout.constant dense<[[[0], [1], [1], [0]], [[0], [1], [1], [0]], [[0], [0], [0], [0]]]> : tensor<3x4x1xi64>
  crout.expect_equal %47, %48 : tensor<?x4x1xi64>, tensor<3x4x1xi64>
  return
}
