// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The language server knows the dialect, says what is wrong and where, and outlives hostile files.
// RUN: rm -rf %t && mkdir %t
// RUN: %python %source/test/fuzz/deep_inputs.py 5000 %t/deep
// RUN: sed s/@hover/@twice/ %s > %t/same.mlir && sed 's/%%a, %%a :/%%a :/' %t/same.mlir > %t/wrong.mlir
// RUN: %python %S/Inputs/lsp_session.py %s %t/wrong.mlir %t/deep/*.mlir %t/same.mlir | FileCheck %s
// CHECK: initialized: mlir-lsp-server
// CHECK-NEXT: crout_lsp_server.mlir: 0 diagnostics
// CHECK-NEXT: hover: Operation: "crout.add"
// CHECK-NEXT: wrong.mlir:[[#]]: expected ','
// CHECK-NEXT: wrong.mlir: 1 diagnostics
// CHECK: regions.mlir: 1 diagnostics
// CHECK: same.mlir: 0 diagnostics
// CHECK: exit code 0
func.func @hover(%a: tensor<?xf32>) -> tensor<?xf32> {
  %b = crout.add %a, %a : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %b : tensor<?xf32>
}
