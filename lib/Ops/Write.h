// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes into tensors that exist: what every in-place function and every assignment ends in.
#ifndef CROUT_OPS_WRITE_H
#define CROUT_OPS_WRITE_H

#include "Ops/Build.h"

namespace crout::ops {

/// Writes the elements of `value`, which has the shape of `self`, through `self` into its storage, where every alias sees them; gives
/// `self` back. A value of another dtype is cast where its category allows (float into integer is a TypeError). Error where the shapes
/// differ, where elements of `self` share memory, or where its memory is read-only; nothing is written then. Must be called inside of an OpScope.
Tensor writeInto(const Operand &self, const Tensor &value);

/// The same, with `value` broadcast to the shape of `self` and cast from any dtype, as copy_ and x[...] = value do.
Tensor copyInto(const Operand &self, const Operand &value);

} // namespace crout::ops
#endif // CROUT_OPS_WRITE_H
