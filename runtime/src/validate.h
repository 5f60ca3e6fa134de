// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of the arguments and results of a call against the signature of the compiled function.
#ifndef CROUT_RUNTIME_VALIDATE_H
#define CROUT_RUNTIME_VALIDATE_H

#include "crout/runtime/status.h"

namespace crout::rt {

/// What a size symbol stands for in this call, and where that was seen.
struct Symbol {
  int64_t size; // -1: not seen yet
  const crout_param *param;
  int32_t dim;
  bool isResult;
};

/// False after reporting to `call`. `symbols` has room for signature.num_symbols entries.
bool validateArguments(const crout_signature &signature, const DLTensor *const *args, Symbol *symbols, Call &call);

/// The caller's result tensors before the body runs. With `adopt`, or where data is null, only pointers are looked at.
bool validateResultsBefore(const crout_signature &signature, DLTensor *const *results, bool adopt, Symbol *symbols, Call &call);

/// A caller's buffer against the result that the body has made.
bool validateResultAfter(const crout_signature &signature, int32_t index, const DLTensor &given, const DLTensor &made, Call &call);

} // namespace crout::rt
#endif // CROUT_RUNTIME_VALIDATE_H
