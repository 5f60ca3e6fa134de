/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A C program that calls an artefact: linked in, or, given a path, opened, used from threads, closed and opened again. */
#include "crout/abi.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef OPEN
#include <dlfcn.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

typedef int32_t (*twice_function)(const DLTensor *a, DLTensor *x, crout_status *status);

static int check(twice_function twice) {
  double a_data[14] = {0, 1, 2, 3, 4, 5, 6, 7};
  int64_t a_shape[1] = {8}, x_shape[1] = {0};
  DLTensor a = {a_data, {kDLCPU, 0}, 1, {kDLFloat, 64, 1}, a_shape, NULL, 0};
  DLTensor x = {NULL, {kDLCPU, 0}, 1, {kDLFloat, 64, 1}, x_shape, NULL, 0};
  crout_status status;
  if (twice(&a, &x, &status) != CROUT_OK || x_shape[0] != 8 || ((double *)x.data)[7] != 14)
    return 1;
  free(x.data);
  x.data = NULL;
  a_shape[0] = 13;
  if (twice(&a, &x, &status) != CROUT_SINGULAR || status.index != 13 || strcmp(status.message, "unlucky") != 0)
    return 2;
  a.dtype.bits = 32;
  if (twice(&a, &x, &status) != CROUT_INVALID_ARGUMENT)
    return 3;
  return 0;
}

#ifdef OPEN
static void *check_in_thread(void *twice) { return (void *)(size_t)check(*(twice_function *)twice); }

int main(int argc, char **argv) {
  pthread_t waiting;
  (void)argc;
  for (int round = 0; round < 3; ++round) {
    void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!library)
      return fprintf(stderr, "%s\n", dlerror()), 1;
    twice_function twice;
    *(void **)&twice = dlsym(library, "twice");
    if (check(twice))
      return 2;
    void *failed = NULL;
    if (pthread_create(&waiting, NULL, check_in_thread, &twice) || pthread_join(waiting, &failed) || failed)
      return 3;
    pid_t child = fork();
    if (child == 0)
      _exit((alarm(20), check(twice)));
    int status = -1;
    if (waitpid(child, &status, 0) != child || status != 0)
      return 4;
    if (dlclose(library) != 0)
      return 5;
    child = fork(); /* no handler of the closed library may run */
    if (child == 0)
      _exit(0);
    if (waitpid(child, &status, 0) != child || status != 0)
      return 6;
  }
  return 0;
}
#else
int32_t twice(const DLTensor *a, DLTensor *x, crout_status *status);
int main(void) { return check(twice); }
#endif
