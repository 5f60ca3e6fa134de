// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tensors from numbers: filled on the spot when eager, operations in a trace.
#include "Ops/Write.h"
#include "Trace/Warning.h"
#include <cmath>
#include <cstring>

namespace crout {
using namespace ops;

static uint16_t toHalf(double value) {
  _Float16 half = static_cast<_Float16>(value);
  uint16_t bits;
  std::memcpy(&bits, &half, sizeof(bits));
  return bits;
}
static uint16_t toBFloat(double value) {
  float single = static_cast<float>(value);
  uint32_t bits;
  std::memcpy(&bits, &single, sizeof(bits));
  if (std::isnan(single)) return 0x7fc0;
  return static_cast<uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16); // to nearest, ties to even
}

// Writes `at(i)`, a number of type T, as element i.
template <typename At> static void fill(Tensor &target, At at) {
  Tensor::Impl &impl = *target.getImpl();
  const int64_t count = product(impl.sizes);
  char *data = impl.data();
  auto store = [&]<typename T>(T, auto convert) {
    T *elements = reinterpret_cast<T *>(data);
    for (int64_t i = 0; i < count; ++i)
      elements[i] = static_cast<T>(convert(at(i)));
  };
  using Number = std::decay_t<decltype(at(0))>;
  auto real = [](Number value) {
    if constexpr (std::is_same_v<Number, std::complex<double>>)
      return value.real();
    else
      return value;
  };
  auto asDouble = [real](Number value) { return static_cast<double>(real(value)); };
  switch (impl.dtype) {
  case DType::Bool:
    store(uint8_t(), [](Number value) { return value != Number(0); });
    break;
  case DType::UInt8:
    store(uint8_t(), [real](Number value) { return static_cast<int64_t>(real(value)); });
    break;
  case DType::Int8:
    store(int8_t(), [real](Number value) { return static_cast<int64_t>(real(value)); });
    break;
  case DType::Int16:
    store(int16_t(), [real](Number value) { return static_cast<int64_t>(real(value)); });
    break;
  case DType::Int32:
    store(int32_t(), [real](Number value) { return static_cast<int64_t>(real(value)); });
    break;
  case DType::Int64:
    store(int64_t(), [real](Number value) { return static_cast<int64_t>(real(value)); });
    break;
  case DType::Float16:
    store(uint16_t(), [asDouble](Number value) { return toHalf(asDouble(value)); });
    break;
  case DType::BFloat16:
    store(uint16_t(), [asDouble](Number value) { return toBFloat(asDouble(value)); });
    break;
  case DType::Float32:
    store(float(), asDouble);
    break;
  case DType::Float64:
    store(double(), asDouble);
    break;
  case DType::Complex64:
    store(std::complex<float>(), [](Number value) { return std::complex<float>(std::complex<double>(value)); });
    break;
  case DType::Complex128:
    store(std::complex<double>(), [](Number value) { return std::complex<double>(value); });
    break;
  }
}

static void fillWith(Tensor &target, const Scalar &value) {
  std::visit(
      [&](const auto &x) {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, SymInt>)
          fill(target, [n = x.guard()](int64_t) { return n; });
        else if constexpr (std::is_same_v<T, bool>)
          fill(target, [n = int64_t{x}](int64_t) { return n; });
        else
          fill(target, [&x](int64_t) { return x; });
      },
      value);
}

static void requireCPU(const std::optional<Device> &device) {
  if (device && device->type != kDLCPU) fail("device " + name(*device) + " is not on this machine: this build has cpu only");
}

static Tensor filledTensor(std::span<const SymInt> size, const Scalar &value, DType dtype) {
  for (const SymInt &dim : size)
    if (!dim.isSymbolic() && dim.hint() < 0)
      fail("sizes must not be negative, got shape " + shapeString(llvm::ArrayRef(size.data(), size.size())));
  if (TraceSession::current()) return filled(llvm::ArrayRef<SymInt>(size.data(), size.size()), value, dtype);
  Sizes sizes;
  for (const SymInt &dim : size)
    sizes.push_back(dim.guard());
  Tensor result = makeEager(sizes, dtype);
  fillWith(result, value);
  return result;
}

using OptionalDType = std::optional<DType>;
using OptionalDevice = std::optional<Device>;

Tensor zeros(const SizeList &size, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("zeros", where);
  requireCPU(device);
  return filledTensor(size, int64_t{0}, dtype.value_or(defaultDType()));
}
Tensor ones(const SizeList &size, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("ones", where);
  requireCPU(device);
  return filledTensor(size, int64_t{1}, dtype.value_or(defaultDType()));
}
Tensor empty(const SizeList &size, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("empty", where);
  requireCPU(device);
  if (TraceSession::current()) return filledTensor(size, int64_t{0}, dtype.value_or(defaultDType()));
  Sizes sizes;
  for (const SymInt &dim : size)
    sizes.push_back(dim.guard());
  return makeEager(sizes, dtype.value_or(defaultDType()));
}

static DType numberType(const Scalar &value) {
  DType dtype = dtypeOfNumber(value);
  return isComplex(dtype) ? toComplex(defaultDType()) : isFloatingPoint(dtype) ? defaultDType() : dtype;
}

Tensor full(const SizeList &size, const Scalar &fill_value, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("full", where);
  requireCPU(device);
  return filledTensor(size, fill_value, dtype.value_or(numberType(fill_value)));
}

static Tensor filledLike(const char *name, const Operand &input, const Scalar &value, OptionalDType dtype, OptionalDevice device) {
  OpScope scope(name, input.getWhere());
  requireCPU(device);
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  return filledTensor(input.getTensor().shape(), value, dtype.value_or(input.getTensor().dtype()));
}
Tensor zeros_like(const Operand &input, OptionalDType dtype, OptionalDevice device) {
  return filledLike("zeros_like", input, int64_t{0}, dtype, device);
}
Tensor ones_like(const Operand &input, OptionalDType dtype, OptionalDevice device) {
  return filledLike("ones_like", input, int64_t{1}, dtype, device);
}
Tensor empty_like(const Operand &input, OptionalDType dtype, OptionalDevice device) {
  return filledLike("empty_like", input, int64_t{0}, dtype, device);
}
Tensor full_like(const Operand &input, const Scalar &fill_value, OptionalDType dtype, OptionalDevice device) {
  return filledLike("full_like", input, fill_value, dtype, device);
}

static Tensor iota(const SymInt &size, DType dtype) {
  SymInt dims[] = {size};
  return session().wrap(session().emit<ir::IotaOp>(session().tensorType(dtype, dims), session().dynamicSizes(dims), int64_t{0}), dims);
}

Tensor arange(const Scalar &start, const Scalar &end, const Scalar &step, OptionalDType dtype, OptionalDevice device,
              std::source_location where) {
  OpScope scope("arange", where);
  requireCPU(device);
  bool integers = true;
  for (const Scalar *value : {&start, &end, &step}) {
    if (std::holds_alternative<std::complex<double>>(*value)) failType("'start', 'end' and 'step' must be real");
    integers &= !std::holds_alternative<double>(*value);
  }
  DType type = dtype.value_or(integers ? DType::Int64 : defaultDType());
  if (isComplex(type) || type == DType::Bool) failType("'dtype' must be integer or floating point, got " + describe(type));
  auto symbolic = [](const Scalar &value) { return std::holds_alternative<SymInt>(value); };
  if (symbolic(start) || symbolic(end) || symbolic(step)) {
    // ceil((end - start) / step) stays a symbol where the step is a number.
    auto size = [](const Scalar &value) {
      return std::holds_alternative<SymInt>(value) ? std::get<SymInt>(value) : SymInt(static_cast<int64_t>(toDouble(value)));
    };
    int64_t stride = size(step).guard();
    if (!integers || stride <= 0) fail("with a symbolic size the others must be integers and 'step' positive");
    SymInt span = size(end) - size(start);
    SymInt count = floorDiv(span + SymInt(stride - 1), stride);
    if (!isGeneric(count) && count < SymInt(0)) count = 0;
    Tensor numbers = iota(count, DType::Int64);
    if (stride != 1) numbers = binary<ir::MulOp>(numbers, constant(stride, DType::Int64));
    numbers = binary<ir::AddOp>(numbers, sizeTensor(size(start), DType::Int64));
    return toDType(numbers, type);
  }
  double first = toDouble(start), last = toDouble(end), stride = toDouble(step);
  if (stride == 0) fail("'step' must not be 0");
  if (!std::isfinite(first) || !std::isfinite(last))
    fail("'start' and 'end' must be finite, got " + std::to_string(first) + " and " + std::to_string(last));
  if ((last - first) * stride < 0)
    fail("'end' must lie on the side of 'start' where 'step' leads, got " + std::to_string(first) + ", " + std::to_string(last) + " and " +
         std::to_string(stride));
  auto integer = [](const Scalar &value) {
    return std::holds_alternative<bool>(value) ? int64_t{std::get<bool>(value)} : std::get<int64_t>(value);
  };
  double exact = std::ceil((last - first) / stride);
  if (exact > 1e15) throw MemoryError(currentFunctionPrefix() + "the range has too many numbers for memory", currentLocationString());
  int64_t count = static_cast<int64_t>(exact);
  if (TraceSession::current()) {
    DType compute = integers ? DType::Int64 : DType::Float64;
    Tensor numbers = binary<ir::AddOp>(binary<ir::MulOp>(iota(count, compute), constant(step, compute)), constant(start, compute));
    return toDType(numbers, type);
  }
  Tensor result = makeEager({count}, type);
  if (integers)
    fill(result, [a = integer(start), s = integer(step)](int64_t i) { return a + i * s; });
  else
    fill(result, [=](int64_t i) { return first + static_cast<double>(i) * stride; });
  return result;
}
Tensor arange(const Scalar &end, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  Scalar start = int64_t{0};
  if (std::holds_alternative<double>(end)) start = 0.0;
  return arange(start, end, Scalar(int64_t{1}), dtype, device, where);
}

// `steps` numbers at equal distances, each mapped; counted from both ends, so that both are exact.
template <typename Map>
static Tensor spaced(const Scalar &start, const Scalar &end, int64_t steps, OptionalDType dtype, OptionalDevice device, Map map) {
  requireCPU(device);
  if (steps < 0) fail("'steps' must not be negative, got " + std::to_string(steps));
  double first = toDouble(start), last = toDouble(end), step = steps > 1 ? (last - first) / static_cast<double>(steps - 1) : 0;
  Tensor result = makeEager({steps}, dtype.value_or(defaultDType()));
  fill(result, [=](int64_t i) {
    bool early = i < steps / 2 || steps == 1;
    return map(early ? first + step * static_cast<double>(i) : last - step * static_cast<double>(steps - 1 - i));
  });
  return TraceSession::current() ? session().lift(result) : result;
}

Tensor linspace(const Scalar &start, const Scalar &end, int64_t steps, OptionalDType dtype, OptionalDevice device,
                std::source_location where) {
  OpScope scope("linspace", where);
  return spaced(start, end, steps, dtype, device, [](double x) { return x; });
}

// start, start + step, ... up to and with end, as floating-point numbers unless asked otherwise.
Tensor range(const Scalar &start, const Scalar &end, const Scalar &step, OptionalDType dtype, OptionalDevice device,
             std::source_location where) {
  OpScope scope("range", where);
  requireCPU(device);
  warn("'end' is one of the numbers, other than in Python's range; use arange");
  double first = toDouble(start), last = toDouble(end), stride = toDouble(step);
  if (stride == 0) fail("'step' must not be 0");
  if (!std::isfinite(first) || !std::isfinite(last) || (last - first) * stride < 0)
    fail("'start' and 'end' must be finite, and 'end' on the side of 'start' where 'step' leads, got " + std::to_string(first) + ", " +
         std::to_string(last) + " and " + std::to_string(stride));
  DType type = dtype.value_or(defaultDType());
  if (isComplex(type) || type == DType::Bool) failType("'dtype' must be integer or floating point, got " + describe(type));
  double exact = std::floor((last - first) / stride) + 1;
  if (exact > 1e15) throw MemoryError(currentFunctionPrefix() + "the range has too many numbers for memory", currentLocationString());
  Tensor result = makeEager({static_cast<int64_t>(exact)}, type);
  fill(result, [=](int64_t i) { return first + static_cast<double>(i) * stride; });
  return TraceSession::current() ? session().lift(result) : result;
}
Tensor range(const Scalar &end, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  return range(Scalar(int64_t{0}), end, Scalar(int64_t{1}), dtype, device, where);
}

// base to the powers that linspace gives.
Tensor logspace(const Scalar &start, const Scalar &end, int64_t steps, double base, OptionalDType dtype, OptionalDevice device,
                std::source_location where) {
  OpScope scope("logspace", where);
  return spaced(start, end, steps, dtype, device, [base](double x) { return std::pow(base, x); });
}

// Memory for the element that is furthest away, seen by the given strides.
Tensor empty_strided(const SizeList &size, const SizeList &stride, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("empty_strided", where);
  requireCPU(device);
  if (size.size() != stride.size())
    fail("'size' and 'stride' must have the same length, got " + std::to_string(size.size()) + " and " + std::to_string(stride.size()));
  Sizes sizes, strides;
  int64_t extent = 1;
  bool isEmpty = false;
  for (size_t i = 0; i < size.size(); ++i) {
    sizes.push_back(size[i].guard());
    strides.push_back(stride[i].guard());
    if (sizes.back() < 0 || strides.back() < 0)
      fail("sizes and strides must not be negative, got " + std::to_string(sizes.back()) + " and " + std::to_string(strides.back()));
    int64_t reach = 0;
    isEmpty |= sizes.back() == 0;
    if (sizes.back() > 1 &&
        (__builtin_mul_overflow(sizes.back() - 1, strides.back(), &reach) || __builtin_add_overflow(extent, reach, &extent)))
      throw MemoryError(currentFunctionPrefix() + "the tensor has too many elements for memory", currentLocationString());
  }
  Tensor memory = makeEager({isEmpty ? 0 : extent}, dtype.value_or(defaultDType()));
  Tensor result = makeView(memory, sizes, strides, 0);
  return TraceSession::current() ? session().lift(result) : result;
}

static Tensor newTensor(const char *name, const Operand &input, const SizeList &size, const Scalar &value, OptionalDType dtype,
                        OptionalDevice device) {
  OpScope scope(name, input.getWhere());
  requireCPU(device);
  if (input.isScalar()) failType("'input' must be a tensor, got a number");
  return filledTensor(size, value, dtype.value_or(input.getTensor().dtype()));
}
Tensor new_zeros(const Operand &input, const SizeList &size, OptionalDType dtype, OptionalDevice device) {
  return newTensor("new_zeros", input, size, int64_t{0}, dtype, device);
}
Tensor new_ones(const Operand &input, const SizeList &size, OptionalDType dtype, OptionalDevice device) {
  return newTensor("new_ones", input, size, int64_t{1}, dtype, device);
}
Tensor new_empty(const Operand &input, const SizeList &size, OptionalDType dtype, OptionalDevice device) {
  return newTensor("new_empty", input, size, int64_t{0}, dtype, device);
}
Tensor new_full(const Operand &input, const SizeList &size, const Scalar &fill_value, OptionalDType dtype, OptionalDevice device) {
  return newTensor("new_full", input, size, fill_value, dtype, device);
}

Tensor fill_(const Operand &input, const Operand &value) {
  OpScope scope("fill_", input.getWhere());
  if (!value.isScalar() && value.getTensor().dim() != 0)
    fail("'value' must be a number or a tensor without dimensions, got shape " + shapeString(value.getTensor()));
  return copyInto(input, value);
}
Tensor zero_(const Operand &input) {
  OpScope scope("zero_", input.getWhere());
  return copyInto(input, Operand(int64_t{0}, input.getWhere()));
}

Tensor eye(SymInt n, std::optional<SymInt> m, OptionalDType dtype, OptionalDevice device, std::source_location where) {
  OpScope scope("eye", where);
  requireCPU(device);
  SymInt dims[] = {n, m.value_or(n)};
  for (const SymInt &dim : dims)
    if (!dim.isSymbolic() && dim.hint() < 0) fail("sizes must not be negative, got " + toString(dim));
  DType type = dtype.value_or(defaultDType());
  if (TraceSession::current())
    return session().wrap(session().emit<ir::EyeOp>(session().tensorType(type, dims), session().dynamicSizes(dims)), dims);
  int64_t columns = dims[1].guard();
  Tensor result = makeEager({dims[0].guard(), columns}, type);
  fill(result, [columns](int64_t i) { return int64_t{i / columns == i % columns}; });
  return result;
}

} // namespace crout
