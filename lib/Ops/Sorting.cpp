// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Orders, and what is picked by its place in one.
#include "Ops/SelectionSteps.h"
#include <limits>

namespace crout {
using namespace ops;

using Pair = std::tuple<Tensor, Tensor>;

Pair sort(const Operand &input, int64_t dim, bool descending, bool stable) {
  return call("sort", CallKind::General, {input}, Attributes(dim, descending), [=](Operands in) -> Pair {
    Tensor x = tensor(in[0], "input");
    requireOrder(x);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return {x, integer(0)};
    Sorted sorted = sortAlong(x, wrapped, descending);
    return {sorted.values, sorted.indices};
  });
  static_cast<void>(stable); // every sort is
}

Tensor argsort(const Operand &input, int64_t dim, bool descending, bool stable) {
  OpScope scope("argsort", input.getWhere());
  return std::get<1>(sort(input, dim, descending, stable));
}

Tensor msort(const Operand &input) {
  OpScope scope("msort", input.getWhere());
  return std::get<0>(sort(input, 0, false, true));
}

// The places [start, start + length) of the order along a dimension.
static Sorted orderPart(const Tensor &x, int64_t dim, const SymInt &start, const SymInt &length, bool descending = false) {
  SymSizes dims(dimsOf(x));
  dims[static_cast<size_t>(dim)] = length;
  Tensor places = countedAlong(length, dim, x.dim());
  if (start.isSymbolic() || start.hint() != 0) places = binary<ir::AddOp>(places, sizeTensor(start, DType::Int64));
  return sortedAt(x, dim, expandTo(places, dims), descending);
}

// Dimension `dim`, which has size 1, goes unless it is kept.
static Tensor dropped(const Tensor &x, int64_t dim, bool keepdim) {
  if (keepdim) return x;
  SymSizes dims(dimsOf(x));
  dims.erase(dims.begin() + dim);
  return reshapeTo(x, dims);
}

namespace {
/// What is picked from by place: a scalar is a line of one element.
struct Line {
  Tensor x;
  int64_t dim;
  bool isScalar;
};
} // namespace

static Line lineFor(const Tensor &given, int64_t dim, const SymInt &k, int64_t least) {
  requireOrder(given);
  Line line{given, wrapDim(dim, given.dim()), given.dim() == 0};
  if (line.isScalar) line.x = reshapeTo(given, {SymInt(1)});
  SymInt size = sizeAt(line.x, line.dim);
  if (k < SymInt(least) || !(isGeneric(size) || k <= size))
    fail("'k' must be in [" + std::to_string(least) + ", " + sizeString(size) + "], the size of dimension " + std::to_string(dim) +
         " of 'input', got " + sizeString(k));
  return line;
}

Pair topk(const Operand &input, SymInt k, int64_t dim, bool largest, bool sorted) {
  static_cast<void>(sorted); // they always are
  return call("topk", CallKind::General, {input}, Attributes(k, dim, largest), [&](Operands in) -> Pair {
    auto [x, wrapped, isScalar] = lineFor(tensor(in[0], "input"), dim, k, 0);
    auto [values, indices] = orderPart(x, wrapped, 0, k, largest);
    if (isScalar && !k.isSymbolic() && k.hint() == 1) return {reshapeTo(values, {}), reshapeTo(indices, {})};
    return {values, indices};
  });
}

Pair kthvalue(const Operand &input, SymInt k, int64_t dim, bool keepdim) {
  return call("kthvalue", CallKind::General, {input}, Attributes(k, dim, keepdim), [&](Operands in) -> Pair {
    auto [x, wrapped, isScalar] = lineFor(tensor(in[0], "input"), dim, k, 1);
    Sorted at = orderPart(x, wrapped, k - SymInt(1), 1);
    bool keep = keepdim && !isScalar;
    return {dropped(at.values, wrapped, keep), dropped(at.indices, wrapped, keep)};
  });
}

// The place in ascending order: (n - 1) / 2 of n elements. Where NaN counts, the first NaN is the median; else n are those that are none.
static Pair medianOf(const Tensor &x, int64_t dim, bool keepdim, bool ignoresNaN) {
  SymInt size = sizeAt(x, dim);
  if (size == SymInt(0))
    failIndex("dimension " + std::to_string(dim) + " of 'input' has size 0 and no median, got shape " + shapeString(x));
  Tensor place;
  if (!isFloatingPoint(x.dtype())) {
    Sorted middle = orderPart(x, dim, floorDiv(size - SymInt(1), 2), 1);
    return {dropped(middle.values, dim, keepdim), dropped(middle.indices, dim, keepdim)};
  }
  Tensor count = sizeTensor(size, DType::Int64), one = integer(1), two = integer(2);
  Tensor nans = reduce(ir::ReduceKind::sum, toDType(unary<ir::IsnanOp>(x), DType::Int64), {dim}, true);
  Tensor numbers = binary<ir::SubOp>(count, nans);
  auto middleOf = [&](const Tensor &n) {
    return binary<ir::FloorDivOp>(binary<ir::MaximumOp>(binary<ir::SubOp>(n, one), integer(0)), two);
  };
  if (ignoresNaN)
    place = middleOf(numbers);
  else
    place = ops::select(compare(ir::ComparePredicate::gt, nans, integer(0)), numbers, expandTo(middleOf(count), dimsOf(nans)));
  Sorted middle = sortedAt(x, dim, place);
  return {dropped(middle.values, dim, keepdim), dropped(middle.indices, dim, keepdim)};
}

static Pair medianAlong(const char *name, bool ignoresNaN, const Operand &input, int64_t dim, bool keepdim) {
  return call(name, CallKind::General, {input}, Attributes(ignoresNaN, dim, keepdim), [=](Operands in) -> Pair {
    Tensor x = tensor(in[0], "input");
    requireOrder(x);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return {x, integer(0)};
    return medianOf(x, wrapped, keepdim, ignoresNaN);
  });
}
static Tensor medianOfAll(const char *name, bool ignoresNaN, const Operand &input) {
  return call(name, CallKind::General, {input}, Attributes(ignoresNaN), [=](Operands in) {
    Tensor x = flat(tensor(in[0], "input"));
    requireOrder(x);
    if (isFloatingPoint(x.dtype()) && sizeAt(x, 0) == SymInt(0)) return constant(std::numeric_limits<double>::quiet_NaN(), x.dtype());
    return std::get<0>(medianOf(x, 0, false, ignoresNaN));
  });
}
Tensor median(const Operand &input) { return medianOfAll("median", false, input); }
Tensor nanmedian(const Operand &input) { return medianOfAll("nanmedian", true, input); }
Pair median(const Operand &input, int64_t dim, bool keepdim) { return medianAlong("median", false, input, dim, keepdim); }
Pair nanmedian(const Operand &input, int64_t dim, bool keepdim) { return medianAlong("nanmedian", true, input, dim, keepdim); }

// In ascending order every run of equal elements is counted through; the first place with the highest count ends the longest run, of equal
// ones that of the smallest value.
Pair mode(const Operand &input, int64_t dim, bool keepdim) {
  return call("mode", CallKind::General, {input}, Attributes(dim, keepdim), [=](Operands in) -> Pair {
    Tensor x = tensor(in[0], "input");
    requireOrder(x);
    int64_t wrapped = wrapDim(dim, x.dim());
    if (x.dim() == 0) return {x, integer(0)};
    SymInt size = sizeAt(x, wrapped);
    if (size == SymInt(0))
      failIndex("dimension " + std::to_string(dim) + " of 'input' has size 0 and no mode, got shape " + shapeString(x));
    Sorted order = sortAlong(x, wrapped);
    Tensor place = expandTo(countedAlong(size, wrapped, x.dim()), dimsOf(x));
    Tensor before = pickAlong(order.values, wrapped, binary<ir::MaximumOp>(binary<ir::SubOp>(place, integer(1)), integer(0)));
    Tensor starts = ops::select(compare(ir::ComparePredicate::ne, order.values, before), place, expandTo(integer(0), dimsOf(x)));
    Tensor run = binary<ir::SubOp>(place, argScanAlong(ir::ArgReduceKind::max, starts, wrapped).values);
    SymSizes kept(dimsOf(x));
    kept[static_cast<size_t>(wrapped)] = 1;
    Tensor longest = session().wrap(session().emit<ir::ArgReduceOp>(valueOf(run), ir::ArgReduceKind::max, wrapped, true), kept);
    return {dropped(pickAlong(order.values, wrapped, longest), wrapped, keepdim),
            dropped(pickAlong(order.indices, wrapped, longest), wrapped, keepdim)};
  });
}

} // namespace crout
