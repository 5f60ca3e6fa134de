// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Parallel loops: how the iterations are dealt out, and how an error in one thread ends the loop in all.
#include "crout/runtime/parallel.h"
#include "denormals.h"
#include "frame.h"
#include "threads.h"
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
// pthread_atfork lives in a static part of the C library that needs the compiler's start files; these two are in the
// shared one, and an artefact may be linked against that alone.
extern "C" int __register_atfork(void (*)(void), void (*)(void), void (*)(void), void *);
extern "C" void __cxa_finalize(void *);
#else
#include <pthread.h>
#endif

namespace crout::rt {
namespace {

bool serialRun(int32_t, void (*)(void *), void *) { return false; }
const ThreadsBackend kSerial{"serial", serialRun, nullptr};

std::atomic<const ThreadsBackend *> chosen{nullptr};
std::atomic<bool> forked{false};
std::atomic<int32_t> threadCount{0}; // 0: not asked for yet
char atforkHandle;                   // marks our handlers for removal at unload

void afterForkInChild() {
  forked.store(true, std::memory_order_relaxed);
  forgetPthreadPool();
  const ThreadsBackend *before = chosen.load(std::memory_order_relaxed);
  if (before && before != &kSerial) chosen.store(&pthreadBackend(), std::memory_order_relaxed);
}

void watchForks() {
  static std::atomic<bool> watching{false};
  if (watching.load(std::memory_order_relaxed) || watching.exchange(true)) return;
#ifdef __GLIBC__
  __register_atfork(nullptr, nullptr, afterForkInChild, &atforkHandle);
#else
  pthread_atfork(nullptr, nullptr, afterForkInChild);
#endif
}

#ifdef __GLIBC__
__attribute__((destructor)) void forgetForks() { __cxa_finalize(&atforkHandle); }
#endif

__attribute__((noinline)) const ThreadsBackend *chooseBackend() {
  watchForks();
  bool openmp = false;
  const ThreadsBackend *backend = nullptr;
  if (const char *wish = getenv("CROUT_THREADS_BACKEND")) {
    if (strcmp(wish, "serial") == 0)
      backend = &kSerial;
    else
      openmp = strcmp(wish, "openmp") == 0;
  }
  if (!backend && openmp) backend = openmpBackend();
  if (!backend) backend = &pthreadBackend();
  const ThreadsBackend *none = nullptr;
  chosen.compare_exchange_strong(none, backend);
  return chosen.load();
}

const ThreadsBackend &backend() {
  const ThreadsBackend *known = chosen.load(std::memory_order_acquire);
  return known ? *known : *chooseBackend();
}

int32_t positiveFromEnvironment(const char *name) {
  const char *text = getenv(name);
  long value = text ? strtol(text, nullptr, 10) : 0;
  return value > 0 && value <= 4096 ? static_cast<int32_t>(value) : 0;
}

int32_t defaultThreads() {
  if (int32_t threads = positiveFromEnvironment("CROUT_NUM_THREADS")) return threads;
  if (int32_t threads = positiveFromEnvironment("OMP_NUM_THREADS")) return threads;
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
  return 1;
}

/// Pieces that one thread begins with: the same ones in loop after loop, so that it finds in its cache what it wrote there before.
struct alignas(64) Share {
  std::atomic<int64_t> next{0};
  int64_t end = 0;
};
constexpr int32_t kMostShares = 16;

struct Loop {
  int64_t n, piece;
  void (*body)(int64_t begin, int64_t end, void *context);
  void *context;
  Frame *owner;       // null outside a call
  uint64_t flushBits; // every thread treats denormal numbers as the one that asked
  int32_t shareCount;
  Share shares[kMostShares] = {};
  std::atomic<bool> stopped{false};
};

void dealOut(Loop &loop, int64_t pieces) {
  for (int32_t i = 0; i < loop.shareCount; ++i) {
    loop.shares[i].next.store(pieces / loop.shareCount * i, std::memory_order_relaxed);
    loop.shares[i].end = i + 1 < loop.shareCount ? pieces / loop.shareCount * (i + 1) : pieces;
  }
}

/// The pieces of the thread's own share, then what is left of the others'.
void takePieces(Loop &loop, int32_t own) {
  for (int32_t i = 0; i < loop.shareCount; ++i) {
    Share &share = loop.shares[(own + i) % loop.shareCount];
    while (!loop.stopped.load(std::memory_order_relaxed) && share.next.load(std::memory_order_relaxed) < share.end) {
      int64_t index = share.next.fetch_add(1, std::memory_order_relaxed);
      if (index >= share.end) break;
      int64_t begin = index * loop.piece;
      loop.body(begin, loop.n - begin > loop.piece ? begin + loop.piece : loop.n, loop.context);
    }
  }
}

/// One thread's part of the loop, with a frame to which a failed allocation in it returns.
__attribute__((noinline)) void takePiecesInCall(Loop &loop, Frame &frame, int32_t own) {
  if (_setjmp(frame.unwind) == 0) {
    frame.canUnwind = true;
    takePieces(loop, own);
    if (!frame.live.empty()) { // allocated in the loop and left to the code behind it
      while (loop.owner->liveLock.test_and_set(std::memory_order_acquire)) {
      }
      frame.live.moveTo(loop.owner->live);
      loop.owner->liveLock.clear(std::memory_order_release);
    }
    return;
  }
  loop.stopped.store(true, std::memory_order_relaxed);
  frame.live.freeAll();
}

void work(void *data) {
  Loop &loop = *static_cast<Loop *>(data);
  ThreadState &state = thread;
  Frame *outer = state.frame;
  ++state.loopDepth;
  uint64_t outerFlushBits = flushBits();
  if (outerFlushBits != loop.flushBits) setFlushBits(loop.flushBits);
  if (loop.owner) {
    Frame frame(loop.owner->call, outer, loop.owner);
    state.frame = &frame;
    takePiecesInCall(loop, frame, state.poolIndex);
  } else {
    state.frame = nullptr;
    takePieces(loop, state.poolIndex);
  }
  if (outerFlushBits != loop.flushBits) setFlushBits(outerFlushBits);
  state.frame = outer;
  --state.loopDepth;
}

} // namespace

bool isForkedChild() {
  watchForks();
  return forked.load(std::memory_order_relaxed);
}

bool inParallelLoop() {
  if (thread.loopDepth > 0) return true;
  const ThreadsBackend *known = chosen.load(std::memory_order_acquire);
  return known && known->inForeignRegion && known->inForeignRegion();
}

bool setFlushDenormal(bool on) {
  if (kFlushBits == 0) return false;
  setFlushBits(on ? kFlushBits : 0);
  return true;
}

const char *threadsBackend() { return backend().name; }

} // namespace crout::rt

using namespace crout::rt;

void crout_rt_parallel_for(int64_t n, int64_t grain, void (*body)(int64_t begin, int64_t end, void *context), void *context) {
  if (n <= 0) return;
  if (grain < 1) grain = 1;
  int32_t threads = 1;
  if (n > grain && thread.loopDepth == 0) threads = crout_rt_get_num_threads();
  if (threads > 1) {
    const ThreadsBackend &threadsOf = backend();
    int64_t chunks = (n - 1) / grain + 1;
    if (threads > chunks) threads = static_cast<int32_t>(chunks);
    // Four pieces a thread: enough to even out a thread that was held up, few enough to cost nothing.
    int64_t chunksPerPiece = chunks / (static_cast<int64_t>(threads) * 4);
    int64_t piece = 0;
    if (__builtin_mul_overflow(chunksPerPiece > 1 ? chunksPerPiece : 1, grain, &piece)) piece = n;
    Loop loop{n, piece, body, context, thread.frame, flushBits(), threads < kMostShares ? threads : kMostShares};
    dealOut(loop, (n - 1) / piece + 1);
    if (!inParallelLoop() && threadsOf.run(threads, work, &loop)) {
      if (loop.stopped.load(std::memory_order_relaxed) && loop.owner->canUnwind) unwind(*loop.owner);
      return;
    }
  }
  body(0, n, context);
}

void crout_rt_set_num_threads(int32_t threads) {
  threadCount.store(threads > 0 ? (threads > 4096 ? 4096 : threads) : defaultThreads(), std::memory_order_relaxed);
}

int32_t crout_rt_get_num_threads(void) {
  int32_t threads = threadCount.load(std::memory_order_relaxed);
  if (threads == 0) {
    int32_t none = 0;
    threadCount.compare_exchange_strong(none, defaultThreads(), std::memory_order_relaxed);
    threads = threadCount.load(std::memory_order_relaxed);
  }
  return threads;
}
