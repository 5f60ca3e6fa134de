// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The extension module crout._crout.
#include "common.h"

NB_MODULE(_crout, module) {
  using namespace crout::python;
  nb::set_leak_warnings(false);
  bindErrors(module);
  bindDType(module);
  bindSymInt(module);
  bindTensor(module);
  bindStorage(module);
  bindNumPy(module);
  bindDLPack(module);
  bindConstruction(module);
  bindGenerator(module);
  bindFunctions(module);
  bindJit(module);
  bindProgram(module);
  bindSerialization(module);
  bindUtilities(module);
  bindConfig(module);
}
