// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results of expensive kernels on operands that come again: kept by the operand's elements, bit for bit (docs/decisions/0009).
#ifndef CROUT_RUNTIME_KEPT_H
#define CROUT_RUNTIME_KEPT_H

#include <stddef.h>
#include <stdint.h>

namespace crout::rt {

struct Bytes {
  void *data;
  size_t size;
};

inline constexpr int kKeptParts = 4;

/// Fills the parts of a result that is kept for these elements, and says whether there is one. `kind` tells apart what elements of one size may mean.
bool restoreKept(uint64_t kind, const void *elements, size_t size, const Bytes (&parts)[kKeptParts]);

/// Keeps the parts where these elements were handed over before: what comes once costs a look at its elements only.
void keep(uint64_t kind, const void *elements, size_t size, const Bytes (&parts)[kKeptParts]);

} // namespace crout::rt
#endif // CROUT_RUNTIME_KEPT_H
