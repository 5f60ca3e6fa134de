// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The allocator: alignment, reuse within bounds, threads, fork and failure.
#include "crout/runtime/allocator.h"
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace crout::rt;

namespace {

struct Allocator : testing::Test {
  Allocator() {
    crout_rt_set_cache_limit(size_t(64) << 20);
    crout_rt_release_cache();
  }
  ~Allocator() override { crout_rt_release_cache(); }
};

TEST_F(Allocator, BlocksAreAlignedDistinctAndWritable) {
  std::vector<std::pair<char *, size_t>> blocks;
  for (size_t bytes : {0, 1, 63, 64, 65, 80, 81, 100, 4096, 5000, 100000, 1 << 20, (1 << 20) + 1, 9 << 20}) {
    char *block = static_cast<char *>(allocate(bytes));
    ASSERT_NE(block, nullptr);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % 64, 0u);
    std::memset(block, static_cast<int>(blocks.size()), bytes);
    blocks.emplace_back(block, bytes);
  }
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].second) {
      EXPECT_EQ(blocks[i].first[0], static_cast<char>(i));
      EXPECT_EQ(blocks[i].first[blocks[i].second - 1], static_cast<char>(i));
    }
    deallocate(blocks[i].first);
  }
}

TEST_F(Allocator, ReusesFreedBlocksOfTheSameClass) {
  std::vector<void *> between; // keeps the C library's heap in pieces of all kinds
  for (size_t bytes = 1; bytes < (size_t(40) << 20); bytes += 1 + bytes / 3) {
    between.push_back(std::malloc(bytes % 1000 + 8));
    void *first = allocate(bytes);
    deallocate(first);
    void *second = allocate(bytes);
    EXPECT_EQ(first, second) << bytes;
    deallocate(second);
  }
  for (void *block : between)
    std::free(block);
}

TEST_F(Allocator, EveryBlockMayBeFreedWithFree) {
  for (size_t bytes : {size_t(1), size_t(5000), size_t(20) << 20}) {
    deallocate(allocate(bytes));
    std::free(allocate(bytes)); // one from the cache, too
    std::free(allocate(bytes));
  }
}

TEST_F(Allocator, AcceptsMemoryOfMalloc) {
  for (size_t bytes : {1, 24, 100, 5000, 1 << 20}) {
    deallocate(std::malloc(bytes));
    void *block = allocate(bytes);
    std::memset(block, 1, bytes);
    deallocate(block);
  }
  deallocate(nullptr);
}

TEST_F(Allocator, CacheStaysWithinItsLimit) {
  crout_rt_set_cache_limit(size_t(8) << 20);
  std::vector<void *> blocks;
  for (size_t i = 0; i < 40; ++i)
    blocks.push_back(allocate((size_t(1) << 20) + (i << 16)));
  for (void *block : blocks)
    deallocate(block);
  EXPECT_LE(crout_rt_cached_bytes(), size_t(10) << 20); // the thread's 2 MiB come on top
  EXPECT_GT(crout_rt_cached_bytes(), size_t(5) << 20);
  deallocate(allocate(size_t(100) << 20)); // larger than the limit: not kept
  EXPECT_LE(crout_rt_cached_bytes(), size_t(10) << 20);
  crout_rt_set_cache_limit(size_t(2) << 20);
  EXPECT_LE(crout_rt_cached_bytes(), size_t(4) << 20);
  crout_rt_set_cache_limit(0);
  EXPECT_EQ(crout_rt_cached_bytes(), 0u);
  deallocate(allocate(1000));
  EXPECT_EQ(crout_rt_cached_bytes(), 0u);
}

TEST_F(Allocator, OldestBlocksMakeRoomForNewOnes) {
  crout_rt_set_cache_limit(size_t(8) << 20);
  for (int i = 0; i < 6; ++i) {
    void *block = allocate(size_t(2 + i) << 20);
    deallocate(block);
    void *again = allocate(size_t(2 + i) << 20);
    EXPECT_EQ(again, block) << "the newest is kept";
    deallocate(again);
  }
}

TEST_F(Allocator, HugeSizesAreRefused) {
  EXPECT_EQ(allocate(SIZE_MAX), nullptr);
  EXPECT_EQ(allocate(SIZE_MAX - 63), nullptr);
  EXPECT_EQ(allocate(static_cast<size_t>(PTRDIFF_MAX)), nullptr);
  EXPECT_EQ(allocate(size_t(1) << 62), nullptr);
  EXPECT_EQ(allocate(size_t(1) << 46), nullptr);
}

TEST_F(Allocator, InjectedFailureHappensOnce) {
  crout_rt_fail_allocation_after(1);
  void *first = allocate(10), *second = allocate(10), *third = allocate(10);
  crout_rt_fail_allocation_after(-1);
  EXPECT_NE(first, nullptr);
  EXPECT_EQ(second, nullptr);
  EXPECT_NE(third, nullptr);
  deallocate(first);
  deallocate(third);
}

TEST_F(Allocator, BlocksPassBetweenThreads) {
  constexpr int kThreads = 4, kRounds = 4000, kSlots = 64;
  std::atomic<char *> slots[kSlots] = {};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      uint64_t state = static_cast<uint64_t>(t) + 1;
      for (int i = 0; i < kRounds; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        size_t bytes = size_t(1) << (6 + (state >> 60) % 16);
        char *block = static_cast<char *>(allocate(bytes));
        ASSERT_NE(block, nullptr);
        block[0] = block[bytes - 1] = static_cast<char>(t);
        deallocate(slots[(state >> 33) % kSlots].exchange(block));
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  for (auto &slot : slots)
    deallocate(slot.load());
}

TEST_F(Allocator, ThreadsComeAndGo) {
  for (int i = 0; i < 50; ++i)
    std::thread([] {
      for (size_t bytes = 1; bytes < 100000; bytes *= 3)
        deallocate(allocate(bytes));
    }).join();
}

TEST_F(Allocator, ChildOfForkAllocates) {
  std::atomic<bool> stop{false};
  std::thread busy([&] { // holds the shared cache's lock again and again
    while (!stop)
      deallocate(allocate(size_t(3) << 20));
  });
  for (int i = 0; i < 20; ++i) {
    pid_t child = fork();
    if (child == 0) {
      for (size_t bytes = 1; bytes < (size_t(8) << 20); bytes *= 2) {
        void *block = allocate(bytes);
        if (!block) _exit(1);
        std::memset(block, 1, bytes);
        deallocate(block);
      }
      _exit(0);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  stop = true;
  busy.join();
}

} // namespace
