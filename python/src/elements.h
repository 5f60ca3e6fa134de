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

} // namespace crout::python
#endif // CROUT_PYTHON_ELEMENTS_H
