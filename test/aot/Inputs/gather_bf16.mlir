// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
module attributes {crout.version = 1 : i32} {
  func.func @gather(%arg0: tensor<?x?xbf16> {crout.dims = ["n", "m"], crout.name = "x"}, %arg1: tensor<?x?xi64> {crout.dims = ["n", "k"], crout.name = "i"}) -> (tensor<?x?xbf16> {crout.dims = ["n", "k"], crout.name = "out0"}) {
    %c-1 = arith.constant -1 : index
    %c1 = arith.constant 1 : index
    %dim = tensor.dim %arg0, %c1 : tensor<?x?xbf16>
    %0 = arith.addi %c-1, %dim : index
    %1 = arith.index_cast %0 : index to i64
    %from_elements = tensor.from_elements %1 : tensor<i64>
    %2 = crout.minimum %arg1, %from_elements : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
    %3 = crout.constant dense<0> : tensor<i64>
    %4 = crout.maximum %2, %3 : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
    %5 = crout.gather %arg0, %4 dim = 1 : (tensor<?x?xbf16>, tensor<?x?xi64>) -> tensor<?x?xbf16>
    return %5 : tensor<?x?xbf16>
  }
}
