// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Parts of tensors: by range, by index, by index tensor.
#include "Ops/IndexRange.h"
#include "Ops/Views.h"

namespace crout {
using namespace ops;

Tensor narrow(const Operand &input, int64_t dim, SymInt start, SymInt length) {
  OpScope scope("narrow", input.getWhere());
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  int64_t wrapped = wrapDim(dim, x.dim());
  SymInt size = shapeOf(x)[static_cast<size_t>(wrapped)];
  if (!start.isSymbolic() && start.hint() < 0) start = start + size;
  if (!length.isSymbolic() && length.hint() < 0) fail("'length' must not be negative, got " + toString(length));
  bool generic = isGeneric(size);
  if (!generic && !(SymInt(0) <= start && start + length <= size))
    failIndex("the range of length " + toString(length.hint()) + " from " + toString(start.hint()) + " does not lie in dimension " +
              std::to_string(dim) + " of size " + toString(size.hint()));
  return sliceView(x, wrapped, start, length);
}

Tensor select(const Operand &input, int64_t dim, SymInt index) {
  OpScope scope("select", input.getWhere());
  Tensor x = viewed(input);
  if (x.dim() == 0) failIndex("a scalar has no slices");
  return selectView(x, wrapDim(dim, x.dim()), index);
}

Tensor slice(const Operand &input, int64_t dim, std::optional<SymInt> start, std::optional<SymInt> end, SymInt step) {
  OpScope scope("slice", input.getWhere());
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  return rangeView(x, wrapDim(dim, x.dim()), start, end, step);
}

static Tensor gatherAlong(const Tensor &x, int64_t dim, const Tensor &index) {
  SymInt size = dimsOf(x)[static_cast<size_t>(dim)];
  Tensor last = sizeTensor(size - SymInt(1), DType::Int64);
  Tensor limited = binary<ir::MaximumOp>(binary<ir::MinimumOp>(index, last), constant(int64_t{0}, DType::Int64));
  return session().wrap(session().emit<ir::GatherOp>(valueOf(x), valueOf(limited), dim), dimsOf(index));
}

// Dimensions of `x` other than `dim` cut down to the sizes of `index`, as gather allows.
static Tensor fitTo(Tensor x, const Tensor &index, int64_t dim) {
  for (int64_t d = 0; d < x.dim(); ++d) {
    const SymInt size = dimsOf(x)[static_cast<size_t>(d)], wanted = dimsOf(index)[static_cast<size_t>(d)];
    bool equal = size.isSymbolic() || wanted.isSymbolic() ? size == wanted : size.hint() == wanted.hint();
    if (d == dim || equal) continue;
    if (!(wanted <= size))
      fail("'index' must not be larger than 'input' in any dimension but " + std::to_string(dim) + ", got shapes " + shapeString(index) +
           " and " + shapeString(x));
    x = sliceView(x, d, 0, wanted);
  }
  return x;
}

Tensor gather(const Operand &input, int64_t dim, const Operand &index) {
  OpScope scope("gather", input.getWhere());
  requireIndices(index, "index");
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  const Tensor &given = input.getTensor();
  int64_t wrapped = wrapDim(dim, given.dim());
  if (given.dim() > 0) checkRange(index, given.size(wrapped), false);
  return call("gather", CallKind::General, {input, index}, Attributes(dim), [wrapped](Operands in) {
    Tensor x = tensor(in[0], "input"), i = tensor(in[1], "index", DType::Int64);
    if (x.dim() != i.dim() && !(x.dim() <= 1 && i.dim() <= 1))
      fail("'index' must have the rank of 'input', got shapes " + shapeString(i) + " and " + shapeString(x));
    SymSizes shape(dimsOf(i));
    if (x.dim() == 0) x = unsqueezeView(x, 0);
    if (i.dim() == 0) i = unsqueezeView(i, 0);
    return reshapeTo(gatherAlong(fitTo(x, i, wrapped), wrapped, i), shape);
  });
}

Tensor take_along_dim(const Operand &input, const Operand &indices, std::optional<int64_t> dim) {
  OpScope scope("take_along_dim", input.getWhere());
  requireIndices(indices, "indices");
  if (!dim) return take_along_dim(flatten(input), flatten(indices), 0);
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  int64_t wrapped = wrapDim(*dim, input.getTensor().dim());
  checkRange(indices, input.getTensor().size(wrapped), false);
  return call("take_along_dim", CallKind::General, {input, indices}, Attributes(dim), [wrapped](Operands in) {
    Tensor x = tensor(in[0], "input"), i = tensor(in[1], "indices", DType::Int64);
    if (x.dim() != i.dim()) fail("'indices' must have the rank of 'input', got shapes " + shapeString(i) + " and " + shapeString(x));
    SymSizes shapeX(dimsOf(x)), shapeI(dimsOf(i));
    SymInt along = shapeX[static_cast<size_t>(wrapped)], picked = shapeI[static_cast<size_t>(wrapped)];
    shapeX[static_cast<size_t>(wrapped)] = shapeI[static_cast<size_t>(wrapped)] = 1;
    broadcastInto(shapeX, shapeI);
    shapeI = shapeX;
    shapeX[static_cast<size_t>(wrapped)] = along;
    shapeI[static_cast<size_t>(wrapped)] = picked;
    return gatherAlong(expandTo(x, shapeX), wrapped, expandTo(i, shapeI));
  });
}

Tensor index_select(const Operand &input, int64_t dim, const Operand &index) {
  OpScope scope("index_select", input.getWhere());
  requireIndices(index, "index");
  Tensor given = viewed(input);
  int64_t wrapped = wrapDim(dim, given.dim());
  if (index.getTensor().dim() > 1) fail("'index' must be a vector, got shape " + shapeString(index.getTensor()));
  if (given.dim() > 0) checkRange(index, given.size(wrapped), false);
  return call("index_select", CallKind::General, {input, index}, Attributes(dim), [=](Operands in) {
    Tensor x = tensor(in[0], "input"), i = tensor(in[1], "index", DType::Int64);
    SymSizes flat{i.numel()};
    bool scalar = x.dim() == 0;
    if (scalar) x = unsqueezeView(x, 0);
    SymSizes lined(static_cast<size_t>(x.dim()), SymInt(1)), dims(dimsOf(x));
    lined[static_cast<size_t>(wrapped)] = dims[static_cast<size_t>(wrapped)] = flat[0];
    Tensor result = gatherAlong(x, wrapped, expandTo(reshapeTo(i, lined), dims));
    return scalar ? reshapeTo(result, {}) : result;
  });
}

} // namespace crout
