// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Binary elementwise operations with broadcasting and unknown sizes. Written by generate.py.
// RUN: crout-run %s

func.func @binary_f16() {
  %1 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf16>
  %2 = crout.constant dense<[2.0, -1.5]> : tensor<2xf16>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xf16> to tensor<?x2xf16>
  %5 = crout.add %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %6 = crout.constant dense<[[5.5, -5.0], [9.0, -8.5], [2.75, -13.5]]> : tensor<3x2xf16>
  crout.expect_close %5, %6 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %7 = crout.sub %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %8 = crout.constant dense<[[1.5, -2.0], [5.0, -5.5], [-1.25, -10.5]]> : tensor<3x2xf16>
  crout.expect_close %7, %8 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %9 = crout.mul %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %10 = crout.constant dense<[[7.0, 5.25], [14.0, 10.5], [1.5, 18.0]]> : tensor<3x2xf16>
  crout.expect_close %9, %10 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %11 = crout.div %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %12 = crout.constant dense<[[1.75, 2.333984375], [3.5, 4.66796875], [0.375, 8.0]]> : tensor<3x2xf16>
  crout.expect_close %11, %12 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %13 = crout.pow %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %14 = crout.constant dense<[[12.25, 0x7E00], [49.0, 0x7E00], [0.5625, 0x7E00]]> : tensor<3x2xf16>
  crout.expect_close %13, %14 {rtol = 8.0e-03 : f64, atol = 2.7e-04 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %15 = crout.floor_div %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %16 = crout.constant dense<[[1.0, 2.0], [3.0, 4.0], [0.0, 8.0]]> : tensor<3x2xf16>
  crout.expect_close %15, %16 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %17 = crout.remainder %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %18 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf16>
  crout.expect_close %17, %18 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %19 = crout.fmod %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %20 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf16>
  crout.expect_close %19, %20 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %21 = crout.atan2 %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %22 = crout.constant dense<[[1.0517578125, -1.9755859375], [1.29296875, -1.7822265625], [0.35888671875, -1.6953125]]> : tensor<3x2xf16>
  crout.expect_close %21, %22 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %23 = crout.maximum %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %24 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf16>
  crout.expect_close %23, %24 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %25 = crout.minimum %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %26 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf16>
  crout.expect_close %25, %26 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %27 = crout.fmax %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %28 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf16>
  crout.expect_close %27, %28 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %29 = crout.fmin %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %30 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf16>
  crout.expect_close %29, %30 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %31 = crout.copysign %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %32 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf16>
  crout.expect_close %31, %32 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  %33 = crout.hypot %4, %2 : (tensor<?x2xf16>, tensor<2xf16>) -> tensor<?x2xf16>
  %34 = crout.constant dense<[[4.03125, 3.80859375], [7.28125, 7.16015625], [2.13671875, 12.09375]]> : tensor<3x2xf16>
  crout.expect_close %33, %34 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<?x2xf16>, tensor<3x2xf16>
  return
}

func.func @binary_bf16() {
  %1 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xbf16>
  %2 = crout.constant dense<[2.0, -1.5]> : tensor<2xbf16>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xbf16> to tensor<?x2xbf16>
  %5 = crout.add %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %6 = crout.constant dense<[[5.5, -5.0], [9.0, -8.5], [2.75, -13.5]]> : tensor<3x2xbf16>
  crout.expect_close %5, %6 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %7 = crout.sub %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %8 = crout.constant dense<[[1.5, -2.0], [5.0, -5.5], [-1.25, -10.5]]> : tensor<3x2xbf16>
  crout.expect_close %7, %8 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %9 = crout.mul %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %10 = crout.constant dense<[[7.0, 5.25], [14.0, 10.5], [1.5, 18.0]]> : tensor<3x2xbf16>
  crout.expect_close %9, %10 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %11 = crout.div %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %12 = crout.constant dense<[[1.75, 2.328125], [3.5, 4.65625], [0.375, 8.0]]> : tensor<3x2xbf16>
  crout.expect_close %11, %12 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %13 = crout.pow %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %14 = crout.constant dense<[[12.25, 0x7FC0], [49.0, 0x7FC0], [0.5625, 0x7FC0]]> : tensor<3x2xbf16>
  crout.expect_close %13, %14 {rtol = 6.4e-02 : f64, atol = 2.1e-03 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %15 = crout.floor_div %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %16 = crout.constant dense<[[1.0, 2.0], [3.0, 4.0], [0.0, 8.0]]> : tensor<3x2xbf16>
  crout.expect_close %15, %16 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %17 = crout.remainder %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %18 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xbf16>
  crout.expect_close %17, %18 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %19 = crout.fmod %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %20 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xbf16>
  crout.expect_close %19, %20 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %21 = crout.atan2 %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %22 = crout.constant dense<[[1.0546875, -1.9765625], [1.2890625, -1.78125], [0.359375, -1.6953125]]> : tensor<3x2xbf16>
  crout.expect_close %21, %22 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %23 = crout.maximum %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %24 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xbf16>
  crout.expect_close %23, %24 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %25 = crout.minimum %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %26 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xbf16>
  crout.expect_close %25, %26 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %27 = crout.fmax %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %28 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xbf16>
  crout.expect_close %27, %28 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %29 = crout.fmin %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %30 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xbf16>
  crout.expect_close %29, %30 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %31 = crout.copysign %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %32 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xbf16>
  crout.expect_close %31, %32 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  %33 = crout.hypot %4, %2 : (tensor<?x2xbf16>, tensor<2xbf16>) -> tensor<?x2xbf16>
  %34 = crout.constant dense<[[4.03125, 3.8125], [7.28125, 7.15625], [2.140625, 12.0625]]> : tensor<3x2xbf16>
  crout.expect_close %33, %34 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<?x2xbf16>, tensor<3x2xbf16>
  return
}

func.func @binary_f32() {
  %1 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf32>
  %2 = crout.constant dense<[2.0, -1.5]> : tensor<2xf32>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xf32> to tensor<?x2xf32>
  %5 = crout.add %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %6 = crout.constant dense<[[5.5, -5.0], [9.0, -8.5], [2.75, -13.5]]> : tensor<3x2xf32>
  crout.expect_close %5, %6 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %7 = crout.sub %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %8 = crout.constant dense<[[1.5, -2.0], [5.0, -5.5], [-1.25, -10.5]]> : tensor<3x2xf32>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %9 = crout.mul %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %10 = crout.constant dense<[[7.0, 5.25], [14.0, 10.5], [1.5, 18.0]]> : tensor<3x2xf32>
  crout.expect_close %9, %10 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %11 = crout.div %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %12 = crout.constant dense<[[1.75, 2.3333332538604736], [3.5, 4.666666507720947], [0.375, 8.0]]> : tensor<3x2xf32>
  crout.expect_close %11, %12 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %13 = crout.pow %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %14 = crout.constant dense<[[12.25, 0x7FC00000], [49.0, 0x7FC00000], [0.5625, 0x7FC00000]]> : tensor<3x2xf32>
  crout.expect_close %13, %14 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %15 = crout.floor_div %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %16 = crout.constant dense<[[1.0, 2.0], [3.0, 4.0], [0.0, 8.0]]> : tensor<3x2xf32>
  crout.expect_close %15, %16 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %17 = crout.remainder %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %18 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf32>
  crout.expect_close %17, %18 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %19 = crout.fmod %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %20 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf32>
  crout.expect_close %19, %20 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %21 = crout.atan2 %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %22 = crout.constant dense<[[1.0516501665115356, -1.975688099861145], [1.292496681213379, -1.7818896770477295], [0.3587706685066223, -1.6951513290405273]]> : tensor<3x2xf32>
  crout.expect_close %21, %22 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %23 = crout.maximum %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %24 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf32>
  crout.expect_close %23, %24 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %25 = crout.minimum %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %26 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf32>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %27 = crout.fmax %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %28 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf32>
  crout.expect_close %27, %28 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %29 = crout.fmin %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %30 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf32>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %31 = crout.copysign %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %32 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf32>
  crout.expect_close %31, %32 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  %33 = crout.hypot %4, %2 : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %34 = crout.constant dense<[[4.031128883361816, 3.8078866004943848], [7.280109882354736, 7.158910751342773], [2.136000871658325, 12.09338665008545]]> : tensor<3x2xf32>
  crout.expect_close %33, %34 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xf32>, tensor<3x2xf32>
  return
}

func.func @binary_f64() {
  %1 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf64>
  %2 = crout.constant dense<[2.0, -1.5]> : tensor<2xf64>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xf64> to tensor<?x2xf64>
  %5 = crout.add %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %6 = crout.constant dense<[[5.5, -5.0], [9.0, -8.5], [2.75, -13.5]]> : tensor<3x2xf64>
  crout.expect_close %5, %6 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %7 = crout.sub %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %8 = crout.constant dense<[[1.5, -2.0], [5.0, -5.5], [-1.25, -10.5]]> : tensor<3x2xf64>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %9 = crout.mul %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %10 = crout.constant dense<[[7.0, 5.25], [14.0, 10.5], [1.5, 18.0]]> : tensor<3x2xf64>
  crout.expect_close %9, %10 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %11 = crout.div %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %12 = crout.constant dense<[[1.75, 2.3333333333333335], [3.5, 4.666666666666667], [0.375, 8.0]]> : tensor<3x2xf64>
  crout.expect_close %11, %12 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %13 = crout.pow %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %14 = crout.constant dense<[[12.25, 0x7FF8000000000000], [49.0, 0x7FF8000000000000], [0.5625, 0x7FF8000000000000]]> : tensor<3x2xf64>
  crout.expect_close %13, %14 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %15 = crout.floor_div %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %16 = crout.constant dense<[[1.0, 2.0], [3.0, 4.0], [0.0, 8.0]]> : tensor<3x2xf64>
  crout.expect_close %15, %16 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %17 = crout.remainder %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %18 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf64>
  crout.expect_close %17, %18 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %19 = crout.fmod %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %20 = crout.constant dense<[[1.5, -0.5], [1.0, -1.0], [0.75, -0.0]]> : tensor<3x2xf64>
  crout.expect_close %19, %20 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %21 = crout.atan2 %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %22 = crout.constant dense<[[1.0516502125483738, -1.97568811307998], [1.2924966677897853, -1.7818896600176433], [0.35877067027057225, -1.695151321341658]]> : tensor<3x2xf64>
  crout.expect_close %21, %22 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %23 = crout.maximum %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %24 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf64>
  crout.expect_close %23, %24 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %25 = crout.minimum %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %26 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf64>
  crout.expect_close %25, %26 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %27 = crout.fmax %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %28 = crout.constant dense<[[3.5, -1.5], [7.0, -1.5], [2.0, -1.5]]> : tensor<3x2xf64>
  crout.expect_close %27, %28 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %29 = crout.fmin %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %30 = crout.constant dense<[[2.0, -3.5], [2.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf64>
  crout.expect_close %29, %30 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %31 = crout.copysign %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %32 = crout.constant dense<[[3.5, -3.5], [7.0, -7.0], [0.75, -12.0]]> : tensor<3x2xf64>
  crout.expect_close %31, %32 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  %33 = crout.hypot %4, %2 : (tensor<?x2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  %34 = crout.constant dense<[[4.031128874149275, 3.8078865529319543], [7.280109889280518, 7.158910531638177], [2.1360009363293826, 12.093386622447824]]> : tensor<3x2xf64>
  crout.expect_close %33, %34 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xf64>, tensor<3x2xf64>
  return
}

func.func @binary_c64() {
  %1 = crout.constant dense<[[(1.0, 2.0), (-1.0, 2.0)], [(1.0, -2.0), (-1.0, -2.0)], [(0.0, 0.5), (-0.5, 0.25)]]> : tensor<3x2xcomplex<f32>>
  %2 = crout.constant dense<[(2.0, -1.0), (-0.5, 2.0)]> : tensor<2xcomplex<f32>>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xcomplex<f32>> to tensor<?x2xcomplex<f32>>
  %5 = crout.add %4, %2 : (tensor<?x2xcomplex<f32>>, tensor<2xcomplex<f32>>) -> tensor<?x2xcomplex<f32>>
  %6 = crout.constant dense<[[(3.0, 1.0), (-1.5, 4.0)], [(3.0, -3.0), (-1.5, 0.0)], [(2.0, -0.5), (-1.0, 2.25)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %5, %6 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %7 = crout.sub %4, %2 : (tensor<?x2xcomplex<f32>>, tensor<2xcomplex<f32>>) -> tensor<?x2xcomplex<f32>>
  %8 = crout.constant dense<[[(-1.0, 3.0), (-0.5, 0.0)], [(-1.0, -1.0), (-0.5, -4.0)], [(-2.0, 1.5), (0.0, -1.75)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %9 = crout.mul %4, %2 : (tensor<?x2xcomplex<f32>>, tensor<2xcomplex<f32>>) -> tensor<?x2xcomplex<f32>>
  %10 = crout.constant dense<[[(4.0, 3.0), (-3.5, -3.0)], [(0.0, -5.0), (4.5, -1.0)], [(0.5, 1.0), (-0.25, -1.125)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %9, %10 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %11 = crout.div %4, %2 : (tensor<?x2xcomplex<f32>>, tensor<2xcomplex<f32>>) -> tensor<?x2xcomplex<f32>>
  %12 = crout.constant dense<[[(0.0, 1.0), (1.058823585510254, 0.23529411852359772)], [(0.800000011920929, -0.6000000238418579), (-0.8235294222831726, 0.7058823704719543)], [(-0.10000000149011612, 0.20000000298023224), (0.1764705926179886, 0.20588235557079315)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %11, %12 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<?x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  %13 = crout.pow %4, %2 : (tensor<?x2xcomplex<f32>>, tensor<2xcomplex<f32>>) -> tensor<?x2xcomplex<f32>>
  %14 = crout.constant dense<[[(2.428447723388672, 14.932415008544922), (0.009486064314842224, 0.006381937302649021)], [(-1.6401010751724243, -0.20205040276050568), (-34.043556213378906, 19.263643264770508)], [(-0.9251015782356262, -0.7684271931648254), (-0.005065842531621456, -0.00376756489276886)]]> : tensor<3x2xcomplex<f32>>
  crout.expect_close %13, %14 {rtol = 1.2e-05 : f64, atol = 4.0e-07 : f64} : tensor<?x2xcomplex<f32>>, tensor<3x2xcomplex<f32>>
  return
}

func.func @binary_c128() {
  %1 = crout.constant dense<[[(1.0, 2.0), (-1.0, 2.0)], [(1.0, -2.0), (-1.0, -2.0)], [(0.0, 0.5), (-0.5, 0.25)]]> : tensor<3x2xcomplex<f64>>
  %2 = crout.constant dense<[(2.0, -1.0), (-0.5, 2.0)]> : tensor<2xcomplex<f64>>
  %3 = arith.constant 3 : index
  %4 = crout.slice %1[0, 0] [%3, 2] [1, 1] : tensor<3x2xcomplex<f64>> to tensor<?x2xcomplex<f64>>
  %5 = crout.add %4, %2 : (tensor<?x2xcomplex<f64>>, tensor<2xcomplex<f64>>) -> tensor<?x2xcomplex<f64>>
  %6 = crout.constant dense<[[(3.0, 1.0), (-1.5, 4.0)], [(3.0, -3.0), (-1.5, 0.0)], [(2.0, -0.5), (-1.0, 2.25)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %5, %6 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %7 = crout.sub %4, %2 : (tensor<?x2xcomplex<f64>>, tensor<2xcomplex<f64>>) -> tensor<?x2xcomplex<f64>>
  %8 = crout.constant dense<[[(-1.0, 3.0), (-0.5, 0.0)], [(-1.0, -1.0), (-0.5, -4.0)], [(-2.0, 1.5), (0.0, -1.75)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %9 = crout.mul %4, %2 : (tensor<?x2xcomplex<f64>>, tensor<2xcomplex<f64>>) -> tensor<?x2xcomplex<f64>>
  %10 = crout.constant dense<[[(4.0, 3.0), (-3.5, -3.0)], [(0.0, -5.0), (4.5, -1.0)], [(0.5, 1.0), (-0.25, -1.125)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %9, %10 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %11 = crout.div %4, %2 : (tensor<?x2xcomplex<f64>>, tensor<2xcomplex<f64>>) -> tensor<?x2xcomplex<f64>>
  %12 = crout.constant dense<[[(0.0, 1.0), (1.0588235294117647, 0.23529411764705882)], [(0.8, -0.6000000000000001), (-0.8235294117647058, 0.7058823529411764)], [(-0.1, 0.2), (0.1764705882352941, 0.20588235294117646)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %11, %12 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<?x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  %13 = crout.pow %4, %2 : (tensor<?x2xcomplex<f64>>, tensor<2xcomplex<f64>>) -> tensor<?x2xcomplex<f64>>
  %14 = crout.constant dense<[[(2.428447747683073, 14.93241486964456), (0.009486064245199424, 0.006381937381596342)], [(-1.6401010184280038, -0.202050398556709), (-34.04355640213287, 19.26364296839139)], [(-0.9251015838925062, -0.768427191754873), (-0.005065842732970703, -0.0037675649614827386)]]> : tensor<3x2xcomplex<f64>>
  crout.expect_close %13, %14 {rtol = 8.0e-14 : f64, atol = 2.7e-15 : f64} : tensor<?x2xcomplex<f64>>, tensor<3x2xcomplex<f64>>
  return
}
