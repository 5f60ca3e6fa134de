/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The Gaussian process from C: reads the data and Python's results from a file, and runs the two compiled libraries. */
#define _POSIX_C_SOURCE 199309L
#include "gp_likelihood.h"
#include "gp_predict.h"

#include "../tensor.h"

static double *read_block(FILE *file, int64_t count) {
  double *block = malloc((size_t)count * sizeof(double));
  for (int64_t i = 0; block && i < count; ++i)
    if (fscanf(file, "%lf", &block[i]) != 1) {
      free(block);
      return NULL;
    }
  return block;
}

static int failed(const crout_status *status) {
  if (status->code == CROUT_OK)
    return 0;
  fprintf(stderr, "%s: %s (%s)\n", status->op, status->message, status->location);
  return 1;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
  long long n, m, d, g;
  double length_scale, noise;
  if (!file || fscanf(file, "%lld %lld %lld %lld %lf %lf", &n, &m, &d, &g, &length_scale, &noise) != 6) {
    fprintf(stderr, "usage: %s DATA, a file that gaussian_process.py writes\n", argv[0]);
    return 2;
  }
  double *X = read_block(file, n * d), *y = read_block(file, n), *points = read_block(file, m * d), *scales = read_block(file, g);
  double *python_mean = read_block(file, m), *python_variance = read_block(file, m), *python_likelihood = read_block(file, g);
  fclose(file);
  if (!X || !y || !points || !scales || !python_mean || !python_variance || !python_likelihood) {
    fprintf(stderr, "%s: the data end too early\n", argv[1]);
    return 2;
  }

  int64_t X_shape[2] = {n, d}, y_shape[1] = {n}, points_shape[2] = {m, d}, grid_shape[1] = {g}, m_shape[1] = {m};
  double *mean = malloc((size_t)m * sizeof(double)), *variance = malloc((size_t)m * sizeof(double));
  double *likelihood = malloc((size_t)g * sizeof(double));
  DLTensor tX = tensor(X, 64, 2, X_shape), ty = tensor(y, 64, 1, y_shape), tpoints = tensor(points, 64, 2, points_shape);
  DLTensor tscales = tensor(scales, 64, 1, grid_shape), tscale = tensor(&length_scale, 64, 0, NULL), tnoise = tensor(&noise, 64, 0, NULL);
  DLTensor tmean = tensor(mean, 64, 1, m_shape), tvariance = tensor(variance, 64, 1, m_shape), tlikelihood = tensor(likelihood, 64, 1, grid_shape);
  DLTensor python[3] = {tensor(python_mean, 64, 1, m_shape), tensor(python_variance, 64, 1, m_shape), tensor(python_likelihood, 64, 1, grid_shape)};

  crout_status status;
  double best = INFINITY;
  for (int run = 0; run < 5; ++run) {
    double start = milliseconds();
    gp_predict(&tX, &ty, &tpoints, &tscale, &tnoise, &tmean, &tvariance, &status);
    if (failed(&status))
      return 1;
    gp_likelihood(&tX, &ty, &tscales, &tnoise, &tlikelihood, &status);
    if (failed(&status))
      return 1;
    best = fmin(best, milliseconds() - start);
  }

  double differences[3] = {difference(&tmean, &python[0]), difference(&tvariance, &python[1]), difference(&tlikelihood, &python[2])};
  printf("from C: mean of the first patient %.15g, variance %.15g; %.1f ms\n", mean[0], variance[0], best);
  printf("from C: relative difference from Python: mean %.1e, variance %.1e, likelihood %.1e\n", differences[0], differences[1], differences[2]);
  free(X), free(y), free(points), free(scales), free(python_mean), free(python_variance), free(python_likelihood);
  free(mean), free(variance), free(likelihood);
  return differences[0] <= 1e-10 && differences[1] <= 1e-10 && differences[2] <= 1e-10 ? 0 : 1;
}
