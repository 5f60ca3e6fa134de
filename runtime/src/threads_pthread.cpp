// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops on threads of our own. A loop ends when its pieces are done: a thread that sleeps too deeply to take one is not waited for, as an
// OpenMP team would.
#include "frame.h"
#include "threads.h"
#include <atomic>
#include <pthread.h>
#include <sched.h>
#include <signal.h>

namespace crout::rt {
namespace {

constexpr int32_t kMostWorkers = 255;
constexpr int kSpins = 4000; // some hundred microseconds at most: loops of one program follow each other closely

#ifdef PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP
#define CROUT_MUTEX_INITIALIZER PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP // held for a few instructions
#else
#define CROUT_MUTEX_INITIALIZER PTHREAD_MUTEX_INITIALIZER
#endif

/// Waits a little for what other threads are about to make true.
template <class F> void spinUntil(F &&isSo) {
  for (int spin = 0; spin < kSpins && !isSo(); ++spin) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
}

struct Pool {
  std::atomic_flag busy = ATOMIC_FLAG_INIT; // one loop at a time; a second one runs serially
  pthread_mutex_t mutex = CROUT_MUTEX_INITIALIZER;
  pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
  pthread_cond_t done = PTHREAD_COND_INITIALIZER;
  // Under the mutex:
  void (*work)(void *data) = nullptr;
  void *data = nullptr;
  int32_t tickets = 0; // workers that may still join the loop
  uint64_t loops = 0;
  bool stop = false;
  // Changed under the mutex or by the loop's owner, read by who spins: workers in the loop, and the number of the last loop.
  std::atomic<int32_t> active{0};
  std::atomic<uint64_t> announced{0};
  // Of whoever is busy:
  int32_t workers = 0;
  pthread_t ids[kMostWorkers];
};
Pool pool;

void *workerMain(void *index) {
  thread.poolIndex = static_cast<int32_t>(reinterpret_cast<intptr_t>(index));
  uint64_t seen = 0;
  while (true) {
    spinUntil([&] { return pool.announced.load(std::memory_order_relaxed) != seen; });
    pthread_mutex_lock(&pool.mutex);
    while (pool.tickets == 0 && !pool.stop)
      pthread_cond_wait(&pool.wake, &pool.mutex);
    if (pool.stop) {
      pthread_mutex_unlock(&pool.mutex);
      return nullptr;
    }
    --pool.tickets;
    pool.active.fetch_add(1, std::memory_order_relaxed);
    seen = pool.loops;
    auto *work = pool.work;
    void *data = pool.data;
    pthread_mutex_unlock(&pool.mutex);
    work(data);
    pthread_mutex_lock(&pool.mutex);
    if (pool.active.fetch_sub(1, std::memory_order_release) == 1 && pool.tickets == 0) pthread_cond_signal(&pool.done);
    pthread_mutex_unlock(&pool.mutex);
  }
}

/// Starts workers up to the wanted number, with all signals blocked: they belong to the program's own threads.
void grow(int32_t wanted) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  auto start = [](int32_t number) {
    return pthread_create(&pool.ids[number], nullptr, workerMain, reinterpret_cast<void *>(static_cast<intptr_t>(number + 1))) == 0;
  };
  while (pool.workers < wanted && start(pool.workers))
    ++pool.workers;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

bool run(int32_t threads, void (*work)(void *), void *data) {
  if (pool.busy.test_and_set(std::memory_order_acquire)) return false;
  int32_t helpers = threads - 1 < kMostWorkers ? threads - 1 : kMostWorkers;
  if (pool.workers < helpers) grow(helpers);
  if (helpers > pool.workers) helpers = pool.workers;
  if (helpers == 0) {
    pool.busy.clear(std::memory_order_release);
    return false;
  }
  pthread_mutex_lock(&pool.mutex);
  pool.work = work;
  pool.data = data;
  pool.tickets = helpers;
  uint64_t number = ++pool.loops;
  pthread_cond_broadcast(&pool.wake);
  pthread_mutex_unlock(&pool.mutex);
  pool.announced.store(number, std::memory_order_relaxed);
  work(data);
  pthread_mutex_lock(&pool.mutex);
  pool.tickets = 0; // all pieces are taken: who has not woken yet need not
  pthread_mutex_unlock(&pool.mutex);
  auto isDone = [] { return pool.active.load(std::memory_order_acquire) == 0; };
  spinUntil(isDone);
  if (!isDone()) {
    pthread_mutex_lock(&pool.mutex);
    while (!isDone())
      pthread_cond_wait(&pool.done, &pool.mutex);
    pthread_mutex_unlock(&pool.mutex);
  }
  pool.busy.clear(std::memory_order_release);
  return true;
}

const ThreadsBackend kPthread{"pthread", run, nullptr};

/// Before the code is unloaded no worker may be in it. A loop that is still running at exit keeps its workers.
__attribute__((destructor)) void joinWorkers() {
  if (pool.busy.test_and_set(std::memory_order_acquire)) return;
  pthread_mutex_lock(&pool.mutex);
  pool.stop = true;
  pthread_cond_broadcast(&pool.wake);
  pthread_mutex_unlock(&pool.mutex);
  for (int32_t i = 0; i < pool.workers; ++i)
    pthread_join(pool.ids[i], nullptr);
  pool.workers = 0;
}

} // namespace

const ThreadsBackend &pthreadBackend() { return kPthread; }

void forgetPthreadPool() {
  pool.busy.clear(std::memory_order_relaxed);
  pool.mutex = CROUT_MUTEX_INITIALIZER;
  pool.wake = PTHREAD_COND_INITIALIZER;
  pool.done = PTHREAD_COND_INITIALIZER;
  pool.tickets = pool.workers = 0;
  pool.active.store(0, std::memory_order_relaxed);
  pool.stop = false;
}

} // namespace crout::rt
