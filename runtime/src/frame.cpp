// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory of a call: every allocation of a body is known until it is freed or handed out.
#include "frame.h"
#include "crout/runtime/allocator.h"
#include "text.h"
#include <stdlib.h>

namespace crout::rt {
namespace {

uint32_t slotOf(const void *pointer, uint32_t log) { // the low six bits are zero
  return static_cast<uint32_t>(((reinterpret_cast<uintptr_t>(pointer) >> 6) * 0x9E3779B97F4A7C15ull) >> (64 - log));
}

void lock(std::atomic_flag &flag) {
  while (flag.test_and_set(std::memory_order_acquire)) {
  }
}

/// Removes a pointer that the thread itself does not know from the sets of the loops around it.
void removeFromOwners(Frame &frame, void *pointer) {
  for (Frame *owner = frame.loopOwner; owner; owner = owner->loopOwner) {
    lock(owner->liveLock);
    bool found = owner->live.remove(pointer);
    owner->liveLock.clear(std::memory_order_release);
    if (found) return;
  }
}

__attribute__((noinline)) void *outOfMemory(Frame &frame, size_t bytes) {
  char message[128];
  Text text(message);
  if (bytes > static_cast<size_t>(PTRDIFF_MAX))
    text("out of memory: the size of a tensor does not fit in 63 bits");
  else
    text("out of memory: %zu bytes were asked for", bytes);
  frame.call->fail(CROUT_OUT_OF_MEMORY, -1, "", "", message);
  if (frame.canUnwind) unwind(frame);
  return nullptr;
}

} // namespace

template <typename Visit> void LiveSet::forEach(Visit visit) {
  if (!table) {
    for (uint32_t i = 0; i < count; ++i)
      visit(inlined[i]);
    return;
  }
  for (uint32_t i = 0; i < 1u << tableLog; ++i)
    if (table[i]) visit(table[i]);
}

void LiveSet::freeTable() {
  free(table);
  table = nullptr;
}

bool LiveSet::insert(void *pointer) { // room is there
  uint32_t mask = (1u << tableLog) - 1, slot = slotOf(pointer, tableLog);
  while (table[slot])
    slot = (slot + 1) & mask;
  table[slot] = pointer;
  return true;
}

bool LiveSet::addToTable(void *pointer) {
  if (!table || count * 2 >= 1u << tableLog) {
    if (tableLog >= 30) return false;
    uint32_t log = table ? tableLog + 1 : 7;
    auto **grown = static_cast<void **>(calloc(size_t(1) << log, sizeof(void *)));
    if (!grown) return false;
    void **previous = table;
    uint32_t previousSlots = table ? 1u << tableLog : count;
    void **from = table ? table : inlined;
    table = grown;
    tableLog = log;
    for (uint32_t i = 0; i < previousSlots; ++i)
      if (from[i]) insert(from[i]);
    free(previous);
  }
  ++count;
  return insert(pointer);
}

bool LiveSet::removeFromTable(void *pointer) {
  uint32_t mask = (1u << tableLog) - 1, slot = slotOf(pointer, tableLog);
  while (table[slot] != pointer) {
    if (!table[slot]) return false;
    slot = (slot + 1) & mask;
  }
  // Close the gap: an entry behind it moves in unless its own slot lies between the gap and itself.
  for (uint32_t next = (slot + 1) & mask; table[next]; next = (next + 1) & mask) {
    uint32_t home = slotOf(table[next], tableLog);
    if (((next - home) & mask) >= ((next - slot) & mask)) {
      table[slot] = table[next];
      slot = next;
    }
  }
  table[slot] = nullptr;
  --count;
  return true;
}

void LiveSet::freeAll() {
  forEach([](void *pointer) { deallocate(pointer); });
  count = 0;
  freeTable();
}

void LiveSet::moveTo(LiveSet &other) {
  forEach([&](void *pointer) {
    if (!other.add(pointer)) deallocate(pointer);
  });
  count = 0;
  freeTable();
}

void unwind(Frame &frame) { _longjmp(frame.unwind, 1); }

} // namespace crout::rt

using namespace crout::rt;

void *_mlir_memref_to_llvm_alloc(size_t bytes) {
  ThreadState &state = thread;
  void *pointer = allocate(bytes, state);
  Frame *frame = state.frame;
  if (!frame) return pointer;
  if (pointer && frame->live.add(pointer)) return pointer;
  deallocate(pointer);
  return outOfMemory(*frame, bytes);
}

void *_mlir_memref_to_llvm_aligned_alloc(size_t alignment, size_t bytes) {
  if (alignment <= kAlignment) return _mlir_memref_to_llvm_alloc(bytes);
  void *pointer = nullptr;
  if (bytes > static_cast<size_t>(PTRDIFF_MAX) || posix_memalign(&pointer, alignment, bytes ? bytes : 1) != 0) pointer = nullptr;
  Frame *frame = thread.frame;
  if (!frame || (pointer && frame->live.add(pointer))) return pointer;
  free(pointer);
  return outOfMemory(*frame, bytes);
}

void _mlir_memref_to_llvm_free(void *pointer) {
  if (!pointer) return;
  ThreadState &state = thread;
  Frame *frame = state.frame;
  if (frame && !frame->live.remove(pointer) && frame->loopOwner) removeFromOwners(*frame, pointer);
  deallocate(pointer, state);
}

void crout_rt_free(void *pointer) { deallocate(pointer); }
