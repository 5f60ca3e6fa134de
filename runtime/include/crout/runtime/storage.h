// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory of tensors: reference-counted, on one device, 64-byte aligned, resizable where it is our own.
#ifndef CROUT_RUNTIME_STORAGE_H
#define CROUT_RUNTIME_STORAGE_H

#include "crout/abi.h"
#include <atomic>
#include <stddef.h>

namespace crout::rt {

class Storage;

/// Shares ownership of a Storage.
class StorageRef {
public:
  StorageRef() = default;
  StorageRef(const StorageRef &other);
  StorageRef(StorageRef &&other) noexcept : storage(other.storage) { other.storage = nullptr; }
  StorageRef &operator=(StorageRef other) noexcept {
    Storage *previous = storage;
    storage = other.storage;
    other.storage = previous;
    return *this;
  }
  ~StorageRef();
  /// Takes over one reference that is counted already.
  static StorageRef adopt(Storage *storage) {
    StorageRef ref;
    ref.storage = storage;
    return ref;
  }
  /// Gives the counted reference away.
  Storage *release() {
    Storage *given = storage;
    storage = nullptr;
    return given;
  }
  Storage *get() const { return storage; }
  Storage *operator->() const { return storage; }
  explicit operator bool() const { return storage; }

private:
  Storage *storage = nullptr;
};

class Storage {
public:
  /// Uninitialised memory; empty where there is none, or no such device.
  static StorageRef create(size_t bytes, DLDevice device = {kDLCPU, 0});
  /// Host memory that was got from the runtime's allocator, from a call with CROUT_INVOKE_ADOPT for one. Without a storage to hold it
  /// (out of memory) the block is freed.
  static StorageRef adoptBlock(void *block, size_t bytes);
  /// Memory of someone else; `release(context)` is called when the last reference goes, not where this function fails.
  static StorageRef wrap(void *data, size_t bytes, DLDevice device, bool readOnly, void (*release)(void *context), void *context);

  void *data() const { return memory; }
  size_t bytes() const { return size; }
  DLDevice device() const { return place; }
  bool isReadOnly() const { return readOnly; }
  /// False for memory of someone else.
  bool isResizable() const { return owned; }
  int64_t useCount() const { return references.load(std::memory_order_relaxed); }

  /// Keeps the first min(old, new) bytes; pointers into the storage become invalid. Returns a crout_code: invalid where the storage
  /// is not resizable; out of memory leaves it as it was. Growth in small steps is amortised.
  int32_t resize(size_t bytes);

  void retain() { references.fetch_add(1, std::memory_order_relaxed); }
  void drop() {
    if (references.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }

private:
  Storage() = default;
  static StorageRef make();
  void destroy();

  std::atomic<int64_t> references{1};
  void *memory = nullptr;
  size_t size = 0, capacity = 0;
  DLDevice place{kDLCPU, 0};
  bool owned = false, readOnly = false;
  void (*releaseMemory)(void *context) = nullptr;
  void *context = nullptr;
};

inline StorageRef::StorageRef(const StorageRef &other) : storage(other.storage) {
  if (storage) storage->retain();
}
inline StorageRef::~StorageRef() {
  if (storage) storage->drop();
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_STORAGE_H
