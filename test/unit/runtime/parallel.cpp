// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Parallel loops: every iteration once, chunks of the grain, nesting, thread counts, fork, and no threads to be had.
#include "crout/runtime/parallel.h"
#include <atomic>
#include <cmath>
#include <gtest/gtest.h>
#include <mutex>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using crout::rt::parallelFor;

namespace {

struct Parallel : testing::Test {
  Parallel() { crout_rt_set_num_threads(4); }
  ~Parallel() override { crout_rt_set_num_threads(0); }
};

TEST_F(Parallel, EveryIterationOnceInChunksOfTheGrain) {
  for (int64_t n : {0, 1, 2, 7, 63, 64, 65, 1000, 4097})
    for (int64_t grain : {0, 1, 2, 16, 64, 1000, 5000}) {
      std::vector<std::atomic<int>> seen(static_cast<size_t>(n));
      std::mutex mutex;
      std::vector<std::pair<int64_t, int64_t>> chunks;
      parallelFor(n, grain, [&](int64_t begin, int64_t end) {
        std::lock_guard<std::mutex> lock(mutex);
        chunks.emplace_back(begin, end);
        for (int64_t i = begin; i < end; ++i)
          ++seen[static_cast<size_t>(i)];
      });
      for (auto &count : seen)
        ASSERT_EQ(count, 1);
      for (auto [begin, end] : chunks) {
        EXPECT_LT(begin, end);
        if (grain > 0) {
          EXPECT_EQ(begin % grain, 0);
          if (end != n) EXPECT_EQ(end % grain, 0);
        }
      }
      if (n <= grain && n > 0) EXPECT_EQ(chunks.size(), 1u);
    }
}

TEST_F(Parallel, HugeRangesDoNotOverflow) {
  std::atomic<int64_t> total{0}, calls{0};
  parallelFor(INT64_MAX, INT64_MAX / 3, [&](int64_t begin, int64_t end) {
    total += end - begin;
    ++calls;
  });
  EXPECT_EQ(total, INT64_MAX);
  EXPECT_LE(calls, 4);
  total = 0;
  parallelFor(INT64_MAX, 1, [&](int64_t begin, int64_t end) { total += end - begin; });
  EXPECT_EQ(total, INT64_MAX);
}

TEST_F(Parallel, MoreThanOneThreadTakesPart) {
  if (std::string(crout::rt::threadsBackend()) == "serial") GTEST_SKIP();
  std::mutex mutex;
  std::set<std::thread::id> threads;
  for (int attempt = 0; attempt < 100 && threads.size() < 2; ++attempt)
    parallelFor(64, 1, [&](int64_t, int64_t) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::lock_guard<std::mutex> lock(mutex);
      threads.insert(std::this_thread::get_id());
    });
  EXPECT_GT(threads.size(), 1u);
  EXPECT_LE(threads.size(), 4u);
}

TEST_F(Parallel, OneThreadMeansOneCall) {
  crout_rt_set_num_threads(1);
  int calls = 0;
  auto self = std::this_thread::get_id();
  parallelFor(100000, 1, [&](int64_t, int64_t) {
    ++calls;
    EXPECT_EQ(std::this_thread::get_id(), self);
  });
  EXPECT_EQ(calls, 1);
}

TEST_F(Parallel, ThreadCountIsSettable) {
  EXPECT_EQ(crout_rt_get_num_threads(), 4);
  crout_rt_set_num_threads(7);
  EXPECT_EQ(crout_rt_get_num_threads(), 7);
  crout_rt_set_num_threads(0); // the default again
  EXPECT_GE(crout_rt_get_num_threads(), 1);
  crout_rt_set_num_threads(-5);
  EXPECT_GE(crout_rt_get_num_threads(), 1);
}

TEST_F(Parallel, NestedLoopsAreSerial) {
  std::atomic<int64_t> sum{0};
  EXPECT_FALSE(crout::rt::inParallelLoop());
  parallelFor(16, 1, [&](int64_t begin, int64_t end) {
    EXPECT_TRUE(crout::rt::inParallelLoop());
    auto self = std::this_thread::get_id();
    for (int64_t i = begin; i < end; ++i)
      parallelFor(100, 1, [&](int64_t from, int64_t to) {
        EXPECT_EQ(std::this_thread::get_id(), self);
        EXPECT_EQ(to - from, 100);
        sum += i;
      });
  });
  EXPECT_EQ(sum, 120);
  EXPECT_FALSE(crout::rt::inParallelLoop());
}

TEST_F(Parallel, ResultsDoNotDependOnTheThreadCount) {
  auto run = [](int32_t threads) {
    crout_rt_set_num_threads(threads);
    std::vector<double> rows(300);
    parallelFor(300, 7, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        for (int j = 0; j < 50; ++j)
          rows[static_cast<size_t>(i)] += std::sin(static_cast<double>(i * j));
    });
    return rows;
  };
  auto one = run(1);
  for (int32_t threads : {2, 3, 8})
    EXPECT_EQ(run(threads), one);
}

TEST_F(Parallel, LoopsFromManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int64_t> sum{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        parallelFor(100, 5, [&](int64_t begin, int64_t end) { sum += end - begin; });
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(sum, 4 * 200 * 100);
}

TEST_F(Parallel, ThreadsSeeTheCallOfTheLoop) {
  struct Context {
    std::atomic<int> calls{0};
  } context;
  static Context *shared;
  shared = &context;
  crout_status status;
  crout_signature signature{"f", 0, 0, 0, nullptr, nullptr};
  auto body = [](const DLTensor *, DLTensor *) {
    parallelFor(100, 1, [](int64_t begin, int64_t) {
      ++shared->calls;
      crout_rt_fail(CROUT_CHECK_FAILED, begin, "op", "", "from a thread");
    });
  };
  EXPECT_EQ(crout_rt_invoke(&signature, body, nullptr, nullptr, 0, &status), CROUT_CHECK_FAILED);
  EXPECT_STREQ(status.message, "from a thread");
  EXPECT_GT(context.calls, 0) << "the program goes on after an error";
}

int64_t sumInParallel() {
  std::atomic<int64_t> sum{0};
  parallelFor(1000, 10, [&](int64_t begin, int64_t end) { sum += end - begin; });
  return sum;
}

TEST_F(Parallel, ChildOfForkComputes) {
  EXPECT_EQ(sumInParallel(), 1000);
  EXPECT_FALSE(crout::rt::isForkedChild());
  for (int i = 0; i < 10; ++i) {
    pid_t child = fork();
    if (child == 0) {
      alarm(20);
      bool right = crout::rt::isForkedChild() && sumInParallel() == 1000 && sumInParallel() == 1000;
#if !defined(__SANITIZE_THREAD__)
      pid_t grandchild = fork();
      if (grandchild == 0) _exit(sumInParallel() == 1000 ? 0 : 1);
      int status = -1;
      right = right && waitpid(grandchild, &status, 0) == grandchild && status == 0;
#endif
      _exit(right ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(sumInParallel(), 1000) << "the parent goes on";
}

#if !defined(__has_feature)
#define __has_feature(x) 0
#endif
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
TEST_F(Parallel, RunsSeriallyWhereNoThreadCanBeStarted) {
  pid_t child = fork();
  if (child == 0) {
    // No address space for another stack.
    rlimit limit{64 << 20, 64 << 20};
    setrlimit(RLIMIT_STACK, &limit);
    rlimit space{};
    FILE *statm = fopen("/proc/self/statm", "r");
    unsigned long pages = 0;
    if (!statm || fscanf(statm, "%lu", &pages) != 1) _exit(2);
    fclose(statm);
    space.rlim_cur = space.rlim_max = pages * 4096 + (4 << 20);
    setrlimit(RLIMIT_AS, &space);
    crout_rt_set_num_threads(8);
    _exit(sumInParallel() == 1000 ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}
#endif

} // namespace
