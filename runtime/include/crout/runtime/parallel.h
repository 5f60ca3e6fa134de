// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads: parallel loops over a grain, on threads of our own or on the OpenMP runtime.
//
// Environment: CROUT_THREADS_BACKEND = pthread | openmp | serial chooses what loops run on (default: pthread, threads of our own; openmp is GNU's libgomp
// where it can be opened); CROUT_NUM_THREADS, then OMP_NUM_THREADS, set the number of threads (default: the processors that this process may use).
#ifndef CROUT_RUNTIME_PARALLEL_H
#define CROUT_RUNTIME_PARALLEL_H

#include "crout/runtime/call.h"

namespace crout::rt {

/// True in a process born by fork after its parent had run a parallel loop or asked this question. GNU libgomp hangs
/// there, so loops run on threads of our own, and libraries that use OpenMP themselves must be kept to one thread.
bool isForkedChild();

/// True inside a parallel loop, ours or one of the OpenMP runtime that is in use.
bool inParallelLoop();

/// Makes denormal numbers zero, or no longer, in what this thread computes, the loops that it starts included. False where the
/// processor can't, and nothing changes.
bool setFlushDenormal(bool on);

/// "openmp", "pthread" or "serial".
const char *threadsBackend();

/// The loop with a callable: `parallelFor(n, grain, [&](int64_t begin, int64_t end) { ... })`.
template <typename Body> void parallelFor(int64_t n, int64_t grain, const Body &body) {
  crout_rt_parallel_for(
      n, grain, [](int64_t begin, int64_t end, void *context) { (*static_cast<const Body *>(context))(begin, end); },
      const_cast<void *>(static_cast<const void *>(&body)));
}

} // namespace crout::rt
#endif // CROUT_RUNTIME_PARALLEL_H
