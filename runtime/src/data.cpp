// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counted handles on tensors for C callers.
#include "crout/runtime/data.h"
#include "crout/runtime/allocator.h"
#include "crout/runtime/tensor.h"
#include <new>

using namespace crout::rt;

struct crout_tensor {
  std::atomic<int64_t> references{1};
  Tensor value;
};

namespace {

crout_tensor *makeHandle(void *memory, const Tensor &tensor) {
  auto *handle = memory && tensor.defined() ? new (memory) crout_tensor{{1}, tensor} : nullptr;
  if (handle && handle->value.defined()) return handle;
  if (handle) handle->~crout_tensor();
  deallocate(memory);
  return nullptr;
}

crout_tensor *makeHandle(const Tensor &tensor) { return makeHandle(allocate(sizeof(crout_tensor)), tensor); }

template <typename Managed> crout_tensor *importHandle(Managed *managed) {
  // The handle's memory first: after a successful import only giving the tensor up could undo it, and that calls the deleter.
  void *memory = allocate(sizeof(crout_tensor));
  if (!memory) return nullptr;
  Tensor tensor = importDLPack(managed);
  if (!tensor.defined()) {
    deallocate(memory);
    return nullptr;
  }
  return new (memory) crout_tensor{{1}, static_cast<Tensor &&>(tensor)};
}

} // namespace

crout_tensor *crout_rt_tensor_empty(DLDataType dtype, int32_t rank, const int64_t *sizes, DLDevice device) {
  return makeHandle(emptyTensor(sizes, rank, dtype, device));
}

crout_tensor *crout_rt_tensor_view(const crout_tensor *base, int32_t rank, const int64_t *sizes, const int64_t *strides, int64_t offset) {
  return makeHandle(viewOf(base->value.storage, base->value.dtype, sizes, strides, rank, offset));
}

void crout_rt_tensor_retain(crout_tensor *tensor) { tensor->references.fetch_add(1, std::memory_order_relaxed); }

void crout_rt_tensor_release(crout_tensor *tensor) {
  if (!tensor || tensor->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  tensor->~crout_tensor();
  deallocate(tensor);
}

void crout_rt_tensor_describe(const crout_tensor *tensor, DLTensor *description) { *description = tensor->value.describe(); }

int32_t crout_rt_tensor_copy(crout_tensor *to, const crout_tensor *from) { return copyInto(to->value, from->value); }

int32_t crout_rt_tensor_fill(crout_tensor *tensor, const void *element) { return fillWith(tensor->value, element); }

int32_t crout_rt_tensor_resize_storage(crout_tensor *tensor, uint64_t bytes) { return tensor->value.storage->resize(bytes); }

DLManagedTensor *crout_rt_tensor_to_dlpack(const crout_tensor *tensor) { return exportDLPack(tensor->value); }

DLManagedTensorVersioned *crout_rt_tensor_to_dlpack_versioned(const crout_tensor *tensor) { return exportDLPackVersioned(tensor->value); }

crout_tensor *crout_rt_tensor_from_dlpack(DLManagedTensor *managed) { return importHandle(managed); }

crout_tensor *crout_rt_tensor_from_dlpack_versioned(DLManagedTensorVersioned *managed) { return importHandle(managed); }
