// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elementwise operations are parsed, printed and infer their types.
// RUN: crout-opt %s | crout-opt | FileCheck %s
// RUN: crout-opt %s --mlir-print-op-generic | crout-opt | FileCheck %s

// CHECK-LABEL: func.func @unary
func.func @unary(%x: tensor<?x3xf32>, %i: tensor<4xi32>, %z: tensor<?xcomplex<f64>>) {
  // CHECK: crout.neg %{{.*}} : tensor<?x3xf32>
  %0 = crout.neg %x : tensor<?x3xf32>
  // CHECK: crout.exp %{{.*}} : tensor<?x3xf32>
  %1 = crout.exp %x : tensor<?x3xf32>
  // CHECK: crout.exp2 %{{.*}} : tensor<?x3xf32>
  %2 = crout.exp2 %x : tensor<?x3xf32>
  // CHECK: crout.expm1 %{{.*}} : tensor<?x3xf32>
  %3 = crout.expm1 %x : tensor<?x3xf32>
  // CHECK: crout.log %{{.*}} : tensor<?x3xf32>
  %4 = crout.log %x : tensor<?x3xf32>
  // CHECK: crout.log2 %{{.*}} : tensor<?x3xf32>
  %5 = crout.log2 %x : tensor<?x3xf32>
  // CHECK: crout.log10 %{{.*}} : tensor<?x3xf32>
  %6 = crout.log10 %x : tensor<?x3xf32>
  // CHECK: crout.log1p %{{.*}} : tensor<?x3xf32>
  %7 = crout.log1p %x : tensor<?x3xf32>
  // CHECK: crout.sqrt %{{.*}} : tensor<?x3xf32>
  %8 = crout.sqrt %x : tensor<?x3xf32>
  // CHECK: crout.rsqrt %{{.*}} : tensor<?x3xf32>
  %9 = crout.rsqrt %x : tensor<?x3xf32>
  // CHECK: crout.reciprocal %{{.*}} : tensor<?x3xf32>
  %10 = crout.reciprocal %x : tensor<?x3xf32>
  // CHECK: crout.sin %{{.*}} : tensor<?x3xf32>
  %11 = crout.sin %x : tensor<?x3xf32>
  // CHECK: crout.cos %{{.*}} : tensor<?x3xf32>
  %12 = crout.cos %x : tensor<?x3xf32>
  // CHECK: crout.tan %{{.*}} : tensor<?x3xf32>
  %13 = crout.tan %x : tensor<?x3xf32>
  // CHECK: crout.asin %{{.*}} : tensor<?x3xf32>
  %14 = crout.asin %x : tensor<?x3xf32>
  // CHECK: crout.acos %{{.*}} : tensor<?x3xf32>
  %15 = crout.acos %x : tensor<?x3xf32>
  // CHECK: crout.atan %{{.*}} : tensor<?x3xf32>
  %16 = crout.atan %x : tensor<?x3xf32>
  // CHECK: crout.sinh %{{.*}} : tensor<?x3xf32>
  %17 = crout.sinh %x : tensor<?x3xf32>
  // CHECK: crout.cosh %{{.*}} : tensor<?x3xf32>
  %18 = crout.cosh %x : tensor<?x3xf32>
  // CHECK: crout.tanh %{{.*}} : tensor<?x3xf32>
  %19 = crout.tanh %x : tensor<?x3xf32>
  // CHECK: crout.asinh %{{.*}} : tensor<?x3xf32>
  %20 = crout.asinh %x : tensor<?x3xf32>
  // CHECK: crout.acosh %{{.*}} : tensor<?x3xf32>
  %21 = crout.acosh %x : tensor<?x3xf32>
  // CHECK: crout.atanh %{{.*}} : tensor<?x3xf32>
  %22 = crout.atanh %x : tensor<?x3xf32>
  // CHECK: crout.erf %{{.*}} : tensor<?x3xf32>
  %23 = crout.erf %x : tensor<?x3xf32>
  // CHECK: crout.erfc %{{.*}} : tensor<?x3xf32>
  %24 = crout.erfc %x : tensor<?x3xf32>
  // CHECK: crout.floor %{{.*}} : tensor<?x3xf32>
  %25 = crout.floor %x : tensor<?x3xf32>
  // CHECK: crout.ceil %{{.*}} : tensor<?x3xf32>
  %26 = crout.ceil %x : tensor<?x3xf32>
  // CHECK: crout.round %{{.*}} : tensor<?x3xf32>
  %27 = crout.round %x : tensor<?x3xf32>
  // CHECK: crout.trunc %{{.*}} : tensor<?x3xf32>
  %28 = crout.trunc %x : tensor<?x3xf32>
  // CHECK: crout.sign %{{.*}} : tensor<?x3xf32>
  %29 = crout.sign %x : tensor<?x3xf32>
  // CHECK: crout.conj %{{.*}} : tensor<?x3xf32>
  %30 = crout.conj %x : tensor<?x3xf32>
  // CHECK: crout.bitwise_not %{{.*}} : tensor<4xi32>
  %31 = crout.bitwise_not %i : tensor<4xi32>
  // CHECK: crout.abs %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xf64>
  %32 = crout.abs %z : tensor<?xcomplex<f64>> -> tensor<?xf64>
  // CHECK: crout.real %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xf64>
  %33 = crout.real %z : tensor<?xcomplex<f64>> -> tensor<?xf64>
  // CHECK: crout.imag %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xf64>
  %34 = crout.imag %z : tensor<?xcomplex<f64>> -> tensor<?xf64>
  // CHECK: crout.logical_not %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xi1>
  %35 = crout.logical_not %z : tensor<?xcomplex<f64>> -> tensor<?xi1>
  // CHECK: crout.isnan %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xi1>
  %36 = crout.isnan %z : tensor<?xcomplex<f64>> -> tensor<?xi1>
  // CHECK: crout.isinf %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xi1>
  %37 = crout.isinf %z : tensor<?xcomplex<f64>> -> tensor<?xi1>
  // CHECK: crout.isfinite %{{.*}} : tensor<?xcomplex<f64>> -> tensor<?xi1>
  %38 = crout.isfinite %z : tensor<?xcomplex<f64>> -> tensor<?xi1>
  return
}

// One type stands for three where they agree.
// CHECK-LABEL: func.func @binary
func.func @binary(%a: tensor<?xf32>, %b: tensor<4x1xf32>, %i: tensor<?xi32>, %j: tensor<4x1xi32>, %p: tensor<?xi1>, %q: tensor<4x1xi1>) {
  // CHECK: crout.add %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %0 = crout.add %a, %a : tensor<?xf32>
  // CHECK: crout.add %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %1 = crout.add %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.sub %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %2 = crout.sub %a, %a : tensor<?xf32>
  // CHECK: crout.sub %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %3 = crout.sub %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.mul %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %4 = crout.mul %a, %a : tensor<?xf32>
  // CHECK: crout.mul %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %5 = crout.mul %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.div %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %6 = crout.div %a, %a : tensor<?xf32>
  // CHECK: crout.div %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %7 = crout.div %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.floor_div %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %8 = crout.floor_div %a, %a : tensor<?xf32>
  // CHECK: crout.floor_div %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %9 = crout.floor_div %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.remainder %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %10 = crout.remainder %a, %a : tensor<?xf32>
  // CHECK: crout.remainder %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %11 = crout.remainder %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.fmod %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %12 = crout.fmod %a, %a : tensor<?xf32>
  // CHECK: crout.fmod %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %13 = crout.fmod %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.pow %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %14 = crout.pow %a, %a : tensor<?xf32>
  // CHECK: crout.pow %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %15 = crout.pow %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.atan2 %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %16 = crout.atan2 %a, %a : tensor<?xf32>
  // CHECK: crout.atan2 %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %17 = crout.atan2 %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.maximum %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %18 = crout.maximum %a, %a : tensor<?xf32>
  // CHECK: crout.maximum %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %19 = crout.maximum %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.minimum %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %20 = crout.minimum %a, %a : tensor<?xf32>
  // CHECK: crout.minimum %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %21 = crout.minimum %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.fmax %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %22 = crout.fmax %a, %a : tensor<?xf32>
  // CHECK: crout.fmax %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %23 = crout.fmax %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.fmin %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %24 = crout.fmin %a, %a : tensor<?xf32>
  // CHECK: crout.fmin %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %25 = crout.fmin %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.copysign %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %26 = crout.copysign %a, %a : tensor<?xf32>
  // CHECK: crout.copysign %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %27 = crout.copysign %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.hypot %{{.*}}, %{{.*}} : tensor<?xf32>{{$}}
  %28 = crout.hypot %a, %a : tensor<?xf32>
  // CHECK: crout.hypot %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  %29 = crout.hypot %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xf32>
  // CHECK: crout.bitwise_and %{{.*}}, %{{.*}} : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  %30 = crout.bitwise_and %i, %j : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  // CHECK: crout.bitwise_or %{{.*}}, %{{.*}} : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  %31 = crout.bitwise_or %i, %j : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  // CHECK: crout.bitwise_xor %{{.*}}, %{{.*}} : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  %32 = crout.bitwise_xor %i, %j : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  // CHECK: crout.shift_left %{{.*}}, %{{.*}} : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  %33 = crout.shift_left %i, %j : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  // CHECK: crout.shift_right %{{.*}}, %{{.*}} : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  %34 = crout.shift_right %i, %j : (tensor<?xi32>, tensor<4x1xi32>) -> tensor<4x?xi32>
  // CHECK: crout.logical_and %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  %35 = crout.logical_and %p, %q : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  // CHECK: crout.logical_or %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  %36 = crout.logical_or %p, %q : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  // CHECK: crout.logical_xor %{{.*}}, %{{.*}} : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  %37 = crout.logical_xor %p, %q : (tensor<?xi1>, tensor<4x1xi1>) -> tensor<4x?xi1>
  // CHECK: crout.compare eq %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %38 = crout.compare eq %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  // CHECK: crout.compare ne %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %39 = crout.compare ne %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  // CHECK: crout.compare lt %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %40 = crout.compare lt %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  // CHECK: crout.compare le %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %41 = crout.compare le %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  // CHECK: crout.compare gt %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %42 = crout.compare gt %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  // CHECK: crout.compare ge %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  %43 = crout.compare ge %a, %b : (tensor<?xf32>, tensor<4x1xf32>) -> tensor<4x?xi1>
  return
}

// CHECK-LABEL: func.func @others
func.func @others(%re: tensor<?xf32>, %c: tensor<3x1xi1>, %s: tensor<f32>, %i: tensor<?x3xi32>) {
  // CHECK: crout.complex %{{.*}}, %{{.*}} : (tensor<?xf32>, tensor<f32>) -> tensor<?xcomplex<f32>>
  %0 = crout.complex %re, %s : (tensor<?xf32>, tensor<f32>) -> tensor<?xcomplex<f32>>
  // CHECK: crout.select %{{.*}}, %{{.*}}, %{{.*}} : (tensor<3x1xi1>, tensor<?xf32>, tensor<f32>) -> tensor<3x?xf32>
  %1 = crout.select %c, %re, %s : (tensor<3x1xi1>, tensor<?xf32>, tensor<f32>) -> tensor<3x?xf32>
  // CHECK: crout.cast %{{.*}} : tensor<?x3xi32> to tensor<?x3xcomplex<f64>>
  %2 = crout.cast %i : tensor<?x3xi32> to tensor<?x3xcomplex<f64>>
  return
}

// A `?` that meets a known size has that size.
// CHECK-LABEL: func.func @known_size_wins
func.func @known_size_wins(%a: tensor<?x1xf32>, %b: tensor<5x?xf32>) -> tensor<5x?xf32> {
  // CHECK: crout.add %{{.*}}, %{{.*}} : (tensor<?x1xf32>, tensor<5x?xf32>) -> tensor<5x?xf32>
  %0 = crout.add %a, %b : (tensor<?x1xf32>, tensor<5x?xf32>) -> tensor<5x?xf32>
  return %0 : tensor<5x?xf32>
}
