/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Checks a product against three loops and inverses against the identity. */
#include "matmul_inverse.h"
#include "check.h"

enum { m = 70, k = 33, n = 41, batch = 1001 };

int main(void) {
  float *A_data = malloc(sizeof(float) * m * k), *B_data = malloc(sizeof(float) * k * n), *M_data = malloc(sizeof(float) * batch * 16);
  int64_t A_shape[] = {m, k}, B_shape[] = {k, n}, M_shape[] = {batch, 4, 4}, C_shape[2], inverse_shape[3];
  unsigned seed = 1;
  for (int i = 0; i < m * k; ++i)
    A_data[i] = (float)((seed = seed * 1664525u + 1013904223u) >> 8) / 16777216.0f - 0.5f;
  for (int i = 0; i < k * n; ++i)
    B_data[i] = (float)((seed = seed * 1664525u + 1013904223u) >> 8) / 16777216.0f - 0.5f;
  for (int i = 0; i < batch * 16; ++i)
    M_data[i] = (float)((seed = seed * 1664525u + 1013904223u) >> 8) / 16777216.0f + (i % 16 % 5 == 0 ? 2.0f : 0.0f);
  DLTensor A = {A_data, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, A_shape, NULL, 0}, B = {B_data, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, B_shape, NULL, 0};
  DLTensor M = {M_data, {kDLCPU, 0}, 3, {kDLFloat, 32, 1}, M_shape, NULL, 0};
  DLTensor C = {NULL, {kDLCPU, 0}, 2, {kDLFloat, 32, 1}, C_shape, NULL, 0}, inverse = {NULL, {kDLCPU, 0}, 3, {kDLFloat, 32, 1}, inverse_shape, NULL, 0};
  crout_status status;
  memset(&status, 0, sizeof status);
  if (product_and_inverses(&A, &B, &M, &C, &inverse, &status) != CROUT_OK) {
    fprintf(stderr, "%s: %s\n", status.op, status.message);
    return 1;
  }
  double worst = 0;
  for (int i = 0; i < m; ++i)
    for (int j = 0; j < n; ++j) {
      double sum = 0;
      for (int l = 0; l < k; ++l)
        sum += (double)A_data[i * k + l] * B_data[l * n + j];
      worst = fmax(worst, fabs(sum - ((float *)C.data)[i * n + j]));
    }
  CHECK(worst < 1e-5);
  worst = 0;
  for (int b = 0; b < batch; ++b)
    for (int i = 0; i < 4; ++i)
      for (int j = 0; j < 4; ++j) {
        double sum = i == j ? -1 : 0;
        for (int l = 0; l < 4; ++l)
          sum += (double)M_data[b * 16 + i * 4 + l] * ((float *)inverse.data)[b * 16 + l * 4 + j];
        worst = fmax(worst, fabs(sum));
      }
  CHECK(worst < 1e-3);
  free(C.data);
  free(inverse.data);
  C.data = inverse.data = NULL;

  memset(M_data + 16 * 777, 0, 16 * sizeof(float));
  EXPECT(product_and_inverses(&A, &B, &M, &C, &inverse, &status), CROUT_SINGULAR, "777");
  CHECK(status.index == 777 && strcmp(status.op, "linalg.inv") == 0);
  free(A_data);
  free(B_data);
  free(M_data);
  if (failures == 0)
    puts("products and inverses are right");
  return failures != 0;
}
