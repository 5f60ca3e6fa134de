// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What traces of Python functions share.
#ifndef CROUT_PYTHON_JIT_H
#define CROUT_PYTHON_JIT_H

#include "common.h"

namespace crout::python {

/// While the user's function runs on traced tensors.
struct TracingScope {
  TracingScope() { ++tracingDepth; }
  ~TracingScope() { --tracingDepth; }
};

} // namespace crout::python
#endif // CROUT_PYTHON_JIT_H
