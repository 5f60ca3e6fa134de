// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which device serves which DLPack device type.
#include "device.h"
#include <atomic>

namespace crout::rt {
namespace {

constexpr int32_t kTypes = 32; // DLPack counts to 17 so far
constinit std::atomic<const crout_device_interface *> devices[kTypes] = {};

const crout_device_interface *builtIn(int32_t type) { return type == kDLCPU ? &kCpuDevice : type == kDLExtDev ? &kNullDevice : nullptr; }

} // namespace
} // namespace crout::rt

using namespace crout::rt;

const crout_device_interface *crout_rt_device(int32_t type) {
  if (type < 0 || type >= kTypes) return nullptr;
  const crout_device_interface *device = devices[type].load(std::memory_order_acquire);
  return device ? device : builtIn(type);
}

int32_t crout_rt_register_device(const crout_device_interface *device) {
  if (!device || device->type <= 0 || device->type >= kTypes) return CROUT_INVALID_ARGUMENT;
  devices[device->type].store(device, std::memory_order_release);
  return CROUT_OK;
}
