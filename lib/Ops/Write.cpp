// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The checks that come before a write, and the write.
#include "Ops/Write.h"
#include "Ops/Views.h"

namespace crout::ops {

// Categories in the order in which promotion climbs: a value may go into its own category or one above.
static int category(DType dtype) { return dtype == DType::Bool ? 0 : isIntegral(dtype) ? 1 : isFloatingPoint(dtype) ? 2 : 3; }

// Strides that reach the same element by two indices.
static bool overlapsItself(const Tensor::Impl &impl) {
  llvm::SmallVector<std::pair<int64_t, int64_t>, 6> dims; // stride, size
  for (size_t i = 0; i < impl.sizes.size(); ++i) {
    if (impl.sizes[i] == 0) return false;
    if (impl.sizes[i] > 1) dims.push_back({std::abs(impl.strides[i]), impl.sizes[i]});
  }
  llvm::sort(dims);
  int64_t reach = 0; // offset of the last element that the dimensions so far can name
  for (auto [stride, size] : dims) {
    if (stride <= reach) return true;
    reach += stride * (size - 1);
  }
  return false;
}

static const Tensor &target(const Operand &self) {
  if (self.isScalar()) failType("'input' must be a tensor, got a number");
  const Tensor &tensor = self.getTensor();
  if (!tensor.isTraced() && overlapsItself(*tensor.getImpl()))
    fail("'input' of shape " + shapeString(tensor) +
         " can't be written to: several of its elements share one place in memory (an expanded tensor?); clone it first");
  return tensor;
}

static Tensor store(const Tensor &self, Tensor value) {
  if (isTracing(std::span(&self, 1))) throw NotImplementedError(currentFunctionPrefix() + "writes in a trace", currentLocationString());
  Tensor::Impl &to = *self.getImpl();
  const Tensor::Impl &from = *value.getImpl();
  bool same = to.storage == from.storage && to.offset == from.offset && to.strides == from.strides;
  if (same) return self;
  if (to.storage == from.storage) value = clone(value); // elements may be read after they were overwritten
  copyElements(*value.getImpl(), to);
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
