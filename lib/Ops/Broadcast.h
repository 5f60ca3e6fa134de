// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Common shapes of operands.
#ifndef CROUT_OPS_BROADCAST_H
#define CROUT_OPS_BROADCAST_H

#include "Trace/TensorImpl.h"

namespace crout {

/// `shape` becomes the shape that both broadcast to. Throws Error naming both shapes and the dimension.
void broadcastInto(Sizes &shape, llvm::ArrayRef<int64_t> other);
/// The same in a trace: sizes that meet are guarded to be equal.
void broadcastInto(SymSizes &shape, llvm::ArrayRef<SymInt> other);
/// Like `a == b`, but of two generic sizes with different names it says what to do.
bool sameSize(const SymInt &a, const SymInt &b);
/// The more definite of two equal sizes.
const SymInt &moreDefinite(const SymInt &a, const SymInt &b);

} // namespace crout
#endif // CROUT_OPS_BROADCAST_H
