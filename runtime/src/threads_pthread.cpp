// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops on threads of our own: where there is no libgomp, in a child of fork, and under the thread sanitizer.
#include "threads.h"
#include <atomic>
#include <pthread.h>
#include <sched.h>
#include <signal.h>

namespace crout::rt {
namespace {

constexpr int32_t kMostWorkers = 255;
constexpr int kSpins = 2000; // some microseconds: loops of one program follow each other closely

struct Pool {
  std::atomic_flag busy = ATOMIC_FLAG_INIT; // one loop at a time; a second one runs serially
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
  pthread_cond_t done = PTHREAD_COND_INITIALIZER;
  // Under the mutex:
  void (*work)(void *data) = nullptr;
  void *data = nullptr;
  int32_t tickets = 0; // workers that may still join the loop
  int32_t active = 0;  // workers in it
  bool stop = false;
  // Raised with the tickets, so that a spinning worker sees it without the mutex.
  std::atomic<uint64_t> loops{0};
  // Of whoever is busy:
  int32_t workers = 0;
  pthread_t ids[kMostWorkers];
};
Pool pool;

void *workerMain(void *) {
  uint64_t seen = 0;
  while (true) {
    for (int spin = 0; spin < kSpins && pool.loops.load(std::memory_order_relaxed) == seen; ++spin) {
#if defined(__x86_64__)
      __builtin_ia32_pause();
#endif
    }
    pthread_mutex_lock(&pool.mutex);
    while (pool.tickets == 0 && !pool.stop)
      pthread_cond_wait(&pool.wake, &pool.mutex);
    if (pool.stop) {
      pthread_mutex_unlock(&pool.mutex);
      return nullptr;
    }
    --pool.tickets;
    ++pool.active;
    seen = pool.loops.load(std::memory_order_relaxed);
    auto *work = pool.work;
    void *data = pool.data;
    pthread_mutex_unlock(&pool.mutex);
    work(data);
    pthread_mutex_lock(&pool.mutex);
    if (--pool.active == 0 && pool.tickets == 0) pthread_cond_signal(&pool.done);
    pthread_mutex_unlock(&pool.mutex);
  }
}

/// Starts workers up to the wanted number, with all signals blocked: they belong to the program's own threads.
void grow(int32_t wanted) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  while (pool.workers < wanted && pthread_create(&pool.ids[pool.workers], nullptr, workerMain, nullptr) == 0)
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
  pool.loops.fetch_add(1, std::memory_order_relaxed);
  pthread_cond_broadcast(&pool.wake);
  pthread_mutex_unlock(&pool.mutex);
  work(data);
  pthread_mutex_lock(&pool.mutex);
  pool.tickets = 0; // all pieces are taken: who has not woken yet need not
  while (pool.active > 0)
    pthread_cond_wait(&pool.done, &pool.mutex);
  pthread_mutex_unlock(&pool.mutex);
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
  pool.mutex = PTHREAD_MUTEX_INITIALIZER;
  pool.wake = PTHREAD_COND_INITIALIZER;
  pool.done = PTHREAD_COND_INITIALIZER;
  pool.tickets = pool.active = pool.workers = 0;
  pool.stop = false;
}

} // namespace crout::rt
