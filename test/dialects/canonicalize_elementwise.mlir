// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders and canonicalisation of elementwise operations; none changes a bit of a result unless the case says so.
// RUN: crout-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @neg_of_neg(
// CHECK-NEXT:    return %arg0
func.func @neg_of_neg(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.neg %x : tensor<?xf32>
  %1 = crout.neg %0 : tensor<?xf32>
  return %1 : tensor<?xf32>
}

// CHECK-LABEL: func.func @not_of_not(
// CHECK-NEXT:    return %arg0, %arg1
func.func @not_of_not(%x: tensor<?xi1>, %y: tensor<?xi32>) -> (tensor<?xi1>, tensor<?xi32>) {
  %0 = crout.logical_not %x : tensor<?xi1> -> tensor<?xi1>
  %1 = crout.logical_not %0 : tensor<?xi1> -> tensor<?xi1>
  %2 = crout.bitwise_not %y : tensor<?xi32>
  %3 = crout.bitwise_not %2 : tensor<?xi32>
  return %1, %3 : tensor<?xi1>, tensor<?xi32>
}

// A number that is not i1 does not come back.
// CHECK-LABEL: func.func @not_of_not_number(
// CHECK-COUNT-2: crout.logical_not
func.func @not_of_not_number(%x: tensor<?xi32>) -> tensor<?xi1> {
  %0 = crout.logical_not %x : tensor<?xi32> -> tensor<?xi1>
  %1 = crout.logical_not %0 : tensor<?xi1> -> tensor<?xi1>
  return %1 : tensor<?xi1>
}

// CHECK-LABEL: func.func @conj_of_conj(
// CHECK-NEXT:    return %arg0, %arg1
func.func @conj_of_conj(%z: tensor<?xcomplex<f32>>, %x: tensor<?xf32>) -> (tensor<?xcomplex<f32>>, tensor<?xf32>) {
  %0 = crout.conj %z : tensor<?xcomplex<f32>>
  %1 = crout.conj %0 : tensor<?xcomplex<f32>>
  %2 = crout.conj %x : tensor<?xf32>
  return %1, %2 : tensor<?xcomplex<f32>>, tensor<?xf32>
}

// CHECK-LABEL: func.func @parts_of_complex(
// CHECK-NEXT:    return %arg0, %arg1
func.func @parts_of_complex(%a: tensor<?xf32>, %b: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %z = crout.complex %a, %b : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>
  %re = crout.real %z : tensor<?xcomplex<f32>> -> tensor<?xf32>
  %im = crout.imag %z : tensor<?xcomplex<f32>> -> tensor<?xf32>
  return %re, %im : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @complex_of_parts(
// CHECK-NEXT:    return %arg0
func.func @complex_of_parts(%z: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> {
  %re = crout.real %z : tensor<?xcomplex<f32>> -> tensor<?xf32>
  %im = crout.imag %z : tensor<?xcomplex<f32>> -> tensor<?xf32>
  %0 = crout.complex %re, %im : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>
  return %0 : tensor<?xcomplex<f32>>
}

// CHECK-LABEL: func.func @parts_of_conj(
// CHECK-DAG:     %[[RE:.*]] = crout.real %arg0
// CHECK-DAG:     %[[IM:.*]] = crout.imag %arg0
// CHECK:         %[[NEG:.*]] = crout.neg %[[IM]]
// CHECK:         return %[[RE]], %[[NEG]]
func.func @parts_of_conj(%z: tensor<?xcomplex<f32>>) -> (tensor<?xf32>, tensor<?xf32>) {
  %c = crout.conj %z : tensor<?xcomplex<f32>>
  %re = crout.real %c : tensor<?xcomplex<f32>> -> tensor<?xf32>
  %im = crout.imag %c : tensor<?xcomplex<f32>> -> tensor<?xf32>
  return %re, %im : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @conj_of_complex(
// CHECK-NEXT:    %[[NEG:.*]] = crout.neg %arg1
// CHECK-NEXT:    crout.complex %arg0, %[[NEG]]
func.func @conj_of_complex(%a: tensor<?xf32>, %b: tensor<?xf32>) -> tensor<?xcomplex<f32>> {
  %z = crout.complex %a, %b : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>
  %c = crout.conj %z : tensor<?xcomplex<f32>>
  return %c : tensor<?xcomplex<f32>>
}

// CHECK-LABEL: func.func @abs_of_neg_and_abs(
// CHECK-NEXT:    %[[ABS:.*]] = crout.abs %arg0
// CHECK-NEXT:    return %[[ABS]]
func.func @abs_of_neg_and_abs(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.neg %x : tensor<?xf32>
  %1 = crout.abs %0 : tensor<?xf32> -> tensor<?xf32>
  %2 = crout.abs %1 : tensor<?xf32> -> tensor<?xf32>
  return %2 : tensor<?xf32>
}

// CHECK-LABEL: func.func @rounding_twice(
// CHECK-NEXT:    %[[FLOOR:.*]] = crout.floor %arg0
// CHECK-NEXT:    return %[[FLOOR]], %arg1
func.func @rounding_twice(%x: tensor<?xf32>, %n: tensor<?xi32>) -> (tensor<?xf32>, tensor<?xi32>) {
  %0 = crout.floor %x : tensor<?xf32>
  %1 = crout.round %0 : tensor<?xf32>
  %2 = crout.ceil %n : tensor<?xi32>
  return %1, %2 : tensor<?xf32>, tensor<?xi32>
}

// -0.0 is what may be added; 0.0 would turn -0.0 into 0.0.
// CHECK-LABEL: func.func @add_zero(
// CHECK:         %[[ZERO:.*]] = crout.constant dense<0.000000e+00>
// CHECK-NEXT:    %[[SUM:.*]] = crout.add %arg0, %[[ZERO]]
// CHECK-NEXT:    return %arg0, %[[SUM]], %arg1
func.func @add_zero(%x: tensor<?xf32>, %n: tensor<?xi32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xi32>) {
  %minus = crout.constant dense<-0.0> : tensor<f32>
  %plus = crout.constant dense<0.0> : tensor<f32>
  %zero = crout.constant dense<0> : tensor<i32>
  %0 = crout.add %x, %minus : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %1 = crout.add %x, %plus : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %2 = crout.add %zero, %n : (tensor<i32>, tensor<?xi32>) -> tensor<?xi32>
  return %0, %1, %2 : tensor<?xf32>, tensor<?xf32>, tensor<?xi32>
}

// Constants are seen through expand.
// CHECK-LABEL: func.func @neutral_elements(
// CHECK-NEXT:    return %arg0, %arg0, %arg0, %arg0
func.func @neutral_elements(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %zero = crout.constant dense<0.0> : tensor<f32>
  %one = crout.constant dense<1.0> : tensor<f32>
  %ones = crout.expand %one : tensor<f32> to tensor<4xf32>
  %0 = crout.sub %x, %zero : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = crout.mul %ones, %x : tensor<4xf32>
  %2 = crout.div %x, %ones : tensor<4xf32>
  %3 = crout.pow %x, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %0, %1, %2, %3 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// x * 0 is NaN where x is NaN or infinite, and x * 1 of complex numbers may change the sign of a zero.
// CHECK-LABEL: func.func @not_neutral(
// CHECK-COUNT-2: crout.mul
func.func @not_neutral(%x: tensor<4xf32>, %z: tensor<4xcomplex<f32>>) -> (tensor<4xf32>, tensor<4xcomplex<f32>>) {
  %zero = crout.constant dense<0.0> : tensor<f32>
  %one = crout.constant dense<(1.0, 0.0)> : tensor<complex<f32>>
  %0 = crout.mul %x, %zero : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = crout.mul %z, %one : (tensor<4xcomplex<f32>>, tensor<complex<f32>>) -> tensor<4xcomplex<f32>>
  return %0, %1 : tensor<4xf32>, tensor<4xcomplex<f32>>
}

// A neutral element that gives the result its shape stays.
// CHECK-LABEL: func.func @neutral_element_that_broadcasts(
// CHECK:         crout.mul
func.func @neutral_element_that_broadcasts(%x: tensor<f32>) -> tensor<4xf32> {
  %ones = crout.constant dense<1.0> : tensor<4xf32>
  %0 = crout.mul %x, %ones : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @square(
// CHECK-NEXT:    crout.mul %arg0, %arg0
func.func @square(%x: tensor<?xf32>) -> tensor<?xf32> {
  %two = crout.constant dense<2.0> : tensor<f32>
  %0 = crout.pow %x, %two : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @same_twice(
// CHECK-NEXT:    return %arg0, %arg0, %arg1, %arg1
func.func @same_twice(%x: tensor<?xf32>, %p: tensor<?xi1>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xi1>, tensor<?xi1>) {
  %0 = crout.maximum %x, %x : tensor<?xf32>
  %1 = crout.minimum %x, %x : tensor<?xf32>
  %2 = crout.logical_and %p, %p : tensor<?xi1>
  %3 = crout.logical_or %p, %p : tensor<?xi1>
  return %0, %1, %2, %3 : tensor<?xf32>, tensor<?xf32>, tensor<?xi1>, tensor<?xi1>
}

// CHECK-LABEL: func.func @not_of_comparison(
// CHECK-NEXT:    crout.compare ne %arg0, %arg0
// CHECK-NEXT:    %[[LT:.*]] = crout.compare lt %arg0, %arg0
// CHECK-NEXT:    crout.logical_not %[[LT]]
// CHECK-NEXT:    crout.compare ge %arg1, %arg1
func.func @not_of_comparison(%x: tensor<?xf32>, %n: tensor<?xi32>) -> (tensor<?xi1>, tensor<?xi1>, tensor<?xi1>) {
  %0 = crout.compare eq %x, %x : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %1 = crout.logical_not %0 : tensor<?xi1> -> tensor<?xi1>
  %2 = crout.compare lt %x, %x : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %3 = crout.logical_not %2 : tensor<?xi1> -> tensor<?xi1>
  %4 = crout.compare lt %n, %n : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi1>
  %5 = crout.logical_not %4 : tensor<?xi1> -> tensor<?xi1>
  return %1, %3, %5 : tensor<?xi1>, tensor<?xi1>, tensor<?xi1>
}

// CHECK-LABEL: func.func @select(
// CHECK-NEXT:    %[[SWAPPED:.*]] = crout.select %arg0, %arg2, %arg1
// CHECK-NEXT:    return %arg1, %arg2, %[[SWAPPED]]
func.func @select(%c: tensor<?xi1>, %a: tensor<?xf32>, %b: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %false = crout.constant dense<false> : tensor<i1>
  %0 = crout.select %c, %a, %a : (tensor<?xi1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %1 = crout.select %false, %a, %b : (tensor<i1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %not = crout.logical_not %c : tensor<?xi1> -> tensor<?xi1>
  %2 = crout.select %not, %a, %b : (tensor<?xi1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %0, %1, %2 : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @exact_casts(
// CHECK-NEXT:    %[[LONG:.*]] = crout.cast %arg1 : tensor<?xi8> to tensor<?xf64>
// CHECK-NEXT:    return %arg0, %[[LONG]]
func.func @exact_casts(%x: tensor<?xf32>, %n: tensor<?xi8>) -> (tensor<?xf32>, tensor<?xf64>) {
  %0 = crout.cast %x : tensor<?xf32> to tensor<?xf64>
  %1 = crout.cast %0 : tensor<?xf64> to tensor<?xf32>
  %2 = crout.cast %n : tensor<?xi8> to tensor<?xf16>
  %3 = crout.cast %2 : tensor<?xf16> to tensor<?xf64>
  return %1, %3 : tensor<?xf32>, tensor<?xf64>
}

// CHECK-LABEL: func.func @casts_that_lose(
// CHECK-COUNT-6: crout.cast
func.func @casts_that_lose(%x: tensor<?xf64>, %n: tensor<?xi64>, %s: tensor<?xi8>) -> (tensor<?xf64>, tensor<?xi64>, tensor<?xi16>) {
  %0 = crout.cast %x : tensor<?xf64> to tensor<?xf32>
  %1 = crout.cast %0 : tensor<?xf32> to tensor<?xf64>
  %2 = crout.cast %n : tensor<?xi64> to tensor<?xf64>
  %3 = crout.cast %2 : tensor<?xf64> to tensor<?xi64>
  %4 = crout.cast %s : tensor<?xi8> to tensor<?xui8>
  %5 = crout.cast %4 : tensor<?xui8> to tensor<?xi16>
  return %1, %3, %5 : tensor<?xf64>, tensor<?xi64>, tensor<?xi16>
}

// CHECK-LABEL: func.func @constants(
// CHECK-DAG:     %[[SUM:.*]] = crout.constant dense<[4.000000e+00, 6.000000e+00]> : tensor<2xf32>
// CHECK-DAG:     %[[LESS:.*]] = crout.constant dense<true> : tensor<i1>
// CHECK-DAG:     %[[CAST:.*]] = crout.constant dense<-3> : tensor<i8>
// CHECK-DAG:     %[[WRAPPED:.*]] = crout.constant dense<-128> : tensor<i8>
// CHECK:         return %[[SUM]], %[[LESS]], %[[CAST]], %[[WRAPPED]]
func.func @constants() -> (tensor<2xf32>, tensor<i1>, tensor<i8>, tensor<i8>) {
  %a = crout.constant dense<[1.0, 3.0]> : tensor<2xf32>
  %b = crout.constant dense<3.0> : tensor<2xf32>
  %0 = crout.add %a, %b : tensor<2xf32>
  %c = crout.constant dense<-3.7> : tensor<f32>
  %d = crout.constant dense<0.0> : tensor<f32>
  %1 = crout.compare lt %c, %d : (tensor<f32>, tensor<f32>) -> tensor<i1>
  %2 = crout.cast %c : tensor<f32> to tensor<i8>
  %e = crout.constant dense<127> : tensor<i8>
  %f = crout.constant dense<1> : tensor<i8>
  %3 = crout.add %e, %f : tensor<i8>
  return %0, %1, %2, %3 : tensor<2xf32>, tensor<i1>, tensor<i8>, tensor<i8>
}

// Outside the range, the machine decides.
// CHECK-LABEL: func.func @cast_out_of_range(
// CHECK:         crout.cast
func.func @cast_out_of_range() -> tensor<i8> {
  %c = crout.constant dense<300.0> : tensor<f32>
  %0 = crout.cast %c : tensor<f32> to tensor<i8>
  return %0 : tensor<i8>
}

// CHECK-LABEL: func.func @implied_expand(
// CHECK-NEXT:    %[[SUM:.*]] = crout.add %arg0, %arg1 : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
// CHECK-NEXT:    %[[SELECT:.*]] = crout.select %arg3, %arg0, %arg2 : (tensor<?x3xi1>, tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
// CHECK-NEXT:    return %[[SUM]], %[[SELECT]]
func.func @implied_expand(%x: tensor<?x3xf32>, %row: tensor<3xf32>, %s: tensor<f32>, %c: tensor<?x3xi1>, %n: index) -> (tensor<?x3xf32>, tensor<?x3xf32>) {
  %0 = crout.expand %row sizes(%n) : tensor<3xf32> to tensor<?x3xf32>
  %1 = crout.add %x, %0 : tensor<?x3xf32>
  %2 = crout.expand %s sizes(%n) : tensor<f32> to tensor<?x3xf32>
  %3 = crout.select %c, %x, %2 : (tensor<?x3xi1>, tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  return %1, %3 : tensor<?x3xf32>, tensor<?x3xf32>
}

// CHECK-LABEL: func.func @needed_expand(
// CHECK:         crout.expand
func.func @needed_expand(%a: tensor<3xf32>, %b: tensor<3xf32>) -> tensor<4x3xf32> {
  %0 = crout.expand %a : tensor<3xf32> to tensor<4x3xf32>
  %1 = crout.add %0, %b : (tensor<4x3xf32>, tensor<3xf32>) -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}
