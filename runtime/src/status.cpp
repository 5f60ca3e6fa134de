// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The first error of a call wins, whichever thread it comes from.
#include "crout/runtime/status.h"
#include "frame.h"
#include <new>
#include <string.h>

namespace crout::rt {

constinit thread_local ThreadState thread{nullptr, nullptr, 0, 1};

namespace {

/// Copies as much as fits, never half a UTF-8 character.
void copyText(char *to, size_t capacity, const char *from) {
  size_t length = from ? strlen(from) : 0;
  if (length >= capacity) {
    length = capacity - 1;
    while (length > 0 && (static_cast<unsigned char>(from[length]) & 0xC0) == 0x80)
      --length;
  }
  if (length) memcpy(to, from, length);
  to[length] = '\0';
}

} // namespace

void clear(crout_status &status) {
  status.code = CROUT_OK;
  status.index = -1;
  status.op[0] = status.location[0] = status.message[0] = '\0';
}

void Call::fail(int32_t newCode, int64_t index, const char *op, const char *location, const char *message) {
  int32_t none = CROUT_OK;
  if (newCode == CROUT_OK || !code.compare_exchange_strong(none, newCode, std::memory_order_acq_rel) || !status) return;
  status->code = newCode;
  status->index = index;
  copyText(status->op, sizeof status->op, op);
  copyText(status->location, sizeof status->location, location);
  copyText(status->message, sizeof status->message, message);
}

CallScope::CallScope(crout_status *status) : call(status) {
  static_assert(sizeof(Frame) <= sizeof frame && alignof(Frame) <= 16);
  thread.frame = new (frame) Frame(&call, thread.frame);
}

CallScope::~CallScope() {
  auto *own = reinterpret_cast<Frame *>(frame);
  thread.frame = own->outer;
  own->live.freeAll();
  own->~Frame();
}

} // namespace crout::rt

void crout_rt_fail(int32_t code, int64_t index, const char *op, const char *location, const char *message) {
  using namespace crout::rt;
  if (Frame *frame = thread.frame) frame->call->fail(code, index, op, location, message);
}
