// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The positive elements of a vector in ascending order, and where they stood: as many as there are.
module attributes {crout.version = 1 : i32} {
  func.func @positive(%x: tensor<?xf64> {crout.name = "x", crout.dims = ["n"]}) -> (tensor<?xf64> {crout.name = "values", crout.dims = ["?"]}, tensor<?x1xi64> {crout.name = "places", crout.dims = ["?", "1"]}) {
    %zero = crout.constant dense<0.0> : tensor<f64>
    %mask = crout.compare gt %x, %zero : (tensor<?xf64>, tensor<f64>) -> tensor<?xi1>
    %ones = crout.cast %mask : tensor<?xi1> to tensor<?xi64>
    %sum = crout.reduce sum %ones dims = [0] : tensor<?xi64> -> tensor<i64>
    %number = tensor.extract %sum[] : tensor<i64>
    %count = arith.index_cast %number : i64 to index
    %chosen = crout.compress %x, %mask, %count : (tensor<?xf64>, tensor<?xi1>, index) -> tensor<?xf64>
    %values, %order = crout.sort %chosen dim = 0 : (tensor<?xf64>) -> (tensor<?xf64>, tensor<?xi64>)
    %places = crout.nonzero %mask, %count : (tensor<?xi1>, index) -> tensor<?x1xi64>
    return %values, %places : tensor<?xf64>, tensor<?x1xi64>
  }
}
