// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Questions about dtypes, settings of the processor, and warnings, for which no program is made.
#ifndef CROUT_UTILITIES_H
#define CROUT_UTILITIES_H

#include "crout/tensor.h"

namespace crout {

/// The dtype of an arithmetic operation on both: tensors with dimensions go before 0-d tensors, and these before numbers, unless the later
/// one is of a higher category (bool < integer < float < complex).
DType result_type(const Operand &tensor1, const Operand &tensor2);

/// Whether numbers too small for a full mantissa are taken, and given, as 0, in work that this thread asks for, its parallel loops
/// included. False where the processor can't, and nothing changes.
bool set_flush_denormal(bool mode);

/// Who gets warnings; without a handler they go to standard error. `key` is null for one to be given each time, else names what it is about. A handler
/// that throws makes the call fail.
using WarningHandler = std::function<void(const char *key, const std::string &message)>;
void setWarningHandler(WarningHandler handler);

} // namespace crout
#endif // CROUT_UTILITIES_H
