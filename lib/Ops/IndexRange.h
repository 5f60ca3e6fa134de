// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every function does with index tensors before it uses them.
#ifndef CROUT_OPS_INDEXRANGE_H
#define CROUT_OPS_INDEXRANGE_H

#include "Ops/Build.h"

namespace crout::ops {

/// TypeError unless the operand is an integer tensor.
void requireIndices(const Operand &index, const char *role);
/// Looks at the elements of an eager index tensor: IndexError unless they are in [0, size), or [-size, size) where `allowNegative`. Traced ones are
/// limited to the range by the program, so that none reads or writes foreign memory.
void checkRange(const Operand &index, const SymInt &size, bool allowNegative);

} // namespace crout::ops
#endif // CROUT_OPS_INDEXRANGE_H
