// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Creation operations are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @made
func.func @made(%n: index, %m: index) {
  // CHECK: crout.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  %0 = crout.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  // CHECK: crout.constant dense<(1.000000e+00,-2.000000e+00)> : tensor<complex<f64>>
  %1 = crout.constant dense<(1.000000e+00,-2.000000e+00)> : tensor<complex<f64>>
  // CHECK: crout.constant dense<200> : tensor<3xui8>
  %2 = crout.constant dense<200> : tensor<3xui8>
  // CHECK: crout.constant dense<true> : tensor<3xi1>
  %3 = crout.constant dense<true> : tensor<3xi1>
  // CHECK: crout.iota dim = 0 sizes(%{{.*}}) : tensor<?x3xi64>
  %4 = crout.iota dim = 0 sizes(%n) : tensor<?x3xi64>
  // CHECK: crout.iota dim = 1 : tensor<2x3xbf16>
  %5 = crout.iota dim = 1 : tensor<2x3xbf16>
  // CHECK: crout.eye sizes(%{{.*}}, %{{.*}}) : tensor<?x?xf64>
  %6 = crout.eye sizes(%n, %m) : tensor<?x?xf64>
  // CHECK: crout.eye : tensor<3x4xi1>
  %7 = crout.eye : tensor<3x4xi1>
  return
}

