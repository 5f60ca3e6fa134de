/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rounding to halves: ties to even, subnormals, overflow, and back. */
#include "half.h"
#include "check.h"

int main(void) {
  float values[] = {0.0f, -1.0f, 1.00048828125f, 1.0009765625f, 65504.0f, 65520.0f, -1e30f, 5.9604645e-8f, 2.9802322e-8f, 3e-8f, 6.1035156e-5f, 0.333333333f};
  uint16_t expected[] = {0, 0xbc00, 0x3c00, 0x3c01, 0x7bff, 0x7c00, 0xfc00, 1, 0, 1, 0x0400, 0x3555};
  int64_t n = sizeof expected / sizeof *expected, shape[] = {n}, h_shape[1], y_shape[1];
  DLTensor x = {values, {kDLCPU, 0}, 1, {kDLFloat, 32, 1}, shape, NULL, 0};
  DLTensor h = {NULL, {kDLCPU, 0}, 1, {kDLFloat, 16, 1}, h_shape, NULL, 0}, y = {NULL, {kDLCPU, 0}, 1, {kDLFloat, 32, 1}, y_shape, NULL, 0};
  CHECK(halves(&x, &h, &y, NULL) == CROUT_OK);
  for (int i = 0; h.data && i < n; ++i) {
    CHECK(((uint16_t *)h.data)[i] == expected[i]);
    CHECK(isinf(((float *)y.data)[i]) || fabsf(((float *)y.data)[i] - values[i]) <= 0.0005f * fabsf(values[i]) + 3e-8f);
  }
  free(h.data);
  free(y.data);
  h.data = y.data = NULL;
  crout_status status;
  EXPECT(halves(&h, &h, &y, &status), CROUT_INVALID_ARGUMENT, "'x' must have dtype float32, found float16");
  if (failures == 0)
    puts("halves are right");
  return failures != 0;
}
