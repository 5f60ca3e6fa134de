// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where in the user's program an operation was made.
#include "Trace/OpScope.h"
#include <atomic>
#include <memory>
#include <mutex>

namespace crout {

namespace {
// Replaced as a whole; readers keep the provider they saw.
std::mutex providerMutex;
std::shared_ptr<const LocationProvider> provider;
std::atomic<bool> hasProvider = false;
thread_local OpScope *outermostScope = nullptr;
} // namespace

void setLocationProvider(LocationProvider newProvider) {
  std::lock_guard lock(providerMutex);
  hasProvider = static_cast<bool>(newProvider);
  provider = newProvider ? std::make_shared<const LocationProvider>(std::move(newProvider)) : nullptr;
}

OpScope::OpScope(const char *function, const std::source_location &where)
    : name(function), where(where), outermost(outermostScope == nullptr) {
  if (outermost) outermostScope = this;
}
OpScope::~OpScope() {
  if (outermost) outermostScope = nullptr;
}
OpScope *OpScope::current() { return outermostScope; }

const Location &OpScope::location() {
  if (resolved) return *resolved;
  if (hasProvider) {
    std::shared_ptr<const LocationProvider> current;
    {
      std::lock_guard lock(providerMutex);
      current = provider;
    }
    if (current) resolved = (*current)();
  }
  if (!resolved) resolved = Location{where.file_name(), where.line(), where.column(), where.function_name()};
  return *resolved;
}

std::string currentLocationString() {
  OpScope *scope = OpScope::current();
  if (!scope) return {};
  const Location &location = scope->location();
  return location.file.empty() ? std::string() : location.file + ":" + std::to_string(location.line);
}

std::string currentFunctionPrefix() {
  OpScope *scope = OpScope::current();
  return scope ? std::string(scope->function()) + ": " : std::string();
}

} // namespace crout
