// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops on libgomp, opened at run time, so that they share their threads with OpenBLAS.
#include "frame.h"
#include "threads.h"
#include <dlfcn.h>
#include <pthread.h>

namespace crout::rt {
namespace {

// What is used of the library: CROUT_OPENMP_SYMBOL(name, result, parameters).
#define CROUT_FOR_EACH_OPENMP_SYMBOL(CROUT_OPENMP_SYMBOL)                                                                                  \
  CROUT_OPENMP_SYMBOL(GOMP_parallel, void, (void (*work)(void *), void *data, unsigned threads, unsigned flags))                           \
  CROUT_OPENMP_SYMBOL(omp_in_parallel, int, (void))

struct Symbols {
#define CROUT_OPENMP_SYMBOL(name, result, parameters) result(*name) parameters;
  CROUT_FOR_EACH_OPENMP_SYMBOL(CROUT_OPENMP_SYMBOL)
#undef CROUT_OPENMP_SYMBOL
};
Symbols symbols{};

bool openLibrary() {
  // Whichever copy is loaded already is the one that OpenBLAS, or the program around us, uses.
  void *library = dlopen("libgomp.so.1", RTLD_LAZY | RTLD_NOLOAD);
  if (!library) library = dlopen("libgomp.so.1", RTLD_LAZY | RTLD_LOCAL);
  if (!library) return false;
  bool complete = true;
#define CROUT_OPENMP_SYMBOL(name, result, parameters)                                                                                      \
  symbols.name = reinterpret_cast<result(*) parameters>(dlsym(library, #name));                                                            \
  complete &= symbols.name != nullptr;
  CROUT_FOR_EACH_OPENMP_SYMBOL(CROUT_OPENMP_SYMBOL)
#undef CROUT_OPENMP_SYMBOL
  return complete;
}

void *doNothing(void *) { return nullptr; }

/// libgomp ends the process where it cannot start a thread, so before its team grows we start as many ourselves.
bool canStart(int32_t threads) {
  int32_t &proven = thread.provenThreads; // teams are kept per thread
  if (threads <= proven) return true;
  constexpr int32_t kMost = 256;
  pthread_t started[kMost];
  int32_t wanted = threads - 1 < kMost ? threads - 1 : kMost, count = 0;
  while (count < wanted && pthread_create(&started[count], nullptr, doNothing, nullptr) == 0)
    ++count;
  for (int32_t i = 0; i < count; ++i)
    pthread_join(started[i], nullptr);
  if (count < wanted) return false;
  proven = threads;
  return true;
}

bool run(int32_t threads, void (*work)(void *), void *data) {
  if (!canStart(threads)) return false;
  symbols.GOMP_parallel(work, data, static_cast<unsigned>(threads), 0);
  return true;
}

bool inForeignRegion() { return symbols.omp_in_parallel() != 0; }

const ThreadsBackend kOpenMP{"openmp", run, inForeignRegion};

} // namespace

const ThreadsBackend *openmpBackend() {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  static bool opened = false;
  pthread_once(&once, [] { opened = openLibrary(); });
  return opened ? &kOpenMP : nullptr;
}

} // namespace crout::rt
