// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a thread knows while it runs a compiled function: whom to report to, what it has allocated, where to unwind to.
//
// Each thread that takes part in a call has a Frame of its own: the one that entered crout_rt_invoke, and, inside a
// parallel loop, every thread of the loop. An allocation that fails jumps to the frame of its own thread, never across
// threads: a thread of a loop ends its part and asks the others to stop, and when all have, the loop jumps on in the
// thread that entered it. Frames between the jump and the allocation belong to compiled code and to kernels, which have no destructors.
#ifndef CROUT_RUNTIME_FRAME_H
#define CROUT_RUNTIME_FRAME_H

#include "crout/runtime/status.h"
#include <setjmp.h>

namespace crout::rt {

/// The pointers that a body has allocated and not freed yet: a few in place, many in a hash table.
class LiveSet {
public:
  LiveSet() = default;
  LiveSet(const LiveSet &) = delete;
  ~LiveSet() {
    if (table) freeTable();
  }
  /// False where the table cannot grow.
  bool add(void *pointer) {
    if (!table && count < kInline) {
      inlined[count++] = pointer;
      return true;
    }
    return addToTable(pointer);
  }
  /// False where the pointer is not in the set.
  bool remove(void *pointer) {
    if (table) return removeFromTable(pointer);
    for (uint32_t i = count; i-- > 0;) // what was allocated last is mostly freed first
      if (inlined[i] == pointer) {
        inlined[i] = inlined[--count];
        return true;
      }
    return false;
  }
  bool empty() const { return count == 0; }
  void freeAll();
  /// Moves everything into `other`; frees what has no room there.
  void moveTo(LiveSet &other);

private:
  static constexpr uint32_t kInline = 16;
  void freeTable();
  bool addToTable(void *pointer);
  bool removeFromTable(void *pointer);
  bool insert(void *pointer);
  template <typename Visit> void forEach(Visit visit);

  void *inlined[kInline];
  uint32_t count = 0;
  uint32_t tableLog = 0;
  void **table = nullptr;
};

struct Frame {
  explicit Frame(Call *call, Frame *outer, Frame *loopOwner = nullptr) : call(call), outer(outer), loopOwner(loopOwner) {}
  Call *call;
  Frame *outer;     // the frame that this thread returns to
  Frame *loopOwner; // in a parallel loop, the frame of the thread that entered it
  bool canUnwind = false;
  std::atomic_flag liveLock = ATOMIC_FLAG_INIT; // taken while threads of a loop look into their owner's set
  LiveSet live;
  jmp_buf unwind;
};

struct ThreadCache; // of the allocator

/// All that is thread-local, in one place: finding it is what costs.
struct ThreadState {
  Frame *frame;          // innermost call
  ThreadCache *cache;    // null before the thread's first free
  int32_t loopDepth;     // parallel loops around this point
  int32_t provenThreads; // a team of so many could be started
  int32_t poolIndex;     // among the threads of a loop: 0 for who entered it, 1 and on for the pool's
};
extern constinit thread_local ThreadState thread;

/// `allocate` and `deallocate` for who has found the state already.
void *allocate(size_t bytes, ThreadState &state) noexcept;
void deallocate(void *pointer, ThreadState &state) noexcept;

/// Ends this thread's part of the call; the error is reported already.
[[noreturn]] void unwind(Frame &frame);

} // namespace crout::rt
#endif // CROUT_RUNTIME_FRAME_H
