// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a nonzero `info` of a factorisation means to the user.
#include "crout/runtime/copy.h"
#include "crout/runtime/status.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace crout::rt {
namespace {

enum Kind { kSingular = 0, kNotPositiveDefinite = 1, kNotConverged = 2, kRankDeficient = 3, kAssumption = 4, kFallback = 5, kOutOfRange = 6, kIllConditioned = 7 };

int64_t fallbacks = 0; // matrices, since the process began; atomic accesses only

void writeWarning(const char *message, const char *location) {
  fprintf(stderr, "crout: %s%s%s\n", location ? location : "", location && *location ? ": " : "", message);
}
crout_rt_warning_handler warningHandler = writeWarning; // atomic accesses only

const char *consequence(const char *op) {
  if (strstr(op, "inv")) return ", so it has no inverse";
  if (strstr(op, "solve")) return ", so the system has no unique solution";
  return "";
}

void describe(Text &text, int32_t kind, int32_t info, const char *op) {
  int32_t at = info - 1;
  switch (kind) {
  case kSingular:
    text("is singular: U[%d, %d] is exactly zero%s", at, at, consequence(op));
    return;
  case kNotPositiveDefinite:
    text("is not positive definite: its leading minor of order %d is not positive", info);
    return;
  case kNotConverged:
    text("was not factorised: %d off-diagonal element%s of the intermediate form did not converge to zero", info, info == 1 ? "" : "s");
    return;
  case kAssumption:
    text("is not what was assumed of it");
    return;
  case kFallback:
    text("was taken for positive definite, but its leading minor of order %d is not positive; LU was used", info);
    return;
  case kIllConditioned:
    text("is singular to working precision: its condition number is above 1 / eps, and the result may have no correct digit");
    return;
  default:
    text("does not have full rank: R[%d, %d] is exactly zero%s", at, at, consequence(op));
  }
}

int32_t codeOf(int32_t kind, int32_t info) {
  // An iteration does not converge on NaN or infinity either.
  if (kind == kNotConverged) return CROUT_NOT_CONVERGED;
  if (kind == kAssumption) return CROUT_SINGULAR; // the front end's LinAlgError
  return info < 0 ? CROUT_INVALID_ARGUMENT : CROUT_SINGULAR;
}

int32_t infoAt(const DLTensor &info, const int64_t *index) {
  int64_t offset = 0, rowMajor = 1;
  for (int32_t d = info.ndim - 1; d >= 0; --d) {
    offset += index[d] * (info.strides ? info.strides[d] : rowMajor);
    rowMajor *= info.shape[d];
  }
  int32_t value;
  memcpy(&value, dataOf(info) + offset * static_cast<int64_t>(sizeof value), sizeof value);
  return value;
}

__attribute__((noinline)) void report(const DLTensor &info, int64_t flat, int32_t kind, const char *op, const char *location) {
  int64_t index[kMaxRank];
  int64_t count = elementCount(info.shape, info.ndim), failed = 1;
  for (int64_t i = flat + 1; i < count; ++i) {
    unravelIndex(i, info.shape, info.ndim, index);
    failed += infoAt(info, index) != 0;
  }
  unravelIndex(flat, info.shape, info.ndim, index);
  int32_t value = infoAt(info, index);
  if (kind == kOutOfRange) return crout_rt_fail(CROUT_CHECK_FAILED, -1, "", location, op);
  char message[512];
  Text text(message);
  text("%s: ", op);
  if (info.ndim == 0) {
    text("the matrix ");
  } else {
    text("matrix %lld of the batch (batch shape ", static_cast<long long>(flat)).shape(info);
    if (info.ndim > 1) text(", index ").shape(index, info.ndim);
    text(") ");
  }
  if (value < 0)
    text("contains NaN or infinity (argument %d)", -value);
  else
    describe(text, kind, value, op);
  if (kind == kFallback) {
    if (failed > 1) text(" (so with %lld of the %lld matrices)", static_cast<long long>(failed), static_cast<long long>(count));
    __atomic_fetch_add(&fallbacks, failed, __ATOMIC_RELAXED);
    const char *wanted = getenv("CROUT_REPORT_FALLBACKS");
    if (wanted && *wanted && strcmp(wanted, "0") != 0) writeWarning(message, location);
    return;
  }
  if (kind == kIllConditioned) {
    if (failed > 1) text(" (so with %lld of the %lld matrices)", static_cast<long long>(failed), static_cast<long long>(count));
    __atomic_load_n(&warningHandler, __ATOMIC_ACQUIRE)(message, location ? location : "");
    return;
  }
  if (failed > 1) text("; %lld of the %lld matrices failed", static_cast<long long>(failed), static_cast<long long>(count));
  crout_rt_fail(codeOf(kind, value), info.ndim == 0 ? -1 : flat, op, location, message);
}

} // namespace
} // namespace crout::rt

void crout_rt_check_info(const DLTensor *info, int32_t kind, const char *op, const char *location) {
  using namespace crout::rt;
  if (!op) op = "";
  int64_t count = elementCount(info->shape, info->ndim);
  if (info->ndim > kMaxRank || count < 0) return;
  if (isContiguous(*info)) {
    const auto *values = reinterpret_cast<const int32_t *>(dataOf(*info));
    int64_t i = 0;
    // In blocks, so that the search of a large batch runs in vectors.
    for (; i + 64 <= count; i += 64) {
      int32_t any = 0;
      for (int64_t j = 0; j < 64; ++j)
        any |= values[i + j];
      if (any) break;
    }
    while (i < count && values[i] == 0)
      ++i;
    if (i < count) report(*info, i, kind, op, location);
    return;
  }
  int64_t index[kMaxRank];
  for (int64_t i = 0; i < count; ++i) {
    unravelIndex(i, info->shape, info->ndim, index);
    if (infoAt(*info, index) != 0) return report(*info, i, kind, op, location);
  }
}

int64_t crout_rt_fallbacks(void) { return __atomic_load_n(&crout::rt::fallbacks, __ATOMIC_RELAXED); }

void crout_rt_set_warning_handler(crout_rt_warning_handler handler) {
  __atomic_store_n(&crout::rt::warningHandler, handler ? handler : crout::rt::writeWarning, __ATOMIC_RELEASE);
}
