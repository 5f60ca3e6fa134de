// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The crout dialect and all its operations.
#ifndef CROUT_OPS
#define CROUT_OPS
include "mlir/IR/OpBase.td"
def CroutDialect : Dialect {
  let name = "crout";
  let cppNamespace = "::crout::ir";
}
#endif
