// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Lists of dimensions and sizes as users like to write them: sum(x, -1), sum(x, {0, 2}), permute(x, order), sum(x).
#ifndef CROUT_LIST_H
#define CROUT_LIST_H

#include "crout/tensor.h"
#include <ranges>

namespace crout {

/// Argument of a function that takes several numbers: made from one of them, a braced list, any contiguous range, or nothing.
/// It refers to the caller's elements, so it is a parameter's type and never a member's.
template <typename T> class ListArgument {
public:
  ListArgument() = default; // nothing given
  ListArgument(std::nullopt_t) {}
  template <typename U>
    requires(std::integral<U> || std::same_as<U, T>)
  ListArgument(const U &value) : kind(Kind::One), one(value) {}
  ListArgument(std::initializer_list<T> values) : ListArgument(std::span<const T>(values.begin(), values.size())) {}
  ListArgument(std::span<const T> values) : kind(Kind::Range), range(values) {}
  template <std::ranges::contiguous_range R>
    requires std::same_as<std::ranges::range_value_t<R>, T>
  ListArgument(const R &values) : ListArgument(std::span<const T>(std::ranges::data(values), std::ranges::size(values))) {}
  /// Numbers of another type are converted.
  template <std::ranges::contiguous_range R>
    requires(!std::same_as<std::ranges::range_value_t<R>, T> && std::integral<std::ranges::range_value_t<R>>)
  ListArgument(const R &values) : kind(Kind::Converted), converted(std::ranges::begin(values), std::ranges::end(values)) {}
  template <std::ranges::contiguous_range R> ListArgument(const std::optional<R> &values) {
    if (values) *this = ListArgument(*values);
  }

  /// False where the caller left the argument out or wrote None.
  bool given() const { return kind != Kind::Nothing; }
  explicit operator bool() const { return given(); }
  operator std::span<const T>() const {
    if (kind == Kind::One) return {&one, 1};
    return kind == Kind::Converted ? std::span<const T>(converted) : range;
  }
  std::span<const T> operator*() const { return *this; }
  size_t size() const { return (**this).size(); }
  bool empty() const { return size() == 0; }
  const T &operator[](size_t i) const { return (**this)[i]; }
  auto begin() const { return (**this).begin(); }
  auto end() const { return (**this).end(); }

private:
  enum class Kind : uint8_t { Nothing, One, Range, Converted };
  Kind kind = Kind::Nothing;
  T one = 0;
  std::span<const T> range;
  std::vector<T> converted;
};

/// Dimensions, shifts, lengths of pieces.
using IntList = ListArgument<int64_t>;
/// Sizes, which may be symbolic in a trace.
using SizeList = ListArgument<SymInt>;

} // namespace crout
#endif // CROUT_LIST_H
