// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Integer and bool elements, with divisors of 0 and shifts out of range. Written by generate.py.
// RUN: crout-run %s

func.func @integer_i8() {
  %1 = crout.constant dense<[7, -128, 127, 5, 0, 127, 3, 100, 127, 2, 1, -128, 9, -128, -7, 7, -7, -128, -1, -1, -8, 5, 1, -1, 2, -128]> : tensor<26xi8>
  %2 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 127, 7, 8, -128, 4, 1, 2, -2, -2, -1, -128, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi8>
  %3 = crout.add %1, %2 : tensor<26xi8>
  %4 = crout.constant dense<[9, -125, -127, 5, 5, -128, 6, 107, -2, 9, 9, 0, 13, -127, -5, 5, -9, 127, 127, 2, -5, 4, -4, -4, 1, -128]> : tensor<26xi8>
  crout.expect_equal %3, %4 : tensor<26xi8>, tensor<26xi8>
  %5 = crout.sub %1, %2 : tensor<26xi8>
  %6 = crout.constant dense<[5, 125, 125, 5, -5, 126, 0, 93, 0, -5, -7, 0, 5, 127, -9, 9, -5, -127, 127, -4, -11, 6, 6, 2, 3, -128]> : tensor<26xi8>
  crout.expect_equal %5, %6 : tensor<26xi8>, tensor<26xi8>
  %7 = crout.mul %1, %2 : tensor<26xi8>
  %8 = crout.constant dense<[14, -128, -2, 0, 0, 127, 9, -68, 1, 14, 8, 0, 36, -128, -14, -14, 14, -128, -128, -3, -24, -5, -5, 3, -2, 0]> : tensor<26xi8>
  crout.expect_equal %7, %8 : tensor<26xi8>, tensor<26xi8>
  %9 = crout.div %1, %2 : tensor<26xi8>
  %10 = crout.constant dense<[3, -42, 63, 0, 0, 127, 1, 14, 1, 0, 0, 1, 2, -128, -3, -3, 3, -128, 0, 0, -2, -5, 0, 0, -2, 0]> : tensor<26xi8>
  crout.expect_equal %9, %10 : tensor<26xi8>, tensor<26xi8>
  %11 = crout.floor_div %1, %2 : tensor<26xi8>
  %12 = crout.constant dense<[3, -43, 63, 0, 0, 127, 1, 14, 1, 0, 0, 1, 2, -128, -4, -4, 3, -128, 0, -1, -3, -5, -1, 0, -2, 0]> : tensor<26xi8>
  crout.expect_equal %11, %12 : tensor<26xi8>, tensor<26xi8>
  %13 = crout.remainder %1, %2 : tensor<26xi8>
  %14 = crout.constant dense<[1, 1, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, 1, -1, -1, 0, -1, 2, 1, 0, -4, -1, 0, 0]> : tensor<26xi8>
  crout.expect_equal %13, %14 : tensor<26xi8>, tensor<26xi8>
  %15 = crout.fmod %1, %2 : tensor<26xi8>
  %16 = crout.constant dense<[1, -2, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, -1, 1, -1, 0, -1, -1, -2, 0, 1, -1, 0, 0]> : tensor<26xi8>
  crout.expect_equal %15, %16 : tensor<26xi8>, tensor<26xi8>
  %17 = crout.maximum %1, %2 : tensor<26xi8>
  %18 = crout.constant dense<[7, 3, 127, 5, 5, 127, 3, 100, 127, 7, 8, -128, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi8>
  crout.expect_equal %17, %18 : tensor<26xi8>, tensor<26xi8>
  %19 = crout.minimum %1, %2 : tensor<26xi8>
  %20 = crout.constant dense<[2, -128, 2, 0, 0, 1, 3, 7, 127, 2, 1, -128, 4, -128, -7, -2, -7, -128, -128, -1, -8, -1, -5, -3, -1, -128]> : tensor<26xi8>
  crout.expect_equal %19, %20 : tensor<26xi8>, tensor<26xi8>
  %21 = crout.fmax %1, %2 : tensor<26xi8>
  %22 = crout.constant dense<[7, 3, 127, 5, 5, 127, 3, 100, 127, 7, 8, -128, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi8>
  crout.expect_equal %21, %22 : tensor<26xi8>, tensor<26xi8>
  %23 = crout.fmin %1, %2 : tensor<26xi8>
  %24 = crout.constant dense<[2, -128, 2, 0, 0, 1, 3, 7, 127, 2, 1, -128, 4, -128, -7, -2, -7, -128, -128, -1, -8, -1, -5, -3, -1, -128]> : tensor<26xi8>
  crout.expect_equal %23, %24 : tensor<26xi8>, tensor<26xi8>
  %25 = crout.bitwise_and %1, %2 : tensor<26xi8>
  %26 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 4, 127, 2, 0, -128, 0, 0, 0, 6, -8, -128, -128, 3, 0, 5, 1, -3, 2, 0]> : tensor<26xi8>
  crout.expect_equal %25, %26 : tensor<26xi8>, tensor<26xi8>
  %27 = crout.bitwise_or %1, %2 : tensor<26xi8>
  %28 = crout.constant dense<[7, -125, 127, 5, 5, 127, 3, 103, 127, 7, 9, -128, 13, -127, -5, -1, -1, -1, -1, -1, -5, -1, -5, -1, -1, -128]> : tensor<26xi8>
  crout.expect_equal %27, %28 : tensor<26xi8>, tensor<26xi8>
  %29 = crout.bitwise_xor %1, %2 : tensor<26xi8>
  %30 = crout.constant dense<[5, -125, 125, 5, 5, 126, 0, 99, 0, 5, 9, 0, 13, -127, -5, -7, 7, 127, 127, -4, -5, -6, -6, 2, -3, -128]> : tensor<26xi8>
  crout.expect_equal %29, %30 : tensor<26xi8>, tensor<26xi8>
  %31 = crout.shift_left %1, %2 : tensor<26xi8>
  %32 = crout.constant dense<[28, 0, -4, 5, 0, -2, 24, 0, 0, 0, 0, 0, -112, 0, -28, 0, 0, 0, 0, -8, -64, 0, 0, 0, 0, -128]> : tensor<26xi8>
  crout.expect_equal %31, %32 : tensor<26xi8>, tensor<26xi8>
  %33 = crout.shift_right %1, %2 : tensor<26xi8>
  %34 = crout.constant dense<[1, -16, 31, 5, 0, 63, 0, 0, 0, 0, 0, -1, 0, -64, -2, 0, -1, -1, -1, -1, -1, 0, 0, -1, 0, -128]> : tensor<26xi8>
  crout.expect_equal %33, %34 : tensor<26xi8>, tensor<26xi8>
  %35 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 40, 7, 8, -50, 4, 1, 2, -2, -2, -1, -50, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi8>
  %36 = crout.pow %1, %35 : tensor<26xi8>
  %37 = crout.constant dense<[49, 0, 1, 1, 0, 127, 27, 0, 1, -128, 1, 0, -95, -128, 49, 0, 0, 0, 1, -1, 0, 0, 1, -1, 0, 1]> : tensor<26xi8>
  crout.expect_equal %36, %37 : tensor<26xi8>, tensor<26xi8>
  %38 = crout.neg %1 : tensor<26xi8>
  %39 = crout.constant dense<[-7, -128, -127, -5, 0, -127, -3, -100, -127, -2, -1, -128, -9, -128, 7, -7, 7, -128, 1, 1, 8, -5, -1, 1, -2, -128]> : tensor<26xi8>
  crout.expect_equal %38, %39 : tensor<26xi8>, tensor<26xi8>
  %40 = crout.sign %1 : tensor<26xi8>
  %41 = crout.constant dense<[1, -1, 1, 1, 0, 1, 1, 1, 1, 1, 1, -1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, 1, -1]> : tensor<26xi8>
  crout.expect_equal %40, %41 : tensor<26xi8>, tensor<26xi8>
  %42 = crout.bitwise_not %1 : tensor<26xi8>
  %43 = crout.constant dense<[-8, 127, -128, -6, -1, -128, -4, -101, -128, -3, -2, 127, -10, 127, 6, -8, 6, 127, 0, 0, 7, -6, -2, 0, -3, 127]> : tensor<26xi8>
  crout.expect_equal %42, %43 : tensor<26xi8>, tensor<26xi8>
  %44 = crout.floor %1 : tensor<26xi8>
  %45 = crout.constant dense<[7, -128, 127, 5, 0, 127, 3, 100, 127, 2, 1, -128, 9, -128, -7, 7, -7, -128, -1, -1, -8, 5, 1, -1, 2, -128]> : tensor<26xi8>
  crout.expect_equal %44, %45 : tensor<26xi8>, tensor<26xi8>
  %46 = crout.round %1 : tensor<26xi8>
  %47 = crout.constant dense<[7, -128, 127, 5, 0, 127, 3, 100, 127, 2, 1, -128, 9, -128, -7, 7, -7, -128, -1, -1, -8, 5, 1, -1, 2, -128]> : tensor<26xi8>
  crout.expect_equal %46, %47 : tensor<26xi8>, tensor<26xi8>
  %48 = crout.abs %1 : tensor<26xi8> -> tensor<26xi8>
  %49 = crout.constant dense<[7, -128, 127, 5, 0, 127, 3, 100, 127, 2, 1, -128, 9, -128, 7, 7, 7, -128, 1, 1, 8, 5, 1, 1, 2, -128]> : tensor<26xi8>
  crout.expect_equal %48, %49 : tensor<26xi8>, tensor<26xi8>
  %50 = crout.isnan %1 : tensor<26xi8> -> tensor<26xi1>
  %51 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %50, %51 : tensor<26xi1>, tensor<26xi1>
  %52 = crout.isinf %1 : tensor<26xi8> -> tensor<26xi1>
  %53 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %52, %53 : tensor<26xi1>, tensor<26xi1>
  %54 = crout.isfinite %1 : tensor<26xi8> -> tensor<26xi1>
  %55 = crout.constant dense<[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %54, %55 : tensor<26xi1>, tensor<26xi1>
  %56 = crout.logical_not %1 : tensor<26xi8> -> tensor<26xi1>
  %57 = crout.constant dense<[false, false, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %56, %57 : tensor<26xi1>, tensor<26xi1>
  %58 = crout.compare eq %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %59 = crout.constant dense<[false, false, false, false, false, false, true, false, true, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %58, %59 : tensor<26xi1>, tensor<26xi1>
  %60 = crout.compare ne %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %61 = crout.constant dense<[true, true, true, true, true, true, false, true, false, true, true, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %60, %61 : tensor<26xi1>, tensor<26xi1>
  %62 = crout.compare lt %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %63 = crout.constant dense<[false, true, false, false, true, false, false, false, false, true, true, false, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %62, %63 : tensor<26xi1>, tensor<26xi1>
  %64 = crout.compare le %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %65 = crout.constant dense<[false, true, false, false, true, false, true, false, true, true, true, true, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %64, %65 : tensor<26xi1>, tensor<26xi1>
  %66 = crout.compare gt %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %67 = crout.constant dense<[true, false, true, true, false, true, false, true, false, false, false, false, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %66, %67 : tensor<26xi1>, tensor<26xi1>
  %68 = crout.compare ge %1, %2 : (tensor<26xi8>, tensor<26xi8>) -> tensor<26xi1>
  %69 = crout.constant dense<[true, false, true, true, false, true, true, true, true, false, false, true, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %68, %69 : tensor<26xi1>, tensor<26xi1>
  return
}

func.func @integer_i16() {
  %1 = crout.constant dense<[7, -32768, 32767, 5, 0, 32767, 3, 100, 32767, 2, 1, -32768, 9, -32768, -7, 7, -7, -32768, -1, -1, -8, 5, 1, -1, 2, -32768]> : tensor<26xi16>
  %2 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 32767, 15, 16, -32768, 4, 1, 2, -2, -2, -1, -32768, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi16>
  %3 = crout.add %1, %2 : tensor<26xi16>
  %4 = crout.constant dense<[9, -32765, -32767, 5, 5, -32768, 6, 107, -2, 17, 17, 0, 13, -32767, -5, 5, -9, 32767, 32767, 2, -5, 4, -4, -4, 1, -32768]> : tensor<26xi16>
  crout.expect_equal %3, %4 : tensor<26xi16>, tensor<26xi16>
  %5 = crout.sub %1, %2 : tensor<26xi16>
  %6 = crout.constant dense<[5, 32765, 32765, 5, -5, 32766, 0, 93, 0, -13, -15, 0, 5, 32767, -9, 9, -5, -32767, 32767, -4, -11, 6, 6, 2, 3, -32768]> : tensor<26xi16>
  crout.expect_equal %5, %6 : tensor<26xi16>, tensor<26xi16>
  %7 = crout.mul %1, %2 : tensor<26xi16>
  %8 = crout.constant dense<[14, -32768, -2, 0, 0, 32767, 9, 700, 1, 30, 16, 0, 36, -32768, -14, -14, 14, -32768, -32768, -3, -24, -5, -5, 3, -2, 0]> : tensor<26xi16>
  crout.expect_equal %7, %8 : tensor<26xi16>, tensor<26xi16>
  %9 = crout.div %1, %2 : tensor<26xi16>
  %10 = crout.constant dense<[3, -10922, 16383, 0, 0, 32767, 1, 14, 1, 0, 0, 1, 2, -32768, -3, -3, 3, -32768, 0, 0, -2, -5, 0, 0, -2, 0]> : tensor<26xi16>
  crout.expect_equal %9, %10 : tensor<26xi16>, tensor<26xi16>
  %11 = crout.floor_div %1, %2 : tensor<26xi16>
  %12 = crout.constant dense<[3, -10923, 16383, 0, 0, 32767, 1, 14, 1, 0, 0, 1, 2, -32768, -4, -4, 3, -32768, 0, -1, -3, -5, -1, 0, -2, 0]> : tensor<26xi16>
  crout.expect_equal %11, %12 : tensor<26xi16>, tensor<26xi16>
  %13 = crout.remainder %1, %2 : tensor<26xi16>
  %14 = crout.constant dense<[1, 1, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, 1, -1, -1, 0, -1, 2, 1, 0, -4, -1, 0, 0]> : tensor<26xi16>
  crout.expect_equal %13, %14 : tensor<26xi16>, tensor<26xi16>
  %15 = crout.fmod %1, %2 : tensor<26xi16>
  %16 = crout.constant dense<[1, -2, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, -1, 1, -1, 0, -1, -1, -2, 0, 1, -1, 0, 0]> : tensor<26xi16>
  crout.expect_equal %15, %16 : tensor<26xi16>, tensor<26xi16>
  %17 = crout.maximum %1, %2 : tensor<26xi16>
  %18 = crout.constant dense<[7, 3, 32767, 5, 5, 32767, 3, 100, 32767, 15, 16, -32768, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi16>
  crout.expect_equal %17, %18 : tensor<26xi16>, tensor<26xi16>
  %19 = crout.minimum %1, %2 : tensor<26xi16>
  %20 = crout.constant dense<[2, -32768, 2, 0, 0, 1, 3, 7, 32767, 2, 1, -32768, 4, -32768, -7, -2, -7, -32768, -32768, -1, -8, -1, -5, -3, -1, -32768]> : tensor<26xi16>
  crout.expect_equal %19, %20 : tensor<26xi16>, tensor<26xi16>
  %21 = crout.fmax %1, %2 : tensor<26xi16>
  %22 = crout.constant dense<[7, 3, 32767, 5, 5, 32767, 3, 100, 32767, 15, 16, -32768, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi16>
  crout.expect_equal %21, %22 : tensor<26xi16>, tensor<26xi16>
  %23 = crout.fmin %1, %2 : tensor<26xi16>
  %24 = crout.constant dense<[2, -32768, 2, 0, 0, 1, 3, 7, 32767, 2, 1, -32768, 4, -32768, -7, -2, -7, -32768, -32768, -1, -8, -1, -5, -3, -1, -32768]> : tensor<26xi16>
  crout.expect_equal %23, %24 : tensor<26xi16>, tensor<26xi16>
  %25 = crout.bitwise_and %1, %2 : tensor<26xi16>
  %26 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 4, 32767, 2, 0, -32768, 0, 0, 0, 6, -8, -32768, -32768, 3, 0, 5, 1, -3, 2, 0]> : tensor<26xi16>
  crout.expect_equal %25, %26 : tensor<26xi16>, tensor<26xi16>
  %27 = crout.bitwise_or %1, %2 : tensor<26xi16>
  %28 = crout.constant dense<[7, -32765, 32767, 5, 5, 32767, 3, 103, 32767, 15, 17, -32768, 13, -32767, -5, -1, -1, -1, -1, -1, -5, -1, -5, -1, -1, -32768]> : tensor<26xi16>
  crout.expect_equal %27, %28 : tensor<26xi16>, tensor<26xi16>
  %29 = crout.bitwise_xor %1, %2 : tensor<26xi16>
  %30 = crout.constant dense<[5, -32765, 32765, 5, 5, 32766, 0, 99, 0, 13, 17, 0, 13, -32767, -5, -7, 7, 32767, 32767, -4, -5, -6, -6, 2, -3, -32768]> : tensor<26xi16>
  crout.expect_equal %29, %30 : tensor<26xi16>, tensor<26xi16>
  %31 = crout.shift_left %1, %2 : tensor<26xi16>
  %32 = crout.constant dense<[28, 0, -4, 5, 0, -2, 24, 12800, 0, 0, 0, 0, 144, 0, -28, 0, 0, 0, 0, -8, -64, 0, 0, 0, 0, -32768]> : tensor<26xi16>
  crout.expect_equal %31, %32 : tensor<26xi16>, tensor<26xi16>
  %33 = crout.shift_right %1, %2 : tensor<26xi16>
  %34 = crout.constant dense<[1, -4096, 8191, 5, 0, 16383, 0, 0, 0, 0, 0, -1, 0, -16384, -2, 0, -1, -1, -1, -1, -1, 0, 0, -1, 0, -32768]> : tensor<26xi16>
  crout.expect_equal %33, %34 : tensor<26xi16>, tensor<26xi16>
  %35 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 40, 15, 16, -50, 4, 1, 2, -2, -2, -1, -50, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi16>
  %36 = crout.pow %1, %35 : tensor<26xi16>
  %37 = crout.constant dense<[49, 0, 1, 1, 0, 32767, 27, 16384, 1, -32768, 1, 0, 6561, -32768, 49, 0, 0, 0, 1, -1, -512, 0, 1, -1, 0, 1]> : tensor<26xi16>
  crout.expect_equal %36, %37 : tensor<26xi16>, tensor<26xi16>
  %38 = crout.neg %1 : tensor<26xi16>
  %39 = crout.constant dense<[-7, -32768, -32767, -5, 0, -32767, -3, -100, -32767, -2, -1, -32768, -9, -32768, 7, -7, 7, -32768, 1, 1, 8, -5, -1, 1, -2, -32768]> : tensor<26xi16>
  crout.expect_equal %38, %39 : tensor<26xi16>, tensor<26xi16>
  %40 = crout.sign %1 : tensor<26xi16>
  %41 = crout.constant dense<[1, -1, 1, 1, 0, 1, 1, 1, 1, 1, 1, -1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, 1, -1]> : tensor<26xi16>
  crout.expect_equal %40, %41 : tensor<26xi16>, tensor<26xi16>
  %42 = crout.bitwise_not %1 : tensor<26xi16>
  %43 = crout.constant dense<[-8, 32767, -32768, -6, -1, -32768, -4, -101, -32768, -3, -2, 32767, -10, 32767, 6, -8, 6, 32767, 0, 0, 7, -6, -2, 0, -3, 32767]> : tensor<26xi16>
  crout.expect_equal %42, %43 : tensor<26xi16>, tensor<26xi16>
  %44 = crout.floor %1 : tensor<26xi16>
  %45 = crout.constant dense<[7, -32768, 32767, 5, 0, 32767, 3, 100, 32767, 2, 1, -32768, 9, -32768, -7, 7, -7, -32768, -1, -1, -8, 5, 1, -1, 2, -32768]> : tensor<26xi16>
  crout.expect_equal %44, %45 : tensor<26xi16>, tensor<26xi16>
  %46 = crout.round %1 : tensor<26xi16>
  %47 = crout.constant dense<[7, -32768, 32767, 5, 0, 32767, 3, 100, 32767, 2, 1, -32768, 9, -32768, -7, 7, -7, -32768, -1, -1, -8, 5, 1, -1, 2, -32768]> : tensor<26xi16>
  crout.expect_equal %46, %47 : tensor<26xi16>, tensor<26xi16>
  %48 = crout.abs %1 : tensor<26xi16> -> tensor<26xi16>
  %49 = crout.constant dense<[7, -32768, 32767, 5, 0, 32767, 3, 100, 32767, 2, 1, -32768, 9, -32768, 7, 7, 7, -32768, 1, 1, 8, 5, 1, 1, 2, -32768]> : tensor<26xi16>
  crout.expect_equal %48, %49 : tensor<26xi16>, tensor<26xi16>
  %50 = crout.isnan %1 : tensor<26xi16> -> tensor<26xi1>
  %51 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %50, %51 : tensor<26xi1>, tensor<26xi1>
  %52 = crout.isinf %1 : tensor<26xi16> -> tensor<26xi1>
  %53 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %52, %53 : tensor<26xi1>, tensor<26xi1>
  %54 = crout.isfinite %1 : tensor<26xi16> -> tensor<26xi1>
  %55 = crout.constant dense<[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %54, %55 : tensor<26xi1>, tensor<26xi1>
  %56 = crout.logical_not %1 : tensor<26xi16> -> tensor<26xi1>
  %57 = crout.constant dense<[false, false, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %56, %57 : tensor<26xi1>, tensor<26xi1>
  %58 = crout.compare eq %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %59 = crout.constant dense<[false, false, false, false, false, false, true, false, true, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %58, %59 : tensor<26xi1>, tensor<26xi1>
  %60 = crout.compare ne %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %61 = crout.constant dense<[true, true, true, true, true, true, false, true, false, true, true, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %60, %61 : tensor<26xi1>, tensor<26xi1>
  %62 = crout.compare lt %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %63 = crout.constant dense<[false, true, false, false, true, false, false, false, false, true, true, false, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %62, %63 : tensor<26xi1>, tensor<26xi1>
  %64 = crout.compare le %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %65 = crout.constant dense<[false, true, false, false, true, false, true, false, true, true, true, true, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %64, %65 : tensor<26xi1>, tensor<26xi1>
  %66 = crout.compare gt %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %67 = crout.constant dense<[true, false, true, true, false, true, false, true, false, false, false, false, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %66, %67 : tensor<26xi1>, tensor<26xi1>
  %68 = crout.compare ge %1, %2 : (tensor<26xi16>, tensor<26xi16>) -> tensor<26xi1>
  %69 = crout.constant dense<[true, false, true, true, false, true, true, true, true, false, false, true, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %68, %69 : tensor<26xi1>, tensor<26xi1>
  return
}

func.func @integer_i32() {
  %1 = crout.constant dense<[7, -2147483648, 2147483647, 5, 0, 2147483647, 3, 100, 2147483647, 2, 1, -2147483648, 9, -2147483648, -7, 7, -7, -2147483648, -1, -1, -8, 5, 1, -1, 2, -2147483648]> : tensor<26xi32>
  %2 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 2147483647, 31, 32, -2147483648, 4, 1, 2, -2, -2, -1, -2147483648, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi32>
  %3 = crout.add %1, %2 : tensor<26xi32>
  %4 = crout.constant dense<[9, -2147483645, -2147483647, 5, 5, -2147483648, 6, 107, -2, 33, 33, 0, 13, -2147483647, -5, 5, -9, 2147483647, 2147483647, 2, -5, 4, -4, -4, 1, -2147483648]> : tensor<26xi32>
  crout.expect_equal %3, %4 : tensor<26xi32>, tensor<26xi32>
  %5 = crout.sub %1, %2 : tensor<26xi32>
  %6 = crout.constant dense<[5, 2147483645, 2147483645, 5, -5, 2147483646, 0, 93, 0, -29, -31, 0, 5, 2147483647, -9, 9, -5, -2147483647, 2147483647, -4, -11, 6, 6, 2, 3, -2147483648]> : tensor<26xi32>
  crout.expect_equal %5, %6 : tensor<26xi32>, tensor<26xi32>
  %7 = crout.mul %1, %2 : tensor<26xi32>
  %8 = crout.constant dense<[14, -2147483648, -2, 0, 0, 2147483647, 9, 700, 1, 62, 32, 0, 36, -2147483648, -14, -14, 14, -2147483648, -2147483648, -3, -24, -5, -5, 3, -2, 0]> : tensor<26xi32>
  crout.expect_equal %7, %8 : tensor<26xi32>, tensor<26xi32>
  %9 = crout.div %1, %2 : tensor<26xi32>
  %10 = crout.constant dense<[3, -715827882, 1073741823, 0, 0, 2147483647, 1, 14, 1, 0, 0, 1, 2, -2147483648, -3, -3, 3, -2147483648, 0, 0, -2, -5, 0, 0, -2, 0]> : tensor<26xi32>
  crout.expect_equal %9, %10 : tensor<26xi32>, tensor<26xi32>
  %11 = crout.floor_div %1, %2 : tensor<26xi32>
  %12 = crout.constant dense<[3, -715827883, 1073741823, 0, 0, 2147483647, 1, 14, 1, 0, 0, 1, 2, -2147483648, -4, -4, 3, -2147483648, 0, -1, -3, -5, -1, 0, -2, 0]> : tensor<26xi32>
  crout.expect_equal %11, %12 : tensor<26xi32>, tensor<26xi32>
  %13 = crout.remainder %1, %2 : tensor<26xi32>
  %14 = crout.constant dense<[1, 1, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, 1, -1, -1, 0, -1, 2, 1, 0, -4, -1, 0, 0]> : tensor<26xi32>
  crout.expect_equal %13, %14 : tensor<26xi32>, tensor<26xi32>
  %15 = crout.fmod %1, %2 : tensor<26xi32>
  %16 = crout.constant dense<[1, -2, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, -1, 1, -1, 0, -1, -1, -2, 0, 1, -1, 0, 0]> : tensor<26xi32>
  crout.expect_equal %15, %16 : tensor<26xi32>, tensor<26xi32>
  %17 = crout.maximum %1, %2 : tensor<26xi32>
  %18 = crout.constant dense<[7, 3, 2147483647, 5, 5, 2147483647, 3, 100, 2147483647, 31, 32, -2147483648, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi32>
  crout.expect_equal %17, %18 : tensor<26xi32>, tensor<26xi32>
  %19 = crout.minimum %1, %2 : tensor<26xi32>
  %20 = crout.constant dense<[2, -2147483648, 2, 0, 0, 1, 3, 7, 2147483647, 2, 1, -2147483648, 4, -2147483648, -7, -2, -7, -2147483648, -2147483648, -1, -8, -1, -5, -3, -1, -2147483648]> : tensor<26xi32>
  crout.expect_equal %19, %20 : tensor<26xi32>, tensor<26xi32>
  %21 = crout.fmax %1, %2 : tensor<26xi32>
  %22 = crout.constant dense<[7, 3, 2147483647, 5, 5, 2147483647, 3, 100, 2147483647, 31, 32, -2147483648, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi32>
  crout.expect_equal %21, %22 : tensor<26xi32>, tensor<26xi32>
  %23 = crout.fmin %1, %2 : tensor<26xi32>
  %24 = crout.constant dense<[2, -2147483648, 2, 0, 0, 1, 3, 7, 2147483647, 2, 1, -2147483648, 4, -2147483648, -7, -2, -7, -2147483648, -2147483648, -1, -8, -1, -5, -3, -1, -2147483648]> : tensor<26xi32>
  crout.expect_equal %23, %24 : tensor<26xi32>, tensor<26xi32>
  %25 = crout.bitwise_and %1, %2 : tensor<26xi32>
  %26 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 4, 2147483647, 2, 0, -2147483648, 0, 0, 0, 6, -8, -2147483648, -2147483648, 3, 0, 5, 1, -3, 2, 0]> : tensor<26xi32>
  crout.expect_equal %25, %26 : tensor<26xi32>, tensor<26xi32>
  %27 = crout.bitwise_or %1, %2 : tensor<26xi32>
  %28 = crout.constant dense<[7, -2147483645, 2147483647, 5, 5, 2147483647, 3, 103, 2147483647, 31, 33, -2147483648, 13, -2147483647, -5, -1, -1, -1, -1, -1, -5, -1, -5, -1, -1, -2147483648]> : tensor<26xi32>
  crout.expect_equal %27, %28 : tensor<26xi32>, tensor<26xi32>
  %29 = crout.bitwise_xor %1, %2 : tensor<26xi32>
  %30 = crout.constant dense<[5, -2147483645, 2147483645, 5, 5, 2147483646, 0, 99, 0, 29, 33, 0, 13, -2147483647, -5, -7, 7, 2147483647, 2147483647, -4, -5, -6, -6, 2, -3, -2147483648]> : tensor<26xi32>
  crout.expect_equal %29, %30 : tensor<26xi32>, tensor<26xi32>
  %31 = crout.shift_left %1, %2 : tensor<26xi32>
  %32 = crout.constant dense<[28, 0, -4, 5, 0, -2, 24, 12800, 0, 0, 0, 0, 144, 0, -28, 0, 0, 0, 0, -8, -64, 0, 0, 0, 0, -2147483648]> : tensor<26xi32>
  crout.expect_equal %31, %32 : tensor<26xi32>, tensor<26xi32>
  %33 = crout.shift_right %1, %2 : tensor<26xi32>
  %34 = crout.constant dense<[1, -268435456, 536870911, 5, 0, 1073741823, 0, 0, 0, 0, 0, -1, 0, -1073741824, -2, 0, -1, -1, -1, -1, -1, 0, 0, -1, 0, -2147483648]> : tensor<26xi32>
  crout.expect_equal %33, %34 : tensor<26xi32>, tensor<26xi32>
  %35 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 40, 31, 32, -50, 4, 1, 2, -2, -2, -1, -50, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi32>
  %36 = crout.pow %1, %35 : tensor<26xi32>
  %37 = crout.constant dense<[49, 0, 1, 1, 0, 2147483647, 27, 276447232, 1, -2147483648, 1, 0, 6561, -2147483648, 49, 0, 0, 0, 1, -1, -512, 0, 1, -1, 0, 1]> : tensor<26xi32>
  crout.expect_equal %36, %37 : tensor<26xi32>, tensor<26xi32>
  %38 = crout.neg %1 : tensor<26xi32>
  %39 = crout.constant dense<[-7, -2147483648, -2147483647, -5, 0, -2147483647, -3, -100, -2147483647, -2, -1, -2147483648, -9, -2147483648, 7, -7, 7, -2147483648, 1, 1, 8, -5, -1, 1, -2, -2147483648]> : tensor<26xi32>
  crout.expect_equal %38, %39 : tensor<26xi32>, tensor<26xi32>
  %40 = crout.sign %1 : tensor<26xi32>
  %41 = crout.constant dense<[1, -1, 1, 1, 0, 1, 1, 1, 1, 1, 1, -1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, 1, -1]> : tensor<26xi32>
  crout.expect_equal %40, %41 : tensor<26xi32>, tensor<26xi32>
  %42 = crout.bitwise_not %1 : tensor<26xi32>
  %43 = crout.constant dense<[-8, 2147483647, -2147483648, -6, -1, -2147483648, -4, -101, -2147483648, -3, -2, 2147483647, -10, 2147483647, 6, -8, 6, 2147483647, 0, 0, 7, -6, -2, 0, -3, 2147483647]> : tensor<26xi32>
  crout.expect_equal %42, %43 : tensor<26xi32>, tensor<26xi32>
  %44 = crout.floor %1 : tensor<26xi32>
  %45 = crout.constant dense<[7, -2147483648, 2147483647, 5, 0, 2147483647, 3, 100, 2147483647, 2, 1, -2147483648, 9, -2147483648, -7, 7, -7, -2147483648, -1, -1, -8, 5, 1, -1, 2, -2147483648]> : tensor<26xi32>
  crout.expect_equal %44, %45 : tensor<26xi32>, tensor<26xi32>
  %46 = crout.round %1 : tensor<26xi32>
  %47 = crout.constant dense<[7, -2147483648, 2147483647, 5, 0, 2147483647, 3, 100, 2147483647, 2, 1, -2147483648, 9, -2147483648, -7, 7, -7, -2147483648, -1, -1, -8, 5, 1, -1, 2, -2147483648]> : tensor<26xi32>
  crout.expect_equal %46, %47 : tensor<26xi32>, tensor<26xi32>
  %48 = crout.abs %1 : tensor<26xi32> -> tensor<26xi32>
  %49 = crout.constant dense<[7, -2147483648, 2147483647, 5, 0, 2147483647, 3, 100, 2147483647, 2, 1, -2147483648, 9, -2147483648, 7, 7, 7, -2147483648, 1, 1, 8, 5, 1, 1, 2, -2147483648]> : tensor<26xi32>
  crout.expect_equal %48, %49 : tensor<26xi32>, tensor<26xi32>
  %50 = crout.isnan %1 : tensor<26xi32> -> tensor<26xi1>
  %51 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %50, %51 : tensor<26xi1>, tensor<26xi1>
  %52 = crout.isinf %1 : tensor<26xi32> -> tensor<26xi1>
  %53 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %52, %53 : tensor<26xi1>, tensor<26xi1>
  %54 = crout.isfinite %1 : tensor<26xi32> -> tensor<26xi1>
  %55 = crout.constant dense<[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %54, %55 : tensor<26xi1>, tensor<26xi1>
  %56 = crout.logical_not %1 : tensor<26xi32> -> tensor<26xi1>
  %57 = crout.constant dense<[false, false, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %56, %57 : tensor<26xi1>, tensor<26xi1>
  %58 = crout.compare eq %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %59 = crout.constant dense<[false, false, false, false, false, false, true, false, true, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %58, %59 : tensor<26xi1>, tensor<26xi1>
  %60 = crout.compare ne %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %61 = crout.constant dense<[true, true, true, true, true, true, false, true, false, true, true, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %60, %61 : tensor<26xi1>, tensor<26xi1>
  %62 = crout.compare lt %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %63 = crout.constant dense<[false, true, false, false, true, false, false, false, false, true, true, false, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %62, %63 : tensor<26xi1>, tensor<26xi1>
  %64 = crout.compare le %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %65 = crout.constant dense<[false, true, false, false, true, false, true, false, true, true, true, true, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %64, %65 : tensor<26xi1>, tensor<26xi1>
  %66 = crout.compare gt %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %67 = crout.constant dense<[true, false, true, true, false, true, false, true, false, false, false, false, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %66, %67 : tensor<26xi1>, tensor<26xi1>
  %68 = crout.compare ge %1, %2 : (tensor<26xi32>, tensor<26xi32>) -> tensor<26xi1>
  %69 = crout.constant dense<[true, false, true, true, false, true, true, true, true, false, false, true, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %68, %69 : tensor<26xi1>, tensor<26xi1>
  return
}

func.func @integer_i64() {
  %1 = crout.constant dense<[7, -9223372036854775808, 9223372036854775807, 5, 0, 9223372036854775807, 3, 100, 9223372036854775807, 2, 1, -9223372036854775808, 9, -9223372036854775808, -7, 7, -7, -9223372036854775808, -1, -1, -8, 5, 1, -1, 2, -9223372036854775808]> : tensor<26xi64>
  %2 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 9223372036854775807, 63, 64, -9223372036854775808, 4, 1, 2, -2, -2, -1, -9223372036854775808, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi64>
  %3 = crout.add %1, %2 : tensor<26xi64>
  %4 = crout.constant dense<[9, -9223372036854775805, -9223372036854775807, 5, 5, -9223372036854775808, 6, 107, -2, 65, 65, 0, 13, -9223372036854775807, -5, 5, -9, 9223372036854775807, 9223372036854775807, 2, -5, 4, -4, -4, 1, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %3, %4 : tensor<26xi64>, tensor<26xi64>
  %5 = crout.sub %1, %2 : tensor<26xi64>
  %6 = crout.constant dense<[5, 9223372036854775805, 9223372036854775805, 5, -5, 9223372036854775806, 0, 93, 0, -61, -63, 0, 5, 9223372036854775807, -9, 9, -5, -9223372036854775807, 9223372036854775807, -4, -11, 6, 6, 2, 3, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %5, %6 : tensor<26xi64>, tensor<26xi64>
  %7 = crout.mul %1, %2 : tensor<26xi64>
  %8 = crout.constant dense<[14, -9223372036854775808, -2, 0, 0, 9223372036854775807, 9, 700, 1, 126, 64, 0, 36, -9223372036854775808, -14, -14, 14, -9223372036854775808, -9223372036854775808, -3, -24, -5, -5, 3, -2, 0]> : tensor<26xi64>
  crout.expect_equal %7, %8 : tensor<26xi64>, tensor<26xi64>
  %9 = crout.div %1, %2 : tensor<26xi64>
  %10 = crout.constant dense<[3, -3074457345618258602, 4611686018427387903, 0, 0, 9223372036854775807, 1, 14, 1, 0, 0, 1, 2, -9223372036854775808, -3, -3, 3, -9223372036854775808, 0, 0, -2, -5, 0, 0, -2, 0]> : tensor<26xi64>
  crout.expect_equal %9, %10 : tensor<26xi64>, tensor<26xi64>
  %11 = crout.floor_div %1, %2 : tensor<26xi64>
  %12 = crout.constant dense<[3, -3074457345618258603, 4611686018427387903, 0, 0, 9223372036854775807, 1, 14, 1, 0, 0, 1, 2, -9223372036854775808, -4, -4, 3, -9223372036854775808, 0, -1, -3, -5, -1, 0, -2, 0]> : tensor<26xi64>
  crout.expect_equal %11, %12 : tensor<26xi64>, tensor<26xi64>
  %13 = crout.remainder %1, %2 : tensor<26xi64>
  %14 = crout.constant dense<[1, 1, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, 1, -1, -1, 0, -1, 2, 1, 0, -4, -1, 0, 0]> : tensor<26xi64>
  crout.expect_equal %13, %14 : tensor<26xi64>, tensor<26xi64>
  %15 = crout.fmod %1, %2 : tensor<26xi64>
  %16 = crout.constant dense<[1, -2, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0, -1, 1, -1, 0, -1, -1, -2, 0, 1, -1, 0, 0]> : tensor<26xi64>
  crout.expect_equal %15, %16 : tensor<26xi64>, tensor<26xi64>
  %17 = crout.maximum %1, %2 : tensor<26xi64>
  %18 = crout.constant dense<[7, 3, 9223372036854775807, 5, 5, 9223372036854775807, 3, 100, 9223372036854775807, 63, 64, -9223372036854775808, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi64>
  crout.expect_equal %17, %18 : tensor<26xi64>, tensor<26xi64>
  %19 = crout.minimum %1, %2 : tensor<26xi64>
  %20 = crout.constant dense<[2, -9223372036854775808, 2, 0, 0, 1, 3, 7, 9223372036854775807, 2, 1, -9223372036854775808, 4, -9223372036854775808, -7, -2, -7, -9223372036854775808, -9223372036854775808, -1, -8, -1, -5, -3, -1, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %19, %20 : tensor<26xi64>, tensor<26xi64>
  %21 = crout.fmax %1, %2 : tensor<26xi64>
  %22 = crout.constant dense<[7, 3, 9223372036854775807, 5, 5, 9223372036854775807, 3, 100, 9223372036854775807, 63, 64, -9223372036854775808, 9, 1, 2, 7, -2, -1, -1, 3, 3, 5, 1, -1, 2, 0]> : tensor<26xi64>
  crout.expect_equal %21, %22 : tensor<26xi64>, tensor<26xi64>
  %23 = crout.fmin %1, %2 : tensor<26xi64>
  %24 = crout.constant dense<[2, -9223372036854775808, 2, 0, 0, 1, 3, 7, 9223372036854775807, 2, 1, -9223372036854775808, 4, -9223372036854775808, -7, -2, -7, -9223372036854775808, -9223372036854775808, -1, -8, -1, -5, -3, -1, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %23, %24 : tensor<26xi64>, tensor<26xi64>
  %25 = crout.bitwise_and %1, %2 : tensor<26xi64>
  %26 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 4, 9223372036854775807, 2, 0, -9223372036854775808, 0, 0, 0, 6, -8, -9223372036854775808, -9223372036854775808, 3, 0, 5, 1, -3, 2, 0]> : tensor<26xi64>
  crout.expect_equal %25, %26 : tensor<26xi64>, tensor<26xi64>
  %27 = crout.bitwise_or %1, %2 : tensor<26xi64>
  %28 = crout.constant dense<[7, -9223372036854775805, 9223372036854775807, 5, 5, 9223372036854775807, 3, 103, 9223372036854775807, 63, 65, -9223372036854775808, 13, -9223372036854775807, -5, -1, -1, -1, -1, -1, -5, -1, -5, -1, -1, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %27, %28 : tensor<26xi64>, tensor<26xi64>
  %29 = crout.bitwise_xor %1, %2 : tensor<26xi64>
  %30 = crout.constant dense<[5, -9223372036854775805, 9223372036854775805, 5, 5, 9223372036854775806, 0, 99, 0, 61, 65, 0, 13, -9223372036854775807, -5, -7, 7, 9223372036854775807, 9223372036854775807, -4, -5, -6, -6, 2, -3, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %29, %30 : tensor<26xi64>, tensor<26xi64>
  %31 = crout.shift_left %1, %2 : tensor<26xi64>
  %32 = crout.constant dense<[28, 0, -4, 5, 0, -2, 24, 12800, 0, 0, 0, 0, 144, 0, -28, 0, 0, 0, 0, -8, -64, 0, 0, 0, 0, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %31, %32 : tensor<26xi64>, tensor<26xi64>
  %33 = crout.shift_right %1, %2 : tensor<26xi64>
  %34 = crout.constant dense<[1, -1152921504606846976, 2305843009213693951, 5, 0, 4611686018427387903, 0, 0, 0, 0, 0, -1, 0, -4611686018427387904, -2, 0, -1, -1, -1, -1, -1, 0, 0, -1, 0, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %33, %34 : tensor<26xi64>, tensor<26xi64>
  %35 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 40, 40, 40, -50, 4, 1, 2, -2, -2, -1, -50, 3, 3, -1, -5, -3, -1, 0]> : tensor<26xi64>
  %36 = crout.pow %1, %35 : tensor<26xi64>
  %37 = crout.constant dense<[49, 0, 1, 1, 0, 9223372036854775807, 27, 100000000000000, 1, 1099511627776, 1, 0, 6561, -9223372036854775808, 49, 0, 0, 0, 1, -1, -512, 0, 1, -1, 0, 1]> : tensor<26xi64>
  crout.expect_equal %36, %37 : tensor<26xi64>, tensor<26xi64>
  %38 = crout.neg %1 : tensor<26xi64>
  %39 = crout.constant dense<[-7, -9223372036854775808, -9223372036854775807, -5, 0, -9223372036854775807, -3, -100, -9223372036854775807, -2, -1, -9223372036854775808, -9, -9223372036854775808, 7, -7, 7, -9223372036854775808, 1, 1, 8, -5, -1, 1, -2, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %38, %39 : tensor<26xi64>, tensor<26xi64>
  %40 = crout.sign %1 : tensor<26xi64>
  %41 = crout.constant dense<[1, -1, 1, 1, 0, 1, 1, 1, 1, 1, 1, -1, 1, -1, -1, 1, -1, -1, -1, -1, -1, 1, 1, -1, 1, -1]> : tensor<26xi64>
  crout.expect_equal %40, %41 : tensor<26xi64>, tensor<26xi64>
  %42 = crout.bitwise_not %1 : tensor<26xi64>
  %43 = crout.constant dense<[-8, 9223372036854775807, -9223372036854775808, -6, -1, -9223372036854775808, -4, -101, -9223372036854775808, -3, -2, 9223372036854775807, -10, 9223372036854775807, 6, -8, 6, 9223372036854775807, 0, 0, 7, -6, -2, 0, -3, 9223372036854775807]> : tensor<26xi64>
  crout.expect_equal %42, %43 : tensor<26xi64>, tensor<26xi64>
  %44 = crout.floor %1 : tensor<26xi64>
  %45 = crout.constant dense<[7, -9223372036854775808, 9223372036854775807, 5, 0, 9223372036854775807, 3, 100, 9223372036854775807, 2, 1, -9223372036854775808, 9, -9223372036854775808, -7, 7, -7, -9223372036854775808, -1, -1, -8, 5, 1, -1, 2, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %44, %45 : tensor<26xi64>, tensor<26xi64>
  %46 = crout.round %1 : tensor<26xi64>
  %47 = crout.constant dense<[7, -9223372036854775808, 9223372036854775807, 5, 0, 9223372036854775807, 3, 100, 9223372036854775807, 2, 1, -9223372036854775808, 9, -9223372036854775808, -7, 7, -7, -9223372036854775808, -1, -1, -8, 5, 1, -1, 2, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %46, %47 : tensor<26xi64>, tensor<26xi64>
  %48 = crout.abs %1 : tensor<26xi64> -> tensor<26xi64>
  %49 = crout.constant dense<[7, -9223372036854775808, 9223372036854775807, 5, 0, 9223372036854775807, 3, 100, 9223372036854775807, 2, 1, -9223372036854775808, 9, -9223372036854775808, 7, 7, 7, -9223372036854775808, 1, 1, 8, 5, 1, 1, 2, -9223372036854775808]> : tensor<26xi64>
  crout.expect_equal %48, %49 : tensor<26xi64>, tensor<26xi64>
  %50 = crout.isnan %1 : tensor<26xi64> -> tensor<26xi1>
  %51 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %50, %51 : tensor<26xi1>, tensor<26xi1>
  %52 = crout.isinf %1 : tensor<26xi64> -> tensor<26xi1>
  %53 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %52, %53 : tensor<26xi1>, tensor<26xi1>
  %54 = crout.isfinite %1 : tensor<26xi64> -> tensor<26xi1>
  %55 = crout.constant dense<[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %54, %55 : tensor<26xi1>, tensor<26xi1>
  %56 = crout.logical_not %1 : tensor<26xi64> -> tensor<26xi1>
  %57 = crout.constant dense<[false, false, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %56, %57 : tensor<26xi1>, tensor<26xi1>
  %58 = crout.compare eq %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %59 = crout.constant dense<[false, false, false, false, false, false, true, false, true, false, false, true, false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<26xi1>
  crout.expect_equal %58, %59 : tensor<26xi1>, tensor<26xi1>
  %60 = crout.compare ne %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %61 = crout.constant dense<[true, true, true, true, true, true, false, true, false, true, true, false, true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<26xi1>
  crout.expect_equal %60, %61 : tensor<26xi1>, tensor<26xi1>
  %62 = crout.compare lt %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %63 = crout.constant dense<[false, true, false, false, true, false, false, false, false, true, true, false, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %62, %63 : tensor<26xi1>, tensor<26xi1>
  %64 = crout.compare le %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %65 = crout.constant dense<[false, true, false, false, true, false, true, false, true, true, true, true, false, true, true, false, true, true, false, true, true, false, false, false, false, true]> : tensor<26xi1>
  crout.expect_equal %64, %65 : tensor<26xi1>, tensor<26xi1>
  %66 = crout.compare gt %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %67 = crout.constant dense<[true, false, true, true, false, true, false, true, false, false, false, false, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %66, %67 : tensor<26xi1>, tensor<26xi1>
  %68 = crout.compare ge %1, %2 : (tensor<26xi64>, tensor<26xi64>) -> tensor<26xi1>
  %69 = crout.constant dense<[true, false, true, true, false, true, true, true, true, false, false, true, true, false, false, true, false, false, true, false, false, true, true, true, true, false]> : tensor<26xi1>
  crout.expect_equal %68, %69 : tensor<26xi1>, tensor<26xi1>
  return
}

func.func @integer_ui8() {
  %1 = crout.constant dense<[7, 0, 255, 5, 0, 255, 3, 100, 255, 2, 1, 0, 9, 0]> : tensor<14xui8>
  %2 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 255, 7, 8, 0, 4, 1]> : tensor<14xui8>
  %3 = crout.add %1, %2 : tensor<14xui8>
  %4 = crout.constant dense<[9, 3, 1, 5, 5, 0, 6, 107, 254, 9, 9, 0, 13, 1]> : tensor<14xui8>
  crout.expect_equal %3, %4 : tensor<14xui8>, tensor<14xui8>
  %5 = crout.sub %1, %2 : tensor<14xui8>
  %6 = crout.constant dense<[5, 253, 253, 5, 251, 254, 0, 93, 0, 251, 249, 0, 5, 255]> : tensor<14xui8>
  crout.expect_equal %5, %6 : tensor<14xui8>, tensor<14xui8>
  %7 = crout.mul %1, %2 : tensor<14xui8>
  %8 = crout.constant dense<[14, 0, 254, 0, 0, 255, 9, 188, 1, 14, 8, 0, 36, 0]> : tensor<14xui8>
  crout.expect_equal %7, %8 : tensor<14xui8>, tensor<14xui8>
  %9 = crout.div %1, %2 : tensor<14xui8>
  %10 = crout.constant dense<[3, 0, 127, 0, 0, 255, 1, 14, 1, 0, 0, 0, 2, 0]> : tensor<14xui8>
  crout.expect_equal %9, %10 : tensor<14xui8>, tensor<14xui8>
  %11 = crout.floor_div %1, %2 : tensor<14xui8>
  %12 = crout.constant dense<[3, 0, 127, 0, 0, 255, 1, 14, 1, 0, 0, 0, 2, 0]> : tensor<14xui8>
  crout.expect_equal %11, %12 : tensor<14xui8>, tensor<14xui8>
  %13 = crout.remainder %1, %2 : tensor<14xui8>
  %14 = crout.constant dense<[1, 0, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0]> : tensor<14xui8>
  crout.expect_equal %13, %14 : tensor<14xui8>, tensor<14xui8>
  %15 = crout.fmod %1, %2 : tensor<14xui8>
  %16 = crout.constant dense<[1, 0, 1, 0, 0, 0, 0, 2, 0, 2, 1, 0, 1, 0]> : tensor<14xui8>
  crout.expect_equal %15, %16 : tensor<14xui8>, tensor<14xui8>
  %17 = crout.maximum %1, %2 : tensor<14xui8>
  %18 = crout.constant dense<[7, 3, 255, 5, 5, 255, 3, 100, 255, 7, 8, 0, 9, 1]> : tensor<14xui8>
  crout.expect_equal %17, %18 : tensor<14xui8>, tensor<14xui8>
  %19 = crout.minimum %1, %2 : tensor<14xui8>
  %20 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 7, 255, 2, 1, 0, 4, 0]> : tensor<14xui8>
  crout.expect_equal %19, %20 : tensor<14xui8>, tensor<14xui8>
  %21 = crout.fmax %1, %2 : tensor<14xui8>
  %22 = crout.constant dense<[7, 3, 255, 5, 5, 255, 3, 100, 255, 7, 8, 0, 9, 1]> : tensor<14xui8>
  crout.expect_equal %21, %22 : tensor<14xui8>, tensor<14xui8>
  %23 = crout.fmin %1, %2 : tensor<14xui8>
  %24 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 7, 255, 2, 1, 0, 4, 0]> : tensor<14xui8>
  crout.expect_equal %23, %24 : tensor<14xui8>, tensor<14xui8>
  %25 = crout.bitwise_and %1, %2 : tensor<14xui8>
  %26 = crout.constant dense<[2, 0, 2, 0, 0, 1, 3, 4, 255, 2, 0, 0, 0, 0]> : tensor<14xui8>
  crout.expect_equal %25, %26 : tensor<14xui8>, tensor<14xui8>
  %27 = crout.bitwise_or %1, %2 : tensor<14xui8>
  %28 = crout.constant dense<[7, 3, 255, 5, 5, 255, 3, 103, 255, 7, 9, 0, 13, 1]> : tensor<14xui8>
  crout.expect_equal %27, %28 : tensor<14xui8>, tensor<14xui8>
  %29 = crout.bitwise_xor %1, %2 : tensor<14xui8>
  %30 = crout.constant dense<[5, 3, 253, 5, 5, 254, 0, 99, 0, 5, 9, 0, 13, 1]> : tensor<14xui8>
  crout.expect_equal %29, %30 : tensor<14xui8>, tensor<14xui8>
  %31 = crout.shift_left %1, %2 : tensor<14xui8>
  %32 = crout.constant dense<[28, 0, 252, 5, 0, 254, 24, 0, 0, 0, 0, 0, 144, 0]> : tensor<14xui8>
  crout.expect_equal %31, %32 : tensor<14xui8>, tensor<14xui8>
  %33 = crout.shift_right %1, %2 : tensor<14xui8>
  %34 = crout.constant dense<[1, 0, 63, 5, 0, 127, 0, 0, 0, 0, 0, 0, 0, 0]> : tensor<14xui8>
  crout.expect_equal %33, %34 : tensor<14xui8>, tensor<14xui8>
  %35 = crout.constant dense<[2, 3, 2, 0, 5, 1, 3, 7, 40, 7, 8, 0, 4, 1]> : tensor<14xui8>
  %36 = crout.pow %1, %35 : tensor<14xui8>
  %37 = crout.constant dense<[49, 0, 1, 1, 0, 255, 27, 0, 1, 128, 1, 1, 161, 0]> : tensor<14xui8>
  crout.expect_equal %36, %37 : tensor<14xui8>, tensor<14xui8>
  %38 = crout.neg %1 : tensor<14xui8>
  %39 = crout.constant dense<[249, 0, 1, 251, 0, 1, 253, 156, 1, 254, 255, 0, 247, 0]> : tensor<14xui8>
  crout.expect_equal %38, %39 : tensor<14xui8>, tensor<14xui8>
  %40 = crout.sign %1 : tensor<14xui8>
  %41 = crout.constant dense<[1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0]> : tensor<14xui8>
  crout.expect_equal %40, %41 : tensor<14xui8>, tensor<14xui8>
  %42 = crout.bitwise_not %1 : tensor<14xui8>
  %43 = crout.constant dense<[248, 255, 0, 250, 255, 0, 252, 155, 0, 253, 254, 255, 246, 255]> : tensor<14xui8>
  crout.expect_equal %42, %43 : tensor<14xui8>, tensor<14xui8>
  %44 = crout.floor %1 : tensor<14xui8>
  %45 = crout.constant dense<[7, 0, 255, 5, 0, 255, 3, 100, 255, 2, 1, 0, 9, 0]> : tensor<14xui8>
  crout.expect_equal %44, %45 : tensor<14xui8>, tensor<14xui8>
  %46 = crout.round %1 : tensor<14xui8>
  %47 = crout.constant dense<[7, 0, 255, 5, 0, 255, 3, 100, 255, 2, 1, 0, 9, 0]> : tensor<14xui8>
  crout.expect_equal %46, %47 : tensor<14xui8>, tensor<14xui8>
  %48 = crout.abs %1 : tensor<14xui8> -> tensor<14xui8>
  %49 = crout.constant dense<[7, 0, 255, 5, 0, 255, 3, 100, 255, 2, 1, 0, 9, 0]> : tensor<14xui8>
  crout.expect_equal %48, %49 : tensor<14xui8>, tensor<14xui8>
  %50 = crout.isnan %1 : tensor<14xui8> -> tensor<14xi1>
  %51 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<14xi1>
  crout.expect_equal %50, %51 : tensor<14xi1>, tensor<14xi1>
  %52 = crout.isinf %1 : tensor<14xui8> -> tensor<14xi1>
  %53 = crout.constant dense<[false, false, false, false, false, false, false, false, false, false, false, false, false, false]> : tensor<14xi1>
  crout.expect_equal %52, %53 : tensor<14xi1>, tensor<14xi1>
  %54 = crout.isfinite %1 : tensor<14xui8> -> tensor<14xi1>
  %55 = crout.constant dense<[true, true, true, true, true, true, true, true, true, true, true, true, true, true]> : tensor<14xi1>
  crout.expect_equal %54, %55 : tensor<14xi1>, tensor<14xi1>
  %56 = crout.logical_not %1 : tensor<14xui8> -> tensor<14xi1>
  %57 = crout.constant dense<[false, true, false, false, true, false, false, false, false, false, false, true, false, true]> : tensor<14xi1>
  crout.expect_equal %56, %57 : tensor<14xi1>, tensor<14xi1>
  %58 = crout.compare eq %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %59 = crout.constant dense<[false, false, false, false, false, false, true, false, true, false, false, true, false, false]> : tensor<14xi1>
  crout.expect_equal %58, %59 : tensor<14xi1>, tensor<14xi1>
  %60 = crout.compare ne %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %61 = crout.constant dense<[true, true, true, true, true, true, false, true, false, true, true, false, true, true]> : tensor<14xi1>
  crout.expect_equal %60, %61 : tensor<14xi1>, tensor<14xi1>
  %62 = crout.compare lt %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %63 = crout.constant dense<[false, true, false, false, true, false, false, false, false, true, true, false, false, true]> : tensor<14xi1>
  crout.expect_equal %62, %63 : tensor<14xi1>, tensor<14xi1>
  %64 = crout.compare le %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %65 = crout.constant dense<[false, true, false, false, true, false, true, false, true, true, true, true, false, true]> : tensor<14xi1>
  crout.expect_equal %64, %65 : tensor<14xi1>, tensor<14xi1>
  %66 = crout.compare gt %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %67 = crout.constant dense<[true, false, true, true, false, true, false, true, false, false, false, false, true, false]> : tensor<14xi1>
  crout.expect_equal %66, %67 : tensor<14xi1>, tensor<14xi1>
  %68 = crout.compare ge %1, %2 : (tensor<14xui8>, tensor<14xui8>) -> tensor<14xi1>
  %69 = crout.constant dense<[true, false, true, true, false, true, true, true, true, false, false, true, true, false]> : tensor<14xi1>
  crout.expect_equal %68, %69 : tensor<14xi1>, tensor<14xi1>
  return
}

func.func @bool() {
  %1 = crout.constant dense<[false, false, true, true]> : tensor<4xi1>
  %2 = crout.constant dense<[false, true, false, true]> : tensor<4xi1>
  %3 = crout.logical_and %1, %2 : tensor<4xi1>
  %4 = crout.constant dense<[false, false, false, true]> : tensor<4xi1>
  crout.expect_equal %3, %4 : tensor<4xi1>, tensor<4xi1>
  %5 = crout.logical_or %1, %2 : tensor<4xi1>
  %6 = crout.constant dense<[false, true, true, true]> : tensor<4xi1>
  crout.expect_equal %5, %6 : tensor<4xi1>, tensor<4xi1>
  %7 = crout.logical_xor %1, %2 : tensor<4xi1>
  %8 = crout.constant dense<[false, true, true, false]> : tensor<4xi1>
  crout.expect_equal %7, %8 : tensor<4xi1>, tensor<4xi1>
  %9 = crout.bitwise_and %1, %2 : tensor<4xi1>
  %10 = crout.constant dense<[false, false, false, true]> : tensor<4xi1>
  crout.expect_equal %9, %10 : tensor<4xi1>, tensor<4xi1>
  %11 = crout.bitwise_or %1, %2 : tensor<4xi1>
  %12 = crout.constant dense<[false, true, true, true]> : tensor<4xi1>
  crout.expect_equal %11, %12 : tensor<4xi1>, tensor<4xi1>
  %13 = crout.bitwise_xor %1, %2 : tensor<4xi1>
  %14 = crout.constant dense<[false, true, true, false]> : tensor<4xi1>
  crout.expect_equal %13, %14 : tensor<4xi1>, tensor<4xi1>
  %15 = crout.maximum %1, %2 : tensor<4xi1>
  %16 = crout.constant dense<[false, true, true, true]> : tensor<4xi1>
  crout.expect_equal %15, %16 : tensor<4xi1>, tensor<4xi1>
  %17 = crout.minimum %1, %2 : tensor<4xi1>
  %18 = crout.constant dense<[false, false, false, true]> : tensor<4xi1>
  crout.expect_equal %17, %18 : tensor<4xi1>, tensor<4xi1>
  %19 = crout.bitwise_not %1 : tensor<4xi1>
  %20 = crout.constant dense<[true, true, false, false]> : tensor<4xi1>
  crout.expect_equal %19, %20 : tensor<4xi1>, tensor<4xi1>
  %21 = crout.logical_not %1 : tensor<4xi1> -> tensor<4xi1>
  %22 = crout.constant dense<[true, true, false, false]> : tensor<4xi1>
  crout.expect_equal %21, %22 : tensor<4xi1>, tensor<4xi1>
  %23 = crout.compare eq %1, %2 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %24 = crout.constant dense<[true, false, false, true]> : tensor<4xi1>
  crout.expect_equal %23, %24 : tensor<4xi1>, tensor<4xi1>
  %25 = crout.compare lt %1, %2 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %26 = crout.constant dense<[false, true, false, false]> : tensor<4xi1>
  crout.expect_equal %25, %26 : tensor<4xi1>, tensor<4xi1>
  %27 = crout.compare ge %1, %2 : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  %28 = crout.constant dense<[true, false, true, true]> : tensor<4xi1>
  crout.expect_equal %27, %28 : tensor<4xi1>, tensor<4xi1>
  %29 = crout.constant dense<[1.5, 2.5, 3.5, 4.5]> : tensor<4xf32>
  %30 = crout.constant dense<-1.0> : tensor<f32>
  %31 = crout.select %1, %29, %30 : (tensor<4xi1>, tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %32 = crout.constant dense<[-1.0, -1.0, 3.5, 4.5]> : tensor<4xf32>
  crout.expect_close %31, %32 {rtol = 3.0e-06 : f64, atol = 1.0e-07 : f64} : tensor<4xf32>, tensor<4xf32>
  return
}
