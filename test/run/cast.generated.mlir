// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Conversions between all element types. Written by generate.py.
// RUN: crout-run %s

func.func @cast_f16() {
  %1 = crout.constant dense<[0.0, -0.0, 0.39990234375, 1.5, -1.5, 2.5, 300.75, -300.75, 65504.0, 1.0009765625, 0x7C00, 0xFC00, 0x7C00, 0x7E00, 0x7C00, 0xFC00, 1.1920928955078125e-07, 127.875]> : tensor<18xf16>
  %2 = crout.cast %1 : tensor<18xf16> to tensor<18xbf16>
  %3 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 0x7F80, 0xFF80, 0x7F80, 0x7FC0, 0x7F80, 0xFF80, 1.1920928955078125e-07, 128.0]> : tensor<18xbf16>
  crout.expect_close %2, %3 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<18xbf16>, tensor<18xbf16>
  %4 = crout.cast %1 : tensor<18xf16> to tensor<18xf32>
  %5 = crout.constant dense<[0.0, -0.0, 0.39990234375, 1.5, -1.5, 2.5, 300.75, -300.75, 65504.0, 1.0009765625, 0x7F800000, 0xFF800000, 0x7F800000, 0x7FC00000, 0x7F800000, 0xFF800000, 1.1920928955078125e-07, 127.875]> : tensor<18xf32>
  crout.expect_close %4, %5 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xf32>, tensor<18xf32>
  %6 = crout.cast %1 : tensor<18xf16> to tensor<18xf64>
  %7 = crout.constant dense<[0.0, -0.0, 0.39990234375, 1.5, -1.5, 2.5, 300.75, -300.75, 65504.0, 1.0009765625, 0x7FF0000000000000, 0xFFF0000000000000, 0x7FF0000000000000, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 1.1920928955078125e-07, 127.875]> : tensor<18xf64>
  crout.expect_close %6, %7 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xf64>, tensor<18xf64>
  %8 = crout.cast %1 : tensor<18xf16> to tensor<18xcomplex<f32>>
  %9 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.39990234375, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.75, 0.0), (-300.75, 0.0), (65504.0, 0.0), (1.0009765625, 0.0), (0x7F800000, 0.0), (0xFF800000, 0.0), (0x7F800000, 0.0), (0x7FC00000, 0.0), (0x7F800000, 0.0), (0xFF800000, 0.0), (1.1920928955078125e-07, 0.0), (127.875, 0.0)]> : tensor<18xcomplex<f32>>
  crout.expect_close %8, %9 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xcomplex<f32>>, tensor<18xcomplex<f32>>
  %10 = crout.cast %1 : tensor<18xf16> to tensor<18xcomplex<f64>>
  %11 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.39990234375, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.75, 0.0), (-300.75, 0.0), (65504.0, 0.0), (1.0009765625, 0.0), (0x7FF0000000000000, 0.0), (0xFFF0000000000000, 0.0), (0x7FF0000000000000, 0.0), (0x7FF8000000000000, 0.0), (0x7FF0000000000000, 0.0), (0xFFF0000000000000, 0.0), (1.1920928955078125e-07, 0.0), (127.875, 0.0)]> : tensor<18xcomplex<f64>>
  crout.expect_close %10, %11 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xcomplex<f64>>, tensor<18xcomplex<f64>>
  %12 = crout.cast %1 : tensor<18xf16> to tensor<18xi1>
  %13 = crout.constant dense<[false, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<18xi1>
  crout.expect_equal %12, %13 : tensor<18xi1>, tensor<18xi1>
  %14 = crout.cast %1 : tensor<18xf16> to tensor<18xi8>
  %15 = crout.constant dense<[0, 0, 0, 1, -1, 2, 44, -44, -32, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi8>
  crout.expect_equal %14, %15 : tensor<18xi8>, tensor<18xi8>
  %16 = crout.cast %1 : tensor<18xf16> to tensor<18xi16>
  %17 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, -32, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi16>
  crout.expect_equal %16, %17 : tensor<18xi16>, tensor<18xi16>
  %18 = crout.cast %1 : tensor<18xf16> to tensor<18xi32>
  %19 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65504, 1, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, 0, 127]> : tensor<18xi32>
  crout.expect_equal %18, %19 : tensor<18xi32>, tensor<18xi32>
  %20 = crout.cast %1 : tensor<18xf16> to tensor<18xi64>
  %21 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65504, 1, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, 0, 127]> : tensor<18xi64>
  crout.expect_equal %20, %21 : tensor<18xi64>, tensor<18xi64>
  %22 = crout.cast %1 : tensor<18xf16> to tensor<18xui8>
  %23 = crout.constant dense<[0, 0, 0, 1, 255, 2, 44, 212, 224, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xui8>
  crout.expect_equal %22, %23 : tensor<18xui8>, tensor<18xui8>
  return
}

func.func @cast_bf16() {
  %1 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 9999220736.0, -9999220736.0, 9.972771014849226e+19, 0x7FC0, 0x7F80, 0xFF80, 1.0011717677116394e-07, 128.0]> : tensor<18xbf16>
  %2 = crout.cast %1 : tensor<18xbf16> to tensor<18xf16>
  %3 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 0x7C00, 1.0, 0x7C00, 0xFC00, 0x7C00, 0x7E00, 0x7C00, 0xFC00, 1.1920928955078125e-07, 128.0]> : tensor<18xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<18xf16>, tensor<18xf16>
  %4 = crout.cast %1 : tensor<18xbf16> to tensor<18xf32>
  %5 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 9999220736.0, -9999220736.0, 9.972771014849226e+19, 0x7FC00000, 0x7F800000, 0xFF800000, 1.0011717677116394e-07, 128.0]> : tensor<18xf32>
  crout.expect_close %4, %5 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xf32>, tensor<18xf32>
  %6 = crout.cast %1 : tensor<18xbf16> to tensor<18xf64>
  %7 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 9999220736.0, -9999220736.0, 9.972771014849226e+19, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 1.0011717677116394e-07, 128.0]> : tensor<18xf64>
  crout.expect_close %6, %7 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xf64>, tensor<18xf64>
  %8 = crout.cast %1 : tensor<18xbf16> to tensor<18xcomplex<f32>>
  %9 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.400390625, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.0, 0.0), (-300.0, 0.0), (65536.0, 0.0), (1.0, 0.0), (9999220736.0, 0.0), (-9999220736.0, 0.0), (9.972771014849226e+19, 0.0), (0x7FC00000, 0.0), (0x7F800000, 0.0), (0xFF800000, 0.0), (1.0011717677116394e-07, 0.0), (128.0, 0.0)]> : tensor<18xcomplex<f32>>
  crout.expect_close %8, %9 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xcomplex<f32>>, tensor<18xcomplex<f32>>
  %10 = crout.cast %1 : tensor<18xbf16> to tensor<18xcomplex<f64>>
  %11 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.400390625, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.0, 0.0), (-300.0, 0.0), (65536.0, 0.0), (1.0, 0.0), (9999220736.0, 0.0), (-9999220736.0, 0.0), (9.972771014849226e+19, 0.0), (0x7FF8000000000000, 0.0), (0x7FF0000000000000, 0.0), (0xFFF0000000000000, 0.0), (1.0011717677116394e-07, 0.0), (128.0, 0.0)]> : tensor<18xcomplex<f64>>
  crout.expect_close %10, %11 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xcomplex<f64>>, tensor<18xcomplex<f64>>
  %12 = crout.cast %1 : tensor<18xbf16> to tensor<18xi1>
  %13 = crout.constant dense<[false, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<18xi1>
  crout.expect_equal %12, %13 : tensor<18xi1>, tensor<18xi1>
  %14 = crout.cast %1 : tensor<18xbf16> to tensor<18xi8>
  %15 = crout.constant dense<[0, 0, 0, 1, -1, 2, 44, -44, 0, 1, 0, 0, 0, 0, 0, 0, 0, -128]> : tensor<18xi8>
  crout.expect_equal %14, %15 : tensor<18xi8>, tensor<18xi8>
  %16 = crout.cast %1 : tensor<18xbf16> to tensor<18xi16>
  %17 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 0, 1, 0, 0, 0, 0, 0, 0, 0, 128]> : tensor<18xi16>
  crout.expect_equal %16, %17 : tensor<18xi16>, tensor<18xi16>
  %18 = crout.cast %1 : tensor<18xbf16> to tensor<18xi32>
  %19 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65536, 1, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, 0, 128]> : tensor<18xi32>
  crout.expect_equal %18, %19 : tensor<18xi32>, tensor<18xi32>
  %20 = crout.cast %1 : tensor<18xbf16> to tensor<18xi64>
  %21 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65536, 1, 9999220736, -9999220736, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, 0, 128]> : tensor<18xi64>
  crout.expect_equal %20, %21 : tensor<18xi64>, tensor<18xi64>
  %22 = crout.cast %1 : tensor<18xbf16> to tensor<18xui8>
  %23 = crout.constant dense<[0, 0, 0, 1, 255, 2, 44, 212, 0, 1, 0, 0, 0, 0, 0, 0, 0, 128]> : tensor<18xui8>
  crout.expect_equal %22, %23 : tensor<18xui8>, tensor<18xui8>
  return
}

func.func @cast_f32() {
  %1 = crout.constant dense<[0.0, -0.0, 0.4000000059604645, 1.5, -1.5, 2.5, 300.70001220703125, -300.70001220703125, 65519.0, 1.00048828125, 10000000000.0, -10000000000.0, 1.0000000200408773e+20, 0x7FC00000, 0x7F800000, 0xFF800000, 1.0000000116860974e-07, 127.9000015258789]> : tensor<18xf32>
  %2 = crout.cast %1 : tensor<18xf32> to tensor<18xf16>
  %3 = crout.constant dense<[0.0, -0.0, 0.39990234375, 1.5, -1.5, 2.5, 300.75, -300.75, 65504.0, 1.0, 0x7C00, 0xFC00, 0x7C00, 0x7E00, 0x7C00, 0xFC00, 1.1920928955078125e-07, 127.875]> : tensor<18xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<18xf16>, tensor<18xf16>
  %4 = crout.cast %1 : tensor<18xf32> to tensor<18xbf16>
  %5 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 9999220736.0, -9999220736.0, 9.972771014849226e+19, 0x7FC0, 0x7F80, 0xFF80, 1.0011717677116394e-07, 128.0]> : tensor<18xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<18xbf16>, tensor<18xbf16>
  %6 = crout.cast %1 : tensor<18xf32> to tensor<18xf64>
  %7 = crout.constant dense<[0.0, -0.0, 0.4000000059604645, 1.5, -1.5, 2.5, 300.70001220703125, -300.70001220703125, 65519.0, 1.00048828125, 10000000000.0, -10000000000.0, 1.0000000200408773e+20, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 1.0000000116860974e-07, 127.9000015258789]> : tensor<18xf64>
  crout.expect_close %6, %7 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xf64>, tensor<18xf64>
  %8 = crout.cast %1 : tensor<18xf32> to tensor<18xcomplex<f32>>
  %9 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.4000000059604645, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.70001220703125, 0.0), (-300.70001220703125, 0.0), (65519.0, 0.0), (1.00048828125, 0.0), (10000000000.0, 0.0), (-10000000000.0, 0.0), (1.0000000200408773e+20, 0.0), (0x7FC00000, 0.0), (0x7F800000, 0.0), (0xFF800000, 0.0), (1.0000000116860974e-07, 0.0), (127.9000015258789, 0.0)]> : tensor<18xcomplex<f32>>
  crout.expect_close %8, %9 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xcomplex<f32>>, tensor<18xcomplex<f32>>
  %10 = crout.cast %1 : tensor<18xf32> to tensor<18xcomplex<f64>>
  %11 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.4000000059604645, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.70001220703125, 0.0), (-300.70001220703125, 0.0), (65519.0, 0.0), (1.00048828125, 0.0), (10000000000.0, 0.0), (-10000000000.0, 0.0), (1.0000000200408773e+20, 0.0), (0x7FF8000000000000, 0.0), (0x7FF0000000000000, 0.0), (0xFFF0000000000000, 0.0), (1.0000000116860974e-07, 0.0), (127.9000015258789, 0.0)]> : tensor<18xcomplex<f64>>
  crout.expect_close %10, %11 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xcomplex<f64>>, tensor<18xcomplex<f64>>
  %12 = crout.cast %1 : tensor<18xf32> to tensor<18xi1>
  %13 = crout.constant dense<[false, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<18xi1>
  crout.expect_equal %12, %13 : tensor<18xi1>, tensor<18xi1>
  %14 = crout.cast %1 : tensor<18xf32> to tensor<18xi8>
  %15 = crout.constant dense<[0, 0, 0, 1, -1, 2, 44, -44, -17, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi8>
  crout.expect_equal %14, %15 : tensor<18xi8>, tensor<18xi8>
  %16 = crout.cast %1 : tensor<18xf32> to tensor<18xi16>
  %17 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, -17, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi16>
  crout.expect_equal %16, %17 : tensor<18xi16>, tensor<18xi16>
  %18 = crout.cast %1 : tensor<18xf32> to tensor<18xi32>
  %19 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65519, 1, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, 0, 127]> : tensor<18xi32>
  crout.expect_equal %18, %19 : tensor<18xi32>, tensor<18xi32>
  %20 = crout.cast %1 : tensor<18xf32> to tensor<18xi64>
  %21 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65519, 1, 10000000000, -10000000000, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, 0, 127]> : tensor<18xi64>
  crout.expect_equal %20, %21 : tensor<18xi64>, tensor<18xi64>
  %22 = crout.cast %1 : tensor<18xf32> to tensor<18xui8>
  %23 = crout.constant dense<[0, 0, 0, 1, 255, 2, 44, 212, 239, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xui8>
  crout.expect_equal %22, %23 : tensor<18xui8>, tensor<18xui8>
  return
}

func.func @cast_f64() {
  %1 = crout.constant dense<[0.0, -0.0, 0.4, 1.5, -1.5, 2.5, 300.7, -300.7, 65519.0, 1.00048828125001, 10000000000.0, -10000000000.0, 1.0e+20, 0x7FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 1.0e-07, 127.9]> : tensor<18xf64>
  %2 = crout.cast %1 : tensor<18xf64> to tensor<18xf16>
  %3 = crout.constant dense<[0.0, -0.0, 0.39990234375, 1.5, -1.5, 2.5, 300.75, -300.75, 65504.0, 1.0009765625, 0x7C00, 0xFC00, 0x7C00, 0x7E00, 0x7C00, 0xFC00, 1.1920928955078125e-07, 127.875]> : tensor<18xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<18xf16>, tensor<18xf16>
  %4 = crout.cast %1 : tensor<18xf64> to tensor<18xbf16>
  %5 = crout.constant dense<[0.0, -0.0, 0.400390625, 1.5, -1.5, 2.5, 300.0, -300.0, 65536.0, 1.0, 9999220736.0, -9999220736.0, 9.972771014849226e+19, 0x7FC0, 0x7F80, 0xFF80, 1.0011717677116394e-07, 128.0]> : tensor<18xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<18xbf16>, tensor<18xbf16>
  %6 = crout.cast %1 : tensor<18xf64> to tensor<18xf32>
  %7 = crout.constant dense<[0.0, -0.0, 0.4000000059604645, 1.5, -1.5, 2.5, 300.70001220703125, -300.70001220703125, 65519.0, 1.00048828125, 10000000000.0, -10000000000.0, 1.0000000200408773e+20, 0x7FC00000, 0x7F800000, 0xFF800000, 1.0000000116860974e-07, 127.9000015258789]> : tensor<18xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xf32>, tensor<18xf32>
  %8 = crout.cast %1 : tensor<18xf64> to tensor<18xcomplex<f32>>
  %9 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.4000000059604645, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.70001220703125, 0.0), (-300.70001220703125, 0.0), (65519.0, 0.0), (1.00048828125, 0.0), (10000000000.0, 0.0), (-10000000000.0, 0.0), (1.0000000200408773e+20, 0.0), (0x7FC00000, 0.0), (0x7F800000, 0.0), (0xFF800000, 0.0), (1.0000000116860974e-07, 0.0), (127.9000015258789, 0.0)]> : tensor<18xcomplex<f32>>
  crout.expect_close %8, %9 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<18xcomplex<f32>>, tensor<18xcomplex<f32>>
  %10 = crout.cast %1 : tensor<18xf64> to tensor<18xcomplex<f64>>
  %11 = crout.constant dense<[(0.0, 0.0), (-0.0, 0.0), (0.4, 0.0), (1.5, 0.0), (-1.5, 0.0), (2.5, 0.0), (300.7, 0.0), (-300.7, 0.0), (65519.0, 0.0), (1.00048828125001, 0.0), (10000000000.0, 0.0), (-10000000000.0, 0.0), (1.0e+20, 0.0), (0x7FF8000000000000, 0.0), (0x7FF0000000000000, 0.0), (0xFFF0000000000000, 0.0), (1.0e-07, 0.0), (127.9, 0.0)]> : tensor<18xcomplex<f64>>
  crout.expect_close %10, %11 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<18xcomplex<f64>>, tensor<18xcomplex<f64>>
  %12 = crout.cast %1 : tensor<18xf64> to tensor<18xi1>
  %13 = crout.constant dense<[false, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<18xi1>
  crout.expect_equal %12, %13 : tensor<18xi1>, tensor<18xi1>
  %14 = crout.cast %1 : tensor<18xf64> to tensor<18xi8>
  %15 = crout.constant dense<[0, 0, 0, 1, -1, 2, 44, -44, -17, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi8>
  crout.expect_equal %14, %15 : tensor<18xi8>, tensor<18xi8>
  %16 = crout.cast %1 : tensor<18xf64> to tensor<18xi16>
  %17 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, -17, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xi16>
  crout.expect_equal %16, %17 : tensor<18xi16>, tensor<18xi16>
  %18 = crout.cast %1 : tensor<18xf64> to tensor<18xi32>
  %19 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65519, 1, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, -2147483648, 0, 127]> : tensor<18xi32>
  crout.expect_equal %18, %19 : tensor<18xi32>, tensor<18xi32>
  %20 = crout.cast %1 : tensor<18xf64> to tensor<18xi64>
  %21 = crout.constant dense<[0, 0, 0, 1, -1, 2, 300, -300, 65519, 1, 10000000000, -10000000000, -9223372036854775808, -9223372036854775808, -9223372036854775808, -9223372036854775808, 0, 127]> : tensor<18xi64>
  crout.expect_equal %20, %21 : tensor<18xi64>, tensor<18xi64>
  %22 = crout.cast %1 : tensor<18xf64> to tensor<18xui8>
  %23 = crout.constant dense<[0, 0, 0, 1, 255, 2, 44, 212, 239, 1, 0, 0, 0, 0, 0, 0, 0, 127]> : tensor<18xui8>
  crout.expect_equal %22, %23 : tensor<18xui8>, tensor<18xui8>
  return
}

func.func @cast_c64() {
  %1 = crout.constant dense<[(1.5, -2.0), (-0.5, 1.0), (300.0, 0.0), (0.0, 0.0), (-7.0, -7.0), (0.0, 1.0)]> : tensor<6xcomplex<f32>>
  %2 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xf16>
  %3 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xbf16>
  %5 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xf32>
  %7 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xf64>
  %9 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xcomplex<f64>>
  %11 = crout.constant dense<[(1.5, -2.0), (-0.5, 1.0), (300.0, 0.0), (0.0, 0.0), (-7.0, -7.0), (0.0, 1.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %10, %11 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %12 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xi1>
  %13 = crout.constant dense<[true, true, true, false, true, true]> : tensor<6xi1>
  crout.expect_equal %12, %13 : tensor<6xi1>, tensor<6xi1>
  %14 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xi8>
  %15 = crout.constant dense<[1, 0, 44, 0, -7, 0]> : tensor<6xi8>
  crout.expect_equal %14, %15 : tensor<6xi8>, tensor<6xi8>
  %16 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xi16>
  %17 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi16>
  crout.expect_equal %16, %17 : tensor<6xi16>, tensor<6xi16>
  %18 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xi32>
  %19 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi32>
  crout.expect_equal %18, %19 : tensor<6xi32>, tensor<6xi32>
  %20 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xi64>
  %21 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi64>
  crout.expect_equal %20, %21 : tensor<6xi64>, tensor<6xi64>
  %22 = crout.cast %1 : tensor<6xcomplex<f32>> to tensor<6xui8>
  %23 = crout.constant dense<[1, 0, 44, 0, 249, 0]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_c128() {
  %1 = crout.constant dense<[(1.5, -2.0), (-0.5, 1.0), (300.0, 0.0), (0.0, 0.0), (-7.0, -7.0), (0.0, 1.0)]> : tensor<6xcomplex<f64>>
  %2 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xf16>
  %3 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xbf16>
  %5 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xf32>
  %7 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xf64>
  %9 = crout.constant dense<[1.5, -0.5, 300.0, 0.0, -7.0, 0.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(1.5, -2.0), (-0.5, 1.0), (300.0, 0.0), (0.0, 0.0), (-7.0, -7.0), (0.0, 1.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xi1>
  %13 = crout.constant dense<[true, true, true, false, true, true]> : tensor<6xi1>
  crout.expect_equal %12, %13 : tensor<6xi1>, tensor<6xi1>
  %14 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xi8>
  %15 = crout.constant dense<[1, 0, 44, 0, -7, 0]> : tensor<6xi8>
  crout.expect_equal %14, %15 : tensor<6xi8>, tensor<6xi8>
  %16 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xi16>
  %17 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi16>
  crout.expect_equal %16, %17 : tensor<6xi16>, tensor<6xi16>
  %18 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xi32>
  %19 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi32>
  crout.expect_equal %18, %19 : tensor<6xi32>, tensor<6xi32>
  %20 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xi64>
  %21 = crout.constant dense<[1, 0, 300, 0, -7, 0]> : tensor<6xi64>
  crout.expect_equal %20, %21 : tensor<6xi64>, tensor<6xi64>
  %22 = crout.cast %1 : tensor<6xcomplex<f64>> to tensor<6xui8>
  %23 = crout.constant dense<[1, 0, 44, 0, 249, 0]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_i1() {
  %1 = crout.constant dense<[true, false, true]> : tensor<3xi1>
  %2 = crout.cast %1 : tensor<3xi1> to tensor<3xf16>
  %3 = crout.constant dense<[1.0, 0.0, 1.0]> : tensor<3xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<3xf16>, tensor<3xf16>
  %4 = crout.cast %1 : tensor<3xi1> to tensor<3xbf16>
  %5 = crout.constant dense<[1.0, 0.0, 1.0]> : tensor<3xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<3xbf16>, tensor<3xbf16>
  %6 = crout.cast %1 : tensor<3xi1> to tensor<3xf32>
  %7 = crout.constant dense<[1.0, 0.0, 1.0]> : tensor<3xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xf32>, tensor<3xf32>
  %8 = crout.cast %1 : tensor<3xi1> to tensor<3xf64>
  %9 = crout.constant dense<[1.0, 0.0, 1.0]> : tensor<3xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xf64>, tensor<3xf64>
  %10 = crout.cast %1 : tensor<3xi1> to tensor<3xcomplex<f32>>
  %11 = crout.constant dense<[(1.0, 0.0), (0.0, 0.0), (1.0, 0.0)]> : tensor<3xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>
  %12 = crout.cast %1 : tensor<3xi1> to tensor<3xcomplex<f64>>
  %13 = crout.constant dense<[(1.0, 0.0), (0.0, 0.0), (1.0, 0.0)]> : tensor<3xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<3xcomplex<f64>>, tensor<3xcomplex<f64>>
  %14 = crout.cast %1 : tensor<3xi1> to tensor<3xi8>
  %15 = crout.constant dense<[1, 0, 1]> : tensor<3xi8>
  crout.expect_equal %14, %15 : tensor<3xi8>, tensor<3xi8>
  %16 = crout.cast %1 : tensor<3xi1> to tensor<3xi16>
  %17 = crout.constant dense<[1, 0, 1]> : tensor<3xi16>
  crout.expect_equal %16, %17 : tensor<3xi16>, tensor<3xi16>
  %18 = crout.cast %1 : tensor<3xi1> to tensor<3xi32>
  %19 = crout.constant dense<[1, 0, 1]> : tensor<3xi32>
  crout.expect_equal %18, %19 : tensor<3xi32>, tensor<3xi32>
  %20 = crout.cast %1 : tensor<3xi1> to tensor<3xi64>
  %21 = crout.constant dense<[1, 0, 1]> : tensor<3xi64>
  crout.expect_equal %20, %21 : tensor<3xi64>, tensor<3xi64>
  %22 = crout.cast %1 : tensor<3xi1> to tensor<3xui8>
  %23 = crout.constant dense<[1, 0, 1]> : tensor<3xui8>
  crout.expect_equal %22, %23 : tensor<3xui8>, tensor<3xui8>
  return
}

func.func @cast_i8() {
  %1 = crout.constant dense<[0, 1, 127, -128, 100, 42]> : tensor<6xi8>
  %2 = crout.cast %1 : tensor<6xi8> to tensor<6xf16>
  %3 = crout.constant dense<[0.0, 1.0, 127.0, -128.0, 100.0, 42.0]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xi8> to tensor<6xbf16>
  %5 = crout.constant dense<[0.0, 1.0, 127.0, -128.0, 100.0, 42.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xi8> to tensor<6xf32>
  %7 = crout.constant dense<[0.0, 1.0, 127.0, -128.0, 100.0, 42.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xi8> to tensor<6xf64>
  %9 = crout.constant dense<[0.0, 1.0, 127.0, -128.0, 100.0, 42.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xi8> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (127.0, 0.0), (-128.0, 0.0), (100.0, 0.0), (42.0, 0.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xi8> to tensor<6xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (127.0, 0.0), (-128.0, 0.0), (100.0, 0.0), (42.0, 0.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %14 = crout.cast %1 : tensor<6xi8> to tensor<6xi1>
  %15 = crout.constant dense<[false, true, true, true, true, true]> : tensor<6xi1>
  crout.expect_equal %14, %15 : tensor<6xi1>, tensor<6xi1>
  %16 = crout.cast %1 : tensor<6xi8> to tensor<6xi16>
  %17 = crout.constant dense<[0, 1, 127, -128, 100, 42]> : tensor<6xi16>
  crout.expect_equal %16, %17 : tensor<6xi16>, tensor<6xi16>
  %18 = crout.cast %1 : tensor<6xi8> to tensor<6xi32>
  %19 = crout.constant dense<[0, 1, 127, -128, 100, 42]> : tensor<6xi32>
  crout.expect_equal %18, %19 : tensor<6xi32>, tensor<6xi32>
  %20 = crout.cast %1 : tensor<6xi8> to tensor<6xi64>
  %21 = crout.constant dense<[0, 1, 127, -128, 100, 42]> : tensor<6xi64>
  crout.expect_equal %20, %21 : tensor<6xi64>, tensor<6xi64>
  %22 = crout.cast %1 : tensor<6xi8> to tensor<6xui8>
  %23 = crout.constant dense<[0, 1, 127, 128, 100, 42]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_i16() {
  %1 = crout.constant dense<[0, 1, 32767, -32768, 100, 10922]> : tensor<6xi16>
  %2 = crout.cast %1 : tensor<6xi16> to tensor<6xf16>
  %3 = crout.constant dense<[0.0, 1.0, 32768.0, -32768.0, 100.0, 10920.0]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xi16> to tensor<6xbf16>
  %5 = crout.constant dense<[0.0, 1.0, 32768.0, -32768.0, 100.0, 10944.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xi16> to tensor<6xf32>
  %7 = crout.constant dense<[0.0, 1.0, 32767.0, -32768.0, 100.0, 10922.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xi16> to tensor<6xf64>
  %9 = crout.constant dense<[0.0, 1.0, 32767.0, -32768.0, 100.0, 10922.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xi16> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (32767.0, 0.0), (-32768.0, 0.0), (100.0, 0.0), (10922.0, 0.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xi16> to tensor<6xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (32767.0, 0.0), (-32768.0, 0.0), (100.0, 0.0), (10922.0, 0.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %14 = crout.cast %1 : tensor<6xi16> to tensor<6xi1>
  %15 = crout.constant dense<[false, true, true, true, true, true]> : tensor<6xi1>
  crout.expect_equal %14, %15 : tensor<6xi1>, tensor<6xi1>
  %16 = crout.cast %1 : tensor<6xi16> to tensor<6xi8>
  %17 = crout.constant dense<[0, 1, -1, 0, 100, -86]> : tensor<6xi8>
  crout.expect_equal %16, %17 : tensor<6xi8>, tensor<6xi8>
  %18 = crout.cast %1 : tensor<6xi16> to tensor<6xi32>
  %19 = crout.constant dense<[0, 1, 32767, -32768, 100, 10922]> : tensor<6xi32>
  crout.expect_equal %18, %19 : tensor<6xi32>, tensor<6xi32>
  %20 = crout.cast %1 : tensor<6xi16> to tensor<6xi64>
  %21 = crout.constant dense<[0, 1, 32767, -32768, 100, 10922]> : tensor<6xi64>
  crout.expect_equal %20, %21 : tensor<6xi64>, tensor<6xi64>
  %22 = crout.cast %1 : tensor<6xi16> to tensor<6xui8>
  %23 = crout.constant dense<[0, 1, 255, 0, 100, 170]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_i32() {
  %1 = crout.constant dense<[0, 1, 2147483647, -2147483648, 100, 715827882]> : tensor<6xi32>
  %2 = crout.cast %1 : tensor<6xi32> to tensor<6xf16>
  %3 = crout.constant dense<[0.0, 1.0, 0x7C00, 0xFC00, 100.0, 0x7C00]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xi32> to tensor<6xbf16>
  %5 = crout.constant dense<[0.0, 1.0, 2147483648.0, -2147483648.0, 100.0, 717225984.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xi32> to tensor<6xf32>
  %7 = crout.constant dense<[0.0, 1.0, 2147483648.0, -2147483648.0, 100.0, 715827904.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xi32> to tensor<6xf64>
  %9 = crout.constant dense<[0.0, 1.0, 2147483647.0, -2147483648.0, 100.0, 715827882.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xi32> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (2147483648.0, 0.0), (-2147483648.0, 0.0), (100.0, 0.0), (715827904.0, 0.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xi32> to tensor<6xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (2147483647.0, 0.0), (-2147483648.0, 0.0), (100.0, 0.0), (715827882.0, 0.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %14 = crout.cast %1 : tensor<6xi32> to tensor<6xi1>
  %15 = crout.constant dense<[false, true, true, true, true, true]> : tensor<6xi1>
  crout.expect_equal %14, %15 : tensor<6xi1>, tensor<6xi1>
  %16 = crout.cast %1 : tensor<6xi32> to tensor<6xi8>
  %17 = crout.constant dense<[0, 1, -1, 0, 100, -86]> : tensor<6xi8>
  crout.expect_equal %16, %17 : tensor<6xi8>, tensor<6xi8>
  %18 = crout.cast %1 : tensor<6xi32> to tensor<6xi16>
  %19 = crout.constant dense<[0, 1, -1, 0, 100, -21846]> : tensor<6xi16>
  crout.expect_equal %18, %19 : tensor<6xi16>, tensor<6xi16>
  %20 = crout.cast %1 : tensor<6xi32> to tensor<6xi64>
  %21 = crout.constant dense<[0, 1, 2147483647, -2147483648, 100, 715827882]> : tensor<6xi64>
  crout.expect_equal %20, %21 : tensor<6xi64>, tensor<6xi64>
  %22 = crout.cast %1 : tensor<6xi32> to tensor<6xui8>
  %23 = crout.constant dense<[0, 1, 255, 0, 100, 170]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_i64() {
  %1 = crout.constant dense<[0, 1, 9223372036854775807, -9223372036854775808, 100, 3074457345618258602]> : tensor<6xi64>
  %2 = crout.cast %1 : tensor<6xi64> to tensor<6xf16>
  %3 = crout.constant dense<[0.0, 1.0, 0x7C00, 0xFC00, 100.0, 0x7C00]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xi64> to tensor<6xbf16>
  %5 = crout.constant dense<[0.0, 1.0, 9.223372036854776e+18, -9.223372036854776e+18, 100.0, 3.0804621451214193e+18]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xi64> to tensor<6xf32>
  %7 = crout.constant dense<[0.0, 1.0, 9.223372036854776e+18, -9.223372036854776e+18, 100.0, 3.0744574372442276e+18]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xi64> to tensor<6xf64>
  %9 = crout.constant dense<[0.0, 1.0, 9.223372036854776e+18, -9.223372036854776e+18, 100.0, 3.0744573456182584e+18]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xi64> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (9.223372036854776e+18, 0.0), (-9.223372036854776e+18, 0.0), (100.0, 0.0), (3.0744574372442276e+18, 0.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xi64> to tensor<6xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (9.223372036854776e+18, 0.0), (-9.223372036854776e+18, 0.0), (100.0, 0.0), (3.0744573456182584e+18, 0.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %14 = crout.cast %1 : tensor<6xi64> to tensor<6xi1>
  %15 = crout.constant dense<[false, true, true, true, true, true]> : tensor<6xi1>
  crout.expect_equal %14, %15 : tensor<6xi1>, tensor<6xi1>
  %16 = crout.cast %1 : tensor<6xi64> to tensor<6xi8>
  %17 = crout.constant dense<[0, 1, -1, 0, 100, -86]> : tensor<6xi8>
  crout.expect_equal %16, %17 : tensor<6xi8>, tensor<6xi8>
  %18 = crout.cast %1 : tensor<6xi64> to tensor<6xi16>
  %19 = crout.constant dense<[0, 1, -1, 0, 100, -21846]> : tensor<6xi16>
  crout.expect_equal %18, %19 : tensor<6xi16>, tensor<6xi16>
  %20 = crout.cast %1 : tensor<6xi64> to tensor<6xi32>
  %21 = crout.constant dense<[0, 1, -1, 0, 100, -1431655766]> : tensor<6xi32>
  crout.expect_equal %20, %21 : tensor<6xi32>, tensor<6xi32>
  %22 = crout.cast %1 : tensor<6xi64> to tensor<6xui8>
  %23 = crout.constant dense<[0, 1, 255, 0, 100, 170]> : tensor<6xui8>
  crout.expect_equal %22, %23 : tensor<6xui8>, tensor<6xui8>
  return
}

func.func @cast_ui8() {
  %1 = crout.constant dense<[0, 1, 255, 0, 100, 85]> : tensor<6xui8>
  %2 = crout.cast %1 : tensor<6xui8> to tensor<6xf16>
  %3 = crout.constant dense<[0.0, 1.0, 255.0, 0.0, 100.0, 85.0]> : tensor<6xf16>
  crout.expect_close %2, %3 {rtol = 2.0e-03 : f64, atol = 6.7e-05 : f64} : tensor<6xf16>, tensor<6xf16>
  %4 = crout.cast %1 : tensor<6xui8> to tensor<6xbf16>
  %5 = crout.constant dense<[0.0, 1.0, 255.0, 0.0, 100.0, 85.0]> : tensor<6xbf16>
  crout.expect_close %4, %5 {rtol = 1.6e-02 : f64, atol = 5.3e-04 : f64} : tensor<6xbf16>, tensor<6xbf16>
  %6 = crout.cast %1 : tensor<6xui8> to tensor<6xf32>
  %7 = crout.constant dense<[0.0, 1.0, 255.0, 0.0, 100.0, 85.0]> : tensor<6xf32>
  crout.expect_close %6, %7 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xf32>, tensor<6xf32>
  %8 = crout.cast %1 : tensor<6xui8> to tensor<6xf64>
  %9 = crout.constant dense<[0.0, 1.0, 255.0, 0.0, 100.0, 85.0]> : tensor<6xf64>
  crout.expect_close %8, %9 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xf64>, tensor<6xf64>
  %10 = crout.cast %1 : tensor<6xui8> to tensor<6xcomplex<f32>>
  %11 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (255.0, 0.0), (0.0, 0.0), (100.0, 0.0), (85.0, 0.0)]> : tensor<6xcomplex<f32>>
  crout.expect_close %10, %11 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<6xcomplex<f32>>, tensor<6xcomplex<f32>>
  %12 = crout.cast %1 : tensor<6xui8> to tensor<6xcomplex<f64>>
  %13 = crout.constant dense<[(0.0, 0.0), (1.0, 0.0), (255.0, 0.0), (0.0, 0.0), (100.0, 0.0), (85.0, 0.0)]> : tensor<6xcomplex<f64>>
  crout.expect_close %12, %13 {rtol = 2.0e-14 : f64, atol = 6.7e-16 : f64} : tensor<6xcomplex<f64>>, tensor<6xcomplex<f64>>
  %14 = crout.cast %1 : tensor<6xui8> to tensor<6xi1>
  %15 = crout.constant dense<[false, true, true, false, true, true]> : tensor<6xi1>
  crout.expect_equal %14, %15 : tensor<6xi1>, tensor<6xi1>
  %16 = crout.cast %1 : tensor<6xui8> to tensor<6xi8>
  %17 = crout.constant dense<[0, 1, -1, 0, 100, 85]> : tensor<6xi8>
  crout.expect_equal %16, %17 : tensor<6xi8>, tensor<6xi8>
  %18 = crout.cast %1 : tensor<6xui8> to tensor<6xi16>
  %19 = crout.constant dense<[0, 1, 255, 0, 100, 85]> : tensor<6xi16>
  crout.expect_equal %18, %19 : tensor<6xi16>, tensor<6xi16>
  %20 = crout.cast %1 : tensor<6xui8> to tensor<6xi32>
  %21 = crout.constant dense<[0, 1, 255, 0, 100, 85]> : tensor<6xi32>
  crout.expect_equal %20, %21 : tensor<6xi32>, tensor<6xi32>
  %22 = crout.cast %1 : tensor<6xui8> to tensor<6xi64>
  %23 = crout.constant dense<[0, 1, 255, 0, 100, 85]> : tensor<6xi64>
  crout.expect_equal %22, %23 : tensor<6xi64>, tensor<6xi64>
  return
}
