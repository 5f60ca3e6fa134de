// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results written into tensors that exist.
#include "Trace/OpScope.h"
#include "Trace/TraceSession.h"
#include "Trace/Warning.h"

namespace crout {

Tensor Tensor::fromNumber(const Scalar &value) { return makeNumber(value); }

Tensor Tensor::inTrace() const {
  TraceSession *session = TraceSession::current();
  return session && !isTraced() ? session->constant(*this) : *this;
}

static void warnOfResizing(const Tensor &out, const Tensor &value) {
  SymInt count = out.numel();
  if (count.isSymbolic() || count.hint() != 0)
    warn("the tensor given as 'out' has shape " + shapeString(out) + " and elements, and becomes one of shape " + shapeString(value) +
         "; give one of that shape, or of no elements");
}

void Tensor::assign(const Tensor &value) {
  if (!defined() || !value.defined()) throw ValueError("out=: the tensor is undefined", currentLocationString());
  if (dtype() != value.dtype())
    throw TypeError("out=: the tensor has dtype " + std::string(name(dtype())) + ", the result " + std::string(name(value.dtype())),
                    currentLocationString());
  if (TraceSession *session = TraceSession::current()) {
    Tensor target = session->lift(*this), source = session->lift(value);
    llvm::ArrayRef<SymInt> have = target.getImpl()->dims(), want = source.getImpl()->dims();
    bool fits = have.size() == want.size();
    for (size_t i = 0; fits && i < have.size(); ++i)
      fits = have[i] == want[i];
    if (!fits && isTraced()) warnOfResizing(*this, value);
    if (fits)
      writeTraced(target, source);
    else if (isTraced())
      *impl = *source.getImpl();
    else
      throw Error("out=: a tensor from outside of the function that is traced can't change its shape from " + shapeString(*this) + " to " +
                      shapeString(value),
                  currentLocationString());
    return;
  }
  if (impl->sizes == value.impl->sizes) {
    checkWritable(*this, "out");
    writeElements(value, *this);
    return;
  }
  warnOfResizing(*this, value);
  // Another shape: the tensor gets memory of its own, and views of the old one stay what they were.
  *impl = *value.impl;
}

} // namespace crout
