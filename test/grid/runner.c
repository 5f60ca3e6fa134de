/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls a compiled function from C: runner LIBRARY FUNCTION INPUT OUTPUT. The input file holds the arguments, and the
   dtypes and shapes of the results, as: count of arguments, count of results, then for each argument
   {code, bits, ndim, shape..., bytes}, and for each result {code, bits, ndim, shape...}; all int64 but the bytes. */
#define _POSIX_C_SOURCE 200809L
#include "crout/abi.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 8 };

static int64_t number(FILE *file) {
  int64_t value = 0;
  if (fread(&value, sizeof value, 1, file) != 1) {
    fprintf(stderr, "the input file ends too early\n");
    exit(2);
  }
  return value;
}

static size_t describe(FILE *file, DLTensor *tensor) {
  memset(tensor, 0, sizeof *tensor);
  tensor->device.device_type = kDLCPU;
  tensor->dtype.code = (uint8_t)number(file);
  tensor->dtype.bits = (uint8_t)number(file);
  tensor->dtype.lanes = 1;
  tensor->ndim = (int32_t)number(file);
  tensor->shape = calloc((size_t)tensor->ndim + 1, sizeof(int64_t));
  size_t bytes = tensor->dtype.bits / 8;
  for (int32_t i = 0; i < tensor->ndim; ++i)
    bytes *= (size_t)(tensor->shape[i] = number(file));
  tensor->data = malloc(bytes + 1);
  return bytes;
}

typedef int32_t (*f2)(void *, void *);
typedef int32_t (*f3)(void *, void *, void *);
typedef int32_t (*f4)(void *, void *, void *, void *);
typedef int32_t (*f5)(void *, void *, void *, void *, void *);
typedef int32_t (*f6)(void *, void *, void *, void *, void *, void *);

int main(int argc, char **argv) {
  if (argc != 5)
    return 2;
  void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  void *symbol = library ? dlsym(library, argv[2]) : NULL;
  FILE *in = fopen(argv[3], "rb");
  if (!symbol || !in) {
    fprintf(stderr, "%s\n", symbol ? argv[3] : dlerror());
    return 2;
  }
  int64_t arguments = number(in), results = number(in), total = arguments + results;
  DLTensor tensors[MOST];
  size_t bytes[MOST];
  void *p[MOST] = {0};
  for (int64_t i = 0; i < total; ++i) {
    bytes[i] = describe(in, &tensors[i]);
    if (i < arguments && fread(tensors[i].data, 1, bytes[i], in) != bytes[i])
      return 2;
    p[i] = &tensors[i];
  }
  fclose(in);
  crout_status status;
  p[total] = &status;
  int32_t code;
  switch (total) { /* POSIX lets a data pointer hold a function's address; a union keeps ISO C content */
#define AS(type) (((union { void *data; type call; }){symbol}).call)
  case 1: code = AS(f2)(p[0], p[1]); break;
  case 2: code = AS(f3)(p[0], p[1], p[2]); break;
  case 3: code = AS(f4)(p[0], p[1], p[2], p[3]); break;
  case 4: code = AS(f5)(p[0], p[1], p[2], p[3], p[4]); break;
  case 5: code = AS(f6)(p[0], p[1], p[2], p[3], p[4], p[5]); break;
  default: return 2;
  }
  if (code != CROUT_OK) {
    fprintf(stderr, "%s: %s\n", status.op, status.message);
    return 1;
  }
  FILE *out = fopen(argv[4], "wb");
  if (!out)
    return 2;
  for (int64_t i = arguments; i < total; ++i)
    if (fwrite(tensors[i].data, 1, bytes[i], out) != bytes[i])
      return 2;
  return fclose(out) == 0 ? 0 : 2;
}
