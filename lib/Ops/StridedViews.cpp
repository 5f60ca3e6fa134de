// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Views by strides, by windows and under another dtype, and functions that change how a tensor itself looks at its storage.
#include "Ops/SelectionSteps.h"
#include "Ops/Write.h"

namespace crout {
using namespace ops;

static Sizes guarded(std::span<const SymInt> sizes) {
  Sizes numbers;
  for (const SymInt &size : sizes)
    numbers.push_back(size.guard());
  return numbers;
}

Tensor ops::stridedView(const Tensor &memory, llvm::ArrayRef<SymInt> sizes, llvm::ArrayRef<SymInt> strides, const SymInt &offset) {
  SymSizes dims(sizes), steps(strides);
  SymInt start = offset;
  auto places = [=] {
    Tensor places = sizeTensor(start, DType::Int64);
    for (size_t i = 0; i < dims.size(); ++i) {
      Tensor index = countedAlong(dims[i], static_cast<int64_t>(i), static_cast<int64_t>(dims.size()));
      places = binary<ir::AddOp>(places, binary<ir::MulOp>(index, sizeTensor(steps[i], DType::Int64)));
    }
    return flat(expandTo(places, dims));
  };
  auto read = [=](const Tensor &whole) { return reshapeTo(pickAlong(flat(whole), 0, places()), dims); };
  auto isNumber = [](const SymInt &size) { return !size.isSymbolic(); };
  if (!llvm::all_of(dims, isNumber) || !llvm::all_of(steps, isNumber) || overlapsItself(guarded(dims), guarded(steps)))
    return makeTracedView(memory, {steps, start}, read, nullptr);
  return makeTracedView(memory, {steps, start}, read, [=](const Tensor &whole, const Tensor &elements) {
    return reshapeTo(scatterAlong(ir::ScatterKind::set, flat(whole), 0, places(), flat(elements)), dimsOf(whole));
  });
}

// Whether a traced tensor begins where a storage does and has its elements in order: all that a tensor of the trace's own does, an argument
// as far as its layout says, a captured tensor by what it is.
static bool beginsStorage(const Tensor &root) {
  const TracedTensor &whole = *root.getImpl()->traced;
  if (!isContiguous(whole) || whole.offset.isSymbolic() || whole.offset.hint() != 0) return false;
  int input = inputOf(whole);
  if (input == TraceSession::embedded) return false;
  for (const Tensor &captured : session().getCaptured())
    if (inputOf(*session().lift(captured).getImpl()->traced) == input)
      return captured.getImpl()->offset == 0 && isContiguous(captured.getImpl()->sizes, captured.getImpl()->strides);
  return true;
}

// A view by strides that counts from the start of the storage.
static Tensor stridedLook(const Tensor &x, std::span<const SymInt> size, std::span<const SymInt> stride,
                          const std::optional<SymInt> &offset) {
  if (size.size() != stride.size())
    fail("'size' and 'stride' must have one entry per dimension each, got " + std::to_string(size.size()) + " and " +
         std::to_string(stride.size()));
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes sizes = guarded(size), strides = guarded(stride);
    int64_t start = offset ? offset->guard() : impl.offset;
    checkedNumel(sizes, impl.dtype);
    if (llvm::any_of(strides, [](int64_t step) { return step < 0; }) || start < 0)
      fail("strides and offset must not be negative, got strides " + shapeString(strides) + " and offset " + std::to_string(start));
    auto [low, high] = extent(sizes, strides);
    int64_t available = static_cast<int64_t>(impl.storage->bytes()) / itemSize(impl.dtype);
    if (high >= low && start + high >= available)
      fail("sizes " + shapeString(sizes) + ", strides " + shapeString(strides) + " and offset " + std::to_string(start) +
           " reach element " + std::to_string(start + high) + " of a storage of " + std::to_string(available) + " elements");
    return makeView(x, sizes, strides, start);
  }
  const TracedTensor &traced = *x.getImpl()->traced;
  // What the memory is before any step; its layout is that of the program's argument.
  Tensor root = x;
  if (session().tracksMemory() && traced.view) {
    for (const Tensor &input : session().getInputTensors())
      if (input.getImpl()->traced->memory == traced.memory && !input.getImpl()->traced->view) root = input;
    if (root.getImpl() == x.getImpl()) root = memoryOf(x);
  }
  bool known = beginsStorage(root);
  if (!known && !session().needStorage(root))
    fail("in a trace, the storage of a captured tensor that is itself a view is not known; make it an argument, or capture a clone");
  SymInt start = offset ? *offset : traced.offset, last = start, count = root.numel();
  bool isEmpty = false;
  for (size_t i = 0; i < size.size(); ++i) {
    isEmpty |= !size[i].isSymbolic() && size[i].hint() == 0;
    last = last + (size[i] - SymInt(1)) * stride[i];
  }
  known &= !count.isSymbolic() || count.getNode()->env->hasHints();
  if (!isEmpty && known && !(last < count) && !session().needStorage(root))
    fail("sizes, strides and offset reach element " + toString(last.hint()) + " of a storage of " + toString(count.hint()) + " elements");
  Tensor look = stridedView(root, SymSizes(size.begin(), size.end()), SymSizes(stride.begin(), stride.end()), start);
  return pendingView(look, x.getImpl()->pending ^ root.getImpl()->pending);
}

Tensor as_strided(const Operand &input, const SizeList &size, const SizeList &stride, std::optional<SymInt> storage_offset) {
  OpScope scope("as_strided", input.getWhere());
  return stridedLook(viewed(input), size, stride, storage_offset);
}

Tensor unfold(const Operand &input, int64_t dimension, int64_t size, int64_t step) {
  OpScope scope("unfold", input.getWhere());
  Tensor x = viewed(input);
  if (size < 0 || step <= 0)
    failValue("'size' must not be negative and 'step' must be positive, got " + std::to_string(size) + " and " + std::to_string(step));
  bool scalar = x.dim() == 0;
  if (scalar) x = unsqueezeView(x, 0);
  int64_t dim = wrapDim(dimension, x.dim());
  SymSizes dims = shapeOf(x);
  size_t d = static_cast<size_t>(dim);
  bool known = !dims[d].isSymbolic() || dims[d].getNode()->env->hasHints();
  if (known && !(SymInt(size) <= dims[d]))
    fail("'size' must not be larger than dimension " + std::to_string(dim) + " of size " + toString(dims[d].hint()) + ", got " +
         std::to_string(size));
  SymInt windows = floorDiv(dims[d] - SymInt(size), step) + SymInt(1);
  if (known && windows.hint() == 1) windows = windows.guard(); // a size 1 is one of the program, since it stretches
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes sizes(impl.sizes), strides(impl.strides);
    sizes[d] = windows.guard();
    sizes.push_back(size);
    strides.push_back(strides[d]);
    strides[d] *= step;
    Tensor view = makeView(x, sizes, strides, impl.offset);
    return scalar ? squeezeView(view, {0}) : view;
  }
  const TracedTensor &traced = *x.getImpl()->traced;
  ViewLayout layout{stridesOf(traced), traced.offset};
  layout.strides.push_back(layout.strides[d]);
  layout.strides[d] = layout.strides[d] * SymInt(step);
  Tensor view = makeTracedView(
      x, layout,
      [=](const Tensor &whole) {
        Tensor first = binary<ir::MulOp>(countedAlong(windows, 0, 2), integer(step));
        Tensor places = expandTo(binary<ir::AddOp>(first, countedAlong(size, 1, 2)), {windows, SymInt(size)});
        SymSizes line(static_cast<size_t>(whole.dim()), SymInt(1)), spread(dimsOf(whole));
        line[d] = spread[d] = windows * SymInt(size);
        Tensor picked = pickAlong(whole, dim, expandTo(reshapeTo(places, line), spread));
        SymSizes split(dimsOf(whole));
        split[d] = windows;
        split.insert(split.begin() + d + 1, SymInt(size));
        Sizes order;
        for (int64_t i = 0; i <= whole.dim(); ++i)
          if (i != dim + 1) order.push_back(i);
        order.push_back(dim + 1);
        return permuteTo(reshapeTo(picked, split), order);
      },
      nullptr);
  return scalar ? squeezeView(view, {0}) : view;
}

// ---- Other dtypes ----

static DType realOf(DType dtype) { return dtype == DType::Complex64 ? DType::Float32 : DType::Float64; }
static DType complexOf(DType dtype) { return dtype == DType::Float32 ? DType::Complex64 : DType::Complex128; }

// A view of the elements as another dtype, for which the same is pending or what `pending` says.
static Tensor underDType(const Tensor &x, const Sizes &sizes, const Sizes &strides, int64_t offset, DType dtype, uint8_t pending) {
  Tensor view = makeView(x, sizes, strides, offset, dtype);
  view.getImpl()->pending = pending;
  return view;
}

Tensor view_as_real(const Operand &input) {
  OpScope scope("view_as_real", input.getWhere());
  Tensor x = viewed(input);
  if (!isComplex(x.dtype())) failType("'input' must be complex, got " + describe(x.dtype()));
  if (x.isConjugated())
    fail("the pairs of a conjugated view do not lie in memory; view_as_real(input.resolve_conj()) is a view of a copy, real(input) and "
         "imag(input) are "
         "views of the memory of 'input'");
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes sizes(impl.sizes), strides;
    for (int64_t stride : impl.strides)
      strides.push_back(2 * stride);
    sizes.push_back(2);
    strides.push_back(1);
    return underDType(x, sizes, strides, 2 * impl.offset, realOf(x.dtype()), impl.pending);
  }
  const TracedTensor &traced = *x.getImpl()->traced;
  ViewLayout layout{{}, traced.offset * SymInt(2)};
  for (const SymInt &stride : stridesOf(traced))
    layout.strides.push_back(stride * SymInt(2));
  layout.strides.push_back(1);
  auto part = [](const Tensor &x, int64_t i) { // of pairs
    Tensor slice = sliceView(x, x.dim() - 1, i, 1);
    return reshapeTo(slice, dimsOf(x).drop_back());
  };
  return makeTracedView(
      x, layout,
      [](const Tensor &whole) {
        SymSizes dims(dimsOf(whole)), pair(dims);
        dims.push_back(1);
        pair.push_back(2);
        llvm::SmallVector<mlir::Value, 2> parts{valueOf(reshapeTo(unary<ir::RealOp>(whole), dims)),
                                                valueOf(reshapeTo(unary<ir::ImagOp>(whole), dims))};
        return session().wrap(session().emit<ir::ConcatenateOp>(parts, whole.dim()), pair);
      },
      [part](const Tensor &, const Tensor &elements) {
        TraceSession::Untracked scope(session());
        return binary<ir::ComplexOp>(part(elements, 0), part(elements, 1));
      },
      ViewStep::Kind::pairing);
}

Tensor view_as_complex(const Operand &input) {
  OpScope scope("view_as_complex", input.getWhere());
  Tensor x = viewed(input);
  if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
    failType("'input' must be float32 or float64, got " + describe(x.dtype()));
  SymSizes dims = shapeOf(x);
  if (dims.empty() || !(dims.back() == SymInt(2))) fail("the last dimension of 'input' must have size 2, got shape " + shapeString(x));
  auto noPairs = [&] {
    fail("'input' of shape " + shapeString(x) + " can't be viewed as complex: its pairs do not lie in order; clone it first");
  };
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes sizes(impl.sizes), strides(impl.strides);
    bool inOrder = strides.back() == 1 && impl.offset % 2 == 0;
    sizes.pop_back();
    strides.pop_back();
    for (int64_t &stride : strides) {
      inOrder &= stride % 2 == 0;
      stride /= 2;
    }
    if (!inOrder) noPairs();
    return underDType(x, sizes, strides, impl.offset / 2, complexOf(x.dtype()), impl.pending);
  }
  const TracedTensor &traced = *x.getImpl()->traced;
  SymSizes strides = stridesOf(traced);
  ViewLayout layout{{}, floorDiv(traced.offset, 2)};
  if (session().tracksMemory() && !traced.isContiguous && !(strides.back() == SymInt(1) && mod(traced.offset, 2) == SymInt(0))) noPairs();
  strides.pop_back();
  for (const SymInt &stride : strides)
    layout.strides.push_back(floorDiv(stride, 2));
  return makeTracedView(
      x, layout,
      [](const Tensor &whole) {
        auto part = [&](int64_t i) {
          SymSizes starts(static_cast<size_t>(whole.dim()), SymInt(0)), sizes(dimsOf(whole)), steps(starts.size(), SymInt(1));
          starts.back() = i;
          sizes.back() = 1;
          return reshapeTo(sliceBox(whole, starts, sizes, steps), dimsOf(whole).drop_back());
        };
        return binary<ir::ComplexOp>(part(0), part(1));
      },
      [](const Tensor &whole, const Tensor &elements) {
        SymSizes dims(dimsOf(elements));
        dims.push_back(1);
        llvm::SmallVector<mlir::Value, 2> parts{valueOf(reshapeTo(unary<ir::RealOp>(elements), dims)),
                                                valueOf(reshapeTo(unary<ir::ImagOp>(elements), dims))};
        return session().wrap(session().emit<ir::ConcatenateOp>(parts, elements.dim()), dimsOf(whole));
      },
      ViewStep::Kind::pairing);
}

// The real or imaginary parts of complex numbers, where they lie: of a conjugated view the imaginary parts are negated ones.
static Tensor partView(const Tensor &x, bool imaginary) {
  uint8_t pending = x.getImpl()->pending & Tensor::Impl::negation;
  if (imaginary && x.isConjugated()) pending ^= Tensor::Impl::negation;
  if (!x.isTraced()) {
    const Tensor::Impl &impl = *x.getImpl();
    Sizes strides;
    for (int64_t stride : impl.strides)
      strides.push_back(2 * stride);
    return underDType(x, impl.sizes, strides, 2 * impl.offset + imaginary, realOf(x.dtype()), pending);
  }
  const TracedTensor &traced = *x.getImpl()->traced;
  ViewLayout layout{{}, traced.offset * SymInt(2) + SymInt(imaginary)};
  for (const SymInt &stride : stridesOf(traced))
    layout.strides.push_back(stride * SymInt(2));
  Tensor view = makeTracedView(
      x, layout, [imaginary](const Tensor &whole) { return imaginary ? unary<ir::ImagOp>(whole) : unary<ir::RealOp>(whole); },
      [imaginary](const Tensor &whole, const Tensor &elements) {
        return imaginary ? binary<ir::ComplexOp>(unary<ir::RealOp>(whole), elements)
                         : binary<ir::ComplexOp>(elements, unary<ir::ImagOp>(whole));
      },
      ViewStep::Kind::elementwise);
  view.getImpl()->pending = pending;
  return view;
}

Tensor real(const Operand &input) {
  OpScope scope("real", input.getWhere());
  Tensor x = viewed(input);
  return isComplex(x.dtype()) ? partView(x, false) : x;
}

Tensor imag(const Operand &input) {
  OpScope scope("imag", input.getWhere());
  Tensor x = viewed(input);
  if (!isComplex(x.dtype())) failType("'input' must be complex, got " + describe(x.dtype()));
  return partView(x, true);
}

// The same bits under a dtype of the same size.
static Tensor bitView(const Tensor &x, DType dtype) {
  if (!x.isTraced()) return makeView(x, x.getImpl()->sizes, x.getImpl()->strides, x.getImpl()->offset, dtype);
  const TracedTensor &traced = *x.getImpl()->traced;
  auto cast = [](DType to) {
    return [to](const Tensor &x) {
      return session().wrap(session().emit<ir::BitcastOp>(session().tensorType(to, dimsOf(x)), valueOf(x)), dimsOf(x));
    };
  };
  return makeTracedView(x, {stridesOf(traced), traced.offset}, cast(dtype),
                        [back = cast(x.dtype())](const Tensor &, const Tensor &elements) { return back(elements); },
                        ViewStep::Kind::elementwise);
}

Tensor view(const Operand &input, DType dtype) {
  OpScope scope("view", input.getWhere());
  Tensor x = viewed(input);
  int64_t from = itemSize(x.dtype()), to = itemSize(dtype);
  if (x.dtype() == dtype) return x;
  if (x.getImpl()->pending)
    fail("a conjugated or negated view has no bits of its own in memory; use resolve_conj() or resolve_neg() first");
  if (from == to) return bitView(x, dtype);
  if (isComplex(x.dtype()) && realOf(x.dtype()) == dtype) {
    Tensor pairs = view_as_real(x);
    SymSizes dims = shapeOf(x);
    if (dims.empty()) fail("a tensor of no dimensions can't be viewed as smaller elements");
    dims.back() = dims.back() * SymInt(2);
    return reshapeView(pairs, dims, false);
  }
  if (x.isTraced())
    fail("in a trace the elements of a view must have the size of those of 'input', got " + describe(x.dtype()) + " and " +
         describe(dtype));
  const Tensor::Impl &impl = *x.getImpl();
  if (impl.sizes.empty()) fail("a tensor of no dimensions can't be viewed as elements of another size");
  Sizes sizes(impl.sizes), strides(impl.strides);
  auto refuse = [&](const char *what) {
    fail(std::string(what) + " of the tensor of shape " + shapeString(x) + " and dtype " + describe(x.dtype()) +
         " does not allow a view as " + describe(dtype));
  };
  if (strides.back() != 1 && sizes.back() != 1) refuse("the step of the last dimension");
  if (from > to) {
    for (int64_t &stride : strides)
      stride *= from / to;
    strides.back() = 1;
    sizes.back() *= from / to;
    return makeView(x, sizes, strides, impl.offset * (from / to), dtype);
  }
  int64_t ratio = to / from;
  if (sizes.back() % ratio) refuse("the size of the last dimension");
  if (impl.offset % ratio) refuse("the offset");
  for (size_t i = 0; i + 1 < strides.size(); ++i) {
    if (strides[i] % ratio) refuse("a stride");
    strides[i] /= ratio;
  }
  strides.back() = 1;
  sizes.back() /= ratio;
  return makeView(x, sizes, strides, impl.offset / ratio, dtype);
}

// ---- In place ----

Tensor copy_(const Operand &input, const Operand &src, bool) {
  OpScope scope("copy_", input.getWhere());
  return copyInto(input, src);
}

// The tensor itself becomes one that looks as `view` does.
static Tensor become(const Operand &input, const Tensor &view) {
  Tensor self = viewed(input);
  if (self.isTraced())
    *self.getImpl()->traced = TracedTensor(*view.getImpl()->traced);
  else
    *self.getImpl() = Tensor::Impl(*view.getImpl());
  self.getImpl()->pending = view.getImpl()->pending;
  return input.getTensor();
}

template <typename Make> static Tensor reshapeItself(const char *name, const Operand &input, Make &&make) {
  OpScope scope(name, input.getWhere());
  return become(input, make(viewed(input)));
}

Tensor squeeze_(const Operand &input, const IntList &dim) {
  return reshapeItself("squeeze_", input, [&](const Tensor &x) { return squeeze(x, dim); });
}
Tensor unsqueeze_(const Operand &input, int64_t dim) {
  return reshapeItself("unsqueeze_", input, [&](const Tensor &x) { return unsqueeze(x, dim); });
}
Tensor transpose_(const Operand &input, int64_t dim0, int64_t dim1) {
  return reshapeItself("transpose_", input, [&](const Tensor &x) { return transpose(x, dim0, dim1); });
}
Tensor swapaxes_(const Operand &input, int64_t axis0, int64_t axis1) { return transpose_(input, axis0, axis1); }
Tensor swapdims_(const Operand &input, int64_t dim0, int64_t dim1) { return transpose_(input, dim0, dim1); }
Tensor t_(const Operand &input) {
  return reshapeItself("t_", input, [&](const Tensor &x) { return t(x); });
}
Tensor as_strided_(const Operand &input, const SizeList &size, const SizeList &stride, std::optional<SymInt> storage_offset) {
  return reshapeItself("as_strided_", input, [&](const Tensor &x) { return stridedLook(x, size, stride, storage_offset); });
}
Tensor detach_(const Operand &input) {
  OpScope scope("detach_", input.getWhere());
  viewed(input);
  return input.getTensor();
}
Tensor set_(const Operand &input, const Operand &source) {
  return reshapeItself("set_", input, [&](const Tensor &x) {
    Tensor other = viewed(source);
    if (other.dtype() != x.dtype())
      failType("'source' must have the dtype of 'input', " + describe(x.dtype()) + ", got " + describe(other.dtype()));
    return other;
  });
}

Tensor resize_(const Operand &input, const SizeList &size) {
  OpScope scope("resize_", input.getWhere());
  Tensor x = viewed(input);
  if (x.isTraced()) fail("a storage can't change its size in a trace; make a tensor of the new shape");
  Tensor::Impl &impl = *x.getImpl();
  Sizes sizes = guarded(size);
  int64_t needed = (impl.offset + checkedNumel(sizes, impl.dtype)) * itemSize(impl.dtype);
  if (needed > static_cast<int64_t>(impl.storage->bytes())) {
    int32_t code = impl.storage->resize(static_cast<size_t>(needed));
    if (code == CROUT_OUT_OF_MEMORY)
      throw MemoryError(currentFunctionPrefix() + "no memory for " + std::to_string(needed) + " bytes", currentLocationString());
    if (code != CROUT_OK)
      failValue("the storage of " + std::to_string(impl.storage->bytes()) + " bytes belongs to someone else and can't grow to " +
                std::to_string(needed));
  }
  impl.sizes = sizes;
  impl.strides = contiguousStrides(sizes);
  return input.getTensor();
}
Tensor resize_as_(const Operand &input, const Operand &other) { return resize_(input, viewed(other).shape()); }

bool is_set_to(const Operand &input, const Operand &tensor) {
  OpScope scope("is_set_to", input.getWhere());
  Tensor a = viewed(input), b = viewed(tensor);
  if (a.isTraced() || b.isTraced()) fail("where tensors lie is not known in a trace");
  const Tensor::Impl &x = *a.getImpl(), &y = *b.getImpl();
  return x.storage.get() == y.storage.get() && x.offset == y.offset && x.sizes == y.sizes && x.strides == y.strides &&
         x.pending == y.pending;
}

} // namespace crout
