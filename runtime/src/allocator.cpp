// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Aligned blocks from the C library, kept for reuse per size class: small ones by the thread, big ones by all.
//
// Classes are four to an octave (64, 128, 192, 256, 320, 384, 448, 512, 640, ...), and a request is rounded up to its class so that blocks
// of a class are interchangeable. The free lists run through the free blocks themselves. No lock is ever waited for: the shared cache is
// tried, and where another thread is inside, the C library serves instead. A child of fork that was born while the lock was held therefore
// loses the shared cache and nothing else.
#include "crout/runtime/allocator.h"
#include "frame.h"
#include <atomic>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define CROUT_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CROUT_ADDRESS_SANITIZER 1
#endif
#endif

namespace crout::rt {
namespace {

constexpr int kSmallestLog = 6; // 64 bytes
constexpr int kThreadLog = 20;  // a thread keeps blocks of at most 1 MiB itself
constexpr int kLargestLog = 42; // requests above go straight to the C library
constexpr int kThreadClasses = (kThreadLog - kSmallestLog) * 4 + 1;
constexpr int kClasses = (kLargestLog - kSmallestLog) * 4 + 1;
constexpr int kFirstShared = (14 - kSmallestLog) * 4 + 1; // what no longer fits a thread's share is kept from 16 KiB on
constexpr size_t kThreadBytes = size_t(2) << 20;
constexpr size_t kHugeBlock = size_t(4) << 20; // from here on huge pages pay
constexpr size_t kHugePage = size_t(2) << 20;

int logFloor(size_t value) { return 63 - __builtin_clzll(value); }

/// Bytes of the blocks of class `index`.
size_t classBytes(int index) { return size_t(4 + index % 4) << (kSmallestLog - 2 + index / 4); }

/// Largest class that `bytes` can serve; -1 for less than the smallest. Below 256 bytes only the multiples of 64 are used: the C library
/// may give some 40 bytes more than it was asked for, and a block must find back to its class.
int classBelow(size_t bytes) {
  if (bytes < size_t(1) << kSmallestLog) return -1;
  int log = logFloor(bytes);
  int quarter = static_cast<int>((bytes >> (log - 2)) & 3);
  if (log < kSmallestLog + 2) quarter = log == kSmallestLog ? 0 : quarter & 2;
  return (log - kSmallestLog) * 4 + quarter;
}

/// Smallest class that holds `bytes`.
int classAbove(size_t bytes) {
  if (bytes <= 256) return bytes == 0 ? 0 : classBelow((bytes + 63) & ~size_t(63));
  return classBelow(bytes - 1) + 1;
}

struct Block {            // the first words of a free block
  Block *next, *previous; // within the class
  Block *newer, *older;   // within the shared cache
  size_t bytes;
};

} // namespace

// ---- The cache of one thread. States are never freed before the library goes, only handed to the next thread.

struct ThreadCache {
  Block *heads[kThreadClasses];
  size_t bytes;
  ThreadCache *nextState;
  std::atomic<bool> used;
};

namespace {

std::atomic<ThreadCache *> states{nullptr};
pthread_key_t exitKey;
std::atomic<int> exitKeyState{0}; // 0 none yet, 1 being made, 2 there, 3 cannot be had

void flush(ThreadCache &cache) {
  for (Block *&head : cache.heads)
    while (Block *block = head) {
      head = block->next;
      free(block);
    }
  cache.bytes = 0;
}

void atThreadExit(void *value) {
  auto *cache = static_cast<ThreadCache *>(value);
  thread.cache = nullptr;
  flush(*cache);
  cache->used.store(false, std::memory_order_release);
}

__attribute__((noinline)) ThreadCache *attachThread() {
  int expected = 0;
  if (exitKeyState.compare_exchange_strong(expected, 1))
    exitKeyState.store(pthread_key_create(&exitKey, atThreadExit) == 0 ? 2 : 3, std::memory_order_release);
  if (exitKeyState.load(std::memory_order_acquire) != 2)
    return nullptr; // this block goes without; the key is there for the next one, or never
  ThreadCache *cache = states.load(std::memory_order_acquire);
  for (; cache; cache = cache->nextState) {
    bool free = false;
    if (cache->used.compare_exchange_strong(free, true, std::memory_order_acq_rel)) break;
  }
  if (!cache) {
    cache = static_cast<ThreadCache *>(calloc(1, sizeof(ThreadCache)));
    if (!cache) return nullptr;
    cache->used.store(true, std::memory_order_relaxed);
    cache->nextState = states.load(std::memory_order_relaxed);
    while (!states.compare_exchange_weak(cache->nextState, cache, std::memory_order_acq_rel)) {
    }
  }
  if (pthread_setspecific(exitKey, cache) != 0) {
    cache->used.store(false, std::memory_order_release);
    return nullptr;
  }
  return thread.cache = cache;
}

// ---- The cache that all threads share: lists per class, and one through all blocks by age.

struct SharedCache {
  std::atomic_flag busy = ATOMIC_FLAG_INIT;
  Block *heads[kClasses];
  Block *newest, *oldest;
  std::atomic<size_t> bytes;

  bool tryLock() { return !busy.test_and_set(std::memory_order_acquire); }
  void unlock() { busy.clear(std::memory_order_release); }

  void remove(Block *block, int index) {
    (block->previous ? block->previous->next : heads[index]) = block->next;
    if (block->next) block->next->previous = block->previous;
    (block->newer ? block->newer->older : newest) = block->older;
    (block->older ? block->older->newer : oldest) = block->newer;
    bytes.store(bytes.load(std::memory_order_relaxed) - block->bytes, std::memory_order_relaxed);
  }
  void insert(Block *block, int index) {
    block->previous = nullptr;
    block->next = heads[index];
    if (block->next) block->next->previous = block;
    heads[index] = block;
    block->newer = nullptr;
    block->older = newest;
    (newest ? newest->newer : oldest) = block;
    newest = block;
    bytes.store(bytes.load(std::memory_order_relaxed) + block->bytes, std::memory_order_relaxed);
  }
  /// Unlinks the oldest blocks until at most `limit` bytes are kept; returns them as a list to be freed unlocked.
  Block *shrink(size_t limit) {
    Block *evicted = nullptr;
    while (oldest && bytes.load(std::memory_order_relaxed) > limit) {
      Block *block = oldest;
      remove(block, classBelow(block->bytes));
      block->next = evicted;
      evicted = block;
    }
    return evicted;
  }
};
constinit SharedCache shared{};

constexpr size_t kLimitUnknown = SIZE_MAX;
std::atomic<size_t> limit{kLimitUnknown};
std::atomic<int64_t> failAfter{-1};

size_t cacheLimit() {
  size_t bytes = limit.load(std::memory_order_relaxed);
  if (bytes != kLimitUnknown) return bytes;
#ifdef CROUT_ADDRESS_SANITIZER
  bytes = 0;
#else
  long pages = sysconf(_SC_PHYS_PAGES), pageBytes = sysconf(_SC_PAGESIZE);
  bytes = pages > 0 && pageBytes > 0 ? static_cast<size_t>(pages) / 8 * static_cast<size_t>(pageBytes) : size_t(256) << 20;
  if (bytes > size_t(1) << 30) bytes = size_t(1) << 30;
#endif
  size_t unknown = kLimitUnknown;
  limit.compare_exchange_strong(unknown, bytes, std::memory_order_relaxed);
  return limit.load(std::memory_order_relaxed);
}

void freeList(Block *block) {
  while (block) {
    Block *next = block->next;
    free(block);
    block = next;
  }
}

void shrinkShared(size_t to) {
  if (!shared.tryLock()) return;
  Block *evicted = shared.shrink(to);
  shared.unlock();
  freeList(evicted);
}

void *fromSystem(size_t bytes) {
  void *block = nullptr;
  // No larger alignment for larger blocks: the C library would count what it skips as part of the block, and so of its class.
  if (posix_memalign(&block, kAlignment, bytes) != 0) return nullptr;
#ifdef MADV_HUGEPAGE
  if (bytes >= kHugeBlock) {
    uintptr_t begin = reinterpret_cast<uintptr_t>(block), inner = (begin + kHugePage - 1) & ~(kHugePage - 1);
    madvise(reinterpret_cast<void *>(inner), (begin + bytes - inner) & ~(kHugePage - 1), MADV_HUGEPAGE);
  }
#endif
  return block;
}

void *takeFromThread(ThreadCache &cache, int index) {
  Block *block = cache.heads[index];
  if (!block) return nullptr;
  cache.heads[index] = block->next;
  cache.bytes -= classBytes(index);
  return block;
}

__attribute__((noinline)) void *allocateSlow(size_t bytes, int index) {
  if (index >= kFirstShared && index < kClasses && shared.tryLock()) {
    Block *block = shared.heads[index];
    if (block) shared.remove(block, index);
    shared.unlock();
    if (block) return block;
  }
  size_t rounded = index < kClasses ? classBytes(index) : bytes;
  if (void *block = fromSystem(rounded)) return block;
  crout_rt_release_cache();
  return fromSystem(rounded);
}

__attribute__((noinline)) void deallocateSlow(void *pointer, size_t bytes, int index) {
  size_t bound = index < kFirstShared || index >= kClasses ? 0 : cacheLimit();
  if (bytes > bound || !shared.tryLock()) {
    free(pointer);
    return;
  }
  Block *block = static_cast<Block *>(pointer);
  block->bytes = bytes;
  shared.insert(block, index);
  Block *evicted = shared.shrink(bound);
  shared.unlock();
  freeList(evicted);
}

/// When the library is unloaded its code may not be called at a thread's exit any more. At the exit of a process other
/// threads may still be running, so their caches (at most 2 MiB each) stay as they are.
__attribute__((destructor)) void atUnload() {
  if (exitKeyState.exchange(3) == 2) pthread_key_delete(exitKey);
  if (ThreadCache *own = thread.cache) {
    thread.cache = nullptr;
    flush(*own);
  }
  limit.store(0, std::memory_order_relaxed);
  shrinkShared(0);
}

} // namespace

void *allocate(size_t bytes, ThreadState &state) noexcept {
  if (failAfter.load(std::memory_order_relaxed) >= 0 && failAfter.fetch_sub(1, std::memory_order_relaxed) == 0) return nullptr;
  if (bytes > size_t(1) << (kLargestLog)) // also what an overflowed size looks like
    return bytes > static_cast<size_t>(PTRDIFF_MAX) ? nullptr : fromSystem(bytes);
  int index = classAbove(bytes);
  if (ThreadCache *cache = state.cache; cache && index < kThreadClasses)
    if (void *block = takeFromThread(*cache, index)) return block;
  return allocateSlow(bytes, index);
}

void deallocate(void *pointer, ThreadState &state) noexcept {
  if (!pointer) return;
  size_t bytes = malloc_usable_size(pointer);
  int index = reinterpret_cast<uintptr_t>(pointer) % kAlignment == 0 ? classBelow(bytes) : -1;
  if (index >= 0 && index < kThreadClasses && cacheLimit() != 0) {
    ThreadCache *cache = state.cache ? state.cache : attachThread();
    size_t size = classBytes(index);
    if (!cache || cache->bytes + size > kThreadBytes) return deallocateSlow(pointer, bytes, index);
    Block *block = static_cast<Block *>(pointer);
    block->next = cache->heads[index];
    cache->heads[index] = block;
    cache->bytes += size;
    return;
  }
  deallocateSlow(pointer, bytes, index);
}

void *allocate(size_t bytes) noexcept { return allocate(bytes, thread); }
void deallocate(void *pointer) noexcept { deallocate(pointer, thread); }

} // namespace crout::rt

using namespace crout::rt;

void crout_rt_set_cache_limit(size_t bytes) {
  limit.store(bytes < kLimitUnknown ? bytes : kLimitUnknown - 1, std::memory_order_relaxed);
  if (bytes == 0)
    crout_rt_release_cache();
  else
    shrinkShared(bytes);
}

size_t crout_rt_cached_bytes(void) { return shared.bytes.load(std::memory_order_relaxed) + (thread.cache ? thread.cache->bytes : 0); }

void crout_rt_release_cache(void) {
  if (thread.cache) flush(*thread.cache);
  shrinkShared(0);
}

void crout_rt_fail_allocation_after(int64_t after) { failAfter.store(after, std::memory_order_relaxed); }
