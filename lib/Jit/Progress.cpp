// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The line is written by a thread of its own, which most compilations end before it has written anything.
#include "Jit/Progress.h"
#include "Support/Switches.h"
#include <chrono>
#include <cstdio>
#include <system_error>
#include <unistd.h>

using namespace crout;

static void writeToTerminal(const std::string &text) {
  // A terminal that is gone is no reason to stop compiling.
  ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  (void)written;
}

Progress::Progress(std::string function) : function(std::move(function)) {
  int64_t delay = getInt(Switch::Progress);
  if (delay <= 0 || !::isatty(STDERR_FILENO)) return;
  try {
    shower = std::thread([this, delay] { show(delay); });
  } catch (const std::system_error &) { // no thread to be had
  }
}

Progress::~Progress() {
  if (!shower.joinable()) return;
  {
    std::lock_guard lock(mutex);
    done = true;
  }
  changed.notify_one();
  shower.join();
}

void Progress::show(int64_t delay) {
  using namespace std::chrono;
  steady_clock::time_point start = steady_clock::now();
  std::unique_lock lock(mutex);
  if (changed.wait_for(lock, milliseconds(delay), [this] { return done; })) return;
  do {
    char seconds[32];
    std::snprintf(seconds, sizeof(seconds), "%.1f", duration<double>(steady_clock::now() - start).count());
    writeToTerminal("\rcrout: compiling @" + function + ", " + seconds + " s, " + current.load(std::memory_order_relaxed) + "\033[K");
  } while (!changed.wait_for(lock, milliseconds(200), [this] { return done; }));
  writeToTerminal("\r\033[K");
}
