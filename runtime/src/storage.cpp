// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Storages on the host and on devices.
#include "crout/runtime/storage.h"
#include "crout/runtime/allocator.h"
#include "crout/runtime/device.h"
#include <new>
#include <string.h>

namespace crout::rt {
namespace {

void *allocateOn(DLDevice place, size_t bytes) {
  if (place.device_type == kDLCPU) // the way of most storages, without the table
    return place.device_id == 0 ? allocate(bytes) : nullptr;
  const crout_device_interface *device = crout_rt_device(place.device_type);
  void *memory = nullptr;
  return device && device->allocate(place.device_id, bytes, &memory) == CROUT_OK ? memory : nullptr;
}

void releaseOn(DLDevice place, void *memory) {
  if (place.device_type == kDLCPU)
    deallocate(memory);
  else if (const crout_device_interface *device = crout_rt_device(place.device_type))
    device->release(place.device_id, memory);
}

bool copyWithin(DLDevice place, void *to, const void *from, size_t bytes) {
  if (place.device_type == kDLCPU) {
    memcpy(to, from, bytes);
    return true;
  }
  const crout_device_interface *device = crout_rt_device(place.device_type);
  return device && device->copy(place.device_id, to, from, bytes, CROUT_COPY_DEVICE_TO_DEVICE, nullptr) == CROUT_OK &&
         device->stream_synchronize(place.device_id, nullptr) == CROUT_OK;
}

} // namespace

StorageRef Storage::make() {
  void *memory = allocate(sizeof(Storage));
  return memory ? StorageRef::adopt(new (memory) Storage) : StorageRef();
}

StorageRef Storage::create(size_t bytes, DLDevice device) {
  StorageRef storage = make();
  void *memory = storage ? allocateOn(device, bytes) : nullptr;
  if (!memory) return {};
  storage->memory = memory;
  storage->size = storage->capacity = bytes;
  storage->place = device;
  storage->owned = true;
  return storage;
}

StorageRef Storage::adoptBlock(void *block, size_t bytes) {
  StorageRef storage = make();
  if (!storage) {
    deallocate(block);
    return {};
  }
  storage->memory = block;
  storage->size = storage->capacity = bytes;
  storage->owned = true;
  return storage;
}

StorageRef Storage::wrap(void *data, size_t bytes, DLDevice device, bool readOnly, void (*release)(void *), void *context) {
  StorageRef storage = make();
  if (!storage) return {};
  storage->memory = data;
  storage->size = storage->capacity = bytes;
  storage->place = device;
  storage->readOnly = readOnly;
  storage->releaseMemory = release;
  storage->context = context;
  return storage;
}

int32_t Storage::resize(size_t bytes) {
  if (!owned) return CROUT_INVALID_ARGUMENT;
  if (bytes <= capacity) {
    size = bytes;
    return CROUT_OK;
  }
  // A step of at least half keeps a sequence of appends linear; where that much is not to be had, what was asked for.
  size_t generous = capacity + capacity / 2;
  size_t wanted = generous > bytes ? generous : bytes;
  void *grown = allocateOn(place, wanted);
  if (!grown && wanted != bytes) grown = allocateOn(place, wanted = bytes);
  if (!grown) return CROUT_OUT_OF_MEMORY;
  if (size && !copyWithin(place, grown, memory, size)) {
    releaseOn(place, grown);
    return CROUT_UNAVAILABLE;
  }
  releaseOn(place, memory);
  memory = grown;
  size = bytes;
  capacity = wanted;
  return CROUT_OK;
}

void Storage::destroy() {
  if (owned)
    releaseOn(place, memory);
  else if (releaseMemory)
    releaseMemory(context);
  this->~Storage();
  deallocate(this);
}

} // namespace crout::rt
