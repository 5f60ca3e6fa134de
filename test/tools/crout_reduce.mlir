// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout-reduce takes away what the fault, here the operation crout.tan, does not need.
// RUN: crout-reduce %s --reduction-tree='traversal-mode=0 test=%S/Inputs/has_tan.sh' | FileCheck %s
// CHECK-NOT: @unrelated
// CHECK: crout.tan
// CHECK-NOT: @unrelated
func.func @unrelated(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.sin %a : tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @f(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.tan %a : tensor<?xf32>
  return %0 : tensor<?xf32>
}
