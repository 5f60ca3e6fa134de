/* Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the C programs of these tests share: checks that say what they saw. */
#ifndef CHECK_H
#define CHECK_H
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void check(int ok, const char *what, int line) {
  if (!ok) {
    fprintf(stderr, "line %d: %s does not hold\n", line, what);
    ++failures;
  }
}
#define CHECK(condition) check(condition, #condition, __LINE__)

/* The call must give `code`, and its message must hold `part`. */
static void expect(int returned, const crout_status *status, int code, const char *part, int line) {
  if (returned != code || status->code != code || !strstr(status->message, part)) {
    fprintf(stderr, "line %d: code %d (status %d, op '%s', at '%s'), message '%s'\n  expected code %d with '%s'\n", line, returned, (int)status->code, status->op,
            status->location, status->message, code, part);
    ++failures;
  }
}
#define EXPECT(call, code, part)                                                                                                                               \
  do {                                                                                                                                                         \
    memset(&status, 0, sizeof status);                                                                                                                         \
    expect(call, &status, code, part, __LINE__);                                                                                                               \
  } while (0)

#endif
