// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Window functions of signal processing.
#include "Ops/Build.h"
#include <cmath>
#include <exception>
#include <numbers>

namespace crout {
using namespace ops;

namespace {
// at(i / (n - 1)) for i = 0 .. length - 1, with n = length, or length + 1 where the window is one period of a longer signal.
template <typename At>
Tensor window(const char *name, int64_t length, bool periodic, std::optional<DType> dtype, const std::optional<Device> &device,
              const std::source_location &where, At at) {
  OpScope scope(name, where);
  if (device && device->type != kDLCPU) fail("device " + crout::name(*device) + " is not on this machine: this build has cpu only");
  if (length < 0) fail("'window_length' must not be negative, got " + std::to_string(length));
  DType type = dtype.value_or(defaultDType());
  if (!isFloatingPoint(type)) fail("'dtype' must be floating point, got " + describe(type));
  std::vector<double> values;
  try {
    values.assign(static_cast<size_t>(length), 1.0);
  } catch (const std::exception &) { // too long, or no memory
    throw MemoryError(currentFunctionPrefix() + "no memory for a window of " + std::to_string(length) + " numbers", currentLocationString());
  }
  double last = static_cast<double>(length) - (periodic ? 0 : 1);
  for (size_t i = 0; length > 1 && i < values.size(); ++i)
    values[i] = at(static_cast<double>(i) / last);
  Tensor result = Tensor::fromData(values.data(), std::span(&length, 1), DType::Float64);
  return type == DType::Float64 && !TraceSession::current() ? result : to(result, type);
}

double cosine(double turns) { return std::cos(2 * std::numbers::pi * turns); }

// I0(x) = sum of (x^2/4)^k / (k!)^2, all terms positive.
double besselI0(double x) {
  double sum = 1, term = 1;
  for (double k = 1; term > 1e-18 * sum; ++k)
    sum += term *= (x / 2 / k) * (x / 2 / k);
  return sum;
}
} // namespace

Tensor bartlett_window(int64_t window_length, bool periodic, std::optional<DType> dtype, std::optional<Device> device,
                       std::source_location where) {
  return window("bartlett_window", window_length, periodic, dtype, device, where, [](double t) { return t <= 0.5 ? 2 * t : 2 - 2 * t; });
}

Tensor blackman_window(int64_t window_length, bool periodic, std::optional<DType> dtype, std::optional<Device> device,
                       std::source_location where) {
  return window("blackman_window", window_length, periodic, dtype, device, where,
                [](double t) { return std::max(0.0, 0.42 - 0.5 * cosine(t) + 0.08 * cosine(2 * t)); });
}

Tensor hamming_window(int64_t window_length, bool periodic, double alpha, double beta, std::optional<DType> dtype,
                      std::optional<Device> device, std::source_location where) {
  return window("hamming_window", window_length, periodic, dtype, device, where, [=](double t) { return alpha - beta * cosine(t); });
}

Tensor hann_window(int64_t window_length, bool periodic, std::optional<DType> dtype, std::optional<Device> device,
                   std::source_location where) {
  return window("hann_window", window_length, periodic, dtype, device, where, [](double t) { return 0.5 - 0.5 * cosine(t); });
}

Tensor kaiser_window(int64_t window_length, bool periodic, double beta, std::optional<DType> dtype, std::optional<Device> device,
                     std::source_location where) {
  return window("kaiser_window", window_length, periodic, dtype, device, where, [=](double t) {
    double distance = 2 * t - 1;
    return besselI0(beta * std::sqrt(std::max(0.0, 1 - distance * distance))) / besselI0(beta);
  });
}

} // namespace crout
