// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A small program, for tests that need any.
// RUN: crout-opt %s | FileCheck %s
// CHECK: crout.add
func.func @twice(%a: tensor<?xf32>) -> tensor<?xf32> {
  %b = crout.add %a, %a : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %b : tensor<?xf32>
}
