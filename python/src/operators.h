// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The slots of the Tensor type.
#ifndef CROUT_PYTHON_OPERATORS_H
#define CROUT_PYTHON_OPERATORS_H

#include "common.h"

namespace crout::python {

PyType_Slot *tensorSlots();

} // namespace crout::python
#endif // CROUT_PYTHON_OPERATORS_H
