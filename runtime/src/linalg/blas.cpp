// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds and opens BLAS and LAPACK, with OpenBLAS's core type chosen from CPUID, and keeps its thread count.
#include "crout/runtime/blas.h"
#include "crout/runtime/call.h"
#include "crout/runtime/parallel.h"
#include "lapack.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace crout::rt::lapack {
namespace {

Library theLibrary;
pthread_once_t once = PTHREAD_ONCE_INIT;
char libraryPath[256];
char chosenCore[32];
char *(*getConfig)();
char *(*getCoreName)();

// OpenBLAS built on OpenMP takes its thread count from the calling thread's own OpenMP setting; built on its own
// threads it has one count for the process.
void (*ompSetThreads)(int);
int (*ompGetMaxThreads)();
void (*blasSetThreads)(int);
int (*blasGetThreads)();
pthread_mutex_t threadsMutex = PTHREAD_MUTEX_INITIALIZER;
int32_t threadsUsers, threadsNow, threadsBefore;

/// OpenBLAS 0.3.21 to 0.3.34 take processors that are younger than they are for Prescott or Haswell: Zen 4 and 5, and
/// virtual Emerald Rapids. Measured there, sgemm 2048 on two cores: 63 GFLOP/s as detected, 300 as SkylakeX.
const char *coreType() {
#if defined(__x86_64__)
  unsigned a, b, c, d, low = 0, high = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !(c & bit_FMA))
    return nullptr;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  unsigned b7, c7, d7;
  if (!__get_cpuid_count(7, 0, &a, &b7, &c7, &d7) || (low & 0x6) != 0x6 || !(b7 & bit_AVX2))
    return nullptr;
  unsigned avx512 = bit_AVX512F | bit_AVX512DQ | bit_AVX512BW | bit_AVX512VL | bit_AVX512CD;
  if ((b7 & avx512) == avx512 && (low & 0xe0) == 0xe0)
    return "SKYLAKEX";
  char vendor[13] = {};
  unsigned leaf, v[3];
  __get_cpuid(0, &leaf, &v[0], &v[2], &v[1]);
  memcpy(vendor, v, 12);
  return strcmp(vendor, "AuthenticAMD") == 0 ? "ZEN" : "HASWELL";
#else
  return nullptr;
#endif
}

void *symbol(void *blas, void *lapack, const char *prefix, const char *name) {
  char full[64];
  snprintf(full, sizeof full, "%s%s", prefix, name);
  void *found = blas ? dlsym(blas, full) : nullptr;
  return found || !lapack ? found : dlsym(lapack, full);
}

template <class T> bool fill(Routines<T> &routines, void *blas, void *lapack, const char *prefix, char letter) {
  char name[16];
  bool complete = true;
#define CROUT_LAPACK_LOAD(field, real, complex, ...)                                                                                                           \
  snprintf(name, sizeof name, "%c%s_", letter, isComplex<T> ? complex : real);                                                                                 \
  routines.field = reinterpret_cast<decltype(routines.field)>(symbol(blas, lapack, prefix, name));                                                             \
  complete &= routines.field != nullptr;
  CROUT_FOR_EACH_LAPACK(CROUT_LAPACK_LOAD, CROUT_LAPACK_LOAD)
#undef CROUT_LAPACK_LOAD
  return complete;
}

bool fillAll(void *blas, void *lapack, const char *prefix) {
  Library &l = theLibrary;
  return fill(l.s, blas, lapack, prefix, 's') && fill(l.d, blas, lapack, prefix, 'd') && fill(l.c, blas, lapack, prefix, 'c') &&
         fill(l.z, blas, lapack, prefix, 'z');
}

bool tryLibrary(const char *blasPath, const char *lapackPath) {
  void *blas = dlopen(blasPath, RTLD_LAZY | RTLD_LOCAL);
  if (!blas)
    return false;
  void *lapack = lapackPath ? dlopen(lapackPath, RTLD_LAZY | RTLD_LOCAL) : nullptr;
  // The wheels that NumPy and SciPy ship put `scipy_` before every name.
  const char *prefix = symbol(blas, lapack, "", "sgemm_") ? "" : "scipy_";
  if (!fillAll(blas, lapack, prefix)) {
    if (lapack)
      dlclose(lapack);
    dlclose(blas);
    return false;
  }
  snprintf(libraryPath, sizeof libraryPath, "%s", blasPath);
  getConfig = reinterpret_cast<char *(*)()>(symbol(blas, nullptr, prefix, "openblas_get_config"));
  getCoreName = reinterpret_cast<char *(*)()>(symbol(blas, nullptr, prefix, "openblas_get_corename"));
  auto getParallel = reinterpret_cast<int (*)()>(symbol(blas, nullptr, prefix, "openblas_get_parallel"));
  if (getParallel && getParallel() == 2) {
    ompSetThreads = reinterpret_cast<void (*)(int)>(dlsym(blas, "omp_set_num_threads"));
    ompGetMaxThreads = reinterpret_cast<int (*)()>(dlsym(blas, "omp_get_max_threads"));
  } else if (getParallel && getParallel() == 1) {
    blasSetThreads = reinterpret_cast<void (*)(int)>(symbol(blas, nullptr, prefix, "openblas_set_num_threads"));
    blasGetThreads = reinterpret_cast<int (*)()>(symbol(blas, nullptr, prefix, "openblas_get_num_threads"));
  }
  return true;
}

bool search() {
  const char *asked = getenv("CROUT_BLAS");
  if (asked && *asked)
    return strcmp(asked, "none") != 0 && tryLibrary(asked, nullptr);
#if defined(__x86_64__)
  if (tryLibrary("/usr/lib/x86_64-linux-gnu/openblas-openmp/libopenblas.so.0", nullptr))
    return true;
#elif defined(__aarch64__)
  if (tryLibrary("/usr/lib/aarch64-linux-gnu/openblas-openmp/libopenblas.so.0", nullptr))
    return true;
#endif
  return tryLibrary("libopenblas.so.0", nullptr) || tryLibrary("libblas.so.3", "liblapack.so.3");
}

void openLibrary() {
  const char *variable = "OPENBLAS_CORETYPE";
  const char *core = getenv("CROUT_BLAS_CORETYPE");
  bool ours = !getenv(variable);
  if (!core || !*core)
    core = coreType();
  if (ours && core) {
    snprintf(chosenCore, sizeof chosenCore, "%s", core);
    setenv(variable, core, 1);
  }
  theLibrary.open = search();
  if (ours && core)
    unsetenv(variable);
}

} // namespace

const Library &library() {
  pthread_once(&once, openLibrary);
  return theLibrary;
}

Threads::Threads(int32_t threads) : previous(0) {
  if (!available())
    return;
  int32_t most = crout_rt_get_num_threads();
  threads = threads < most ? threads : most;
  if (crout::rt::isForkedChild()) // a team of libgomp's does not survive fork: it would wait for threads of the parent
    threads = 1;
  if (ompSetThreads) {
    previous = ompGetMaxThreads();
    if (previous != threads)
      ompSetThreads(threads);
    return;
  }
  if (!blasSetThreads)
    return;
  // One count for the process: the smallest request of the calls in flight holds.
  pthread_mutex_lock(&threadsMutex);
  if (threadsUsers++ == 0) {
    threadsBefore = blasGetThreads();
    threadsNow = threadsBefore;
  }
  if (threads < threadsNow || threadsUsers == 1) {
    if (threads != threadsNow)
      blasSetThreads(threads);
    threadsNow = threads;
  }
  pthread_mutex_unlock(&threadsMutex);
}

Threads::~Threads() {
  if (ompSetThreads) {
    if (ompGetMaxThreads() != previous)
      ompSetThreads(previous);
    return;
  }
  if (!blasSetThreads)
    return;
  pthread_mutex_lock(&threadsMutex);
  if (--threadsUsers == 0 && threadsNow != threadsBefore)
    blasSetThreads(threadsBefore);
  pthread_mutex_unlock(&threadsMutex);
}

} // namespace crout::rt::lapack

int32_t crout_rt_blas_info(char *text, size_t size) {
  using namespace crout::rt::lapack;
  if (!available()) {
    snprintf(text, size, "no BLAS: the runtime's own kernels");
    return 0;
  }
  snprintf(text, size, "%s; %s; core type %s (%s); threads %d, %s", libraryPath, getConfig ? getConfig() : "unknown version",
           getCoreName ? getCoreName() : "unknown", chosenCore[0] ? "chosen from CPUID" : "chosen by the library", crout_rt_get_num_threads(),
           ompSetThreads ? "OpenMP" : blasSetThreads ? "its own" : "serial");
  return 1;
}
