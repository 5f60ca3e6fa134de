// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which BLAS and LAPACK the runtime opened, for diagnostics.
#ifndef CROUT_RUNTIME_BLAS_H
#define CROUT_RUNTIME_BLAS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Writes one line about the library (path, version and options, core type, threads) and returns 1 where one is open,
// 0 where the runtime's own kernels do the work. The library is opened by the first call that needs it, this one included.
int32_t crout_rt_blas_info(char *text, size_t size);

#ifdef __cplusplus
}
#endif
#endif // CROUT_RUNTIME_BLAS_H
