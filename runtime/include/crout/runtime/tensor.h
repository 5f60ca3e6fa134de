// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Dense strided tensors over storages, and their exchange through DLPack.
#ifndef CROUT_RUNTIME_TENSOR_H
#define CROUT_RUNTIME_TENSOR_H

#include "crout/runtime/copy.h"
#include "crout/runtime/storage.h"

namespace crout::rt {

/// A short list of sizes or strides; in place up to six.
class Dims {
public:
  Dims() = default;
  Dims(const Dims &other) { assign(other.begin(), other.rank); }
  Dims(Dims &&other) noexcept : rank(other.rank), heap(other.heap) {
    copyInline(other);
    other.heap = nullptr;
    other.rank = 0;
  }
  Dims &operator=(Dims other) noexcept {
    swap(other);
    return *this;
  }
  ~Dims();
  /// False where there is no memory; the list is empty then.
  bool assign(const int64_t *values, int32_t count);
  /// `count` entries without values.
  bool resize(int32_t count);
  int32_t size() const { return rank; }
  int64_t *begin() { return heap ? heap : inlined; }
  const int64_t *begin() const { return heap ? heap : inlined; }
  int64_t *end() { return begin() + rank; }
  const int64_t *end() const { return begin() + rank; }
  int64_t &operator[](int32_t i) { return begin()[i]; }
  int64_t operator[](int32_t i) const { return begin()[i]; }

private:
  static constexpr int32_t kInline = 6;
  void copyInline(const Dims &other) {
    for (int32_t i = 0; i < kInline; ++i)
      inlined[i] = other.inlined[i];
  }
  void swap(Dims &other) noexcept;

  int32_t rank = 0;
  int64_t *heap = nullptr;
  int64_t inlined[kInline] = {};
};

/// Elements at data + (offset + sum of index * stride) * element size. A tensor without a storage is "no tensor": what
/// functions return that could not get memory or were asked for the impossible.
struct Tensor {
  StorageRef storage;
  DLDataType dtype{};
  Dims sizes, strides;
  int64_t offset = 0; // in elements

  Tensor() = default;
  Tensor(Tensor &&) noexcept = default;
  /// Undefined where there is no memory for the lists (of more than six dimensions).
  Tensor(const Tensor &other)
      : storage(other.storage), dtype(other.dtype), sizes(other.sizes), strides(other.strides), offset(other.offset) {
    if (sizes.size() != other.rank() || strides.size() != other.rank()) storage = {};
  }
  Tensor &operator=(Tensor &&) noexcept = default;
  Tensor &operator=(const Tensor &other) { return *this = Tensor(other); }

  bool defined() const { return static_cast<bool>(storage); }
  int32_t rank() const { return sizes.size(); }
  int64_t count() const { return elementCount(sizes.begin(), rank()); }
  DLDevice device() const { return storage->device(); }
  /// Address of the element at index zero.
  char *data() const { return static_cast<char *>(storage->data()) + offset * elementSize(dtype); }
  bool isContiguous() const { return rt::isContiguous(sizes.begin(), strides.begin(), rank()); }
  /// A descriptor that borrows sizes, strides and memory from this tensor.
  DLTensor describe() const;
};

/// Uninitialised, contiguous. Unlike the C library an empty tensor has a valid, unique address.
Tensor emptyTensor(const int64_t *sizes, int32_t rank, DLDataType dtype, DLDevice device = {kDLCPU, 0});

/// A window on a storage; undefined where an index could reach outside it.
Tensor viewOf(const StorageRef &storage, DLDataType dtype, const int64_t *sizes, const int64_t *strides, int32_t rank, int64_t offset);

/// The tensor itself where it is contiguous, a copy otherwise. Host memory.
Tensor contiguous(const Tensor &tensor);

/// Elements of `from` to `to`; returns a crout_code: invalid where shapes or dtypes differ, `to` is read-only or has stride 0.
/// Either may be on a device that the other is not on; strided data on a device that the host cannot address is unavailable. The
/// memory may be shared: the result is as if `from` had been copied first.
int32_t copyInto(const Tensor &to, const Tensor &from);

/// The element at `value` everywhere; same codes.
int32_t fillWith(const Tensor &tensor, const void *value);

/// DLPack views that keep the storage alive until their deleter is called; nullptr where there is no memory. The unversioned form cannot
/// say "read-only" and is refused for such a tensor.
DLManagedTensor *exportDLPack(const Tensor &tensor);
DLManagedTensorVersioned *exportDLPackVersioned(const Tensor &tensor, bool isCopy = false);

/// Takes over `managed` and shares its memory: its deleter is called when the last tensor on the storage is gone. Undefined where it is
/// malformed (rank, negative size, null data, a version above 1.x, a type that the runtime does not have); then `managed` still is the
/// caller's.
Tensor importDLPack(DLManagedTensor *managed);
Tensor importDLPack(DLManagedTensorVersioned *managed);

} // namespace crout::rt

#endif // CROUT_RUNTIME_TENSOR_H
