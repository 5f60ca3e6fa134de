// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors across library boundaries: both forms of DLPack's managed tensor, out and in.
#include "crout/runtime/allocator.h"
#include "crout/runtime/tensor.h"
#include "extent.h"
#include <new>

namespace crout::rt {
namespace {

template <typename Managed> struct Export {
  Managed managed; // first: the deleter gets its address
  Tensor tensor;   // keeps the storage and owns the sizes
};

template <typename Managed> void deleteExport(Managed *managed) {
  if (!managed) return;
  auto *made = reinterpret_cast<Export<Managed> *>(managed);
  made->~Export();
  deallocate(made);
}

template <typename Managed> Managed *exportAs(const Tensor &tensor) {
  if (!tensor.defined()) return nullptr;
  void *memory = allocate(sizeof(Export<Managed>));
  if (!memory) return nullptr;
  auto *made = new (memory) Export<Managed>{{}, tensor};
  if (!made->tensor.defined()) { // no memory for the copied lists
    made->~Export();
    deallocate(made);
    return nullptr;
  }
  DLTensor view = made->tensor.describe();
  // Consumers that overlook byte_offset are common; the address of the first element serves both kinds.
  view.data = made->tensor.data();
  view.byte_offset = 0;
  made->managed.dl_tensor = view;
  made->managed.manager_ctx = made;
  made->managed.deleter = deleteExport<Managed>;
  return &made->managed;
}

template <typename Managed> void releaseImport(void *context) {
  auto *managed = static_cast<Managed *>(context);
  if (managed->deleter) managed->deleter(managed);
}

template <typename Managed> Tensor importFrom(Managed *managed, bool readOnly) {
  Tensor tensor;
  const DLTensor &view = managed->dl_tensor;
  if (deviceType(view) < kDLCPU || deviceType(view) > kDLExtDev || view.ndim < 0 || view.ndim > kMaxRank ||
      (view.ndim > 0 && !view.shape) || !dtypeName(view.dtype))
    return tensor;
  int64_t count = elementCount(view.shape, view.ndim);
  int64_t itemBytes = elementSize(view.dtype), bytes = 0;
  if (count < 0 || (count > 0 && !view.data) || __builtin_mul_overflow(count, itemBytes, &bytes)) return tensor;
  if (!tensor.sizes.assign(view.shape, view.ndim) || !tensor.strides.resize(view.ndim)) return {};
  int64_t stride = 1;
  for (int32_t i = view.ndim - 1; i >= 0; --i) {
    tensor.strides[i] = view.strides ? view.strides[i] : stride;
    stride *= view.shape[i] > 1 && count > 0 ? view.shape[i] : 1;
  }
  Extent extent;
  if (!extent.compute(view.shape, tensor.strides.begin(), view.ndim) ||
      __builtin_mul_overflow(extent.end - extent.lowest, itemBytes, &bytes))
    return {};
  // With negative strides the storage begins before the element at index zero.
  char *first = static_cast<char *>(view.data) + view.byte_offset + extent.lowest * itemBytes;
  tensor.storage = Storage::wrap(first, static_cast<size_t>(bytes), view.device, readOnly, releaseImport<Managed>, managed);
  tensor.dtype = view.dtype;
  tensor.offset = -extent.lowest;
  return tensor;
}

} // namespace

DLManagedTensor *exportDLPack(const Tensor &tensor) {
  return tensor.defined() && tensor.storage->isReadOnly() ? nullptr : exportAs<DLManagedTensor>(tensor);
}

DLManagedTensorVersioned *exportDLPackVersioned(const Tensor &tensor, bool isCopy) {
  auto *managed = exportAs<DLManagedTensorVersioned>(tensor);
  if (!managed) return nullptr;
  managed->version = {DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION};
  managed->flags = (tensor.storage->isReadOnly() ? DLPACK_FLAG_BITMASK_READ_ONLY : 0) | (isCopy ? DLPACK_FLAG_BITMASK_IS_COPIED : 0);
  return managed;
}

Tensor importDLPack(DLManagedTensor *managed) { return managed ? importFrom(managed, false) : Tensor(); }

Tensor importDLPack(DLManagedTensorVersioned *managed) {
  if (!managed || managed->version.major != DLPACK_MAJOR_VERSION) return {};
  return importFrom(managed, managed->flags & DLPACK_FLAG_BITMASK_READ_ONLY);
}

} // namespace crout::rt
