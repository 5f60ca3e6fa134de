// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// x = A^-1 b for a batch of matrices; sizes are known at the call.
module attributes {crout.version = 1 : i32} {
  func.func @solve_batch(%A: tensor<?x?x?xf64> {crout.name = "A", crout.dims = ["batch", "n", "n"]},
                         %b: tensor<?x?x?xf64> {crout.name = "b", crout.dims = ["batch", "n", "k"]})
      -> (tensor<?x?x?xf64> {crout.name = "x", crout.dims = ["batch", "n", "k"]}) {
    %x, %info = crout.solve %A, %b : (tensor<?x?x?xf64>, tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>, tensor<?xi32>) loc("model.py":12:5)
    crout.check_info %info {kind = 0 : i64, op_name = "linalg.solve"} : tensor<?xi32> loc("model.py":12:5)
    return %x : tensor<?x?x?xf64>
  }
}
