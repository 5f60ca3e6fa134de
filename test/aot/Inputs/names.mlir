// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names that C cannot take as they are.
module attributes {crout.version = 1 : i32} {
  func.func @sin(%0: tensor<?xf32> {crout.name = "register", crout.dims = ["n"]}, %1: tensor<2x?xi1> {crout.name = "1st size"},
                 %2: tensor<complex<f32>> {crout.name = "class"}, %3: tensor<?x?xi64> {crout.name = "x*/y", crout.dims = ["*/", "n"]})
      -> (tensor<?xf32> {crout.name = "register", crout.dims = ["n"]}, tensor<2x?xi1> {crout.name = "status"}, tensor<complex<f32>>, tensor<?x?xi64>) {
    %4 = crout.sin %0 : tensor<?xf32>
    return %4, %1, %2, %3 : tensor<?xf32>, tensor<2x?xi1>, tensor<complex<f32>>, tensor<?x?xi64>
  }
}
