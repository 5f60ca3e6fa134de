// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Advanced indexing: the places of all elements as one vector of linear indices.
#include "Ops/AdvancedIndex.h"
#include "Ops/IndexRange.h"

namespace crout::ops {

/// Sizes and types of the indices; the elements of those that are known.
static void check(const Tensor &x, llvm::ArrayRef<DimIndex> indices) {
  SymSizes dims = shapeOf(x);
  for (const DimIndex &item : indices) {
    if (!item.isMask()) {
      requireIndices(item.index, "index");
      checkRange(item.index, dims[static_cast<size_t>(item.dim)], true);
      continue;
    }
    for (auto [i, size] : llvm::enumerate(shapeOf(item.index))) {
      const SymInt &wanted = dims[static_cast<size_t>(item.dim) + i];
      bool same = size.isSymbolic() || wanted.isSymbolic() ? sameSize(size, wanted) : size.hint() == wanted.hint();
      if (!same)
        failIndex("the mask of shape " + shapeString(item.index) + " does not match the dimensions from " + std::to_string(item.dim) +
                  " on of the tensor of shape " + shapeString(x));
    }
  }
}

namespace {
/// Where the indices point, in the current trace.
struct Places {
  Tensor linear;         // vector of places among the elements of the indexed dimensions
  SymSizes shape;        // of the indices after broadcasting
  Sizes indexed, others; // dimensions of x
  bool inFront;          // the index dimensions lead; otherwise they stand at indexed[0]
};
} // namespace

static Tensor column(const Tensor &rows, int64_t i) { return flat(sliceView(rows, 1, i, 1)); }

static Places findPlaces(const Tensor &x, llvm::ArrayRef<DimIndex> items) {
  Places places;
  llvm::SmallVector<Tensor, 4> indices;
  for (const DimIndex &item : items) {
    if (item.isMask()) {
      Tensor rows = nonzeroOf(item.index);
      for (int64_t i = 0; i < item.index.dim(); ++i) {
        places.indexed.push_back(item.dim + i);
        indices.push_back(column(rows, i));
      }
      continue;
    }
    // Negative ones count from the end; all stay inside, so that no program reads or writes foreign memory.
    Tensor index = toDType(item.index, DType::Int64), size = sizeTensor(sizeAt(x, item.dim), DType::Int64);
    index = ops::select(compare(ir::ComparePredicate::lt, index, integer(0)), binary<ir::AddOp>(index, size), index);
    index = binary<ir::MaximumOp>(binary<ir::MinimumOp>(index, binary<ir::SubOp>(size, integer(1))), integer(0));
    places.indexed.push_back(item.dim);
    indices.push_back(index);
  }
  for (const Tensor &index : indices)
    broadcastInto(places.shape, dimsOf(index));
  places.inFront = false;
  for (size_t i = 1; i < places.indexed.size(); ++i)
    places.inFront |= places.indexed[i] != places.indexed[i - 1] + 1;
  for (int64_t dim = 0; dim < x.dim(); ++dim)
    if (!llvm::is_contained(places.indexed, dim)) places.others.push_back(dim);
  Tensor linear;
  for (auto [dim, index] : llvm::zip_equal(places.indexed, indices)) {
    Tensor size = sizeTensor(sizeAt(x, dim), DType::Int64);
    linear = linear.defined() ? binary<ir::AddOp>(binary<ir::MulOp>(linear, size), index) : index;
  }
  places.linear = flat(expandTo(linear, places.shape));
  return places;
}

/// The indexed dimensions, then the others.
static Sizes tableOrder(const Places &places) {
  Sizes order(places.indexed);
  order.append(places.others.begin(), places.others.end());
  return order;
}

/// x with the indexed dimensions as one, in front, and the others as one behind.
static Tensor asTable(const Tensor &x, const Places &places) {
  SymInt rows = 1, columns = 1;
  for (int64_t dim : places.indexed)
    rows = rows * sizeAt(x, dim);
  for (int64_t dim : places.others)
    columns = columns * sizeAt(x, dim);
  return reshapeTo(permuteTo(x, tableOrder(places)), {rows, columns});
}

/// From (index dimensions, other dimensions) to the order in which the result has them.
static Sizes resultOrder(const Places &places) {
  int64_t indexRank = static_cast<int64_t>(places.shape.size()), otherRank = static_cast<int64_t>(places.others.size());
  int64_t before = places.inFront ? 0 : places.indexed[0];
  Sizes order;
  for (int64_t i = 0; i < before; ++i)
    order.push_back(indexRank + i);
  for (int64_t i = 0; i < indexRank; ++i)
    order.push_back(i);
  for (int64_t i = before; i < otherRank; ++i)
    order.push_back(indexRank + i);
  return order;
}

static SymSizes takenShape(const Tensor &x, const Places &places) {
  SymSizes shape(places.shape);
  for (int64_t dim : places.others)
    shape.push_back(sizeAt(x, dim));
  return shape;
}

static llvm::SmallVector<Operand, 4> operandsOf(const Tensor &x, llvm::ArrayRef<DimIndex> indices) {
  llvm::SmallVector<Operand, 4> operands{Operand(x)};
  for (const DimIndex &item : indices)
    operands.emplace_back(item.index);
  return operands;
}

static llvm::SmallVector<DimIndex, 4> itemsFrom(Operands operands, llvm::ArrayRef<int64_t> dims) {
  llvm::SmallVector<DimIndex, 4> items;
  for (size_t i = 0; i < dims.size(); ++i)
    items.push_back({dims[i], session().lift(operands[i + 1].getTensor())});
  return items;
}

static std::vector<int64_t> dimsOfItems(llvm::ArrayRef<DimIndex> indices) {
  std::vector<int64_t> dims;
  for (const DimIndex &item : indices)
    dims.push_back(item.dim);
  return dims;
}

Tensor takeAt(const Tensor &given, llvm::ArrayRef<DimIndex> indices) {
  check(given, indices);
  std::vector<int64_t> dims = dimsOfItems(indices);
  auto operands = operandsOf(given, indices);
  return call("index", CallKind::General, Operands(operands.data(), operands.size()), Attributes(dims), operands[0].getWhere(), [&](Operands in) {
    Tensor x = session().lift(in[0].getTensor());
    auto items = itemsFrom(in, dims);
    if (items.size() == 1 && items[0].isMask() && items[0].index.dim() == x.dim()) return compress(x, items[0].index);
    Places places = findPlaces(x, items);
    if (places.indexed.size() == 1) { // no need to move the dimension
      size_t dim = static_cast<size_t>(places.indexed[0]);
      SymSizes line(static_cast<size_t>(x.dim()), SymInt(1)), spread(dimsOf(x));
      line[dim] = spread[dim] = sizeAt(places.linear, 0);
      Tensor picked = pickAlong(x, places.indexed[0], expandTo(reshapeTo(places.linear, line), spread));
      spread.erase(spread.begin() + dim);
      spread.insert(spread.begin() + dim, places.shape.begin(), places.shape.end());
      return reshapeTo(picked, spread);
    }
    Tensor table = asTable(x, places);
    SymInt count = sizeAt(places.linear, 0), columns = sizeAt(table, 1);
    Tensor rows = pickAlong(table, 0, expandTo(reshapeTo(places.linear, {count, 1}), {count, columns}));
    return permuteTo(reshapeTo(rows, takenShape(x, places)), resultOrder(places));
  });
}

/// A mask over the leading dimensions after `dim`, with size 1 for those behind it.
static Tensor spread(const Tensor &mask, const Tensor &x, int64_t dim) {
  SymSizes dims(dimsOf(mask));
  dims.append(static_cast<size_t>(x.dim() - dim - mask.dim()), SymInt(1));
  return reshapeTo(mask, dims);
}

/// One mask and a value that has no dimension for the elements it picks, or one of size 1: a choice, element by element.
static bool isChoice(const Tensor &x, llvm::ArrayRef<DimIndex> indices, const Operand &value, bool accumulate) {
  if (accumulate || indices.size() != 1 || !indices[0].isMask()) return false;
  if (value.isScalar()) return true;
  int64_t behind = x.dim() - indices[0].dim - indices[0].index.dim(), rank = value.getTensor().dim();
  if (rank <= behind) return true;
  const SymInt size = value.getTensor().size(rank - 1 - behind);
  return !size.isSymbolic() && size.hint() == 1;
}

/// Element by element the value or x; the value's dimension for the picked elements, of size 1, becomes those of the mask.
static Tensor choose(const Tensor &x, const DimIndex &item, Tensor source) {
  int64_t behind = x.dim() - item.dim - item.index.dim();
  if (source.dim() > behind) {
    SymSizes dims(dimsOf(source));
    auto *picked = dims.end() - 1 - behind;
    *picked = 1;
    dims.insert(picked, static_cast<size_t>(item.index.dim() - 1), SymInt(1));
    source = reshapeTo(source, dims);
  }
  Tensor result = ops::select(spread(item.index, x, item.dim), source, x);
  if (result.dim() != x.dim()) fail("the value of shape " + shapeString(source) + " does not broadcast to shape " + shapeString(x));
  return result;
}

/// One mask, and a value with one part for each true element: which one follows from how many are true before it.
static Tensor putUnderMask(const Tensor &x, const DimIndex &item, Tensor source) {
  Tensor mask = item.index, line = flat(mask);
  int64_t maskRank = mask.dim(), behind = x.dim() - item.dim - maskRank;
  if (source.dim() > item.dim + 1 + behind)
    fail("the value of shape " + shapeString(source) + " does not broadcast to the elements under the mask of shape " + shapeString(mask) +
         " in the tensor of shape " + shapeString(x));
  SymInt count = sizeAt(source, source.dim() - 1 - behind), columns = 1;
  // The dimensions of the mask in front, of x and of the value; the others are columns.
  Sizes toFront, sourceToFront{item.dim};
  SymSizes wanted;
  for (int64_t i = 0; i < maskRank; ++i)
    toFront.push_back(item.dim + i);
  for (int64_t dim = 0; dim < x.dim(); ++dim) {
    if (dim == item.dim) wanted.push_back(count);
    if (dim >= item.dim && dim < item.dim + maskRank) continue;
    toFront.push_back(dim);
    sourceToFront.push_back(dim < item.dim ? dim : dim - maskRank + 1);
    wanted.push_back(sizeAt(x, dim));
    columns = columns * sizeAt(x, dim);
  }
  Tensor before = scanAlong(ir::ScanKind::sum, toDType(line, DType::Int64), 0);
  Tensor trues = reduce(ir::ReduceKind::sum, toDType(line, DType::Int64), {0}, false);
  Tensor wrong = toDType(compare(ir::ComparePredicate::ne, trues, sizeTensor(count, DType::Int64)), DType::Int32);
  session().emit<ir::CheckInfoOp>(valueOf(wrong), int64_t{6}, "index: the value must have one part for each true element of the mask, or broadcast");
  Tensor table = reshapeTo(permuteTo(expandTo(source, wanted), sourceToFront), {count, columns});
  SymInt length = sizeAt(line, 0);
  Tensor last = sizeTensor(count - SymInt(1), DType::Int64);
  Tensor rows = binary<ir::MaximumOp>(binary<ir::MinimumOp>(binary<ir::SubOp>(before, integer(1)), last), integer(0));
  Tensor picked = pickAlong(table, 0, expandTo(reshapeTo(rows, {length, 1}), {length, columns}));
  Tensor moved = permuteTo(x, toFront);
  return permuteTo(ops::select(spread(mask, moved, 0), reshapeTo(picked, dimsOf(moved)), moved), inversePermutation(toFront));
}

/// Eager masks as index tensors, whose sizes are known.
static llvm::SmallVector<DimIndex, 4> withoutMasks(llvm::ArrayRef<DimIndex> indices) {
  llvm::SmallVector<DimIndex, 4> result;
  for (const DimIndex &item : indices) {
    if (!item.isMask() || isTracing(std::span(&item.index, 1))) {
      result.push_back(item);
      continue;
    }
    Tensor rows = call("nonzero", CallKind::General, {Operand(item.index)}, Attributes(),
                       [](Operands in) { return nonzeroOf(session().lift(in[0].getTensor())); });
    for (int64_t i = 0; i < item.index.dim(); ++i)
      result.push_back({item.dim + i, selectView(rows, 1, i)});
  }
  return result;
}

Tensor putAt(const Tensor &given, llvm::ArrayRef<DimIndex> indices, const Operand &value, bool accumulate) {
  check(given, indices);
  bool choice = isChoice(given, indices, value, accumulate), oneMask = !accumulate && indices.size() == 1 && indices[0].isMask();
  llvm::SmallVector<DimIndex, 4> known = oneMask ? llvm::SmallVector<DimIndex, 4>(indices) : withoutMasks(indices);
  std::vector<int64_t> dims = dimsOfItems(known);
  auto operands = operandsOf(given, known);
  operands.push_back(value);
  Operands all(operands.data(), operands.size());
  return call("index_put", CallKind::General, all, Attributes(dims, accumulate, choice), operands[0].getWhere(), [&](Operands in) {
    Tensor x = session().lift(in[0].getTensor()), source = tensor(in.back(), "value", x.dtype());
    auto items = itemsFrom(in, dims);
    if (choice) return choose(x, items[0], source);
    if (oneMask) return putUnderMask(x, items[0], source);
    Places places = findPlaces(x, items);
    Sizes order = resultOrder(places);
    SymSizes taken = takenShape(x, places), shape;
    for (int64_t dim : order)
      shape.push_back(taken[static_cast<size_t>(dim)]);
    while (source.dim() > static_cast<int64_t>(shape.size()) && !sizeAt(source, 0).isSymbolic() && sizeAt(source, 0).hint() == 1)
      source = reshapeTo(source, dimsOf(source).drop_front());
    SymSizes broadcast(shape);
    broadcastInto(broadcast, dimsOf(source));
    for (size_t i = 0; i < broadcast.size(); ++i)
      if (broadcast.size() != shape.size() || !sameSize(broadcast[i], shape[i]))
        fail("the value of shape " + shapeString(source) + " does not broadcast to the indexed elements of shape " + shapeString(shape));
    Tensor table = asTable(x, places);
    SymInt count = sizeAt(places.linear, 0), columns = sizeAt(table, 1);
    Tensor rows = reshapeTo(permuteTo(expandTo(source, shape), inversePermutation(order)), {count, columns});
    Tensor written = scatterAlong(accumulate ? ir::ScatterKind::add : ir::ScatterKind::set, table, 0, reshapeTo(places.linear, {count, 1}), rows);
    SymSizes moved;
    for (int64_t dim : tableOrder(places))
      moved.push_back(sizeAt(x, dim));
    return permuteTo(reshapeTo(written, moved), inversePermutation(tableOrder(places)));
  });
}

} // namespace crout::ops
