// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The devices that the runtime brings itself, and checks that they share.
#ifndef CROUT_RUNTIME_SRC_DEVICE_H
#define CROUT_RUNTIME_SRC_DEVICE_H

#include "crout/runtime/device.h"
#include <atomic>
#include <time.h>

namespace crout::rt {

extern const crout_device_interface kCpuDevice;
extern const crout_device_interface kNullDevice;

inline bool validPattern(size_t bytes) { return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8 || bytes == 16; }

inline bool validLaunch(const crout_launch *launch) {
  if (!launch || launch->host_function) return launch != nullptr;
  for (int i = 0; i < 3; ++i)
    if (launch->grid[i] < 1 || launch->block[i] < 1) return false;
  int64_t blocks = 0;
  return launch->kernel && !__builtin_mul_overflow(launch->grid[0], launch->grid[1], &blocks) &&
         !__builtin_mul_overflow(blocks, launch->grid[2], &blocks);
}

/// A point in time, once recorded: enough for a device on which work is done before a call returns.
class HostEvent {
public:
  void record() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    nanoseconds.store(now.tv_sec * int64_t(1000000000) + now.tv_nsec + 1, std::memory_order_release);
  }
  bool recorded() const { return nanoseconds.load(std::memory_order_acquire) != 0; }
  double millisecondsTo(const HostEvent &later) const {
    return static_cast<double>(later.nanoseconds.load(std::memory_order_acquire) - nanoseconds.load(std::memory_order_acquire)) * 1e-6;
  }

private:
  std::atomic<int64_t> nanoseconds{0}; // 0: not recorded
};

} // namespace crout::rt
#endif // CROUT_RUNTIME_SRC_DEVICE_H
