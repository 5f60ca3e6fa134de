// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From random bits to uniform and normal numbers, and to integers of a range.
#include "Ops/RandomSteps.h"
#include <numbers>

namespace crout::ops {

static Tensor add(const Tensor &a, const Tensor &b) { return binary<ir::AddOp>(a, b); }
static Tensor times(const Tensor &a, const Tensor &b) { return binary<ir::MulOp>(a, b); }
static Tensor add(const Tensor &a, double b) { return add(a, constant(b, a.dtype())); }
static Tensor times(const Tensor &a, double b) { return times(a, constant(b, a.dtype())); }
static Tensor integerLike(const Tensor &x, int64_t value) { return constant(value, x.dtype()); }

// The upper `kept` bits as a number that is not negative; shifts of the dialect keep the sign.
static Tensor upperBits(const Tensor &x, int width, int kept) {
  Tensor shifted = binary<ir::ShiftRightOp>(x, integerLike(x, width - kept));
  return binary<ir::BitwiseAndOp>(shifted, integerLike(x, static_cast<int64_t>((uint64_t{1} << kept) - 1)));
}
static Tensor upperHalf(const Tensor &x) { return upperBits(x, 64, 32); }
static Tensor lowerHalf(const Tensor &x) { return binary<ir::BitwiseAndOp>(x, integerLike(x, 0xffffffff)); }

int significand(DType dtype) {
  switch (dtype) {
  case DType::Float16:
    return 11;
  case DType::BFloat16:
    return 8;
  case DType::Float32:
    return 24;
  default:
    return 53;
  }
}

Tensor Bits::word(int number) const {
  auto op = session().emit<ir::RandomBitsOp>(session().tensorType(DType::Int32, dims), valueOf(seed), valueOf(offset),
                                             session().dynamicSizes(dims), int64_t{number});
  return session().wrap(op.getResult(), dims);
}

Tensor Bits::lane(int number) const {
  auto op = session().emit<ir::RandomBitsOp>(session().tensorType(DType::Int64, dims), valueOf(seed), valueOf(offset),
                                             session().dynamicSizes(dims), int64_t{number});
  return session().wrap(op.getResult(), dims);
}

Tensor Bits::uniform(DType dtype, int part) const {
  if (isComplex(dtype)) {
    DType real = dtype == DType::Complex64 ? DType::Float32 : DType::Float64;
    return binary<ir::ComplexOp>(uniform(real, 0), uniform(real, 1));
  }
  if (dtype != DType::Float64) {
    int kept = significand(dtype);
    Tensor fraction = times(toDType(upperBits(word(part), 32, kept), DType::Float32), std::ldexp(1.0, -kept));
    return toDType(fraction, dtype);
  }
  // (lane >> 11) * 2^-53, from conversions of 32 bits, which machines have in vectors: the upper word is unsigned, so its highest bit is
  // moved.
  Tensor low = word(2 * part), high = word(2 * part + 1);
  Tensor shifted = toDType(binary<ir::BitwiseXorOp>(high, integerLike(high, std::numeric_limits<int32_t>::min())), dtype);
  Tensor upper = times(add(shifted, 0x1p31), 0x1p-32);
  return add(upper, times(toDType(upperBits(low, 32, 21), dtype), 0x1p-53));
}

// Box and Muller: sqrt(-2 log(u)) at the angle 2 pi v, u in (0, 1].
Bits::Polar Bits::polar(DType dtype) const {
  Tensor u, v;
  if (dtype == DType::Float32) {
    u = times(add(toDType(upperBits(word(0), 32, 31), dtype), 0.5), 0x1p-31); // 31 bits, for a tail that 24 would cut off
    v = uniform(dtype, 1);
  } else {
    u = add(times(uniform(dtype, 0), -1.0), 1.0);
    v = uniform(dtype, 1);
  }
  return {unary<ir::SqrtOp>(times(unary<ir::LogOp>(u), -2.0)), times(v, 2 * std::numbers::pi)};
}

Tensor Bits::normal(DType dtype) const {
  if (isComplex(dtype)) {
    Polar point = polar(dtype == DType::Complex64 ? DType::Float32 : DType::Float64);
    Tensor radius = times(point.radius, std::numbers::sqrt2 / 2); // each part has half of the variance
    return binary<ir::ComplexOp>(times(radius, unary<ir::CosOp>(point.angle)), times(radius, unary<ir::SinOp>(point.angle)));
  }
  Polar point = polar(workType(dtype));
  return times(point.radius, unary<ir::CosOp>(point.angle));
}

// Upper 64 bits of the product of unsigned numbers.
static Tensor upperProduct(const Tensor &x, const Tensor &y) {
  Tensor x0 = lowerHalf(x), x1 = upperHalf(x), y0 = lowerHalf(y), y1 = upperHalf(y);
  Tensor crossed = times(x1, y0), other = times(x0, y1);
  Tensor middle = add(add(upperHalf(times(x0, y0)), lowerHalf(crossed)), lowerHalf(other));
  return add(add(times(x1, y1), upperHalf(crossed)), add(upperHalf(other), upperHalf(middle)));
}

static Tensor lessUnsigned(const Tensor &x, const Tensor &y) {
  Tensor sign = integerLike(x, std::numeric_limits<int64_t>::min());
  return compare(ir::ComparePredicate::lt, binary<ir::BitwiseXorOp>(x, sign), binary<ir::BitwiseXorOp>(y, sign));
}

// floor(x * count / 2^b) of b = 64 or, for a wide range, 128 random bits x: each number is drawn with a probability that differs from 1 /
// count by less than 2^-32 of it.
Tensor Bits::integers(const Tensor &low, const Tensor &count, bool isWide) const {
  Tensor x = lane(0);
  if (!isWide) {
    Tensor lower = upperHalf(times(lowerHalf(x), count));
    return add(low, upperHalf(add(times(upperHalf(x), count), lower)));
  }
  Tensor y = lane(1);
  Tensor carried = upperProduct(x, count), product = times(y, count);
  Tensor carry = toDType(lessUnsigned(add(product, carried), product), DType::Int64);
  return add(low, add(upperProduct(y, count), carry));
}

void require(const Tensor &bad, const std::string &message) {
  Sizes dims;
  for (int64_t dim = 0; dim < bad.dim(); ++dim)
    dims.push_back(dim);
  Tensor info = toDType(reduce(ir::ReduceKind::any, bad, dims, false), DType::Int32);
  session().emit<ir::CheckInfoOp>(valueOf(info), int64_t{6}, currentFunctionPrefix() + message);
}

Tensor shapeOnly(llvm::ArrayRef<SymInt> size, DType dtype) {
  static const Tensor *place = new Tensor(makeEager({}, DType::Bool)); // never destroyed: calls may come while the process ends
  Sizes sizes;
  for (const SymInt &dim : size)
    sizes.push_back(dim.guard());
  checkedNumel(sizes, dtype);
  return makeView(*place, sizes, contiguousStrides(sizes), 0);
}

SymInt countOf(llvm::ArrayRef<SymInt> size) {
  SymInt count = 1;
  for (const SymInt &dim : size)
    count = count * dim;
  return count;
}

} // namespace crout::ops
