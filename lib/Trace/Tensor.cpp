// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Properties of tensors, and eager tensors in memory.
#include "Trace/OpScope.h"
#include "Trace/TensorImpl.h"
#include "Trace/TraceSession.h"
#include "crout/functions.h"
#include <cstdlib>
#include <cstring>

namespace crout {

std::string name(Device device) {
  switch (device.type) {
  case kDLCPU:
    return "cpu";
  case kDLCUDA:
    return "cuda:" + std::to_string(device.index);
  default:
    return "device type " + std::to_string(device.type) + ":" + std::to_string(device.index);
  }
}

int64_t product(llvm::ArrayRef<int64_t> sizes) {
  int64_t result = 1;
  for (int64_t size : sizes)
    result *= size;
  return result;
}

int64_t checkedNumel(llvm::ArrayRef<int64_t> sizes, DType dtype) {
  int64_t count = 1;
  bool empty = llvm::is_contained(sizes, 0), overflow = false;
  for (int64_t size : sizes) {
    if (size < 0) throw ValueError("sizes must not be negative, got shape " + shapeString(sizes), currentLocationString());
    overflow |= __builtin_mul_overflow(count, size, &count);
  }
  int64_t bytes;
  overflow |= __builtin_mul_overflow(count, itemSize(dtype), &bytes) || bytes > (int64_t(1) << 56);
  if (empty) return 0;
  if (overflow)
    throw MemoryError("a tensor of shape " + shapeString(sizes) + " and dtype " + std::string(name(dtype)) + " is too large for memory",
                      currentLocationString());
  return count;
}

Sizes contiguousStrides(llvm::ArrayRef<int64_t> sizes) {
  Sizes strides(sizes.size());
  int64_t stride = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    strides[i] = stride;
    stride *= std::max<int64_t>(sizes[i], 1);
  }
  return strides;
}

bool isContiguous(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides) {
  int64_t stride = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    if (sizes[i] == 0) return true;
    if (sizes[i] != 1 && strides[i] != stride) {
      // An earlier dimension of size 0 makes every layout contiguous.
      return llvm::is_contained(sizes, 0);
    }
    stride *= sizes[i];
  }
  return true;
}

std::pair<int64_t, int64_t> extent(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides) {
  int64_t low = 0, high = 0;
  for (auto [size, stride] : llvm::zip_equal(sizes, strides)) {
    if (size == 0) return {0, -1};
    (stride < 0 ? low : high) += (size - 1) * stride;
  }
  return {low, high};
}

bool overlapsItself(llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides) {
  llvm::SmallVector<std::pair<int64_t, int64_t>, 6> dims; // stride, size
  for (auto [size, stride] : llvm::zip_equal(sizes, strides)) {
    if (size == 0) return false;
    if (size > 1) dims.push_back({std::abs(stride), size});
  }
  llvm::sort(dims);
  int64_t reach = 0; // farthest element that the dimensions so far can name
  for (auto [stride, size] : dims) {
    if (stride <= reach) return true;
    reach += stride * (size - 1);
  }
  return false;
}

bool mayOverlap(const Tensor::Impl &a, const Tensor::Impl &b) {
  if (a.storage.get() != b.storage.get()) return false;
  auto bytes = [](const Tensor::Impl &x) {
    auto [low, high] = extent(x.sizes, x.strides);
    return std::pair((x.offset + low) * itemSize(x.dtype), (x.offset + high + 1) * itemSize(x.dtype));
  };
  auto [beginA, endA] = bytes(a);
  auto [beginB, endB] = bytes(b);
  return beginA < endB && beginB < endA && beginA < endA && beginB < endB;
}

Tensor makeEager(llvm::ArrayRef<int64_t> sizes, DType dtype) {
  size_t bytes = static_cast<size_t>(checkedNumel(sizes, dtype) * itemSize(dtype));
  rt::StorageRef storage = rt::Storage::create(bytes);
  if (!storage)
    throw MemoryError("no memory for a tensor of shape " + shapeString(sizes) + " and dtype " + std::string(name(dtype)) + ": " +
                          std::to_string(bytes) + " bytes",
                      currentLocationString());
  return makeEager(std::move(storage), sizes, dtype);
}

Tensor makeEager(rt::StorageRef storage, llvm::ArrayRef<int64_t> sizes, DType dtype, int64_t offset) {
  auto impl = std::make_shared<Tensor::Impl>();
  impl->dtype = dtype;
  impl->storage = std::move(storage);
  impl->offset = offset;
  impl->sizes.assign(sizes.begin(), sizes.end());
  impl->strides = contiguousStrides(sizes);
  return Tensor(std::move(impl));
}

Tensor makeView(const Tensor &base, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides, int64_t offset) {
  Tensor view = makeView(base, sizes, strides, offset, base.getImpl()->dtype);
  view.getImpl()->pending = base.getImpl()->pending;
  return view;
}
Tensor makeView(const Tensor &base, llvm::ArrayRef<int64_t> sizes, llvm::ArrayRef<int64_t> strides, int64_t offset, DType dtype) {
  auto impl = std::make_shared<Tensor::Impl>();
  const Tensor::Impl &from = *base.getImpl();
  impl->dtype = dtype;
  impl->device = from.device;
  impl->storage = from.storage;
  impl->offset = offset;
  impl->sizes.assign(sizes.begin(), sizes.end());
  impl->strides.assign(strides.begin(), strides.end());
  return Tensor(std::move(impl));
}

void copyElements(const Tensor::Impl &from, Tensor::Impl &to) {
  const int64_t size = itemSize(from.dtype), rank = from.rank();
  if (product(from.sizes) == 0) return;
  if (isContiguous(from.sizes, from.strides) && isContiguous(to.sizes, to.strides)) {
    std::memcpy(to.data(), from.data(), static_cast<size_t>(product(from.sizes) * size));
    return;
  }
  // Rows along the last dimension; an odometer over the others.
  const int64_t inner = rank ? from.sizes.back() : 1, fromStep = rank ? from.strides.back() * size : 0,
                toStep = rank ? to.strides.back() * size : 0;
  auto copyRow = [&]<typename T>(T, const char *source, char *target) {
    for (int64_t i = 0; i < inner; ++i, source += fromStep, target += toStep)
      std::memcpy(target, source, sizeof(T));
  };
  struct Sixteen {
    char bytes[16];
  };
  Sizes index(static_cast<size_t>(std::max<int64_t>(rank - 1, 0)), 0);
  const char *source = from.data();
  char *target = to.data();
  while (true) {
    switch (size) {
    case 1:
      copyRow(uint8_t(), source, target);
      break;
    case 2:
      copyRow(uint16_t(), source, target);
      break;
    case 4:
      copyRow(uint32_t(), source, target);
      break;
    case 8:
      copyRow(uint64_t(), source, target);
      break;
    default:
      copyRow(Sixteen(), source, target);
      break;
    }
    int64_t dim = rank - 2;
    for (; dim >= 0; --dim) {
      source += from.strides[dim] * size;
      target += to.strides[dim] * size;
      if (++index[dim] < from.sizes[dim]) break;
      source -= from.strides[dim] * size * from.sizes[dim];
      target -= to.strides[dim] * size * to.sizes[dim];
      index[dim] = 0;
    }
    if (dim < 0) return;
  }
}

void checkWritable(const Tensor &tensor, const char *role) {
  const Tensor::Impl &impl = *tensor.getImpl();
  auto fail = [&](const char *why) {
    throw Error(currentFunctionPrefix() + "'" + role + "' of shape " + shapeString(tensor) + " can't be written to: " + why,
                currentLocationString());
  };
  if (impl.storage->isReadOnly()) fail("its memory is read-only; clone it first");
  if (overlapsItself(impl.sizes, impl.strides)) fail("several of its elements share one place in memory (is it expanded?); clone it first");
}

Tensor unresolved(const Tensor &tensor) {
  const Tensor::Impl &impl = *tensor.getImpl();
  return impl.pending ? makeView(tensor, impl.sizes, impl.strides, impl.offset, impl.dtype) : tensor;
}

void writeElements(const Tensor &from, const Tensor &to) {
  const Tensor::Impl &source = *from.getImpl();
  Tensor::Impl &target = *to.getImpl();
  if (source.pending != target.pending) {
    // Memory gets what becomes the elements of `from` by what is pending for `to`.
    Tensor elements = makeView(from, source.sizes, source.strides, source.offset, source.dtype);
    elements.getImpl()->pending = source.pending ^ target.pending;
    copyElements(*elements.resolved().getImpl(), target);
    return;
  }
  if (!mayOverlap(source, target)) {
    copyElements(source, target);
    return;
  }
  if (source.offset == target.offset && source.sizes == target.sizes && source.strides == target.strides) return;
  // Elements may be read after they were overwritten.
  Tensor copy = makeEager(source.sizes, source.dtype);
  copyElements(source, *copy.getImpl());
  copyElements(*copy.getImpl(), target);
}

Tensor contiguousEager(const Tensor &tensor) {
  const Tensor::Impl &from = *tensor.getImpl();
  if (isContiguous(from.sizes, from.strides)) return tensor;
  if (from.pending) return tensor.resolved();
  Tensor copy = makeEager(from.sizes, from.dtype);
  copyElements(from, *copy.getImpl());
  return copy;
}

DType dtypeOfNumber(const Scalar &scalar) {
  static constexpr DType dtypes[] = {DType::Bool, DType::Int64, DType::Float64, DType::Complex128, DType::Int64};
  return dtypes[scalar.index()];
}

Tensor makeNumber(const Scalar &scalar) {
  Tensor result = makeEager({}, dtypeOfNumber(scalar));
  std::visit(
      [&](const auto &value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, SymInt>) {
          int64_t number = value.guard();
          std::memcpy(result.getImpl()->data(), &number, sizeof(number));
        } else {
          std::memcpy(result.getImpl()->data(), &value, sizeof(value));
        }
      },
      scalar);
  result.getImpl()->isNumber = true;
  return result;
}

template <typename Range, typename Print> static std::string shapeText(const Range &sizes, Print print) {
  std::string text = "(";
  for (size_t i = 0; i < sizes.size(); ++i)
    text += (i ? ", " : "") + print(sizes[i]);
  return text + (sizes.size() == 1 ? ",)" : ")");
}
std::string shapeString(llvm::ArrayRef<int64_t> sizes) {
  return shapeText(sizes, [](int64_t size) { return std::to_string(size); });
}
std::string shapeString(llvm::ArrayRef<SymInt> sizes) {
  return shapeText(sizes, [](const SymInt &size) {
    // In a trace with example inputs the numbers say more than the symbols.
    return !isGeneric(size) ? std::to_string(size.hint()) : toString(size);
  });
}
std::string shapeString(const Tensor &tensor) {
  const Tensor::Impl &impl = *tensor.getImpl();
  return impl.isTraced() ? shapeString(impl.dims()) : shapeString(llvm::ArrayRef<int64_t>(impl.sizes));
}

//===----------------------------------------------------------------------===//
// Tensor
//===----------------------------------------------------------------------===//

static Tensor::Impl &get(const Tensor &tensor) {
  if (!tensor.defined()) throw ValueError("the tensor is undefined: it was default-constructed or moved from", currentLocationString());
  return *tensor.getImpl();
}

static Tensor::Impl &getEager(const Tensor &tensor, const char *what, const char *instead) {
  Tensor::Impl &impl = get(tensor);
  if (impl.isTraced())
    throw Error(std::string(what) + " needs the elements of a tensor, which are not known while a function is traced; " + instead,
                (OpScope(what, std::source_location()), currentLocationString()));
  return impl;
}

bool Tensor::isTraced() const { return get(*this).isTraced(); }
DType Tensor::dtype() const { return get(*this).dtype; }
Device Tensor::device() const { return get(*this).device; }
int64_t Tensor::dim() const { return get(*this).rank(); }

std::vector<SymInt> Tensor::shape() const {
  const Impl &i = get(*this);
  if (i.isTraced()) return {i.dims().begin(), i.dims().end()};
  return {i.sizes.begin(), i.sizes.end()};
}

SymInt Tensor::size(int64_t dim) const {
  const Impl &i = get(*this);
  if (dim < -i.rank() || dim >= i.rank())
    throw IndexError("dimension out of range: expected one in [" + std::to_string(-i.rank()) + ", " + std::to_string(i.rank() - 1) +
                         "], got " + std::to_string(dim),
                     currentLocationString());
  if (dim < 0) dim += i.rank();
  return i.isTraced() ? i.dims()[static_cast<size_t>(dim)] : SymInt(i.sizes[static_cast<size_t>(dim)]);
}

SymInt Tensor::numel() const {
  SymInt count = 1;
  for (const SymInt &size : shape())
    count = count * size;
  return count;
}

static const char *const useShape = "use shape() and size(), whose entries may be symbolic";
std::vector<int64_t> Tensor::sizes() const {
  const Impl &i = getEager(*this, "sizes()", useShape);
  return {i.sizes.begin(), i.sizes.end()};
}
std::vector<int64_t> Tensor::strides() const {
  const Impl &i = getEager(*this, "strides()", "use symStrides()");
  return {i.strides.begin(), i.strides.end()};
}
std::vector<SymInt> Tensor::symStrides() const {
  const Impl &i = get(*this);
  if (!i.isTraced()) return {i.strides.begin(), i.strides.end()};
  if (TraceSession *session = TraceSession::current()) session->useLayouts();
  SymSizes strides = stridesOf(*i.traced);
  return {strides.begin(), strides.end()};
}
SymInt Tensor::storageOffset() const {
  const Impl &i = get(*this);
  if (!i.isTraced()) return i.offset;
  if (TraceSession *session = TraceSession::current()) session->useLayouts();
  return i.traced->offset;
}
bool Tensor::isContiguous() const {
  const Impl &i = get(*this);
  if (!i.isTraced()) return crout::isContiguous(i.sizes, i.strides);
  if (TraceSession *session = TraceSession::current()) session->useLayouts();
  return crout::isContiguous(*i.traced);
}
bool Tensor::sharesStorage(const Tensor &other) const {
  const Impl &a = get(*this), &b = get(other);
  if (a.isTraced() != b.isTraced()) return false;
  if (!a.isTraced()) return a.storage.get() == b.storage.get();
  return &a == &b || (a.traced->memory && a.traced->memory == b.traced->memory);
}
bool Tensor::isConjugated() const { return get(*this).pending & Impl::conjugation; }
bool Tensor::isNegated() const { return get(*this).pending & Impl::negation; }
Tensor Tensor::resolved() const {
  const Impl &i = getEager(*this, "resolved()", "use resolve_conj() and resolve_neg()");
  if (!i.pending) return *this;
  TraceSession::Suspension untraced; // the elements are known
  Tensor elements = unresolved(*this);
  if (i.pending & Impl::conjugation) elements = conj_physical(elements);
  return i.pending & Impl::negation ? neg(elements) : elements;
}
bool Tensor::isReadOnly() const { return !isTraced() && impl->storage->isReadOnly(); }
void *Tensor::dataPtr() const { return getEager(*this, "dataPtr()", "return the tensor from the function and look at the result").data(); }

static float halfToFloat(uint16_t bits) {
  _Float16 value;
  std::memcpy(&value, &bits, sizeof(value));
  return static_cast<float>(value);
}
static float bfloatToFloat(uint16_t bits) {
  uint32_t wide = static_cast<uint32_t>(bits) << 16;
  float value;
  std::memcpy(&value, &wide, sizeof(value));
  return value;
}

Scalar Tensor::item() const {
  const Impl &i = getEager(*this, "item()", "use crout.where to choose between values, and return what must be looked at");
  if (i.pending) return resolved().item();
  if (product(i.sizes) != 1)
    throw Error("item(): the tensor must have one element, got shape " + shapeString(*this), currentLocationString());
  const char *data = i.data();
  auto read = [data]<typename T>(T value) {
    std::memcpy(&value, data, sizeof(T));
    return value;
  };
  switch (i.dtype) {
  case DType::Bool:
    return read(uint8_t()) != 0;
  case DType::UInt8:
    return static_cast<int64_t>(read(uint8_t()));
  case DType::Int8:
    return static_cast<int64_t>(read(int8_t()));
  case DType::Int16:
    return static_cast<int64_t>(read(int16_t()));
  case DType::Int32:
    return static_cast<int64_t>(read(int32_t()));
  case DType::Int64:
    return read(int64_t());
  case DType::Float16:
    return static_cast<double>(halfToFloat(read(uint16_t())));
  case DType::BFloat16:
    return static_cast<double>(bfloatToFloat(read(uint16_t())));
  case DType::Float32:
    return static_cast<double>(read(float()));
  case DType::Float64:
    return read(double());
  case DType::Complex64:
    return std::complex<double>(read(std::complex<float>()));
  case DType::Complex128:
    return read(std::complex<double>());
  }
  return false;
}

Tensor Tensor::fromData(const void *data, std::span<const int64_t> sizes, DType dtype) {
  Tensor result = makeEager(llvm::ArrayRef(sizes.data(), sizes.size()), dtype);
  if (int64_t bytes = product(result.getImpl()->sizes) * itemSize(dtype))
    std::memcpy(result.getImpl()->data(), data, static_cast<size_t>(bytes));
  return result;
}

Tensor Tensor::fromBlob(void *data, std::span<const int64_t> sizes, std::span<const int64_t> strides, DType dtype,
                        std::function<void()> release, bool readOnly) {
  llvm::ArrayRef shape(sizes.data(), sizes.size());
  if (!strides.empty() && strides.size() != sizes.size())
    throw ValueError("'strides' must have one entry per dimension, got " + std::to_string(strides.size()) + " for shape " +
                     shapeString(shape));
  checkedNumel(shape, dtype);
  Sizes steps = strides.empty() ? contiguousStrides(shape) : Sizes(strides.begin(), strides.end());
  // With negative strides the storage begins before the first element.
  auto [low, high] = extent(shape, steps);
  char *begin = data ? static_cast<char *>(data) + low * itemSize(dtype) : nullptr;
  auto *context = release ? new std::function<void()>(std::move(release)) : nullptr;
  auto releaseMemory = [](void *context) {
    auto *function = static_cast<std::function<void()> *>(context);
    (*function)();
    delete function;
  };
  rt::StorageRef storage = rt::Storage::wrap(begin, static_cast<size_t>((high - low + 1) * itemSize(dtype)), {kDLCPU, 0}, readOnly,
                                             context ? +releaseMemory : nullptr, context);
  if (!storage) {
    if (context) releaseMemory(context);
    throw MemoryError("no memory for a tensor of shape " + shapeString(shape), currentLocationString());
  }
  Tensor result = makeEager(std::move(storage), shape, dtype, -low);
  result.getImpl()->strides = std::move(steps);
  return result;
}

} // namespace crout
