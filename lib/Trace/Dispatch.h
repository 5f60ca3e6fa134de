// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a public function runs: appended to the current trace, or, on eager tensors, as a cached compiled program of
// itself.
#ifndef CROUT_TRACE_DISPATCH_H
#define CROUT_TRACE_DISPATCH_H

#include "Trace/OpScope.h"
#include "crout/list.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <bit>
#include <span>
#include <tuple>
#include <vector>

namespace crout {

using Operands = std::span<const Operand>;

/// What a function does with sizes; decides which calls share a program.
enum class CallKind : uint8_t {
  General,
  Elementwise,  // every result has the broadcast shape: dimensions that all operands treat alike are merged
  LinearAlgebra // matrix sizes up to 32 are numbers of the program
};

/// The attributes of a call that its program depends on.
class Attributes {
public:
  template <typename... T> explicit Attributes(const T &...values) { (add(values), ...); }
  const llvm::SmallVectorImpl<int64_t> &getWords() const { return words; }

private:
  void add(bool value) { words.push_back(value); }
  void add(int value) { words.push_back(value); }
  void add(int64_t value) { words.push_back(value); }
  void add(double value) { words.push_back(static_cast<int64_t>(std::bit_cast<uint64_t>(value))); }
  void add(DType value) { words.push_back(static_cast<int64_t>(value)); }
  void add(Device value) { words.push_back(static_cast<int64_t>(value.type) << 32 | value.index); }
  void add(const SymInt &value) { words.push_back(value.hint()); } // in a trace attributes are not looked at
  void add(std::string_view value) {
    words.push_back(static_cast<int64_t>(value.size()));
    for (char c : value)
      words.push_back(c);
  }
  void add(const std::string &value) { add(std::string_view(value)); }
  void add(const std::complex<double> &value) {
    add(value.real());
    add(value.imag());
  }
  void add(const Scalar &value) {
    words.push_back(static_cast<int64_t>(value.index()));
    std::visit([this](const auto &x) { add(x); }, value);
  }
  template <typename T> void add(std::span<const T> values) {
    words.push_back(static_cast<int64_t>(values.size()));
    for (const T &value : values)
      add(value);
  }
  template <typename T> void add(const std::vector<T> &values) { add(std::span<const T>(values)); }
  template <typename T> void add(const ListArgument<T> &values) {
    words.push_back(values.given());
    add(*values);
  }
  template <typename T> void add(const std::optional<T> &value) {
    words.push_back(value.has_value());
    if (value) add(*value);
  }
  llvm::SmallVector<int64_t, 8> words;
};

/// True where operations on `operands` are appended to a trace rather than run.
bool isTracing(Operands operands);
bool isTracing(std::span<const Tensor> tensors);

std::vector<Tensor> callEager(const void *tag, CallKind kind, Operands operands, const Attributes &attributes,
                              llvm::function_ref<std::vector<Tensor>(Operands)> body);

namespace detail {
inline std::vector<Tensor> toVector(Tensor &&value) {
  std::vector<Tensor> values;
  values.push_back(std::move(value));
  return values;
}
inline std::vector<Tensor> toVector(std::vector<Tensor> &&values) { return std::move(values); }
template <typename... T> std::vector<Tensor> toVector(std::tuple<T...> &&values) {
  return std::apply([](auto &...value) { return std::vector<Tensor>{value...}; }, values);
}
inline void fromVector(std::vector<Tensor> &&values, Tensor &result) { result = std::move(values[0]); }
inline void fromVector(std::vector<Tensor> &&values, std::vector<Tensor> &result) { result = std::move(values); }
template <typename... T> void fromVector(std::vector<Tensor> &&values, std::tuple<T...> &result) {
  [&]<size_t... I>(std::index_sequence<I...>) { ((std::get<I>(result) = std::move(values[I])), ...); }(std::index_sequence_for<T...>());
}
} // namespace detail

/// Appends `body(operands)` to the current trace. Its results share no memory with the operands: one that is an operand as it was becomes a
/// value of its own.
std::vector<Tensor> callTraced(Operands operands, llvm::function_ref<std::vector<Tensor>(Operands)> body);

/// Runs `body(operands)`, a function that makes dialect operations, in the way the operands ask for. `name` is the public
/// name ("linalg.solve"). `attributes` must hold everything else that the body depends on.
template <typename Body>
auto call(const char *name, CallKind kind, Operands operands, const Attributes &attributes, const std::source_location &where,
          Body &&body) {
  static char tag; // one address for each body: identifies the function
  OpScope scope(name, where);
  using Result = std::decay_t<decltype(body(operands))>;
  Result result;
  if (isTracing(operands)) {
    detail::fromVector(callTraced(operands, [&](Operands in) { return detail::toVector(body(in)); }), result);
    return result;
  }
  detail::fromVector(callEager(&tag, kind, operands, attributes, [&](Operands standIns) { return detail::toVector(body(standIns)); }),
                     result);
  return result;
}

/// With the place of the first operand.
template <typename Body>
auto call(const char *name, CallKind kind, std::initializer_list<Operand> operands, const Attributes &attributes, Body &&body) {
  return call(name, kind, Operands(operands.begin(), operands.size()), attributes, operands.begin()->getWhere(), std::forward<Body>(body));
}

/// For a list of tensors.
template <typename Body>
auto callList(const char *name, CallKind kind, std::span<const Tensor> tensors, const Attributes &attributes,
              const std::source_location &where, Body &&body) {
  llvm::SmallVector<Operand, 4> operands;
  for (const Tensor &tensor : tensors)
    operands.emplace_back(tensor, where);
  return call(name, kind, Operands(operands.data(), operands.size()), attributes, where, std::forward<Body>(body));
}

} // namespace crout
#endif // CROUT_TRACE_DISPATCH_H
