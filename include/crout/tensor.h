// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The tensor: a handle on elements in memory (eager), or on a value of a program under construction (traced).
#ifndef CROUT_TENSOR_H
#define CROUT_TENSOR_H

#include "crout/dtype.h"
#include "crout/error.h"
#include <complex>
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace crout {

/// A place in the user's program.
struct Location {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string function;
};

/// Innermost user location for operations made now, asked for once per operation. C++ callers get theirs from
/// std::source_location through Operand; a front end for another language installs its own (Python walks its frames).
using LocationProvider = std::function<std::optional<Location>()>;
void setLocationProvider(LocationProvider provider);

struct Device {
  DLDeviceType type = kDLCPU;
  int32_t index = 0;
  bool operator==(const Device &) const = default;
};
std::string name(Device device); // "cpu", "cuda:0"

/// A size: a plain integer, or in a trace an integer that is known only when the program runs. Arithmetic and
/// comparison stay symbolic; `guard()` turns it into the number it has in this trace and makes that a condition
/// of the compiled program.
class SymInt {
public:
  SymInt() = default;
  template <std::integral T> SymInt(T value) : value(static_cast<int64_t>(value)) {}
  struct Node; // lib/Trace
  explicit SymInt(std::shared_ptr<const Node> node);
  bool isSymbolic() const { return node != nullptr; }
  /// The size at the first call: for decisions that need no guard, as a choice of algorithm.
  int64_t hint() const;
  /// The number itself; where symbolic, the trace is specialised on it.
  int64_t guard() const;
  const std::shared_ptr<const Node> &getNode() const { return node; }

private:
  int64_t value = 0;
  std::shared_ptr<const Node> node;
};
SymInt operator+(const SymInt &a, const SymInt &b);
SymInt operator-(const SymInt &a, const SymInt &b);
SymInt operator*(const SymInt &a, const SymInt &b);
SymInt floorDiv(const SymInt &a, const SymInt &b);
SymInt mod(const SymInt &a, const SymInt &b);
/// Smaller and larger of two, decided when the program runs.
SymInt symMin(const SymInt &a, const SymInt &b);
SymInt symMax(const SymInt &a, const SymInt &b);
/// As users read it in messages: "3", "n", "2*n + 1".
std::string toString(const SymInt &size);
/// Comparison guards: the program is specialised on the outcome.
bool operator==(const SymInt &a, const SymInt &b);
bool operator<(const SymInt &a, const SymInt &b);
bool operator<=(const SymInt &a, const SymInt &b);

/// A number that is not a tensor; it takes part in promotion by its category only. A size counts as an integer.
using Scalar = std::variant<bool, int64_t, double, std::complex<double>, SymInt>;

struct Slice {
  std::optional<SymInt> start, stop, step;
};
struct NewAxis {};
struct Ellipsis {};
class Tensor;
class Operand;
using Index = std::variant<int64_t, SymInt, Slice, NewAxis, Ellipsis, Tensor>;

class Tensor {
public:
  Tensor() = default; // no tensor; `defined()` is false
  class Impl;         // lib/Trace/TensorImpl.h
  explicit Tensor(std::shared_ptr<Impl> impl) : impl(std::move(impl)) {}
  bool defined() const { return impl != nullptr; }
  /// True inside `jit`, `trace` and `export_`: the elements are not known yet.
  bool isTraced() const;

  DType dtype() const;
  Device device() const;
  int64_t dim() const;
  std::vector<SymInt> shape() const;
  SymInt size(int64_t dim) const;
  SymInt numel() const;

  // Where the elements lie, in elements; in a trace as far as the program's arguments tell, which then become part of its signature.
  std::vector<SymInt> symStrides() const;
  SymInt storageOffset() const;
  bool isContiguous() const;
  /// Writes are refused.
  bool isReadOnly() const;
  /// The elements in memory are the conjugates, or the negatives, of the tensor's.
  bool isConjugated() const;
  bool isNegated() const;
  /// True where both look at one storage (of traced tensors: at one value's memory).
  bool sharesStorage(const Tensor &other) const;

  // Of eager tensors only; a traced tensor throws Error, saying what to write instead.
  std::vector<int64_t> sizes() const;
  std::vector<int64_t> strides() const; // in elements
  /// Address of the first element, of a conjugated or negated view that of what lies in memory.
  void *dataPtr() const;
  /// The tensor itself, or of a conjugated or negated view a copy with its elements computed.
  Tensor resolved() const;
  /// Value of the only element.
  Scalar item() const;
  /// A DLPack view that keeps the storage alive; the caller calls its deleter.
  DLManagedTensorVersioned *toDLPack() const;
  /// Takes ownership of `managed` and shares its memory.
  static Tensor fromDLPack(DLManagedTensorVersioned *managed);
  static Tensor fromDLPack(DLManagedTensor *managed);
  /// Contiguous copy of `numel` elements.
  static Tensor fromData(const void *data, std::span<const int64_t> sizes, DType dtype);
  /// Contiguous, of the dtype of T; one dimension unless sizes are given.
  template <typename T> static Tensor fromValues(std::initializer_list<T> values, std::initializer_list<int64_t> sizes = {-1}) {
    std::vector<int64_t> shape(sizes);
    int64_t count = 1;
    for (int64_t &size : shape) {
      if (size < 0) size = static_cast<int64_t>(values.size());
      count *= size;
    }
    if (count != static_cast<int64_t>(values.size()))
      throw ValueError("as many values as elements are required, got " + std::to_string(values.size()) + " for " + std::to_string(count));
    return fromData(values.begin(), shape, dtypeFor<T>());
  }
  template <typename T> static constexpr DType dtypeFor() {
    if constexpr (std::same_as<T, double>)
      return DType::Float64;
    else if constexpr (std::same_as<T, float>)
      return DType::Float32;
    else if constexpr (std::same_as<T, std::complex<float>>)
      return DType::Complex64;
    else if constexpr (std::same_as<T, std::complex<double>>)
      return DType::Complex128;
    else if constexpr (std::same_as<T, uint8_t>)
      return DType::UInt8;
    else {
      static_assert(std::signed_integral<T>, "no dtype for this type");
      return sizeof(T) == 1 ? DType::Int8 : sizeof(T) == 2 ? DType::Int16 : sizeof(T) == 4 ? DType::Int32 : DType::Int64;
    }
  }
  /// In a trace a value that every run of the program makes anew, which it may write; outside the tensor itself.
  Tensor inTrace() const;
  /// 0-d, and promotes as the number does: a run-time argument of a compiled function in place of a number.
  static Tensor fromNumber(const Scalar &value);
  /// What `out=` does: copies the elements of `value`, of the same dtype, into this tensor's memory, where its views see them. Where the
  /// shapes differ, the tensor gets the shape and the memory of `value`.
  void assign(const Tensor &value);
  /// Shares memory that `release` gives back; strides may be negative. `data` is the element with index 0.
  static Tensor fromBlob(void *data, std::span<const int64_t> sizes, std::span<const int64_t> strides, DType dtype,
                         std::function<void()> release = {}, bool readOnly = false);

  Tensor operator[](std::initializer_list<Index> index) const;
  Tensor index(std::span<const Index> index) const;
  /// x[index] = value: what the index picks is written, `value` broadcast to its shape and cast to the dtype of the tensor.
  void set(std::initializer_list<Index> index, const Operand &value) const;
  void set(std::span<const Index> index, const Operand &value) const;

  const std::shared_ptr<Impl> &getImpl() const { return impl; }

private:
  std::shared_ptr<Impl> impl;
};

/// A tensor or a number passed to an operation, with the caller's source location.
class Operand {
public:
  using Where = std::source_location;
  Operand(const Tensor &tensor, Where where = Where::current()) : tensor(tensor), where(where) {}
  Operand(std::complex<double> value, Where where = Where::current()) : scalar(value), where(where) {}
  Operand(bool value, Where where = Where::current()) : scalar(value), where(where) {}
  Operand(const SymInt &value, Where where = Where::current()) : where(where) {
    if (value.isSymbolic())
      scalar = value;
    else
      scalar = value.guard();
  }
  Operand(const Scalar &value, Where where = Where::current()) : scalar(value), where(where) {}
  template <std::integral T> Operand(T value, Where where = Where::current()) : scalar(static_cast<int64_t>(value)), where(where) {}
  template <std::floating_point T> Operand(T value, Where where = Where::current()) : scalar(static_cast<double>(value)), where(where) {}

  bool isScalar() const { return !tensor.defined(); }
  const Tensor &getTensor() const { return tensor; }
  const Scalar &getScalar() const { return scalar; }
  const Where &getWhere() const { return where; }

private:
  Tensor tensor;
  Scalar scalar = false;
  Where where;
};

Tensor operator+(const Operand &a, const Operand &b);
Tensor operator-(const Operand &a, const Operand &b);
Tensor operator*(const Operand &a, const Operand &b);
Tensor operator/(const Operand &a, const Operand &b);
Tensor operator-(const Operand &a);

} // namespace crout
#endif // CROUT_TENSOR_H
