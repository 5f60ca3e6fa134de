// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where errors of a call go: the first one is kept, with its operation, batch index and place in the user's program.
#ifndef CROUT_RUNTIME_STATUS_H
#define CROUT_RUNTIME_STATUS_H

#include "crout/runtime/call.h"
#include <atomic>

namespace crout::rt {

void clear(crout_status &status);

/// One call. Threads of a parallel loop report to it at the same time; the first error wins.
class Call {
public:
  /// `status` may be null: then only the code is kept.
  explicit Call(crout_status *status) : status(status) {
    if (status) clear(*status);
  }
  void fail(int32_t code, int64_t index, const char *op, const char *location, const char *message);
  /// The code is final once all threads of the call have ended.
  int32_t getCode() const { return code.load(std::memory_order_acquire); }
  bool failed() const { return getCode() != CROUT_OK; }

private:
  crout_status *status;
  std::atomic<int32_t> code{CROUT_OK};
};

struct Frame;

/// Makes `status` the receiver of errors of this thread while in scope: for code that runs kernels without a compiled
/// function around them. An allocation that fails is reported and gives nullptr.
class CallScope {
public:
  explicit CallScope(crout_status *status);
  ~CallScope();
  CallScope(const CallScope &) = delete;
  int32_t getCode() const { return call.getCode(); }

private:
  Call call;
  alignas(16) char frame[512];
};

} // namespace crout::rt
#endif // CROUT_RUNTIME_STATUS_H
