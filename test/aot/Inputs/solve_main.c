/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls a compiled solve rightly and in every wrong way; each wrong call returns a status that names the argument. */
#include "solve.h"
#include "check.h"

int main(void) {
  int64_t A_shape[] = {2, 3, 3}, b_shape[] = {2, 3, 1}, x_shape[3];
  double A_data[] = {2, 1, 0, 1, 3, 1, 0, 1, 4, 0, 0, 2, 0, 4, 0, 8, 0, 0};
  double b_data[] = {4, 10, 14, 6, 8, 8}; /* A [1, 2, 3] in both */
  DLTensor A = {A_data, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, A_shape, NULL, 0};
  DLTensor b = {b_data, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, b_shape, NULL, 0};
  DLTensor x = {NULL, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, x_shape, NULL, 0};
  crout_status status;
  memset(&status, 0, sizeof status);

  /* The library allocates. */
  CHECK(solve_batch(&A, &b, &x, &status) == CROUT_OK && status.code == CROUT_OK);
  CHECK(x.data && x_shape[0] == 2 && x_shape[1] == 3 && x_shape[2] == 1);
  for (int i = 0; x.data && i < 6; ++i)
    CHECK(fabs(((double *)x.data)[i] - (i < 3 ? (double[]){1, 2, 3}[i] : (double[]){1, 2, 3}[i - 3])) < 1e-13);
  free(x.data);

  /* Into the caller's memory, strided: every second column of a wider array; and no status. */
  double wide[12];
  int64_t full[] = {2, 3, 1}, strides[] = {6, 2, 1};
  for (int i = 0; i < 12; ++i)
    wide[i] = -1;
  DLTensor y = {wide, {kDLCPU, 0}, 3, {kDLFloat, 64, 1}, full, strides, 0};
  CHECK(solve_batch(&A, &b, &y, NULL) == CROUT_OK);
  CHECK(fabs(wide[0] - 1) < 1e-13 && fabs(wide[4] - 3) < 1e-13 && fabs(wide[8] - 2) < 1e-13 && wide[1] == -1 && wide[11] == -1);

  /* Strided and misaligned arguments, byte_offset, an empty batch. */
  char buffer[sizeof b_data + 16];
  memcpy(buffer + 3, b_data, sizeof b_data);
  DLTensor odd = b;
  odd.data = buffer;
  odd.byte_offset = 3;
  CHECK(solve_batch(&A, &odd, &y, NULL) == CROUT_OK && fabs(wide[10] - 3) < 1e-13);
  int64_t transposed[] = {9, 1, 3};
  DLTensor At = A;
  At.strides = transposed; /* the first matrix is symmetric, the second is not */
  CHECK(solve_batch(&At, &b, &y, NULL) == CROUT_OK && fabs(wide[0] - 1) < 1e-13 && fabs(wide[6] - 4) < 1e-13);
  int64_t none[] = {0, 3, 3}, noneB[] = {0, 3, 1};
  DLTensor A0 = A, b0 = b;
  A0.shape = none, b0.shape = noneB;
  x.data = NULL;
  CHECK(solve_batch(&A0, &b0, &x, &status) == CROUT_OK && x_shape[0] == 0);
  free(x.data);
  x.data = NULL;

  /* Null pointers. */
  EXPECT(solve_batch(NULL, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A' must be a tensor, found a null pointer");
  EXPECT(solve_batch(&A, NULL, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'b' must be a tensor, found a null pointer");
  EXPECT(solve_batch(&A, &b, NULL, &status), CROUT_INVALID_ARGUMENT, "result 'x'");
  CHECK(solve_batch(NULL, NULL, NULL, NULL) == CROUT_INVALID_ARGUMENT);
  DLTensor bad = A;
  bad.data = NULL;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A'");
  bad = A;
  bad.shape = NULL;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A'");

  /* Rank, dtype, shape, device. */
  bad = A;
  bad.ndim = 2;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A' must have 3 dimensions");
  CHECK(strstr(status.message, "(2, 3)") != NULL);
  bad.ndim = -1;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A'");
  bad.ndim = 1 << 30;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A'");
  bad = b;
  bad.dtype.bits = 32;
  EXPECT(solve_batch(&A, &bad, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'b' must have dtype float64, found float32");
  bad.dtype.bits = 64, bad.dtype.lanes = 2;
  EXPECT(solve_batch(&A, &bad, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'b' must have dtype float64");
  int64_t wrong[] = {2, 4, 1};
  bad = b;
  bad.shape = wrong;
  EXPECT(solve_batch(&A, &bad, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'b' must have shape");
  CHECK(strstr(status.message, "(2, 4, 1)") != NULL && strstr(status.message, "'A'") != NULL);
  int64_t oblong[] = {2, 3, 4};
  bad = A;
  bad.shape = oblong;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A' must have shape");
  CHECK(strstr(status.message, "(2, 3, 4)") != NULL);
  int64_t negative[] = {2, -3, -3};
  bad.shape = negative;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A' must have sizes of 0 or more");
  int64_t huge[] = {INT64_MAX, INT64_MAX, INT64_MAX}, hugeB[] = {INT64_MAX, INT64_MAX, 1};
  bad.shape = huge;
  DLTensor bad2 = b;
  bad2.shape = hugeB;
  EXPECT(solve_batch(&bad, &bad2, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A'");
  bad = A;
  bad.device.device_type = kDLCUDA;
  EXPECT(solve_batch(&bad, &b, &x, &status), CROUT_INVALID_ARGUMENT, "argument 'A' must be on the device cpu, found it on cuda:0");

  /* Results of the wrong make. */
  DLTensor out = y;
  out.dtype.bits = 32;
  EXPECT(solve_batch(&A, &b, &out, &status), CROUT_INVALID_ARGUMENT, "result 'x' must have dtype float64, found float32");
  out = y;
  int64_t small[] = {2, 3, 2};
  out.shape = small;
  EXPECT(solve_batch(&A, &b, &out, &status), CROUT_INVALID_ARGUMENT, "result 'x' must have shape");
  CHECK(strstr(status.message, "(2, 3, 1)") != NULL && strstr(status.message, "(2, 3, 2)") != NULL);

  /* A singular matrix: the status names its place in the batch, the operation and the user's line. */
  A_data[9 + 6] = 0;
  EXPECT(solve_batch(&A, &b, &x, &status), CROUT_SINGULAR, "singular");
  CHECK(status.index == 1 && strcmp(status.op, "linalg.solve") == 0 && strstr(status.location, "model.py:12") != NULL && x.data == NULL);
  A_data[9 + 6] = NAN;
  memset(&status, 0, sizeof status);
  int code = solve_batch(&A, &b, &x, &status); /* NaN in: an answer of NaN or an error, never a hang */
  CHECK(code == CROUT_OK || code == status.code);
  free(x.data);

  if (failures == 0)
    puts("all calls behaved");
  return failures != 0;
}
