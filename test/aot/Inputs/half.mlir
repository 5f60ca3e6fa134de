// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// To halves and back, which a baseline x86-64 has no instructions for.
module attributes {crout.version = 1 : i32} {
  func.func @halves(%x: tensor<?xf32> {crout.name = "x", crout.dims = ["n"]})
      -> (tensor<?xf16> {crout.name = "h", crout.dims = ["n"]}, tensor<?xf32> {crout.name = "y", crout.dims = ["n"]}) {
    %h = crout.cast %x : tensor<?xf32> to tensor<?xf16>
    %y = crout.cast %h : tensor<?xf16> to tensor<?xf32>
    return %h, %y : tensor<?xf16>, tensor<?xf32>
  }
}
