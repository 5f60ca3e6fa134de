// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The user's place for the operation being made now: that of the outermost public call on this thread.
#ifndef CROUT_TRACE_OPSCOPE_H
#define CROUT_TRACE_OPSCOPE_H

#include "crout/tensor.h"
#include <optional>
#include <source_location>

namespace crout {

/// Opened by every public function; inner ones leave the place as it is. The location provider is asked once, and only
/// if the location is needed.
class OpScope {
public:
  OpScope(const char *function, const std::source_location &where);
  ~OpScope();
  OpScope(const OpScope &) = delete;
  OpScope &operator=(const OpScope &) = delete;

  /// The outermost scope of this thread, null outside of any public function.
  static OpScope *current();
  const Location &location();
  /// Public name of the outermost function, as "linalg.solve".
  const char *function() const { return name; }

private:
  const char *name;
  std::source_location where;
  std::optional<Location> resolved;
  bool outermost;
};

/// "file:line" of the current scope, or empty.
std::string currentLocationString();
/// "linalg.solve: " of the current scope, to begin a message with, or empty.
std::string currentFunctionPrefix();

} // namespace crout
#endif // CROUT_TRACE_OPSCOPE_H
