// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of index tensors whose elements are known.
#include "Ops/IndexRange.h"
#include "crout/runtime/parallel.h"
#include <atomic>

namespace crout::ops {

void requireIndices(const Operand &index, const char *role) {
  DType dtype = dtypeOf(index);
  if (index.isScalar() || !isIntegral(dtype))
    failType("'" + std::string(role) + "' must be an integer tensor, got " + (index.isScalar() ? "a number" : describe(dtype)));
}

/// The first index that is not in [low, high], if there is one.
template <typename T> static std::optional<int64_t> firstOutside(const T *indices, int64_t count, int64_t low, int64_t high) {
  std::atomic<bool> outside = false;
  rt::parallelFor(count, 1 << 16, [&](int64_t begin, int64_t end) {
    // The sign bit of v - low or of high - v: no comparison of 64-bit numbers, which the baseline's vectors do not have. Where a difference
    // wraps, v is outside, and the sign says so.
    uint64_t signs = 0;
    for (int64_t i = begin; i < end; ++i) {
      auto v = static_cast<uint64_t>(static_cast<int64_t>(indices[i]));
      signs |= (v - static_cast<uint64_t>(low)) | (static_cast<uint64_t>(high) - v);
    }
    if (signs >> 63) outside = true;
  });
  if (!outside) return std::nullopt;
  for (int64_t i = 0; i < count; ++i)
    if (static_cast<int64_t>(indices[i]) < low || static_cast<int64_t>(indices[i]) > high) return static_cast<int64_t>(indices[i]);
  return std::nullopt;
}

void checkRange(const Operand &index, const SymInt &size, bool allowNegative) {
  if (index.getTensor().isTraced() || size.isSymbolic()) return;
  Tensor dense = contiguousEager(index.getTensor());
  const Tensor::Impl &impl = *dense.getImpl();
  int64_t low = allowNegative ? -size.hint() : 0, high = size.hint() - 1, count = product(impl.sizes);
  auto find = [&]<typename T>(T) { return firstOutside(reinterpret_cast<const T *>(impl.data()), count, low, high); };
  std::optional<int64_t> outside = impl.dtype == DType::UInt8   ? find(uint8_t())
                                   : impl.dtype == DType::Int8  ? find(int8_t())
                                   : impl.dtype == DType::Int16 ? find(int16_t())
                                   : impl.dtype == DType::Int32 ? find(int32_t())
                                                                : find(int64_t());
  if (outside) failIndex("index " + std::to_string(*outside) + " is out of range for a dimension of size " + toString(size));
}

} // namespace crout::ops
