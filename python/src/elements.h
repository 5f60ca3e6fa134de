// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Single elements in memory, to and from Python's numbers.
#ifndef CROUT_PYTHON_ELEMENTS_H
#define CROUT_PYTHON_ELEMENTS_H

#include "common.h"
#include <cstring>

namespace crout::python {

/// The element at `data` as a Python number; a new reference.
inline PyObject *element(const char *data, DType dtype) {
  auto read = [data]<typename T>(T value) {
    std::memcpy(&value, data, sizeof(T));
    return value;
  };
  switch (dtype) {
  case DType::Bool: return PyBool_FromLong(read(uint8_t()));
  case DType::UInt8: return PyLong_FromLong(read(uint8_t()));
  case DType::Int8: return PyLong_FromLong(read(int8_t()));
  case DType::Int16: return PyLong_FromLong(read(int16_t()));
  case DType::Int32: return PyLong_FromLong(read(int32_t()));
  case DType::Int64: return PyLong_FromLongLong(read(int64_t()));
  case DType::Float16: return PyFloat_FromDouble(static_cast<double>(read(_Float16())));
  case DType::BFloat16: {
    uint32_t wide = static_cast<uint32_t>(read(uint16_t())) << 16;
    float value;
    std::memcpy(&value, &wide, sizeof(value));
    return PyFloat_FromDouble(value);
  }
  case DType::Float32: return PyFloat_FromDouble(read(float()));
  case DType::Float64: return PyFloat_FromDouble(read(double()));
  case DType::Complex64: {
    auto value = read(std::complex<float>());
    return PyComplex_FromDoubles(value.real(), value.imag());
  }
  case DType::Complex128: {
    auto value = read(std::complex<double>());
    return PyComplex_FromDoubles(value.real(), value.imag());
  }
  }
  return nullptr;
}

/// Real part of a number.
inline double realPart(const Scalar &scalar) {
  return std::visit([](const auto &v) -> double {
    using T = std::decay_t<decltype(v)>;
    if constexpr (std::is_same_v<T, std::complex<double>>)
      return v.real();
    else if constexpr (std::is_same_v<T, SymInt>)
      return static_cast<double>(v.guard());
    else
      return static_cast<double>(v);
  }, scalar);
}

/// bfloat16 nearest to a number, ties to even, as its bits.
inline uint16_t toBFloat16(double number) {
  float narrow = static_cast<float>(number);
  uint32_t bits;
  std::memcpy(&bits, &narrow, sizeof(bits));
  if (narrow != narrow)
    return 0x7fc0;
  return static_cast<uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

/// Writes a number as an element of `dtype` at `data`. Throws TypeError for a complex number as a real one.
inline void storeElement(char *data, const Scalar &scalar, DType dtype) {
  auto put = [data](auto value) { std::memcpy(data, &value, sizeof(value)); };
  if (const auto *value = std::get_if<std::complex<double>>(&scalar)) {
    if (dtype == DType::Complex64)
      return put(std::complex<float>(*value));
    if (dtype == DType::Complex128)
      return put(*value);
    throw TypeError("tensor: a complex number can't be an element of dtype " + std::string(name(dtype)));
  }
  double real = realPart(scalar);
  const auto *whole = std::get_if<int64_t>(&scalar);
  int64_t integer = whole ? *whole : real >= -0x1p63 && real < 0x1p63 ? static_cast<int64_t>(real) : INT64_MIN;
  switch (dtype) {
  case DType::Bool: return put(static_cast<uint8_t>(real != 0.0));
  case DType::UInt8: return put(static_cast<uint8_t>(integer));
  case DType::Int8: return put(static_cast<int8_t>(integer));
  case DType::Int16: return put(static_cast<int16_t>(integer));
  case DType::Int32: return put(static_cast<int32_t>(integer));
  case DType::Int64: return put(integer);
  case DType::Float16: return put(static_cast<_Float16>(real));
  case DType::BFloat16: return put(toBFloat16(real));
  case DType::Float32: return put(static_cast<float>(real));
  case DType::Float64: return put(real);
  case DType::Complex64: return put(std::complex<float>(static_cast<float>(real)));
  case DType::Complex128: return put(std::complex<double>(real));
  }
}

} // namespace crout::python
#endif // CROUT_PYTHON_ELEMENTS_H
