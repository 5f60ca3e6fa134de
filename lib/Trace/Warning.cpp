// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Warnings on their way to the front end.
#include "Trace/Warning.h"
#include "Trace/OpScope.h"
#include "crout/utilities.h"
#include <cstdio>
#include <mutex>
#include <set>

namespace crout {

static std::mutex mutex;
static WarningHandler &handler() {
  static auto *handler = new WarningHandler; // never destroyed: calls may come while the process ends
  return *handler;
}

void setWarningHandler(WarningHandler newHandler) {
  std::lock_guard lock(mutex);
  handler() = std::move(newHandler);
}

static void tell(const char *key, const std::string &message) {
  std::string text = currentFunctionPrefix() + message;
  WarningHandler current;
  {
    std::lock_guard lock(mutex);
    current = handler();
    static auto *told = new std::set<std::string>;
    if (!current && key && !told->insert(key).second) return;
  }
  if (current)
    current(key, text);
  else
    std::fprintf(stderr, "warning: %s\n", text.c_str());
}

void warn(const std::string &message) { tell(nullptr, message); }
void warnOnce(const char *key, const std::string &message) { tell(key, message); }

} // namespace crout
