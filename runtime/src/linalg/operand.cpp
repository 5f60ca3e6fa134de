// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Broadcasting of batch dimensions and the memory that kernels work in.
#include "operand.h"

namespace crout::rt {

Batch::Batch(const Operand *operands, int32_t count) {
  int32_t dims = 0;
  for (int32_t o = 0; o < count; ++o) {
    int32_t d = operands[o].tensor->ndim - operands[o].core;
    dims = d > dims ? d : dims;
  }
  // From the innermost dimension outwards; index 0 of `sizes` is the innermost.
  for (int32_t d = 0; d < dims; ++d) {
    int64_t size = 1, step[kMaxOperands] = {};
    for (int32_t o = 0; o < count; ++o) {
      int32_t dim = operands[o].tensor->ndim - operands[o].core - 1 - d;
      if (dim >= 0 && operands[o].tensor->shape[dim] != 1) {
        size = operands[o].tensor->shape[dim];
        step[o] = strideOf(operands[o].tensor, dim);
      }
    }
    total *= size;
    if (size == 1)
      continue;
    bool even = rank > 0;
    for (int32_t o = 0; o < count && even; ++o)
      even = step[o] == strides[o][rank - 1] * sizes[rank - 1];
    if (even) {
      sizes[rank - 1] *= size;
      continue;
    }
    sizes[rank] = size;
    for (int32_t o = 0; o < count; ++o)
      strides[o][rank] = step[o];
    ++rank;
  }
  if (rank == 0)
    for (int32_t o = 0; o < count; ++o)
      strides[o][0] = 0;
}

int64_t Batch::offsetSlow(int32_t operand, int64_t index) const {
  int64_t offset = 0;
  for (int32_t d = 0; d < rank; ++d) {
    offset += index % sizes[d] * strides[operand][d];
    index /= sizes[d];
  }
  return offset;
}

Workspace::Workspace(size_t bytes, const char *op) {
  bytes = (bytes + 63) & ~size_t(63);
  memory = static_cast<char *>(aligned_alloc(64, bytes ? bytes : 64));
  next = memory;
  if (!memory)
    crout_rt_fail(CROUT_OUT_OF_MEMORY, -1, op, nullptr, "no memory for the workspace of a matrix kernel");
}

} // namespace crout::rt
