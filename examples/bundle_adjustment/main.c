/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The bundle adjustment from C: reads a scene and Python's results from a file, and runs the compiled step until the error no longer falls. */
#define _POSIX_C_SOURCE 199309L
#include "bundle.h"

#include "../tensor.h"

#include <string.h>

enum { INPUTS = 6, TENSORS = 10 };

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  int64_t sizes[2];
  if (!file || fread(sizes, sizeof *sizes, 2, file) != 2 || sizes[0] < 1 || sizes[0] > 1000 || sizes[1] < 1 || sizes[1] > 1000000) {
    fprintf(stderr, "usage: %s DATA, a file that bundle_adjustment.py writes\n", argv[0]);
    return 2;
  }
  /* R, t, X, the images, the focal length, the damping, and what Python made of them: R, t, X, the error. */
  int64_t c = sizes[0], p = sizes[1];
  int64_t shapes[TENSORS][3] = {{c, 3, 3}, {c, 3}, {p, 3}, {p, c, 2}, {1}, {1}, {c, 3, 3}, {c, 3}, {p, 3}, {1}};
  int32_t ndims[TENSORS] = {3, 2, 2, 3, 0, 0, 3, 2, 2, 0};
  DLTensor from_python[TENSORS], results[TENSORS - INPUTS];
  for (int i = 0; i < TENSORS; ++i) {
    from_python[i] = tensor(block(file, 64, ndims[i], shapes[i]), 64, ndims[i], shapes[i]);
    if (i >= INPUTS)
      results[i - INPUTS] = tensor(block(NULL, 64, ndims[i], shapes[i]), 64, ndims[i], shapes[i]);
    if (!from_python[i].data || (i >= INPUTS && !results[i - INPUTS].data)) {
      fprintf(stderr, "%s: the data end too early\n", argv[1]);
      return 2;
    }
  }
  fclose(file);

  crout_status status;
  double worst = 0.0, last = INFINITY, error = INFINITY, start = milliseconds();
  DLTensor *in = from_python;
  int steps = 0;
  do {
    last = error;
    if (bundle_step(&in[0], &in[1], &in[2], &in[3], &in[4], &in[5], &results[0], &results[1], &results[2], &results[3], &status)) {
      fprintf(stderr, "%s: %s (%s)\n", status.op, status.message, status.location);
      return 1;
    }
    for (int i = 0; !steps && i < TENSORS - INPUTS; ++i)
      worst = fmax(worst, difference(&results[i], &in[INPUTS + i]));
    for (int i = 0; i < 3; ++i) /* the cameras and the points for the next step */
      memcpy(in[i].data, results[i].data, (size_t)elements(&in[i]) * sizeof(double));
    error = sqrt(element(&results[3], 0) / (double)(2 * c * p));
    printf("from C: error before step %d: %.6f pixels\n", ++steps, error);
  } while (steps < 20 && error < (1.0 - 1e-6) * last);
  printf("from C: %d steps in %.1f ms; relative difference of the first from Python %.1e\n", steps, milliseconds() - start, worst);
  for (int i = 0; i < TENSORS; ++i)
    free(from_python[i].data);
  for (int i = 0; i < TENSORS - INPUTS; ++i)
    free(results[i].data);
  return worst <= 1e-9 && error < 1.0 ? 0 : 1;
}
