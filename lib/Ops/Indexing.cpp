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

static Tensor sliceRange(const Tensor &x, int64_t dim, const std::optional<SymInt> &start, const std::optional<SymInt> &end,
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

Tensor slice(const Operand &input, int64_t dim, std::optional<SymInt> start, std::optional<SymInt> end, SymInt step) {
  OpScope scope("slice", input.getWhere());
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  return sliceRange(x, wrapDim(dim, x.dim()), start, end, step);
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

static Tensor selectIndices(const char *name, const Operand &input, int64_t dim, const Operand &index, bool allowNegative) {
  requireIndices(index, "index");
  Tensor given = viewed(input);
  int64_t wrapped = wrapDim(dim, given.dim());
  if (index.getTensor().dim() > 1 && !allowNegative) fail("'index' must be a vector, got shape " + shapeString(index.getTensor()));
  if (given.dim() > 0) checkRange(index, given.size(wrapped), allowNegative);
  return call(name, CallKind::General, {input, index}, Attributes(dim, allowNegative), [=](Operands in) {
    Tensor x = tensor(in[0], "input"), i = tensor(in[1], "index", DType::Int64);
    SymSizes shape(dimsOf(i)), flat{i.numel()};
    bool scalar = x.dim() == 0;
    if (scalar) x = unsqueezeView(x, 0);
    i = reshapeTo(i, flat);
    if (allowNegative) {
      Tensor fromEnd = binary<ir::AddOp>(i, sizeTensor(dimsOf(x)[static_cast<size_t>(wrapped)], DType::Int64));
      i = ops::select(compare(ir::ComparePredicate::lt, i, constant(int64_t{0}, DType::Int64)), fromEnd, i);
    }
    SymSizes lined(static_cast<size_t>(x.dim()), SymInt(1)), dims(dimsOf(x));
    lined[static_cast<size_t>(wrapped)] = flat[0];
    dims[static_cast<size_t>(wrapped)] = flat[0];
    Tensor result = gatherAlong(x, wrapped, expandTo(reshapeTo(i, lined), dims));
    if (!allowNegative) return scalar ? reshapeTo(result, {}) : result;
    // An index of any rank puts its dimensions where `dim` was.
    dims.erase(dims.begin() + wrapped);
    dims.insert(dims.begin() + wrapped, shape.begin(), shape.end());
    return reshapeTo(result, dims);
  });
}

Tensor index_select(const Operand &input, int64_t dim, const Operand &index) {
  OpScope scope("index_select", input.getWhere());
  return selectIndices("index_select", input, dim, index, false);
}

Tensor Tensor::operator[](std::initializer_list<Index> items) const { return index(std::span<const Index>(items.begin(), items.size())); }

Tensor Tensor::index(std::span<const Index> items) const {
  OpScope scope("index", std::source_location());
  Tensor x = viewed(*this);
  int64_t consumed = 0, ellipses = 0;
  for (const Index &item : items) {
    ellipses += std::holds_alternative<Ellipsis>(item);
    consumed += !std::holds_alternative<Ellipsis>(item) && !std::holds_alternative<NewAxis>(item);
  }
  if (ellipses > 1) failIndex("an index can have one ellipsis only");
  if (consumed > x.dim()) failIndex("too many indices: " + std::to_string(consumed) + " for a tensor of shape " + shapeString(x));
  int64_t dim = 0, indexTensors = 0;
  for (const Index &item : items) {
    if (std::holds_alternative<Ellipsis>(item)) {
      // What the items behind it leave.
      int64_t behind = 0;
      for (const Index *next = &item + 1; next != items.data() + items.size(); ++next)
        behind += !std::holds_alternative<NewAxis>(*next);
      dim = x.dim() - behind;
    } else if (std::holds_alternative<NewAxis>(item)) {
      x = unsqueezeView(x, dim++);
    } else if (const auto *slice = std::get_if<Slice>(&item)) {
      x = sliceRange(x, dim++, slice->start, slice->stop, slice->step.value_or(SymInt(1)));
    } else if (const auto *indices = std::get_if<Tensor>(&item)) {
      if (indices->dtype() == DType::Bool)
        throw NotImplementedError(
            "index: a bool tensor as an index makes a result whose size depends on elements; use crout.where, or multiply by the mask",
            currentLocationString());
      if (++indexTensors > 1)
        throw NotImplementedError("index: one index tensor at a time is supported; use take_along_dim or reshape to one dimension",
                                  currentLocationString());
      int64_t rank = indices->dim();
      x = selectIndices("index", Operand(x), dim, Operand(*indices), true);
      dim += rank;
    } else {
      SymInt position = std::holds_alternative<int64_t>(item) ? SymInt(std::get<int64_t>(item)) : std::get<SymInt>(item);
      x = selectView(x, dim, position);
    }
  }
  return x;
}

} // namespace crout
