// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a Tensor points at: elements in memory, or a value of a program under construction.
#ifndef CROUT_TRACE_TENSORIMPL_H
#define CROUT_TRACE_TENSORIMPL_H

#include "crout/tensor.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>

namespace crout {
class TraceSession;

using Sizes = llvm::SmallVector<int64_t, 6>;
using SymSizes = llvm::SmallVector<SymInt, 4>;

/// Values are immutable: an Impl never changes after it is made. (A write in place will make a new value and a new Impl,
/// and the storage of an eager tensor, which views share, is what identifies aliases.)
class Tensor::Impl {
public:
  DType dtype = DType::Float32;
  Device device;

  // Eager: elements at storage + (offset + sum of index * stride) * itemSize.
  std::shared_ptr<void> storage;
  int64_t offset = 0;
  Sizes sizes, strides;

  // Traced: an SSA value of a session. The session owns the IR; a tensor that outlives it can only say so.
  std::weak_ptr<TraceSession> session;
  mlir::Value value;
  SymSizes dims;
  // A Python or C++ number that became a run-time argument: it promotes as a number does.
  bool isNumber = false;

  bool isTraced() const { return static_cast<bool>(value); }
  int64_t rank() const { return isTraced() ? static_cast<int64_t>(dims.size()) : static_cast<int64_t>(sizes.size()); }
  char *data() const { return static_cast<char *>(storage.get()) + offset * itemSize(dtype); }
};

int64_t product(llvm::ArrayRef<int64_t> sizes);
/// Number of elements of a shape; throws ValueError for a negative size, MemoryError where bytes overflow.
int64_t checkedNumel(llvm::ArrayRef<int64_t> sizes, DType dtype);
Sizes contiguousStrides(llvm::ArrayRef<int64_t> sizes);
bool isContiguous(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);

/// Uninitialised, contiguous, on the CPU.
Tensor makeEager(llvm::ArrayRef<int64_t> sizes, DType dtype);
/// Contiguous over memory that `storage` owns.
Tensor makeEager(std::shared_ptr<void> storage, llvm::ArrayRef<int64_t> sizes, DType dtype);
/// Another look at the storage of an eager tensor.
Tensor makeView(const Tensor &base, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides, int64_t offset);
/// The tensor itself where contiguous, else a copy.
Tensor contiguousEager(const Tensor &tensor);
/// Copies elements of one dtype between equal shapes.
void copyElements(const Tensor::Impl &from, Tensor::Impl &to);
/// A 0-d eager tensor holding a number: bool, int64, float64 or complex128.
Tensor makeNumber(const Scalar &scalar);
/// The dtype a number has by itself, before promotion.
DType dtypeOfNumber(const Scalar &scalar);

/// "(2, 3)", with symbolic sizes by name.
std::string shapeString(const Tensor &tensor);
std::string shapeString(llvm::ArrayRef<int64_t> sizes);
std::string shapeString(llvm::ArrayRef<SymInt> sizes);

} // namespace crout
#endif // CROUT_TRACE_TENSORIMPL_H
