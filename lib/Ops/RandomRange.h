// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Draws that functions and in-place forms share: whole numbers of a range, and truth values.
#ifndef CROUT_OPS_RANDOMRANGE_H
#define CROUT_OPS_RANDOMRANGE_H

#include "Ops/RandomSteps.h"

namespace crout::ops {

/// Smallest and largest whole number that a dtype holds, as far as int64 reaches.
std::pair<int64_t, int64_t> wholeRange(DType dtype);

/// From `low` up to, and without, `high`; no `high` is up to the largest int64.
Tensor sampleIntegers(const char *name, const SymInt &low, const std::optional<SymInt> &high, llvm::ArrayRef<SymInt> size, DType dtype,
                      const std::optional<Generator> &generator, const std::source_location &where);

/// 1 with probability `p`, a number or a tensor that broadcasts to `size`, else 0.
Tensor sampleTruths(const char *name, llvm::ArrayRef<SymInt> size, DType dtype, const Operand &p, const std::optional<Generator> &generator,
                    const std::source_location &where);

} // namespace crout::ops
#endif // CROUT_OPS_RANDOMRANGE_H
