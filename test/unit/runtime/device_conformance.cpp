// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every device must do: one suite, run for each registered device. A device that does not compute (the null device)
// is held to the same codes and lifetimes, not to the contents of memory.
#include "crout/runtime/device.h"
#include <algorithm>
#include <atomic>
#include <cstring>
#include <gtest/gtest.h>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

namespace {

struct DeviceConformance : testing::TestWithParam<int32_t> {
  const crout_device_interface *device = crout_rt_device(GetParam());
  bool computes = device->properties & CROUT_DEVICE_COMPUTES;

  void *allocate(size_t bytes) {
    void *memory = nullptr;
    EXPECT_EQ(device->allocate(0, bytes, &memory), CROUT_OK);
    return memory;
  }
  crout_stream *stream() {
    crout_stream *made = nullptr;
    EXPECT_EQ(device->stream_create(0, &made), CROUT_OK);
    return made;
  }
  crout_event *event() {
    crout_event *made = nullptr;
    EXPECT_EQ(device->event_create(0, &made), CROUT_OK);
    return made;
  }
};

TEST_P(DeviceConformance, TableIsComplete) {
  EXPECT_EQ(device->type, GetParam());
  ASSERT_NE(device->name, nullptr);
  EXPECT_GE(device->count(), 1);
  EXPECT_TRUE(device->allocate && device->release && device->copy && device->fill && device->launch && device->stream_create &&
              device->stream_destroy && device->stream_synchronize && device->stream_wait_event && device->event_create &&
              device->event_destroy && device->event_record && device->event_query && device->event_synchronize && device->event_elapsed);
}

TEST_P(DeviceConformance, MemoryIsAlignedAndDistinct) {
  std::set<void *> blocks;
  for (size_t bytes : {0, 0, 1, 63, 64, 65, 4096, 1 << 20, 0}) {
    void *memory = allocate(bytes);
    EXPECT_NE(memory, nullptr);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(memory) % 64, 0u);
    EXPECT_TRUE(blocks.insert(memory).second);
  }
  for (void *memory : blocks)
    EXPECT_EQ(device->release(0, memory), CROUT_OK);
  EXPECT_EQ(device->release(0, nullptr), CROUT_OK);
}

TEST_P(DeviceConformance, MemoryThatNoMachineHas) {
  void *memory = nullptr;
  EXPECT_EQ(device->allocate(0, SIZE_MAX, &memory), CROUT_OUT_OF_MEMORY);
  EXPECT_EQ(device->allocate(0, SIZE_MAX / 2, &memory), CROUT_OUT_OF_MEMORY);
  EXPECT_EQ(memory, nullptr);
}

TEST_P(DeviceConformance, CopiesRoundTrip) {
  for (size_t bytes : {size_t(0), size_t(1), size_t(1000), size_t(3) << 20}) {
    std::vector<uint8_t> host(bytes), back(bytes, 0);
    std::iota(host.begin(), host.end(), uint8_t(1));
    void *first = allocate(bytes), *second = allocate(bytes);
    crout_stream *queue = stream();
    EXPECT_EQ(device->copy(0, first, host.data(), bytes, CROUT_COPY_HOST_TO_DEVICE, queue), CROUT_OK);
    EXPECT_EQ(device->copy(0, second, first, bytes, CROUT_COPY_DEVICE_TO_DEVICE, queue), CROUT_OK);
    EXPECT_EQ(device->copy(0, back.data(), second, bytes, CROUT_COPY_DEVICE_TO_HOST, queue), CROUT_OK);
    EXPECT_EQ(device->stream_synchronize(0, queue), CROUT_OK);
    if (computes) EXPECT_EQ(back, host);
    device->release(0, first);
    device->release(0, second);
    device->stream_destroy(queue);
  }
}

TEST_P(DeviceConformance, FillsWithPatterns) {
  const uint8_t pattern[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  for (size_t width : {1, 2, 4, 8, 16}) {
    size_t count = 1001, bytes = width * count;
    void *memory = allocate(bytes);
    EXPECT_EQ(device->fill(0, memory, pattern, width, count, nullptr), CROUT_OK);
    std::vector<uint8_t> back(bytes);
    EXPECT_EQ(device->copy(0, back.data(), memory, bytes, CROUT_COPY_DEVICE_TO_HOST, nullptr), CROUT_OK);
    EXPECT_EQ(device->stream_synchronize(0, nullptr), CROUT_OK);
    for (size_t i = 0; computes && i < bytes; ++i)
      ASSERT_EQ(back[i], pattern[i % width]);
    device->release(0, memory);
  }
  uint8_t byte = 0;
  for (size_t width : {0, 3, 5, 32})
    EXPECT_EQ(device->fill(0, &byte, pattern, width, 1, nullptr), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->fill(0, nullptr, pattern, 1, 0, nullptr), CROUT_OK);
}

TEST_P(DeviceConformance, HostFunctionsRunInStreamOrder) {
  struct Step {
    std::vector<int> *order;
    int value;
  };
  std::vector<int> order;
  std::vector<Step> steps;
  for (int i = 0; i < 20; ++i)
    steps.push_back({&order, i});
  crout_stream *queue = stream();
  for (Step &step : steps) {
    crout_launch launch{};
    launch.host_function = [](void *context) {
      auto *step = static_cast<Step *>(context);
      step->order->push_back(step->value);
    };
    launch.context = &step;
    EXPECT_EQ(device->launch(0, &launch, queue), CROUT_OK);
  }
  EXPECT_EQ(device->stream_synchronize(0, queue), CROUT_OK);
  device->stream_destroy(queue);
  if (computes) {
    EXPECT_EQ(order.size(), 20u);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  }
}

/// The kernel of the cpu device; other devices that compute get theirs here as they come.
void countBlocks(const crout_launch *launch, const int64_t index[3]) {
  auto *counts = static_cast<std::atomic<int> *>(launch->arguments[0]);
  ++counts[(index[2] * launch->grid[1] + index[1]) * launch->grid[0] + index[0]];
}

TEST_P(DeviceConformance, KernelRunsOnceForEachBlock) {
  std::vector<std::atomic<int>> counts(3 * 4 * 5);
  void *arguments[] = {counts.data()};
  crout_launch launch{};
  launch.kernel = reinterpret_cast<const void *>(countBlocks);
  launch.arguments = arguments;
  const int64_t grid[3] = {3, 4, 5};
  std::copy(grid, grid + 3, launch.grid);
  std::fill(launch.block, launch.block + 3, 1);
  EXPECT_EQ(device->launch(0, &launch, nullptr), CROUT_OK);
  EXPECT_EQ(device->stream_synchronize(0, nullptr), CROUT_OK);
  for (auto &count : counts)
    EXPECT_EQ(count, computes ? 1 : 0);
}

TEST_P(DeviceConformance, WrongLaunchesAreRefused) {
  crout_launch launch{};
  EXPECT_EQ(device->launch(0, nullptr, nullptr), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->launch(0, &launch, nullptr), CROUT_INVALID_ARGUMENT) << "no kernel";
  launch.kernel = reinterpret_cast<const void *>(countBlocks);
  EXPECT_EQ(device->launch(0, &launch, nullptr), CROUT_INVALID_ARGUMENT) << "an empty grid";
  std::fill(launch.grid, launch.grid + 3, int64_t(1) << 40);
  std::fill(launch.block, launch.block + 3, 1);
  EXPECT_EQ(device->launch(0, &launch, nullptr), CROUT_INVALID_ARGUMENT) << "more blocks than can be counted";
}

TEST_P(DeviceConformance, IndicesOutsideTheCountAreRefused) {
  void *memory = nullptr;
  crout_stream *queue = nullptr;
  crout_event *mark = nullptr;
  char byte = 0;
  crout_launch launch{};
  launch.host_function = [](void *) { ADD_FAILURE() << "ran on a device that does not exist"; };
  for (int32_t index : {-1, device->count(), 1 << 30}) {
    EXPECT_EQ(device->allocate(index, 10, &memory), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->release(index, nullptr), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->copy(index, &byte, &byte, 0, CROUT_COPY_HOST_TO_DEVICE, nullptr), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->fill(index, &byte, &byte, 1, 0, nullptr), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->launch(index, &launch, nullptr), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->stream_create(index, &queue), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->stream_synchronize(index, nullptr), CROUT_INVALID_ARGUMENT);
    EXPECT_EQ(device->event_create(index, &mark), CROUT_INVALID_ARGUMENT);
  }
  EXPECT_EQ(device->copy(0, &byte, &byte, 0, 9, nullptr), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->copy(0, nullptr, &byte, 1, CROUT_COPY_HOST_TO_DEVICE, nullptr), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->allocate(0, 1, nullptr), CROUT_INVALID_ARGUMENT);
}

TEST_P(DeviceConformance, EventsBecomeDoneAndMeasureTime) {
  crout_stream *queue = stream();
  crout_event *first = event(), *second = event();
  int32_t done = 7;
  double milliseconds = -1;
  EXPECT_EQ(device->event_query(first, &done), CROUT_OK);
  EXPECT_EQ(done, 0) << "not recorded yet";
  EXPECT_EQ(device->event_synchronize(first), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->event_elapsed(first, second, &milliseconds), CROUT_INVALID_ARGUMENT);
  EXPECT_EQ(device->event_record(first, 0, queue), CROUT_OK);
  EXPECT_EQ(device->event_record(second, 0, queue), CROUT_OK);
  EXPECT_EQ(device->event_synchronize(second), CROUT_OK);
  EXPECT_EQ(device->event_query(first, &done), CROUT_OK);
  EXPECT_EQ(done, 1) << "the stream's earlier event is done as well";
  EXPECT_EQ(device->event_elapsed(first, second, &milliseconds), CROUT_OK);
  EXPECT_GE(milliseconds, 0);
  EXPECT_LT(milliseconds, 60000);
  EXPECT_EQ(device->event_record(first, 0, queue), CROUT_OK) << "an event can be recorded anew";
  EXPECT_EQ(device->event_synchronize(first), CROUT_OK);
  EXPECT_EQ(device->event_elapsed(second, first, &milliseconds), CROUT_OK);
  EXPECT_GE(milliseconds, 0);
  EXPECT_EQ(device->event_destroy(first), CROUT_OK);
  EXPECT_EQ(device->event_destroy(second), CROUT_OK);
  EXPECT_EQ(device->event_destroy(nullptr), CROUT_OK);
  EXPECT_EQ(device->stream_destroy(queue), CROUT_OK);
  EXPECT_EQ(device->stream_destroy(nullptr), CROUT_OK);
}

TEST_P(DeviceConformance, OneStreamWaitsForAnother) {
  crout_stream *writer = stream(), *reader = stream();
  crout_event *written = event();
  size_t bytes = 1 << 16;
  std::vector<uint8_t> host(bytes, 9), back(bytes, 0);
  void *memory = allocate(bytes);
  EXPECT_EQ(device->copy(0, memory, host.data(), bytes, CROUT_COPY_HOST_TO_DEVICE, writer), CROUT_OK);
  EXPECT_EQ(device->event_record(written, 0, writer), CROUT_OK);
  EXPECT_EQ(device->stream_wait_event(0, reader, written), CROUT_OK);
  EXPECT_EQ(device->copy(0, back.data(), memory, bytes, CROUT_COPY_DEVICE_TO_HOST, reader), CROUT_OK);
  EXPECT_EQ(device->stream_synchronize(0, reader), CROUT_OK);
  if (computes) EXPECT_EQ(back, host);
  EXPECT_EQ(device->stream_wait_event(0, reader, nullptr), CROUT_INVALID_ARGUMENT);
  device->stream_destroy(writer);
  device->stream_destroy(reader);
  device->event_destroy(written);
  device->release(0, memory);
}

TEST_P(DeviceConformance, ThreadsUseTheirOwnStreams) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      crout_stream *queue = stream();
      for (int i = 0; i < 50; ++i) {
        std::vector<uint8_t> host(1000, static_cast<uint8_t>(t * 50 + i)), back(1000, 0);
        void *memory = allocate(host.size());
        EXPECT_EQ(device->copy(0, memory, host.data(), host.size(), CROUT_COPY_HOST_TO_DEVICE, queue), CROUT_OK);
        EXPECT_EQ(device->copy(0, back.data(), memory, host.size(), CROUT_COPY_DEVICE_TO_HOST, queue), CROUT_OK);
        EXPECT_EQ(device->stream_synchronize(0, queue), CROUT_OK);
        if (computes) EXPECT_EQ(back, host);
        EXPECT_EQ(device->release(0, memory), CROUT_OK);
      }
      device->stream_destroy(queue);
    });
  for (std::thread &thread : threads)
    thread.join();
}

INSTANTIATE_TEST_SUITE_P(Devices, DeviceConformance, testing::Values(kDLCPU, kDLExtDev),
                         [](const auto &info) { return std::string(crout_rt_device(info.param)->name); });

TEST(Device, RegistryKnowsWhatItHas) {
  EXPECT_EQ(crout_rt_device(-1), nullptr);
  EXPECT_EQ(crout_rt_device(1000), nullptr);
  EXPECT_EQ(crout_rt_device(kDLCUDA), nullptr);
  static crout_device_interface mine = *crout_rt_device(kDLExtDev);
  mine.type = 11;
  EXPECT_EQ(crout_rt_register_device(&mine), CROUT_OK);
  EXPECT_EQ(crout_rt_device(11), &mine);
  EXPECT_EQ(crout_rt_register_device(nullptr), CROUT_INVALID_ARGUMENT);
  mine.type = 99;
  EXPECT_EQ(crout_rt_register_device(&mine), CROUT_INVALID_ARGUMENT);
}

TEST(Device, NullDeviceCounts) {
  const crout_device_interface *device = crout_rt_device(kDLExtDev);
  crout_null_device_counts before, after;
  crout_rt_null_device_counts(&before);
  void *memory = nullptr;
  ASSERT_EQ(device->allocate(0, 1000, &memory), CROUT_OK);
  device->copy(0, memory, memory, 400, CROUT_COPY_DEVICE_TO_DEVICE, nullptr);
  uint8_t byte = 0;
  device->fill(0, memory, &byte, 1, 77, nullptr);
  device->release(0, memory);
  crout_rt_null_device_counts(&after);
  EXPECT_EQ(after.allocate - before.allocate, 1);
  EXPECT_EQ(after.release - before.release, 1);
  EXPECT_EQ(after.copy - before.copy, 1);
  EXPECT_EQ(after.bytes_allocated - before.bytes_allocated, 1000);
  EXPECT_EQ(after.bytes_copied - before.bytes_copied, 400);
  EXPECT_EQ(after.bytes_filled - before.bytes_filled, 77);
  EXPECT_EQ(after.launch - before.launch, 0);
}

} // namespace
