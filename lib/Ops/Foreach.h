// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One function over each tensor of a list: the bodies of the foreach functions that cmake/generate_functions.py makes.
#ifndef CROUT_OPS_FOREACH_H
#define CROUT_OPS_FOREACH_H

#include "Ops/Write.h"
#include "Trace/OpScope.h"

namespace crout::ops {

template <typename Function>
std::vector<Tensor> mapEach(const char *name, std::span<const Tensor> tensors, const std::source_location &where, Function &&function) {
  OpScope scope(name, where);
  std::vector<Tensor> results;
  results.reserve(tensors.size());
  for (const Tensor &tensor : tensors)
    results.push_back(function(Operand(tensor, where)));
  return results;
}

/// Each tensor keeps its dtype and shape; those before one that fails are written already.
template <typename Function>
void writeEach(const char *name, std::span<const Tensor> tensors, const std::source_location &where, Function &&function) {
  OpScope scope(name, where);
  for (const Tensor &tensor : tensors)
    writeInto(Operand(tensor, where), function(Operand(tensor, where)));
}

} // namespace crout::ops
#endif // CROUT_OPS_FOREACH_H
