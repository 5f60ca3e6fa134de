// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views: strides of eager tensors, operations in a trace.
#include "Ops/Views.h"
#include <array>

namespace crout::ops {

Tensor viewed(const Operand &operand, const char *role) {
  if (operand.isScalar()) failType("'" + std::string(role) + "' must be a tensor, got a number");
  return isTracing({&operand, 1}) ? session().lift(operand.getTensor()) : operand.getTensor();
}
Tensor viewed(const Tensor &tensor) { return viewed(Operand(tensor)); }

SymSizes shapeOf(const Tensor &x) {
  if (x.isTraced()) return SymSizes(dimsOf(x));
  return SymSizes(x.getImpl()->sizes.begin(), x.getImpl()->sizes.end());
}

static ViewLayout layoutOf(const Tensor &x) {
  const TracedTensor &traced = *x.getImpl()->traced;
  return {stridesOf(traced), traced.offset};
}

static Sizes numbers(llvm::ArrayRef<SymInt> dims) {
  Sizes sizes;
  for (const SymInt &dim : dims)
    sizes.push_back(dim.guard());
  return sizes;
}

Tensor permuteView(const Tensor &x, llvm::ArrayRef<int64_t> permutation) {
  if (x.isTraced()) {
    ViewLayout layout = layoutOf(x);
    SymSizes strides;
    Sizes order(permutation), inverse = inversePermutation(permutation);
    for (int64_t dim : permutation)
      strides.push_back(layout.strides[static_cast<size_t>(dim)]);
    return makeTracedView(
        x, {strides, layout.offset}, [order](const Tensor &whole) { return permuteTo(whole, order); },
        [inverse](const Tensor &, const Tensor &elements) { return permuteTo(elements, inverse); });
  }
  const Tensor::Impl &impl = *x.getImpl();
  Sizes sizes, strides;
  for (int64_t dim : permutation) {
    sizes.push_back(impl.sizes[static_cast<size_t>(dim)]);
    strides.push_back(impl.strides[static_cast<size_t>(dim)]);
  }
  return makeView(x, sizes, strides, impl.offset);
}

// Strides of `sizes` over the same elements, where runs of old dimensions that lie in one line are split or merged. Sizes are numbers or, in
// a trace, symbols; then only equality is asked for, which symbols can answer.
template <typename Size, typename Vector>
static std::optional<Vector> viewStrides(llvm::ArrayRef<Size> from, llvm::ArrayRef<Size> steps, llvm::ArrayRef<Size> sizes, const Vector &contiguous) {
  auto isOne = [](const Size &size) {
    if constexpr (std::is_same_v<Size, SymInt>)
      return !size.isSymbolic() && size.hint() == 1;
    else
      return size == 1;
  };
  Vector oldSizes, oldStrides;
  for (size_t i = 0; i < from.size(); ++i) {
    if (isOne(from[i])) continue;
    if (!oldSizes.empty() && oldStrides.back() == from[i] * steps[i]) {
      oldSizes.back() = oldSizes.back() * from[i];
      oldStrides.back() = steps[i];
    } else {
      oldSizes.push_back(from[i]);
      oldStrides.push_back(steps[i]);
    }
  }
  Vector strides(contiguous);
  size_t next = sizes.size();
  for (size_t run = oldSizes.size(); run-- > 0;) {
    Size covered = 1, stride = oldStrides[run];
    while (!(covered == oldSizes[run]) && next > 0) {
      --next;
      strides[next] = stride;
      stride = stride * sizes[next];
      covered = covered * sizes[next];
    }
    if (!(covered == oldSizes[run])) return std::nullopt;
  }
  for (; next > 0; --next) // only sizes 1 are left
    strides[next - 1] = next < sizes.size() ? strides[next] * sizes[next] : Size(1);
  return strides;
}

Tensor reshapeView(const Tensor &x, llvm::ArrayRef<SymInt> dims, bool copies) {
  auto noView = [&](const std::string &shape) {
    fail("no view of shape " + shape + " exists of the tensor of shape " + shapeString(x) + ": its elements do not lie in order; use reshape");
  };
  if (x.isTraced()) {
    SymSizes wanted(dims);
    const TracedTensor &traced = *x.getImpl()->traced;
    auto read = [wanted](const Tensor &whole) { return reshapeTo(whole, wanted); };
    std::optional<SymSizes> strides = contiguousStrides(dims);
    if (session().tracksMemory() && !traced.isContiguous)
      strides = viewStrides<SymInt, SymSizes>(traced.dims, traced.strides, dims, *strides);
    SymInt count = x.numel();
    bool known = !count.isSymbolic() || count.getNode()->env->hasHints();
    if (!strides && known && count == SymInt(0)) strides = contiguousStrides(dims); // no elements lie in any order
    if (!strides && !copies) noView(shapeString(dims));
    if (!strides) return clone(read(x));
    bool inOrder = traced.isContiguous;
    Tensor view = makeTracedView(x, {*strides, traced.offset}, read,
                                 [](const Tensor &whole, const Tensor &elements) { return reshapeTo(elements, dimsOf(whole)); });
    view.getImpl()->traced->isContiguous = inOrder || !session().tracksMemory();
    return view;
  }
  Sizes sizes = numbers(dims);
  const Tensor::Impl &impl = *x.getImpl();
  std::optional<Sizes> strides = contiguousStrides(sizes);
  if (product(impl.sizes)) strides = viewStrides<int64_t, Sizes>(impl.sizes, impl.strides, sizes, *strides);
  if (strides) return makeView(x, sizes, *strides, impl.offset);
  if (!copies) noView(shapeString(sizes));
  Tensor copy = contiguousEager(x);
  return makeView(copy, sizes, contiguousStrides(sizes), copy.getImpl()->offset);
}

Tensor expandView(const Tensor &x, llvm::ArrayRef<SymInt> dims) {
  if (x.isTraced()) {
    ViewLayout layout = layoutOf(x);
    SymSizes wanted(dims), strides(dims.size(), SymInt(0));
    size_t added = dims.size() - layout.strides.size();
    for (size_t i = 0; i < layout.strides.size(); ++i) {
      const SymInt &size = dimsOf(x)[i];
      bool stretched = !size.isSymbolic() && size.hint() == 1 && (dims[i + added].isSymbolic() || dims[i + added].hint() != 1);
      if (!stretched) strides[i + added] = layout.strides[i];
    }
    // Elements that share a place have no write of their own.
    return makeTracedView(x, {strides, layout.offset}, [wanted](const Tensor &whole) { return expandTo(whole, wanted); }, nullptr);
  }
  Sizes sizes = numbers(dims), strides(sizes.size(), 0);
  const Tensor::Impl &impl = *x.getImpl();
  size_t added = sizes.size() - impl.sizes.size();
  for (size_t i = 0; i < impl.sizes.size(); ++i)
    if (impl.sizes[i] != 1 || sizes[i + added] == 1) strides[i + added] = impl.strides[i];
  return makeView(x, sizes, strides, impl.offset);
}

Tensor sliceView(const Tensor &x, int64_t dim, const SymInt &start, const SymInt &length, const SymInt &step) {
  size_t d = static_cast<size_t>(dim);
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes sizes(impl.sizes), strides(impl.strides);
    int64_t count = length.guard();
    sizes[d] = count;
    strides[d] *= step.guard();
    return makeView(x, sizes, strides, count ? impl.offset + start.guard() * impl.strides[d] : impl.offset);
  }
  ViewLayout layout = layoutOf(x);
  bool isEmpty = !length.isSymbolic() && length.hint() == 0;
  if (!isEmpty) layout.offset = layout.offset + start * layout.strides[d];
  layout.strides[d] = layout.strides[d] * step;
  // Offsets, sizes and steps of the box in a tensor as large as the one it is taken from.
  auto box = [=](const Tensor &whole) {
    size_t rank = static_cast<size_t>(whole.dim());
    std::array<SymSizes, 3> parts{SymSizes(rank, SymInt(0)), SymSizes(dimsOf(whole)), SymSizes(rank, SymInt(1))};
    parts[0][d] = start;
    parts[1][d] = length;
    parts[2][d] = step;
    return parts;
  };
  return makeTracedView(
      x, layout,
      [box](const Tensor &whole) {
        auto [offsets, sizes, steps] = box(whole);
        return sliceBox(whole, offsets, sizes, steps);
      },
      [box](const Tensor &whole, const Tensor &elements) {
        auto [offsets, sizes, steps] = box(whole);
        return insertBox(whole, elements, offsets, sizes, steps);
      });
}

Tensor selectView(const Tensor &x, int64_t dim, const SymInt &index) {
  SymSizes dims = shapeOf(x);
  SymInt size = dims[static_cast<size_t>(dim)];
  bool known = !isGeneric(size) || index.isSymbolic();
  bool negative = index.isSymbolic() ? index < SymInt(0) : index.hint() < 0;
  SymInt position = negative ? index + size : index;
  // Of a generic size nothing is known while tracing: the index is limited when the program runs, so that none reads
  // outside of its memory.
  if (!known) position = negative ? symMax(position, 0) : symMin(position, size - 1);
  if (known && !(SymInt(0) <= position && position < size))
    failIndex("index " + toString(index.hint()) + " is out of range for dimension " + std::to_string(dim) + " of size " +
              toString(size.hint()));
  Tensor slice = sliceView(x, dim, position, 1);
  dims.erase(dims.begin() + dim);
  return reshapeView(slice, dims);
}

Tensor diagonalView(const Tensor &x, int64_t offset, int64_t dim1, int64_t dim2) {
  int64_t rank = x.dim();
  if (rank < 2) fail("'input' must have at least two dimensions, got shape " + shapeString(x));
  dim1 = wrapDim(dim1, rank);
  dim2 = wrapDim(dim2, rank);
  if (dim1 == dim2) fail("the two dimensions of a diagonal must differ, got " + std::to_string(dim1) + " twice");
  Sizes permutation;
  for (int64_t i = 0; i < rank; ++i)
    if (i != dim1 && i != dim2) permutation.push_back(i);
  permutation.push_back(dim1);
  permutation.push_back(dim2);
  Tensor matrices = permuteView(x, permutation);
  SymSizes dims = shapeOf(matrices);
  SymInt columns = dims.pop_back_val(), rows = dims.pop_back_val();
  SymInt length = symMax(symMin(rows - SymInt(std::max<int64_t>(-offset, 0)), columns - SymInt(std::max<int64_t>(offset, 0))), 0);
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *matrices.getImpl();
    Sizes sizes = numbers(dims), strides(impl.strides.begin(), impl.strides.end() - 2);
    int64_t rowStride = impl.strides[impl.strides.size() - 2], columnStride = impl.strides.back();
    sizes.push_back(length.guard());
    strides.push_back(rowStride + columnStride);
    int64_t start = length.guard() ? (offset >= 0 ? offset * columnStride : -offset * rowStride) : 0;
    return makeView(x, sizes, strides, impl.offset + start);
  }
  // In row-major order the diagonal is every (columns + 1)-th element.
  SymInt start = offset >= 0 ? SymInt(offset) : SymInt(-offset) * columns;
  if (!length.isSymbolic() && length.hint() == 0) start = 0;
  ViewLayout layout = layoutOf(matrices);
  SymInt columnStride = layout.strides.pop_back_val(), rowStride = layout.strides.pop_back_val();
  layout.offset = layout.offset + (offset >= 0 ? SymInt(offset) * columnStride : SymInt(-offset) * rowStride);
  layout.strides.push_back(rowStride + columnStride);
  auto flatten = [=](const Tensor &whole) {
    SymSizes flat(dimsOf(whole).drop_back(2));
    flat.push_back(rows * columns);
    return reshapeTo(whole, flat);
  };
  auto box = [=](const Tensor &flat) {
    size_t rank = static_cast<size_t>(flat.dim());
    std::array<SymSizes, 3> parts{SymSizes(rank, SymInt(0)), SymSizes(dimsOf(flat)), SymSizes(rank, SymInt(1))};
    parts[0].back() = start;
    parts[1].back() = length;
    parts[2].back() = columns + SymInt(1);
    return parts;
  };
  return makeTracedView(
      matrices, layout,
      [=](const Tensor &whole) {
        Tensor flat = flatten(whole);
        auto [offsets, sizes, steps] = box(flat);
        return sliceBox(flat, offsets, sizes, steps);
      },
      [=](const Tensor &whole, const Tensor &elements) {
        Tensor flat = flatten(whole);
        auto [offsets, sizes, steps] = box(flat);
        return reshapeTo(insertBox(flat, elements, offsets, sizes, steps), dimsOf(whole));
      });
}

Tensor pendingLook(const Tensor &x, uint8_t pending) {
  if (x.isTraced()) return pendingView(x, pending);
  const Tensor::Impl &impl = *x.getImpl();
  Tensor view = makeView(x, impl.sizes, impl.strides, impl.offset);
  view.getImpl()->pending ^= pending;
  return view;
}

Tensor squeezeView(const Tensor &x, llvm::ArrayRef<int64_t> wrapped) {
  SymSizes dims;
  for (auto [i, size] : llvm::enumerate(shapeOf(x)))
    if (!llvm::is_contained(wrapped, static_cast<int64_t>(i)) || size.isSymbolic() || size.hint() != 1) dims.push_back(size);
  return reshapeView(x, dims);
}

Tensor unsqueezeView(const Tensor &x, int64_t dim) {
  SymSizes dims = shapeOf(x);
  dims.insert(dims.begin() + wrapDim(dim, x.dim() + 1), SymInt(1));
  return reshapeView(x, dims);
}

SymSizes inferReshape(const Tensor &x, std::span<const SymInt> shape) {
  SymSizes dims(shape.begin(), shape.end());
  SymInt count = 1, known = 1;
  for (const SymInt &size : shapeOf(x))
    count = count * size;
  std::optional<size_t> unknown;
  for (size_t i = 0; i < dims.size(); ++i) {
    if (dims[i].isSymbolic() || dims[i].hint() >= 0) {
      known = known * dims[i];
      continue;
    }
    if (dims[i].hint() != -1) fail("sizes must not be negative but for one -1, got shape " + shapeString(dims));
    if (unknown) fail("only one size can be -1, got shape " + shapeString(dims));
    unknown = i;
  }
  auto mismatch = [&] {
    fail("shape " + shapeString(dims) + " does not fit " + toString(count.hint()) + " elements of a tensor of shape " + shapeString(x));
  };
  if (!unknown) {
    if (!sameSize(count, known)) mismatch();
    return dims;
  }
  if (!known.isSymbolic() && known.hint() == 0) {
    if (count.hint() != 0) mismatch();
    fail("the size -1 can be anything where the others multiply to 0, got shape " + shapeString(dims));
  }
  SymInt inferred = floorDiv(count, known);
  if (!sameSize(inferred * known, count)) mismatch();
  dims[*unknown] = inferred;
  return dims;
}

} // namespace crout::ops
