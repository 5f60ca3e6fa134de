// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Check operations of test programs: two tensors must agree, exactly or within a tolerance.
#include "crout/runtime/copy.h"
#include "crout/runtime/status.h"
#include "text.h"
#include <math.h>
#include <string.h>

namespace crout::rt {
namespace {

struct Value {
  double re, im;
  int64_t integer;
};

double halfToDouble(uint16_t bits) {
  int exponent = (bits >> 10) & 31, mantissa = bits & 1023;
  double magnitude = exponent == 31  ? (mantissa ? NAN : INFINITY)
                     : exponent == 0 ? ldexp(mantissa, -24)
                                     : ldexp(1024 + mantissa, exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}

template <typename T> T load(const char *at) {
  T value;
  memcpy(&value, at, sizeof value);
  return value;
}

double loadFloat(const char *at, DLDataType type) {
  if (type.code == kDLBfloat) {
    uint32_t bits = static_cast<uint32_t>(load<uint16_t>(at)) << 16;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
  }
  switch (type.bits) {
  case 16:
    return halfToDouble(load<uint16_t>(at));
  case 32:
    return load<float>(at);
  default:
    return load<double>(at);
  }
}

bool isInteger(DLDataType type) { return type.code == kDLInt || type.code == kDLUInt || type.code == kDLBool; }

Value loadValue(const char *at, DLDataType type) {
  if (isInteger(type)) {
    int64_t value = type.bits == 8    ? (type.code == kDLInt ? load<int8_t>(at) : load<uint8_t>(at))
                    : type.bits == 16 ? load<int16_t>(at)
                    : type.bits == 32 ? load<int32_t>(at)
                                      : load<int64_t>(at);
    return {static_cast<double>(value), 0, value};
  }
  if (type.code == kDLComplex) {
    DLDataType part{kDLFloat, static_cast<uint8_t>(type.bits / 2), 1};
    return {loadFloat(at, part), loadFloat(at + part.bits / 8, part), 0};
  }
  return {loadFloat(at, type), 0, 0};
}

void print(Text &text, const Value &value, DLDataType type) {
  int digits = type.code == kDLComplex ? (type.bits == 64 ? 9 : 17) : type.bits == 64 ? 17 : type.bits == 32 ? 9 : 5;
  if (type.code == kDLBool)
    text(value.integer ? "true" : "false");
  else if (isInteger(type))
    text("%lld", static_cast<long long>(value.integer));
  else if (type.code == kDLComplex)
    text("%.*g%+.*gi", digits, value.re, digits, value.im);
  else
    text("%.*g", digits, value.re);
}

bool sameFloat(double a, double b) { return a == b || (isnan(a) && isnan(b)); }

bool equal(const Value &a, const Value &b, DLDataType type) {
  return isInteger(type) ? a.integer == b.integer : sameFloat(a.re, b.re) && sameFloat(a.im, b.im);
}

/// |a - b| <= atol + rtol |b|; infinities and NaN must agree exactly.
bool close(const Value &a, const Value &b, DLDataType type, double rtol, double atol, double &distance) {
  if (equal(a, b, type)) {
    distance = 0;
    return true;
  }
  if (isInteger(type))
    distance = fabs(static_cast<double>(a.integer) - static_cast<double>(b.integer));
  else
    distance = hypot(a.re - b.re, a.im - b.im);
  double reference = hypot(b.re, b.im);
  return isfinite(a.re) && isfinite(a.im) && isfinite(reference) && distance <= atol + rtol * reference;
}

int64_t offsetOf(const DLTensor &tensor, const int64_t *index) {
  int64_t offset = 0, rowMajor = 1;
  for (int32_t d = tensor.ndim - 1; d >= 0; --d) {
    offset += index[d] * (tensor.strides ? tensor.strides[d] : rowMajor);
    rowMajor *= tensor.shape[d];
  }
  return offset * elementSize(tensor.dtype);
}

void expect(const DLTensor &actual, const DLTensor &expected, bool exact, double rtol, double atol, const char *location) {
  const char *op = exact ? "expect_equal" : "expect_close";
  char message[512];
  Text text(message);
  text("%s: ", op);
  bool sameShape = actual.ndim == expected.ndim;
  for (int32_t d = 0; sameShape && d < actual.ndim; ++d)
    sameShape = actual.shape[d] == expected.shape[d];
  if (!sameShape || !sameDType(actual.dtype, expected.dtype) || actual.ndim > kMaxRank) {
    text("'actual' must be ").dtype(expected.dtype)(" of shape ").shape(expected)(" as 'expected', found ").dtype(actual.dtype);
    text(" of shape ").shape(actual);
    crout_rt_fail(CROUT_CHECK_FAILED, -1, op, location, message);
    return;
  }
  int64_t count = elementCount(actual.shape, actual.ndim), wrong = 0, first = -1;
  int64_t index[kMaxRank];
  Value firstActual{}, firstExpected{};
  double largest = 0;
  for (int64_t i = 0; i < count; ++i) {
    unravelIndex(i, actual.shape, actual.ndim, index);
    Value a = loadValue(dataOf(actual) + offsetOf(actual, index), actual.dtype);
    Value b = loadValue(dataOf(expected) + offsetOf(expected, index), actual.dtype);
    double distance = 0;
    if (exact ? equal(a, b, actual.dtype) : close(a, b, actual.dtype, rtol, atol, distance)) continue;
    if (wrong++ == 0) {
      first = i;
      firstActual = a;
      firstExpected = b;
    }
    if (distance > largest || isnan(distance)) largest = distance;
  }
  if (wrong == 0) return;
  unravelIndex(first, actual.shape, actual.ndim, index);
  text("%lld of %lld elements differ", static_cast<long long>(wrong), static_cast<long long>(count));
  if (!exact) text(" by more than %g + %g |expected| (by at most %g)", atol, rtol, largest);
  text("; the first at index ").shape(index, actual.ndim)(": actual ");
  print(text, firstActual, actual.dtype);
  text(", expected ");
  print(text, firstExpected, actual.dtype);
  crout_rt_fail(CROUT_CHECK_FAILED, first, op, location, message);
}

} // namespace
} // namespace crout::rt

void crout_rt_expect_close(const DLTensor *actual, const DLTensor *expected, double rtol, double atol, const char *location) {
  crout::rt::expect(*actual, *expected, false, rtol, atol, location);
}

void crout_rt_expect_equal(const DLTensor *actual, const DLTensor *expected, const char *location) {
  crout::rt::expect(*actual, *expected, true, 0, 0, location);
}
