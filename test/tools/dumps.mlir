// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A numbered file for each pass that changed the IR, one function by name, and a reproducer of a pass that fails.
// RUN: rm -rf %t && mkdir %t
// RUN: env CROUT_DUMP=%t/all crout-compile %s -o %t/f.o
// RUN: ls %t/all/f | FileCheck %s --check-prefix=FILES
// FILES: 000-input.mlir
// FILES-NEXT: {{0[0-9]+}}-canonicalize.mlir
// FILES: {{0[0-9]+}}-{{.*}}linalg{{.*}}.mlir
// FILES: {{0[0-9]+}}-crout-emit-entry.mlir
// FILES-NOT: running
// FILES-NOT: contract
// RUN: FileCheck %s --check-prefix=INPUT < %t/all/f/000-input.mlir
// INPUT: func.func @f
// INPUT: crout.sin
// INPUT: loc("{{.*}}dumps.mlir":

// RUN: env CROUT_DEBUG=2 CROUT_DUMP=%t/phases crout-compile %s -o %t/f.o 2>%t/log
// RUN: ls %t/phases/f | FileCheck %s --check-prefix=PHASES
// PHASES: 000-input.mlir
// PHASES: {{0[0-9]+}}-crout-verify-linalg-contract.mlir
// PHASES-NOT: canonicalize

// RUN: env CROUT_DUMP=%t/one CROUT_DUMP_FUNCTION=helper crout-opt %s --canonicalize -o %t/out.mlir
// RUN: FileCheck %s --check-prefix=ONE < %t/one/f/000-input.mlir
// ONE-NOT: @f
// ONE: func.func private @helper
// ONE-NOT: @f(
// RUN: ls %t/one/f | FileCheck %s --check-prefix=ONEFILES
// ONEFILES: 000-input.mlir
// ONEFILES-NEXT: 001-canonicalize.mlir

// A dump that cannot be written is said, and the compilation goes on.
// RUN: env CROUT_DUMP=/dev/null/x crout-compile %s -o %t/g.o 2>&1 | FileCheck %s --check-prefix=NODUMP
// NODUMP: crout: cannot write '/dev/null/x/f/000-input.mlir': {{.*}}; no IR is dumped
// NODUMP-NOT: cannot write
// RUN: ls %t/g.o

func.func private @helper(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.neg %a : tensor<?xf32>
  %1 = crout.neg %0 : tensor<?xf32>
  %2 = crout.exp %1 : tensor<?xf32>
  return %2 : tensor<?xf32>
}
func.func @f(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = crout.neg %a : tensor<?xf32>
  %1 = crout.neg %0 : tensor<?xf32>
  %2 = crout.sin %1 : tensor<?xf32>
  return %2 : tensor<?xf32>
}
