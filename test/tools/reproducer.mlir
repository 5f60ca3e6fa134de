// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pass that fails leaves one file, which runs that pass again on the IR it failed on.
// RUN: rm -rf %t && mkdir %t
// RUN: not env CROUT_REPRODUCER=%t/again.mlir CROUT_DUMP=%t/dump crout-opt %s --pass-pipeline='builtin.module(canonicalize,crout-verify-linalg-contract)' 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=FILE < %t/again.mlir
// RUN: not crout-opt --run-reproducer %t/again.mlir 2>&1 | FileCheck %s
// RUN: ls %t/dump/f | FileCheck %s --check-prefix=DUMP
// CHECK: .mlir:[[#]]:[[#]]: error: operation 'sin' may not exist after phase 'linalg'
// FILE: crout.sin
// FILE: mlir_reproducer
// FILE: pipeline: "builtin.module({{.*}}crout-verify-linalg-contract
// DUMP: crout-verify-linalg-contract-failed.mlir
func.func @f(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.sin %a : tensor<?xf32>
  return %0 : tensor<?xf32>
}
