// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a parallel loop runs on.
#ifndef CROUT_RUNTIME_THREADS_H
#define CROUT_RUNTIME_THREADS_H

#include <stdint.h>

namespace crout::rt {

struct ThreadsBackend {
  const char *name;
  /// Calls work(data) on up to `threads` threads at once, this one among them, and returns when all calls have.
  /// False where it could not begin; then nothing was called.
  bool (*run)(int32_t threads, void (*work)(void *data), void *data);
  /// True on a thread that is in a parallel region not of our making.
  bool (*inForeignRegion)();
};

/// nullptr where libgomp cannot be opened.
const ThreadsBackend *openmpBackend();
const ThreadsBackend &pthreadBackend();

/// In a child of fork: forgets the threads, which only the parent has.
void forgetPthreadPool();

} // namespace crout::rt
#endif // CROUT_RUNTIME_THREADS_H
