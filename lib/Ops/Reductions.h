// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reductions that other functions are made of.
#ifndef CROUT_OPS_REDUCTIONS_H
#define CROUT_OPS_REDUCTIONS_H

#include "Ops/Build.h"

namespace crout::ops {

/// reduce, with half precision accumulated in float32.
Tensor accumulate(ir::ReduceKind kind, const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim);
/// Number of elements along dimensions.
SymInt countOf(const Tensor &x, llvm::ArrayRef<int64_t> dims);
Tensor meanOf(const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim);
/// IndexError where one of the dimensions has size 0.
void requireNotEmpty(const Tensor &x, llvm::ArrayRef<int64_t> dims);
Tensor logSumExp(const Tensor &x, llvm::ArrayRef<int64_t> dims, bool keepdim);

} // namespace crout::ops
#endif // CROUT_OPS_REDUCTIONS_H
