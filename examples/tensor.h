/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the C programs of the examples share: tensors over plain memory, their data from a file, comparison, time. Include it after a compiled function's header. */
#ifndef CROUT_EXAMPLES_TENSOR_H
#define CROUT_EXAMPLES_TENSOR_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* A contiguous tensor of floats (32 bits) or doubles (64); the shape must live as long as the tensor. */
static inline DLTensor tensor(void *data, uint8_t bits, int32_t ndim, int64_t *shape) {
  DLTensor t = {0};
  t.data = data;
  t.device.device_type = kDLCPU;
  t.ndim = ndim;
  t.dtype.code = kDLFloat;
  t.dtype.bits = bits;
  t.dtype.lanes = 1;
  t.shape = shape;
  return t;
}

static inline int64_t elements(const DLTensor *t) {
  int64_t count = 1;
  for (int32_t i = 0; i < t->ndim; ++i)
    count *= t->shape[i];
  return count;
}

/* Memory of a tensor of this shape, from the file where there is one. NULL where memory or the data end. */
static inline void *block(FILE *file, uint8_t bits, int32_t ndim, const int64_t *shape) {
  DLTensor t = {0};
  t.ndim = ndim, t.shape = (int64_t *)shape;
  size_t count = (size_t)elements(&t);
  void *data = malloc(count * (bits / 8));
  if (data && file && fread(data, bits / 8, count, file) != count) {
    free(data);
    return NULL;
  }
  return data;
}

static inline double element(const DLTensor *t, int64_t i) { return t->dtype.bits == 32 ? (double)((float *)t->data)[i] : ((double *)t->data)[i]; }

/* Greatest difference over greatest magnitude. */
static inline double difference(const DLTensor *ours, const DLTensor *expected) {
  double worst = 0.0, scale = 0.0;
  for (int64_t i = 0; i < elements(expected); ++i) {
    worst = fmax(worst, fabs(element(ours, i) - element(expected, i)));
    scale = fmax(scale, fabs(element(expected, i)));
  }
  return worst / scale;
}

static inline double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

#endif
