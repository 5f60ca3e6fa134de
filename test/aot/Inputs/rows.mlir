// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
func.func @rows(%x: tensor<64x1024xf32> {crout.dims = ["64", "1024"]}, %w: tensor<1024xf32> {crout.dims = ["1024"]})
    -> (tensor<64x1024xf32> {crout.dims = ["64", "1024"]}) {
  %y = crout.mul %x, %w : (tensor<64x1024xf32>, tensor<1024xf32>) -> tensor<64x1024xf32>
  return %y : tensor<64x1024xf32>
}
