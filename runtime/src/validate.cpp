// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of a call's tensors; each message names the tensor, what was required and what was found.
#include "validate.h"
#include "crout/runtime/copy.h"
#include "text.h"

namespace crout::rt {
namespace {

/// Who is speaking about what: the start of every message.
struct Subject {
  const crout_signature &signature;
  const crout_param &param;
  bool isResult;
  Call &call;

  Text &begin(Text &text) const { return text("%s: %s '%s' ", signature.function, isResult ? "result" : "argument", param.name); }
  bool fail(const char *message, int32_t code = CROUT_INVALID_ARGUMENT) const {
    call.fail(code, -1, signature.function, "", message);
    return false;
  }
};

const char *deviceName(int32_t type) {
  switch (type) {
  case kDLCPU:
    return "cpu";
  case kDLCUDA:
    return "cuda";
  case kDLCUDAHost:
    return "cuda_host";
  case kDLExtDev:
    return "null";
  default:
    return nullptr;
  }
}

/// "(n0, n0, 3)" with known symbols as numbers: the shape that would have been right.
Text &requiredShape(Text &text, const crout_param &param, const Symbol *symbols) {
  text("(");
  for (int32_t i = 0; i < param.rank; ++i) {
    int64_t dim = param.dims[i];
    if (dim < 0 && symbols && symbols[-1 - dim].size >= 0) dim = symbols[-1 - dim].size;
    if (dim >= 0)
      text(i ? ", %lld" : "%lld", static_cast<long long>(dim));
    else
      text(i ? ", n%lld" : "n%lld", static_cast<long long>(-1 - dim));
  }
  return text(param.rank == 1 ? ",)" : ")");
}

bool validateDescriptor(const Subject &subject, const DLTensor *tensor) {
  char message[512];
  Text text(message);
  if (!tensor) {
    subject.begin(text)("must be a tensor, found a null pointer");
    return subject.fail(message);
  }
  if (int32_t type = deviceType(*tensor); type != kDLCPU && type != kDLCUDAHost) {
    subject.begin(text)("must be on the device cpu, found it on ");
    if (const char *known = deviceName(type))
      text("%s:%d", known, tensor->device.device_id);
    else
      text("a device of DLPack type %d", type);
    return subject.fail(message);
  }
  const crout_param &param = subject.param;
  if (!sameDType(tensor->dtype, param.dtype)) {
    subject.begin(text)("must have dtype ").dtype(param.dtype)(", found ").dtype(tensor->dtype);
    if (tensor->ndim >= 0 && tensor->ndim <= kMaxRank && (tensor->shape || tensor->ndim == 0)) text(" (shape ").shape (*tensor)(")");
    return subject.fail(message);
  }
  if (tensor->ndim < 0 || (tensor->ndim > 0 && !tensor->shape)) {
    subject.begin(text)(tensor->ndim < 0 ? "must have a rank of 0 or more, found %d" : "of rank %d must have a shape, found a null pointer",
                        tensor->ndim);
    return subject.fail(message);
  }
  if (tensor->ndim != param.rank) {
    subject.begin(text)("must have %d dimension%s, shape ", param.rank, param.rank == 1 ? "" : "s");
    requiredShape(text, param, nullptr)(", found %d with shape ", tensor->ndim).shape(*tensor);
    return subject.fail(message);
  }
  return true;
}

bool validateShape(const Subject &subject, const DLTensor &tensor, Symbol *symbols) {
  const crout_param &param = subject.param;
  char message[512];
  Text text(message);
  for (int32_t i = 0; i < param.rank; ++i) {
    int64_t required = param.dims[i], found = tensor.shape[i];
    if (found < 0) {
      subject.begin(text)("must have sizes of 0 or more, found shape ").shape(tensor);
      return subject.fail(message);
    }
    const Symbol *symbol = nullptr;
    if (required < 0) {
      Symbol &known = symbols[-1 - required];
      if (known.size < 0) known = {found, &param, i, subject.isResult};
      required = known.size;
      symbol = &known;
    }
    if (found == required) continue;
    subject.begin(text)("must have shape ");
    requiredShape(text, param, symbols)(", found ").shape(tensor)(": dimension %d must be %lld", i, static_cast<long long>(required));
    if (symbol && symbol->param == &param)
      text(" as dimension %d of the same tensor", symbol->dim);
    else if (symbol)
      text(" as dimension %d of %s '%s'", symbol->dim, symbol->isResult ? "result" : "argument", symbol->param->name);
    text(", found %lld", static_cast<long long>(found));
    return subject.fail(message);
  }
  int64_t count = elementCount(tensor.shape, tensor.ndim), bytes = 0;
  if (count < 0 || __builtin_mul_overflow(count, elementSize(tensor.dtype), &bytes)) {
    subject.begin(text)("of shape ").shape(tensor)(" has more bytes than 63 bits can count");
    return subject.fail(message);
  }
  if (count > 0 && !tensor.data) {
    subject.begin(text)("of shape ").shape(tensor)(" must have elements, found a null data pointer");
    return subject.fail(message);
  }
  return true;
}

} // namespace

bool validateArguments(const crout_signature &signature, const DLTensor *const *args, Symbol *symbols, Call &call) {
  for (int32_t i = 0; i < signature.num_symbols; ++i)
    symbols[i] = {-1, nullptr, 0, false};
  if (signature.num_args > 0 && !args) {
    char message[256];
    Text{message}("%s: the list of arguments is a null pointer", signature.function);
    call.fail(CROUT_INVALID_ARGUMENT, -1, signature.function, "", message);
    return false;
  }
  for (int32_t i = 0; i < signature.num_args; ++i) {
    Subject subject{signature, signature.args[i], false, call};
    if (!validateDescriptor(subject, args[i]) || !validateShape(subject, *args[i], symbols)) return false;
  }
  return true;
}

bool validateResultsBefore(const crout_signature &signature, DLTensor *const *results, bool adopt, Symbol *symbols, Call &call) {
  char message[512];
  if (signature.num_results > 0 && !results) {
    Text{message}("%s: the list of results is a null pointer", signature.function);
    call.fail(CROUT_INVALID_ARGUMENT, -1, signature.function, "", message);
    return false;
  }
  for (int32_t i = 0; i < signature.num_results; ++i) {
    const crout_param &param = signature.results[i];
    Subject subject{signature, param, true, call};
    DLTensor *result = results[i];
    if (!result || ((adopt || !result->data) && param.rank > 0 && !result->shape)) {
      Text text(message);
      subject.begin(text)(!result ? "must be a tensor, found a null pointer" : "must have room for its shape, found a null pointer");
      return subject.fail(message);
    }
    if (adopt || !result->data) continue;
    if (!validateDescriptor(subject, result) || !validateShape(subject, *result, symbols)) return false;
    for (int32_t d = 0; d < result->ndim && result->strides; ++d)
      if (result->strides[d] == 0 && result->shape[d] > 1) {
        Text text(message);
        subject.begin(text)("of shape ").shape (*result)(" must have an address for each element, found stride 0 in dimension %d", d);
        return subject.fail(message);
      }
  }
  return true;
}

bool validateResultAfter(const crout_signature &signature, int32_t index, const DLTensor &given, const DLTensor &made, Call &call) {
  bool same = given.ndim == made.ndim && sameDType(given.dtype, made.dtype);
  for (int32_t d = 0; same && d < made.ndim; ++d)
    same = given.shape[d] == made.shape[d];
  if (same) return true;
  Subject subject{signature, signature.results[index], true, call};
  char message[512];
  Text text(message);
  subject.begin(text)("must be ").dtype(made.dtype)(" of shape ").shape(made)(", found ").dtype(given.dtype)(" of shape ").shape(given);
  return subject.fail(message);
}

} // namespace crout::rt
