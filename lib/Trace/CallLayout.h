// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The arguments of a call, and how they lie in memory.
#ifndef CROUT_TRACE_CALLLAYOUT_H
#define CROUT_TRACE_CALLLAYOUT_H

#include "Trace/TensorImpl.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace crout {

/// An argument of a call: a tensor, or a number that lives in `number`.
struct CallArgument {
  const Tensor *tensor = nullptr;
  DLTensor dl{};
  alignas(16) char number[16] = {};

  void setTensor(const Tensor &value);
  /// Looks at the elements of `value`, contiguous, under other sizes.
  void setTensor(const Tensor &value, llvm::MutableArrayRef<int64_t> sizes);
  void setNumber(const Scalar &value);
};

/// How the arguments of a call lie in memory: what programs that make views of them, or write them, depend on.
struct CallLayout {
  /// By argument: 0 where in order from the start of its storage on, else bits for the rest.
  llvm::SmallVector<int64_t, 8> arguments;
  /// Empty where no two arguments share an element; else, for each argument, where it lies in its storage.
  llvm::SmallVector<int64_t, 0> aliases;

  static CallLayout of(llvm::ArrayRef<CallArgument> arguments);
  /// All arguments lie in row-major order.
  bool isContiguous() const {
    return llvm::none_of(arguments, [](int64_t code) { return code & 2; });
  }
};

/// Arguments that share memory, which a program takes as one further argument: what lies between the first and the last of their elements, or all of
/// their storage.
struct SharedMemory {
  llvm::SmallVector<int, 2> arguments;
  bool isStorage = false;
};

/// That memory, as one vector of elements as they lie there.
Tensor memoryOf(const SharedMemory &shared, llvm::function_ref<const Tensor &(int)> argument);
/// Where the arguments lie in the storages that a program takes, and which arguments those are.
llvm::SmallVector<int64_t, 0> placesInStorages(llvm::ArrayRef<SharedMemory> shared, llvm::ArrayRef<CallArgument> arguments);

} // namespace crout
#endif // CROUT_TRACE_CALLLAYOUT_H
