// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a module has to be for Crout to compile it.
// RUN: crout-opt %s --crout-verify-input-contract --verify-diagnostics --split-input-file -o /dev/null

module attributes {crout.version = 1 : i32} {
  func.func @good(%A: tensor<?x?xf64> {crout.name = "A", crout.dims = ["n", "n"]}) -> (tensor<?xf64> {crout.name = "x", crout.dims = ["n"]}) {
    %c0 = arith.constant 0 : index
    %n = tensor.dim %A, %c0 : tensor<?x?xf64>
    %one = arith.constant 1 : index
    %m = arith.addi %n, %one : index
    %wide = arith.index_cast %m : index to i64
    %count = tensor.from_elements %wide : tensor<i64>
    %0 = crout.reduce sum %A dims = [1] : tensor<?x?xf64> -> tensor<?xf64>
    return %0 : tensor<?xf64>
  }
}

// -----

// expected-error@+1 {{this program is of version 2; this compiler reads version 1}}
module attributes {crout.version = 2 : i32} {
  func.func @version(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }
}

// -----

// expected-error@+1 {{a program has one public function, found none}}
module {
  func.func private @hidden(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }
}

// -----

func.func @first(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }
// expected-error@+1 {{a program has one public function; 'first' is one already, make 'second' private or a program of its own}}
func.func @second(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }

// -----

func.func @program(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }
// expected-error@+1 {{function 'declared' has no body}}
func.func private @declared(tensor<f32>) -> tensor<f32>

// -----

// expected-error@+1 {{requires argument 0 to be a ranked tensor of i1, i8, i16, i32, i64, ui8, f16, bf16, f32, f64, complex<f32> or complex<f64>, found 'f32'}}
func.func @scalar_argument(%x: f32) { return }

// -----

// expected-error@+1 {{requires argument 0 to be a ranked tensor}}
func.func @unranked_argument(%x: tensor<*xf32>) { return }

// -----

// expected-error@+2 {{requires argument 0 to be a ranked tensor of i1, i8,}}
// expected-error@+1 {{requires result 0 to be a ranked tensor of i1, i8, i16, i32, i64, ui8, f16, bf16, f32, f64, complex<f32> or complex<f64>, found 'tensor<3xi7>'}}
func.func @foreign_element(%x: tensor<3xi7>) -> tensor<3xi7> { return %x : tensor<3xi7> }

// -----

// expected-error@+1 {{requires 'crout.dims' of argument 0 to be one string for each dimension of 'tensor<?x?xf32>', found ["n"]}}
func.func @dims(%x: tensor<?x?xf32> {crout.dims = ["n"]}) { return }

// -----

// expected-error@+1 {{requires 'crout.dims' of argument 0 to agree with its type 'tensor<3xf32>', found size "4"}}
func.func @dims_that_disagree(%x: tensor<3xf32> {crout.dims = ["4"]}) { return }

// -----

// expected-error@+1 {{requires 'crout.name' of argument 0 to be a string, found 3 : i64}}
func.func @name(%x: tensor<3xf32> {crout.name = 3}) { return }

// -----

func.func @foreign_op(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{operation 'arith.addf' may not exist in phase 'input': a program has crout operations, and tensor.dim and arith on sizes}}
  %0 = arith.addf %x, %x : tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

func.func @runtime_call(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{operation 'runtime_call' may not exist in phase 'input': only the conversion to phase 'linalg' makes it}}
  %0 = crout.runtime_call @f outs(%x : tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

// expected-error@+1 {{function 'branches' has more than one block: a program has no branches}}
func.func @branches(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{operation 'cf.br' may not exist in phase 'input'}}
  cf.br ^next
^next:
  return %x : tensor<3xf32>
}

// -----

// expected-error@+1 {{requires argument 0 to fit in memory, found 'tensor<4294967296x4294967296xf32>'}}
func.func @huge_argument(%x: tensor<4294967296x4294967296xf32>) { return }

// -----

func.func @huge_result(%x: tensor<f32>) {
  // expected-error@+1 {{requires results that fit in memory, found 'tensor<4294967296x4294967296xf32>'}}
  %0 = crout.expand %x : tensor<f32> to tensor<4294967296x4294967296xf32>
  return
}
