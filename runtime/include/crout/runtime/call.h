// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The contract between compiled code and the runtime: how a compiled function is entered, how it allocates,
// calls library kernels, runs loops in parallel and reports what went wrong.
#ifndef CROUT_RUNTIME_CALL_H
#define CROUT_RUNTIME_CALL_H

#include "crout/abi.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// One argument or result of a compiled function. `dims[i]` is a size, or -1-k for the k-th size symbol of the
// signature: all dims of all arguments that carry one symbol must be equal.
typedef struct crout_param {
  const char *name;
  DLDataType dtype;
  int32_t rank;
  const int64_t *dims;
} crout_param;

typedef struct crout_signature {
  const char *function;
  int32_t num_args;
  int32_t num_results;
  int32_t num_symbols;
  const crout_param *args;
  const crout_param *results;
} crout_signature;

// The code of a compiled function. Arguments arrive validated, on the CPU, contiguous in row-major order, byte_offset
// 0. The body fills `results[i].data` with memory that it got from `_mlir_memref_to_llvm_alloc` and that the caller
// then owns, `results[i].byte_offset`, and `results[i].shape[...]` (storage for `rank` entries is provided);
// results are contiguous too and never alias an argument or each other.
typedef void (*crout_body)(const DLTensor *args, DLTensor *results);

enum {
  CROUT_INVOKE_TRUSTED = 1, // arguments were validated by the caller and are contiguous
  CROUT_INVOKE_ADOPT = 2    // hand the result buffers over (free with crout_rt_free) instead of copying into results[i]
};

// Validates and packs the arguments, runs the body, and delivers the results. Without CROUT_INVOKE_ADOPT a result with
// data == NULL receives a buffer (to be freed with `free`; its `shape` array must have room for `rank` entries,
// `strides` is set to NULL), any other result must have the right dtype and shape and is copied into, strided or not.
// After an error nothing is delivered. Returns the code that is also in `status->code`; `status` may be NULL. Never throws, never aborts: an allocation
// that fails inside the body unwinds to here and frees what the call allocated.
int32_t crout_rt_invoke(const crout_signature *signature, crout_body body, const DLTensor *const *args, DLTensor *const *results,
                        uint32_t flags, crout_status *status);

// ---- Called from inside a body. The current call is thread-local; parallel_for hands it on to its workers. ----

// The names are those that MLIR's memref lowering emits for generic allocation functions.
void *_mlir_memref_to_llvm_alloc(size_t bytes);
void *_mlir_memref_to_llvm_aligned_alloc(size_t alignment, size_t bytes);
void _mlir_memref_to_llvm_free(void *pointer);
void crout_rt_free(void *pointer);

// Runs body(begin, end, context) over a partition of [0, n); chunks are multiples of grain except the last. Serial
// when n <= grain, when one thread is set, or when already inside a parallel loop.
void crout_rt_parallel_for(int64_t n, int64_t grain, void (*body)(int64_t begin, int64_t end, void *context), void *context);
void crout_rt_set_num_threads(int32_t threads);
int32_t crout_rt_get_num_threads(void);

// First error of the call wins; the program goes on, and the code is returned when the body ends.
void crout_rt_fail(int32_t code, int64_t index, const char *op, const char *location, const char *message);

// Looks for the first nonzero entry of an int32 `info` tensor (0-d or batched) and fails with a message that names the batch index.
// `kind`: 0 singular (inv, solve, lu), 1 not positive definite (cholesky), 2 did not converge (eigh, svd), 3 rank deficient,
// 6 an element of an operand is out of range, with `op` as the whole message, 4 an assumption stated in `op` does not hold. Kind 5 is no failure: that many matrices were factored by LU after Cholesky had failed; they are
// counted, and written to stderr where the environment has CROUT_REPORT_FALLBACKS=1. Kind 7 is a warning: singular to working precision.
// A negative info is a NaN or infinity in the input (LAPACK convention -i: argument i).
void crout_rt_check_info(const DLTensor *info, int32_t kind, const char *op, const char *location);

// How many matrices this process has factored by LU after a Cholesky factorisation that the compiler chose had failed.
int64_t crout_rt_fallbacks(void);

// What is done with a warning, on the thread that made the call; by default, and for null, a line on stderr.
typedef void (*crout_rt_warning_handler)(const char *message, const char *location);
void crout_rt_set_warning_handler(crout_rt_warning_handler handler);

// Check ops of test programs.
void crout_rt_expect_close(const DLTensor *actual, const DLTensor *expected, double rtol, double atol, const char *location);
void crout_rt_expect_equal(const DLTensor *actual, const DLTensor *expected, const char *location);

#ifdef __cplusplus
}
#endif
#endif // CROUT_RUNTIME_CALL_H
