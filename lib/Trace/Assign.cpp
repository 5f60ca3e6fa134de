// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results written into tensors that exist.
#include "Trace/OpScope.h"
#include "Trace/TensorImpl.h"

namespace crout {

Tensor Tensor::fromNumber(const Scalar &value) { return makeNumber(value); }

void Tensor::assign(const Tensor &value) {
  if (!defined() || !value.defined()) throw ValueError("out=: the tensor is undefined", currentLocationString());
  if (dtype() != value.dtype())
    throw TypeError("out=: the tensor has dtype " + std::string(name(dtype())) + ", the result " + std::string(name(value.dtype())),
                    currentLocationString());
  if (value.isTraced() && !isTraced())
    throw Error("out=: a tensor from outside of the function that is traced can't be written to; return the result instead",
                currentLocationString());
  if (value.isTraced() || isTraced() || impl->sizes != value.impl->sizes) {
    *this = value;
    return;
  }
  if (impl->storage != value.impl->storage) copyElements(*value.impl, *impl);
}

} // namespace crout
