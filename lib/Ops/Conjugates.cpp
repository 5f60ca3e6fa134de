// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views whose elements are the conjugates or the negatives of those in memory.
#include "Ops/Views.h"

namespace crout {
using namespace ops;

Tensor conj(const Operand &input) {
  OpScope scope("conj", input.getWhere());
  Tensor x = viewed(input);
  return isComplex(x.dtype()) ? pendingLook(x, Tensor::Impl::conjugation) : x;
}

Tensor resolve_conj(const Operand &input) {
  OpScope scope("resolve_conj", input.getWhere());
  Tensor x = viewed(input);
  return x.isConjugated() ? clone(x) : x;
}
Tensor resolve_neg(const Operand &input) {
  OpScope scope("resolve_neg", input.getWhere());
  Tensor x = viewed(input);
  return x.isNegated() ? clone(x) : x;
}

} // namespace crout
