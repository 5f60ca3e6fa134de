// Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Element types: names, sizes, DLPack codes and promotion.
#include "crout/dtype.h"
#include "crout/error.h"
#include <algorithm>
#include <atomic>
#include <string>

namespace crout {

namespace {
struct Info {
  std::string_view name;
  DLDataType dlpack;
};
constexpr Info infos[kNumDTypes] = {
    {"bool", {kDLBool, 8, 1}},      {"uint8", {kDLUInt, 8, 1}},         {"int8", {kDLInt, 8, 1}},
    {"int16", {kDLInt, 16, 1}},     {"int32", {kDLInt, 32, 1}},         {"int64", {kDLInt, 64, 1}},
    {"float16", {kDLFloat, 16, 1}}, {"bfloat16", {kDLBfloat, 16, 1}},   {"float32", {kDLFloat, 32, 1}},
    {"float64", {kDLFloat, 64, 1}}, {"complex64", {kDLComplex, 64, 1}}, {"complex128", {kDLComplex, 128, 1}},
};
std::atomic<DType> defaultFloat = DType::Float32;
} // namespace

static const Info &info(DType dtype) { return infos[static_cast<int>(dtype)]; }
std::string_view name(DType dtype) { return info(dtype).name; }
int64_t itemSize(DType dtype) { return info(dtype).dlpack.bits / 8; }
DLDataType toDLPack(DType dtype) { return info(dtype).dlpack; }

DType fromDLPack(DLDataType dtype) {
  for (int i = 0; i < kNumDTypes; ++i)
    if (infos[i].dlpack.code == dtype.code && infos[i].dlpack.bits == dtype.bits && dtype.lanes == 1) return static_cast<DType>(i);
  throw TypeError("the DLPack type with code " + std::to_string(dtype.code) + ", " + std::to_string(dtype.bits) + " bits and " +
                  std::to_string(dtype.lanes) + " lanes has no dtype here");
}

bool isComplex(DType dtype) { return dtype >= DType::Complex64; }
bool isFloatingPoint(DType dtype) { return dtype >= DType::Float16 && dtype <= DType::Float64; }
bool isIntegral(DType dtype) { return dtype >= DType::UInt8 && dtype <= DType::Int64; }

DType toReal(DType dtype) { return dtype == DType::Complex64 ? DType::Float32 : dtype == DType::Complex128 ? DType::Float64 : dtype; }
DType toComplex(DType dtype) { return isComplex(dtype) ? dtype : dtype == DType::Float64 ? DType::Complex128 : DType::Complex64; }

DType promoteTypes(DType a, DType b) {
  if (a == b) return a;
  if (a > b) std::swap(a, b); // the enumeration ascends by category, then by size
  if (isComplex(b)) return b == DType::Complex64 && a == DType::Float64 ? DType::Complex128 : b;
  if (isFloatingPoint(b)) return a == DType::Float16 && b == DType::BFloat16 ? DType::Float32 : b;
  if (a == DType::UInt8) return std::max(b, DType::Int16);
  return b;
}

static int category(DType dtype) { return dtype == DType::Bool ? 0 : isIntegral(dtype) ? 1 : isFloatingPoint(dtype) ? 2 : 3; }
bool canCast(DType from, DType to) { return category(from) <= category(to); }

DType defaultDType() { return defaultFloat; }
void setDefaultDType(DType dtype) {
  if (!isFloatingPoint(dtype)) throw TypeError("the default dtype must be a floating-point dtype, got " + std::string(name(dtype)));
  defaultFloat = dtype;
}

} // namespace crout
