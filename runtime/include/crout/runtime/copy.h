// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Copies and fills between tensors of any strides.
#ifndef CROUT_RUNTIME_COPY_H
#define CROUT_RUNTIME_COPY_H

#include "crout/runtime/elements.h"

namespace crout::rt {

/// Most dimensions that the runtime handles; arguments with more are rejected before they come here.
inline constexpr int32_t kMaxRank = 64;

/// Elements of `from` to `to`: same shape, same element size, any strides (also negative and, in `from`, zero). The two must not
/// overlap. Large copies run in parallel.
void copyStrided(char *to, const int64_t *toStrides, const char *from, const int64_t *fromStrides, const int64_t *sizes, int32_t rank,
                 int64_t elementBytes);

/// Writes the element at `value` everywhere.
void fillStrided(char *to, const int64_t *strides, const int64_t *sizes, int32_t rank, const void *value, int64_t elementBytes);

/// Shapes and dtypes must be equal.
void copyTensor(const DLTensor &to, const DLTensor &from);
void fillTensor(const DLTensor &to, const void *value);

} // namespace crout::rt
#endif // CROUT_RUNTIME_COPY_H
