// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A device that accepts everything, does nothing and counts: for measuring what a program asks of a device, and as
// the proof that code above the interface does not depend on host memory.
#include "crout/runtime/allocator.h"
#include "device.h"
#include <new>

namespace crout::rt {
namespace {

// Streams and events of this device are these, behind the interface's opaque names.
struct NullEvent {
  HostEvent time;
};
struct NullStream {
  int32_t device;
};

struct Counts {
  std::atomic<int64_t> allocate, release, copy, fill, launch, streamCreate, streamDestroy, streamSynchronize, streamWaitEvent, eventCreate,
      eventDestroy, eventRecord, eventQuery, eventSynchronize, eventElapsed, bytesAllocated, bytesCopied, bytesFilled;
};
constinit Counts counts{};
// Addresses are handed out once and back no memory: the upper end of the address space, where a stray access faults.
constinit std::atomic<uint64_t> nextAddress{uint64_t(1) << 62};

void add(std::atomic<int64_t> &counter, int64_t value = 1) { counter.fetch_add(value, std::memory_order_relaxed); }

int32_t count() { return 1; }
bool exists(int32_t device) { return device == 0; }
int32_t valid(bool ok) { return ok ? CROUT_OK : CROUT_INVALID_ARGUMENT; }
NullEvent *eventOf(crout_event *event) { return reinterpret_cast<NullEvent *>(event); }

int32_t allocateMemory(int32_t device, size_t bytes, void **memory) {
  add(counts.allocate);
  if (!exists(device) || !memory) return CROUT_INVALID_ARGUMENT;
  if (bytes > size_t(1) << 60) return CROUT_OUT_OF_MEMORY;
  uint64_t span = (bytes + kAlignment) / kAlignment * kAlignment; // at least one unit, so that addresses differ
  *memory = reinterpret_cast<void *>(nextAddress.fetch_add(span, std::memory_order_relaxed));
  add(counts.bytesAllocated, static_cast<int64_t>(bytes));
  return CROUT_OK;
}

int32_t releaseMemory(int32_t device, void *) {
  add(counts.release);
  return valid(exists(device));
}

int32_t copy(int32_t device, void *to, const void *from, size_t bytes, int32_t kind, crout_stream *) {
  add(counts.copy);
  if (!exists(device) || kind < CROUT_COPY_HOST_TO_DEVICE || kind > CROUT_COPY_DEVICE_TO_DEVICE || (bytes && (!to || !from)))
    return CROUT_INVALID_ARGUMENT;
  add(counts.bytesCopied, static_cast<int64_t>(bytes));
  return CROUT_OK;
}

int32_t fill(int32_t device, void *memory, const void *pattern, size_t patternBytes, size_t times, crout_stream *) {
  add(counts.fill);
  if (!exists(device) || !validPattern(patternBytes) || !pattern || (times && !memory)) return CROUT_INVALID_ARGUMENT;
  add(counts.bytesFilled, static_cast<int64_t>(patternBytes * times));
  return CROUT_OK;
}

int32_t launch(int32_t device, const crout_launch *work, crout_stream *) {
  add(counts.launch);
  return valid(exists(device) && validLaunch(work));
}

template <typename T, typename Opaque> int32_t create(int32_t device, Opaque **object) {
  if (!exists(device) || !object) return CROUT_INVALID_ARGUMENT;
  void *memory = rt::allocate(sizeof(T));
  if (!memory) return CROUT_OUT_OF_MEMORY;
  *object = reinterpret_cast<Opaque *>(new (memory) T{});
  return CROUT_OK;
}

int32_t streamCreate(int32_t device, crout_stream **stream) {
  add(counts.streamCreate);
  return create<NullStream>(device, stream);
}

int32_t streamDestroy(crout_stream *stream) {
  add(counts.streamDestroy);
  rt::deallocate(stream);
  return CROUT_OK;
}

int32_t streamSynchronize(int32_t device, crout_stream *) {
  add(counts.streamSynchronize);
  return valid(exists(device));
}

int32_t streamWaitEvent(int32_t device, crout_stream *, crout_event *event) {
  add(counts.streamWaitEvent);
  return valid(exists(device) && event);
}

int32_t eventCreate(int32_t device, crout_event **event) {
  add(counts.eventCreate);
  return create<NullEvent>(device, event);
}

int32_t eventDestroy(crout_event *event) {
  add(counts.eventDestroy);
  rt::deallocate(event);
  return CROUT_OK;
}

int32_t eventRecord(crout_event *event, int32_t device, crout_stream *) {
  add(counts.eventRecord);
  if (!exists(device) || !event) return CROUT_INVALID_ARGUMENT;
  eventOf(event)->time.record();
  return CROUT_OK;
}

int32_t eventQuery(crout_event *event, int32_t *done) {
  add(counts.eventQuery);
  if (!event || !done) return CROUT_INVALID_ARGUMENT;
  *done = eventOf(event)->time.recorded();
  return CROUT_OK;
}

int32_t eventSynchronize(crout_event *event) {
  add(counts.eventSynchronize);
  return valid(event && eventOf(event)->time.recorded());
}

int32_t eventElapsed(crout_event *from, crout_event *to, double *milliseconds) {
  add(counts.eventElapsed);
  if (!from || !to || !milliseconds || !eventOf(from)->time.recorded() || !eventOf(to)->time.recorded()) return CROUT_INVALID_ARGUMENT;
  *milliseconds = eventOf(from)->time.millisecondsTo(eventOf(to)->time);
  return CROUT_OK;
}

} // namespace

const crout_device_interface kNullDevice = {
    .name = "null",
    .type = kDLExtDev,
    .properties = 0,
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

void crout_rt_null_device_counts(crout_null_device_counts *result) {
  using crout::rt::counts;
  *result = {counts.allocate,        counts.release,          counts.copy,          counts.fill,
             counts.launch,          counts.streamCreate,     counts.streamDestroy, counts.streamSynchronize,
             counts.streamWaitEvent, counts.eventCreate,      counts.eventDestroy,  counts.eventRecord,
             counts.eventQuery,      counts.eventSynchronize, counts.eventElapsed,  counts.bytesAllocated,
             counts.bytesCopied,     counts.bytesFilled};
}
