// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
func.func @twice(%x: tensor<?xf32> {crout.dims = ["n"]}) -> (tensor<?xf32> {crout.dims = ["n"]}) {
  %y = crout.add %x, %x : tensor<?xf32>
  return %y : tensor<?xf32>
}
