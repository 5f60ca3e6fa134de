// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The processor as a device: work is done before the call returns, so the order of a stream holds by itself.
#include "crout/runtime/allocator.h"
#include "crout/runtime/copy.h"
#include "crout/runtime/parallel.h"
#include "device.h"
#include <new>

struct crout_stream {
  int32_t device;
};
struct crout_event {
  crout::rt::HostEvent time;
};

namespace crout::rt {
namespace {

int32_t count() { return 1; }
bool exists(int32_t device) { return device == 0; }

template <typename T> int32_t create(T **object) {
  void *memory = object ? rt::allocate(sizeof(T)) : nullptr;
  if (!memory) return object ? CROUT_OUT_OF_MEMORY : CROUT_INVALID_ARGUMENT;
  *object = new (memory) T{};
  return CROUT_OK;
}

int32_t allocateMemory(int32_t device, size_t bytes, void **memory) {
  if (!exists(device) || !memory) return CROUT_INVALID_ARGUMENT;
  *memory = rt::allocate(bytes);
  return *memory ? CROUT_OK : CROUT_OUT_OF_MEMORY;
}

int32_t releaseMemory(int32_t device, void *memory) {
  if (!exists(device)) return CROUT_INVALID_ARGUMENT;
  rt::deallocate(memory);
  return CROUT_OK;
}

int32_t copy(int32_t device, void *to, const void *from, size_t bytes, int32_t kind, crout_stream *) {
  if (!exists(device) || kind < CROUT_COPY_HOST_TO_DEVICE || kind > CROUT_COPY_DEVICE_TO_DEVICE || (bytes && (!to || !from)))
    return CROUT_INVALID_ARGUMENT;
  int64_t size = static_cast<int64_t>(bytes);
  copyStrided(static_cast<char *>(to), nullptr, static_cast<const char *>(from), nullptr, &size, 1, 1);
  return CROUT_OK;
}

int32_t fill(int32_t device, void *memory, const void *pattern, size_t patternBytes, size_t times, crout_stream *) {
  if (!exists(device) || !validPattern(patternBytes) || !pattern || (times && !memory)) return CROUT_INVALID_ARGUMENT;
  int64_t size = static_cast<int64_t>(times);
  fillStrided(static_cast<char *>(memory), nullptr, &size, 1, pattern, static_cast<int64_t>(patternBytes));
  return CROUT_OK;
}

int32_t launch(int32_t device, const crout_launch *work, crout_stream *) {
  if (!exists(device) || !validLaunch(work)) return CROUT_INVALID_ARGUMENT;
  if (work->host_function) {
    work->host_function(work->context);
    return CROUT_OK;
  }
  auto kernel = reinterpret_cast<crout_cpu_kernel>(const_cast<void *>(work->kernel));
  const int64_t *grid = work->grid;
  parallelFor(grid[0] * grid[1] * grid[2], 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      int64_t index[3] = {i % grid[0], i / grid[0] % grid[1], i / grid[0] / grid[1]};
      kernel(work, index);
    }
  });
  return CROUT_OK;
}

int32_t streamCreate(int32_t device, crout_stream **stream) {
  return exists(device) ? create(stream) : static_cast<int32_t>(CROUT_INVALID_ARGUMENT);
}

int32_t streamDestroy(crout_stream *stream) {
  rt::deallocate(stream);
  return CROUT_OK;
}

int32_t streamSynchronize(int32_t device, crout_stream *) { return exists(device) ? CROUT_OK : CROUT_INVALID_ARGUMENT; }

int32_t streamWaitEvent(int32_t device, crout_stream *, crout_event *event) {
  return exists(device) && event ? CROUT_OK : CROUT_INVALID_ARGUMENT;
}

int32_t eventCreate(int32_t device, crout_event **event) {
  return exists(device) ? create(event) : static_cast<int32_t>(CROUT_INVALID_ARGUMENT);
}

int32_t eventDestroy(crout_event *event) {
  rt::deallocate(event);
  return CROUT_OK;
}

int32_t eventRecord(crout_event *event, int32_t device, crout_stream *) {
  if (!exists(device) || !event) return CROUT_INVALID_ARGUMENT;
  event->time.record();
  return CROUT_OK;
}

int32_t eventQuery(crout_event *event, int32_t *done) {
  if (!event || !done) return CROUT_INVALID_ARGUMENT;
  *done = event->time.recorded();
  return CROUT_OK;
}

int32_t eventSynchronize(crout_event *event) { return event && event->time.recorded() ? CROUT_OK : CROUT_INVALID_ARGUMENT; }

int32_t eventElapsed(crout_event *from, crout_event *to, double *milliseconds) {
  if (!from || !to || !milliseconds || !from->time.recorded() || !to->time.recorded()) return CROUT_INVALID_ARGUMENT;
  *milliseconds = from->time.millisecondsTo(to->time);
  return CROUT_OK;
}

} // namespace

const crout_device_interface kCpuDevice = {
    .name = "cpu",
    .type = kDLCPU,
    .properties = CROUT_DEVICE_COMPUTES | CROUT_DEVICE_HOST_MEMORY,
    .count = count,
    .allocate = allocateMemory,
    .release = releaseMemory,
    .copy = copy,
    .fill = fill,
    .launch = launch,
    .stream_create = streamCreate,
    .stream_destroy = streamDestroy,
    .stream_synchronize = streamSynchronize,
    .stream_wait_event = streamWaitEvent,
    .event_create = eventCreate,
    .event_destroy = eventDestroy,
    .event_record = eventRecord,
    .event_query = eventQuery,
    .event_synchronize = eventSynchronize,
    .event_elapsed = eventElapsed,
};

} // namespace crout::rt
