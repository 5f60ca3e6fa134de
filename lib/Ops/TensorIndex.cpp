// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// x[...] and x[...] = value: what ints, slices, None and Ellipsis pick is a view, what tensors pick a copy.
#include "Ops/AdvancedIndex.h"
#include "Ops/Write.h"

namespace crout {
using namespace ops;

// A bound of a slice in Python's way: counted from the end where negative, limited to [0, size].
static SymInt clampBound(const SymInt &bound, const SymInt &size) {
  bool generic = isGeneric(size);
  if (!bound.isSymbolic() && bound.hint() >= 0) {
    if (generic) return symMin(bound, size);
    return bound <= size ? bound : size;
  }
  if (!bound.isSymbolic()) {
    SymInt fromEnd = bound + size;
    if (generic) return symMax(fromEnd, 0);
    return SymInt(0) <= fromEnd ? fromEnd : SymInt(0);
  }
  if (generic) return symMax(symMin(bound, size), 0);
  SymInt position = bound < SymInt(0) ? bound + size : bound;
  if (position < SymInt(0)) return 0;
  return position <= size ? position : size;
}

Tensor ops::rangeView(const Tensor &x, int64_t dim, const std::optional<SymInt> &start, const std::optional<SymInt> &end,
                      const SymInt &step) {
  SymInt size = shapeOf(x)[static_cast<size_t>(dim)];
  int64_t stride = step.guard();
  if (stride <= 0) failValue("the step of a slice must be positive, got " + std::to_string(stride) + "; use flip to reverse");
  SymInt from = start ? clampBound(*start, size) : SymInt(0), to = end ? clampBound(*end, size) : size;
  SymInt span = to - from;
  bool generic = isGeneric(span);
  if (generic)
    span = symMax(span, 0);
  else if (span < SymInt(0))
    span = 0;
  SymInt length = stride == 1 ? span : floorDiv(span + SymInt(stride - 1), stride);
  if (!length.isSymbolic() && length.hint() == 0) from = 0;
  return sliceView(x, dim, from, length, stride);
}


namespace {
struct Indexed {
  Tensor view; // after all that picks a view
  llvm::SmallVector<DimIndex, 4> advanced;
};
} // namespace

static Indexed applyIndex(const Tensor &tensor, std::span<const Index> items) {
  Tensor x = viewed(tensor);
  int64_t consumed = 0, ellipses = 0;
  auto width = [](const Index &item) -> int64_t {
    if (std::holds_alternative<Ellipsis>(item) || std::holds_alternative<NewAxis>(item)) return 0;
    const auto *indices = std::get_if<Tensor>(&item);
    return indices && indices->dtype() == DType::Bool ? indices->dim() : 1;
  };
  for (const Index &item : items) {
    ellipses += std::holds_alternative<Ellipsis>(item);
    consumed += width(item);
  }
  if (ellipses > 1) failIndex("an index can have one ellipsis only");
  if (consumed > x.dim()) failIndex("too many indices: " + std::to_string(consumed) + " for a tensor of shape " + shapeString(x));
  Indexed result;
  int64_t dim = 0;
  for (const Index &item : items) {
    if (std::holds_alternative<Ellipsis>(item)) {
      // What the items behind it leave.
      int64_t behind = 0;
      for (const Index *next = &item + 1; next != items.data() + items.size(); ++next)
        behind += width(*next);
      dim = x.dim() - behind;
    } else if (std::holds_alternative<NewAxis>(item)) {
      x = unsqueezeView(x, dim++);
    } else if (const auto *slice = std::get_if<Slice>(&item)) {
      x = rangeView(x, dim, slice->start, slice->stop, slice->step.value_or(SymInt(1)));
      ++dim;
    } else if (const auto *indices = std::get_if<Tensor>(&item)) {
      Tensor index = *indices;
      if (index.dtype() == DType::Bool && index.dim() == 0) { // all of it, or nothing, in a dimension of its own
        x = unsqueezeView(x, dim);
        index = reshape(index, {1});
      }
      result.advanced.push_back({dim, index});
      dim += index.dtype() == DType::Bool ? index.dim() : 1;
    } else {
      SymInt position = std::holds_alternative<int64_t>(item) ? SymInt(std::get<int64_t>(item)) : std::get<SymInt>(item);
      x = selectView(x, dim, position);
    }
  }
  result.view = std::move(x);
  return result;
}

Tensor Tensor::operator[](std::initializer_list<Index> items) const { return index(std::span<const Index>(items.begin(), items.size())); }

Tensor Tensor::index(std::span<const Index> items) const {
  OpScope scope("index", std::source_location());
  Indexed indexed = applyIndex(*this, items);
  return indexed.advanced.empty() ? indexed.view : takeAt(indexed.view, indexed.advanced);
}

void Tensor::set(std::span<const Index> items, const Operand &value) const {
  OpScope scope("index", value.getWhere());
  Indexed indexed = applyIndex(*this, items);
  if (!indexed.advanced.empty()) {
    writeInto(indexed.view, putAt(indexed.view, indexed.advanced, value, false));
    return;
  }
  // Leading dimensions of size 1 that the place does not have carry nothing.
  Operand source = value;
  while (!source.isScalar() && source.getTensor().dim() > indexed.view.dim() && !source.getTensor().size(0).isSymbolic() &&
         source.getTensor().size(0).hint() == 1)
    source = Operand(squeeze(source, 0), value.getWhere());
  copyInto(indexed.view, source);
}

void Tensor::set(std::initializer_list<Index> items, const Operand &value) const {
  set(std::span<const Index>(items.begin(), items.size()), value);
}

} // namespace crout
