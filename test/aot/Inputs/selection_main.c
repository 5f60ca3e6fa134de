/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Results whose size is known after the call: memory from the call, memory of the caller that fits, and some that does not. */
#include "selection.h"
#include "check.h"

static DLTensor tensorOf(void *data, int32_t ndim, int64_t *shape, uint8_t code) {
  DLTensor t;
  memset(&t, 0, sizeof t);
  t.data = data;
  t.device.device_type = kDLCPU;
  t.ndim = ndim;
  t.dtype.code = code;
  t.dtype.bits = 64;
  t.dtype.lanes = 1;
  t.shape = shape;
  return t;
}

int main(void) {
  double in[5] = {3.0, -1.0, 2.0, 0.0, 1.0}, out[4];
  int64_t n = 5, valueShape[1], placeShape[2], three = 3, four = 4;
  DLTensor x = tensorOf(in, 1, &n, kDLFloat), values = tensorOf(NULL, 1, valueShape, kDLFloat), places = tensorOf(NULL, 2, placeShape, kDLInt);
  crout_status status;
  CHECK(positive(&x, &values, &places, &status) == CROUT_OK);
  CHECK(valueShape[0] == 3 && placeShape[0] == 3 && placeShape[1] == 1);
  CHECK(((double *)values.data)[0] == 1.0 && ((double *)values.data)[2] == 3.0);
  CHECK(((int64_t *)places.data)[0] == 0 && ((int64_t *)places.data)[1] == 2 && ((int64_t *)places.data)[2] == 4);
  free(values.data);
  free(places.data);

  values = tensorOf(out, 1, &three, kDLFloat);
  places = tensorOf(NULL, 2, placeShape, kDLInt);
  CHECK(positive(&x, &values, &places, &status) == CROUT_OK && out[1] == 2.0);
  free(places.data);

  values = tensorOf(out, 1, &four, kDLFloat);
  places = tensorOf(NULL, 2, placeShape, kDLInt);
  EXPECT(positive(&x, &values, &places, &status), CROUT_INVALID_ARGUMENT, "values");

  n = 0;
  values = tensorOf(NULL, 1, valueShape, kDLFloat);
  places = tensorOf(NULL, 2, placeShape, kDLInt);
  CHECK(positive(&x, &values, &places, &status) == CROUT_OK && valueShape[0] == 0);
  free(values.data);
  free(places.data);
  if (!failures) puts("sizes of data behaved");
  return failures != 0;
}
