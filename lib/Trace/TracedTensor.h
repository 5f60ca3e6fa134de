// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors of a trace: values, and the memory that views of them share. The dialect has values only, so a view
// remembers how it is read from its memory, and a write makes a new value of that memory, which every view then reads.
#ifndef CROUT_TRACE_TRACEDTENSOR_H
#define CROUT_TRACE_TRACEDTENSOR_H

#include "Trace/TensorImpl.h"
#include "mlir/IR/Value.h"
#include <functional>

namespace crout {
class TraceSession;

/// One step from memory to a view. It shows some elements at other places, or each where it is as something else (conjugated, one part,
/// other bits), or pairs of numbers as complex ones and the reverse. Elementwise steps may change places with the others.
struct ViewStep {
  std::shared_ptr<const ViewStep> previous; // null: this step looks at the memory itself
  /// The elements of the view, from those it looks at.
  std::function<Tensor(const Tensor &whole)> read;
  /// `whole` with the elements of the view replaced.
  std::function<Tensor(const Tensor &whole, const Tensor &elements)> write;
  enum class Kind { moving, elementwise, pairing } kind = Kind::moving;
};

/// What several tensors of a trace may look at: an input's memory, or that of a value made in the trace.
struct TracedMemory {
  Tensor elements; // the value now, as a tensor that nothing else refers to
  uint64_t version = 0;
  int input = -1; // of the function, also a captured tensor
  bool isWritten() const { return version > 0; }
};

struct TracedTensor {
  // The session owns the IR; a tensor that outlives it can only say so.
  std::weak_ptr<TraceSession> session;
  mlir::Value value; // as of `version` of the memory
  SymSizes dims;

  // Null until someone else looks at the value or it is written.
  std::shared_ptr<TracedMemory> memory;
  std::shared_ptr<const ViewStep> view; // null: all of the memory
  uint64_t version = 0;
  int input = -1; // of a value that is an argument

  // Layout in the memory, as the tensor that the program makes or takes will have it.
  bool isContiguous = true; // then `strides` follow from `dims`
  SymSizes strides;
  SymInt offset = 0;
};

/// Steps between elements of a traced tensor, in elements of its memory.
SymSizes stridesOf(const TracedTensor &tensor);
SymSizes contiguousStrides(llvm::ArrayRef<SymInt> dims);

/// Elements in row-major order without gaps; where that depends on sizes, it becomes a condition of the program.
bool isContiguous(const TracedTensor &tensor);

/// A view of a traced tensor: with the layout given, in the memory of `whole`.
struct ViewLayout {
  SymSizes strides;
  SymInt offset;
};
Tensor makeTracedView(const Tensor &whole, const ViewLayout &layout, std::function<Tensor(const Tensor &)> read,
                      std::function<Tensor(const Tensor &, const Tensor &)> write, ViewStep::Kind kind = ViewStep::Kind::moving);
/// A view of a traced tensor with its elements conjugated or negated, as `pending` (of Tensor::Impl) says.
Tensor pendingView(const Tensor &whole, uint8_t pending);
/// The input of the function whose memory a traced tensor looks at, negative where there is none.
inline int inputOf(const TracedTensor &tensor) { return tensor.memory ? tensor.memory->input : tensor.input; }
/// All of the memory that a traced tensor looks at.
Tensor memoryOf(const Tensor &tensor);
/// The elements that a traced tensor has now.
mlir::Value currentValue(const Tensor &tensor);
/// Replaces the elements of a traced tensor by those of `value`, which has its shape and dtype.
void writeTraced(const Tensor &tensor, const Tensor &value);

} // namespace crout
#endif // CROUT_TRACE_TRACEDTENSOR_H
