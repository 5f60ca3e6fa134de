/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The C99 interface of every compiled Crout function: DLPack tensors in and out, a status back. */
#ifndef CROUT_ABI_H
#define CROUT_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* DLPack 1.x, ABI-compatible with the public specification; skipped where dlpack.h was included before. */
#ifndef DLPACK_DLPACK_H_
#define DLPACK_DLPACK_H_
#define DLPACK_MAJOR_VERSION 1
#define DLPACK_MINOR_VERSION 0

typedef struct {
  uint32_t major;
  uint32_t minor;
} DLPackVersion;

typedef enum { kDLCPU = 1, kDLCUDA = 2, kDLCUDAHost = 3, kDLExtDev = 12 } DLDeviceType;

typedef struct {
  DLDeviceType device_type;
  int32_t device_id;
} DLDevice;

typedef enum { kDLInt = 0U, kDLUInt = 1U, kDLFloat = 2U, kDLBfloat = 4U, kDLComplex = 5U, kDLBool = 6U } DLDataTypeCode;

typedef struct {
  uint8_t code;   /* a DLDataTypeCode */
  uint8_t bits;   /* per lane; a complex counts both parts */
  uint16_t lanes; /* always 1 here */
} DLDataType;

typedef struct {
  void *data;
  DLDevice device;
  int32_t ndim;
  DLDataType dtype;
  int64_t *shape;
  int64_t *strides; /* in elements; NULL means contiguous in row-major order */
  uint64_t byte_offset;
} DLTensor;

typedef struct DLManagedTensor {
  DLTensor dl_tensor;
  void *manager_ctx;
  void (*deleter)(struct DLManagedTensor *self);
} DLManagedTensor;

#define DLPACK_FLAG_BITMASK_READ_ONLY (1UL << 0UL)
#define DLPACK_FLAG_BITMASK_IS_COPIED (1UL << 1UL)

typedef struct DLManagedTensorVersioned {
  DLPackVersion version;
  void *manager_ctx;
  void (*deleter)(struct DLManagedTensorVersioned *self);
  uint64_t flags;
  DLTensor dl_tensor;
} DLManagedTensorVersioned;
#endif /* DLPACK_DLPACK_H_ */

/* What a compiled function returns, and what `crout_status.code` holds. */
#ifndef CROUT_STATUS_DEFINED
#define CROUT_STATUS_DEFINED
typedef enum {
  CROUT_OK = 0,
  CROUT_INVALID_ARGUMENT = 1, /* a null pointer, a wrong rank, shape, dtype or device */
  CROUT_SINGULAR = 2,         /* a matrix could not be inverted or factored; `index` names it in its batch */
  CROUT_NOT_CONVERGED = 3,    /* an iterative factorisation (eigenvalues, SVD) did not converge */
  CROUT_OUT_OF_MEMORY = 4,
  CROUT_UNAVAILABLE = 5,      /* a library or a device that the program needs is not on this machine */
  CROUT_INTERRUPTED = 6,
  CROUT_CHECK_FAILED = 7,     /* a check operation of a test program */
  CROUT_INTERNAL = 8
} crout_code;

typedef struct crout_status {
  int32_t code;       /* a crout_code */
  int64_t index;      /* flat batch index of the first failing matrix, -1 where it has no meaning */
  char op[64];        /* public name of the operation, as `linalg.inv` */
  char location[192]; /* the user's `file:line` */
  char message[512];  /* one English sentence or a few, lower case, no trailing newline */
} crout_status;
#endif /* CROUT_STATUS_DEFINED */

#ifdef __cplusplus
}
#endif
#endif /* CROUT_ABI_H */
