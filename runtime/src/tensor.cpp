// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors: creation, views that stay inside their storage, copies within and between devices.
#include "crout/runtime/tensor.h"
#include "crout/runtime/allocator.h"
#include "crout/runtime/device.h"
#include "extent.h"
#include <string.h>

namespace crout::rt {

Dims::~Dims() { deallocate(heap); }

bool Dims::resize(int32_t count) {
  if (count > kInline && count > rank) {
    auto *grown = static_cast<int64_t *>(allocate(sizeof(int64_t) * static_cast<size_t>(count)));
    if (!grown) {
      rank = 0;
      return false;
    }
    memcpy(grown, begin(), sizeof(int64_t) * static_cast<size_t>(rank));
    deallocate(heap);
    heap = grown;
  }
  rank = count;
  return true;
}

bool Dims::assign(const int64_t *values, int32_t count) {
  rank = 0;
  if (!resize(count)) return false;
  if (count > 0) memcpy(begin(), values, sizeof(int64_t) * static_cast<size_t>(count));
  return true;
}

void Dims::swap(Dims &other) noexcept {
  for (int32_t i = 0; i < kInline; ++i) {
    int64_t value = inlined[i];
    inlined[i] = other.inlined[i];
    other.inlined[i] = value;
  }
  int64_t *otherHeap = other.heap;
  int32_t otherRank = other.rank;
  other.heap = heap;
  other.rank = rank;
  heap = otherHeap;
  rank = otherRank;
}

DLTensor Tensor::describe() const {
  int64_t bytes = offset * elementSize(dtype);
  auto *shape = const_cast<int64_t *>(sizes.begin()), *steps = const_cast<int64_t *>(strides.begin());
  return DLTensor{storage->data(), storage->device(), rank(), dtype, shape, steps, static_cast<uint64_t>(bytes)};
}

Tensor emptyTensor(const int64_t *sizes, int32_t rank, DLDataType dtype, DLDevice device) {
  Tensor tensor;
  int64_t bytes = 0;
  if (rank < 0 || rank > kMaxRank || !dtypeName(dtype)) return tensor;
  int64_t count = elementCount(sizes, rank);
  if (count < 0 || __builtin_mul_overflow(count, elementSize(dtype), &bytes)) return tensor;
  if (!tensor.sizes.assign(sizes, rank) || !tensor.strides.resize(rank)) return tensor;
  int64_t stride = 1;
  for (int32_t i = rank - 1; i >= 0; --i) {
    tensor.strides[i] = stride;
    stride *= sizes[i] > 1 && count > 0 ? sizes[i] : 1;
  }
  tensor.dtype = dtype;
  tensor.storage = Storage::create(static_cast<size_t>(bytes), device);
  return tensor;
}

Tensor viewOf(const StorageRef &storage, DLDataType dtype, const int64_t *sizes, const int64_t *strides, int32_t rank, int64_t offset) {
  Tensor tensor;
  if (!storage || rank < 0 || rank > kMaxRank || !dtypeName(dtype) || elementCount(sizes, rank) < 0) return tensor;
  Extent extent;
  if (!extent.compute(sizes, strides, rank)) return tensor;
  int64_t available = static_cast<int64_t>(storage->bytes()) / elementSize(dtype), first = 0, end = 0;
  if (offset < 0 || offset > available || __builtin_add_overflow(offset, extent.lowest, &first) ||
      __builtin_add_overflow(offset, extent.end, &end) || first < 0 || end > available)
    return tensor;
  if (!tensor.sizes.assign(sizes, rank) || !tensor.strides.assign(strides, rank)) return tensor;
  tensor.dtype = dtype;
  tensor.offset = offset;
  tensor.storage = storage;
  return tensor;
}

Tensor contiguous(const Tensor &tensor) {
  if (tensor.isContiguous()) return tensor;
  Tensor copy = emptyTensor(tensor.sizes.begin(), tensor.rank(), tensor.dtype, tensor.device());
  if (copy.defined() && copyInto(copy, tensor) != CROUT_OK) return {};
  return copy;
}

namespace {

bool onHost(DLDevice place) {
  if (place.device_type == kDLCPU || place.device_type == kDLCUDAHost) return true;
  const crout_device_interface *device = crout_rt_device(place.device_type);
  return device && (device->properties & CROUT_DEVICE_HOST_MEMORY);
}

bool sameList(const Dims &a, const Dims &b) {
  if (a.size() != b.size()) return false;
  for (int32_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) return false;
  return true;
}

bool writable(const Tensor &tensor) {
  if (tensor.storage->isReadOnly()) return false;
  for (int32_t i = 0; i < tensor.rank(); ++i)
    if (tensor.strides[i] == 0 && tensor.sizes[i] > 1) return false;
  return true;
}

struct Range {
  const char *begin, *end;
};

Range rangeOf(const Tensor &tensor) {
  Extent extent;
  extent.compute(tensor.sizes.begin(), tensor.strides.begin(), tensor.rank());
  int64_t bytes = elementSize(tensor.dtype);
  return {tensor.data() + extent.lowest * bytes, tensor.data() + extent.end * bytes};
}

int32_t copyOnHost(const Tensor &to, const Tensor &from) {
  Range a = rangeOf(to), b = rangeOf(from);
  if (a.begin < b.end && b.begin < a.end) {
    if (to.data() == from.data() && sameList(to.strides, from.strides)) return CROUT_OK;
    Tensor between = emptyTensor(from.sizes.begin(), from.rank(), from.dtype);
    if (!between.defined()) return CROUT_OUT_OF_MEMORY;
    copyTensor(between.describe(), from.describe());
    copyTensor(to.describe(), between.describe());
    return CROUT_OK;
  }
  copyTensor(to.describe(), from.describe());
  return CROUT_OK;
}

} // namespace

int32_t copyInto(const Tensor &to, const Tensor &from) {
  if (!to.defined() || !from.defined() || !sameDType(to.dtype, from.dtype) || !sameList(to.sizes, from.sizes) || !writable(to))
    return CROUT_INVALID_ARGUMENT;
  bool toHost = onHost(to.device()), fromHost = onHost(from.device());
  if (toHost && fromHost) return copyOnHost(to, from);
  size_t bytes = static_cast<size_t>(to.count() * elementSize(to.dtype));
  DLDevice place = toHost ? from.device() : to.device();
  const crout_device_interface *device = crout_rt_device(place.device_type);
  if (!device || (!toHost && !to.isContiguous()) || (!fromHost && !from.isContiguous())) return CROUT_UNAVAILABLE;
  if (!toHost && !fromHost) {
    if (from.device().device_type != place.device_type || from.device().device_id != place.device_id) return CROUT_UNAVAILABLE;
    return device->copy(place.device_id, to.data(), from.data(), bytes, CROUT_COPY_DEVICE_TO_DEVICE, nullptr);
  }
  // The host's side passes through a contiguous copy where it is strided.
  const Tensor &hostSide = toHost ? to : from;
  Tensor packed = hostSide;
  if (!hostSide.isContiguous()) {
    packed = emptyTensor(hostSide.sizes.begin(), hostSide.rank(), hostSide.dtype);
    if (!packed.defined()) return CROUT_OUT_OF_MEMORY;
    if (fromHost) copyTensor(packed.describe(), from.describe());
  }
  int32_t code = toHost ? device->copy(place.device_id, packed.data(), from.data(), bytes, CROUT_COPY_DEVICE_TO_HOST, nullptr)
                        : device->copy(place.device_id, to.data(), packed.data(), bytes, CROUT_COPY_HOST_TO_DEVICE, nullptr);
  if (code == CROUT_OK) code = device->stream_synchronize(place.device_id, nullptr);
  if (code == CROUT_OK && toHost && packed.storage.get() != to.storage.get()) copyTensor(to.describe(), packed.describe());
  return code;
}

int32_t fillWith(const Tensor &tensor, const void *value) {
  if (!tensor.defined() || !value || !writable(tensor)) return CROUT_INVALID_ARGUMENT;
  if (onHost(tensor.device())) {
    fillTensor(tensor.describe(), value);
    return CROUT_OK;
  }
  const crout_device_interface *device = crout_rt_device(tensor.device().device_type);
  if (!device || !tensor.isContiguous()) return CROUT_UNAVAILABLE;
  return device->fill(tensor.device().device_id, tensor.data(), value, static_cast<size_t>(elementSize(tensor.dtype)),
                      static_cast<size_t>(tensor.count()), nullptr);
}

} // namespace crout::rt
