// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A line on the terminal while a compilation takes long.
#ifndef CROUT_JIT_PROGRESS_H
#define CROUT_JIT_PROGRESS_H

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace crout {

/// While it lives, and once switch `progress` milliseconds have passed, standard error says what is compiled, for how long, and in which
/// stage; the line is taken away at the end. Does nothing where standard error is no terminal.
class Progress {
public:
  explicit Progress(std::string function);
  ~Progress();
  Progress(const Progress &) = delete;
  /// `name` is a literal.
  void stage(const char *name) { current.store(name, std::memory_order_relaxed); }

private:
  void show(int64_t delay);

  std::string function;
  std::atomic<const char *> current{"passes"};
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  std::thread shower;
};

} // namespace crout
#endif // CROUT_JIT_PROGRESS_H
