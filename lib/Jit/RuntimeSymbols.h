// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions outside a program that its code may call.
#ifndef CROUT_JIT_RUNTIMESYMBOLS_H
#define CROUT_JIT_RUNTIMESYMBOLS_H

#include "llvm/ADT/ArrayRef.h"

namespace crout {

struct RuntimeSymbol {
  const char *name;
  void *address;
};

/// Those of call.h and kernels.h, of libm, and the few of libc that LLVM calls on its own.
llvm::ArrayRef<RuntimeSymbol> runtimeSymbols();

} // namespace crout
#endif // CROUT_JIT_RUNTIMESYMBOLS_H
