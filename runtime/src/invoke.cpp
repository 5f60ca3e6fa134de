// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The way into a compiled function and back: pack, run, deliver.
#include "crout/runtime/allocator.h"
#include "crout/runtime/copy.h"
#include "frame.h"
#include "text.h"
#include "validate.h"
#include <string.h>

namespace crout::rt {
namespace {

/// Arrays of one call: on the stack for all ordinary signatures.
class Scratch {
public:
  explicit Scratch(size_t bytes) : start(bytes <= sizeof inlined ? inlined : static_cast<char *>(allocate(bytes))), at(start) {}
  ~Scratch() {
    if (start != inlined) deallocate(start);
  }
  Scratch(const Scratch &) = delete;
  bool ok() const { return start; }
  template <typename T> T *take(int32_t count) {
    T *array = reinterpret_cast<T *>(at);
    at += sizeof(T) * static_cast<size_t>(count);
    return array;
  }

private:
  alignas(16) char inlined[1536];
  char *start, *at;
};

struct Session {
  const crout_signature &signature;
  Call &call;
  Frame &frame;
  ThreadState &state;
  DLTensor *args, *results;
};

__attribute__((noinline)) bool outOfMemory(Session &s) {
  char message[256];
  Text{message}("%s: out of memory", s.signature.function);
  s.call.fail(CROUT_OUT_OF_MEMORY, -1, s.signature.function, "", message);
  return false;
}

/// Runs the body; an allocation that fails in it ends up here.
__attribute__((noinline)) void runBody(Session &s, crout_body body) {
  if (_setjmp(s.frame.unwind) == 0) {
    s.frame.canUnwind = true;
    s.state.frame = &s.frame;
    body(s.args, s.results);
  }
  s.state.frame = s.frame.outer;
}

/// The argument as the body expects it: data at offset 0, contiguous and aligned to its elements; a copy where it is not.
bool packArgument(Session &s, DLTensor &tensor) {
  int64_t bytes = elementSize(tensor.dtype);
  int64_t alignment = tensor.dtype.code == kDLComplex ? bytes / 2 : bytes;
  if (isContiguous(tensor) && (reinterpret_cast<uintptr_t>(tensor.data) & (alignment - 1)) == 0) {
    tensor.strides = nullptr;
    return true;
  }
  int64_t total = elementCount(tensor.shape, tensor.ndim) * bytes;
  void *packed = allocate(static_cast<size_t>(total));
  if (!packed || !s.frame.live.add(packed)) { // the frame frees it at the end
    deallocate(packed);
    return outOfMemory(s);
  }
  copyStrided(static_cast<char *>(packed), nullptr, static_cast<const char *>(tensor.data), tensor.strides, tensor.shape, tensor.ndim,
              bytes);
  tensor.data = packed;
  tensor.strides = nullptr;
  return true;
}

/// The result's buffer as the caller's own. Memory that the body did not get from us in this call, or that it delivers
/// twice, is copied.
void *takeBuffer(Session &s, const DLTensor &made) {
  if (made.byte_offset == 0 && s.frame.live.remove(made.data)) return made.data;
  size_t bytes = static_cast<size_t>(elementCount(made.shape, made.ndim) * elementSize(made.dtype));
  void *copy = allocate(bytes);
  if (!copy)
    outOfMemory(s);
  else if (bytes)
    memcpy(copy, dataOf(made), bytes);
  return copy;
}

void deliver(Session &s, DLTensor *const *results, bool adopt) {
  int32_t count = s.signature.num_results;
  if (!adopt)
    for (int32_t i = 0; i < count; ++i)
      if (results[i]->data && !validateResultAfter(s.signature, i, *results[i], s.results[i], s.call)) return;
  for (int32_t i = 0; i < count; ++i) {
    DLTensor &made = s.results[i], &given = *results[i];
    if (!adopt && given.data) continue;
    void *buffer = takeBuffer(s, made);
    if (!buffer) { // give back what was handed over: after an error the caller owns nothing
      for (int32_t j = 0; j < i; ++j)
        if (results[j]->data == s.results[j].data && results[j]->data) {
          deallocate(results[j]->data);
          results[j]->data = nullptr;
        }
      return;
    }
    made.data = buffer;
    if (made.ndim > 0) memcpy(given.shape, made.shape, sizeof(int64_t) * made.ndim);
    given.data = buffer;
    given.device = DLDevice{kDLCPU, 0};
    given.ndim = made.ndim;
    given.dtype = made.dtype;
    given.strides = nullptr;
    given.byte_offset = 0;
  }
  // The caller's memory is written last, when nothing can fail any more.
  for (int32_t i = 0; i < count; ++i)
    if (!adopt && results[i]->data != s.results[i].data) copyTensor(*results[i], s.results[i]);
}

/// First and one past the last byte of a tensor's elements; equal where there are none.
void memoryOf(const DLTensor &tensor, const char *&begin, const char *&end) {
  begin = end = dataOf(tensor);
  int64_t bytes = elementSize(tensor.dtype), step = bytes;
  for (int32_t i = tensor.ndim; i-- > 0;) {
    if (tensor.shape[i] == 0) {
      begin = end;
      return;
    }
    int64_t stride = tensor.strides ? tensor.strides[i] * bytes : step;
    step *= tensor.shape[i];
    (stride < 0 ? begin : end) += stride * (tensor.shape[i] - 1);
  }
  end += bytes;
}

/// A result that is an argument is written; what it shares with another argument would change under that.
bool validateWrites(const crout_signature &signature, const DLTensor *const *args, DLTensor *const *results, Call &call) {
  for (int32_t i = 0; i < signature.num_results; ++i)
    for (int32_t j = 0; j < signature.num_args; ++j) {
      if (results[i] != args[j]) continue;
      const char *begin, *end, *otherBegin, *otherEnd;
      memoryOf(*args[j], begin, end);
      for (int32_t k = 0; k < signature.num_args; ++k) {
        memoryOf(*args[k], otherBegin, otherEnd);
        if (k == j || begin >= otherEnd || otherBegin >= end || begin == end || otherBegin == otherEnd) continue;
        char message[512];
        Text{message}("%s: argument '%s' is written and shares memory with argument '%s'", signature.function, signature.args[j].name,
                      signature.args[k].name);
        call.fail(CROUT_INVALID_ARGUMENT, -1, signature.function, "", message);
        return false;
      }
    }
  return true;
}

} // namespace
} // namespace crout::rt

using namespace crout::rt;

int32_t crout_rt_invoke(const crout_signature *signature, crout_body body, const DLTensor *const *args, DLTensor *const *results,
                        uint32_t flags, crout_status *status) {
  bool adopt = flags & CROUT_INVOKE_ADOPT, trusted = flags & CROUT_INVOKE_TRUSTED;
  int32_t numArgs = signature->num_args, numResults = signature->num_results;
  size_t resultSizes = 0;
  for (int32_t i = 0; i < numResults; ++i)
    resultSizes += static_cast<size_t>(signature->results[i].rank);
  size_t symbols = trusted ? 0 : static_cast<size_t>(signature->num_symbols);

  Call call(status);
  ThreadState &state = thread;
  Frame frame(&call, state.frame);
  Scratch scratch(sizeof(DLTensor) * static_cast<size_t>(numArgs + numResults) + sizeof(int64_t) * resultSizes + sizeof(Symbol) * symbols);
  Session session{*signature, call, frame, state, nullptr, nullptr};
  if (!scratch.ok()) {
    outOfMemory(session);
    return call.getCode();
  }
  session.args = scratch.take<DLTensor>(numArgs);
  session.results = scratch.take<DLTensor>(numResults);
  int64_t *shapes = scratch.take<int64_t>(static_cast<int32_t>(resultSizes));
  if (!trusted) {
    Symbol *seen = scratch.take<Symbol>(static_cast<int32_t>(symbols));
    if (!validateArguments(*signature, args, seen, call) || !validateResultsBefore(*signature, results, adopt, seen, call) ||
        (!adopt && !validateWrites(*signature, args, results, call)))
      return call.getCode();
  }
  for (int32_t i = 0; i < numArgs; ++i) {
    DLTensor &tensor = session.args[i];
    tensor = *args[i];
    tensor.data = static_cast<char *>(tensor.data) + tensor.byte_offset;
    tensor.byte_offset = 0;
    if (!trusted && !packArgument(session, tensor)) {
      frame.live.freeAll();
      return call.getCode();
    }
  }
  for (int32_t i = 0; i < numResults; ++i) {
    const crout_param &param = signature->results[i];
    session.results[i] = DLTensor{nullptr, DLDevice{kDLCPU, 0}, param.rank, param.dtype, shapes, nullptr, 0};
    shapes += param.rank;
  }
  runBody(session, body);
  if (!call.failed()) deliver(session, results, adopt);
  if (!frame.live.empty()) frame.live.freeAll();
  return call.getCode();
}
