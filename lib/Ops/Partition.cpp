// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors cut into parts that are views, and columns put together.
#include "Ops/Views.h"

namespace crout {
using namespace ops;

static Tensor withDimensions(const Operand &input) {
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  return x;
}

// Sections whose sizes differ by at most one, the larger ones first: section i starts at i * (n / k) + min(i, n % k).
static std::vector<Tensor> cutEvenly(const Tensor &x, int64_t sections, int64_t dim) {
  constexpr int64_t most = 1 << 20; // each is a tensor, also where it is empty
  if (sections <= 0 || sections > most)
    fail("the number of sections must be in [1, " + std::to_string(most) + "], got " + std::to_string(sections));
  SymInt size = shapeOf(x)[static_cast<size_t>(dim)], each = floorDiv(size, sections), larger = mod(size, sections);
  auto start = [&](int64_t i) { return SymInt(i) * each + symMin(i, larger); };
  std::vector<Tensor> parts;
  for (int64_t i = 0; i < sections; ++i)
    parts.push_back(sliceView(x, dim, start(i), start(i + 1) - start(i)));
  return parts;
}

static std::vector<Tensor> cutAt(const Tensor &x, std::span<const int64_t> places, int64_t dim) {
  std::vector<Tensor> parts;
  int64_t from = 0;
  for (int64_t place : places) {
    parts.push_back(slice(x, dim, SymInt(from), SymInt(place), 1));
    from = place;
  }
  parts.push_back(slice(x, dim, SymInt(from), std::nullopt, 1));
  return parts;
}

std::vector<Tensor> tensor_split(const Operand &input, int64_t indices_or_sections, int64_t dim) {
  OpScope scope("tensor_split", input.getWhere());
  Tensor x = withDimensions(input);
  return cutEvenly(x, indices_or_sections, wrapDim(dim, x.dim()));
}
std::vector<Tensor> tensor_split(const Operand &input, const IntList &indices_or_sections, int64_t dim) {
  OpScope scope("tensor_split", input.getWhere());
  Tensor x = withDimensions(input);
  return cutAt(x, indices_or_sections, wrapDim(dim, x.dim()));
}
std::vector<Tensor> tensor_split(const Operand &input, const Operand &indices_or_sections, int64_t dim) {
  OpScope scope("tensor_split", input.getWhere());
  if (indices_or_sections.isScalar()) failType("'indices_or_sections' must be integers, got a number that is none");
  const Tensor &given = indices_or_sections.getTensor();
  if (given.isTraced()) fail("'indices_or_sections' is not known while a function is traced; give numbers");
  if (!isIntegral(given.dtype()) || given.dim() > 1)
    failType("'indices_or_sections' must be an integer or a vector of them, got " + describe(given.dtype()));
  Tensor places = contiguousEager(to(given, DType::Int64));
  const auto *values = reinterpret_cast<const int64_t *>(places.dataPtr());
  if (given.dim() == 0) return tensor_split(input, values[0], dim);
  return tensor_split(input, IntList(std::span(values, static_cast<size_t>(places.sizes()[0]))), dim);
}

// hsplit, vsplit, dsplit: a fixed dimension, and sections of one size.
static std::vector<Tensor> cutAlong(const char *name, const Operand &input, int64_t least, int64_t dim, std::optional<int64_t> sections,
                                    const IntList &places) {
  OpScope scope(name, input.getWhere());
  Tensor x = viewed(input);
  if (x.dim() < least)
    fail("'input' must have at least " + std::to_string(least) + (least == 1 ? " dimension" : " dimensions") + ", got shape " +
         shapeString(x));
  if (dim == 1 && x.dim() == 1) dim = 0;
  if (!sections) return cutAt(x, places, dim);
  SymInt size = shapeOf(x)[static_cast<size_t>(dim)];
  if (*sections <= 0 || !(mod(size, *sections) == SymInt(0)))
    fail("dimension " + std::to_string(dim) + " of size " + sizeString(size) + " can't be cut into " + std::to_string(*sections) +
         " equal sections");
  return cutEvenly(x, *sections, dim);
}
std::vector<Tensor> hsplit(const Operand &input, int64_t indices_or_sections) {
  return cutAlong("hsplit", input, 1, 1, indices_or_sections, {});
}
std::vector<Tensor> hsplit(const Operand &input, const IntList &indices_or_sections) {
  return cutAlong("hsplit", input, 1, 1, std::nullopt, indices_or_sections);
}
std::vector<Tensor> vsplit(const Operand &input, int64_t indices_or_sections) {
  return cutAlong("vsplit", input, 2, 0, indices_or_sections, {});
}
std::vector<Tensor> vsplit(const Operand &input, const IntList &indices_or_sections) {
  return cutAlong("vsplit", input, 2, 0, std::nullopt, indices_or_sections);
}
std::vector<Tensor> dsplit(const Operand &input, int64_t indices_or_sections) {
  return cutAlong("dsplit", input, 3, 2, indices_or_sections, {});
}
std::vector<Tensor> dsplit(const Operand &input, const IntList &indices_or_sections) {
  return cutAlong("dsplit", input, 3, 2, std::nullopt, indices_or_sections);
}

Tensor column_stack(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("column_stack", where);
  std::vector<Tensor> columns;
  for (const Tensor &tensor : tensors) {
    Tensor x = viewed(tensor);
    columns.push_back(x.dim() > 1 ? x : reshapeView(x, {x.numel(), SymInt(1)}));
  }
  return hstack(columns, where);
}
Tensor row_stack(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("row_stack", where);
  return vstack(tensors, where);
}

Tensor narrow_copy(const Operand &input, int64_t dim, SymInt start, SymInt length) {
  OpScope scope("narrow_copy", input.getWhere());
  return clone(narrow(input, dim, start, length));
}

std::vector<Tensor> unravel_index(const Operand &indices, const SizeList &shape) {
  OpScope scope("unravel_index", indices.getWhere());
  if (indices.isScalar() || !isIntegral(dtypeOf(indices)))
    failType("'indices' must be an integer tensor, got " + describe(dtypeOf(indices)));
  for (const SymInt &size : shape)
    if (!size.isSymbolic() && size.hint() < 0) failValue("'shape' must not have negative sizes, got " + sizeString(size));
  std::vector<SymInt> sizes(shape.begin(), shape.end());
  return call("unravel_index", CallKind::General, {indices}, Attributes(sizes), [&](Operands in) {
    Tensor left = tensor(in[0], "indices", DType::Int64);
    std::vector<Tensor> places(sizes.size());
    for (size_t d = sizes.size(); d-- > 0;) {
      Tensor size = sizeTensor(sizes[d], DType::Int64);
      Tensor quotient = binary<ir::FloorDivOp>(left, size);
      places[d] = binary<ir::SubOp>(left, binary<ir::MulOp>(quotient, size));
      left = quotient;
    }
    return places;
  });
}

Tensor masked_fill(const Operand &input, const Operand &mask, const Operand &value) {
  return call("masked_fill", CallKind::Elementwise, {input, mask, value}, Attributes(), [](Operands in) {
    Tensor x = tensor(in[0], "input"), m = tensor(in[1], "mask");
    if (m.dtype() != DType::Bool) failType("'mask' must be a bool tensor, got " + describe(m.dtype()));
    Tensor filling = in[2].isScalar() ? constant(in[2].getScalar(), x.dtype()) : tensor(in[2], "value");
    bool number = filling.getImpl()->isNumber;
    if (filling.dim() != 0) fail("'value' must be a number or a tensor without dimensions, got shape " + shapeString(filling));
    if (!number && filling.dtype() != x.dtype() && promoteTypes(filling.dtype(), x.dtype()) != x.dtype())
      fail("'value' of dtype " + describe(filling.dtype()) + " can't be cast to that of 'input', " + describe(x.dtype()));
    return ops::select(m, toDType(filling, x.dtype()), x);
  });
}

} // namespace crout
