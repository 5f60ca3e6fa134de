// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors shared with other libraries through DLPack, without a copy.
#include "Trace/TensorImpl.h"

namespace crout {

namespace {
// What an exported view owns: the tensor and the arrays that DLTensor points into.
struct Exported {
  DLManagedTensorVersioned managed;
  Tensor tensor;
  Sizes sizes, strides;
};
} // namespace

DLManagedTensorVersioned *Tensor::toDLPack() const {
  dataPtr(); // says what to do instead for a traced tensor
  if (impl->pending)
    throw Error("a conjugated or negated view can't be shared through DLPack: in memory lie other elements than its own; use resolve_conj() and resolve_neg()");
  auto *exported = new Exported{{}, *this, impl->sizes, impl->strides};
  DLManagedTensorVersioned &managed = exported->managed;
  managed.version = {DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION};
  managed.manager_ctx = exported;
  managed.deleter = [](DLManagedTensorVersioned *self) { delete static_cast<Exported *>(self->manager_ctx); };
  managed.flags = impl->storage->isReadOnly() ? DLPACK_FLAG_BITMASK_READ_ONLY : 0;
  managed.dl_tensor = {impl->data(),
                       {impl->device.type, impl->device.index},
                       static_cast<int32_t>(impl->sizes.size()),
                       crout::toDLPack(impl->dtype),
                       exported->sizes.data(),
                       exported->strides.data(),
                       0};
  return &managed;
}

template <typename Managed> static Tensor import(Managed *managed, bool readOnly) {
  auto release = [managed] {
    if (managed->deleter) managed->deleter(managed);
  };
  const DLTensor &source = managed->dl_tensor;
  try {
    if (source.device.device_type != kDLCPU)
      throw Error("a tensor on " + name(Device{source.device.device_type, source.device.device_id}) +
                  " can't be used here: this build has the device cpu only");
    if (source.ndim < 0 || (source.ndim > 0 && !source.shape)) throw ValueError("the DLPack tensor has no valid shape");
    DType dtype = fromDLPack(source.dtype);
    size_t rank = static_cast<size_t>(source.ndim);
    std::span<const int64_t> strides;
    if (source.strides) strides = {source.strides, rank};
    char *data = source.data ? static_cast<char *>(source.data) + source.byte_offset : nullptr;
    return Tensor::fromBlob(data, {source.shape, rank}, strides, dtype, release, readOnly);
  } catch (...) {
    release();
    throw;
  }
}

Tensor Tensor::fromDLPack(DLManagedTensorVersioned *managed) {
  if (managed->version.major != DLPACK_MAJOR_VERSION) {
    std::string found = std::to_string(managed->version.major);
    if (managed->deleter) managed->deleter(managed);
    throw ValueError("DLPack version 1 is required, found version " + found);
  }
  return import(managed, managed->flags & DLPACK_FLAG_BITMASK_READ_ONLY);
}
Tensor Tensor::fromDLPack(DLManagedTensor *managed) { return import(managed, false); }

} // namespace crout
