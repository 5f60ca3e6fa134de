// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Devices: one table of functions per kind of device, found by its DLPack device type.
//
// Every function returns a crout_code: CROUT_INVALID_ARGUMENT for an index, stream, event or launch that does not exist
// or fit, CROUT_OUT_OF_MEMORY, CROUT_UNAVAILABLE for what the device cannot do. A null stream is the device's default
// stream. Work put on one stream happens in order; work on two streams is ordered by events only. Functions may be called
// from any thread; one stream is used by one thread at a time. test/unit/runtime/device_conformance.cpp says the rest: a device passes it.
#ifndef CROUT_RUNTIME_DEVICE_H
#define CROUT_RUNTIME_DEVICE_H

#include "crout/abi.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct crout_stream crout_stream; // defined by each device
typedef struct crout_event crout_event;

typedef enum { CROUT_COPY_HOST_TO_DEVICE = 0, CROUT_COPY_DEVICE_TO_HOST = 1, CROUT_COPY_DEVICE_TO_DEVICE = 2 } crout_copy_kind;

// What to run: a function on the host, in stream order, or a kernel over a grid of blocks.
typedef struct crout_launch {
  void (*host_function)(void *context); // not null: the rest below is ignored
  void *context;
  const void *kernel; // the device's handle of a kernel; on the cpu a crout_cpu_kernel
  int64_t grid[3];    // blocks, each at least 1
  int64_t block[3];   // threads in a block, each at least 1
  size_t shared_bytes;
  void *const *arguments; // read before launch returns
} crout_launch;

// A kernel of the cpu device: called once for each block, blocks in parallel; `index` is the block's place in the grid.
typedef void (*crout_cpu_kernel)(const crout_launch *launch, const int64_t index[3]);

enum {
  CROUT_DEVICE_COMPUTES = 1,   // copies, fills and launches have their effect (the null device only counts them)
  CROUT_DEVICE_HOST_MEMORY = 2 // the host may read and write the device's memory
};

typedef struct crout_device_interface {
  const char *name; // "cpu"
  int32_t type;     // a DLDeviceType
  uint32_t properties;
  int32_t (*count)(void); // devices of this type on the machine; indices are 0 to count - 1

  // 64-byte aligned at least; distinct and not null also for 0 bytes. `release` accepts null.
  int32_t (*allocate)(int32_t device, size_t bytes, void **memory);
  int32_t (*release)(int32_t device, void *memory);

  // Contiguous bytes that do not overlap. From the return on, the host side of a copy may be reused or read only after the stream was
  // synchronised.
  int32_t (*copy)(int32_t device, void *to, const void *from, size_t bytes, int32_t kind, crout_stream *stream); // a crout_copy_kind
  // `count` times the pattern of 1, 2, 4, 8 or 16 bytes, which is read before the return.
  int32_t (*fill)(int32_t device, void *memory, const void *pattern, size_t pattern_bytes, size_t count, crout_stream *stream);
  int32_t (*launch)(int32_t device, const crout_launch *launch, crout_stream *stream);

  int32_t (*stream_create)(int32_t device, crout_stream **stream);
  int32_t (*stream_destroy)(crout_stream *stream); // waits for its work; accepts null
  int32_t (*stream_synchronize)(int32_t device, crout_stream *stream);
  int32_t (*stream_wait_event)(int32_t device, crout_stream *stream, crout_event *event); // later work waits for the event

  int32_t (*event_create)(int32_t device, crout_event **event);
  int32_t (*event_destroy)(crout_event *event); // accepts null
  int32_t (*event_record)(crout_event *event, int32_t device, crout_stream *stream);
  int32_t (*event_query)(crout_event *event, int32_t *done);                          // an event that was never recorded is not done
  int32_t (*event_synchronize)(crout_event *event);                                   // invalid where it was never recorded
  int32_t (*event_elapsed)(crout_event *from, crout_event *to, double *milliseconds); // both recorded and done
} crout_device_interface;

// The table for a DLDeviceType; null where no such device was registered. `cpu` (kDLCPU) and `null` (kDLExtDev) always are.
const crout_device_interface *crout_rt_device(int32_t type);
// The table must outlive the process's use of the device; a second table for one type replaces the first.
int32_t crout_rt_register_device(const crout_device_interface *device);

// How often the null device was asked for each thing, since the process began.
typedef struct crout_null_device_counts {
  int64_t allocate, release, copy, fill, launch, stream_create, stream_destroy, stream_synchronize, stream_wait_event, event_create,
      event_destroy, event_record, event_query, event_synchronize, event_elapsed;
  int64_t bytes_allocated, bytes_copied, bytes_filled;
} crout_null_device_counts;
void crout_rt_null_device_counts(crout_null_device_counts *counts);

#ifdef __cplusplus
}
#endif
#endif // CROUT_RUNTIME_DEVICE_H
