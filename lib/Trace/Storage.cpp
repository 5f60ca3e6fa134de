// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Storages as users see them.
#include "crout/storage.h"
#include "Trace/OpScope.h"
#include "Trace/TensorImpl.h"

namespace crout {

Tensor Storage::wholeStorage(const Tensor &tensor) {
  tensor.dataPtr(); // says what to do instead for a traced tensor
  int64_t bytes = static_cast<int64_t>(tensor.getImpl()->storage->bytes());
  return makeView(tensor, {bytes}, {1}, 0, DType::UInt8);
}

void Storage::resize(int64_t bytes) {
  Tensor::Impl &impl = *whole.getImpl();
  if (bytes < 0) throw ValueError("resize_: the size must not be negative, got " + std::to_string(bytes), currentLocationString());
  int32_t code = impl.storage->resize(static_cast<size_t>(bytes));
  if (code == CROUT_OUT_OF_MEMORY)
    throw MemoryError("resize_: no memory for " + std::to_string(bytes) + " bytes", currentLocationString());
  if (code != CROUT_OK)
    throw ValueError("resize_: the storage belongs to someone else and can't change its size from " + std::to_string(impl.sizes[0]) + " to " +
                         std::to_string(bytes) + " bytes",
                     currentLocationString());
  impl.sizes[0] = bytes;
}

Tensor Storage::elements(DType dtype) const {
  return makeView(whole, {static_cast<int64_t>(whole.getImpl()->storage->bytes()) / itemSize(dtype)}, {1}, 0, dtype);
}

} // namespace crout
