// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// crout-opt parses, runs passes by flag and prints.
// RUN: crout-opt %s --canonicalize --cse | FileCheck %s
// RUN: not crout-opt %s.does_not_exist 2>&1 | FileCheck %s --check-prefix=MISSING
// MISSING: crout-opt: cannot open '{{.*}}does_not_exist': No such file or directory

// CHECK-LABEL: func.func @folds
// CHECK-NEXT:    return %arg0
func.func @folds(%a: index) -> index {
  %zero = arith.constant 0 : index
  %sum = arith.addi %a, %zero : index
  return %sum : index
}
