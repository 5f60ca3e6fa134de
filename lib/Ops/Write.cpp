// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The checks that come before a write, and the write.
#include "Ops/Write.h"
#include "Ops/Views.h"

namespace crout::ops {

// Categories in the order in which promotion climbs: a value may go into its own category or one above.
static int category(DType dtype) { return dtype == DType::Bool ? 0 : isIntegral(dtype) ? 1 : isFloatingPoint(dtype) ? 2 : 3; }

static const Tensor &target(const Operand &self) {
  if (self.isScalar()) failType("'input' must be a tensor, got a number");
  const Tensor &tensor = self.getTensor();
  if (!isTracing({&self, 1})) {
    checkWritable(tensor, "input");
    return tensor;
  }
  // Elements that share a place, as far as sizes are known.
  const TracedTensor &traced = *session().lift(tensor).getImpl()->traced;
  Sizes sizes, strides;
  for (auto [size, stride] : llvm::zip_equal(traced.dims, stridesOf(traced))) {
    bool known = !size.isSymbolic() || size.getNode()->env->hasHints();
    sizes.push_back(known ? size.hint() : 2);
    strides.push_back(known || !stride.isSymbolic() ? stride.hint() : std::numeric_limits<int64_t>::max() >> 20);
  }
  if (!traced.isContiguous && session().env()->hasHints() ? overlapsItself(sizes, strides) : llvm::is_contained(strides, 0) && !traced.isContiguous)
    fail("'input' of shape " + shapeString(tensor) +
         " can't be written to: several of its elements share one place in memory (is it expanded?); clone it first");
  return tensor;
}

static Tensor store(const Tensor &self, const Tensor &value) {
  if (isTracing(std::span(&self, 1)))
    writeTraced(session().lift(self), session().lift(value));
  else
    writeElements(value, self);
  return self;
}

Tensor writeInto(const Operand &self, const Tensor &value) {
  const Tensor &tensor = target(self);
  if (category(value.dtype()) > category(tensor.dtype()))
    fail("the result has dtype " + std::string(name(value.dtype())) + ", which can't be cast to that of 'input', " +
         std::string(name(tensor.dtype())));
  bool fits = value.dim() == tensor.dim();
  SymSizes have = shapeOf(value), want = shapeOf(tensor);
  for (size_t i = 0; fits && i < want.size(); ++i)
    fits = have[i] == want[i];
  if (!fits) fail("'input' of shape " + shapeString(tensor) + " can't hold the result of shape " + shapeString(value));
  return store(tensor, value.dtype() == tensor.dtype() ? value : to(value, tensor.dtype()));
}

Tensor copyInto(const Operand &self, const Operand &value) {
  const Tensor &tensor = target(self);
  Tensor source = value.isScalar() ? Tensor::fromNumber(value.getScalar()) : value.getTensor();
  if (source.dtype() != tensor.dtype()) source = to(source, tensor.dtype());
  SymSizes dims = shapeOf(tensor);
  return store(tensor, expand(source, dims));
}

} // namespace crout::ops
