// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Host memory: 64-byte aligned blocks with a bounded cache of recently freed ones.
//
// A block is always memory that the C library's `free` accepts, so a buffer handed to a C caller needs no function
// of ours; freeing it here instead keeps it for the next call of the same size.
#ifndef CROUT_RUNTIME_ALLOCATOR_H
#define CROUT_RUNTIME_ALLOCATOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Upper bound in bytes for freed blocks kept for reuse by all threads together. The default is an eighth of the
// machine's memory, at most 1 GiB; 0 keeps nothing. Under the address sanitizer the default is 0, so that
// it sees every use after free. Blocks above the new bound go back to the system at once.
void crout_rt_set_cache_limit(size_t bytes);
// Bytes kept for reuse at the moment by the shared cache and the calling thread.
size_t crout_rt_cached_bytes(void);
// Gives every block that the shared cache and the calling thread keep back to the system.
void crout_rt_release_cache(void);
// For tests: of the process's next allocations `after` succeed and one fails; negative switches this off.
void crout_rt_fail_allocation_after(int64_t after);

#ifdef __cplusplus
}

namespace crout::rt {

inline constexpr size_t kAlignment = 64;

/// At least `bytes` bytes (one where 0), 64-byte aligned; nullptr where there is no memory.
void *allocate(size_t bytes) noexcept;
/// Frees memory from `allocate` or `malloc`, on any thread; nullptr is fine.
void deallocate(void *pointer) noexcept;

} // namespace crout::rt
#endif
#endif // CROUT_RUNTIME_ALLOCATOR_H
