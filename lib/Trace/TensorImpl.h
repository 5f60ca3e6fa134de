// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a Tensor points at: elements in a storage, or a value of a program under construction.
#ifndef CROUT_TRACE_TENSORIMPL_H
#define CROUT_TRACE_TENSORIMPL_H

#include "crout/runtime/storage.h"
#include "crout/tensor.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>

namespace crout {
struct TracedTensor; // Trace/TracedTensor.h

using Sizes = llvm::SmallVector<int64_t, 6>;
using SymSizes = llvm::SmallVector<SymInt, 4>;

class Tensor::Impl {
public:
  DType dtype = DType::Float32;
  // A Python or C++ number that became a run-time argument: it promotes as a number does.
  bool isNumber = false;
  // What the elements in memory still have to undergo to be those of the tensor: conj() and the imaginary part of a conjugate are views. A
  // traced tensor's value is the tensor's own; this says what the tensor is outside of the trace.
  enum Pending : uint8_t { conjugation = 1, negation = 2 };
  uint8_t pending = 0;
  Device device;

  // Eager: elements at storage + (offset + sum of index * stride) * itemSize. Views share the storage.
  rt::StorageRef storage;
  int64_t offset = 0;
  Sizes sizes, strides;

  // Traced: a value of a session.
  std::shared_ptr<TracedTensor> traced;

  bool isTraced() const { return traced != nullptr; }
  int64_t rank() const { return isTraced() ? static_cast<int64_t>(dims().size()) : static_cast<int64_t>(sizes.size()); }
  /// Sizes of a traced tensor.
  llvm::ArrayRef<SymInt> dims() const;
  char *data() const { return static_cast<char *>(storage->data()) + offset * itemSize(dtype); }
};

int64_t product(llvm::ArrayRef<int64_t> sizes);
/// Number of elements of a shape; throws ValueError for a negative size, MemoryError where bytes overflow.
int64_t checkedNumel(llvm::ArrayRef<int64_t> sizes, DType dtype);
Sizes contiguousStrides(llvm::ArrayRef<int64_t> sizes);
bool isContiguous(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);
/// Offsets of the first and the last element in memory from the one with index 0; {0, -1} where there are no elements.
std::pair<int64_t, int64_t> extent(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);
/// True where two indices reach one element, or where that can't be ruled out cheaply.
bool overlapsItself(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides);
/// True where both may have an element in one place of memory.
bool mayOverlap(const Tensor::Impl &a, const Tensor::Impl &b);

/// Uninitialised, contiguous, on the CPU.
Tensor makeEager(llvm::ArrayRef<int64_t> sizes, DType dtype);
/// Contiguous, from element `offset` of `storage` on.
Tensor makeEager(rt::StorageRef storage, llvm::ArrayRef<int64_t> sizes, DType dtype, int64_t offset = 0);
/// Another look at the storage of an eager tensor, with what is pending for it.
Tensor makeView(const Tensor &base, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides, int64_t offset);
/// The elements in memory read as a dtype, nothing pending; `offset` in elements of that.
Tensor makeView(const Tensor &base, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides, int64_t offset, DType dtype);
/// The elements of an eager tensor as they lie in memory, nothing pending.
Tensor unresolved(const Tensor &tensor);
/// The tensor itself where contiguous, else a copy with nothing pending.
Tensor contiguousEager(const Tensor &tensor);
/// Copies elements of one dtype, as they lie in memory, between equal shapes that do not overlap.
void copyElements(const Tensor::Impl &from, Tensor::Impl &to);
/// Copies elements into a tensor of equal shape and dtype, whatever the two share and whatever is pending for either.
void writeElements(const Tensor &from, const Tensor &to);
/// Throws Error where elements can't be written: memory that is read-only, or elements that share one place.
void checkWritable(const Tensor &tensor, const char *role);
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
