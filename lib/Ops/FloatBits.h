// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Elements as integers of their bits.
#ifndef CROUT_OPS_FLOATBITS_H
#define CROUT_OPS_FLOATBITS_H

#include "Ops/Build.h"

namespace crout::ops {

/// The integer dtype as wide as a floating-point one.
DType bitsType(DType dtype);
/// The bits of every element as another dtype of the same width.
Tensor bitcastTo(const Tensor &x, DType dtype);

} // namespace crout::ops
#endif // CROUT_OPS_FLOATBITS_H
