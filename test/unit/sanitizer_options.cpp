// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the sanitizers are asked for in every unit test: tests run out of memory and fork on purpose, and any finding ends the run.
extern "C" {
const char *__asan_default_options() { return "allocator_may_return_null=1:detect_stack_use_after_return=1"; }
const char *__ubsan_default_options() { return "halt_on_error=1:print_stacktrace=1"; }
const char *__tsan_default_options() { return "allocator_may_return_null=1:halt_on_error=1:die_after_fork=0"; }
}
