// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Infinities, NaN, signed zeros, branch cuts and the ends of the range. Written by generate.py.
// RUN: crout-run %s

func.func @special_f16() {
  %1 = crout.constant dense<[0x7E00, 0x7C00, 0xFC00, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf16>
  %2 = crout.constant dense<[1.0, 1.0, 0x7E00, -0.0, 0.0, 0x7E00, 0x7C00, 0xFC00]> : tensor<8xf16>
  %3 = crout.neg %1 : tensor<8xf16>
  %4 = crout.constant dense<[0x7E00, 0xFC00, 0x7C00, -0.0, 0.0, -1.0, 1.0, -2.0]> : tensor<8xf16>
  crout.expect_close %3, %4 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %5 = crout.exp %1 : tensor<8xf16>
  %6 = crout.constant dense<[0x7E00, 0x7C00, 0.0, 1.0, 1.0, 2.71875, 0.367919921875, 7.390625]> : tensor<8xf16>
  crout.expect_close %5, %6 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %7 = crout.log %1 : tensor<8xf16>
  %8 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, 0xFC00, 0xFC00, 0.0, 0x7E00, 0.693359375]> : tensor<8xf16>
  crout.expect_close %7, %8 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %9 = crout.sqrt %1 : tensor<8xf16>
  %10 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, 0.0, -0.0, 1.0, 0x7E00, 1.4140625]> : tensor<8xf16>
  crout.expect_close %9, %10 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %11 = crout.sin %1 : tensor<8xf16>
  %12 = crout.constant dense<[0x7E00, 0x7E00, 0x7E00, 0.0, -0.0, 0.84130859375, -0.84130859375, 0.9091796875]> : tensor<8xf16>
  crout.expect_close %11, %12 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %13 = crout.tanh %1 : tensor<8xf16>
  %14 = crout.constant dense<[0x7E00, 1.0, -1.0, 0.0, -0.0, 0.76171875, -0.76171875, 0.9638671875]> : tensor<8xf16>
  crout.expect_close %13, %14 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %15 = crout.floor %1 : tensor<8xf16>
  %16 = crout.constant dense<[0x7E00, 0x7C00, 0xFC00, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf16>
  crout.expect_close %15, %16 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %17 = crout.sign %1 : tensor<8xf16>
  %18 = crout.constant dense<[0x7E00, 1.0, -1.0, 0.0, 0.0, 1.0, -1.0, 1.0]> : tensor<8xf16>
  crout.expect_close %17, %18 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %19 = crout.atan %1 : tensor<8xf16>
  %20 = crout.constant dense<[0x7E00, 1.5703125, -1.5703125, 0.0, -0.0, 0.78515625, -0.78515625, 1.107421875]> : tensor<8xf16>
  crout.expect_close %19, %20 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %21 = crout.erf %1 : tensor<8xf16>
  %22 = crout.constant dense<[0x7E00, 1.0, -1.0, 0.0, -0.0, 0.8427734375, -0.8427734375, 0.9951171875]> : tensor<8xf16>
  crout.expect_close %21, %22 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %23 = crout.log1p %1 : tensor<8xf16>
  %24 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, 0.0, -0.0, 0.693359375, 0xFC00, 1.0986328125]> : tensor<8xf16>
  crout.expect_close %23, %24 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %25 = crout.expm1 %1 : tensor<8xf16>
  %26 = crout.constant dense<[0x7E00, 0x7C00, -1.0, 0.0, -0.0, 1.71875, -0.63232421875, 6.390625]> : tensor<8xf16>
  crout.expect_close %25, %26 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %27 = crout.reciprocal %1 : tensor<8xf16>
  %28 = crout.constant dense<[0x7E00, 0.0, -0.0, 0x7C00, 0xFC00, 1.0, -1.0, 0.5]> : tensor<8xf16>
  crout.expect_close %27, %28 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %29 = crout.maximum %1, %2 : tensor<8xf16>
  %30 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, -0.0, 0.0, 0x7E00, 0x7C00, 2.0]> : tensor<8xf16>
  crout.expect_close %29, %30 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %31 = crout.minimum %1, %2 : tensor<8xf16>
  %32 = crout.constant dense<[0x7E00, 1.0, 0x7E00, -0.0, 0.0, 0x7E00, -1.0, 0xFC00]> : tensor<8xf16>
  crout.expect_close %31, %32 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %33 = crout.fmax %1, %2 : tensor<8xf16>
  %34 = crout.constant dense<[1.0, 0x7C00, 0xFC00, -0.0, 0.0, 1.0, 0x7C00, 2.0]> : tensor<8xf16>
  crout.expect_close %33, %34 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %35 = crout.fmin %1, %2 : tensor<8xf16>
  %36 = crout.constant dense<[1.0, 1.0, 0xFC00, -0.0, 0.0, 1.0, -1.0, 0xFC00]> : tensor<8xf16>
  crout.expect_close %35, %36 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %37 = crout.copysign %1, %2 : tensor<8xf16>
  %38 = crout.constant dense<[0x7E00, 0x7C00, 0x7C00, -0.0, 0.0, 1.0, 1.0, -2.0]> : tensor<8xf16>
  crout.expect_close %37, %38 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %39 = crout.add %1, %2 : tensor<8xf16>
  %40 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, 0.0, 0.0, 0x7E00, 0x7C00, 0xFC00]> : tensor<8xf16>
  crout.expect_close %39, %40 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %41 = crout.hypot %1, %2 : tensor<8xf16>
  %42 = crout.constant dense<[0x7E00, 0x7C00, 0x7C00, 0.0, 0.0, 0x7E00, 0x7C00, 0x7C00]> : tensor<8xf16>
  crout.expect_close %41, %42 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %43 = crout.atan2 %1, %2 : tensor<8xf16>
  %44 = crout.constant dense<[0x7E00, 1.5703125, 0x7E00, 3.140625, -0.0, 0x7E00, -0.0, 3.140625]> : tensor<8xf16>
  crout.expect_close %43, %44 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %45 = crout.pow %1, %2 : tensor<8xf16>
  %46 = crout.constant dense<[0x7E00, 0x7C00, 0x7E00, 1.0, 1.0, 1.0, 1.0, 0.0]> : tensor<8xf16>
  crout.expect_close %45, %46 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %47 = crout.fmod %1, %2 : tensor<8xf16>
  %48 = crout.constant dense<[0x7E00, 0x7E00, 0x7E00, 0x7E00, 0x7E00, 0x7E00, -1.0, 2.0]> : tensor<8xf16>
  crout.expect_close %47, %48 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<8xf16>, tensor<8xf16>
  %49 = crout.isnan %1 : tensor<8xf16> -> tensor<8xi1>
  %50 = crout.constant dense<[true, false, false, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %49, %50 : tensor<8xi1>, tensor<8xi1>
  %51 = crout.isinf %1 : tensor<8xf16> -> tensor<8xi1>
  %52 = crout.constant dense<[false, true, true, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %51, %52 : tensor<8xi1>, tensor<8xi1>
  %53 = crout.isfinite %1 : tensor<8xf16> -> tensor<8xi1>
  %54 = crout.constant dense<[false, false, false, true, true, true, true, true]> : tensor<8xi1>
  crout.expect_equal %53, %54 : tensor<8xi1>, tensor<8xi1>
  %55 = crout.logical_not %1 : tensor<8xf16> -> tensor<8xi1>
  %56 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %55, %56 : tensor<8xi1>, tensor<8xi1>
  %57 = crout.compare eq %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %58 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %57, %58 : tensor<8xi1>, tensor<8xi1>
  %59 = crout.compare ne %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %60 = crout.constant dense<[true, true, true, false, false, true, true, true]> : tensor<8xi1>
  crout.expect_equal %59, %60 : tensor<8xi1>, tensor<8xi1>
  %61 = crout.compare lt %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %62 = crout.constant dense<[false, false, false, false, false, false, true, false]> : tensor<8xi1>
  crout.expect_equal %61, %62 : tensor<8xi1>, tensor<8xi1>
  %63 = crout.compare le %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %64 = crout.constant dense<[false, false, false, true, true, false, true, false]> : tensor<8xi1>
  crout.expect_equal %63, %64 : tensor<8xi1>, tensor<8xi1>
  %65 = crout.compare gt %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %66 = crout.constant dense<[false, true, false, false, false, false, false, true]> : tensor<8xi1>
  crout.expect_equal %65, %66 : tensor<8xi1>, tensor<8xi1>
  %67 = crout.compare ge %1, %2 : (tensor<8xf16>, tensor<8xf16>) -> tensor<8xi1>
  %68 = crout.constant dense<[false, true, false, true, true, false, false, true]> : tensor<8xi1>
  crout.expect_equal %67, %68 : tensor<8xi1>, tensor<8xi1>
  %69 = crout.reduce max %1 dims = [0] : tensor<8xf16> -> tensor<f16>
  %70 = crout.constant dense<0x7E00> : tensor<f16>
  crout.expect_close %69, %70 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<f16>, tensor<f16>
  %71 = crout.reduce min %1 dims = [0] : tensor<8xf16> -> tensor<f16>
  %72 = crout.constant dense<0x7E00> : tensor<f16>
  crout.expect_close %71, %72 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<f16>, tensor<f16>
  %73 = crout.reduce sum %1 dims = [0] : tensor<8xf16> -> tensor<f16>
  %74 = crout.constant dense<0x7E00> : tensor<f16>
  crout.expect_close %73, %74 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<f16>, tensor<f16>
  %75 = crout.arg_reduce max %2 dim = 0 : tensor<8xf16> -> tensor<i64>
  %76 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %75, %76 : tensor<i64>, tensor<i64>
  %77 = crout.arg_reduce min %2 dim = 0 : tensor<8xf16> -> tensor<i64>
  %78 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %77, %78 : tensor<i64>, tensor<i64>
  return
}

func.func @special_bf16() {
  %1 = crout.constant dense<[0x7FC0, 0x7F80, 0xFF80, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xbf16>
  %2 = crout.constant dense<[1.0, 1.0, 0x7FC0, -0.0, 0.0, 0x7FC0, 0x7F80, 0xFF80]> : tensor<8xbf16>
  %3 = crout.neg %1 : tensor<8xbf16>
  %4 = crout.constant dense<[0x7FC0, 0xFF80, 0x7F80, -0.0, 0.0, -1.0, 1.0, -2.0]> : tensor<8xbf16>
  crout.expect_close %3, %4 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %5 = crout.exp %1 : tensor<8xbf16>
  %6 = crout.constant dense<[0x7FC0, 0x7F80, 0.0, 1.0, 1.0, 2.71875, 0.3671875, 7.375]> : tensor<8xbf16>
  crout.expect_close %5, %6 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %7 = crout.log %1 : tensor<8xbf16>
  %8 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, 0xFF80, 0xFF80, 0.0, 0x7FC0, 0.69140625]> : tensor<8xbf16>
  crout.expect_close %7, %8 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %9 = crout.sqrt %1 : tensor<8xbf16>
  %10 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, 0.0, -0.0, 1.0, 0x7FC0, 1.4140625]> : tensor<8xbf16>
  crout.expect_close %9, %10 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %11 = crout.sin %1 : tensor<8xbf16>
  %12 = crout.constant dense<[0x7FC0, 0x7FC0, 0x7FC0, 0.0, -0.0, 0.83984375, -0.83984375, 0.91015625]> : tensor<8xbf16>
  crout.expect_close %11, %12 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %13 = crout.tanh %1 : tensor<8xbf16>
  %14 = crout.constant dense<[0x7FC0, 1.0, -1.0, 0.0, -0.0, 0.76171875, -0.76171875, 0.96484375]> : tensor<8xbf16>
  crout.expect_close %13, %14 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %15 = crout.floor %1 : tensor<8xbf16>
  %16 = crout.constant dense<[0x7FC0, 0x7F80, 0xFF80, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xbf16>
  crout.expect_close %15, %16 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %17 = crout.sign %1 : tensor<8xbf16>
  %18 = crout.constant dense<[0x7FC0, 1.0, -1.0, 0.0, 0.0, 1.0, -1.0, 1.0]> : tensor<8xbf16>
  crout.expect_close %17, %18 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %19 = crout.atan %1 : tensor<8xbf16>
  %20 = crout.constant dense<[0x7FC0, 1.5703125, -1.5703125, 0.0, -0.0, 0.78515625, -0.78515625, 1.109375]> : tensor<8xbf16>
  crout.expect_close %19, %20 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %21 = crout.erf %1 : tensor<8xbf16>
  %22 = crout.constant dense<[0x7FC0, 1.0, -1.0, 0.0, -0.0, 0.84375, -0.84375, 0.99609375]> : tensor<8xbf16>
  crout.expect_close %21, %22 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %23 = crout.log1p %1 : tensor<8xbf16>
  %24 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, 0.0, -0.0, 0.69140625, 0xFF80, 1.1015625]> : tensor<8xbf16>
  crout.expect_close %23, %24 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %25 = crout.expm1 %1 : tensor<8xbf16>
  %26 = crout.constant dense<[0x7FC0, 0x7F80, -1.0, 0.0, -0.0, 1.71875, -0.6328125, 6.375]> : tensor<8xbf16>
  crout.expect_close %25, %26 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %27 = crout.reciprocal %1 : tensor<8xbf16>
  %28 = crout.constant dense<[0x7FC0, 0.0, -0.0, 0x7F80, 0xFF80, 1.0, -1.0, 0.5]> : tensor<8xbf16>
  crout.expect_close %27, %28 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %29 = crout.maximum %1, %2 : tensor<8xbf16>
  %30 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, -0.0, 0.0, 0x7FC0, 0x7F80, 2.0]> : tensor<8xbf16>
  crout.expect_close %29, %30 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %31 = crout.minimum %1, %2 : tensor<8xbf16>
  %32 = crout.constant dense<[0x7FC0, 1.0, 0x7FC0, -0.0, 0.0, 0x7FC0, -1.0, 0xFF80]> : tensor<8xbf16>
  crout.expect_close %31, %32 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %33 = crout.fmax %1, %2 : tensor<8xbf16>
  %34 = crout.constant dense<[1.0, 0x7F80, 0xFF80, -0.0, 0.0, 1.0, 0x7F80, 2.0]> : tensor<8xbf16>
  crout.expect_close %33, %34 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %35 = crout.fmin %1, %2 : tensor<8xbf16>
  %36 = crout.constant dense<[1.0, 1.0, 0xFF80, -0.0, 0.0, 1.0, -1.0, 0xFF80]> : tensor<8xbf16>
  crout.expect_close %35, %36 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %37 = crout.copysign %1, %2 : tensor<8xbf16>
  %38 = crout.constant dense<[0x7FC0, 0x7F80, 0x7F80, -0.0, 0.0, 1.0, 1.0, -2.0]> : tensor<8xbf16>
  crout.expect_close %37, %38 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %39 = crout.add %1, %2 : tensor<8xbf16>
  %40 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, 0.0, 0.0, 0x7FC0, 0x7F80, 0xFF80]> : tensor<8xbf16>
  crout.expect_close %39, %40 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %41 = crout.hypot %1, %2 : tensor<8xbf16>
  %42 = crout.constant dense<[0x7FC0, 0x7F80, 0x7F80, 0.0, 0.0, 0x7FC0, 0x7F80, 0x7F80]> : tensor<8xbf16>
  crout.expect_close %41, %42 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %43 = crout.atan2 %1, %2 : tensor<8xbf16>
  %44 = crout.constant dense<[0x7FC0, 1.5703125, 0x7FC0, 3.140625, -0.0, 0x7FC0, -0.0, 3.140625]> : tensor<8xbf16>
  crout.expect_close %43, %44 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %45 = crout.pow %1, %2 : tensor<8xbf16>
  %46 = crout.constant dense<[0x7FC0, 0x7F80, 0x7FC0, 1.0, 1.0, 1.0, 1.0, 0.0]> : tensor<8xbf16>
  crout.expect_close %45, %46 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %47 = crout.fmod %1, %2 : tensor<8xbf16>
  %48 = crout.constant dense<[0x7FC0, 0x7FC0, 0x7FC0, 0x7FC0, 0x7FC0, 0x7FC0, -1.0, 2.0]> : tensor<8xbf16>
  crout.expect_close %47, %48 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<8xbf16>, tensor<8xbf16>
  %49 = crout.isnan %1 : tensor<8xbf16> -> tensor<8xi1>
  %50 = crout.constant dense<[true, false, false, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %49, %50 : tensor<8xi1>, tensor<8xi1>
  %51 = crout.isinf %1 : tensor<8xbf16> -> tensor<8xi1>
  %52 = crout.constant dense<[false, true, true, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %51, %52 : tensor<8xi1>, tensor<8xi1>
  %53 = crout.isfinite %1 : tensor<8xbf16> -> tensor<8xi1>
  %54 = crout.constant dense<[false, false, false, true, true, true, true, true]> : tensor<8xi1>
  crout.expect_equal %53, %54 : tensor<8xi1>, tensor<8xi1>
  %55 = crout.logical_not %1 : tensor<8xbf16> -> tensor<8xi1>
  %56 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %55, %56 : tensor<8xi1>, tensor<8xi1>
  %57 = crout.compare eq %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %58 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %57, %58 : tensor<8xi1>, tensor<8xi1>
  %59 = crout.compare ne %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %60 = crout.constant dense<[true, true, true, false, false, true, true, true]> : tensor<8xi1>
  crout.expect_equal %59, %60 : tensor<8xi1>, tensor<8xi1>
  %61 = crout.compare lt %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %62 = crout.constant dense<[false, false, false, false, false, false, true, false]> : tensor<8xi1>
  crout.expect_equal %61, %62 : tensor<8xi1>, tensor<8xi1>
  %63 = crout.compare le %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %64 = crout.constant dense<[false, false, false, true, true, false, true, false]> : tensor<8xi1>
  crout.expect_equal %63, %64 : tensor<8xi1>, tensor<8xi1>
  %65 = crout.compare gt %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %66 = crout.constant dense<[false, true, false, false, false, false, false, true]> : tensor<8xi1>
  crout.expect_equal %65, %66 : tensor<8xi1>, tensor<8xi1>
  %67 = crout.compare ge %1, %2 : (tensor<8xbf16>, tensor<8xbf16>) -> tensor<8xi1>
  %68 = crout.constant dense<[false, true, false, true, true, false, false, true]> : tensor<8xi1>
  crout.expect_equal %67, %68 : tensor<8xi1>, tensor<8xi1>
  %69 = crout.reduce max %1 dims = [0] : tensor<8xbf16> -> tensor<bf16>
  %70 = crout.constant dense<0x7FC0> : tensor<bf16>
  crout.expect_close %69, %70 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<bf16>, tensor<bf16>
  %71 = crout.reduce min %1 dims = [0] : tensor<8xbf16> -> tensor<bf16>
  %72 = crout.constant dense<0x7FC0> : tensor<bf16>
  crout.expect_close %71, %72 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<bf16>, tensor<bf16>
  %73 = crout.reduce sum %1 dims = [0] : tensor<8xbf16> -> tensor<bf16>
  %74 = crout.constant dense<0x7FC0> : tensor<bf16>
  crout.expect_close %73, %74 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<bf16>, tensor<bf16>
  %75 = crout.arg_reduce max %2 dim = 0 : tensor<8xbf16> -> tensor<i64>
  %76 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %75, %76 : tensor<i64>, tensor<i64>
  %77 = crout.arg_reduce min %2 dim = 0 : tensor<8xbf16> -> tensor<i64>
  %78 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %77, %78 : tensor<i64>, tensor<i64>
  return
}

func.func @special_f32() {
  %1 = crout.constant dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf32>
  %2 = crout.constant dense<[1.0, 1.0, 0x7FC00000, -0.0, 0.0, 0x7FC00000, 0x7F800000, 0xFF800000]> : tensor<8xf32>
  %3 = crout.neg %1 : tensor<8xf32>
  %4 = crout.constant dense<[0x7FC00000, 0xFF800000, 0x7F800000, -0.0, 0.0, -1.0, 1.0, -2.0]> : tensor<8xf32>
  crout.expect_close %3, %4 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %5 = crout.exp %1 : tensor<8xf32>
  %6 = crout.constant dense<[0x7FC00000, 0x7F800000, 0.0, 1.0, 1.0, 2.7182817459106445, 0.3678794503211975, 7.389056205749512]> : tensor<8xf32>
  crout.expect_close %5, %6 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %7 = crout.log %1 : tensor<8xf32>
  %8 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, 0xFF800000, 0xFF800000, 0.0, 0x7FC00000, 0.6931471824645996]> : tensor<8xf32>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %9 = crout.sqrt %1 : tensor<8xf32>
  %10 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, 0.0, -0.0, 1.0, 0x7FC00000, 1.4142135381698608]> : tensor<8xf32>
  crout.expect_close %9, %10 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %11 = crout.sin %1 : tensor<8xf32>
  %12 = crout.constant dense<[0x7FC00000, 0x7FC00000, 0x7FC00000, 0.0, -0.0, 0.8414709568023682, -0.8414709568023682, 0.9092974066734314]> : tensor<8xf32>
  crout.expect_close %11, %12 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %13 = crout.tanh %1 : tensor<8xf32>
  %14 = crout.constant dense<[0x7FC00000, 1.0, -1.0, 0.0, -0.0, 0.7615941762924194, -0.7615941762924194, 0.9640275835990906]> : tensor<8xf32>
  crout.expect_close %13, %14 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %15 = crout.floor %1 : tensor<8xf32>
  %16 = crout.constant dense<[0x7FC00000, 0x7F800000, 0xFF800000, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf32>
  crout.expect_close %15, %16 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %17 = crout.sign %1 : tensor<8xf32>
  %18 = crout.constant dense<[0x7FC00000, 1.0, -1.0, 0.0, 0.0, 1.0, -1.0, 1.0]> : tensor<8xf32>
  crout.expect_close %17, %18 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %19 = crout.atan %1 : tensor<8xf32>
  %20 = crout.constant dense<[0x7FC00000, 1.5707963705062866, -1.5707963705062866, 0.0, -0.0, 0.7853981852531433, -0.7853981852531433, 1.1071487665176392]> : tensor<8xf32>
  crout.expect_close %19, %20 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %21 = crout.erf %1 : tensor<8xf32>
  %22 = crout.constant dense<[0x7FC00000, 1.0, -1.0, 0.0, -0.0, 0.8427007794380188, -0.8427007794380188, 0.9953222870826721]> : tensor<8xf32>
  crout.expect_close %21, %22 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %23 = crout.log1p %1 : tensor<8xf32>
  %24 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, 0.0, -0.0, 0.6931471824645996, 0xFF800000, 1.0986123085021973]> : tensor<8xf32>
  crout.expect_close %23, %24 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %25 = crout.expm1 %1 : tensor<8xf32>
  %26 = crout.constant dense<[0x7FC00000, 0x7F800000, -1.0, 0.0, -0.0, 1.718281865119934, -0.6321205496788025, 6.389056205749512]> : tensor<8xf32>
  crout.expect_close %25, %26 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %27 = crout.reciprocal %1 : tensor<8xf32>
  %28 = crout.constant dense<[0x7FC00000, 0.0, -0.0, 0x7F800000, 0xFF800000, 1.0, -1.0, 0.5]> : tensor<8xf32>
  crout.expect_close %27, %28 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %29 = crout.maximum %1, %2 : tensor<8xf32>
  %30 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, -0.0, 0.0, 0x7FC00000, 0x7F800000, 2.0]> : tensor<8xf32>
  crout.expect_close %29, %30 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %31 = crout.minimum %1, %2 : tensor<8xf32>
  %32 = crout.constant dense<[0x7FC00000, 1.0, 0x7FC00000, -0.0, 0.0, 0x7FC00000, -1.0, 0xFF800000]> : tensor<8xf32>
  crout.expect_close %31, %32 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %33 = crout.fmax %1, %2 : tensor<8xf32>
  %34 = crout.constant dense<[1.0, 0x7F800000, 0xFF800000, -0.0, 0.0, 1.0, 0x7F800000, 2.0]> : tensor<8xf32>
  crout.expect_close %33, %34 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %35 = crout.fmin %1, %2 : tensor<8xf32>
  %36 = crout.constant dense<[1.0, 1.0, 0xFF800000, -0.0, 0.0, 1.0, -1.0, 0xFF800000]> : tensor<8xf32>
  crout.expect_close %35, %36 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %37 = crout.copysign %1, %2 : tensor<8xf32>
  %38 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7F800000, -0.0, 0.0, 1.0, 1.0, -2.0]> : tensor<8xf32>
  crout.expect_close %37, %38 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %39 = crout.add %1, %2 : tensor<8xf32>
  %40 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, 0.0, 0.0, 0x7FC00000, 0x7F800000, 0xFF800000]> : tensor<8xf32>
  crout.expect_close %39, %40 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %41 = crout.hypot %1, %2 : tensor<8xf32>
  %42 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7F800000, 0.0, 0.0, 0x7FC00000, 0x7F800000, 0x7F800000]> : tensor<8xf32>
  crout.expect_close %41, %42 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %43 = crout.atan2 %1, %2 : tensor<8xf32>
  %44 = crout.constant dense<[0x7FC00000, 1.5707963705062866, 0x7FC00000, 3.1415927410125732, -0.0, 0x7FC00000, -0.0, 3.1415927410125732]> : tensor<8xf32>
  crout.expect_close %43, %44 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %45 = crout.pow %1, %2 : tensor<8xf32>
  %46 = crout.constant dense<[0x7FC00000, 0x7F800000, 0x7FC00000, 1.0, 1.0, 1.0, 1.0, 0.0]> : tensor<8xf32>
  crout.expect_close %45, %46 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %47 = crout.fmod %1, %2 : tensor<8xf32>
  %48 = crout.constant dense<[0x7FC00000, 0x7FC00000, 0x7FC00000, 0x7FC00000, 0x7FC00000, 0x7FC00000, -1.0, 2.0]> : tensor<8xf32>
  crout.expect_close %47, %48 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<8xf32>, tensor<8xf32>
  %49 = crout.isnan %1 : tensor<8xf32> -> tensor<8xi1>
  %50 = crout.constant dense<[true, false, false, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %49, %50 : tensor<8xi1>, tensor<8xi1>
  %51 = crout.isinf %1 : tensor<8xf32> -> tensor<8xi1>
  %52 = crout.constant dense<[false, true, true, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %51, %52 : tensor<8xi1>, tensor<8xi1>
  %53 = crout.isfinite %1 : tensor<8xf32> -> tensor<8xi1>
  %54 = crout.constant dense<[false, false, false, true, true, true, true, true]> : tensor<8xi1>
  crout.expect_equal %53, %54 : tensor<8xi1>, tensor<8xi1>
  %55 = crout.logical_not %1 : tensor<8xf32> -> tensor<8xi1>
  %56 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %55, %56 : tensor<8xi1>, tensor<8xi1>
  %57 = crout.compare eq %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %58 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %57, %58 : tensor<8xi1>, tensor<8xi1>
  %59 = crout.compare ne %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %60 = crout.constant dense<[true, true, true, false, false, true, true, true]> : tensor<8xi1>
  crout.expect_equal %59, %60 : tensor<8xi1>, tensor<8xi1>
  %61 = crout.compare lt %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %62 = crout.constant dense<[false, false, false, false, false, false, true, false]> : tensor<8xi1>
  crout.expect_equal %61, %62 : tensor<8xi1>, tensor<8xi1>
  %63 = crout.compare le %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %64 = crout.constant dense<[false, false, false, true, true, false, true, false]> : tensor<8xi1>
  crout.expect_equal %63, %64 : tensor<8xi1>, tensor<8xi1>
  %65 = crout.compare gt %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %66 = crout.constant dense<[false, true, false, false, false, false, false, true]> : tensor<8xi1>
  crout.expect_equal %65, %66 : tensor<8xi1>, tensor<8xi1>
  %67 = crout.compare ge %1, %2 : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xi1>
  %68 = crout.constant dense<[false, true, false, true, true, false, false, true]> : tensor<8xi1>
  crout.expect_equal %67, %68 : tensor<8xi1>, tensor<8xi1>
  %69 = crout.reduce max %1 dims = [0] : tensor<8xf32> -> tensor<f32>
  %70 = crout.constant dense<0x7FC00000> : tensor<f32>
  crout.expect_close %69, %70 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<f32>, tensor<f32>
  %71 = crout.reduce min %1 dims = [0] : tensor<8xf32> -> tensor<f32>
  %72 = crout.constant dense<0x7FC00000> : tensor<f32>
  crout.expect_close %71, %72 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<f32>, tensor<f32>
  %73 = crout.reduce sum %1 dims = [0] : tensor<8xf32> -> tensor<f32>
  %74 = crout.constant dense<0x7FC00000> : tensor<f32>
  crout.expect_close %73, %74 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<f32>, tensor<f32>
  %75 = crout.arg_reduce max %2 dim = 0 : tensor<8xf32> -> tensor<i64>
  %76 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %75, %76 : tensor<i64>, tensor<i64>
  %77 = crout.arg_reduce min %2 dim = 0 : tensor<8xf32> -> tensor<i64>
  %78 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %77, %78 : tensor<i64>, tensor<i64>
  return
}

func.func @special_f64() {
  %1 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf64>
  %2 = crout.constant dense<[1.0, 1.0, 0x7FF8000000000000, -0.0, 0.0, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000]> : tensor<8xf64>
  %3 = crout.neg %1 : tensor<8xf64>
  %4 = crout.constant dense<[0x7FF8000000000000, 0xFFF0000000000000, 0x7FF0000000000000, -0.0, 0.0, -1.0, 1.0, -2.0]> : tensor<8xf64>
  crout.expect_close %3, %4 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %5 = crout.exp %1 : tensor<8xf64>
  %6 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0.0, 1.0, 1.0, 2.718281828459045, 0.36787944117144233, 7.38905609893065]> : tensor<8xf64>
  crout.expect_close %5, %6 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %7 = crout.log %1 : tensor<8xf64>
  %8 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0xFFF0000000000000, 0xFFF0000000000000, 0.0, 0x7FF8000000000000, 0.6931471805599453]> : tensor<8xf64>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %9 = crout.sqrt %1 : tensor<8xf64>
  %10 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0.0, -0.0, 1.0, 0x7FF8000000000000, 1.4142135623730951]> : tensor<8xf64>
  crout.expect_close %9, %10 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %11 = crout.sin %1 : tensor<8xf64>
  %12 = crout.constant dense<[0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0.0, -0.0, 0.8414709848078965, -0.8414709848078965, 0.9092974268256817]> : tensor<8xf64>
  crout.expect_close %11, %12 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %13 = crout.tanh %1 : tensor<8xf64>
  %14 = crout.constant dense<[0x7FF8000000000000, 1.0, -1.0, 0.0, -0.0, 0.7615941559557649, -0.7615941559557649, 0.9640275800758169]> : tensor<8xf64>
  crout.expect_close %13, %14 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %15 = crout.floor %1 : tensor<8xf64>
  %16 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 0.0, -0.0, 1.0, -1.0, 2.0]> : tensor<8xf64>
  crout.expect_close %15, %16 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %17 = crout.sign %1 : tensor<8xf64>
  %18 = crout.constant dense<[0x7FF8000000000000, 1.0, -1.0, 0.0, 0.0, 1.0, -1.0, 1.0]> : tensor<8xf64>
  crout.expect_close %17, %18 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %19 = crout.atan %1 : tensor<8xf64>
  %20 = crout.constant dense<[0x7FF8000000000000, 1.5707963267948966, -1.5707963267948966, 0.0, -0.0, 0.7853981633974483, -0.7853981633974483, 1.1071487177940904]> : tensor<8xf64>
  crout.expect_close %19, %20 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %21 = crout.erf %1 : tensor<8xf64>
  %22 = crout.constant dense<[0x7FF8000000000000, 1.0, -1.0, 0.0, -0.0, 0.8427007929497149, -0.8427007929497149, 0.9953222650189527]> : tensor<8xf64>
  crout.expect_close %21, %22 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %23 = crout.log1p %1 : tensor<8xf64>
  %24 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0.0, -0.0, 0.6931471805599453, 0xFFF0000000000000, 1.0986122886681098]> : tensor<8xf64>
  crout.expect_close %23, %24 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %25 = crout.expm1 %1 : tensor<8xf64>
  %26 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, -1.0, 0.0, -0.0, 1.7182818284590453, -0.6321205588285577, 6.38905609893065]> : tensor<8xf64>
  crout.expect_close %25, %26 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %27 = crout.reciprocal %1 : tensor<8xf64>
  %28 = crout.constant dense<[0x7FF8000000000000, 0.0, -0.0, 0x7FF0000000000000, 0xFFF0000000000000, 1.0, -1.0, 0.5]> : tensor<8xf64>
  crout.expect_close %27, %28 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %29 = crout.maximum %1, %2 : tensor<8xf64>
  %30 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, -0.0, 0.0, 0x7FF8000000000000, 0x7FF0000000000000, 2.0]> : tensor<8xf64>
  crout.expect_close %29, %30 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %31 = crout.minimum %1, %2 : tensor<8xf64>
  %32 = crout.constant dense<[0x7FF8000000000000, 1.0, 0x7FF8000000000000, -0.0, 0.0, 0x7FF8000000000000, -1.0, 0xFFF0000000000000]> : tensor<8xf64>
  crout.expect_close %31, %32 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %33 = crout.fmax %1, %2 : tensor<8xf64>
  %34 = crout.constant dense<[1.0, 0x7FF0000000000000, 0xFFF0000000000000, -0.0, 0.0, 1.0, 0x7FF0000000000000, 2.0]> : tensor<8xf64>
  crout.expect_close %33, %34 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %35 = crout.fmin %1, %2 : tensor<8xf64>
  %36 = crout.constant dense<[1.0, 1.0, 0xFFF0000000000000, -0.0, 0.0, 1.0, -1.0, 0xFFF0000000000000]> : tensor<8xf64>
  crout.expect_close %35, %36 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %37 = crout.copysign %1, %2 : tensor<8xf64>
  %38 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF0000000000000, -0.0, 0.0, 1.0, 1.0, -2.0]> : tensor<8xf64>
  crout.expect_close %37, %38 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %39 = crout.add %1, %2 : tensor<8xf64>
  %40 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0.0, 0.0, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000]> : tensor<8xf64>
  crout.expect_close %39, %40 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %41 = crout.hypot %1, %2 : tensor<8xf64>
  %42 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF0000000000000, 0.0, 0.0, 0x7FF8000000000000, 0x7FF0000000000000, 0x7FF0000000000000]> : tensor<8xf64>
  crout.expect_close %41, %42 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %43 = crout.atan2 %1, %2 : tensor<8xf64>
  %44 = crout.constant dense<[0x7FF8000000000000, 1.5707963267948966, 0x7FF8000000000000, 3.141592653589793, -0.0, 0x7FF8000000000000, -0.0, 3.141592653589793]> : tensor<8xf64>
  crout.expect_close %43, %44 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %45 = crout.pow %1, %2 : tensor<8xf64>
  %46 = crout.constant dense<[0x7FF8000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 1.0, 1.0, 1.0, 1.0, 0.0]> : tensor<8xf64>
  crout.expect_close %45, %46 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %47 = crout.fmod %1, %2 : tensor<8xf64>
  %48 = crout.constant dense<[0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, 0x7FF8000000000000, -1.0, 2.0]> : tensor<8xf64>
  crout.expect_close %47, %48 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<8xf64>, tensor<8xf64>
  %49 = crout.isnan %1 : tensor<8xf64> -> tensor<8xi1>
  %50 = crout.constant dense<[true, false, false, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %49, %50 : tensor<8xi1>, tensor<8xi1>
  %51 = crout.isinf %1 : tensor<8xf64> -> tensor<8xi1>
  %52 = crout.constant dense<[false, true, true, false, false, false, false, false]> : tensor<8xi1>
  crout.expect_equal %51, %52 : tensor<8xi1>, tensor<8xi1>
  %53 = crout.isfinite %1 : tensor<8xf64> -> tensor<8xi1>
  %54 = crout.constant dense<[false, false, false, true, true, true, true, true]> : tensor<8xi1>
  crout.expect_equal %53, %54 : tensor<8xi1>, tensor<8xi1>
  %55 = crout.logical_not %1 : tensor<8xf64> -> tensor<8xi1>
  %56 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %55, %56 : tensor<8xi1>, tensor<8xi1>
  %57 = crout.compare eq %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %58 = crout.constant dense<[false, false, false, true, true, false, false, false]> : tensor<8xi1>
  crout.expect_equal %57, %58 : tensor<8xi1>, tensor<8xi1>
  %59 = crout.compare ne %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %60 = crout.constant dense<[true, true, true, false, false, true, true, true]> : tensor<8xi1>
  crout.expect_equal %59, %60 : tensor<8xi1>, tensor<8xi1>
  %61 = crout.compare lt %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %62 = crout.constant dense<[false, false, false, false, false, false, true, false]> : tensor<8xi1>
  crout.expect_equal %61, %62 : tensor<8xi1>, tensor<8xi1>
  %63 = crout.compare le %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %64 = crout.constant dense<[false, false, false, true, true, false, true, false]> : tensor<8xi1>
  crout.expect_equal %63, %64 : tensor<8xi1>, tensor<8xi1>
  %65 = crout.compare gt %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %66 = crout.constant dense<[false, true, false, false, false, false, false, true]> : tensor<8xi1>
  crout.expect_equal %65, %66 : tensor<8xi1>, tensor<8xi1>
  %67 = crout.compare ge %1, %2 : (tensor<8xf64>, tensor<8xf64>) -> tensor<8xi1>
  %68 = crout.constant dense<[false, true, false, true, true, false, false, true]> : tensor<8xi1>
  crout.expect_equal %67, %68 : tensor<8xi1>, tensor<8xi1>
  %69 = crout.reduce max %1 dims = [0] : tensor<8xf64> -> tensor<f64>
  %70 = crout.constant dense<0x7FF8000000000000> : tensor<f64>
  crout.expect_close %69, %70 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<f64>, tensor<f64>
  %71 = crout.reduce min %1 dims = [0] : tensor<8xf64> -> tensor<f64>
  %72 = crout.constant dense<0x7FF8000000000000> : tensor<f64>
  crout.expect_close %71, %72 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<f64>, tensor<f64>
  %73 = crout.reduce sum %1 dims = [0] : tensor<8xf64> -> tensor<f64>
  %74 = crout.constant dense<0x7FF8000000000000> : tensor<f64>
  crout.expect_close %73, %74 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<f64>, tensor<f64>
  %75 = crout.arg_reduce max %2 dim = 0 : tensor<8xf64> -> tensor<i64>
  %76 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %75, %76 : tensor<i64>, tensor<i64>
  %77 = crout.arg_reduce min %2 dim = 0 : tensor<8xf64> -> tensor<i64>
  %78 = crout.constant dense<2> : tensor<i64>
  crout.expect_equal %77, %78 : tensor<i64>, tensor<i64>
  return
}

func.func @special_c64() {
  %1 = crout.constant dense<[(1.7014117331926443e+38, 8.5070586659632215e+37), (9.4039548065783e-38, 2.350988701644575e-38), (3.0, 4.0), (-3.0, -4.0), (4.2535293329816107e+37, 1.0), (1.0, 1.0000000116860974e-07)]> : tensor<6xcomplex<f32>>
  %2 = crout.constant dense<[(1.7014117331926443e+38, -1.7014117331926443e+38), (4.70197740328915e-38, 1.1754943508222875e-38), (0.0, 2.0), (5.0, 0.0), (1.0, 4.2535293329816107e+37), (1.0, -1.0000000116860974e-07)]> : tensor<6xcomplex<f32>>
  %3 = crout.div %1, %2 : tensor<6xcomplex<f32>>
  %4 = crout.constant dense<[(0.25, 0.75), (2.0, 0.0), (2.0, -1.5), (-0.6000000238418579, -0.800000011920929), (4.701977963808536e-38, -1.0), (1.0, 2.0000000233721948e-07)]> : tensor<6xcomplex<f32>>
  crout.expect_close %3, %4 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %5 = crout.abs %1 : tensor<6xcomplex<f32>> -> tensor<6xf32>
  %6 = crout.constant dense<[1.902236085054289e+38, 9.693374507244862e-38, 5.0, 5.0, 4.2535293329816107e+37, 1.0]> : tensor<6xf32>
  crout.expect_close %5, %6 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %7 = crout.sqrt %1 : tensor<6xcomplex<f32>>
  %8 = crout.constant dense<[(1.3423204089261457e+19, 3.168788388081828e+18), (3.0900913764839856e-19, 3.8040763288652235e-20), (2.0, 1.0), (1.0, -2.0), (6.521908801048674e+18, 7.666467598445728e-20), (1.0, 5.000000058430487e-08)]> : tensor<6xcomplex<f32>>
  crout.expect_close %7, %8 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %9 = crout.log %1 : tensor<6xcomplex<f32>>
  %10 = crout.constant dense<[(88.14126586914062, 0.46364760398864746), (-85.22679138183594, 0.244978666305542), (1.6094379425048828, 0.9272952079772949), (1.6094379425048828, -2.2142975330352783), (86.64339447021484, 2.350988981904268e-38), (4.99999991225835e-15, 1.0000000116860974e-07)]> : tensor<6xcomplex<f32>>
  crout.expect_close %9, %10 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(-4.0, 0.0), (-4.0, -0.0), (4.0, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  %12 = crout.sqrt %11 : tensor<4xcomplex<f32>>
  %13 = crout.constant dense<[(0.0, 2.0), (0.0, -2.0), (2.0, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %12, %13 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %14 = crout.asin %11 : tensor<4xcomplex<f32>>
  %15 = crout.constant dense<[(-1.5707963705062866, 2.063436985015869), (-1.5707963705062866, -2.063436985015869), (1.5707963705062866, 2.063436985015869), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %14, %15 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %16 = crout.acos %11 : tensor<4xcomplex<f32>>
  %17 = crout.constant dense<[(3.1415927410125732, -2.063436985015869), (3.1415927410125732, 2.063436985015869), (0.0, -2.063436985015869), (1.5707963705062866, -0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %16, %17 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %18 = crout.acosh %11 : tensor<4xcomplex<f32>>
  %19 = crout.constant dense<[(2.063436985015869, 3.1415927410125732), (2.063436985015869, -3.1415927410125732), (2.063436985015869, 0.0), (0.0, 1.5707963705062866)]> : tensor<4xcomplex<f32>>
  crout.expect_close %18, %19 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %20 = crout.asinh %11 : tensor<4xcomplex<f32>>
  %21 = crout.constant dense<[(-2.094712495803833, 0.0), (-2.094712495803833, -0.0), (2.094712495803833, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %20, %21 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %22 = crout.atan %11 : tensor<4xcomplex<f32>>
  %23 = crout.constant dense<[(-1.3258177042007446, 0.0), (-1.3258177042007446, -0.0), (1.3258177042007446, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %22, %23 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %24 = crout.sin %11 : tensor<4xcomplex<f32>>
  %25 = crout.constant dense<[(0.756802499294281, -0.0), (0.756802499294281, 0.0), (-0.756802499294281, -0.0), (0.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %24, %25 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  %26 = crout.exp %11 : tensor<4xcomplex<f32>>
  %27 = crout.constant dense<[(0.018315639346837997, 0.0), (0.018315639346837997, -0.0), (54.598148345947266, 0.0), (1.0, 0.0)]> : tensor<4xcomplex<f32>>
  crout.expect_close %26, %27 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>
  return
}

func.func @special_c128() {
  %1 = crout.constant dense<[(8.988465674311579e+307, 4.4942328371557893e+307), (1.7800590868057611e-307, 4.450147717014403e-308), (3.0, 4.0), (-3.0, -4.0), (2.2471164185778946e+307, 1.0), (1.0, 1.0e-07)]> : tensor<6xcomplex<f64>>
  %2 = crout.constant dense<[(8.988465674311579e+307, -8.988465674311579e+307), (8.900295434028806e-308, 2.2250738585072014e-308), (0.0, 2.0), (5.0, 0.0), (1.0, 2.2471164185778946e+307), (1.0, -1.0e-07)]> : tensor<6xcomplex<f64>>
  %3 = crout.div %1, %2 : tensor<6xcomplex<f64>>
  %4 = crout.constant dense<[(0.25, 0.75), (2.0, 0.0), (2.0, -1.5), (-0.6, -0.8), (8.900295434028808e-308, -1.0), (0.99999999999998, 1.99999999999998e-07)]> : tensor<6xcomplex<f64>>
  crout.expect_close %3, %4 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %5 = crout.abs %1 : tensor<6xcomplex<f64>> -> tensor<6xf64>
  %6 = crout.constant dense<[1.0049410130592087e+308, 1.8348429086851673e-307, 5.0, 5.0, 2.2471164185778946e+307, 1.000000000000005]> : tensor<6xf64>
  crout.expect_close %5, %6 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %7 = crout.sqrt %1 : tensor<6xcomplex<f64>>
  %8 = crout.constant dense<[(9.756504447009611e+153, 2.303198272273263e+153), (4.251412703732095e-154, 5.233728206518093e-155), (2.0, 1.0), (1.0, -2.0), (4.740375954054588e+153, 1.0547686614863e-154), (1.0000000000000013, 4.999999999999993e-08)]> : tensor<6xcomplex<f64>>
  crout.expect_close %7, %8 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %9 = crout.log %1 : tensor<6xcomplex<f64>>
  %10 = crout.constant dense<[(709.2011374884812, 0.4636476090008061), (-706.286664679676, 0.24497866312686414), (1.6094379124341003, 0.9272952180016122), (1.6094379124341003, -2.214297435588181), (707.7032713517042, 4.450147717014404e-308), (4.999999999999974e-15, 9.999999999999966e-08)]> : tensor<6xcomplex<f64>>
  crout.expect_close %9, %10 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %11 = crout.constant dense<[(-4.0, 0.0), (-4.0, -0.0), (4.0, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  %12 = crout.sqrt %11 : tensor<4xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 2.0), (0.0, -2.0), (2.0, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %14 = crout.asin %11 : tensor<4xcomplex<f64>>
  %15 = crout.constant dense<[(-1.5707963267948966, 2.0634370688955608), (-1.5707963267948966, -2.0634370688955608), (1.5707963267948966, 2.0634370688955608), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %14, %15 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %16 = crout.acos %11 : tensor<4xcomplex<f64>>
  %17 = crout.constant dense<[(3.141592653589793, -2.0634370688955608), (3.141592653589793, 2.0634370688955608), (0.0, -2.0634370688955608), (1.5707963267948966, -0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %16, %17 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %18 = crout.acosh %11 : tensor<4xcomplex<f64>>
  %19 = crout.constant dense<[(2.0634370688955608, 3.141592653589793), (2.0634370688955608, -3.141592653589793), (2.0634370688955608, 0.0), (0.0, 1.5707963267948966)]> : tensor<4xcomplex<f64>>
  crout.expect_close %18, %19 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %20 = crout.asinh %11 : tensor<4xcomplex<f64>>
  %21 = crout.constant dense<[(-2.0947125472611012, 0.0), (-2.0947125472611012, -0.0), (2.0947125472611012, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %20, %21 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %22 = crout.atan %11 : tensor<4xcomplex<f64>>
  %23 = crout.constant dense<[(-1.3258176636680326, 0.0), (-1.3258176636680326, -0.0), (1.3258176636680326, 0.0), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %22, %23 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %24 = crout.sin %11 : tensor<4xcomplex<f64>>
  %25 = crout.constant dense<[(0.7568024953079282, -0.0), (0.7568024953079282, 0.0), (-0.7568024953079282, -0.0), (0.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %24, %25 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  %26 = crout.exp %11 : tensor<4xcomplex<f64>>
  %27 = crout.constant dense<[(0.01831563888873418, 0.0), (0.01831563888873418, -0.0), (54.598150033144236, 0.0), (1.0, 0.0)]> : tensor<4xcomplex<f64>>
  crout.expect_close %26, %27 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<4xcomplex<f64>>, tensor<4xcomplex<f64>>
  return
}
