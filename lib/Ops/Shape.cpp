// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that change shapes: views.
#include "Ops/Views.h"
#include <numeric>

namespace crout {
using namespace ops;

#define CROUT_SCOPE(name) OpScope scope(name, input.getWhere())

static std::string listText(std::span<const int64_t> values) { return shapeString(llvm::ArrayRef<int64_t>(values.data(), values.size())); }
static Sizes identity(int64_t rank) {
  Sizes order(static_cast<size_t>(rank));
  std::iota(order.begin(), order.end(), 0);
  return order;
}

Tensor reshape(const Operand &input, const SizeList &shape) {
  CROUT_SCOPE("reshape");
  Tensor x = viewed(input);
  return reshapeView(x, inferReshape(x, shape));
}

Tensor view(const Operand &input, const SizeList &shape) {
  CROUT_SCOPE("view");
  Tensor x = viewed(input);
  return reshapeView(x, inferReshape(x, shape), false);
}

Tensor reshape_as(const Operand &input, const Operand &other) {
  CROUT_SCOPE("reshape_as");
  Tensor x = viewed(input);
  return reshapeView(x, inferReshape(x, shapeOf(viewed(other))));
}

Tensor view_as(const Operand &input, const Operand &other) {
  CROUT_SCOPE("view_as");
  Tensor x = viewed(input);
  return reshapeView(x, inferReshape(x, shapeOf(viewed(other))), false);
}

Tensor permute(const Operand &input, const IntList &dims) {
  CROUT_SCOPE("permute");
  Tensor x = viewed(input);
  if (static_cast<int64_t>(dims.size()) != x.dim())
    fail("'dims' must name every dimension once, got " + listText(dims) + " for shape " + shapeString(x));
  Sizes order;
  for (int64_t dim : dims)
    order.push_back(wrapDim(dim, x.dim()));
  wrapDims(dims, x.dim()); // duplicates
  return permuteView(x, order);
}

Tensor transpose(const Operand &input, int64_t dim0, int64_t dim1) {
  CROUT_SCOPE("transpose");
  Tensor x = viewed(input);
  Sizes order = identity(x.dim());
  dim0 = wrapDim(dim0, x.dim());
  dim1 = wrapDim(dim1, x.dim());
  if (x.dim() == 0) return x;
  std::swap(order[static_cast<size_t>(dim0)], order[static_cast<size_t>(dim1)]);
  return permuteView(x, order);
}
Tensor swapaxes(const Operand &input, int64_t dim0, int64_t dim1) { return transpose(input, dim0, dim1); }
Tensor swapdims(const Operand &input, int64_t dim0, int64_t dim1) { return transpose(input, dim0, dim1); }

Tensor t(const Operand &input) {
  CROUT_SCOPE("t");
  Tensor x = viewed(input);
  if (x.dim() > 2) fail("'input' must have at most two dimensions, got shape " + shapeString(x) + "; use mT for batches of matrices");
  return x.dim() < 2 ? x : transpose(input, 0, 1);
}

Tensor adjoint(const Operand &input) {
  CROUT_SCOPE("adjoint");
  Tensor x = viewed(input);
  if (x.dim() < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
  return conj(transpose(input, -2, -1));
}

Tensor movedim(const Operand &input, const IntList &source, const IntList &destination) {
  CROUT_SCOPE("movedim");
  Tensor x = viewed(input);
  if (source.size() != destination.size())
    fail("'source' and 'destination' must have the same length, got " + listText(source) + " and " + listText(destination));
  wrapDims(source, x.dim());
  wrapDims(destination, x.dim());
  if (x.dim() == 0) return x;
  Sizes order(static_cast<size_t>(x.dim()), -1), rest = identity(x.dim());
  for (size_t i = 0; i < source.size(); ++i) {
    int64_t from = wrapDim(source[i], x.dim());
    order[static_cast<size_t>(wrapDim(destination[i], x.dim()))] = from;
    llvm::erase(rest, from);
  }
  auto next = rest.begin();
  for (int64_t &dim : order)
    if (dim < 0) dim = *next++;
  return permuteView(x, order);
}
Tensor moveaxis(const Operand &input, const IntList &source, const IntList &destination) {
  return movedim(input, source, destination);
}

Tensor squeeze(const Operand &input, const IntList &dim) {
  CROUT_SCOPE("squeeze");
  Tensor x = viewed(input);
  return squeezeView(x, dim ? wrapDims(*dim, x.dim()) : identity(x.dim()));
}

Tensor unsqueeze(const Operand &input, int64_t dim) {
  CROUT_SCOPE("unsqueeze");
  return unsqueezeView(viewed(input), dim);
}

Tensor flatten(const Operand &input, int64_t start_dim, int64_t end_dim) {
  CROUT_SCOPE("flatten");
  Tensor x = viewed(input);
  int64_t start = wrapDim(start_dim, x.dim()), end = wrapDim(end_dim, x.dim());
  if (start > end) fail("'start_dim' must not lie behind 'end_dim', got " + std::to_string(start_dim) + " and " + std::to_string(end_dim));
  SymSizes given = shapeOf(x), dims;
  if (x.dim() == 0) given.push_back(SymInt(1));
  SymInt merged = 1;
  for (int64_t i = 0; i < static_cast<int64_t>(given.size()); ++i) {
    const SymInt &size = given[static_cast<size_t>(i)];
    if (i < start || i > end)
      dims.push_back(size);
    else
      merged = merged * size;
    if (i == end) dims.push_back(merged);
  }
  return reshapeView(x, dims);
}
Tensor ravel(const Operand &input) { return flatten(input, 0, -1); }

Tensor unflatten(const Operand &input, int64_t dim, const SizeList &sizes) {
  CROUT_SCOPE("unflatten");
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  int64_t wrapped = wrapDim(dim, x.dim());
  SymSizes dims = shapeOf(x), inner(sizes.begin(), sizes.end());
  SymInt known = 1, size = dims[static_cast<size_t>(wrapped)];
  for (const SymInt &part : inner)
    if (part.isSymbolic() || part.hint() != -1) known = known * part;
  for (SymInt &part : inner)
    if (!part.isSymbolic() && part.hint() == -1) {
      part = floorDiv(size, known);
      known = known * part;
    }
  if (!sameSize(known, size))
    fail("'sizes' " + shapeString(inner) + " do not multiply to " + toString(size.hint()) + ", the size of dimension " +
         std::to_string(dim));
  dims.erase(dims.begin() + wrapped);
  dims.insert(dims.begin() + wrapped, inner.begin(), inner.end());
  return reshapeView(x, dims);
}

static Tensor expandChecked(const Tensor &x, std::span<const SymInt> sizes) {
  SymSizes dims(sizes.begin(), sizes.end()), given = shapeOf(x);
  auto mismatch = [&] { fail("shape " + shapeString(x) + " does not broadcast to " + shapeString(dims)); };
  if (dims.size() < given.size()) mismatch();
  size_t added = dims.size() - given.size();
  for (size_t i = 0; i < dims.size(); ++i) {
    if (!dims[i].isSymbolic() && dims[i].hint() < 0) {
      if (dims[i].hint() != -1 || i < added)
        fail("a size must not be negative, but -1 to keep that of an existing dimension, got " + shapeString(dims));
      dims[i] = given[i - added];
    } else if (i >= added && (given[i - added].isSymbolic() || given[i - added].hint() != 1) && !sameSize(given[i - added], dims[i])) {
      mismatch();
    }
  }
  return expandView(x, dims);
}

Tensor expand(const Operand &input, const SizeList &sizes) {
  CROUT_SCOPE("expand");
  return expandChecked(viewed(input), sizes);
}
Tensor expand_as(const Operand &input, const Operand &other) {
  CROUT_SCOPE("expand_as");
  return expandChecked(viewed(input), shapeOf(viewed(other)));
}
Tensor broadcast_to(const Operand &input, const SizeList &size) {
  CROUT_SCOPE("broadcast_to");
  return expandChecked(viewed(input), size);
}

std::vector<Tensor> broadcast_tensors(std::span<const Tensor> tensors, std::source_location where) {
  OpScope scope("broadcast_tensors", where);
  SymSizes shape;
  std::vector<Tensor> results;
  for (const Tensor &tensor : tensors)
    broadcastInto(shape, shapeOf(viewed(tensor)));
  for (const Tensor &tensor : tensors)
    results.push_back(expandView(viewed(tensor), shape));
  return results;
}

std::vector<Tensor> split(const Operand &input, int64_t split_size, int64_t dim) {
  CROUT_SCOPE("split");
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  int64_t wrapped = wrapDim(dim, x.dim()), size = x.size(wrapped).guard();
  if (split_size < 0 || (split_size == 0 && size != 0)) fail("'split_size' must be positive, got " + std::to_string(split_size));
  std::vector<Tensor> pieces;
  for (int64_t start = 0; start < size || pieces.empty(); start += std::max<int64_t>(split_size, 1))
    pieces.push_back(sliceView(x, wrapped, start, std::min(std::max<int64_t>(split_size, 0), size - start)));
  return pieces;
}

std::vector<Tensor> split(const Operand &input, const IntList &split_sizes, int64_t dim) {
  CROUT_SCOPE("split");
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  int64_t wrapped = wrapDim(dim, x.dim()), sum = 0;
  for (int64_t size : split_sizes) {
    if (size < 0) fail("'split_sizes' must not be negative, got " + listText(split_sizes));
    sum += size;
  }
  if (!sameSize(x.size(wrapped), SymInt(sum)))
    fail("'split_sizes' must sum to " + toString(x.size(wrapped).hint()) + ", the size of dimension " + std::to_string(dim) + ", got " +
         listText(split_sizes));
  std::vector<Tensor> pieces;
  int64_t start = 0;
  for (int64_t size : split_sizes) {
    pieces.push_back(sliceView(x, wrapped, start, size));
    start += size;
  }
  return pieces;
}

std::vector<Tensor> chunk(const Operand &input, int64_t chunks, int64_t dim) {
  CROUT_SCOPE("chunk");
  if (chunks <= 0) fail("'chunks' must be positive, got " + std::to_string(chunks));
  Tensor x = viewed(input);
  int64_t size = x.size(wrapDim(dim, x.dim())).guard();
  if (size == 0) return std::vector<Tensor>(static_cast<size_t>(chunks), x);
  return split(input, (size + chunks - 1) / chunks, dim);
}

std::vector<Tensor> unbind(const Operand &input, int64_t dim) {
  CROUT_SCOPE("unbind");
  Tensor x = viewed(input);
  if (x.dim() == 0) fail("'input' must have at least one dimension");
  int64_t wrapped = wrapDim(dim, x.dim()), size = x.size(wrapped).guard();
  std::vector<Tensor> slices;
  for (int64_t i = 0; i < size; ++i)
    slices.push_back(selectView(x, wrapped, i));
  return slices;
}

static Tensor repeated(const Tensor &x, std::span<const SymInt> repeats) {
  if (static_cast<int64_t>(repeats.size()) < x.dim())
    fail("'repeats' must have an entry for every dimension, got " + shapeString(llvm::ArrayRef(repeats.data(), repeats.size())) +
         " for shape " + shapeString(x));
  SymSizes given = shapeOf(x), split, stretched, dims;
  given.insert(given.begin(), repeats.size() - given.size(), SymInt(1));
  for (size_t i = 0; i < given.size(); ++i) {
    if (!repeats[i].isSymbolic() && repeats[i].hint() < 0)
      fail("'repeats' must not be negative, got " + shapeString(llvm::ArrayRef(repeats.data(), repeats.size())));
    split.append({SymInt(1), given[i]});
    stretched.append({repeats[i], given[i]});
    dims.push_back(repeats[i] * given[i]);
  }
  return reshapeView(expandView(reshapeView(x, split), stretched), dims);
}

Tensor repeat(const Operand &input, const SizeList &repeats) {
  CROUT_SCOPE("repeat");
  return repeated(viewed(input), repeats);
}

Tensor tile(const Operand &input, const SizeList &dims) {
  CROUT_SCOPE("tile");
  Tensor x = viewed(input);
  std::vector<SymInt> counts(dims.begin(), dims.end());
  while (static_cast<int64_t>(counts.size()) < x.dim())
    counts.insert(counts.begin(), SymInt(1));
  return repeated(x, counts);
}

Tensor diagonal(const Operand &input, int64_t offset, int64_t dim1, int64_t dim2) {
  CROUT_SCOPE("diagonal");
  return diagonalView(viewed(input), offset, dim1, dim2);
}
Tensor linalg::diagonal(const Operand &A, int64_t offset, int64_t dim1, int64_t dim2) { return crout::diagonal(A, offset, dim1, dim2); }

#undef CROUT_SCOPE
} // namespace crout
