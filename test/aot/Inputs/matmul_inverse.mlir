// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A matrix product and inverses of a batch of 4x4 matrices: the program that the size of a library is measured on.
module attributes {crout.version = 1 : i32} {
  func.func @product_and_inverses(%A: tensor<?x?xf32> {crout.name = "A", crout.dims = ["m", "k"]}, %B: tensor<?x?xf32> {crout.name = "B", crout.dims = ["k", "n"]},
                                  %M: tensor<?x4x4xf32> {crout.name = "M", crout.dims = ["batch", "4", "4"]})
      -> (tensor<?x?xf32> {crout.name = "C", crout.dims = ["m", "n"]}, tensor<?x4x4xf32> {crout.name = "M_inverse", crout.dims = ["batch", "4", "4"]}) {
    %C = crout.matmul %A, %B : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
    %inverse, %info = crout.inv %M : (tensor<?x4x4xf32>) -> (tensor<?x4x4xf32>, tensor<?xi32>)
    crout.check_info %info {kind = 0 : i64, op_name = "linalg.inv"} : tensor<?xi32> loc("model.py":3:5)
    return %C, %inverse : tensor<?x?xf32>, tensor<?x4x4xf32>
  }
}
