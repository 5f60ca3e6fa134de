// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The tensors of tensor.h for C: counted handles. Functions that return a handle return null where there is no memory or
// an argument makes no sense; the others return a crout_code.
#ifndef CROUT_RUNTIME_DATA_H
#define CROUT_RUNTIME_DATA_H

#include "crout/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct crout_tensor crout_tensor;

// Uninitialised and contiguous.
crout_tensor *crout_rt_tensor_empty(DLDataType dtype, int32_t rank, const int64_t *sizes, DLDevice device);
// Another window on the storage of `base`: strides and offset in elements, the offset counted from the storage's start.
crout_tensor *crout_rt_tensor_view(const crout_tensor *base, int32_t rank, const int64_t *sizes, const int64_t *strides, int64_t offset);
void crout_rt_tensor_retain(crout_tensor *tensor);
void crout_rt_tensor_release(crout_tensor *tensor); // accepts null
// A description that is valid while the handle is.
void crout_rt_tensor_describe(const crout_tensor *tensor, DLTensor *description);
int32_t crout_rt_tensor_copy(crout_tensor *to, const crout_tensor *from);
int32_t crout_rt_tensor_fill(crout_tensor *tensor, const void *element);
// Resizes the storage to `bytes`; windows that would reach outside it must not be used any more.
int32_t crout_rt_tensor_resize_storage(crout_tensor *tensor, uint64_t bytes);

// See tensor.h for what is refused.
DLManagedTensor *crout_rt_tensor_to_dlpack(const crout_tensor *tensor);
DLManagedTensorVersioned *crout_rt_tensor_to_dlpack_versioned(const crout_tensor *tensor);
crout_tensor *crout_rt_tensor_from_dlpack(DLManagedTensor *managed);
crout_tensor *crout_rt_tensor_from_dlpack_versioned(DLManagedTensorVersioned *managed);

#ifdef __cplusplus
}
#endif
#endif // CROUT_RUNTIME_DATA_H
