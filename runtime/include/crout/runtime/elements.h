// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Element types and row-major index arithmetic of DLPack tensors.
#ifndef CROUT_RUNTIME_ELEMENTS_H
#define CROUT_RUNTIME_ELEMENTS_H

#include "crout/abi.h"
#include <stddef.h>
#include <stdint.h>

namespace crout::rt {

inline bool sameDType(DLDataType a, DLDataType b) { return a.code == b.code && a.bits == b.bits && a.lanes == b.lanes; }

/// Bytes of one element; 0 for a type that the runtime does not have.
inline int64_t elementSize(DLDataType type) {
  if (type.lanes != 1 || type.bits % 8 != 0) return 0;
  return type.bits / 8;
}

/// "float32"; nullptr for a type that the runtime does not have.
const char *dtypeName(DLDataType type);

/// Product of the sizes, -1 where one is negative or the product does not fit. An empty list gives 1.
int64_t elementCount(const int64_t *sizes, int32_t rank);

/// Row-major and dense, ignoring the strides of dimensions of size 1 and everything where no element exists.
bool isContiguous(const int64_t *sizes, const int64_t *strides, int32_t rank);
inline bool isContiguous(const DLTensor &tensor) { return isContiguous(tensor.shape, tensor.strides, tensor.ndim); }

/// The device type as a number: what a caller passes need not be one of the enumeration's.
inline int32_t deviceType(const DLTensor &tensor) {
  int32_t type;
  __builtin_memcpy(&type, &tensor.device.device_type, sizeof type);
  return type;
}

inline char *dataOf(const DLTensor &tensor) { return static_cast<char *>(tensor.data) + tensor.byte_offset; }

/// Writes the index of the `flat`-th element in row-major order.
void unravelIndex(int64_t flat, const int64_t *sizes, int32_t rank, int64_t *index);

} // namespace crout::rt
#endif // CROUT_RUNTIME_ELEMENTS_H
