// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names of element types; sizes and contiguity without overflow.
#include "crout/runtime/elements.h"

namespace crout::rt {

const char *dtypeName(DLDataType type) {
  static const struct {
    uint8_t code, bits;
    const char *name;
  } kNames[] = {{kDLBool, 8, "bool"},      {kDLUInt, 8, "uint8"},     {kDLInt, 8, "int8"},           {kDLInt, 16, "int16"},
                {kDLInt, 32, "int32"},     {kDLInt, 64, "int64"},     {kDLFloat, 16, "float16"},     {kDLBfloat, 16, "bfloat16"},
                {kDLFloat, 32, "float32"}, {kDLFloat, 64, "float64"}, {kDLComplex, 64, "complex64"}, {kDLComplex, 128, "complex128"}};
  for (const auto &entry : kNames)
    if (entry.code == type.code && entry.bits == type.bits && type.lanes == 1) return entry.name;
  return nullptr;
}

int64_t elementCount(const int64_t *sizes, int32_t rank) {
  int64_t count = 1;
  bool empty = false, overflow = false;
  for (int32_t i = 0; i < rank; ++i) {
    if (sizes[i] < 0) return -1;
    empty |= sizes[i] == 0;
    overflow |= !empty && __builtin_mul_overflow(count, sizes[i], &count);
  }
  // A zero anywhere makes the product zero, however large the others are.
  return empty ? 0 : overflow ? -1 : count;
}

bool isContiguous(const int64_t *sizes, const int64_t *strides, int32_t rank) {
  if (!strides) return true;
  uint64_t expected = 1; // unsigned: a hostile shape may overflow, and then the strides do not match or do not matter
  bool contiguous = true;
  for (int32_t i = rank - 1; i >= 0; --i) {
    if (sizes[i] == 0) return true;
    if (sizes[i] != 1 && static_cast<uint64_t>(strides[i]) != expected) contiguous = false;
    expected *= static_cast<uint64_t>(sizes[i]);
  }
  return contiguous;
}

void unravelIndex(int64_t flat, const int64_t *sizes, int32_t rank, int64_t *index) {
  for (int32_t i = rank - 1; i >= 0; --i) {
    index[i] = sizes[i] > 0 ? flat % sizes[i] : 0;
    flat = sizes[i] > 0 ? flat / sizes[i] : 0;
  }
}

} // namespace crout::rt
