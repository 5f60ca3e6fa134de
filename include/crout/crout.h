// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All of Crout for a C++ program: tensors, functions, tracing, compiled programs.
#ifndef CROUT_CROUT_H
#define CROUT_CROUT_H

#include "crout/dtype.h"
#include "crout/error.h"
#include "crout/functions.h"
#include "crout/generator.h"
#include "crout/program.h"
#include "crout/serialization.h"
#include "crout/tensor.h"
#include "crout/utilities.h"

#endif // CROUT_CROUT_H
