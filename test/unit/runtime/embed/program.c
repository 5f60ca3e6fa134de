/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What an ahead-of-time artefact does with the runtime that it embeds: enter a body, allocate, loop, report. */
#include "crout/runtime/call.h"

static void row(int64_t begin, int64_t end, void *context) {
  double *x = (double *)context;
  for (int64_t i = begin; i < end; ++i)
    x[i] = 2 * x[i];
}

static void body(const DLTensor *args, DLTensor *results) {
  int64_t n = args[0].shape[0];
  double *x = (double *)_mlir_memref_to_llvm_alloc((size_t)n * sizeof(double));
  for (int64_t i = 0; i < n; ++i)
    x[i] = ((const double *)args[0].data)[i];
#ifdef WITH_THREADS
  crout_rt_parallel_for(n, 1, row, x);
#else
  row(0, n, x);
#endif
  if (n == 13)
    crout_rt_fail(CROUT_SINGULAR, 13, "linalg.inv", "user.py:1", "unlucky");
  results[0].data = x;
  results[0].shape[0] = n;
}

static const int64_t dims[1] = {-1};
static const crout_param arg = {"a", {kDLFloat, 64, 1}, 1, dims};
static const crout_param result = {"x", {kDLFloat, 64, 1}, 1, dims};
static const crout_signature signature = {"twice", 1, 1, 1, &arg, &result};

__attribute__((visibility("default"))) int32_t twice(const DLTensor *a, DLTensor *x, crout_status *status) {
  const DLTensor *args[1];
  DLTensor *results[1];
  args[0] = a;
  results[0] = x;
  return crout_rt_invoke(&signature, body, args, results, 0, status);
}
