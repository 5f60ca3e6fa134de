/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The Kalman filter from C: reads tracks and Python's results from a file, and runs the compiled step on them. */
#define _POSIX_C_SOURCE 199309L
#include "kalman.h"

#include "../tensor.h"

enum { INPUTS = 7, TENSORS = 10 };

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  int64_t t;
  if (!file || fread(&t, sizeof t, 1, file) != 1 || t < 1 || t > 1000000) {
    fprintf(stderr, "usage: %s DATA, a file that kalman_filter.py writes\n", argv[0]);
    return 2;
  }
  /* x, P, z, F, Q, H, R, and what Python made of them: x, P, the log likelihoods. */
  int64_t shapes[TENSORS][3] = {{t, 6, 1}, {t, 6, 6}, {t, 3, 1}, {6, 6}, {6, 6}, {3, 6}, {3, 3}, {t, 6, 1}, {t, 6, 6}, {t}};
  int32_t ndims[TENSORS] = {3, 3, 3, 2, 2, 2, 2, 3, 3, 1};
  DLTensor from_python[TENSORS], results[TENSORS - INPUTS];
  for (int i = 0; i < TENSORS; ++i) {
    from_python[i] = tensor(block(file, 32, ndims[i], shapes[i]), 32, ndims[i], shapes[i]);
    if (i >= INPUTS)
      results[i - INPUTS] = tensor(block(NULL, 32, ndims[i], shapes[i]), 32, ndims[i], shapes[i]);
    if (!from_python[i].data || (i >= INPUTS && !results[i - INPUTS].data)) {
      fprintf(stderr, "%s: the data end too early\n", argv[1]);
      return 2;
    }
  }
  fclose(file);

  crout_status status;
  double best = INFINITY;
  for (int run = 0; run < 5; ++run) {
    double start = milliseconds();
    DLTensor *in = from_python;
    if (kalman_step(&in[0], &in[1], &in[2], &in[3], &in[4], &in[5], &in[6], &results[0], &results[1], &results[2], &status)) {
      fprintf(stderr, "%s: %s (%s)\n", status.op, status.message, status.location);
      return 1;
    }
    best = fmin(best, milliseconds() - start);
  }

  double worst = 0.0;
  for (int i = 0; i < TENSORS - INPUTS; ++i)
    worst = fmax(worst, difference(&results[i], &from_python[INPUTS + i]));
  printf("from C: a step of %lld tracks in %.2f ms; relative difference from Python %.1e\n", (long long)t, best, worst);
  for (int i = 0; i < TENSORS; ++i)
    free(from_python[i].data);
  for (int i = 0; i < TENSORS - INPUTS; ++i)
    free(results[i].data);
  return worst <= 1e-5 ? 0 : 1;
}
